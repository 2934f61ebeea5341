// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/cell_weights.h"
#include "views/earth/place_reading.h"

namespace terrella::earth {

/// The field `a` minus the field `b` at the same time, on the cells of `a`, made when it is asked for. One variable, "difference", in the units of
/// `a` as shown; a time of which `b` has no step nearby has no values. Not for the GUI thread where grids differ.
/// Errors: Units where the two cannot be subtracted; Unsupported for meshes that move.
struct Difference {
    std::shared_ptr<const Cube> cube;
    QString note; ///< what was done to `b`, for people; empty where the cells are the same
};
Result<Difference> makeDifference(const ShownField& a, const ShownField& b, const QString& titleOfA, const QString& titleOfB);

} // namespace terrella::earth
