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
    double farthest = 1.0;
    for (const Vec3& p : points)
        farthest = std::min(farthest, dot(p, middle));
    const double area = 2.0 * std::numbers::pi * (1.0 - farthest); // of the cap that holds all
    return std::clamp(0.5 * std::sqrt(area / static_cast<double>(points.size())) / degree, 0.01, 1.0);
}

/// One patch, drawn on both edges of a map when it lies across the cut.
void addPatch(MeshBuilder& builder, const Projection& projection, Quad corners, float u, float v)
{
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

/// Centres with a rim of one more cell on every side, continued straight.
std::vector<Vec3> withRim(const std::vector<Vec3>& points, std::size_t ny, std::size_t nx)
{
    const std::size_t w = nx + 2;
    std::vector<Vec3> out(w * (ny + 2));
    const auto beyond = [](const Vec3& edge, const Vec3& inner) { return normalised(edge * 2.0 - inner); };
    const Vec3 nudge{0.004, 0.004, 0.004};
    for (std::size_t j = 0; j < ny; ++j) {
        const Vec3* row = points.data() + j * nx;
        Vec3* to = out.data() + (j + 1) * w;
        std::copy(row, row + nx, to + 1);
        to[0] = nx > 1 ? beyond(row[0], row[1]) : normalised(row[0] - nudge);
        to[nx + 1] = nx > 1 ? beyond(row[nx - 1], row[nx - 2]) : normalised(row[0] + nudge);
    }
    for (std::size_t i = 0; i < w; ++i) {
        const auto at = [&](std::size_t j) -> Vec3& { return out[j * w + i]; };
        at(0) = ny > 1 ? beyond(at(1), at(2)) : normalised(at(1) - nudge);
        at(ny + 1) = ny > 1 ? beyond(at(ny), at(ny - 1)) : normalised(at(1) + nudge);
    }
    return out;
}

} // namespace

void addCells(MeshBuilder& builder, const Projection& projection, const Grid& grid, std::size_t step)
{
    const std::vector<Vec3> points = centres(grid, step);
    if (grid.kind == GridKind::Cells) {
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
    const std::vector<Vec3> around = withRim(points, grid.ny, grid.nx);
    const std::size_t w = grid.nx + 2;
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
