// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"

namespace terrella {

/// What a coordinate variable says of the cells.
enum class Role { None, Time, Latitude, Longitude, ProjectionY, ProjectionX, Level, Member };

/// What a variable's standard name, units, axis attribute and, where those are silent, its name tell of it.
/// `isDimensionCoordinate`: it is one-dimensional and named like its dimension, or a scalar, which allows weaker hints.
Role roleOf(const RawDataset& dataset, const RawVariable& variable, bool isDimensionCoordinate);
/// What a dimension without coordinate variable is by its name alone.
Role roleOfDimension(const RawDimension& dimension);
/// Does the name belong to the cell corners, bounds and the like that are no data ("lat_bnds", "bounds_lon", "lon_vertices")?
bool isBoundsName(const QString& name);
/// "up", "down" or empty for a level coordinate.
QString positiveOf(const RawVariable& variable);
/// Pa, hPa, millibar …
bool isPressureUnit(const QString& unit);

} // namespace terrella
