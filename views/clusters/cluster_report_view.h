// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster_client.h"
#include "views/theme/theme.h"

#include <QScrollArea>

#include <functional>

class QLabel;
class QTimer;
class QVBoxLayout;

namespace terrella {

/// What a test of the connection says: login, Slurm, partitions, room, the engine there; and while it goes on, that it does.
class ClusterReportView final : public QScrollArea {
    Q_OBJECT

public:
    ClusterReportView(const Theme& theme, QWidget* parent = nullptr);

    void showNothing();
    /// what: the words for it, "Asking “levante” …".
    void showBusy(const QString& what);
    void showFailure(const QString& sentence);
    void showReport(const Cluster& cluster, const ClusterReport& report);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void cancelRequested();
    /// The way out of a problem: the setting to be changed, and to what (empty: the user's to say).
    void settingWanted(const QString& key, const QString& value);
    void installRequested(); ///< the engine is to be copied there

private:
    QWidget* startAnew();
    void addRow(const QString& title, const QString& text, const char* look = nullptr);
    void addSentence(const QString& sentence, const char* look);
    void addPartitions(const Cluster& cluster, const ClusterReport& report);
    void addWaysToTheEngine();
    void addLink(const QString& text, const QString& tip, const std::function<void()>& clicked);
    void tick();

    const Theme& m_theme;
    QVBoxLayout* m_layout = nullptr;
    QLabel* m_waiting = nullptr;
    QTimer* m_clock;
    QString m_what;
    qint64 m_since = 0; ///< ms since the epoch
    bool m_isBusy = false;
};

} // namespace terrella
