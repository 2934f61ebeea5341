// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace terrella {

class Workspace;

/// The choice of how the Earth is drawn. A tool button as parent shows the name of the projection in use.
QMenu* makeProjectionMenu(Workspace& workspace, QWidget* parent);

} // namespace terrella
