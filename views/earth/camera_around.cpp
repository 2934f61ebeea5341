// SPDX-License-Identifier: GPL-3.0-or-later
// The view that shows a set of places.
#include "views/earth/camera.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace terrella::earth {

namespace {

constexpr double room = 0.88;         ///< part of the view that the places fill
constexpr double barWidth = 84.0;     ///< pixels that the colour bar takes at the right
constexpr double widestCapDeg = 70.0; ///< what reaches further around the globe is seen from where all of it is
constexpr double leastSpanDeg = 8.0;  ///< of single places

double barOf(const QSizeF& view) { return view.width() > 560.0 ? barWidth : 0.0; }

/// The middle of about the smallest cap that holds all, and its radius in degrees (Bădoiu and Clarkson 2003: steps towards the farthest, ever
/// shorter).
std::pair<Vec3, double> capAround(std::span<const Vec3> places)
{
    Vec3 middle;
    for (const Vec3& place : places)
        middle = middle + place;
    if (length(middle) < 1e-9)
        middle = places.front();
    middle = middle * (1.0 / length(middle));
    const auto farthest = [&] { return std::ranges::min(places, {}, [&](const Vec3& place) { return dot(place, middle); }); };
    constexpr int steps = 200;
    for (int k = 1; k <= steps; ++k) {
        middle = middle + (farthest() - middle) * (1.0 / (k + 1));
        middle = middle * (1.0 / std::max(1e-9, length(middle)));
    }
    return {middle, std::acos(std::clamp(dot(farthest(), middle), -1.0, 1.0)) / degree};
}

/// Around the points on the screen; nothing where one of them is not seen.
std::optional<QRectF> boxOf(const Projection& projection, const QSizeF& view, std::span<const Vec3> points, const Camera& camera)
{
    double west = INFINITY, east = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (const Vec3& point : points) {
        const auto at = camera.toScreen(projection, view, point);
        if (!at)
            return std::nullopt;
        west = std::min(west, at->x());
        east = std::max(east, at->x());
        top = std::min(top, at->y());
        bottom = std::max(bottom, at->y());
    }
    return QRectF(QPointF(west, top), QPointF(east, bottom));
}

/// As near as shows all points, above the place that `from` is above; `from` where they are not seen from there at all.
Camera nearest(const Projection& projection, const QSizeF& view, std::span<const Vec3> points, const Camera& from)
{
    const double wide = room * 0.5 * view.width() - barOf(view), high = room * 0.5 * view.height();
    const QRectF frame(0.5 * view.width() - wide, 0.5 * view.height() - high, 2.0 * wide, 2.0 * high);
    const auto shows = [&](const Camera& camera) {
        const auto box = boxOf(projection, view, points, camera);
        return box && box->left() >= frame.left() && box->right() <= frame.right() && box->top() >= frame.top() && box->bottom() <= frame.bottom();
    };
    Camera out = from;
    out.setSpanDeg(projection, leastSpanDeg);
    double near = out.distance, far = Camera::home(projection, view, from).distance;
    if (near >= far || shows(out))
        return out;
    for (int step = 0; step < 24; ++step) {
        out.distance = std::sqrt(near * far);
        (shows(out) ? far : near) = out.distance;
    }
    out.distance = far;
    return out;
}

std::optional<Camera> aroundOnGlobe(const Projection& projection, const QSizeF& view, std::span<const LatLon> places, const Camera& from)
{
    std::vector<Vec3> points;
    for (const LatLon& place : places)
        points.push_back(onSphere(place.lon, place.lat));
    const auto [middle, radius] = capAround(points);
    if (radius > widestCapDeg)
        return std::nullopt;
    Camera out = Camera::home(projection, view, from);
    out.lonDeg = lonOf(middle);
    out.latDeg = latOf(middle);
    // Near the rim everything is foreshortened: the middle of the cap is not the middle of what is seen.
    constexpr int turns = 3;
    for (int turn = 0; turn < turns; ++turn) {
        out = nearest(projection, view, points, out);
        const auto box = boxOf(projection, view, points, out);
        const auto place = box ? out.toPlace(projection, view, box->center()) : std::nullopt;
        if (!place)
            break;
        out.lonDeg = place->lon;
        out.latDeg = place->lat;
    }
    return nearest(projection, view, points, out);
}

std::optional<Camera> aroundOnMap(const Projection& projection, const QSizeF& view, std::span<const LatLon> places, const Camera& from)
{
    const Camera home = Camera::home(projection, view, from);
    double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY;
    for (const LatLon& place : places)
        if (const auto at = projection.forward(projection.centralLongitude() + wrap180(place.lon - projection.centralLongitude()), place.lat)) {
            west = std::min(west, at->x);
            east = std::max(east, at->x);
            south = std::min(south, at->y);
            north = std::max(north, at->y);
        }
    if (!(east >= west))
        return std::nullopt;
    Camera out = home;
    out.halfHeight = 0.5 / room * std::max(north - south, (east - west) * view.height() / std::max(1.0, view.width() - 2.0 * barOf(view)));
    if (out.spanDeg(projection) < leastSpanDeg)
        out.setSpanDeg(projection, leastSpanDeg);
    if (out.halfHeight >= home.halfHeight)
        return std::nullopt;
    out.x = 0.5 * (west + east);
    out.y = 0.5 * (south + north);
    return out;
}

} // namespace

std::optional<Camera> Camera::around(const Projection& projection, const QSizeF& view, std::span<const LatLon> places, const Camera& from)
{
    if (places.empty())
        return std::nullopt;
    return projection.isGlobe() ? aroundOnGlobe(projection, view, places, from) : aroundOnMap(projection, view, places, from);
}

} // namespace terrella::earth
