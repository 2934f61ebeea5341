// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/projection.h"

#include <span>
#include <vector>

namespace terrella::earth {

/// Lines ready to draw: parts of them may be fewer points or more than they were made from.
struct SceneLines {
    std::vector<Vec3> points;
    /// For each point where on the source it lies: index of the source's point plus the fraction to the next.
    std::vector<double> sources;
    /// Where wanted, how far along a line of its own each point lies, for light that runs along it.
    std::vector<double> along;
    /// Parts: part k is points [starts[k], starts[k+1]); the last entry is points.size().
    std::vector<std::size_t> starts{0};

    [[nodiscard]] std::size_t parts() const { return starts.size() - 1; }
    /// Ends the part being built; single points are dropped.
    void endPart();
    void add(const Vec3& point, double source);
};

/// Projects one line given in degrees. Long segments follow the great circle in steps of at most stepDeg; the line is cut where the map is
/// cut (both ends reach the edge) and where the projection has no points. Source indices count from sourceOffset. isSparing: of a segment that is
/// drawn as good as straight no steps are made.
void projectLine(const Projection& projection, std::span<const double> lonDeg, std::span<const double> latDeg, SceneLines& out, double stepDeg = 1.0,
    double sourceOffset = 0.0, bool isSparing = false);

/// Meridians and parallels every stepDeg, within the projection's limits.
SceneLines graticule(const Projection& projection, double stepDeg);

/// The edge of the map, or of the globe's disc (empty: the globe has none of its own).
SceneLines outline(const Projection& projection);

} // namespace terrella::earth
