// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/distribution/quantile_map_plan.h"

namespace terrella::downscale {

/// Maps the series of all cells and slices of one pair, which lie on the same cells, into a variable of `writer`.
Result<void> mapSeries(
    RunContext& context, const PeriodCubes& cubes, const ModelPair& pair, const MappingPlan& mapping, CubeWriter& writer, int variable);

} // namespace terrella::downscale
