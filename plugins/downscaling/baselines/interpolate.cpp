// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/baselines/interpolate.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/variable_choice.h"
#include "plugins/downscaling/interpolator.h"
#include "plugins/downscaling/periods.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Interpolate)
};

const auto kData = [] { return QStringLiteral("data"); };

struct Plan {
    FieldMethod method = FieldMethod::Bilinear;
    double leastValid = 0.5;
    FieldGrid target;
    std::vector<int> sources;
    std::vector<bool> fromZero; ///< bicubic: quantities that have a natural zero do not fall below it
    std::shared_ptr<const CubeSignature> signature;
};

std::optional<Plan> plan(const CubeSignature& data, const CubeSignature& like, const Parameters& parameters, CheckResult& check)
{
    Plan out;
    const QString method = parameters.text(QStringLiteral("method"));
    out.method = method == QLatin1String("bilinear") ? FieldMethod::Bilinear
        : method == QLatin1String("bicubic")         ? FieldMethod::Bicubic
                                                     : FieldMethod::Conservative;
    out.leastValid = parameters.real(QStringLiteral("min_valid"));
    const auto target = fieldGridOf(like, QStringLiteral("like"), check);
    const auto reason
        = [&data](const Variable& variable) { return data.gridOf(variable) ? QString() : Tr::tr("'%1' does not lie on a grid.").arg(variable.name); };
    out.sources = data::chooseVariables(data, parameters, kData(), QStringLiteral("variables"), reason, check);
    if (!target || check.hasErrors())
        return std::nullopt;
    out.target = *target;
    SignatureBuilder builder(data.attributes);
    AxisChanges changes;
    changes.axes = {{AxisKind::Y, std::nullopt}, {AxisKind::X, std::nullopt}, {AxisKind::Cell, std::nullopt}};
    changes.added = target->axes;
    changes.grid = target->grid;
    for (const int source : out.sources) {
        const CheckedVariable from{data, source, {kData(), 0}};
        if (!canInterpolate(from, target->grid, out.method, check))
            return std::nullopt;
        Variable made = from.info();
        for (const char* attribute : {"cell_measures", "coordinates", "grid_mapping"})
            made.attributes.remove(QLatin1String(attribute));
        made.storedType = QStringLiteral("float32");
        out.fromZero.push_back(out.method == FieldMethod::Bicubic && isRatioQuantity(made));
        builder.addVariable(data, std::move(made), changes);
    }
    out.signature = builder.build();
    return out;
}

Result<void> interpolateVariable(
    const Cube& cube, const Plan& plan, std::size_t index, const Interpolator& interpolator, CubeWriter& writer, RunContext& context)
{
    const std::size_t slices = sliceCount(cube.signature(), plan.sources[index]);
    return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
        return walkFieldsOnto(
            part, {{&cube, plan.sources[index], slice}}, {{&writer, static_cast<int>(index), slice}},
            [&](const FieldStep& step) -> Result<void> {
                interpolator(step.in[0], step.out[0]);
                if (plan.fromZero[index]) {
                    for (float& value : step.out[0])
                        value = value < 0.0F ? 0.0F : value;
                }
                return {};
            },
            reusable());
    });
}

} // namespace

CheckResult Interpolate::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(kData()), like = input.get<CubeSignature>(QStringLiteral("like"));
    if (data && like) {
        if (const auto planned = plan(*data, *like, input.parameters, result))
            result.outputs[kData()] = planned->signature;
    }
    return result;
}

Result<Outputs> Interpolate::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(kData()), like = input.get<Cube>(QStringLiteral("like"));
    if (!data || !like)
        return Error{ErrorCode::Invalid, Tr::tr("Coarse data and a finer grid are needed."), {}};
    CheckResult problems;
    const auto planned = plan(data->signature(), like->signature(), input.parameters, problems);
    if (!planned)
        return data::firstError(problems);
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(kData(), planned->signature, ChunkLayout::Fields));
    std::map<int, std::vector<std::size_t>> byGrid; // weights are in memory for one grid at a time
    for (std::size_t k = 0; k < planned->sources.size(); ++k)
        byGrid[data->signature().variables[static_cast<std::size_t>(planned->sources[k])].grid].push_back(k);
    double done = 0.0;
    for (const auto& [grid, members] : byGrid) {
        const double share = static_cast<double>(members.size()) / static_cast<double>(planned->sources.size());
        SubProgress whole(context, done, std::min(1.0, done + share));
        SubProgress before(whole, 0.0, 0.2);
        TRY(const Interpolator interpolator,
            Interpolator::make(
                data->signature().grids[static_cast<std::size_t>(grid)], planned->target.grid, planned->method, planned->leastValid, before));
        for (std::size_t k = 0; k < members.size(); ++k) {
            const double each = 0.8 / static_cast<double>(members.size());
            SubProgress part(whole, 0.2 + each * static_cast<double>(k), 0.2 + each * static_cast<double>(k + 1));
            TRY_DO(interpolateVariable(*data, *planned, members[k], interpolator, *writer, part));
        }
        done += share;
    }
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{kData(), std::move(out)}};
}

} // namespace terrella::downscale
