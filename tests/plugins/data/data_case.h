// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/data/synthetic_cubes.h"
#include "tests/plugins/module_case.h"

#include <QtEndian>

#include <cmath>
#include <cstring>

namespace terrella::test {

/// All values of a variable.
inline std::vector<float> valuesOf(const Cube& cube, const QString& name)
{
    const int index = cube.signature().find(name);
    if (index < 0)
        return {};
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(index)]));
    std::vector<float> out(window.size());
    return cube.read(index, window, out) ? out : std::vector<float>{};
}

inline bool same(float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// The output of a run, null (with a message) where it fails. What is delivered must be what check() promised.
template <class T>
std::shared_ptr<const T> runFor(const ModuleCase& module, const char* port, const QJsonObject& values, const ValueMap& inputs)
{
    FakeContext context;
    const auto out = module.run(values, inputs, context);
    if (!out) {
        qWarning("%s", qPrintable(out.error().message));
        return nullptr;
    }
    const CheckResult checked = module.check(values, inputs);
    const auto result = output<T>(*out, port);
    const Signature delivered = signatureOf(out->at(QLatin1String(port)));
    const Signature& promised = checked.outputs.at(QLatin1String(port));
    const bool isSame
        = std::visit([&promised](const auto& signature) { return *signature == *std::get<std::decay_t<decltype(signature)>>(promised); }, delivered);
    if (!isSame)
        qFatal("run() delivers another signature than check() said");
    return result;
}

/// A cube of one variable made by a function of step, slice, row and column, on steps × levels × rows × columns.
struct Shape {
    std::vector<double> times, levels, lat, lon; ///< empty times or levels: no such axis
    bool periodic = false;
    Calendar calendar = Calendar::Standard;
};
template <class F>
std::shared_ptr<const Cube> makeCube(const char* name, const char* units, const Shape& shape, const F& value)
{
    CubeSignature s;
    Variable variable = synthetic::variable(name, "", units, {}, 0);
    const auto add = [&](AxisKind kind, const char* axisName, const char* axisUnits, const std::vector<double>& values) {
        variable.axes.push_back(static_cast<int>(s.axes.size()));
        s.axes.push_back(synthetic::axis(kind, axisName, "", axisUnits, values));
    };
    if (!shape.times.empty()) {
        add(AxisKind::Time, "time", "s", shape.times);
        s.axes.back().calendar = shape.calendar;
    }
    if (!shape.levels.empty())
        add(AxisKind::Level, "level", "hPa", shape.levels);
    add(AxisKind::Y, "lat", "degrees_north", shape.lat);
    add(AxisKind::X, "lon", "degrees_east", shape.lon);
    Grid grid;
    grid.ny = shape.lat.size();
    grid.nx = shape.lon.size();
    grid.lat = shape.lat;
    grid.lon = shape.lon;
    grid.periodic = shape.periodic;
    s.grids = {grid};
    s.variables = {variable};
    std::vector<float> values;
    for (std::size_t t = 0; t < std::max<std::size_t>(1, shape.times.size()); ++t) {
        for (std::size_t l = 0; l < std::max<std::size_t>(1, shape.levels.size()); ++l) {
            for (std::size_t j = 0; j < grid.ny; ++j) {
                for (std::size_t i = 0; i < grid.nx; ++i)
                    values.push_back(static_cast<float>(value(t, l, j, i)));
            }
        }
    }
    return std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(s), std::vector<std::vector<float>>{values});
}

/// Well-known binary of a polygon: rings of longitudes and latitudes.
inline QByteArray polygonWkb(const std::vector<std::vector<std::pair<double, double>>>& rings)
{
    QByteArray out(1, '\1');
    const auto append = [&out](const auto& value) { out.append(reinterpret_cast<const char*>(&value), sizeof(value)); };
    append(qToLittleEndian<quint32>(3));
    append(qToLittleEndian(static_cast<quint32>(rings.size())));
    for (const auto& ring : rings) {
        append(qToLittleEndian(static_cast<quint32>(ring.size() + 1)));
        for (std::size_t k = 0; k <= ring.size(); ++k) {
            append(ring[k % ring.size()].first);
            append(ring[k % ring.size()].second);
        }
    }
    return out;
}

inline std::shared_ptr<const Features> polygonFeatures(const std::vector<QByteArray>& shapes, const QStringList& names)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Polygon;
    ColumnInfo name;
    name.name = QStringLiteral("name");
    name.type = ColumnType::Text;
    out->addColumn(name);
    out->wkb = shapes;
    out->columns[0].text = {names.begin(), names.end()};
    out->info.rows = static_cast<qint64>(shapes.size());
    return out;
}

} // namespace terrella::test
