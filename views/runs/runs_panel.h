// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/runs/problems_model.h"
#include "views/runs/runs_model.h"
#include "views/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTabBar;
class QTableView;

namespace terrella {

class LogView;

/// Runs, log and problems. The tab bar is made here and placed by whoever owns the panel (it is the panel's header).
class RunsPanel final : public QWidget {
    Q_OBJECT

public:
    enum Tab { Runs, Log, Problems };

    RunsPanel(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] QTabBar* tabs() { return m_tabs; }
    [[nodiscard]] RunsModel& runs() { return *m_runs; }
    [[nodiscard]] LogView& log() { return *m_log; }
    void setProblems(const std::vector<Problem>& problems, const std::function<QString(const QString&)>& titleOf);
    void showTab(Tab tab);

Q_SIGNALS:
    void runActivated(const QString& folder);
    void stopRequested(const QString& folder);
    void openFolderRequested(const QString& folder);
    void resumeRequested(const QString& folder);
    /// What a job asked too little of is raised, and it runs again.
    void raiseRequested(const QString& folder);
    void detailsRequested(const QString& folder);
    void problemActivated(const terrella::Problem& problem);
    void fixChosen(const terrella::Fix& fix);

private:
    void makeRunsTable();
    void openRunMenu(const QPoint& at);
    void makeProblemsTable();
    void chooseFix(const QModelIndex& index, std::vector<Fix> fixes);

    const Theme& m_theme;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    RunsModel* m_runs;
    ProblemsModel* m_problems;
    QTableView* m_runsTable;
    QTableView* m_problemsTable;
    LogView* m_log;
    QTimer m_clock; ///< while something runs, times go on
};

} // namespace terrella
