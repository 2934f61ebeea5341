// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "views/earth/fields/field_image.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace terrella::earth {

/// resources/maps/natural_earth.gpkg. Its layers: coastline_, borders_ (110m, 50m, 10m), rivers_, lakes_, countries_ (110m, 50m), land_110m, cities.
QString naturalEarthPath();

/// The outer ring, then those of the holes.
using PolygonRings = std::vector<Ring>;

/// Polygons are cut along the antimeridian, and closed along the lower edge of a map where they hold the south pole.
struct Country {
    QString name;  ///< short, English: "Dem. Rep. Congo"
    QString isoA2; ///< of ISO 3166-1; empty for the few parts of the Earth that have none
    QString isoA3;
    std::vector<PolygonRings> polygons;
};

/// In the order in which they deserve a label.
struct City {
    QString name;
    double lon = 0.0;
    double lat = 0.0;
    double population = 0.0;
    int rank = 0; ///< 0 is seen from farthest
    bool isCapital = false;
};

/// Coastlines, borders or land as rings and lines of degrees.
Result<std::vector<Ring>> readOutlines(const QString& path, const QString& layer);
/// The lines, or rings of polygons, in a well-known binary of OGC (either byte order); what is not understood is left out.
void appendWkb(const QByteArray& wkb, std::vector<Ring>& out);
/// The same polygon by polygon; lines are left out.
void appendPolygons(const QByteArray& wkb, std::vector<PolygonRings>& out);
/// "countries_110m" or "countries_50m", in no order.
Result<std::vector<Country>> readCountries(const QString& path, const QString& layer);
Result<std::vector<City>> readCities(const QString& path);

} // namespace terrella::earth
