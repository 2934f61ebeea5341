// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class OGRSpatialReference;

namespace terrella {

/// A reference system as text; empty where GDAL cannot write it so. format: GDAL's name of a kind of WKT.
QString wktOf(const OGRSpatialReference& crs, const char* format = "WKT2_2019");

} // namespace terrella
