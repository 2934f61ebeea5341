// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/values/broadcast.h"

namespace terrella::data {

enum class MaskBy { Value, Polygons, Land, Region };
enum class MaskCondition { Greater, GreaterEqual, Less, LessEqual, Equal, NotEqual, Missing };

/// How one variable is masked.
struct MaskedVariable {
    bool passes = false;    ///< has no grid to lie in shapes: goes on as it is
    int decider = -1;       ///< variable of the deciding cube; −1: the variable itself
    double threshold = 0.0; ///< in the decider's units
    BroadcastSource source; ///< how the decider is read for the variable's fields
};

/// What data.mask will do, made from signatures alone.
struct Mask {
    MaskBy by = MaskBy::Value;
    MaskCondition condition = MaskCondition::GreaterEqual;
    bool keeps = true;
    bool deciderIsOther = false;
    std::vector<MaskedVariable> variables; ///< as in the signature
    std::shared_ptr<const CubeSignature> signature;
};

/// other and polygons may be null. Nothing where a problem went to `check`.
std::optional<Mask> planMask(const std::shared_ptr<const CubeSignature>& data, const std::shared_ptr<const CubeSignature>& other,
    const FeaturesSignature* polygons, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
