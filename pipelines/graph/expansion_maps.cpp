// SPDX-License-Identifier: GPL-3.0-or-later
// Mapped nodes of an expanded document: their runs, what each run takes, and the nodes that join what they give.
#include "pipelines/graph/expander.h"

#include "pipelines/core/json.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Expansion)
};

QString joinModule(DataType type)
{
    switch (type) {
    case DataType::Cube: return QStringLiteral("map.join_cubes");
    case DataType::Features: return QStringLiteral("map.join_tables");
    case DataType::Report: return QStringLiteral("map.join_reports");
    case DataType::Model: break;
    }
    return {};
}

QString takeId(const QString& member) { return member + QLatin1String(":in"); }

} // namespace

bool isJoin(const QString& module) { return module.startsWith(QLatin1String("map.join_")); }

void leaveOut(Node& join, std::vector<Link>& links, const std::function<bool(const Link&)>& isGone)
{
    if (std::ranges::all_of(links, isGone))
        return;
    const QJsonArray allValues = join.parameters.value(QLatin1String("values")).toArray();
    const QJsonArray allLabels = join.parameters.value(QLatin1String("labels")).toArray();
    QJsonArray values, labels;
    std::vector<Link> kept;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (isGone(links[i]))
            continue;
        values.append(allValues.at(static_cast<qsizetype>(i)));
        labels.append(allLabels.at(static_cast<qsizetype>(i)));
        kept.push_back(links[i]);
    }
    join.parameters.insert(QLatin1String("values"), values);
    join.parameters.insert(QLatin1String("labels"), labels);
    links = std::move(kept);
}

void Expander::addMapped(Node node, const Scope& scope, const QString& local)
{
    const auto unmapped = [&] {
        m_out.faulty.insert({node.id, {}});
        node.map = {};
        addNode(std::move(node), scope, local);
    };
    const auto spec = specIn(scope.groups, node.module, m_find);
    if (!spec) {
        node.map = {}; // that the module is not there is told
        return addNode(std::move(node), scope, local);
    }
    auto map = readMap(node, *spec, m_baseFolder);
    if (!map) {
        add("map.invalid", map.error().message, m_out.shownNode(node.id));
        return unmapped();
    }
    Outer outer;
    outer.id = node.id;
    outer.isMap = true;
    outer.map = *std::move(map);
    std::vector<InnerName> lanes; ///< what comes into each run, where it comes from the runs of another mapped node
    if (outer.map.over == MapOver::Member && !findMembers(outer, scope, local, lanes))
        return unmapped();
    const int digits = static_cast<int>(QString::number(outer.map.members.size()).size());
    for (std::size_t i = 0; i < outer.map.members.size(); ++i)
        outer.members.push_back(QStringLiteral("%1#%2").arg(node.id).arg(i + 1, digits, 10, QLatin1Char('0')));
    for (const PortSpec& port : spec->inputs) {
        for (const QString& member : outer.members)
            outer.inputs[port.key].push_back({member, port.key});
    }
    for (const PortSpec& port : spec->outputs) {
        if (joinModule(port.type).isEmpty())
            continue;
        const QString id = node.id + QLatin1Char(':') + port.key;
        outer.joinFor[port.key] = id;
        outer.outputs[port.key] = {id, QStringLiteral("joined")};
    }
    if (outer.map.over == MapOver::Member)
        takeMembers(outer, lanes);
    m_out.outers.emplace(node.id, outer);
    addRuns(node, outer, scope, local);
    for (const PortSpec& port : spec->outputs)
        addJoin(outer, port);
    const auto placeLike = [&](const QString& id) { // what takes and joins for the runs runs where they do
        if (const auto found = m_out.document.nodes.find(id); found != m_out.document.nodes.end()) {
            found->second.place = node.place;
            found->second.resources = node.resources;
        }
    };
    for (const auto& [port, join] : outer.joinFor)
        placeLike(join);
    for (const QString& member : outer.members)
        placeLike(takeId(member));
}

void Expander::addRuns(const Node& node, const Outer& outer, const Scope& scope, const QString& local)
{
    for (std::size_t i = 0; i < outer.members.size(); ++i) {
        Node member = node;
        member.id = outer.members[i];
        member.map = {};
        const QJsonObject& own = outer.map.members[i].parameters;
        for (auto it = own.begin(); it != own.end(); ++it)
            member.parameters.insert(it.key(), it.value());
        for (const QString& key : node.parameters.keys()) {
            if (m_out.faulty.count({node.id, key}) > 0 && !own.contains(key))
                m_out.faulty.insert({member.id, key});
        }
        addNode(std::move(member), scope, local);
    }
}

void Expander::addJoin(const Outer& outer, const PortSpec& port)
{
    const auto id = outer.joinFor.find(port.key);
    if (id == outer.joinFor.end())
        return;
    QJsonArray values, labels;
    for (const MapMember& member : outer.map.members) {
        values.append(QString::number(member.value, 'g', 17));
        labels.append(member.label);
    }
    const MapOver over = outer.map.over;
    Node join;
    join.id = id->second;
    join.module = joinModule(port.type);
    join.parameters = {{QStringLiteral("axis"), outer.map.axis}, {QStringLiteral("units"), outer.map.units}, {QStringLiteral("values"), values},
        {QStringLiteral("labels"), labels}, {QStringLiteral("labelled"), outer.map.hasLabels}, {QStringLiteral("members"), over == MapOver::Member},
        {QStringLiteral("along_time"), over == MapOver::Files || over == MapOver::Years || over == MapOver::Months}};
    m_out.document.nodes.emplace(join.id, join);
    for (const QString& member : outer.members)
        m_links.emplace_back(InnerName{member, port.key}, InnerName{join.id, QStringLiteral("members")});
}

std::pair<const Outer*, QString> Expander::mappedSource(InnerName name) const
{
    for (;;) {
        const auto outer = m_out.outers.find(name.node);
        if (outer == m_out.outers.end())
            return {nullptr, {}};
        if (outer->second.isMap)
            return {&outer->second, name.key};
        const auto output = outer->second.outputs.find(name.key);
        if (output == outer->second.outputs.end())
            return {nullptr, {}};
        name = output->second;
    }
}

bool Expander::findMembers(Outer& outer, const Scope& scope, const QString& local, std::vector<InnerName>& lanes)
{
    if (findLanes(outer, scope, local, lanes) || !outer.map.members.empty())
        return true;
    // Those of a cube are known once it has been checked what comes in: until then the node stands as it is.
    m_out.memberSources[outer.id] = {outer.id, outer.map.port};
    const auto refuse = [&](const QString& message) {
        add("map.values", message, m_out.shownNode(outer.id), outer.map.port);
        return false;
    };
    const auto known = m_members.find(outer.id);
    if (known == m_members.end())
        return refuse(Tr::tr("Which members come into '%1' is not known yet. Mend what stands before it, or list them in the map: 0, 1, 2, …")
                          .arg(outer.map.port));
    const CubeMembers& cube = known->second;
    if (cube.values.empty())
        return refuse(
            Tr::tr("What comes into '%1' has no members to map over. Connect an ensemble, or map over something else.").arg(outer.map.port));
    if (cube.values.size() > static_cast<std::size_t>(kMostMembers))
        return refuse(Tr::tr("The map has %1 values; no more than %2 are possible.").arg(cube.values.size()).arg(kMostMembers));
    if (outer.map.axis == mapOverName(MapOver::Member))
        outer.map.axis = cube.axis;
    outer.map.units = cube.units;
    std::set<double> different(cube.values.begin(), cube.values.end());
    for (std::size_t i = 0; i < cube.values.size(); ++i) {
        // Members that are not numbered are told apart by their place.
        const double value = different.size() == cube.values.size() ? cube.values[i] : static_cast<double>(i);
        outer.map.members.push_back({numberText(value), value, {}, static_cast<qint64>(i)});
    }
    return true;
}

bool Expander::findLanes(Outer& outer, const Scope& scope, const QString& local, std::vector<InnerName>& lanes)
{
    for (const Link& link : scope.document.links) {
        if (link.toNode != local || link.toPort != outer.map.port)
            continue;
        const InnerName from{scope.prefix + link.fromNode, link.fromPort};
        const auto [source, port] = mappedSource(from);
        if (!source || !outer.map.members.empty())
            continue;
        outer.map.axis = outer.map.axis == QLatin1String("member") ? source->map.axis : outer.map.axis;
        outer.map.units = source->map.units;
        outer.map.hasLabels = source->map.hasLabels;
        for (std::size_t i = 0; i < source->members.size(); ++i) {
            outer.map.members.push_back({source->map.members[i].label, source->map.members[i].value, {}});
            lanes.push_back({source->members[i], port});
        }
        m_laneLinks.insert({from, {scope.prefix + local, outer.map.port}});
        break;
    }
    return !lanes.empty();
}

void Expander::takeMembers(Outer& outer, const std::vector<InnerName>& lanes)
{
    std::vector<InnerName>& into = outer.inputs[outer.map.port];
    if (!lanes.empty()) {
        for (std::size_t i = 0; i < lanes.size(); ++i)
            m_links.emplace_back(lanes[i], into[i]);
        into.clear();
        return;
    }
    for (std::size_t i = 0; i < into.size(); ++i) {
        Node take;
        take.id = takeId(outer.members[i]);
        take.module = QStringLiteral("map.take_member");
        take.parameters = {{QStringLiteral("index"), outer.map.members[i].place}};
        m_out.document.nodes.emplace(take.id, take);
        m_links.emplace_back(InnerName{take.id, QStringLiteral("member")}, into[i]);
        into[i] = {take.id, QStringLiteral("data")};
    }
}

} // namespace terrella
