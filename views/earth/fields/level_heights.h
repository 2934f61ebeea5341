// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <vector>

namespace terrella::earth {

/// Height of a pressure in the ICAO standard atmosphere (ISO 2533:1975), in metres; to 71 km, above which the temperature is taken to stay.
double standardHeight(double pascal);
/// Its inverse.
double standardPressure(double metres);

/// Where the levels of an axis stand.
struct LevelHeights {
    enum class Source { Height, Depth, StandardAtmosphere, Even };
    std::vector<double> metres; ///< above sea level, below it negative; one for each level
    Source source = Source::Even;
};
/// Heights and depths by units of length (CF's `positive`, or a name with "depth"), pressures and sigma by the standard atmosphere. Other levels have
/// no height: they stand evenly, in the axis's order, `positive: down` from the top.
LevelHeights levelHeights(const Axis& axis);

/// A variable of the cube that holds the heights of another one's levels at each cell and time, and how it becomes metres.
struct HeightVariable {
    int variable = -1;
    double factor = 1.0;             ///< metres of one of its units
    std::vector<std::size_t> levels; ///< its level for each of the other's
};
/// By standard name (geopotential_height, geopotential), else by usual names and units. Null where there is none on the same cells and levels.
const Variable* heightVariable(const CubeSignature& signature, int variable, HeightVariable& out);

} // namespace terrella::earth
