// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/problem.h"
#include "pipelines/places/cluster.h"

namespace terrella {

/// Nodes that are run together on a cluster, in one job.
struct PlacedPart {
    QString place;
    int stage = 0; ///< parts of a stage need only what lower stages and this machine give
    std::set<QString> nodes;
    QJsonObject resources = {}; ///< that its job asks for in place of the cluster's settings
    bool operator==(const PlacedPart&) const = default;
};
/// The connected parts of a document that are not placed here, by stage, place and first node. A pipeline that goes to a cluster, comes back and goes
/// there again has two parts there. Nodes in loops are left out.
std::vector<PlacedPart> splitByPlace(const Document& document);

/// Whether any node is placed elsewhere.
bool isPlaced(const Document& document);
/// Places nodes: "NAME" all of them, "NODE=NAME" one; "here" is this machine. Error Usage names what there is.
Result<void> applyPlaces(Document& document, const QStringList& assignments);
/// What jobs ask for in place of the cluster's settings: "KEY=VALUE" for all nodes that are placed, "NODE.KEY=VALUE" for one; without a value: as
/// set up. Error Usage.
Result<void> applyResources(Document& document, const QStringList& assignments);

/// Nodes on places that are not set up on this machine ("place.unknown"), or whose settings lack something ("place.settings"), with ways out.
/// Connects nowhere.
std::vector<Problem> problemsOfPlaces(const Document& document, const ClusterList& clusters);

} // namespace terrella
