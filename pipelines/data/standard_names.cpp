// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/standard_names.h"

#include "pipelines/data/units.h"

namespace terrella {

namespace {

struct Entry {
    const char* names; ///< lower case, blanks between
    const char* standardName;
    const char* unit;
};

// Names as ECMWF, NCEP, WRF, CMIP and the like use them. Standard names: CF Standard Name Table 80.
constexpr Entry kTable[] = {
    {"msl prmsl slp psl pmsl mslet mslma mslp var_msl pressure_reduced_to_msl", "air_pressure_at_mean_sea_level", "Pa"},
    {"sp psfc ps sfcpres pres_sfc pressfc", "surface_air_pressure", "Pa"},
    {"u10 10u u10m uas ugrd_10m var_10u u10n", "eastward_wind", "m s-1"},
    {"v10 10v v10m vas vgrd_10m var_10v v10n", "northward_wind", "m s-1"},
    {"u ua ugrd uwnd u_component_of_wind u850 u500 u200 u300 u250", "eastward_wind", "m s-1"},
    {"v va vgrd vwnd v_component_of_wind v850 v500 v200 v300 v250", "northward_wind", "m s-1"},
    {"si10 ws10 wspd10 sfcwind wind10 10si", "wind_speed", "m s-1"},
    {"w omega vvel wap", "lagrangian_tendency_of_air_pressure", "Pa s-1"},
    {"t ta tmp air temperature tt t850 t500 t300 t200", "air_temperature", "K"},
    {"t2m 2t t2 tas tmp_2m var_2t tair2m", "air_temperature", "K"},
    {"tasmax mx2t tmax t2mmax", "air_temperature", "K"},
    {"tasmin mn2t tmin t2mmin", "air_temperature", "K"},
    {"d2m 2d td2 dpt_2m tdps", "dew_point_temperature", "K"},
    {"skt ts tsk", "surface_temperature", "K"},
    {"sst tos sstk analysed_sst", "sea_surface_temperature", "K"},
    {"siconc sic ci ice icec", "sea_ice_area_fraction", "1"},
    {"gh hgt zg ght z500 z850 z300 z200 hgt_isbl", "geopotential_height", "m"},
    {"z geopotential phi z500 z850 z300 z200", "geopotential", "m2 s-2"},
    {"orog hgt_sfc hsurf topo topography relief elevation rose zs", "surface_altitude", "m"},
    {"z_sfc zs", "surface_geopotential", "m2 s-2"},
    {"lsm sftlf land landmask", "land_binary_mask", "1"},
    {"q qv hus spfh huss", "specific_humidity", "1"},
    {"qvapor q2", "humidity_mixing_ratio", "1"},
    {"r rh hur hurs rh2m rh_2m", "relative_humidity", "1"},
    {"vo vort relv var_vo", "atmosphere_relative_vorticity", "s-1"},
    {"absv", "atmosphere_absolute_vorticity", "s-1"},
    {"d div reld", "divergence_of_wind", "s-1"},
    {"tp apcp precip rain", "precipitation_amount", "kg m-2"},
    {"tp apcp precip rain", "lwe_thickness_of_precipitation_amount", "m"},
    {"pr prate precip", "precipitation_flux", "kg m-2 s-1"},
    {"tcwv pwat prw", "atmosphere_mass_content_of_water_vapor", "kg m-2"},
    {"cape", "atmosphere_convective_available_potential_energy", "J kg-1"},
    {"tcc tcdc clt", "cloud_area_fraction", "1"},
    {"sla", "sea_surface_height_above_sea_level", "m"},
    {"adt zos ssh", "sea_surface_height_above_geoid", "m"},
    {"swh hs htsgw", "sea_surface_wave_significant_height", "m"},
};

// Unambiguous even where the file states no unit.
bool isUnmistakable(const QString& name)
{
    static const QStringList names{QStringLiteral("msl"), QStringLiteral("prmsl"), QStringLiteral("psfc"), QStringLiteral("mslp"),
        QStringLiteral("pmsl"), QStringLiteral("u10"), QStringLiteral("v10"), QStringLiteral("t2m"), QStringLiteral("sst")};
    return names.contains(name);
}

} // namespace

QString guessStandardName(const QString& variable, const QString& unit, const QString& longName)
{
    for (const char* word : {"perturbation", "potential temp", "anomaly", "x-wind", "y-wind", "error", "bounds", "trend"}) {
        if (longName.contains(QLatin1String(word), Qt::CaseInsensitive))
            return {};
    }
    const bool ground
        = longName.contains(QLatin1String("terrain"), Qt::CaseInsensitive) || longName.contains(QLatin1String("orograph"), Qt::CaseInsensitive);
    if (ground && units::sameDimension(unit, QStringLiteral("m")))
        return QStringLiteral("surface_altitude");
    const QString name = variable.section(QLatin1Char('/'), -1).toLower();
    if (unit.isEmpty() && !isUnmistakable(name))
        return {};
    for (const Entry& entry : kTable) {
        if (!QString::fromLatin1(entry.names).split(QLatin1Char(' ')).contains(name))
            continue;
        if (unit.isEmpty() || units::sameDimension(unit, QString::fromLatin1(entry.unit)))
            return QString::fromLatin1(entry.standardName);
    }
    return {};
}

} // namespace terrella
