// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/trees/shared_trees.h"

#include "plugins/downscaling/evaluation/evaluation_plots.h"
#include "plugins/downscaling/kernels/lot.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::BoostedTrees)
};

/// Cells and steps that are learnt from at most in the memory there is: values, XGBoost's copy of them, their bins, gradients and sums.
std::size_t mostSamples(const TreeWorld& world, std::size_t features, RunContext& context)
{
    constexpr std::size_t perFeature = 16;
    constexpr std::size_t perRow = 64;
    const std::size_t fit = context.memoryLimit() / 2 / (perFeature * features + perRow);
    if (fit >= world.plan.samples)
        return world.plan.samples;
    context.warn(QCoreApplication::translate("terrella::BoostedTrees", "%1 samples do not fit in memory; %2 are learnt from.")
                     .arg(world.plan.samples)
                     .arg(fit));
    return fit;
}

/// Some cells of each step, by lot that the seed, the step and the cell decide. The steps of the test are left out.
Result<void> collect(RunContext& context, const TreeWorld& world, const Predictors& predictors, TreeRows& training, TreeRows& validation)
{
    const BoostedPlan& plan = world.plan;
    const TreePeriod period = historicalPeriod(plan, world.cubes);
    const Cube& reference = *world.cubes.reference;
    const Axis& time = *reference.signature().axisOf(reference.signature().variables[static_cast<std::size_t>(plan.pair.reference)], AxisKind::Time);
    const std::size_t steps = plan.referenceSteps.size() - plan.testSteps, features = predictors.count(), cells = world.fine.grid.size();
    const double share = static_cast<double>(mostSamples(world, features, context)) / (static_cast<double>(steps) * static_cast<double>(cells));
    const std::vector<std::size_t> learnt(plan.historicalSteps.begin(), plan.historicalSteps.begin() + static_cast<std::ptrdiff_t>(steps));
    std::vector<TreeRows> rows(steps);
    const auto take = [&](const FieldStep& step) -> Result<void> {
        const std::size_t there = plan.referenceSteps[step.step];
        std::vector<float> truth(cells), row(features);
        TRY_DO(reference.readField(plan.pair.reference, there, 0, truth));
        const auto fields = world.fieldsOf(step, period);
        const std::vector<float>& base = fields[plan.base];
        const double season = seasonAt(time.values[there], time.calendar);
        TreeRows& out = rows[step.step];
        for (std::size_t c = 0; c < cells; ++c) {
            if (std::isnan(truth[c]) || std::isnan(base[c]) || unitNumber(plan.rules.seed, c, step.step) >= share)
                continue;
            predictors.row(fields, c, season, row);
            out.values.insert(out.values.end(), row.begin(), row.end());
            out.targets.push_back(truth[c] - base[c]);
        }
        return {};
    };
    TRY_DO(walkFields(context, period.inputs(learnt), {}, take));
    training.features = validation.features = features;
    for (std::size_t t = 0; t < steps; ++t) {
        TreeRows& to = t < plan.trainingSteps() ? training : validation;
        to.values.insert(to.values.end(), rows[t].values.begin(), rows[t].values.end());
        to.targets.insert(to.targets.end(), rows[t].targets.begin(), rows[t].targets.end());
        rows[t] = {};
    }
    return {};
}

} // namespace

Result<SharedTrees> SharedTrees::learn(RunContext& context, const TreeWorld& world, Predictors predictors)
{
    TreeRows training, validation;
    SubProgress collecting(context, 0.0, 0.3), learning(context, 0.3, 1.0);
    TRY_DO(collect(collecting, world, predictors, training, validation));
    if (training.count() == 0)
        return Error{ErrorCode::OutOfRange,
            Tr::tr("Nowhere in the training period do reference, model and heights all have values: there is nothing to learn from."), {}};
    const TreeRules& rules = world.plan.rules;
    std::vector<BoostedTrees::Round> rounds;
    TRY(BoostedTrees trees, BoostedTrees::train(training, validation, rules, [&](int round, const BoostedTrees::Round& errors) {
        rounds.push_back(errors);
        learning.measure(QStringLiteral("training"), round + 1, errors.training);
        learning.measure(QStringLiteral("validation"), round + 1, errors.validation);
        learning.progress(static_cast<double>(round + 1) / rules.trees, Tr::tr("%1 of %2 trees").arg(round + 1).arg(rules.trees));
        return !context.cancelled();
    }));
    SharedTrees out(world, std::move(predictors), std::move(trees));
    out.m_rows = training.count();
    out.m_rounds = std::move(rounds);
    return out;
}

Result<SharedTrees> SharedTrees::read(const QString& path, const TreeWorld& world, Predictors predictors)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("%1 cannot be read: %2.").arg(path, file.errorString()), {}};
    TRY(BoostedTrees trees, BoostedTrees::read(file.readAll(), predictors.count()));
    return SharedTrees(world, std::move(predictors), std::move(trees));
}

Result<void> SharedTrees::predict(RunContext& context, const TreePeriod& period, const std::vector<std::size_t>& steps, const WalkOutput& out) const
{
    const Axis& time = period.time();
    const std::size_t features = m_predictors.count(), cells = m_world.fine.grid.size();
    return walkFieldsOnto(context, period.inputs(steps), {out}, [&](const FieldStep& step) -> Result<void> {
        const auto fields = m_world.fieldsOf(step, period);
        const double season = seasonAt(time.values[steps[step.step]], time.calendar);
        std::vector<float> rows(features * cells);
        for (std::size_t c = 0; c < cells; ++c)
            m_predictors.row(fields, c, season, std::span(rows).subspan(c * features, features));
        TRY_DO(m_trees.predict(rows, features, step.out[0]));
        addBase(m_world.plan, fields[m_world.plan.base], step.out[0]);
        return {};
    });
}

Result<void> SharedTrees::save(const QString& path) const
{
    TRY(const QByteArray json, m_trees.toJson());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return Error{ErrorCode::Disk, Tr::tr("%1 cannot be written: %2.").arg(path, file.errorString()), {}};
    return {};
}

QJsonObject SharedTrees::card() const
{
    QJsonObject out{{QStringLiteral("predictors"), QJsonArray::fromStringList(m_predictors.names())}, {QStringLiteral("trees"), m_trees.trees()},
        {QStringLiteral("rows"), static_cast<qint64>(m_rows)}};
    if (!std::isnan(m_trees.validationError()))
        out.insert(QStringLiteral("validation_rmse"), m_trees.validationError());
    return out;
}

QJsonObject SharedTrees::report() const
{
    QJsonArray training, validation;
    for (const BoostedTrees::Round& round : m_rounds) {
        training.append(round.training);
        if (!std::isnan(round.validation))
            validation.append(round.validation);
    }
    return {{QStringLiteral("training"), training}, {QStringLiteral("validation"), validation}};
}

QJsonArray SharedTrees::plots() const
{
    if (m_rounds.empty())
        return {};
    Curve training{Tr::tr("Training"), {}, {}}, validation{Tr::tr("Validation"), {}, {}};
    for (const BoostedTrees::Round& round : m_rounds) {
        training.x.push_back(static_cast<double>(training.x.size() + 1));
        training.y.push_back(round.training);
        validation.y.push_back(round.validation);
    }
    validation.x = training.x;
    const QString units = unitsOfDifferences(m_world.plan.card.value(QLatin1String("units")).toString());
    return {curvesPlot(
        "series", Tr::tr("Errors after each tree"), {Tr::tr("Trees"), {}}, {Tr::tr("Root mean square error"), units}, {training, validation})};
}

} // namespace terrella::downscale
