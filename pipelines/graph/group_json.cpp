// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/graph/group.h"

#include <QCoreApplication>
#include <QFile>

#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Group)
};

Error invalid(const QString& message) { return {ErrorCode::Invalid, message, {}}; }

Result<QString> takeText(QJsonObject& object, const char* key, const QString& where)
{
    const QJsonValue value = object.take(QLatin1String(key));
    if (value.isUndefined())
        return QString();
    if (!value.isString())
        return invalid(Tr::tr("%1: '%2' must be a text.").arg(where, QLatin1String(key)));
    return value.toString();
}

Result<InnerName> innerName(const QJsonValue& value, const QString& where)
{
    const QString text = value.toString();
    const qsizetype dot = text.indexOf(QLatin1Char('.'));
    if (dot <= 0 || dot == text.size() - 1)
        return invalid(Tr::tr("%1 must name a node inside and its port or parameter as \"node.name\"; it is \"%2\".").arg(where, text));
    return InnerName{text.left(dot), text.mid(dot + 1)};
}

/// `refersBy`: "to", "from" or "of".
Result<std::vector<Exposed>> takeExposed(QJsonObject& object, const char* key, const char* refersBy, const QString& where)
{
    const QJsonValue value = object.take(QLatin1String(key));
    if (!value.isUndefined() && !value.isArray())
        return invalid(Tr::tr("%1: '%2' must be a list.").arg(where, QLatin1String(key)));
    std::vector<Exposed> out;
    std::set<QString> keys;
    for (const QJsonValue& item : value.toArray()) {
        Exposed exposed;
        exposed.extra = item.toObject();
        const QString at = QStringLiteral("%1, %2[%3]").arg(where, QLatin1String(key)).arg(out.size());
        TRY(exposed.key, takeText(exposed.extra, "key", at));
        TRY(exposed.title, takeText(exposed.extra, "title", at));
        TRY(exposed.help, takeText(exposed.extra, "help", at));
        if (exposed.key.isEmpty() || exposed.key.contains(QLatin1Char('.')) || !keys.insert(exposed.key).second)
            return invalid(Tr::tr("%1: '%2' is no usable key; each needs its own, without dots.").arg(at, exposed.key));
        if (exposed.extra.contains(QLatin1String("default")))
            exposed.defaultValue = exposed.extra.take(QLatin1String("default"));
        const QJsonValue names = exposed.extra.take(QLatin1String(refersBy));
        const QJsonArray list = names.isArray() ? names.toArray() : QJsonArray{names};
        for (const QJsonValue& name : list) {
            TRY(const InnerName inner, innerName(name, QStringLiteral("%1.%2").arg(at, QLatin1String(refersBy))));
            exposed.of.push_back(inner);
        }
        out.push_back(std::move(exposed));
    }
    return out;
}

QJsonArray exposedJson(const std::vector<Exposed>& list, const char* refersBy, bool single)
{
    QJsonArray out;
    for (const Exposed& exposed : list) {
        QJsonObject item = exposed.extra;
        item.insert(QLatin1String("key"), exposed.key);
        if (!exposed.title.isEmpty())
            item.insert(QLatin1String("title"), exposed.title);
        if (!exposed.help.isEmpty())
            item.insert(QLatin1String("help"), exposed.help);
        if (!exposed.defaultValue.isUndefined())
            item.insert(QLatin1String("default"), exposed.defaultValue);
        QJsonArray names;
        for (const InnerName& name : exposed.of)
            names.append(QString(name.node + QLatin1Char('.') + name.key));
        if (single && !names.isEmpty())
            item.insert(QLatin1String(refersBy), names.first());
        else
            item.insert(QLatin1String(refersBy), names);
        out.append(item);
    }
    return out;
}

} // namespace

Result<Group> groupFromJson(const QJsonObject& json, const QString& where)
{
    Group out;
    QJsonObject rest = json;
    TRY(out.id, takeText(rest, "id", where));
    if (!isGroupId(out.id) || out.id.size() <= 6 || out.id.count(QLatin1Char('.')) != 1)
        return invalid(Tr::tr("%1: a group's id is \"group.NAME\"; this is \"%2\".").arg(where, out.id));
    const QString named = QStringLiteral("%1 ('%2')").arg(where, out.id);
    TRY(out.title, takeText(rest, "title", named));
    TRY(out.summary, takeText(rest, "summary", named));
    TRY(out.version, takeText(rest, "version", named));
    TRY(out.category, takeText(rest, "category", named));
    TRY(out.help, takeText(rest, "help", named));
    for (const QJsonValue& word : rest.take(QLatin1String("keywords")).toArray())
        out.keywords.append(word.toString());
    TRY(out.inputs, takeExposed(rest, "inputs", "to", named));
    TRY(out.outputs, takeExposed(rest, "outputs", "from", named));
    TRY(out.parameters, takeExposed(rest, "parameters", "of", named));
    TRY(out.inside, Document::fromObject(std::move(rest), named, true));
    return out;
}

QJsonObject toJson(const Group& group)
{
    QJsonObject out = group.inside.toObject();
    out.insert(QLatin1String("id"), group.id);
    const auto put = [&](const char* key, const QString& text) {
        if (!text.isEmpty())
            out.insert(QLatin1String(key), text);
    };
    put("title", group.title);
    put("summary", group.summary);
    put("version", group.version);
    put("category", group.category);
    put("help", group.help);
    if (!group.keywords.isEmpty())
        out.insert(QLatin1String("keywords"), QJsonArray::fromStringList(group.keywords));
    out.insert(QLatin1String("inputs"), exposedJson(group.inputs, "to", false));
    out.insert(QLatin1String("outputs"), exposedJson(group.outputs, "from", true));
    out.insert(QLatin1String("parameters"), exposedJson(group.parameters, "of", false));
    return out;
}

Result<Group> loadGroup(const QString& path)
{
    TRY(QJsonObject json, readJsonFile(path));
    const QJsonValue format = json.take(QLatin1String("terrella_group"));
    if (!format.isDouble())
        return invalid(Tr::tr("'%1' is no group: it has no key 'terrella_group' with the format's number.").arg(path));
    if (format.toDouble() > Group::kFormat)
        return Error{ErrorCode::Unsupported,
            Tr::tr("'%1' is a group of format %2; this Terrella reads formats up to %3. Update Terrella.")
                .arg(path)
                .arg(format.toDouble())
                .arg(Group::kFormat),
            {}};
    return groupFromJson(json, QStringLiteral("'%1'").arg(path));
}

Result<void> saveGroup(const Group& group, const QString& path)
{
    QJsonObject json = toJson(group);
    json.insert(QLatin1String("terrella_group"), Group::kFormat);
    return publishFile(path, prettyJson(json));
}

} // namespace terrella
