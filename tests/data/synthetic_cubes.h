// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

#include <QTest>

#include <cmath>
#include <numbers>

namespace terrella::synthetic {

inline Axis axis(AxisKind kind, const char* name, const char* standardName, const char* units, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = QLatin1String(name);
    out.standardName = QLatin1String(standardName);
    out.units = QLatin1String(units);
    out.values = std::move(values);
    return out;
}

inline std::vector<double> steps(double first, double step, std::size_t count)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(first + step * static_cast<double>(i));
    return out;
}

inline Axis timeAxis(const char* units, Calendar calendar, double firstValue, double step, std::size_t count)
{
    Axis out = axis(AxisKind::Time, "time", "time", "s", {});
    out.calendar = calendar;
    out.timeUnits = QLatin1String(units);
    const auto parsed = parseTimeUnits(out.timeUnits, calendar);
    for (std::size_t i = 0; i < count; ++i)
        out.values.push_back(parsed->toSeconds(firstValue + step * static_cast<double>(i)));
    return out;
}

inline Variable variable(const char* name, const char* standardName, const char* units, std::vector<int> axes, int grid)
{
    Variable out;
    out.name = QLatin1String(name);
    out.standardName = QLatin1String(standardName);
    out.longName = QStringLiteral("the ") + out.name;
    out.units = QLatin1String(units);
    out.axes = std::move(axes);
    out.grid = grid;
    return out;
}

/// Values that differ everywhere, with some missing.
inline std::shared_ptr<const Cube> filled(CubeSignature signature)
{
    std::vector<std::vector<float>> values;
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        std::size_t count = 1;
        for (const std::size_t n : signature.shapeOf(signature.variables[v]))
            count *= n;
        std::vector<float> data(count);
        for (std::size_t i = 0; i < count; ++i)
            data[i] = i % 97 == 13 ? std::nanf("") : static_cast<float>(i) * 0.25F + static_cast<float>(v) * 1000.0F;
        values.push_back(std::move(data));
    }
    return std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(std::move(signature)), std::move(values));
}

/// Time, level, latitude and longitude; msl (time, lat, lon), t (time, level, lat, lon), orography (lat, lon).
inline CubeSignature regular(std::size_t nt, std::size_t ny, std::size_t nx, Calendar calendar = Calendar::Standard, bool southUp = false)
{
    CubeSignature s;
    const double dy = 180.0 / static_cast<double>(ny);
    s.axes = {timeAxis("hours since 1900-01-01 00:00:00", calendar, 841'000, 6, nt),
        axis(AxisKind::Level, "level", "air_pressure", "hPa", {850, 500, 200}),
        axis(AxisKind::Y, "lat", "latitude", "degrees_north", southUp ? steps(-90 + dy / 2, dy, ny) : steps(90 - dy / 2, -dy, ny)),
        axis(AxisKind::X, "lon", "longitude", "degrees_east", steps(0, 360.0 / static_cast<double>(nx), nx))};
    s.axes[1].positive = QStringLiteral("down");
    Grid grid;
    grid.kind = GridKind::LatLon;
    grid.ny = ny;
    grid.nx = nx;
    grid.lat = s.axes[2].values;
    grid.lon = s.axes[3].values;
    grid.periodic = true;
    s.grids = {grid};
    s.variables = {variable("msl", "air_pressure_at_mean_sea_level", "Pa", {0, 2, 3}, 0), variable("t", "air_temperature", "K", {0, 1, 2, 3}, 0),
        variable("zs", "surface_altitude", "m", {2, 3}, 0)};
    s.variables[0].cellMethods = QStringLiteral("time: mean");
    s.attributes.insert(QStringLiteral("title"), QStringLiteral("made in a test"));
    return s;
}

/// A mesh of two-dimensional coordinates; moving: one mesh for each step.
inline CubeSignature curvilinear(std::size_t nt, std::size_t ny, std::size_t nx)
{
    CubeSignature s;
    s.axes = {timeAxis("days since 2000-01-01", Calendar::NoLeap, 10, 1, nt), axis(AxisKind::Y, "j", "", "", steps(0, 1, ny)),
        axis(AxisKind::X, "i", "", "", steps(0, 1, nx))};
    Grid grid;
    grid.kind = GridKind::Curvilinear;
    grid.ny = ny;
    grid.nx = nx;
    for (std::size_t j = 0; j < ny; ++j)
        for (std::size_t i = 0; i < nx; ++i) {
            grid.lat.push_back(30.0 + 0.5 * static_cast<double>(j) + 0.01 * static_cast<double>(i));
            grid.lon.push_back(-20.0 + 0.5 * static_cast<double>(i) - 0.02 * static_cast<double>(j));
        }
    s.grids = {grid};
    s.variables = {variable("sst", "sea_surface_temperature", "degC", {0, 1, 2}, 0)};
    return s;
}

inline bool sameNumbers(const std::vector<double>& a, const std::vector<double>& b, double tolerance = 0.0)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(std::abs(a[i] - b[i]) <= tolerance) && !(std::isnan(a[i]) && std::isnan(b[i])))
            return false;
    return true;
}

/// Empty where two cubes hold the same; else what differs.
inline QString difference(const Cube& a, const Cube& b)
{
    const CubeSignature& s = a.signature();
    const CubeSignature& r = b.signature();
    if (s.variables.size() != r.variables.size())
        return QStringLiteral("variables: ") + s.variableList() + QStringLiteral(" / ") + r.variableList();
    for (std::size_t v = 0; v < s.variables.size(); ++v) {
        const Variable& one = s.variables[v];
        const int found = r.find(one.name);
        if (found < 0)
            return QStringLiteral("no ") + one.name;
        const Variable& two = r.variables[static_cast<std::size_t>(found)];
        if (one.units != two.units || one.standardName != two.standardName || one.longName != two.longName || one.cellMethods != two.cellMethods)
            return QStringLiteral("attributes of %1: %2 %3 %4 %5").arg(one.name, two.units, two.standardName, two.longName, two.cellMethods);
        if (s.shapeOf(one) != r.shapeOf(two))
            return QStringLiteral("shape of ") + one.name;
        for (std::size_t d = 0; d < one.axes.size(); ++d) {
            const Axis& x = s.axes[static_cast<std::size_t>(one.axes[d])];
            const Axis& y = r.axes[static_cast<std::size_t>(two.axes[d])];
            if (x.kind != y.kind || x.name != y.name || x.units != y.units || x.standardName != y.standardName || x.positive != y.positive
                || x.calendar != y.calendar || x.timeUnits != y.timeUnits)
                return QStringLiteral("axis %1 of %2: %3 %4 %5 %6 %7")
                    .arg(x.name, one.name, y.name, y.units, y.standardName, calendarName(y.calendar), y.timeUnits);
            if (!sameNumbers(x.values, y.values))
                return QStringLiteral("values of axis %1 of %2").arg(x.name, one.name);
        }
        const Grid* g = s.gridOf(one);
        const Grid* h = r.gridOf(two);
        if ((g == nullptr) != (h == nullptr))
            return QStringLiteral("grid of ") + one.name;
        if (g
            && (g->kind != h->kind || g->ny != h->ny || g->nx != h->nx || g->steps != h->steps || g->periodic != h->periodic
                || g->crs.isEmpty() != h->crs.isEmpty()))
            return QStringLiteral("kind of grid of ") + one.name;
        if (g
            && (!sameNumbers(g->lat, h->lat, g->kind == GridKind::Projected ? 1e-9 : 0.0)
                || !sameNumbers(g->lon, h->lon, g->kind == GridKind::Projected ? 1e-9 : 0.0)))
            return QStringLiteral("coordinates of ") + one.name;
        const Window all = Window::all(s.shapeOf(one));
        std::vector<float> p(all.size());
        std::vector<float> q(all.size());
        if (const auto done = a.read(static_cast<int>(v), all, p); !done)
            return done.error().message;
        if (const auto done = b.read(found, all, q); !done)
            return done.error().message;
        for (std::size_t i = 0; i < p.size(); ++i)
            if (p[i] != q[i] && !(std::isnan(p[i]) && std::isnan(q[i])))
                return QStringLiteral("value %1 of %2: %3 and not %4")
                    .arg(i)
                    .arg(one.name)
                    .arg(static_cast<double>(q[i]))
                    .arg(static_cast<double>(p[i]));
    }
    return {};
}

} // namespace terrella::synthetic
