// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube_layout.h"

#include "pipelines/data/coordinate_table.h"
#include "pipelines/data/grid_detection.h"
#include "pipelines/data/standard_names.h"
#include "pipelines/data/time_axis.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CubeLayout)
};

constexpr std::size_t kLongestDimension = 150'000'000;

class LayoutBuilder {
public:
    LayoutBuilder(const RawDataset& dataset, const OpenOptions& options, Placing placing)
        : m_data(dataset),
          m_options(options),
          m_placing(placing),
          m_table(dataset),
          m_signature(std::make_shared<CubeSignature>())
    {
    }

    Result<CubeLayout> build();

private:
    Result<void> addVariable(int raw);
    Result<int> axisFor(int dimension, AxisKind kind);
    Result<Axis> makeAxis(int dimension, AxisKind kind);
    Result<int> gridFor(const Horizontal& place, int raw);
    Result<Grid> makeGrid(const Horizontal& place, int raw);
    Result<std::vector<double>> meshDegrees(int variable, const Horizontal& place, std::size_t& steps);
    Result<void> addScalars(int raw, Variable& variable, VariableSource& source);
    Variable describe(int raw) const;
    QString nameOf(const RawVariable& info) const;
    Error nothingThere() const;
    Result<void> checkWanted() const;

    const RawDataset& m_data;
    const OpenOptions& m_options;
    Placing m_placing;
    CoordinateTable m_table;
    std::shared_ptr<CubeSignature> m_signature;
    std::vector<VariableSource> m_sources;
    std::map<std::pair<int, AxisKind>, int> m_axes;
    std::map<int, int> m_scalarAxes; // by raw variable
    std::map<Horizontal, int> m_grids;
    QStringList m_notes;
};

/// Groups count only where two of them bear the same name; neither NetCDF nor Zarr can hold a '/' in one.
QString LayoutBuilder::nameOf(const RawVariable& info) const
{
    QString out = info.name;
    const auto same
        = std::count_if(m_data.variables.begin(), m_data.variables.end(), [&](const RawVariable& other) { return other.name == info.name; });
    if (same > 1 && !info.group.isEmpty())
        out = info.group.mid(1) + QLatin1Char('_') + info.name;
    return out.replace(QLatin1Char('/'), QLatin1Char('_'));
}

Result<Axis> LayoutBuilder::makeAxis(int dimension, AxisKind kind)
{
    const RawDimension& dim = m_data.dimensions[static_cast<std::size_t>(dimension)];
    const int coordinate = m_table.dimension(dimension).coordinate;
    if (kind == AxisKind::Time && coordinate >= 0) {
        const bool mayBeOther = m_data.variables[static_cast<std::size_t>(coordinate)].name != dim.name && roleOfDimension(dim) != Role::Time;
        TRY(auto time, readTimeAxis(m_data, coordinate, m_notes, mayBeOther));
        if (time) {
            time->name = dim.name;
            return *std::move(time);
        }
        kind = AxisKind::Other;
    }
    Axis axis;
    axis.kind = kind;
    axis.name = dim.name;
    const bool numeric = coordinate >= 0 && elementBytes(m_data.variables[static_cast<std::size_t>(coordinate)].element) != 0
        && !m_data.variables[static_cast<std::size_t>(coordinate)].isText;
    const bool mesh = kind == AxisKind::Cell;
    if (numeric && !mesh) {
        const RawVariable& info = m_data.variables[static_cast<std::size_t>(coordinate)];
        axis.standardName = info.attributes.text(QStringLiteral("standard_name"));
        axis.units = info.units;
        if (kind == AxisKind::Level)
            axis.positive = positiveOf(info);
        if (kind == AxisKind::Y || kind == AxisKind::X) {
            const Role role = m_table.dimension(dimension).role;
            if (role == Role::Latitude || role == Role::Longitude) {
                axis.standardName = role == Role::Latitude ? QStringLiteral("latitude") : QStringLiteral("longitude");
                axis.units = role == Role::Latitude ? QStringLiteral("degrees_north") : QStringLiteral("degrees_east");
                TRY(axis.values, readDegrees(m_data, coordinate));
                return axis;
            }
        }
        TRY(axis.values, m_data.readAll(coordinate));
        return axis;
    }
    axis.values.resize(dim.size);
    std::iota(axis.values.begin(), axis.values.end(), 0.0);
    return axis;
}

Result<int> LayoutBuilder::axisFor(int dimension, AxisKind kind)
{
    const auto known = m_axes.find({dimension, kind});
    if (known != m_axes.end())
        return known->second;
    TRY(Axis axis, makeAxis(dimension, kind));
    // Two groups may use one name for different axes.
    const QString plain = axis.name;
    for (int n = 2; std::any_of(m_signature->axes.begin(), m_signature->axes.end(), [&](const Axis& other) { return other.name == axis.name; }); ++n)
        axis.name = QStringLiteral("%1_%2").arg(plain).arg(n);
    const int index = static_cast<int>(m_signature->axes.size());
    m_signature->axes.push_back(std::move(axis));
    m_axes.emplace(std::pair(dimension, kind), index);
    return index;
}

/// Coordinates over (…, y, x) as steps*ny*nx degrees; one step where all are alike.
Result<std::vector<double>> LayoutBuilder::meshDegrees(int variable, const Horizontal& place, std::size_t& steps)
{
    const RawVariable& info = m_data.variables[static_cast<std::size_t>(variable)];
    TRY(std::vector<double> values, readDegrees(m_data, variable));
    const std::size_t ny = m_data.dimensions[static_cast<std::size_t>(place.y)].size;
    const std::size_t nx = m_data.dimensions[static_cast<std::size_t>(place.x)].size;
    const std::size_t cells = ny * nx;
    steps = cells == 0 ? 0 : values.size() / cells;
    if (info.dimensions.back() == place.y && place.y != place.x) {
        std::vector<double> turned(values.size());
        for (std::size_t s = 0; s < steps; ++s)
            for (std::size_t j = 0; j < ny; ++j)
                for (std::size_t i = 0; i < nx; ++i)
                    turned[s * cells + j * nx + i] = values[s * cells + i * ny + j];
        values.swap(turned);
    }
    return values;
}

Result<Grid> LayoutBuilder::makeGrid(const Horizontal& place, int raw)
{
    if (place.kind == GridKind::LatLon) {
        TRY(std::vector<double> lat, readDegrees(m_data, place.lat));
        TRY(std::vector<double> lon, readDegrees(m_data, place.lon));
        if (std::any_of(lat.begin(), lat.end(), [](double value) { return !(std::abs(value) <= 90.01); }))
            return Error{
                ErrorCode::Unreadable, Tr::tr("'%1' reaches beyond the poles.").arg(m_data.variables[static_cast<std::size_t>(place.lat)].name), {}};
        return latLonGrid(std::move(lat), std::move(lon));
    }
    if (place.kind == GridKind::Cells) {
        Grid grid;
        grid.kind = GridKind::Cells;
        TRY(grid.lat, readDegrees(m_data, place.lat));
        TRY(grid.lon, readDegrees(m_data, place.lon));
        grid.ny = 1;
        grid.nx = grid.lat.size();
        return grid;
    }
    std::vector<double> lat;
    std::vector<double> lon;
    std::size_t steps = 1;
    if (place.lat >= 0) {
        std::size_t lonSteps = 1;
        TRY(lat, meshDegrees(place.lat, place, steps));
        TRY(lon, meshDegrees(place.lon, place, lonSteps));
    }
    if (place.kind == GridKind::Projected) {
        const int yVariable = m_table.dimension(place.y).coordinate;
        const int xVariable = m_table.dimension(place.x).coordinate;
        TRY(const std::vector<double> y, m_data.readAll(yVariable));
        TRY(const std::vector<double> x, m_data.readAll(xVariable));
        QString crs = m_data.crsOf(raw);
        if (place.mapping >= 0) {
            const RawAttributes& mapping = m_data.variables[static_cast<std::size_t>(place.mapping)].attributes;
            if (crs.isEmpty() || isEarthLeftOut(mapping))
                if (const QString own = crsOfMapping(mapping); !own.isEmpty())
                    crs = own;
        }
        if (!crs.isEmpty() && lat.empty() && isGeographicCrs(crs))
            return latLonGrid(y, x);
        if (!crs.isEmpty() && steps == 1) {
            auto grid = projectedGrid(y, x, m_data.variables[static_cast<std::size_t>(xVariable)].units, crs, lat, lon, m_placing);
            if (grid || lat.empty())
                return grid;
        }
        if (lat.empty())
            return Error{ErrorCode::Unreadable, Tr::tr("the file does not say how its grid lies on the Earth"), {}};
    }
    Grid grid;
    grid.kind = GridKind::Curvilinear;
    grid.ny = m_data.dimensions[static_cast<std::size_t>(place.y)].size;
    grid.nx = m_data.dimensions[static_cast<std::size_t>(place.x)].size;
    grid.steps = std::max<std::size_t>(1, steps);
    const auto cells = static_cast<std::ptrdiff_t>(grid.size());
    const auto sameAsFirst = [&](const std::vector<double>& values) {
        for (std::size_t s = 1; s < grid.steps; ++s) {
            if (!std::equal(values.begin(), values.begin() + cells, values.begin() + static_cast<std::ptrdiff_t>(s) * cells))
                return false;
        }
        return true;
    };
    if (grid.steps > 1 && sameAsFirst(lat) && sameAsFirst(lon)) {
        grid.steps = 1;
        lat.resize(grid.size());
        lon.resize(grid.size());
    }
    grid.lat = std::move(lat);
    grid.lon = std::move(lon);
    return grid;
}

Result<int> LayoutBuilder::gridFor(const Horizontal& place, int raw)
{
    const auto known = m_grids.find(place);
    if (known != m_grids.end())
        return known->second;
    auto grid = makeGrid(place, raw);
    int index = -1;
    if (grid) {
        index = static_cast<int>(m_signature->grids.size());
        m_signature->grids.push_back(*std::move(grid));
    } else {
        m_notes.append(
            Tr::tr("'%1' is shown without positions: %2").arg(nameOf(m_data.variables[static_cast<std::size_t>(raw)]), grid.error().message));
    }
    m_grids.emplace(place, index);
    return index;
}

Variable LayoutBuilder::describe(int raw) const
{
    const RawVariable& info = m_data.variables[static_cast<std::size_t>(raw)];
    Variable out;
    out.name = nameOf(info);
    out.units = info.units;
    if (out.units.isEmpty()) {
        const auto assumed = m_options.units.find(out.name);
        if (assumed != m_options.units.end())
            out.units = assumed->second;
    }
    out.longName = info.attributes.text(QStringLiteral("long_name"));
    if (out.longName.isEmpty())
        out.longName = info.attributes.text(QStringLiteral("description"));
    out.standardName = info.attributes.text(QStringLiteral("standard_name")).trimmed();
    if (out.standardName.isEmpty())
        out.standardName = guessStandardName(info.name, out.units, out.longName);
    out.cellMethods = info.attributes.text(QStringLiteral("cell_methods"));
    out.storedType = elementName(info.element) + (info.packing.isScaled() ? QStringLiteral(" packed") : QString());
    out.attributes = info.attributes.toJson();
    for (const char* spoken : {"units", "standard_name", "long_name", "cell_methods", "scale_factor", "add_offset", "_FillValue", "missing_value",
             "coordinates", "grid_mapping", "valid_range", "valid_min", "valid_max", "_Unsigned", "_ChunkSizes"})
        out.attributes.remove(QLatin1String(spoken));
    return out;
}

/// Time and pressure that the file states once for the whole variable become axes of one step.
Result<void> LayoutBuilder::addScalars(int raw, Variable& variable, VariableSource& source)
{
    const auto has = [&](AxisKind kind) {
        return std::any_of(
            variable.axes.begin(), variable.axes.end(), [&](int a) { return m_signature->axes[static_cast<std::size_t>(a)].kind == kind; });
    };
    for (const int scalar : m_table.scalarsOf(raw)) {
        const RawVariable& info = m_data.variables[static_cast<std::size_t>(scalar)];
        const AxisKind kind = m_table.scalarRole(scalar) == Role::Time ? AxisKind::Time : AxisKind::Level;
        if (has(kind))
            continue;
        auto known = m_scalarAxes.find(scalar);
        if (known == m_scalarAxes.end()) {
            Axis axis;
            if (kind == AxisKind::Time) {
                TRY(auto time, readTimeAxis(m_data, scalar, m_notes));
                if (!time)
                    continue;
                axis = *std::move(time);
            } else {
                axis.kind = AxisKind::Level;
                axis.name = info.name;
                axis.standardName = info.attributes.text(QStringLiteral("standard_name"));
                axis.units = info.units;
                axis.positive = positiveOf(info);
                TRY(axis.values, m_data.readAll(scalar));
            }
            if (axis.values.size() != 1)
                continue;
            known = m_scalarAxes.emplace(scalar, static_cast<int>(m_signature->axes.size())).first;
            m_signature->axes.push_back(std::move(axis));
        }
        const int axis = known->second;
        const auto at = std::find_if(
            variable.axes.begin(), variable.axes.end(), [&](int a) { return m_signature->axes[static_cast<std::size_t>(a)].kind > kind; });
        source.dimension.insert(source.dimension.begin() + (at - variable.axes.begin()), -1);
        variable.axes.insert(at, axis);
    }
    return {};
}

Result<void> LayoutBuilder::addVariable(int raw)
{
    const RawVariable& info = m_data.variables[static_cast<std::size_t>(raw)];
    for (const int d : info.dimensions) {
        const std::size_t size = m_data.dimensions[static_cast<std::size_t>(d)].size;
        if (size == 0 || size > kLongestDimension) {
            m_notes.append(Tr::tr("'%1' is left out: its dimension '%2' has %3 steps.")
                               .arg(nameOf(info), m_data.dimensions[static_cast<std::size_t>(d)].name)
                               .arg(size));
            return {};
        }
    }
    Variable variable = describe(raw);
    VariableSource source;
    source.raw = raw;
    const auto place = m_table.horizontalOf(raw);
    struct Slot {
        AxisKind kind;
        int dimension; // position in the array
    };
    std::vector<Slot> slots;
    const std::vector<AxisKind> kinds = m_table.kindsOf(raw, place);
    for (std::size_t p = 0; p < kinds.size(); ++p)
        slots.push_back({kinds[p], static_cast<int>(p)});
    std::stable_sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.kind < b.kind; });
    for (const Slot& slot : slots) {
        TRY(const int axis, axisFor(info.dimensions[static_cast<std::size_t>(slot.dimension)], slot.kind));
        variable.axes.push_back(axis);
        source.dimension.push_back(slot.dimension);
    }
    if (place) {
        TRY(variable.grid, gridFor(*place, raw));
    }
    TRY_DO(addScalars(raw, variable, source));
    m_signature->variables.push_back(std::move(variable));
    m_sources.push_back(std::move(source));
    return {};
}

Error LayoutBuilder::nothingThere() const
{
    QStringList names;
    for (const RawVariable& info : m_data.variables) {
        QStringList sizes;
        for (const std::size_t n : m_data.shapeOf(info))
            sizes.append(QString::number(n));
        if (names.size() < 12)
            names.append(QStringLiteral("%1(%2)").arg(nameOf(info), sizes.join(QStringLiteral(" × "))));
    }
    const QString there = names.isEmpty() ? Tr::tr("it holds no variables at all") : Tr::tr("it holds: %1").arg(names.join(QStringLiteral(", ")));
    return Error{ErrorCode::Unreadable,
        Tr::tr("No gridded variable in '%1'; %2. Choose a file with fields over time, latitude and longitude.").arg(m_data.path, there), {}};
}

Result<void> LayoutBuilder::checkWanted() const
{
    QStringList names;
    for (std::size_t v = 0; v < m_data.variables.size(); ++v) {
        if (m_table.isData(static_cast<int>(v)))
            names.append(nameOf(m_data.variables[v]));
    }
    for (const QString& name : m_options.variables) {
        if (!names.contains(name))
            return Error{ErrorCode::NotFound,
                Tr::tr("No variable '%1' in '%2'; it has: %3.").arg(name, m_data.path, names.mid(0, 40).join(QStringLiteral(", "))), {}};
    }
    return {};
}

Result<CubeLayout> LayoutBuilder::build()
{
    TRY_DO(checkWanted());
    m_signature->attributes = m_data.attributes.toJson();
    for (std::size_t v = 0; v < m_data.variables.size(); ++v) {
        const bool wanted = m_options.variables.isEmpty() || m_options.variables.contains(nameOf(m_data.variables[v]));
        if (wanted && m_table.isData(static_cast<int>(v)))
            TRY_DO(addVariable(static_cast<int>(v)));
    }
    if (m_signature->variables.empty())
        return nothingThere();
    m_notes.removeDuplicates();
    if (const QString before = m_data.attributes.text(QStringLiteral("reading_notes")); !before.isEmpty())
        m_notes.prepend(before);
    if (!m_notes.isEmpty())
        m_signature->attributes.insert(QStringLiteral("reading_notes"), m_notes.join(QLatin1Char('\n')));
    return CubeLayout{m_signature, m_sources};
}

} // namespace

Result<CubeLayout> layOut(const RawDataset& dataset, const OpenOptions& options, Placing placing)
{
    return LayoutBuilder(dataset, options, placing).build();
}

} // namespace terrella
