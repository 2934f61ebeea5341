// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/kernels/frame.h"

#include <algorithm>

namespace terrella::learning {

namespace {

std::size_t roundUp(std::size_t value, std::size_t divisor) { return (value + divisor - 1) / divisor * divisor; }

/// Cuts one direction into cores of at most `size`, with margins.
struct Stretch {
    std::size_t first, count, coreFirst, coreCount;
};
std::vector<Stretch> stretches(std::size_t length, std::size_t size, std::size_t margin)
{
    std::vector<Stretch> out;
    for (std::size_t at = 0; at < length; at += size) {
        const std::size_t count = std::min(size, length - at);
        const std::size_t first = at > margin ? at - margin : 0, end = std::min(length, at + count + margin);
        out.push_back({first, end - first, at, count});
    }
    return out;
}

} // namespace

Frame Frame::around(std::size_t ny, std::size_t nx, bool periodic, std::size_t divisor, std::size_t wrap)
{
    Frame out{ny, nx, periodic, periodic ? wrap : 0, roundUp(ny, divisor), 0};
    out.columns = roundUp(nx + 2 * out.left, divisor);
    return out;
}

std::size_t Frame::sourceColumn(std::size_t column) const
{
    if (periodic)
        return (column + nx * (left / nx + 1) - left) % nx;
    return std::min(column, nx - 1);
}

void cutWindow(const Frame& frame, const FrameWindow& window, std::span<const float> field, std::span<float> out)
{
    std::size_t k = 0;
    for (std::size_t j = 0; j < window.rows; ++j) {
        const auto row = field.subspan(frame.sourceRow(window.row + j) * frame.nx, frame.nx);
        for (std::size_t i = 0; i < window.columns; ++i)
            out[k++] = row[frame.sourceColumn(window.column + i)];
    }
}

void cutWeights(const Frame& frame, const FrameWindow& window, std::span<const float> field, std::span<float> out)
{
    std::size_t k = 0;
    for (std::size_t j = 0; j < window.rows; ++j) {
        for (std::size_t i = 0; i < window.columns; ++i, ++k) {
            const std::size_t row = window.row + j, column = window.column + i;
            out[k] = frame.isInside(row, column) ? field[row * frame.nx + frame.sourceColumn(column)] : 0.0F;
        }
    }
}

std::vector<Tile> tilesOf(const Frame& frame, std::size_t size, std::size_t radius, std::size_t divisor)
{
    const std::size_t step = std::max(divisor, size / divisor * divisor), margin = roundUp(radius, divisor);
    std::vector<Tile> out;
    for (const Stretch& j : stretches(frame.rows, step, margin)) {
        for (const Stretch& i : stretches(frame.columns, step, margin))
            out.push_back({{j.first, i.first, j.count, i.count}, {j.coreFirst, i.coreFirst, j.coreCount, i.coreCount}});
    }
    return out;
}

} // namespace terrella::learning
