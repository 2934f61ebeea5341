// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/coordinate_roles.h"

#include "pipelines/data/units.h"

#include <QRegularExpression>
#include <QSet>

namespace terrella {

namespace {

bool isNorth(const QString& unit)
{
    static const QSet<QString> names{QStringLiteral("degrees_north"), QStringLiteral("degree_north"), QStringLiteral("degrees_n"),
        QStringLiteral("degree_n"), QStringLiteral("degreesn"), QStringLiteral("degreen"), QStringLiteral("degrees north"),
        QStringLiteral("degree north"), QStringLiteral("degrees_south")};
    return names.contains(unit);
}

bool isEast(const QString& unit)
{
    static const QSet<QString> names{QStringLiteral("degrees_east"), QStringLiteral("degree_east"), QStringLiteral("degrees_e"),
        QStringLiteral("degree_e"), QStringLiteral("degreese"), QStringLiteral("degreee"), QStringLiteral("degrees east"),
        QStringLiteral("degree east"), QStringLiteral("degrees_west")};
    return names.contains(unit);
}

bool isAngle(const QString& unit) { return unit.isEmpty() || unit.startsWith(QLatin1String("deg")) || unit.startsWith(QLatin1String("rad")); }

Role roleOfStandardName(const QString& name)
{
    if (name == QLatin1String("latitude"))
        return Role::Latitude;
    if (name == QLatin1String("longitude"))
        return Role::Longitude;
    if (name == QLatin1String("time"))
        return Role::Time;
    if (name == QLatin1String("realization"))
        return Role::Member;
    if (name == QLatin1String("grid_latitude") || name.startsWith(QLatin1String("projection_y_")))
        return Role::ProjectionY;
    if (name == QLatin1String("grid_longitude") || name.startsWith(QLatin1String("projection_x_")))
        return Role::ProjectionX;
    static const QSet<QString> levels{QStringLiteral("air_pressure"), QStringLiteral("height"), QStringLiteral("altitude"), QStringLiteral("depth"),
        QStringLiteral("model_level_number"), QStringLiteral("geopotential_height"), QStringLiteral("height_above_mean_sea_level"),
        QStringLiteral("depth_below_land"), QStringLiteral("pressure")};
    if (levels.contains(name) || name.startsWith(QLatin1String("atmosphere_")) || name.startsWith(QLatin1String("ocean_")))
        return Role::Level;
    return Role::None;
}

/// Names that leave no doubt about latitude and longitude, also of two-dimensional coordinates.
Role geographicName(const QString& name)
{
    static const QRegularExpression lat(QStringLiteral("^(lat|lats|latitude|latitudes|nav_lat|ylat|gridlat_\\d+|clat|g\\d+_lat_\\d+|lat_\\d+|"
                                                       "[tuv]?lat[tuv]?|xlat(_[a-z]+)?|fxlat|lat2d|grid_yt_lat|plat|grid_center_lat|latcell)$"));
    static const QRegularExpression lon(
        QStringLiteral("^(lon|lons|long|longitude|longitudes|nav_lon|xlon|gridlon_\\d+|clon|g\\d+_lon_\\d+|"
                       "lon_\\d+|[tuv]?lon[tuv]?|[tuv]long|xlong(_[a-z]+)?|fxlong|lon2d|grid_xt_lon|plon|grid_center_lon|loncell)$"));
    if (lat.match(name).hasMatch())
        return Role::Latitude;
    return lon.match(name).hasMatch() ? Role::Longitude : Role::None;
}

Role roleOfName(const QString& name)
{
    if (const Role role = geographicName(name); role != Role::None)
        return role;
    static const QRegularExpression time(
        QStringLiteral("^(time\\d*|times|timestep|timesteps|t|date|dates|datetime|valid_time|initial_time\\d*_hours|tstep|"
                       "time_counter|tax|record|reftime_hours|timedim)$"));
    static const QRegularExpression level(QStringLiteral("^(lev|level|levels|plev\\d*|lev_\\d+|lv_.*|isobaric.*|pressure|pressure_level|"
                                                         "pres|press|p|height|altitude|alt|depth|depth[uvwt]|z|zlev|"
                                                         "deptht|sigma|hybrid|eta|ilev|model_level.*|num_metgrid_levels|bottom_top(_stag)?|"
                                                         "soil_layers(_stag)?|height_.*|heightabove.*|level_\\d+|layer|nlev|nlevel)$"));
    static const QRegularExpression member(QStringLiteral("^(number|member|members|ens|ensemble|ensemble_member|realization|realisation|run)$"));
    static const QRegularExpression y(QStringLiteral(
        "^(y|yc|j|nj|ny|nlat|njo|rlat|south_north(_stag|_subgrid)?|grid_y|yt_ocean|eta_rho|nrows|row|rows|line|lines|y_\\d+|y[gq]?)$"));
    static const QRegularExpression x(QStringLiteral("^(x|xc|i|ni|nx|nlon|nio|rlon|west_east(_stag|_subgrid)?|grid_x|xt_ocean|xi_rho|ncols|"
                                                     "col|cols|column|columns|sample|samples|x_\\d+|x[gq]?)$"));
    if (time.match(name).hasMatch())
        return Role::Time;
    if (level.match(name).hasMatch())
        return Role::Level;
    if (member.match(name).hasMatch())
        return Role::Member;
    if (y.match(name).hasMatch())
        return Role::ProjectionY;
    return x.match(name).hasMatch() ? Role::ProjectionX : Role::None;
}

} // namespace

bool isPressureUnit(const QString& unit) { return !unit.isEmpty() && units::sameDimension(unit, QStringLiteral("Pa")); }

bool isBoundsName(const QString& name)
{
    static const QRegularExpression pattern(
        QStringLiteral("(_bnds|_bounds|_bnd|_vertices|_corners|_edges)$|^(bounds|bnds)_"), QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

QString positiveOf(const RawVariable& variable)
{
    const QString stated = variable.attributes.text(QStringLiteral("positive")).toLower();
    if (stated == QLatin1String("up") || stated == QLatin1String("down"))
        return stated;
    const QString standardName = variable.attributes.text(QStringLiteral("standard_name"));
    const QString name = variable.name.toLower();
    if (isPressureUnit(variable.units) || name.startsWith(QLatin1String("depth")) || standardName.startsWith(QLatin1String("depth")))
        return QStringLiteral("down");
    if (standardName == QLatin1String("height") || standardName == QLatin1String("altitude") || name.startsWith(QLatin1String("height")))
        return QStringLiteral("up");
    return {};
}

Role roleOf(const RawDataset& dataset, const RawVariable& variable, bool isDimensionCoordinate)
{
    const QString standardName = variable.attributes.text(QStringLiteral("standard_name")).trimmed();
    const QString unit = variable.units.trimmed().toLower();
    const QString name = variable.name.toLower();
    if (standardName == QLatin1String("forecast_reference_time") || standardName == QLatin1String("forecast_period"))
        return Role::None;
    if (variable.element == Element::Text || variable.isText) {
        const bool named = name == QLatin1String("times") || name == QLatin1String("time") || name == QLatin1String("date")
            || standardName == QLatin1String("time");
        return named ? Role::Time : Role::None;
    }
    const Role byStandardName = roleOfStandardName(standardName);
    if (byStandardName != Role::None && !(byStandardName == Role::Level && !isDimensionCoordinate && variable.dimensions.size() > 1))
        return byStandardName;
    if (isNorth(unit))
        return name.startsWith(QLatin1String("rlat")) ? Role::ProjectionY : Role::Latitude;
    if (isEast(unit))
        return name.startsWith(QLatin1String("rlon")) ? Role::ProjectionX : Role::Longitude;
    if (unit.contains(QLatin1String(" since ")) && variable.dimensions.size() <= 1)
        return Role::Time;
    const Role geographic = geographicName(name);
    if (geographic != Role::None && isAngle(unit) && !name.startsWith(QLatin1String("rl")))
        return geographic;
    if (variable.dimensions.size() > 1)
        return Role::None;

    const QString axis = variable.attributes.text(QStringLiteral("axis")).toUpper();
    if (axis == QLatin1String("T"))
        return Role::Time;
    if (axis == QLatin1String("Z"))
        return Role::Level;
    if (axis == QLatin1String("Y"))
        return Role::ProjectionY;
    if (axis == QLatin1String("X"))
        return Role::ProjectionX;
    if (axis == QLatin1String("E"))
        return Role::Member;
    if (!isDimensionCoordinate) // these by their names alone
        return name == QLatin1String("xtime") ? Role::Time : Role::None;

    if (variable.attributes.has(QStringLiteral("positive")) || isPressureUnit(variable.units))
        return Role::Level;
    const Role byName = roleOfName(name);
    if (byName == Role::Member && !unit.isEmpty() && unit != QLatin1String("1"))
        return Role::None;
    if (byName != Role::None)
        return byName;
    switch (variable.dimensions.empty() ? char(0) : dataset.dimensions[static_cast<std::size_t>(variable.dimensions.front())].axis) {
    case 'T': return Role::Time;
    case 'Z': return Role::Level;
    case 'Y': return Role::ProjectionY;
    case 'X': return Role::ProjectionX;
    default: return Role::None;
    }
}

Role roleOfDimension(const RawDimension& dimension)
{
    const Role byName = roleOfName(dimension.name.toLower());
    if (byName != Role::None)
        return byName;
    switch (dimension.axis) {
    case 'T': return Role::Time;
    case 'Z': return Role::Level;
    case 'Y': return Role::ProjectionY;
    case 'X': return Role::ProjectionX;
    default: return Role::None;
    }
}

} // namespace terrella
