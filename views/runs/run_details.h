// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/runs/job_list.h"
#include "views/theme/theme.h"

#include <QDialog>

#include <functional>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTabBar;
class QVBoxLayout;

namespace terrella {

class LogView;

/// A run in full: its jobs and how they stand, what was said, each job's script and what it wrote, what it cost, and what can be done now. Reads
/// nothing itself.
class RunDetails final : public QDialog {
    Q_OBJECT

public:
    enum Tab { Log, JobLog, Script };

    RunDetails(const Theme& theme, std::function<QString(const QString&)> titleOf, QWidget* parent = nullptr);

    void showRun(const RunSummary& run, const JobList& jobs);
    void addLine(const QDateTime& when, const QString& node, const QString& text);
    /// What was asked for by jobLogRequested() and scriptRequested(); dropped where another job is shown by now.
    void showJobLog(const QString& job, const QString& text);
    void showScript(const QString& job, const QString& text);
    [[nodiscard]] const QString& folder() const { return m_run.path; }
    void showTab(Tab tab);

Q_SIGNALS:
    void stopRequested(const QString& folder);
    void resumeRequested(const QString& folder);
    void raiseRequested(const QString& folder);
    /// Of the job's folder on the cluster.
    void jobLogRequested(const QString& job, const QString& place, const QString& jobFolder);
    void scriptRequested(const QString& job, const QString& path);

private:
    void refreshList();
    void refreshRows();
    void refreshButtons();
    void refreshTab();
    void addRow(const QString& title, const QString& text, const char* look = nullptr);
    [[nodiscard]] const JobInfo* current() const;
    [[nodiscard]] static QString keyOf(const JobInfo& job);
    [[nodiscard]] QString costText(const JobInfo& job) const;

    const Theme& m_theme;
    const std::function<QString(const QString&)> m_titleOf;
    RunSummary m_run;
    JobList m_jobs;
    QLabel* m_state;
    QListWidget* m_list;
    QWidget* m_side;
    QVBoxLayout* m_rows;
    QTabBar* m_tabs;
    LogView* m_log;
    QPlainTextEdit* m_text;
    QPushButton* m_stop;
    QPushButton* m_resume;
    QPushButton* m_raise;
    std::map<QString, QString> m_jobLogs, m_scripts;
};

} // namespace terrella
