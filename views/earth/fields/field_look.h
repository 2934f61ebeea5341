// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colouring.h"

namespace terrella::earth {

/// How the values of a field are seen.
struct FieldLook {
    Colouring colouring;
    bool smooth = true; ///< where the field can be: colours run between the middles of cells
};

/// Where a layer of hatching hatches.
struct HatchRule {
    EarthCondition condition = EarthCondition::Above;
    double threshold = 0.0;
    double upper = 0.0; ///< of Between
    bool operator==(const HatchRule&) const = default;
};

} // namespace terrella::earth
