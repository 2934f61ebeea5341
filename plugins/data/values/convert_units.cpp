// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/convert_units.h"

#include "plugins/data/field_walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/values/unit_change.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ConvertUnits)
};

} // namespace

CheckResult ConvertUnits::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result;
    if (const std::optional<UnitChange> plan = planUnitChange(*cube, input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> ConvertUnits::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to convert."), {}};
    CheckResult problems;
    const std::optional<UnitChange> plan = planUnitChange(cube->signature(), input.parameters, problems);
    if (!plan)
        return firstError(problems);
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    std::vector<FieldSource> sources;
    for (int v = 0; v < static_cast<int>(plan->conversions.size()); ++v)
        sources.push_back({cube.get(), v});
    TRY_DO(walkAllFields(
        context, *writer, sources,
        [&](std::size_t variable, std::size_t, std::span<const float> in, std::span<float> out) {
            std::ranges::copy(in, out.begin());
            plan->conversions[variable].apply(out);
        },
        reusable()));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
