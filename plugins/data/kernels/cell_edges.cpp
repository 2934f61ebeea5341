// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/polygon_overlap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace terrella::data {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;
using Vector = std::array<double, 3>;

double turned(double degrees) { return degrees - 360.0 * std::round(degrees / 360.0); }

std::vector<double> edgesOf(std::span<const double> centres, double stepIfSingle)
{
    const std::size_t n = centres.size();
    if (n == 0)
        return {};
    if (n == 1)
        return {centres[0] - 0.5 * stepIfSingle, centres[0] + 0.5 * stepIfSingle};
    std::vector<double> out(n + 1);
    for (std::size_t k = 1; k < n; ++k)
        out[k] = 0.5 * (centres[k - 1] + centres[k]);
    out[0] = 2.0 * centres[0] - out[1];
    out[n] = 2.0 * centres[n - 1] - out[n - 1];
    return out;
}

Vector direction(double latDeg, double lonDeg)
{
    const double lat = latDeg * kRadians, lon = lonDeg * kRadians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

Vector beyond(const Vector& last, const Vector& before) { return {2.0 * last[0] - before[0], 2.0 * last[1] - before[1], 2.0 * last[2] - before[2]}; }

/// Centres with one row and column more on each side.
class ExtendedCentres {
public:
    ExtendedCentres(std::span<const double> lat, std::span<const double> lon, std::size_t ny, std::size_t nx)
        : m_wide(nx + 2),
          m_all((ny + 2) * m_wide)
    {
        for (std::size_t j = 0; j < ny; ++j) {
            for (std::size_t i = 0; i < nx; ++i)
                at(j + 1, i + 1) = direction(lat[j * nx + i], lon[j * nx + i]);
            at(j + 1, 0) = beyond(at(j + 1, 1), at(j + 1, 2));
            at(j + 1, nx + 1) = beyond(at(j + 1, nx), at(j + 1, nx - 1));
        }
        for (std::size_t i = 0; i < m_wide; ++i) {
            at(0, i) = beyond(at(1, i), at(2, i));
            at(ny + 1, i) = beyond(at(ny, i), at(ny - 1, i));
        }
    }

    /// Between rows j and j + 1, columns i and i + 1: {lat, lon}.
    [[nodiscard]] std::pair<double, double> corner(std::size_t j, std::size_t i) const
    {
        Vector sum{};
        for (const std::size_t k : {j * m_wide + i, j * m_wide + i + 1, (j + 1) * m_wide + i, (j + 1) * m_wide + i + 1}) {
            for (std::size_t d = 0; d < 3; ++d)
                sum[d] += m_all[k][d];
        }
        return {std::atan2(sum[2], std::hypot(sum[0], sum[1])) / kRadians, std::atan2(sum[1], sum[0]) / kRadians};
    }

private:
    Vector& at(std::size_t j, std::size_t i) { return m_all[j * m_wide + i]; }
    std::size_t m_wide;
    std::vector<Vector> m_all;
};

} // namespace

std::vector<double> edgesOfLatitudes(std::span<const double> centres, double stepIfSingle)
{
    std::vector<double> out = edgesOf(centres, stepIfSingle);
    for (double& edge : out)
        edge = std::clamp(edge, -90.0, 90.0);
    return out;
}

std::vector<double> edgesOfLongitudes(std::span<const double> centres, bool periodic, double stepIfSingle)
{
    std::vector<double> lon(centres.begin(), centres.end());
    for (std::size_t k = 1; k < lon.size(); ++k)
        lon[k] = lon[k - 1] + turned(lon[k] - lon[k - 1]);
    std::vector<double> out = edgesOf(lon, stepIfSingle);
    if (periodic && lon.size() > 1) {
        const double direction = lon[1] > lon[0] ? 1.0 : -1.0, gap = 360.0 - std::abs(lon.back() - lon.front());
        out.front() = lon.front() - 0.5 * direction * gap;
        out.back() = out.front() + direction * 360.0;
    }
    return out;
}

CellCorners cornersOf(std::span<const double> lat, std::span<const double> lon, std::size_t ny, std::size_t nx, double stepIfSingle)
{
    CellCorners out;
    out.lat.resize(4 * ny * nx);
    out.lon.resize(4 * ny * nx);
    const bool isMesh = ny >= 2 && nx >= 2;
    const auto put = [&out, &lon](std::size_t cell, std::size_t k, double cornerLat, double cornerLon) {
        out.lat[4 * cell + k] = cornerLat;
        out.lon[4 * cell + k] = lon[cell] + turned(cornerLon - lon[cell]);
    };
    if (!isMesh) {
        const double half = 0.5 * stepIfSingle;
        for (std::size_t cell = 0; cell < ny * nx; ++cell) {
            put(cell, 0, lat[cell] - half, lon[cell] - half);
            put(cell, 1, lat[cell] - half, lon[cell] + half);
            put(cell, 2, lat[cell] + half, lon[cell] + half);
            put(cell, 3, lat[cell] + half, lon[cell] - half);
        }
        return out;
    }
    const ExtendedCentres centres(lat, lon, ny, nx);
    for (std::size_t j = 0; j < ny; ++j) {
        for (std::size_t i = 0; i < nx; ++i) {
            const std::array<std::pair<std::size_t, std::size_t>, 4> around{{{j, i}, {j, i + 1}, {j + 1, i + 1}, {j + 1, i}}};
            for (std::size_t k = 0; k < 4; ++k) {
                const auto [cornerLat, cornerLon] = centres.corner(around[k].first, around[k].second);
                put(j * nx + i, k, cornerLat, cornerLon);
            }
        }
    }
    return out;
}

} // namespace terrella::data
