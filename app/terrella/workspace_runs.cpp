// SPDX-License-Identifier: GPL-3.0-or-later
// Runs and the places where they run, joined with the rest of the window.
#include "app/terrella/clusters_controller.h"
#include "app/terrella/earth_presenter.h"
#include "app/terrella/inspector.h"
#include "app/terrella/menus.h"
#include "app/terrella/notice_bar.h"
#include "app/terrella/run_details_opener.h"
#include "app/terrella/status_line.h"
#include "app/terrella/workspace.h"
#include "pipelines/places/run_places.h"
#include "views/canvas/canvas_view.h"
#include "views/runs/log_view.h"
#include "views/runs/runs_panel.h"

namespace terrella {

void Workspace::connectRuns()
{
    const auto setRunning = [this](bool isRunning) {
        m_actions->get(QStringLiteral("run"))->setEnabled(!isRunning);
        m_actions->get(QStringLiteral("runTo"))->setEnabled(!isRunning && !m_canvas->canvas().selectedNode().isEmpty());
        m_actions->get(QStringLiteral("stop"))->setEnabled(isRunning);
    };
    setRunning(false);
    connect(m_runs, &RunController::runningChanged, this, setRunning);
    connect(m_runs, &RunController::said, this, [this](const QDateTime& when, const QString& node, const QString& text) {
        m_runsPanel->log().addLine(when, node.isEmpty() ? QString() : m_model.titleOf(node), text);
    });
    connect(m_runs, &RunController::startFailed, this, [this](const QString& sentences) { m_notice->say(sentences); });
    connect(m_runs, &RunController::ended, this, [this] { m_status->measureStore(); });
    connect(m_runs, &RunController::raiseOffered, this, [this](const QString& folder, const QString& sentence, const QJsonObject& raise) {
        // The node has all of it.
        const QString first = sentence.section(QStringLiteral(". "), 0, 0);
        m_notice->say(first == sentence ? sentence : first + QLatin1Char('.'), {{raiseText(raise), [this, folder] { m_runs->raiseRun(folder); }}});
    });
    connect(m_runsPanel, &RunsPanel::stopRequested, m_runs, &RunController::stopRun);
    connect(m_runsPanel, &RunsPanel::resumeRequested, m_runs, [this](const QString& folder) { m_runs->resumeRun(folder); });
    connect(m_runsPanel, &RunsPanel::raiseRequested, m_runs, &RunController::raiseRun);
    connect(m_runsPanel, &RunsPanel::detailsRequested, this, [this](const QString& folder) { openRunDetails(*this, folder); });
    connect(m_runsPanel, &RunsPanel::openFolderRequested, this, [](const QString& folder) { openInDesktop(folder); });
    connect(m_runsPanel, &RunsPanel::runActivated, this, [this](const QString& folder) {
        if (m_document->mayLeave())
            openFiles({RunFolderPaths::pipeline(folder)});
    });
    connect(m_runsPanel, &RunsPanel::problemActivated, this, [this](const Problem& problem) {
        if (m_model.shownNode(problem.node).isEmpty())
            m_model.leaveTo(0);
        m_canvas->reveal(m_model.shownNode(problem.node));
        m_inspector->showTab(Inspector::Parameters);
    });
    connect(m_runsPanel, &RunsPanel::fixChosen, this, &Workspace::mend);
    connect(m_inspector, &Inspector::fixChosen, this, &Workspace::mend);
    connect(&m_model, &PipelineModel::problemsChanged, this, &Workspace::showProblems);
    connect(&m_model, &PipelineModel::documentReset, this, &Workspace::showProblems);
    connect(m_checks, &CheckController::reusable, this, [this](const QString& node, const QMap<QString, QString>& outputs) {
        if (m_runs->resultsOf(node) == outputs)
            return;
        m_runs->setResults(node, outputs);
        m_presenter->showNode(node, false);
    });
}

void Workspace::connectClusters()
{
    connect(m_clusters, &ClustersController::refused, this, [this](const QString& why) { m_notice->say(why); });
    connect(m_clusters, &ClustersController::changed, m_checks, &CheckController::checkSoon);
}

void Workspace::listOldRuns()
{
    struct Old {
        RunSummary run;
        QStringList places;
        bool hasJob = false;
    };
    m_background->run<std::vector<Old>>(
        this,
        [] {
            std::vector<Old> out;
            for (const RunSummary& run : terrella::listRuns(RunFolder::defaultRoot())) {
                const RunPlaces places = placesOfRun(run.path);
                out.push_back({run, places.places, places.hasOpenJob});
            }
            return out;
        },
        [this](const std::vector<Old>& runs) {
            for (const Old& old : runs) {
                if (m_runsPanel->runs().indexOf(old.run.path).isValid())
                    continue;
                m_runsPanel->runs().append(old.run, old.places);
                if (old.run.state == RunState::Running)
                    m_runs->follow(old.run, old.places);
                else if (old.run.state == RunState::Died && old.hasJob)
                    offerToFollow(old.run, old.places);
            }
        });
}

/// The process that followed a job is gone, with the computer perhaps; the job goes on, or has its results there.
void Workspace::offerToFollow(const RunSummary& run, const QStringList& places)
{
    m_notice->say(tr("The run “%1” had a job on %2 when this computer or its engine stopped.").arg(run.name, places.join(QStringLiteral(", "))),
        {{tr("Follow it again"), [this, folder = run.path] { m_runs->resumeRun(folder); }}});
}

} // namespace terrella
