// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/kernels/scores.h"
#include "plugins/downscaling/learned/learn_data.h"
#include "plugins/learning/backend.h"

#include <array>

namespace terrella::downscale {

/// What is scored beside the network: interpolation, the regression in each cell without the network, and quantile mapping by value and by rank.
enum class Scored : std::size_t { Network, Bilinear, Regression, Empirical, DeltaPreserving };
inline constexpr std::size_t kScored = 5;

/// Errors over the same cells of the years of the test, weighted by area, for the whole year and each season.
struct LearnScores {
    std::array<std::array<AreaScores, kSeasons>, kScored> methods;
    double pairs = 0.0, steps = 0.0;
    bool ownClimate = false; ///< whether the test has years enough for a climate of its own
    [[nodiscard]] const AreaScores& of(Scored method) const { return methods[static_cast<std::size_t>(method)][0]; }
};
/// What is scored is what downscale.predict gives: with the constraints. Error OutOfRange where no cell of the test has a value.
Result<LearnScores> scoreTest(const LearnPlan& plan, const LearnData& data, const learning::Network& network, RunContext& context);

/// {"network": {"rmse": …, "seasons": {"DJF": …}}, "bilinear": {…}, …}; skill_over_bilinear: 1 − (RMSE / RMSE of bilinear interpolation)².
QJsonObject toJson(const LearnScores& scores);
/// What the scores come to, in sentences.
QString verdictOf(const LearnScores& scores, const QString& targetUnits);

} // namespace terrella::downscale
