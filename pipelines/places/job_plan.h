// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/expansion.h"

#include <functional>

namespace terrella {

/// Nodes of the expanded document that one job runs, or one member of an array.
struct JobLane {
    int number = -1; ///< of the run of the mapped node, from 0; −1: a plain job
    QString label;   ///< of that run, in words
    std::set<QString> nodes;
    bool operator==(const JobLane&) const = default;
};

/// One job of a pipeline on a cluster, or one array of jobs.
struct PlannedJob {
    QString place;
    QJsonObject resources;
    int wave = 0; ///< jobs of a wave need of this machine, and of other clusters, only what lower waves give: they are submitted together
    bool isArray = false;
    std::vector<JobLane> lanes;  ///< one of a plain job
    std::set<std::size_t> after; ///< places in the plan, lower than its own: jobs of the same wave whose results it takes from there
    bool operator==(const PlannedJob&) const = default;

    [[nodiscard]] std::set<QString> nodes() const;
};

/// The nodes of the original document that speak for these: what joins runs does so only where nothing else does.
QStringList shownNodes(const Expansion& expansion, const std::set<QString>& nodes);

/// What planning must know of places and nodes.
struct JobPlanHow {
    std::function<QString(const QString& place)> siteOf; ///< the same for places that share a folder: results of one are there for the other
    std::function<bool(const QString& node)> isLight;    ///< its result only refers to others: made again wherever it is needed, never a job's own
};

/// The jobs of an expanded document, each after those that it follows. A mapped node is an array, together with what is mapped over its runs; what
/// joins and follows them is another job. Nodes in loops are left out.
std::vector<PlannedJob> planJobs(const Expansion& expansion, const JobPlanHow& how);

/// The expansion without nodes that failed and all that depends on them; joins of mapped nodes go on with the other runs. lost: what was taken out,
/// with the node because of which.
Expansion withoutFailed(const Expansion& expansion, const std::set<QString>& failed, std::map<QString, QString>& lost);

} // namespace terrella
