// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/document_paths.h"

#include "pipelines/graph/file_parameters.h"
#include "pipelines/graph/variables.h"

namespace terrella {

namespace {

using Change = std::function<QString(const QString&)>;

QString withVariablesKept(const QString& text, const Variables& variables, const Change& change)
{
    if (!text.contains(QLatin1String("${")))
        return change(text);
    Variables::Fault fault;
    const QJsonValue resolved = variables.resolve(text, fault);
    if (fault.kind != Variables::Fault::Kind::None || !resolved.isString())
        return text;
    const QString path = resolved.toString();
    if (absoluteFrom(QStringLiteral("/"), path) == path)
        return text;
    const QString changed = change(path);
    if (changed.endsWith(path))
        return changed.chopped(path.size()) + text;
    const QString gone = path.endsWith(changed) ? path.chopped(changed.size()) : QString();
    return !gone.isEmpty() && text.startsWith(gone) ? text.mid(gone.size()) : changed;
}

/// A value of a parameter, or a list of them, with the paths of file parameters changed.
QJsonValue changedValue(const ModuleSpec& spec, const QString& key, const QJsonValue& value, const Change& change)
{
    return mapFileParameters(spec, {{key, value}}, change).value(key);
}

/// The map of a node, whose values may be files.
QJsonObject changedMap(const QJsonObject& map, const ModuleSpec& spec, const Change& change)
{
    QJsonObject out = map;
    QString key = map.value(QLatin1String("parameter")).toString();
    const QJsonArray keys = map.value(QLatin1String("parameters")).toArray();
    if (map.value(QLatin1String("over")).toString() == QLatin1String("files") && key.isEmpty()) {
        for (const ParameterSpec& parameter : spec.parameters) {
            if (parameter.type == ParameterType::File || parameter.type == ParameterType::Files)
                key = parameter.key;
        }
    }
    QJsonArray values = map.value(QLatin1String("values")).toArray();
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (keys.isEmpty()) {
            values.replace(i, changedValue(spec, key, values.at(i), change));
            continue;
        }
        QJsonArray row = values.at(i).toArray();
        for (qsizetype k = 0; k < std::min(row.size(), keys.size()); ++k)
            row.replace(k, changedValue(spec, keys.at(k).toString(), row.at(k), change));
        values.replace(i, row);
    }
    if (!values.isEmpty())
        out.insert(QLatin1String("values"), values);
    return out;
}

class PathChanger {
public:
    PathChanger(const FindSpec& find, const Change& change) : m_find(find), m_change(change) {}

    /// `outside`: the groups further out; `variables`: those further out.
    void apply(Document& document, const QJsonArray& outside, const Variables* variables) const
    {
        const Variables own(document.variables, variables);
        Document groups;
        groups.groups = document.groups;
        for (const QJsonValue& group : outside)
            groups.groups.append(group);
        const Change change = [&](const QString& text) { return withVariablesKept(text, own, m_change); };
        for (auto& [id, node] : document.nodes) {
            const auto spec = specIn(groups, node.module, m_find);
            if (!spec)
                continue;
            node.parameters = mapFileParameters(*spec, node.parameters, change);
            if (!node.map.isEmpty())
                node.map = changedMap(node.map, *spec, change);
        }
        for (qsizetype i = 0; i < document.groups.size(); ++i) {
            const auto before = groupFromJson(document.groups.at(i).toObject(), QString());
            if (!before)
                continue; // told when it is checked
            Group group = *before;
            changeDefaults(group, groups.groups, change);
            apply(group.inside, groups.groups, &own);
            if (!(group == *before))
                document.groups.replace(i, toJson(group));
        }
    }

private:
    void changeDefaults(Group& group, const QJsonArray& outside, const Change& change) const
    {
        Document groups;
        groups.groups = group.inside.groups;
        for (const QJsonValue& value : outside)
            groups.groups.append(value);
        for (Exposed& exposed : group.parameters) {
            const auto node = exposed.of.empty() ? group.inside.nodes.end() : group.inside.nodes.find(exposed.of.front().node);
            if (exposed.defaultValue.isUndefined() || node == group.inside.nodes.end())
                continue;
            if (const auto spec = specIn(groups, node->second.module, m_find))
                exposed.defaultValue = changedValue(*spec, exposed.of.front().key, exposed.defaultValue, change);
        }
    }

    const FindSpec& m_find;
    const Change& m_change;
};

} // namespace

Document withPathsChanged(const Document& document, const FindSpec& find, const std::function<QString(const QString&)>& change)
{
    Document out = document;
    PathChanger(find, change).apply(out, {}, nullptr);
    return out;
}

} // namespace terrella
