// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/views/earth/earth_data.h"
#include "views/earth/geometry.h"

namespace terrella::testing {

using VolumeFunction = std::function<double(double lonDeg, double latDeg, double level, std::size_t step)>;

struct LevelAxis {
    std::vector<double> values;
    QString units = QStringLiteral("m");
    QString positive = QStringLiteral("up");
    QString name = QStringLiteral("level");
};

/// Variables "v", "w", … (units "m s-1") on levels of a grid of latitudes and longitudes or a bent one; steps > 0 gives a six-hourly time axis.
inline std::shared_ptr<const Cube> volumeOn(
    const Grid& grid, const LevelAxis& levels, const std::vector<VolumeFunction>& functions, std::size_t steps = 0)
{
    auto signature = std::make_shared<CubeSignature>();
    std::vector<int> axes;
    const auto add = [&](AxisKind kind, const QString& name, std::vector<double> values) {
        Axis axis;
        axis.kind = kind;
        axis.name = name;
        axis.values = std::move(values);
        axes.push_back(static_cast<int>(signature->axes.size()));
        signature->axes.push_back(axis);
    };
    if (steps > 0) {
        std::vector<double> times;
        for (std::size_t k = 0; k < steps; ++k)
            times.push_back(toSeconds({2000, 2, 28, 0, 0, 0.0}, Calendar::Standard) + 21600.0 * static_cast<double>(k));
        add(AxisKind::Time, QStringLiteral("time"), times);
    }
    add(AxisKind::Level, levels.name, levels.values);
    signature->axes.back().units = levels.units;
    signature->axes.back().positive = levels.positive;
    const auto count = [](std::size_t n) {
        std::vector<double> out(n);
        for (std::size_t k = 0; k < n; ++k)
            out[k] = static_cast<double>(k);
        return out;
    };
    const bool isLatLon = grid.kind == GridKind::LatLon;
    if (grid.kind == GridKind::Cells) {
        add(AxisKind::Cell, QStringLiteral("cell"), count(grid.nx));
    } else {
        add(AxisKind::Y, QStringLiteral("lat"), isLatLon ? grid.lat : count(grid.ny));
        add(AxisKind::X, QStringLiteral("lon"), isLatLon ? grid.lon : count(grid.nx));
    }
    signature->grids.push_back(grid);
    std::vector<std::vector<float>> all;
    for (std::size_t f = 0; f < functions.size(); ++f) {
        Variable v;
        v.name = QString(QLatin1Char(static_cast<char>('v' + f)));
        v.units = QStringLiteral("m s-1");
        v.grid = 0;
        v.axes = axes;
        signature->variables.push_back(v);
        std::vector<float>& values = all.emplace_back();
        for (std::size_t step = 0; step < std::max<std::size_t>(1, steps); ++step)
            for (const double level : levels.values)
                for (std::size_t j = 0; j < grid.ny; ++j)
                    for (std::size_t i = 0; i < grid.nx; ++i) {
                        const LatLon at = grid.at(j, i);
                        values.push_back(static_cast<float>(functions[f](at.lon, at.lat, level, step)));
                    }
    }
    return std::make_shared<MemoryCube>(signature, std::move(all));
}

/// Cell centres of a box, every stepDeg.
inline Grid boxGrid(double west, double south, double east, double north, double stepDeg)
{
    Grid grid;
    grid.kind = GridKind::LatLon;
    for (double lon = west; lon <= east + 1e-9; lon += stepDeg)
        grid.lon.push_back(lon);
    for (double lat = south; lat <= north + 1e-9; lat += stepDeg)
        grid.lat.push_back(lat);
    grid.nx = grid.lon.size();
    grid.ny = grid.lat.size();
    return grid;
}

/// Centres of the triangles of an icosahedron whose sides were halved so many times, as ICON has them: 20 × 4^times cells.
inline Grid icosahedralCells(int times)
{
    using earth::Vec3;
    struct Triangle {
        Vec3 a, b, c;
    };
    const auto unit = [](const Vec3& p) { return p * (1.0 / earth::length(p)); };
    const double lat = std::atan(0.5) / earth::degree;
    std::vector<Vec3> upper, lower;
    for (int k = 0; k < 5; ++k) {
        upper.push_back(earth::onSphere(72.0 * k + 7.0, lat));
        lower.push_back(earth::onSphere(72.0 * k + 43.0, -lat));
    }
    std::vector<Triangle> all;
    for (std::size_t k = 0; k < 5; ++k) {
        const std::size_t next = (k + 1) % 5;
        all.push_back({{0.0, 0.0, 1.0}, upper[k], upper[next]});
        all.push_back({upper[k], lower[k], upper[next]});
        all.push_back({lower[k], lower[next], upper[next]});
        all.push_back({{0.0, 0.0, -1.0}, lower[next], lower[k]});
    }
    for (int n = 0; n < times; ++n) {
        std::vector<Triangle> finer;
        for (const auto& [a, b, c] : all) {
            const Vec3 ab = unit(a + b), bc = unit(b + c), ca = unit(c + a);
            for (const Triangle& each : {Triangle{a, ab, ca}, Triangle{ab, b, bc}, Triangle{ca, bc, c}, Triangle{ab, bc, ca}})
                finer.push_back(each);
        }
        all = std::move(finer);
    }
    Grid out;
    out.kind = GridKind::Cells;
    out.ny = 1;
    for (const auto& [a, b, c] : all) {
        const Vec3 centre = unit(a + b + c);
        out.lon.push_back(earth::lonOf(centre));
        out.lat.push_back(earth::latOf(centre));
    }
    out.nx = out.lon.size();
    return out;
}

inline std::vector<double> evenLevels(double top, std::size_t count)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < count; ++k)
        out.push_back(top * static_cast<double>(k) / static_cast<double>(count - 1));
    return out;
}

} // namespace terrella::testing
