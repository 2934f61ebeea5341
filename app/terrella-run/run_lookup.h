// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/run/run_folder.h"

#include <map>

namespace terrella::cli {

/// RUN as people write it: a path, the name of a folder below the runs' root, or "last". Error NotFound names the nearest.
Result<RunFolder> findRun(const QString& words);

/// "running", "finished", "failed", "cancelled", "died".
QString runStateName(RunState state);
/// The same, or "waiting": for results that another run is making.
QString runStateName(const RunSummary& run);

/// node → port → absolute path of what the run has made, from its events.
std::map<QString, std::map<QString, QString>> runOutputs(const std::vector<RunEvent>& events);

} // namespace terrella::cli
