// SPDX-License-Identifier: GPL-3.0-or-later
// Where lines of sight meet curtains, with heights as they are drawn.
#include "views/earth/fields/curtain.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::earth {

namespace {

/// A point of the mesh where the graphics put it: raisedVertex in scene/solid_shaders.h.
Vec3 raised(const SceneCurtain& curtain, std::int32_t point, const DrawnHeights& heights)
{
    const auto k = static_cast<std::size_t>(point);
    const auto coordinate = [&](std::size_t n) { return static_cast<double>(curtain.mesh.points[3 * k + n]); };
    const auto metres = static_cast<double>(curtain.heights[k]);
    const Vec3 at{coordinate(0), coordinate(1), coordinate(2)};
    if (!heights.isGlobe)
        return {at.x, at.y, metres * heights.rise};
    return at * ((1.0 + metres * heights.rise) / (1.0 + metres * unitsPerMetre));
}

/// Distance along the line of sight, and the shares of the second and third corner there (Möller and Trumbore 1997).
struct Meeting {
    double away = 0.0, second = 0.0, third = 0.0;
};
std::optional<Meeting> meeting(const std::array<Vec3, 3>& corners, const Camera::Sight& sight)
{
    const Vec3 a = corners[1] - corners[0], b = corners[2] - corners[0], across = cross(sight.along, b);
    const double size = dot(a, across);
    if (std::abs(size) < 1e-14 * length(a) * length(b))
        return std::nullopt; // seen from its edge
    const Vec3 from = sight.from - corners[0], turned = cross(from, a);
    const Meeting out{dot(b, turned) / size, dot(from, across) / size, dot(sight.along, turned) / size};
    constexpr double edge = 1e-9;
    const bool isInside = out.second >= -edge && out.third >= -edge && out.second + out.third <= 1.0 + edge;
    return isInside && out.away > 0.0 ? std::optional(out) : std::nullopt;
}

/// As raisedFragment in scene/solid_shaders.h.
bool isHidden(const Camera::Sight& sight, double away, const DrawnHeights& heights)
{
    const double core = std::max(0.05, 1.0 + std::min(0.0, heights.rise * heights.lowest)) - 1e-5;
    const double nearest = -dot(sight.from, sight.along);
    const Vec3 foot = sight.from + sight.along * nearest;
    return heights.isGlobe && nearest > 0.0 && nearest < away && dot(foot, foot) < core * core;
}

} // namespace

std::vector<CurtainHit> curtainHits(const SceneCurtain& curtain, std::size_t places, const Camera::Sight& sight, const DrawnHeights& heights)
{
    std::vector<CurtainHit> out;
    const std::vector<std::int32_t>& triangles = curtain.mesh.triangles;
    for (std::size_t k = 0; k + 2 < triangles.size(); k += 3) {
        std::array<Vec3, 3> corners;
        for (std::size_t n = 0; n < 3; ++n)
            corners[n] = raised(curtain, triangles[k + n], heights);
        const auto met = meeting(corners, sight);
        if (!met || isHidden(sight, met->away, heights))
            continue;
        const auto between = [&](const auto& valueOf) {
            return valueOf(triangles[k]) * (1.0 - met->second - met->third) + valueOf(triangles[k + 1]) * met->second
                + valueOf(triangles[k + 2]) * met->third;
        };
        const double along = between([&](std::int32_t p) { return static_cast<double>(curtain.mesh.texture[2 * static_cast<std::size_t>(p)]); });
        const double metres = between([&](std::int32_t p) { return static_cast<double>(curtain.heights[static_cast<std::size_t>(p)]); });
        out.push_back({met->away, along * static_cast<double>(places) - 0.5, metres});
    }
    std::ranges::sort(out, {}, &CurtainHit::away);
    return out;
}

} // namespace terrella::earth
