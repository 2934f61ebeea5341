// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/group.h"
#include "pipelines/graph/node_map.h"
#include "pipelines/modules/problem.h"

#include <optional>

namespace terrella {

/// A node that stands for others in the expanded document: a group ("warm" for "warm/detect_1", …) or a mapped node ("warm" for its runs "warm#01",
/// "warm#02", … and the nodes that join their results, "warm:tracks").
struct Outer {
    QString id;
    bool isMap = false;
    QString group; ///< id of the definition, or empty
    std::map<QString, std::vector<InnerName>> inputs, parameters;
    std::map<QString, InnerName> outputs;
    NodeMap map;                        ///< isMap
    std::vector<QString> members;       ///< isMap: ids of the runs, as map.members
    std::map<QString, QString> joinFor; ///< isMap: output port → id of the node that joins it
};

/// The members of a cube: those of its member axis, empty where it has none.
struct CubeMembers {
    QString axis, units;
    std::vector<double> values;
    bool operator==(const CubeMembers&) const = default;
};
/// What is known of the cubes whose members nodes are mapped over, by the id of the mapped node.
using KnownMembers = std::map<QString, CubeMembers>;

/// A document of modules alone: groups opened, mapped nodes written out, variables put in. What is found at its nodes can be told of the nodes of
/// the document that it was made from.
class Expansion {
public:
    Document document;
    std::map<QString, Outer> outers;
    std::vector<Problem> problems;              ///< variable.*, group.*, map.*; they name nodes of the original document, or "outer/inner"
    std::map<QString, InnerName> memberSources; ///< nodes mapped over all members of a cube → the output that it comes from; empty: nothing is linked
    std::set<InnerName> faulty; ///< nodes (key empty) and parameters of the expanded document that stand there with a fault told in `problems`

    /// Nothing was there to expand.
    [[nodiscard]] bool isPlain() const { return outers.empty() && problems.empty(); }
    /// The outer nodes that a node came from, outermost first.
    [[nodiscard]] std::vector<const Outer*> ownersOf(const QString& node) const;
    /// Whether the node joins the results of a mapped node: it runs with those that could be made.
    [[nodiscard]] const Outer* joinedBy(const QString& node) const;
    /// What a node stands for in the original document: "warm" for "warm#03", "warm/detect_1" for "warm#03/detect_1".
    [[nodiscard]] QString shownNode(const QString& node) const;
    /// In words, which run of a mapped node this belongs to ("1990"), or empty.
    [[nodiscard]] QString memberLabel(const QString& node) const;
    /// The run of this mapped node that a node belongs to: its place among the members.
    [[nodiscard]] static std::optional<std::size_t> runOf(const Outer& outer, const QString& node);

    enum class Place { Input, Output, Parameter };
    /// A port or parameter as the original document has it: that of the outermost node that exposes it.
    [[nodiscard]] InnerName shown(InnerName name, Place place) const;
    /// The nodes of the expanded document behind a node of the original one; itself where it is one.
    [[nodiscard]] std::set<QString> nodesBehind(const QString& node) const;
    /// The problem, and the edits that mend it, told of the original document. Edits of what only stands inside a group are left out.
    [[nodiscard]] Problem mappedBack(Problem problem) const;
};

/// Whether a module joins the runs of a mapped node.
bool isJoin(const QString& module);
/// Takes those runs out of a node that joins them that are gone: their links, in the order of the runs, with their values and labels. Where none
/// would be left all stay.
void leaveOut(Node& join, std::vector<Link>& links, const std::function<bool(const Link&)>& isGone);

/// Takes those runs out of the document that checking found impossible while others of their mapped node are good.
void leaveOutRefused(Expansion& expansion, const std::function<bool(const QString& node, const QString& port)>& hasSignature);

/// Never fails: what cannot be expanded is left out and stands among the problems. A node mapped over the members of a cube needs them to be known
/// (Checker::expanded() finds them out).
Expansion expand(const Document& document, const FindSpec& find, const QString& baseFolder, const KnownMembers& members = {});

} // namespace terrella
