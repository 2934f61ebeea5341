// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/boosted_trees.h"

#include "pipelines/modules/alignment.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/boosted_plan.h"
#include "plugins/downscaling/kernels/lot.h"
#include "plugins/downscaling/predictors.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::BoostedTrees)
};

double seasonAt(double seconds, Calendar calendar)
{
    const DateTime date = fromSeconds(seconds, calendar);
    const double days = calendar == Calendar::Days360 ? 360.0 : 365.25;
    return (static_cast<double>(dayOfYear(date, calendar)) - 0.5) / days;
}

class BoostedRun {
public:
    BoostedRun(const BoostedPlan& plan, PeriodCubes cubes, std::shared_ptr<const Cube> elevation, RunContext& context)
        : m_plan(plan),
          m_cubes(std::move(cubes)),
          m_elevation(elevation ? alignedTo(m_cubes.reference->signature(), plan.pair.reference, std::move(elevation), plan.height) : nullptr),
          m_context(context),
          m_fine(*m_cubes.reference->signature().gridOf(variable(*m_cubes.reference, plan.pair.reference))),
          m_coarse(*m_cubes.historical->signature().gridOf(variable(*m_cubes.historical, plan.pair.historical)))
    {
        m_base = static_cast<std::size_t>(std::ranges::find(plan.historical, plan.pair.historical) - plan.historical.begin());
    }

    Result<Outputs> run()
    {
        TRY(const Interpolator interpolator, Interpolator::make(m_coarse, m_fine, FieldMethod::Bilinear, 0.5, m_context));
        std::vector<float> heights, back;
        TRY_DO(readHeights(interpolator, heights, back));
        const Predictors predictors(m_fine, m_plan.names, std::move(heights), std::move(back));
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("data"), m_plan.signature, ChunkLayout::Fields));
        TreeRows training, validation;
        SubProgress one(m_context, 0.0, 0.2);
        TRY_DO(collect(one, interpolator, predictors, training, validation));
        if (training.count() == 0)
            return Error{ErrorCode::OutOfRange,
                Tr::tr("Nowhere in the training period do reference, model and heights all have values: there is nothing to learn from."), {}};
        SubProgress two(m_context, 0.2, 0.7);
        std::vector<BoostedTrees::Round> rounds;
        TRY(const BoostedTrees trees, learn(two, training, validation, rounds));
        SubProgress three(m_context, 0.7, 1.0);
        TRY_DO(predict(three, interpolator, predictors, trees, *writer));
        TRY(std::shared_ptr<const Cube> out, writer->finish());
        TRY(const std::shared_ptr<const Model> model, save(trees, predictors, training.count()));
        return Outputs{
            {QStringLiteral("data"), std::move(out)}, {QStringLiteral("model"), model}, {QStringLiteral("report"), reportOf(*model, rounds)}};
    }

private:
    static const Variable& variable(const Cube& cube, int index) { return cube.signature().variables[static_cast<std::size_t>(index)]; }

    Result<void> readHeights(const Interpolator& interpolator, std::vector<float>& heights, std::vector<float>& back)
    {
        if (m_plan.height < 0)
            return {};
        TRY(heights, readWhole(m_context, {m_elevation.get(), m_plan.height, 0}));
        m_plan.toMetres.apply(heights);
        for (float& height : heights)
            height = std::isnan(height) ? 0.0F : height; // the sea
        TRY(const Interpolator mean, Interpolator::make(m_fine, m_coarse, FieldMethod::Conservative, 0.0, m_context));
        std::vector<float> coarse(m_coarse.size());
        mean(heights, coarse);
        back.resize(heights.size());
        interpolator(coarse, back);
        return {};
    }

    /// Interpolated predictors of a step; the predicted variable in the units of the reference.
    std::vector<std::vector<float>> fieldsOf(const FieldStep& step, const Interpolator& interpolator, const UnitConversion& conversion) const
    {
        std::vector<std::vector<float>> out(step.in.size(), std::vector<float>(m_fine.size()));
        for (std::size_t v = 0; v < step.in.size(); ++v)
            interpolator(step.in[v], out[v]);
        if (!conversion.isIdentity())
            conversion.apply(out[m_base]);
        return out;
    }

    /// Some cells of each step, by lot that the seed, the step and the cell decide.
    Result<void> collect(
        RunContext& context, const Interpolator& interpolator, const Predictors& predictors, TreeRows& training, TreeRows& validation) const
    {
        const std::size_t steps = m_plan.historicalSteps.size(), features = predictors.count();
        const double share = static_cast<double>(m_plan.samples) / (static_cast<double>(steps) * static_cast<double>(m_fine.size()));
        const Axis& time = *m_cubes.reference->signature().axisOf(variable(*m_cubes.reference, m_plan.pair.reference), AxisKind::Time);
        std::vector<TreeRows> rows(steps);
        std::vector<WalkInput> inputs;
        for (const int index : m_plan.historical)
            inputs.push_back({m_cubes.historical.get(), index, 0, m_plan.historicalSteps});
        const auto take = [&](const FieldStep& step) -> Result<void> {
            const std::size_t there = m_plan.referenceSteps[step.step];
            std::vector<float> truth(m_fine.size()), row(features);
            TRY_DO(m_cubes.reference->readField(m_plan.pair.reference, there, 0, truth));
            const auto fields = fieldsOf(step, interpolator, m_plan.pair.fromHistorical);
            const double season = seasonAt(time.values[there], time.calendar);
            TreeRows& out = rows[step.step];
            for (std::size_t c = 0; c < truth.size(); ++c) {
                if (std::isnan(truth[c]) || std::isnan(fields[m_base][c]) || unitNumber(m_plan.rules.seed, c, step.step) >= share)
                    continue;
                predictors.row(fields, c, season, row);
                out.values.insert(out.values.end(), row.begin(), row.end());
                out.targets.push_back(truth[c] - fields[m_base][c]);
            }
            return {};
        };
        TRY_DO(walkFields(context, inputs, {}, take));
        training.features = validation.features = features;
        for (std::size_t t = 0; t < steps; ++t) {
            TreeRows& to = t < steps - m_plan.validationSteps ? training : validation;
            to.values.insert(to.values.end(), rows[t].values.begin(), rows[t].values.end());
            to.targets.insert(to.targets.end(), rows[t].targets.begin(), rows[t].targets.end());
            rows[t] = {};
        }
        return {};
    }

    Result<BoostedTrees> learn(
        RunContext& context, const TreeRows& training, const TreeRows& validation, std::vector<BoostedTrees::Round>& rounds) const
    {
        return BoostedTrees::train(training, validation, m_plan.rules, [&](int round, const BoostedTrees::Round& errors) {
            rounds.push_back(errors);
            context.measure(QStringLiteral("training"), round + 1, errors.training);
            context.measure(QStringLiteral("validation"), round + 1, errors.validation);
            context.progress(static_cast<double>(round + 1) / m_plan.rules.trees, Tr::tr("%1 of %2 trees").arg(round + 1).arg(m_plan.rules.trees));
            return !context.cancelled();
        });
    }

    Result<void> predict(
        RunContext& context, const Interpolator& interpolator, const Predictors& predictors, const BoostedTrees& trees, CubeWriter& writer) const
    {
        const Axis& time = *m_cubes.projection->signature().axisOf(variable(*m_cubes.projection, m_plan.pair.projection), AxisKind::Time);
        std::vector<WalkInput> inputs;
        for (const int index : m_plan.projection)
            inputs.push_back({m_cubes.projection.get(), index, 0});
        return walkFieldsOnto(context, inputs, {{&writer, 0, 0}}, [&](const FieldStep& step) -> Result<void> {
            const auto fields = fieldsOf(step, interpolator, m_plan.pair.fromProjection);
            const double season = seasonAt(time.values[step.step], time.calendar);
            const std::size_t features = predictors.count();
            std::vector<float> rows(features * m_fine.size());
            for (std::size_t c = 0; c < m_fine.size(); ++c)
                predictors.row(fields, c, season, std::span(rows).subspan(c * features, features));
            TRY_DO(trees.predict(rows, features, step.out[0]));
            for (std::size_t c = 0; c < m_fine.size(); ++c) {
                const float base = fields[m_base][c];
                float& value = step.out[0][c];
                value += base; // NaN stays
                if (static_cast<double>(value) < m_plan.lowest)
                    value = static_cast<float>(m_plan.lowest);
            }
            return {};
        });
    }

    Result<std::shared_ptr<const Model>> save(const BoostedTrees& trees, const Predictors& predictors, std::size_t rows) const
    {
        TRY(const QByteArray json, trees.toJson());
        const QString path = m_context.scratchFolder() + QStringLiteral("/trees.json");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            return Error{ErrorCode::Disk, Tr::tr("%1 cannot be written: %2.").arg(path, file.errorString()), {}};
        const Variable& there = variable(*m_cubes.reference, m_plan.pair.reference);
        QJsonObject card{{QStringLiteral("task"), QStringLiteral("downscaling")}, {QStringLiteral("format"), QStringLiteral("XGBoost JSON")},
            {QStringLiteral("predictors"), QJsonArray::fromStringList(predictors.names())}, {QStringLiteral("variable"), there.name},
            {QStringLiteral("units"), there.units}, {QStringLiteral("target"), QStringLiteral("what is to be added to the interpolated value")},
            {QStringLiteral("trees"), trees.trees()}, {QStringLiteral("rows"), static_cast<qint64>(rows)},
            {QStringLiteral("seed"), static_cast<qint64>(m_plan.rules.seed)}};
        if (!std::isnan(trees.validationError()))
            card.insert(QStringLiteral("validation_rmse"), trees.validationError());
        return std::make_shared<const Model>(Model{path, card});
    }

    std::shared_ptr<const Report> reportOf(const Model& model, const std::vector<BoostedTrees::Round>& rounds) const
    {
        QJsonArray training, validation;
        for (const BoostedTrees::Round& round : rounds) {
            training.append(round.training);
            if (!std::isnan(round.validation))
                validation.append(round.validation);
        }
        QJsonObject content = model.card;
        content.insert(QStringLiteral("training"), training);
        content.insert(QStringLiteral("validation"), validation);
        return std::make_shared<const Report>(Report{Tr::tr("Boosted trees"), content});
    }

    const BoostedPlan& m_plan;
    const PeriodCubes m_cubes;
    const std::shared_ptr<const Cube> m_elevation;
    RunContext& m_context;
    const Grid& m_fine;
    const Grid& m_coarse;
    std::size_t m_base = 0; ///< which predictor is the predicted variable
};

} // namespace

CheckResult BoostedTreesModule::check(const CheckInput& input) const
{
    CheckResult result;
    const auto periods = periodsOf(input);
    if (!periods)
        return result;
    const auto elevation = input.get<CubeSignature>(QStringLiteral("elevation"));
    if (const auto plan = planBoostedTrees(input.spec, *periods, elevation.get(), input.parameters, result)) {
        result.outputs[QStringLiteral("data")] = plan->signature;
        result.outputs[QStringLiteral("model")] = std::make_shared<const ModelSignature>();
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{Tr::tr("Boosted trees")});
    }
    return result;
}

Result<Outputs> BoostedTreesModule::run(const RunInput& input, RunContext& context) const
{
    TRY(const PeriodCubes cubes, periodCubes(input));
    const Periods periods = periodsOf(cubes);
    const auto elevation = input.get<Cube>(QStringLiteral("elevation"));
    CheckResult problems;
    const auto plan = planBoostedTrees(input.spec, periods, elevation ? &elevation->signature() : nullptr, input.parameters, problems);
    if (!plan)
        return data::firstError(problems);
    return BoostedRun(*plan, alignedCubes(cubes, plan->pair, false), elevation, context).run();
}

} // namespace terrella::downscale
