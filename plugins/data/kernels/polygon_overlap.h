// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/polygon.h"

#include <cstdint>
#include <span>
#include <vector>

namespace terrella::data {

/// Edges of cells in the middle between centres, one more than there are centres; a single cell is stepIfSingle wide. Degrees, any order.
std::vector<double> edgesOfLatitudes(std::span<const double> centres, double stepIfSingle = 1.0); ///< never beyond ±90
/// periodic: the last cell touches the first. Counted on without jumps.
std::vector<double> edgesOfLongitudes(std::span<const double> centres, bool periodic, double stepIfSingle = 1.0);

/// Four corners of each of ny × nx cells round given centres, in order round the cell: the middle of the four centres around, as far outside as
/// inside at the edges. corner[4 * cell + k]; longitudes within 180° of the centre's. With one row or column only: cells of stepIfSingle.
struct CellCorners {
    std::vector<double> lat;
    std::vector<double> lon;
};
CellCorners cornersOf(std::span<const double> lat, std::span<const double> lon, std::size_t ny, std::size_t nx, double stepIfSingle = 1.0);

/// True inside and, of points exactly on an edge, for those to the north and east of it (as cells that share an edge divide it).
bool contains(const Polygon& polygon, double lonDeg, double latDeg);

/// A cell that a polygon covers: area of the part on the unit sphere, and what share of the cell it is.
struct CellOverlap {
    std::uint32_t cell = 0;
    double area = 0.0;
    double fraction = 0.0;
};

/// Exact overlaps of a polygon, whose edges are straight in longitude and latitude, with the cells of a regular grid, by cutting it in halves along
/// edges of cells until a part is empty, full or one cell. Cells in ascending order. Longitudes may be counted in any way.
std::vector<CellOverlap> overlapsOfRegularGrid(const Polygon& polygon, std::span<const double> latEdges, std::span<const double> lonEdges);
/// The same for quadrilaterals with edges straight in longitude and latitude. A cell that reaches round a pole counts by its centre.
std::vector<CellOverlap> overlapsOfCells(
    const Polygon& polygon, const CellCorners& corners, std::span<const double> lat, std::span<const double> lon);

/// Cells of a regular grid whose centres lie inside, as contains() says, in ascending order; row by row, so that long outlines cost little.
std::vector<std::uint32_t> centresOfRegularGrid(const Polygon& polygon, std::span<const double> lat, std::span<const double> lon);

/// Area of a whole polygon on the unit sphere.
double areaOf(const Polygon& polygon);

} // namespace terrella::data
