// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/projection.h"

#include <QJsonObject>
#include <QPointF>
#include <QSizeF>

#include <optional>
#include <span>

namespace terrella::earth {

/// Where the scene is looked at from: the globe in perspective, maps in parallel, from straight above with north up unless it is tilted or turned.
/// Screen positions are in the view's own pixels, y down, whatever the screen's pixel ratio. A value.
struct Camera {
    // globe
    double lonDeg = 10.0;
    double latDeg = 15.0;
    double distance = 6.2; ///< from the Earth's centre, in radii
    // maps
    double x = 0.0;
    double y = 0.0;
    double halfHeight = 2.0; ///< scene units from the middle to the top of the view
    // both
    double tiltDeg = 0.0;    ///< from straight above towards the horizon
    double headingDeg = 0.0; ///< the bearing that is up on the screen

    static constexpr double viewAngleDeg = 20.0;
    static constexpr double nearest = 1.0005;
    static constexpr double lowest = 1e-4; ///< of halfHeight: a pixel is about two metres, too
    static constexpr double farthest = 14.0;
    static constexpr double mostTilted = 80.0;

    /// The place of the eye and the directions of the screen; `back` is towards the eye.
    struct Frame {
        Vec3 eye;
        Vec3 right;
        Vec3 up;
        Vec3 back;
    };

    /// A line of sight in the scene, from the eye; `along` has the length 1.
    struct Sight {
        Vec3 from;
        Vec3 along;
    };

    bool operator==(const Camera&) const = default;
    /// The view that shows everything of the projection.
    static Camera home(const Projection& projection, const QSizeF& view, const Camera& from);
    /// The nearest view from straight above that shows all the places; nothing where they reach around the globe, or over the whole map.
    static std::optional<Camera> around(const Projection& projection, const QSizeF& view, std::span<const LatLon> places, const Camera& from);
    /// Of the place that is looked at; the eye is above it unless the view is tilted.
    [[nodiscard]] Vec3 eyeDirection() const { return onSphere(lonDeg, latDeg); }
    [[nodiscard]] Frame frame(const Projection& projection) const { return projection.isGlobe() ? globeFrame() : mapFrame(); }
    [[nodiscard]] Frame globeFrame() const;
    [[nodiscard]] Frame mapFrame() const; ///< the eye is the middle of the view
    [[nodiscard]] bool isTurned() const { return tiltDeg != 0.0 || headingDeg != 0.0; }
    [[nodiscard]] Vec3 north() const;
    [[nodiscard]] Vec3 east() const;

    /// Scene to screen; nothing for the far side of the globe.
    [[nodiscard]] std::optional<QPointF> toScreen(const Projection& projection, const QSizeF& view, const Vec3& point) const;
    [[nodiscard]] std::optional<QPointF> toScreen(const Projection& projection, const QSizeF& view, double lon, double lat) const;
    /// Through a point of the screen. On maps, which have no eye, it begins far above the highest things.
    [[nodiscard]] Sight sight(const Projection& projection, const QSizeF& view, const QPointF& at) const;
    /// Screen to place; nothing beside the Earth.
    [[nodiscard]] std::optional<LatLon> toPlace(const Projection& projection, const QSizeF& view, const QPointF& at) const;

    /// Moves so that the place comes to lie under the screen position (drag, zoom to cursor).
    [[nodiscard]] Camera bringing(const LatLon& place, const QPointF& to, const Projection& projection, const QSizeF& view) const;
    /// factor > 1 comes closer, holding what is under `at`.
    [[nodiscard]] Camera zoomed(double factor, const QPointF& at, const Projection& projection, const QSizeF& view) const;
    /// Part t of the way to another view, by the short way round.
    [[nodiscard]] Camera towards(const Camera& other, double t) const;
    /// Right and up on the screen as steps towards east and north.
    [[nodiscard]] QPointF onGround(const QPointF& rightUp) const;
    void confine(const Projection& projection);
    /// Degrees of latitude from top to bottom of the view, about.
    [[nodiscard]] double spanDeg(const Projection& projection) const;
    void setSpanDeg(const Projection& projection, double span);

    [[nodiscard]] QJsonObject toJson() const;
    static Camera fromJson(const QJsonObject& object);
};

} // namespace terrella::earth
