// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"
#include "pipelines/run/keys.h"
#include "pipelines/run/run_folder.h"
#include "pipelines/run/store.h"

#include <functional>
#include <stop_token>

namespace terrella {

struct RunOptions {
    QString baseFolder;             ///< where relative paths of the document begin
    QString toNode;                 ///< empty: everything
    int jobs = 0;                   ///< threads altogether; 0: one per core
    qint64 memory = 2LL << 30;      ///< bytes for the whole run
    bool keepGoing = true;          ///< a failed node stops only what depends on it
};

/// What would happen to one node, and why.
struct PlannedNode {
    QString id;
    QString key;         ///< empty where an input's key is not known
    bool reuse = false;  ///< its result is in the store
    QString reason;      ///< a sentence: "no result yet", "'merge_distance' changed from 6 to 4"
};

/// The nodes to consider in order. Pure: tested by the list it gives.
struct Plan {
    std::vector<PlannedNode> nodes;
};

/// Checks, plans and runs a document. Nodes whose sources are ready run side by side; results go to the store, events to the log.
/// Cancelling (stop) ends running modules and leaves finished results in the store, from where the next run goes on.
class Runner {
public:
    Runner(PluginHost& host, Store& store);
    Result<Plan> plan(const Document& document, const RunOptions& options);
    /// Errors: Invalid when checking fails; Failed when a node failed (the events have the details); Cancelled.
    Result<void> run(const Document& document, const RunOptions& options, EventLog& events, std::stop_token stop,
        const std::function<void(const RunEvent&)>& listener = {});

private:
    PluginHost& m_host;
    Store& m_store;
};

} // namespace terrella
