// SPDX-License-Identifier: GPL-3.0-or-later
// Places in polygons by counting the edges between them and the north pole; areas by the spherical excess of the triangles that edges make with it
// (Chamberlain and Duquette 2007, exact form).
#include "pipelines/data/sphere_area.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace terrella {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kPoleDeg = 90.0 - 1e-9; ///< edges that end nearer to a pole are taken to end here: their tangents stay finite

using Vector = std::array<double, 3>;

double wrap(double lonDeg) { return lonDeg - 360.0 * std::floor((lonDeg + 180.0) / 360.0); }
/// 0 … 360.
double turnFrom(double from, double to)
{
    const double turn = std::fmod(to - from, 360.0);
    return turn < 0.0 ? turn + 360.0 : turn;
}

Vector vectorOf(const SpherePlace& place)
{
    const double c = std::cos(place.lat * kDegree);
    return {c * std::cos(place.lon * kDegree), c * std::sin(place.lon * kDegree), std::sin(place.lat * kDegree)};
}
double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Vector cross(const Vector& a, const Vector& b) { return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]}; }
double length(const Vector& a) { return std::sqrt(dot(a, a)); }
double angleBetween(const Vector& a, const Vector& b) { return std::atan2(length(cross(a, b)), dot(a, b)); }
SpherePlace placeOf(const Vector& a) { return {std::atan2(a[1], a[0]) / kDegree, std::atan2(a[2], std::hypot(a[0], a[1])) / kDegree}; }

/// Signed area between an edge and the north pole on the unit sphere; eastward positive.
double areaToPole(const SpherePlace& a, const SpherePlace& b)
{
    const double turn = wrap(b.lon - a.lon) * kDegree;
    const double p = std::tan(0.5 * (90.0 - a.lat) * kDegree) * std::tan(0.5 * (90.0 - b.lat) * kDegree);
    return 2.0 * std::atan2(p * std::sin(turn), 1.0 + p * std::cos(turn));
}

SpherePlace beside(SpherePlace place)
{
    place.lat = std::clamp(place.lat, -kPoleDeg, kPoleDeg);
    return place;
}

/// The northernmost and southernmost latitudes of an edge, which may lie between its ends.
std::pair<double, double> latitudesOf(const Vector& a, const Vector& b)
{
    const double latA = placeOf(a).lat, latB = placeOf(b).lat;
    std::pair<double, double> out = std::minmax(latA, latB);
    const Vector normal = cross(a, b);
    const double size = length(normal);
    if (size < 1e-12)
        return out;
    // The highest point of the great circle lies at right angles to the normal, towards the pole.
    const Vector top{-normal[2] * normal[0], -normal[2] * normal[1], normal[0] * normal[0] + normal[1] * normal[1]};
    for (const double sign : {1.0, -1.0}) {
        const Vector at{sign * top[0], sign * top[1], sign * top[2]};
        if (length(at) > 0.0 && dot(cross(a, at), normal) >= 0.0 && dot(cross(at, b), normal) >= 0.0) {
            const double lat = placeOf(at).lat;
            out = {std::min(out.first, lat), std::max(out.second, lat)};
        }
    }
    return out;
}

} // namespace

double sphereDistanceKm(const SpherePlace& a, const SpherePlace& b) { return kEarthRadiusKm * angleBetween(vectorOf(a), vectorOf(b)); }

SpherePlace sphereBetween(const SpherePlace& a, const SpherePlace& b, double part)
{
    const Vector from = vectorOf(a), to = vectorOf(b);
    const double angle = angleBetween(from, to);
    if (angle < 1e-12)
        return a;
    const double s = std::sin((1.0 - part) * angle), t = std::sin(part * angle);
    return placeOf({s * from[0] + t * to[0], s * from[1] + t * to[1], s * from[2] + t * to[2]});
}

SpherePlace sphereDestination(const SpherePlace& from, double bearingDeg, double km)
{
    const double arc = km / kEarthRadiusKm, lat = from.lat * kDegree, lon = from.lon * kDegree, bearing = bearingDeg * kDegree;
    const Vector at = vectorOf(from);
    const Vector north{-std::sin(lat) * std::cos(lon), -std::sin(lat) * std::sin(lon), std::cos(lat)};
    const Vector east{-std::sin(lon), std::cos(lon), 0.0};
    Vector out{};
    for (std::size_t k = 0; k < 3; ++k)
        out[k] = at[k] * std::cos(arc) + (north[k] * std::cos(bearing) + east[k] * std::sin(bearing)) * std::sin(arc);
    return placeOf(out);
}

std::vector<SpherePlace> sphereCircle(const SpherePlace& centre, double km, int count)
{
    std::vector<SpherePlace> out;
    for (int k = 0; k < count; ++k)
        out.push_back(sphereDestination(centre, -360.0 * k / count, km));
    return out;
}

SphereArea::SphereArea(SphereShapes shapes) : m_shapes(std::move(shapes))
{
    const double angle = std::min(std::numbers::pi, m_shapes.distanceKm / kEarthRadiusKm);
    m_chordSquared = std::pow(2.0 * std::sin(0.5 * angle), 2.0);
    for (const auto& polygon : m_shapes.polygons) {
        std::vector<Ring>& rings = m_polygons.emplace_back();
        for (const auto& ring : polygon) {
            rings.push_back(makeRing(ring));
            if (m_shapes.distanceKm > 0.0)
                addSegments(ring, true);
        }
    }
    for (const auto& line : m_shapes.lines)
        addSegments(line, false);
    measure();
}

SphereArea::Ring SphereArea::makeRing(const std::vector<SpherePlace>& places)
{
    Ring ring;
    double turns = 0.0, area = 0.0;
    for (std::size_t k = 0; k < places.size(); ++k) {
        SpherePlace a = beside(places[k]), b = beside(places[(k + 1) % places.size()]);
        const double turn = wrap(b.lon - a.lon);
        turns += turn;
        area += areaToPole(a, b);
        if (turn < 0.0)
            std::swap(a, b);
        const double width = std::abs(turn), sine = std::sin(width * kDegree);
        if (sine < 1e-12 || (std::abs(a.lat) >= kPoleDeg && std::abs(b.lat) >= kPoleDeg))
            continue; // along a meridian, perhaps over a pole, or at a pole: never between a place and the pole
        const double lon = wrap(a.lon);
        ring.edges.push_back({lon, width, std::tan(a.lat * kDegree), std::tan(b.lat * kDegree), 1.0 / sine});
        const int first = static_cast<int>(std::floor(lon + 180.0)), last = static_cast<int>(std::floor(lon + width + 180.0));
        for (int bin = first; bin <= last; ++bin)
            ring.bins[static_cast<std::size_t>(bin % 360)].push_back(static_cast<std::uint32_t>(ring.edges.size() - 1));
    }
    const double whole = 4.0 * std::numbers::pi;
    const bool isRound = std::abs(turns) > 180.0; // once round the axis: the poles lie on different sides
    const double north = isRound ? std::abs(area) : whole - std::abs(area);
    ring.holdsNorthPole = north < whole - north;
    ring.area = std::min(north, whole - north);
    return ring;
}

bool SphereArea::Ring::contains(double lonDeg, double latDeg) const
{
    const double lon = wrap(lonDeg), tangent = std::tan(std::clamp(latDeg, -kPoleDeg, kPoleDeg) * kDegree);
    bool isInside = holdsNorthPole;
    for (const std::uint32_t index : bins[static_cast<std::size_t>(std::min(359.0, std::floor(lon + 180.0)))]) {
        const Edge& edge = edges[index];
        const double from = turnFrom(edge.lonA, lon);
        if (from >= edge.width)
            continue;
        const double across = (edge.tanA * std::sin((edge.width - from) * kDegree) + edge.tanB * std::sin(from * kDegree))
            * edge.inverseSine; // tangent of its latitude there
        if (across > tangent)
            isInside = !isInside;
    }
    return isInside;
}

void SphereArea::addSegments(const std::vector<SpherePlace>& places, bool isClosed)
{
    const double reach = m_shapes.distanceKm / kEarthRadiusKm / kDegree + 1e-9;
    const std::size_t count = places.size();
    for (std::size_t k = 0; k < std::max<std::size_t>(1, isClosed ? count : count - std::min<std::size_t>(count, 1)); ++k) {
        if (places.empty())
            return;
        Segment segment;
        segment.a = vectorOf(places[k]);
        segment.b = vectorOf(places[(k + 1) % count]);
        segment.normal = cross(segment.a, segment.b);
        if (const double size = length(segment.normal); size > 1e-12)
            for (double& part : segment.normal)
                part /= size;
        const auto [south, north] = latitudesOf(segment.a, segment.b);
        segment.south = south - reach;
        segment.north = north + reach;
        m_segments.push_back(segment);
    }
}

bool SphereArea::isNear(double lonDeg, double latDeg) const
{
    const Vector at = vectorOf({lonDeg, latDeg});
    const double sine = std::sin(std::min(0.5 * std::numbers::pi, m_shapes.distanceKm / kEarthRadiusKm));
    const auto chordSquared = [&at](const Vector& to) {
        const Vector by{at[0] - to[0], at[1] - to[1], at[2] - to[2]};
        return dot(by, by);
    };
    const double limit = m_chordSquared * (1.0 + 1e-9);
    return std::ranges::any_of(m_segments, [&](const Segment& segment) {
        if (latDeg < segment.south || latDeg > segment.north)
            return false;
        if (chordSquared(segment.a) <= limit || chordSquared(segment.b) <= limit)
            return true;
        // Beside the segment, not beyond its ends: the distance is that from the great circle.
        return std::abs(dot(segment.normal, at)) <= sine && dot(cross(segment.normal, segment.a), at) > 0.0
            && dot(cross(segment.b, segment.normal), at) > 0.0;
    });
}

bool SphereArea::contains(double lonDeg, double latDeg) const
{
    if (!std::isfinite(lonDeg) || !(std::abs(latDeg) <= 90.0 + 1e-9) || latDeg < m_bounds.south - 1e-9 || latDeg > m_bounds.north + 1e-9)
        return false;
    if (turnFrom(m_bounds.west - 1e-9, lonDeg) > m_bounds.east - m_bounds.west + 2e-9)
        return false;
    const bool isInside = std::ranges::any_of(m_polygons, [&](const std::vector<Ring>& rings) {
        return !rings.empty() && rings.front().contains(lonDeg, latDeg)
            && std::none_of(rings.begin() + 1, rings.end(), [&](const Ring& hole) { return hole.contains(lonDeg, latDeg); });
    });
    return isInside || (!m_segments.empty() && isNear(lonDeg, latDeg));
}

void SphereArea::measure()
{
    std::vector<std::pair<double, double>> spans; ///< west, width
    double south = 90.0, north = -90.0;
    bool isAround = false;
    const double reach = m_shapes.distanceKm / kEarthRadiusKm / kDegree;
    const auto add = [&](const SpherePlace& a, const SpherePlace& b) {
        const auto [low, high] = latitudesOf(vectorOf(a), vectorOf(b));
        south = std::min(south, low - reach);
        north = std::max(north, high + reach);
        const double farthest = std::max(std::abs(low), std::abs(high));
        isAround = isAround || farthest + reach >= kPoleDeg || std::abs(std::abs(wrap(b.lon - a.lon)) - 180.0) < 1e-9;
        const double aside = isAround ? 0.0 : std::asin(std::min(1.0, std::sin(reach * kDegree) / std::cos(farthest * kDegree))) / kDegree;
        const double turn = wrap(b.lon - a.lon);
        spans.emplace_back(wrap((turn < 0.0 ? b.lon : a.lon) - aside), std::abs(turn) + 2.0 * aside);
    };
    for (std::size_t p = 0; p < m_shapes.polygons.size(); ++p) {
        for (std::size_t r = 0; r < std::min<std::size_t>(1, m_shapes.polygons[p].size()); ++r) {
            const auto& ring = m_shapes.polygons[p][r];
            for (std::size_t k = 0; k < ring.size(); ++k)
                add(ring[k], ring[(k + 1) % ring.size()]);
            const bool holdsSouth = m_polygons[p][r].contains(0.0, -90.0);
            north = m_polygons[p][r].holdsNorthPole ? 90.0 : north;
            south = holdsSouth ? -90.0 : south;
            isAround = isAround || m_polygons[p][r].holdsNorthPole || holdsSouth;
        }
    }
    for (const auto& line : m_shapes.lines)
        for (std::size_t k = 0; k < line.size(); ++k)
            add(line[k], line[std::min(k + 1, line.size() - 1)]);
    m_bounds = {-180.0, std::max(-90.0, south), 180.0, std::min(90.0, north)};
    if (isAround || spans.empty())
        return;
    // All but the widest gap between the spans.
    std::ranges::sort(spans);
    double end = spans.front().first + spans.front().second, gap = 0.0, west = spans.front().first, last = end;
    for (const auto& [from, width] : spans)
        last = std::max(last, from + width);
    gap = spans.front().first + 360.0 - last;
    for (const auto& [from, width] : spans) {
        if (from - end > gap) {
            gap = from - end;
            west = from;
        }
        end = std::max(end, from + width);
    }
    if (gap <= 0.0)
        return;
    m_bounds.west = wrap(west);
    m_bounds.east = m_bounds.west + 360.0 - gap;
}

SphereArea::Size SphereArea::size() const
{
    const double squareKm = kEarthRadiusKm * kEarthRadiusKm;
    const bool isCircle = m_polygons.empty() && m_shapes.lines.size() == 1 && m_shapes.lines.front().size() == 1;
    if (isCircle)
        return {2.0 * std::numbers::pi * squareKm * (1.0 - std::cos(std::min(std::numbers::pi, m_shapes.distanceKm / kEarthRadiusKm))), true};
    if (m_segments.empty()) {
        double sum = 0.0;
        for (const std::vector<Ring>& rings : m_polygons)
            for (std::size_t r = 0; r < rings.size(); ++r)
                sum += r == 0 ? rings[r].area : -rings[r].area;
        return {std::max(0.0, sum) * squareKm, true};
    }
    constexpr int steps = 200; // each way; equal areas from south to north
    const double low = std::sin(m_bounds.south * kDegree), high = std::sin(m_bounds.north * kDegree), width = m_bounds.east - m_bounds.west;
    int inside = 0;
    for (int j = 0; j < steps; ++j) {
        const double lat = std::asin(low + (high - low) * (j + 0.5) / steps) / kDegree;
        for (int i = 0; i < steps; ++i)
            inside += contains(m_bounds.west + width * (i + 0.5) / steps, lat) ? 1 : 0;
    }
    return {squareKm * width * kDegree * (high - low) * inside / (steps * steps), false};
}

} // namespace terrella
