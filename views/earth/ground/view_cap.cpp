// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/view_cap.h"

#include <algorithm>

namespace terrella::earth {

namespace {

double angleDeg(const Vec3& a, const Vec3& b) { return std::acos(std::clamp(dot(a, b), -1.0, 1.0)) / degree; }

} // namespace

bool ViewCap::holds(const ViewCap& other) const { return radiusDeg >= 180.0 || angleDeg(centre, other.centre) + other.radiusDeg <= radiusDeg; }

bool ViewCap::meets(const Vec3& middle, double otherRadiusDeg) const
{
    return radiusDeg >= 180.0 || angleDeg(centre, middle) <= radiusDeg + otherRadiusDeg;
}

ViewCap viewCap(const Camera& camera, const Projection& projection, const QSizeF& view)
{
    if (view.isEmpty())
        return {};
    const auto middle = camera.toPlace(projection, view, {0.5 * view.width(), 0.5 * view.height()});
    if (projection.isGlobe()) {
        const Vec3 eye = camera.frame(projection).eye;
        ViewCap out{middle ? onSphere(middle->lon, middle->lat) : eye, 0.0};
        bool isWhole = middle.has_value();
        for (const QPointF& corner :
            {QPointF(0.0, 0.0), QPointF(view.width(), 0.0), QPointF(0.0, view.height()), QPointF(view.width(), view.height())}) {
            const auto place = camera.toPlace(projection, view, corner);
            isWhole = isWhole && place.has_value();
            if (place)
                out.radiusDeg = std::max(out.radiusDeg, angleDeg(out.centre, onSphere(place->lon, place->lat)));
        }
        if (isWhole)
            return out;
        // A corner sees past the horizon: all before it.
        return {eye * (1.0 / length(eye)), std::acos(std::clamp(1.0 / length(eye), -1.0, 1.0)) / degree};
    }
    if (!middle)
        return {};
    ViewCap out{onSphere(middle->lon, middle->lat), 0.0};
    constexpr int steps = 6;
    bool isWhole = true; // no part of the view lies beside the map
    for (int j = 0; j <= steps; ++j)
        for (int i = 0; i <= steps; ++i) {
            const auto place = camera.toPlace(projection, view, {view.width() * i / steps, view.height() * j / steps});
            isWhole = isWhole && place.has_value();
            if (place)
                out.radiusDeg = std::max(out.radiusDeg, angleDeg(out.centre, onSphere(place->lon, place->lat)));
        }
    // Between the places that were looked at others may lie somewhat farther away, more so at the edge of the map.
    return out.grown(isWhole ? 1.15 : 1.6);
}

} // namespace terrella::earth
