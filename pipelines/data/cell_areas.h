// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella {

/// Areas on the unit sphere (all of it: 4π) of the cells of a regular grid, row-major. Bounds lie halfway between neighbours, half a step beyond the
/// last ones and never beyond a pole; either order of latitudes; longitudes may be counted on beyond 360°. A single row or column has the width
/// `fallbackDeg`.
std::vector<double> areasOfRegularGrid(std::span<const double> latDeg, std::span<const double> lonDeg, bool periodic, double fallbackDeg = 1.0);

/// The same of ny × nx quadrilaterals around given centres: corners are the mean directions of the four centres around, extrapolated at the edges.
/// Needs two rows and columns at least, else every cell counts 1. Cells whose centre is not finite have no area.
std::vector<double> areasOfCurvilinearGrid(std::span<const double> latDeg, std::span<const double> lonDeg, std::size_t ny, std::size_t nx);

} // namespace terrella
