// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/hill_shade.h"

#include "views/earth/geometry.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double metresPerDegree = 6371000.0 * degree;
constexpr double deepest = 6000.0; ///< metres below the sea at which its colour is darkest

float levelled(float height) { return std::isfinite(height) ? height : 0.0F; }

FieldImage plateImage(const PlateHeights& relief)
{
    FieldImage out;
    out.width = relief.width;
    out.height = relief.height;
    out.pixels.resize(relief.heights.size());
    return out;
}

std::uint32_t texel(double red, double green, double blue, double alpha = 255.0)
{
    const auto byte = [](double v) { return static_cast<std::uint32_t>(std::clamp(std::lround(v), 0L, 255L)); };
    return byte(red) | byte(green) << 8U | byte(blue) << 16U | byte(alpha) << 24U;
}

/// The texel of row j from the north, in an image whose first row is the southernmost.
std::size_t fromSouth(const PlateHeights& relief, std::size_t k)
{
    const auto nx = static_cast<std::size_t>(relief.width);
    return (static_cast<std::size_t>(relief.height) - 1 - k / nx) * nx + k % nx;
}

} // namespace

std::vector<float> hillShade(std::span<const float> heights, std::size_t nx, const PlateBox& box, const HillLight& light)
{
    std::vector<float> out(heights.size());
    const std::size_t ny = nx > 0 ? heights.size() / nx : 0;
    if (ny == 0)
        return out;
    const double dLon = (box.east - box.west) / static_cast<double>(nx), dLat = (box.north - box.south) / static_cast<double>(ny);
    const bool closes = box.east - box.west > 360.0 - 0.5 * dLon;
    const double up = std::sin(light.altitudeDeg * degree), level = std::cos(light.altitudeDeg * degree);
    const double east = level * std::sin(light.azimuthDeg * degree), north = level * std::cos(light.azimuthDeg * degree);
    for (std::size_t j = 0; j < ny; ++j) {
        const double lat = box.north - (static_cast<double>(j) + 0.5) * dLat;
        const std::size_t above = j > 0 ? j - 1 : j, below = std::min(j + 1, ny - 1);
        const double perX = light.exaggeration / (8.0 * dLon * metresPerDegree * std::max(1e-3, std::cos(lat * degree)));
        const double perY = light.exaggeration / (8.0 * dLat * metresPerDegree) * (below - above == 2 ? 1.0 : 2.0);
        const float* rows[3] = {&heights[above * nx], &heights[j * nx], &heights[below * nx]};
        for (std::size_t i = 0; i < nx; ++i) {
            const std::size_t w = i > 0 ? i - 1 : closes ? nx - 1 : i, e = i + 1 < nx ? i + 1 : closes ? 0 : i;
            const auto h = [&](int row, std::size_t column) { return static_cast<double>(levelled(rows[row][column])); };
            const double half = w == i || e == i ? 2.0 : 1.0; // at an edge the difference spans one cell, not two
            const double dx = half * perX * ((h(0, e) + 2.0 * h(1, e) + h(2, e)) - (h(0, w) + 2.0 * h(1, w) + h(2, w)));
            const double dy = perY * ((h(0, w) + 2.0 * h(0, i) + h(0, e)) - (h(2, w) + 2.0 * h(2, i) + h(2, e)));
            out[j * nx + i] = static_cast<float>(std::max(0.0, (up - dx * east - dy * north) / std::sqrt(1.0 + dx * dx + dy * dy)));
        }
    }
    return out;
}

FieldImage paintRelief(const PlateHeights& relief, const std::vector<float>& shade, const HillLight& light, QRgb land, QRgb sea)
{
    FieldImage out = plateImage(relief);
    const double flat = std::max(0.05, std::sin(light.altitudeDeg * degree));
    for (std::size_t k = 0; k < relief.heights.size(); ++k) {
        const double height = static_cast<double>(relief.heights[k]);
        const bool isLand = height > 0.0;
        const QRgb base = isLand ? land : sea;
        // In the sea the light is gentler and its depth is told by colour.
        const double lit = static_cast<double>(shade[k]) / flat;
        const double bright = isLand ? lit : (0.5 + 0.5 * lit) * (1.0 - 0.22 * std::sqrt(std::clamp(-height / deepest, 0.0, 1.0)));
        // Slopes towards the light run to white instead of beyond it.
        const auto channel = [&](int c) { return bright <= 1.0 ? c * bright : c + (255.0 - c) * std::min(1.0, (bright - 1.0) * 0.9); };
        out.pixels[fromSouth(relief, k)] = std::isfinite(height) ? texel(channel(qRed(base)), channel(qGreen(base)), channel(qBlue(base))) : 0U;
        out.opaque = out.opaque && std::isfinite(height);
    }
    return out;
}

FieldImage paintShade(const PlateHeights& relief, const std::vector<float>& shade, const HillLight& light, double strength)
{
    FieldImage out = plateImage(relief);
    out.opaque = false;
    const double flat = std::max(0.05, std::sin(light.altitudeDeg * degree));
    for (std::size_t k = 0; k < relief.heights.size(); ++k) {
        const double depth = relief.heights[k] > 0.0F ? strength : 0.5 * strength;
        const double dark = depth * (1.0 - std::min(1.0, static_cast<double>(shade[k]) / flat));
        const double grey = std::isfinite(relief.heights[k]) ? 255.0 * (1.0 - dark) : 255.0;
        out.pixels[fromSouth(relief, k)] = texel(grey, grey, grey);
    }
    return out;
}

} // namespace terrella::earth
