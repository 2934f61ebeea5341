// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/plugin_host.h"
#include "pipelines/modules/problem.h"

#include <map>
#include <memory>

namespace terrella {

/// What checking found for one node.
struct NodeCheck {
    std::map<QString, Signature> outputs; ///< empty where the node has errors, or waits for a source that has
    std::vector<Problem> problems;
    [[nodiscard]] bool hasErrors() const;
};

struct DocumentCheck {
    std::map<QString, NodeCheck> nodes;
    std::vector<Problem> problems; ///< of the graph itself: loops
    [[nodiscard]] bool hasErrors() const;
    /// All problems, graph first, then by node.
    [[nodiscard]] std::vector<Problem> all() const;
};

/// Checks documents by signatures. Keeps what it found: after an edit only the nodes that changed, and what hangs on them, are checked again;
/// likewise the nodes whose files have changed on disk. One thread at a time.
///
/// Codes of the problems it makes itself: graph.cycle, module.unknown, module.unusable, module.version, module.faulty, port.unknown, port.type,
/// input.missing, input.many, parameter.unknown, parameter.missing, parameter.range, parameter.invalid; the rest come from the modules.
class Checker {
public:
    explicit Checker(PluginHost& host);
    ~Checker();
    /// baseFolder: where relative paths of the document begin.
    const DocumentCheck& check(const Document& document, const QString& baseFolder);
    /// Ids of the nodes that the last check() looked at again, sorted.
    [[nodiscard]] const std::set<QString>& checkedAgain() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace terrella
