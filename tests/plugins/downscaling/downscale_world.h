// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/cell_areas.h"
#include "plugins/learning/kernels/random.h"
#include "tests/plugins/downscaling/climate_cubes.h"

namespace terrella::test {

/// A world whose fine fields follow from coarse ones and heights by rules that interpolation does not know: it is colder on mountains, colder still
/// in valleys on cold days, and rain falls on the heights.
struct FineWorld {
    std::size_t ny = 6, nx = 8, factor = 2, years = 5, perYear = 12;
    double firstLat = 56.0, step = 1.0;
    Calendar calendar = Calendar::NoLeap;
    bool rain = false;
    std::uint64_t seed = 3;
};

struct FineCubes {
    std::shared_ptr<const Cube> coarse, reference, heights;
};

inline std::vector<double> rowOf(double first, double step, std::size_t count)
{
    std::vector<double> out(count);
    for (std::size_t k = 0; k < count; ++k)
        out[k] = first + step * static_cast<double>(k);
    return out;
}

inline FineCubes fineCubes(const FineWorld& world)
{
    const std::size_t f = world.factor, rows = world.ny * f, columns = world.nx * f;
    const double half = world.step * (1.0 - 1.0 / static_cast<double>(f)) / 2.0, fineStep = world.step / static_cast<double>(f);
    Shape coarse{{}, {}, rowOf(world.firstLat, -world.step, world.ny), rowOf(7.0, world.step, world.nx), false, world.calendar};
    for (std::size_t t = 0; t < world.years * world.perYear; ++t)
        coarse.times.push_back(
            toSeconds({2001 + static_cast<int>(t / world.perYear), 1 + static_cast<int>(t % world.perYear), 15, 0, 0, 0.0}, world.calendar));
    Shape fine = coarse;
    fine.lat = rowOf(world.firstLat + half, -fineStep, rows);
    fine.lon = rowOf(7.0 - half, fineStep, columns);

    learning::Random random(world.seed, 0);
    std::vector<double> height(rows * columns);
    for (double& value : height)
        value = 1500.0 * random.uniform();
    std::vector<double> truth;
    for (std::size_t t = 0; t < fine.times.size(); ++t) {
        const double cold = random.normal(), tilt = random.normal(), wave = random.normal();
        for (std::size_t j = 0; j < rows; ++j) {
            for (std::size_t i = 0; i < columns; ++i) {
                const double y = static_cast<double>(j) / static_cast<double>(rows), x = static_cast<double>(i) / static_cast<double>(columns);
                const double weather = 5.0 * cold + 4.0 * tilt * (x - 0.5) + 4.0 * wave * std::sin(3.0 * y);
                const double h = height[j * columns + i];
                truth.push_back(
                    world.rain ? std::max(0.0, (4.0 + weather) * h / 750.0) : 283.0 + weather - 0.006 * h - (h < 500.0 && weather < 0.0 ? 3.0 : 0.0));
            }
        }
    }
    const auto reference = climate(world.rain ? "pr" : "tas", world.rain ? "precipitation_flux" : "air_temperature", world.rain ? "mm day-1" : "K",
        fine, [&](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return truth[(t * rows + j) * columns + i]; });
    const std::vector<double> areas = learning::cellAreas(reference->signature().grids.front());
    FineCubes out;
    out.reference = reference;
    out.coarse = climate(world.rain ? "pr" : "tas", world.rain ? "precipitation_flux" : "air_temperature", world.rain ? "mm day-1" : "K", coarse,
        [&](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
            double sum = 0.0, weight = 0.0;
            for (std::size_t b = 0; b < f; ++b) {
                for (std::size_t a = 0; a < f; ++a) {
                    const std::size_t cell = (j * f + b) * columns + i * f + a;
                    sum += areas[cell] * truth[t * rows * columns + cell];
                    weight += areas[cell];
                }
            }
            return sum / weight;
        });
    fine.times.clear();
    out.heights = climate(
        "orog", "surface_altitude", "m", fine, [&](std::size_t, std::size_t, std::size_t j, std::size_t i) { return height[j * columns + i]; });
    return out;
}

} // namespace terrella::test
