// SPDX-License-Identifier: GPL-3.0-or-later
// Isosurfaces on the globe and on maps.
#include "views/earth/fields/isosurface.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::earth {

namespace {

/// As for fields: an edge stretched farther, in scene units for each radian, jumps across a cut; short ones are always taken.
constexpr double kMostStretched = 14.0;
constexpr double kShortEdge = 0.1;
constexpr int kMostHalved = 4;
constexpr double kNearPole = 80.0; ///< degrees beyond which the cells of bent grids are joined in space, not in degrees

struct Corner {
    double lon = 0.0; ///< on maps relative to the middle
    double lat = 0.0;
    double metres = 0.0;
    double tint = 0.0;
};

Corner between(const Corner& a, const Corner& b, double t)
{
    return {a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t, a.metres + (b.metres - a.metres) * t, a.tint + (b.tint - a.tint) * t};
}

Corner cornerOf(const VolumeData& data, const Isosurface::Point& p, const std::vector<float>& tint)
{
    const LatLon a = data.placeOf(p.a), b = data.placeOf(p.b);
    const auto t = static_cast<double>(p.t);
    const auto mixed = [t](float x, float y) { return static_cast<double>(x) + (static_cast<double>(y) - static_cast<double>(x)) * t; };
    Corner out{a.lon + wrap180(b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t, mixed(data.heightOf(p.a), data.heightOf(p.b)), 0.0};
    if (data.grid.kind == GridKind::Cells || (data.grid.kind != GridKind::LatLon && std::max(std::abs(a.lat), std::abs(b.lat)) > kNearPole)) {
        const Vec3 at = onSphere(a.lon, a.lat) * (1.0 - t) + onSphere(b.lon, b.lat) * t;
        out.lon = lonOf(at);
        out.lat = latOf(at);
    }
    out.tint = tint.empty() ? out.metres : mixed(tint[p.a], tint[p.b]);
    return out;
}

using Polygon = std::vector<Corner>;

/// The part of a polygon where sign × (member − limit) is not positive.
Polygon clipped(const Polygon& in, double Corner::*member, double limit, double sign)
{
    Polygon out;
    const auto beyond = [&](const Corner& c) { return sign * (c.*member - limit); };
    for (std::size_t k = 0; k < in.size(); ++k) {
        const Corner &here = in[k], &next = in[(k + 1) % in.size()];
        const double a = beyond(here), b = beyond(next);
        if (a <= 0.0)
            out.push_back(here);
        if ((a < 0.0 && b > 0.0) || (a > 0.0 && b < 0.0)) {
            out.push_back(between(here, next, a / (a - b)));
            out.back().*member = limit;
        }
    }
    return out;
}

class SurfaceBuilder {
public:
    explicit SurfaceBuilder(const Projection& projection) : m_projection(projection) {}

    /// The first corners, in one go; triangles refer to them by their number.
    void begin(std::vector<Corner> corners)
    {
        m_corners = std::move(corners);
        std::vector<double> lon, lat;
        for (Corner& c : m_corners) {
            if (!m_projection.isGlobe())
                c.lon = wrap180(c.lon - m_projection.centralLongitude());
            lon.push_back(m_projection.isGlobe() ? c.lon : m_projection.centralLongitude() + c.lon);
            lat.push_back(c.lat);
        }
        m_ground.resize(lon.size());
        m_projection.forward(lon, lat, m_ground);
    }
    void add(std::int32_t a, std::int32_t b, std::int32_t c)
    {
        if (m_projection.isGlobe() || isWhole(a, b, c))
            m_triangles.insert(m_triangles.end(), {a, b, c});
        else
            cut({corner(a), corner(b), corner(c)});
    }
    ProjectedSurface take()
    {
        ProjectedSurface out;
        SceneSolid& solid = out.solid;
        const std::size_t count = m_corners.size();
        solid.points.reserve(3 * count);
        for (std::size_t k = 0; k < count; ++k) {
            const double metres = m_corners[k].metres;
            const Vec3 at
                = m_projection.isGlobe() ? m_ground[k] * (1.0 + metres * unitsPerMetre) : Vec3{m_ground[k].x, m_ground[k].y, metres * unitsPerMetre};
            solid.points.insert(solid.points.end(), {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z)});
            solid.heights.push_back(static_cast<float>(metres));
            out.tint.push_back(static_cast<float>(m_corners[k].tint));
        }
        addNormals(solid);
        solid.triangles = std::move(m_triangles);
        return out;
    }

private:
    [[nodiscard]] const Corner& corner(std::int32_t k) const { return m_corners[static_cast<std::size_t>(k)]; }
    [[nodiscard]] const Vec3& ground(std::int32_t k) const { return m_ground[static_cast<std::size_t>(k)]; }
    [[nodiscard]] bool isJoined(std::int32_t a, std::int32_t b) const
    {
        const double on = std::hypot(corner(a).lon - corner(b).lon, corner(a).lat - corner(b).lat) * degree;
        const Vec3 apart = ground(a) - ground(b);
        return std::hypot(apart.x, apart.y) <= std::max(kShortEdge, kMostStretched * on); // false for NaN
    }
    [[nodiscard]] bool isInside(std::int32_t k) const
    {
        return corner(k).lat >= m_projection.southLimit() && corner(k).lat <= m_projection.northLimit();
    }
    [[nodiscard]] bool isWhole(std::int32_t a, std::int32_t b, std::int32_t c) const
    {
        const auto [west, east] = std::minmax({corner(a).lon, corner(b).lon, corner(c).lon});
        return east - west < 180.0 && isInside(a) && isInside(b) && isInside(c) && isJoined(a, b) && isJoined(b, c) && isJoined(c, a);
    }
    /// Along the meridian where the map is cut, and at its northern and southern end.
    void cut(const std::array<Corner, 3>& triangle)
    {
        double turn = 0.0;
        for (std::size_t k = 0; k < 3; ++k)
            turn += wrap180(triangle[(k + 1) % 3].lon - triangle[k].lon);
        if (std::abs(turn) < 180.0) {
            cutPolygon(Polygon(triangle.begin(), triangle.end()));
            return;
        }
        // It holds a pole, where the map has an edge: from each side straight there.
        const Corner middle = between(between(triangle[0], triangle[1], 0.5), triangle[2], 1.0 / 3.0);
        for (std::size_t k = 0; k < 3; ++k) {
            const Corner &a = triangle[k], &b = triangle[(k + 1) % 3];
            const double pole = a.lat > 0.0 ? 90.0 : -90.0;
            cutPolygon({a, b, {b.lon, pole, middle.metres, middle.tint}, {a.lon, pole, middle.metres, middle.tint}});
        }
    }
    void cutPolygon(Polygon whole)
    {
        for (Corner& c : whole)
            c.lon = whole.front().lon + wrap180(c.lon - whole.front().lon);
        for (const double turn : {-360.0, 0.0, 360.0}) {
            Polygon piece = whole;
            for (Corner& c : piece)
                c.lon += turn;
            piece = clipped(clipped(piece, &Corner::lon, 180.0, 1.0), &Corner::lon, -180.0, -1.0);
            piece = clipped(clipped(piece, &Corner::lat, m_projection.northLimit(), 1.0), &Corner::lat, m_projection.southLimit(), -1.0);
            for (std::size_t k = 1; k + 1 < piece.size(); ++k)
                refine({added(piece[0]), added(piece[k]), added(piece[k + 1])}, kMostHalved);
        }
    }
    std::int32_t added(const Corner& c)
    {
        m_corners.push_back(c);
        const auto at = m_projection.forward(m_projection.centralLongitude() + c.lon, c.lat);
        m_ground.push_back(at.value_or(Vec3{std::nan(""), std::nan(""), 0.0}));
        return static_cast<std::int32_t>(m_corners.size()) - 1;
    }
    /// What is torn elsewhere, or has no image in part, is quartered until what is missing is too small to be seen.
    void refine(const std::array<std::int32_t, 3>& t, int depth)
    {
        if (isJoined(t[0], t[1]) && isJoined(t[1], t[2]) && isJoined(t[2], t[0])) {
            m_triangles.insert(m_triangles.end(), t.begin(), t.end());
            return;
        }
        if (depth == 0 || std::ranges::all_of(t, [this](std::int32_t k) { return std::isnan(ground(k).x); }))
            return;
        std::array<std::int32_t, 3> middle{};
        for (std::size_t k = 0; k < 3; ++k)
            middle[k] = added(between(corner(t[k]), corner(t[(k + 1) % 3]), 0.5));
        refine({t[0], middle[0], middle[2]}, depth - 1);
        refine({middle[0], t[1], middle[1]}, depth - 1);
        refine({middle[2], middle[1], t[2]}, depth - 1);
        refine(middle, depth - 1);
    }
    /// Twice the area of each triangle, along its normal, at its corners: the part of bases and the part of heights.
    void addNormals(SceneSolid& solid) const
    {
        const std::size_t count = m_corners.size();
        std::vector<Vec3> flat(count), rise(count);
        const auto cross = [](const Vec3& a, const Vec3& b) { return Vec3{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; };
        for (std::size_t k = 0; k + 2 < m_triangles.size(); k += 3) {
            const std::int32_t a = m_triangles[k], b = m_triangles[k + 1], c = m_triangles[k + 2];
            const Vec3 ab = ground(b) - ground(a), ac = ground(c) - ground(a);
            const double hb = corner(b).metres - corner(a).metres, hc = corner(c).metres - corner(a).metres;
            const Vec3 out = m_projection.isGlobe() ? ground(a) : Vec3{0.0, 0.0, 1.0};
            const Vec3 f = cross(ab, ac), r = cross(ab, out) * hc + cross(out, ac) * hb;
            for (const std::int32_t at : {a, b, c}) {
                flat[static_cast<std::size_t>(at)] = flat[static_cast<std::size_t>(at)] + f;
                rise[static_cast<std::size_t>(at)] = rise[static_cast<std::size_t>(at)] + r;
            }
        }
        for (std::size_t k = 0; k < count; ++k) {
            // Both by one factor, so that single precision holds them.
            const double scale = 1.0 / std::max(1e-30, std::max(length(flat[k]), 1e-6 * length(rise[k])));
            for (const auto& [from, to] : {std::pair(&flat[k], &solid.flat), std::pair(&rise[k], &solid.rise)})
                to->insert(
                    to->end(), {static_cast<float>(from->x * scale), static_cast<float>(from->y * scale), static_cast<float>(from->z * scale)});
        }
    }

    const Projection& m_projection;
    std::vector<Corner> m_corners;
    std::vector<Vec3> m_ground;
    std::vector<std::int32_t> m_triangles;
};

} // namespace

ProjectedSurface projected(const Projection& projection, const VolumeData& data, const Isosurface& surface, const std::vector<float>& tint)
{
    std::vector<Corner> corners;
    corners.reserve(surface.points.size());
    for (const Isosurface::Point& point : surface.points)
        corners.push_back(cornerOf(data, point, tint));
    SurfaceBuilder builder(projection);
    builder.begin(std::move(corners));
    for (std::size_t k = 0; k + 2 < surface.triangles.size(); k += 3)
        builder.add(surface.triangles[k], surface.triangles[k + 1], surface.triangles[k + 2]);
    return builder.take();
}

} // namespace terrella::earth
