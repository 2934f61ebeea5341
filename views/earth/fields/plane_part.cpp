// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/plane_part.h"

#include "pipelines/data/grid_detection.h"
#include "pipelines/data/grid_plane.h"
#include "views/earth/mesh_builder.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr std::size_t boxSamples = 33;  ///< each way, of a box on the Earth
constexpr std::size_t gridSamples = 65; ///< each way, of the grid
constexpr double fewestPieces = 48.0;   ///< of a surface, each way
constexpr double mostPieces = 240.0;    ///< about one for each degree
constexpr int mostHalved = 5;           ///< pieces across the cut of a map

/// The plane of a grid; null where PROJ does not know it. Kept for each thread: making one takes milliseconds, and the pointer asks at every move.
const GridPlane* planeOf(const Grid& grid)
{
    struct Kept {
        QString crs;
        std::unique_ptr<GridPlane> plane;
    };
    thread_local Kept kept;
    if (kept.crs != grid.crs) {
        auto made = GridPlane::make(grid.crs);
        kept = {grid.crs, made ? *std::move(made) : nullptr};
    }
    return kept.plane.get();
}

/// The coordinate at a place counted in cells: k in the middle of cell k.
double coordinate(const std::vector<double>& axis, double at)
{
    const auto low = static_cast<std::size_t>(std::clamp(std::floor(at), 0.0, static_cast<double>(axis.size() - 2)));
    return axis[low] + (axis[low + 1] - axis[low]) * (at - static_cast<double>(low));
}

/// From a to b in about so many equal steps, through the stops between them.
std::vector<double> lines(double a, double b, double pieces, const std::vector<double>& stops)
{
    std::vector<double> ends;
    for (const double stop : stops)
        if (stop > a + 1e-6 && stop < b - 1e-6)
            ends.push_back(stop);
    ends.push_back(b);
    std::vector<double> out{a};
    for (const double end : ends) {
        const double from = out.back();
        const int steps = std::max(1, static_cast<int>(std::ceil((end - from) / (b - a) * pieces)));
        for (int k = 1; k <= steps; ++k)
            out.push_back(from + (end - from) * k / steps);
    }
    return out;
}

bool isInside(const SeenBox& box, double lon, double lat)
{
    const double east = lon - box.west - 360.0 * std::floor((lon - box.west) / 360.0);
    return lat >= box.south && lat <= box.north && (box.east - box.west >= 359.0 || east <= box.east - box.west);
}

/// Draws pieces of the plane.
class PlaneDrawer {
public:
    PlaneDrawer(const Projection& projection, const GridPlane& plane, const Grid& grid, const FieldPart& part)
        : m_projection(projection),
          m_plane(plane),
          m_grid(grid),
          m_part(part),
          m_layout(textureLayout(grid, part)),
          m_builder(projection)
    {
    }
    void add(const std::vector<double>& rows, const std::vector<double>& columns, const FieldPart* without)
    {
        const std::size_t n = columns.size();
        std::vector<double> lon, lat;
        for (const double row : rows)
            for (const double column : columns) {
                lon.push_back(coordinate(m_grid.x, column));
                lat.push_back(coordinate(m_grid.y, row));
            }
        m_plane.toPlaces(lon, lat);
        for (std::size_t j = 0; j + 1 < rows.size(); ++j)
            for (std::size_t i = 0; i + 1 < n; ++i) {
                const double row = 0.5 * (rows[j] + rows[j + 1]), column = 0.5 * (columns[i] + columns[i + 1]);
                if (without && isIn(*without, row, column))
                    continue;
                const auto corner = [&](std::size_t dj, std::size_t di) {
                    const std::size_t k = (j + dj) * n + i + di;
                    return Corner{columns[i + di], rows[j + dj], lon[k], lat[k]};
                };
                addPiece({corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)}, mostHalved);
            }
    }
    FieldMesh take() { return m_builder.take(); }

private:
    struct Corner {
        double column = 0.0, row = 0.0, lon = 0.0, lat = 0.0;
    };
    using Piece = std::array<Corner, 4>;

    static bool isIn(const FieldPart& part, double row, double column)
    {
        const auto in = [](double at, std::size_t first, std::size_t count) {
            return at > static_cast<double>(first) - 0.5 && at < static_cast<double>(first + count) - 0.5;
        };
        return in(row, part.row, part.rows) && in(column, part.column, part.columns);
    }
    [[nodiscard]] Corner cornerAt(double row, double column) const
    {
        Corner out{column, row, coordinate(m_grid.x, column), coordinate(m_grid.y, row)};
        m_plane.toPlaces({&out.lon, 1}, {&out.lat, 1});
        return out;
    }
    /// What lies across the cut of a map, or partly beside the Earth, is quartered until what is wrong at its rim is too small to be seen.
    void addPiece(Piece piece, int halvings)
    {
        const auto known = std::ranges::count_if(piece, [](const Corner& c) { return std::isfinite(c.lon); });
        if (known == 0 && halvings < mostHalved)
            return;
        double least = 0.0, greatest = 0.0;
        std::array<double, 4> east{}; // of the first corner's longitude
        for (std::size_t k = 0; k < 4; ++k) {
            east[k] = wrap180(piece[k].lon - piece[0].lon);
            least = std::min(least, east[k]);
            greatest = std::max(greatest, east[k]);
        }
        const double first = m_projection.isGlobe() ? 0.0 : wrap180(piece[0].lon - m_projection.centralLongitude());
        const bool isCut = !m_projection.isGlobe() && (first + least < -180.0 || first + greatest > 180.0);
        if ((known < 4 || isCut) && halvings > 0) {
            const double rowMiddle = 0.5 * (piece[0].row + piece[2].row), columnMiddle = 0.5 * (piece[0].column + piece[2].column);
            const Corner top = cornerAt(piece[0].row, columnMiddle), right = cornerAt(rowMiddle, piece[2].column),
                         bottom = cornerAt(piece[2].row, columnMiddle), left = cornerAt(rowMiddle, piece[0].column),
                         middle = cornerAt(rowMiddle, columnMiddle);
            addPiece({piece[0], top, middle, left}, halvings - 1);
            addPiece({top, piece[1], right, middle}, halvings - 1);
            addPiece({middle, right, piece[2], bottom}, halvings - 1);
            addPiece({left, middle, bottom, piece[3]}, halvings - 1);
            return;
        }
        if (known < 4)
            return;
        // Seen from outside, corners go round anticlockwise: back faces are not drawn on the globe.
        std::array<Vec3, 4> on;
        for (std::size_t k = 0; k < 4; ++k)
            on[k] = onSphere(piece[k].lon, piece[k].lat);
        const Vec3 p = on[2] - on[0], q = on[3] - on[1];
        if (dot({p.y * q.z - p.z * q.y, p.z * q.x - p.x * q.z, p.x * q.y - p.y * q.x}, on[0]) < 0.0) {
            std::swap(piece[1], piece[3]);
            std::swap(east[1], east[3]);
        }
        const auto draw = [&](double turn) {
            std::array<double, 4> lon{}, lat{};
            std::array<float, 8> texture{};
            for (std::size_t k = 0; k < 4; ++k) {
                lon[k] = m_projection.isGlobe() ? piece[k].lon : m_projection.centralLongitude() + std::clamp(first + east[k] + turn, -180.0, 180.0);
                lat[k] = piece[k].lat;
                texture[2 * k] = texel(piece[k].column, m_part.column, m_layout.width());
                texture[2 * k + 1] = texel(piece[k].row, m_part.row, m_layout.rows);
            }
            const std::int32_t at = m_builder.addPoints(lon, lat, texture);
            m_builder.addQuad(at, at + 1, at + 2, at + 3);
        };
        draw(0.0);
        if (isCut)
            draw(first + greatest > 180.0 ? -360.0 : 360.0);
    }
    [[nodiscard]] float texel(double at, std::size_t first, std::size_t count) const
    {
        return static_cast<float>((at + 0.5 - static_cast<double>(first)) / static_cast<double>(m_part.every) / static_cast<double>(count));
    }

    const Projection& m_projection;
    const GridPlane& m_plane;
    const Grid& m_grid;
    FieldPart m_part;
    TextureLayout m_layout;
    MeshBuilder m_builder;
};

} // namespace

bool isPlacedByAxes(const Grid& grid)
{
    return grid.kind == GridKind::Projected && grid.lat.empty() && grid.ny > 1 && grid.nx > 1 && !grid.crs.isEmpty();
}

std::vector<LatLon> planeSample(const Grid& grid, std::size_t rows, std::size_t columns)
{
    const GridPlane* plane = planeOf(grid);
    if (!plane)
        return {};
    std::vector<double> lon, lat;
    for (std::size_t j = 0; j < rows; ++j)
        for (std::size_t i = 0; i < columns; ++i) {
            lat.push_back(grid.y[j * (grid.ny - 1) / std::max<std::size_t>(1, rows - 1)]);
            lon.push_back(grid.x[i * (grid.nx - 1) / std::max<std::size_t>(1, columns - 1)]);
        }
    plane->toPlaces(lon, lat);
    std::vector<LatLon> out;
    for (std::size_t k = 0; k < lon.size(); ++k)
        out.push_back({lat[k], lon[k]});
    return out;
}

double planeSpacingDeg(const Grid& grid)
{
    const GridPlane* plane = planeOf(grid);
    const std::size_t j = grid.ny / 2, i = grid.nx / 2;
    std::array<double, 3> lon{grid.x[i], grid.x[i - 1], grid.x[i]}, lat{grid.y[j], grid.y[j], grid.y[j - 1]};
    if (plane)
        plane->toPlaces(lon, lat);
    const Vec3 here = onSphere(lon[0], lat[0]);
    const double wide = std::max(length(onSphere(lon[1], lat[1]) - here), length(onSphere(lon[2], lat[2]) - here)) / degree;
    if (plane && std::isfinite(wide) && wide > 0.0)
        return wide;
    return std::max(std::abs(grid.x[i] - grid.x[i - 1]), std::abs(grid.y[j] - grid.y[j - 1])) / 111'195.0;
}

std::optional<PlaneBox> planeBox(const Grid& grid, const SeenBox& box)
{
    if (box.east - box.west >= 359.0 && box.north - box.south >= 179.0)
        return PlaneBox{0, grid.ny, 0, grid.nx};
    const GridPlane* plane = planeOf(grid);
    if (!plane)
        return std::nullopt;
    double top = 1e300, bottom = -1e300, left = 1e300, right = -1e300;
    const auto take = [&](double row, double column, double rowsAround, double columnsAround) {
        top = std::min(top, row - rowsAround);
        bottom = std::max(bottom, row + rowsAround);
        left = std::min(left, column - columnsAround);
        right = std::max(right, column + columnsAround);
    };
    // Places of the box on the grid, and places of the grid in the box: either may be much smaller than the other.
    const CellAxis rows(grid.y, false), columns(grid.x, false);
    const auto ny = static_cast<double>(grid.ny), nx = static_cast<double>(grid.nx);
    std::vector<double> lon, lat;
    for (std::size_t j = 0; j < boxSamples; ++j)
        for (std::size_t i = 0; i < boxSamples; ++i) {
            lat.push_back(box.south + (box.north - box.south) * static_cast<double>(j) / (boxSamples - 1));
            lon.push_back(box.west + (box.east - box.west) * static_cast<double>(i) / (boxSamples - 1));
        }
    plane->toPlane(lon, lat);
    for (std::size_t k = 0; k < lon.size(); ++k) {
        if (!std::isfinite(lon[k]))
            continue;
        const double row = rows.indexOf(lat[k]), column = columns.indexOf(lon[k]);
        if (row > -1.0 && row < ny && column > -1.0 && column < nx)
            take(row, column, 0.0, 0.0);
    }
    const std::vector<LatLon> sample = planeSample(grid, gridSamples, gridSamples);
    for (std::size_t k = 0; k < sample.size(); ++k)
        if (std::isfinite(sample[k].lon) && isInside(box, sample[k].lon, sample[k].lat))
            take(static_cast<double>(k / gridSamples * (grid.ny - 1) / (gridSamples - 1)),
                static_cast<double>(k % gridSamples * (grid.nx - 1) / (gridSamples - 1)), ny / gridSamples, nx / gridSamples);
    if (bottom < top)
        return std::nullopt;
    const double marginRows = 1.0 + (bottom - top) / boxSamples, marginColumns = 1.0 + (right - left) / boxSamples;
    const auto cells = [](double low, double high, double margin, std::size_t n) {
        const auto first = static_cast<std::size_t>(std::clamp(std::floor(low - margin), 0.0, static_cast<double>(n) - 1.0));
        const auto end
            = static_cast<std::size_t>(std::clamp(std::ceil(high + margin) + 1.0, static_cast<double>(first) + 1.0, static_cast<double>(n)));
        return std::pair(first, end);
    };
    PlaneBox out;
    std::tie(out.row, out.rowEnd) = cells(top, bottom, marginRows, grid.ny);
    std::tie(out.column, out.columnEnd) = cells(left, right, marginColumns, grid.nx);
    return out;
}

Grid planePartGrid(const Grid& grid, const FieldPart& part)
{
    const auto means = [&](const std::vector<double>& axis, std::size_t first, std::size_t count) {
        std::vector<double> out;
        for (std::size_t k = 0; k < count; k += part.every)
            out.push_back(coordinate(axis, static_cast<double>(first) + 0.5 * static_cast<double>(k + std::min(k + part.every, count) - 1)));
        return out;
    };
    const bool isAll = part.isAll();
    auto out = projectedGrid(means(grid.y, part.row, isAll ? grid.ny : part.rows), means(grid.x, part.column, isAll ? grid.nx : part.columns),
        grid.crs.startsWith(QLatin1String("PROJ")) ? QStringLiteral("m") : QString(), grid.crs);
    return out ? *std::move(out) : Grid{};
}

FieldMesh planeMesh(const Projection& projection, const Grid& grid, const FieldPart& part, const FieldPart* without)
{
    const GridPlane* plane = planeOf(grid);
    if (!plane)
        return {};
    const bool isAll = part.isAll();
    const std::size_t ny = isAll ? grid.ny : part.rows, nx = isAll ? grid.nx : part.columns;
    const double spacing = planeSpacingDeg(grid);
    const auto edges = [&](std::size_t first, std::size_t count, const FieldPart* hole, std::size_t holeFirst, std::size_t holeCount) {
        const double low = static_cast<double>(first) - 0.5, high = low + static_cast<double>(count);
        std::vector<double> stops;
        if (hole)
            stops = {static_cast<double>(holeFirst) - 0.5, static_cast<double>(holeFirst + holeCount) - 0.5};
        return lines(low, high, std::clamp(spacing * static_cast<double>(count), fewestPieces, mostPieces), stops);
    };
    PlaneDrawer drawer(projection, *plane, grid, part);
    drawer.add(edges(part.row, ny, without, without ? without->row : 0, without ? without->rows : 0),
        edges(part.column, nx, without, without ? without->column : 0, without ? without->columns : 0), without);
    return drawer.take();
}

std::optional<CellIndex> planeCellAt(const Grid& grid, double lonDeg, double latDeg)
{
    const GridPlane* plane = planeOf(grid);
    if (!plane)
        return std::nullopt;
    double x = lonDeg, y = latDeg;
    plane->toPlane({&x, 1}, {&y, 1});
    if (!std::isfinite(x))
        return std::nullopt;
    const double j = CellAxis(grid.y, false).indexOf(y), i = CellAxis(grid.x, false).indexOf(x);
    if (!(j > -0.5 && j < static_cast<double>(grid.ny) - 0.5 && i > -0.5 && i < static_cast<double>(grid.nx) - 0.5))
        return std::nullopt;
    const auto cell = [](double at, std::size_t n) { return static_cast<std::size_t>(std::clamp(std::lround(at), 0L, static_cast<long>(n) - 1)); };
    return CellIndex{cell(j, grid.ny), cell(i, grid.nx)};
}

} // namespace terrella::earth
