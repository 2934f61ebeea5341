// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learn_scores.h"

#include "pipelines/core/worker_pool.h"
#include "plugins/learning/guard.h"
#include "plugins/learning/tiling.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DownscaleLearn)
};

constexpr double kSquareKilometre = 1e6;

QJsonValue number(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null); }

QJsonObject toJson(const PairSums& sums, double reference)
{
    const double ratio = sums.rootMeanSquareError() / reference;
    return {{QStringLiteral("bias"), number(sums.bias())}, {QStringLiteral("mae"), number(sums.meanAbsoluteError())},
        {QStringLiteral("rmse"), number(sums.rootMeanSquareError())}, {QStringLiteral("correlation"), number(sums.correlation())},
        {QStringLiteral("skill_over_bilinear"), number(1.0 - ratio * ratio)}};
}

} // namespace

Result<LearnScores> scoreTest(const LearnPlan& plan, const LearnData& data, const learning::Network& network, RunContext& context)
{
    const std::size_t cells = data.field().cells();
    learning::PredictionRules rules;
    rules.frame = plan.frame;
    rules.inputs = data.inputs();
    rules.divisor = plan.card.divisor;
    rules.radius = *plan.card.radius;
    rules.tile = learning::tileFor(rules, plan.card, 0);
    const std::vector<std::size_t>& samples = plan.split.test;
    std::vector<LearnScores> parts(samples.size());
    std::vector<Result<void>> outcomes(samples.size());
    const auto scoreSample = [&](std::size_t n) -> Result<void> {
        std::vector<float> in(data.inputs() * cells), truth(cells), values(cells), base(cells), coarse(plan.blocks.ny * plan.blocks.nx);
        TRY_DO(data.readInputs(samples[n], in));
        TRY_DO(data.readCoarse(samples[n], coarse));
        TRY_DO(data.readTarget(samples[n], truth));
        TRY_DO(learning::predictField(network, rules, in, values, context.stopToken()));
        data.field().complete(coarse, values);
        data.field().interpolate(coarse, base);
        for (std::size_t c = 0; c < cells; ++c) {
            if (std::isnan(truth[c]) || std::isnan(values[c]))
                continue;
            const double weight = data.field().areas()[c] / kSquareKilometre;
            parts[n].network.add(static_cast<double>(values[c]), static_cast<double>(truth[c]), weight);
            parts[n].bilinear.add(static_cast<double>(base[c]), static_cast<double>(truth[c]), weight);
            parts[n].pairs += 1.0;
        }
        return {};
    };
    const auto atOnce = std::min<std::ptrdiff_t>(
        std::max(1, context.threads()), learning::tilesAtOnce(rules, plan.card, static_cast<double>(context.memoryLimit())));
    parallelFor(samples.size(), static_cast<int>(atOnce), context.stopToken(),
        [&](std::size_t n) { outcomes[n] = learning::withoutExceptions([&] { return scoreSample(n); }); });
    if (context.cancelled())
        return RunContext::cancelledError();
    LearnScores out;
    for (std::size_t n = 0; n < samples.size(); ++n) {
        TRY_DO(outcomes[n]);
        out.network.add(parts[n].network, 1.0);
        out.bilinear.add(parts[n].bilinear, 1.0);
        out.pairs += parts[n].pairs;
    }
    if (out.pairs == 0.0)
        return Error{ErrorCode::OutOfRange, Tr::tr("In the years of the test there is no cell that could be scored; take others."), {}};
    return out;
}

QJsonObject toJson(const LearnScores& scores)
{
    const double reference = scores.bilinear.rootMeanSquareError();
    return {{QStringLiteral("network"), toJson(scores.network, reference)}, {QStringLiteral("bilinear"), toJson(scores.bilinear, reference)}};
}

} // namespace terrella::downscale
