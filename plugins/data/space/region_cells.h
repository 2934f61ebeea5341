// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "pipelines/modules/parameters.h"
#include "plugins/data/space/polygon_cells.h"

#include <vector>

namespace terrella::data {

/// 1 for every cell of a grid whose centre lies in the region, else 0. step: of a moving mesh.
std::vector<char> centresInRegion(const Grid& grid, const Region& region, std::size_t step = 0);

/// What share of each cell lies in the region, 0 … 1: exact for boxes on grids of latitudes and longitudes, else counted at 16 × 16 places of equal
/// area in each cell on its edge (4 × 4 tell which are). Cells without shape (unstructured) go by their centres.
std::vector<double> sharesInRegion(const Grid& grid, const Region& region, std::size_t step = 0);

/// The cells that a region covers, as those of a polygon; with Centre those whose centre it holds, counted in full. Unstructured cells all have the
/// area 1. The grid does not move.
std::vector<CellOverlap> cellsOfRegion(const Grid& grid, const Region& region, CellRule rule);

} // namespace terrella::data
