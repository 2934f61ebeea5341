// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"

namespace terrella::earth {

/// A part of the Earth round a place: all that lies no farther from it than so many degrees.
struct ViewCap {
    Vec3 centre{1.0, 0.0, 0.0};
    double radiusDeg = 180.0;

    /// Whether it holds all of another one.
    [[nodiscard]] bool holds(const ViewCap& other) const;
    /// Whether a circle of that radius reaches into it.
    [[nodiscard]] bool meets(const Vec3& middle, double otherRadiusDeg) const;
    [[nodiscard]] ViewCap grown(double factor) const { return {centre, radiusDeg * factor > 180.0 ? 180.0 : radiusDeg * factor}; }
};

/// What a view shows, and little more; the whole Earth where that cannot be told.
ViewCap viewCap(const Camera& camera, const Projection& projection, const QSizeF& view);

} // namespace terrella::earth
