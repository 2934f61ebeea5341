// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"
#include "pipelines/modules/run_context.h"
#include "plugins/data/files/write_plan.h"

namespace terrella::data {

/// What to do where a file lies already.
enum class Overwrite { Own, Refuse, Replace, NewName };

/// Writes what a plan says and publishes every file as an effect of the run. The report's content: files (path, format, bytes, variables, steps),
/// how values were packed, bytes of all.
Result<QJsonObject> writeCube(const std::shared_ptr<const Cube>& cube, const WritePlan& plan, Overwrite overwrite, RunContext& context);
Result<QJsonObject> writeTable(const Features& features, const WritePlan& plan, Overwrite overwrite, RunContext& context);
Result<QJsonObject> writeReport(const Report& report, const WritePlan& plan, Overwrite overwrite, RunContext& context);

} // namespace terrella::data
