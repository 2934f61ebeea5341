// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cell_areas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace terrella {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

/// Cell edges halfway between neighbours: one more than there are centres.
std::vector<double> edgesOf(std::span<const double> centres, double fallback)
{
    const std::size_t n = centres.size();
    if (n == 1)
        return {centres[0] - 0.5 * fallback, centres[0] + 0.5 * fallback};
    std::vector<double> out(n + 1);
    for (std::size_t i = 1; i < n; ++i)
        out[i] = 0.5 * (centres[i - 1] + centres[i]);
    out[0] = centres[0] - (out[1] - centres[0]);
    out[n] = centres[n - 1] + (centres[n - 1] - out[n - 1]);
    return out;
}

/// −180 … 180
double turned(double deg) { return deg - 360.0 * std::round(deg / 360.0); }

using Vector = std::array<double, 3>;

Vector direction(double latDeg, double lonDeg)
{
    const double lat = latDeg * kRadians, lon = lonDeg * kRadians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Vector normalised(const Vector& a)
{
    const double length = std::sqrt(dot(a, a));
    return {a[0] / length, a[1] / length, a[2] / length};
}

/// Solid angle of a triangle of unit vectors (Van Oosterom & Strackee 1983, eq. 8).
double triangle(const Vector& a, const Vector& b, const Vector& c)
{
    const Vector cross{b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]};
    return std::abs(2.0 * std::atan2(dot(a, cross), 1.0 + dot(a, b) + dot(b, c) + dot(c, a)));
}

} // namespace

std::vector<double> areasOfRegularGrid(std::span<const double> latDeg, std::span<const double> lonDeg, bool periodic, double fallbackDeg)
{
    std::vector<double> out;
    if (latDeg.empty() || lonDeg.empty())
        return out;
    const std::vector<double> rows = edgesOf(latDeg, fallbackDeg);
    std::vector<double> lon(lonDeg.begin(), lonDeg.end());
    for (std::size_t i = 1; i < lon.size(); ++i)
        lon[i] = lon[i - 1] + turned(lon[i] - lon[i - 1]); // counted on where the file begins again
    std::vector<double> columns = edgesOf(lon, fallbackDeg);
    if (periodic && lon.size() > 1) {
        const double gap = 0.5 * std::abs(turned(lon.front() - lon.back())), sign = lon[1] > lon[0] ? 1.0 : -1.0;
        columns.front() = lon.front() - sign * gap;
        columns.back() = lon.back() + sign * gap;
    }
    out.reserve(latDeg.size() * lonDeg.size());
    for (std::size_t j = 0; j < latDeg.size(); ++j) {
        const double a = std::sin(std::clamp(rows[j], -90.0, 90.0) * kRadians), b = std::sin(std::clamp(rows[j + 1], -90.0, 90.0) * kRadians);
        for (std::size_t i = 0; i < lonDeg.size(); ++i)
            out.push_back(std::abs(b - a) * std::abs(columns[i + 1] - columns[i]) * kRadians);
    }
    return out;
}

std::vector<double> areasOfCurvilinearGrid(std::span<const double> latDeg, std::span<const double> lonDeg, std::size_t ny, std::size_t nx)
{
    std::vector<double> out(ny * nx, 1.0);
    if (ny < 2 || nx < 2)
        return out;
    // Centres with one row and column more on each side, as far from the last as that is from the one before.
    const auto centre = [&](std::size_t j, std::size_t i) { return direction(latDeg[j * nx + i], lonDeg[j * nx + i]); };
    const auto beyond = [](const Vector& last, const Vector& before) {
        return normalised({2.0 * last[0] - before[0], 2.0 * last[1] - before[1], 2.0 * last[2] - before[2]});
    };
    const std::size_t wide = nx + 2;
    std::vector<Vector> all((ny + 2) * wide);
    for (std::size_t j = 0; j < ny; ++j) {
        for (std::size_t i = 0; i < nx; ++i)
            all[(j + 1) * wide + i + 1] = centre(j, i);
        Vector* row = &all[(j + 1) * wide];
        row[0] = beyond(row[1], row[2]);
        row[nx + 1] = beyond(row[nx], row[nx - 1]);
    }
    for (std::size_t i = 0; i < wide; ++i) {
        all[i] = beyond(all[wide + i], all[2 * wide + i]);
        all[(ny + 1) * wide + i] = beyond(all[ny * wide + i], all[(ny - 1) * wide + i]);
    }
    const auto corner = [&](std::size_t j, std::size_t i) { // between rows j and j + 1, columns i and i + 1 of the extended centres
        Vector sum{};
        for (const std::size_t at : {j * wide + i, j * wide + i + 1, (j + 1) * wide + i, (j + 1) * wide + i + 1}) {
            for (std::size_t k = 0; k < 3; ++k)
                sum[k] += all[at][k];
        }
        return normalised(sum);
    };
    for (std::size_t j = 0; j < ny; ++j) {
        for (std::size_t i = 0; i < nx; ++i) {
            const Vector a = corner(j, i), b = corner(j, i + 1), c = corner(j + 1, i + 1), d = corner(j + 1, i);
            const double area = triangle(a, b, c) + triangle(a, c, d);
            out[j * nx + i] = std::isfinite(area) ? area : 0.0;
        }
    }
    return out;
}

} // namespace terrella
