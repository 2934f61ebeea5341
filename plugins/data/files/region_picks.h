// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/agreement.h" // extentText()
#include "plugins/data/files/selection.h"

namespace terrella::data {

/// The part of a grid that a region and thinning leave.
struct GridCut {
    Grid grid;
    Picks rows;    ///< along y
    Picks columns; ///< along x, or along the cells of an unstructured grid
    [[nodiscard]] bool isEmpty() const { return rows.count() == 0 || columns.count() == 0; }
};

/// Regular grids: the rows and columns in the region, from west to east as one axis, also across the end of the rows. Other grids: the smallest
/// block of rows and columns that holds all cells of the region; unstructured: its cells.
GridCut cutGrid(const Grid& grid, const std::optional<Region>& region, std::size_t stride);

} // namespace terrella::data
