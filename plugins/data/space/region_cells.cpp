// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/region_cells.h"

#include "pipelines/data/cell_areas.h"
#include "plugins/data/kernels/polygon_overlap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <span>

namespace terrella::data {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;
constexpr int kCoarse = 4, kFine = 16;

using Corners = std::array<double, 4>; ///< around the cell

/// Places of equal area in a cell: v runs from its first to its last side, in the sine of the latitude where sides are parallels.
int countInside(const Region& region, const Corners& lon, const Corners& lat, bool isRegular, int places)
{
    const double low = std::sin(lat[0] * kRadians), high = std::sin(lat[2] * kRadians);
    int inside = 0;
    for (int b = 0; b < places; ++b) {
        const double v = (b + 0.5) / places;
        for (int a = 0; a < places; ++a) {
            const double u = (a + 0.5) / places;
            const auto within = [&](const Corners& c) { return (1 - v) * ((1 - u) * c[0] + u * c[1]) + v * ((1 - u) * c[3] + u * c[2]); };
            const double at = isRegular ? std::asin(std::clamp(low + v * (high - low), -1.0, 1.0)) / kRadians : within(lat);
            inside += region.contains(within(lon), at) ? 1 : 0;
        }
    }
    return inside;
}

double shareOf(const Region& region, const Corners& lon, const Corners& lat, bool isRegular)
{
    // A region that is small beside the cell may slip through the coarse places.
    const auto [west, east] = std::ranges::minmax(lon);
    const auto [south, north] = std::ranges::minmax(lat);
    const double width = region.east - region.west;
    const bool isSmall = (width < 0.0 ? width + 360.0 : width) < east - west || region.north - region.south < north - south;
    if (!isSmall) {
        const int coarse = countInside(region, lon, lat, isRegular, kCoarse);
        bool isEdge = coarse != 0 && coarse != kCoarse * kCoarse;
        for (std::size_t k = 0; k < 4 && !isEdge; ++k)
            isEdge = region.contains(lon[k], lat[k]) != (coarse != 0);
        if (!isEdge)
            return coarse == 0 ? 0.0 : 1.0;
    }
    return static_cast<double>(countInside(region, lon, lat, isRegular, kFine)) / (kFine * kFine);
}

/// Of a box in a row or column of cells: what share of each interval between edges lies between two values, some turns apart.
std::vector<double> sharesOfIntervals(
    const std::vector<double>& edges, double from, double to, double turn, const std::function<double(double)>& measure)
{
    std::vector<double> out;
    for (std::size_t k = 0; k + 1 < edges.size(); ++k) {
        const auto [low, high] = std::minmax(edges[k], edges[k + 1]);
        double inside = 0.0;
        for (int n = turn > 0.0 ? -3 : 0; n <= (turn > 0.0 ? 3 : 0); ++n) {
            const double a = std::max(low, from + n * turn), b = std::min(high, to + n * turn);
            inside += b > a ? measure(b) - measure(a) : 0.0;
        }
        const double whole = measure(high) - measure(low);
        out.push_back(whole > 0.0 ? std::clamp(inside / whole, 0.0, 1.0) : 0.0);
    }
    return out;
}

/// Sides of box and cells run along the same lines.
std::vector<double> sharesOfBox(const Grid& grid, const Region& box)
{
    double east = box.east;
    while (east < box.west)
        east += 360.0;
    east = std::min(east, box.west + 360.0);
    const std::vector<double> across
        = sharesOfIntervals(edgesOfLongitudes(grid.lon, grid.periodic), box.west, east, 360.0, [](double lon) { return lon; });
    const std::vector<double> up
        = sharesOfIntervals(edgesOfLatitudes(grid.lat), box.south, box.north, 0.0, [](double lat) { return std::sin(lat * kRadians); });
    std::vector<double> out;
    for (std::size_t j = 0; j < grid.ny; ++j)
        for (std::size_t i = 0; i < grid.nx; ++i)
            out.push_back(up[j] * across[i]);
    return out;
}

} // namespace

std::vector<char> centresInRegion(const Grid& grid, const Region& region, std::size_t step)
{
    std::vector<char> out(grid.size());
    for (std::size_t j = 0; j < grid.ny; ++j) {
        for (std::size_t i = 0; i < grid.nx; ++i) {
            const LatLon centre = grid.at(j, i, grid.steps > 1 ? step : 0);
            out[j * grid.nx + i] = region.contains(centre.lon, centre.lat) ? 1 : 0;
        }
    }
    return out;
}

std::vector<double> sharesInRegion(const Grid& grid, const Region& region, std::size_t step)
{
    std::vector<double> out(grid.size());
    if (grid.kind == GridKind::Cells) {
        std::ranges::copy(centresInRegion(grid, region, step), out.begin());
        return out;
    }
    const bool isRegular = grid.kind == GridKind::LatLon;
    if (isRegular && !region.shape)
        return sharesOfBox(grid, region);
    const std::vector<double> latEdges = isRegular ? edgesOfLatitudes(grid.lat) : std::vector<double>();
    const std::vector<double> lonEdges = isRegular ? edgesOfLongitudes(grid.lon, grid.periodic) : std::vector<double>();
    CellCorners corners;
    if (!isRegular) {
        const std::size_t first = grid.steps > 1 ? step * grid.size() : 0;
        corners = cornersOf(std::span(grid.lat).subspan(first, grid.size()), std::span(grid.lon).subspan(first, grid.size()), grid.ny, grid.nx);
    }
    for (std::size_t j = 0; j < grid.ny; ++j) {
        for (std::size_t i = 0; i < grid.nx; ++i) {
            const std::size_t cell = j * grid.nx + i;
            Corners lon{}, lat{};
            if (isRegular) {
                lon = {lonEdges[i], lonEdges[i + 1], lonEdges[i + 1], lonEdges[i]};
                lat = {latEdges[j], latEdges[j], latEdges[j + 1], latEdges[j + 1]};
            } else {
                std::copy_n(corners.lon.begin() + static_cast<std::ptrdiff_t>(4 * cell), 4, lon.begin());
                std::copy_n(corners.lat.begin() + static_cast<std::ptrdiff_t>(4 * cell), 4, lat.begin());
            }
            out[cell] = shareOf(region, lon, lat, isRegular);
        }
    }
    return out;
}

std::vector<CellOverlap> cellsOfRegion(const Grid& grid, const Region& region, CellRule rule)
{
    std::vector<double> areas(grid.size(), 1.0), shares;
    if (grid.kind == GridKind::LatLon)
        areas = areasOfRegularGrid(grid.lat, grid.lon, grid.periodic);
    else if (grid.kind != GridKind::Cells)
        areas = areasOfCurvilinearGrid(grid.lat, grid.lon, grid.ny, grid.nx);
    if (rule == CellRule::Centre) {
        const std::vector<char> inside = centresInRegion(grid, region);
        shares.assign(inside.begin(), inside.end());
    } else {
        shares = sharesInRegion(grid, region);
    }
    std::vector<CellOverlap> out;
    for (std::size_t cell = 0; cell < shares.size(); ++cell)
        if (shares[cell] > 0.0)
            out.push_back({static_cast<std::uint32_t>(cell), areas[cell] * shares[cell], shares[cell]});
    return out;
}

} // namespace terrella::data
