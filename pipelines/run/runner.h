// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"
#include "pipelines/graph/expansion.h"
#include "pipelines/run/keys.h"
#include "pipelines/run/node_reason.h"
#include "pipelines/run/run_folder.h"
#include "pipelines/run/store.h"

#include <functional>
#include <stop_token>

namespace terrella {

struct RunOptions {
    QString baseFolder;               ///< where relative paths of the document begin
    QString toNode;                   ///< empty: everything; "group/inner" goes into a group
    int jobs = 0;                     ///< threads altogether; 0: one per core
    qint64 memory = 2LL << 30;        ///< bytes for the whole run
    bool keepGoing = true;            ///< a failed node stops only what depends on it
    QString name;                     ///< of the run, for people
    std::map<QString, QString> given; ///< nodes that are not run, since their results were made elsewhere: node → key of its result in the store
    std::set<QString> wanted;         ///< nodes that are made although others hang on them whose results are there
    QString pipeline;                 ///< path of the document: tells its nodes from those of other pipelines when saying why they run

    [[nodiscard]] QJsonObject toJson() const;
    static RunOptions fromJson(const QJsonObject& json);
};

/// What would happen to one node, and why.
struct PlannedNode {
    QString id;
    QString key;                        ///< empty where an input's key is not known
    bool reuse = false;                 ///< it does not run: its result is in the store, or (why) not needed
    QString reason;                     ///< "no result yet", "'merge_distance' changed from 6 to 4", "nothing changed"
    Reason why;                         ///< the same for programs
    FileParameters files;               ///< what it reads from outside
    std::map<QString, QString> outputs; ///< port → file, where it is reused
    bool operator==(const PlannedNode&) const = default;
};

/// The nodes to consider in order. Pure: tested by the list it gives.
struct Plan {
    std::vector<PlannedNode> nodes;
};

/// Called with every event, one at a time and in the order of the log, from the threads of the engine. Must return soon.
using RunListener = std::function<void(const RunEvent&)>;

/// Checks, plans and runs a document. Nodes whose sources are ready run side by side; results go to the store, events to the log.
/// Cancelling (stop) ends running modules and leaves finished results in the store, from where the next run goes on.
class Runner {
public:
    Runner(PluginHost& host, Store& store);
    /// Nothing is run and nothing written but the identities of files. Errors: loops, an unknown toNode. What is wrong with one node is its reason.
    Result<Plan> plan(const Document& document, const RunOptions& options);
    /// Errors: Invalid when checking fails (all its sentences); Failed when a node failed (the events have the details); Cancelled.
    /// provenance: gets what the nodes were made from.
    Result<void> run(const Document& document, const RunOptions& options, EventLog& events, std::stop_token stop, const RunListener& listener = {},
        QJsonObject* provenance = nullptr);

    /// The same into a run folder that has just been created: freezes the document, writes run.json and provenance.json, and stops
    /// when somebody asks for it (requestCancel()).
    Result<void> runInFolder(
        const Document& document, const RunOptions& options, const RunFolder& folder, std::stop_token stop, const RunListener& listener = {});
    /// Goes on with a run that was cancelled, failed or died: the same document and options, finished results reused, events appended.
    Result<void> resume(const RunFolder& folder, std::stop_token stop, const RunListener& listener = {});

private:
    /// A checker that knows what is given. Errors: a result that is not in the store, or damaged.
    Result<void> tellGiven(Checker& checker, const RunOptions& options) const;
    /// The document opened up as far as options.toNode needs it.
    Result<Expansion> expanded(const Document& document, const RunOptions& options) const;
    Result<void> execute(const Document& document, const RunOptions& options, EventLog& events, std::stop_token stop, const RunListener& listener,
        bool resumed, QJsonObject& provenance);
    Result<void> executeInFolder(const Document& document, const RunOptions& options, const RunFolder& folder, EventLog& events, std::stop_token stop,
        const RunListener& listener, bool resumed);

    PluginHost& m_host;
    Store& m_store;
};

/// What the outputs of nodes are whose results are given. Errors: NotFound and Unreadable name the node.
Result<std::map<QString, std::map<QString, Signature>>> givenSignatures(const Store& store, const RunOptions& options);

/// The document with the paths of its file parameters made absolute.
Document withAbsolutePaths(const Document& document, const PluginHost& host, const QString& baseFolder);

} // namespace terrella
