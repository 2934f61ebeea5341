// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/cost_memory.h"
#include "pipelines/run/runner.h"

namespace terrella {

/// What would happen to one node, why, and what it is expected to take.
struct ExplainedNode {
    PlannedNode plan;
    QString module;
    qint64 cells = 0;  ///< values that go in and come out, from the signatures; 0: not known
    CostEstimate cost; ///< of making it; also of one that is there: what was saved
};

/// "Why will this run?" for a whole pipeline, in the order in which it would run.
struct Explanation {
    std::vector<ExplainedNode> nodes;
    int runs = 0;                 ///< nodes that would run
    int unknown = 0;              ///< of them: nothing is known of what they take
    double seconds = 0.0;         ///< of the others, one after the other
    std::optional<qint64> memory; ///< of the largest of them
    qint64 bytesOut = 0;
};
/// Plans and checks; reads headers, runs nothing. Errors: as Runner::plan().
Result<Explanation> explain(PluginHost& host, Store& store, const Document& document, const RunOptions& options);

/// Values that go into a node and come out of it, as far as the signatures tell.
qint64 cellsOf(const DocumentCheck& check, const std::vector<Link>& into, const QString& node);
/// Bytes of what comes in through files.
qint64 fileBytes(const FileParameters& files);
/// Where what runs took is remembered.
QString costsPath(const Store& store);

} // namespace terrella
