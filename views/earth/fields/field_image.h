// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <cstdint>
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

/// Land and sea in two colours on a 360 × 180 plate, from rings of longitudes and latitudes; row 0 is the south pole's.
struct Ring {
    std::vector<double> lon;
    std::vector<double> lat;
};
FieldImage paintLand(const std::vector<Ring>& land, QRgb landColour, QRgb seaColour, int width);

} // namespace terrella::earth
