// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/zonal_statistics.h"

#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/space/polygon_cells.h"
#include "plugins/data/space/region_cells.h"
#include "plugins/data/space/zonal_plan.h"

#include <QCoreApplication>

#include <limits>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ZonalStatistics)
};

constexpr double kEarthRadiusKm = 6371.229;

using Cells = std::vector<std::vector<CellOverlap>>;

/// A table of the plan's columns with everything but the statistics, which are missing yet. Row = polygon * steps + step.
std::shared_ptr<Features> makeTable(const Zonal& plan, const Features* polygons, const Cells& cells)
{
    auto out = std::make_shared<Features>();
    const std::size_t steps = plan.table.steps(), rows = cells.size() * steps;
    out->info = *plan.signature;
    out->info.rows = static_cast<qint64>(rows);
    out->columns.resize(out->info.columns.size());
    const double unit = plan.table.grid->kind == GridKind::Cells ? 1.0 : kEarthRadiusKm * kEarthRadiusKm;
    for (std::size_t p = 0; p < cells.size(); ++p) {
        double area = 0.0;
        for (const CellOverlap& cell : cells[p])
            area += cell.area;
        for (std::size_t step = 0; step < steps; ++step) {
            std::size_t c = 0;
            out->columns[c++].integer.push_back(static_cast<qint64>(p) + 1);
            for (const int copied : plan.copied) {
                const ColumnValues& from = polygons->columns[static_cast<std::size_t>(copied)];
                ColumnValues& to = out->columns[c++];
                switch (polygons->info.columns[static_cast<std::size_t>(copied)].type) {
                case ColumnType::Integer: to.integer.push_back(from.integer[p]); break;
                case ColumnType::Text: to.text.push_back(from.text[p]); break;
                case ColumnType::Real:
                case ColumnType::Time: to.real.push_back(from.real[p]); break;
                }
            }
            out->columns[c++].real.push_back(area * unit);
            if (plan.table.time)
                out->columns[c++].real.push_back(plan.table.time->values[step]);
        }
    }
    for (std::size_t c = plan.firstStatistic; c < out->columns.size(); ++c)
        out->columns[c].real.assign(rows, std::numeric_limits<double>::quiet_NaN());
    if (!plan.hasTime && polygons)
        out->wkb = polygons->wkb;
    return out;
}

/// Fills the columns of one field. Steps go to places of their own, so that several can be computed at once.
Result<void> fillField(const Zonal& plan, std::size_t index, const Cube& data, const Cells& cells, Features& table, RunContext& part)
{
    const TableField& field = plan.table.fields[index];
    const std::size_t steps = plan.table.steps(), first = plan.firstStatistic + index * plan.requests.size();
    const double unit = plan.table.grid->kind == GridKind::Cells ? 1.0 : kEarthRadiusKm * kEarthRadiusKm;
    return walkFields(part, {{&data, field.variable, field.slice}}, {}, [&](const FieldStep& step) -> Result<void> {
        std::vector<double> values(plan.requests.size());
        for (std::size_t p = 0; p < cells.size(); ++p) {
            if (part.cancelled())
                return RunContext::cancelledError();
            zonalStatistics(step.in[0], cells[p], plan.requests, values);
            for (std::size_t k = 0; k < values.size(); ++k) {
                const double value = values[k] * (plan.requests[k].statistic == ZonalStatistic::ValidArea ? unit : 1.0);
                const std::size_t from = field.hasTime ? step.step : 0, to = field.hasTime ? from + 1 : steps; // without time: the same for all
                for (std::size_t t = from; t < to; ++t)
                    table.columns[first + k].real[p * steps + t] = value;
            }
        }
        return {};
    });
}

} // namespace

CheckResult ZonalStatistics::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data"));
    const auto polygons = input.get<FeaturesSignature>(QStringLiteral("polygons"));
    if (!data)
        return result;
    if (const std::optional<Zonal> plan = planZonal(*data, polygons.get(), input.parameters, result))
        result.outputs[QStringLiteral("table")] = plan->signature;
    return result;
}

Result<Outputs> ZonalStatistics::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> data = input.get<Cube>(QStringLiteral("data"));
    const std::shared_ptr<const Features> features = input.get<Features>(QStringLiteral("polygons"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("Data are needed."), {}};
    CheckResult problems;
    const std::optional<Zonal> plan = planZonal(data->signature(), features ? &features->info : nullptr, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    std::vector<Polygon> polygons;
    if (features) {
        QStringList warnings;
        TRY(polygons, readPolygons(*features, warnings));
        for (const QString& warning : warnings)
            context.warn(warning);
    }
    const std::size_t areas = features ? polygons.size() : 1;
    const double rows = static_cast<double>(areas) * static_cast<double>(plan->table.steps());
    if (tableBytes(rows, *plan->signature) > static_cast<double>(context.memoryLimit()))
        return Error{ErrorCode::Memory,
            Tr::tr("The table would have %1 rows, which do not fit in memory; select a shorter period, or fewer variables.").arg(rows), {}};
    const CellRule rule = input.parameters.text(QStringLiteral("rule")) == QLatin1String("centre") ? CellRule::Centre : CellRule::Overlap;
    Cells cells;
    if (features) {
        TRY(cells, cellsOfPolygons(*plan->table.grid, polygons, rule, context));
    } else {
        cells.push_back(cellsOfRegion(*plan->table.grid, *input.parameters.region(QStringLiteral("region")), rule));
        if (cells.front().empty())
            context.warn(Tr::tr("The region holds no cells."));
    }
    const std::shared_ptr<Features> table = makeTable(*plan, features.get(), cells);
    const std::size_t fields = plan->table.fields.size();
    for (std::size_t k = 0; k < fields; ++k) {
        SubProgress part(context, static_cast<double>(k) / static_cast<double>(fields), static_cast<double>(k + 1) / static_cast<double>(fields));
        TRY_DO(fillField(*plan, k, *data, cells, *table, part));
    }
    return Outputs{{QStringLiteral("table"), Value(std::shared_ptr<const Features>(table))}};
}

} // namespace terrella::data
