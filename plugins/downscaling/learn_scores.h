// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/kernels/scores.h"
#include "plugins/downscaling/learn_data.h"
#include "plugins/learning/backend.h"

namespace terrella::downscale {

/// Errors of the network and of interpolation alone, over the same cells of the years of the test, weighted by area.
struct LearnScores {
    PairSums network, bilinear;
    double pairs = 0.0;
};
/// What is scored is what downscale.predict gives: with the constraints. Error OutOfRange where no cell of the test has a value.
Result<LearnScores> scoreTest(const LearnPlan& plan, const LearnData& data, const learning::Network& network, RunContext& context);

/// {"network": {"rmse": …}, "bilinear": {…}}; skill_over_bilinear: 1 − (RMSE / RMSE of bilinear interpolation)².
QJsonObject toJson(const LearnScores& scores);

} // namespace terrella::downscale
