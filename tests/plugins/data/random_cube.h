// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/signature_builder.h"

#include <cmath>
#include <limits>
#include <random>

namespace terrella::test {

/// Small cubes of random values: "t" (degC; time, member, level, lat, lon), "p" (kg m-2; time, lat, lon), "oro" (m; lat, lon).
struct RandomCube {
    Calendar calendar = Calendar::Standard;
    DateTime first{1999, 11, 20, 0, 0, 0.0};
    double stepSeconds = 86400.0;
    std::size_t steps = 100;
    bool southUp = false;
    double missing = 0.1; ///< share
    unsigned seed = 1;
    std::size_t members = 2, levels = 2, ny = 5, nx = 6;

    [[nodiscard]] std::shared_ptr<const CubeSignature> signature() const
    {
        auto out = std::make_shared<CubeSignature>();
        const auto add = [&out](AxisKind kind, const char* name, const char* standardName, const char* units, std::vector<double> values) {
            Axis axis;
            axis.kind = kind;
            axis.name = QLatin1String(name);
            axis.standardName = QLatin1String(standardName);
            axis.units = QLatin1String(units);
            axis.values = std::move(values);
            out->axes.push_back(axis);
        };
        std::vector<double> times, member, level, lat, lon;
        for (std::size_t t = 0; t < steps; ++t)
            times.push_back(toSeconds(first, calendar) + stepSeconds * static_cast<double>(t));
        for (std::size_t m = 0; m < members; ++m)
            member.push_back(static_cast<double>(m));
        for (std::size_t l = 0; l < levels; ++l)
            level.push_back(850.0 - 350.0 * static_cast<double>(l));
        for (std::size_t j = 0; j < ny; ++j)
            lat.push_back((southUp ? -1.0 : 1.0) * (60.0 - 20.0 * static_cast<double>(j)));
        for (std::size_t i = 0; i < nx; ++i)
            lon.push_back(360.0 / static_cast<double>(nx) * static_cast<double>(i));
        add(AxisKind::Time, "time", "time", "s", times);
        out->axes.back().calendar = calendar;
        out->axes.back().timeUnits = QStringLiteral("hours since 1990-01-01 00:00:00");
        add(AxisKind::Member, "member", "realization", "1", member);
        add(AxisKind::Level, "level", "air_pressure", "hPa", level);
        out->axes.back().positive = QStringLiteral("down");
        add(AxisKind::Y, "lat", "latitude", "degrees_north", lat);
        add(AxisKind::X, "lon", "longitude", "degrees_east", lon);
        Grid grid;
        grid.ny = ny;
        grid.nx = nx;
        grid.lat = lat;
        grid.lon = lon;
        grid.periodic = true;
        out->grids = {grid};
        const auto variable = [&out](const char* name, const char* standardName, const char* units, std::vector<int> axes) {
            Variable made;
            made.name = QLatin1String(name);
            made.standardName = QLatin1String(standardName);
            made.longName = QLatin1String("values of ") + made.name;
            made.units = QLatin1String(units);
            made.axes = std::move(axes);
            made.grid = 0;
            made.storedType = QStringLiteral("float32");
            out->variables.push_back(made);
        };
        variable("t", "air_temperature", "degC", {0, 1, 2, 3, 4});
        variable("p", "precipitation_amount", "kg m-2", {0, 3, 4});
        variable("oro", "surface_altitude", "m", {3, 4});
        return out;
    }

    [[nodiscard]] std::shared_ptr<const Cube> make() const
    {
        const auto made = signature();
        std::mt19937 random(seed);
        std::normal_distribution<float> normal(10.0F, 5.0F);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        std::vector<std::vector<float>> values;
        for (const Variable& variable : made->variables) {
            std::vector<float> data(Window::all(made->shapeOf(variable)).size());
            for (float& value : data)
                value = uniform(random) < missing ? std::numeric_limits<float>::quiet_NaN() : normal(random);
            values.push_back(std::move(data));
        }
        return std::make_shared<MemoryCube>(made, std::move(values));
    }
};

inline std::vector<float> valuesOf(const Cube& cube, const QString& name)
{
    const int index = cube.signature().find(name);
    if (index < 0)
        return {};
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(index)]));
    std::vector<float> out(window.size());
    return cube.read(index, window, out) ? out : std::vector<float>{};
}

inline const Variable& variableOf(const Cube& cube, const QString& name)
{
    return cube.signature().variables[static_cast<std::size_t>(cube.signature().find(name))];
}

/// Equal within a share of the larger one or an absolute amount; missing equals missing.
inline bool near(double a, double b, double relative, double absolute = 0.0)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return std::abs(a - b) <= absolute + relative * std::max(std::abs(a), std::abs(b));
}

/// Empty where both hold the same, else the first difference.
inline QString differenceOf(const std::vector<float>& found, const std::vector<double>& expected, double relative = 1e-6, double absolute = 1e-6)
{
    if (found.size() != expected.size())
        return QStringLiteral("%1 values and not %2").arg(found.size()).arg(expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        if (!near(static_cast<double>(found[k]), expected[k], relative, absolute))
            return QStringLiteral("value %1 is %2 and not %3").arg(k).arg(static_cast<double>(found[k])).arg(expected[k]);
    }
    return {};
}

} // namespace terrella::test
