// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/overlaps.h"
#include "plugins/data/space/regrid_weights.h"

namespace terrella::data {

struct RegularCells {
    AxisCells rows;
    AxisCells columns;
};
/// isSource: a repeated last column counts once.
RegularCells regularCells(const Grid& grid, bool isSource);

/// Nearest and bilinear weights of single places, row-major over the target's cells.
Result<SparseWeights> weightsOfPlaces(const Grid& from, const Grid& to, RemapMethod method, double maxDistanceKm, RunContext& context);

/// Conservative weights where at least one of the grids is not regular.
Result<SparseWeights> weightsOfAreas(const Grid& from, const Grid& to, RunContext& context);

} // namespace terrella::data
