// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/cell_areas.h"

#include "pipelines/data/cell_areas.h"
#include "plugins/learning/kernels/coarsening.h"

namespace terrella::learning {

namespace {

constexpr double kRadiusM = 6371007.181; // of the sphere with the area of the WGS 84 ellipsoid

/// Counted on, without a jump at the dateline or the meridian of Greenwich.
std::vector<double> unwrapped(std::vector<double> lon)
{
    for (std::size_t i = 1; i < lon.size(); ++i) {
        while (lon[i] - lon[i - 1] > 180.0)
            lon[i] -= 360.0;
        while (lon[i] - lon[i - 1] < -180.0)
            lon[i] += 360.0;
    }
    return lon;
}

} // namespace

std::vector<double> cellAreas(const Grid& grid)
{
    std::vector<double> out;
    if (grid.kind == GridKind::LatLon)
        out = areasOfRegularGrid(grid.lat, unwrapped(grid.lon), grid.periodic);
    else
        out = areasOfCurvilinearGrid(std::span(grid.lat).first(grid.size()), std::span(grid.lon).first(grid.size()), grid.ny, grid.nx);
    for (double& area : out)
        area *= kRadiusM * kRadiusM;
    return out;
}

Grid coarsened(const Grid& grid, std::size_t factor)
{
    if (factor == 1)
        return grid;
    Grid out = grid;
    out.lat = blockCentres(grid.lat, factor);
    out.lon = blockCentres(unwrapped(grid.lon), factor);
    out.ny = out.lat.size();
    out.nx = out.lon.size();
    return out;
}

} // namespace terrella::learning
