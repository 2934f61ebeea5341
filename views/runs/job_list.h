// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/run_folder.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace terrella {

/// How a job on a cluster stands, as an event of type "job" told it last.
struct JobInfo {
    QString place, host, name, id;
    QString state;                    ///< as Slurm writes it, or SENDING, SUBMITTED, WITHDRAWN
    QString reason;                   ///< in words, while it waits
    QString sentence;                 ///< where it failed
    QDateTime startEstimate, started; ///< in the cluster's time
    double elapsedSeconds = -1.0;     ///< when it was told; −1: not known
    QDateTime told;                   ///< UTC
    std::optional<double> cpuEfficiency;
    double cpuSeconds = -1.0;
    qint64 memory = 0, memoryLimit = 0; ///< bytes; 0: not known
    qint64 timeLimitSeconds = 0;
    int cpus = 0;
    QString folder, log;            ///< there
    QString script;                 ///< a copy of it, here
    QStringList nodes;              ///< of the pipeline
    std::optional<int> task;        ///< of a member of an array
    QString member;                 ///< which that is, in words
    std::map<QString, int> members; ///< of an array as a whole: "total", "waiting", "running", "done", "failed"
    QJsonObject raise;              ///< what to ask more of: {"key", "from", "to", "why", "option", "edit"}; empty: nothing

    static std::optional<JobInfo> fromEvent(const RunEvent& event);
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool hasFailed() const;
    [[nodiscard]] bool isOver() const { return !isWaiting() && !isRunning(); }
    /// Counted on from when it was told; −1 where it is not known or has not begun.
    [[nodiscard]] double elapsedAt(const QDateTime& now) const;
};

/// The jobs of a run, in the order in which they were first told of.
class JobList {
public:
    /// False where the event is none of a job.
    bool take(const RunEvent& event);
    [[nodiscard]] const std::vector<JobInfo>& jobs() const { return m_jobs; }
    [[nodiscard]] bool isEmpty() const { return m_jobs.empty(); }
    [[nodiscard]] QStringList places() const; ///< each once
    /// The job that says most of how the run stands: one that failed, else one that waits, else one that runs. Members of arrays are left to the
    /// whole.
    [[nodiscard]] const JobInfo* telling() const;
    /// What a job asked too little of; empty: none did.
    [[nodiscard]] QJsonObject raise() const;
    [[nodiscard]] int failedMembers() const;

private:
    std::vector<JobInfo> m_jobs;
};

/// "waits: all nodes are busy, expected to start at 14:20", "runs", "out of memory", …
QString jobStateText(const JobInfo& job);
/// "CPU 85 % · memory 1.20 of 4.00 GB"; empty where nothing is known.
QString efficiencyText(const JobInfo& job);
/// "12 of 50 done, 2 failed".
QString membersText(const JobInfo& job);
/// "Raise memory to 8G and run again".
QString raiseText(const QJsonObject& raise);
/// "40 s", "3 min", "2 h 5 min".
QString elapsedText(double seconds);

} // namespace terrella
