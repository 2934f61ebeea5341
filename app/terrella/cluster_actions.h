// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;

namespace terrella {

class ClustersDialog;
class Workspace;

/// What one can do about places: put nodes on them, set clusters up.
void makeClusterActions(Workspace& workspace);
/// "Run on ▸" for what is selected, or for the whole pipeline.
void addPlaceMenu(Workspace& workspace, QMenu& menu);
/// The page of clusters, of which there is one; at a cluster, or at a new one of that name.
ClustersDialog* openClusters(Workspace& workspace, const QString& name = {});
/// What a run would do on clusters: asked of the engine, shown in a dialog from which it can be run.
void showPlan(Workspace& workspace);

} // namespace terrella
