// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube_writer.h"
#include "tests/views/earth/earth_data.h"
#include "views/earth/geometry.h"

#include <random>

namespace terrella::testing {

/// A scalar and two wind components on a global grid of latitude and longitude, `steps` half years apart. Smooth, told apart everywhere.
inline std::shared_ptr<const Cube> windyCube(double stepDeg, std::size_t steps)
{
    const Grid grid = globalGrid(stepDeg, 0.0, true, true);
    auto signature = std::make_shared<CubeSignature>(cubeOn(
        globalGrid(30.0, 0.0, true, true), [](double, double, std::size_t) { return 0.0; }, steps)
                                                         ->signature());
    signature->grids = {grid};
    signature->axes[0].values.clear();
    for (std::size_t k = 0; k < steps; ++k)
        signature->axes[0].values.push_back(toSeconds({2000, 1, 1, 0, 0, 0.0}, Calendar::Standard) + 182.5 * 86400.0 * static_cast<double>(k));
    signature->axes[1].values = grid.lat;
    signature->axes[2].values = grid.lon;
    const Variable like = signature->variables.front();
    signature->variables.clear();
    for (const auto& [name, standard, units] :
        {std::tuple{"t2m", "air_temperature", "K"}, {"u10", "eastward_wind", "m s-1"}, {"v10", "northward_wind", "m s-1"}}) {
        Variable v = like;
        v.name = QLatin1String(name);
        v.standardName = QLatin1String(standard);
        v.units = QLatin1String(units);
        signature->variables.push_back(v);
    }
    std::vector<std::vector<float>> values(3, std::vector<float>(steps * grid.size()));
    for (std::size_t step = 0; step < steps; ++step)
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i) {
                const double lon = (grid.lon[i] + 20.0 * static_cast<double>(step)) * earth::degree, lat = grid.lat[j] * earth::degree;
                const std::size_t at = (step * grid.ny + j) * grid.nx + i;
                values[0][at] = static_cast<float>(288.0 - 40.0 * std::pow(std::sin(lat), 2) + 6.0 * std::sin(5.0 * lon) * std::cos(lat));
                values[1][at] = static_cast<float>(12.0 * std::cos(3.0 * lat) + 5.0 * std::sin(4.0 * lon) * std::cos(lat));
                values[2][at] = static_cast<float>(8.0 * std::cos(4.0 * lon) * std::cos(lat));
            }
    return std::make_shared<MemoryCube>(signature, std::move(values));
}

/// Tracks of a hundred points each, six-hourly, that drift west and then poleward.
inline std::shared_ptr<const Features> manyTracks(std::size_t points)
{
    auto out = std::make_shared<Features>(*trackOf({}));
    std::mt19937 random(7);
    const auto between = [&random](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    constexpr std::size_t length = 100;
    for (std::size_t k = 0; k < points; k += length) {
        double lon = between(-180.0, 180.0), lat = between(-25.0, 25.0), wind = between(10.0, 30.0);
        const double side = lat < 0.0 ? -1.0 : 1.0,
                     begin = toSeconds({2000, 1, 1, 0, 0, 0.0}, Calendar::Standard) + 21600.0 * std::floor(between(0.0, 1400.0));
        for (std::size_t i = 0; i < length && k + i < points; ++i) {
            out->lon.push_back(earth::wrap180(lon));
            out->lat.push_back(lat);
            out->columns[0].integer.push_back(static_cast<qint64>(k / length));
            out->columns[1].real.push_back(begin + 21600.0 * static_cast<double>(i));
            out->columns[2].real.push_back(wind);
            lon += i < 50 ? -0.9 : 0.8;
            lat = std::clamp(lat + side * between(0.0, 0.7), -70.0, 70.0);
            wind = std::clamp(wind + between(-2.0, 2.2), 8.0, 75.0);
        }
    }
    return out;
}

/// Stations all over the Earth without times, denser in a few places.
inline std::shared_ptr<const Features> manyStations(std::size_t count)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    out->addColumn({QStringLiteral("rainfall"), ColumnType::Real, QStringLiteral("precipitation_amount"), QStringLiteral("mm"), {}, {}});
    std::mt19937 random(11);
    const auto between = [&random](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    for (std::size_t k = 0; k < count; ++k) {
        const bool isCluster = k % 3 == 0;
        const double spread = isCluster ? 6.0 : 180.0;
        const double lon = isCluster ? 60.0 * static_cast<double>(k % 5) - 120.0 + between(-spread, spread) : between(-spread, spread);
        const double lat = isCluster ? 45.0 + between(-spread, spread) : std::asin(between(-1.0, 1.0)) / earth::degree;
        out->lon.push_back(earth::wrap180(lon));
        out->lat.push_back(lat);
        out->columns[0].real.push_back(50.0 + 40.0 * std::sin(lon * earth::degree) * std::cos(lat * earth::degree) + between(-5.0, 5.0));
    }
    return out;
}

} // namespace terrella::testing
