// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <vector>

namespace terrella::learning {

/// Areas of the cells of a grid of rows and columns in m², on the sphere that has the Earth's surface (radius 6371.007 km). Of a mesh that moves: at
/// its first step.
std::vector<double> cellAreas(const Grid& grid);

/// A grid of latitudes and longitudes whose cells are blocks of factor × factor cells.
Grid coarsened(const Grid& grid, std::size_t factor);

} // namespace terrella::learning
