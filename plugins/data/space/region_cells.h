// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "pipelines/modules/parameters.h"

#include <vector>

namespace terrella::data {

/// 1 for every cell of a grid whose centre lies in the region, else 0. step: of a moving mesh.
std::vector<char> centresInRegion(const Grid& grid, const Region& region, std::size_t step = 0);

/// What share of each cell lies in the region, 0 … 1, counted at 16 × 16 places of equal area in each cell on its edge (4 × 4 tell which are). Cells
/// without shape (unstructured) go by their centres.
std::vector<double> sharesInRegion(const Grid& grid, const Region& region, std::size_t step = 0);

} // namespace terrella::data
