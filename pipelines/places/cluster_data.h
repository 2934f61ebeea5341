// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/expansion.h"
#include "pipelines/places/cluster_client.h"
#include "pipelines/run/runner.h"

namespace terrella {

/// What nodes give that read data where they lie on a cluster ("levante:/pool/x.nc"), as the engine there found.
struct ClusterData {
    std::map<QString, QString> nodes;                           ///< those nodes, with the cluster
    std::map<QString, std::map<QString, Signature>> signatures; ///< by node and output, of those that take nothing from other nodes
    std::set<QString> references;                               ///< of those: nodes whose results only name the data

    /// Whether a result that only names data is wanted where the data do not lie.
    [[nodiscard]] Result<void> checkLinks(const Expansion& expansion) const;
};

/// The nodes of an expanded document that read data on the clusters where they are placed. Connects nowhere.
ClusterData dataOnClusters(const PluginHost& host, const Expansion& expansion);

/// Asks one cluster of its data, which only a plan or a run does: the engine there reads them through once, to know them by their content, and
/// checks the nodes. What was found is remembered in the store here. folder: the cluster's working folder. Errors also: what is wrong with the data.
Result<void> askForData(ClusterData& data, ClusterClient& client, const QString& folder, const PluginHost& host, Store& store,
    const Expansion& expansion, const RunOptions& options, const std::stop_token& stop);

/// The other side, on the cluster. {"nodes": [node], "paths": [path or pattern]} → {"files": {path: [[path, identity]]},
/// "nodes": {id: {"problems": [sentence], "outputs": {port: signature}, "output_keys": {port: key}}}}; output_keys of nodes that only name data.
Result<QJsonObject> lookAtData(PluginHost& host, Store& store, const QJsonObject& request);

} // namespace terrella
