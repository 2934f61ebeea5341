// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace terrella {

/// A closed line of degrees; the last point joins the first. Longitudes are counted on without jumps, also beyond ±180. Edges are straight in
/// longitude and latitude.
struct PolygonRing {
    std::vector<double> lon;
    std::vector<double> lat;
    bool isHole = false;
};

/// One area, perhaps of several parts and with holes. Rings do not cross each other.
struct Polygon {
    std::vector<PolygonRing> rings;
    double west = 0.0, south = 0.0, east = 0.0, north = 0.0; ///< of all rings; degrees, west ≤ east
    [[nodiscard]] bool isEmpty() const { return rings.empty(); }
};

} // namespace terrella
