// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/signature_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <bit>
#include <cstring>

namespace terrella {

namespace {

static_assert(std::endian::native == std::endian::little);

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Signature)
};

constexpr int kAxisKinds = 7, kGridKinds = 4, kColumnTypes = 4, kGeometryKinds = 4;

QString packed(const std::vector<double>& values)
{
    const auto bytes = static_cast<qsizetype>(values.size() * sizeof(double));
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(values.data()), bytes).toBase64());
}

std::vector<double> unpacked(const QJsonValue& value)
{
    const QByteArray bytes = QByteArray::fromBase64(value.toString().toLatin1());
    std::vector<double> out(static_cast<std::size_t>(bytes.size()) / sizeof(double));
    std::memcpy(out.data(), bytes.constData(), out.size() * sizeof(double));
    return out;
}

QString text(const QJsonObject& json, const char* key) { return json.value(QLatin1String(key)).toString(); }
std::size_t count(const QJsonObject& json, const char* key)
{
    return static_cast<std::size_t>(std::max<qint64>(0, json.value(QLatin1String(key)).toInteger()));
}

Error broken(const QString& what) { return {ErrorCode::Invalid, Tr::tr("This is no signature: %1 does not fit the rest.").arg(what), {}}; }

template <class T>
Result<T> kind(const QJsonObject& json, const char* key, int kinds)
{
    const int number = json.value(QLatin1String(key)).toInt(-1);
    if (number < 0 || number >= kinds)
        return broken(QLatin1String(key));
    return static_cast<T>(number);
}

QJsonObject toJson(const Axis& axis)
{
    return {{QStringLiteral("kind"), static_cast<int>(axis.kind)}, {QStringLiteral("name"), axis.name},
        {QStringLiteral("standard_name"), axis.standardName}, {QStringLiteral("units"), axis.units}, {QStringLiteral("positive"), axis.positive},
        {QStringLiteral("values"), packed(axis.values)}, {QStringLiteral("calendar"), calendarName(axis.calendar)},
        {QStringLiteral("time_units"), axis.timeUnits}};
}

Result<Axis> axisFrom(const QJsonObject& json)
{
    Axis out;
    TRY(out.kind, kind<AxisKind>(json, "kind", kAxisKinds));
    out.name = text(json, "name");
    out.standardName = text(json, "standard_name");
    out.units = text(json, "units");
    out.positive = text(json, "positive");
    out.values = unpacked(json.value(QLatin1String("values")));
    TRY(out.calendar, parseCalendar(text(json, "calendar")));
    out.timeUnits = text(json, "time_units");
    return out;
}

QJsonObject toJson(const Grid& grid)
{
    return {{QStringLiteral("kind"), static_cast<int>(grid.kind)}, {QStringLiteral("ny"), static_cast<qint64>(grid.ny)},
        {QStringLiteral("nx"), static_cast<qint64>(grid.nx)}, {QStringLiteral("steps"), static_cast<qint64>(grid.steps)},
        {QStringLiteral("lat"), packed(grid.lat)}, {QStringLiteral("lon"), packed(grid.lon)}, {QStringLiteral("y"), packed(grid.y)},
        {QStringLiteral("x"), packed(grid.x)}, {QStringLiteral("crs"), grid.crs}, {QStringLiteral("periodic"), grid.periodic}};
}

Result<Grid> gridFrom(const QJsonObject& json)
{
    Grid out;
    TRY(out.kind, kind<GridKind>(json, "kind", kGridKinds));
    out.ny = count(json, "ny");
    out.nx = count(json, "nx");
    out.steps = count(json, "steps");
    out.lat = unpacked(json.value(QLatin1String("lat")));
    out.lon = unpacked(json.value(QLatin1String("lon")));
    out.y = unpacked(json.value(QLatin1String("y")));
    out.x = unpacked(json.value(QLatin1String("x")));
    out.crs = text(json, "crs");
    out.periodic = json.value(QLatin1String("periodic")).toBool();
    const bool isSeparable = out.kind == GridKind::LatLon;
    const std::size_t cells = out.ny * out.nx * (out.kind == GridKind::Curvilinear ? out.steps : 1);
    const auto fits = [](const std::vector<double>& values, std::size_t size) { return values.empty() || values.size() == size; };
    if (!fits(out.lat, isSeparable ? out.ny : cells) || !fits(out.lon, isSeparable ? out.nx : cells))
        return broken(QStringLiteral("lat, lon"));
    if (out.kind == GridKind::Projected && (out.y.size() != out.ny || out.x.size() != out.nx))
        return broken(QStringLiteral("y, x"));
    return out;
}

QJsonObject toJson(const Variable& variable)
{
    QJsonArray axes;
    for (const int axis : variable.axes)
        axes.append(axis);
    return {{QStringLiteral("name"), variable.name}, {QStringLiteral("standard_name"), variable.standardName},
        {QStringLiteral("long_name"), variable.longName}, {QStringLiteral("units"), variable.units},
        {QStringLiteral("cell_methods"), variable.cellMethods}, {QStringLiteral("axes"), axes}, {QStringLiteral("grid"), variable.grid},
        {QStringLiteral("stored_type"), variable.storedType}, {QStringLiteral("attributes"), variable.attributes}};
}

Result<Variable> variableFrom(const QJsonObject& json, const CubeSignature& cube)
{
    Variable out;
    out.name = text(json, "name");
    out.standardName = text(json, "standard_name");
    out.longName = text(json, "long_name");
    out.units = text(json, "units");
    out.cellMethods = text(json, "cell_methods");
    for (const QJsonValue& axis : json.value(QLatin1String("axes")).toArray()) {
        out.axes.push_back(axis.toInt(-1));
        if (out.axes.back() < 0 || out.axes.back() >= static_cast<int>(cube.axes.size()))
            return broken(QStringLiteral("axes of ") + out.name);
    }
    out.grid = json.value(QLatin1String("grid")).toInt(-1);
    if (out.grid < -1 || out.grid >= static_cast<int>(cube.grids.size()))
        return broken(QStringLiteral("grid of ") + out.name);
    out.storedType = text(json, "stored_type");
    out.attributes = json.value(QLatin1String("attributes")).toObject();
    return out;
}

QJsonObject toJson(const CubeSignature& cube)
{
    QJsonArray axes, grids, variables;
    for (const Axis& axis : cube.axes)
        axes.append(toJson(axis));
    for (const Grid& grid : cube.grids)
        grids.append(toJson(grid));
    for (const Variable& variable : cube.variables)
        variables.append(toJson(variable));
    return {{QStringLiteral("axes"), axes}, {QStringLiteral("grids"), grids}, {QStringLiteral("variables"), variables},
        {QStringLiteral("attributes"), cube.attributes}};
}

Result<Signature> cubeFrom(const QJsonObject& json)
{
    auto out = std::make_shared<CubeSignature>();
    for (const QJsonValue& value : json.value(QLatin1String("axes")).toArray()) {
        TRY(Axis axis, axisFrom(value.toObject()));
        out->axes.push_back(std::move(axis));
    }
    for (const QJsonValue& value : json.value(QLatin1String("grids")).toArray()) {
        TRY(Grid grid, gridFrom(value.toObject()));
        out->grids.push_back(std::move(grid));
    }
    for (const QJsonValue& value : json.value(QLatin1String("variables")).toArray()) {
        TRY(Variable variable, variableFrom(value.toObject(), *out));
        out->variables.push_back(std::move(variable));
    }
    out->attributes = json.value(QLatin1String("attributes")).toObject();
    return Signature(std::shared_ptr<const CubeSignature>(std::move(out)));
}

QJsonObject toJson(const FeaturesSignature& features)
{
    QJsonArray columns;
    for (const ColumnInfo& column : features.columns)
        columns.append(QJsonObject{{QStringLiteral("name"), column.name}, {QStringLiteral("type"), static_cast<int>(column.type)},
            {QStringLiteral("standard_name"), column.standardName}, {QStringLiteral("units"), column.units},
            {QStringLiteral("description"), column.description}, {QStringLiteral("cf_role"), column.cfRole}});
    QJsonObject out{{QStringLiteral("geometry"), static_cast<int>(features.geometry)}, {QStringLiteral("feature_type"), features.featureType},
        {QStringLiteral("columns"), columns}, {QStringLiteral("calendar"), calendarName(features.calendar)}, {QStringLiteral("crs"), features.crs},
        {QStringLiteral("attributes"), features.attributes}};
    if (features.rows)
        out.insert(QLatin1String("rows"), *features.rows);
    return out;
}

Result<Signature> featuresFrom(const QJsonObject& json)
{
    auto out = std::make_shared<FeaturesSignature>();
    TRY(out->geometry, kind<GeometryKind>(json, "geometry", kGeometryKinds));
    out->featureType = text(json, "feature_type");
    for (const QJsonValue& value : json.value(QLatin1String("columns")).toArray()) {
        const QJsonObject one = value.toObject();
        ColumnInfo column;
        column.name = text(one, "name");
        TRY(column.type, kind<ColumnType>(one, "type", kColumnTypes));
        column.standardName = text(one, "standard_name");
        column.units = text(one, "units");
        column.description = text(one, "description");
        column.cfRole = text(one, "cf_role");
        out->columns.push_back(std::move(column));
    }
    TRY(out->calendar, parseCalendar(text(json, "calendar")));
    out->crs = text(json, "crs");
    if (json.contains(QLatin1String("rows")))
        out->rows = json.value(QLatin1String("rows")).toInteger();
    out->attributes = json.value(QLatin1String("attributes")).toObject();
    return Signature(std::shared_ptr<const FeaturesSignature>(std::move(out)));
}

} // namespace

QJsonObject signatureToJson(const Signature& signature)
{
    QJsonObject out;
    if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&signature))
        out = toJson(**cube);
    else if (const auto* features = std::get_if<std::shared_ptr<const FeaturesSignature>>(&signature))
        out = toJson(**features);
    else if (const auto* model = std::get_if<std::shared_ptr<const ModelSignature>>(&signature))
        out = {{QStringLiteral("card"), (*model)->card}};
    else
        out = {{QStringLiteral("title"), std::get<std::shared_ptr<const ReportSignature>>(signature)->title}};
    out.insert(QLatin1String("type"), dataTypeName(typeOf(signature)));
    return out;
}

Result<Signature> signatureFromJson(const QJsonObject& json)
{
    TRY(const DataType type, parseDataType(text(json, "type")));
    switch (type) {
    case DataType::Cube: return cubeFrom(json);
    case DataType::Features: return featuresFrom(json);
    case DataType::Model:
        return Signature(
            std::shared_ptr<const ModelSignature>(std::make_shared<ModelSignature>(ModelSignature{json.value(QLatin1String("card")).toObject()})));
    case DataType::Report: break;
    }
    return Signature(std::shared_ptr<const ReportSignature>(std::make_shared<ReportSignature>(ReportSignature{text(json, "title")})));
}

} // namespace terrella
