// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grib_dataset.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/grib_inventory.h"
#include "pipelines/data/grib_messages.h"
#include "pipelines/data/grib_names.h"
#include "pipelines/data/handle_pool.h"
#include "pipelines/data/raster_positions.h"
#include "pipelines/data/satellite_view.h"
#include "pipelines/data/wkt.h"

#include <QCoreApplication>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::GribDataset)
};

using SlotKey = std::array<double, 4>; // time, step or 0, member, level

class GribDataset final : public RawDataset {
public:
    explicit GribDataset(QString file)
    {
        path = std::move(file);
        format = QStringLiteral("GRIB");
    }

    Result<void> scan();
    Result<void> read(int variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const override;
    QString crsOf(int variable) const override;
    void release() const override { m_pool.clear(); }

private:
    struct Place {
        RasterPositions positions;
        int y = -1; ///< dimensions
        int x = -1;
    };
    Result<std::unique_ptr<GDALDataset>> open(const QString& name) const;
    Result<void> addPlace(int representative);
    void addVariable(const QString& name, const std::vector<GribMessage>& messages);
    int axisOf(const QString& name, char kind, const std::vector<double>& values, const QString& units, const QString& standardName,
        const QString& positive = {});
    int addCoordinate(const QString& name, std::vector<int> dims, std::vector<double> values, const QString& units, const QString& standardName);
    Result<void> readField(int band, std::size_t y, std::size_t x, std::size_t ny, std::size_t nx, float* out) const;
    QString nameOfFile() const;
    QString nameOfMessage(int band) const;
    Error unsupportedGrid(const QString& problem) const
    {
        return Error{ErrorCode::Unsupported,
            Tr::tr("'%1' holds fields on %2, which Terrella does not read. Bring them to a regular grid first (cdo -setgridtype,regular or "
                   "cdo -remapbil).")
                .arg(path, problem.isEmpty() ? Tr::tr("a grid without rows and columns") : problem),
            {}};
    }

    HandlePool<GDALDataset> m_pool;  // the whole file, where messages could not be told apart
    std::uint64_t m_begin = 0;       // of the first message
    std::vector<GribField> m_fields; // by band, or empty
    std::vector<Place> m_places;
    std::map<int, int> m_placeOf; // by variable
    std::map<int, std::vector<int>> m_bands;
    std::map<int, std::vector<double>> m_coordinates;
};

Result<std::unique_ptr<GDALDataset>> GribDataset::open(const QString& name) const
{
    GdalScope scope;
    const GribAsStored asStored;
    static const char* const drivers[] = {"GRIB", nullptr};
    std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(name.toUtf8().constData(), GDAL_OF_RASTER | GDAL_OF_INTERNAL, drivers));
    if (!dataset || dataset->GetRasterCount() == 0)
        return scope.error(ErrorCode::Unreadable,
            Tr::tr("'%1' cannot be read as GRIB: %2").arg(path, scope.reason().isEmpty() ? Tr::tr("no field was found in it") : scope.reason()));
    return dataset;
}

/// The file from its first message on: GDAL does not look beyond the first kilobyte for it.
QString GribDataset::nameOfFile() const { return m_begin == 0 ? path : QStringLiteral("/vsisubfile/%1,%2").arg(m_begin).arg(path); }

QString GribDataset::nameOfMessage(int band) const
{
    const GribField& field = m_fields[static_cast<std::size_t>(band - 1)];
    return QStringLiteral("/vsisubfile/%1_%2,%3").arg(field.offset).arg(field.length).arg(path);
}

int GribDataset::addCoordinate(
    const QString& name, std::vector<int> dims, std::vector<double> values, const QString& units, const QString& standardName)
{
    RawVariable info;
    info.name = name;
    info.dimensions = std::move(dims);
    info.element = Element::Float64;
    info.units = units;
    if (!standardName.isEmpty())
        info.attributes.texts.emplace(QStringLiteral("standard_name"), standardName);
    const int index = static_cast<int>(variables.size());
    variables.push_back(std::move(info));
    m_coordinates.emplace(index, std::move(values));
    return index;
}

/// The dimension with these coordinate values, made where there is none yet.
int GribDataset::axisOf(
    const QString& name, char kind, const std::vector<double>& values, const QString& units, const QString& standardName, const QString& positive)
{
    int same = 1;
    for (const auto& [variable, known] : m_coordinates) {
        const RawVariable& info = variables[static_cast<std::size_t>(variable)];
        if (info.dimensions.size() != 1 || !(info.name == name || info.name.startsWith(name + QLatin1Char('_'))))
            continue;
        if (known == values && info.units == units)
            return info.dimensions.front();
        ++same;
    }
    const int dimension = static_cast<int>(dimensions.size());
    const QString unique = same == 1 ? name : QStringLiteral("%1_%2").arg(name).arg(same);
    dimensions.push_back({unique, values.size(), kind});
    const int variable = addCoordinate(unique, {dimension}, values, units, standardName);
    if (!positive.isEmpty())
        variables[static_cast<std::size_t>(variable)].attributes.texts.emplace(QStringLiteral("positive"), positive);
    return dimension;
}

/// GDAL takes any for the whole disc, seen from above 0°E.
void placeView(SatelliteView&& view, RasterPositions& out)
{
    GdalScope scope;
    OGRSpatialReference crs;
    crs.SetGeogCS("unknown", "unknown", "unknown", view.semiMajorM,
        view.semiMajorM > view.semiMinorM ? view.semiMajorM / (view.semiMajorM - view.semiMinorM) : 0.0);
    if (crs.SetGEOS(view.lonDeg, view.heightM, 0.0, 0.0) != OGRERR_NONE)
        return;
    out.crs = wktOf(crs);
    out.geographic = false;
    out.y = std::move(view.y);
    out.x = std::move(view.x);
}

/// Opens the representative message of a grid and lays out its coordinates.
Result<void> GribDataset::addPlace(int representative)
{
    Place place;
    if (m_fields.empty()) {
        TRY(auto dataset, open(nameOfFile()));
        TRY(place.positions, positionsOf(*dataset));
        m_pool.give(std::move(dataset));
    } else {
        TRY(auto dataset, open(nameOfMessage(representative)));
        if (dataset->GetRasterXSize() <= 0 || dataset->GetRasterYSize() <= 0)
            return unsupportedGrid(gribGridProblem(m_fields[static_cast<std::size_t>(representative - 1)]));
        if (const QString problem = gribGridProblem(m_fields[static_cast<std::size_t>(representative - 1)]); !problem.isEmpty())
            return unsupportedGrid(problem);
        TRY(place.positions, positionsOf(*dataset));
        if (auto view = satelliteView(m_fields[static_cast<std::size_t>(representative - 1)], place.positions.ny, place.positions.nx))
            placeView(*std::move(view), place.positions);
        const std::vector<double> gaussian = gaussianLatitudes(m_fields[static_cast<std::size_t>(representative - 1)], place.positions.ny);
        if (!gaussian.empty() && place.positions.geographic)
            place.positions.y = gaussian;
        const auto west = westEndOfTurnedRows(m_fields[static_cast<std::size_t>(representative - 1)]);
        if (west && place.positions.geographic) {
            const double shift = *west - place.positions.x.front();
            for (double& value : place.positions.x)
                value += shift;
        }
    }
    const QString suffix = m_places.empty() ? QString() : QStringLiteral("_%1").arg(m_places.size() + 1);
    RasterPositions& at = place.positions;
    place.y = static_cast<int>(dimensions.size());
    dimensions.push_back({(at.geographic ? QStringLiteral("latitude") : QStringLiteral("y")) + suffix, at.ny, 'Y'});
    place.x = static_cast<int>(dimensions.size());
    dimensions.push_back({(at.geographic ? QStringLiteral("longitude") : QStringLiteral("x")) + suffix, at.nx, 'X'});
    if (at.geographic) {
        // Degrees are stored to a thousandth or a millionth; halves of steps added by GDAL leave dust beyond that.
        for (std::vector<double>* values : {&at.y, &at.x}) {
            for (double& value : *values)
                value = std::abs(value * 1e9 - std::round(value * 1e9)) < 0.5 ? std::round(value * 1e9) / 1e9 : value;
        }
        addCoordinate(
            dimensions[static_cast<std::size_t>(place.y)].name, {place.y}, at.y, QStringLiteral("degrees_north"), QStringLiteral("latitude"));
        addCoordinate(
            dimensions[static_cast<std::size_t>(place.x)].name, {place.x}, at.x, QStringLiteral("degrees_east"), QStringLiteral("longitude"));
    } else if (!at.y.empty()) {
        const bool rotated = !at.crs.startsWith(QLatin1String("PROJCRS"));
        addCoordinate(dimensions[static_cast<std::size_t>(place.y)].name, {place.y}, at.y, rotated ? QStringLiteral("degrees") : QStringLiteral("m"),
            rotated ? QStringLiteral("grid_latitude") : QStringLiteral("projection_y_coordinate"));
        addCoordinate(dimensions[static_cast<std::size_t>(place.x)].name, {place.x}, at.x, rotated ? QStringLiteral("degrees") : QStringLiteral("m"),
            rotated ? QStringLiteral("grid_longitude") : QStringLiteral("projection_x_coordinate"));
    }
    m_places.push_back(std::move(place));
    return {};
}

template <class Get>
std::vector<double> distinct(const std::vector<GribMessage>& messages, Get get)
{
    std::set<double> out;
    for (const GribMessage& message : messages)
        out.insert(get(message));
    return {out.begin(), out.end()};
}

std::size_t indexOf(const std::vector<double>& values, double value)
{
    return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

void GribDataset::addVariable(const QString& name, const std::vector<GribMessage>& messages)
{
    const GribMessage& model = messages.front();
    const bool levelled = gribLevelsMakeAxis(model.parameter)
        && !(model.parameter.levelType == QLatin1String("HTGL") && (model.parameter.level == 2.0 || model.parameter.level == 10.0));
    std::vector<double> levels = distinct(messages, [](const GribMessage& m) { return m.parameter.level; });
    const std::vector<double> members = distinct(messages, [](const GribMessage& m) { return double(m.member); });
    std::vector<double> times = distinct(messages, [](const GribMessage& m) { return m.valid; });
    std::vector<double> steps{0.0};
    // Several forecasts that meet at one time need two axes: when it began, and how far it goes.
    bool byReference = false;
    std::set<SlotKey> seen;
    for (const GribMessage& m : messages)
        byReference = !seen.insert({m.valid, 0, double(m.member), levelled ? m.parameter.level : 0}).second || byReference;
    if (byReference) {
        const auto references = distinct(messages, [](const GribMessage& m) { return m.reference; });
        const auto leads = distinct(messages, [](const GribMessage& m) { return m.valid - m.reference; });
        byReference = references.size() > 1;
        if (byReference) {
            times = references;
            steps = leads;
        }
    }
    RawVariable info;
    info.name = name;
    info.element = Element::Float32;
    info.units = model.units;
    info.attributes.texts.emplace(QStringLiteral("long_name"), model.comment);
    info.attributes.texts.emplace(QStringLiteral("GRIB_element"), model.parameter.element);
    info.attributes.texts.emplace(QStringLiteral("GRIB_level_type"), model.parameter.levelType);
    if (!levelled && model.parameter.level != 0.0)
        info.attributes.numbers.emplace(QStringLiteral("GRIB_level"), std::vector<double>{model.parameter.level});
    info.dimensions.push_back(
        axisOf(QStringLiteral("time"), 'T', times, QStringLiteral("seconds since 1970-01-01 00:00:00"), QStringLiteral("time")));
    if (byReference) {
        std::vector<double> hours;
        for (const double lead : steps)
            hours.push_back(lead / 3600.0);
        info.dimensions.push_back(axisOf(QStringLiteral("step"), 0, hours, QStringLiteral("hours"), QStringLiteral("forecast_period")));
    }
    if (members.size() > 1)
        info.dimensions.push_back(axisOf(QStringLiteral("number"), 0, members, QStringLiteral("1"), QStringLiteral("realization")));
    if (levelled) {
        const QString& kind = model.parameter.levelType;
        const bool pressure = kind == QLatin1String("ISBL");
        const bool height = kind == QLatin1String("HTGL") || kind == QLatin1String("GPML");
        const QString standardName = pressure ? QStringLiteral("air_pressure")
            : kind == QLatin1String("HTGL")   ? QStringLiteral("height")
            : kind == QLatin1String("GPML")   ? QStringLiteral("altitude")
                                              : QString();
        const QString units = pressure                                       ? QStringLiteral("Pa")
            : height                                                         ? QStringLiteral("m")
            : kind == QLatin1String("THEL") || kind == QLatin1String("ISEL") ? QStringLiteral("K")
                                                                             : QStringLiteral("1");
        if (pressure)
            std::reverse(levels.begin(), levels.end()); // from the ground up
        info.dimensions.push_back(axisOf(gribAxisName(kind), 'Z', levels, units, standardName,
            pressure || kind == QLatin1String("HYBL") ? QStringLiteral("down")
                : height                              ? QStringLiteral("up")
                                                      : QString()));
    } else {
        levels = {0.0};
    }
    std::vector<int> bands(times.size() * steps.size() * members.size() * levels.size(), 0);
    for (const GribMessage& m : messages) {
        const std::size_t t = indexOf(times, byReference ? m.reference : m.valid);
        const std::size_t s = byReference ? indexOf(steps, m.valid - m.reference) : 0;
        const std::size_t e = indexOf(members, m.member);
        const std::size_t l = levelled ? static_cast<std::size_t>(std::find(levels.begin(), levels.end(), m.parameter.level) - levels.begin()) : 0;
        bands[((t * steps.size() + s) * members.size() + e) * levels.size() + l] = m.band;
    }
    const Place& place = m_places[static_cast<std::size_t>(model.grid)];
    info.dimensions.push_back(place.y);
    info.dimensions.push_back(place.x);
    info.block.assign(info.dimensions.size(), 1);
    const int index = static_cast<int>(variables.size());
    m_bands.emplace(index, std::move(bands));
    m_placeOf.emplace(index, model.grid);
    variables.push_back(std::move(info));
}

Result<void> GribDataset::scan()
{
    const GribAsStored asStored;
    bool complete = true;
    m_fields = scanGrib(path, complete);
    if (!complete)
        return Error{
            ErrorCode::Unreadable, Tr::tr("'%1' was cut short inside a message; %2 fields before it are whole.").arg(path).arg(m_fields.size()), {}};
    m_begin = m_fields.empty() ? 0 : m_fields.front().offset;
    auto opened = open(nameOfFile());
    if (!opened && !m_fields.empty()) {
        if (const QString problem = gribGridProblem(m_fields.front()); !problem.isEmpty())
            return unsupportedGrid(problem);
    }
    TRY(auto dataset, std::move(opened));
    const int count = dataset->GetRasterCount();
    if (static_cast<int>(m_fields.size()) != count)
        m_fields.clear();

    std::map<QByteArray, int> grids;
    std::map<QString, std::vector<GribMessage>> byName;
    QStringList order;
    QStringList notes;
    for (int b = 1; b <= count; ++b) {
        GribMessage message = readGribMessage(*dataset->GetRasterBand(b), b);
        QByteArray gridKey;
        if (!m_fields.empty()) {
            gridKey = m_fields[static_cast<std::size_t>(b - 1)].grid;
            message.member = m_fields[static_cast<std::size_t>(b - 1)].perturbation;
        }
        auto known = grids.find(gridKey);
        if (known == grids.end()) {
            if (auto added = addPlace(b); !added) {
                notes.append(added.error().message);
                grids.emplace(gridKey, -1);
                continue;
            }
            known = grids.emplace(gridKey, static_cast<int>(m_places.size()) - 1).first;
        }
        if (known->second < 0)
            continue;
        message.grid = known->second;
        // Layers of several depths under one name are told apart by their upper edge.
        QString name = gribName(message.parameter);
        if (message.grid > 0)
            name += QStringLiteral("_grid%1").arg(message.grid + 1);
        if (!gribLevelsMakeAxis(message.parameter) && message.parameter.levelType != QLatin1String("SFC")) {
            const QString plain = name;
            for (int n = 2; byName.contains(name)
                 && (byName[name].front().parameter.level != message.parameter.level
                     || byName[name].front().parameter.levelType != message.parameter.levelType);
                 ++n)
                name = QStringLiteral("%1_%2").arg(plain).arg(n);
        }
        const QString plain = name;
        for (int n = 2; byName.contains(name)
             && (byName[name].front().units != message.units || byName[name].front().parameter.levelType != message.parameter.levelType);
             ++n)
            name = QStringLiteral("%1_%2").arg(plain).arg(n);
        if (!order.contains(name))
            order.append(name);
        byName[name].push_back(std::move(message));
    }
    if (m_places.empty())
        return Error{ErrorCode::Unsupported, notes.isEmpty() ? Tr::tr("'%1' holds no field on a regular grid.").arg(path) : notes.first(), {}};
    for (const QString& name : order)
        addVariable(name, byName[name]);
    if (!notes.isEmpty())
        attributes.texts.emplace(QStringLiteral("reading_notes"), notes.join(QLatin1Char('\n')));
    if (const char* ids = dataset->GetRasterBand(1)->GetMetadataItem("GRIB_IDS"))
        attributes.texts.emplace(QStringLiteral("GRIB_identification"), QString::fromUtf8(ids));
    if (m_fields.empty())
        m_pool.give(std::move(dataset));
    return {};
}

QString GribDataset::crsOf(int variable) const
{
    const auto place = m_placeOf.find(variable);
    return place == m_placeOf.end() ? QString() : m_places[static_cast<std::size_t>(place->second)].positions.crs;
}

Result<void> GribDataset::readField(int band, std::size_t y, std::size_t x, std::size_t ny, std::size_t nx, float* out) const
{
    const GribAsStored asStored;
    std::unique_ptr<GDALDataset> dataset;
    int number = band;
    if (m_fields.empty()) {
        dataset = m_pool.take();
        if (!dataset) {
            TRY(dataset, open(nameOfFile()));
        }
    } else {
        TRY(dataset, open(nameOfMessage(band)));
        number = m_fields[static_cast<std::size_t>(band - 1)].index + 1;
    }
    GdalScope scope;
    GDALRasterBand* raster = dataset->GetRasterBand(number);
    if (!raster
        || raster->RasterIO(GF_Read, static_cast<int>(x), static_cast<int>(y), static_cast<int>(nx), static_cast<int>(ny), out, static_cast<int>(nx),
               static_cast<int>(ny), GDT_Float32, 0, 0, nullptr)
            != CE_None)
        return scope.error(ErrorCode::Unreadable, Tr::tr("GribMessage %1 of '%2' cannot be decoded: %3").arg(band).arg(path, scope.reason()));
    int has = 0;
    const double fill = raster->GetNoDataValue(&has);
    if (has) {
        const auto missing = static_cast<float>(fill);
        for (std::size_t k = 0; k < ny * nx; ++k)
            out[k] = out[k] == missing ? std::nanf("") : out[k];
    }
    if (m_fields.empty())
        m_pool.give(std::move(dataset));
    return {};
}

Result<void> GribDataset::read(int variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const
{
    const RawVariable& info = variables[static_cast<std::size_t>(variable)];
    const auto coordinate = m_coordinates.find(variable);
    if (coordinate != m_coordinates.end()) {
        std::copy_n(coordinate->second.begin() + static_cast<std::ptrdiff_t>(start[0]), count[0], static_cast<double*>(out));
        return {};
    }
    const std::vector<std::size_t> shape = shapeOf(info);
    const std::size_t rank = shape.size();
    const std::size_t ny = count[rank - 2];
    const std::size_t nx = count[rank - 1];
    auto* to = static_cast<float*>(out);
    std::vector<std::size_t> index(start.begin(), start.end() - 2);
    for (;;) {
        std::size_t slot = 0;
        for (std::size_t d = 0; d < index.size(); ++d)
            slot = slot * shape[d] + index[d];
        const int band = m_bands.at(variable)[slot];
        if (band == 0)
            std::fill_n(to, ny * nx, std::nanf(""));
        else
            TRY_DO(readField(band, start[rank - 2], start[rank - 1], ny, nx, to));
        to += ny * nx;
        std::size_t d = index.size();
        while (d-- > 0) {
            if (++index[d] < start[d] + count[d])
                break;
            index[d] = start[d];
        }
        if (d == static_cast<std::size_t>(-1))
            return {};
    }
}

} // namespace

Result<std::shared_ptr<const RawDataset>> openGrib(const QString& path)
{
    auto dataset = std::make_shared<GribDataset>(path);
    TRY_DO(dataset->scan());
    return std::shared_ptr<const RawDataset>(std::move(dataset));
}

} // namespace terrella
