// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"

namespace terrella {

/// Opens a file through one driver of GDAL's multidimensional API: "netCDF", "HDF5" or "Zarr". Headers only.
Result<std::shared_ptr<const RawDataset>> openMultidim(const QString& path, const char* driver);

} // namespace terrella
