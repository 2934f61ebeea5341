// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace terrella {

class Workspace;

/// Stepping and playing through time, and the level that layers have in common.
void makeTimeActions(Workspace& workspace);
QMenu* makeTimeMenu(Workspace& workspace, QWidget* parent);

} // namespace terrella
