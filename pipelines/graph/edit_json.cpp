// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/edit.h"

#include <QCoreApplication>

#include <optional>

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
    QJsonObject operator()(const SetResources& edit) const
    {
        return named("set_resources", {{kId, edit.id}, {QStringLiteral("resources"), edit.resources}});
    }
    QJsonObject operator()(const SetViews& edit) const { return named("set_views", {{QStringLiteral("views"), edit.views}}); }
    QJsonObject operator()(const SetVariable& edit) const
    {
        QJsonObject out = named("set_variable", {{QStringLiteral("name"), edit.name}});
        if (!edit.value.isUndefined())
            out.insert(QLatin1String("value"), edit.value);
        return out;
    }
    QJsonObject operator()(const SetMap& edit) const { return named("set_map", {{kId, edit.id}, {QStringLiteral("map"), edit.map}}); }
    QJsonObject operator()(const SetGroup& edit) const
    {
        QJsonObject out = named("set_group", {{kId, edit.id}, {QStringLiteral("definition"), edit.definition}});
        if (edit.at >= 0)
            out.insert(QLatin1String("at"), edit.at);
        return out;
    }
    QJsonObject operator()(const SetFrames& edit) const { return named("set_frames", {{QStringLiteral("frames"), edit.frames}}); }
    QJsonObject operator()(const InGroup& edit) const
    {
        return named("in_group", {{QStringLiteral("group"), edit.group}, {QStringLiteral("edits"), listed(edit.edits)}});
    }
    QJsonObject operator()(const EditList& list) const { return named("list", {{QStringLiteral("edits"), listed(list.edits)}}); }

    static QJsonArray listed(const std::vector<Edit>& edits)
    {
        QJsonArray out;
        for (const Edit& edit : edits)
            out.append(toJson(edit));
        return out;
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

Result<std::vector<Edit>> readList(const Reader& reader, int depth)
{
    const QJsonValue edits = reader.json.value(QLatin1String("edits"));
    if (!edits.isArray() || depth >= kDeepest)
        return reader.wrong("edits");
    std::vector<Edit> out;
    for (const QJsonValue& item : edits.toArray()) {
        TRY(Edit edit, read(item.toObject(), depth + 1));
        out.push_back(std::move(edit));
    }
    return out;
}

/// The edits of groups, variables, maps and frames; none where the name is another.
std::optional<Result<Edit>> readStructure(const Reader& reader, int depth);

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
    if (name == QLatin1String("list")) {
        TRY(std::vector<Edit> edits, readList(reader, depth));
        return Edit(EditList{std::move(edits)});
    }
    if (auto structure = readStructure(reader, depth))
        return *std::move(structure);
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

Result<Edit> readVariable(const Reader& reader)
{
    TRY(const QString name, reader.text("name"));
    const QJsonObject& json = reader.json;
    return Edit(SetVariable{name, json.contains(QLatin1String("value")) ? json.value(QLatin1String("value")) : QJsonValue(QJsonValue::Undefined)});
}

Result<Edit> readMap(const Reader& reader)
{
    TRY(const QString id, reader.text("id"));
    const QJsonValue map = reader.json.value(QLatin1String("map"));
    if (!map.isObject())
        return reader.wrong("map");
    return Edit(SetMap{id, map.toObject()});
}

Result<Edit> readResources(const Reader& reader)
{
    TRY(const QString id, reader.text("id"));
    const QJsonValue resources = reader.json.value(QLatin1String("resources"));
    if (!resources.isObject())
        return reader.wrong("resources");
    return Edit(SetResources{id, resources.toObject()});
}

Result<Edit> readGroup(const Reader& reader)
{
    TRY(const QString id, reader.text("id"));
    const QJsonValue definition = reader.json.value(QLatin1String("definition"));
    if (!definition.isObject())
        return reader.wrong("definition");
    return Edit(SetGroup{id, definition.toObject(), reader.json.value(QLatin1String("at")).toInt(-1)});
}

Result<Edit> readInGroup(const Reader& reader, int depth)
{
    TRY(const QString group, reader.text("group"));
    TRY(std::vector<Edit> edits, readList(reader, depth));
    return Edit(InGroup{group, std::move(edits)});
}

std::optional<Result<Edit>> readStructure(const Reader& reader, int depth)
{
    if (reader.name == QLatin1String("set_variable"))
        return readVariable(reader);
    if (reader.name == QLatin1String("set_map"))
        return readMap(reader);
    if (reader.name == QLatin1String("set_resources"))
        return readResources(reader);
    if (reader.name == QLatin1String("set_group"))
        return readGroup(reader);
    if (reader.name == QLatin1String("in_group"))
        return readInGroup(reader, depth);
    if (reader.name != QLatin1String("set_frames"))
        return std::nullopt;
    const QJsonValue frames = reader.json.value(QLatin1String("frames"));
    return frames.isArray() ? Result<Edit>(Edit(SetFrames{frames.toArray()})) : Result<Edit>(reader.wrong("frames"));
}

} // namespace

QJsonObject toJson(const Edit& edit) { return std::visit(Writer{}, edit); }

Result<Edit> editFromJson(const QJsonObject& json) { return read(json, 0); }

} // namespace terrella
