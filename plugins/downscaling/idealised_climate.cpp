// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/idealised_climate.h"

#include "pipelines/modules/walk.h"
#include "plugins/downscaling/kernels/mountain_climate.h"

#include <QCoreApplication>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::IdealisedClimate)
};

constexpr double kDay = 86400.0, kWest = 5.0, kSouth = 44.0;

struct Plan {
    ClimateGrid fine;
    std::size_t factor = 1;
    double warmer = 0.0;
    std::uint64_t seed = 1;
    std::map<QString, std::shared_ptr<const CubeSignature>> cubes; ///< by port
};

Axis axis(AxisKind kind, const char* name, const char* units, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = out.standardName = QLatin1String(name);
    out.units = QLatin1String(units);
    out.values = std::move(values);
    return out;
}

Axis daysOf(int firstYear, int years)
{
    Axis out = axis(AxisKind::Time, "time", "s", {});
    out.timeUnits = QStringLiteral("days since %1-01-01").arg(firstYear, 4, 10, QLatin1Char('0'));
    const double begin = toSeconds({firstYear, 1, 1, 12, 0, 0.0}, out.calendar), end = toSeconds({firstYear + years, 1, 1, 0, 0, 0.0}, out.calendar);
    for (double seconds = begin; seconds < end; seconds += kDay)
        out.values.push_back(seconds);
    return out;
}

Variable variable(const char* name, const char* standardName, const char* longName, const char* units, std::vector<int> axes)
{
    Variable out;
    out.name = QLatin1String(name);
    out.standardName = QLatin1String(standardName);
    out.longName = QLatin1String(longName);
    out.units = QLatin1String(units);
    out.axes = std::move(axes);
    out.grid = 0;
    out.storedType = QStringLiteral("float32");
    return out;
}

std::shared_ptr<CubeSignature> signature(const ClimateGrid& cells, const Axis* time)
{
    auto out = std::make_shared<CubeSignature>();
    Grid grid;
    grid.ny = cells.rows;
    grid.nx = cells.columns;
    for (std::size_t j = 0; j < grid.ny; ++j)
        grid.lat.push_back(cells.lat(j));
    for (std::size_t i = 0; i < grid.nx; ++i)
        grid.lon.push_back(cells.lon(i));
    if (time)
        out->axes.push_back(*time);
    out->axes.push_back(axis(AxisKind::Y, "latitude", "degrees_north", grid.lat));
    out->axes.push_back(axis(AxisKind::X, "longitude", "degrees_east", grid.lon));
    out->grids = {grid};
    if (time) {
        out->variables = {
            variable("tas", "air_temperature", "temperature", "K", {0, 1, 2}), variable("pr", "precipitation_flux", "rain", "kg m-2 d-1", {0, 1, 2})};
        for (Variable& each : out->variables)
            each.cellMethods = QStringLiteral("time: mean");
    } else {
        out->variables = {variable("orog", "surface_altitude", "height of the surface", "m", {0, 1})};
    }
    out->attributes = {{QStringLiteral("Conventions"), QStringLiteral("CF-1.8")}, {QStringLiteral("title"), Tr::tr("Idealised climate of mountains")},
        {QStringLiteral("source"), QStringLiteral("downscale.idealised_climate")}};
    return out;
}

std::optional<Plan> plan(const Parameters& parameters, CheckResult& check)
{
    Plan out;
    out.factor = static_cast<std::size_t>(parameters.integer(QStringLiteral("factor")));
    out.warmer = parameters.real(QStringLiteral("warming"));
    out.seed = static_cast<std::uint64_t>(parameters.integer(QStringLiteral("seed")));
    const double spacing = parameters.real(QStringLiteral("coarse_spacing"));
    const auto rows = static_cast<std::size_t>(parameters.integer(QStringLiteral("rows"))),
               columns = static_cast<std::size_t>(parameters.integer(QStringLiteral("columns")));
    const double north = kSouth + spacing * static_cast<double>(rows);
    if (north > 90.0 || spacing * static_cast<double>(columns) > 180.0) {
        check.error(QStringLiteral("parameter.range"),
            Tr::tr("%1 rows and %2 columns of %3° leave the half of the Earth that this climate has.").arg(rows).arg(columns).arg(spacing), {},
            QStringLiteral("coarse_spacing"));
        return std::nullopt;
    }
    const ClimateGrid coarse{north, kWest, spacing, rows, columns};
    out.fine = {north, kWest, spacing / static_cast<double>(out.factor), rows * out.factor, columns * out.factor};
    const auto first = static_cast<int>(parameters.integer(QStringLiteral("first_year"))),
               years = static_cast<int>(parameters.integer(QStringLiteral("years")));
    const auto later = static_cast<int>(parameters.integer(QStringLiteral("later_year")));
    const Axis now = daysOf(first, years), then = daysOf(later, years);
    out.cubes = {{QStringLiteral("reference"), signature(out.fine, &now)}, {QStringLiteral("historical"), signature(coarse, &now)},
        {QStringLiteral("truth"), signature(out.fine, &then)}, {QStringLiteral("projection"), signature(coarse, &then)},
        {QStringLiteral("elevation"), signature(out.fine, nullptr)}, {QStringLiteral("coarse_elevation"), signature(coarse, nullptr)}};
    return out;
}

/// One period: the truth and the coarse model of the same days.
class ModelledPeriod {
public:
    ModelledPeriod(const Plan& plan, const QString& fine, const QString& coarse, double warmer, std::uint64_t seed)
        : m_plan(plan),
          m_fine(fine),
          m_coarse(coarse),
          m_time(plan.cubes.at(fine)->axes.front()),
          m_climate(plan.fine, plan.factor, m_time.size(), warmer, seed)
    {
    }

    [[nodiscard]] const MountainClimate& climate() const { return m_climate; }

    Result<void> make(RunContext& parent, double from, double to, Outputs& outputs) const
    {
        SubProgress context(parent, from, to);
        TRY(const auto fine, context.createCube(m_fine, m_plan.cubes.at(m_fine), ChunkLayout::Fields));
        TRY(const auto coarse, context.createCube(m_coarse, m_plan.cubes.at(m_coarse), ChunkLayout::Fields));
        TRY_DO(walkFieldsOnto(context, {}, {{fine.get(), 0, 0}, {fine.get(), 1, 0}, {coarse.get(), 0, 0}, {coarse.get(), 1, 0}},
            [&](const FieldStep& step) -> Result<void> {
                const DateTime date = fromSeconds(m_time.values[step.step], m_time.calendar);
                const double season = (static_cast<double>(dayOfYear(date, m_time.calendar)) - 0.5) / 365.25;
                m_climate.truth(step.step, season, step.out[0], step.out[1]);
                m_climate.model(step.step, season, step.out[0], step.out[1], step.out[2], step.out[3]);
                return {};
            }));
        TRY(std::shared_ptr<const Cube> one, fine->finish());
        TRY(std::shared_ptr<const Cube> two, coarse->finish());
        outputs.emplace(m_fine, std::move(one));
        outputs.emplace(m_coarse, std::move(two));
        return {};
    }

private:
    const Plan& m_plan;
    const QString m_fine, m_coarse;
    const Axis& m_time;
    const MountainClimate m_climate;
};

Result<void> writeHeights(RunContext& context, const Plan& plan, const QString& port, const std::vector<float>& heights, Outputs& outputs)
{
    const auto& known = plan.cubes.at(port);
    TRY(const auto writer, context.createCube(port, known, ChunkLayout::Fields));
    TRY_DO(writer->write(0, {{0, 0}, {known->grids.front().ny, known->grids.front().nx}}, heights));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    outputs.emplace(port, std::move(out));
    return {};
}

} // namespace

CheckResult IdealisedClimate::check(const CheckInput& input) const
{
    CheckResult result;
    if (const auto planned = plan(input.parameters, result)) {
        for (const auto& [port, cube] : planned->cubes)
            result.outputs[port] = cube;
    }
    return result;
}

Result<Outputs> IdealisedClimate::run(const RunInput& input, RunContext& context) const
{
    CheckResult problems;
    const auto planned = plan(input.parameters, problems);
    if (!planned)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    Outputs outputs;
    const ModelledPeriod now(*planned, QStringLiteral("reference"), QStringLiteral("historical"), 0.0, planned->seed);
    TRY_DO(now.make(context, 0.0, 0.5, outputs));
    const ModelledPeriod later(*planned, QStringLiteral("truth"), QStringLiteral("projection"), planned->warmer, planned->seed + 1);
    TRY_DO(later.make(context, 0.5, 1.0, outputs));
    TRY_DO(writeHeights(context, *planned, QStringLiteral("elevation"), now.climate().heights(), outputs));
    TRY_DO(writeHeights(context, *planned, QStringLiteral("coarse_elevation"), now.climate().coarseHeights(), outputs));
    return outputs;
}

} // namespace terrella::downscale
