// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace terrella {

class RunDetails;
class Workspace;

/// All that is known of a run, in a window of its own that goes on with the run. Files are read on a worker thread, clusters are asked by the engine.
RunDetails* openRunDetails(Workspace& workspace, const QString& folder);

} // namespace terrella
