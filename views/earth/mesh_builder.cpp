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
constexpr int mostHalved = 6;     // a degree becomes a sixtieth
constexpr double coarseDeg = 3.0; ///< between the lines of coarse quads

/// Which lines coarse quads lie between: as far apart as they may be.
std::vector<std::int32_t> coarseLines(std::span<const double> lines)
{
    std::vector<std::int32_t> out{0};
    for (std::size_t k = 1; k < lines.size(); ++k)
        if (k + 1 == lines.size() || std::abs(lines[k + 1] - lines[static_cast<std::size_t>(out.back())]) > coarseDeg + 1e-6)
            out.push_back(static_cast<std::int32_t>(k));
    return out;
}

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

void MeshBuilder::addGrid(std::int32_t first, std::span<const double> lons, std::span<const double> lats)
{
    const auto width = static_cast<std::int32_t>(lons.size()), height = static_cast<std::int32_t>(lats.size());
    const std::size_t before = m_mesh.triangles.size();
    for (std::int32_t j = 0; j + 1 < height; ++j)
        for (std::int32_t i = 0; i + 1 < width; ++i) {
            const std::int32_t a = first + j * width + i;
            addQuad(a, a + 1, a + width + 1, a + width);
        }
    const auto quads = static_cast<std::size_t>(std::max(0, width - 1)) * static_cast<std::size_t>(std::max(0, height - 1));
    m_isBroken = m_isBroken || m_mesh.triangles.size() - before != 6 * quads; // between coarse and fine there would be gaps
    if (!m_isBroken && quads > 0)
        addCoarse(first, width, coarseLines(lons), coarseLines(lats));
}

void MeshBuilder::addCoarse(std::int32_t first, std::int32_t width, const std::vector<std::int32_t>& columns, const std::vector<std::int32_t>& rows)
{
    double off = static_cast<double>(m_mesh.coarseOff);
    for (std::size_t j = 0; j + 1 < rows.size(); ++j)
        for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
            const auto at = [&](std::size_t row, std::size_t column) { return first + rows[row] * width + columns[column]; };
            const Quad q{at(j, i), at(j, i + 1), at(j + 1, i + 1), at(j + 1, i)};
            m_mesh.coarse.insert(m_mesh.coarse.end(), {q[0], q[1], q[2], q[0], q[2], q[3]});
            off = std::max(off, farthestOff(q, width));
        }
    m_mesh.coarseOff = static_cast<float>(off);
}

/// Of the points within a coarse quad, the one that lies farthest from where its texture is drawn by the two triangles.
double MeshBuilder::farthestOff(const Quad& q, std::int32_t width) const
{
    const auto texture
        = [this](std::int32_t k, std::size_t part) { return static_cast<double>(m_mesh.texture[2 * static_cast<std::size_t>(k) + part]); };
    const auto point = [this](std::int32_t k) {
        const float* p = m_mesh.points.data() + 3 * static_cast<std::ptrdiff_t>(k);
        return Vec3{static_cast<double>(p[0]), static_cast<double>(p[1]), static_cast<double>(p[2])};
    };
    const Vec3 a = point(q[0]), b = point(q[1]), c = point(q[2]), d = point(q[3]);
    const std::int32_t across = q[1] - q[0], up = (q[3] - q[0]) / width;
    double off = 0.0;
    for (std::int32_t j = 0; j <= up; ++j)
        for (std::int32_t i = 0; i <= across; ++i) {
            const std::int32_t k = q[0] + j * width + i;
            const double s = (texture(k, 0) - texture(q[0], 0)) / (texture(q[1], 0) - texture(q[0], 0));
            const double t = (texture(k, 1) - texture(q[0], 1)) / (texture(q[3], 1) - texture(q[0], 1));
            const Vec3 drawn = s >= t ? a + (b - a) * s + (c - b) * t : a + (c - d) * s + (d - a) * t;
            off = std::max(off, length(drawn - point(k)));
        }
    return off;
}

/// Where something was added otherwise there is nothing coarse that fits beside it.
FieldMesh MeshBuilder::take()
{
    if (m_isBroken) {
        m_mesh.coarse.clear();
        m_mesh.coarseOff = 0.0F;
    }
    return std::move(m_mesh);
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
