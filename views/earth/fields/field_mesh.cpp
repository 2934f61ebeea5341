// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_mesh.h"

#include "views/earth/fields/cell_mesh.h"
#include "views/earth/fields/field_part.h"
#include "views/earth/fields/plane_part.h"
#include "views/earth/mesh_builder.h"

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr double hair = 1e-7; // degrees: pieces narrower than this are rounding

/// From a to b in steps of at most `step` degrees, through the given stops.
std::vector<double> lines(double a, double b, const std::vector<double>& stops, double step)
{
    std::vector<double> out{a};
    std::vector<double> ends;
    for (const double s : stops)
        if (s > a + hair && s < b - hair)
            ends.push_back(s);
    std::sort(ends.begin(), ends.end());
    ends.push_back(b);
    for (const double end : ends) {
        const double from = out.back();
        const int steps = std::max(1, static_cast<int>(std::ceil((end - from) / step - 1e-9)));
        for (int k = 1; k <= steps; ++k)
            out.push_back(from + (end - from) * k / steps);
    }
    return out;
}

/// Quads over all lon × lat lines; texture coordinates from the two functions.
template <class U, class V>
void patch(MeshBuilder& builder, const std::vector<double>& lons, const std::vector<double>& lats, const U& u, const V& v)
{
    std::vector<double> lon;
    std::vector<double> lat;
    std::vector<float> texture;
    lon.reserve(lons.size() * lats.size());
    lat.reserve(lon.capacity());
    texture.reserve(2 * lon.capacity());
    for (const double y : lats) {
        for (const double x : lons) {
            lon.push_back(x);
            lat.push_back(y);
            texture.push_back(static_cast<float>(u(x)));
            texture.push_back(static_cast<float>(v(y)));
        }
    }
    builder.addGrid(builder.addPoints(lon, lat, texture), lons, lats);
}

/// Draws [west, east] × lats once for every turn by which it shows on the projection.
template <class U, class V>
void patches(MeshBuilder& builder, const Projection& projection, double west, double east, const std::vector<double>& stops,
    const std::vector<double>& lats, double step, const U& u, const V& v)
{
    if (lats.size() < 2)
        return;
    if (projection.isGlobe()) {
        patch(builder, lines(west, east, stops, step), lats, u, v);
        return;
    }
    const double left = projection.centralLongitude() - 180.0;
    const double right = left + 360.0;
    for (double turn = std::floor((left - east) / 360.0) * 360.0; west + turn < right; turn += 360.0) {
        const double a = std::max(left, west + turn);
        const double b = std::min(right, east + turn);
        if (b - a < hair)
            continue;
        std::vector<double> moved = stops;
        for (double& s : moved)
            s += turn;
        patch(
            builder, lines(a, b, moved, step), lats, [&](double lon) { return u(lon - turn); }, v);
    }
}

} // namespace

CellAxis::CellAxis(std::vector<double> values, bool isLongitude) : m_values(std::move(values))
{
    if (isLongitude) {
        // 0 … 179, −180 … −1 counts one way round once the jumps are taken out.
        for (std::size_t k = 1; k < m_values.size(); ++k)
            m_values[k] = m_values[k - 1] + std::remainder(m_values[k] - m_values[k - 1], 360.0);
    }
    if (m_values.size() > 1) {
        const double mean = (m_values.back() - m_values.front()) / static_cast<double>(m_values.size() - 1);
        m_regular = mean != 0.0;
        for (std::size_t k = 0; k < m_values.size() && m_regular; ++k)
            m_regular = std::abs(m_values[k] - m_values.front() - mean * static_cast<double>(k)) < 0.01 * std::abs(mean);
    }
}

double CellAxis::stepAt(std::size_t k) const
{
    if (m_values.size() < 2)
        return 1.0;
    const std::size_t low = std::min(k, m_values.size() - 2);
    return m_values[low + 1] - m_values[low];
}

double CellAxis::indexOf(double value) const
{
    const auto last = static_cast<double>(m_values.size() - 1);
    if (m_values.size() < 2)
        return value - m_values.front();
    if (m_regular)
        return (value - m_values.front()) / (m_values.back() - m_values.front()) * last;
    const bool up = m_values.back() > m_values.front();
    const auto it = up ? std::upper_bound(m_values.begin(), m_values.end(), value)
                       : std::upper_bound(m_values.begin(), m_values.end(), value, std::greater<>());
    const auto k
        = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(it - m_values.begin() - 1, 0, static_cast<std::ptrdiff_t>(m_values.size()) - 2));
    return static_cast<double>(k) + (value - m_values[k]) / stepAt(k);
}

double CellAxis::lowEdge() const { return std::min(m_values.front() - 0.5 * stepAt(0), m_values.back() + 0.5 * stepAt(m_values.size())); }

double CellAxis::highEdge() const { return std::max(m_values.front() - 0.5 * stepAt(0), m_values.back() + 0.5 * stepAt(m_values.size())); }

double CellAxis::edgeBefore(std::size_t k) const
{
    const std::size_t n = m_values.size();
    if (k > n)
        return edgeBefore(k - n) + (n > 1 && m_values.back() < m_values.front() ? -360.0 : 360.0);
    if (k == 0)
        return m_values.front() - 0.5 * stepAt(0);
    return k == n ? m_values.back() + 0.5 * stepAt(n) : 0.5 * (m_values[k - 1] + m_values[k]);
}

std::size_t CellAxis::columnsOfOneTurn() const
{
    std::size_t k = m_values.size();
    while (k > 2 && std::abs(m_values[k - 1] - m_values.front()) + 0.5 * std::abs(stepAt(k - 2)) > 360.0)
        --k;
    return k;
}

bool CellAxis::closesTurn() const
{
    const std::size_t n = columnsOfOneTurn();
    if (n < 3)
        return false;
    const double gap = 360.0 - std::abs(m_values[n - 1] - m_values.front());
    return gap < 1.5 * std::abs(stepAt(0));
}

TextureLayout textureLayout(const Grid& grid)
{
    TextureLayout out{grid.nx, grid.ny, false, false};
    if (grid.kind == GridKind::Cells) {
        out.columns = std::clamp<std::size_t>(grid.nx, 1, 2048);
        out.rows = std::max<std::size_t>(1, (grid.nx + out.columns - 1) / out.columns);
    }
    if (grid.kind == GridKind::LatLon && grid.nx > 0 && grid.ny > 0) {
        const CellAxis lons(grid.lon, true);
        out.columns = lons.columnsOfOneTurn();
        out.periodic = lons.closesTurn();
        out.smooth = true;
    }
    if (isPlacedByAxes(grid))
        out.smooth = true;
    return out;
}

namespace {

/// A box of cells of a grid of latitudes and longitudes, in rows and columns of the grid.
struct CellBox {
    std::size_t row, rowEnd, column, columnEnd;
};

/// Draws boxes of one grid, with the texture of a part of it.
class BoxDrawer {
public:
    BoxDrawer(const Projection& projection, const Grid& grid, const FieldPart& part, double meshDeg)
        : m_projection(projection),
          m_meshDeg(meshDeg),
          m_layout(textureLayout(grid, part)),
          m_part(part),
          m_turn(textureLayout(grid)),
          m_lats(grid.lat, false)
    {
        m_lons = CellAxis({grid.lon.begin(), grid.lon.begin() + static_cast<std::ptrdiff_t>(m_turn.columns)}, true);
        m_isWestwards = m_lons.values().back() < m_lons.values().front();
    }
    [[nodiscard]] std::size_t columns() const { return m_turn.columns; }
    [[nodiscard]] bool isPeriodic() const { return m_turn.periodic; }

    void add(MeshBuilder& builder, const CellBox& box) const
    {
        if (box.row >= box.rowEnd || box.column >= box.columnEnd)
            return;
        const auto [south, north] = std::minmax({m_lats.edgeBefore(box.row), m_lats.edgeBefore(box.rowEnd)});
        const double a = std::max({-90.0, south, m_projection.southLimit()}), b = std::min({90.0, north, m_projection.northLimit()});
        if (b - a < hair)
            return;
        const auto [west, east] = std::minmax({lonEdge(box.column), lonEdge(box.columnEnd)});
        std::vector<double> stops;
        for (const double turn : {0.0, m_isWestwards ? -360.0 : 360.0})
            for (std::size_t k = 0; !m_lons.isRegular() && k < m_lons.size(); ++k)
                stops.push_back(m_lons.values()[k] + turn);
        const auto every = static_cast<double>(m_part.every);
        const double pad = m_layout.periodic ? 1.0 : 0.0;
        const auto row = static_cast<double>(m_part.row), column = static_cast<double>(m_part.column);
        patches(
            builder, m_projection, west, east, stops, lines(a, b, m_lats.isRegular() ? std::vector<double>{} : m_lats.values(), m_meshDeg), m_meshDeg,
            [&](double lon) { return ((columnOf(lon) + 0.5 - column) / every + pad) / static_cast<double>(m_layout.width()); },
            [&](double lat) { return ((m_lats.indexOf(lat) + 0.5 - row) / every) / static_cast<double>(m_layout.rows); });
    }

private:
    /// A grid that closes the turn ends where it began.
    [[nodiscard]] double lonEdge(std::size_t k) const
    {
        if (m_turn.periodic && k == m_lons.size())
            return m_lons.edgeBefore(0) + (m_isWestwards ? -360.0 : 360.0);
        return m_lons.edgeBefore(k);
    }
    [[nodiscard]] double columnOf(double lon) const
    {
        const double end = lonEdge(m_lons.size());
        if (m_part.column + m_part.columns > m_lons.size() && !m_part.isAll() && (m_isWestwards ? lon < end : lon > end))
            return m_lons.indexOf(lon + (m_isWestwards ? 360.0 : -360.0)) + static_cast<double>(m_lons.size());
        return m_lons.indexOf(lon);
    }

    const Projection& m_projection;
    double m_meshDeg;
    TextureLayout m_layout;
    FieldPart m_part;
    TextureLayout m_turn;
    CellAxis m_lons, m_lats;
    bool m_isWestwards = false;
};

} // namespace

FieldMesh fieldMesh(const Projection& projection, const Grid& grid, std::size_t step, double meshDeg)
{
    return fieldMesh(projection, grid, step, FieldPart{}, nullptr, meshDeg);
}

FieldMesh fieldMesh(const Projection& projection, const Grid& grid, std::size_t step, const FieldPart& part, const FieldPart* without, double meshDeg)
{
    MeshBuilder builder(projection);
    if (grid.size() == 0)
        return builder.take();
    if (isPlacedByAxes(grid))
        return planeMesh(projection, grid, part, without);
    if (grid.kind != GridKind::LatLon) {
        addCells(builder, projection, grid, step);
        return builder.take();
    }
    const BoxDrawer drawer(projection, grid, part, meshDeg);
    const std::size_t n = drawer.columns();
    const bool isAll = part.isAll();
    const CellBox all{part.row, isAll ? grid.ny : part.row + part.rows, part.column, isAll ? n : part.column + part.columns};
    if (!without) {
        drawer.add(builder, all);
        return builder.take();
    }
    // Around the hole: below, above, and what is left of its rows.
    const CellBox hole{without->row, without->row + without->rows, without->column, without->column + without->columns};
    drawer.add(builder, {all.row, hole.row, all.column, all.columnEnd});
    drawer.add(builder, {hole.rowEnd, all.rowEnd, all.column, all.columnEnd});
    if (hole.columnEnd <= n) {
        drawer.add(builder, {hole.row, hole.rowEnd, all.column, hole.column});
        drawer.add(builder, {hole.row, hole.rowEnd, hole.columnEnd, all.columnEnd});
    } else {
        drawer.add(builder, {hole.row, hole.rowEnd, hole.columnEnd - n, hole.column});
    }
    return builder.take();
}

FieldMesh wholeEarth(const Projection& projection) { return earthPart(projection, -180.0, 180.0, -90.0, 90.0); }

FieldMesh earthPart(const Projection& projection, double west, double east, double south, double north)
{
    MeshBuilder builder(projection);
    const double lowest = std::max(south, projection.southLimit()), highest = std::min(north, projection.northLimit());
    if (highest > lowest)
        patches(
            builder, projection, west, east, {}, lines(lowest, highest, {}, 1.0), 1.0, [=](double lon) { return (lon - west) / (east - west); },
            [=](double lat) { return (lat - south) / (north - south); });
    return builder.take();
}

std::optional<CellIndex> cellAt(const Grid& grid, double lonDeg, double latDeg, std::size_t step)
{
    if (grid.size() == 0)
        return std::nullopt;
    if (isPlacedByAxes(grid))
        return planeCellAt(grid, lonDeg, latDeg);
    if (grid.kind != GridKind::LatLon)
        return nearestCell(grid, lonDeg, latDeg, step);
    const TextureLayout layout = textureLayout(grid);
    const CellAxis lons({grid.lon.begin(), grid.lon.begin() + static_cast<std::ptrdiff_t>(layout.columns)}, true);
    const CellAxis lats(grid.lat, false);
    const double j = lats.indexOf(latDeg);
    const double lon = lons.lowEdge() + (lonDeg - lons.lowEdge()) - 360.0 * std::floor((lonDeg - lons.lowEdge()) / 360.0);
    double i = lons.indexOf(lon);
    const auto columns = static_cast<double>(layout.columns);
    if (layout.periodic)
        i -= columns * std::floor((i + 0.5) / columns);
    if (i < -0.5 || i >= columns - 0.5 + 1e-9 || j < -0.5 - 1e-9 || j > static_cast<double>(layout.rows) - 0.5 + 1e-9)
        return std::nullopt;
    const auto clampTo = [](double v, std::size_t n) { return static_cast<std::size_t>(std::clamp(std::lround(v), 0L, static_cast<long>(n) - 1)); };
    return CellIndex{clampTo(j, layout.rows), clampTo(i, layout.columns)};
}

} // namespace terrella::earth
