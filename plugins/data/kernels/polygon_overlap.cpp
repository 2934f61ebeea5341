// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/polygon_overlap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace terrella::data {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;
constexpr double kNothing = 1e-9; ///< shares of a cell below this are rounding

struct Point {
    double lon;
    double lat;
};
using Ring = std::vector<Point>;

/// ∫ sin φ dλ along a straight edge, radians. Signed areas between a ring and the equator add up to the ring's area: clockwise is positive.
double underEdge(const Point& a, const Point& b)
{
    const double from = a.lat * kRadians, to = b.lat * kRadians, width = (b.lon - a.lon) * kRadians;
    const double half = 0.5 * (to - from);
    // (cos from − cos to) / (to − from) = sin(middle) · sin(half) / half
    const double ratio = std::abs(half) < 1e-4 ? 1.0 - half * half / 6.0 : std::sin(half) / half;
    return width * std::sin(0.5 * (from + to)) * ratio;
}

double signedArea(const Ring& ring)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < ring.size(); ++k)
        sum += underEdge(ring[k], ring[k + 1 == ring.size() ? 0 : k + 1]);
    return sum;
}

double areaOfRings(const std::vector<Ring>& rings)
{
    double sum = 0.0;
    for (const Ring& ring : rings)
        sum += signedArea(ring);
    return sum;
}

/// Rings whose signed areas add up: outer ones clockwise, holes the other way.
std::vector<Ring> orientedRings(const Polygon& polygon, double shift)
{
    std::vector<Ring> out;
    for (const PolygonRing& source : polygon.rings) {
        Ring ring;
        for (std::size_t k = 0; k < source.lon.size(); ++k)
            ring.push_back({source.lon[k] + shift, source.lat[k]});
        if ((signedArea(ring) < 0.0) != source.isHole)
            std::ranges::reverse(ring);
        out.push_back(std::move(ring));
    }
    return out;
}

/// Keeps what lies where distance() is not negative; distance is linear in longitude and latitude. Parts that fall asunder stay joined along the cut,
/// there and back, which adds no area (Sutherland & Hodgman 1974, doi:10.1145/360767.360802).
template <class Distance>
std::vector<Ring> cut(const std::vector<Ring>& rings, const Distance& distance)
{
    std::vector<Ring> out;
    for (const Ring& ring : rings) {
        Ring kept;
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const Point &a = ring[k], &b = ring[k + 1 == ring.size() ? 0 : k + 1];
            const double da = distance(a), db = distance(b);
            if (da >= 0.0)
                kept.push_back(a);
            if ((da < 0.0) != (db < 0.0)) {
                const double part = da / (da - db);
                kept.push_back({a.lon + part * (b.lon - a.lon), a.lat + part * (b.lat - a.lat)});
            }
        }
        if (kept.size() >= 3)
            out.push_back(std::move(kept));
    }
    return out;
}

/// Cuts a polygon into the cells of a regular grid. Edges grow.
class RegularCutter {
public:
    RegularCutter(const std::vector<double>& lat, const std::vector<double>& lon, std::vector<CellOverlap>& out) : m_lat(lat), m_lon(lon), m_out(out)
    {
    }

    void start(std::vector<Ring> rings)
    {
        const double south = m_lat.front(), north = m_lat.back(), west = m_lon.front(), east = m_lon.back();
        rings = cut(cut(rings, [&](const Point& p) { return p.lat - south; }), [&](const Point& p) { return north - p.lat; });
        rings = cut(cut(rings, [&](const Point& p) { return p.lon - west; }), [&](const Point& p) { return east - p.lon; });
        divide(rings, 0, m_lat.size() - 1, 0, m_lon.size() - 1);
    }

private:
    [[nodiscard]] double boxArea(std::size_t j0, std::size_t j1, std::size_t i0, std::size_t i1) const
    {
        return (m_lon[i1] - m_lon[i0]) * kRadians * (std::sin(m_lat[j1] * kRadians) - std::sin(m_lat[j0] * kRadians));
    }

    void divide(const std::vector<Ring>& rings, std::size_t j0, std::size_t j1, std::size_t i0, std::size_t i1)
    {
        if (rings.empty() || j0 == j1 || i0 == i1)
            return;
        const double area = areaOfRings(rings), box = boxArea(j0, j1, i0, i1);
        const bool isFull = area >= box * (1.0 - kNothing);
        if (isFull || (j1 - j0 == 1 && i1 - i0 == 1)) {
            if (area <= kNothing * box)
                return;
            for (std::size_t j = j0; j < j1; ++j) {
                for (std::size_t i = i0; i < i1; ++i) {
                    const double cell = boxArea(j, j + 1, i, i + 1), covered = isFull ? cell : area;
                    m_out.push_back({static_cast<std::uint32_t>(j * (m_lon.size() - 1) + i), covered, cell > 0.0 ? covered / cell : 0.0});
                }
            }
            return;
        }
        if (j1 - j0 >= i1 - i0) {
            const std::size_t middle = (j0 + j1) / 2;
            const double lat = m_lat[middle];
            divide(cut(rings, [lat](const Point& p) { return lat - p.lat; }), j0, middle, i0, i1);
            divide(cut(rings, [lat](const Point& p) { return p.lat - lat; }), middle, j1, i0, i1);
        } else {
            const std::size_t middle = (i0 + i1) / 2;
            const double lon = m_lon[middle];
            divide(cut(rings, [lon](const Point& p) { return lon - p.lon; }), j0, j1, i0, middle);
            divide(cut(rings, [lon](const Point& p) { return p.lon - lon; }), j0, j1, middle, i1);
        }
    }

    const std::vector<double>& m_lat;
    const std::vector<double>& m_lon;
    std::vector<CellOverlap>& m_out;
};

/// One cell of a mesh, clockwise.
struct Quad {
    std::array<Point, 4> corners;
    std::uint32_t cell = 0;
    double west = HUGE_VAL, east = -HUGE_VAL, south = HUGE_VAL, north = -HUGE_VAL;
    double area = 0.0;
};

Quad quadOf(const CellCorners& corners, std::size_t cell)
{
    Quad out;
    out.cell = static_cast<std::uint32_t>(cell);
    for (std::size_t k = 0; k < 4; ++k) {
        const Point corner{corners.lon[4 * cell + k], corners.lat[4 * cell + k]};
        out.corners[k] = corner;
        out.west = std::min(out.west, corner.lon);
        out.east = std::max(out.east, corner.lon);
        out.south = std::min(out.south, corner.lat);
        out.north = std::max(out.north, corner.lat);
    }
    for (std::size_t k = 0; k < 4; ++k)
        out.area += underEdge(out.corners[k], out.corners[(k + 1) % 4]);
    if (out.area < 0.0) {
        std::ranges::reverse(out.corners);
        out.area = -out.area;
    }
    return out;
}

void cutQuad(std::vector<Ring> rings, const Quad& quad, std::vector<CellOverlap>& out)
{
    for (std::size_t k = 0; k < 4; ++k) {
        const Point a = quad.corners[k], b = quad.corners[(k + 1) % 4]; // clockwise: inside is to the right
        rings = cut(rings, [&](const Point& p) { return (b.lat - a.lat) * (p.lon - a.lon) - (b.lon - a.lon) * (p.lat - a.lat); });
    }
    const double area = areaOfRings(rings), fraction = std::clamp(area / quad.area, 0.0, 1.0);
    if (fraction > kNothing)
        out.push_back({quad.cell, area, fraction});
}

/// Halves the cells, and cuts the polygon to what each half needs of it, until either is small: long outlines cost little.
void divideQuads(const std::vector<Ring>& rings, std::span<Quad> quads, std::vector<CellOverlap>& out)
{
    if (rings.empty() || quads.empty())
        return;
    double west = HUGE_VAL, east = -HUGE_VAL, south = HUGE_VAL, north = -HUGE_VAL;
    for (const Quad& quad : quads) {
        west = std::min(west, quad.west);
        east = std::max(east, quad.east);
        south = std::min(south, quad.south);
        north = std::max(north, quad.north);
    }
    const std::vector<Ring> part
        = cut(cut(cut(cut(rings, [=](const Point& p) { return p.lat - south; }), [=](const Point& p) { return north - p.lat; }),
                  [=](const Point& p) { return p.lon - west; }),
            [=](const Point& p) { return east - p.lon; });
    if (quads.size() <= 4) {
        for (const Quad& quad : quads)
            cutQuad(part, quad, out);
        return;
    }
    const std::size_t half = quads.size() / 2;
    const auto middle = quads.begin() + static_cast<std::ptrdiff_t>(half);
    if (east - west > north - south)
        std::ranges::nth_element(quads, middle, {}, &Quad::west);
    else
        std::ranges::nth_element(quads, middle, {}, &Quad::south);
    divideQuads(part, quads.first(half), out);
    divideQuads(part, quads.subspan(half), out);
}

/// Shares of one cell from several turns of the polygon are one.
void merge(std::vector<CellOverlap>& overlaps)
{
    std::ranges::sort(overlaps, {}, &CellOverlap::cell);
    std::size_t kept = 0;
    for (std::size_t k = 0; k < overlaps.size(); ++k) {
        if (kept > 0 && overlaps[kept - 1].cell == overlaps[k].cell) {
            overlaps[kept - 1].area += overlaps[k].area;
            overlaps[kept - 1].fraction += overlaps[k].fraction;
        } else {
            overlaps[kept++] = overlaps[k];
        }
    }
    overlaps.resize(kept);
    for (CellOverlap& overlap : overlaps)
        overlap.fraction = std::min(1.0, overlap.fraction);
}

/// Multiples of 360° that bring [west, east] of the polygon over [from, to].
std::vector<double> shiftsOver(const Polygon& polygon, double from, double to)
{
    std::vector<double> out;
    for (double turn = std::ceil((from - polygon.east) / 360.0); polygon.west + 360.0 * turn <= to; turn += 1.0)
        out.push_back(360.0 * turn);
    return out;
}

} // namespace

bool contains(const Polygon& polygon, double lonDeg, double latDeg)
{
    if (!(latDeg >= polygon.south && latDeg <= polygon.north) || !std::isfinite(lonDeg))
        return false;
    for (const double shift : shiftsOver(polygon, lonDeg, lonDeg)) {
        bool inside = false;
        const double x = lonDeg - shift;
        for (const PolygonRing& ring : polygon.rings) {
            for (std::size_t k = 0, last = ring.lon.size() - 1; k < ring.lon.size(); last = k++) {
                const double y0 = ring.lat[last], y1 = ring.lat[k];
                if ((y0 > latDeg) != (y1 > latDeg) && x < ring.lon[last] + (latDeg - y0) / (y1 - y0) * (ring.lon[k] - ring.lon[last]))
                    inside = !inside;
            }
        }
        // an edge along a pole closes no row of its own: a point on the pole belongs to what touches it
        if (inside)
            return true;
    }
    return std::abs(latDeg) >= 90.0 && contains(polygon, lonDeg, std::copysign(90.0 - 1e-9, latDeg));
}

double areaOf(const Polygon& polygon) { return areaOfRings(orientedRings(polygon, 0.0)); }

std::vector<CellOverlap> overlapsOfRegularGrid(const Polygon& polygon, std::span<const double> latEdges, std::span<const double> lonEdges)
{
    std::vector<CellOverlap> out;
    if (polygon.isEmpty() || latEdges.size() < 2 || lonEdges.size() < 2)
        return out;
    std::vector<double> lat(latEdges.begin(), latEdges.end()), lon(lonEdges.begin(), lonEdges.end());
    const bool northFirst = latEdges.front() > latEdges.back(), eastFirst = lonEdges.front() > lonEdges.back();
    if (northFirst)
        std::ranges::reverse(lat);
    if (eastFirst)
        std::ranges::reverse(lon);
    RegularCutter cutter(lat, lon, out);
    for (const double shift : shiftsOver(polygon, lon.front(), lon.back()))
        cutter.start(orientedRings(polygon, shift));
    const auto ny = static_cast<std::uint32_t>(lat.size() - 1), nx = static_cast<std::uint32_t>(lon.size() - 1);
    for (CellOverlap& overlap : out) {
        const std::uint32_t j = overlap.cell / nx, i = overlap.cell % nx;
        overlap.cell = (northFirst ? ny - 1 - j : j) * nx + (eastFirst ? nx - 1 - i : i);
    }
    merge(out);
    return out;
}

std::vector<CellOverlap> overlapsOfCells(const Polygon& polygon, const CellCorners& corners, std::span<const double> lat, std::span<const double> lon)
{
    std::vector<CellOverlap> out;
    if (polygon.isEmpty())
        return out;
    std::vector<Quad> quads;
    double west = HUGE_VAL, east = -HUGE_VAL;
    for (std::size_t cell = 0; cell < lat.size(); ++cell) {
        const Quad quad = quadOf(corners, cell);
        if (!(std::isfinite(quad.west) && std::isfinite(quad.south)) || quad.south > polygon.north || quad.north < polygon.south)
            continue;
        if (quad.east - quad.west > 180.0) { // reaches round a pole: its corners say nothing in longitude and latitude
            if (contains(polygon, lon[cell], lat[cell]))
                out.push_back({quad.cell, quad.area, 1.0});
        } else if (quad.area > 0.0) {
            quads.push_back(quad);
            west = std::min(west, quad.west);
            east = std::max(east, quad.east);
        }
    }
    for (const double shift : quads.empty() ? std::vector<double>() : shiftsOver(polygon, west, east)) {
        std::vector<Quad> near;
        std::ranges::copy_if(
            quads, std::back_inserter(near), [&](const Quad& q) { return q.east >= polygon.west + shift && q.west <= polygon.east + shift; });
        divideQuads(orientedRings(polygon, shift), near, out);
    }
    merge(out);
    return out;
}

std::vector<std::uint32_t> centresOfRegularGrid(const Polygon& polygon, std::span<const double> lat, std::span<const double> lon)
{
    std::vector<std::uint32_t> out;
    std::vector<double> crossings;
    for (std::size_t j = 0; j < lat.size() && !polygon.isEmpty(); ++j) {
        const double y = std::abs(lat[j]) >= 90.0 ? std::copysign(90.0 - 1e-9, lat[j]) : lat[j];
        if (!(y >= polygon.south && y <= polygon.north))
            continue;
        crossings.clear();
        for (const PolygonRing& ring : polygon.rings) {
            for (std::size_t k = 0, last = ring.lon.size() - 1; k < ring.lon.size(); last = k++) {
                const double y0 = ring.lat[last], y1 = ring.lat[k];
                if ((y0 > y) != (y1 > y))
                    crossings.push_back(ring.lon[last] + (y - y0) / (y1 - y0) * (ring.lon[k] - ring.lon[last]));
            }
        }
        std::ranges::sort(crossings);
        for (std::size_t i = 0; i < lon.size(); ++i) {
            const bool isInside = std::ranges::any_of(shiftsOver(polygon, lon[i], lon[i]),
                [&](double shift) { return (crossings.end() - std::ranges::upper_bound(crossings, lon[i] - shift)) % 2 != 0; });
            if (isInside)
                out.push_back(static_cast<std::uint32_t>(j * lon.size() + i));
        }
    }
    return out;
}

} // namespace terrella::data
