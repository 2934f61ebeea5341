// SPDX-License-Identifier: GPL-3.0-or-later
// Reference systems from CF grid mappings (CF-1.11, appendix F) that the file's library leaves to the reader: Zarr, and mappings that do not name the
// figure of the Earth, or name it in other words.
#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/grid_detection.h"
#include "pipelines/data/wkt.h"

#include <ogr_spatialref.h>

#include <cmath>
#include <vector>

namespace terrella {

namespace {

/// The first of these attributes that is there: CF's own name, then those of tools that do not keep to it.
std::optional<double> anyOf(const RawAttributes& mapping, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const auto value = mapping.number(QLatin1String(name)); value && std::isfinite(*value) && *value > 0.0)
            return value;
    return std::nullopt;
}

struct Figure {
    double major = 0.0;
    double inverseFlattening = 0.0; ///< 0: a sphere
};

/// The figure of the Earth that the mapping states; a sphere of 6371.229 km where it states none, as netCDF-Java has it. Lengths of a few thousand
/// are kilometres.
Figure figureOf(const RawAttributes& mapping)
{
    const auto metres = [](double length) { return length < 1e5 ? 1000.0 * length : length; };
    const auto major = anyOf(mapping, {"semi_major_axis", "semi_major", "semimajor_axis", "semi_major_axis_length", "equatorial_radius", "a"});
    const auto minor = anyOf(mapping, {"semi_minor_axis", "semi_minor", "semiminor_axis", "semi_minor_axis_length", "polar_radius", "b"});
    const auto radius = anyOf(mapping, {"earth_radius", "radius", "sphere_radius", "spherical_earth_radius_meters", "Earth_radius"});
    if (!major)
        return {metres(radius.value_or(6371229.0)), 0.0};
    if (const auto inverse = anyOf(mapping, {"inverse_flattening", "inv_flattening", "reciprocal_flattening", "rf"}))
        return {metres(*major), *inverse};
    if (minor && std::abs(metres(*major) - metres(*minor)) > 1e-3)
        return {metres(*major), metres(*major) / (metres(*major) - metres(*minor))};
    return {metres(*major), 0.0};
}

void setEarth(OGRSpatialReference& crs, const RawAttributes& mapping)
{
    const Figure earth = figureOf(mapping);
    crs.SetGeogCS("unknown", "unknown", "unknown", earth.major, earth.inverseFlattening);
}

/// False where the mapping is none of these.
bool setProjection(OGRSpatialReference& crs, const RawAttributes& mapping)
{
    const QString name = mapping.text(QStringLiteral("grid_mapping_name"));
    const auto number = [&mapping](const char* key, double otherwise = 0.0) { return mapping.number(QLatin1String(key)).value_or(otherwise); };
    const double lat0 = number("latitude_of_projection_origin"), lon0 = number("longitude_of_projection_origin");
    const double meridian = number("longitude_of_central_meridian", lon0);
    const double east = number("false_easting"), north = number("false_northing");
    const auto found = mapping.numbers.find(QStringLiteral("standard_parallel"));
    const std::vector<double> parallels = found == mapping.numbers.end() ? std::vector<double>{} : found->second;
    const auto parallel = [&parallels](std::size_t k, double otherwise) { return k < parallels.size() ? parallels[k] : otherwise; };
    if (name == QLatin1String("transverse_mercator"))
        return crs.SetTM(lat0, meridian, number("scale_factor_at_central_meridian", 1.0), east, north) == OGRERR_NONE;
    if (name == QLatin1String("lambert_conformal_conic"))
        return crs.SetLCC(parallel(0, lat0), parallel(1, parallel(0, lat0)), lat0, meridian, east, north) == OGRERR_NONE;
    if (name == QLatin1String("albers_conical_equal_area"))
        return crs.SetACEA(parallel(0, lat0), parallel(1, parallel(0, lat0)), lat0, meridian, east, north) == OGRERR_NONE;
    if (name == QLatin1String("lambert_azimuthal_equal_area"))
        return crs.SetLAEA(lat0, lon0, east, north) == OGRERR_NONE;
    if (name == QLatin1String("mercator"))
        return parallels.empty() ? crs.SetMercator(0.0, lon0, number("scale_factor_at_projection_origin", 1.0), east, north) == OGRERR_NONE
                                 : crs.SetMercator2SP(parallels[0], 0.0, lon0, east, north) == OGRERR_NONE;
    if (name == QLatin1String("polar_stereographic")) {
        const double pole = lat0 < 0.0 ? -90.0 : 90.0;
        const double down = number("straight_vertical_longitude_from_pole", lon0);
        return crs.SetPS(parallel(0, pole), down, parallels.empty() ? number("scale_factor_at_projection_origin", 1.0) : 1.0, east, north)
            == OGRERR_NONE;
    }
    if (name == QLatin1String("geostationary")) {
        if (crs.SetGEOS(lon0, number("perspective_point_height"), east, north) != OGRERR_NONE)
            return false;
        const QString sweep = mapping.text(QStringLiteral("sweep_angle_axis"));
        if (sweep == QLatin1String("x") || mapping.text(QStringLiteral("fixed_angle_axis")) == QLatin1String("y"))
            crs.SetExtension("PROJCS", "PROJ4",
                QStringLiteral("+proj=geos +sweep=x +lon_0=%1 +h=%2 +x_0=%3 +y_0=%4 +a=%5 +b=%6 +units=m +no_defs")
                    .arg(lon0, 0, 'g', 17)
                    .arg(number("perspective_point_height"), 0, 'g', 17)
                    .arg(east, 0, 'g', 17)
                    .arg(north, 0, 'g', 17)
                    .arg(crs.GetSemiMajor(), 0, 'g', 17)
                    .arg(crs.GetSemiMinor(), 0, 'g', 17)
                    .toUtf8()
                    .constData());
        return true;
    }
    return name == QLatin1String("latitude_longitude");
}

} // namespace

bool isEarthLeftOut(const RawAttributes& mapping)
{
    const auto has = [&mapping](const char* name) { return mapping.has(QLatin1String(name)); };
    return has("grid_mapping_name") && !has("semi_major_axis") && !has("earth_radius") && !has("crs_wkt") && !has("spatial_ref");
}

QString crsOfMapping(const RawAttributes& mapping)
{
    GdalScope scope;
    OGRSpatialReference crs;
    for (const char* key : {"crs_wkt", "spatial_ref"})
        if (const QByteArray text = mapping.text(QLatin1String(key)).toUtf8(); !text.isEmpty() && crs.importFromWkt(text.constData()) == OGRERR_NONE)
            return wktOf(crs);
    if (mapping.text(QStringLiteral("grid_mapping_name")) != QLatin1String("rotated_latitude_longitude")) {
        setEarth(crs, mapping);
        return setProjection(crs, mapping) ? wktOf(crs) : QString();
    }
    const auto lat = mapping.number(QStringLiteral("grid_north_pole_latitude"));
    const auto lon = mapping.number(QStringLiteral("grid_north_pole_longitude"));
    if (!lat || !lon)
        return {};
    setEarth(crs, mapping);
    if (crs.SetDerivedGeogCRSWithPoleRotationNetCDFCFConvention(
            "Rotated_pole", *lat, *lon, mapping.number(QStringLiteral("north_pole_grid_longitude")).value_or(0.0))
        != OGRERR_NONE)
        return {};
    return wktOf(crs);
}

} // namespace terrella
