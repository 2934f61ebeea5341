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
/// The upper half of a range; of one about zero both ends.
DensityRule densityRule(const ValueRange& range, const Colouring& colouring);

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
