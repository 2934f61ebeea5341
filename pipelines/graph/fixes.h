// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"

namespace terrella {

/// Turns what modules propose into edits of a document. Internal to the checker.
class FixMaker {
public:
    /// check: what is known of the nodes so far, for finding the node that a variable comes from.
    FixMaker(const Document& document, const PluginHost& host, const DocumentCheck& check);

    /// Nothing where a module that it needs is not installed, or there is nothing to change.
    [[nodiscard]] std::optional<Fix> make(const QString& node, const Proposal& proposal) const;
    /// The n-th link into a port, counted as CheckInput::inputs counts them.
    [[nodiscard]] const Link* linkInto(const QString& node, const InputPlace& place) const;

private:
    struct Draft;
    bool insert(const QString& node, const ProposedStep& step, Draft& draft) const;
    void set(const QString& node, const ProposedStep& step, Draft& draft) const;
    bool setAtSource(const QString& node, const ProposedStep& step, Draft& draft) const;
    [[nodiscard]] std::pair<double, double> between(const Node& from, const Node& to, const std::vector<Node>& made) const;

    const Document& m_document;
    const PluginHost& m_host;
    const DocumentCheck& m_check;
    std::map<std::pair<QString, QString>, std::vector<const Link*>> m_into; ///< by node and port
};

/// The link that a problem stands on, fixes for its proposals, and those that concern the node as a whole: another module or version.
void completeProblem(Problem& problem, const FixMaker& maker, const Document& document, const PluginHost& host);
/// Each link whose removal breaks a loop, at most a few, those that lead backwards first.
std::vector<Fix> removingLinks(const Document& document, const std::vector<QString>& loop);
/// The node in the way of `changed`, with its links: for what has no edit of its own, as its module and version.
QJsonObject replaceNode(const Document& document, const Node& changed);

} // namespace terrella
