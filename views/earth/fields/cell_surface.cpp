// SPDX-License-Identifier: GPL-3.0-or-later
// Isosurfaces of cells without rows and columns.
#include "views/earth/fields/isosurface.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace terrella::earth {

namespace {

/// Two neighbouring levels at a time: the prisms between them above all triangles.
class PrismMarcher {
public:
    PrismMarcher(const VolumeData& data, double value) : m_data(data), m_value(static_cast<float>(value))
    {
        for (std::size_t c = 0; c < data.cells(); ++c)
            m_places.push_back(onSphere(data.grid.lon[c], data.grid.lat[c]));
    }

    void level(std::size_t k)
    {
        // Points below are done with; those within the level that was the upper one are still shared.
        m_below = std::exchange(m_above, {});
        m_here.clear();
        const std::vector<std::uint32_t>& triangles = *m_data.triangles;
        for (std::size_t t = 0; t + 2 < triangles.size(); t += 3)
            prism({triangles[t], triangles[t + 1], triangles[t + 2]}, k);
    }
    Isosurface take() { return std::move(m_out); }

private:
    using Tetrahedron = std::array<std::uint32_t, 4>; ///< nodes

    [[nodiscard]] float valueOf(std::uint32_t node) const { return m_data.values[node]; }

    /// Cut along the diagonals that rise from the cell of the lower number: prisms that share a side cut it alike.
    void prism(std::array<std::uint32_t, 3> cells, std::size_t k)
    {
        std::ranges::sort(cells);
        std::array<std::uint32_t, 6> nodes{};
        bool above = false, below = false;
        for (std::size_t c = 0; c < 6; ++c) {
            nodes[c] = static_cast<std::uint32_t>((k + c / 3) * m_data.cells() + cells[c % 3]);
            if (!std::isfinite(valueOf(nodes[c])))
                return;
            (valueOf(nodes[c]) >= m_value ? above : below) = true;
        }
        if (!above || !below)
            return;
        tetrahedron({nodes[0], nodes[1], nodes[2], nodes[5]}, k);
        tetrahedron({nodes[0], nodes[1], nodes[4], nodes[5]}, k);
        tetrahedron({nodes[0], nodes[3], nodes[4], nodes[5]}, k);
    }
    void tetrahedron(const Tetrahedron& nodes, std::size_t k)
    {
        std::array<std::uint32_t, 4> high{}, low{};
        std::size_t highs = 0, lows = 0;
        for (const std::uint32_t node : nodes)
            (valueOf(node) >= m_value ? high[highs++] : low[lows++]) = node;
        if (highs == 0 || lows == 0)
            return;
        const Vec3 upwards = placeOf(high[0], k) - placeOf(low[0], k);
        if (highs == 1 || lows == 1) {
            const std::uint32_t alone = highs == 1 ? high[0] : low[0];
            const auto& others = highs == 1 ? low : high;
            add({point(alone, others[0], k), point(alone, others[1], k), point(alone, others[2], k)}, upwards, k);
            return;
        }
        const std::array<std::int32_t, 4> around{
            point(high[0], low[0], k), point(high[0], low[1], k), point(high[1], low[1], k), point(high[1], low[0], k)};
        add({around[0], around[1], around[2]}, upwards, k);
        add({around[0], around[2], around[3]}, upwards, k);
    }
    /// All turned the same way: from high to low values.
    void add(std::array<std::int32_t, 3> corners, const Vec3& upwards, std::size_t k)
    {
        const auto at = [&](std::size_t c) {
            const Isosurface::Point& p = m_out.points[static_cast<std::size_t>(corners[c])];
            const Vec3 a = placeOf(p.a, k);
            return a + (placeOf(p.b, k) - a) * static_cast<double>(p.t);
        };
        const Vec3 p = at(1) - at(0), q = at(2) - at(0);
        const Vec3 normal{p.y * q.z - p.z * q.y, p.z * q.x - p.x * q.z, p.x * q.y - p.y * q.x};
        if (dot(normal, upwards) > 0.0)
            std::swap(corners[1], corners[2]);
        m_out.triangles.insert(m_out.triangles.end(), corners.begin(), corners.end());
    }
    /// In the prisms above a level, whose height does not matter here.
    [[nodiscard]] Vec3 placeOf(std::uint32_t node, std::size_t k) const
    {
        constexpr double rise = 0.02;
        return m_places[node % m_data.cells()] * (node / m_data.cells() == k ? 1.0 : 1.0 + rise);
    }
    std::int32_t point(std::uint32_t a, std::uint32_t b, std::size_t k)
    {
        if (a > b)
            std::swap(a, b);
        const std::size_t cells = m_data.cells();
        auto& kept = a / cells != b / cells ? m_here : a / cells == k ? m_below : m_above;
        const auto [it, isNew] = kept.try_emplace(static_cast<std::uint64_t>(a) << 32U | b, static_cast<std::int32_t>(m_out.points.size()));
        if (isNew)
            m_out.points.push_back({a, b, std::clamp((m_value - valueOf(a)) / (valueOf(b) - valueOf(a)), 0.0F, 1.0F)});
        return it->second;
    }

    using Edges = std::unordered_map<std::uint64_t, std::int32_t>;
    const VolumeData& m_data;
    float m_value;
    std::vector<Vec3> m_places;     ///< of the cells
    Edges m_below, m_here, m_above; ///< points on edges within the lower level, between the two, within the upper
    Isosurface m_out;
};

} // namespace

Isosurface cellSurface(const VolumeData& data, double value, const std::stop_token& stop)
{
    PrismMarcher marcher(data, value);
    for (std::size_t k = 0; k + 1 < data.nz; ++k) {
        if (stop.stop_requested())
            return {};
        marcher.level(k);
    }
    return marcher.take();
}

} // namespace terrella::earth
