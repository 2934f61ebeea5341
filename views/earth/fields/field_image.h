// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colour_map.h"
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
};

/// Colours a field (grid.size() values, row-major) by the layout of its texture. NaN becomes transparent. Coarse smooth fields are
/// interpolated to more texels first, so that colours follow the map between cells; fields with more texels than
/// `largest` on a side are thinned.
FieldImage paintField(std::span<const float> values, std::size_t nx, const TextureLayout& layout, const ValueRange& range, const ColourMap& map,
    std::size_t largest = 8192);

/// Land and sea in two colours on a 360 × 180 plate, from rings of longitudes and latitudes; row 0 is the south pole's.
struct Ring {
    std::vector<double> lon;
    std::vector<double> lat;
};
FieldImage paintLand(const std::vector<Ring>& land, QRgb landColour, QRgb seaColour, int width);

} // namespace terrella::earth
