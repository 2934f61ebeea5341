// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster_client.h"
#include "pipelines/places/job_record.h"
#include "pipelines/places/remote_part.h"
#include "pipelines/run/job_context.h"

namespace terrella {

/// A job that is followed.
struct FollowedJob {
    ClusterClient* client = nullptr;
    QString recordPath;
    JobRecord record;
    RemotePart part;
    QString shownNode;   ///< of the document: where what is to be said of the job is told
    qint64 offset = 0;   ///< of the events there that have been read
    qint64 tellFrom = 0; ///< those before were told here by an earlier process

    std::map<QString, QString> keys; ///< of results, by node
    std::set<QString> references;    ///< nodes whose results only refer to files
    std::optional<Error> failure;
    bool isOver = false;
};

/// Tells the events of jobs here as they come, until all have ended. One look for all jobs of a cluster; Slurm is asked less and less often while
/// nothing changes. A lost connection is waited for: the jobs go on. When stopped, the jobs are cancelled.
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
        std::chrono::steady_clock::time_point vanished{}; ///< since when it has been over, or unknown to Slurm, without a last word
        Error engineError{ErrorCode::Failed, {}, {}};
    };
    Result<void> look(ClusterClient& client, bool askQueue, const std::stop_token& stop);
    bool take(Watch& watch, const JobNews& news, const std::stop_token& stop);
    bool takeEvents(Watch& watch, const QByteArray& events);
    void forward(Watch& watch, RunEvent event, qint64 end);
    void conclude(Watch& watch, std::optional<int> code, const std::stop_token& stop);
    void say(const Watch& watch, const QString& sentence) const;
    void cancelAll();

    std::vector<Watch> m_watches;
    EmitFunction m_emit;
};

/// Waits; false when it is to stop.
bool waitUnlessStopped(std::chrono::milliseconds time, const std::stop_token& stop);

} // namespace terrella
