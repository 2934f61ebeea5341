// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/group_edits.h"

#include "pipelines/graph/variables.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::GroupEdits)
};

Error invalid(const QString& message) { return {ErrorCode::Invalid, message, {}}; }

std::vector<Exposed>& listOf(Group& group, ExposedKind kind)
{
    return kind == ExposedKind::Input ? group.inputs : kind == ExposedKind::Output ? group.outputs : group.parameters;
}

/// The key, with a number where it is taken.
QString freeKey(const std::vector<Exposed>& list, const QString& wanted)
{
    const auto taken = [&](const QString& key) { return std::ranges::find(list, key, &Exposed::key) != list.end(); };
    QString key = wanted;
    for (int n = 2; taken(key); ++n)
        key = QStringLiteral("%1_%2").arg(wanted).arg(n);
    return key;
}

QString freeId(const Document& document, const std::set<QString>& also, const QString& wanted)
{
    QString stem = wanted;
    // "detect_1" → "detect_2", not "detect_1_2"
    if (const qsizetype line = stem.lastIndexOf(QLatin1Char('_')); line > 0) {
        bool isNumber = false;
        stem.mid(line + 1).toInt(&isNumber);
        if (isNumber)
            stem = stem.left(line);
    }
    QString id = wanted;
    for (int n = 1; document.nodes.count(id) > 0 || also.count(id) > 0; ++n)
        id = QStringLiteral("%1_%2").arg(stem).arg(n);
    return id;
}

/// A node outside that lies on a path from the nodes back to them; empty where there is none.
QString detour(const Document& document, const std::set<QString>& nodes)
{
    std::set<QString> above;
    for (const QString& node : nodes) {
        for (const QString& id : document.upstreamOf(node))
            above.insert(id);
    }
    for (const QString& id : above) {
        if (nodes.count(id) > 0)
            continue;
        const std::set<QString> itsSources = document.upstreamOf(id);
        if (std::ranges::any_of(nodes, [&](const QString& node) { return itsSources.count(node) > 0; }))
            return id;
    }
    return {};
}

Result<Group> definitionOf(const Document& document, const QString& id)
{
    const int index = groupIndex(document, id);
    if (index < 0)
        return Error{ErrorCode::NotFound, Tr::tr("The pipeline does not hold the group '%1'. Make it the pipeline's own first.").arg(id), {}};
    return groupFromJson(document.groups.at(index).toObject(), Tr::tr("group"));
}

Edit setGroup(const Group& group) { return SetGroup{group.id, toJson(group), -1}; }

/// Builds the edit that groups: the definition, then nodes and links as they change.
struct Grouping {
    const Document& document;
    const std::set<QString>& nodes;
    Group group;
    QString id;
    std::vector<Link> outerLinks;

    void takeLinks()
    {
        std::map<InnerName, QString> outputOf;
        std::map<InnerName, std::set<InnerName>> sourcesOf; ///< of an inner port, outside
        for (const Link& link : document.links) {
            const bool from = nodes.count(link.fromNode) > 0, to = nodes.count(link.toNode) > 0;
            if (from && to) {
                group.inside.links.insert(link);
            } else if (to) {
                sourcesOf[{link.toNode, link.toPort}].insert({link.fromNode, link.fromPort});
            } else if (from) {
                const InnerName source{link.fromNode, link.fromPort};
                QString& key = outputOf[source];
                if (key.isEmpty()) {
                    key = freeKey(group.outputs, link.fromPort);
                    group.outputs.push_back({key, {}, {}, QJsonValue::Undefined, {source}, {}});
                }
                outerLinks.push_back({id, key, link.toNode, link.toPort});
            }
        }
        // Ports inside that are fed by the same share one port of the group.
        std::map<std::set<InnerName>, QString> inputOf;
        for (const auto& [target, sources] : sourcesOf) {
            QString& key = inputOf[sources];
            if (!key.isEmpty()) {
                std::ranges::find(group.inputs, key, &Exposed::key)->of.push_back(target);
                continue;
            }
            key = freeKey(group.inputs, target.key);
            group.inputs.push_back({key, {}, {}, QJsonValue::Undefined, {target}, {}});
            for (const InnerName& source : sources)
                outerLinks.push_back({source.node, source.key, id, key});
        }
    }

    /// Ports that nothing is linked to: what comes out of the last nodes, and required inputs that wait for a link.
    void showOpenPorts(const FindSpec& find)
    {
        for (const QString& node : nodes) {
            const auto spec = specIn(document, document.nodes.at(node).module, find);
            if (!spec)
                continue;
            const bool isLast = std::ranges::none_of(document.links, [&](const Link& link) { return link.fromNode == node; });
            for (const PortSpec& port : spec->outputs) {
                if (isLast)
                    group.outputs.push_back({freeKey(group.outputs, port.key), {}, {}, QJsonValue::Undefined, {{node, port.key}}, {}});
            }
            for (const PortSpec& port : spec->inputs) {
                const bool linked
                    = std::ranges::any_of(document.links, [&](const Link& link) { return link.toNode == node && link.toPort == port.key; });
                if (port.required && !linked)
                    group.inputs.push_back({freeKey(group.inputs, port.key), {}, {}, QJsonValue::Undefined, {{node, port.key}}, {}});
            }
        }
    }
};

} // namespace

QString freshGroupNodeId(const Document& document, const QString& title)
{
    const QString id = groupIdFor(title, [&](const QString& taken) { return groupIndex(document, taken) >= 0; });
    return document.freshId(id);
}

Result<Edit> groupNodes(const Document& document, const std::set<QString>& nodes, const QString& title, const FindSpec& find)
{
    if (nodes.empty())
        return invalid(Tr::tr("Select the nodes that the group is to hold."));
    for (const QString& node : nodes) {
        if (document.nodes.count(node) == 0)
            return Error{ErrorCode::NotFound, Tr::tr("There is no node '%1' in the pipeline.").arg(node), {}};
    }
    if (const QString between = detour(document, nodes); !between.isEmpty())
        return invalid(Tr::tr("The group would feed itself through '%1'. Take that into the group as well.").arg(between));
    Grouping grouping{document, nodes, {}, {}, {}};
    Group& group = grouping.group;
    group.id = groupIdFor(title, [&](const QString& taken) { return groupIndex(document, taken) >= 0; });
    group.title = title;
    grouping.id = document.freshId(group.id);
    double x = 0.0, y = 0.0, left = INFINITY, top = INFINITY;
    for (const QString& id : nodes) {
        const Node& node = document.nodes.at(id);
        x += node.x / static_cast<double>(nodes.size());
        y += node.y / static_cast<double>(nodes.size());
        left = std::min(left, node.x);
        top = std::min(top, node.y);
    }
    for (const QString& id : nodes) {
        Node node = document.nodes.at(id);
        node.x -= left;
        node.y -= top;
        group.inside.nodes.emplace(id, node);
    }
    grouping.takeLinks();
    grouping.showOpenPorts(find);

    EditList list;
    list.edits.emplace_back(setGroup(group));
    for (const QString& id : nodes)
        list.edits.emplace_back(RemoveNode{id});
    Node node;
    node.id = grouping.id;
    node.module = group.id;
    node.x = std::round(x);
    node.y = std::round(y);
    list.edits.emplace_back(AddNode{node});
    for (const Link& link : grouping.outerLinks)
        list.edits.emplace_back(AddLink{link, true});
    return Edit(std::move(list));
}

Result<Edit> ungroupNode(const Document& document, const QString& id)
{
    const auto found = document.nodes.find(id);
    if (found == document.nodes.end() || !isGroupId(found->second.module))
        return invalid(Tr::tr("'%1' is no group.").arg(id));
    const Node& node = found->second;
    if (!node.map.isEmpty())
        return invalid(Tr::tr("'%1' is mapped; what is inside cannot stand alone. Take the map away first.").arg(id));
    TRY(Group group, definitionOf(document, node.module));
    for (const Exposed& exposed : group.parameters) {
        const QJsonValue value = node.parameters.contains(exposed.key) ? node.parameters.value(exposed.key) : exposed.defaultValue;
        for (const InnerName& name : exposed.of) {
            if (const auto inner = group.inside.nodes.find(name.node); inner != group.inside.nodes.end() && !value.isUndefined())
                inner->second.parameters.insert(name.key, value);
        }
    }
    double left = INFINITY, top = INFINITY;
    for (const auto& [innerId, inner] : group.inside.nodes) {
        left = std::min(left, inner.x);
        top = std::min(top, inner.y);
    }
    EditList list;
    list.edits.emplace_back(RemoveNode{id});
    for (const QJsonValue& value : group.inside.groups) {
        const QString inner = value.toObject().value(QLatin1String("id")).toString();
        if (groupIndex(document, inner) < 0)
            list.edits.emplace_back(SetGroup{inner, value.toObject(), -1});
    }
    for (auto it = group.inside.variables.begin(); it != group.inside.variables.end(); ++it) {
        if (!document.variables.contains(it.key()))
            list.edits.emplace_back(SetVariable{it.key(), it.value()});
    }
    std::map<QString, QString> newId;
    std::set<QString> taken;
    for (const auto& [innerId, inner] : group.inside.nodes) {
        Document without = document;
        without.nodes.erase(id);
        const QString fresh = freeId(without, taken, innerId);
        newId[innerId] = fresh;
        taken.insert(fresh);
        Node placed = inner;
        placed.id = fresh;
        placed.x += node.x - left;
        placed.y += node.y - top;
        list.edits.emplace_back(AddNode{placed});
    }
    for (const Link& link : group.inside.links)
        list.edits.emplace_back(AddLink{{newId.at(link.fromNode), link.fromPort, newId.at(link.toNode), link.toPort}, true});
    for (const Link& link : document.links) {
        if (const Exposed* input = link.toNode == id ? group.input(link.toPort) : nullptr) {
            for (const InnerName& name : input->of) {
                if (newId.count(name.node) > 0)
                    list.edits.emplace_back(AddLink{{link.fromNode, link.fromPort, newId.at(name.node), name.key}, true});
            }
        }
        const Exposed* output = link.fromNode == id ? group.output(link.fromPort) : nullptr;
        if (output && !output->of.empty() && newId.count(output->of.front().node) > 0)
            list.edits.emplace_back(AddLink{{newId.at(output->of.front().node), output->of.front().key, link.toNode, link.toPort}, true});
    }
    const bool isLast = std::ranges::none_of(document.nodes, [&](const auto& item) { return item.first != id && item.second.module == node.module; });
    if (isLast)
        list.edits.emplace_back(SetGroup{node.module, {}, -1});
    return Edit(std::move(list));
}

Result<Edit> expose(const Document& document, const QString& id, ExposedKind kind, const InnerName& inner)
{
    TRY(Group group, definitionOf(document, id));
    if (group.inside.nodes.count(inner.node) == 0)
        return Error{ErrorCode::NotFound, Tr::tr("There is no node '%1' in the group.").arg(inner.node), {}};
    std::vector<Exposed>& list = listOf(group, kind);
    for (const Exposed& exposed : list) {
        if (std::ranges::find(exposed.of, inner) != exposed.of.end())
            return invalid(Tr::tr("'%1' of '%2' is shown already, as '%3'.").arg(inner.key, inner.node, exposed.key));
    }
    list.push_back({freeKey(list, inner.key), {}, {}, QJsonValue::Undefined, {inner}, {}});
    return setGroup(group);
}

Result<Edit> unexpose(const Document& document, const QString& id, ExposedKind kind, const QString& key)
{
    TRY(Group group, definitionOf(document, id));
    if (std::erase_if(listOf(group, kind), [&](const Exposed& exposed) { return exposed.key == key; }) == 0)
        return Error{ErrorCode::NotFound, Tr::tr("The group shows no '%1'.").arg(key), {}};
    EditList list;
    list.edits.emplace_back(setGroup(group));
    for (const auto& [nodeId, node] : document.nodes) {
        if (node.module != id)
            continue;
        if (kind == ExposedKind::Parameter && node.parameters.contains(key))
            list.edits.emplace_back(SetParameter{nodeId, key, QJsonValue(QJsonValue::Undefined)});
        for (const Link& link : document.links) {
            if ((kind == ExposedKind::Input && link.toNode == nodeId && link.toPort == key)
                || (kind == ExposedKind::Output && link.fromNode == nodeId && link.fromPort == key))
                list.edits.emplace_back(RemoveLink{link});
        }
    }
    return Edit(std::move(list));
}

Result<Edit> renameExposed(
    const Document& document, const QString& id, ExposedKind kind, const QString& key, const QString& newKey, const QString& title)
{
    TRY(Group group, definitionOf(document, id));
    std::vector<Exposed>& all = listOf(group, kind);
    const auto found = std::ranges::find(all, key, &Exposed::key);
    if (found == all.end())
        return Error{ErrorCode::NotFound, Tr::tr("The group shows no '%1'.").arg(key), {}};
    if (!isVariableName(newKey) || (newKey != key && std::ranges::find(all, newKey, &Exposed::key) != all.end()))
        return invalid(Tr::tr("'%1' cannot be the name: it is taken, or not made of letters, digits and _.").arg(newKey));
    found->key = newKey;
    found->title = title;
    EditList list;
    list.edits.emplace_back(setGroup(group));
    if (newKey == key)
        return Edit(std::move(list));
    for (const auto& [nodeId, node] : document.nodes) {
        if (node.module != id)
            continue;
        if (kind == ExposedKind::Parameter && node.parameters.contains(key)) {
            list.edits.emplace_back(SetParameter{nodeId, newKey, node.parameters.value(key)});
            list.edits.emplace_back(SetParameter{nodeId, key, QJsonValue(QJsonValue::Undefined)});
        }
        for (const Link& link : document.links) {
            Link renamed = link;
            if (kind == ExposedKind::Input && link.toNode == nodeId && link.toPort == key)
                renamed.toPort = newKey;
            else if (kind == ExposedKind::Output && link.fromNode == nodeId && link.fromPort == key)
                renamed.fromPort = newKey;
            else
                continue;
            list.edits.emplace_back(RemoveLink{link});
            list.edits.emplace_back(AddLink{renamed, true});
        }
    }
    return Edit(std::move(list));
}

Result<Edit> describeGroup(const Document& document, const QString& id, const QString& title, const QString& summary)
{
    TRY(Group group, definitionOf(document, id));
    if (title.trimmed().isEmpty())
        return invalid(Tr::tr("A group needs a title."));
    group.title = title.trimmed();
    group.summary = summary;
    return setGroup(group);
}

Result<Edit> renameVariable(const Document& document, const QString& before, const QString& after)
{
    if (!document.variables.contains(before))
        return Error{ErrorCode::NotFound, Tr::tr("There is no variable '%1'.").arg(before), {}};
    if (!isVariableName(after) || document.variables.contains(after))
        return invalid(Tr::tr("'%1' cannot be the name: it is taken, or not made of letters, digits and _.").arg(after));
    EditList list;
    list.edits.emplace_back(SetVariable{before, QJsonValue(QJsonValue::Undefined)});
    for (auto it = document.variables.begin(); it != document.variables.end(); ++it) {
        const QJsonValue value = withVariableRenamed(it.value(), before, after);
        if (it.key() == before)
            list.edits.emplace_back(SetVariable{after, value});
        else if (value != it.value())
            list.edits.emplace_back(SetVariable{it.key(), value});
    }
    for (const auto& [id, node] : document.nodes) {
        for (auto it = node.parameters.begin(); it != node.parameters.end(); ++it) {
            if (const QJsonValue value = withVariableRenamed(it.value(), before, after); value != it.value())
                list.edits.emplace_back(SetParameter{id, it.key(), value});
        }
        if (const QJsonValue map = withVariableRenamed(node.map, before, after); map != QJsonValue(node.map))
            list.edits.emplace_back(SetMap{id, map.toObject()});
    }
    for (const QJsonValue& value : document.groups) {
        const auto group = groupFromJson(value.toObject(), {});
        if (!group || group->inside.variables.contains(before))
            continue; // it has its own of that name
        if (const QJsonValue renamed = withVariableRenamed(value, before, after); renamed != value)
            list.edits.emplace_back(SetGroup{group->id, renamed.toObject(), -1});
    }
    return Edit(std::move(list));
}

QStringList usersOfVariable(const Document& document, const QString& name)
{
    QStringList out;
    const auto add = [&](const Document& place, const QString& prefix) {
        for (const auto& [id, node] : place.nodes) {
            if (variablesIn(node.parameters).contains(name) || variablesIn(node.map).contains(name))
                out.append(prefix + id);
        }
    };
    add(document, {});
    for (const QJsonValue& value : document.groups) {
        if (const auto group = groupFromJson(value.toObject(), {}); group && !group->inside.variables.contains(name))
            add(group->inside, group->id + QLatin1Char('/'));
    }
    return out;
}

} // namespace terrella
