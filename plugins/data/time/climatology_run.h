// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/time/climatology_rule.h"

namespace terrella::data {

/// One statistic of one variable (all slices) on its way into a cube.
struct ClimatologyOutput {
    Statistic statistic = Statistic::Mean;
    double percent = 50.0;
    CubeWriter* writer = nullptr;
    int variable = 0; ///< of the writer
};

/// Computes the climatology of one variable; outputs have the plan's times. With harmonics by way of a cube in the scratch folder.
Result<void> computeClimatology(RunContext& context, const Cube& cube, int variable, const ClimatologyRule& rule, const ClimatologyPlan& plan,
    std::uint32_t atLeast, const std::vector<ClimatologyOutput>& outputs);

} // namespace terrella::data
