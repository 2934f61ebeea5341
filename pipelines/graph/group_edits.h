// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/edit.h"
#include "pipelines/graph/group.h"

namespace terrella {

/// The edit that puts nodes into a new group, with one node `newId` in their place: links across the edge become its ports, named for the ports
/// inside. Errors: no nodes; a path that leaves the nodes and comes back (the group would feed itself).
Result<Edit> groupNodes(const Document& document, const std::set<QString>& nodes, const QString& title, const FindSpec& find);
/// The id that the node of a group of that title would get.
QString freshGroupNodeId(const Document& document, const QString& title);
/// The inverse in meaning: the nodes inside stand in the group node's place, with what it was set to. The definition goes with its last node. A
/// mapped group is refused.
Result<Edit> ungroupNode(const Document& document, const QString& node);

enum class ExposedKind { Input, Output, Parameter };
/// Shows a port or parameter of an inner node at the group; the key is that of the inner one, with a number where it is taken.
Result<Edit> expose(const Document& document, const QString& group, ExposedKind kind, const InnerName& inner);
/// Takes it away again: from the definition, and from every node of the group the links and the value that belong to it.
Result<Edit> unexpose(const Document& document, const QString& group, ExposedKind kind, const QString& key);
/// Another name for something exposed; links and values follow. `title` is what people read.
Result<Edit> renameExposed(
    const Document& document, const QString& group, ExposedKind kind, const QString& key, const QString& newKey, const QString& title);
/// Title, summary and help of a definition.
Result<Edit> describeGroup(const Document& document, const QString& group, const QString& title, const QString& summary);

/// Another name for a variable; every ${before} follows.
Result<Edit> renameVariable(const Document& document, const QString& before, const QString& after);
/// The nodes (ids; inner ones as "group.x/node") that use a variable.
QStringList usersOfVariable(const Document& document, const QString& name);

} // namespace terrella
