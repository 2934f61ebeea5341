// SPDX-License-Identifier: GPL-3.0-or-later
// Levels, variables, groups and links of an expanded document.
#include "pipelines/graph/expander.h"

#include "pipelines/graph/edit.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Expansion)
};

/// A text that came in with its variables put in: a ${ that is left is meant so.
QJsonValue escaped(const QJsonValue& value)
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

} // namespace

Problem& Expander::add(const char* code, const QString& message, const QString& node, const QString& port, const QString& parameter)
{
    m_out.problems.push_back({Severity::Error, QLatin1String(code), message, node, port, parameter, {}});
    return m_out.problems.back();
}

Expansion Expander::expand(const Document& document)
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
    for (auto& [id, source] : m_out.memberSources)
        source = sourceOf(source);
    return std::move(m_out);
}

void Expander::addLevel(const Scope& scope)
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

void Expander::addNode(Node node, const Scope& scope, const QString& local)
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

void Expander::substitute(Node& node, const Variables& variables)
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

void Expander::tell(const Variables::Fault& fault, const Variables& variables, const InnerName& where, const QJsonValue& value)
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

void Expander::addGroup(const Node& node, const Scope& scope)
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
    for (auto& [id, one] : inside.nodes) { // a group runs where it is placed
        one.place = node.place;
        one.resources = node.resources;
    }
    setParameters(node, *group, inside);
    Document groups;
    groups.groups = inside.groups;
    for (const QJsonValue& value : scope.groups.groups)
        groups.groups.append(value);
    addLevel({inside, groups, Variables(inside.variables, &scope.variables), prefix, scope.openGroups + QStringList(node.module)});
}

void Expander::setParameters(const Node& node, const Group& group, Document& inside)
{
    for (const QString& key : node.parameters.keys()) {
        if (group.parameter(key))
            continue;
        QStringList keys;
        for (const Exposed& exposed : group.parameters)
            keys.append(exposed.key);
        add("parameter.unknown",
            Tr::tr("'%1' has no parameter '%2'; it has: %3.").arg(group.id, key, keys.isEmpty() ? Tr::tr("none") : keys.join(QStringLiteral(", "))),
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

void Expander::resolve(InnerName from, const InnerName& to)
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

void Expander::resolveTo(const InnerName& from, const InnerName& to)
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

InnerName Expander::sourceOf(InnerName input) const
{
    for (const Outer* outer = outerOf(input.node); outer; outer = outerOf(input.node)) {
        const auto inner = outer->inputs.find(input.key);
        if (inner == outer->inputs.end() || inner->second.empty())
            return {};
        input = inner->second.front();
    }
    for (const Link& link : m_out.document.links) {
        if (link.toNode == input.node && link.toPort == input.key)
            return {link.fromNode, link.fromPort};
    }
    return {};
}

const Outer* Expander::outerOf(const QString& id) const
{
    const auto it = m_out.outers.find(id);
    return it == m_out.outers.end() ? nullptr : &it->second;
}

Expansion expand(const Document& document, const FindSpec& find, const QString& baseFolder, const KnownMembers& members)
{
    return Expander(find, baseFolder, members).expand(document);
}

} // namespace terrella
