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
    /// Of an array: the numbers of its members, ascending. Member N works in members/N below the folder, where its pipeline.terrella lies.
    std::vector<int> members = {};
};
/// "0,3,7-9%10": as --array takes it. atOnce: how many may run at a time; 0: all.
QString arrayText(const std::vector<int>& members, int atOnce);
/// The script for sbatch. It runs by hand as well, with sbatch or bash; an array then runs its members one after the other.
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
    QString id, name, state; ///< id: "12", of a member of an array "12_3"; state as Slurm writes it: "PENDING"
    QString reason;          ///< why it waits, as Slurm writes it
    QDateTime start;         ///< expected or actual; invalid: not known
    QString elapsed;
    bool operator==(const SlurmState&) const = default;
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] bool isOver() const;
};
/// What a member of an array is known by among others: "NAME_3" for id "12_3"; the name itself for a plain job.
QString memberName(const QString& name, const QString& id);
/// `squeue -r -h -t all -o '%i|%j|%T|%r|%S|%M'` by memberName(); of several jobs of one name the newest.
std::map<QString, SlurmState> parseQueue(const QString& text);
/// What `sacct -n -P --noconvert --format=JobID,JobName,State,ExitCode,ElapsedRaw,TotalCPU,MaxRSS,ReqMem,AllocCPUS` says of the jobs, by
/// memberName().
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
QString queueReasonText(const QString& reason); ///< why a job waits, in words; as Slurm writes it where there are none
QString stateSentence(const SlurmState& state);
/// Whether a job that waits for this will wait for ever, and what to do about it; empty where it will not.
QString hopelessSentence(const Cluster& cluster, const QString& reason);
/// A setting of a job that was too low.
struct Raise {
    QString key;      ///< as `--resource` takes it: "time", "memory"
    QString from, to; ///< from: empty where nothing was set
    QString why;
};
/// What to raise after a job ended so, where it ran into a limit.
std::optional<Raise> raiseAfter(const Cluster& cluster, const QString& state, const QString& log, qint64 elapsedSeconds);
QString memoryText(qint64 bytes); ///< as Slurm reads it: "8G", "768M"
QString timeText(qint64 seconds); ///< "1:30:00", "2-0:00:00"
/// Why a job ended without a result, and what to do. log: the end of what it wrote. state: empty where nothing knows it any more.
Error endError(const Cluster& cluster, const QString& state, int exitCode, const QString& log);
/// What Slurm's programs say while its controller is restarted or its host is away. It passes by itself, and jobs that run go on.
bool isControllerAway(const QString& said);
/// Why sbatch did not take a job.
Error submitError(const Cluster& cluster, const QString& said);

} // namespace terrella
