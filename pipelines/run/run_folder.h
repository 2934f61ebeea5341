// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"

#include <QDateTime>
#include <QFile>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <mutex>
#include <vector>

namespace terrella {

/// One line of events.jsonl. type: run_started, run_finished, run_failed, run_cancelled; queued, started, progress, log, warning, reused,
/// finished, failed, cancelled, skipped (all with node).
struct RunEvent {
    QDateTime time; ///< UTC, milliseconds
    QString type;
    QString node;
    double fraction = -1.0;  ///< progress
    QString message;         ///< log, warning, failed (the sentence), progress (what)
    QJsonObject details;     ///< finished/reused: {"key", "outputs": {port: path}, "seconds", "bytes"}; failed: {"code", "trail"}
    [[nodiscard]] QByteArray toLine() const;
    static std::optional<RunEvent> fromLine(const QByteArray& line);
};

/// A run's folder: pipeline.terrella (frozen, absolute paths), run.json (who, when, versions, options, pid), events.jsonl, provenance.json.
class RunFolder {
public:
    /// Makes <root>/<yyyymmdd-hhmmss>-<name>[-n].
    static Result<RunFolder> create(const QString& root, const QString& name);
    static Result<RunFolder> open(const QString& path);
    /// TERRELLA_RUNS, else $XDG_STATE_HOME/terrella/runs.
    static QString defaultRoot();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString eventsPath() const;
    [[nodiscard]] QString pipelinePath() const;
    Result<std::vector<RunEvent>> events() const; ///< a half-written last line is left out

private:
    explicit RunFolder(QString path) : m_path(std::move(path)) {}
    QString m_path;
};

/// Appends events; each line is written with one call and can be read at once. Any thread.
class EventLog {
public:
    static Result<std::unique_ptr<EventLog>> open(const QString& path);
    void write(RunEvent event); ///< stamps the time
private:
    std::mutex m_mutex;
    QFile m_file;
};

enum class RunState { Running, Finished, Failed, Cancelled, Died };
struct RunSummary {
    QString path, name;
    RunState state = RunState::Running;
    QDateTime started, ended;
    double fraction = 0.0;
    QString message;
};
/// Reads run.json and the events; Died when the process is gone without a last word.
Result<RunSummary> summarize(const QString& runFolder);
std::vector<RunSummary> listRuns(const QString& root);

} // namespace terrella
