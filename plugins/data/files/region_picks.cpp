// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/region_picks.h"

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

constexpr double kEdgeDeg = 1e-6;

std::vector<std::size_t> everyNth(const std::vector<std::size_t>& indices, std::size_t stride)
{
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < indices.size(); k += stride)
        out.push_back(indices[k]);
    return out;
}

/// One strided run where the indices allow it.
Picks thinned(std::size_t first, std::size_t count, std::size_t stride) { return {{{first, (count + stride - 1) / stride, stride}}}; }

GridCut cutRegular(const Grid& grid, const std::optional<Region>& region, std::size_t stride)
{
    GridCut cut;
    cut.grid = grid;
    std::size_t firstRow = 0;
    std::size_t rows = grid.ny;
    std::vector<std::pair<double, std::size_t>> columns; // longitude as counted in the result, column of the source
    bool allColumns = !region;
    if (region) {
        std::vector<std::size_t> inside;
        for (std::size_t j = 0; j < grid.ny; ++j) {
            if (grid.lat[j] >= region->south - kEdgeDeg && grid.lat[j] <= region->north + kEdgeDeg)
                inside.push_back(j);
        }
        firstRow = inside.empty() ? 0 : inside.front();
        rows = inside.size();
        double width = region->east - region->west;
        if (width < 0.0)
            width += 360.0;
        allColumns = width >= 360.0 - kEdgeDeg;
        for (std::size_t i = 0; i < grid.nx && !allColumns; ++i) {
            const double turns = std::ceil((region->west - kEdgeDeg - grid.lon[i]) / 360.0);
            const double lon = grid.lon[i] + 360.0 * turns;
            if (lon <= region->west + width + kEdgeDeg)
                columns.emplace_back(lon, i);
        }
    }
    cut.rows = thinned(firstRow, rows, stride);
    if (allColumns) {
        cut.columns = thinned(0, grid.nx, stride);
    } else {
        std::ranges::sort(columns);
        std::vector<std::size_t> indices;
        for (const auto& [lon, index] : columns)
            indices.push_back(index);
        const bool isOneRun = indices.empty() || indices.back() - indices.front() + 1 == indices.size();
        cut.columns = isOneRun && !indices.empty() ? thinned(indices.front(), indices.size(), stride) : Picks::of(everyNth(indices, stride));
    }
    cut.grid.periodic = grid.periodic && allColumns && grid.nx % stride == 0;
    cut.grid.lat.clear();
    for (const Run& run : cut.rows.runs) {
        for (std::size_t k = 0; k < run.count; ++k)
            cut.grid.lat.push_back(grid.lat[run.start + k * run.stride]);
    }
    cut.grid.lon.clear();
    for (std::size_t k = 0; k < (allColumns ? grid.nx : columns.size()); k += stride)
        cut.grid.lon.push_back(allColumns ? grid.lon[k] : columns[k].first);
    cut.grid.ny = cut.grid.lat.size();
    cut.grid.nx = cut.grid.lon.size();
    return cut;
}

/// Every step's part of per-cell coordinates.
std::vector<double> cutCells(const std::vector<double>& values, const Grid& grid, const GridCut& cut)
{
    std::vector<double> out;
    if (values.size() != grid.size() * grid.steps)
        return values;
    for (std::size_t step = 0; step < grid.steps; ++step) {
        for (const Run& rows : cut.rows.runs) {
            for (std::size_t r = 0; r < rows.count; ++r) {
                const std::size_t base = (step * grid.ny + rows.start + r * rows.stride) * grid.nx;
                for (const Run& columns : cut.columns.runs) {
                    for (std::size_t c = 0; c < columns.count; ++c)
                        out.push_back(values[base + columns.start + c * columns.stride]);
                }
            }
        }
    }
    return out;
}

std::vector<double> picked(const std::vector<double>& values, const Picks& picks)
{
    std::vector<double> out;
    for (const Run& run : picks.runs) {
        for (std::size_t k = 0; k < run.count; ++k)
            out.push_back(values[run.start + k * run.stride]);
    }
    return out;
}

GridCut cutIrregular(const Grid& grid, const std::optional<Region>& region, std::size_t stride)
{
    GridCut cut;
    cut.grid = grid;
    std::size_t firstRow = grid.ny, lastRow = 0, firstColumn = grid.nx, lastColumn = 0;
    std::vector<std::size_t> cells;
    for (std::size_t k = 0; k < grid.lat.size() && region; ++k) {
        if (!region->contains(grid.lon[k], grid.lat[k]))
            continue;
        const std::size_t cell = k % grid.size();
        const std::size_t j = cell / grid.nx;
        const std::size_t i = cell % grid.nx;
        firstRow = std::min(firstRow, j);
        lastRow = std::max(lastRow, j);
        firstColumn = std::min(firstColumn, i);
        lastColumn = std::max(lastColumn, i);
        cells.push_back(cell);
    }
    if (!region) {
        cut.rows = thinned(0, grid.ny, grid.kind == GridKind::Cells ? 1 : stride);
        cut.columns = thinned(0, grid.nx, stride);
    } else if (grid.kind == GridKind::Cells) {
        cut.rows = Picks::all(1);
        cut.columns = Picks::of(everyNth(cells, stride));
    } else if (!cells.empty()) {
        cut.rows = thinned(firstRow, lastRow - firstRow + 1, stride);
        cut.columns = thinned(firstColumn, lastColumn - firstColumn + 1, stride);
    }
    cut.grid.ny = cut.rows.count();
    cut.grid.nx = cut.columns.count();
    cut.grid.lat = cutCells(grid.lat, grid, cut);
    cut.grid.lon = cutCells(grid.lon, grid, cut);
    if (grid.y.size() == grid.ny)
        cut.grid.y = picked(grid.y, cut.rows);
    if (grid.x.size() == grid.nx)
        cut.grid.x = picked(grid.x, cut.columns);
    return cut;
}

} // namespace

GridCut cutGrid(const Grid& grid, const std::optional<Region>& region, std::size_t stride)
{
    return grid.kind == GridKind::LatLon ? cutRegular(grid, region, stride) : cutIrregular(grid, region, stride);
}

} // namespace terrella::data
