// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/local_run.h"
#include "views/canvas/pipeline_model.h"
#include "views/runs/job_list.h"
#include "views/runs/runs_model.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>

#include <map>
#include <memory>
#include <set>

namespace terrella {

class DocumentController;

/// Starts, follows and stops runs. The run of the document on the canvas moves the marks of its nodes; other runs only move their row.
class RunController final : public QObject {
    Q_OBJECT

public:
    RunController(PipelineModel& model, DocumentController& document, RunsModel& runs, QObject* parent = nullptr);
    ~RunController() override;

    void start(const QString& toNode = {});
    void stop();
    void stopRun(const QString& folder);
    /// Goes on with a run that ended, or died while a job of it may still be going on. resources: "node.memory=8G".
    void resumeRun(const QString& folder, const QStringList& resources = {});
    /// What a job of the run asked too little of is raised, and it runs again: as one step of undo where its pipeline is the one on the canvas.
    void raiseRun(const QString& folder);
    /// The run whose job asked too little for a node, and how to raise that; empty where none did.
    [[nodiscard]] std::pair<QString, QJsonObject> raiseFor(const QString& node) const;
    /// Follows a run from an earlier session that is still going. Where its pipeline is the one on the canvas, its marks move again.
    void follow(const RunSummary& run, const QStringList& places);
    [[nodiscard]] bool isRunning() const { return m_current != nullptr; }

    /// Port → file of a node's finished result.
    [[nodiscard]] QMap<QString, QString> resultsOf(const QString& node) const;
    void setResults(const QString& node, const QMap<QString, QString>& outputs);

Q_SIGNALS:
    void runningChanged(bool isRunning);
    void nodeFinished(const QString& node);
    void begun(const QString& node); ///< or its result was taken from the store: curves told before are of another one
    /// A point of a curve that tells how the work of a node goes.
    void measured(const QString& node, const QString& curve, double at, double value);
    /// Every event of every run that is followed, once.
    void told(const QString& folder, const terrella::RunEvent& event);
    void said(const QDateTime& when, const QString& node, const QString& text);
    void startFailed(const QString& sentences);
    void ended(terrella::RunState state, const QString& message);
    /// The run on the canvas ended, and a job of it could do with more of something.
    void raiseOffered(const QString& folder, const QString& sentence, const QJsonObject& raise);

private:
    struct Followed {
        std::unique_ptr<LocalRun> run;
        RunSummary summary;
        std::map<QString, double> fractions; ///< by node
        int unchanged = 0;
        JobList jobs;
        QStringList places;
        std::size_t seen = 0, told = 0; ///< events; a run that is taken to the canvas is read once more from its beginning
    };

    Followed* add(std::unique_ptr<LocalRun> run, const QString& name);
    void take(Followed& followed, const RunEvent& event);
    void takeProgress(Followed& followed, const RunEvent& event);
    void takeJob(Followed& followed, const RunEvent& event);
    void takeForCanvas(const RunEvent& event, bool isNews);
    void takeResult(const RunEvent& event, bool isNews);
    [[nodiscard]] bool isOfCanvas(const QString& folder) const;
    void bringToCanvas(Followed& followed);
    void end(Followed& followed, RunState state, const QString& message);
    void settleMarks(RunState state);

    PipelineModel& m_model;
    DocumentController& m_document;
    RunsModel& m_runs;
    std::vector<std::unique_ptr<Followed>> m_followed;
    Followed* m_current = nullptr; ///< of the document on the canvas
    std::map<QString, QMap<QString, QString>> m_results;
    std::map<QString, std::pair<QString, QJsonObject>> m_raises; ///< by node
};

} // namespace terrella
