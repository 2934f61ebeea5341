// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace terrella::zarr {

using Index = std::vector<std::size_t>;

inline std::size_t product(const Index& sizes) { return std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies<>()); }

/// Steps an index through a box, the last dimension fastest; false after the last.
inline bool advance(Index& index, const Index& count, std::size_t dimensions)
{
    for (std::size_t d = dimensions; d-- > 0;) {
        if (++index[d] < count[d])
            return true;
        index[d] = 0;
    }
    return false;
}

/// Calls row(offset in a, offset in b, length) for every contiguous run of a box that lies in two arrays, as long as possible.
template <class Row>
void forEachRow(const Index& count, const Index& shapeA, const Index& startA, const Index& shapeB, const Index& startB, Row row)
{
    std::size_t outer = count.size() - 1;
    std::size_t length = count[outer];
    while (outer > 0 && count[outer] == shapeA[outer] && count[outer] == shapeB[outer])
        length *= count[--outer];
    Index at(count.size(), 0);
    do {
        std::size_t a = 0;
        std::size_t b = 0;
        for (std::size_t d = 0; d < count.size(); ++d) {
            a = a * shapeA[d] + startA[d] + at[d];
            b = b * shapeB[d] + startB[d] + at[d];
        }
        row(a, b, length);
    } while (advance(at, count, outer));
}

/// Where one chunk and a window meet: a box in both, of the same size.
struct Overlap {
    Index inChunk;
    Index inWindow;
    Index count;
};
inline Overlap overlapOf(const Index& chunk, const Index& chunkShape, const Index& start, const Index& count)
{
    Overlap out;
    for (std::size_t d = 0; d < chunk.size(); ++d) {
        const std::size_t origin = chunk[d] * chunkShape[d];
        const std::size_t from = std::max(origin, start[d]);
        const std::size_t to = std::min(origin + chunkShape[d], start[d] + count[d]);
        out.inChunk.push_back(from - origin);
        out.inWindow.push_back(from - start[d]);
        out.count.push_back(to - from);
    }
    return out;
}

} // namespace terrella::zarr
