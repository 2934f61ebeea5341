// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/map_lines.h"

#include <algorithm>
#include <optional>

namespace terrella::earth {

namespace {

constexpr double harmlessStep = 0.05; // as drawn; longer ones may jump over a cut that is not a meridian
constexpr double longestShare = 0.8;
constexpr double longestStep = 0.45; // no honest step of a degree of an outline is as long
constexpr int mostHalved = 12;
constexpr double straightEnough = 1e-4; // scene units: half a kilometre, less than a pixel unless one looks closely

struct Place {
    double lon;
    double lat;
    double source;
};

/// Draws a chain of places that are close together, minding the projection's limits and cuts.
class Pen {
public:
    Pen(const Projection& projection, SceneLines& out) : m_projection(projection), m_out(out) {}
    ~Pen() { m_out.endPart(); }
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;

    void to(Place place)
    {
        if (m_projection.isGlobe()) {
            m_out.add(onSphere(place.lon, place.lat), place.source);
            return;
        }
        place.lon = wrap180(place.lon - m_projection.centralLongitude()); // relative to the middle from here on
        if (m_hasLast)
            step(m_last, place);
        else if (inside(place))
            put(place);
        m_last = place;
        m_hasLast = true;
    }

private:
    [[nodiscard]] bool inside(const Place& p) const { return p.lat >= m_projection.southLimit() && p.lat <= m_projection.northLimit(); }

    static Place between(const Place& a, const Place& b, double t)
    {
        return {a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t, a.source + (b.source - a.source) * t};
    }

    void step(const Place& a, Place b)
    {
        if (std::abs(b.lon - a.lon) <= 180.0) {
            clip(a, b);
            return;
        }
        const double side = a.lon > 0.0 ? 180.0 : -180.0;
        Place unfolded = b;
        unfolded.lon += 2.0 * side;
        Place edge = between(a, unfolded, (side - a.lon) / (unfolded.lon - a.lon));
        edge.lon = side;
        clip(a, edge);
        m_out.endPart();
        m_hasDark = false;
        edge.lon = -side;
        if (inside(edge))
            put(edge);
        clip(edge, b);
    }

    void clip(const Place& a, const Place& b)
    {
        const bool from = inside(a);
        const bool into = inside(b);
        if (from != into) {
            const Place& out = from ? b : a;
            const double limit = out.lat < m_projection.southLimit() ? m_projection.southLimit() : m_projection.northLimit();
            Place edge = between(a, b, (limit - a.lat) / (b.lat - a.lat));
            edge.lat = limit;
            put(edge);
            if (!into) {
                m_out.endPart();
                m_hasDark = false;
                return;
            }
        }
        if (into)
            put(b);
    }

    [[nodiscard]] std::optional<Vec3> image(const Place& p) const { return m_projection.forward(m_projection.centralLongitude() + p.lon, p.lat); }

    /// A piece of line without length has no direction and could not be drawn.
    void append(const Vec3& point, double source)
    {
        if (m_out.points.size() == m_out.starts.back() || length(point - m_out.points.back()) > 1e-9)
            m_out.add(point, source);
    }

    /// Whether the map is torn between the last place drawn and this one: then what lies in the middle of them is drawn beside one or the other.
    [[nodiscard]] bool isTorn(const Place& p, const Vec3& point) const
    {
        const Vec3& last = m_out.points.back();
        const double step = length(point - last);
        if (step < harmlessStep)
            return false;
        const auto middle = image(between(m_drawn, p, 0.5));
        return !middle || std::max(length(*middle - last), length(*middle - point)) > longestShare * step;
    }

    /// Adds a place; where the map is torn between it and the one before, both sides are drawn up to the tear.
    void put(const Place& p)
    {
        const auto point = image(p);
        const bool goesOn = m_out.points.size() > m_out.starts.back(); // the part being drawn has points
        if (goesOn && (!point || isTorn(p, *point))) {
            Place near = m_drawn;
            Place far = p;
            Vec3 nearPoint = m_out.points.back();
            std::optional<Vec3> farPoint = point;
            for (int k = 0; k < mostHalved; ++k) {
                const Place middle = between(near, far, 0.5);
                const auto there = image(middle);
                const bool onThisSide = there && (!farPoint || length(*there - nearPoint) <= length(*there - *farPoint));
                if (onThisSide) {
                    near = middle;
                    nearPoint = *there;
                } else {
                    far = middle;
                    farPoint = there;
                }
            }
            append(nearPoint, near.source);
            m_out.endPart();
            if (farPoint && point)
                append(*farPoint, far.source);
        } else if (!goesOn && point && m_hasDark) {
            // Comes into sight between the last place and this one.
            Place dark = m_dark;
            Place seen = p;
            Vec3 seenPoint = *point;
            for (int k = 0; k < mostHalved; ++k) {
                const Place middle = between(dark, seen, 0.5);
                if (const auto there = image(middle)) {
                    seen = middle;
                    seenPoint = *there;
                } else {
                    dark = middle;
                }
            }
            append(seenPoint, seen.source);
        }
        m_hasDark = !point;
        if (point) {
            append(*point, p.source);
            m_drawn = p;
        } else {
            m_out.endPart();
            m_dark = p;
        }
    }

    const Projection& m_projection;
    SceneLines& m_out;
    Place m_last{};
    Place m_drawn{}; ///< the last with an image
    Place m_dark{};  ///< the last without
    bool m_hasLast = false;
    bool m_hasDark = false;
};

} // namespace

void SceneLines::endPart()
{
    const std::size_t count = points.size() - starts.back();
    if (count == 0)
        return;
    if (count == 1) {
        points.pop_back();
        sources.pop_back();
        return;
    }
    starts.push_back(points.size());
}

void SceneLines::add(const Vec3& point, double source)
{
    points.push_back(point);
    sources.push_back(source);
}

namespace {

/// Whether the middle of an arc lies where that of the straight line between its ends does.
bool isStraight(const Projection& projection, const Vec3& a, const Vec3& b)
{
    const auto image = [&](const Vec3& p) {
        const double middle = projection.centralLongitude();
        return projection.forward(middle + wrap180(lonOf(p) - middle), latOf(p));
    };
    const auto from = image(a), to = image(b), between = image((a + b) * (1.0 / length(a + b)));
    return from && to && between && length(*to - *from) < harmlessStep && length(*between - (*from + *to) * 0.5) < straightEnough;
}

} // namespace

void projectLine(const Projection& projection, std::span<const double> lonDeg, std::span<const double> latDeg, SceneLines& out, double stepDeg,
    double sourceOffset, bool isSparing)
{
    Pen pen(projection, out);
    for (std::size_t k = 0; k < lonDeg.size(); ++k) {
        const double source = sourceOffset + static_cast<double>(k);
        if (k > 0) {
            const Vec3 a = onSphere(lonDeg[k - 1], latDeg[k - 1]);
            const Vec3 b = onSphere(lonDeg[k], latDeg[k]);
            const double angle = std::acos(std::clamp(dot(a, b), -1.0, 1.0));
            int steps = static_cast<int>(std::ceil(angle / degree / stepDeg));
            if (isSparing && projection.isGlobe())
                steps = std::min(steps, static_cast<int>(std::ceil(angle / std::sqrt(8.0 * straightEnough))));
            else if (isSparing && steps > 1 && isStraight(projection, a, b))
                steps = 1;
            for (int s = 1; s < steps; ++s) {
                const double t = static_cast<double>(s) / steps;
                const Vec3 p = a * (std::sin((1.0 - t) * angle) / std::sin(angle)) + b * (std::sin(t * angle) / std::sin(angle));
                pen.to({lonOf(p), latOf(p), source - 1.0 + t});
            }
        }
        pen.to({lonDeg[k], latDeg[k], source});
    }
}

std::vector<GraticuleLine> graticuleLines(const Projection& projection, double stepDeg, const Vec3& around, double reachDeg)
{
    std::vector<GraticuleLine> out;
    const double middle = projection.centralLongitude();
    const double reachCosine = reachDeg < 180.0 ? std::cos(reachDeg * degree) : -2.0;
    const bool isGlobe = projection.isGlobe();
    // On the globe chords of two degrees cannot be told from arcs.
    const double dense = std::min(stepDeg / 5.0, isGlobe ? 2.0 : 1.0);
    const double south = std::max(-90.0, latOf(around) - reachDeg), north = std::min(90.0, latOf(around) + reachDeg);
    const auto along = [&](GraticuleLine& line, double from, double to, const auto& place) {
        std::optional<Pen> pen;
        const int steps = std::max(1, static_cast<int>(std::ceil((to - from) / dense - 1e-9)));
        for (int k = 0; k <= steps; ++k) {
            const Place at = place(from + (to - from) * k / steps);
            if (dot(onSphere(at.lon, at.lat), around) < reachCosine) {
                pen.reset();
                continue;
            }
            if (!pen)
                pen.emplace(projection, line.lines);
            pen->to(at);
        }
        pen.reset();
        if (line.lines.parts() > 0)
            out.push_back(std::move(line));
    };
    const auto isPoint = [&](double lat) {
        const auto a = projection.forward(middle, lat), b = projection.forward(middle + 90.0, lat);
        return a && b && length(*a - *b) < 1e-4;
    };
    const double lowest = isGlobe || isPoint(-90.0) ? stepDeg - 90.0 : -90.0, highest = isGlobe || isPoint(90.0) ? 90.0 - stepDeg : 90.0;
    const int count = static_cast<int>(std::lround(360.0 / stepDeg));
    for (int k = 0; k < count; ++k) {
        GraticuleLine line{true, -180.0 + k * stepDeg, {}};
        const bool isMain = std::abs(std::remainder(line.deg, 90.0)) < 1e-9;
        const double lon = line.deg;
        const double from = std::max(south, isMain ? -90.0 : lowest), to = std::min(north, isMain ? 90.0 : highest);
        if (to > from)
            along(line, from, to, [lon](double lat) { return Place{lon, lat, 0.0}; });
    }
    for (double lat = -90.0 + stepDeg; lat < 90.0 - 1e-9; lat += stepDeg) {
        GraticuleLine line{false, std::abs(lat) < 1e-9 ? 0.0 : lat, {}};
        if (lat >= south && lat <= north)
            along(line, -180.0, 180.0, [&](double lon) { return Place{middle + std::clamp(lon, -179.999999, 179.999999), lat, 0.0}; });
    }
    return out;
}

SceneLines joined(const std::vector<GraticuleLine>& lines)
{
    SceneLines out;
    for (const GraticuleLine& line : lines)
        for (std::size_t part = 0; part < line.lines.parts(); ++part) {
            for (std::size_t k = line.lines.starts[part]; k < line.lines.starts[part + 1]; ++k)
                out.add(line.lines.points[k], 0.0);
            out.endPart();
        }
    return out;
}

SceneLines graticule(const Projection& projection, double stepDeg) { return joined(graticuleLines(projection, stepDeg)); }

SceneLines outline(const Projection& projection)
{
    SceneLines out;
    if (projection.isGlobe())
        return out;
    if (projection.upright())
        return outline(*projection.upright());
    if (projection.capDeg() < 180.0) {
        for (double bearing = 0.0; bearing <= 360.0; bearing += 1.0) {
            const Vec3 at = destination(projection.centralLongitude(), projection.centralLatitude(), bearing, projection.capDeg());
            if (const auto point = projection.forward(lonOf(at), latOf(at)))
                out.add(*point, 0.0);
        }
        out.endPart();
        return out;
    }
    const double south = projection.southLimit();
    const double north = projection.northLimit();
    const double middle = projection.centralLongitude();
    const auto draw = [&](double lon, double lat) {
        const auto point = projection.forward(middle + lon, lat);
        if (!point || (out.points.size() > out.starts.back() && length(*point - out.points.back()) > longestStep))
            out.endPart();
        if (point)
            out.add(*point, 0.0);
    };
    // Where both sides of the cut are one line, or a whole parallel one point, the map runs on.
    const auto apart = [&](double lonA, double latA, double lonB, double latB) {
        const auto a = projection.forward(middle + lonA, latA);
        const auto b = projection.forward(middle + lonB, latB);
        return a && b && length(*a - *b) > 1e-4;
    };
    const double half = 0.5 * (south + north);
    const bool sides = apart(-180.0, half, 180.0, half);
    for (const double side : {-180.0, 180.0}) {
        for (double lat = south; sides && lat <= north; lat += 1.0)
            draw(side, lat);
        out.endPart();
    }
    for (const double edge : {south, north}) {
        const bool open = apart(0.0, edge, 90.0, edge);
        for (double lon = -180.0; open && lon <= 180.0; lon += 1.0)
            draw(lon, edge);
        out.endPart();
    }
    return out;
}

} // namespace terrella::earth
