// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/trees/boosted_trees.h"

#include "pipelines/modules/alignment.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/evaluation/evaluation_plots.h"
#include "plugins/downscaling/trees/cell_trees.h"
#include "plugins/downscaling/trees/shared_trees.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cmath>
#include <numeric>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::BoostedTrees)
};

QString title() { return Tr::tr("Boosted trees"); }

class BoostedRun {
public:
    BoostedRun(const BoostedPlan& plan, const PeriodCubes& cubes, std::shared_ptr<const Cube> elevation, RunContext& context)
        : m_plan(plan),
          m_cubes(cubes),
          m_elevation(elevation ? alignedTo(m_cubes.reference->signature(), plan.pair.reference, std::move(elevation), plan.height) : nullptr),
          m_context(context)
    {
    }

    /// model: trees that were made before, or null.
    Result<Outputs> run(const std::shared_ptr<const Model>& model)
    {
        const FieldGrid fine = fieldGridOf(m_cubes.reference->signature(), m_plan.pair.reference);
        TRY(const Interpolator interpolator, Interpolator::make(coarseGrid(), fine.grid, FieldMethod::Bilinear, 0.5, m_context));
        const TreeWorld world{m_plan, m_cubes, fine, interpolator};
        const double learnt = model ? 0.0 : 0.6, judged = model || m_plan.testSteps == 0 ? learnt : 0.7;
        SubProgress one(m_context, 0.0, learnt), two(m_context, learnt, judged), three(m_context, judged, 1.0);
        TRY(const std::unique_ptr<TreeMethod> trees, makeTrees(one, world, model));
        QJsonObject card = m_plan.card, content;
        if (!model) {
            mergeInto(card, trees->card());
            content = trees->report();
            content.insert(QStringLiteral("plots"), trees->plots());
            if (m_plan.testSteps > 0)
                TRY_DO(judge(two, world, *trees, card, content));
        }
        TRY(const std::shared_ptr<const Cube> out, predict(three, *trees));
        TRY(const std::shared_ptr<const Model> saved, model ? Result(model) : save(*trees, card));
        mergeInto(content, card);
        return Outputs{{QStringLiteral("data"), out}, {QStringLiteral("model"), saved},
            {QStringLiteral("report"), std::make_shared<const Report>(Report{title(), content})}};
    }

private:
    [[nodiscard]] const Grid& coarseGrid() const
    {
        const CubeSignature& later = m_cubes.projection->signature();
        return *later.gridOf(later.variables[static_cast<std::size_t>(m_plan.pair.projection)]);
    }

    static void mergeInto(QJsonObject& to, const QJsonObject& from)
    {
        for (auto it = from.begin(); it != from.end(); ++it)
            to.insert(it.key(), it.value());
    }

    Result<std::unique_ptr<TreeMethod>> makeTrees(RunContext& context, const TreeWorld& world, const std::shared_ptr<const Model>& model)
    {
        if (m_plan.perCell) {
            TRY(CellTrees cells, model ? CellTrees::read(model->path, world) : CellTrees::learn(context, world));
            return std::unique_ptr<TreeMethod>(std::make_unique<CellTrees>(std::move(cells)));
        }
        TRY(Predictors predictors, predictorsOf(world));
        TRY(SharedTrees shared,
            model ? SharedTrees::read(model->path, world, std::move(predictors)) : SharedTrees::learn(context, world, std::move(predictors)));
        return std::unique_ptr<TreeMethod>(std::make_unique<SharedTrees>(std::move(shared)));
    }

    /// With heights, where they came in, and their means over coarse cells interpolated back.
    Result<Predictors> predictorsOf(const TreeWorld& world)
    {
        std::vector<float> heights, back;
        if (m_plan.height >= 0) {
            TRY(heights, readWhole(m_context, {m_elevation.get(), m_plan.height, 0}));
            m_plan.toMetres.apply(heights);
            for (float& height : heights)
                height = std::isnan(height) ? 0.0F : height; // the sea
            TRY(const Interpolator mean, Interpolator::make(world.fine.grid, coarseGrid(), FieldMethod::Conservative, 0.0, m_context));
            std::vector<float> means(coarseGrid().size());
            mean(heights, means);
            back.resize(heights.size());
            world.interpolator(means, back);
        }
        return Predictors(world.fine.grid, m_plan.names(), std::move(heights), std::move(back));
    }

    Result<std::shared_ptr<const Cube>> predict(RunContext& context, const TreeMethod& trees) const
    {
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("data"), m_plan.signature, trees.layout()));
        const TreePeriod period = projectedPeriod(m_plan, m_cubes);
        std::vector<std::size_t> all(period.time().size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        TRY_DO(trees.predict(context, period, all, {writer.get(), 0}));
        return writer->finish();
    }

    /// The years that were held out: trees beside bilinear interpolation.
    Result<void> judge(RunContext& context, const TreeWorld& world, const TreeMethod& trees, QJsonObject& card, QJsonObject& content) const
    {
        const auto last = [this](const std::vector<std::size_t>& steps) {
            return std::vector<std::size_t>(steps.end() - static_cast<std::ptrdiff_t>(m_plan.testSteps), steps.end());
        };
        const std::vector<std::size_t> there = last(m_plan.referenceSteps), here = last(m_plan.historicalSteps);
        const CubeSignature &signature = m_cubes.reference->signature(), &model = m_cubes.historical->signature();
        const Variable& reference = signature.variables[static_cast<std::size_t>(m_plan.pair.reference)];
        const QTemporaryDir folder(context.scratchFolder() + QStringLiteral("/test-XXXXXX"));
        const auto scratch = broughtTo(world.fine, model, {m_plan.pair.historical}, here);
        TRY(const std::unique_ptr<CubeWriter> predicted, createZarr(folder.filePath(QStringLiteral("trees.zarr")), scratch, trees.layout()));
        TRY(const std::unique_ptr<CubeWriter> bilinear, createZarr(folder.filePath(QStringLiteral("bilinear.zarr")), scratch));
        SubProgress one(context, 0.0, 0.5), two(context, 0.5, 0.7), three(context, 0.7, 1.0);
        TRY_DO(trees.predict(one, historicalPeriod(m_plan, m_cubes), here, {predicted.get(), 0}));
        TRY_DO(interpolateFields(two, world.interpolator, {m_cubes.historical.get(), m_plan.pair.historical, 0, here}, {bilinear.get(), 0}));
        TRY(const std::shared_ptr<const Cube> first, predicted->finish());
        TRY(const std::shared_ptr<const Cube> second, bilinear->finish());
        const Axis& time = *signature.axisOf(reference, AxisKind::Time);
        const ComparisonRules rules{seasonsOf(time, there), areasOf(world.fine.grid), m_plan.threshold};
        Judgement judgement{reference.name, reference.units, {QStringLiteral("trees"), QStringLiteral("bilinear")},
            {Tr::tr("trees"), Tr::tr("bilinear")}, m_plan.threshold, {}};
        TRY(judgement.methods,
            compareSeries(three, {m_cubes.reference.get(), m_plan.pair.reference, 0, there},
                {{{{first.get(), 0, 0}}, {}}, {{{second.get(), 0, 0}}, m_plan.pair.fromHistorical}}, rules));
        const auto table = scoreTable(judgement);
        const QJsonArray rows = scoreRows(*table);
        content.insert(QStringLiteral("scores"), rows);
        content.insert(QStringLiteral("first"), isoText(time.values[there.front()], time.calendar));
        content.insert(QStringLiteral("last"), isoText(time.values[there.back()], time.calendar));
        QJsonArray plots = content.value(QLatin1String("plots")).toArray();
        for (const QJsonValue& plot : plotsOf(judgement, {}))
            plots.append(plot);
        content.insert(QStringLiteral("plots"), plots);
        QJsonArray year;
        std::ranges::copy_if(
            rows, std::back_inserter(year), [](const QJsonValue& row) { return row[QLatin1String("season")] == QLatin1String("year"); });
        card.insert(QStringLiteral("scores"), year);
        return {};
    }

    Result<std::shared_ptr<const Model>> save(const TreeMethod& trees, const QJsonObject& card) const
    {
        const QString path = m_context.scratchFolder() + QStringLiteral("/trees.json");
        TRY_DO(trees.save(path));
        return std::make_shared<const Model>(Model{path, card});
    }

    const BoostedPlan& m_plan;
    const PeriodCubes m_cubes;
    const std::shared_ptr<const Cube> m_elevation;
    RunContext& m_context;
};

} // namespace

CheckResult BoostedTreesModule::check(const CheckInput& input) const
{
    CheckResult result;
    const auto periods = periodsOf(input);
    if (!periods)
        return result;
    const auto elevation = input.get<CubeSignature>(QStringLiteral("elevation"));
    const auto model = input.get<ModelSignature>(QStringLiteral("model"));
    if (const auto plan = planBoostedTrees(input.spec, *periods, elevation.get(), model.get(), input.parameters, result)) {
        result.outputs[QStringLiteral("data")] = plan->signature;
        result.outputs[QStringLiteral("model")] = std::make_shared<const ModelSignature>(ModelSignature{plan->card});
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{title()});
    }
    return result;
}

Result<Outputs> BoostedTreesModule::run(const RunInput& input, RunContext& context) const
{
    TRY(const PeriodCubes cubes, periodCubes(input));
    const auto elevation = input.get<Cube>(QStringLiteral("elevation"));
    const auto model = input.get<Model>(QStringLiteral("model"));
    const ModelSignature card{model ? model->card : QJsonObject{}};
    CheckResult problems;
    const auto plan = planBoostedTrees(
        input.spec, periodsOf(cubes), elevation ? &elevation->signature() : nullptr, model ? &card : nullptr, input.parameters, problems);
    if (!plan)
        return data::firstError(problems);
    return BoostedRun(*plan, alignedCubes(cubes, plan->pair, false), plan->height >= 0 ? elevation : nullptr, context).run(model);
}

} // namespace terrella::downscale
