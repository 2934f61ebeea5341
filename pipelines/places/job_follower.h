// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster_client.h"
#include "pipelines/places/job_record.h"
#include "pipelines/places/remote_part.h"
#include "pipelines/run/job_context.h"

namespace terrella {

/// A job, or an array of jobs, as it was sent.
struct SentJob {
    ClusterClient* client = nullptr;
    Cluster cluster; ///< its settings, with what the placement asks for
    QJsonObject resources;
    QString recordPath;
    JobRecord record;
    QString shownNode;      ///< of the document: where what is to be said of the job is told
    QStringList shownNodes; ///< of the document: all that it runs
    QString script;         ///< path here of a copy of its script
    bool isArray = false;
    std::vector<SentJob*> after; ///< jobs there that must succeed before it starts
};

/// What is followed: a plain job, or one member of an array.
struct FollowedJob {
    std::shared_ptr<SentJob> sent;
    int member = -1; ///< −1: a plain job
    QString label;   ///< of the member, in words
    RemotePart part;
    qint64 offset = 0;   ///< of the events there that have been read
    qint64 tellFrom = 0; ///< those before were told here by an earlier process

    std::map<QString, QString> keys;     ///< of results, by node
    std::set<QString> references;        ///< nodes whose results only refer to files
    std::map<QString, QString> failures; ///< nodes that the engine there said have failed, and why
    std::optional<Error> failure;        ///< of the job
    bool isWithdrawn = false;            ///< it did not start, since a job that it was to follow failed
    bool isOver = false;

    [[nodiscard]] QString folder() const
    {
        return member < 0 ? sent->record.folder : QStringLiteral("%1/members/%2").arg(sent->record.folder).arg(member);
    }
};

/// Tells the events of jobs here as they come, until all have ended. One look for all jobs of a cluster; Slurm is asked less and less often while
/// nothing changes. A lost connection is waited for: the jobs go on. When stopped, the jobs are cancelled. How each stands is told by events "job"
/// (job_standing.h).
class JobFollower {
public:
    JobFollower(std::vector<FollowedJob*> jobs, EmitFunction emit);
    /// Errors: Cancelled. How a job ended stands in it.
    Result<void> follow(const std::stop_token& stop);

private:
    struct Watch {
        FollowedJob* job = nullptr;
        QString told; ///< the last sentence on how it stands
        std::optional<SlurmState> state;
        QJsonObject standing;                             ///< as it was told last
        std::chrono::steady_clock::time_point vanished{}; ///< since when it has been over, or unknown to Slurm, without a last word
        Error engineError{ErrorCode::Failed, {}, {}};
        QJsonObject usage;        ///< what the engine there says it used
        QDateTime started, heard; ///< of the engine there: its first and its last word
        std::optional<Raise> raise;
    };
    Result<void> look(ClusterClient& client, bool askQueue, std::chrono::milliseconds wait, const std::stop_token& stop);
    bool take(Watch& watch, const JobNews& news, const std::stop_token& stop);
    void takeState(Watch& watch, const std::stop_token& stop);
    bool takeEvents(Watch& watch, const QByteArray& events);
    void forward(Watch& watch, RunEvent event, qint64 end);
    void conclude(Watch& watch, std::optional<int> code, const std::stop_token& stop);
    void withdrawWhatCannotStart(const std::stop_token& stop);
    [[nodiscard]] bool waitsForFailed(const Watch& watch) const;
    void settle(SentJob& sent, const std::stop_token& stop);
    void lose(ClusterClient& client, const Error& why);
    void tellStanding(Watch& watch, const std::optional<SlurmAccount>& account = {});
    void tellArrays();
    void say(const SentJob& sent, const QString& sentence) const;
    void cancelAll();

    std::vector<Watch> m_watches;
    std::set<SentJob*> m_settled;
    std::map<SentJob*, QJsonObject> m_arrays; ///< how many members stand how, as it was told last
    bool m_hasWaited = false;                 ///< the last look waited for news there
    EmitFunction m_emit;
};

/// Waits; false when it is to stop.
bool waitUnlessStopped(std::chrono::milliseconds time, const std::stop_token& stop);

} // namespace terrella
