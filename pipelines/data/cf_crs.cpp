// SPDX-License-Identifier: GPL-3.0-or-later
// Reference systems as CF grid mappings (CF-1.8, appendix F).
#include "pipelines/data/cf_layout.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/wkt.h"

#include <QJsonArray>

#include <ogr_spatialref.h>

#include <memory>
#include <optional>

namespace terrella {

namespace {

struct Parameter {
    const char* cf;
    const char* osr;
};
struct Mapping {
    const char* osr;
    const char* cf;
    std::vector<Parameter> parameters;
};

const std::vector<Mapping>& mappings()
{
    static const std::vector<Parameter> offsets{{"false_easting", SRS_PP_FALSE_EASTING}, {"false_northing", SRS_PP_FALSE_NORTHING}};
    const auto with = [](std::vector<Parameter> own) {
        own.insert(own.end(), offsets.begin(), offsets.end());
        return own;
    };
    static const std::vector<Mapping> table{
        {SRS_PT_LAMBERT_CONFORMAL_CONIC_1SP, "lambert_conformal_conic",
            with({{"standard_parallel", SRS_PP_LATITUDE_OF_ORIGIN}, {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_ORIGIN},
                {"longitude_of_central_meridian", SRS_PP_CENTRAL_MERIDIAN}})},
        {SRS_PT_LAMBERT_CONFORMAL_CONIC_2SP, "lambert_conformal_conic",
            with({{"standard_parallel", SRS_PP_STANDARD_PARALLEL_1}, {"standard_parallel", SRS_PP_STANDARD_PARALLEL_2},
                {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_ORIGIN}, {"longitude_of_central_meridian", SRS_PP_CENTRAL_MERIDIAN}})},
        {SRS_PT_ALBERS_CONIC_EQUAL_AREA, "albers_conical_equal_area",
            with({{"standard_parallel", SRS_PP_STANDARD_PARALLEL_1}, {"standard_parallel", SRS_PP_STANDARD_PARALLEL_2},
                {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_CENTER}, {"longitude_of_central_meridian", SRS_PP_LONGITUDE_OF_CENTER}})},
        {SRS_PT_LAMBERT_AZIMUTHAL_EQUAL_AREA, "lambert_azimuthal_equal_area",
            with({{"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_CENTER}, {"longitude_of_projection_origin", SRS_PP_LONGITUDE_OF_CENTER}})},
        {SRS_PT_TRANSVERSE_MERCATOR, "transverse_mercator",
            with({{"scale_factor_at_central_meridian", SRS_PP_SCALE_FACTOR}, {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_ORIGIN},
                {"longitude_of_central_meridian", SRS_PP_CENTRAL_MERIDIAN}})},
        {SRS_PT_MERCATOR_1SP, "mercator",
            with({{"scale_factor_at_projection_origin", SRS_PP_SCALE_FACTOR}, {"longitude_of_projection_origin", SRS_PP_CENTRAL_MERIDIAN}})},
        {SRS_PT_MERCATOR_2SP, "mercator",
            with({{"standard_parallel", SRS_PP_STANDARD_PARALLEL_1}, {"longitude_of_projection_origin", SRS_PP_CENTRAL_MERIDIAN}})},
    };
    return table;
}

bool understand(OGRSpatialReference& crs, const QString& text)
{
    if (text.trimmed().isEmpty())
        return false;
    GdalScope scope; // what PROJ complains of is answered by false
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs.SetFromUserInput(text.toUtf8().constData(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) == OGRERR_NONE;
}

/// A number of the deriving conversion in WKT.
std::optional<double> conversionNumber(const QString& wkt, const char* name)
{
    const QString start = QStringLiteral("PARAMETER[\"%1\",").arg(QLatin1String(name));
    const qsizetype at = wkt.indexOf(start, 0, Qt::CaseInsensitive);
    if (at < 0)
        return std::nullopt;
    bool ok = false;
    const double value = wkt.mid(at + start.size()).section(QLatin1Char(','), 0, 0).section(QLatin1Char(']'), 0, 0).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

/// PROJ spells a rotated pole as "ob_tran" or by the CF conventions' own names.
void addRotatedPole(const QString& wkt, QJsonObject& out)
{
    auto latitude = conversionNumber(wkt, "Grid north pole latitude (netCDF CF convention)");
    auto longitude = conversionNumber(wkt, "Grid north pole longitude (netCDF CF convention)");
    auto inGrid = conversionNumber(wkt, "North pole grid longitude (netCDF CF convention)");
    if (!latitude && wkt.contains(QLatin1String("ob_tran o_proj=longlat"))) {
        latitude = conversionNumber(wkt, "o_lat_p");
        longitude = conversionNumber(wkt, "lon_0");
        inGrid = conversionNumber(wkt, "o_lon_p");
        if (longitude) // lon_0 is the meridian that the rotated grid's prime meridian lies on
            longitude = *longitude > 0.0 ? *longitude - 180.0 : *longitude + 180.0;
    }
    if (!latitude || !longitude)
        return;
    out.insert(QLatin1String("grid_mapping_name"), QStringLiteral("rotated_latitude_longitude"));
    out.insert(QLatin1String("grid_north_pole_latitude"), *latitude);
    out.insert(QLatin1String("grid_north_pole_longitude"), *longitude);
    out.insert(QLatin1String("north_pole_grid_longitude"), inGrid.value_or(0.0));
}

} // namespace

QString crsWkt(const QString& crs)
{
    OGRSpatialReference reference;
    return understand(reference, crs) ? wktOf(reference) : QString();
}

QJsonObject gridMappingAttributes(const QString& crs)
{
    QJsonObject out;
    OGRSpatialReference reference;
    if (!understand(reference, crs))
        return out;
    const auto number = [&](const char* parameter) { return reference.GetNormProjParm(parameter, 0.0); };
    const QString wkt = wktOf(reference);
    out.insert(QLatin1String("crs_wkt"), wkt);
    out.insert(QLatin1String("spatial_ref"), wkt);
    out.insert(QLatin1String("semi_major_axis"), reference.GetSemiMajor());
    if (const double flattening = reference.GetInvFlattening(); flattening != 0.0)
        out.insert(QLatin1String("inverse_flattening"), flattening);
    if (reference.IsGeographic()) {
        if (reference.IsDerivedGeographic())
            addRotatedPole(wkt, out);
        else
            out.insert(QLatin1String("grid_mapping_name"), QStringLiteral("latitude_longitude"));
        return out;
    }
    const char* projection = reference.GetAttrValue("PROJECTION");
    if (!projection)
        return out;
    if (EQUAL(projection, SRS_PT_POLAR_STEREOGRAPHIC)) {
        const double latitude = number(SRS_PP_LATITUDE_OF_ORIGIN);
        out.insert(QLatin1String("grid_mapping_name"), QStringLiteral("polar_stereographic"));
        out.insert(QLatin1String("straight_vertical_longitude_from_pole"), number(SRS_PP_CENTRAL_MERIDIAN));
        out.insert(QLatin1String("latitude_of_projection_origin"), latitude < 0.0 ? -90.0 : 90.0);
        if (std::abs(latitude) < 90.0)
            out.insert(QLatin1String("standard_parallel"), latitude);
        else
            out.insert(QLatin1String("scale_factor_at_projection_origin"), reference.GetNormProjParm(SRS_PP_SCALE_FACTOR, 1.0));
        out.insert(QLatin1String("false_easting"), number(SRS_PP_FALSE_EASTING));
        out.insert(QLatin1String("false_northing"), number(SRS_PP_FALSE_NORTHING));
        return out;
    }
    for (const Mapping& mapping : mappings()) {
        if (!EQUAL(projection, mapping.osr))
            continue;
        out.insert(QLatin1String("grid_mapping_name"), QLatin1String(mapping.cf));
        for (const Parameter& parameter : mapping.parameters) {
            const QLatin1String key(parameter.cf);
            const double value = reference.GetNormProjParm(parameter.osr, 0.0);
            if (out.contains(key)) // two standard parallels
                out.insert(key, QJsonArray{out.value(key), value});
            else
                out.insert(key, value);
        }
        break;
    }
    return out;
}

} // namespace terrella
