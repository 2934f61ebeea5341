// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/polygon_cells.h"

#include "pipelines/core/resources.h"
#include "pipelines/core/worker_pool.h"

#include <algorithm>
#include <atomic>

namespace terrella::data {

namespace {

/// What all polygons share of one grid.
struct GridCells {
    const Grid& grid;
    std::vector<double> latEdges, lonEdges; ///< LatLon
    CellCorners corners;                    ///< Projected and Curvilinear

    explicit GridCells(const Grid& source) : grid(source)
    {
        if (grid.kind == GridKind::LatLon) {
            latEdges = edgesOfLatitudes(grid.lat);
            lonEdges = edgesOfLongitudes(grid.lon, grid.periodic);
        } else if (grid.kind != GridKind::Cells) {
            corners = cornersOf(grid.lat, grid.lon, grid.ny, grid.nx);
        }
    }
};

std::vector<CellOverlap> byCentre(const GridCells& cells, const Polygon& polygon)
{
    const Grid& grid = cells.grid;
    std::vector<CellOverlap> out;
    if (grid.kind == GridKind::LatLon) {
        for (const std::uint32_t cell : centresOfRegularGrid(polygon, grid.lat, grid.lon)) {
            const std::size_t j = cell / grid.nx, i = cell % grid.nx;
            Polygon box; // the cell itself
            box.rings = {{{cells.lonEdges[i], cells.lonEdges[i + 1], cells.lonEdges[i + 1], cells.lonEdges[i]},
                {cells.latEdges[j], cells.latEdges[j], cells.latEdges[j + 1], cells.latEdges[j + 1]}, false}};
            out.push_back({cell, areaOf(box), 1.0});
        }
        return out;
    }
    for (std::size_t cell = 0; cell < grid.size(); ++cell) {
        if (!contains(polygon, grid.lon[cell], grid.lat[cell]))
            continue;
        double area = 1.0;
        if (grid.kind != GridKind::Cells) {
            const auto at = static_cast<std::ptrdiff_t>(4 * cell);
            Polygon quad;
            quad.rings = {{{cells.corners.lon.begin() + at, cells.corners.lon.begin() + at + 4},
                {cells.corners.lat.begin() + at, cells.corners.lat.begin() + at + 4}, false}};
            area = areaOf(quad);
        }
        out.push_back({static_cast<std::uint32_t>(cell), area, 1.0});
    }
    return out;
}

std::vector<CellOverlap> byOverlap(const GridCells& cells, const Polygon& polygon)
{
    const Grid& grid = cells.grid;
    switch (grid.kind) {
    case GridKind::LatLon: return overlapsOfRegularGrid(polygon, cells.latEdges, cells.lonEdges);
    case GridKind::Projected:
    case GridKind::Curvilinear: return overlapsOfCells(polygon, cells.corners, grid.lat, grid.lon);
    case GridKind::Cells: break;
    }
    return byCentre(cells, polygon);
}

} // namespace

Result<std::vector<std::vector<CellOverlap>>> cellsOfPolygons(
    const Grid& grid, const std::vector<Polygon>& polygons, CellRule rule, RunContext& context)
{
    const GridCells cells(grid);
    std::vector<std::vector<CellOverlap>> out(polygons.size());
    std::atomic<std::size_t> bytes = 0;
    parallelFor(polygons.size(), context.threads(), context.stopToken(), [&](std::size_t k) {
        out[k] = rule == CellRule::Centre ? byCentre(cells, polygons[k]) : byOverlap(cells, polygons[k]);
        bytes += out[k].size() * sizeof(CellOverlap);
    });
    if (context.cancelled())
        return RunContext::cancelledError();
    if (bytes > context.memoryLimit())
        return Error{
            ErrorCode::Memory, QStringLiteral("The cells that the polygons cover do not fit in memory; use fewer polygons or a smaller region."), {}};
    return out;
}

Result<std::vector<Polygon>> landPolygons()
{
    TRY(const std::shared_ptr<const Features> land,
        readFeatures(resourcePath(QStringLiteral("maps/natural_earth.gpkg")), QStringLiteral("land_110m")));
    QStringList warnings;
    return readPolygons(*land, warnings);
}

} // namespace terrella::data
