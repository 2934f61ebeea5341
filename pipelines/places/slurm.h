// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster.h"

#include <QByteArray>
#include <QDateTime>

#include <map>
#include <optional>
#include <vector>

namespace terrella {

// What Slurm is told and what it answers, as text: pure, tested by what real clusters said.

/// What a job is to do.
struct SlurmJob {
    QString name;          ///< unique: by it a job is found whose number was lost
    QString folder;        ///< there, absolute: pipeline.terrella lies in it, and the script is submitted from it
    QString store;         ///< there, absolute
    QStringList arguments; ///< of `terrella-run run`, behind the pipeline
};
/// The script for sbatch. It runs by hand as well, with sbatch or bash.
QString jobScript(const Cluster& cluster, const SlurmJob& job);
/// The engine as a word of the shell there; "~/" at its beginning is the home folder.
QString engineWord(const Cluster& cluster);
/// What the engine may hold in memory within a job: the rest is for its libraries and the system's buffers.
qint64 engineMemory(const Cluster& cluster);

/// A group of nodes of a cluster, with its limits.
struct SlurmPartition {
    QString name;
    bool isDefault = false, isUp = true;
    QString timeLimit; ///< "infinite", "1:00:00"
    int nodes = 0, cpus = 0;
    qint64 memory = 0; ///< bytes of the smallest node
    QString gpus, features;
    bool operator==(const SlurmPartition&) const = default;
};
/// `sinfo -h -o '%P|%a|%l|%D|%c|%m|%G|%f'`; kinds of nodes of one partition are one.
std::vector<SlurmPartition> parsePartitions(const QString& text);

/// How a job stands.
struct SlurmState {
    QString id, name, state; ///< state as Slurm writes it: "PENDING"
    QString reason;          ///< why it waits, as Slurm writes it
    QDateTime start;         ///< expected or actual; invalid: not known
    QString elapsed;
    bool operator==(const SlurmState&) const = default;
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] bool isOver() const;
};
/// `squeue -h -t all -o '%i|%j|%T|%r|%S|%M'` by name; of several jobs of one name the newest.
std::map<QString, SlurmState> parseQueue(const QString& text);
/// What `sacct -n -P --noconvert --format=JobID,JobName,State,ExitCode,ElapsedRaw,TotalCPU,MaxRSS,ReqMem,AllocCPUS` says of the jobs, by name.
struct SlurmAccount {
    QString id, state;
    int exitCode = 0, signal = 0;
    double elapsedSeconds = 0.0, cpuSeconds = 0.0;
    qint64 memory = 0, askedMemory = 0; ///< bytes: used at most; asked for
    int cpus = 0;
    /// Shares of what was asked for that were used, 0…1; none where it is not known.
    [[nodiscard]] std::optional<double> cpuEfficiency() const;
    [[nodiscard]] std::optional<double> memoryEfficiency() const;
};
std::map<QString, SlurmAccount> parseAccounts(const QString& text);

/// "The job waits: …", "The job runs.", for people.
QString stateSentence(const SlurmState& state);
/// Whether a job that waits for this will wait for ever, and what to do about it; empty where it will not.
QString hopelessSentence(const Cluster& cluster, const QString& reason);
/// Why a job ended without a result, and what to do. log: the end of what it wrote. state: empty where nothing knows it any more.
Error endError(const Cluster& cluster, const QString& state, int exitCode, const QString& log);
/// What Slurm's programs say while its controller is restarted or its host is away. It passes by itself, and jobs that run go on.
bool isControllerAway(const QString& said);
/// Why sbatch did not take a job.
Error submitError(const Cluster& cluster, const QString& said);

} // namespace terrella
