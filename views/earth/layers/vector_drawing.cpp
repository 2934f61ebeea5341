// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows and barbs as they go into the scene.
#include "views/earth/layers/line_drawing.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace terrella::earth {

namespace {

constexpr double shortest = 0.08; ///< of the spacing: as good as calm
constexpr double farthest = 2.0;  ///< times the full length, however fast

} // namespace

DrawnLines drawArrows(const std::vector<VectorPlace>& places, double full, double spacing)
{
    DrawnLines out;
    const double longest = 0.9 * spacing;
    out.arrowSpeed = roundSpeed(full);
    out.arrowLength = longest * out.arrowSpeed / full;
    for (const VectorPlace& place : places) {
        const double length = longest * std::min(place.speed / full, farthest);
        if (!(length > shortest * spacing))
            continue;
        const auto first = static_cast<std::uint32_t>(out.glyphs.segments.size());
        for (const GlyphSegment& line : arrowGlyph(length))
            out.glyphs.segments.push_back(line);
        out.glyphs.glyphs.push_back({place.at, place.towards, first, static_cast<std::uint32_t>(out.glyphs.segments.size()) - first, 0});
        out.glyphSpeeds.push_back(place.speed);
    }
    return out;
}

DrawnLines drawBarbs(const std::vector<VectorPlace>& places, const UnitConversion& toKnots)
{
    DrawnLines out;
    std::map<std::tuple<int, int, int, bool>, std::pair<std::uint32_t, std::uint32_t>> known; // each barb is kept once
    for (const VectorPlace& place : places) {
        const BarbParts parts = barbParts(toKnots(place.speed));
        const bool isSouthern = place.latDeg < 0.0;
        auto [at, isNew] = known.try_emplace({parts.pennants, parts.full, parts.half, isSouthern});
        if (isNew) {
            at->second.first = static_cast<std::uint32_t>(out.glyphs.segments.size());
            for (const GlyphSegment& line : barbGlyph(parts, isSouthern))
                out.glyphs.segments.push_back(line);
            at->second.second = static_cast<std::uint32_t>(out.glyphs.segments.size()) - at->second.first;
        }
        out.glyphs.glyphs.push_back({place.at, place.towards, at->second.first, at->second.second, 0});
        out.glyphSpeeds.push_back(place.speed);
    }
    return out;
}

} // namespace terrella::earth
