// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/sampling.h"

#include "plugins/data/kernels/polygon_overlap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace terrella::data {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;
constexpr double kEarthRadiusKm = 6371.229;
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

double turned(double degrees) { return degrees - 360.0 * std::round(degrees / 360.0); }

/// Index of the interval of growing or falling edges in which x lies; nothing outside.
std::optional<std::size_t> interval(const std::vector<double>& edges, double x)
{
    if (edges.size() < 2)
        return std::nullopt;
    const bool grows = edges.back() > edges.front();
    if (x < std::min(edges.front(), edges.back()) || x > std::max(edges.front(), edges.back()))
        return std::nullopt;
    const auto at = grows ? std::ranges::upper_bound(edges, x) : std::ranges::upper_bound(edges, x, std::ranges::greater());
    const auto k = static_cast<std::size_t>(at - edges.begin());
    return std::clamp<std::size_t>(k, 1, edges.size() - 1) - 1;
}

/// The same where edges are longitudes that are counted on, and x may be counted in another way.
std::optional<std::pair<std::size_t, double>> longitudeInterval(const std::vector<double>& edges, double lon)
{
    if (edges.empty())
        return std::nullopt;
    const double low = std::min(edges.front(), edges.back());
    double x = lon + 360.0 * std::ceil((low - lon) / 360.0 - 1e-12);
    if (const auto found = interval(edges, x))
        return std::pair{*found, x};
    return std::nullopt;
}

/// Longitudes of a regular grid counted on from the first.
std::vector<double> countedOn(const SampleGrid& grid)
{
    std::vector<double> out(grid.lon.begin(), grid.lon.end());
    for (std::size_t i = 1; i < out.size(); ++i)
        out[i] = out[i - 1] + turned(out[i] - out[i - 1]);
    return out;
}

std::size_t nearestCentre(const SampleGrid& grid, double lat, double lon)
{
    const double x = std::cos(lat * kRadians) * std::cos(lon * kRadians), y = std::cos(lat * kRadians) * std::sin(lon * kRadians),
                 z = std::sin(lat * kRadians);
    double best = -2.0;
    std::size_t out = 0;
    for (std::size_t cell = 0; cell < grid.lat.size(); ++cell) {
        if (std::abs(grid.lat[cell] - lat) > 1.0 && std::cos((grid.lat[cell] - lat) * kRadians) < best)
            continue; // no nearer than the difference of latitudes
        const double c = std::cos(grid.lat[cell] * kRadians);
        const double dot
            = c * std::cos(grid.lon[cell] * kRadians) * x + c * std::sin(grid.lon[cell] * kRadians) * y + std::sin(grid.lat[cell] * kRadians) * z;
        if (dot > best) {
            best = dot;
            out = cell;
        }
    }
    return out;
}

/// Neighbours along rows and columns of a mesh.
std::vector<std::size_t> neighbours(const SampleGrid& grid, std::size_t cell)
{
    std::vector<std::size_t> out;
    const std::size_t j = cell / grid.nx, i = cell % grid.nx;
    if (i > 0)
        out.push_back(cell - 1);
    if (i + 1 < grid.nx)
        out.push_back(cell + 1);
    if (j > 0)
        out.push_back(cell - grid.nx);
    if (j + 1 < grid.ny)
        out.push_back(cell + grid.nx);
    return out;
}

SampleCell with(const SampleGrid& grid, std::size_t cell, double weight, double lat, double lon)
{
    return {static_cast<std::uint32_t>(cell), weight, distanceKm(lat, lon, grid.latOf(cell), grid.lonOf(cell))};
}

std::vector<SampleCell> bilinearOnRegular(const SampleGrid& grid, double lat, double lon)
{
    std::vector<double> columns = countedOn(grid);
    if (grid.periodic && columns.size() > 1)
        columns.push_back(columns.front() + (columns[1] > columns[0] ? 360.0 : -360.0));
    const auto column = longitudeInterval(columns, lon);
    std::optional<std::size_t> row = interval({grid.lat.begin(), grid.lat.end()}, lat);
    double upper = 0.0; // weight of the second row
    if (row) {
        upper = (lat - grid.lat[*row]) / (grid.lat[*row + 1] - grid.lat[*row]);
    } else {
        const std::vector<double> edges = edgesOfLatitudes(grid.lat);
        const auto beyond = interval(edges, lat);
        if (!beyond || !(std::abs(edges.front()) >= 90.0 - 1e-6 || std::abs(edges.back()) >= 90.0 - 1e-6) || grid.ny < 2)
            return {};
        row = *beyond == 0 ? 0 : grid.ny - 2;
        upper = *beyond == 0 ? 0.0 : 1.0;
        if (std::abs(*beyond == 0 ? edges.front() : edges.back()) < 90.0 - 1e-6)
            return {};
    }
    if (!column)
        return {};
    const auto [i, x] = *column;
    const double right = (x - columns[i]) / (columns[i + 1] - columns[i]);
    std::vector<SampleCell> out;
    for (const std::size_t dj : {0, 1}) {
        for (const std::size_t di : {0, 1}) {
            const double weight = (dj == 1 ? upper : 1.0 - upper) * (di == 1 ? right : 1.0 - right);
            if (weight > 1e-12)
                out.push_back(with(grid, (*row + dj) * grid.nx + (i + di) % grid.nx, weight, lat, lon));
        }
    }
    return out;
}

/// Place of the origin in the quadrilateral of four points of a plane: shares along its two directions, or nothing outside.
std::optional<std::pair<double, double>> placeIn(const std::array<std::pair<double, double>, 4>& p)
{
    double s = 0.5, t = 0.5;
    for (int round = 0; round < 30; ++round) { // Newton's method on the bilinear map
        const auto map
            = [&](auto pick) { return (1 - s) * (1 - t) * pick(p[0]) + s * (1 - t) * pick(p[1]) + s * t * pick(p[2]) + (1 - s) * t * pick(p[3]); };
        const auto alongS = [&](auto pick) { return (1 - t) * (pick(p[1]) - pick(p[0])) + t * (pick(p[2]) - pick(p[3])); };
        const auto alongT = [&](auto pick) { return (1 - s) * (pick(p[3]) - pick(p[0])) + s * (pick(p[2]) - pick(p[1])); };
        const auto first = [](const std::pair<double, double>& q) { return q.first; };
        const auto second = [](const std::pair<double, double>& q) { return q.second; };
        const double fx = map(first), fy = map(second), a = alongS(first), b = alongT(first), c = alongS(second), d = alongT(second);
        const double determinant = a * d - b * c;
        if (!(std::abs(determinant) > 0.0))
            return std::nullopt;
        const double ds = (fx * d - fy * b) / determinant, dt = (fy * a - fx * c) / determinant;
        s -= ds;
        t -= dt;
        if (std::abs(ds) + std::abs(dt) < 1e-12)
            break;
    }
    constexpr double edge = 1e-9;
    if (!(s >= -edge && s <= 1.0 + edge && t >= -edge && t <= 1.0 + edge))
        return std::nullopt;
    return std::pair{std::clamp(s, 0.0, 1.0), std::clamp(t, 0.0, 1.0)};
}

std::vector<SampleCell> bilinearOnMesh(const SampleGrid& grid, double lat, double lon)
{
    const std::size_t nearest = nearestCentre(grid, lat, lon), j = nearest / grid.nx, i = nearest % grid.nx;
    for (std::size_t j0 = j > 0 ? j - 1 : 0; j0 <= j && j0 + 1 < grid.ny; ++j0) {
        for (std::size_t i0 = i > 0 ? i - 1 : 0; i0 <= i && i0 + 1 < grid.nx; ++i0) {
            const std::array<std::size_t, 4> cells{j0 * grid.nx + i0, j0 * grid.nx + i0 + 1, (j0 + 1) * grid.nx + i0 + 1, (j0 + 1) * grid.nx + i0};
            std::array<std::pair<double, double>, 4> plane;
            for (std::size_t k = 0; k < 4; ++k) { // gnomonic projection round the point
                const double dLon = (grid.lon[cells[k]] - lon) * kRadians, phi = grid.lat[cells[k]] * kRadians, phi0 = lat * kRadians;
                const double ahead = std::sin(phi0) * std::sin(phi) + std::cos(phi0) * std::cos(phi) * std::cos(dLon);
                plane[k] = {std::cos(phi) * std::sin(dLon) / ahead,
                    (std::cos(phi0) * std::sin(phi) - std::sin(phi0) * std::cos(phi) * std::cos(dLon)) / ahead};
            }
            const auto place = placeIn(plane);
            if (!place)
                continue;
            const auto [s, t] = *place;
            const std::array<double, 4> weights{(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t};
            std::vector<SampleCell> out;
            for (std::size_t k = 0; k < 4; ++k) {
                if (weights[k] > 1e-12)
                    out.push_back(with(grid, cells[k], weights[k], lat, lon));
            }
            return out;
        }
    }
    return {};
}

} // namespace

double distanceKm(double latA, double lonA, double latB, double lonB)
{
    const double dLat = std::sin(0.5 * (latB - latA) * kRadians), dLon = std::sin(0.5 * (lonB - lonA) * kRadians);
    const double h = dLat * dLat + std::cos(latA * kRadians) * std::cos(latB * kRadians) * dLon * dLon;
    return 2.0 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(h)));
}

std::vector<SampleCell> nearestCell(const SampleGrid& grid, double latDeg, double lonDeg)
{
    if (grid.lat.empty() || !std::isfinite(latDeg) || !std::isfinite(lonDeg))
        return {};
    if (grid.layout == SampleLayout::Regular) {
        const auto row = interval(edgesOfLatitudes(grid.lat), latDeg);
        const auto column = longitudeInterval(edgesOfLongitudes(grid.lon, grid.periodic), lonDeg);
        if (!row || !column)
            return {};
        return {with(grid, *row * grid.nx + column->first, 1.0, latDeg, lonDeg)};
    }
    const SampleCell found = with(grid, nearestCentre(grid, latDeg, lonDeg), 1.0, latDeg, lonDeg);
    if (grid.layout == SampleLayout::Cells)
        return {found};
    double farthest = 0.0;
    for (const std::size_t next : neighbours(grid, found.cell))
        farthest = std::max(farthest, distanceKm(grid.lat[found.cell], grid.lon[found.cell], grid.lat[next], grid.lon[next]));
    return found.distanceKm <= 0.75 * farthest ? std::vector{found} : std::vector<SampleCell>{};
}

std::vector<SampleCell> bilinearCells(const SampleGrid& grid, double latDeg, double lonDeg)
{
    if (grid.lat.empty() || !std::isfinite(latDeg) || !std::isfinite(lonDeg))
        return {};
    if (grid.layout == SampleLayout::Regular)
        return bilinearOnRegular(grid, latDeg, lonDeg);
    return grid.layout == SampleLayout::Mesh ? bilinearOnMesh(grid, latDeg, lonDeg) : nearestCell(grid, latDeg, lonDeg);
}

std::vector<SampleCell> cellsWithin(const SampleGrid& grid, double latDeg, double lonDeg, double radiusKm)
{
    std::vector<SampleCell> out;
    if (!std::isfinite(latDeg) || !std::isfinite(lonDeg))
        return out;
    const double reach = radiusKm / kEarthRadiusKm / kRadians + 1e-9;
    const std::size_t rows = grid.layout == SampleLayout::Regular ? grid.ny : 1,
                      columns = grid.layout == SampleLayout::Regular ? grid.nx : grid.lat.size();
    for (std::size_t j = 0; j < rows; ++j) {
        if (grid.layout == SampleLayout::Regular && std::abs(grid.lat[j] - latDeg) > reach)
            continue;
        for (std::size_t i = 0; i < columns; ++i) {
            const std::size_t cell = j * columns + i;
            if (std::abs(grid.latOf(cell) - latDeg) > reach)
                continue;
            const double weight = grid.layout == SampleLayout::Regular ? std::max(0.0, std::cos(grid.lat[j] * kRadians)) : 1.0;
            if (const SampleCell found = with(grid, cell, weight, latDeg, lonDeg); found.distanceKm <= radiusKm)
                out.push_back(found);
        }
    }
    std::ranges::stable_sort(out, {}, &SampleCell::distanceKm);
    return out;
}

double sampleOf(std::span<const float> values, std::span<const SampleCell> cells, SampleStatistic statistic)
{
    double sum = 0.0, weights = 0.0, lowest = HUGE_VAL, highest = -HUGE_VAL;
    for (const SampleCell& cell : cells) {
        const double value = static_cast<double>(values[cell.cell]);
        if (std::isnan(value)) {
            if (statistic == SampleStatistic::Value)
                return kMissing;
            continue;
        }
        sum += cell.weight * value;
        weights += cell.weight;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    if (lowest > highest)
        return kMissing;
    switch (statistic) {
    case SampleStatistic::Value:
    case SampleStatistic::Mean: return weights > 0.0 ? sum / weights : kMissing;
    case SampleStatistic::Minimum: return lowest;
    case SampleStatistic::Maximum: break;
    }
    return highest;
}

double firstValid(std::span<const float> values, std::span<const SampleCell> cells)
{
    for (const SampleCell& cell : cells) {
        if (!std::isnan(values[cell.cell]))
            return static_cast<double>(values[cell.cell]);
    }
    return kMissing;
}

} // namespace terrella::data
