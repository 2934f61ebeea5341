// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/slurm.h"
#include "pipelines/places/ssh_connection.h"

namespace terrella {

/// What a cluster says of itself.
struct ClusterReport {
    QString user, home;
    QString folder;        ///< the working folder, absolute
    qint64 freeBytes = -1; ///< there; -1: not told
    QString quota;         ///< in the words of the site, or empty
    QString slurm;         ///< version: "22.05.8"; empty: no Slurm
    QString controller;    ///< what the controller says where it does not answer
    std::vector<SlurmPartition> partitions;
    bool hasAccounting = false;
    QString engine; ///< version of terrella-run there: "0.1.0"; empty: not found
    QString engineSaid;
    QStringList problems; ///< sentences: what keeps jobs from running there
};

/// What there is of a job's work, to be asked for.
struct JobWatch {
    QString name, folder;
    qint64 offset = 0;     ///< of the first byte of its events that is not known here
    bool askQueue = false; ///< also how it stands with Slurm
    int member = -1;       ///< of an array, whose folder it is: its number
};
struct JobNews {
    QByteArray events;       ///< from the offset on
    std::optional<int> exit; ///< the engine there has ended with this
    std::optional<SlurmState> state;
    bool queueAnswered = false; ///< Slurm was asked and said something: no state means that it does not know the job
    QString queueSaid;          ///< where it did not: why
};

/// A file of a job, by its path below the job's folder.
using JobFiles = std::map<QString, QByteArray>;

/// A cluster, asked and told by scripts over one ssh connection. Blocking; one thread at a time. isAway() tells whether
/// a failed call is worth trying again.
class ClusterClient {
public:
    explicit ClusterClient(Cluster cluster, SshConnection::Ask ask = SshConnection::Ask::Never);
    [[nodiscard]] const Cluster& cluster() const { return m_cluster; }
    SshConnection& connection() { return m_ssh; }
    /// Whether the last call failed for a reason that passes by itself: the network, or Slurm's controller, does not answer.
    [[nodiscard]] bool isAway() const { return isPassing(m_ssh.fault()) || m_controllerAway; }

    /// Login, Slurm, partitions, room, the engine: in one round trip, making nothing.
    Result<ClusterReport> test(const std::stop_token& stop = {});
    /// The working folder, absolute, made where it is not there; and whether the engine there is this version.
    Result<QString> prepare(const std::stop_token& stop = {});
    /// Sends a job's files, with its script, and submits it, once: where a job of that name is there already, however its number was lost, that one
    /// counts. after: jobs there that must succeed before it starts; where one fails Slurm withdraws it. Returns its number.
    Result<QString> submit(
        const Cluster& asked, const SlurmJob& job, JobFiles files, const QStringList& after = {}, const std::stop_token& stop = {});
    /// A plain job as the cluster is set up.
    Result<QString> submit(const SlurmJob& job, const QByteArray& pipeline, const std::stop_token& stop = {})
    {
        return submit(m_cluster, job, {{QStringLiteral("pipeline.terrella"), pipeline}}, {}, stop);
    }
    /// News of several jobs in one round trip, with one squeue for all. wait: how long the other side may wait for news before it answers.
    Result<std::vector<JobNews>> look(const std::vector<JobWatch>& jobs, const std::stop_token& stop = {}, std::chrono::milliseconds wait = {});
    Result<void> cancel(const QStringList& ids, const std::stop_token& stop = {});
    /// What Slurm's accounting says of a job, where there is any.
    Result<std::optional<SlurmAccount>> account(const QString& name, const std::stop_token& stop = {}, const QString& member = {});
    /// The same of all members of an array, by memberName().
    Result<std::map<QString, SlurmAccount>> accounts(const QString& name, const std::stop_token& stop = {});
    [[nodiscard]] bool hasAccounting() const { return m_hasAccounting; } ///< as test() found
    [[nodiscard]] int mostMembers() const { return m_mostMembers; }      ///< of an array, numbered from 0
    /// The last of what a job wrote.
    Result<QString> logTail(const QString& folder, const std::stop_token& stop = {});

    /// Runs the engine there with the settings' set-up lines before it.
    [[nodiscard]] QString engineScript(const QString& command) const;
    /// What a script there that failed says of itself.
    [[nodiscard]] Error scriptError(const QString& what, const RemoteAnswer& answer) const;

private:
    bool takeSettings(const QString& said);
    Result<RemoteAnswer> run(const QString& script, const QStringList& arguments, const std::stop_token& stop);

    const Cluster m_cluster;
    SshConnection m_ssh;
    bool m_controllerAway = false; ///< at the last call
    bool m_hasAccounting = false;
    int m_mostMembers = 1000; ///< Slurm's own default, less one
};

/// Shell that sets $folder to a folder there; "@@unset" is said where the variable at its beginning has no value.
QString folderScript(const QString& folder);
/// The parts of an answer by name, as scripts write them: a line "@@name", then the part's lines.
std::map<QString, QString> answerSections(const QByteArray& output);

} // namespace terrella
