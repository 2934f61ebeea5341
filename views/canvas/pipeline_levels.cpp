// SPDX-License-Identifier: GPL-3.0-or-later
// Being inside a group: what is shown of the document, and edits of it as edits of the whole.
#include "pipelines/graph/group.h"
#include "views/canvas/pipeline_model.h"

#include <algorithm>

namespace terrella {

namespace {

QString without(const QString& id, const QString& prefix) { return id.startsWith(prefix) ? id.mid(prefix.size()) : id; }

/// Takes the prefix from every id of a node.
struct Stripper {
    const QString& prefix;

    Edit operator()(AddNode edit) const
    {
        edit.node.id = without(edit.node.id, prefix);
        return edit;
    }
    Edit operator()(RemoveNode edit) const { return named(edit); }
    Edit operator()(AddLink edit) const { return linked(edit); }
    Edit operator()(RemoveLink edit) const { return linked(edit); }
    Edit operator()(SetParameter edit) const
    {
        edit.node = without(edit.node, prefix);
        return edit;
    }
    Edit operator()(MoveNode edit) const { return named(edit); }
    Edit operator()(SetLabel edit) const { return named(edit); }
    Edit operator()(SetNote edit) const { return named(edit); }
    Edit operator()(SetPlace edit) const { return named(edit); }
    Edit operator()(SetResources edit) const { return named(edit); }
    Edit operator()(SetMap edit) const { return named(edit); }
    Edit operator()(SetGroup edit) const
    {
        // A definition made of nodes that are shown has their ids.
        if (auto group = groupFromJson(edit.definition, {}))
            edit.definition = toJson(stripped(*std::move(group)));
        return edit;
    }
    template <class T>
    Edit operator()(T edit) const
    {
        return edit;
    }

private:
    template <class T>
    Edit named(T edit) const
    {
        edit.id = without(edit.id, prefix);
        return edit;
    }
    template <class T>
    Edit linked(T edit) const
    {
        edit.link.fromNode = without(edit.link.fromNode, prefix);
        edit.link.toNode = without(edit.link.toNode, prefix);
        return edit;
    }
    [[nodiscard]] Group stripped(Group group) const
    {
        std::map<QString, Node> nodes;
        for (auto& [id, node] : group.inside.nodes) {
            node.id = without(id, prefix);
            nodes.emplace(node.id, node);
        }
        group.inside.nodes = std::move(nodes);
        std::set<Link> links;
        for (Link link : group.inside.links) {
            link.fromNode = without(link.fromNode, prefix);
            link.toNode = without(link.toNode, prefix);
            links.insert(link);
        }
        group.inside.links = std::move(links);
        for (auto* list : {&group.inputs, &group.outputs, &group.parameters}) {
            for (Exposed& exposed : *list) {
                for (InnerName& name : exposed.of)
                    name.node = without(name.node, prefix);
            }
        }
        return group;
    }
};

int countUses(const Document& document, const QString& group, int depth)
{
    int uses = static_cast<int>(std::ranges::count_if(document.nodes, [&](const auto& item) { return item.second.module == group; }));
    for (const QJsonValue& value : document.groups) {
        if (const auto inner = groupFromJson(value.toObject(), {}); inner && depth < Group::kDeepest)
            uses += countUses(inner->inside, group, depth + 1);
    }
    return uses;
}

} // namespace

/// The level (0: the whole) whose document holds a definition, looking outwards from one.
std::size_t PipelineModel::holderOf(const QString& group, std::size_t from) const
{
    for (std::size_t level = from; level > 0; --level) {
        // What is inside the definition of that level, found by walking in from the whole.
        Document at = m_document;
        for (const QString& id : pathTo(level)) {
            auto inner = groupIn(at, id);
            if (!inner)
                break;
            at = std::move(inner->inside);
        }
        if (groupIndex(at, group) >= 0)
            return level;
    }
    return 0;
}

/// The definitions to go through, from the whole, to the inside of the group that is open at a level.
std::vector<QString> PipelineModel::pathTo(std::size_t level) const
{
    if (level == 0)
        return {};
    std::vector<QString> out = pathTo(holderOf(m_levels[level - 1].group, level - 1));
    out.push_back(m_levels[level - 1].group);
    return out;
}

Edit PipelineModel::ofWhole(const Edit& edit, std::size_t level) const
{
    if (level == 0 || std::holds_alternative<SetVariable>(edit) || std::holds_alternative<SetViews>(edit))
        return edit;
    if (const auto* list = std::get_if<EditList>(&edit)) {
        EditList out;
        for (const Edit& one : list->edits)
            out.edits.push_back(ofWhole(one, level));
        return out;
    }
    // Fixes of problems speak of the whole wherever one is.
    if (const auto* set = std::get_if<SetParameter>(&edit); set && !set->node.startsWith(prefixAt(level)) && m_document.nodes.count(set->node) > 0)
        return edit;
    std::size_t holder = level;
    if (const auto* set = std::get_if<SetGroup>(&edit); set && groupIndex(shownAt(level), set->id) >= 0)
        holder = holderOf(set->id, level);
    else if (const auto* inside = std::get_if<InGroup>(&edit))
        holder = holderOf(inside->group, level);
    const QString prefix = prefixAt(level);
    Edit out = std::visit(Stripper{prefix}, edit);
    const std::vector<QString> path = pathTo(holder);
    for (auto group = path.rbegin(); group != path.rend(); ++group)
        out = InGroup{*group, {out}};
    return out;
}

/// The inside of the group that is open at a level, with the ids of the expanded document and all groups that can be seen from there; without
/// its prefix where a group on the way is gone.
Document PipelineModel::shownAt(std::size_t level) const
{
    Document shown = m_document;
    for (std::size_t at = 0; at < level; ++at) {
        const auto node = shown.nodes.find(m_levels[at].node);
        const auto group = node == shown.nodes.end() || node->second.module != m_levels[at].group ? std::nullopt : groupIn(shown, m_levels[at].group);
        if (!group)
            return {};
        Document next;
        next.prefix = prefixAt(at + 1);
        next.groups = group->inside.groups;
        for (const QJsonValue& value : shown.groups)
            next.groups.append(value);
        next.frames = group->inside.frames;
        for (const auto& [id, inner] : group->inside.nodes) {
            Node copy = inner;
            copy.id = next.prefix + id;
            next.nodes.emplace(copy.id, std::move(copy));
        }
        for (Link link : group->inside.links) {
            link.fromNode.prepend(next.prefix);
            link.toNode.prepend(next.prefix);
            next.links.insert(link);
        }
        shown = std::move(next);
    }
    return shown;
}

/// Reads anew what is shown; false where one had to leave groups that are gone.
bool PipelineModel::refreshShown()
{
    const std::size_t before = m_levels.size();
    while (!m_levels.empty()) {
        m_shown = shownAt(m_levels.size());
        if (!m_shown.prefix.isEmpty())
            break;
        m_levels.pop_back();
    }
    return m_levels.size() == before;
}

Result<void> PipelineModel::enter(const QString& node)
{
    const auto it = document().nodes.find(node);
    if (it == document().nodes.end() || !isGroupId(it->second.module))
        return Error{ErrorCode::Invalid, tr("'%1' is no group.").arg(titleOf(node)), {}};
    if (!groupIn(document(), it->second.module))
        return Error{ErrorCode::NotFound, tr("The group '%1' is not in this pipeline.").arg(titleOf(node)), {}};
    m_levels.push_back({node, it->second.module});
    (void)refreshShown();
    Q_EMIT levelChanged();
    return {};
}

void PipelineModel::leaveTo(std::size_t depth)
{
    if (depth >= m_levels.size())
        return;
    m_levels.resize(depth);
    (void)refreshShown();
    Q_EMIT levelChanged();
}

QString PipelineModel::shownNode(const QString& node) const
{
    const QString before = prefixAt(m_levels.size());
    if (!node.startsWith(before))
        return {};
    QString id = before + node.mid(before.size()).section(QLatin1Char('/'), 0, 0);
    return document().nodes.count(id) > 0 ? id : QString();
}

int PipelineModel::usesOf(const QString& group) const { return countUses(m_document, group, 0); }

} // namespace terrella
