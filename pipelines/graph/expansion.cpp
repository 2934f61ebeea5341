// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/expansion.h"

#include "pipelines/graph/edit.h"
#include "pipelines/graph/variables.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Expansion)
};

/// What the nodes of one document, or of the inside of one group, see.
struct Scope {
    const Document& document;
    Document groups; ///< only its groups: those here, then those further out
    Variables variables;
    QString prefix; ///< of ids: "warm/"
    QStringList openGroups;
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

class Expander {
public:
    Expander(const FindSpec& find, const QString& baseFolder) : m_find(find), m_baseFolder(baseFolder) {}

    Expansion expand(const Document& document)
    {
        Document groups;
        groups.groups = document.groups;
        m_out.document = document;
        m_out.document.nodes.clear();
        m_out.document.links.clear();
        m_out.document.groups = {};
        m_out.document.variables = {};
        addLevel({document, groups, Variables(document.variables), {}, {}});
        for (const auto& [from, to] : m_links)
            resolve(from, to);
        return std::move(m_out);
    }

private:
    Problem& add(const char* code, const QString& message, const QString& node, const QString& port = {}, const QString& parameter = {})
    {
        m_out.problems.push_back({Severity::Error, QLatin1String(code), message, node, port, parameter, {}});
        return m_out.problems.back();
    }

    void addLevel(const Scope& scope)
    {
        std::vector<QString> order = scope.document.orderOutsideLoops();
        const std::set<QString> ordered(order.begin(), order.end());
        for (const auto& [id, node] : scope.document.nodes) {
            if (ordered.count(id) == 0)
                order.push_back(id);
        }
        for (const QString& id : order) {
            Node node = scope.document.nodes.at(id);
            node.id = scope.prefix + id;
            substitute(node, scope.variables);
            addNode(std::move(node), scope, id);
        }
        for (const Link& link : scope.document.links) {
            const InnerName to{scope.prefix + link.toNode, link.toPort};
            if (m_laneLinks.count({{scope.prefix + link.fromNode, link.fromPort}, to}) == 0)
                m_links.emplace_back(InnerName{scope.prefix + link.fromNode, link.fromPort}, to);
        }
    }

    /// `local`: the id at this level, for finding the links into it.
    void addNode(Node node, const Scope& scope, const QString& local)
    {
        const QString id = node.id;
        if (m_out.document.nodes.count(id) > 0 || m_out.outers.count(id) > 0) {
            add("graph.id", Tr::tr("The id '%1' is also that of a node inside a group. Give this node another one.").arg(id), m_out.shownNode(id));
            return;
        }
        if (!node.map.isEmpty())
            return addMapped(std::move(node), scope, local);
        if (isGroupId(node.module))
            return addGroup(node, scope);
        m_out.document.nodes.emplace(id, std::move(node));
    }

    void substitute(Node& node, const Variables& variables)
    {
        for (const QString& key : node.parameters.keys()) {
            Variables::Fault fault;
            const QJsonValue before = node.parameters.value(key);
            const QJsonValue resolved = variables.resolve(before, fault);
            if (fault.kind == Variables::Fault::Kind::None) {
                node.parameters.insert(key, resolved);
                continue;
            }
            m_out.faulty.insert({node.id, key});
            tell(fault, variables, m_out.shown({node.id, key}, Expansion::Place::Parameter), before);
        }
        Variables::Fault fault;
        node.map = variables.resolve(node.map, fault).toObject();
        if (fault.kind != Variables::Fault::Kind::None) {
            tell(fault, variables, {node.id, {}}, {});
            node.map = {};
        }
    }

    void tell(const Variables::Fault& fault, const Variables& variables, const InnerName& where, const QJsonValue& value)
    {
        using Kind = Variables::Fault::Kind;
        const QStringList near = nearestNames(fault.name, variables.names());
        QString message = fault.message;
        if (fault.kind == Kind::Undefined) {
            message = near.isEmpty() ? Tr::tr("There is no variable '%1'. Define it, or write the value itself.").arg(fault.name)
                                     : Tr::tr("There is no variable '%1'; did you mean %2?").arg(fault.name, alternatives(near));
        }
        const char* code = fault.kind == Kind::Undefined ? "variable.undefined"
            : fault.kind == Kind::Loop                   ? "variable.loop"
            : fault.kind == Kind::Type                   ? "variable.type"
                                                         : "variable.malformed";
        Problem& problem = add(code, message, where.node, {}, where.key);
        if (fault.kind != Kind::Undefined || where.node.contains(QLatin1Char('/')))
            return;
        if (!value.isUndefined() && !value.isNull()) {
            for (const QString& name : near)
                problem.fixes.push_back(
                    {Tr::tr("Use '%1'").arg(name), toJson(Edit(SetParameter{where.node, where.key, withVariableRenamed(value, fault.name, name)}))});
        }
        problem.fixes.push_back({Tr::tr("Define '%1'").arg(fault.name), toJson(Edit(SetVariable{fault.name, QString()}))});
    }

    void addGroup(const Node& node, const Scope& scope)
    {
        const auto missing = [&](const char* code, const QString& message) {
            add(code, message, m_out.shownNode(node.id));
            m_out.faulty.insert({node.id, {}});
            m_out.document.nodes.emplace(node.id, node);
        };
        const int index = groupIndex(scope.groups, node.module);
        if (index < 0)
            return missing("group.missing",
                Tr::tr("There is no group '%1'. Put its file %2.terrella-group beside the pipeline or into the folder of groups.")
                    .arg(node.module, node.module.section(QLatin1Char('.'), 1)));
        if (scope.openGroups.contains(node.module) || scope.openGroups.size() >= Group::kDeepest)
            return missing("group.recursion",
                Tr::tr("The group '%1' holds itself (%2). Take it out of its own inside.")
                    .arg(node.module, (scope.openGroups + QStringList(node.module)).join(QStringLiteral(" → "))));
        const auto group = groupFromJson(scope.groups.groups.at(index).toObject(), Tr::tr("group"));
        if (!group)
            return missing("group.invalid", group.error().message);

        Outer outer;
        outer.id = node.id;
        outer.group = node.module;
        const QString prefix = node.id + QLatin1Char('/');
        const auto inner = [&](const std::vector<InnerName>& names) {
            std::vector<InnerName> out;
            for (const InnerName& name : names) {
                if (group->inside.nodes.count(name.node) > 0)
                    out.push_back({prefix + name.node, name.key});
            }
            return out;
        };
        for (const Exposed& exposed : group->inputs)
            outer.inputs[exposed.key] = inner(exposed.of);
        for (const Exposed& exposed : group->parameters)
            outer.parameters[exposed.key] = inner(exposed.of);
        for (const Exposed& exposed : group->outputs) {
            if (const auto names = inner(exposed.of); !names.empty())
                outer.outputs[exposed.key] = names.front();
        }
        m_out.outers.emplace(node.id, outer);

        Document inside = group->inside;
        setParameters(node, *group, inside);
        Document groups;
        groups.groups = inside.groups;
        for (const QJsonValue& value : scope.groups.groups)
            groups.groups.append(value);
        addLevel({inside, groups, Variables(inside.variables, &scope.variables), prefix, scope.openGroups + QStringList(node.module)});
    }

    void setParameters(const Node& node, const Group& group, Document& inside)
    {
        for (const QString& key : node.parameters.keys()) {
            if (group.parameter(key))
                continue;
            QStringList keys;
            for (const Exposed& exposed : group.parameters)
                keys.append(exposed.key);
            add("parameter.unknown",
                Tr::tr("'%1' has no parameter '%2'; it has: %3.")
                    .arg(group.id, key, keys.isEmpty() ? Tr::tr("none") : keys.join(QStringLiteral(", "))),
                m_out.shownNode(node.id), {}, key)
                .fixes.push_back(
                    {Tr::tr("Remove '%1'").arg(key), toJson(Edit(SetParameter{m_out.shownNode(node.id), key, QJsonValue(QJsonValue::Undefined)}))});
        }
        for (const Exposed& exposed : group.parameters) {
            const bool isSet = node.parameters.contains(exposed.key);
            QJsonValue value = isSet ? node.parameters.value(exposed.key) : exposed.defaultValue;
            if (value.isUndefined())
                continue;
            for (const InnerName& name : exposed.of) {
                const auto inner = inside.nodes.find(name.node);
                if (inner == inside.nodes.end())
                    continue;
                // What came in has its variables put in already; a ${ that is left is meant so.
                inner->second.parameters.insert(name.key, isSet ? escaped(value) : value);
                if (m_out.faulty.count({node.id, exposed.key}) > 0) {
                    m_out.faulty.insert({node.id + QLatin1Char('/') + name.node, name.key});
                    inner->second.parameters.remove(name.key);
                }
            }
        }
    }

    static QJsonValue escaped(const QJsonValue& value)
    {
        if (value.isString())
            return value.toString().replace(QLatin1String("${"), QLatin1String("$${"));
        if (!value.isArray())
            return value;
        QJsonArray out;
        for (const QJsonValue& item : value.toArray())
            out.append(escaped(item));
        return out;
    }

    void addMapped(Node node, const Scope& scope, const QString& local)
    {
        const auto spec = specIn(scope.groups, node.module, m_find);
        const auto unmapped = [&] {
            m_out.faulty.insert({node.id, {}});
            node.map = {};
            addNode(std::move(node), scope, local);
        };
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
        if (outer.map.over == MapOver::Member && !findLanes(outer, scope, local, lanes)) {
            add("map.values", Tr::tr("It is not known over which members of '%1' to map. List them in the map: 0, 1, 2, …").arg(outer.map.port),
                m_out.shownNode(node.id), outer.map.port);
            return unmapped();
        }
        const int digits = static_cast<int>(QString::number(outer.map.members.size()).size());
        for (std::size_t i = 0; i < outer.map.members.size(); ++i)
            outer.members.push_back(QStringLiteral("%1#%2").arg(node.id).arg(i + 1, digits, 10, QLatin1Char('0')));
        for (const PortSpec& port : spec->inputs) {
            for (const QString& member : outer.members)
                outer.inputs[port.key].push_back({member, port.key});
        }
        for (const PortSpec& port : spec->outputs) {
            const QString module = joinModule(port.type);
            if (module.isEmpty())
                continue;
            const QString id = node.id + QLatin1Char(':') + port.key;
            outer.joinFor[port.key] = id;
            outer.outputs[port.key] = {id, QStringLiteral("joined")};
        }
        if (outer.map.over == MapOver::Member)
            takeMembers(outer, lanes);
        m_out.outers.emplace(node.id, outer);
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
        for (const PortSpec& port : spec->outputs)
            addJoin(outer, port);
    }

    void addJoin(const Outer& outer, const PortSpec& port)
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
            {QStringLiteral("labels"), labels}, {QStringLiteral("labelled"), outer.map.hasLabels},
            {QStringLiteral("members"), over == MapOver::Member},
            {QStringLiteral("along_time"), over == MapOver::Files || over == MapOver::Years || over == MapOver::Months}};
        m_out.document.nodes.emplace(join.id, join);
        for (const QString& member : outer.members)
            m_links.emplace_back(InnerName{member, port.key}, InnerName{join.id, QStringLiteral("members")});
    }

    /// The mapped node whose runs give this output, looking into groups.
    std::pair<const Outer*, QString> mappedSource(InnerName name) const
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

    /// Whose members these are; false where nobody says how many there are.
    bool findLanes(Outer& outer, const Scope& scope, const QString& local, std::vector<InnerName>& lanes)
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
        return !outer.map.members.empty();
    }

    /// Each run takes its own member: what the run of the same number before it gave, or that part of the cube that comes in.
    void takeMembers(Outer& outer, const std::vector<InnerName>& lanes)
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
            take.id = outer.members[i] + QLatin1String(":in");
            take.module = QStringLiteral("map.take_member");
            take.parameters = {{QStringLiteral("index"), outer.map.members[i].value}};
            m_out.document.nodes.emplace(take.id, take);
            m_links.emplace_back(InnerName{take.id, QStringLiteral("member")}, into[i]);
            into[i] = {take.id, QStringLiteral("data")};
        }
    }

    void resolve(InnerName from, const InnerName& to)
    {
        const InnerName told = m_out.shown(to, Expansion::Place::Input);
        while (const Outer* outer = outerOf(from.node)) {
            const auto output = outer->outputs.find(from.key);
            if (output == outer->outputs.end()) {
                QStringList keys;
                for (const auto& [key, name] : outer->outputs)
                    keys.append(key);
                add("port.unknown",
                    outer->isMap ? Tr::tr("'%1.%2' cannot be joined to one value, since its runs each give a model or nothing of that name.")
                                       .arg(m_out.shownNode(from.node), from.key)
                                 : Tr::tr("The group '%1' has no output '%2'; it has: %3.")
                                       .arg(m_out.shownNode(from.node), from.key, keys.isEmpty() ? Tr::tr("none") : keys.join(QStringLiteral(", "))),
                    told.node, told.key);
                return;
            }
            from = output->second;
        }
        resolveTo(from, to);
    }

    void resolveTo(const InnerName& from, const InnerName& to)
    {
        const Outer* outer = outerOf(to.node);
        if (!outer) {
            if (m_out.document.nodes.count(from.node) > 0 && m_out.document.nodes.count(to.node) > 0)
                m_out.document.links.insert({from.node, from.key, to.node, to.key});
            return;
        }
        const auto input = outer->inputs.find(to.key);
        if (input == outer->inputs.end()) {
            QStringList keys;
            for (const auto& [key, names] : outer->inputs)
                keys.append(key);
            const InnerName told = m_out.shown(to, Expansion::Place::Input);
            add("port.unknown",
                Tr::tr("'%1' has no input '%2'; it has: %3.")
                    .arg(m_out.shownNode(to.node), to.key, keys.isEmpty() ? Tr::tr("none") : keys.join(QStringLiteral(", "))),
                told.node, told.key);
            return;
        }
        if (input->second.empty() && outer->isMap) {
            add("map.inputs",
                Tr::tr("'%1' of '%2' takes the runs of one mapped node; nothing else can be linked to it.").arg(to.key, m_out.shownNode(to.node)),
                m_out.shownNode(to.node), to.key);
            return;
        }
        for (const InnerName& inner : input->second)
            resolveTo(from, inner);
    }

    const Outer* outerOf(const QString& id) const
    {
        const auto it = m_out.outers.find(id);
        return it == m_out.outers.end() ? nullptr : &it->second;
    }

    const FindSpec& m_find;
    const QString& m_baseFolder;
    Expansion m_out;
    std::vector<std::pair<InnerName, InnerName>> m_links;
    std::set<std::pair<InnerName, InnerName>> m_laneLinks; ///< replaced by a link for each run
};

} // namespace

Expansion expand(const Document& document, const FindSpec& find, const QString& baseFolder) { return Expander(find, baseFolder).expand(document); }

} // namespace terrella
