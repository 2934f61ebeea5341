// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/value.h"
#include "plugins/learning/kernels/random.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

namespace terrella::test {

/// A world whose fires follow a rule: they need heat, a dry neighbourhood and fuel at once, and burn on land only.
struct FireWorld {
    std::size_t ny = 18, nx = 30, years = 8, perYear = 12;
    double firstLat = 60.0, stepLat = -5.0, firstLon = 0.0, stepLon = 12.0;
    std::uint64_t seed = 4;
    Calendar calendar = Calendar::NoLeap;

    [[nodiscard]] std::size_t cells() const { return ny * nx; }
    [[nodiscard]] std::size_t steps() const { return years * perYear; }
};

struct FireCubes {
    std::shared_ptr<const Cube> drivers, burned, weather;
};

inline Variable fireVariable(const char* name, const char* standardName, const char* units, std::vector<int> axes)
{
    Variable out;
    out.name = QLatin1String(name);
    out.standardName = QLatin1String(standardName);
    out.units = QLatin1String(units);
    out.axes = std::move(axes);
    out.grid = 0;
    out.storedType = QStringLiteral("float32");
    return out;
}

inline std::shared_ptr<CubeSignature> fireGrid(const FireWorld& world)
{
    auto out = std::make_shared<CubeSignature>();
    const auto axis = [](AxisKind kind, const char* name, const char* units, double first, double step, std::size_t count) {
        Axis made;
        made.kind = kind;
        made.name = made.standardName = QLatin1String(name);
        made.units = QLatin1String(units);
        for (std::size_t k = 0; k < count; ++k)
            made.values.push_back(first + step * static_cast<double>(k));
        return made;
    };
    Axis time = axis(AxisKind::Time, "time", "s", 0.0, 0.0, 0);
    time.calendar = world.calendar;
    time.timeUnits = QStringLiteral("days since 2001-01-01");
    for (std::size_t t = 0; t < world.steps(); ++t)
        time.values.push_back(
            toSeconds({2001 + static_cast<int>(t / world.perYear), 1 + static_cast<int>(t % world.perYear * 12 / world.perYear), 15, 0, 0, 0.0},
                world.calendar));
    out->axes = {time, axis(AxisKind::Y, "latitude", "degrees_north", world.firstLat, world.stepLat, world.ny),
        axis(AxisKind::X, "longitude", "degrees_east", world.firstLon, world.stepLon, world.nx)};
    Grid grid;
    grid.ny = world.ny;
    grid.nx = world.nx;
    grid.lat = out->axes[1].values;
    grid.lon = out->axes[2].values;
    grid.periodic = std::abs(world.stepLon * static_cast<double>(world.nx) - 360.0) < 1e-6;
    out->grids = {grid};
    return out;
}

/// Noise that is smooth over a few cells.
inline std::vector<double> smoothNoise(const FireWorld& world, learning::Random& random)
{
    std::vector<double> noise(world.cells()), out(world.cells());
    for (double& value : noise)
        value = random.normal();
    for (std::size_t j = 0; j < world.ny; ++j) {
        for (std::size_t i = 0; i < world.nx; ++i) {
            for (int dj = -1; dj <= 1; ++dj) {
                for (int di = -1; di <= 1; ++di) {
                    const std::size_t row = static_cast<std::size_t>(std::clamp(static_cast<int>(j) + dj, 0, static_cast<int>(world.ny) - 1));
                    const std::size_t column = (i + world.nx + static_cast<std::size_t>(di + static_cast<int>(world.nx))) % world.nx;
                    out[j * world.nx + i] += noise[row * world.nx + column] / 3.0;
                }
            }
        }
    }
    return out;
}

/// Drivers t2m (K), tp (m), lai (1), lsm (no units, no time); burned area in `units`, made by `unit(fraction, cell)`; fwi, which knows heat and rain
/// but neither fuel nor neighbourhood.
inline FireCubes fireCubes(const FireWorld& world, const char* units, const std::function<double(double fraction, std::size_t cell)>& unit)
{
    learning::Random random(world.seed, 0);
    std::vector<float> t2m, tp, lai, lsm, burned, fwi;
    const std::vector<double> land = smoothNoise(world, random), fuel = smoothNoise(world, random);
    for (std::size_t c = 0; c < world.cells(); ++c)
        lsm.push_back(land[c] > -0.7 ? 1.0F : 0.0F);
    for (std::size_t t = 0; t < world.steps(); ++t) {
        const double season = std::cos(2.0 * std::numbers::pi * (static_cast<double>(t % world.perYear) / static_cast<double>(world.perYear) - 0.55));
        const std::vector<double> heat = smoothNoise(world, random), rain = smoothNoise(world, random), growth = smoothNoise(world, random);
        for (std::size_t c = 0; c < world.cells(); ++c) {
            const double hot = 0.7 * season + heat[c], wet = -0.4 * season + rain[c], green = std::max(0.0, 1.0 + 0.6 * fuel[c] + 0.3 * growth[c]);
            t2m.push_back(static_cast<float>(290.0 + 8.0 * hot));
            tp.push_back(static_cast<float>(0.002 * std::exp(0.5 * wet)));
            lai.push_back(static_cast<float>(green));
            fwi.push_back(static_cast<float>(std::max(0.0, 10.0 + 8.0 * (hot - wet))));
        }
        const auto at = [&](std::size_t c) { return t * world.cells() + c; };
        for (std::size_t j = 0; j < world.ny; ++j) {
            for (std::size_t i = 0; i < world.nx; ++i) {
                const std::size_t c = j * world.nx + i, east = j * world.nx + (i + 1) % world.nx;
                const double dryness
                    = 0.5 - 0.5 * (std::log(static_cast<double>(tp[at(c)]) / 0.002) + std::log(static_cast<double>(tp[at(east)]) / 0.002));
                const double heatwave = (static_cast<double>(t2m[at(c)]) - 290.0) / 8.0;
                const double danger = std::max(0.0, heatwave) * std::max(0.0, dryness) * static_cast<double>(lai[at(c)]);
                const double fraction = lsm[c] > 0.5F ? std::min(0.8, 0.06 * danger) : 0.0;
                burned.push_back(lsm[c] > 0.5F ? static_cast<float>(unit(fraction, c)) : std::numeric_limits<float>::quiet_NaN());
            }
        }
    }
    const auto make = [&](std::vector<Variable> variables, std::vector<std::vector<float>> values) -> std::shared_ptr<const Cube> {
        auto signature = fireGrid(world);
        signature->variables = std::move(variables);
        return std::make_shared<MemoryCube>(signature, std::move(values));
    };
    FireCubes out;
    out.drivers
        = make({fireVariable("t2m", "air_temperature", "K", {0, 1, 2}), fireVariable("tp", "lwe_thickness_of_precipitation_amount", "m", {0, 1, 2}),
                   fireVariable("lai", "leaf_area_index", "1", {0, 1, 2}), fireVariable("lsm", "land_binary_mask", "", {1, 2})},
            {t2m, tp, lai, lsm});
    out.burned = make({fireVariable("ba", "", units, {0, 1, 2})}, {burned});
    out.weather = make({fireVariable("fwi", "", "1", {0, 1, 2})}, {fwi});
    return out;
}

inline FireCubes fireCubes(const FireWorld& world)
{
    return fireCubes(world, "1", [](double fraction, std::size_t) { return fraction; });
}

} // namespace terrella::test
