// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::learning {

/// A field with cells added so that a network can take it: columns that go on round the globe on both sides of a periodic grid, and rows and columns
/// at the end until their number is a multiple of the network's divisor (round the globe again, else the last row or column repeated).
struct Frame {
    std::size_t ny = 0, nx = 0; ///< of the field
    bool periodic = false;
    std::size_t left = 0;              ///< columns added before the first
    std::size_t rows = 0, columns = 0; ///< of the frame

    /// wrap: columns on either side of a periodic grid; there may be more on the right.
    static Frame around(std::size_t ny, std::size_t nx, bool periodic, std::size_t divisor, std::size_t wrap);
    [[nodiscard]] std::size_t sourceRow(std::size_t row) const { return row < ny ? row : ny - 1; }
    [[nodiscard]] std::size_t sourceColumn(std::size_t column) const;
    [[nodiscard]] bool isInside(std::size_t row, std::size_t column) const { return row < ny && column >= left && column < left + nx; }
};

/// A part of a frame.
struct FrameWindow {
    std::size_t row = 0, column = 0, rows = 0, columns = 0;
    bool operator==(const FrameWindow&) const = default;
};

/// Copies the window of a field (ny × nx) that lies in the frame.
void cutWindow(const Frame& frame, const FrameWindow& window, std::span<const float> field, std::span<float> out);
/// The same with 0 for cells that were added.
void cutWeights(const Frame& frame, const FrameWindow& window, std::span<const float> field, std::span<float> out);

/// A tile: what is asked of the network, and the part of it that counts.
struct Tile {
    FrameWindow window; ///< with surroundings
    FrameWindow core;   ///< within the frame
};
/// Tiles whose cores cover the frame, each of at most `size` rows and columns, with so many cells around it as `radius` asks for or the frame has.
/// Everything is aligned to the divisor, so that pools fall on the same cells as in the whole frame.
std::vector<Tile> tilesOf(const Frame& frame, std::size_t size, std::size_t radius, std::size_t divisor);

} // namespace terrella::learning
