// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace terrella {

class DrawingPresenter;
class Workspace;

/// Drawing regions and lines on the Earth as actions.
void makeDrawActions(Workspace& w);
/// "Draw" in the Earth's header.
QMenu* makeDrawMenu(Workspace& w, QWidget* parent);
/// What can be done with the region that is drawn, for the menu of a place.
void addDrawingActions(Workspace& w, DrawingPresenter& drawing, QMenu& menu);

} // namespace terrella
