// SPDX-License-Identifier: GPL-3.0-or-later
// --set: values of parameters as people type them.
#include "app/terrella-run/pipeline_input.h"

#include "pipelines/graph/file_parameters.h"
#include "pipelines/graph/group.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ParameterValues)
};

Error usageError(const QString& message) { return {ErrorCode::Usage, message, {}}; }

/// The value that a JSON text stands for; undefined where the text is no JSON.
QJsonValue fromJsonText(const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    return document.isArray() && document.array().size() == 1 ? document.array().first() : QJsonValue(QJsonValue::Undefined);
}

Result<QJsonValue> parseNumber(const ParameterSpec& spec, const QString& text)
{
    bool ok = false;
    const double number = text.trimmed().toDouble(&ok);
    if (ok)
        return QJsonValue(number);
    return usageError(
        Tr::tr("'%1' is a number%2; '%3' is none.").arg(spec.key, spec.unit.isEmpty() ? QString() : Tr::tr(" in %1").arg(spec.unit), text));
}

Result<QJsonValue> parseFlag(const ParameterSpec& spec, const QString& text)
{
    const QString word = text.trimmed().toLower();
    if (QStringList{QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("on"), QStringLiteral("1")}.contains(word))
        return QJsonValue(true);
    if (QStringList{QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("off"), QStringLiteral("0")}.contains(word))
        return QJsonValue(false);
    return usageError(Tr::tr("'%1' is true or false; '%2' is neither.").arg(spec.key, text));
}

Result<QJsonValue> parseRegion(const ParameterSpec& spec, const QString& text)
{
    const QJsonValue json = fromJsonText(text);
    if (json.isArray() || json.isObject())
        return json;
    QJsonArray box;
    for (const QString& part : text.split(QLatin1Char(','))) {
        bool ok = false;
        box.append(part.trimmed().toDouble(&ok));
        if (!ok)
            return usageError(
                Tr::tr("'%1' is a region WEST,SOUTH,EAST,NORTH in degrees, or the geometry of GeoJSON; '%2' is none.").arg(spec.key, text));
    }
    if (box.size() != 4)
        return usageError(Tr::tr("'%1' is a region of four numbers WEST,SOUTH,EAST,NORTH; '%2' has %3.").arg(spec.key, text).arg(box.size()));
    return QJsonValue(box);
}

Result<QJsonValue> parsePeriod(const ParameterSpec& spec, const QString& text)
{
    const QJsonValue json = fromJsonText(text);
    if (json.isArray())
        return json;
    const QStringList parts = text.split(QLatin1Char('/'));
    if (parts.size() != 2)
        return usageError(Tr::tr("'%1' is a period FIRST/LAST, such as 2000-01-01/2000-12-31; '%2' is none.").arg(spec.key, text));
    return QJsonValue(QJsonArray{parts[0].trimmed(), parts[1].trimmed()});
}

/// Commas belong to the texts ("wind,>=,10,10"); semicolons part them.
QJsonValue parseList(const QString& text)
{
    const QJsonValue json = fromJsonText(text);
    if (json.isArray())
        return json;
    QJsonArray list;
    for (const QString& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts))
        list.append(part.trimmed());
    return list;
}

/// File names on the command line begin at the current folder.
QJsonValue fromHere(const QJsonValue& value)
{
    const auto absolute = [](const QString& path) { return absoluteFrom(QDir::currentPath(), path); };
    if (value.isString())
        return absolute(value.toString());
    QJsonArray out;
    for (const QJsonValue& item : value.toArray())
        out.append(item.isString() ? QJsonValue(absolute(item.toString())) : item);
    return out;
}

} // namespace

Result<QJsonValue> parseValue(const ParameterSpec& spec, const QString& text)
{
    if (text == QLatin1String("null"))
        return QJsonValue(QJsonValue::Null);
    switch (spec.type) {
    case ParameterType::Integer:
    case ParameterType::Real: return parseNumber(spec, text);
    case ParameterType::Flag: return parseFlag(spec, text);
    case ParameterType::Region: return parseRegion(spec, text);
    case ParameterType::Period: return parsePeriod(spec, text);
    case ParameterType::TextList: return parseList(text);
    case ParameterType::Files: return fromHere(parseList(text));
    case ParameterType::File: return fromHere(QJsonValue(text));
    case ParameterType::Text:
    case ParameterType::Choice:
    case ParameterType::Variable: break;
    }
    return QJsonValue(text);
}

QJsonValue variableValue(const QJsonValue& before, const QString& text)
{
    if (const QJsonValue json = fromJsonText(text); !json.isUndefined())
        return json;
    const QJsonArray list = before.toArray();
    const QChar separator = list.size() == 2 && text.count(QLatin1Char('/')) == 1 ? QLatin1Char('/') : QLatin1Char(',');
    const QStringList parts = text.split(separator);
    if (!before.isArray() || (list.size() > 0 && parts.size() != list.size()))
        return text;
    QJsonArray out;
    for (const QString& part : parts) {
        bool isNumber = false;
        const double number = part.trimmed().toDouble(&isNumber);
        out.append(isNumber && separator == QLatin1Char(',') ? QJsonValue(number) : QJsonValue(part.trimmed()));
    }
    return out;
}

Result<void> applySet(Document& document, const QString& assignment, const PluginHost& host)
{
    const qsizetype equals = assignment.indexOf(QLatin1Char('='));
    const QString target = assignment.left(equals);
    const qsizetype dot = target.lastIndexOf(QLatin1Char('.'));
    if (equals <= 0 || dot <= 0 || dot + 1 == target.size())
        return usageError(Tr::tr("'--set %1' is not of the form --set NODE.PARAMETER=VALUE.").arg(assignment));
    const QString id = target.left(dot);
    const QString key = target.mid(dot + 1);
    const QString text = assignment.mid(equals + 1);

    const auto node = document.nodes.find(id);
    if (node == document.nodes.end()) {
        QStringList names;
        for (const auto& [name, known] : document.nodes)
            names.append(name);
        return usageError(
            Tr::tr("--set: there is no node '%1'%2 The pipeline has: %3.").arg(id, didYouMean(id, names), names.join(QStringLiteral(", "))));
    }
    QJsonValue value;
    if (const auto spec = specIn(document, node->second.module, [&](const QString& module) { return host.find(module); })) {
        const ParameterSpec* parameter = spec->parameter(key);
        if (!parameter) {
            QStringList names;
            for (const ParameterSpec& known : spec->parameters)
                names.append(known.key);
            return usageError(Tr::tr("--set: the node '%1' (%2) has no parameter '%3'%4 It has: %5.")
                                  .arg(id, spec->id, key, didYouMean(key, names), names.join(QStringLiteral(", "))));
        }
        if (text.startsWith(QLatin1String("${")) && text.endsWith(QLatin1Char('}'))) {
            value = text; // a variable, whatever the type
        } else {
            TRY(value, parseValue(*parameter, text));
        }
    } else { // a module that is not installed: checking will say so
        value = fromJsonText(text);
        if (value.isUndefined())
            value = text;
    }
    if (value.isNull())
        node->second.parameters.remove(key);
    else
        node->second.parameters.insert(key, value);
    return {};
}

} // namespace terrella::cli
