// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/vector_glyphs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella::earth {

namespace {

constexpr double ahead = 0.2;    ///< degrees to the point that says where the flow leads
constexpr double staff = 27.0;   ///< pixels
constexpr double feather = 11.0; ///< how far a full barb stands out
constexpr double between = 4.5;  ///< barbs
constexpr double slant = 4.5;    ///< how far the end of a barb leans outwards
constexpr double pennantWidth = 6.0;
constexpr double calmRadius = 4.5;

/// One of the powers of √2, so that the same places are taken while the view moves.
double steadied(double spacing) { return std::exp2(std::round(2.0 * std::log2(spacing)) / 2.0); }

std::optional<Vec3> image(const Projection& projection, const LatLon& at)
{
    const double middle = projection.centralLongitude();
    return projection.forward(projection.isGlobe() ? at.lon : middle + wrap180(at.lon - middle), at.lat);
}

/// A vector at a place, or nothing where there is none or its direction is not seen.
std::optional<VectorPlace> placeAt(const Projection& projection, const VectorField& field, const LatLon& where, const Vec3& at)
{
    const auto value = field.at(where.lon, where.lat);
    if (!value)
        return std::nullopt;
    VectorPlace out{at, at, where.lat, value->speed()};
    if (!(out.speed > 0.0)) {
        out.towards = at + Vec3{1e-3, 0.0, 0.0}; // calm looks the same from everywhere
        return out;
    }
    for (const double sign : {1.0, -1.0}) { // at the edge of a map from the other side
        const auto next = image(projection, movedBy(where, sign * value->east, sign * value->north, ahead));
        if (!next || length(*next - at) > 30.0 * ahead * degree || length(*next - at) < 1e-9)
            continue;
        out.towards = at + (*next - at) * sign;
        return out;
    }
    return std::nullopt;
}

void onMap(const Projection& projection, const VectorField& field, const ViewHint& hint, double spacing, std::vector<VectorPlace>& out)
{
    const QRectF window = hint.window.isNull() ? projection.bounds() : projection.bounds() & hint.window;
    const auto first = std::lround(std::ceil(window.top() / spacing)), last = std::lround(std::floor(window.bottom() / spacing));
    for (long row = first; row <= last; ++row) {
        const double shift = row % 2 != 0 ? 0.5 : 0.0; // every other row stands between
        const double y = static_cast<double>(row) * spacing;
        for (double k = std::ceil(window.left() / spacing - shift); (k + shift) * spacing <= window.right(); k += 1.0) {
            const double x = (k + shift) * spacing;
            const auto where = projection.inverse(x, y);
            const auto at = where ? image(projection, *where) : std::nullopt;
            if (!at || std::hypot(at->x - x, at->y - y) > 1e-4)
                continue; // beside the map
            if (const auto place = placeAt(projection, field, *where, *at))
                out.push_back(*place);
        }
    }
}

void onGlobe(const Projection& projection, const VectorField& field, const ViewHint& hint, double spacing, std::vector<VectorPlace>& out)
{
    evenPlaces(hint, spacing, [&](double lon, double lat) {
        if (const auto place = placeAt(projection, field, {lat, lon}, onSphere(lon, lat)))
            out.push_back(*place);
    });
}

void addLine(std::vector<GlyphSegment>& out, double fromX, double fromY, double toX, double toY)
{
    out.push_back({static_cast<float>(fromX), static_cast<float>(fromY), static_cast<float>(toX), static_cast<float>(toY)});
}

} // namespace

std::vector<VectorPlace> vectorPlaces(const Projection& projection, const VectorField& field, const ViewHint& hint, double pixels)
{
    std::vector<VectorPlace> out;
    const double spacing = steadied(pixels * std::min(hint.spanDeg, projection.isGlobe() ? 150.0 : 1e9) / std::max(1.0, hint.heightPixels));
    if (projection.isGlobe())
        onGlobe(projection, field, hint, spacing, out);
    else
        onMap(projection, field, hint, spacing * degree, out);
    return out;
}

std::vector<GlyphSegment> arrowGlyph(double length)
{
    std::vector<GlyphSegment> out;
    const double tip = 0.5 * length, head = std::min(6.0, 0.45 * length);
    addLine(out, -tip, 0.0, tip, 0.0);
    addLine(out, tip, 0.0, tip - head, 0.6 * head);
    addLine(out, tip, 0.0, tip - head, -0.6 * head);
    return out;
}

BarbParts barbParts(double knots)
{
    if (!(knots > 0.0))
        return {};
    const long fives = std::lround(knots / 5.0);
    return {static_cast<int>(fives / 10), static_cast<int>(fives % 10 / 2), static_cast<int>(fives % 2)};
}

std::vector<GlyphSegment> barbGlyph(const BarbParts& parts, bool isSouthern)
{
    std::vector<GlyphSegment> out;
    if (parts.isCalm()) {
        constexpr int corners = 14;
        const auto angle = [](int k) { return 2.0 * std::numbers::pi * k / corners; };
        for (int k = 0; k < corners; ++k)
            addLine(out, calmRadius * std::cos(angle(k)), calmRadius * std::sin(angle(k)), calmRadius * std::cos(angle(k + 1)),
                calmRadius * std::sin(angle(k + 1)));
        return out;
    }
    const double side = isSouthern ? -1.0 : 1.0;
    const double needed = parts.pennants * (pennantWidth + 1.5) + (parts.full + parts.half) * between + 6.0;
    const double reach = std::max(staff, needed); // more barbs want a longer staff
    addLine(out, 0.0, 0.0, -reach, 0.0);
    double at = -reach;
    for (int k = 0; k < parts.pennants; ++k) {
        // Filled: strokes from its foot to its tip, a pixel apart.
        for (double foot = 0.0; foot <= pennantWidth; foot += 1.0)
            addLine(out, at + foot, 0.0, at, side * feather);
        at += pennantWidth + 1.5;
    }
    if (parts.pennants == 0 && parts.full == 0)
        at += between; // a half barb alone does not stand at the end
    for (int k = 0; k < parts.full; ++k, at += between)
        addLine(out, at, 0.0, at - slant, side * feather);
    if (parts.half > 0)
        addLine(out, at, 0.0, at - 0.5 * slant, 0.5 * side * feather);
    return out;
}

double roundSpeed(double most)
{
    if (!(most > 0.0) || !std::isfinite(most))
        return 0.0;
    const double power = std::pow(10.0, std::floor(std::log10(most) + 1e-9));
    for (const double factor : {5.0, 2.0})
        if (factor * power <= most * (1.0 + 1e-9))
            return factor * power;
    return power;
}

} // namespace terrella::earth
