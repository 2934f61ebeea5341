// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/mesh_builder.h"

namespace terrella::earth {

namespace {

/// Scene units for each radian of longitude or latitude. Mercator reaches 12 at 85°; an edge stretched farther jumps across a cut that is not a
/// meridian, or lies at a point that the projection tears open.
constexpr float mostStretched = 14.0F;
constexpr float radians = static_cast<float>(degree);

} // namespace

std::int32_t MeshBuilder::addPoints(std::span<const double> lonDeg, std::span<const double> latDeg, std::span<const float> texture)
{
    const auto first = static_cast<std::int32_t>(m_mesh.size());
    m_scratch.resize(lonDeg.size());
    m_projection.forward(lonDeg, latDeg, m_scratch);
    m_mesh.points.reserve(m_mesh.points.size() + 3 * lonDeg.size());
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
    return std::hypot(p[0] - q[0], p[1] - q[1]) <= mostStretched * on + 1e-5F; // false for NaN
}

void MeshBuilder::addQuad(std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d)
{
    if (!m_projection.isGlobe() && (!drawable(a, b) || !drawable(b, c) || !drawable(c, d) || !drawable(d, a)))
        return;
    m_mesh.triangles.insert(m_mesh.triangles.end(), {a, b, c, a, c, d});
}

} // namespace terrella::earth
