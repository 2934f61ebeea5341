// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/contours.h"

#include "views/earth/fields/field_mesh.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace terrella::earth {

namespace {

constexpr std::size_t mostLevels = 200;
constexpr int usualLevels = 12;

/// Points with values, and the polygons between them (3 or 4 corners, in order around).
struct Mesh {
    std::vector<Vec3> points;
    std::vector<float> values;
    std::vector<std::array<std::uint32_t, 4>> cells;
    std::uint32_t corners = 4;
};

Mesh gridMesh(std::span<const float> values, const Grid& grid, std::size_t step)
{
    Mesh out;
    const bool isLatLon = grid.kind == GridKind::LatLon;
    std::size_t columns = grid.nx;
    bool closes = false;
    if (isLatLon) {
        const CellAxis lons(grid.lon, true);
        columns = lons.columnsOfOneTurn();
        closes = lons.closesTurn();
    }
    const auto mesh = grid.steps > 1 ? std::min(step, grid.steps - 1) : 0;
    out.points.reserve(columns * grid.ny);
    for (std::size_t j = 0; j < grid.ny; ++j)
        for (std::size_t i = 0; i < columns; ++i) {
            const LatLon at = grid.at(j, i, mesh);
            out.points.push_back(onSphere(at.lon, at.lat));
            out.values.push_back(values[j * grid.nx + i]);
        }
    const auto index = [columns](std::size_t j, std::size_t i) { return static_cast<std::uint32_t>(j * columns + i % columns); };
    for (std::size_t j = 0; j + 1 < grid.ny; ++j)
        for (std::size_t i = 0; i + (closes ? 0 : 1) < columns; ++i)
            out.cells.push_back({index(j, i), index(j, i + 1), index(j + 1, i + 1), index(j + 1, i)});
    return out;
}

Mesh triangleMesh(std::span<const float> values, const Grid& grid)
{
    Mesh out;
    out.corners = 3;
    for (std::size_t k = 0; k < grid.nx; ++k)
        out.points.push_back(onSphere(grid.lon[k], grid.lat[k]));
    out.values.assign(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(grid.nx));
    const std::vector<std::uint32_t> triangles = sphereTriangles(out.points);
    for (std::size_t k = 0; k + 2 < triangles.size(); k += 3)
        out.cells.push_back({triangles[k], triangles[k + 1], triangles[k + 2], 0});
    return out;
}

/// The lines of one level: crossings of edges, and the pieces between them inside cells.
class Tracer {
public:
    Tracer(const Mesh& mesh, double level, ContourLines& out) : m_mesh(mesh), m_level(level), m_out(out) {}

    void cell(const std::array<std::uint32_t, 4>& c)
    {
        const std::uint32_t n = m_mesh.corners;
        std::array<bool, 4> above{};
        double sum = 0.0;
        std::uint32_t count = 0;
        for (std::uint32_t k = 0; k < n; ++k) {
            above[k] = static_cast<double>(m_mesh.values[c[k]]) >= m_level;
            sum += static_cast<double>(m_mesh.values[c[k]]);
            count += above[k] ? 1 : 0;
        }
        if (count == 0 || count == n)
            return;
        std::array<std::uint32_t, 4> crossed{};
        std::uint32_t crossings = 0;
        for (std::uint32_t k = 0; k < n; ++k)
            if (above[k] != above[(k + 1) % n])
                crossed[crossings++] = crossing(c[k], c[(k + 1) % n]);
        if (crossings == 2) {
            join(crossed[0], crossed[1]);
        } else if (crossings == 4) { // a saddle: the middle belongs to one pair of corners
            const bool middle = sum / n >= m_level;
            const bool firstApart = above[0] != middle; // corner 0 is cut off on its own
            join(crossed[0], crossed[firstApart ? 3 : 1]);
            join(crossed[firstApart ? 1 : 2], crossed[firstApart ? 2 : 3]);
        }
    }

    void finish()
    {
        std::vector<bool> used(m_points.size(), false);
        // Open lines from their ends, then what is left: rings.
        for (const bool ends : {true, false})
            for (std::uint32_t k = 0; k < m_points.size(); ++k)
                if (!used[k] && (!ends || m_next[k][1] == none) && m_next[k][0] != none)
                    follow(k, used);
    }

private:
    static constexpr std::uint32_t none = ~0U;

    std::uint32_t crossing(std::uint32_t a, std::uint32_t b)
    {
        if (a > b)
            std::swap(a, b);
        const std::uint64_t key = static_cast<std::uint64_t>(a) << 32U | b;
        const auto [it, isNew] = m_crossings.try_emplace(key, static_cast<std::uint32_t>(m_points.size()));
        if (isNew) {
            const auto va = static_cast<double>(m_mesh.values[a]), vb = static_cast<double>(m_mesh.values[b]);
            const double t = std::clamp((m_level - va) / (vb - va), 0.0, 1.0);
            m_points.push_back(m_mesh.points[a] * (1.0 - t) + m_mesh.points[b] * t);
            m_next.push_back({none, none});
        }
        return it->second;
    }

    void join(std::uint32_t a, std::uint32_t b)
    {
        const auto link = [this](std::uint32_t from, std::uint32_t to) {
            auto& next = m_next[from];
            (next[0] == none ? next[0] : next[1]) = to;
        };
        link(a, b);
        link(b, a);
    }

    void follow(std::uint32_t first, std::vector<bool>& used)
    {
        std::uint32_t before = none, at = first;
        for (;;) {
            m_out.lon.push_back(lonOf(m_points[at]));
            m_out.lat.push_back(latOf(m_points[at]));
            used[at] = true;
            const std::uint32_t next = m_next[at][0] != before ? m_next[at][0] : m_next[at][1];
            if (next == none || (used[next] && next != first))
                break;
            if (next == first) { // closed
                m_out.lon.push_back(lonOf(m_points[first]));
                m_out.lat.push_back(latOf(m_points[first]));
                break;
            }
            before = at;
            at = next;
        }
        m_out.starts.push_back(m_out.lon.size());
        m_out.values.push_back(m_level);
    }

    const Mesh& m_mesh;
    double m_level;
    ContourLines& m_out;
    std::unordered_map<std::uint64_t, std::uint32_t> m_crossings;
    std::vector<Vec3> m_points;
    std::vector<std::array<std::uint32_t, 2>> m_next;
};

} // namespace

std::vector<double> contourLevels(const ValueRange& range, double interval)
{
    const double low = std::min(range.lowest, range.highest), high = std::max(range.lowest, range.highest);
    if (!(high > low))
        return {};
    double step = interval > 0.0 ? interval : roundStep(high - low, usualLevels);
    while ((high - low) / step > static_cast<double>(mostLevels))
        step *= 2.0;
    std::vector<double> out;
    for (double k = std::ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1.0)
        out.push_back(k * step);
    return out;
}

ContourLines contours(std::span<const float> values, const Grid& grid, std::size_t step, std::span<const double> levels)
{
    ContourLines out;
    if (values.size() < grid.size() || grid.size() == 0)
        return out;
    Mesh mesh = grid.kind == GridKind::Cells ? triangleMesh(values, grid) : gridMesh(values, grid, step);
    // Each cell is asked only for the levels between its least and greatest value.
    std::vector<Tracer> tracers;
    tracers.reserve(levels.size());
    for (const double level : levels)
        tracers.emplace_back(mesh, level, out);
    for (const auto& cell : mesh.cells) {
        float least = mesh.values[cell[0]], greatest = least;
        bool whole = true;
        for (std::uint32_t k = 0; k < mesh.corners; ++k) {
            const float v = mesh.values[cell[k]];
            whole = whole && std::isfinite(v);
            least = std::min(least, v);
            greatest = std::max(greatest, v);
        }
        if (!whole)
            continue;
        const auto from = std::ranges::lower_bound(levels, static_cast<double>(least));
        for (auto it = from; it != levels.end() && *it <= static_cast<double>(greatest); ++it)
            tracers[static_cast<std::size_t>(it - levels.begin())].cell(cell);
    }
    for (Tracer& tracer : tracers)
        tracer.finish();
    return out;
}

} // namespace terrella::earth
