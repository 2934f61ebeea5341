// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::learning {

/// Blocks of factor × factor cells of a grid become one cell; the last ones may be smaller. Missing values are NaN and do not count.
struct Coarsening {
    std::size_t ny = 0, nx = 0; ///< of the fine grid
    std::size_t factor = 1;
    [[nodiscard]] std::size_t rows() const { return (ny + factor - 1) / factor; }
    [[nodiscard]] std::size_t columns() const { return (nx + factor - 1) / factor; }
};

/// Amounts (burned area, a cell's own area): the sum over the block, NaN where all are missing. What is summed over the whole grid stays.
void sumBlocks(const Coarsening& grid, std::span<const float> amounts, std::span<float> out);
/// States (temperature, leaf area): the mean weighted by the areas of the cells that have a value, NaN where none has.
void averageBlocks(const Coarsening& grid, std::span<const float> values, std::span<const double> areas, std::span<float> out);
/// The middle of each block's coordinates.
std::vector<double> blockCentres(std::span<const double> coordinates, std::size_t factor);

} // namespace terrella::learning
