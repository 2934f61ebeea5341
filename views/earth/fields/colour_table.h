// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colouring.h"

#include <array>
#include <cstdint>
#include <vector>

namespace terrella::earth {

/// A colouring as it is looked up value by value: a small table, and numbers that say which of its entries belongs to a value. The graphics do the
/// same as at() in single precision (scene/surface_shaders.h). A value.
struct ColourTable {
    ColourTable() : ColourTable(Colouring{}) {}
    explicit ColourTable(const Colouring& colouring);

    std::vector<std::uint32_t> entries; ///< R, G, B, A in memory: below the range, the 256 colours, above it; of classes between breaks one for each
    std::vector<float> breaks;          ///< ascending; a value on a break has reached it
    EarthNorm norm = EarthNorm::Linear;
    float from = 0.0F;  ///< where the range begins: a value, or the binary logarithm of one
    float scale = 0.0F; ///< from there to the part of the range, 0 … 1
    float power = 1.0F;
    // Beyond the range lie values v with sign·v < under or sign·v > over.
    float sign = 1.0F;
    float under = 0.0F;
    float over = 0.0F;

    [[nodiscard]] bool isUnder(float value) const { return sign * value < under || (norm == EarthNorm::Log && value <= 0.0F && breaks.empty()); }
    [[nodiscard]] bool isOver(float value) const { return sign * value > over && !isUnder(value); }
    /// Of the entries, for a value that is not missing.
    [[nodiscard]] std::size_t indexOf(float value) const;
    /// Nothing (0) for NaN.
    [[nodiscard]] std::uint32_t at(float value) const { return value != value ? 0U : entries[indexOf(value)]; }
    /// Whether the colours run from cell to cell where a field is smooth: there is nothing between two numbered classes.
    bool runs = true;
};

/// A colour in the order of a texture, opaque.
std::uint32_t texelOf(QRgb colour);

} // namespace terrella::earth
