// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/worker_pool.h"
#include "pipelines/graph/checker.h"
#include "pipelines/graph/expansion.h"
#include "pipelines/run/cost_memory.h"
#include "pipelines/run/foresight.h"
#include "pipelines/run/memory_meter.h"
#include "pipelines/run/node_job.h"
#include "pipelines/run/runner.h"

#include <atomic>
#include <condition_variable>
#include <deque>

namespace terrella {

/// Runs the nodes of a checked document: those whose sources are ready side by side, each on a thread of a pool, sharing threads and
/// memory. A node that is neither there nor needed is not made, unless one that was there is gone when its turn comes. Used once, by one thread.
class Execution {
public:
    /// expansion, options and check must outlive it. Nodes that join the runs of a mapped node take those that could be made.
    Execution(PluginHost& host, Store& store, const Expansion& expansion, const RunOptions& options, const DocumentCheck& check, EmitFunction emit);
    /// Queued, then every node's own events. Errors: Failed, Cancelled.
    Result<void> run(const std::stop_token& stop);
    /// Node → key, module, version, parameters, inputs, outputs, files with identities, seconds, state.
    [[nodiscard]] QJsonObject provenance() const;

private:
    enum class State { Waiting, Running, Done, Failed, Cancelled, Skipped };
    struct Task {
        const Node* node = nullptr;
        std::size_t place = 0;     ///< in the order
        std::vector<Link> links;   ///< into it
        std::set<QString> sources; ///< not done yet
        std::set<QString> dependants;
        bool joins = false;       ///< the runs of a mapped node: goes on without those that failed
        std::optional<Node> less; ///< joins: the node without them
        State state = State::Waiting;
        NodeOutcome outcome;
        qint64 memory = 0; ///< share while it runs
    };

    void lookAhead();
    void takeGiven(const QString& id);
    void leaveUnmade(const QString& id);
    void removeDamaged(const QString& id);
    void startReady();
    void start(const QString& id, qint64 memory);
    void refuse(const QString& id);
    void settle(const QString& id, NodeOutcome outcome);
    void release(const Task& task);
    void demand(const QString& id);
    void rememberCost(const Task& task) const;
    void skipDependants(const QString& id);
    void goOnWithout(Task& task, const QString& source);
    QStringList leaveOutFailed(Task& task) const;
    [[nodiscard]] QString failureOf(const QString& id) const;
    [[nodiscard]] bool isMadeUpFor(const QString& id) const;
    [[nodiscard]] QString allFailed(const Task& task) const;
    [[nodiscard]] InputValues inputsOf(const QString& id) const;
    Result<void> conclude(const std::stop_token& stop);

    PluginHost& m_host;
    Store& m_store;
    const Expansion& m_expansion;
    const RunOptions& m_options;
    const DocumentCheck& m_check;
    EmitFunction m_emit;
    FileIdentities m_files;
    CostMemory m_costs;
    MemoryMeter m_meter;
    int m_jobs;

    Foresight m_foresight;
    std::map<QString, Task> m_tasks;
    std::vector<QString> m_order;
    std::set<std::pair<std::size_t, QString>> m_ready; ///< by place in the order
    qint64 m_freeMemory;
    std::atomic<int> m_running{0};
    std::stop_source m_stop;

    std::mutex m_mutex; ///< of m_done
    std::condition_variable m_wake;
    std::deque<std::pair<QString, NodeOutcome>> m_done;
    WorkerPool m_pool; // last: its threads are joined before what they use dies
};

} // namespace terrella
