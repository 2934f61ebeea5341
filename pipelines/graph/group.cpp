// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/group.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Group)
};

const Exposed* byKey(const std::vector<Exposed>& list, const QString& key)
{
    const auto it = std::ranges::find(list, key, &Exposed::key);
    return it == list.end() ? nullptr : &*it;
}

QString nameOf(const QString& id) { return id.section(QLatin1Char('.'), 1); }

/// Where modules of a group's inside are looked up: its own groups, then outwards, then the plugins.
struct Scope {
    const Document& document;
    const Scope* outer;
    const FindSpec& find;
    int depth;
};

std::optional<ModuleSpec> lookUp(const QString& module, const Scope& scope);

void describePort(PortSpec& port, const Exposed& exposed)
{
    port.key = exposed.key;
    if (!exposed.title.isEmpty())
        port.title = exposed.title;
    if (port.title.isEmpty())
        port.title = exposed.key;
    if (!exposed.help.isEmpty())
        port.help = exposed.help;
}

/// The specifications of the modules inside, each looked up once.
class InnerSpecs {
public:
    InnerSpecs(const Group& group, const Scope& scope) : m_group(group), m_scope(scope) {}

    const ModuleSpec* of(const QString& node)
    {
        const auto it = m_group.inside.nodes.find(node);
        if (it == m_group.inside.nodes.end())
            return nullptr;
        auto found = m_known.find(it->second.module);
        if (found == m_known.end())
            found = m_known.emplace(it->second.module, lookUp(it->second.module, m_scope)).first;
        return found->second ? &*found->second : nullptr;
    }

private:
    const Group& m_group;
    const Scope& m_scope;
    std::map<QString, std::optional<ModuleSpec>> m_known;
};

ModuleSpec specWithin(const Group& group, const Scope* outer, const FindSpec& find, int depth)
{
    ModuleSpec out;
    out.id = group.id;
    out.version = group.version.isEmpty() ? QStringLiteral("1.0.0") : group.version;
    out.title = group.title.isEmpty() ? nameOf(group.id) : group.title;
    out.summary = group.summary.isEmpty() ? Tr::tr("A group of %n node(s).", nullptr, static_cast<int>(group.inside.nodes.size())) : group.summary;
    out.category = group.category.isEmpty() ? QStringLiteral("Groups") : group.category;
    out.keywords = group.keywords;
    const Scope scope{group.inside, outer, find, depth};
    InnerSpecs inner(group, scope);
    for (const Exposed& exposed : group.inputs) {
        PortSpec port;
        port.required = false;
        bool first = true;
        for (const InnerName& name : exposed.of) {
            const ModuleSpec* spec = inner.of(name.node);
            const PortSpec* known = spec ? spec->input(name.key) : nullptr;
            if (!known)
                continue;
            const bool required = port.required || known->required, many = (first || port.many) && known->many;
            if (first)
                port = *known;
            port.required = required;
            port.many = many;
            first = false;
        }
        describePort(port, exposed);
        out.inputs.push_back(std::move(port));
    }
    for (const Exposed& exposed : group.outputs) {
        PortSpec port;
        if (!exposed.of.empty()) {
            const ModuleSpec* spec = inner.of(exposed.of.front().node);
            if (const PortSpec* known = spec ? spec->output(exposed.of.front().key) : nullptr)
                port = *known;
        }
        describePort(port, exposed);
        out.outputs.push_back(std::move(port));
    }
    for (const Exposed& exposed : group.parameters) {
        ParameterSpec parameter;
        if (!exposed.of.empty()) {
            const InnerName& name = exposed.of.front();
            const ModuleSpec* spec = inner.of(name.node);
            if (const ParameterSpec* known = spec ? spec->parameter(name.key) : nullptr)
                parameter = *known;
            const auto node = group.inside.nodes.find(name.node);
            if (node != group.inside.nodes.end() && node->second.parameters.contains(name.key))
                parameter.defaultValue = node->second.parameters.value(name.key);
            // The variable list of a port inside is that of the group's port that feeds it.
            for (const Exposed& input : group.inputs) {
                if (std::ranges::find(input.of, InnerName{name.node, parameter.ofPort}) != input.of.end())
                    parameter.ofPort = input.key;
            }
        }
        if (!exposed.defaultValue.isUndefined())
            parameter.defaultValue = exposed.defaultValue;
        parameter.required = parameter.required && (parameter.defaultValue.isUndefined() || parameter.defaultValue.isNull());
        parameter.key = exposed.key;
        if (!exposed.title.isEmpty() || parameter.title.isEmpty())
            parameter.title = exposed.title.isEmpty() ? exposed.key : exposed.title;
        if (!exposed.help.isEmpty())
            parameter.help = exposed.help;
        out.parameters.push_back(std::move(parameter));
    }
    return out;
}

std::optional<ModuleSpec> lookUp(const QString& module, const Scope& scope)
{
    if (isGroupId(module) && scope.depth < Group::kDeepest) {
        for (const Scope* at = &scope; at; at = at->outer) {
            if (const auto group = groupIn(at->document, module))
                return specWithin(*group, at, scope.find, scope.depth + 1);
        }
    }
    const ModuleSpec* spec = scope.find(module);
    return spec ? std::optional(*spec) : std::nullopt;
}

} // namespace

const Exposed* Group::input(const QString& key) const { return byKey(inputs, key); }
const Exposed* Group::output(const QString& key) const { return byKey(outputs, key); }
const Exposed* Group::parameter(const QString& key) const { return byKey(parameters, key); }

QString groupIdFor(const QString& title, const std::function<bool(const QString&)>& isTaken)
{
    QString name;
    for (const QChar letter : title.normalized(QString::NormalizationForm_KD).toLower()) {
        if (letter.unicode() < 128 && letter.isLetterOrNumber())
            name += letter;
        else if (!letter.isMark() && !name.isEmpty() && !name.endsWith(QLatin1Char('_')))
            name += QLatin1Char('_');
    }
    while (name.endsWith(QLatin1Char('_')))
        name.chop(1);
    if (name.isEmpty() || name.front().isDigit())
        name.prepend(QStringLiteral("group"));
    QString id = QStringLiteral("group.") + name;
    for (int n = 2; isTaken && isTaken(id); ++n)
        id = QStringLiteral("group.%1_%2").arg(name).arg(n);
    return id;
}

int groupIndex(const Document& document, const QString& id)
{
    for (qsizetype i = 0; i < document.groups.size(); ++i) {
        if (document.groups.at(i).toObject().value(QLatin1String("id")).toString() == id)
            return static_cast<int>(i);
    }
    return -1;
}

std::optional<Group> groupIn(const Document& document, const QString& id)
{
    const int index = groupIndex(document, id);
    if (index < 0)
        return std::nullopt;
    auto group = groupFromJson(document.groups.at(index).toObject(), id);
    return group ? std::optional(*std::move(group)) : std::nullopt;
}

ModuleSpec specOf(const Group& group, const FindSpec& find)
{
    static const Document kNothing;
    const Scope outermost{kNothing, nullptr, find, 0};
    return specWithin(group, &outermost, find, 1);
}

std::vector<ModuleSpec> groupSpecs(const Document& document, const FindSpec& find)
{
    std::vector<ModuleSpec> out;
    const Scope scope{document, nullptr, find, 0};
    for (const QJsonValue& value : document.groups) {
        const QString id = value.toObject().value(QLatin1String("id")).toString();
        if (const auto group = groupFromJson(value.toObject(), id); group && groupIndex(document, id) >= 0)
            out.push_back(specWithin(*group, &scope, find, 1));
    }
    return out;
}

std::optional<ModuleSpec> specIn(const Document& document, const QString& module, const FindSpec& find)
{
    return lookUp(module, {document, nullptr, find, 0});
}

} // namespace terrella
