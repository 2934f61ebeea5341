// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "pipelines/modules/walk.h"
#include "plugins/downscaling/kernels/scores.h"

namespace terrella::downscale {

using SeasonScores = std::array<AreaScores, kSeasons>;

/// What is compared with a reference: one series in each cell, or those of an ensemble's members.
struct Compared {
    std::vector<WalkInput> members;
    UnitConversion conversion = {}; ///< to the units of the reference
};

struct ComparisonRules {
    std::vector<std::uint8_t> seasons; ///< 1 … 4 of each step
    std::vector<double> areas;         ///< of each cell
    double threshold = 0.0;            ///< of wet days; NaN: they are not counted
    std::size_t bins = 20;             ///< of histograms
};
/// The seasons of some steps of a time axis.
std::vector<std::uint8_t> seasonsOf(const Axis& time, const std::vector<std::size_t>& steps);
/// Areas of cells on the unit sphere; of cells whose corners are not known each counts the same.
std::vector<double> areasOf(const Grid& grid);

/// Of one method.
struct Comparison {
    SeasonScores scores;
    std::vector<float> bias; ///< of each cell over all steps; NaN where there are no pairs
};
/// Maps that are made beside, of all steps: three of each method (mean error, root mean square error, error of the 98th percentile) and a fourth
/// (spread) of an ensemble, one method after the other. None where `maps` is empty.
Result<std::vector<Comparison>> compareSeries(RunContext& context, const WalkInput& reference, const std::vector<Compared>& methods,
    const ComparisonRules& rules, const std::vector<WalkOutput>& maps = {});

} // namespace terrella::downscale
