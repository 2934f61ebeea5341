// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/volume_data.h"
#include "views/earth/scene/scene_solid.h"

namespace terrella::earth {

/// How dense values are: nothing at `clear`, all at `dense`, which may be the lower one.
struct DensityRule {
    double clear = 0.0;
    double dense = 1.0;
    bool mirrored = false; ///< of the value without its sign
    [[nodiscard]] double of(double value) const;
};
/// How values are spread; without their signs where colours part about zero and values lie on both sides.
struct Spread {
    std::vector<float> sorted;
    bool isMirrored = false;
    [[nodiscard]] double at(double part) const; ///< the value that so much of them lies below; 0 where there are none
};
Spread spreadOf(std::span<const float> values, ColourMap::Kind kind);
/// The upper quarter of the values, or the quarter that is farthest from zero.
DensityRule densityRule(std::span<const float> values, ColourMap::Kind kind);

/// A volume as sheets of equal height, each drawn like a field: right in every projection, over every cut, and at the poles.
struct Shells {
    SceneShells fine;
    SceneShells coarse; ///< fewer of the same, for while the view moves
    FieldImage image;   ///< of all sheets, side by side
    bool under = false;
    bool over = false;
};
/// How many sheets there are; more than the levels, so that steep views show no steps.
inline constexpr int mostShells = 32;
Shells shells(const Projection& projection, const VolumeData& data, const Colouring& colouring, const DensityRule& rule, const std::stop_token& stop);

} // namespace terrella::earth
