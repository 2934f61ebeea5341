// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/derive.h"

#include "pipelines/modules/walk.h"
#include "plugins/data/kernels/derivatives.h"
#include "plugins/data/values/derivation.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DeriveData)
};

void compute(const Derivation& plan, const Grid& grid, const std::vector<std::span<const float>>& in, std::span<float> out)
{
    std::vector<float> converted;
    std::span<const float> second;
    if (plan.second >= 0) {
        second = in[1];
        if (!plan.secondToFirst.isIdentity()) {
            converted.assign(second.begin(), second.end());
            plan.secondToFirst.apply(converted);
            second = converted;
        }
    }
    const SphereGrid sphere{grid.lat, grid.lon, grid.periodic};
    switch (plan.operation) {
    case Operation::WindSpeed: speed(in[0], second, out); break;
    case Operation::Vorticity: vorticity(sphere, in[0], second, out); break;
    case Operation::Divergence: divergence(sphere, in[0], second, out); break;
    case Operation::Difference: std::ranges::transform(in[0], second, out.begin(), [](float a, float b) { return a - b; }); break;
    case Operation::Convert: std::ranges::copy(in[0], out.begin()); break;
    }
    if (!plan.toResult.isIdentity())
        plan.toResult.apply(out);
}

} // namespace

CheckResult Derive::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result;
    if (const std::optional<Derivation> plan = planDerivation(*cube, input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> Derive::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to compute from."), {}};
    CheckResult problems;
    const std::optional<Derivation> plan = planDerivation(cube->signature(), input.parameters, problems);
    if (!plan)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    const Grid& grid = plan->signature->grids.front();
    const double parts = static_cast<double>(plan->fields.size());
    for (std::size_t k = 0; k < plan->fields.size(); ++k) {
        const DerivedField& field = plan->fields[k];
        std::vector<WalkInput> reads{{cube.get(), plan->first, field.firstLevel}};
        if (plan->second >= 0)
            reads.push_back({cube.get(), plan->second, field.secondLevel});
        SubProgress part(context, static_cast<double>(k) / parts, static_cast<double>(k + 1) / parts);
        TRY_DO(walkFields(
            part, reads, {{writer.get(), 0, field.outLevel}},
            [&](const FieldStep& step) -> Result<void> {
                compute(*plan, grid, step.in, step.out[0]);
                return {};
            },
            reusable()));
    }
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
