// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/kernels/coarsening.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::learning {

namespace {

/// Σ weight · value and Σ weight of each block's values; weights empty: 1.
template <class Finish>
void overBlocks(const Coarsening& grid, std::span<const float> values, std::span<const double> weights, std::span<float> out, const Finish& finish)
{
    const std::size_t columns = grid.columns();
    std::vector<double> sums(columns), counts(columns);
    for (std::size_t row = 0; row < grid.rows(); ++row) {
        std::ranges::fill(sums, 0.0);
        std::ranges::fill(counts, 0.0);
        for (std::size_t j = row * grid.factor; j < std::min(grid.ny, (row + 1) * grid.factor); ++j) {
            for (std::size_t i = 0; i < grid.nx; ++i) {
                const std::size_t k = j * grid.nx + i;
                if (std::isnan(values[k]))
                    continue;
                const double weight = weights.empty() ? 1.0 : weights[k];
                sums[i / grid.factor] += weight * static_cast<double>(values[k]);
                counts[i / grid.factor] += weight;
            }
        }
        for (std::size_t i = 0; i < columns; ++i)
            out[row * columns + i] = counts[i] > 0.0 ? static_cast<float>(finish(sums[i], counts[i])) : std::numeric_limits<float>::quiet_NaN();
    }
}

} // namespace

void sumBlocks(const Coarsening& grid, std::span<const float> amounts, std::span<float> out)
{
    overBlocks(grid, amounts, {}, out, [](double sum, double) { return sum; });
}

void averageBlocks(const Coarsening& grid, std::span<const float> values, std::span<const double> areas, std::span<float> out)
{
    overBlocks(grid, values, areas, out, [](double sum, double weight) { return sum / weight; });
}

std::vector<double> blockCentres(std::span<const double> coordinates, std::size_t factor)
{
    std::vector<double> out;
    for (std::size_t first = 0; first < coordinates.size(); first += factor) {
        const std::size_t last = std::min(coordinates.size(), first + factor) - 1;
        out.push_back(0.5 * (coordinates[first] + coordinates[last]));
    }
    return out;
}

} // namespace terrella::learning
