// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace terrella {

class Workspace;

/// The actions of comparing: side by side, swipe, blink, difference, small multiples.
void makeCompareActions(Workspace& workspace);
/// How several fields are seen together. A tool button as parent shows what is chosen.
QMenu* makeCompareMenu(Workspace& workspace, QWidget* parent);
/// How the Earth looks to people who lack one kind of cones.
QMenu* makeVisionMenu(Workspace& workspace, QWidget* parent);

} // namespace terrella
