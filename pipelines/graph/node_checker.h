// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"

namespace terrella {

/// One link into a node, with what is known of its source.
struct IncomingLink {
    Link link;
    const ModuleSpec* source = nullptr; ///< null: a module that is not installed
    std::optional<Signature> signature; ///< none: the source has problems, or does not know it
};

/// Checks one node on its own; the signatures that come in are given. Internal to the checker.
NodeCheck checkNode(PluginHost& host, const Node& node, const std::vector<IncomingLink>& incoming, const QString& baseFolder);

} // namespace terrella
