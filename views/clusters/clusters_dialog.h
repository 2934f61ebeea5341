// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster_client.h"
#include "views/theme/theme.h"

#include <QDialog>

#include <map>
#include <optional>

class QListWidget;
class QListWidgetItem;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace terrella {

class ClusterForm;
class ClusterReportView;

/// The page of clusters: which there are, their settings, and what each says of itself. Saves and asks nothing itself: whoever owns it does, so that
/// it never waits. Changes that are not saved stay while it lives.
class ClustersDialog final : public QDialog {
    Q_OBJECT

public:
    ClustersDialog(const Theme& theme, QWidget* parent = nullptr);

    /// As the file has them. What is being edited stays.
    void setClusters(const ClusterList& list);
    void setAliases(const QStringList& aliases);
    /// Chooses a cluster; begins a new one of that name where there is none.
    void choose(const QString& name);
    void addCluster(const QString& name = {});

    // How a test goes that testRequested() asked for.
    void showReport(const ClusterReport& report);
    void showTestFailure(const QString& sentence);
    void showTestCancelled();
    /// How the copying ended that installRequested() asked for: the engine's path there, which is then tested.
    void showInstalled(const QString& engine);

    [[nodiscard]] ClusterForm& form() { return *m_form; }
    [[nodiscard]] ClusterReportView& report() { return *m_report; }

Q_SIGNALS:
    /// before: its name in the file, or empty.
    void saveRequested(const QString& before, const terrella::Cluster& cluster);
    void removeRequested(const QString& name);
    void testRequested(const terrella::Cluster& cluster);
    void testCancelled(); ///< or the copying
    void installRequested(const terrella::Cluster& cluster);

protected:
    void reject() override;

private:
    struct Entry {
        QString saved; ///< name in the file; empty: new
        Cluster draft;
        std::optional<ClusterReport> report;
    };
    QWidget* makeList();
    QWidget* makeEmptyPage();
    void showCurrent();
    void takeDraft();
    void refreshButtons();
    void save();
    void remove();
    void test();
    void install();
    [[nodiscard]] Entry* current();
    [[nodiscard]] bool isChanged(const Entry& entry) const;
    QListWidgetItem* addItem(Entry entry);

    const Theme& m_theme;
    ClusterList m_saved;
    std::map<QListWidgetItem*, Entry> m_entries;
    QListWidget* m_list;
    QStackedWidget* m_pages;
    ClusterForm* m_form;
    ClusterReportView* m_report;
    QToolButton* m_remove;
    QPushButton* m_test;
    QPushButton* m_revert;
    QPushButton* m_save;
    QListWidgetItem* m_tested = nullptr; ///< a test or a copy is on its way
    QString m_busyWith;
    bool m_isFilling = false;
};

} // namespace terrella
