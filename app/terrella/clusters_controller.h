// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <set>

namespace terrella {

class Background;
class PipelineModel;

/// The clusters that the user has set up, as their file has them now, and the placing of nodes on them. Files are read and written on a worker
/// thread.
class ClustersController final : public QObject {
    Q_OBJECT

public:
    ClustersController(PipelineModel& model, Background& background, QObject* parent = nullptr);

    [[nodiscard]] const ClusterList& list() const { return m_list; }
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] const QStringList& aliases() const { return m_aliases; } ///< of ~/.ssh/config
    void load();
    /// Puts one cluster in (under another name than before: `before` goes), or takes it out where there is none.
    void put(const QString& before, const std::optional<Cluster>& cluster);
    /// One step of undo. Inside a group nothing is placed: a group runs at one place.
    void place(const std::set<QString>& nodes, const QString& place);

Q_SIGNALS:
    void changed();
    void refused(const QString& why);

private:
    void watch();

    PipelineModel& m_model;
    Background& m_background;
    ClusterList m_list;
    QStringList m_aliases;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< a file is written in steps
};

} // namespace terrella
