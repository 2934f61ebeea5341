// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/cluster_actions.h"

#include "app/terrella/clusters_controller.h"
#include "app/terrella/workspace.h"
#include "views/canvas/canvas_view.h"
#include "views/clusters/place_menu.h"

#include <QMenu>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ClusterActions)
};

/// The selected nodes, or all where none is selected.
std::set<QString> concerned(Workspace& w)
{
    std::set<QString> nodes = w.canvas().canvas().selectedNodes();
    if (nodes.empty()) {
        for (const auto& [id, node] : w.model().document().nodes)
            nodes.insert(id);
    }
    return nodes;
}

void fill(Workspace& w, QMenu& menu)
{
    const std::set<QString> nodes = concerned(w);
    fillPlaceMenu(
        menu, w.model().document(), nodes, w.clusters().names(), [&w, nodes](const QString& place) { w.clusters().place(nodes, place); },
        [&w] { w.actions().get(QStringLiteral("clusters"))->trigger(); });
}

/// By keyboard: the menu at the selected node.
void popUp(Workspace& w)
{
    QMenu menu;
    fill(w, menu);
    CanvasView& view = w.canvas();
    const NodeItem* item = view.canvas().nodeItem(view.canvas().selectedNode());
    const QPoint at = item ? view.mapFromScene(item->pos() + QPointF(0, item->layout().size.height() + 8)) : view.viewport()->rect().center();
    menu.setActiveAction(menu.actions().first());
    menu.exec(view.viewport()->mapToGlobal(at));
}

} // namespace

void makeClusterActions(Workspace& w)
{
    Actions& a = w.actions();
    a.add({QStringLiteral("runOn"), Text::tr("Run &on…"), QKeySequence(QStringLiteral("Ctrl+Shift+L")), {},
              Text::tr("Choose where the selected nodes run, or all where none is selected: here or on a cluster")},
        [&w] { popUp(w); });
}

void addPlaceMenu(Workspace& w, QMenu& menu)
{
    if (w.model().document().nodes.empty())
        return;
    const bool isAll = w.canvas().canvas().selectedNodes().empty();
    QMenu* places = menu.addMenu(isAll ? Text::tr("Run all on") : Text::tr("Run on"));
    fill(w, *places);
    const bool isInside = !w.model().levels().empty();
    places->menuAction()->setEnabled(!isInside);
    if (isInside)
        places->setTitle(Text::tr("Run on (a group runs at one place)"));
}

} // namespace terrella
