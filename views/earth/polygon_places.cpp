// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/polygon_places.h"

#include "views/earth/geometry.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella::earth {

namespace {

constexpr int triedParallels = 16;

/// What lies inside along a parallel or a meridian.
struct Chord {
    double from = 0.0, to = 0.0; ///< degrees
    [[nodiscard]] double middle() const { return 0.5 * (from + to); }
};

/// Where the edges cross the line `across` = at, in ascending order of `along`.
std::vector<Chord> chordsOf(const Polygon& polygon, std::vector<double> PolygonRing::*across, std::vector<double> PolygonRing::*along, double at)
{
    std::vector<double> crossings;
    for (const PolygonRing& ring : polygon.rings) {
        const std::vector<double>&y = ring.*across, &x = ring.*along;
        for (std::size_t k = 0, before = y.size() - 1; k < y.size(); before = k++)
            if ((y[before] > at) != (y[k] > at))
                crossings.push_back(x[before] + (x[k] - x[before]) * (at - y[before]) / (y[k] - y[before]));
    }
    std::ranges::sort(crossings);
    std::vector<Chord> out;
    for (std::size_t k = 0; k + 1 < crossings.size(); k += 2)
        out.push_back({crossings[k], crossings[k + 1]});
    return out;
}

std::optional<Chord> chordAround(const std::vector<Chord>& chords, double at)
{
    const auto it = std::ranges::find_if(chords, [at](const Chord& c) { return c.from <= at && at <= c.to; });
    return it == chords.end() ? std::nullopt : std::optional(*it);
}

} // namespace

bool contains(const Polygon& polygon, double lonDeg, double latDeg)
{
    if (polygon.isEmpty() || latDeg < polygon.south || latDeg > polygon.north)
        return false;
    for (double lon = lonDeg + 360.0 * std::ceil((polygon.west - lonDeg) / 360.0); lon <= polygon.east; lon += 360.0) {
        bool inside = false;
        for (const PolygonRing& ring : polygon.rings)
            for (std::size_t k = 0, before = ring.lon.size() - 1; k < ring.lon.size(); before = k++) {
                const double ya = ring.lat[before], yb = ring.lat[k];
                if ((ya > latDeg) == (yb > latDeg))
                    continue;
                const double xa = ring.lon[before], xb = ring.lon[k];
                inside = inside != (lon < xa + (xb - xa) * (latDeg - ya) / (yb - ya));
            }
        if (inside)
            return true;
    }
    return false;
}

std::vector<std::size_t> polygonsAt(std::span<const Polygon> polygons, double lonDeg, double latDeg)
{
    std::vector<std::size_t> all(polygons.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return polygonsAt(polygons, all, lonDeg, latDeg);
}

std::vector<std::size_t> polygonsAt(std::span<const Polygon> polygons, std::span<const std::size_t> some, double lonDeg, double latDeg)
{
    std::vector<std::pair<double, std::size_t>> found;
    for (auto k = some.rbegin(); k != some.rend(); ++k)
        if (contains(polygons[*k], lonDeg, latDeg))
            found.emplace_back(areaOf(polygons[*k]), *k);
    std::ranges::stable_sort(found, {}, &std::pair<double, std::size_t>::first);
    std::vector<std::size_t> out;
    for (const auto& [area, row] : found)
        out.push_back(row);
    return out;
}

double areaOf(const Polygon& polygon)
{
    // Green: the integral of sin(lat) along the edges.
    double all = 0.0;
    for (const PolygonRing& ring : polygon.rings) {
        double sum = 0.0;
        for (std::size_t k = 0, before = ring.lon.size() - 1; k < ring.lon.size(); before = k++) {
            const double width = (ring.lon[k] - ring.lon[before]) * degree, from = ring.lat[before] * degree, to = ring.lat[k] * degree;
            sum += std::abs(to - from) < 1e-9 ? width * std::sin(0.5 * (from + to)) : width * (std::cos(from) - std::cos(to)) / (to - from);
        }
        all += ring.isHole ? -std::abs(sum) : std::abs(sum);
    }
    return all;
}

std::optional<LatLon> middleOf(const Polygon& polygon)
{
    std::optional<LatLon> best;
    double broadest = -1.0;
    for (int k = 0; k < triedParallels; ++k) {
        double lat = polygon.south + (polygon.north - polygon.south) * (k + 0.5) / triedParallels;
        const std::vector<Chord> chords = chordsOf(polygon, &PolygonRing::lat, &PolygonRing::lon, lat);
        const auto widest = std::ranges::max_element(chords, {}, [](const Chord& c) { return c.to - c.from; });
        if (widest == chords.end())
            continue;
        double lon = widest->middle();
        const auto high = chordAround(chordsOf(polygon, &PolygonRing::lon, &PolygonRing::lat, lon), lat);
        if (!high)
            continue;
        lat = high->middle();
        const auto wide = chordAround(chordsOf(polygon, &PolygonRing::lat, &PolygonRing::lon, lat), lon);
        if (!wide)
            continue;
        lon = wide->middle();
        const double breadth = std::min((wide->to - wide->from) * std::cos(lat * degree), high->to - high->from);
        if (breadth > broadest) {
            broadest = breadth;
            best = LatLon{lat, wrap180(lon)};
        }
    }
    return best;
}

} // namespace terrella::earth
