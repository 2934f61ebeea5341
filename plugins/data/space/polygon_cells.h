// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/polygons.h"
#include "pipelines/data/signature.h"
#include "pipelines/modules/run_context.h"
#include "plugins/data/kernels/polygon_overlap.h"

#include <vector>

namespace terrella::data {

enum class CellRule { Overlap, Centre };

/// The cells of a grid that each polygon covers; with Centre those whose centre it holds, counted in full. Unstructured cells, whose shapes are not
/// known, always go by their centres and all have the area 1. Threaded; Cancelled where the context says so. The grid does not move.
Result<std::vector<std::vector<CellOverlap>>> cellsOfPolygons(
    const Grid& grid, const std::vector<Polygon>& polygons, CellRule rule, RunContext& context);

/// Land of Natural Earth at 1:110 million.
Result<std::vector<Polygon>> landPolygons();

} // namespace terrella::data
