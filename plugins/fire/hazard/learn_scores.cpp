// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/learn_scores.h"

#include "pipelines/core/worker_pool.h"
#include "plugins/learning/guard.h"
#include "plugins/learning/predictor.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>
#include <limits>

namespace terrella::fire {

namespace {

/// Memory for one field on its way through the network decides how many steps are predicted at once.
int stepsAtOnce(const LearnPlan& plan, const RunContext& context)
{
    const double each = plan.card.bytesPerCell * static_cast<double>(plan.frame.rows * plan.frame.columns);
    const double fit = std::floor(0.5 * static_cast<double>(context.memoryLimit()) / std::max(1.0, each));
    return static_cast<int>(std::clamp(fit, 1.0, static_cast<double>(std::max(1, context.threads()))));
}

QJsonValue number(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null); }

} // namespace

Result<std::vector<Scored>> scoreTest(const LearnPlan& plan, const LearnData& data, const learning::Network& network,
    const MonthlyClimatology& climatology, const FireRegression& onDrivers, const FireRegression* onFireWeather, RunContext& context)
{
    const std::size_t cells = data.cells(), ways = onFireWeather ? 4 : 3;
    learning::PredictionRules rules;
    rules.frame = plan.frame;
    rules.inputs = data.inputs();
    rules.divisor = plan.card.divisor;
    rules.radius = *plan.card.radius;
    rules.tile = plan.rules.patch;
    const std::vector<std::size_t>& steps = plan.split.test;
    std::vector<std::vector<learning::ScoreSums>> sums(steps.size());
    std::vector<Result<void>> outcomes(steps.size());
    const auto scoreStep = [&](std::size_t n) -> Result<void> {
        std::vector<float> in(data.inputs() * cells), observed(cells);
        std::vector<std::vector<float>> predicted(ways, std::vector<float>(cells));
        TRY_DO(data.readInputs(steps[n], in));
        TRY_DO(data.readTarget(steps[n], observed));
        TRY_DO(learning::predictField(network, rules, in, predicted[0], context.stopToken()));
        predicted[1] = climatology.of(plan.time.values[steps[n]], plan.time.calendar);
        TRY_DO(onDrivers.predict(steps[n], predicted[2]));
        if (onFireWeather)
            TRY_DO(onFireWeather->predict(steps[n], predicted[3]));
        for (std::size_t c = 0; c < cells; ++c) {
            for (const std::vector<float>& way : predicted)
                observed[c] = std::isnan(way[c]) ? std::numeric_limits<float>::quiet_NaN() : observed[c];
        }
        for (const std::vector<float>& way : predicted)
            sums[n].emplace_back().add(way, observed, data.areas());
        return {};
    };
    parallelFor(steps.size(), stepsAtOnce(plan, context), context.stopToken(),
        [&](std::size_t n) { outcomes[n] = learning::withoutExceptions([&] { return scoreStep(n); }); });
    if (context.cancelled())
        return RunContext::cancelledError();
    std::vector<learning::ScoreSums> all(ways);
    for (std::size_t n = 0; n < steps.size(); ++n) {
        TRY_DO(outcomes[n]);
        for (std::size_t way = 0; way < ways; ++way)
            all[way].merge(sums[n][way]);
    }
    const char* const names[]{"network", "climatology", "regression_on_drivers", "regression_on_fire_weather"};
    std::vector<Scored> out;
    for (std::size_t way = 0; way < ways; ++way)
        out.push_back({QLatin1String(names[way]), all[way].scores()});
    return out;
}

QJsonArray reliabilityJson(const learning::Scores& scores)
{
    QJsonArray out;
    for (const learning::Scores::Bin& bin : scores.reliability)
        out.append(QJsonObject{{QStringLiteral("from"), bin.from}, {QStringLiteral("to"), bin.to},
            {QStringLiteral("area_share"), bin.weight / scores.weight}, {QStringLiteral("predicted"), bin.predicted},
            {QStringLiteral("observed"), bin.observed}});
    return out;
}

QJsonObject toJson(const std::vector<Scored>& scored)
{
    QJsonObject out;
    const double reference = scored.size() > 1 ? scored[1].scores.rootMeanSquare : std::numeric_limits<double>::quiet_NaN();
    for (const Scored& one : scored) {
        const learning::Scores& s = one.scores;
        const double ratio = s.rootMeanSquare / reference;
        out.insert(one.key,
            QJsonObject{{QStringLiteral("rmse"), number(s.rootMeanSquare)}, {QStringLiteral("mae"), number(s.meanAbsolute)},
                {QStringLiteral("bias_of_total"), number(s.bias)}, {QStringLiteral("correlation"), number(s.correlation)},
                {QStringLiteral("auroc"), number(s.auroc)}, {QStringLiteral("auprc"), number(s.auprc)},
                {QStringLiteral("mean_predicted"), number(s.meanPredicted)}, {QStringLiteral("mean_observed"), number(s.meanObserved)},
                {QStringLiteral("skill_over_climatology"), number(1.0 - ratio * ratio)}});
    }
    return out;
}

} // namespace terrella::fire
