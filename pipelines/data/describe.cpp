// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/signature.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

QString kindName(AxisKind kind)
{
    switch (kind) {
    case AxisKind::Time: return QStringLiteral("time");
    case AxisKind::Member: return QStringLiteral("member");
    case AxisKind::Other: return QStringLiteral("other");
    case AxisKind::Level: return QStringLiteral("level");
    case AxisKind::Y: return QStringLiteral("y");
    case AxisKind::X: return QStringLiteral("x");
    case AxisKind::Cell: break;
    }
    return QStringLiteral("cell");
}

QString kindName(GridKind kind)
{
    switch (kind) {
    case GridKind::LatLon: return QStringLiteral("lat_lon");
    case GridKind::Projected: return QStringLiteral("projected");
    case GridKind::Curvilinear: return QStringLiteral("curvilinear");
    case GridKind::Cells: break;
    }
    return QStringLiteral("cells");
}

void insertText(QJsonObject& object, const char* key, const QString& text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(key), text);
}

QJsonObject describeAxis(const Axis& axis)
{
    QJsonObject out{{QStringLiteral("kind"), kindName(axis.kind)}, {QStringLiteral("name"), axis.name},
        {QStringLiteral("count"), static_cast<qint64>(axis.size())}, {QStringLiteral("regular"), axis.isRegular()}};
    insertText(out, "standard_name", axis.standardName);
    insertText(out, "positive", axis.positive);
    if (axis.kind == AxisKind::Time) {
        out.insert(QStringLiteral("calendar"), calendarName(axis.calendar));
        insertText(out, "units", axis.timeUnits);
    } else {
        insertText(out, "units", axis.units);
    }
    if (axis.values.empty())
        return out;
    const auto shown = [&](double value) { return axis.kind == AxisKind::Time ? QJsonValue(isoText(value, axis.calendar)) : QJsonValue(value); };
    out.insert(QStringLiteral("first"), shown(axis.values.front()));
    out.insert(QStringLiteral("last"), shown(axis.values.back()));
    if (axis.size() > 1 && axis.isRegular()) // seconds on a time axis
        out.insert(QStringLiteral("step"), (axis.values.back() - axis.values.front()) / static_cast<double>(axis.size() - 1));
    // Levels are few and people choose among them.
    if ((axis.kind == AxisKind::Level || axis.kind == AxisKind::Member) && axis.size() <= 200) {
        QJsonArray values;
        for (const double value : axis.values)
            values.append(value);
        out.insert(QStringLiteral("values"), values);
    }
    return out;
}

QJsonObject describeGrid(const Grid& grid)
{
    QJsonObject out{{QStringLiteral("kind"), kindName(grid.kind)}, {QStringLiteral("ny"), static_cast<qint64>(grid.ny)},
        {QStringLiteral("nx"), static_cast<qint64>(grid.nx)}, {QStringLiteral("periodic"), grid.periodic}};
    if (grid.steps > 1)
        out.insert(QStringLiteral("steps"), static_cast<qint64>(grid.steps));
    insertText(out, "crs", grid.crs);
    const auto extent = [&](const char* key, const std::vector<double>& values) {
        double low = HUGE_VAL;
        double high = -HUGE_VAL;
        for (const double value : values) {
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
        if (low <= high)
            out.insert(QLatin1String(key), QJsonArray{low, high});
    };
    extent("latitude", grid.lat);
    extent("longitude", grid.lon);
    extent("y", grid.y);
    extent("x", grid.x);
    return out;
}

QJsonObject describeVariable(const CubeSignature& signature, const Variable& variable)
{
    QJsonArray axes;
    QJsonArray shape;
    for (const int a : variable.axes) {
        axes.append(signature.axes[static_cast<std::size_t>(a)].name);
        shape.append(static_cast<qint64>(signature.axes[static_cast<std::size_t>(a)].size()));
    }
    QJsonObject out{{QStringLiteral("name"), variable.name}, {QStringLiteral("units"), variable.units}, {QStringLiteral("axes"), axes},
        {QStringLiteral("shape"), shape}, {QStringLiteral("grid"), variable.grid}};
    insertText(out, "standard_name", variable.standardName);
    insertText(out, "long_name", variable.longName);
    insertText(out, "cell_methods", variable.cellMethods);
    insertText(out, "stored_type", variable.storedType);
    if (!variable.attributes.isEmpty())
        out.insert(QStringLiteral("attributes"), variable.attributes);
    return out;
}

QJsonObject describeCube(const CubeSignature& signature)
{
    QJsonArray axes;
    for (const Axis& axis : signature.axes)
        axes.append(describeAxis(axis));
    QJsonArray grids;
    for (const Grid& grid : signature.grids)
        grids.append(describeGrid(grid));
    QJsonArray variables;
    for (const Variable& variable : signature.variables)
        variables.append(describeVariable(signature, variable));
    return {{QStringLiteral("axes"), axes}, {QStringLiteral("grids"), grids}, {QStringLiteral("variables"), variables},
        {QStringLiteral("attributes"), signature.attributes}, {QStringLiteral("bytes"), signature.bytes()}};
}

QString geometryName(GeometryKind kind)
{
    switch (kind) {
    case GeometryKind::None: return QStringLiteral("none");
    case GeometryKind::Point: return QStringLiteral("point");
    case GeometryKind::Line: return QStringLiteral("line");
    case GeometryKind::Polygon: break;
    }
    return QStringLiteral("polygon");
}

QJsonObject describeColumn(const ColumnInfo& column)
{
    static const char* const types[] = {"integer", "real", "text", "time"};
    QJsonObject out{{QStringLiteral("name"), column.name}, {QStringLiteral("type"), QLatin1String(types[static_cast<int>(column.type)])}};
    insertText(out, "standard_name", column.standardName);
    insertText(out, "units", column.units);
    insertText(out, "description", column.description);
    insertText(out, "cf_role", column.cfRole);
    return out;
}

QJsonObject describeFeatures(const FeaturesSignature& signature)
{
    QJsonArray columns;
    for (const ColumnInfo& column : signature.columns)
        columns.append(describeColumn(column));
    QJsonObject out{{QStringLiteral("geometry"), geometryName(signature.geometry)}, {QStringLiteral("columns"), columns},
        {QStringLiteral("calendar"), calendarName(signature.calendar)}, {QStringLiteral("attributes"), signature.attributes}};
    insertText(out, "feature_type", signature.featureType);
    insertText(out, "crs", signature.crs);
    if (signature.rows)
        out.insert(QStringLiteral("rows"), *signature.rows);
    return out;
}

} // namespace

QJsonObject describe(const Signature& signature)
{
    QJsonObject out;
    if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&signature)) {
        if (*cube)
            out = describeCube(**cube);
    } else if (const auto* features = std::get_if<std::shared_ptr<const FeaturesSignature>>(&signature)) {
        if (*features)
            out = describeFeatures(**features);
    } else if (const auto* model = std::get_if<std::shared_ptr<const ModelSignature>>(&signature)) {
        if (*model)
            out.insert(QStringLiteral("card"), (*model)->card);
    } else if (const auto* report = std::get_if<std::shared_ptr<const ReportSignature>>(&signature)) {
        if (*report)
            insertText(out, "title", (*report)->title);
    }
    out.insert(QStringLiteral("type"), dataTypeName(typeOf(signature)));
    return out;
}

} // namespace terrella
