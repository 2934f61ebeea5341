// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/graph/document.h"

#include <QCoreApplication>
#include <QFile>

#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Document)
};

QString typeText(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null: return Tr::tr("null");
    case QJsonValue::Bool: return Tr::tr("true or false");
    case QJsonValue::Double: return Tr::tr("a number");
    case QJsonValue::String: return Tr::tr("a text");
    case QJsonValue::Array: return Tr::tr("a list");
    case QJsonValue::Object: return Tr::tr("an object");
    case QJsonValue::Undefined: break;
    }
    return Tr::tr("missing");
}

Error wrongType(const QString& where, const QString& key, const QString& wanted, const QJsonValue& found)
{
    return {ErrorCode::Invalid, Tr::tr("%1: '%2' must be %3; it is %4.").arg(where, key, wanted, typeText(found)), {}};
}

Result<QString> takeText(QJsonObject& object, const QString& key, const QString& where)
{
    const QJsonValue value = object.take(key);
    if (value.isUndefined())
        return QString();
    if (!value.isString())
        return wrongType(where, key, Tr::tr("a text"), value);
    return value.toString();
}

Result<QJsonObject> takeObject(QJsonObject& object, const QString& key, const QString& where)
{
    const QJsonValue value = object.take(key);
    if (value.isUndefined())
        return QJsonObject();
    if (!value.isObject())
        return wrongType(where, key, Tr::tr("an object"), value);
    return value.toObject();
}

Result<QJsonArray> takeArray(QJsonObject& object, const QString& key, const QString& where)
{
    const QJsonValue value = object.take(key);
    if (value.isUndefined())
        return QJsonArray();
    if (!value.isArray())
        return wrongType(where, key, Tr::tr("a list"), value);
    return value.toArray();
}

Result<std::pair<QString, QString>> takeEnd(QJsonObject& object, const QString& key, const QString& where)
{
    TRY(const QString text, takeText(object, key, where));
    const qsizetype dot = text.indexOf(QLatin1Char('.'));
    if (dot <= 0 || dot == text.size() - 1)
        return Error{ErrorCode::Invalid, Tr::tr("%1: '%2' must name a node and a port as \"node.port\"; it is \"%3\".").arg(where, key, text), {}};
    return std::pair(text.left(dot), text.mid(dot + 1));
}

template <class T>
void put(QJsonObject& object, const char* key, const T& value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(key), value);
}

Result<void> readNodes(Document& document, const QJsonArray& array, const QString& file)
{
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString where = Tr::tr("'%1', nodes[%2]").arg(file).arg(i);
        if (!array.at(i).isObject())
            return Error{ErrorCode::Invalid, Tr::tr("%1 must be an object; it is %2.").arg(where, typeText(array.at(i))), {}};
        TRY(const Node node, nodeFromJson(array.at(i).toObject(), where));
        if (!document.nodes.emplace(node.id, node).second)
            return Error{ErrorCode::Invalid,
                Tr::tr("'%1' has two nodes with the id '%2'. Give one of them another id, and its links with it.").arg(file, node.id), {}};
    }
    return {};
}

Result<void> readLinks(Document& document, const QJsonArray& array, const QString& file)
{
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString where = Tr::tr("'%1', links[%2]").arg(file).arg(i);
        if (!array.at(i).isObject())
            return Error{ErrorCode::Invalid, Tr::tr("%1 must be an object; it is %2.").arg(where, typeText(array.at(i))), {}};
        TRY(const Link link, linkFromJson(array.at(i).toObject(), where));
        for (const QString& end : {link.fromNode, link.toNode}) {
            if (document.nodes.count(end) == 0)
                return Error{ErrorCode::Invalid,
                    Tr::tr("%1 leads to a node '%2' that is not in the pipeline. Remove the link or add the node.").arg(where, end), {}};
        }
        document.links.insert(link);
    }
    return {};
}

} // namespace

QJsonObject toJson(const Node& node)
{
    QJsonObject out = node.extra;
    out.insert(QLatin1String("id"), node.id);
    out.insert(QLatin1String("module"), node.module);
    put(out, "version", node.version);
    put(out, "parameters", node.parameters);
    put(out, "place", node.place);
    put(out, "resources", node.resources);
    put(out, "label", node.label);
    put(out, "note", node.note);
    put(out, "map", node.map);
    out.insert(QLatin1String("position"), QJsonArray{node.x, node.y});
    return out;
}

Result<Node> nodeFromJson(const QJsonObject& json, const QString& where)
{
    Node node;
    node.extra = json;
    TRY(node.id, takeText(node.extra, QStringLiteral("id"), where));
    if (node.id.isEmpty())
        return Error{ErrorCode::Invalid, Tr::tr("%1 has no 'id'. Give it one that no other node has.").arg(where), {}};
    if (node.id.contains(QLatin1Char('.')))
        return Error{ErrorCode::Invalid,
            Tr::tr("%1: the id '%2' has a dot in it, which stands between node and port in links. Use _ instead.").arg(where, node.id), {}};
    const QString named = Tr::tr("%1 ('%2')").arg(where, node.id);
    TRY(node.module, takeText(node.extra, QStringLiteral("module"), named));
    if (node.module.isEmpty())
        return Error{ErrorCode::Invalid, Tr::tr("%1 has no 'module'. Name the module, as in \"data.open\".").arg(named), {}};
    TRY(node.version, takeText(node.extra, QStringLiteral("version"), named));
    TRY(node.parameters, takeObject(node.extra, QStringLiteral("parameters"), named));
    TRY(node.place, takeText(node.extra, QStringLiteral("place"), named));
    TRY(node.resources, takeObject(node.extra, QStringLiteral("resources"), named));
    TRY(node.label, takeText(node.extra, QStringLiteral("label"), named));
    TRY(node.note, takeText(node.extra, QStringLiteral("note"), named));
    TRY(node.map, takeObject(node.extra, QStringLiteral("map"), named));
    if (const QJsonValue position = node.extra.take(QStringLiteral("position")); !position.isUndefined()) {
        const QJsonArray pair = position.toArray();
        if (pair.size() != 2 || !pair.at(0).isDouble() || !pair.at(1).isDouble())
            return wrongType(named, QStringLiteral("position"), Tr::tr("a list of two numbers"), position);
        node.x = pair.at(0).toDouble();
        node.y = pair.at(1).toDouble();
    }
    return node;
}

QJsonObject toJson(const Link& link)
{
    return {{QStringLiteral("from"), QString(link.fromNode + QLatin1Char('.') + link.fromPort)},
        {QStringLiteral("to"), QString(link.toNode + QLatin1Char('.') + link.toPort)}};
}

Result<Link> linkFromJson(const QJsonObject& json, const QString& where)
{
    QJsonObject rest = json;
    TRY(const auto from, takeEnd(rest, QStringLiteral("from"), where));
    TRY(const auto to, takeEnd(rest, QStringLiteral("to"), where));
    return Link{from.first, from.second, to.first, to.second};
}

Result<Document> Document::parse(const QByteArray& text, const QString& nameForErrors)
{
    TRY(QJsonObject json, parseJson(text, nameForErrors));
    return fromObject(std::move(json), nameForErrors);
}

Result<Document> Document::fromObject(QJsonObject json, const QString& nameForErrors, bool isPart)
{
    Document document;
    document.extra = std::move(json);
    QJsonObject& rest = document.extra;
    const QString where = Tr::tr("'%1'").arg(nameForErrors);

    const QJsonValue format = isPart ? QJsonValue(kFormat) : rest.take(QStringLiteral("terrella"));
    if (format.isUndefined())
        return Error{ErrorCode::Invalid,
            Tr::tr("%1 is JSON but no Terrella pipeline: it has no key 'terrella' with the format's number. Choose a .terrella file.").arg(where),
            {}};
    if (!format.isDouble() || format.toDouble() < 1 || format.toDouble() != std::floor(format.toDouble()))
        return wrongType(where, QStringLiteral("terrella"), Tr::tr("the number of the format, %1").arg(kFormat), format);
    if (format.toDouble() > kFormat)
        return Error{ErrorCode::Unsupported,
            Tr::tr("%1 is of format %2; this Terrella reads formats up to %3. Update Terrella, or save the pipeline in the older format.")
                .arg(where)
                .arg(format.toDouble())
                .arg(kFormat),
            {}};

    TRY(const QJsonArray nodeArray, takeArray(rest, QStringLiteral("nodes"), where));
    TRY(const QJsonArray linkArray, takeArray(rest, QStringLiteral("links"), where));
    TRY_DO(readNodes(document, nodeArray, nameForErrors));
    TRY_DO(readLinks(document, linkArray, nameForErrors));
    TRY(document.frames, takeArray(rest, QStringLiteral("frames"), where));
    TRY(document.groups, takeArray(rest, QStringLiteral("groups"), where));
    TRY(document.variables, takeObject(rest, QStringLiteral("variables"), where));
    TRY(document.views, takeArray(rest, QStringLiteral("views"), where));
    return document;
}

Result<Document> Document::load(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, Tr::tr("There is no file '%1'.").arg(path), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    return parse(file.readAll(), path);
}

QByteArray Document::toText() const
{
    QJsonObject out = toObject();
    out.insert(QLatin1String("terrella"), kFormat);
    return prettyJson(out);
}

QJsonObject Document::toObject() const
{
    QJsonObject out = extra;
    QJsonArray nodeArray;
    for (const auto& [id, node] : nodes)
        nodeArray.append(toJson(node));
    QJsonArray linkArray;
    for (const Link& link : links)
        linkArray.append(toJson(link));
    out.insert(QLatin1String("nodes"), nodeArray);
    out.insert(QLatin1String("links"), linkArray);
    put(out, "frames", frames);
    put(out, "groups", groups);
    put(out, "variables", variables);
    put(out, "views", views);
    return out;
}

Result<void> Document::save(const QString& path) const { return publishFile(path, toText()); }

} // namespace terrella
