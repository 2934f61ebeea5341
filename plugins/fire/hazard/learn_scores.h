// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/fire/hazard/learn_baselines.h"
#include "plugins/learning/backend.h"
#include "plugins/learning/kernels/scores.h"

namespace terrella::fire {

/// A way to tell burned fraction, with its scores on the years of the test.
struct Scored {
    QString key;
    learning::Scores scores;
};

/// Scores of the network first, then of climatology, regression on drivers, and regression on fire weather where that is there. All see the same
/// cells of the same steps: those where every one of them has a value.
Result<std::vector<Scored>> scoreTest(const LearnPlan& plan, const LearnData& data, const learning::Network& network,
    const MonthlyClimatology& climatology, const FireRegression& onDrivers, const FireRegression* onFireWeather, RunContext& context);

/// {"network": {"rmse": …}, "climatology": {…}, …}; skill: 1 − (RMSE / RMSE of the climatology)².
QJsonObject toJson(const std::vector<Scored>& scored);
QJsonArray reliabilityJson(const learning::Scores& scores);

} // namespace terrella::fire
