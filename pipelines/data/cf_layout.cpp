// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cf_layout.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CfLayout)
};

void setText(QJsonObject& attributes, const char* key, const QString& text)
{
    if (!text.isEmpty())
        attributes.insert(QLatin1String(key), text);
}

/// Indices 0, 1, 2 … without a meaning: a dimension needs no coordinate for them.
bool isPlainIndex(const Axis& axis)
{
    if (axis.kind == AxisKind::Time || axis.kind == AxisKind::Level || !axis.standardName.isEmpty())
        return false;
    if (!axis.units.isEmpty() && axis.units != QLatin1String("1"))
        return false;
    for (std::size_t i = 0; i < axis.size(); ++i)
        if (axis.values[i] != static_cast<double>(i))
            return false;
    return true;
}

class Layout {
public:
    Layout(const CubeSignature& signature, const CfLayoutOptions& options) : m_signature(signature), m_options(options) {}

    Result<CfFile> make()
    {
        for (const Variable& variable : m_signature.variables)
            m_taken.insert(plainName(variable.name));
        for (const Axis& axis : m_signature.axes)
            addAxis(axis);
        if (m_options.bounds)
            addBounds();
        m_file.attributes = m_signature.attributes;
        m_file.attributes.insert(QLatin1String("Conventions"), QStringLiteral("CF-1.8"));
        QSet<QString> names;
        for (const Variable& variable : m_signature.variables) {
            if (names.contains(plainName(variable.name)))
                return Error{ErrorCode::Invalid, Tr::tr("Two variables are named '%1'; rename one of them before writing.").arg(variable.name), {}};
            names.insert(plainName(variable.name));
            TRY_DO(addVariable(variable));
        }
        return std::move(m_file);
    }

private:
    /// Neither format has a '/' in a name, and Zarr no dot in front of one.
    static QString plainName(QString name)
    {
        name.replace(QLatin1Char('/'), QLatin1Char('_'));
        while (name.startsWith(QLatin1Char('.')))
            name.remove(0, 1);
        return name.isEmpty() ? QStringLiteral("unnamed") : name;
    }

    QString freeName(const QString& wanted)
    {
        const QString plain = plainName(wanted);
        QString name = plain;
        for (int n = 2; m_taken.contains(name); ++n)
            name = QStringLiteral("%1_%2").arg(plain).arg(n);
        m_taken.insert(name);
        return name;
    }

    void addAxis(const Axis& axis)
    {
        const QString name = freeName(axis.name);
        const int dimension = static_cast<int>(m_file.dimensions.size());
        m_file.dimensions.push_back({name, axis.size(), axis.kind});
        const bool plain = isPlainIndex(axis);
        if (plain && !(m_options.indices && (axis.kind == AxisKind::Y || axis.kind == AxisKind::X)))
            return;
        CfArray array;
        array.name = name;
        array.dimensions = {dimension};
        array.values = axis.values;
        setText(array.attributes, "standard_name", axis.standardName);
        setText(array.attributes, "units", axis.units);
        switch (axis.kind) {
        case AxisKind::Time: timeAttributes(axis, array); break;
        case AxisKind::Level:
            setText(array.attributes, "axis", QStringLiteral("Z"));
            setText(array.attributes, "positive", axis.positive);
            break;
        case AxisKind::Y: setText(array.attributes, "axis", QStringLiteral("Y")); break;
        case AxisKind::X: setText(array.attributes, "axis", QStringLiteral("X")); break;
        case AxisKind::Member:
        case AxisKind::Other:
        case AxisKind::Cell: break;
        }
        m_file.coordinates.push_back(std::move(array));
    }

    /// Every value must come back to the same second.
    static bool survives(const Axis& axis, const TimeUnits& units, std::vector<double>& values)
    {
        if (units.step != TimeUnits::Step::Seconds)
            return false;
        values.resize(axis.size());
        for (std::size_t i = 0; i < axis.size(); ++i) {
            values[i] = (axis.values[i] - units.epoch) / units.secondsPerUnit;
            if (units.toSeconds(values[i]) != axis.values[i] && !std::isnan(axis.values[i]))
                return false;
        }
        return true;
    }

    static void timeAttributes(const Axis& axis, CfArray& array)
    {
        QString text = axis.timeUnits;
        const auto units = parseTimeUnits(text, axis.calendar);
        if (!units || !survives(axis, *units, array.values)) {
            text = QStringLiteral("seconds since 1970-01-01 00:00:00");
            array.values = axis.values;
        }
        setText(array.attributes, "standard_name", QStringLiteral("time"));
        setText(array.attributes, "units", text);
        setText(array.attributes, "calendar", calendarName(axis.calendar));
        setText(array.attributes, "axis", QStringLiteral("T"));
    }

    /// Cell methods of the variables on an axis.
    [[nodiscard]] QStringList methodsOn(int axis) const
    {
        QStringList out;
        for (const Variable& variable : m_signature.variables)
            if (std::find(variable.axes.begin(), variable.axes.end(), axis) != variable.axes.end())
                out.append(variable.cellMethods);
        return out;
    }

    void addBounds()
    {
        const std::size_t coordinates = m_file.coordinates.size();
        int edges = -1; // the dimension of two
        for (std::size_t c = 0; c < coordinates; ++c) {
            const int dimension = m_file.coordinates[c].dimensions.front();
            const Axis& axis = m_signature.axes[static_cast<std::size_t>(dimension)];
            std::vector<double> bounds = cellBounds(axis, methodsOn(dimension));
            if (bounds.empty() || (axis.kind == AxisKind::Time && !toFileUnits(axis, m_file.coordinates[c], bounds)))
                continue;
            if (edges < 0) {
                edges = static_cast<int>(m_file.dimensions.size());
                m_file.dimensions.push_back({freeName(QStringLiteral("bnds")), 2, AxisKind::Other});
            }
            CfArray array;
            array.name = freeName(m_file.coordinates[c].name + QStringLiteral("_bnds"));
            array.dimensions = {dimension, edges};
            array.values = std::move(bounds);
            setText(m_file.coordinates[c].attributes, "bounds", array.name);
            m_file.coordinates.push_back(std::move(array)); // nothing but values: the rest is that of the coordinate
        }
    }

    /// Seconds in the units of the time coordinate, where they come back exactly.
    static bool toFileUnits(const Axis& axis, const CfArray& coordinate, std::vector<double>& seconds)
    {
        const auto units = parseTimeUnits(coordinate.attributes.value(QLatin1String("units")).toString(), axis.calendar);
        if (!units || units->step != TimeUnits::Step::Seconds)
            return false;
        for (double& value : seconds) {
            const double inFile = (value - units->epoch) / units->secondsPerUnit;
            if (units->toSeconds(inFile) != value)
                return false;
            value = inFile;
        }
        return true;
    }

    /// Names of the latitudes and longitudes of one grid over one pair of dimensions, made when first asked for.
    QString coordinatesOf(const Grid& grid, int gridIndex, const Variable& variable)
    {
        std::vector<int> dimensions;
        for (const int axis : variable.axes) {
            const AxisKind kind = m_signature.axes[static_cast<std::size_t>(axis)].kind;
            if (kind == AxisKind::Y || kind == AxisKind::X || kind == AxisKind::Cell || (kind == AxisKind::Time && grid.steps > 1))
                dimensions.push_back(axis);
        }
        auto& names = m_gridNames[{gridIndex, dimensions}];
        if (names.isEmpty()) {
            const auto add = [&](const char* name, const char* standardName, const char* units, const std::vector<double>& values) {
                CfArray array;
                array.name = freeName(QLatin1String(name));
                array.dimensions = dimensions;
                array.values = values;
                setText(array.attributes, "standard_name", QLatin1String(standardName));
                setText(array.attributes, "units", QLatin1String(units));
                m_file.coordinates.push_back(array);
                return array.name;
            };
            names = add("lat", "latitude", "degrees_north", grid.lat);
            names += QLatin1Char(' ') + add("lon", "longitude", "degrees_east", grid.lon);
        }
        return names;
    }

    void addReferenceSystem(const QString& crs, CfArray& array)
    {
        array.crs = crsWkt(crs);
        if (array.crs.isEmpty())
            return;
        auto& name = m_mappingNames[array.crs];
        if (name.isEmpty()) {
            name = freeName(QStringLiteral("crs"));
            m_file.gridMappings.push_back({name, gridMappingAttributes(crs)});
        }
        setText(array.attributes, "grid_mapping", name);
    }

    Result<void> addVariable(const Variable& variable)
    {
        CfArray array;
        array.name = plainName(variable.name);
        for (const int axis : variable.axes) {
            if (axis < 0 || static_cast<std::size_t>(axis) >= m_signature.axes.size())
                return Error{ErrorCode::Invalid, Tr::tr("The variable '%1' lies on an axis that does not exist.").arg(variable.name), {}};
            if (m_signature.axes[static_cast<std::size_t>(axis)].size() == 0)
                return Error{ErrorCode::OutOfRange,
                    Tr::tr("The axis '%1' of '%2' is empty; nothing was selected.")
                        .arg(m_signature.axes[static_cast<std::size_t>(axis)].name, variable.name),
                    {}};
            array.dimensions.push_back(axis);
        }
        array.attributes = variable.attributes;
        for (const char* key : {"units", "standard_name", "long_name", "cell_methods", "coordinates", "grid_mapping", "_FillValue", "missing_value",
                 "scale_factor", "add_offset", "valid_range", "valid_min", "valid_max", "_ARRAY_DIMENSIONS", "_CRS", "_Unsigned", "bounds",
                 "ancillary_variables", "cell_measures", "formula_terms", "DIMENSION_LIST", "_Netcdf4Dimid", "_Netcdf4Coordinates", "_NCProperties"})
            array.attributes.remove(QLatin1String(key));
        setText(array.attributes, "standard_name", variable.standardName);
        setText(array.attributes, "long_name", variable.longName);
        setText(array.attributes, "units", variable.units);
        setText(array.attributes, "cell_methods", variable.cellMethods);
        if (const Grid* grid = m_signature.gridOf(variable)) {
            const std::size_t positions = grid->steps * grid->size();
            const bool known = grid->lat.size() == positions && grid->lon.size() == positions;
            if (!known && (grid->kind == GridKind::Curvilinear || grid->kind == GridKind::Cells))
                return Error{ErrorCode::Invalid, Tr::tr("The grid of '%1' lacks its latitudes and longitudes.").arg(variable.name), {}};
            if (known && grid->kind != GridKind::LatLon) // CF wants them for projected grids too
                setText(array.attributes, "coordinates", coordinatesOf(*grid, variable.grid, variable));
            if (grid->kind == GridKind::Projected || grid->kind == GridKind::LatLon)
                addReferenceSystem(grid->crs, array);
        }
        m_file.variables.push_back(std::move(array));
        return {};
    }

    const CubeSignature& m_signature;
    CfLayoutOptions m_options;
    CfFile m_file;
    QSet<QString> m_taken;
    std::map<std::pair<int, std::vector<int>>, QString> m_gridNames;
    std::map<QString, QString> m_mappingNames; // by WKT
};

} // namespace

Result<CfFile> layOut(const CubeSignature& signature, const CfLayoutOptions& options) { return Layout(signature, options).make(); }

} // namespace terrella
