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

/// A meridian or parallel as it is drawn.
struct GraticuleLine {
    bool isMeridian = false;
    double deg = 0.0; ///< east or north
    SceneLines lines;
};
/// Meridians and parallels every stepDeg, within the projection's limits; of them what lies no farther than so many degrees from a place. Where a
/// pole is a point meridians end before they crowd there.
std::vector<GraticuleLine> graticuleLines(
    const Projection& projection, double stepDeg, const Vec3& around = {1.0, 0.0, 0.0}, double reachDeg = 180.0);
/// All of them in one.
SceneLines graticule(const Projection& projection, double stepDeg);
SceneLines joined(const std::vector<GraticuleLine>& lines);

/// The edge of the map, or of the globe's disc (empty: the globe has none of its own).
SceneLines outline(const Projection& projection);

} // namespace terrella::earth
