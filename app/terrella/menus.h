// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>

class QMenu;
class QWidget;

namespace terrella {

class CanvasView;
class Inspector;
class RunsPanel;
class SearchPopup;
class Workspace;

/// What the user can do, and where it is offered: every action once, then menus, toolbar, search and the canvas's menu made of them.
void makeActions(Workspace& workspace, CanvasView& canvas, Inspector& inspector, RunsPanel& runs);
void makeMenus(Workspace& workspace);
void makeToolBar(Workspace& workspace);
void openSearchPopup(Workspace& workspace, SearchPopup& popup);
void openCanvasMenu(Workspace& workspace, const QPoint& globalPosition);

/// Opens a folder or page with the program that the desktop has for it.
void openInDesktop(const QString& path);

namespace RunFolderPaths {
QString pipeline(const QString& runFolder);
}

} // namespace terrella
