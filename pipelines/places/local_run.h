// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/run/run_folder.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace terrella {

/// What to run on this machine and how.
struct LocalRunOptions {
    QString name;         ///< of the run folder; empty: the file's name
    QString baseFolder;   ///< where relative paths of the document begin; empty: the file's folder
    QString toNode;       ///< empty: everything
    QStringList settings; ///< "node.parameter=value"
    QStringList inputs;   ///< "node=path"
    int jobs = 0;         ///< 0: one per core
    qint64 memory = 0;    ///< bytes; 0: the engine's default
    QString runsRoot;     ///< empty: the default
    QString storeRoot;    ///< empty: the default
};

/// A `terrella-run run` on this machine, which outlives this object and this program, and is followed through its run folder's events.
/// Lives in one thread with an event loop.
class LocalRun : public QObject {
    Q_OBJECT
public:
    explicit LocalRun(QObject* parent = nullptr);
    ~LocalRun() override; ///< the run goes on

    /// Starts a pipeline file, detached. The signals started() or startFailed() follow.
    void start(const QString& pipelineFile, const LocalRunOptions& options = {});
    /// The same for a pipeline that is not saved: a snapshot is written for the engine. baseFolder should be set.
    void startDocument(const Document& document, const LocalRunOptions& options);
    /// Continues a run that was cancelled, failed or died, in its folder. resources: what its jobs on clusters ask for now, "node.memory=8G".
    void resume(const QString& runFolder, const QStringList& resources = {});
    /// Follows a run that was started earlier, perhaps by another process: all its events from the first, then new ones as they come.
    Result<void> attach(const QString& runFolder);
    /// Asks the run to stop; it ends with run_cancelled.
    Result<void> cancel();

    [[nodiscard]] const QString& runFolder() const { return m_runFolder; }
    [[nodiscard]] bool isOver() const { return m_over; }

Q_SIGNALS:
    void started(const QString& runFolder);
    /// The engine refused before there was a run (pipeline invalid, input missing): its sentences, its exit code and, where the pipeline is invalid,
    /// {"problems": […]}.
    void startFailed(const QString& sentences, int exitCode, const QJsonObject& details);
    void happened(const terrella::RunEvent& event);
    /// The last word: Finished, Failed, Cancelled, or Died where the process is gone without one.
    void ended(terrella::RunState state, const QString& message);

private:
    void launch(const QStringList& arguments, const LocalRunOptions& options);
    void look(); ///< timer and watcher: is there news?
    void lookForFolder();
    void lookForEvents();
    void lookForDeath();
    void follow(const QString& runFolder);
    void end(RunState state, const QString& message);

    QString m_runFolder;
    std::unique_ptr<QTemporaryDir> m_launch; ///< stdout and stderr of the process until the folder is known
    qint64 m_pid = 0;
    qint64 m_offset = 0;   ///< of the first byte of events.jsonl that was not read yet
    qint64 m_endsFrom = 0; ///< a resumed run: ends that were written before this byte do not count
    QTimer m_timer;
    QFileSystemWatcher m_watcher;
    int m_quietLooks = 0;
    bool m_over = false;
};

} // namespace terrella

Q_DECLARE_METATYPE(terrella::RunEvent)
Q_DECLARE_METATYPE(terrella::RunState)
