// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/idealised_seasons.h"

#include "pipelines/modules/walk.h"
#include "plugins/fire/kernels/fire_seasons.h"
#include "plugins/learning/cell_areas.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireSeasons)
};

/// What the module will make.
struct SeasonsPlan {
    std::shared_ptr<const CubeSignature> drivers, burnedArea, fireWeather;
    double stepsPerYear = 12.0, spacing = 5.0;
    int firstYear = 2001;
    std::uint64_t seed = 1;
};

/// Variables with time, in the order in which run() fills them; the land mask comes after them.
struct Named {
    const char *name, *standardName, *longName, *units, *cellMethods;
};
constexpr Named kDrivers[]{{"lai", "leaf_area_index", "leaf area index", "1", ""},
    {"lst_day", "surface_temperature", "land surface temperature by day", "K", "time: mean"},
    {"rel_hum", "relative_humidity", "relative humidity", "%", "time: mean"},
    {"sst", "sea_surface_temperature", "sea surface temperature", "K", "time: mean"},
    {"t2m_min", "air_temperature", "lowest temperature at 2 m", "K", "time: minimum"},
    {"tp", "lwe_thickness_of_precipitation_amount", "rain", "m", "time: sum"}};
constexpr Named kLand{"lsm", "land_binary_mask", "land mask", "1", ""};
constexpr Named kBurned{"burned_area", "", "burned area", "ha", "time: sum"};
constexpr Named kIndex{"fwi", "", "index of heat and drought", "1", "time: mean"};

Axis axis(AxisKind kind, const char* name, const char* unit, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = out.standardName = QLatin1String(name);
    out.units = QLatin1String(unit);
    out.values = std::move(values);
    return out;
}

Axis timeAxis(int firstYear, int years, int stepsPerYear)
{
    Axis out = axis(AxisKind::Time, "time", "s", {});
    out.timeUnits = QStringLiteral("days since %1-01-01").arg(firstYear, 4, 10, QLatin1Char('0'));
    for (int year = firstYear; year < firstYear + years; ++year) {
        const double begin = toSeconds({year, 1, 1, 0, 0, 0.0}, out.calendar), end = toSeconds({year + 1, 1, 1, 0, 0, 0.0}, out.calendar);
        for (int step = 0; step < stepsPerYear; ++step) {
            const double middle = stepsPerYear == 46 ? begin + (8.0 * step + 4.0) * 86400.0
                : stepsPerYear == 12                 ? toSeconds({year, step + 1, 16, 0, 0, 0.0}, out.calendar)
                                                     : begin + (end - begin) * (step + 0.5) / stepsPerYear;
            out.values.push_back(middle);
        }
    }
    return out;
}

std::shared_ptr<const CubeSignature> signatureOf(const std::vector<Axis>& axes, const Grid& grid, std::span<const Named> timed, const Named* fixed)
{
    auto out = std::make_shared<CubeSignature>();
    out->axes = axes;
    out->grids = {grid};
    const auto add = [&](const Named& named, std::vector<int> dimensions) {
        Variable variable;
        variable.name = QLatin1String(named.name);
        variable.standardName = QLatin1String(named.standardName);
        variable.longName = QLatin1String(named.longName);
        variable.units = QLatin1String(named.units);
        variable.cellMethods = QLatin1String(named.cellMethods);
        variable.axes = std::move(dimensions);
        variable.grid = 0;
        variable.storedType = QStringLiteral("float32");
        out->variables.push_back(std::move(variable));
    };
    for (const Named& named : timed)
        add(named, {0, 1, 2});
    if (fixed)
        add(*fixed, {1, 2});
    out->attributes = {{QStringLiteral("Conventions"), QStringLiteral("CF-1.8")}, {QStringLiteral("title"), Tr::tr("Idealised fire seasons")},
        {QStringLiteral("source"), QStringLiteral("fire.idealised_seasons")}};
    return out;
}

std::optional<SeasonsPlan> planSeasons(const Parameters& parameters, CheckResult& check)
{
    SeasonsPlan out;
    out.spacing = parameters.real(QStringLiteral("spacing"));
    const double rows = 180.0 / out.spacing;
    if (std::abs(rows - std::round(rows)) > 1e-6) {
        check.error(QStringLiteral("parameter.form"), Tr::tr("A spacing of %1° does not divide 180° evenly; take 5, 2.5, 2 or 1.").arg(out.spacing),
            {}, QStringLiteral("spacing"));
        return std::nullopt;
    }
    const auto count = static_cast<std::size_t>(std::lround(rows));
    Grid grid;
    grid.ny = count;
    grid.nx = 2 * count;
    grid.periodic = true;
    for (std::size_t j = 0; j < grid.ny; ++j)
        grid.lat.push_back(90.0 - out.spacing * (static_cast<double>(j) + 0.5));
    for (std::size_t i = 0; i < grid.nx; ++i)
        grid.lon.push_back(-180.0 + out.spacing * (static_cast<double>(i) + 0.5));
    out.firstYear = static_cast<int>(parameters.integer(QStringLiteral("first_year")));
    const auto steps = static_cast<int>(parameters.integer(QStringLiteral("steps_per_year")));
    out.stepsPerYear = steps;
    out.seed = static_cast<std::uint64_t>(parameters.integer(QStringLiteral("seed")));
    const std::vector<Axis> axes{timeAxis(out.firstYear, static_cast<int>(parameters.integer(QStringLiteral("years"))), steps),
        axis(AxisKind::Y, "latitude", "degrees_north", grid.lat), axis(AxisKind::X, "longitude", "degrees_east", grid.lon)};
    out.drivers = signatureOf(axes, grid, kDrivers, &kLand);
    out.burnedArea = signatureOf(axes, grid, std::span(&kBurned, 1), nullptr);
    out.fireWeather = signatureOf(axes, grid, std::span(&kIndex, 1), nullptr);
    return out;
}

} // namespace

CheckResult IdealisedSeasons::check(const CheckInput& input) const
{
    CheckResult result;
    if (const auto plan = planSeasons(input.parameters, result)) {
        result.outputs[QStringLiteral("drivers")] = plan->drivers;
        result.outputs[QStringLiteral("burned_area")] = plan->burnedArea;
        result.outputs[QStringLiteral("fire_weather")] = plan->fireWeather;
    }
    return result;
}

Result<Outputs> IdealisedSeasons::run(const RunInput& input, RunContext& context) const
{
    CheckResult problems;
    const auto plan = planSeasons(input.parameters, problems);
    if (!plan)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    TRY(const auto drivers, context.createCube(QStringLiteral("drivers"), plan->drivers, ChunkLayout::Fields));
    TRY(const auto burned, context.createCube(QStringLiteral("burned_area"), plan->burnedArea, ChunkLayout::Fields));
    TRY(const auto weather, context.createCube(QStringLiteral("fire_weather"), plan->fireWeather, ChunkLayout::Fields));
    const Grid& grid = plan->drivers->grids.front();
    const std::vector<double> areas = learning::cellAreas(grid);
    std::vector<float> land(grid.size());
    for (std::size_t c = 0; c < grid.size(); ++c)
        land[c] = FireSeasons::isLand(grid.lat[c / grid.nx], grid.lon[c % grid.nx]) ? 1.0F : 0.0F;
    constexpr int timed = static_cast<int>(std::size(kDrivers));
    TRY_DO(drivers->write(timed, {{0, 0}, {grid.ny, grid.nx}}, land));

    std::vector<WalkOutput> writes;
    for (int v = 0; v < timed; ++v)
        writes.push_back({drivers.get(), v, 0});
    writes.push_back({burned.get(), 0, 0});
    writes.push_back({weather.get(), 0, 0});
    const FireSeasons world(plan->seed);
    const Axis& time = plan->drivers->axes.front();
    const double begin = toSeconds({plan->firstYear, 1, 1, 0, 0, 0.0}, time.calendar);
    const auto fill = [&](const FieldStep& step) -> Result<void> {
        const double years = (time.values[step.step] - begin) / (365.2425 * 86400.0);
        for (std::size_t c = 0; c < grid.size(); ++c) {
            if (c % grid.nx == 0 && context.cancelled())
                return RunContext::cancelledError();
            const auto state = world.at(grid.lat[c / grid.nx], grid.lon[c % grid.nx], years, plan->stepsPerYear, plan->spacing);
            const double values[]{state.leafArea, state.surfaceTemperature, state.humidity, state.seaTemperature, state.lowestTemperature, state.rain,
                state.burnedFraction * areas[c] * 1e-4, state.fireWeather};
            for (std::size_t v = 0; v < std::size(values); ++v)
                step.out[v][c] = static_cast<float>(values[v]);
        }
        return {};
    };
    TRY_DO(walkFields(context, {}, writes, fill));
    TRY(std::shared_ptr<const Cube> made, drivers->finish());
    TRY(std::shared_ptr<const Cube> fires, burned->finish());
    TRY(std::shared_ptr<const Cube> index, weather->finish());
    return Outputs{{QStringLiteral("drivers"), std::move(made)}, {QStringLiteral("burned_area"), std::move(fires)},
        {QStringLiteral("fire_weather"), std::move(index)}};
}

} // namespace terrella::fire
