// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace terrella {

/// Where a raster lies on the plate of longitudes and latitudes, degrees. East is greater than west, by one turn at most.
struct PlateBox {
    double west = -180.0;
    double south = -90.0;
    double east = 180.0;
    double north = 90.0;
};

/// A picture that lies on the Earth. The first row is the northernmost.
struct PlatePicture {
    PlateBox box;
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels; ///< in memory R, G, B, A
    bool isAssumed = false;            ///< the file does not say where it lies: taken as the whole globe
};

/// Heights above the sea in metres, or whatever the file counts in; NaN where it has none. The first row is the northernmost.
struct PlateHeights {
    PlateBox box;
    int width = 0;
    int height = 0;
    std::vector<float> heights;
    bool isAssumed = false;
};

/// Any raster that GDAL opens, as a picture with at most `largest` columns and rows: red, green and blue bands, a palette, or the greys of a single
/// band. What is projected is brought to longitudes and latitudes. Any thread.
Result<PlatePicture> readPlatePicture(const QString& path, int largest);
/// The first band of any raster that GDAL opens, or of its first subdataset.
Result<PlateHeights> readPlateHeights(const QString& path, int largest);

} // namespace terrella
