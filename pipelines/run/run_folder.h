// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/run/process_identity.h"

#include <QDateTime>
#include <QFile>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace terrella {

/// One line of events.jsonl. type: run_started, run_finished, run_failed, run_cancelled; queued, started, progress, log, warning, reused,
/// finished, failed, cancelled, skipped (all with node).
struct RunEvent {
    QDateTime time; ///< UTC, milliseconds
    QString type;
    QString node;
    double fraction = -1.0; ///< progress
    QString message;        ///< log, warning, failed (the sentence), progress (what), started and reused (why), skipped (because of what)
    /// run_started: {"nodes", "jobs", "memory", "resumed"}; started: {"key"}; finished/reused: {"key", "outputs": {port: path}, "seconds", "bytes",
    /// "blocks": {"computed", "reused"} where it was made in blocks, "needed": false where there is no result and none was needed};
    /// failed: {"code", "trail"}; run_failed: {"code"} and, where the pipeline is invalid, {"problems": […]}.
    QJsonObject details;
    [[nodiscard]] QByteArray toLine() const;
    static std::optional<RunEvent> fromLine(const QByteArray& line);
};

/// A run's folder: pipeline.terrella (frozen, absolute paths), run.json (who, when, versions, options, process), events.jsonl, provenance.json.
class RunFolder {
public:
    /// Makes <root>/<yyyymmdd-hhmmss>-<name>[-n].
    static Result<RunFolder> create(const QString& root, const QString& name);
    static Result<RunFolder> open(const QString& path);
    /// TERRELLA_RUNS, else $XDG_STATE_HOME/terrella/runs.
    static QString defaultRoot();

    /// Writes the frozen pipeline and run.json: name, version, host, user, process, command line, options.
    [[nodiscard]] Result<void> begin(const Document& frozen, const QString& name, const QJsonObject& options) const;
    /// Takes the run over into this process, to go on with it.
    [[nodiscard]] Result<void> beginAgain() const;
    [[nodiscard]] Result<QJsonObject> information() const; ///< run.json

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString eventsPath() const;
    [[nodiscard]] QString pipelinePath() const;
    [[nodiscard]] QString provenancePath() const;
    [[nodiscard]] QString informationPath() const;
    /// Exists when somebody wants the run to stop.
    [[nodiscard]] QString cancelPath() const;
    Result<std::vector<RunEvent>> events() const; ///< a half-written last line is left out

private:
    explicit RunFolder(QString path) : m_path(std::move(path)) {}
    QString m_path;
};

/// Appends events; each line is written with one call and can be read at once. Any thread. One process at a time may hold a log.
class EventLog {
public:
    static Result<std::unique_ptr<EventLog>> open(const QString& path);
    /// Stamps the time and returns the event as it was written.
    RunEvent write(RunEvent event);

private:
    explicit EventLog(const QString& path) : m_file(path) {}
    std::mutex m_mutex;
    QFile m_file;
    bool m_broken = false; ///< the last line is cut short
};

enum class RunState { Running, Finished, Failed, Cancelled, Died };
struct RunSummary {
    QString path, name;
    RunState state = RunState::Running;
    QDateTime started, ended;
    QDateTime heard; ///< of its last event
    double fraction = 0.0;
    QString message;
    QString host;         ///< of the process that worked on it last
    bool waiting = false; ///< Running, but all that could go on waits for results that another run is making
};
/// Reads run.json and the events; Died when the process is gone without a last word.
Result<RunSummary> summarize(const QString& runFolder);
/// Newest first. Folders that are no runs are left out.
std::vector<RunSummary> listRuns(const QString& root);
/// The number of the process that works on the run, while it lives on this machine and is the same process; else 0.
qint64 runningProcess(const QString& runFolder);
/// Asks a run of any process to stop; it looks every 100 ms.
Result<void> requestCancel(const QString& runFolder);

} // namespace terrella
