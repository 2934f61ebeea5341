// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/clusters_controller.h"

#include "app/terrella/background.h"
#include "views/canvas/pipeline_model.h"
#include "views/clusters/place_menu.h"

#include <QFileInfo>

namespace terrella {

namespace {

struct Read {
    Result<ClusterList> list = ClusterList();
    QStringList aliases;
};

constexpr int kSettleMs = 200;

} // namespace

ClustersController::ClustersController(PipelineModel& model, Background& background, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_background(background)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &ClustersController::load);
    for (const auto signal : {&QFileSystemWatcher::directoryChanged, &QFileSystemWatcher::fileChanged})
        connect(&m_watcher, signal, this, [this] { m_settle.start(); });
}

QStringList ClustersController::names() const
{
    QStringList out;
    for (const auto& [name, cluster] : m_list.clusters)
        out.append(name);
    return out;
}

void ClustersController::load()
{
    m_background.run<Read>(
        this,
        [] {
            return Read{ClusterList::load(), sshAliases()};
        },
        [this](const Read& read) {
            watch();
            m_aliases = read.aliases;
            if (!read.list) {
                Q_EMIT refused(read.list.error().message);
                return;
            }
            m_list = *read.list;
            Q_EMIT changed();
        });
}

/// Also what a terminal changes is seen.
void ClustersController::watch()
{
    const QString path = ClusterList::defaultPath();
    for (const QString& one : {QFileInfo(path).absolutePath(), path}) {
        if (QFileInfo::exists(one) && !m_watcher.files().contains(one) && !m_watcher.directories().contains(one))
            m_watcher.addPath(one);
    }
}

void ClustersController::put(const QString& before, const std::optional<Cluster>& cluster)
{
    m_background.run<Result<ClusterList>>(
        this,
        [before, cluster]() -> Result<ClusterList> {
            TRY(ClusterList list, ClusterList::load()); // others may have changed it
            list.clusters.erase(before);
            if (cluster)
                list.clusters[cluster->name] = *cluster;
            TRY_DO(list.save());
            return list;
        },
        [this](const Result<ClusterList>& saved) {
            if (!saved) {
                Q_EMIT refused(saved.error().message);
                return;
            }
            m_list = *saved;
            watch();
            Q_EMIT changed();
        });
}

void ClustersController::place(const std::set<QString>& nodes, const QString& place)
{
    if (!m_model.levels().empty()) {
        Q_EMIT refused(tr("A group runs at one place: leave it, and place it as a whole."));
        return;
    }
    const auto edit = placeEdit(m_model.document(), nodes, place);
    if (!edit)
        return;
    if (const auto done = m_model.apply(*edit, placeText(place)); !done)
        Q_EMIT refused(done.error().message);
}

} // namespace terrella
