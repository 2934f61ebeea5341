// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/bcsd.h"

#include "pipelines/data/signature_builder.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/aligned_pairs.h"
#include "plugins/downscaling/distribution/disaggregation.h"
#include "plugins/downscaling/distribution/mean_year.h"
#include "plugins/downscaling/distribution/series_map.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Bcsd)
};

struct Plan {
    YearGrouping grouping = YearGrouping::Month;
    std::size_t window = 1;
    FieldMethod method = FieldMethod::Bilinear;
    std::vector<ModelPair> pairs;
    std::vector<MappingRules> rules;
    std::shared_ptr<const CubeSignature> signature;
};

std::optional<Plan> plan(const Periods& periods, const Parameters& parameters, CheckResult& check)
{
    Plan out;
    out.grouping = readGrouping(parameters);
    out.window = readWindow(parameters, out.grouping, check);
    out.method = readSpatialMethod(parameters);
    out.pairs = pairVariables(periods, parameters, false, check);
    SignatureBuilder builder(periods.projection->attributes);
    for (const ModelPair& pair : out.pairs) {
        const CheckedVariable reference = periods.in(pair, 0), model = periods.in(pair, 1), later = periods.in(pair, 2);
        if (!canInterpolate(model, *reference.grid(), out.method, check, QStringLiteral("spatial"))
            || !canInterpolate(reference, *model.grid(), FieldMethod::Conservative, check))
            return std::nullopt;
        out.rules.push_back(readMappingRules(parameters, reference.info()));
        checkKind(reference.info(), out.rules.back().change, std::isfinite(out.rules.back().lowest), check);
        checkThreshold(reference.info(), parameters, check);
        Variable made = later.info();
        made.units = reference.info().units;
        made.storedType = QStringLiteral("float32");
        made.attributes[QStringLiteral("bias_adjustment")] = QStringLiteral("bias correction and spatial disaggregation");
        const FieldGrid target = fieldGridOf(reference.cube, reference.variable);
        AxisChanges changes;
        changes.axes = {{AxisKind::Y, std::nullopt}, {AxisKind::X, std::nullopt}, {AxisKind::Cell, std::nullopt}};
        changes.added = target.axes;
        changes.grid = target.grid;
        builder.addVariable(later.cube, std::move(made), changes);
    }
    if (check.hasErrors())
        return std::nullopt;
    out.signature = builder.build();
    return out;
}

/// One variable on its way from the coarse to the fine grid; cubes in between lie in a folder that goes with it.
class Disaggregation {
public:
    Disaggregation(const Plan& plan, const AlignedPair& aligned, RunContext& context)
        : m_plan(plan),
          m_periods(aligned.periods),
          m_cubes(aligned.cubes),
          m_index(aligned.index),
          m_pair(aligned.pair),
          m_folder(context.scratchFolder() + QStringLiteral("/bcsd-XXXXXX"))
    {
    }

    Result<void> run(RunContext& context, CubeWriter& writer)
    {
        const CheckedVariable reference = m_periods.in(m_pair, 0), model = m_periods.in(m_pair, 1), later = m_periods.in(m_pair, 2);
        const YearParts parts = commonParts(m_plan.grouping, {reference.time()->calendar, model.time()->calendar, later.time()->calendar});
        SubProgress one(context, 0.0, 0.2), two(context, 0.2, 0.5), three(context, 0.5, 0.6), four(context, 0.6, 0.8), five(context, 0.8, 1.0);
        TRY(const std::shared_ptr<const Cube> coarse, coarsen(one));
        TRY(const std::shared_ptr<const Cube> mapped, map(two, coarse));
        SubProgress first(three, 0.0, 0.3), second(three, 0.3, 1.0);
        TRY(const std::shared_ptr<const Cube> coarseMean,
            meanYear(first, *coarse, 0, m_pair.referenceSteps, parts, m_plan.window, path("coarse_mean")));
        TRY(const std::shared_ptr<const Cube> fineMean,
            meanYear(second, *m_cubes.reference, m_pair.reference, m_pair.referenceSteps, parts, m_plan.window, path("fine_mean")));
        const FieldGrid target = fieldGridOf(reference.cube, reference.variable);
        const ChangeRule rule{m_plan.rules[m_index].change, std::numeric_limits<double>::infinity()};
        TRY(const Interpolator interpolator, Interpolator::make(*later.grid(), target.grid, m_plan.method, 0.5, four));
        TRY(const std::unique_ptr<CubeWriter> fine, createZarr(path("changes"), broughtTo(target, mapped->signature(), {0})));
        const std::vector<std::size_t> partOf = partOfEachStep(*later.time(), parts);
        TRY_DO(interpolateChanges(four, {mapped.get(), 0}, {coarseMean.get(), 0, m_pair.oneReference}, partOf, rule, interpolator, *fine));
        TRY(const std::shared_ptr<const Cube> changes, fine->finish());
        return putChanges(five, {fineMean.get(), 0, m_pair.oneReference}, {changes.get(), 0}, {partOf, {}}, rule, m_plan.rules[m_index].lowest,
            {&writer, static_cast<int>(m_index), 0});
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name) + QStringLiteral(".zarr")); }

    /// The reference as means over the coarse cells.
    Result<std::shared_ptr<const Cube>> coarsen(RunContext& context) const
    {
        const CheckedVariable reference = m_periods.in(m_pair, 0), later = m_periods.in(m_pair, 2);
        TRY(const Interpolator mean, Interpolator::make(*reference.grid(), *later.grid(), FieldMethod::Conservative, 0.5, context));
        TRY(const std::unique_ptr<CubeWriter> writer,
            createZarr(path("reference"), broughtTo(fieldGridOf(later.cube, later.variable), reference.cube, {reference.variable})));
        TRY_DO(interpolateFields(context, mean, {m_cubes.reference.get(), reference.variable}, {writer.get(), 0}));
        return writer->finish();
    }

    /// Quantile mapping on the coarse cells, in the units of the reference.
    Result<std::shared_ptr<const Cube>> map(RunContext& context, const std::shared_ptr<const Cube>& coarse) const
    {
        ModelPair pair = m_pair;
        pair.reference = 0;
        const PeriodCubes cubes{coarse, m_cubes.historical, m_cubes.projection};
        const Periods periods{coarse->sharedSignature(), m_periods.historical, m_periods.projection, m_periods.hasProjection};
        const MappingPlan mapping = mappingPlan(periods, pair, m_plan.rules[m_index], m_plan.grouping, m_plan.window);
        SignatureBuilder builder;
        Variable made = periods.in(pair, 2).info();
        made.units = periods.in(pair, 0).info().units;
        builder.addVariable(*m_periods.projection, std::move(made));
        TRY(const std::unique_ptr<CubeWriter> writer, createZarr(path("mapped"), builder.build(), ChunkLayout::Series));
        TRY_DO(mapSeries(context, cubes, pair, mapping, *writer, 0));
        return writer->finish();
    }

    const Plan& m_plan;
    const Periods& m_periods;
    const PeriodCubes& m_cubes;
    const std::size_t m_index;
    const ModelPair& m_pair;
    QTemporaryDir m_folder;
};

} // namespace

CheckResult Bcsd::check(const CheckInput& input) const
{
    CheckResult result;
    if (const auto periods = periodsOf(input)) {
        if (const auto planned = plan(*periods, input.parameters, result))
            result.outputs[QStringLiteral("data")] = planned->signature;
    }
    return result;
}

Result<Outputs> Bcsd::run(const RunInput& input, RunContext& context) const
{
    TRY(const PeriodCubes cubes, periodCubes(input));
    const Periods periods = periodsOf(cubes);
    CheckResult problems;
    const auto planned = plan(periods, input.parameters, problems);
    if (!planned)
        return data::firstError(problems);
    return adjustPairs(context, cubes, planned->pairs, false, planned->signature, ChunkLayout::Fields,
        [&](RunContext& part, const AlignedPair& aligned, CubeWriter& writer) {
            return Disaggregation(*planned, aligned, context).run(part, writer);
        });
}

} // namespace terrella::downscale
