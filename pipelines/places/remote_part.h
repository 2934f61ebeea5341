// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/expansion.h"
#include "pipelines/places/placement.h"
#include "pipelines/places/staging.h"
#include "pipelines/run/foresight.h"

namespace terrella {

/// What a part of a pipeline is as a job on a cluster.
struct RemotePart {
    Document document;                ///< modules alone, with the paths of the files there
    std::map<QString, QString> given; ///< nodes of it whose results are sent: node → key
    std::set<QString> own;            ///< its nodes that belong to the part; others give references to files, made anew there
    std::set<QString> wanted;         ///< of those: nodes whose results are needed here
    StageList stage;
};

/// The nodes of the expanded document that a part stands for.
std::set<QString> nodesOfPart(const Expansion& expansion, const PlacedPart& part);
/// Whether a part has work to do: a node that is needed and whose result is not here.
bool mustRun(const Foresight& foresight, const std::set<QString>& nodes);
/// Nodes of the expanded document that give something to these from outside.
std::set<QString> sourcesOf(const Expansion& expansion, const std::set<QString>& nodes);

/// Makes the part ready to be sent. What comes into it must be in the store. folder: the cluster's working folder.
/// Errors: a node that writes files, or that needs a result that is not here.
Result<RemotePart> makeRemotePart(const PluginHost& host, const Store& store, const Expansion& expansion, const Foresight& foresight,
    const std::set<QString>& nodes, const QString& folder);

} // namespace terrella
