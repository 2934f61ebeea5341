// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/expansion.h"
#include "pipelines/run/runner.h"

namespace terrella {

/// What is known of a node before anything runs.
struct ForeseenNode {
    std::optional<Error> impossible; ///< why it cannot even be looked for
    QString module;
    NodeBasis basis; ///< key empty where nothing is known of an input
    StoredResult stored;
    bool isCertain = true;                 ///< false: its key rests on keys that are only likely, and nothing was found by it
    std::map<QString, QString> outputKeys; ///< by port: those it has, or had and will have again
    std::map<QString, QString> likelyKeys; ///< what they would be if it gives no references: right where something is found by them
    std::optional<QJsonObject> latest;     ///< Store::latest(), where it was looked at
    bool isNeeded = true;                  ///< for its own sake or for a node that has no result

    [[nodiscard]] bool isThere() const { return stored.usable; }
    /// Neither there nor needed: it is not made.
    [[nodiscard]] bool isLeftUnmade() const { return !isThere() && !isNeeded; }
    /// Known or likely; empty where there is neither.
    [[nodiscard]] QString outputKey(const QString& port) const;
};
using Foresight = std::map<QString, ForeseenNode>; ///< by node

struct ForesightHow {
    bool hold = false; ///< what is found stays until the store is released: for a run, not for a look
    std::stop_token stop;
    std::function<void(const QString& node, const QString& path, qint64 bytes)> large; ///< told before a large file is read
};

/// Looks for the results of all nodes of `order` (sources first), and from the last ones back which are needed: those whose results are wanted
/// themselves, which are nodes on which nothing hangs, what ends of groups and maps give, and nodes that write files; and those on which a needed
/// node without a result hangs. Never fails: what is wrong with a node is its `impossible`.
Foresight foresee(const PluginHost& host, Store& store, FileIdentities& files, const Expansion& expansion, const std::vector<QString>& order,
    const RunOptions& options, const ForesightHow& how = {});

/// The nodes that give what groups and mapped nodes give on which nothing hangs.
std::set<QString> endsOfOuters(const Expansion& expansion);

/// "not needed: what is made from it is there"
QString notNeededText();

} // namespace terrella
