// SPDX-License-Identifier: GPL-3.0-or-later
#include "count_hot_days.h"

#include "kernels/counting.h"
#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/matching.h"
#include "pipelines/modules/walk.h"

#include <QCoreApplication>

namespace terrella::example {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CountHotDays)
};

//! [plan]
/// What check() and run() both need, made from the signature alone.
struct Plan {
    MatchedVariable temperature; ///< with the conversion from the file's units to degC
    std::shared_ptr<const CubeSignature> signature;
};

std::optional<Plan> plan(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& cube, CheckResult& result)
{
    const QString port = QStringLiteral("data"), parameter = QStringLiteral("variable");
    const auto matched = matchVariable(cube, spec.input(port)->variables.front(), parameters.text(parameter), port, parameter, result);
    if (!matched)
        return std::nullopt; // the problem is in result already
    Variable variable = cube.variables[static_cast<std::size_t>(matched->variable)];
    if (cube.dimensionOf(variable, AxisKind::Time) < 0) {
        result.error(QStringLiteral("time.missing"), Tr::tr("'%1' has no time axis, so there are no days to count.").arg(variable.name), port);
        return std::nullopt;
    }
    variable.name = QStringLiteral("hot_days");
    variable.standardName.clear();
    variable.longName = Tr::tr("days warmer than the threshold");
    variable.units = QStringLiteral("1");
    variable.cellMethods = QStringLiteral("time: sum");
    AxisChanges changes;
    changes.axes[AxisKind::Time] = std::nullopt; // dropped
    SignatureBuilder builder(cube.attributes);
    builder.addVariable(cube, variable, changes);
    return Plan{*matched, builder.build()};
}
//! [plan]

} // namespace

//! [check]
CheckResult CountHotDays::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result; // nothing connected, or another type: the engine has said so
    if (const auto planned = plan(input.spec, input.parameters, *cube, result))
        result.outputs[QStringLiteral("count")] = planned->signature;
    return result;
}
//! [check]

//! [run]
Result<Outputs> CountHotDays::run(const RunInput& input, RunContext& context) const
{
    const auto cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to count in."), {}};
    CheckResult problems;
    const auto planned = plan(input.spec, input.parameters, cube->signature(), problems);
    if (!planned)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    const UnitConversion toCelsius = planned->temperature.conversion;
    const double threshold = input.parameters.real(QStringLiteral("threshold"));

    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("count"), planned->signature, ChunkLayout::Series));
    const std::size_t slices = sliceCount(cube->signature(), planned->temperature.variable); // levels, members: one field each
    for (std::size_t slice = 0; slice < slices; ++slice) {
        const double parts = static_cast<double>(slices);
        SubProgress part(context, static_cast<double>(slice) / parts, static_cast<double>(slice + 1) / parts);
        TRY_DO(walkSeries(
            part, {{cube.get(), planned->temperature.variable, slice}}, {{writer.get(), 0, slice}}, [&](const SeriesTile& tile) -> Result<void> {
                countAbove(tile.in[0], tile.steps, tile.cells, toCelsius.scale, toCelsius.offset, threshold, tile.out[0]);
                return {};
            }));
    }
    TRY(std::shared_ptr<const Cube> counted, writer->finish());
    return Outputs{{QStringLiteral("count"), std::move(counted)}};
}
//! [run]

} // namespace terrella::example
