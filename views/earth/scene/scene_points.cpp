// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/scene_points.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr int bands = 12;              // of latitude
constexpr double mapTile = 0.25;       // scene units
constexpr double mapReach = 16.0;      // no projection reaches farther
constexpr std::size_t fewest = 20'000; // of fewer all are drawn

/// Every second bit of 32.
std::uint32_t spread(std::uint32_t v)
{
    v = (v | v << 8U) & 0x00ff00ffU;
    v = (v | v << 4U) & 0x0f0f0f0fU;
    v = (v | v << 2U) & 0x33333333U;
    return (v | v << 1U) & 0x55555555U;
}

/// Tile in the upper half, place within it as a Morton code (both coordinates' bits in turn, the coarsest first) in the lower.
std::uint64_t keyOf(const Vec3& p, bool isGlobe)
{
    double u = 0.0, v = 0.0;
    std::uint64_t tile = 0;
    if (isGlobe) {
        const double lat = std::asin(std::clamp(p.z, -1.0, 1.0)) / degree, lon = std::atan2(p.y, p.x) / degree;
        const double high = std::clamp((lat + 90.0) / 180.0 * bands, 0.0, bands - 1e-9);
        const double band = std::floor(high);
        const double around = std::max(1.0, std::round(2.0 * bands * std::cos(((band + 0.5) / bands * 180.0 - 90.0) * degree)));
        const double along = std::clamp((lon + 180.0) / 360.0 * around, 0.0, around - 1e-9);
        tile = static_cast<std::uint64_t>(band) << 16U | static_cast<std::uint64_t>(along);
        u = along - std::floor(along);
        v = high - band;
    } else {
        const double x = std::clamp((p.x + mapReach) / mapTile, 0.0, 2.0 * mapReach / mapTile - 1e-9);
        const double y = std::clamp((p.y + mapReach) / mapTile, 0.0, 2.0 * mapReach / mapTile - 1e-9);
        tile = static_cast<std::uint64_t>(y) << 16U | static_cast<std::uint64_t>(x);
        u = x - std::floor(x);
        v = y - std::floor(y);
    }
    constexpr double parts = 1U << static_cast<unsigned>(ScenePoints::finest);
    return tile << 32U | spread(static_cast<std::uint32_t>(u * parts)) | spread(static_cast<std::uint32_t>(v * parts)) << 1U;
}

/// The coarsest level at which a point is the first of its cell, after `before` in the order of the keys.
int levelOf(std::uint64_t key, std::uint64_t before)
{
    const std::uint64_t other = key ^ before;
    if (other >> 32U)
        return 0;
    return other == 0 ? ScenePoints::all : std::countl_zero(static_cast<std::uint32_t>(other)) / 2 + 1;
}

void append(ScenePoints& out, const Vec3& p, std::uint32_t row)
{
    out.xyz.insert(out.xyz.end(), {static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)});
    out.rows.push_back(row);
}

void measure(ScenePoints::Tile& tile, std::span<const float> xyz)
{
    std::array<float, 3> least{2e9F, 2e9F, 2e9F}, most{-2e9F, -2e9F, -2e9F};
    for (std::size_t k = 0; k < xyz.size(); ++k) {
        least[k % 3] = std::min(least[k % 3], xyz[k]);
        most[k % 3] = std::max(most[k % 3], xyz[k]);
    }
    const auto half
        = [](float a, float b, float sign) { return 0.5 * (static_cast<double>(b) + static_cast<double>(sign) * static_cast<double>(a)); };
    tile.middle = {half(least[0], most[0], 1.0F), half(least[1], most[1], 1.0F), half(least[2], most[2], 1.0F)};
    tile.reach = length(Vec3{half(least[0], most[0], -1.0F), half(least[1], most[1], -1.0F), half(least[2], most[2], -1.0F)});
}

} // namespace

int ScenePoints::levelFor(double cell) const
{
    if (tileSize <= 0.0 || !(cell > 0.0))
        return all;
    const int level = static_cast<int>(std::floor(std::log2(tileSize / cell)));
    return level > finest ? all : std::max(0, level);
}

std::size_t ScenePoints::countAt(int level) const
{
    std::size_t out = 0;
    for (const Tile& tile : tiles)
        out += tile.counts[static_cast<std::size_t>(level)];
    return out;
}

ScenePoints ScenePoints::plain(std::span<const Vec3> points)
{
    ScenePoints out;
    for (std::size_t k = 0; k < points.size(); ++k)
        if (!std::isnan(points[k].x))
            append(out, points[k], static_cast<std::uint32_t>(k));
    Tile& tile = out.tiles.emplace_back();
    tile.counts.fill(static_cast<std::uint32_t>(out.size()));
    measure(tile, out.xyz);
    return out;
}

ScenePoints ScenePoints::thinned(std::span<const Vec3> points, const std::vector<bool>& isWanted, bool isGlobe)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(points.size());
    for (std::size_t k = 0; k < points.size(); ++k)
        if (!std::isnan(points[k].x) && (isWanted.empty() || isWanted[k]))
            order.emplace_back(keyOf(points[k], isGlobe), static_cast<std::uint32_t>(k));
    ScenePoints out;
    out.xyz.reserve(3 * order.size());
    out.rows.reserve(order.size());
    if (order.size() < fewest) {
        for (const auto& [key, row] : order)
            append(out, points[row], row);
        Tile& tile = out.tiles.emplace_back();
        tile.counts.fill(static_cast<std::uint32_t>(out.size()));
        measure(tile, out.xyz);
        return out;
    }
    out.tileSize = isGlobe ? 180.0 / bands * degree : mapTile;
    std::ranges::sort(order);
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
        while (to < order.size() && order[to].first >> 32U == order[from].first >> 32U)
            ++to;
        Tile& tile = out.tiles.emplace_back();
        tile.first = static_cast<std::uint32_t>(out.size());
        std::array<std::vector<std::uint32_t>, all + 1> byLevel;
        for (std::size_t k = from; k < to; ++k)
            byLevel[static_cast<std::size_t>(k == from ? 0 : levelOf(order[k].first, order[k - 1].first))].push_back(order[k].second);
        for (std::size_t level = 0; level <= all; ++level) {
            for (const std::uint32_t row : byLevel[level])
                append(out, points[row], row);
            tile.counts[level] = static_cast<std::uint32_t>(out.size()) - tile.first;
        }
        measure(tile, std::span(out.xyz).subspan(3 * static_cast<std::size_t>(tile.first)));
    }
    return out;
}

} // namespace terrella::earth
