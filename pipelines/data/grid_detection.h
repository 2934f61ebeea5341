// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"
#include "pipelines/data/signature.h"

namespace terrella {

/// The values of a latitude or longitude coordinate in degrees north or east, whatever its unit (radians, degrees_west …).
Result<std::vector<double>> readDegrees(const RawDataset& dataset, int variable);

/// A regular grid of ny latitudes and nx longitudes, both in degrees.
Grid latLonGrid(std::vector<double> lat, std::vector<double> lon);
/// Do the longitudes go once round, the last column touching the first?
bool isPeriodic(const std::vector<double>& lon);

/// Whether every cell of a projected grid is placed, or, where they are too many, its axes alone: such a grid has no lat and lon.
enum class Placing { EveryCell, ByAxes };

/// A projected grid: y and x in `unit` (metres, kilometres, degrees of a rotated pole), crs as WKT. Latitudes and longitudes are
/// worked out by PROJ on the reference system's own ellipsoid unless given (ny*nx each).
Result<Grid> projectedGrid(const std::vector<double>& y, const std::vector<double>& x, const QString& unit, const QString& crs,
    std::vector<double> lat = {}, std::vector<double> lon = {}, Placing placing = Placing::EveryCell);

/// The WKT of a grid mapping that the file's library could not make out (Zarr; without the figure of the Earth), or empty.
QString crsOfMapping(const RawAttributes& mapping);
/// Whether a grid mapping does not say by CF's names what figure the Earth has: the file's library then takes WGS 84, whatever is said otherwise.
bool isEarthLeftOut(const RawAttributes& mapping);

/// Is the WKT a plain geographic system, so that y and x are latitude and longitude?
bool isGeographicCrs(const QString& crs);

} // namespace terrella
