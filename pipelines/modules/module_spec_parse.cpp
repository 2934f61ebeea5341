// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_spec.h"

#include "pipelines/modules/names.h"
#include "pipelines/modules/spec_reader.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ModuleSpecification)
};

#define TERRELLA_FINISH(reader)                                                                                                                      \
    do {                                                                                                                                             \
        if (auto problem = (reader).finish())                                                                                                        \
            return *std::move(problem);                                                                                                              \
    } while (false)

bool matches(const QString& text, const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

constexpr char kKey[] = "[a-z][a-z0-9_]*";

void checkKey(SpecReader& reader, const QString& key)
{
    if (!matches(key, kKey))
        reader.complain(QStringLiteral("key"), Tr::tr("is '%1'; it must be small letters, digits and '_', a letter first.").arg(key));
}

Result<VariableNeed> parseNeed(const QJsonObject& json, const QString& path)
{
    SpecReader reader(json, path);
    VariableNeed out;
    out.standardName = reader.text("standard_name");
    out.names = reader.texts("names");
    out.units = reader.text("units");
    out.required = reader.flag("required", true);
    if (out.standardName.isEmpty() && out.names.isEmpty())
        reader.complain(QStringLiteral("standard_name"), Tr::tr("is missing, and 'names' too: one of them must say which variable is meant."));
    TERRELLA_FINISH(reader);
    return out;
}

Result<PortSpec> parsePort(const QJsonObject& json, const QString& path, bool isInput)
{
    SpecReader reader(json, path);
    PortSpec out;
    out.key = reader.requiredText("key");
    checkKey(reader, out.key);
    out.title = reader.requiredText("title");
    out.help = reader.text("help");
    const QString type = reader.requiredText("type");
    if (const Result<DataType> parsed = parseDataType(type))
        out.type = *parsed;
    else
        reader.complain(QStringLiteral("type"), Tr::tr("is '%1'; it must be 'cube', 'features', 'model' or 'report'.").arg(type));
    if (isInput) {
        out.required = reader.flag("required", true);
        out.many = reader.flag("many", false);
    }
    int index = 0;
    for (const QJsonObject& item : reader.objects("variables")) {
        TRY(VariableNeed need, parseNeed(item, reader.pathOf(QStringLiteral("variables[%1]").arg(index++))));
        out.variables.push_back(std::move(need));
    }
    TERRELLA_FINISH(reader);
    return out;
}

Result<std::vector<PortSpec>> parsePorts(SpecReader& reader, const char* key, bool isInput)
{
    std::vector<PortSpec> out;
    for (const QJsonObject& item : reader.objects(key)) {
        const QString path = QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(out.size());
        TRY(PortSpec port, parsePort(item, path, isInput));
        if (std::ranges::find(out, port.key, &PortSpec::key) != out.end())
            return Error{ErrorCode::Invalid, Tr::tr("'%1.key' is '%2', which another port has already.").arg(path, port.key), {}};
        out.push_back(std::move(port));
    }
    return out;
}

/// From JSON Schema's type and our format; complains where the two do not go together.
ParameterType parameterType(SpecReader& reader, const QString& type, const QString& format, bool hasChoices)
{
    struct Row {
        const char* type;
        const char* format;
        ParameterType result;
    };
    static constexpr Row rows[] = {{"integer", "", ParameterType::Integer}, {"number", "", ParameterType::Real}, {"boolean", "", ParameterType::Flag},
        {"string", "", ParameterType::Text}, {"string", "variable", ParameterType::Variable}, {"string", "file", ParameterType::File},
        {"string", "output_file", ParameterType::File}, {"array", "region", ParameterType::Region}, {"array", "period", ParameterType::Period},
        {"array", "files", ParameterType::Files}, {"array", "", ParameterType::TextList}};
    bool typeIsKnown = false;
    for (const Row& row : rows) {
        const bool sameType = type == QLatin1String(row.type);
        typeIsKnown = typeIsKnown || sameType;
        if (!sameType || format != QLatin1String(row.format))
            continue;
        if (hasChoices && row.result != ParameterType::Text)
            reader.complain(QStringLiteral("enum"), Tr::tr("belongs to texts without format only."));
        return hasChoices ? ParameterType::Choice : row.result;
    }
    if (!typeIsKnown)
        reader.complain(QStringLiteral("type"), Tr::tr("is '%1'; it must be 'number', 'integer', 'string', 'boolean' or 'array'.").arg(type));
    else
        reader.complain(QStringLiteral("format"), Tr::tr("is '%1', which type '%2' does not have.").arg(format, type));
    return ParameterType::Text;
}

void parseChoices(SpecReader& reader, ParameterSpec& out)
{
    const QStringList values = reader.texts("enum");
    const QJsonValue given = reader.value("enumTitles");
    const QStringList titles = given.isUndefined() ? values : reader.texts("enumTitles");
    if (titles.size() != values.size()) {
        reader.complain(QStringLiteral("enumTitles"), Tr::tr("must have as many entries as 'enum'."));
        return;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        out.choices.push_back({values[i], titles[i]});
}

void parseLimits(SpecReader& reader, ParameterSpec& out)
{
    out.minimum = reader.number("minimum");
    out.maximum = reader.number("maximum");
    out.exclusiveMinimum = reader.number("exclusiveMinimum");
    const bool limited = out.minimum || out.maximum || out.exclusiveMinimum;
    if (limited && out.type != ParameterType::Integer && out.type != ParameterType::Real)
        reader.complain(out.minimum ? QStringLiteral("minimum")
                : out.maximum       ? QStringLiteral("maximum")
                                    : QStringLiteral("exclusiveMinimum"),
            Tr::tr("belongs to numbers only."));
    if (out.maximum && ((out.minimum && *out.minimum > *out.maximum) || (out.exclusiveMinimum && *out.exclusiveMinimum >= *out.maximum)))
        reader.complain(QStringLiteral("maximum"), Tr::tr("is below the minimum."));
}

void checkDefault(SpecReader& reader, const ParameterSpec& parameter)
{
    if (parameter.defaultValue.isUndefined()) {
        if (parameter.type == ParameterType::Choice && !parameter.required)
            reader.complain(QStringLiteral("default"), Tr::tr("is missing: a choice that is not required needs one."));
        return;
    }
    const Result<QJsonValue> checked = checkParameter(parameter, parameter.defaultValue);
    if (!checked)
        reader.complain(QStringLiteral("default"), Tr::tr("is not acceptable: %1").arg(checked.error().message));
}

Result<ParameterSpec> parseParameter(const QString& key, const QJsonObject& json, bool required, const std::vector<PortSpec>& inputs)
{
    SpecReader reader(json, QStringLiteral("parameters.properties.") + key);
    if (!matches(key, kKey))
        reader.complain({}, Tr::tr("must be small letters, digits and '_', a letter first."));
    ParameterSpec out;
    out.key = key;
    out.required = required;
    out.title = reader.requiredText("title");
    out.help = reader.text("description");
    out.group = reader.text("group");
    out.unit = reader.text("unit");
    out.ofPort = reader.text("port");
    const bool hasChoices = !reader.value("enum").isUndefined();
    const QString type = reader.requiredText("type");
    const QString format = reader.text("format");
    out.type = parameterType(reader, type, format, hasChoices);
    out.written = out.type == ParameterType::File && format == QLatin1String("output_file");
    if (hasChoices)
        parseChoices(reader, out);
    if (hasChoices && out.choices.empty())
        reader.complain(QStringLiteral("enum"), Tr::tr("must not be empty."));
    parseLimits(reader, out);
    if (type == QLatin1String("array")) {
        const bool hasItems = !reader.value("items").isUndefined();
        const bool ofTexts = out.type == ParameterType::TextList || out.type == ParameterType::Files;
        if (hasItems && !ofTexts)
            reader.complain(QStringLiteral("items"), Tr::tr("does not belong to this format."));
        else if (hasItems && reader.object("items") != QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}})
            reader.complain(QStringLiteral("items"), Tr::tr("must be {\"type\": \"string\"}."));
    }
    const bool portExists = std::ranges::find(inputs, out.ofPort, &PortSpec::key) != inputs.end();
    if (out.type == ParameterType::Variable ? !portExists : !out.ofPort.isEmpty())
        reader.complain(QStringLiteral("port"),
            out.type == ParameterType::Variable ? Tr::tr("must name the input whose variables are offered; it is '%1'.").arg(out.ofPort)
                                                : Tr::tr("belongs to format 'variable' only."));
    const QJsonValue defaultValue = reader.value("default");
    if (!defaultValue.isNull())
        out.defaultValue = defaultValue;
    checkDefault(reader, out);
    TERRELLA_FINISH(reader);
    return out;
}

Result<std::vector<ParameterSpec>> parseParameters(const QJsonObject& json, const std::vector<PortSpec>& inputs)
{
    std::vector<ParameterSpec> out;
    if (json.isEmpty())
        return out;
    SpecReader reader(json, QStringLiteral("parameters"));
    if (reader.requiredText("type") != QLatin1String("object"))
        reader.complain(QStringLiteral("type"), Tr::tr("must be 'object'."));
    const QStringList required = reader.texts("required");
    const QJsonObject properties = reader.object("properties");
    const bool isOrdered = !reader.value("order").isUndefined();
    const QStringList order = isOrdered ? reader.texts("order") : properties.keys();
    for (const QString& key : required) {
        if (!properties.contains(key))
            reader.complain(QStringLiteral("required"), Tr::tr("lists '%1', which is not among the properties.").arg(key));
    }
    for (const QString& key : order) {
        if (!properties.contains(key))
            reader.complain(QStringLiteral("order"), Tr::tr("lists '%1', which is not among the properties.").arg(key));
    }
    for (const QString& key : properties.keys()) {
        if (!order.contains(key))
            reader.complain(QStringLiteral("order"), Tr::tr("does not list '%1'.").arg(key));
        if (!properties.value(key).isObject())
            reader.complain(QStringLiteral("properties.") + key, Tr::tr("must be an object."));
    }
    TERRELLA_FINISH(reader);
    for (const QString& key : order) {
        TRY(ParameterSpec parameter, parseParameter(key, properties.value(key).toObject(), required.contains(key), inputs));
        out.push_back(std::move(parameter));
    }
    return out;
}

/// Every {placeholder} of the line on a node must be a parameter.
void checkDescription(SpecReader& reader, const ModuleSpec& spec)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([^}]*)\\}"));
    auto found = placeholder.globalMatch(spec.description);
    while (found.hasNext()) {
        const QString key = found.next().captured(1);
        if (!spec.parameter(key))
            reader.complain(QStringLiteral("description"), Tr::tr("mentions {%1}, which is no parameter.").arg(key));
    }
}

Walk parseWalk(SpecReader& reader)
{
    const QString name = reader.value("walk").isUndefined() ? QStringLiteral("whole") : reader.text("walk");
    if (name == QLatin1String("fields"))
        return Walk::Fields;
    if (name == QLatin1String("series"))
        return Walk::Series;
    if (name == QLatin1String("recurrence"))
        return Walk::Recurrence;
    if (name != QLatin1String("whole"))
        reader.complain(QStringLiteral("walk"), Tr::tr("is '%1'; it must be 'fields', 'series', 'recurrence' or 'whole'.").arg(name));
    return Walk::Whole;
}

Result<ModuleSpec> parseChecked(const QJsonObject& json)
{
    SpecReader reader(json, {});
    ModuleSpec out;
    out.id = reader.requiredText("id");
    if (!matches(out.id, "[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*"))
        reader.complain(QStringLiteral("id"), Tr::tr("is '%1'; it must look like 'theme.verb_noun'.").arg(out.id));
    out.version = reader.requiredText("version");
    if (!matches(out.version, "\\d+\\.\\d+\\.\\d+"))
        reader.complain(QStringLiteral("version"), Tr::tr("is '%1'; it must look like '1.0.0'.").arg(out.version));
    out.title = reader.requiredText("title");
    out.summary = reader.requiredText("summary");
    out.description = reader.text("description");
    out.category = reader.requiredText("category");
    out.keywords = reader.texts("keywords");
    out.references = reader.texts("references");
    out.walk = parseWalk(reader);
    out.bytesPerCell = reader.number("bytes_per_cell").value_or(0.0);
    if (out.bytesPerCell < 0.0)
        reader.complain(QStringLiteral("bytes_per_cell"), Tr::tr("must not be negative."));
    out.usesGpu = reader.flag("gpu", false);
    TRY(out.inputs, parsePorts(reader, "inputs", true));
    TRY(out.outputs, parsePorts(reader, "outputs", false));
    TRY(out.parameters, parseParameters(reader.object("parameters"), out.inputs));
    checkDescription(reader, out);
    TERRELLA_FINISH(reader);
    return out;
}

} // namespace

Result<ModuleSpec> parseModuleSpec(const QJsonObject& json)
{
    Result<ModuleSpec> spec = parseChecked(json);
    if (spec)
        return spec;
    const QString id = json.value(QLatin1String("id")).toString();
    return spec.error().whileDoing(id.isEmpty() ? Tr::tr("reading a module specification") : Tr::tr("reading the specification of '%1'").arg(id));
}

} // namespace terrella
