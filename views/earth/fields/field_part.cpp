// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_part.h"

#include "views/earth/fields/plane_part.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double marginOfBox = 0.25; ///< read around what is seen, of its size
constexpr std::size_t coarsest = 1024;

/// Degrees between neighbours, the mean along the axis.
double spacing(const std::vector<double>& values, bool isLongitude)
{
    if (values.size() < 2)
        return 1.0;
    const CellAxis axis(values, isLongitude);
    return std::max(1e-9, std::abs(axis.values().back() - axis.values().front()) / static_cast<double>(values.size() - 1));
}

CellAxis longitudes(const Grid& grid, const TextureLayout& turn)
{
    return CellAxis({grid.lon.begin(), grid.lon.begin() + static_cast<std::ptrdiff_t>(turn.columns)}, true);
}

std::size_t blocks(std::size_t cells, std::size_t every) { return (cells + every - 1) / every; }

} // namespace

bool hasParts(const Grid& grid) { return isPlacedByAxes(grid) || (grid.kind == GridKind::LatLon && grid.steps == 1 && grid.ny > 1 && grid.nx > 1); }

FieldPart wholePart(const Grid& grid, std::size_t every)
{
    if (every <= 1 || !hasParts(grid))
        return {};
    return {every, 0, 0, grid.ny, textureLayout(grid).columns, {}};
}

SeenBox SeenBox::widened() const
{
    const double dLat = marginOfBox * (north - south), dLon = marginOfBox * (east - west);
    SeenBox out{west - dLon, east + dLon, std::max(-90.0, south - dLat), std::min(90.0, north + dLat), degreesPerPixel};
    if (out.east - out.west >= 359.0) {
        out.west = -180.0;
        out.east = 180.0;
    }
    return out;
}

bool SeenBox::holds(const SeenBox& other) const
{
    const bool isAsFine = degreesPerPixel <= 1.01 * other.degreesPerPixel && degreesPerPixel > 0.45 * other.degreesPerPixel;
    const bool isWhole = east - west >= 360.0;
    const double shift = 360.0 * std::floor((other.west - west) / 360.0); // the other's west within a turn of ours
    const bool hasColumns = isWhole || (other.east - other.west < 360.0 && other.east - shift <= east + 1e-9);
    return isAsFine && hasColumns && other.south >= south - 1e-9 && other.north <= north + 1e-9;
}

std::size_t blockSide(const Grid& grid, double degreesPerPixel, std::size_t mostCells)
{
    const double cell = isPlacedByAxes(grid) ? planeSpacingDeg(grid) : std::max(spacing(grid.lat, false), spacing(grid.lon, true));
    const std::size_t columns = textureLayout(grid).columns;
    std::size_t every = 1;
    while (every < coarsest
        && (static_cast<double>(2 * every) * cell <= degreesPerPixel * 1.05 || blocks(columns, every) * blocks(grid.ny, every) > mostCells))
        every *= 2;
    return every;
}

namespace {

/// Every cell of a box, of grids of latitudes and longitudes.
std::optional<FieldPart> cellsSeen(const Grid& grid, const SeenBox& box)
{
    const TextureLayout turn = textureLayout(grid);
    const CellAxis lons = longitudes(grid, turn), lats(grid.lat, false);
    const double highest = std::max(lats.lowEdge(), lats.highEdge()), lowest = std::min(lats.lowEdge(), lats.highEdge());
    const double south = std::max(lowest, box.south), north = std::min(highest, box.north);
    if (south >= north)
        return std::nullopt;
    FieldPart out;
    const auto cells = [](double a, double b, std::size_t n) {
        const auto [low, high] = std::minmax(a, b);
        const double last = static_cast<double>(n);
        const auto first = static_cast<std::size_t>(std::clamp(std::floor(low + 0.5), 0.0, last - 1.0));
        const auto end = static_cast<std::size_t>(std::clamp(std::ceil(high + 0.5), static_cast<double>(first) + 1.0, last));
        return std::pair(first, end - first);
    };
    std::tie(out.row, out.rows) = cells(lats.indexOf(south), lats.indexOf(north), grid.ny);
    const double width = box.east - box.west;
    const double low = lons.lowEdge();
    if (width >= 359.0) {
        out.columns = turn.columns;
    } else if (turn.periodic) {
        const double west = low + (box.west - low) - 360.0 * std::floor((box.west - low) / 360.0);
        const bool isWestwards = lons.values().back() < lons.values().front();
        const double from = lons.indexOf(isWestwards ? west + width - (west + width > low + 360.0 ? 360.0 : 0.0) : west);
        const double perDegree = static_cast<double>(turn.columns) / 360.0;
        out.column = static_cast<std::size_t>(std::clamp(std::floor(from + 0.5), 0.0, static_cast<double>(turn.columns) - 1.0));
        out.columns = std::min(turn.columns, static_cast<std::size_t>(std::ceil(width * perDegree)) + 2);
    } else {
        // A grid of a region: the box as it lies in the grid's own turn.
        const double middle = 0.5 * (lons.lowEdge() + lons.highEdge());
        const double centre = middle + std::remainder(0.5 * (box.west + box.east) - middle, 360.0);
        const double west = std::max(lons.lowEdge(), centre - 0.5 * width), east = std::min(lons.highEdge(), centre + 0.5 * width);
        if (west >= east)
            return std::nullopt;
        std::tie(out.column, out.columns) = cells(lons.indexOf(west), lons.indexOf(east), turn.columns);
    }
    return out;
}

/// The same of a grid that is placed by its axes.
std::optional<FieldPart> planeCellsSeen(const Grid& grid, const SeenBox& box)
{
    const auto cells = planeBox(grid, box);
    return cells ? std::optional(FieldPart{1, cells->row, cells->column, cells->rowEnd - cells->row, cells->columnEnd - cells->column, {}})
                 : std::nullopt;
}

} // namespace

std::optional<FieldPart> partSeen(const Grid& grid, const SeenBox& box, std::size_t mostCells)
{
    const TextureLayout turn = textureLayout(grid);
    const auto seen = isPlacedByAxes(grid) ? planeCellsSeen(grid, box) : cellsSeen(grid, box);
    if (!seen)
        return std::nullopt;
    FieldPart out = *seen;
    if (out.columns == turn.columns)
        out.column = 0;
    out.every = blockSide(grid, box.degreesPerPixel, ~std::size_t{0});
    while (out.width() * out.height() > mostCells)
        out.every *= 2;
    // Blocks keep their places when the box moves.
    const std::size_t rowEnd = out.row + out.rows, columnEnd = out.column + out.columns;
    out.row = out.row / out.every * out.every;
    out.column = out.column / out.every * out.every;
    out.rows = std::min(grid.ny, blocks(rowEnd, out.every) * out.every) - out.row;
    out.columns = std::min(blocks(columnEnd, out.every) * out.every - out.column, turn.periodic ? turn.columns : turn.columns - out.column);
    if (out.columns == turn.columns)
        out.column = 0;
    return out;
}

Grid partGrid(const Grid& grid, const FieldPart& part)
{
    if (isPlacedByAxes(grid))
        return planePartGrid(grid, part);
    if (part.isAll())
        return grid;
    const TextureLayout turn = textureLayout(grid);
    const CellAxis lons = longitudes(grid, turn);
    const double oneTurn = lons.values().back() < lons.values().front() ? -360.0 : 360.0;
    Grid out;
    out.kind = GridKind::LatLon;
    out.crs = grid.crs;
    out.periodic = part.columns == turn.columns && turn.periodic;
    out.ny = part.height();
    out.nx = part.width();
    const auto means = [&](std::size_t first, std::size_t count, const auto& at) {
        std::vector<double> all;
        for (std::size_t k = 0; k < count; k += part.every) {
            double sum = 0.0;
            const std::size_t end = std::min(k + part.every, count);
            for (std::size_t c = k; c < end; ++c)
                sum += at(first + c);
            all.push_back(sum / static_cast<double>(end - k));
        }
        return all;
    };
    out.lat = means(part.row, part.rows, [&](std::size_t k) { return grid.lat[k]; });
    out.lon = means(part.column, part.columns, [&](std::size_t k) { return lons.values()[k % turn.columns] + (k >= turn.columns ? oneTurn : 0.0); });
    return out;
}

std::vector<float> rowWeights(const Grid& grid, std::size_t row, std::size_t rows)
{
    std::vector<float> out(rows, 1.0F);
    for (std::size_t j = 0; j < rows && grid.kind == GridKind::LatLon; ++j)
        out[j] = std::max(1e-4F, static_cast<float>(std::cos(grid.lat[row + j] * degree)));
    return out;
}

double meshStepDeg(const Grid& grid, const FieldPart& part)
{
    constexpr double pieces = 48.0;
    if (grid.kind != GridKind::LatLon || grid.size() == 0)
        return 1.0;
    const std::size_t rows = part.isAll() ? grid.ny : part.rows, columns = part.isAll() ? textureLayout(grid).columns : part.columns;
    const double high = spacing(grid.lat, false) * static_cast<double>(rows), wide = spacing(grid.lon, true) * static_cast<double>(columns);
    return std::clamp(std::max(high, wide) / pieces, 0.005, 1.0);
}

TextureLayout textureLayout(const Grid& grid, const FieldPart& part)
{
    TextureLayout out = textureLayout(grid);
    if (part.isAll())
        return out;
    out.periodic = out.periodic && part.columns == out.columns;
    out.columns = part.width();
    out.rows = part.height();
    return out;
}

std::optional<std::size_t> placeIn(const Grid& grid, const FieldPart& part, const CellIndex& cell)
{
    if (part.isAll())
        return cell.j * grid.nx + cell.i;
    const std::size_t turn = textureLayout(grid).columns;
    const std::size_t i = cell.i >= part.column ? cell.i : cell.i + turn;
    if (cell.j < part.row || cell.j >= part.row + part.rows || i < part.column || i >= part.column + part.columns)
        return std::nullopt;
    return (cell.j - part.row) / part.every * part.width() + (i - part.column) / part.every;
}

} // namespace terrella::earth
