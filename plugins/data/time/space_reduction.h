// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/parameters.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/kernels/accumulators.h"

#include <optional>

namespace terrella::data {

enum class SpaceSpan { None, All, Zonal, Meridional };

struct SpaceGrouping {
    SpaceSpan span = SpaceSpan::None;
    Statistic statistic = Statistic::Mean;
    double percent = 50.0;
    double leastShare = 0.0;
    bool byArea = true;           ///< else every cell counts 1
    std::optional<Region> region; ///< else all cells
    bool byShare = false;         ///< cells count as far as they lie in the region; else those with their centre in it, in full
};

/// Areas (m²) or ones of all cells, 0 outside the region. step: of a moving mesh.
std::vector<double> cellWeights(const Grid& grid, const SpaceGrouping& grouping, std::size_t step = 0);

/// One variable at one slice, field by field. The output has the input's times; its Y axis (Zonal), X axis (Meridional) or neither.
Result<void> reduceFields(RunContext& context, const WalkInput& input, const WalkOutput& output, const SpaceGrouping& grouping);

} // namespace terrella::data
