// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;

namespace terrella {

class Workspace;

/// What can be done with groups and maps: the actions, and the parts of a node's menu.
void makeGroupActions(Workspace& workspace);
/// Enables what fits the nodes that are selected.
void refreshGroupActions(Workspace& workspace);
/// "Show at the group": the ports and parameters of an inner node, ticked where they are shown. Nothing outside groups.
void fillExposeMenu(Workspace& workspace, QMenu* menu, const QString& node);
/// Shows the inside of a group; one that comes from a file is taken into the pipeline first.
void openGroup(Workspace& workspace, const QString& node);

} // namespace terrella
