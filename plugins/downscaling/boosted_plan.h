// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/boosting.h"
#include "plugins/downscaling/periods.h"

#include <QStringList>

namespace terrella::downscale {

/// What downscale.boosted_trees will do, made from signatures alone.
struct BoostedPlan {
    ModelPair pair;
    QStringList names;                                        ///< of the predictors
    std::vector<int> historical, projection;                  ///< their variables
    std::vector<std::size_t> referenceSteps, historicalSteps; ///< that belong together
    std::size_t validationSteps = 0;                          ///< so many of them, the last years
    double lowest = 0.0;                                      ///< NaN: none
    int height = -1;                                          ///< variable of the heights, or −1
    UnitConversion toMetres;
    std::size_t samples = 0;
    TreeRules rules;
    std::shared_ptr<const CubeSignature> signature;
};
std::optional<BoostedPlan> planBoostedTrees(
    const ModuleSpec& spec, const Periods& periods, const CubeSignature* elevation, const Parameters& parameters, CheckResult& check);

} // namespace terrella::downscale
