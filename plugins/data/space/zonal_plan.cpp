// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/zonal_plan.h"

#include "pipelines/data/units.h"
#include "pipelines/modules/agreement.h"

#include <QCoreApplication>
#include <QSet>

#include <map>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ZonalStatistics)
};

std::optional<ZonalRequest> parseRequest(const QString& text)
{
    static const std::map<QString, ZonalStatistic> known{{QStringLiteral("mean"), ZonalStatistic::Mean}, {QStringLiteral("sum"), ZonalStatistic::Sum},
        {QStringLiteral("min"), ZonalStatistic::Minimum}, {QStringLiteral("max"), ZonalStatistic::Maximum},
        {QStringLiteral("std"), ZonalStatistic::StandardDeviation}, {QStringLiteral("count"), ZonalStatistic::Count},
        {QStringLiteral("valid_area"), ZonalStatistic::ValidArea}};
    if (const auto found = known.find(text); found != known.end())
        return ZonalRequest{found->second, 0.0};
    bool isNumber = false;
    const double percent = text.startsWith(QLatin1Char('p')) ? text.mid(1).toDouble(&isNumber) : 0.0;
    if (isNumber && percent >= 0.0 && percent <= 100.0)
        return ZonalRequest{ZonalStatistic::Percentile, percent};
    return std::nullopt;
}

QString unitsOf(ZonalStatistic statistic, const QString& units)
{
    switch (statistic) {
    case ZonalStatistic::Count: return QStringLiteral("1");
    case ZonalStatistic::ValidArea: return QStringLiteral("km2");
    case ZonalStatistic::StandardDeviation: return units::canonical(units) == QLatin1String("degC") ? QStringLiteral("K") : units;
    default: return units;
    }
}

/// Polygons, or a region; not both.
void checkAreas(const FeaturesSignature* polygons, const Parameters& parameters, CheckResult& check)
{
    const bool hasRegion = parameters.region(QStringLiteral("region")).has_value();
    if (polygons && polygons->geometry != GeometryKind::Polygon)
        check.error(QStringLiteral("geometry.kind"), Tr::tr("The features are no polygons."), QStringLiteral("polygons"));
    else if (polygons)
        (void)requireGeographic(*polygons, QStringLiteral("polygons"), check);
    if (!polygons && !hasRegion)
        check.error(QStringLiteral("input.missing"), Tr::tr("Connect polygons, or draw the region whose cells are meant."),
            QStringLiteral("polygons"), QStringLiteral("region"));
    if (polygons && hasRegion)
        check.warning(QStringLiteral("parameter.unused"), Tr::tr("Polygons are connected; the region is left aside."), {}, QStringLiteral("region"));
}

/// Columns of the polygons are repeated where no other has their name.
void copyColumns(const FeaturesSignature& polygons, FeaturesSignature& info, Zonal& out, QSet<QString>& taken)
{
    for (int c = 0; c < static_cast<int>(polygons.columns.size()); ++c) {
        ColumnInfo column = polygons.columns[static_cast<std::size_t>(c)];
        if (taken.contains(column.name) || (column.type == ColumnType::Time && polygons.calendar != info.calendar))
            continue;
        column.cfRole.clear();
        taken.insert(column.name);
        out.copied.push_back(c);
        info.columns.push_back(std::move(column));
    }
}

} // namespace

std::optional<Zonal> planZonal(const CubeSignature& data, const FeaturesSignature* polygons, const Parameters& parameters, CheckResult& check)
{
    Zonal out;
    out.isRegion = !polygons;
    checkAreas(polygons, parameters, check);
    const QStringList statistics = parameters.texts(QStringLiteral("statistics"));
    for (const QString& text : statistics) {
        if (const std::optional<ZonalRequest> request = parseRequest(text.trimmed()))
            out.requests.push_back(*request);
        else
            check.error(QStringLiteral("parameter.invalid"),
                Tr::tr("'%1' is no statistic; there are mean, sum, min, max, std, count, valid_area, and percentiles as p5 or p99.9.").arg(text), {},
                QStringLiteral("statistics"));
    }
    if (statistics.isEmpty())
        check.error(QStringLiteral("parameter.missing"), Tr::tr("Name a statistic, such as mean."), {}, QStringLiteral("statistics"));
    std::optional<TableFields> table = planTableFields(data, parameters, check);
    if (!table || check.hasErrors())
        return std::nullopt;
    const bool isCells = table->grid->kind == GridKind::Cells;
    out.table = *std::move(table);
    out.hasTime = out.table.steps() > 1;
    if (isCells)
        check.warning(QStringLiteral("grid.kind"), Tr::tr("The shapes of these cells are not known: they count by their centres, all alike."),
            QStringLiteral("data"));

    auto info = std::make_shared<FeaturesSignature>();
    info->geometry = out.hasTime || out.isRegion ? GeometryKind::None : GeometryKind::Polygon;
    info->featureType = out.hasTime ? QStringLiteral("timeSeries") : QString();
    if (out.table.time || polygons)
        info->calendar = out.table.time ? out.table.time->calendar : polygons->calendar;
    info->columns.push_back(tableColumn(QStringLiteral("polygon"), ColumnType::Integer, {}, Tr::tr("Number of the polygon, from 1")));
    if (out.hasTime)
        info->columns.back().cfRole = QStringLiteral("timeseries_id");
    QSet<QString> taken{QStringLiteral("polygon"), QStringLiteral("covered_area"), QStringLiteral("time")};
    if (polygons)
        copyColumns(*polygons, *info, out, taken);
    info->columns.push_back(tableColumn(QStringLiteral("covered_area"), ColumnType::Real, isCells ? QStringLiteral("1") : QStringLiteral("km2"),
        Tr::tr("Area of the polygon that lies on the grid")));
    if (out.table.time) {
        info->columns.push_back(tableColumn(QStringLiteral("time"), ColumnType::Time));
        info->columns.back().standardName = QStringLiteral("time");
    }
    out.firstStatistic = info->columns.size();
    for (const TableField& field : out.table.fields) {
        const Variable& variable = data.variables[static_cast<std::size_t>(field.variable)];
        for (std::size_t k = 0; k < out.requests.size(); ++k) {
            const QString statistic = statistics[static_cast<qsizetype>(k)].trimmed();
            QString name = field.name + QLatin1Char('_') + statistic;
            while (taken.contains(name))
                name += QLatin1Char('_');
            taken.insert(name);
            info->columns.push_back(tableColumn(name, ColumnType::Real, unitsOf(out.requests[k].statistic, variable.units),
                QStringLiteral("%1, %2").arg(variable.longName.isEmpty() ? variable.name : variable.longName, statistic)));
        }
    }
    if (const std::optional<qint64> areas = polygons ? polygons->rows : std::optional<qint64>(1)) {
        info->rows = *areas * static_cast<qint64>(out.table.steps());
        check.leastBytes = tableBytes(static_cast<double>(*info->rows), *info);
    }
    out.signature = std::move(info);
    return out;
}

} // namespace terrella::data
