// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::downscale {

/// A coarse grid whose cells are blocks of factor × factor cells of a finer one. Fields are row-major.
struct Blocks {
    std::size_t ny = 0, nx = 0; ///< of the coarse grid
    std::size_t factor = 1;
    bool periodic = false; ///< the last column touches the first
    [[nodiscard]] std::size_t fineRows() const { return ny * factor; }
    [[nodiscard]] std::size_t fineColumns() const { return nx * factor; }
    [[nodiscard]] std::size_t fineCells() const { return fineRows() * fineColumns(); }
};

/// Bilinear interpolation between the centres of coarse cells; beyond the outermost centres their values go on. Cells of a coarse cell that is
/// missing are missing; elsewhere missing neighbours do not count.
void growBilinear(const Blocks& blocks, std::span<const float> coarse, std::span<float> fine);

/// Changes a fine field so that its mean over each coarse cell, weighted by the areas of the cells that have a value, is the coarse value: by adding
/// the same everywhere, or where nothing may be below 0 by multiplying (by setting all to the mean where there is nothing to multiply). Coarse values
/// below 0 then count as 0. Blocks whose coarse value is missing stay as they are.
void conserveBlocks(const Blocks& blocks, std::span<const float> coarse, std::span<const double> areas, bool nonNegative, std::span<float> fine);

/// Coordinates of the cells that `factor` equal parts of each cell make. Two coordinates at least.
std::vector<double> refinedCoordinates(std::span<const double> coordinates, std::size_t factor);

} // namespace terrella::downscale
