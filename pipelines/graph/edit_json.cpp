// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/edit.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Edit)
};

QJsonObject named(const char* name, QJsonObject rest = {})
{
    rest.insert(QLatin1String("edit"), QLatin1String(name));
    return rest;
}

const QString kId = QStringLiteral("id");

struct Writer {
    QJsonObject operator()(const AddNode& edit) const { return named("add_node", {{QStringLiteral("node"), toJson(edit.node)}}); }
    QJsonObject operator()(const RemoveNode& edit) const { return named("remove_node", {{kId, edit.id}}); }
    QJsonObject operator()(const AddLink& edit) const
    {
        QJsonObject out = named("add_link", toJson(edit.link));
        if (edit.restores)
            out.insert(QLatin1String("restores"), true);
        return out;
    }
    QJsonObject operator()(const RemoveLink& edit) const { return named("remove_link", toJson(edit.link)); }
    QJsonObject operator()(const SetParameter& edit) const
    {
        QJsonObject out = named("set_parameter", {{QStringLiteral("node"), edit.node}, {QStringLiteral("key"), edit.key}});
        if (!edit.value.isUndefined())
            out.insert(QLatin1String("value"), edit.value);
        return out;
    }
    QJsonObject operator()(const MoveNode& edit) const
    {
        return named("move_node", {{kId, edit.id}, {QStringLiteral("position"), QJsonArray{edit.x, edit.y}}});
    }
    QJsonObject operator()(const SetLabel& edit) const { return named("set_label", {{kId, edit.id}, {QStringLiteral("label"), edit.label}}); }
    QJsonObject operator()(const SetNote& edit) const { return named("set_note", {{kId, edit.id}, {QStringLiteral("note"), edit.note}}); }
    QJsonObject operator()(const SetPlace& edit) const { return named("set_place", {{kId, edit.id}, {QStringLiteral("place"), edit.place}}); }
    QJsonObject operator()(const SetViews& edit) const { return named("set_views", {{QStringLiteral("views"), edit.views}}); }
    QJsonObject operator()(const EditList& list) const
    {
        QJsonArray edits;
        for (const Edit& edit : list.edits)
            edits.append(toJson(edit));
        return named("list", {{QStringLiteral("edits"), edits}});
    }
};

/// Nested lists are never made deeper than a few; the limit keeps hostile input from using up the stack.
constexpr int kDeepest = 32;

struct Reader {
    const QJsonObject& json;
    QString name;

    [[nodiscard]] Error wrong(const char* key) const
    {
        return {ErrorCode::Invalid, Tr::tr("The edit '%1' has no usable '%2'.").arg(name, QLatin1String(key)), {}};
    }
    [[nodiscard]] Result<QString> text(const char* key) const
    {
        const QJsonValue value = json.value(QLatin1String(key));
        if (!value.isString())
            return wrong(key);
        return value.toString();
    }
    [[nodiscard]] Result<Link> link() const { return linkFromJson(json, Tr::tr("the edit '%1'").arg(name)); }
};

Result<Edit> read(const QJsonObject& json, int depth);

Result<Edit> readList(const Reader& reader, int depth)
{
    const QJsonValue edits = reader.json.value(QLatin1String("edits"));
    if (!edits.isArray() || depth >= kDeepest)
        return reader.wrong("edits");
    EditList list;
    for (const QJsonValue& item : edits.toArray()) {
        TRY(Edit edit, read(item.toObject(), depth + 1));
        list.edits.push_back(std::move(edit));
    }
    return Edit(std::move(list));
}

/// The edits that name one node by "id" and set one text of it.
template <class T>
Result<Edit> readText(const Reader& reader, const char* key)
{
    TRY(const QString id, reader.text("id"));
    TRY(const QString text, reader.text(key));
    return Edit(T{id, text});
}

Result<Edit> read(const QJsonObject& json, int depth)
{
    const Reader reader{json, json.value(QLatin1String("edit")).toString()};
    const QString& name = reader.name;
    if (name == QLatin1String("list"))
        return readList(reader, depth);
    if (name == QLatin1String("add_node")) {
        const QJsonValue node = json.value(QLatin1String("node"));
        if (!node.isObject())
            return reader.wrong("node");
        TRY(Node read, nodeFromJson(node.toObject(), Tr::tr("the edit '%1'").arg(name)));
        return Edit(AddNode{std::move(read)});
    }
    if (name == QLatin1String("remove_node")) {
        TRY(const QString id, reader.text("id"));
        return Edit(RemoveNode{id});
    }
    if (name == QLatin1String("add_link")) {
        TRY(const Link link, reader.link());
        return Edit(AddLink{link, json.value(QLatin1String("restores")).toBool()});
    }
    if (name == QLatin1String("remove_link")) {
        TRY(const Link link, reader.link());
        return Edit(RemoveLink{link});
    }
    if (name == QLatin1String("set_parameter")) {
        TRY(const QString node, reader.text("node"));
        TRY(const QString key, reader.text("key"));
        return Edit(
            SetParameter{node, key, json.contains(QLatin1String("value")) ? json.value(QLatin1String("value")) : QJsonValue(QJsonValue::Undefined)});
    }
    if (name == QLatin1String("move_node")) {
        TRY(const QString id, reader.text("id"));
        const QJsonArray position = json.value(QLatin1String("position")).toArray();
        if (position.size() != 2 || !position.at(0).isDouble() || !position.at(1).isDouble())
            return reader.wrong("position");
        return Edit(MoveNode{id, position.at(0).toDouble(), position.at(1).toDouble()});
    }
    if (name == QLatin1String("set_label"))
        return readText<SetLabel>(reader, "label");
    if (name == QLatin1String("set_note"))
        return readText<SetNote>(reader, "note");
    if (name == QLatin1String("set_place"))
        return readText<SetPlace>(reader, "place");
    if (name == QLatin1String("set_views")) {
        const QJsonValue views = json.value(QLatin1String("views"));
        if (!views.isArray())
            return reader.wrong("views");
        return Edit(SetViews{views.toArray()});
    }
    return Error{ErrorCode::Invalid, Tr::tr("There is no kind of edit called '%1'.").arg(name), {}};
}

} // namespace

QJsonObject toJson(const Edit& edit) { return std::visit(Writer{}, edit); }

Result<Edit> editFromJson(const QJsonObject& json) { return read(json, 0); }

} // namespace terrella
