// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/idealised_storms.h"

#include "pipelines/core/json.h"
#include "pipelines/core/worker_pool.h"
#include "plugins/cyclones/kernels/storms.h"

#include <QCoreApplication>

#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>

namespace terrella::cyclones {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::IdealisedStorms)
};

constexpr double kSecondsPerHour = 3600.0;
constexpr double kPaPerHpa = 100.0;
constexpr double kKmPerDegree = 111.195;
enum FieldIndex { Pressure, Eastward, Northward, Upper, SurfaceHeight };

struct Scene {
    std::shared_ptr<const CubeSignature> signature;
    std::vector<Storm> storms;
    UpperAir upperAir = UpperAir::Geopotential;
    double stepHours = 6.0;
    std::size_t steps = 0;
};

std::variant<Storm, QString> parseStorm(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    constexpr int kNumbers = 8;
    if (parts.size() < kNumbers || parts.size() > kNumbers + 1)
        return Tr::tr("'%1' cannot be used: it must read lon, lat, degrees east a day, degrees north a day, depth in hPa, radius in km, first hour, "
                      "hours, warm or cold.")
            .arg(text);
    std::array<double, kNumbers> numbers{};
    for (int k = 0; k < kNumbers; ++k) {
        bool isNumber = false;
        numbers[static_cast<std::size_t>(k)] = parts[k].trimmed().toDouble(&isNumber);
        if (!isNumber)
            return Tr::tr("'%1' cannot be used: '%2' is no number.").arg(text, parts[k].trimmed());
    }
    const QString core = parts.size() > kNumbers ? parts.back().trimmed() : QStringLiteral("warm");
    if (core != QLatin1String("warm") && core != QLatin1String("cold"))
        return Tr::tr("'%1' cannot be used: the core is warm or cold, not '%2'.").arg(text, core);
    Storm storm;
    storm.lonDeg = numbers[0];
    storm.latDeg = numbers[1];
    storm.eastDegPerDay = numbers[2];
    storm.northDegPerDay = numbers[3];
    storm.depthPa = numbers[4] * kPaPerHpa;
    storm.radiusDeg = numbers[5] / kKmPerDegree;
    storm.firstHour = numbers[6];
    storm.hours = numbers[7];
    storm.warmCore = core == QLatin1String("warm");
    storm.expected = storm.warmCore;
    if (std::abs(storm.latDeg) > 89.0 || !(storm.depthPa > 0.0) || !(storm.radiusDeg > 0.0) || storm.hours < 0.0)
        return Tr::tr("'%1' cannot be used: latitudes lie within ±89°, and depth, radius and hours are positive.").arg(text);
    return storm;
}

struct Range {
    double first = 0.0;
    std::size_t count = 0;
};

/// Grid lines within [low, high], counted from `origin` in steps of `spacing`.
Range gridLines(double low, double high, double origin, double spacing)
{
    const double first = std::ceil((low - origin) / spacing - 1e-9);
    const double last = std::floor((high - origin) / spacing + 1e-9);
    return {origin + first * spacing, last < first ? 0 : static_cast<std::size_t>(last - first) + 1};
}

/// Latitudes, longitudes and whether the row closes; nothing where a problem went to `check`.
std::optional<Grid> makeGrid(const Parameters& parameters, CheckResult& check)
{
    const double spacing = parameters.real(QStringLiteral("spacing"));
    const double rows = 180.0 / spacing;
    if (std::abs(rows - std::round(rows)) > 1e-6) {
        check.error(QStringLiteral("parameter.range"),
            Tr::tr("A spacing of %1° does not divide 180° evenly; %2° does.").arg(numberText(spacing), numberText(180.0 / std::round(rows))), {},
            QStringLiteral("spacing"));
        return std::nullopt;
    }
    const bool fromGreenwich = parameters.text(QStringLiteral("longitudes")) == QLatin1String("0_360");
    const std::optional<Region> region = parameters.region(QStringLiteral("region"));
    Range lat = gridLines(-90.0, 90.0, -90.0, spacing);
    Range lon{fromGreenwich ? 0.0 : -180.0, static_cast<std::size_t>(std::lround(360.0 / spacing))};
    bool periodic = true;
    if (region) {
        lat = gridLines(std::max(region->south, -90.0), std::min(region->north, 90.0), -90.0, spacing);
        double width = region->east - region->west;
        if (width < 0.0)
            width += 360.0;
        if (width < 360.0 - spacing) {
            periodic = false;
            lon = gridLines(region->west, region->west + width, 0.0, spacing);
        }
        if (lat.count < 2 || lon.count < 2) {
            check.error(QStringLiteral("region.empty"),
                Tr::tr("The region holds fewer than two rows or columns of the grid. Draw a larger one or choose a finer grid."), {},
                QStringLiteral("region"));
            return std::nullopt;
        }
    }
    Grid grid;
    grid.ny = lat.count;
    grid.nx = lon.count;
    grid.periodic = periodic;
    const bool northFirst = parameters.text(QStringLiteral("latitude_order")) == QLatin1String("north_first");
    for (std::size_t j = 0; j < lat.count; ++j)
        grid.lat.push_back(lat.first + spacing * static_cast<double>(northFirst ? lat.count - 1 - j : j));
    for (std::size_t i = 0; i < lon.count; ++i)
        grid.lon.push_back(lon.first + spacing * static_cast<double>(i));
    return grid;
}

Axis axis(AxisKind kind, const char* name, const char* standardName, const char* unit, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = QString::fromLatin1(name);
    out.standardName = QString::fromLatin1(standardName);
    out.units = QString::fromLatin1(unit);
    out.values = std::move(values);
    return out;
}

Variable variable(const char* name, const char* standardName, const char* longName, const char* unit, std::vector<int> axes)
{
    Variable out;
    out.name = QString::fromLatin1(name);
    out.standardName = QString::fromLatin1(standardName);
    out.longName = QString::fromLatin1(longName);
    out.units = QString::fromLatin1(unit);
    out.axes = std::move(axes);
    out.grid = 0;
    out.storedType = QStringLiteral("float32");
    return out;
}

std::shared_ptr<const CubeSignature> makeSignature(Grid grid, Axis time, UpperAir upperAir)
{
    auto signature = std::make_shared<CubeSignature>();
    Axis levels = axis(AxisKind::Level, "level", "air_pressure", "hPa", {300.0, 500.0});
    levels.positive = QStringLiteral("down");
    signature->axes = {std::move(time), std::move(levels), axis(AxisKind::Y, "latitude", "latitude", "degrees_north", grid.lat),
        axis(AxisKind::X, "longitude", "longitude", "degrees_east", grid.lon)};
    signature->grids = {std::move(grid)};
    const std::vector<int> surface{0, 2, 3};
    signature->variables = {variable("msl", "air_pressure_at_mean_sea_level", "Mean sea level pressure", "Pa", surface),
        variable("u10", "eastward_wind", "10 m eastward wind", "m s-1", surface),
        variable("v10", "northward_wind", "10 m northward wind", "m s-1", surface)};
    const std::vector<int> upper{0, 1, 2, 3};
    switch (upperAir) {
    case UpperAir::Geopotential: signature->variables.push_back(variable("z", "geopotential", "Geopotential", "m2 s-2", upper)); break;
    case UpperAir::Height: signature->variables.push_back(variable("zg", "geopotential_height", "Geopotential height", "m", upper)); break;
    case UpperAir::Temperature: signature->variables.push_back(variable("t", "air_temperature", "Temperature", "K", upper)); break;
    }
    signature->variables.push_back(variable("zs", "surface_altitude", "Surface height", "m", {2, 3}));
    signature->attributes = {{QStringLiteral("Conventions"), QStringLiteral("CF-1.8")}, {QStringLiteral("title"), Tr::tr("Idealised storms")},
        {QStringLiteral("source"), QStringLiteral("cyclones.idealised_storms")}};
    return signature;
}

std::optional<Scene> makeScene(const Parameters& parameters, CheckResult& check)
{
    const Result<Calendar> calendar = parseCalendar(parameters.text(QStringLiteral("calendar")));
    if (!calendar) {
        check.error(QStringLiteral("parameter.form"), calendar.error().message, {}, QStringLiteral("calendar"));
        return std::nullopt;
    }
    const Result<DateTime> start = parseIso(parameters.text(QStringLiteral("start")), *calendar);
    if (!start) {
        check.error(QStringLiteral("parameter.form"), start.error().message, {}, QStringLiteral("start"));
        return std::nullopt;
    }
    Scene scene;
    scene.stepHours = parameters.real(QStringLiteral("step_hours"));
    scene.steps = static_cast<std::size_t>(parameters.integer(QStringLiteral("steps")));
    const double totalHours = scene.stepHours * static_cast<double>(scene.steps - 1);
    const QString upperAir = parameters.text(QStringLiteral("upper_air"));
    scene.upperAir = upperAir == QLatin1String("height") ? UpperAir::Height
        : upperAir == QLatin1String("temperature")       ? UpperAir::Temperature
                                                         : UpperAir::Geopotential;
    const QString listKey = QStringLiteral("storm_list");
    for (const QString& text : parameters.texts(listKey)) {
        const std::variant<Storm, QString> storm = parseStorm(text);
        if (const auto* problem = std::get_if<QString>(&storm))
            check.error(QStringLiteral("parameter.form"), *problem, {}, listKey);
        else
            scene.storms.push_back(std::get<Storm>(storm));
    }
    if (parameters.texts(listKey).isEmpty()) {
        const auto wanted = static_cast<int>(parameters.integer(QStringLiteral("storms")));
        scene.storms = makeStorms(wanted, static_cast<std::uint64_t>(parameters.integer(QStringLiteral("seed"))), totalHours);
        if (static_cast<int>(scene.storms.size()) < wanted)
            check.warning(QStringLiteral("storms.fewer"),
                Tr::tr("Only %1 of %2 storms fit into %3 days.").arg(scene.storms.size()).arg(wanted).arg(numberText(totalHours / 24.0)), {},
                QStringLiteral("storms"));
        if (parameters.flag(QStringLiteral("decoys"))) {
            const std::vector<Storm> decoys = makeDecoys(totalHours);
            scene.storms.insert(scene.storms.end(), decoys.begin(), decoys.end());
        }
    }
    const std::optional<Grid> grid = makeGrid(parameters, check);
    if (!grid || check.hasErrors())
        return std::nullopt;
    Axis time = axis(AxisKind::Time, "time", "time", "s", {});
    time.calendar = *calendar;
    time.timeUnits = QStringLiteral("hours since ") + isoText(*start).replace(QLatin1Char('T'), QLatin1Char(' '));
    const double first = toSeconds(*start, *calendar);
    for (std::size_t t = 0; t < scene.steps; ++t)
        time.values.push_back(first + static_cast<double>(t) * scene.stepHours * kSecondsPerHour);
    scene.signature = makeSignature(*grid, std::move(time), scene.upperAir);
    return scene;
}

FeaturesSignature truthSignature(Calendar calendar)
{
    FeaturesSignature out;
    out.geometry = GeometryKind::Point;
    out.featureType = QStringLiteral("trajectory");
    out.calendar = calendar;
    out.columns = {{QStringLiteral("track_id"), ColumnType::Integer, {}, QStringLiteral("1"), Tr::tr("Number of the storm, from 1"),
                       QStringLiteral("trajectory_id")},
        {QStringLiteral("time"), ColumnType::Time, QStringLiteral("time"), {}, {}, {}},
        {QStringLiteral("wind"), ColumnType::Real, QStringLiteral("wind_speed"), QStringLiteral("m s-1"), Tr::tr("Strongest wind at 10 m"), {}},
        {QStringLiteral("depth"), ColumnType::Real, {}, QStringLiteral("Pa"), Tr::tr("Pressure below the surroundings"), {}},
        {QStringLiteral("radius"), ColumnType::Real, {}, QStringLiteral("km"), Tr::tr("Radius of the strongest wind"), {}}};
    out.attributes = {{QStringLiteral("source"), QStringLiteral("cyclones.idealised_storms")}};
    return out;
}

std::shared_ptr<Features> makeTruth(const Scene& scene)
{
    const Axis& time = scene.signature->axes.front();
    const bool negative = !scene.signature->grids.front().lon.empty() && scene.signature->grids.front().lon.front() < 0.0;
    auto truth = std::make_shared<Features>();
    truth->info = truthSignature(time.calendar);
    truth->columns.resize(truth->info.columns.size());
    qint64 id = 0;
    for (const Storm& storm : scene.storms) {
        if (!storm.expected)
            continue;
        ++id;
        for (std::size_t t = 0; t < scene.steps; ++t) {
            const std::optional<StormState> state = stateAt(storm, scene.stepHours * static_cast<double>(t));
            if (!state)
                continue;
            truth->lon.push_back(negative && state->lonDeg >= 180.0 ? state->lonDeg - 360.0 : state->lonDeg);
            truth->lat.push_back(state->latDeg);
            truth->columns[0].integer.push_back(id);
            truth->columns[1].real.push_back(time.values[t]);
            truth->columns[2].real.push_back(state->maxWindMs);
            truth->columns[3].real.push_back(state->depthPa);
            truth->columns[4].real.push_back(storm.radiusDeg * kKmPerDegree);
        }
    }
    truth->info.rows = static_cast<qint64>(truth->lon.size());
    return truth;
}

/// Makes and writes one step.
Result<void> writeStep(const Scene& scene, std::size_t t, CubeWriter& writer)
{
    const Grid& grid = scene.signature->grids.front();
    const std::size_t cells = grid.size();
    std::vector<float> pressure(cells), eastward(cells), northward(cells), upper(2 * cells);
    fillFields(scene.storms, scene.stepHours * static_cast<double>(t), grid.lat, grid.lon, scene.upperAir,
        {pressure, eastward, northward, std::span(upper).first(cells), std::span(upper).last(cells)});
    const Window surface{{t, 0, 0}, {1, grid.ny, grid.nx}};
    TRY_DO(writer.write(Pressure, surface, pressure));
    TRY_DO(writer.write(Eastward, surface, eastward));
    TRY_DO(writer.write(Northward, surface, northward));
    return writer.write(Upper, {{t, 0, 0, 0}, {1, 2, grid.ny, grid.nx}}, upper);
}

} // namespace

CheckResult IdealisedStorms::check(const CheckInput& input) const
{
    CheckResult result;
    if (const std::optional<Scene> scene = makeScene(input.parameters, result)) {
        result.outputs[QStringLiteral("fields")] = scene->signature;
        result.outputs[QStringLiteral("truth")] = std::make_shared<const FeaturesSignature>(truthSignature(scene->signature->axes.front().calendar));
    }
    return result;
}

Result<Outputs> IdealisedStorms::run(const RunInput& input, RunContext& context) const
{
    CheckResult problems;
    const std::optional<Scene> scene = makeScene(input.parameters, problems);
    if (!scene)
        return Error{ErrorCode::Invalid, problems.problems.empty() ? Tr::tr("The storms cannot be made.") : problems.problems.front().message, {}};
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("fields"), scene->signature, ChunkLayout::Fields));
    const Grid& grid = scene->signature->grids.front();
    const std::vector<float> ocean(grid.size(), 0.0F);
    TRY_DO(writer->write(SurfaceHeight, {{0, 0}, {grid.ny, grid.nx}}, ocean));

    std::mutex mutex;
    std::optional<Error> failure;
    std::size_t done = 0;
    std::atomic<bool> failed = false;
    parallelFor(scene->steps, context.threads(), context.stopToken(), [&](std::size_t t) {
        if (failed)
            return;
        const Result<void> written = writeStep(*scene, t, *writer);
        const std::lock_guard lock(mutex);
        if (!written) {
            if (!failure)
                failure = written.error();
            failed = true;
            return;
        }
        ++done;
        context.progress(static_cast<double>(done) / static_cast<double>(scene->steps), Tr::tr("%1 of %2 steps").arg(done).arg(scene->steps));
    });
    if (failure)
        return *failure;
    if (context.cancelled())
        return RunContext::cancelledError();
    TRY(std::shared_ptr<const Cube> fields, writer->finish());
    return Outputs{{QStringLiteral("fields"), std::move(fields)}, {QStringLiteral("truth"), std::shared_ptr<const Features>(makeTruth(*scene))}};
}

} // namespace terrella::cyclones
