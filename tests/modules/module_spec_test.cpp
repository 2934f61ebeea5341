// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_spec.h"
#include "pipelines/modules/problem.h"

#include "pipelines/core/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace terrella;

namespace {

/// A specification with every kind of parameter.
QJsonObject everything()
{
    const auto parsed = parseJson(R"({
      "id": "tests.do_everything", "version": "1.2.3", "title": "Do everything", "summary": "Has every kind of parameter.",
      "description": "{real} Pa · {choice}", "category": "Tests", "keywords": ["a", "b"], "references": ["doi:10.1000/1"],
      "walk": "recurrence", "bytes_per_cell": 12.5, "gpu": true,
      "inputs": [
        { "key": "field", "title": "Field", "type": "cube", "help": "A field.", "required": false, "many": true,
          "variables": [ { "standard_name": "air_temperature", "names": ["t", "ta"], "units": "K", "required": false }, { "names": ["x"] } ] },
        { "key": "points", "title": "Points", "type": "features" } ],
      "outputs": [ { "key": "field", "title": "Result", "type": "cube" }, { "key": "report", "title": "Report", "type": "report" } ],
      "parameters": { "type": "object", "required": ["files"],
        "order": ["real", "integer", "flag", "text", "choice", "variable", "region", "period", "file", "output", "files", "list"],
        "properties": {
          "real": { "type": "number", "title": "Real", "unit": "Pa", "default": 8, "minimum": 0, "maximum": 10, "group": "More", "description": "Help." },
          "integer": { "type": "integer", "title": "Integer", "exclusiveMinimum": 0 },
          "flag": { "type": "boolean", "title": "Flag", "default": true },
          "text": { "type": "string", "title": "Text" },
          "choice": { "type": "string", "title": "Choice", "enum": ["one", "two"], "enumTitles": ["The one", "The other"], "default": "two" },
          "variable": { "type": "string", "format": "variable", "port": "field", "title": "Variable" },
          "region": { "type": "array", "format": "region", "title": "Region", "default": [170, -10, -170, 10] },
          "period": { "type": "array", "format": "period", "title": "Period" },
          "file": { "type": "string", "format": "file", "title": "File" },
          "output": { "type": "string", "format": "output_file", "title": "Output" },
          "files": { "type": "array", "format": "files", "items": {"type": "string"}, "title": "Files" },
          "list": { "type": "array", "items": {"type": "string"}, "title": "List", "default": ["x"] } } } })",
        QStringLiteral("test"));
    return parsed ? *parsed : QJsonObject();
}

/// The object with the value at "a.b.0.c" replaced; undefined removes it.
QJsonValue replaced(const QJsonValue& where, QStringList path, const QJsonValue& value)
{
    if (path.isEmpty())
        return value;
    const QString key = path.takeFirst();
    if (where.isArray()) {
        QJsonArray array = where.toArray();
        array[key.toInt()] = replaced(array.at(key.toInt()), path, value);
        return array;
    }
    QJsonObject object = where.toObject();
    const QJsonValue inner = replaced(object.value(key), path, value);
    if (inner.isUndefined())
        object.remove(key);
    else
        object[key] = inner;
    return object;
}

ParameterSpec number(double least, double most)
{
    ParameterSpec out;
    out.key = QStringLiteral("merge_distance");
    out.title = QStringLiteral("Merge distance");
    out.unit = QStringLiteral("degree");
    out.type = ParameterType::Real;
    out.minimum = least;
    out.maximum = most;
    return out;
}

ParameterSpec ofType(ParameterType type)
{
    ParameterSpec out;
    out.key = QStringLiteral("p");
    out.title = QStringLiteral("The P");
    out.type = type;
    return out;
}

} // namespace

class ModuleSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEverything()
    {
        const auto spec = parseModuleSpec(everything());
        QVERIFY2(spec, spec ? "" : qPrintable(spec.error().message));
        QCOMPARE(spec->id, QStringLiteral("tests.do_everything"));
        QCOMPARE(spec->theme(), QStringLiteral("tests"));
        QCOMPARE(spec->walk, Walk::Recurrence);
        QCOMPARE(spec->bytesPerCell, 12.5);
        QVERIFY(spec->usesGpu);
        QVERIFY(spec->input(QStringLiteral("field"))->many);
        QVERIFY(!spec->input(QStringLiteral("field"))->required);
        QCOMPARE(spec->input(QStringLiteral("field"))->variables[0].names, (QStringList{QStringLiteral("t"), QStringLiteral("ta")}));
        QVERIFY(spec->input(QStringLiteral("points"))->required);
        QCOMPARE(spec->output(QStringLiteral("report"))->type, DataType::Report);
        QVERIFY(!spec->output(QStringLiteral("points")));
        const std::vector<ParameterType> types{ParameterType::Real, ParameterType::Integer, ParameterType::Flag, ParameterType::Text,
            ParameterType::Choice, ParameterType::Variable, ParameterType::Region, ParameterType::Period, ParameterType::File, ParameterType::File,
            ParameterType::Files, ParameterType::TextList};
        QCOMPARE(spec->parameters.size(), types.size());
        for (std::size_t i = 0; i < types.size(); ++i)
            QCOMPARE(spec->parameters[i].type, types[i]);
        QCOMPARE(spec->parameter(QStringLiteral("choice"))->choices[1].title, QStringLiteral("The other"));
        QVERIFY(spec->parameter(QStringLiteral("files"))->required);
        QVERIFY(!spec->parameter(QStringLiteral("file"))->required);
        QVERIFY(!spec->parameter(QStringLiteral("file"))->written);
        QVERIFY(spec->parameter(QStringLiteral("output"))->written);
    }

    void survivesTheRoundTrip()
    {
        const auto spec = parseModuleSpec(everything());
        QVERIFY(spec);
        const QJsonObject json = toJson(*spec);
        const auto again = parseModuleSpec(json);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QVERIFY(*again == *spec);
        QCOMPARE(canonicalJson(toJson(*again)), canonicalJson(json));
    }

    void refusesWithTheKey_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value"); // JSON of one array element; empty removes
        QTest::addColumn<QString>("sentence");
        const auto row
            = [](const char* name, const char* path, const char* value, const char* sentence) { QTest::newRow(name) << path << value << sentence; };
        row("unknown key", "catgory", "\"x\"", "'catgory' is not a key of module specifications; did you mean 'category'?");
        row("unknown key of a port", "inputs.0.kind", "1", "'inputs[0].kind' is not a key of module specifications.");
        row("unknown key of a parameter", "parameters.properties.real.min", "1",
            "'parameters.properties.real.min' is not a key of module specifications; did you mean 'minimum'?");
        row("wrong type", "keywords", "\"cyclone\"", "'keywords' must be a list of texts.");
        row("missing title", "title", "", "'title' is missing.");
        row("empty summary", "summary", "\" \"", "'summary' must not be empty.");
        row("id without theme", "id", "\"everything\"", "'id' is 'everything'; it must look like 'theme.verb_noun'.");
        row("version", "version", "\"1.0\"", "'version' is '1.0'; it must look like '1.0.0'.");
        row("walk", "walk", "\"random\"", "'walk' is 'random'; it must be 'fields', 'series', 'recurrence' or 'whole'.");
        row("duplicate port", "inputs.1.key", "\"field\"", "'inputs[1].key' is 'field', which another port has already.");
        row("port type", "inputs.0.type", "\"grid\"", "'inputs[0].type' is 'grid'; it must be 'cube', 'features', 'model' or 'report'.");
        row("an output that is required", "outputs.0.required", "true", "'outputs[0].required' is not a key of module specifications.");
        row("nameless need", "inputs.0.variables.1.names", "[]",
            "'inputs[0].variables[1].standard_name' is missing, and 'names' too: one of them must say which variable is meant.");
        row("keyword twice", "keywords", "[\"a\", \"a\"]", "'keywords' holds 'a' twice.");
        row("default below minimum", "parameters.properties.real.default", "-1",
            "'parameters.properties.real.default' is not acceptable: 'real' must be at least 0 Pa; it is −1.");
        row("default of another type", "parameters.properties.flag.default", "\"yes\"",
            "'parameters.properties.flag.default' is not acceptable: 'flag' must be true or false; it is 'yes'.");
        row("choice without default", "parameters.properties.choice.default", "",
            "'parameters.properties.choice.default' is missing: a choice that is not required needs one.");
        row("titles of choices", "parameters.properties.choice.enumTitles", "[\"The one\"]",
            "'parameters.properties.choice.enumTitles' must have as many entries as 'enum'.");
        row("limits of a text", "parameters.properties.text.minimum", "1", "'parameters.properties.text.minimum' belongs to numbers only.");
        row("limits that cross", "parameters.properties.real.maximum", "-3", "'parameters.properties.real.maximum' is below the minimum.");
        row("format", "parameters.properties.region.format", "\"box\"",
            "'parameters.properties.region.format' is 'box', which type 'array' does not have.");
        row("type", "parameters.properties.real.type", "\"float\"",
            "'parameters.properties.real.type' is 'float'; it must be 'number', 'integer', 'string', 'boolean' or 'array'.");
        row("variable of no port", "parameters.properties.variable.port", "\"fields\"",
            "'parameters.properties.variable.port' must name the input whose variables are offered; it is 'fields'.");
        row("order with a stranger", "parameters.order.0", "\"reel\"", "'parameters.order' lists 'reel', which is not among the properties.");
        row("order twice", "parameters.order.0", "\"list\"", "'parameters.order' holds 'list' twice.");
        row("required stranger", "parameters.required", "[\"fils\"]", "'parameters.required' lists 'fils', which is not among the properties.");
        row("items of a list", "parameters.properties.list.items", "{\"type\": \"number\"}",
            "'parameters.properties.list.items' must be {\"type\": \"string\"}.");
        row("items of a region", "parameters.properties.region.items", "{}", "'parameters.properties.region.items' does not belong to this format.");
        row("placeholder", "description", "\"{range}\"", "'description' mentions {range}, which is no parameter.");
    }

    void refusesWithTheKey()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, sentence);
        QJsonValue wrong = QJsonValue::Undefined;
        if (!value.isEmpty())
            wrong = parseJson("{\"v\":" + value.toUtf8() + '}', QStringLiteral("test"))->value(QLatin1String("v"));
        const QJsonObject json = replaced(everything(), path.split(QLatin1Char('.')), wrong).toObject();
        const auto spec = parseModuleSpec(json);
        QVERIFY(!spec);
        QCOMPARE(spec.error().message, sentence);
        QCOMPARE(spec.error().code, ErrorCode::Invalid);
        QVERIFY(spec.error().trail.first().contains(QStringLiteral("specification")));
    }

    void itemsMayBeLeftOut()
    {
        QJsonValue json = replaced(everything(),
            {QStringLiteral("parameters"), QStringLiteral("properties"), QStringLiteral("files"), QStringLiteral("items")}, QJsonValue::Undefined);
        const auto spec = parseModuleSpec(json.toObject());
        QVERIFY(spec);
        QVERIFY(*spec == *parseModuleSpec(everything()));
    }

    void orderLeavesNothingOut()
    {
        QJsonObject json = everything();
        QJsonObject parameters = json[QLatin1String("parameters")].toObject();
        QJsonArray order = parameters[QLatin1String("order")].toArray();
        order.removeLast();
        parameters[QLatin1String("order")] = order;
        json[QLatin1String("parameters")] = parameters;
        const auto spec = parseModuleSpec(json);
        QVERIFY(!spec);
        QCOMPARE(spec.error().message, QStringLiteral("'parameters.order' does not list 'list'."));
    }

    void numbersHaveLimits()
    {
        const ParameterSpec spec = number(0, 20);
        QCOMPARE(checkParameter(spec, -1).error().message, QStringLiteral("'merge_distance' must be at least 0 degrees; it is −1."));
        QCOMPARE(checkParameter(spec, 20.5).error().message, QStringLiteral("'merge_distance' must be at most 20 degrees; it is 20.5."));
        QCOMPARE(checkParameter(spec, 20.5).error().code, ErrorCode::OutOfRange);
        QCOMPARE(checkParameter(spec, QStringLiteral("six")).error().message, QStringLiteral("'merge_distance' must be a number; it is 'six'."));
        QVERIFY(checkParameter(spec, 0));
        QVERIFY(checkParameter(spec, 20));
        ParameterSpec open = spec;
        open.minimum.reset();
        open.exclusiveMinimum = 0;
        open.unit.clear();
        QCOMPARE(checkParameter(open, 0).error().message, QStringLiteral("'merge_distance' must be more than 0; it is 0."));
        QVERIFY(checkParameter(open, 1e-9));
        QCOMPARE(checkParameter(ofType(ParameterType::Integer), 2.5).error().message, QStringLiteral("'p' must be a whole number; it is 2.5."));
        QCOMPARE(checkParameter(ofType(ParameterType::Integer), -3)->toInt(), -3);
    }

    void defaultsAreFilledIn()
    {
        ParameterSpec spec = number(0, 20);
        spec.defaultValue = 6;
        QCOMPARE(checkParameter(spec, QJsonValue::Undefined)->toDouble(), 6.0);
        QCOMPARE(checkParameter(spec, QJsonValue::Null)->toDouble(), 6.0);
        spec.defaultValue = QJsonValue::Undefined;
        QVERIFY(checkParameter(spec, QJsonValue::Undefined)->isNull());
        spec.required = true;
        QCOMPARE(checkParameter(spec, QJsonValue::Undefined).error().message, QStringLiteral("'merge_distance' (Merge distance) must be set."));
        ParameterSpec files = ofType(ParameterType::Files);
        QCOMPARE(checkParameter(files, QJsonValue::Null)->toArray().size(), 0);
        files.required = true;
        QCOMPARE(checkParameter(files, QJsonArray()).error().message, QStringLiteral("'p' (The P) must be set."));
        ParameterSpec text = ofType(ParameterType::Text);
        QCOMPARE(checkParameter(text, QJsonValue::Null)->toString(), QString());
        text.required = true;
        QVERIFY(!checkParameter(text, QStringLiteral("  ")));
    }

    void choicesAreListed()
    {
        ParameterSpec spec = ofType(ParameterType::Choice);
        spec.choices = {{QStringLiteral("min"), {}}, {QStringLiteral("max"), {}}, {QStringLiteral("mean"), {}}};
        QCOMPARE(
            checkParameter(spec, QStringLiteral("median")).error().message, QStringLiteral("'p' must be 'min', 'max' or 'mean'; it is 'median'."));
        QCOMPARE(checkParameter(spec, QStringLiteral("max"))->toString(), QStringLiteral("max"));
        QVERIFY(!checkParameter(spec, 3));
    }

    void regionsAreBoxes()
    {
        const ParameterSpec spec = ofType(ParameterType::Region);
        QVERIFY(checkParameter(spec, QJsonArray{170, -10, -170, 10}));
        QVERIFY(checkParameter(spec, QJsonArray{0, -90, 360, 90}));
        QVERIFY(checkParameter(spec, QJsonArray())->isNull());
        QVERIFY(!checkParameter(spec, QJsonArray{1, 2, 3}));
        QVERIFY(!checkParameter(spec, QJsonArray{1, 2, 3, QStringLiteral("4")}));
        QCOMPARE(checkParameter(spec, QJsonArray{0, 20, 10, 10}).error().message,
            QStringLiteral("'p' has its southern edge at 20, north of its northern edge at 10 degrees."));
        QVERIFY(checkParameter(spec, QJsonArray{0, -91, 10, 10}).error().message.contains(QStringLiteral("between −90 and 90")));
        QCOMPARE(checkParameter(spec, QJsonArray{-180, 0, 300, 10}).error().message,
            QStringLiteral("'p' is 480 degrees wide; no more than 360 is possible."));
        QVERIFY(checkParameter(spec, QJsonArray{0, 0, 1000, 10}).error().message.contains(QStringLiteral("between −360 and 360")));
    }

    void regionsAreShapesToo()
    {
        const ParameterSpec spec = ofType(ParameterType::Region);
        const auto object = [](const char* json) { return QJsonDocument::fromJson(json).object(); };
        const auto refusal = [&](const char* json) {
            const auto checked = checkParameter(spec, object(json));
            return checked ? QString() : checked.error().message;
        };
        // One way to write a region: rings closed, no name, no feature around it. Keys of results are made of that.
        const QJsonValue polygon
            = *checkParameter(spec, object(R"({"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [0, 10]]], "name": "Here"})"));
        QCOMPARE(polygon, QJsonValue(object(R"({"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [0, 10], [0, 0]]]})")));
        QCOMPARE(*checkParameter(spec, polygon), polygon);
        QCOMPARE(*checkParameter(spec, object(R"({"type": "Feature", "properties": {"a": 1}, "geometry":
            {"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [0, 10], [0, 0]]]}})")),
            polygon);
        for (const char* json :
            {R"({"type": "Point", "coordinates": [1, 2], "distance_km": 5})",
                R"({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]], "distance_km": 5})",
                R"({"type": "LineString", "coordinates": [[1, 2], [3, 4]], "distance_km": 5.5})",
                R"({"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], "distance_km": 5})",
                R"({"type": "MultiPolygon", "coordinates": [[[[0, 0], [9, 0], [0, 9], [0, 0]], [[1, 1], [2, 1], [1, 2], [1, 1]]], [[[20, 0], [29, 0], [20, 9], [20, 0]]]]})"})
            QCOMPARE(*checkParameter(spec, object(json)), QJsonValue(object(json)));
        QVERIFY(refusal(R"({"type": "Point", "coordinates": [1, 2]})").contains(QStringLiteral("points and lines need 'distance_km'")));
        QCOMPARE(refusal(R"({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]})"),
            QStringLiteral("'p' is no region: a ring of it has 2 places; it needs at least 3."));
        QVERIFY(refusal(R"({"type": "Polygon", "coordinates": [[[0, 0], [1, 91], [2, 0]]]})").contains(QStringLiteral("between −90 and 90")));
        QVERIFY(refusal(R"({"type": "Polygon", "coordinates": [[[0, 0], ["1", 9], [2, 0]]]})").contains(QStringLiteral("[longitude, latitude]")));
        QVERIFY(refusal(R"({"type": "Circle", "coordinates": []})").contains(QStringLiteral("'Circle'")));
        QVERIFY(refusal(R"({"type": "LineString", "coordinates": [[1, 2], [3, 4]], "distance_km": -1})").contains(QStringLiteral("'distance_km'")));
        QVERIFY(refusal(R"({})").contains(QStringLiteral("Polygon")));
    }

    void periodsAreDates()
    {
        const ParameterSpec spec = ofType(ParameterType::Period);
        const auto period = [](const char* first, const char* last) { return QJsonArray{QString::fromUtf8(first), QString::fromUtf8(last)}; };
        QVERIFY(checkParameter(spec, period("2000-01-01", "2000-12-31")));
        QVERIFY(checkParameter(spec, period("", "2000-02-30"))); // exists in 360_day
        QVERIFY(checkParameter(spec, period("2000-01-31", "")));
        QVERIFY(checkParameter(spec, period("2000-06-01", "2000"))); // to the end of 2000
        QCOMPARE(*checkParameter(spec, QJsonValue::Null), QJsonValue(period("", "")));
        QCOMPARE(checkParameter(spec, period("2001-01-01", "2000-12-31")).error().message,
            QStringLiteral("'p' ends at 2000-12-31, before it begins at 2001-01-01."));
        QCOMPARE(checkParameter(spec, period("yesterday", "")).error().message,
            QStringLiteral("'p' holds 'yesterday', which is no date; write it as '2000-01-31' or '2000-01-31T06:00'."));
        QVERIFY(!checkParameter(spec, QJsonArray{QStringLiteral("2000-01-01")}));
    }

    void problemsSurviveTheRoundTrip()
    {
        const Problem problem{Severity::Warning, QStringLiteral("units.converted"), QStringLiteral("msl is in hPa."), QStringLiteral("detect_1"),
            QStringLiteral("field"), QStringLiteral("variable"), {{QStringLiteral("Use t2"), QJsonObject{{QStringLiteral("edit"), 1}}}}};
        const Problem again = problemFromJson(toJson(problem));
        QCOMPARE(again.severity, problem.severity);
        QCOMPARE(again.code, problem.code);
        QCOMPARE(again.message, problem.message);
        QCOMPARE(again.node, problem.node);
        QCOMPARE(again.port, problem.port);
        QCOMPARE(again.parameter, problem.parameter);
        QCOMPARE(again.fixes.size(), 1u);
        QCOMPARE(again.fixes[0].title, problem.fixes[0].title);
        QCOMPARE(again.fixes[0].edit, problem.fixes[0].edit);
        QCOMPARE(problemFromJson(toJson(Problem{})).severity, Severity::Error);
    }
};

QTEST_GUILESS_MAIN(ModuleSpecTest)
#include "module_spec_test.moc"
