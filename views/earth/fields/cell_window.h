// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_mesh.h"
#include "views/earth/place_reading.h"

namespace terrella::earth {

/// Which axes of a variable are read whole where one cell is read; of every other the level and the member that are shown.
struct WholeAxes {
    bool time = false, level = false, members = false;
};

/// The box of one cell at `step` (or at all), of the level and the member that are shown.
Window cellWindow(const ShownField& field, const CellIndex& cell, std::size_t step, const WholeAxes& whole);

} // namespace terrella::earth
