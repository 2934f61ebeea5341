// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/cell_mesh.h"

#include <algorithm>
#include <array>

namespace terrella::earth {

namespace {

using Quad = std::array<Vec3, 4>;

Vec3 normalised(const Vec3& p) { return p * (1.0 / std::max(length(p), 1e-12)); }

std::vector<Vec3> centres(const Grid& grid, std::size_t step)
{
    const std::size_t n = grid.size();
    const std::size_t offset = grid.steps > 1 ? std::min(step, grid.steps - 1) * n : 0;
    std::vector<Vec3> out(n);
    for (std::size_t k = 0; k < n; ++k)
        out[k] = onSphere(grid.lon[offset + k], grid.lat[offset + k]);
    return out;
}

/// Half the side of a square that stands for one unstructured cell, degrees.
double halfCellDeg(const std::vector<Vec3>& points)
{
    Vec3 middle;
    for (const Vec3& p : points)
        middle = middle + p;
    middle = normalised(middle);
    const bool isPole = std::hypot(middle.x, middle.y) < 1e-6;
    const Vec3 east = isPole ? Vec3{1.0, 0.0, 0.0} : normalised({-middle.y, middle.x, 0.0});
    const Vec3 north{-middle.z * east.y, middle.z * east.x, middle.x * east.y - middle.y * east.x};
    double farthest = 1.0;
    std::array<double, 4> rim{1.0, -1.0, 1.0, -1.0}; // least and most towards east and north
    for (const Vec3& p : points) {
        farthest = std::min(farthest, dot(p, middle));
        rim = {std::min(rim[0], dot(p, east)), std::max(rim[1], dot(p, east)), std::min(rim[2], dot(p, north)), std::max(rim[3], dot(p, north))};
    }
    double area = 2.0 * std::numbers::pi * (1.0 - farthest); // of the cap that holds all
    if (farthest > 0.5)                                      // or of the box, where the Earth is flat enough
        area = std::min(area, (rim[1] - rim[0]) * (rim[3] - rim[2]));
    return std::clamp(0.5 * std::sqrt(area / static_cast<double>(points.size())) / degree, 1e-5, 1.0);
}

/// One patch, drawn on both edges of a map when it lies across the cut.
void addPatch(MeshBuilder& builder, const Projection& projection, Quad corners, float u, float v)
{
    for (const Vec3& corner : corners)
        if (std::isnan(corner.x))
            return; // beside what its projection shows of the Earth
    // Seen from outside, corners go round anticlockwise whichever way the grid runs: back faces are not drawn on the globe.
    const Vec3 p = corners[2] - corners[0];
    const Vec3 q = corners[3] - corners[1];
    const Vec3 normal{p.y * q.z - p.z * q.y, p.z * q.x - p.x * q.z, p.x * q.y - p.y * q.x};
    if (dot(normal, corners[0]) < 0.0)
        std::swap(corners[1], corners[3]);
    std::array<double, 4> lon{};
    std::array<double, 4> lat{};
    for (std::size_t c = 0; c < 4; ++c) {
        lon[c] = lonOf(corners[c]);
        lat[c] = latOf(corners[c]);
    }
    const std::array<float, 8> texture{u, v, u, v, u, v, u, v};
    const auto draw = [&] {
        const std::int32_t first = builder.addPoints(lon, lat, texture);
        builder.addQuad(first, first + 1, first + 2, first + 3);
    };
    if (projection.isGlobe()) {
        draw();
        return;
    }
    const double middle = projection.centralLongitude();
    double least = 1e9;
    double greatest = -1e9;
    for (std::size_t c = 0; c < 4; ++c) {
        lon[c] = c == 0 ? wrap180(lon[c] - middle) : lon[0] + std::remainder(lon[c] - middle - lon[0], 360.0);
        least = std::min(least, lon[c]);
        greatest = std::max(greatest, lon[c]);
    }
    const auto unfolded = lon;
    const auto place = [&](double turn) {
        for (std::size_t c = 0; c < 4; ++c)
            lon[c] = middle + std::clamp(unfolded[c] + turn, -180.0, 180.0);
        draw();
    };
    if (greatest > -180.0 && least < 180.0)
        place(0.0);
    if (greatest > 180.0)
        place(-360.0);
    if (least < -180.0)
        place(360.0);
}

/// Middles of the cells of a grid with rows and columns, and of a rim of one more cell on every side, continued straight.
class Middles {
public:
    Middles(const Grid& grid, std::size_t step)
        : m_grid(grid),
          m_step(grid.steps > 1 ? std::min(step, grid.steps - 1) : 0),
          m_ny(static_cast<std::ptrdiff_t>(grid.ny)),
          m_nx(static_cast<std::ptrdiff_t>(grid.nx))
    {
    }
    /// From −1 to the number of rows (columns).
    [[nodiscard]] Vec3 at(std::ptrdiff_t j, std::ptrdiff_t i) const
    {
        if (j < 0)
            return m_ny > 1 ? beyond(at(0, i), at(1, i)) : normalised(at(0, i) - nudge);
        if (j == m_ny)
            return m_ny > 1 ? beyond(at(m_ny - 1, i), at(m_ny - 2, i)) : normalised(at(0, i) + nudge);
        if (i < 0)
            return m_nx > 1 ? beyond(at(j, 0), at(j, 1)) : normalised(at(j, 0) - nudge);
        if (i == m_nx)
            return m_nx > 1 ? beyond(at(j, m_nx - 1), at(j, m_nx - 2)) : normalised(at(j, 0) + nudge);
        const LatLon place = m_grid.at(static_cast<std::size_t>(j), static_cast<std::size_t>(i), m_step);
        return onSphere(place.lon, place.lat);
    }

private:
    static Vec3 beyond(const Vec3& edge, const Vec3& inner) { return normalised(edge * 2.0 - inner); }
    static constexpr Vec3 nudge{0.004, 0.004, 0.004};

    const Grid& m_grid;
    std::size_t m_step;
    std::ptrdiff_t m_ny, m_nx;
};

} // namespace

void addCells(MeshBuilder& builder, const Projection& projection, const Grid& grid, std::size_t step)
{
    if (grid.kind == GridKind::Cells) {
        const std::vector<Vec3> points = centres(grid, step);
        const double half = halfCellDeg(points) * degree;
        const TextureLayout layout = textureLayout(grid);
        for (std::size_t k = 0; k < points.size(); ++k) {
            const Vec3& p = points[k];
            const double lon = std::atan2(p.y, p.x);
            const double lat = std::asin(std::clamp(p.z, -1.0, 1.0));
            const Vec3 east = Vec3{-std::sin(lon), std::cos(lon), 0.0} * half;
            const Vec3 north = Vec3{-std::sin(lat) * std::cos(lon), -std::sin(lat) * std::sin(lon), std::cos(lat)} * half;
            const float u = (static_cast<float>(k % layout.columns) + 0.5F) / static_cast<float>(layout.columns);
            const float v = (static_cast<float>(k / layout.columns) + 0.5F) / static_cast<float>(layout.rows);
            addPatch(builder, projection,
                {normalised(p - east - north), normalised(p + east - north), normalised(p + east + north), normalised(p - east + north)}, u, v);
        }
        return;
    }
    const Middles middles(grid, step);
    const std::size_t w = grid.nx + 2;
    std::vector<Vec3> around(w * (grid.ny + 2));
    for (std::size_t k = 0; k < around.size(); ++k)
        around[k] = middles.at(static_cast<std::ptrdiff_t>(k / w) - 1, static_cast<std::ptrdiff_t>(k % w) - 1);
    std::vector<Vec3> corners((grid.nx + 1) * (grid.ny + 1));
    for (std::size_t j = 0; j <= grid.ny; ++j)
        for (std::size_t i = 0; i <= grid.nx; ++i)
            corners[j * (grid.nx + 1) + i]
                = normalised(around[j * w + i] + around[j * w + i + 1] + around[(j + 1) * w + i] + around[(j + 1) * w + i + 1]);
    for (std::size_t j = 0; j < grid.ny; ++j) {
        for (std::size_t i = 0; i < grid.nx; ++i) {
            const std::size_t a = j * (grid.nx + 1) + i;
            const float u = (static_cast<float>(i) + 0.5F) / static_cast<float>(grid.nx);
            const float v = (static_cast<float>(j) + 0.5F) / static_cast<float>(grid.ny);
            addPatch(builder, projection, {corners[a], corners[a + 1], corners[a + grid.nx + 2], corners[a + grid.nx + 1]}, u, v);
        }
    }
}

void addCells(MeshBuilder& builder, const Projection& projection, const Grid& grid, std::span<const std::uint32_t> cells, const TextureLayout& layout)
{
    const Middles middles(grid, 0);
    std::array<Vec3, 9> around;
    const auto corner = [&](std::size_t k) { return normalised(around[k] + around[k + 1] + around[k + 3] + around[k + 4]); };
    for (std::size_t k = 0; k < cells.size(); ++k) {
        const auto j = static_cast<std::ptrdiff_t>(cells[k] / grid.nx), i = static_cast<std::ptrdiff_t>(cells[k] % grid.nx);
        for (std::ptrdiff_t a = 0; a < 9; ++a)
            around[static_cast<std::size_t>(a)] = middles.at(j - 1 + a / 3, i - 1 + a % 3);
        const float u = (static_cast<float>(k % layout.columns) + 0.5F) / static_cast<float>(layout.columns);
        const float v = (static_cast<float>(k / layout.columns) + 0.5F) / static_cast<float>(layout.rows);
        addPatch(builder, projection, {corner(0), corner(1), corner(4), corner(3)}, u, v);
    }
}

std::optional<CellIndex> nearestCell(const Grid& grid, double lonDeg, double latDeg, std::size_t step)
{
    const std::size_t n = grid.size();
    const std::size_t offset = grid.steps > 1 ? std::min(step, grid.steps - 1) * n : 0;
    if (grid.lon.size() < offset + n || grid.lat.size() < offset + n)
        return std::nullopt;
    const Vec3 wanted = onSphere(lonDeg, latDeg);
    const auto distanceTo = [&](std::size_t k) { return length(onSphere(grid.lon[offset + k], grid.lat[offset + k]) - wanted); };
    std::size_t best = 0;
    double least = 1e9;
    for (std::size_t k = 0; k < n; ++k) {
        // Latitude alone rules most cells out before any sine is taken.
        if (std::abs(grid.lat[offset + k] - latDeg) * degree > least)
            continue;
        const double d = distanceTo(k);
        if (d < least) {
            least = d;
            best = k;
        }
    }
    const std::size_t j = best / grid.nx;
    const std::size_t i = best % grid.nx;
    double reach = 0.0;
    if (grid.kind == GridKind::Cells) {
        reach = 1.5 * halfCellDeg(centres(grid, step)) * degree;
    } else {
        const Vec3 here = onSphere(grid.lon[offset + best], grid.lat[offset + best]);
        const auto towards = [&](std::size_t k) { return length(onSphere(grid.lon[offset + k], grid.lat[offset + k]) - here); };
        const double di = grid.nx > 1 ? towards(i > 0 ? best - 1 : best + 1) : degree;
        const double dj = grid.ny > 1 ? towards(j > 0 ? best - grid.nx : best + grid.nx) : degree;
        reach = 0.5 * std::hypot(di, dj) * 1.05;
    }
    if (least > reach)
        return std::nullopt;
    return CellIndex{j, i};
}

} // namespace terrella::earth
