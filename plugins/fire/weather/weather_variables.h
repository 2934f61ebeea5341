// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/matching.h"

namespace terrella::fire {

/// A variable of the weather that is read, with its way to the units of the equations. variable −1: not there.
struct WeatherVariable {
    int variable = -1;
    UnitConversion conversion;
};

/// Rain comes as depth, as mass on an area, or as a rate of either.
struct RainVariable {
    WeatherVariable found; ///< to mm, or to mm s-1
    bool isRate = false;
};

/// The need's names and those of other standard names of rain. What is converted is said; what is no amount of rain, or states no units, is refused.
/// daily: a rate stands for a whole day. Nothing where a problem went to `check`.
RainVariable matchRain(
    const CubeSignature& weather, const VariableNeed& need, const QString& chosen, const QString& port, bool daily, CheckResult& check);

} // namespace terrella::fire
