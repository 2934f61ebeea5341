// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace terrella {

/// Radius of the Earth as a sphere, as weather models have it.
inline constexpr double kEarthRadiusKm = 6371.229;

/// A place in degrees.
struct SpherePlace {
    double lon = 0.0;
    double lat = 0.0;
    bool operator==(const SpherePlace&) const = default;
};

/// What an area is made of, in degrees. Edges follow great circles. A polygon has an outer ring and holes; each ring parts the sphere in two, and the
/// smaller part is inside it. Closed rings repeat no place.
struct SphereShapes {
    std::vector<std::vector<std::vector<SpherePlace>>> polygons; ///< [polygon][ring][place]
    std::vector<std::vector<SpherePlace>> lines;                 ///< a single place is a point
    double distanceKm = 0.0;                                     ///< all within this distance of polygons and lines belongs to it
    [[nodiscard]] bool isEmpty() const { return polygons.empty() && lines.empty(); }
};

/// A part of the sphere, made for asking many places. Over the dateline and the poles like anywhere else. Immutable; any thread.
class SphereArea {
public:
    explicit SphereArea(SphereShapes shapes);

    [[nodiscard]] const SphereShapes& shapes() const { return m_shapes; }
    [[nodiscard]] bool contains(double lonDeg, double latDeg) const;

    /// The smallest box of longitudes and latitudes around it: west in [-180, 180), east > west; 360 wide where it holds a pole.
    struct Bounds {
        double west = -180.0, south = -90.0, east = 180.0, north = 90.0;
    };
    [[nodiscard]] const Bounds& bounds() const { return m_bounds; }

    /// Exact for polygons and for circles of one point, where these do not cover each other; else counted on a fine grid (isExact: false).
    struct Size {
        double squareKm = 0.0;
        bool isExact = true;
    };
    [[nodiscard]] Size size() const;

private:
    struct Edge {
        double lonA = 0.0, width = 0.0; ///< from west to east, 0 ≤ width ≤ 180
        double tanA = 0.0, tanB = 0.0;  ///< of the latitudes of its ends
        double inverseSine = 0.0;       ///< 1 / sin(width)
    };
    struct Ring {
        std::vector<Edge> edges;
        std::array<std::vector<std::uint32_t>, 360> bins; ///< edges over each degree of longitude
        bool holdsNorthPole = false;
        double area = 0.0; ///< on the unit sphere
        [[nodiscard]] bool contains(double lonDeg, double latDeg) const;
    };
    struct Segment {
        std::array<double, 3> a{}, b{}, normal{};
        double south = 0.0, north = 0.0; ///< latitudes that lie within the distance
    };
    static Ring makeRing(const std::vector<SpherePlace>& places);
    void addSegments(const std::vector<SpherePlace>& places, bool isClosed);
    void measure();
    [[nodiscard]] bool isNear(double lonDeg, double latDeg) const;

    SphereShapes m_shapes;
    std::vector<std::vector<Ring>> m_polygons;
    std::vector<Segment> m_segments;
    double m_chordSquared = 0.0; ///< of the distance
    Bounds m_bounds;
};

/// Great-circle distance in km.
double sphereDistanceKm(const SpherePlace& a, const SpherePlace& b);
/// The place at a part (0 … 1) of the great circle from a to b.
SpherePlace sphereBetween(const SpherePlace& a, const SpherePlace& b, double part);
/// The place that lies so far away in a direction, clockwise from north.
SpherePlace sphereDestination(const SpherePlace& from, double bearingDeg, double km);
/// A ring of places so far around another, counter-clockwise.
std::vector<SpherePlace> sphereCircle(const SpherePlace& centre, double km, int count);

} // namespace terrella
