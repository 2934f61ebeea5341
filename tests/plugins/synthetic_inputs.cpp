// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/synthetic_inputs.h"

#include "pipelines/core/json.h"
#include "plugins/learning/backend.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>

namespace terrella::test {

namespace {

/// Where the low is at a step, in degrees.
LatLon centreAt(std::size_t step) { return {15.0, 150.0 - 2.0 * static_cast<double>(step)}; }

/// 1 at the centre of the low, falling off within some degrees.
double bump(const LatLon& centre, double lat, double lon)
{
    const double dx = (lon - centre.lon) * std::cos(centre.lat * std::numbers::pi / 180.0), dy = lat - centre.lat;
    return std::exp(-(dx * dx + dy * dy) / (3.0 * 3.0));
}

using Formula = double (*)(double bump, double lat, double lon, double level);

struct Recipe {
    const char* name;
    const char* standardName;
    const char* units;
    bool hasLevels;
    bool hasTime;
    Formula formula;
};

double smooth(double, double lat, double lon, double)
{
    return 280.0 + 20.0 * std::cos(lat * std::numbers::pi / 180.0) + std::sin(lon * std::numbers::pi / 90.0);
}

constexpr Recipe kRecipes[] = {
    {"msl", "air_pressure_at_mean_sea_level", "Pa", false, true,
        [](double b, double lat, double, double) { return 101000.0 + 5.0 * std::abs(lat) - 4000.0 * b; }},
    {"u10", "eastward_wind", "m s-1", false, true, [](double b, double, double, double) { return -5.0 + 30.0 * b; }},
    {"v10", "northward_wind", "m s-1", false, true, [](double b, double, double, double) { return 1.0 + 20.0 * b; }},
    {"z", "geopotential", "m2 s-2", true, true,
        [](double b, double lat, double, double level) { return (level < 400.0 ? 94000.0 + 1500.0 * b : 57500.0) - 50.0 * std::abs(lat); }},
    {"t2m", "air_temperature", "K", false, true, smooth},
    {"zs", "surface_altitude", "m", false, false, [](double, double, double, double) { return 0.0; }},
};

Axis axis(AxisKind kind, const char* name, const char* standardName, const char* units, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = QLatin1String(name);
    out.standardName = QLatin1String(standardName);
    out.units = QLatin1String(units);
    out.values = std::move(values);
    if (kind == AxisKind::Time)
        out.timeUnits = QStringLiteral("hours since 1970-01-01 00:00:00");
    if (kind == AxisKind::Level)
        out.positive = QStringLiteral("down");
    return out;
}

std::vector<double> series(double first, double step, std::size_t count)
{
    std::vector<double> out(count);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = first + step * static_cast<double>(i);
    return out;
}

double firstTime() { return toSeconds({2000, 2, 26, 0, 0, 0.0}, Calendar::Standard); }

/// The usual variables, and those of the port that are not among them.
std::vector<Recipe> recipesFor(const PortSpec& port, std::vector<QByteArray>& names)
{
    std::vector<Recipe> out(std::begin(kRecipes), std::end(kRecipes));
    names.reserve(3 * port.variables.size()); // recipes point into it
    const auto keep = [&names](const QString& text) {
        names.push_back(text.toUtf8());
        return names.back().constData();
    };
    for (const VariableNeed& need : port.variables) {
        const bool there = std::ranges::any_of(out, [&](const Recipe& recipe) {
            return need.names.contains(QLatin1String(recipe.name))
                || (!need.standardName.isEmpty() && need.standardName == QLatin1String(recipe.standardName));
        });
        if (there)
            continue;
        const QString name = need.names.isEmpty() ? need.standardName : need.names.first();
        out.push_back({keep(name), keep(need.standardName), keep(need.units), false, true, smooth});
    }
    return out;
}

} // namespace

std::shared_ptr<const Cube> syntheticCube(const PortSpec& port, const World& world)
{
    auto signature = std::make_shared<CubeSignature>();
    const auto ny = static_cast<std::size_t>(std::lround(180.0 / world.spacingDeg)) + 1;
    const auto nx = static_cast<std::size_t>(std::lround(360.0 / world.spacingDeg));
    signature->axes = {axis(AxisKind::Time, "time", "time", "s", series(firstTime(), world.stepHours * 3600.0, world.steps)),
        axis(AxisKind::Level, "level", "air_pressure", "hPa", {300.0, 500.0}),
        axis(AxisKind::Y, "latitude", "latitude", "degrees_north", series(90.0, -world.spacingDeg, ny)),
        axis(AxisKind::X, "longitude", "longitude", "degrees_east", series(0.0, world.spacingDeg, nx))};
    Grid grid;
    grid.ny = ny;
    grid.nx = nx;
    grid.lat = signature->axes[2].values;
    grid.lon = signature->axes[3].values;
    grid.periodic = true;
    signature->grids = {grid};

    std::vector<QByteArray> names;
    std::vector<std::vector<float>> values;
    for (const Recipe& recipe : recipesFor(port, names)) {
        Variable variable;
        variable.name = QString::fromUtf8(recipe.name);
        variable.standardName = QString::fromUtf8(recipe.standardName);
        variable.units = QString::fromUtf8(recipe.units);
        variable.axes = recipe.hasLevels ? std::vector{0, 1, 2, 3} : recipe.hasTime ? std::vector{0, 2, 3} : std::vector{2, 3};
        variable.grid = 0;
        variable.storedType = QStringLiteral("float32");
        signature->variables.push_back(variable);
        std::vector<float> data;
        for (std::size_t t = 0; t < (recipe.hasTime ? world.steps : 1); ++t) {
            const LatLon centre = centreAt(t);
            for (const double level : recipe.hasLevels ? signature->axes[1].values : std::vector<double>{0.0}) {
                for (const double lat : grid.lat) {
                    for (const double lon : grid.lon)
                        data.push_back(world.missing ? std::numeric_limits<float>::quiet_NaN()
                                                     : static_cast<float>(recipe.formula(bump(centre, lat, lon), lat, lon, level)));
                }
            }
        }
        values.push_back(std::move(data));
    }
    return std::make_shared<MemoryCube>(signature, std::move(values));
}

std::shared_ptr<const Features> syntheticFeatures(const World& world)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    out->info.featureType = QStringLiteral("point");
    const auto column = [&out](const char* name, ColumnType type, const char* units) {
        ColumnInfo info;
        info.name = QLatin1String(name);
        info.type = type;
        info.units = QLatin1String(units);
        return static_cast<std::size_t>(out->addColumn(info));
    };
    const std::size_t time = column("time", ColumnType::Time, ""), i = column("i", ColumnType::Integer, ""), j = column("j", ColumnType::Integer, "");
    const std::size_t msl = column("msl", ColumnType::Real, "Pa"), wind = column("wind", ColumnType::Real, "m s-1"),
                      zs = column("zs", ColumnType::Real, "m");
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t step = 0; step < world.steps; ++step) {
        for (const LatLon& place : {centreAt(step), LatLon{-20.0, 60.0}}) {
            out->lon.push_back(place.lon);
            out->lat.push_back(place.lat);
            out->columns[time].real.push_back(firstTime() + world.stepHours * 3600.0 * static_cast<double>(step));
            out->columns[i].integer.push_back(static_cast<qint64>(place.lon / world.spacingDeg));
            out->columns[j].integer.push_back(static_cast<qint64>((90.0 - place.lat) / world.spacingDeg));
            out->columns[msl].real.push_back(world.missing ? nothing : 97000.0);
            out->columns[wind].real.push_back(world.missing ? nothing : 30.0);
            out->columns[zs].real.push_back(world.missing ? nothing : 0.0);
        }
    }
    out->info.rows = static_cast<qint64>(out->rowCount());
    return out;
}

namespace {

/// Two boxes, one across the dateline.
std::shared_ptr<const Features> syntheticPolygons()
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Polygon;
    ColumnInfo name;
    name.name = QStringLiteral("name");
    name.type = ColumnType::Text;
    const auto column = static_cast<std::size_t>(out->addColumn(name));
    const auto add = [&](const char* text, double west, double east) {
        QByteArray wkb(1, '\1');
        const auto append = [&wkb](const auto& value) { wkb.append(reinterpret_cast<const char*>(&value), sizeof(value)); };
        for (const quint32 count : {3U, 1U, 5U})
            append(count);
        for (const auto& [lon, lat] :
            std::initializer_list<std::pair<double, double>>{{west, -5.0}, {east, -5.0}, {east, 31.0}, {west, 31.0}, {west, -5.0}}) {
            append(lon);
            append(lat);
        }
        out->wkb.push_back(wkb);
        out->columns[column].text.push_back(QLatin1String(text));
    };
    add("sea", 130.3, 155.1);
    add("dateline", 171.0, -173.5);
    out->info.rows = static_cast<qint64>(out->rowCount());
    return out;
}

} // namespace

namespace {

/// What a module needs otherwise than others: daily data; optional inputs that only another run of its own can make.
struct Peculiarity {
    const char* module;
    double stepHours;
    QStringList leftOut;
    QStringList finer = {};    ///< ports with a grid twice as fine as that of the others
    bool withoutPoles = false; ///< cells around a pole cannot be cut into parts
};

const Peculiarity* peculiarityOf(const QString& module)
{
    static const Peculiarity all[]{{"fire.fwi", 24.0, {QStringLiteral("state"), QStringLiteral("season")}}, {"fire.hazard", 24.0, {}},
        {"fire.anomaly", 24.0, {}}, {"downscale.boosted_trees", 6.0, {QStringLiteral("model")}}, {"fire.learn", 24.0 * 100.0, {}}, // whole years of it
        {"downscale.learn", 24.0 * 100.0, {}, {QStringLiteral("reference"), QStringLiteral("statics")}, true},
        {"downscale.predict", 6.0, {QStringLiteral("statics")}, {}, true}};
    const auto found = std::ranges::find_if(all, [&](const Peculiarity& one) { return module == QLatin1String(one.module); });
    return found == std::end(all) ? nullptr : found;
}

} // namespace

namespace {

/// The cube without its first and last row, and where `finer` with every cell cut into 2 by 2 of the same values.
std::shared_ptr<const Cube> regriddedCube(const std::shared_ptr<const Cube>& cube, bool finer)
{
    auto signature = std::make_shared<CubeSignature>(cube->signature());
    const std::size_t ny = signature->grids[0].ny - 2, nx = signature->grids[0].nx, factor = finer ? 2 : 1;
    const auto cut = [factor](const std::vector<double>& centres, std::size_t first, std::size_t count) {
        const double width = centres[1] - centres[0];
        std::vector<double> out;
        for (std::size_t k = 0; k < count * factor; ++k)
            out.push_back(centres[first + k / factor] + (factor == 1 ? 0.0 : k % 2 == 0 ? -0.25 * width : 0.25 * width));
        return out;
    };
    Grid& grid = signature->grids[0];
    grid.lat = signature->axes[2].values = cut(grid.lat, 1, ny);
    grid.lon = signature->axes[3].values = cut(grid.lon, 0, nx);
    grid.ny = grid.lat.size();
    grid.nx = grid.lon.size();
    std::vector<std::vector<float>> values;
    for (std::size_t v = 0; v < signature->variables.size(); ++v) {
        const Window window = Window::all(cube->signature().shapeOf(cube->signature().variables[v]));
        std::vector<float> all(window.size()), out;
        if (!cube->read(static_cast<int>(v), window, all))
            return nullptr;
        for (std::size_t field = 0; field < all.size() / ((ny + 2) * nx); ++field) {
            for (std::size_t j = 0; j < grid.ny; ++j) {
                for (std::size_t i = 0; i < grid.nx; ++i)
                    out.push_back(all[(field * (ny + 2) + 1 + j / factor) * nx + i / factor]);
            }
        }
        values.push_back(std::move(out));
    }
    return std::make_shared<MemoryCube>(signature, std::move(values));
}

/// A small network from temperature and wind to a fraction, with weights that nobody trained.
Result<std::shared_ptr<const Model>> syntheticModel(const QString& module)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("model.pt"));
    const auto channel = [](const char* name, const char* unit, double mean, double deviation) {
        return QJsonObject{{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("units"), QLatin1String(unit)},
            {QStringLiteral("mean"), mean}, {QStringLiteral("deviation"), deviation}};
    };
    QJsonObject card{{QStringLiteral("inputs"), QJsonArray{channel("t2m", "degC", 15.0, 10.0), channel("u10", "km h-1", 0.0, 20.0)}},
        {QStringLiteral("outputs"), QJsonArray{channel("fraction", "1", 0.0, 1.0)}}, {QStringLiteral("divisible_by"), 2},
        {QStringLiteral("receptive_radius"), 12}};
    if (module == QLatin1String("downscale.predict")) {
        card[QStringLiteral("outputs")] = QJsonArray{channel("t2m", "degC", 0.0, 1.0)};
        card.insert(QStringLiteral("factor"), 2);
        card.insert(QStringLiteral("predictors"), 2);
    }
    if (!QFileInfo::exists(path)) {
        learning::NetworkSpec spec;
        spec.inputs = 2;
        spec.base = 2;
        spec.pools = {2};
        TRY(const auto plan, learning::planNetwork(spec));
        TRY(const learning::Backend* const backend, learning::backend());
        std::vector<float> parameters = learning::beginningOf(plan.parameters, 1), buffers;
        TRY(const auto network, backend->build(plan, parameters, buffers));
        TRY_DO(network->save(path, {}));
    }
    return std::make_shared<const Model>(Model{path, card});
}

} // namespace

Result<ValueMap> syntheticInputs(const ModuleSpec& spec, const World& asked)
{
    ValueMap out;
    World world = asked;
    const Peculiarity* peculiarity = peculiarityOf(spec.id);
    if (peculiarity)
        world.stepHours = peculiarity->stepHours;
    // Where no input is required they stand for each other: one is enough.
    const bool alternatives = std::ranges::none_of(spec.inputs, &PortSpec::required);
    for (const PortSpec& port : spec.inputs) {
        if (alternatives && !out.empty())
            break;
        if (peculiarity && peculiarity->leftOut.contains(port.key))
            continue;
        switch (port.type) {
        case DataType::Cube: {
            auto cube = syntheticCube(port, world);
            if (peculiarity && peculiarity->withoutPoles)
                cube = regriddedCube(cube, peculiarity->finer.contains(port.key));
            out[port.key] = {Value(std::move(cube))};
            break;
        }
        case DataType::Features:
            out[port.key] = {Value(port.key == QLatin1String("polygons") ? syntheticPolygons() : syntheticFeatures(world))};
            break;
        case DataType::Model: {
            TRY(auto model, syntheticModel(spec.id));
            out[port.key] = {Value(std::move(model))};
            break;
        }
        case DataType::Report:
            if (port.required)
                return Error{ErrorCode::Unsupported,
                    QStringLiteral("The conformance suite has no %1 for port '%2' of '%3'; add one to synthetic_inputs.cpp.")
                        .arg(dataTypeName(port.type), port.key, spec.id),
                    {}};
            break;
        }
    }
    return out;
}

namespace {

/// What a module that cannot do without is told about the synthetic cube.
QJsonValue syntheticValue(const QString& module, const QString& parameter)
{
    static const std::map<QString, QJsonValue> values{{QStringLiteral("data.convert_units.units"), "hPa"},
        {QStringLiteral("data.arithmetic.formula"), "sqrt(data.u10^2 + data.v10^2) + data.z / 1 [m s-1] * 0"},
        {QStringLiteral("data.mask.variable"), "zs"}, {QStringLiteral("fire.learn.base"), 2}, {QStringLiteral("fire.learn.depth"), 1},
        {QStringLiteral("fire.learn.epochs"), 2}, {QStringLiteral("downscale.learn.base"), 2}, {QStringLiteral("downscale.learn.depth"), 1},
        {QStringLiteral("downscale.learn.epochs"), 2}}; // a network is stopped between fields: one that is quick with them
    const auto found = values.find(module + QLatin1Char('.') + parameter);
    return found == values.end() ? QJsonValue(QJsonValue::Undefined) : found->second;
}

} // namespace

Result<QJsonObject> syntheticParameters(const ModuleSpec& spec, const QString& folder)
{
    QJsonObject out;
    for (const ParameterSpec& parameter : spec.parameters) {
        if (const QJsonValue value = syntheticValue(spec.id, parameter.key); !value.isUndefined()) {
            out[parameter.key] = value;
            continue;
        }
        if (!parameter.required || !parameter.defaultValue.isUndefined())
            continue;
        if (parameter.type != ParameterType::File && parameter.type != ParameterType::Files)
            return Error{ErrorCode::Unsupported,
                QStringLiteral("The conformance suite has no value for parameter '%1' of '%2'; add one to synthetic_inputs.cpp.")
                    .arg(parameter.key, spec.id),
                {}};
        if (parameter.written) {
            out[parameter.key] = QString(folder + QStringLiteral("/written.")
                + (spec.inputs.empty() || spec.inputs.front().type != DataType::Cube ? QStringLiteral("json") : QStringLiteral("nc")));
            continue;
        }
        if (spec.id == QLatin1String("data.open_features")) {
            out[parameter.key] = QString(folder + QStringLiteral("/boxes.gpkg"));
            TRY_DO(writeFeatures(*syntheticPolygons(), folder + QStringLiteral("/boxes.gpkg")));
            continue;
        }
        if (spec.id == QLatin1String("data.open_model")) {
            TRY(const auto model, syntheticModel(spec.id));
            const QString card = folder + QStringLiteral("/card.json");
            QFile file(card);
            if (!file.open(QIODevice::WriteOnly) || file.write(prettyJson(model->card)) < 0)
                return Error{ErrorCode::Disk, file.errorString(), {}};
            out[parameter.key] = model->path;
            out[QStringLiteral("card")] = card;
            continue;
        }
        const QString path = folder + QStringLiteral("/world.zarr");
        if (!QFileInfo::exists(path))
            TRY_DO(copyToZarr(*syntheticCube(PortSpec{}), path));
        out[parameter.key] = parameter.type == ParameterType::File ? QJsonValue(path) : QJsonValue(QJsonArray{path});
    }
    return out;
}

SignatureMap signaturesOf(const ValueMap& values)
{
    SignatureMap out;
    for (const auto& [port, list] : values) {
        for (const Value& value : list)
            out[port].push_back(signatureOf(value));
    }
    return out;
}

namespace {

template <class T>
void addNumbers(QCryptographicHash& hash, const std::vector<T>& numbers)
{
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(numbers.data()), static_cast<qsizetype>(numbers.size() * sizeof(T))));
}

Result<QByteArray> contentOfCube(const Cube& cube)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const CubeSignature& signature = cube.signature();
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const Window window = Window::all(signature.shapeOf(signature.variables[v]));
        std::vector<float> values(window.size());
        TRY_DO(cube.read(static_cast<int>(v), window, values));
        addNumbers(hash, values);
    }
    return canonicalJson(describe(cube.sharedSignature())) + hash.result().toHex();
}

QByteArray contentOfFeatures(const Features& features)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ColumnValues& column : features.columns) {
        addNumbers(hash, column.real);
        addNumbers(hash, column.integer);
        for (const QString& text : column.text)
            hash.addData(text.toUtf8() + '\0');
    }
    addNumbers(hash, features.lon);
    addNumbers(hash, features.lat);
    for (const QByteArray& shape : features.wkb)
        hash.addData(shape);
    return canonicalJson(describe(std::make_shared<const FeaturesSignature>(features.info))) + hash.result().toHex();
}

} // namespace

Result<QByteArray> contentOf(const Value& value)
{
    switch (typeOf(value)) {
    case DataType::Cube: return contentOfCube(*std::get<std::shared_ptr<const Cube>>(value));
    case DataType::Features: return contentOfFeatures(*std::get<std::shared_ptr<const Features>>(value));
    case DataType::Model: {
        const Model& model = *std::get<std::shared_ptr<const Model>>(value);
        QFile file(model.path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!model.path.isEmpty() && (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)))
            return Error{ErrorCode::Unreadable, file.errorString(), {}};
        return canonicalJson(model.card) + hash.result().toHex();
    }
    case DataType::Report: break;
    }
    const Report& report = *std::get<std::shared_ptr<const Report>>(value);
    return report.title.toUtf8() + canonicalJson(report.content);
}

} // namespace terrella::test
