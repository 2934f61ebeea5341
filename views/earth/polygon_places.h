// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/polygon.h"
#include "views/earth/projection.h"

#include <optional>
#include <span>
#include <vector>

namespace terrella::earth {

/// True inside; holes are outside. Longitudes may be counted in any way.
bool contains(const Polygon& polygon, double lonDeg, double latDeg);
/// All of them that hold a place, the smallest first, so that what lies within another can be reached; of equal ones the later, which is drawn on
/// top.
std::vector<std::size_t> polygonsAt(std::span<const Polygon> polygons, double lonDeg, double latDeg);
/// The same of some of them, whose numbers ascend.
std::vector<std::size_t> polygonsAt(std::span<const Polygon> polygons, std::span<const std::size_t> some, double lonDeg, double latDeg);
/// On the unit sphere, without holes; edges are straight in longitude and latitude.
double areaOf(const Polygon& polygon);
/// A place well inside, for a name to stand at: the middle of where the polygon is broad, from west to east and from south to north. Nothing where it
/// is empty.
std::optional<LatLon> middleOf(const Polygon& polygon);

} // namespace terrella::earth
