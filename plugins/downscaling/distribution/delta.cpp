// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/delta.h"

#include "pipelines/data/signature_builder.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/aligned_pairs.h"
#include "plugins/downscaling/distribution/disaggregation.h"
#include "plugins/downscaling/distribution/mapping_rules.h"
#include "plugins/downscaling/distribution/mean_year.h"
#include "plugins/downscaling/periods.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <numeric>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Delta)
};

struct Plan {
    YearGrouping grouping = YearGrouping::Month;
    std::size_t window = 1;
    FieldMethod method = FieldMethod::Bilinear;
    double lowest = std::nan("");
    std::vector<ModelPair> pairs;
    std::vector<ChangeRule> rules;
    std::shared_ptr<const CubeSignature> signature;
};

/// The reference's variable at its own times, with the levels and members of the projection.
void describe(SignatureBuilder& builder, const Periods& periods, const ModelPair& pair, const ChangeRule& rule)
{
    const CheckedVariable reference = periods.in(pair, 0), later = periods.in(pair, 2);
    Variable made = later.info();
    made.name = reference.info().name;
    made.standardName = reference.info().standardName;
    made.longName = reference.info().longName;
    made.units = reference.info().units;
    made.cellMethods = reference.info().cellMethods;
    made.storedType = QStringLiteral("float32");
    made.attributes = reference.info().attributes;
    made.attributes[QStringLiteral("bias_adjustment")]
        = rule.change == Change::Additive ? QStringLiteral("delta change, additive") : QStringLiteral("delta change, multiplicative");
    AxisChanges changes;
    changes.axes = {{AxisKind::Y, std::nullopt}, {AxisKind::X, std::nullopt}, {AxisKind::Cell, std::nullopt}, {AxisKind::Time, *reference.time()}};
    const FieldGrid target = fieldGridOf(reference.cube, reference.variable);
    changes.added = target.axes;
    changes.grid = target.grid;
    builder.addVariable(later.cube, std::move(made), changes);
}

std::optional<Plan> plan(const Periods& periods, const Parameters& parameters, CheckResult& check)
{
    Plan out;
    out.grouping = readGrouping(parameters);
    out.window = readWindow(parameters, out.grouping, check);
    out.method = readSpatialMethod(parameters);
    out.lowest = parameters.real(QStringLiteral("lowest"));
    out.pairs = pairVariables(periods, parameters, false, check);
    SignatureBuilder builder(periods.reference->attributes);
    for (const ModelPair& pair : out.pairs) {
        const Variable& reference = periods.in(pair, 0).info();
        if (!canInterpolate(periods.in(pair, 1), *periods.in(pair, 0).grid(), out.method, check, QStringLiteral("spatial")))
            return std::nullopt;
        const MappingRules rules = readChange(parameters, reference);
        checkKind(reference, rules.change, std::isfinite(out.lowest), check);
        out.rules.push_back({rules.change, rules.largestFactor});
        describe(builder, periods, pair, out.rules.back());
    }
    if (check.hasErrors())
        return std::nullopt;
    out.signature = builder.build();
    return out;
}

/// One variable: mean years of both periods, their change on the fine grid, and that on the reference.
Result<void> changeVariable(RunContext& context, const Plan& plan, const AlignedPair& aligned, CubeWriter& writer)
{
    const ModelPair& pair = aligned.pair;
    const Periods& periods = aligned.periods;
    const PeriodCubes& cubes = aligned.cubes;
    const std::size_t index = aligned.index;
    const CheckedVariable reference = periods.in(pair, 0), model = periods.in(pair, 1), later = periods.in(pair, 2);
    const YearParts parts = commonParts(plan.grouping, {reference.time()->calendar, model.time()->calendar, later.time()->calendar});
    QTemporaryDir folder(context.scratchFolder() + QStringLiteral("/delta-XXXXXX"));
    SubProgress one(context, 0.0, 0.3), two(context, 0.3, 0.6), three(context, 0.6, 0.65), four(context, 0.65, 1.0);
    TRY(const std::shared_ptr<const Cube> before,
        meanYear(one, *cubes.historical, pair.historical, pair.historicalSteps, parts, plan.window, folder.filePath(QStringLiteral("before.zarr"))));
    TRY(const std::shared_ptr<const Cube> after,
        meanYear(
            two, *cubes.projection, pair.projection, {0, later.time()->size()}, parts, plan.window, folder.filePath(QStringLiteral("after.zarr"))));
    const FieldGrid target = fieldGridOf(reference.cube, reference.variable);
    TRY(const Interpolator interpolator, Interpolator::make(*later.grid(), target.grid, plan.method, 0.5, three));
    TRY(const std::unique_ptr<CubeWriter> fine,
        createZarr(folder.filePath(QStringLiteral("change.zarr")), broughtTo(target, after->signature(), {0})));
    std::vector<std::size_t> each(parts.count());
    std::iota(each.begin(), each.end(), std::size_t{0});
    TRY_DO(interpolateChanges(three, {after.get(), 0, false, pair.fromProjection}, {before.get(), 0, pair.oneHistorical, pair.fromHistorical}, each,
        plan.rules[index], interpolator, *fine));
    TRY(const std::shared_ptr<const Cube> change, fine->finish());
    StepPair steps{{}, partOfEachStep(*reference.time(), parts)};
    return putChanges(four, {cubes.reference.get(), pair.reference, pair.oneReference}, {change.get(), 0}, steps, plan.rules[index], plan.lowest,
        {&writer, static_cast<int>(index), 0});
}

} // namespace

CheckResult Delta::check(const CheckInput& input) const
{
    CheckResult result;
    if (const auto periods = periodsOf(input)) {
        if (const auto planned = plan(*periods, input.parameters, result))
            result.outputs[QStringLiteral("data")] = planned->signature;
    }
    return result;
}

Result<Outputs> Delta::run(const RunInput& input, RunContext& context) const
{
    TRY(const PeriodCubes cubes, periodCubes(input));
    const Periods periods = periodsOf(cubes);
    CheckResult problems;
    const auto planned = plan(periods, input.parameters, problems);
    if (!planned)
        return data::firstError(problems);
    return adjustPairs(context, cubes, planned->pairs, false, planned->signature, ChunkLayout::Fields,
        [&](RunContext& part, const AlignedPair& aligned, CubeWriter& writer) { return changeVariable(part, *planned, aligned, writer); });
}

} // namespace terrella::downscale
