// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/expansion.h"
#include "pipelines/graph/variables.h"

#include <utility>

namespace terrella {

/// Writes a document out, level by level: groups, variables and links in expansion.cpp, mapped nodes in expansion_maps.cpp. Used once. Internal to
/// expand().
class Expander {
public:
    Expander(const FindSpec& find, const QString& baseFolder, const KnownMembers& members)
        : m_find(find),
          m_baseFolder(baseFolder),
          m_members(members)
    {
    }
    Expansion expand(const Document& document);

private:
    /// What the nodes of one document, or of the inside of one group, see.
    struct Scope {
        const Document& document;
        Document groups; ///< only its groups: those here, then those further out
        Variables variables;
        QString prefix; ///< of ids: "warm/"
        QStringList openGroups;
    };

    Problem& add(const char* code, const QString& message, const QString& node, const QString& port = {}, const QString& parameter = {});
    void addLevel(const Scope& scope);
    /// `local`: the id at this level, for finding the links into it.
    void addNode(Node node, const Scope& scope, const QString& local);
    void substitute(Node& node, const Variables& variables);
    void tell(const Variables::Fault& fault, const Variables& variables, const InnerName& where, const QJsonValue& value);
    void addGroup(const Node& node, const Scope& scope);
    void setParameters(const Node& node, const Group& group, Document& inside);

    void addMapped(Node node, const Scope& scope, const QString& local);
    void addRuns(const Node& node, const Outer& outer, const Scope& scope, const QString& local);
    void addJoin(const Outer& outer, const PortSpec& port);
    /// The mapped node whose runs give this output, looking into groups.
    [[nodiscard]] std::pair<const Outer*, QString> mappedSource(InnerName name) const;
    /// Whose members these are: those of another mapped node, whose runs are the lanes, or of a cube. False, with a problem, where it is not known.
    bool findMembers(Outer& outer, const Scope& scope, const QString& local, std::vector<InnerName>& lanes);
    bool findLanes(Outer& outer, const Scope& scope, const QString& local, std::vector<InnerName>& lanes);
    /// Each run takes its own member: what the run of the same number before it gave, or that part of the cube that comes in.
    void takeMembers(Outer& outer, const std::vector<InnerName>& lanes);

    void resolve(InnerName from, const InnerName& to);
    void resolveTo(const InnerName& from, const InnerName& to);
    /// Where what comes into a port of the expanded document, or of a node that stands for others, comes from.
    [[nodiscard]] InnerName sourceOf(InnerName input) const;
    [[nodiscard]] const Outer* outerOf(const QString& id) const;

    const FindSpec& m_find;
    const QString& m_baseFolder;
    const KnownMembers& m_members;
    Expansion m_out;
    std::vector<std::pair<InnerName, InnerName>> m_links;
    std::set<std::pair<InnerName, InnerName>> m_laneLinks; ///< replaced by a link for each run
};

} // namespace terrella
