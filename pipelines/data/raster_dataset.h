// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"

namespace terrella {

/// Opens a raster (GeoTIFF, COG, …) through GDAL's classic API. Bands become variables, or the steps of one variable where they are
/// described as times or levels. Positions come from the geotransform, from ground control points or are absent.
Result<std::shared_ptr<const RawDataset>> openRaster(const QString& path);

} // namespace terrella
