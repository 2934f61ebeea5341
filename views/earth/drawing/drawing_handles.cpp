// SPDX-License-Identifier: GPL-3.0-or-later
// How a drawing is drawn, and how it follows the hand.
#include "views/earth/drawing/drawing.h"
#include "views/earth/geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace terrella {

namespace {

using earth::degree;
using earth::dot;
using earth::onSphere;
using earth::Vec3;
using earth::wrap180;

/// Turns the sphere so that `from` comes to lie on `to`, by the shortest way.
SpherePlace turned(const SpherePlace& place, const SpherePlace& from, const SpherePlace& to)
{
    const Vec3 a = onSphere(from.lon, from.lat), b = onSphere(to.lon, to.lat), p = onSphere(place.lon, place.lat);
    Vec3 axis = cross(a, b);
    const double sine = length(axis), cosine = dot(a, b);
    if (sine < 1e-12)
        return place;
    axis = axis * (1.0 / sine);
    const Vec3 out = p * cosine + cross(axis, p) * sine + axis * (dot(axis, p) * (1.0 - cosine));
    return {earth::lonOf(out), earth::latOf(out)};
}

SpherePlace middleOf(const std::vector<SpherePlace>& places)
{
    Vec3 sum;
    for (const SpherePlace& place : places)
        sum = sum + onSphere(place.lon, place.lat);
    return length(sum) < 1e-9 ? places.front() : SpherePlace{earth::lonOf(sum), earth::latOf(sum)};
}

SpherePlace middleOf(const Drawing& drawing)
{
    if (drawing.kind == DrawingKind::Box)
        return {0.5 * (drawing.places[0].lon + drawing.places[1].lon), 0.5 * (drawing.places[0].lat + drawing.places[1].lat)};
    return middleOf(drawing.places);
}

/// Sides of boxes keep to parallels.
void addSide(DrawnOutline& out, double lonA, double latA, double lonB, double latB)
{
    const int steps = std::max(1, static_cast<int>(std::ceil(std::max(std::abs(lonB - lonA), std::abs(latB - latA)))));
    for (int k = 0; k < steps; ++k) {
        out.lon.push_back(lonA + (lonB - lonA) * k / steps);
        out.lat.push_back(latA + (latB - latA) * k / steps);
    }
}

DrawnOutline lineOf(const std::vector<SpherePlace>& places, bool isClosed)
{
    DrawnOutline out;
    for (const SpherePlace& place : places) {
        out.lon.push_back(place.lon);
        out.lat.push_back(place.lat);
    }
    if (isClosed && !places.empty()) {
        out.lon.push_back(places.front().lon);
        out.lat.push_back(places.front().lat);
    }
    return out;
}

/// The edge of all within a distance of a line, side by side of its parts: round ends, and round corners where they bend outwards. What lies `inside`
/// is left out.
std::vector<DrawnOutline> stripOutlines(const std::vector<SpherePlace>& line, double km, const SphereArea& inside)
{
    std::vector<DrawnOutline> out;
    DrawnOutline part;
    const auto add = [&](const SpherePlace& place) {
        if (!inside.contains(place.lon, place.lat)) {
            part.lon.push_back(place.lon);
            part.lat.push_back(place.lat);
        } else if (!part.lon.empty()) {
            out.push_back(std::exchange(part, {}));
        }
    };
    const auto bearing = [](const SpherePlace& a, const SpherePlace& b) {
        const double turn = (b.lon - a.lon) * degree, latA = a.lat * degree, latB = b.lat * degree;
        return std::atan2(std::sin(turn) * std::cos(latB), std::cos(latA) * std::sin(latB) - std::sin(latA) * std::cos(latB) * std::cos(turn))
            / degree;
    };
    // There along the right-hand side and back along the other, with half a circle at every place where it turns.
    std::vector<SpherePlace> way = line;
    way.insert(way.end(), line.rbegin() + 1, line.rend());
    constexpr int sides = 12;
    for (std::size_t k = 0; k + 1 < way.size(); ++k) {
        const double length = sphereDistanceKm(way[k], way[k + 1]);
        const int steps = std::clamp(static_cast<int>(length / std::max(0.25 * km, 25.0)), 1, 60);
        for (int s = 0; s <= steps; ++s) {
            const SpherePlace at = sphereBetween(way[k], way[k + 1], s / double(steps));
            const SpherePlace ahead = s < steps ? way[k + 1] : way[k];
            add(sphereDestination(at, bearing(at, ahead) + (s < steps ? 90.0 : -90.0), km));
        }
        const double last = bearing(way[k + 1], way[k]) - 90.0;
        const SpherePlace& next = k + 2 < way.size() ? way[k + 2] : way[1];
        const double turn = wrap180(bearing(way[k + 1], next) + 90.0 - last);
        for (int s = 1; s <= sides && turn < 0.0; ++s) // against the clock around the outside; inside there is no corner
            add(sphereDestination(way[k + 1], last + turn * s / sides, km));
    }
    if (!part.lon.empty())
        out.push_back(part);
    return out;
}

} // namespace

std::vector<DrawnOutline> outlinesOf(const Drawing& drawing)
{
    const auto& places = drawing.places;
    switch (drawing.kind) {
    case DrawingKind::Box: {
        if (places.size() < 2)
            return {};
        const auto [a, b] = std::pair(places[0], places[1]);
        DrawnOutline out;
        addSide(out, a.lon, a.lat, b.lon, a.lat);
        addSide(out, b.lon, a.lat, b.lon, b.lat);
        addSide(out, b.lon, b.lat, a.lon, b.lat);
        addSide(out, a.lon, b.lat, a.lon, a.lat);
        out.lon.push_back(a.lon);
        out.lat.push_back(a.lat);
        return {out};
    }
    case DrawingKind::Circle:
        if (places.empty() || drawing.km <= 0.0)
            return {};
        return {lineOf(sphereCircle(places.front(), drawing.km, 240), true)};
    case DrawingKind::Strip: {
        std::vector<DrawnOutline> out;
        if (places.size() >= 2 && drawing.km > 0.0)
            out = stripOutlines(places, drawing.km, SphereArea({{}, {places}, 0.999 * drawing.km}));
        out.push_back(lineOf(places, false));
        return out;
    }
    case DrawingKind::Shape: {
        std::vector<DrawnOutline> out;
        if (!drawing.area)
            return {};
        for (const auto& polygon : drawing.area->polygons)
            for (const auto& ring : polygon)
                out.push_back(lineOf(ring, true));
        if (drawing.area->lines.empty())
            return out;
        const SphereArea inside({{}, drawing.area->lines, 0.999 * drawing.area->distanceKm});
        for (const auto& line : drawing.area->lines)
            for (DrawnOutline& each : line.size() == 1 ? std::vector{lineOf(sphereCircle(line.front(), drawing.area->distanceKm, 240), true)}
                                                       : stripOutlines(line, drawing.area->distanceKm, inside))
                out.push_back(std::move(each));
        return out;
    }
    case DrawingKind::Polygon: return {lineOf(places, places.size() >= 3)};
    case DrawingKind::Line: break;
    }
    return {lineOf(places, false)};
}

std::vector<DrawingHandle> handlesOf(const Drawing& drawing)
{
    using Role = DrawingHandle::Role;
    std::vector<DrawingHandle> out;
    const auto& places = drawing.places;
    if (!drawing.isComplete() || drawing.kind == DrawingKind::Shape)
        return out;
    if (drawing.kind == DrawingKind::Box) {
        for (std::size_t k = 0; k < 4; ++k)
            out.push_back({Role::Corner, k, {places[k & 1].lon, places[k >> 1].lat}});
        out.push_back({Role::Whole, 0, middleOf(drawing)});
        return out;
    }
    if (drawing.kind == DrawingKind::Circle) {
        out.push_back({Role::Radius, 0, sphereDestination(places.front(), 90.0, drawing.km)});
        out.push_back({Role::Whole, 0, places.front()});
        return out;
    }
    if (drawing.kind == DrawingKind::Strip) { // at the side of its first place
        const SpherePlace ahead = sphereBetween(places[0], places[1], 1e-3);
        const Vec3 a = onSphere(places[0].lon, places[0].lat), side = cross(onSphere(ahead.lon, ahead.lat), a);
        const double arc = drawing.km / kEarthRadiusKm;
        const Vec3 at = a * std::cos(arc) + side * (std::sin(arc) / std::max(1e-12, length(side)));
        out.push_back({Role::Radius, 0, {earth::lonOf(at), earth::latOf(at)}});
    }
    const bool isClosed = drawing.kind == DrawingKind::Polygon;
    for (std::size_t k = 0; k + (isClosed ? 0 : 1) < places.size(); ++k)
        out.push_back({Role::Middle, k + 1, sphereBetween(places[k], places[(k + 1) % places.size()], 0.5)});
    for (std::size_t k = 0; k < places.size(); ++k)
        out.push_back({Role::Corner, k, places[k]});
    if (isClosed || places.size() > 2)
        out.push_back({Role::Whole, 0, middleOf(drawing)});
    return out;
}

Drawing dragged(const Drawing& drawing, const DrawingHandle& handle, const SpherePlace& to)
{
    using Role = DrawingHandle::Role;
    Drawing out = drawing;
    switch (handle.role) {
    case Role::Radius:
        if (drawing.kind == DrawingKind::Strip)
            out.km = std::max(1.0, sphereDistanceKm(placeOnLine(drawing.places, nearestOnLine(drawing.places, to, 3e4).value_or(0.0)), to));
        else
            out.km = std::max(1.0, sphereDistanceKm(drawing.places.front(), to));
        break;
    case Role::Middle: out.places.insert(out.places.begin() + static_cast<std::ptrdiff_t>(handle.index), to); break;
    case Role::Corner:
        if (drawing.kind != DrawingKind::Box) {
            out.places[handle.index] = to;
        } else {
            // The opposite corner stays; longitudes are counted from it.
            const SpherePlace fixed{drawing.places[~handle.index & 1].lon, drawing.places[(~handle.index >> 1) & 1].lat};
            const double lon = handle.at.lon + wrap180(to.lon - handle.at.lon);
            out.places = {{std::min(fixed.lon, lon), std::min(fixed.lat, to.lat)}, {std::max(fixed.lon, lon), std::max(fixed.lat, to.lat)}};
            out.places[1].lon = std::min(out.places[1].lon, out.places[0].lon + 360.0);
        }
        break;
    case Role::Whole:
        if (drawing.kind == DrawingKind::Box) {
            const double up = std::clamp(to.lat - handle.at.lat, -90.0 - drawing.places[0].lat, 90.0 - drawing.places[1].lat);
            for (SpherePlace& place : out.places)
                place = {place.lon + wrap180(to.lon - handle.at.lon), place.lat + up};
        } else {
            for (SpherePlace& place : out.places)
                place = turned(place, handle.at, to);
        }
        break;
    }
    return out;
}

std::optional<Drawing> withoutPlace(const Drawing& drawing, std::size_t index)
{
    const std::size_t least = drawing.kind == DrawingKind::Polygon ? 3 : 2;
    const bool hasPlaces = drawing.kind == DrawingKind::Polygon || drawing.kind == DrawingKind::Line || drawing.kind == DrawingKind::Strip;
    if (!hasPlaces || index >= drawing.places.size() || drawing.places.size() <= least)
        return std::nullopt;
    Drawing out = drawing;
    out.places.erase(out.places.begin() + static_cast<std::ptrdiff_t>(index));
    return out;
}

} // namespace terrella
