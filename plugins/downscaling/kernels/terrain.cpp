// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/terrain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace terrella::downscale {

Slopes hornSlopes(std::span<const float> height, std::size_t ny, std::size_t nx, std::span<const double> latDeg, std::span<const double> lonDeg)
{
    constexpr double metresPerDegree = 6371007.0 * std::numbers::pi / 180.0;
    Slopes out{std::vector<float>(height.size()), std::vector<float>(height.size())};
    for (std::size_t j = 0; j < ny; ++j) {
        const std::size_t above = j > 0 ? j - 1 : j, below = std::min(j + 1, ny - 1);
        for (std::size_t i = 0; i < nx; ++i) {
            const std::size_t left = i > 0 ? i - 1 : i, right = std::min(i + 1, nx - 1), c = j * nx + i;
            const auto at = [&](std::size_t row, std::size_t column) { return static_cast<double>(height[row * nx + column]); };
            const double alongColumns
                = (at(above, right) + 2.0 * at(j, right) + at(below, right) - at(above, left) - 2.0 * at(j, left) - at(below, left)) / 4.0;
            const double alongRows
                = (at(below, left) + 2.0 * at(below, i) + at(below, right) - at(above, left) - 2.0 * at(above, i) - at(above, right)) / 4.0;
            const double cosine = std::cos(latDeg[c] * std::numbers::pi / 180.0);
            const auto eastOf
                = [&](std::size_t to, std::size_t from) { return std::remainder(lonDeg[to] - lonDeg[from], 360.0) * cosine * metresPerDegree; };
            const auto northOf = [&](std::size_t to, std::size_t from) { return (latDeg[to] - latDeg[from]) * metresPerDegree; };
            // Of a step along the columns and one along the rows; on regular grids these are east and north.
            const std::size_t l = j * nx + left, r = j * nx + right, a = above * nx + i, b = below * nx + i;
            const double ex = eastOf(r, l), nxStep = northOf(r, l), ey = eastOf(b, a), nyStep = northOf(b, a), area = ex * nyStep - nxStep * ey;
            if (!(std::abs(area) > 0.0)) {
                out.east[c] = out.north[c] = std::isnan(height[c]) ? height[c] : 0.0F;
                continue;
            }
            out.east[c] = static_cast<float>((alongColumns * nyStep - alongRows * nxStep) / area);
            out.north[c] = static_cast<float>((alongRows * ex - alongColumns * ey) / area);
        }
    }
    return out;
}

} // namespace terrella::downscale
