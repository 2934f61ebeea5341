// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/sphere_area.h"

#include <QJsonObject>
#include <QJsonValue>

namespace terrella {

/// A region that is no box: the geometry of GeoJSON. Polygon and MultiPolygon are their inside; Point, MultiPoint, LineString and MultiLineString
/// need "distance_km", and are all within it. Edges follow great circles, and of the two parts of the sphere that a ring makes the smaller one is
/// inside. A Feature stands for its geometry. Errors say what is wrong: "… has a ring of 2 places; it needs at least 3."
Result<SphereShapes> parseRegionShapes(const QJsonObject& value);

/// The inverse; what is read from it is equal. `name` is for people; empty: none.
QJsonObject regionValue(const SphereShapes& shapes, const QString& name = {});

/// Whether a place lies in a box of longitudes and latitudes, edges included. Longitudes are counted in any way; an east below the west lies beyond
/// the dateline, 360 or more between them is all around.
[[nodiscard]] bool boxContains(double westDeg, double southDeg, double eastDeg, double northDeg, double lonDeg, double latDeg);

/// The same region written the one way that keys of results are made of: geometry and distance, rings closed, without names.
Result<QJsonValue> canonicalRegion(const QJsonObject& value);

} // namespace terrella
