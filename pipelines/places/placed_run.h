// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster_data.h"
#include "pipelines/places/job_follower.h"
#include "pipelines/places/placement.h"
#include "pipelines/run/runner.h"

namespace terrella {

/// What would be done for one part of a pipeline on a cluster.
struct PartPlan {
    PlacedPart part;           ///< stage: jobs of one are submitted together
    std::vector<int> after;    ///< places in the plan: jobs there that must succeed before it starts
    int members = 0;           ///< of an array of jobs; 0: a plain job
    bool isThere = false;      ///< its results are here: nothing is done
    QStringList madeHereFirst; ///< nodes whose results it needs and which are not here yet: how much they are is not known
    StageList send;            ///< what the cluster lacks
    qint64 sendBytes = 0;
    qint64 files = 0;
    QStringList bringBack; ///< nodes whose results come back
    double bringBytes = 0; ///< about, from the signatures
    QString script; ///< as it is submitted, but for the name of the job, which is drawn then; results that are made here first are still to be named
                    ///< in it
};

/// Runs a pipeline of which parts are placed on clusters: what they need is made and sent, one job for each part is submitted and followed, what is
/// needed here is brought back; then the rest runs here. Everything that cannot be asked again is in the run folder before it is done, so that
/// resume() goes on after the death of this process: jobs are found again, and never sent twice. One thread.
class PlacedRun {
public:
    PlacedRun(PluginHost& host, Store& store, ClusterList clusters, SshConnection::Ask ask);
    ~PlacedRun();

    /// Connects, sends and submits nothing. Errors: as for a run.
    Result<std::vector<PartPlan>> plan(const Document& document, const RunOptions& options, const std::stop_token& stop);
    /// As Runner::runInFolder(). Errors also: a cluster that is not known, settings of it that lack something.
    Result<void> runInFolder(
        const Document& document, const RunOptions& options, const RunFolder& folder, std::stop_token stop, const RunListener& listener = {});
    Result<void> resume(const RunFolder& folder, std::stop_token stop, const RunListener& listener = {});

private:
    struct Work;
    struct Site; ///< a cluster in use
    /// say: told while the cluster cannot be reached, which is waited for; none: it is not waited for.
    Result<Site*> site(const QString& name, const std::function<void(const QString&)>& say, const std::stop_token& stop);
    Result<void> checkPlaces(const Document& document) const;
    [[nodiscard]] QString siteOf(const QString& place) const;
    [[nodiscard]] JobPlanHow planHow(const Expansion& expansion, const DocumentCheck& check, const ClusterData& data) const;
    /// The document opened up and checked, with what clusters say of data that lie there.
    struct Checked {
        Expansion expansion;
        ClusterData data;
    };
    Result<Checked> checked(Checker& checker, const Document& document, const RunOptions& options, const std::function<void(const QString&)>& say,
        const std::stop_token& stop);
    Result<PartPlan> planOf(const PlannedJob& job, const Sites& sites, const Foresight& foresight, const DocumentCheck& check, const QString& run,
        const std::stop_token& stop);
    Result<void> execute(const Document& document, const RunOptions& options, const RunFolder& folder, bool resumed, const std::stop_token& stop,
        const RunListener& listener);

    PluginHost& m_host;
    Store& m_store;
    ClusterList m_clusters;
    const SshConnection::Ask m_ask;
    std::map<QString, std::unique_ptr<Site>> m_sites;
};

} // namespace terrella
