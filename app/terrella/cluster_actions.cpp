// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/cluster_actions.h"

#include "app/terrella/clusters_controller.h"
#include "app/terrella/workspace.h"
#include "pipelines/core/json.h"
#include "pipelines/places/cluster_report_json.h"
#include "pipelines/places/placement.h"
#include "views/canvas/canvas_view.h"
#include "views/clusters/clusters_dialog.h"
#include "views/clusters/place_menu.h"
#include "views/clusters/plan_dialog.h"

#include <QFileInfo>
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
        [&w] { openClusters(w, placeOf(w.model().document(), concerned(w)).value_or(QString())); });
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
    a.add({QStringLiteral("clusters"), Text::tr("&Clusters…"), QKeySequence(QStringLiteral("Ctrl+Shift+K")), {},
              Text::tr("Set up clusters on which parts of pipelines run")},
        [&w] { openClusters(w); });
    QAction* plan = a.add({QStringLiteral("showPlan"), Text::tr("Show the &plan"), QKeySequence(QStringLiteral("Ctrl+Shift+E")), {},
                              Text::tr("Show what a run would send to clusters, bring back and cost, and the scripts; nothing is sent")},
        [&w] { showPlan(w); });
    const auto refresh = [&w, plan] { plan->setEnabled(isPlaced(w.model().whole())); };
    QObject::connect(&w.model(), &PipelineModel::edited, plan, refresh);
    QObject::connect(&w.model(), &PipelineModel::documentReset, plan, refresh);
    refresh();
}

namespace {

/// The engine does the asking, so that nothing here waits for a network.
void connectTest(Workspace& w, ClustersDialog* dialog)
{
    auto request = std::make_shared<qint64>(0);
    QObject::connect(dialog, &ClustersDialog::testRequested, dialog, [&w, dialog, request](const Cluster& cluster) {
        *request = w.engine().testCluster(cluster.name, cluster.toJson(), dialog, [dialog, request](const Result<QJsonObject>& answer) {
            *request = 0;
            if (answer)
                dialog->showReport(clusterReportFromJson(*answer));
            else if (answer.error().code == ErrorCode::Cancelled)
                dialog->showTestCancelled();
            else
                dialog->showTestFailure(answer.error().message);
        });
    });
    QObject::connect(dialog, &ClustersDialog::installRequested, dialog, [&w, dialog, request](const Cluster& cluster) {
        *request = w.engine().installEngine(cluster.name, cluster.toJson(), dialog, [dialog, request](const Result<QJsonObject>& answer) {
            *request = 0;
            if (answer)
                dialog->showInstalled(answer->value(QLatin1String("engine")).toString());
            else if (answer.error().code == ErrorCode::Cancelled)
                dialog->showTestCancelled();
            else
                dialog->showTestFailure(answer.error().message);
        });
    });
    QObject::connect(dialog, &ClustersDialog::testCancelled, dialog, [&w, request] { w.engine().cancel(*request); });
}

} // namespace

void showPlan(Workspace& w)
{
    if (!isPlaced(w.model().whole()))
        return;
    auto* dialog = new PlanDialog(
        w.theme(), [&w](const QString& node) { return w.model().titleOf(node); }, &w.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto request = std::make_shared<qint64>(0);
    const auto ask = [&w, dialog, request] {
        const auto document = parseJson(w.model().whole().toText(), w.document().name());
        if (!document)
            return;
        std::set<QString> places;
        for (const auto& [id, node] : w.model().whole().nodes) {
            if (!node.place.isEmpty())
                places.insert(node.place);
        }
        dialog->showAsking({places.begin(), places.end()});
        const QString name = QFileInfo(w.document().name()).completeBaseName(); // as the run will have
        *request = w.engine().planParts(*document, w.document().baseFolder(), name, dialog, [dialog](const Result<QJsonObject>& plan) {
            if (plan)
                dialog->showPlan(*plan);
            else if (plan.error().code != ErrorCode::Cancelled)
                dialog->showFailure(plan.error().message);
        });
    };
    QObject::connect(dialog, &PlanDialog::askRequested, dialog, ask);
    QObject::connect(dialog, &PlanDialog::cancelled, dialog, [&w, request] { w.engine().cancel(*request); });
    QObject::connect(dialog, &PlanDialog::runRequested, &w.runs(), [&w] { w.runs().start(); });
    ask();
    dialog->open();
}

ClustersDialog* openClusters(Workspace& w, const QString& name)
{
    auto* dialog = w.window().findChild<ClustersDialog*>();
    if (!dialog) {
        dialog = new ClustersDialog(w.theme(), &w.window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        ClustersController& clusters = w.clusters();
        const auto show = [dialog, &clusters] {
            dialog->setAliases(clusters.aliases());
            dialog->setClusters(clusters.list());
        };
        QObject::connect(&clusters, &ClustersController::changed, dialog, show);
        QObject::connect(dialog, &ClustersDialog::saveRequested, &clusters,
            [&clusters](const QString& before, const Cluster& cluster) { clusters.put(before, cluster); });
        QObject::connect(dialog, &ClustersDialog::removeRequested, &clusters, [&clusters](const QString& gone) { clusters.put(gone, std::nullopt); });
        connectTest(w, dialog);
        show();
        clusters.load(); // ~/.ssh/config may have changed
    }
    if (!name.isEmpty())
        dialog->choose(name);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    return dialog;
}

void addPlaceMenu(Workspace& w, QMenu& menu)
{
    if (w.model().document().nodes.empty())
        return;
    const bool isAll = w.canvas().canvas().selectedNodes().empty();
    if (const auto [folder, raise] = w.runs().raiseFor(w.canvas().canvas().selectedNode()); !folder.isEmpty() && !w.runs().isRunning())
        QObject::connect(menu.addAction(raiseText(raise)), &QAction::triggered, &menu, [&w, of = folder] { w.runs().raiseRun(of); });
    QMenu* places = menu.addMenu(isAll ? Text::tr("Run all on") : Text::tr("Run on"));
    fill(w, *places);
    const bool isInside = !w.model().levels().empty();
    places->menuAction()->setEnabled(!isInside);
    if (isInside)
        places->setTitle(Text::tr("Run on (a group runs at one place)"));
}

} // namespace terrella
