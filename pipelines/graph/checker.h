// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/plugin_host.h"
#include "pipelines/modules/problem.h"

#include <map>
#include <memory>
#include <optional>

namespace terrella {

class Expansion;

/// What checking found for one node.
struct NodeCheck {
    std::map<QString, Signature> outputs; ///< empty where the node has errors, or waits for a source that has
    std::vector<Problem> problems;
    double leastBytes = 0;  ///< memory that it needs at once, at the least
    bool mayStream = false; ///< leastBytes is what it needs if it holds its input whole
    double storedBytes = 0; ///< that its results take in the store
    std::size_t runs = 0;   ///< of a mapped node
    [[nodiscard]] bool hasErrors() const;
};

/// What a run would have. Nothing known: nothing is said of it.
struct CheckLimits {
    std::optional<qint64> memory; ///< bytes for the whole run
    std::optional<qint64> room;   ///< bytes that are free at the store
    QString store;                ///< its folder, for the sentence
};

struct DocumentCheck {
    std::map<QString, NodeCheck> nodes;
    std::vector<Problem> problems; ///< of the graph itself: loops
    std::set<QString> inner;       ///< nodes of the expanded document (expansion.h): what is wrong with them is told at the node they stand for
    [[nodiscard]] bool hasErrors() const;
    /// All problems, graph first, then by node.
    [[nodiscard]] std::vector<Problem> all() const;
};

/// Checks documents by signatures. Keeps what it found: after an edit only the nodes that changed, and what hangs on them, are checked again;
/// likewise the nodes whose files have changed on disk. One thread at a time.
///
/// The codes of problems are listed in resources/help/dev/problems.md.
class Checker {
public:
    explicit Checker(PluginHost& host);
    ~Checker();
    /// baseFolder: where relative paths of the document begin.
    const DocumentCheck& check(const Document& document, const QString& baseFolder);
    /// For the checks from now on.
    void setLimits(const CheckLimits& limits);
    /// Nodes whose results are there already, made elsewhere: what their outputs are by node and port. They are not checked, nor what they read.
    void setGiven(std::map<QString, std::map<QString, Signature>> given);
    /// The document opened up, with the members of those cubes whose members nodes are mapped over: what stands before them is checked for that.
    Expansion expanded(const Document& document, const QString& baseFolder);
    /// The same as check() for a document that was expanded before.
    const DocumentCheck& checkExpansion(const Expansion& expansion, const QString& baseFolder);
    /// What the last check found at the nodes of the expanded document.
    [[nodiscard]] const DocumentCheck& expandedCheck() const;
    /// Ids of the nodes that the last check() looked at again, sorted.
    [[nodiscard]] const std::set<QString>& checkedAgain() const;

private:
    const DocumentCheck& checkExpanded(const Document& document, const QString& baseFolder);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace terrella
