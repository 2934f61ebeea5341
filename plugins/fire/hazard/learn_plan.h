// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/model_card.h"
#include "plugins/learning/time_split.h"
#include "plugins/learning/trainer.h"

#include <optional>
#include <vector>

namespace terrella::fire {

/// What fire.learn will do, made from signatures and parameters alone.
struct LearnPlan {
    std::vector<int> drivers;    ///< variables of the drivers' cube, in the order of the channels
    bool targetIsDriver = false; ///< the burned area comes with the drivers
    int target = -1;
    bool targetIsFraction = false;
    UnitConversion targetConversion; ///< to m², or to 1
    int fireWeather = -1;            ///< variable of its cube, or −1
    Grid fine, grid;                 ///< as the data are, and after coarsening
    std::size_t coarsen = 1;
    Axis time;
    learning::TimeSplit split;
    learning::Frame frame;
    learning::TrainingRules rules;
    learning::ModelCard card; ///< as far as it is known beforehand
};

/// Nothing where a problem went to `check`. Cubes that are not connected are null.
std::optional<LearnPlan> planLearn(const Parameters& parameters, const CubeSignature& drivers, const CubeSignature* burnedArea,
    const CubeSignature* fireWeather, CheckResult& check);

} // namespace terrella::fire
