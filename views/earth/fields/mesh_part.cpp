// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/mesh_part.h"

#include "views/earth/fields/cell_mesh.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

constexpr std::uint32_t none = ~0U;
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// From `west`, 0 … 360.
double eastOf(double lon, double west) { return lon - west - 360.0 * std::floor((lon - west) / 360.0); }

bool isInside(const SeenBox& box, double lon, double lat)
{
    return lat >= box.south && lat <= box.north && (box.east - box.west >= 360.0 || eastOf(lon, box.west) <= box.east - box.west);
}

/// The value that most of the cells have; of equal shares the smaller.
float modeOf(std::vector<float>& values)
{
    std::sort(values.begin(), values.end());
    float best = missing;
    std::size_t most = 0;
    for (std::size_t k = 0; k < values.size();) {
        std::size_t end = k + 1;
        while (end < values.size() && values[end] == values[k])
            ++end;
        if (end - k > most) {
            most = end - k;
            best = values[k];
        }
        k = end;
    }
    return best;
}

} // namespace

bool hasMeshParts(const Grid& grid) { return grid.kind != GridKind::LatLon && grid.steps == 1 && grid.lat.size() >= grid.size(); }

double meshSpacing(const Grid& grid)
{
    // Boxes of one degree that hold any cell, by their area.
    std::vector<bool> seen(360 * 180, false);
    double area = 0.0;
    for (std::size_t k = 0; k < grid.size(); ++k) {
        if (!std::isfinite(grid.lat[k]) || !std::isfinite(grid.lon[k]))
            continue;
        const auto j = static_cast<std::size_t>(std::clamp(grid.lat[k] + 90.0, 0.0, 179.0));
        const auto i = static_cast<std::size_t>(std::min(eastOf(grid.lon[k], 0.0), 359.0));
        if (!seen[j * 360 + i]) {
            seen[j * 360 + i] = true;
            area += std::cos((static_cast<double>(j) - 89.5) * degree);
        }
    }
    return std::clamp(std::sqrt(area / static_cast<double>(std::max<std::size_t>(1, grid.size()))), 1e-4, 5.0);
}

namespace {

/// The part of the Earth that a mesh covers.
SeenBox extentOf(const Grid& grid)
{
    SeenBox out{-180.0, 180.0, 90.0, -90.0, 0.0};
    std::vector<bool> seen(360, false);
    for (std::size_t k = 0; k < grid.size(); ++k) {
        if (!std::isfinite(grid.lat[k]) || !std::isfinite(grid.lon[k]))
            continue;
        out.south = std::min(out.south, grid.lat[k]);
        out.north = std::max(out.north, grid.lat[k]);
        seen[static_cast<std::size_t>(std::min(eastOf(grid.lon[k], 0.0), 359.0))] = true;
    }
    // The longest run of degrees without a cell is outside.
    std::size_t longest = 0, end = 0, run = 0;
    for (std::size_t k = 0; k < 720; ++k) {
        run = seen[k % 360] ? 0 : run + 1;
        if (run > longest && run <= 360) {
            longest = run;
            end = k + 1;
        }
    }
    if (longest > 2) {
        out.west = static_cast<double>(end % 360);
        out.east = out.west + 360.0 - static_cast<double>(longest);
    }
    return out;
}

} // namespace

MeshPart::MeshPart(const Grid& grid, const SeenBox& seen, std::size_t mostCells, std::size_t mostBoxes)
{
    const bool isWhole = seen.east - seen.west >= 360.0 && seen.north - seen.south >= 180.0;
    if (!isWhole) {
        gather(grid, seen);
        if (m_cells.size() <= mostCells)
            return;
    }
    SeenBox box = isWhole ? extentOf(grid) : seen;
    const double spacing = meshSpacing(grid), half = 0.5 * spacing;
    if (isWhole) {
        box.south = std::max(-90.0, box.south - half);
        box.north = std::min(90.0, box.north + half);
    }
    const double width = std::min(360.0, box.east - box.west);
    m_boxDeg = std::max({1.2 * spacing, isWhole ? 0.0 : seen.degreesPerPixel,
        std::sqrt(width * std::max(1e-6, box.north - box.south) / static_cast<double>(mostBoxes))});
    arrange(grid, box, spacing);
}

void MeshPart::gather(const Grid& grid, const SeenBox& box)
{
    m_grid.kind = GridKind::Cells;
    m_grid.ny = 1;
    for (std::size_t k = 0; k < grid.size(); ++k)
        if (isInside(box, grid.lon[k], grid.lat[k])) {
            m_cells.push_back(static_cast<std::uint32_t>(k));
            m_grid.lat.push_back(grid.lat[k]);
            m_grid.lon.push_back(grid.lon[k]);
        }
    m_grid.nx = m_cells.size();
}

void MeshPart::arrange(const Grid& grid, const SeenBox& box, double spacingDeg)
{
    m_grid = {};
    m_cells.clear();
    const bool isRound = box.east - box.west >= 360.0;
    const double width = isRound ? 360.0 : box.east - box.west, side = m_boxDeg;
    m_grid.kind = GridKind::LatLon;
    m_grid.nx = std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(width / side - 1e-9)));
    m_grid.ny = std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil((box.north - box.south) / side - 1e-9)));
    m_grid.periodic = isRound;
    const double dx = width / static_cast<double>(m_grid.nx), dy = (box.north - box.south) / static_cast<double>(m_grid.ny);
    for (std::size_t i = 0; i < m_grid.nx; ++i)
        m_grid.lon.push_back(box.west + (static_cast<double>(i) + 0.5) * dx);
    for (std::size_t j = 0; j < m_grid.ny; ++j)
        m_grid.lat.push_back(box.south + (static_cast<double>(j) + 0.5) * dy);
    // Counted, then put in their places.
    std::vector<std::uint32_t> boxOf(grid.size(), none);
    m_begins.assign(m_grid.size() + 1, 0);
    for (std::size_t k = 0; k < grid.size(); ++k) {
        if (!isInside(box, grid.lon[k], grid.lat[k]))
            continue;
        const auto i = std::min(static_cast<std::size_t>(eastOf(grid.lon[k], box.west) / dx), m_grid.nx - 1);
        const auto j = std::min(static_cast<std::size_t>((grid.lat[k] - box.south) / dy), m_grid.ny - 1);
        boxOf[k] = static_cast<std::uint32_t>(j * m_grid.nx + i);
        ++m_begins[boxOf[k] + 1];
    }
    for (std::size_t b = 0; b < m_grid.size(); ++b)
        m_begins[b + 1] += m_begins[b];
    m_cells.resize(m_begins.back());
    std::vector<std::uint32_t> next(m_begins.begin(), m_begins.end() - 1);
    for (std::size_t k = 0; k < grid.size(); ++k)
        if (boxOf[k] != none)
            m_cells[next[boxOf[k]]++] = static_cast<std::uint32_t>(k);
    m_from.resize(m_grid.size());
    for (std::size_t b = 0; b < m_grid.size(); ++b)
        m_from[b] = m_begins[b + 1] > m_begins[b] ? static_cast<std::uint32_t>(b) : none;
    fillGaps(spacingDeg, isRound);
}

/// A box without a cell lies within a cell whose middle is beside it: no farther than a cell is wide, which towards the poles is many boxes.
void MeshPart::fillGaps(double spacingDeg, bool isRound)
{
    const std::size_t nx = m_grid.nx, ny = m_grid.ny;
    const double dx = m_grid.lon[1] - m_grid.lon[0], dy = m_grid.lat[1] - m_grid.lat[0];
    const std::vector<std::uint32_t> before = m_from;
    for (std::size_t j = 0; j < ny; ++j) {
        const double narrow = std::max(std::cos(m_grid.lat[j] * degree), 0.5 * spacingDeg / 90.0);
        const auto reach = std::min(nx / 2, static_cast<std::size_t>(std::ceil(0.75 * spacingDeg / narrow / dx)));
        for (std::size_t i = 0; i < nx; ++i) {
            std::uint32_t& box = m_from[j * nx + i];
            for (std::size_t away = 1; box == none && away <= reach; ++away) {
                if (isRound || i >= away)
                    box = before[j * nx + (i + nx - away) % nx];
                if (box == none && (isRound || i + away < nx))
                    box = before[j * nx + (i + away) % nx];
            }
        }
    }
    const std::vector<std::uint32_t> rows = m_from;
    const auto reach = static_cast<std::size_t>(std::ceil(0.75 * spacingDeg / dy));
    for (std::size_t j = 0; j < ny; ++j)
        for (std::size_t i = 0; i < nx; ++i) {
            std::uint32_t& box = m_from[j * nx + i];
            for (std::size_t away = 1; box == none && away <= reach; ++away) {
                if (j >= away)
                    box = rows[(j - away) * nx + i];
                if (box == none && j + away < ny)
                    box = rows[(j + away) * nx + i];
            }
        }
}

FieldMesh MeshPart::surface(const Projection& projection, const Grid& whole) const
{
    if (m_boxDeg > 0.0 || whole.kind == GridKind::Cells)
        return fieldMesh(projection, m_grid);
    MeshBuilder builder(projection);
    addCells(builder, projection, whole, m_cells, textureLayout(m_grid));
    return builder.take();
}

void MeshPart::take(std::span<const float> cells, Blocks how, std::span<float> out) const
{
    if (m_boxDeg == 0.0) {
        for (std::size_t k = 0; k < m_cells.size(); ++k)
            out[k] = cells[m_cells[k]];
        return;
    }
    std::vector<float> values;
    for (std::size_t b = 0; b + 1 < m_begins.size(); ++b) {
        values.clear();
        double sum = 0.0;
        for (std::uint32_t k = m_begins[b]; k < m_begins[b + 1]; ++k)
            if (const float v = cells[m_cells[k]]; !std::isnan(v)) {
                values.push_back(v);
                sum += static_cast<double>(v);
            }
        if (values.empty())
            out[b] = missing;
        else if (how == Blocks::Mean)
            out[b] = static_cast<float>(sum / static_cast<double>(values.size()));
        else
            out[b] = how == Blocks::Mode ? modeOf(values) : values[values.size() / 2];
    }
    for (std::size_t b = 0; b < m_from.size(); ++b)
        if (m_from[b] != b)
            out[b] = m_from[b] == none ? missing : out[m_from[b]];
}

std::optional<CellIndex> nearestOf(const Grid& grid, double lonDeg, double latDeg, double reachDeg)
{
    const Vec3 wanted = onSphere(lonDeg, latDeg);
    double least = reachDeg * degree;
    std::optional<std::size_t> best;
    for (std::size_t k = 0; k < grid.size(); ++k) {
        if (std::abs(grid.lat[k] - latDeg) * degree > least)
            continue;
        if (const double d = length(onSphere(grid.lon[k], grid.lat[k]) - wanted); d <= least) {
            least = d;
            best = k;
        }
    }
    if (!best)
        return std::nullopt;
    return CellIndex{*best / grid.nx, *best % grid.nx};
}

} // namespace terrella::earth
