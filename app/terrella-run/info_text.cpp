// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/info_text.h"

#include "app/terrella-run/arguments.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::Info)
};

QString number(double value) { return QString::number(value, 'g', 8); }

QString orDash(const QString& text) { return text.isEmpty() ? QStringLiteral("-") : text; }

/// "every 6 h", "every 1 month or so", "uneven".
QString timeStep(const Axis& axis)
{
    if (axis.size() < 2)
        return {};
    const double step = (axis.values.back() - axis.values.front()) / static_cast<double>(axis.size() - 1);
    const auto shown = [](double seconds) {
        struct Unit {
            double seconds;
            const char* name;
        };
        for (const Unit& unit : {Unit{86400.0, "d"}, Unit{3600.0, "h"}, Unit{60.0, "min"}}) {
            if (std::abs(seconds) >= unit.seconds)
                return number(std::round(seconds / unit.seconds * 1000.0) / 1000.0) + QLatin1Char(' ') + QLatin1String(unit.name);
        }
        return number(seconds) + QStringLiteral(" s");
    };
    return axis.isRegular() ? Tr::tr("every %1").arg(shown(step)) : Tr::tr("uneven, %1 on average").arg(shown(step));
}

QString stepText(const Axis& axis)
{
    if (axis.kind == AxisKind::Time)
        return timeStep(axis);
    if (axis.size() < 2 || axis.kind == AxisKind::Cell)
        return {};
    if (!axis.isRegular())
        return Tr::tr("uneven");
    return Tr::tr("step %1").arg(number((axis.values.back() - axis.values.front()) / static_cast<double>(axis.size() - 1)));
}

QString rangeText(const Axis& axis)
{
    if (axis.values.empty())
        return Tr::tr("empty");
    const auto shown = [&](double value) { return axis.kind == AxisKind::Time ? isoText(value, axis.calendar) : number(value); };
    if (axis.size() == 1)
        return shown(axis.values.front());
    return shown(axis.values.front()) + QStringLiteral(" … ") + shown(axis.values.back());
}

QStringList axisRow(const Axis& axis)
{
    QString extra = axis.kind == AxisKind::Time ? Tr::tr("calendar %1").arg(calendarName(axis.calendar)) : axis.units;
    if (axis.kind == AxisKind::Level && !axis.positive.isEmpty())
        extra += Tr::tr(" (positive %1)").arg(axis.positive);
    return {axis.name, QString::number(axis.size()), rangeText(axis), orDash(stepText(axis)), orDash(extra), axis.standardName};
}

QStringList variableRow(const CubeSignature& cube, const Variable& variable)
{
    QStringList dimensions;
    for (const int axis : variable.axes) {
        const Axis& known = cube.axes[static_cast<std::size_t>(axis)];
        dimensions.append(QStringLiteral("%1=%2").arg(known.name).arg(known.size()));
    }
    return {variable.name, variable.units.isEmpty() ? Tr::tr("no units") : variable.units, orDash(variable.standardName),
        orDash(dimensions.join(QLatin1Char(' '))), orDash(variable.storedType), variable.longName};
}

QString boundsText(const Grid& grid)
{
    double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY;
    for (const double lon : grid.lon) {
        west = std::fmin(west, lon);
        east = std::fmax(east, lon);
    }
    for (const double lat : grid.lat) {
        south = std::fmin(south, lat);
        north = std::fmax(north, lat);
    }
    if (!std::isfinite(west) || !std::isfinite(south))
        return {};
    return Tr::tr("longitudes %1 … %2, latitudes %3 … %4").arg(number(west), number(east), number(south), number(north));
}

QString gridText(const Grid& grid)
{
    QString kind;
    switch (grid.kind) {
    case GridKind::LatLon: kind = grid.periodic ? Tr::tr("latitude-longitude, closed around the globe") : Tr::tr("latitude-longitude"); break;
    case GridKind::Projected: kind = Tr::tr("projected"); break;
    case GridKind::Curvilinear: kind = grid.steps > 1 ? Tr::tr("curvilinear, moves with time") : Tr::tr("curvilinear"); break;
    case GridKind::Cells: return Tr::tr("%1 cells or stations; %2").arg(grid.nx).arg(boundsText(grid));
    }
    return QStringLiteral("%1, %2 × %3 (y × x); %4").arg(kind).arg(grid.ny).arg(grid.nx).arg(boundsText(grid));
}

QString attributesText(const QJsonObject& attributes, int width)
{
    QString text;
    for (auto it = attributes.begin(); it != attributes.end(); ++it) {
        constexpr qsizetype longest = 400;
        QString value = it.value().isString() ? it.value().toString() : QString::fromUtf8(canonicalJson(it.value()));
        if (value.size() > longest)
            value = value.left(longest) + QStringLiteral(" …");
        text += QStringLiteral("  ") + wrapped(it.key() + QStringLiteral(": ") + value, width - 4, 4) + QLatin1Char('\n');
    }
    return text.isEmpty() ? text : QLatin1Char('\n') + Tr::tr("Attributes") + QLatin1Char('\n') + text;
}

QString cubeText(const CubeSignature& cube, const QString& name, int width)
{
    const QString count = cube.variables.size() == 1 ? Tr::tr("one variable") : Tr::tr("%1 variables").arg(cube.variables.size());
    QString text = Tr::tr("%1: cube of %2, %3 as float32\n").arg(name, count, bytesText(cube.bytes()));
    std::vector<QStringList> axes;
    for (const Axis& axis : cube.axes)
        axes.push_back(axisRow(axis));
    text += QLatin1Char('\n') + Tr::tr("Dimensions") + QLatin1Char('\n') + tableText(axes, 2);

    std::vector<QStringList> variables;
    for (const Variable& variable : cube.variables)
        variables.push_back(variableRow(cube, variable));
    text += QLatin1Char('\n') + Tr::tr("Variables") + QLatin1Char('\n') + tableText(variables, 2);

    if (!cube.grids.empty())
        text += QLatin1Char('\n') + (cube.grids.size() == 1 ? Tr::tr("Grid") : Tr::tr("Grids")) + QLatin1Char('\n');
    for (const Grid& grid : cube.grids) {
        text += QStringLiteral("  ") + wrapped(gridText(grid), width - 4, 4) + QLatin1Char('\n');
        if (!grid.crs.isEmpty())
            text += QStringLiteral("    ") + wrapped(Tr::tr("CRS: %1").arg(grid.crs), width - 6, 6) + QLatin1Char('\n');
    }
    for (const Axis& axis : cube.axes) {
        if (axis.kind == AxisKind::Time && !axis.values.empty())
            text += QLatin1Char('\n') + Tr::tr("Period") + QStringLiteral("\n  ") + rangeText(axis)
                + Tr::tr(" (calendar %1)").arg(calendarName(axis.calendar)) + QLatin1Char('\n');
    }
    return text + attributesText(cube.attributes, width);
}

QString columnTypeName(ColumnType type)
{
    switch (type) {
    case ColumnType::Integer: return QStringLiteral("integer");
    case ColumnType::Real: return QStringLiteral("real");
    case ColumnType::Text: return QStringLiteral("text");
    case ColumnType::Time: break;
    }
    return QStringLiteral("time");
}

QString featuresText(const FeaturesSignature& features, const QString& name, int width)
{
    QString kind;
    switch (features.geometry) {
    case GeometryKind::None: kind = Tr::tr("table"); break;
    case GeometryKind::Point: kind = Tr::tr("points"); break;
    case GeometryKind::Line: kind = Tr::tr("lines"); break;
    case GeometryKind::Polygon: kind = Tr::tr("polygons"); break;
    }
    if (!features.featureType.isEmpty())
        kind += QStringLiteral(" (") + features.featureType + QLatin1Char(')');
    QString text = features.rows ? Tr::tr("%1: %2, %3 rows\n").arg(name, kind).arg(*features.rows) : Tr::tr("%1: %2\n").arg(name, kind);
    std::vector<QStringList> columns;
    for (const ColumnInfo& column : features.columns)
        columns.push_back({column.name, columnTypeName(column.type), orDash(column.units), orDash(column.standardName), column.description});
    text += QLatin1Char('\n') + Tr::tr("Columns") + QLatin1Char('\n') + tableText(columns, 2);
    if (features.geometry != GeometryKind::None)
        text += QLatin1Char('\n') + Tr::tr("CRS") + QStringLiteral("\n  ")
            + wrapped(features.crs.isEmpty() ? Tr::tr("geographic, WGS 84") : features.crs, width - 4, 4) + QLatin1Char('\n');
    return text + attributesText(features.attributes, width);
}

} // namespace

QString infoText(const Signature& signature, const QString& name, int width)
{
    if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&signature))
        return cubeText(**cube, name, width);
    if (const auto* features = std::get_if<std::shared_ptr<const FeaturesSignature>>(&signature))
        return featuresText(**features, name, width);
    return name + QLatin1Char('\n') + QString::fromUtf8(prettyJson(describe(signature)));
}

} // namespace terrella::cli
