// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/features.h"

#include <cmath>
#include <functional>
#include <memory>

namespace terrella::testing {

using FieldFunction = std::function<double(double lonDeg, double latDeg, std::size_t step)>;

/// A cube of one variable "v" (units "m s-1") on a grid made elsewhere; steps > 0 gives it a six-hourly time axis in the calendar.
inline std::shared_ptr<const Cube> cubeOn(const Grid& grid, const FieldFunction& f, std::size_t steps = 0, Calendar calendar = Calendar::Standard)
{
    auto signature = std::make_shared<CubeSignature>();
    Variable v;
    v.name = QStringLiteral("v");
    v.units = QStringLiteral("m s-1");
    v.grid = 0;
    const auto add = [&](AxisKind kind, const char* name, std::vector<double> values) {
        Axis axis;
        axis.kind = kind;
        axis.name = QLatin1String(name);
        axis.calendar = calendar;
        axis.values = std::move(values);
        v.axes.push_back(static_cast<int>(signature->axes.size()));
        signature->axes.push_back(axis);
    };
    if (steps > 0) {
        std::vector<double> times;
        for (std::size_t k = 0; k < steps; ++k)
            times.push_back(toSeconds({2000, 2, 28, 0, 0, 0.0}, calendar) + 21600.0 * static_cast<double>(k));
        add(AxisKind::Time, "time", times);
    }
    const auto count = [](std::size_t n) {
        std::vector<double> out(n);
        for (std::size_t k = 0; k < n; ++k)
            out[k] = static_cast<double>(k);
        return out;
    };
    if (grid.kind == GridKind::Cells) {
        add(AxisKind::Cell, "cell", count(grid.nx));
    } else {
        add(AxisKind::Y, "lat", grid.kind == GridKind::LatLon ? grid.lat : count(grid.ny));
        add(AxisKind::X, "lon", grid.kind == GridKind::LatLon ? grid.lon : count(grid.nx));
    }
    signature->variables.push_back(v);
    signature->grids.push_back(grid);
    std::vector<float> values;
    for (std::size_t step = 0; step < std::max<std::size_t>(1, steps); ++step)
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i) {
                const std::size_t at = (grid.steps > 1 ? step * grid.size() : 0) + j * grid.nx + i;
                const double lat = grid.kind == GridKind::LatLon ? grid.lat[j] : grid.lat[at];
                const double lon = grid.kind == GridKind::LatLon ? grid.lon[i] : grid.lon[at];
                values.push_back(static_cast<float>(f(lon, lat, step)));
            }
    return std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values});
}

/// Cell centres every stepDeg. west: the first longitude; overlap: extra columns past a full turn.
inline Grid globalGrid(double stepDeg, double west, bool northFirst, bool poles, std::size_t overlap = 0)
{
    Grid grid;
    grid.kind = GridKind::LatLon;
    grid.nx = static_cast<std::size_t>(std::lround(360.0 / stepDeg)) + overlap;
    grid.ny = static_cast<std::size_t>(std::lround(180.0 / stepDeg)) + (poles ? 1 : 0);
    for (std::size_t i = 0; i < grid.nx; ++i)
        grid.lon.push_back(west + stepDeg * static_cast<double>(i));
    for (std::size_t j = 0; j < grid.ny; ++j) {
        const double lat = -90.0 + stepDeg * (static_cast<double>(j) + (poles ? 0.0 : 0.5));
        grid.lat.push_back(northFirst ? -lat : lat);
    }
    grid.periodic = true;
    return grid;
}

/// One track along given points, six-hourly from 2000-02-28, wind rising from 10 m/s by 5.
inline std::shared_ptr<const Features> trackOf(const std::vector<std::pair<double, double>>& lonLat)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    out->info.featureType = QStringLiteral("trajectory");
    out->addColumn({QStringLiteral("track_id"), ColumnType::Integer, {}, {}, {}, QStringLiteral("trajectory_id")});
    out->addColumn({QStringLiteral("time"), ColumnType::Time, {}, {}, {}, {}});
    out->addColumn({QStringLiteral("wind"), ColumnType::Real, QStringLiteral("wind_speed"), QStringLiteral("m s-1"), {}, {}});
    for (std::size_t k = 0; k < lonLat.size(); ++k) {
        out->lon.push_back(lonLat[k].first);
        out->lat.push_back(lonLat[k].second);
        out->columns[0].integer.push_back(1);
        out->columns[1].real.push_back(toSeconds({2000, 2, 28, 0, 0, 0.0}, Calendar::Standard) + 21600.0 * static_cast<double>(k));
        out->columns[2].real.push_back(10.0 + 5.0 * static_cast<double>(k));
    }
    return out;
}

} // namespace terrella::testing
