// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/lapse_fit.h"

#include <cmath>
#include <cstddef>

namespace terrella::downscale {

void LapseSums::add(const LapseSums& other)
{
    cells += other.cells;
    for (std::size_t a = 0; a < products.size(); ++a) {
        for (std::size_t b = 0; b < products.size(); ++b)
            products[a][b] += other.products[a][b];
    }
}

LapseSums lapseSums(std::span<const double> lat, std::span<const double> lon, std::span<const float> height, std::span<const float> value)
{
    LapseSums out;
    std::array<double, 4> mean{};
    const auto at = [&](std::size_t c) {
        return std::array<double, 4>{lat[c], lon[c], static_cast<double>(height[c]), static_cast<double>(value[c])};
    };
    for (std::size_t c = 0; c < value.size(); ++c) {
        if (std::isnan(value[c]) || std::isnan(height[c]))
            continue;
        out.cells += 1.0;
        const auto all = at(c);
        for (std::size_t a = 0; a < all.size(); ++a)
            mean[a] += (all[a] - mean[a]) / out.cells;
    }
    for (std::size_t c = 0; c < value.size(); ++c) {
        if (std::isnan(value[c]) || std::isnan(height[c]))
            continue;
        const auto all = at(c);
        for (std::size_t a = 0; a < all.size(); ++a) {
            for (std::size_t b = 0; b < all.size(); ++b)
                out.products[a][b] += (all[a] - mean[a]) * (all[b] - mean[b]);
        }
    }
    return out;
}

std::optional<double> lapseRate(const LapseSums& sums, double leastSpread)
{
    constexpr std::size_t height = 2, value = 3;
    constexpr double alike = 1e-9; // of the product of an axis with itself: nothing is left after the ones before
    auto left = sums.products;
    for (std::size_t pivot = 0; pivot < height; ++pivot) { // takes away what latitude, then longitude, explain
        if (!(left[pivot][pivot] > alike * sums.products[pivot][pivot]))
            continue;
        for (std::size_t a = pivot + 1; a < left.size(); ++a) {
            const double share = left[a][pivot] / left[pivot][pivot];
            for (std::size_t b = pivot + 1; b < left.size(); ++b)
                left[a][b] -= share * left[pivot][b];
        }
    }
    if (!(sums.cells > 0.0) || !(left[height][height] / sums.cells >= leastSpread * leastSpread))
        return std::nullopt;
    return left[value][height] / left[height][height];
}

} // namespace terrella::downscale
