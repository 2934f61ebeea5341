// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_part.h"

namespace terrella::earth {

/// Whether the cells of a grid are placed by its y, its x and its reference system alone, because they are too many to be placed one by one
/// (openToShow()). What is drawn of such a grid is a sheet over some hundred points of its plane; everything below is for these grids alone.
bool isPlacedByAxes(const Grid& grid);

/// Degrees between neighbours in the middle of the grid, the wider of both ways.
double planeSpacingDeg(const Grid& grid);

/// Rows and columns, from the first to the one behind the last.
struct PlaneBox {
    std::size_t row = 0, rowEnd = 0, column = 0, columnEnd = 0;
};
/// The cells that a box on the Earth holds, and some around them; nothing where it lies beside the grid.
std::optional<PlaneBox> planeBox(const Grid& grid, const SeenBox& box);

/// The grid of a part, every block placed at its middle.
Grid planePartGrid(const Grid& grid, const FieldPart& part);
/// The surface of a part without a part of it.
FieldMesh planeMesh(const Projection& projection, const Grid& grid, const FieldPart& part, const FieldPart* without);
/// The cell that holds a place; nothing outside the grid.
std::optional<CellIndex> planeCellAt(const Grid& grid, double lonDeg, double latDeg);
/// Middles of some rows × columns of cells, the outermost among them; NaN where the plane shows nothing of the Earth.
std::vector<LatLon> planeSample(const Grid& grid, std::size_t rows, std::size_t columns);

} // namespace terrella::earth
