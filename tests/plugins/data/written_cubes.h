// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/data/synthetic_cubes.h"

#include <vector>

namespace terrella::test {

struct NamedCube {
    const char* name;
    std::shared_ptr<const Cube> cube;
};

inline CubeSignature onGrid(GridKind kind, Axis y, Axis x, const QString& crs)
{
    CubeSignature s;
    s.axes = {synthetic::timeAxis("hours since 2000-01-01 00:00:00", Calendar::Standard, 0, 6, 4), std::move(y), std::move(x)};
    Grid grid;
    grid.kind = kind;
    grid.ny = s.axes[1].size();
    grid.nx = s.axes[2].size();
    grid.y = s.axes[1].values;
    grid.x = s.axes[2].values;
    grid.crs = crs;
    s.grids = {grid};
    s.variables = {synthetic::variable("t2m", "air_temperature", "K", {0, 1, 2}, 0)};
    return s;
}

/// Positions of the cells of a rotated pole (spherical), as a reader of such a file works them out.
inline void placeRotated(Grid& grid, double poleLat, double poleLon)
{
    const double degree = std::numbers::pi / 180.0;
    grid.lat.clear();
    grid.lon.clear();
    for (const double rlat : grid.y)
        for (const double rlon : grid.x) {
            const double sinLat = std::sin(poleLat * degree) * std::sin(rlat * degree)
                + std::cos(poleLat * degree) * std::cos(rlat * degree) * std::cos(rlon * degree);
            const double lat = std::asin(sinLat);
            const double east = -std::cos(rlat * degree) * std::sin(rlon * degree);
            const double north = std::cos(poleLat * degree) * std::sin(rlat * degree)
                - std::sin(poleLat * degree) * std::cos(rlat * degree) * std::cos(rlon * degree);
            grid.lat.push_back(lat / degree);
            grid.lon.push_back(std::remainder(poleLon + std::atan2(east, north) / degree, 360.0));
        }
}

inline CubeSignature rotated()
{
    using namespace synthetic;
    CubeSignature s = onGrid(GridKind::Projected, axis(AxisKind::Y, "rlat", "grid_latitude", "degrees", steps(-5, 0.5, 21)),
        axis(AxisKind::X, "rlon", "grid_longitude", "degrees", steps(-8, 0.5, 33)),
        QStringLiteral("+proj=ob_tran +o_proj=longlat +lon_0=18 +o_lon_p=0 +o_lat_p=39.25 +R=6371229 +no_defs +type=crs"));
    placeRotated(s.grids[0], 39.25, -162.0);
    return s;
}

inline CubeSignature lambert()
{
    using namespace synthetic;
    return onGrid(GridKind::Projected, axis(AxisKind::Y, "y", "projection_y_coordinate", "m", steps(500'000, -25'000, 21)),
        axis(AxisKind::X, "x", "projection_x_coordinate", "m", steps(-300'000, 25'000, 17)),
        QStringLiteral("+proj=lcc +lat_1=30 +lat_2=60 +lat_0=45 +lon_0=10 +x_0=0 +y_0=0 +R=6371229 +units=m +no_defs"));
}

/// Members of an ensemble.
inline CubeSignature ensemble()
{
    using namespace synthetic;
    CubeSignature s = regular(3, 9, 18);
    s.axes.push_back(axis(AxisKind::Member, "member", "realization", "1", {0, 1, 2}));
    s.variables = {variable("msl", "air_pressure_at_mean_sea_level", "Pa", {0, 4, 2, 3}, 0)};
    return s;
}

/// Members beside levels.
inline CubeSignature fiveDimensions()
{
    CubeSignature s = ensemble();
    s.variables = {synthetic::variable("t", "air_temperature", "K", {0, 4, 1, 2, 3}, 0)};
    return s;
}

inline CubeSignature stations()
{
    using namespace synthetic;
    CubeSignature s;
    s.axes = {timeAxis("days since 1990-01-01", Calendar::Standard, 0, 1, 5), axis(AxisKind::Cell, "station", "", "", steps(0, 1, 4))};
    Grid grid;
    grid.kind = GridKind::Cells;
    grid.ny = 1;
    grid.nx = 4;
    grid.lat = {52.1, 48.3, -33.9, 0.0};
    grid.lon = {5.2, 11.5, 151.2, -78.5};
    s.grids = {grid};
    s.variables = {variable("pr", "precipitation_flux", "kg m-2 s-1", {0, 1}, 0)};
    return s;
}

/// Monthly means at the middle of the months.
inline CubeSignature monthly()
{
    using namespace synthetic;
    CubeSignature s = regular(12, 9, 18);
    s.axes[0] = timeAxis("days since 1999-01-01 00:00:00", Calendar::Standard, 0, 1, 1);
    s.axes[0].values.clear();
    for (int month = 1; month <= 12; ++month)
        s.axes[0].values.push_back(toSeconds({1999, month, 15, 0, 0, 0.0}, Calendar::Standard));
    s.variables[1].cellMethods = QStringLiteral("time: mean (interval: 6 hours)");
    return s;
}

/// Every kind of cube that a writer meets.
inline std::vector<NamedCube> writtenCubes()
{
    using synthetic::filled;
    return {{"regular", filled(synthetic::regular(4, 18, 36))}, {"south_up", filled(synthetic::regular(2, 18, 36, Calendar::Standard, true))},
        {"days_360", filled(synthetic::regular(4, 9, 18, Calendar::Days360))}, {"noleap", filled(synthetic::regular(4, 9, 18, Calendar::NoLeap))},
        {"monthly", filled(monthly())}, {"rotated", filled(rotated())}, {"lambert", filled(lambert())},
        {"curvilinear", filled(synthetic::curvilinear(3, 12, 15))}, {"ensemble", filled(ensemble())}, {"five_dimensions", filled(fiveDimensions())},
        {"stations", filled(stations())}};
}

} // namespace terrella::test
