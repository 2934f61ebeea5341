// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_spec.h"

#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

template <class T>
const T* byKey(const std::vector<T>& items, const QString& key)
{
    const auto it = std::ranges::find(items, key, &T::key);
    return it == items.end() ? nullptr : &*it;
}

QJsonArray textArray(const QStringList& texts) { return QJsonArray::fromStringList(texts); }

void setText(QJsonObject& object, const char* key, const QString& text)
{
    if (!text.isEmpty())
        object[QLatin1String(key)] = text;
}

QString walkName(Walk walk)
{
    switch (walk) {
    case Walk::Fields: return QStringLiteral("fields");
    case Walk::Series: return QStringLiteral("series");
    case Walk::Recurrence: return QStringLiteral("recurrence");
    case Walk::Whole: break;
    }
    return QStringLiteral("whole");
}

QJsonObject toJson(const VariableNeed& need)
{
    QJsonObject out;
    setText(out, "standard_name", need.standardName);
    if (!need.names.isEmpty())
        out[QLatin1String("names")] = textArray(need.names);
    setText(out, "units", need.units);
    out[QLatin1String("required")] = need.required;
    return out;
}

QJsonObject toJson(const PortSpec& port, bool isInput)
{
    QJsonObject out{{QStringLiteral("key"), port.key}, {QStringLiteral("title"), port.title}, {QStringLiteral("type"), dataTypeName(port.type)}};
    setText(out, "help", port.help);
    if (isInput) {
        out[QLatin1String("required")] = port.required;
        out[QLatin1String("many")] = port.many;
    }
    if (!port.variables.empty()) {
        QJsonArray variables;
        for (const VariableNeed& need : port.variables)
            variables.append(toJson(need));
        out[QLatin1String("variables")] = variables;
    }
    return out;
}

/// JSON Schema's type and, where that does not say it all, our format.
std::pair<QString, QString> schemaType(ParameterType type)
{
    switch (type) {
    case ParameterType::Integer: return {QStringLiteral("integer"), {}};
    case ParameterType::Real: return {QStringLiteral("number"), {}};
    case ParameterType::Flag: return {QStringLiteral("boolean"), {}};
    case ParameterType::Variable: return {QStringLiteral("string"), QStringLiteral("variable")};
    case ParameterType::File: return {QStringLiteral("string"), QStringLiteral("file")};
    case ParameterType::Region: return {QStringLiteral("array"), QStringLiteral("region")};
    case ParameterType::Period: return {QStringLiteral("array"), QStringLiteral("period")};
    case ParameterType::Files: return {QStringLiteral("array"), QStringLiteral("files")};
    case ParameterType::TextList: return {QStringLiteral("array"), {}};
    case ParameterType::Text:
    case ParameterType::Choice: break;
    }
    return {QStringLiteral("string"), {}};
}

QJsonObject toJson(const ParameterSpec& parameter)
{
    const auto [type, format] = schemaType(parameter.type);
    QJsonObject out{{QStringLiteral("type"), type}, {QStringLiteral("title"), parameter.title}};
    setText(out, "format", parameter.written ? QStringLiteral("output_file") : format);
    setText(out, "description", parameter.help);
    setText(out, "group", parameter.group);
    setText(out, "unit", parameter.unit);
    setText(out, "port", parameter.ofPort);
    if (parameter.type == ParameterType::TextList || parameter.type == ParameterType::Files)
        out[QLatin1String("items")] = QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}};
    if (!parameter.defaultValue.isUndefined())
        out[QLatin1String("default")] = parameter.defaultValue;
    if (parameter.minimum)
        out[QLatin1String("minimum")] = *parameter.minimum;
    if (parameter.maximum)
        out[QLatin1String("maximum")] = *parameter.maximum;
    if (parameter.exclusiveMinimum)
        out[QLatin1String("exclusiveMinimum")] = *parameter.exclusiveMinimum;
    if (!parameter.choices.empty()) {
        QJsonArray values, titles;
        for (const ParameterSpec::Option& option : parameter.choices) {
            values.append(option.value);
            titles.append(option.title);
        }
        out[QLatin1String("enum")] = values;
        out[QLatin1String("enumTitles")] = titles;
    }
    return out;
}

QJsonObject parametersToJson(const std::vector<ParameterSpec>& parameters)
{
    QJsonArray required, order;
    QJsonObject properties;
    for (const ParameterSpec& parameter : parameters) {
        order.append(parameter.key);
        if (parameter.required)
            required.append(parameter.key);
        properties[parameter.key] = toJson(parameter);
    }
    return {{QStringLiteral("type"), QStringLiteral("object")}, {QStringLiteral("required"), required}, {QStringLiteral("order"), order},
        {QStringLiteral("properties"), properties}};
}

} // namespace

const PortSpec* ModuleSpec::input(const QString& key) const { return byKey(inputs, key); }

const PortSpec* ModuleSpec::output(const QString& key) const { return byKey(outputs, key); }

const ParameterSpec* ModuleSpec::parameter(const QString& key) const { return byKey(parameters, key); }

QJsonObject toJson(const ModuleSpec& spec)
{
    QJsonArray inputs, outputs;
    for (const PortSpec& port : spec.inputs)
        inputs.append(toJson(port, true));
    for (const PortSpec& port : spec.outputs)
        outputs.append(toJson(port, false));
    return {{QStringLiteral("id"), spec.id}, {QStringLiteral("version"), spec.version}, {QStringLiteral("title"), spec.title},
        {QStringLiteral("summary"), spec.summary}, {QStringLiteral("description"), spec.description}, {QStringLiteral("category"), spec.category},
        {QStringLiteral("keywords"), textArray(spec.keywords)}, {QStringLiteral("references"), textArray(spec.references)},
        {QStringLiteral("walk"), walkName(spec.walk)}, {QStringLiteral("bytes_per_cell"), spec.bytesPerCell}, {QStringLiteral("gpu"), spec.usesGpu},
        {QStringLiteral("inputs"), inputs}, {QStringLiteral("outputs"), outputs}, {QStringLiteral("parameters"), parametersToJson(spec.parameters)}};
}

} // namespace terrella
