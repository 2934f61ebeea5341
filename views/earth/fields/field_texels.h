// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_mesh.h"

#include <cmath>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace terrella::earth {

/// Between which numbers all values lie that are any; lowest above highest: there are none.
struct ValueEnds {
    float lowest = std::numeric_limits<float>::infinity();
    float highest = -std::numeric_limits<float>::infinity();
    bool missing = false; ///< some are NaN

    [[nodiscard]] bool areAllFinite() const { return !missing && std::isfinite(lowest) && std::isfinite(highest); }
};
ValueEnds endsOf(std::span<const float> values);

/// The values of a field as a texture holds them, row by row in the order of its cells. What colours they have is decided where they are drawn.
/// Single precision, as they were read: classes, breaks and the ends of a range stay exact, and half as many bytes would be sent to the graphics in
/// hardly less time.
struct FieldTexels {
    std::shared_ptr<const std::vector<float>> values; ///< columns × rows; NaN: missing
    std::size_t columns = 0;
    std::size_t rows = 0;
    bool periodic = false;   ///< the last column lies beside the first
    float padding = 0.0F;    ///< texture coordinates of the mesh begin and end so far beside the values: a part of their width
    bool canBeSmooth = true; ///< values may be taken between the middles of cells
    bool fine = false;       ///< there are so many that an edge of the data fades over one; else it lies between two cells
    ValueEnds ends;
};

/// Values row by row, nx in each, by the layout of their texture; shared where they are laid out so already. Fields with more texels than `largest`
/// on a side are thinned.
FieldTexels fieldTexels(
    const std::shared_ptr<const std::vector<float>>& values, std::size_t nx, const TextureLayout& layout, std::size_t largest = 8192);

} // namespace terrella::earth
