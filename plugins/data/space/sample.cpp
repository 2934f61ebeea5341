// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/sample.h"

#include "pipelines/core/worker_pool.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/kernels/sampling.h"
#include "plugins/data/planning.h"
#include "plugins/data/space/sample_plan.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Sample)
};

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// What one point is made of.
struct PointCells {
    std::vector<SampleCell> cells;
    std::vector<SampleCell> around; ///< where those are missing, nearest first
};

struct Rules {
    bool bilinear = false;
    double maxDistanceKm = 0.0;
    double radiusKm = 0.0;
    SampleStatistic statistic = SampleStatistic::Value;

    explicit Rules(const Parameters& parameters)
        : bilinear(parameters.text(QStringLiteral("method")) == QLatin1String("bilinear")),
          maxDistanceKm(parameters.real(QStringLiteral("max_distance"))),
          radiusKm(parameters.real(QStringLiteral("radius")))
    {
        const QString name = parameters.text(QStringLiteral("statistic"));
        statistic = name == QLatin1String("mean") ? SampleStatistic::Mean
            : name == QLatin1String("minimum")    ? SampleStatistic::Minimum
            : name == QLatin1String("maximum")    ? SampleStatistic::Maximum
                                                  : SampleStatistic::Value;
    }
};

SampleGrid sampleGrid(const Grid& grid)
{
    const SampleLayout layout = grid.kind == GridKind::LatLon ? SampleLayout::Regular
        : grid.kind == GridKind::Cells                        ? SampleLayout::Cells
                                                              : SampleLayout::Mesh;
    return {layout, grid.ny, grid.nx, grid.lat, grid.lon, grid.periodic};
}

Result<std::vector<PointCells>> findCells(
    const Grid& grid, const Rules& rules, const std::vector<double>& lat, const std::vector<double>& lon, RunContext& context)
{
    const SampleGrid cells = sampleGrid(grid);
    std::vector<PointCells> out(lat.size());
    parallelFor(lat.size(), context.threads(), context.stopToken(), [&](std::size_t p) {
        if (rules.statistic != SampleStatistic::Value) {
            out[p].cells = cellsWithin(cells, lat[p], lon[p], rules.radiusKm);
            return;
        }
        out[p].cells = rules.bilinear ? bilinearCells(cells, lat[p], lon[p]) : nearestCell(cells, lat[p], lon[p]);
        if (rules.maxDistanceKm > 0.0)
            out[p].around = cellsWithin(cells, lat[p], lon[p], rules.maxDistanceKm);
    });
    if (context.cancelled())
        return RunContext::cancelledError();
    std::size_t bytes = 0;
    for (const PointCells& point : out)
        bytes += (point.cells.size() + point.around.size()) * sizeof(SampleCell);
    if (bytes > context.memoryLimit() / 2)
        return Error{ErrorCode::Memory, Tr::tr("The cells around the points do not fit in memory; take a smaller radius or fewer points."), {}};
    return out;
}

double valueAt(std::span<const float> field, const PointCells& point, SampleStatistic statistic)
{
    const double value = sampleOf(field, point.cells, statistic);
    return std::isnan(value) && !point.around.empty() ? firstValid(field, point.around) : value;
}

/// The rows and their identity; fields are missing yet. Row = point * steps + step, or the points' own rows.
std::shared_ptr<Features> makeTable(const SamplePlan& plan, const Features* points, const std::vector<double>& lat, const std::vector<double>& lon)
{
    auto out = std::make_shared<Features>();
    out->info = *plan.signature;
    out->columns.resize(out->info.columns.size());
    const std::size_t steps = plan.ownTimes ? 1 : plan.table.steps(), rows = lat.size() * steps;
    for (std::size_t c = 0; plan.ownTimes && c < points->columns.size(); ++c)
        out->columns[c] = points->columns[c];
    for (std::size_t p = 0; p < lat.size(); ++p) {
        for (std::size_t step = 0; step < steps; ++step) {
            out->lat.push_back(lat[p]);
            out->lon.push_back(lon[p]);
            if (plan.ownTimes)
                continue;
            ColumnValues& station = out->columns[0];
            if (!points)
                station.text.push_back(plan.places[p].name);
            else if (plan.nameColumn < 0)
                station.integer.push_back(static_cast<qint64>(p) + 1);
            else if (out->info.columns[0].type == ColumnType::Text)
                station.text.push_back(points->columns[static_cast<std::size_t>(plan.nameColumn)].text[p]);
            else if (const std::vector<qint64>& numbers = points->columns[static_cast<std::size_t>(plan.nameColumn)].integer; !numbers.empty())
                station.integer.push_back(numbers[p]);
            else
                station.integer.push_back(static_cast<qint64>(p) + 1);
            if (plan.table.time)
                out->columns[1].real.push_back(plan.table.time->values[step]);
        }
    }
    for (std::size_t c = plan.firstField; c < out->columns.size(); ++c)
        out->columns[c].real.assign(rows, kMissing);
    out->info.rows = static_cast<qint64>(rows);
    return out;
}

/// Every point at every step.
Result<void> fillSeries(const SamplePlan& plan, std::size_t index, const Cube& data, const std::vector<PointCells>& points, const Rules& rules,
    Features& table, RunContext& part)
{
    const TableField& field = plan.table.fields[index];
    const std::size_t steps = plan.table.steps();
    std::vector<double>& column = table.columns[plan.firstField + index].real;
    return walkFields(part, {{&data, field.variable, field.slice}}, {}, [&](const FieldStep& step) -> Result<void> {
        for (std::size_t p = 0; p < points.size(); ++p) {
            const double value = valueAt(step.in[0], points[p], rules.statistic);
            const std::size_t from = field.hasTime ? step.step : 0, to = field.hasTime ? from + 1 : steps;
            for (std::size_t t = from; t < to; ++t)
                column[p * steps + t] = value;
        }
        return {};
    });
}

/// Each point at its own time. Only the steps that points need are read.
Result<void> fillOwnTimes(const SamplePlan& plan, std::size_t index, const Cube& data, const std::vector<PointCells>& points,
    const std::vector<std::optional<TimeShare>>& shares, const Rules& rules, Features& table, RunContext& part)
{
    const TableField& field = plan.table.fields[index];
    std::vector<double>& column = table.columns[plan.firstField + index].real;
    std::vector<std::vector<std::size_t>> rowsOf(plan.table.steps()); // by step
    for (std::size_t p = 0; p < points.size(); ++p) {
        if (!shares[p])
            continue;
        const std::size_t step = field.hasTime ? shares[p]->step : 0;
        rowsOf[step].push_back(p);
        if (field.hasTime && shares[p]->weight < 1.0)
            rowsOf[step + 1].push_back(p);
    }
    WalkInput read{&data, field.variable, field.slice};
    std::vector<std::size_t> needed;
    for (std::size_t step = 0; step < rowsOf.size(); ++step) {
        if (!rowsOf[step].empty())
            needed.push_back(step);
    }
    if (needed.empty())
        return {};
    if (field.hasTime)
        read.steps = needed;
    std::vector<double> later(points.size(), kMissing);
    TRY_DO(walkFields(part, {read}, {}, [&](const FieldStep& step) -> Result<void> {
        const std::size_t source = field.hasTime ? needed[step.step] : 0;
        for (const std::size_t p : rowsOf[source])
            (!field.hasTime || shares[p]->step == source ? column : later)[p] = valueAt(step.in[0], points[p], rules.statistic);
        return {};
    }));
    for (std::size_t p = 0; p < points.size(); ++p) {
        if (field.hasTime && shares[p] && shares[p]->weight < 1.0)
            column[p] = shares[p]->weight * column[p] + (1.0 - shares[p]->weight) * later[p];
    }
    return {};
}

} // namespace

CheckResult SampleAtPoints::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data"));
    if (!data)
        return result;
    const auto points = input.get<FeaturesSignature>(QStringLiteral("points"));
    if (const std::optional<SamplePlan> plan = planSample(*data, points.get(), input.parameters, result))
        result.outputs[QStringLiteral("table")] = plan->signature;
    return result;
}

Result<Outputs> SampleAtPoints::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> data = input.get<Cube>(QStringLiteral("data"));
    const std::shared_ptr<const Features> points = input.get<Features>(QStringLiteral("points"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to sample."), {}};
    CheckResult problems;
    const std::optional<SamplePlan> plan = planSample(data->signature(), points ? &points->info : nullptr, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    std::vector<double> lat, lon;
    if (points) {
        lat = points->lat;
        lon = points->lon;
    }
    for (const SamplePlace& place : plan->places) {
        lat.push_back(place.lat);
        lon.push_back(place.lon);
    }
    const double rows = static_cast<double>(lat.size()) * static_cast<double>(plan->ownTimes ? 1 : plan->table.steps());
    if (tableBytes(rows, *plan->signature) > static_cast<double>(context.memoryLimit()))
        return Error{ErrorCode::Memory,
            Tr::tr("The table would have %1 rows, which do not fit in memory; select a shorter period, or fewer points.").arg(rows), {}};
    const Rules rules(input.parameters);
    TRY(const std::vector<PointCells> cells, findCells(*plan->table.grid, rules, lat, lon, context));
    const std::shared_ptr<Features> table = makeTable(*plan, points.get(), lat, lon);
    std::vector<std::optional<TimeShare>> shares;
    if (plan->ownTimes) {
        const bool linear = input.parameters.text(QStringLiteral("time_method")) == QLatin1String("linear");
        for (const double time : points->columns[static_cast<std::size_t>(plan->timeColumn)].real)
            shares.push_back(timeShare(plan->table.time->values, time, linear));
    }
    const std::size_t fields = plan->table.fields.size();
    for (std::size_t k = 0; k < fields; ++k) {
        SubProgress part(context, static_cast<double>(k) / static_cast<double>(fields), static_cast<double>(k + 1) / static_cast<double>(fields));
        TRY_DO(plan->ownTimes ? fillOwnTimes(*plan, k, *data, cells, shares, rules, *table, part)
                              : fillSeries(*plan, k, *data, cells, rules, *table, part));
    }
    return Outputs{{QStringLiteral("table"), Value(std::shared_ptr<const Features>(table))}};
}

} // namespace terrella::data
