// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/mesh_builder.h"

#include <algorithm>

namespace terrella::earth {

namespace {

/// Scene units for each radian of longitude or latitude. Mercator reaches 12 at 85°; an edge stretched farther jumps across a cut that is not a
/// meridian, or lies at a point that the projection tears open: there, pieces that are short where they are drawn are taken.
constexpr float mostStretched = 14.0F;
constexpr float shortEdge = 0.1F;
constexpr float hardlyStretched = 1.5F; ///< nothing is torn there
constexpr float longestShare = 0.7F;    ///< of an edge from an end to its middle; at the pole of Mollweide's map it is 0.63
constexpr float radians = static_cast<float>(degree);
constexpr int mostHalved = 6; // a degree becomes a sixtieth

} // namespace

std::int32_t MeshBuilder::addPoints(std::span<const double> lonDeg, std::span<const double> latDeg, std::span<const float> texture)
{
    const auto first = static_cast<std::int32_t>(m_mesh.size());
    m_scratch.resize(lonDeg.size());
    m_projection.forward(lonDeg, latDeg, m_scratch);
    for (const Vec3& p : m_scratch) {
        m_mesh.points.push_back(static_cast<float>(p.x));
        m_mesh.points.push_back(static_cast<float>(p.y));
        m_mesh.points.push_back(static_cast<float>(p.z));
    }
    for (std::size_t k = 0; k < lonDeg.size() && !m_projection.isGlobe(); ++k) {
        m_degrees.push_back(static_cast<float>(lonDeg[k]));
        m_degrees.push_back(static_cast<float>(latDeg[k]));
    }
    m_mesh.texture.insert(m_mesh.texture.end(), texture.begin(), texture.end());
    return first;
}

bool MeshBuilder::drawable(std::int32_t a, std::int32_t b) const
{
    const float* p = m_mesh.points.data() + 3 * static_cast<std::ptrdiff_t>(a);
    const float* q = m_mesh.points.data() + 3 * static_cast<std::ptrdiff_t>(b);
    const float* from = m_degrees.data() + 2 * static_cast<std::ptrdiff_t>(a);
    const float* to = m_degrees.data() + 2 * static_cast<std::ptrdiff_t>(b);
    const float on = std::hypot(from[0] - to[0], from[1] - to[1]) * radians;
    const float apart = std::hypot(p[0] - q[0], p[1] - q[1]);
    return apart <= std::max(shortEdge, mostStretched * on) // false for NaN
        && (apart <= hardlyStretched * on || !isTorn(from, to, p, q, apart));
}

bool MeshBuilder::isTorn(const float* from, const float* to, const float* p, const float* q, float apart) const
{
    const auto middle = m_projection.forward(
        0.5 * (static_cast<double>(from[0]) + static_cast<double>(to[0])), 0.5 * (static_cast<double>(from[1]) + static_cast<double>(to[1])));
    if (!middle)
        return true;
    const auto x = static_cast<float>(middle->x), y = static_cast<float>(middle->y);
    return std::max(std::hypot(p[0] - x, p[1] - y), std::hypot(q[0] - x, q[1] - y)) > longestShare * apart;
}

bool MeshBuilder::hasImage(std::int32_t a) const { return !std::isnan(m_mesh.points[3 * static_cast<std::size_t>(a)]); }

void MeshBuilder::addQuad(std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d)
{
    if (m_projection.isGlobe())
        m_mesh.triangles.insert(m_mesh.triangles.end(), {a, b, c, a, c, d});
    else
        refine({a, b, c, d}, mostHalved);
}

void MeshBuilder::refine(const Quad& corners, int depth)
{
    const auto [a, b, c, d] = corners;
    if (drawable(a, b) && drawable(b, c) && drawable(c, d) && drawable(d, a)) {
        m_mesh.triangles.insert(m_mesh.triangles.end(), {a, b, c, a, c, d});
        return;
    }
    if (depth == 0 || (!hasImage(a) && !hasImage(b) && !hasImage(c) && !hasImage(d)))
        return;
    // The four corners, the middles of the four sides, the middle.
    std::array<double, 5> lon{};
    std::array<double, 5> lat{};
    std::array<float, 10> texture{};
    const auto middle = [&](std::size_t k, const auto&... from) {
        const double share = 1.0 / sizeof...(from);
        const auto mean = [&](const std::vector<float>& of, std::size_t part) {
            return share * (... + static_cast<double>(of[2 * static_cast<std::size_t>(from) + part]));
        };
        lon[k] = mean(m_degrees, 0);
        lat[k] = mean(m_degrees, 1);
        texture[2 * k] = static_cast<float>(mean(m_mesh.texture, 0));
        texture[2 * k + 1] = static_cast<float>(mean(m_mesh.texture, 1));
    };
    middle(0, a, b);
    middle(1, b, c);
    middle(2, c, d);
    middle(3, d, a);
    middle(4, a, b, c, d);
    const std::int32_t first = addPoints(lon, lat, texture);
    refine({a, first, first + 4, first + 3}, depth - 1);
    refine({first, b, first + 1, first + 4}, depth - 1);
    refine({first + 4, first + 1, c, first + 2}, depth - 1);
    refine({first + 3, first + 4, first + 2, d}, depth - 1);
}

} // namespace terrella::earth
