// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/grib_names.h"

#include <QString>

class GDALRasterBand;

namespace terrella {

/// One band of GDAL's inventory.
struct GribMessage {
    int band = 0;
    GribParameter parameter;
    QString units;
    QString comment;
    double reference = 0.0; ///< seconds since 1970
    double valid = 0.0;
    int member = -1;
    int grid = 0;
};

/// GDAL would turn kelvin into degrees Celsius and longitudes to −180 … 180. It looks at these options when it opens a file, when it
/// reads metadata and again when it decodes values: they must hold each time, or values and units part.
struct GribAsStored {
    GdalOption units{"GRIB_NORMALIZE_UNITS", "NO"};
    GdalOption longitudes{"GRIB_ADJUST_LONGITUDE_RANGE", "NO"};
};

/// What GDAL tells of a band, without decoding its values. Needs a GribAsStored on the stack.
GribMessage readGribMessage(GDALRasterBand& band, int number);

} // namespace terrella
