// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colouring.h"
#include "views/earth/fields/field_mesh.h"

#include <cstdint>
#include <span>
#include <vector>

namespace terrella::earth {

/// A picture in memory order R, G, B, A; the first row belongs to texture coordinate v = 0.
struct FieldImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
    bool opaque = true;
    bool smooth = true; ///< colours run between texels
    bool under = false; ///< some values lie below the range of the colours
    bool over = false;  ///< some above
};

/// Colours a field (grid.size() values, row-major) by the layout of its texture. NaN becomes transparent. Coarse smooth fields are
/// interpolated to more texels first, so that colours follow the map between cells; fields with more texels than
/// `largest` on a side are thinned.
FieldImage paintField(std::span<const float> values, std::size_t nx, const TextureLayout& layout, const Colouring& colouring, bool smooth = true,
    std::size_t largest = 8192);
FieldImage paintField(std::span<const float> values, std::size_t nx, const TextureLayout& layout, const ValueRange& range, const ColourMap& map,
    std::size_t largest = 8192);

/// Where a layer of hatching hatches.
struct HatchRule {
    EarthCondition condition = EarthCondition::Above;
    double threshold = 0.0;
    double upper = 0.0; ///< of Between
    bool operator==(const HatchRule&) const = default;
};
/// Opaque where the rule holds, else transparent; edges run where the field, taken between cells, meets the threshold.
FieldImage paintMask(std::span<const float> values, std::size_t nx, const TextureLayout& layout, const HatchRule& rule, bool smooth = true,
    std::size_t largest = 8192);

/// Land and sea in two colours on a 360 × 180 plate, from rings of longitudes and latitudes; row 0 is the south pole's.
struct Ring {
    std::vector<double> lon;
    std::vector<double> lat;
};
FieldImage paintLand(const std::vector<Ring>& land, QRgb landColour, QRgb seaColour, int width);

} // namespace terrella::earth
