// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/job_plan.h"
#include "pipelines/places/placed_run.h"
#include "pipelines/run/outer_events.h"

#include <mutex>

namespace terrella {

struct PlacedRun::Site {
    ClusterClient client;
    QString folder; ///< working folder there, once it is known
};

/// The job that runs these, by number of the member; −1: a plain job. What a plan shows and a run submits is made of it alike.
/// name: of the job; folder: the site's; run: name of the run.
SlurmJob slurmJob(
    const QString& name, const QString& folder, const QString& run, const Cluster& asked, const std::map<int, const RemotePart*>& lanes);

/// One run from its first event to its last. Internal to PlacedRun: waves of jobs in placed_work.cpp, one job in placed_jobs.cpp, the rest here in
/// placed_rest.cpp.
struct PlacedRun::Work {
    PlacedRun& run;
    const RunOptions& options;
    const RunFolder& folder;
    const std::stop_token& stop;
    EmitFunction emit; ///< into the log of the run
    const Expansion whole;
    const DocumentCheck& check; ///< of its nodes
    const ClusterData& data;

    Expansion rest = whole;                    ///< without what failed
    std::map<QString, Error> failures = {};    ///< by node
    std::map<QString, QString> lost = {};      ///< nodes that are not made → the failed node because of which
    std::map<QString, QString> madeThere = {}; ///< nodes made on their sites in this run → key
    std::set<QString> made = {};               ///< nodes, and those that they stand for, that were told of by jobs in this run
    std::map<QString, int> attempts = {};      ///< by first node of a job
    std::unique_ptr<OuterEvents> outer = {};   ///< tells the events of jobs
    QString quiet = {};                        ///< a node whose event is taken note of, not told
    QJsonObject provenance = {};
    QJsonArray jobs = {}; ///< for the provenance

    /// What one job, or one array, is about to run.
    struct Batch {
        const PlannedJob* planned = nullptr;
        std::shared_ptr<SentJob> sent;
        std::vector<std::unique_ptr<FollowedJob>> lanes;
        std::map<const FollowedJob*, QStringList> keys; ///< of what others need of it; empty: not all are known
    };
    using Batches = std::map<std::size_t, std::vector<Batch>>; ///< by place in the plan

    Result<void> all();
    Result<void> wave(const std::vector<PlannedJob>& plan, const std::map<std::size_t, std::vector<JobLane>>& todo);
    [[nodiscard]] std::map<std::size_t, std::vector<JobLane>> nextWave(const std::vector<PlannedJob>& plan);
    void refuse();
    void reduce();
    void noteWhatIsThere(const PlannedJob& job, const Foresight& foresight);

    Result<std::vector<Batch>> begin(const PlannedJob& planned, const std::vector<JobLane>& lanes, const std::vector<SentJob*>& after);
    Result<void> launch(Batch& batch, const QString& recordPath);
    bool takeUp(Batch& batch) const;
    Result<void> send(Batch& batch, bool isFresh);
    Result<void> submit(Batch& batch);
    Result<void> bringBack(Batch& batch);
    void settle(Batch& batch);
    void fail(const std::set<QString>& nodes, const Error& why);

    Result<void> makeHere(const std::set<QString>& nodes);
    Result<void> runRest();
    Result<void> conclude(const Result<void>& here);
    void tellLost(OuterEvents& told);
    [[nodiscard]] bool isMadeUpFor(const QString& node) const;
    Result<void> local(const Document& part, OuterEvents& told, bool isRest);

    [[nodiscard]] JobPlanHow how() const;
    [[nodiscard]] Foresight look() const;
    [[nodiscard]] std::set<QString> missing(const std::set<QString>& nodes) const;
    /// Until where the events of a job's members were told before, by this process or one that died.
    [[nodiscard]] std::map<int, qint64> toldUntil(const QString& job) const;
    /// Tries again while the connection is away.
    Result<void> persist(SentJob& job, const std::function<Result<void>()>& work);
    void say(const QString& node, const QString& sentence) const;
    void tell(const SentJob& job, const QString& state) const;
};

} // namespace terrella
