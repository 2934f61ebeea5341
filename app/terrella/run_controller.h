// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/local_run.h"
#include "views/canvas/pipeline_model.h"
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
    void resumeRun(const QString& folder);
    /// Follows a run from an earlier session that is still going.
    void follow(const RunSummary& run);
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
    void said(const QDateTime& when, const QString& node, const QString& text);
    void startFailed(const QString& sentences);
    void ended(terrella::RunState state, const QString& message);

private:
    struct Followed {
        std::unique_ptr<LocalRun> run;
        RunSummary summary;
        std::map<QString, double> fractions; ///< by node
        int unchanged = 0;
    };

    Followed* add(std::unique_ptr<LocalRun> run, const QString& name);
    void take(Followed& followed, const RunEvent& event);
    void takeForCanvas(const RunEvent& event);
    void end(Followed& followed, RunState state, const QString& message);
    void settleMarks(RunState state);

    PipelineModel& m_model;
    DocumentController& m_document;
    RunsModel& m_runs;
    std::vector<std::unique_ptr<Followed>> m_followed;
    Followed* m_current = nullptr; ///< of the document on the canvas
    std::map<QString, QMap<QString, QString>> m_results;
};

} // namespace terrella
