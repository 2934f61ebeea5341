// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/wkt.h"

#include "pipelines/data/gdal_scope.h"

#include <cpl_conv.h>
#include <ogr_spatialref.h>

namespace terrella {

QString wktOf(const OGRSpatialReference& crs, const char* format)
{
    GdalScope scope;
    char* text = nullptr;
    const std::string option = std::string("FORMAT=") + format;
    const char* const options[] = {option.c_str(), nullptr};
    QString out;
    if (crs.exportToWkt(&text, options) == OGRERR_NONE)
        out = QString::fromUtf8(text);
    CPLFree(text);
    return out;
}

} // namespace terrella
