// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <vector>

class GDALDataset;

namespace terrella {

/// Where the pixel centres of a raster lie: on y and x axes of a reference system, on latitudes and longitudes, scattered, or unknown.
struct RasterPositions {
    std::size_t ny = 0;
    std::size_t nx = 0;
    bool geographic = false; ///< y and x are degrees north and east
    std::vector<double> y;   ///< ny, else metres; empty where the raster is not aligned with its axes
    std::vector<double> x;
    std::vector<double> lat; ///< ny*nx where only these are known
    std::vector<double> lon;
    QString crs; ///< WKT of y and x
};

Result<RasterPositions> positionsOf(GDALDataset& dataset);

} // namespace terrella
