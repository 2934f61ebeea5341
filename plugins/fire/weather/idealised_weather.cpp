// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/weather/idealised_weather.h"

#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/fire/kernels/weather_scene.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::IdealisedWeather)
};

constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;

/// Multiples of the spacing in [low, high].
std::vector<double> gridLines(double low, double high, double spacing)
{
    std::vector<double> out;
    const auto first = static_cast<qint64>(std::ceil(low / spacing - 1e-9)), last = static_cast<qint64>(std::floor(high / spacing + 1e-9));
    for (qint64 k = first; k <= last; ++k)
        out.push_back(static_cast<double>(k) * spacing);
    return out;
}

Axis axis(AxisKind kind, const char* name, const char* units, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = QLatin1String(name);
    out.standardName = out.name;
    out.units = QLatin1String(units);
    out.values = std::move(values);
    return out;
}

/// Latitudes, longitudes and whether the row closes; nothing where a problem went to `check`.
std::optional<Grid> makeGrid(const Parameters& parameters, CheckResult& check)
{
    const double spacing = parameters.real(QStringLiteral("spacing"));
    const Region region = parameters.region(QStringLiteral("region")).value_or(Region{});
    const double width = region.east > region.west ? region.east - region.west : region.east - region.west + 360.0;
    Grid grid;
    grid.lat = gridLines(std::max(region.south, -90.0), std::min(region.north, 90.0), spacing);
    grid.lon = gridLines(region.west, region.west + width, spacing);
    while (grid.lon.size() > 1 && grid.lon.back() - grid.lon.front() > 360.0 - spacing / 2.0)
        grid.lon.pop_back();
    std::ranges::reverse(grid.lat); // north first, as in ERA5
    grid.ny = grid.lat.size();
    grid.nx = grid.lon.size();
    grid.periodic = std::abs(static_cast<double>(grid.nx) * spacing - 360.0) < spacing / 2.0;
    if (grid.ny >= 2 && grid.nx >= 2)
        return grid;
    check.error(QStringLiteral("region.empty"),
        Tr::tr("The region holds fewer than two rows or columns of the grid. Draw a larger one or choose a finer grid."), {},
        QStringLiteral("region"));
    return std::nullopt;
}

std::shared_ptr<const CubeSignature> makeSignature(const Parameters& parameters, CheckResult& check)
{
    const Result<DateTime> start = parseIso(parameters.text(QStringLiteral("start")), Calendar::Standard);
    if (!start)
        check.error(QStringLiteral("parameter.form"), start.error().message, {}, QStringLiteral("start"));
    const qint64 step = parameters.integer(QStringLiteral("step_hours"));
    if (24 % step != 0)
        check.error(QStringLiteral("parameter.range"), Tr::tr("A step of %1 hours does not divide the day; take 1, 2, 3, 4, 6 or 12.").arg(step), {},
            QStringLiteral("step_hours"));
    std::optional<Grid> grid = makeGrid(parameters, check);
    if (check.hasErrors() || !grid)
        return nullptr;
    std::vector<double> times;
    const double first = toSeconds({start->year, start->month, start->day, 0, 0, 0.0}, Calendar::Standard);
    for (qint64 k = 0; k < parameters.integer(QStringLiteral("days")) * (24 / step); ++k)
        times.push_back(first + static_cast<double>(k * step) * kHour);
    auto out = std::make_shared<CubeSignature>();
    out->axes = {axis(AxisKind::Time, "time", "s", std::move(times)), axis(AxisKind::Y, "latitude", "degrees_north", grid->lat),
        axis(AxisKind::X, "longitude", "degrees_east", grid->lon)};
    out->axes.front().timeUnits = QStringLiteral("hours since 1970-01-01 00:00:00");
    out->grids = {*std::move(grid)};
    const auto add = [&](const char* name, const char* standardName, const char* longName, const char* units, const char* methods) {
        Variable made;
        made.name = QLatin1String(name);
        made.standardName = QLatin1String(standardName);
        made.longName = QLatin1String(longName);
        made.units = QLatin1String(units);
        made.cellMethods = QLatin1String(methods);
        made.axes = {0, 1, 2};
        made.grid = 0;
        made.storedType = QStringLiteral("float32");
        out->variables.push_back(std::move(made));
    };
    add("t2m", "air_temperature", "2 metre temperature", "K", "time: point");
    add("d2m", "dew_point_temperature", "2 metre dewpoint temperature", "K", "time: point");
    add("u10", "eastward_wind", "10 metre eastward wind", "m s-1", "time: point");
    add("v10", "northward_wind", "10 metre northward wind", "m s-1", "time: point");
    add("tp", "lwe_thickness_of_precipitation_amount", "Total precipitation", "m", "time: sum");
    out->attributes = {{QStringLiteral("Conventions"), QStringLiteral("CF-1.8")}, {QStringLiteral("title"), Tr::tr("Idealised weather")},
        {QStringLiteral("source"), QStringLiteral("fire.idealised_weather")}};
    return out;
}

SceneMoment momentOf(const Axis& time, std::size_t step, double stepHours)
{
    const double seconds = time.values[step];
    const DateTime date = fromSeconds(seconds, time.calendar);
    SceneMoment out;
    out.hour = (seconds - time.values.front()) / kHour;
    out.hourOfDay = std::fmod(seconds, kDay) / kHour;
    out.partOfYear = static_cast<double>(dayOfYear(date, time.calendar) - 1) / 365.25;
    out.stepHours = stepHours;
    return out;
}

} // namespace

CheckResult IdealisedWeather::check(const CheckInput& input) const
{
    CheckResult result;
    if (auto signature = makeSignature(input.parameters, result))
        result.outputs[QStringLiteral("weather")] = std::move(signature);
    return result;
}

Result<Outputs> IdealisedWeather::run(const RunInput& input, RunContext& context) const
{
    CheckResult problems;
    const std::shared_ptr<const CubeSignature> signature = makeSignature(input.parameters, problems);
    if (!signature)
        return data::firstError(problems);
    const WeatherScene scene = makeWeather(static_cast<std::uint64_t>(input.parameters.integer(QStringLiteral("seed"))));
    const Grid& grid = signature->grids.front();
    const double stepHours = static_cast<double>(input.parameters.integer(QStringLiteral("step_hours")));
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("weather"), signature, ChunkLayout::Fields));
    std::vector<WalkOutput> outputs;
    for (int v = 0; v < static_cast<int>(signature->variables.size()); ++v)
        outputs.push_back({writer.get(), v, 0});
    TRY_DO(walkFields(context, {}, outputs, [&](const FieldStep& step) -> Result<void> {
        fillWeather(scene, momentOf(signature->axes.front(), step.step, stepHours), grid.lat, grid.lon,
            {step.out[0], step.out[1], step.out[2], step.out[3], step.out[4]});
        return {};
    }));
    TRY(std::shared_ptr<const Cube> weather, writer->finish());
    return Outputs{{QStringLiteral("weather"), std::move(weather)}};
}

} // namespace terrella::fire
