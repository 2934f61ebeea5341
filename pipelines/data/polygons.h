// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/features.h"
#include "pipelines/data/polygon.h"

#include <QStringList>

#include <vector>

namespace terrella {

/// The polygon of each row; empty where a row has none. An edge longer than 180° of longitude goes the short way round, across the dateline, unless all
/// points lie at ±180°, which is a band round the globe; a ring that goes once round the globe encloses the pole on whose side it lies. Rings
/// that cross themselves are mended by GEOS and named in `warnings`. Error Invalid where the features have no polygons, or a shape is damaged.
Result<std::vector<Polygon>> readPolygons(const Features& features, QStringList& warnings);

} // namespace terrella
