// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "pipelines/data/value.h"
#include "pipelines/modules/run_context.h"
#include "plugins/data/time/mode_analysis.h"
#include "plugins/data/time/statistics_plan.h"

namespace terrella::data {

/// Area means and extremes of every field of the result.
Result<std::shared_ptr<const Features>> summaryTable(RunContext& context, const StatisticsPlan& plan, const Cube& result);

/// One row for each time; modes as plan.variables. Times are those of all variables, values are missing where a variable has no such time.
std::shared_ptr<const Features> componentsTable(const StatisticsPlan& plan, const CubeSignature& data, const std::vector<ModeAnalysis>& modes);

/// What was done, with the rows of the summary, the share of significant cells or the explained variances.
std::shared_ptr<const Report> statisticsReport(
    const StatisticsPlan& plan, const CubeSignature& data, const Features& table, const std::vector<ModeAnalysis>& modes);

} // namespace terrella::data
