// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"

namespace terrella::data {

/// Empirical orthogonal functions of one field over time.
struct ModeAnalysis {
    std::vector<double> explained;  ///< share of the variance of each mode
    std::vector<double> components; ///< [mode][step], mean 0, variance 1
    double variance = 0.0;          ///< area-weighted total: sum over cells of weight × variance, weights summing up to 1
    std::size_t cells = 0;          ///< without missing values
};

/// Principal components from the products of all pairs of steps, read by bands of rows; then patterns: the covariance of each cell with them, written
/// to slice mode of the output. Cells with a missing value are left out. weights: of the cells. The same bits whatever the memory and the number of
/// threads. The sign is such that the weighted sum of a pattern is positive or, where that is nearly 0, its largest value.
Result<ModeAnalysis> analyseModes(RunContext& context, const WalkInput& input, CubeWriter& writer, int outputVariable,
    const std::vector<double>& weights, std::size_t modes, bool ofCorrelation);

} // namespace terrella::data
