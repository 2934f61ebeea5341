// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/isosurface.h"

#include <vtkMarchingCubesTriangleCases.h>

#include <array>
#include <cmath>

namespace terrella::earth {

namespace {

// VTK's order of corners and edges.
constexpr std::array<std::array<int, 3>, 8> kCorners{{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 1}, {1, 1, 1}, {0, 1, 1}}};
constexpr std::array<std::array<std::size_t, 2>, 12> kEdges{
    {{0, 1}, {1, 2}, {3, 2}, {0, 3}, {4, 5}, {5, 6}, {7, 6}, {4, 7}, {0, 4}, {1, 5}, {3, 7}, {2, 6}}};

/// Points on the edges that leave each node of two neighbouring levels towards the next column, row and level.
class EdgePoints {
public:
    explicit EdgePoints(std::size_t cells) : m_cells(cells), m_of(3 * 2 * cells, -1) {}
    std::int32_t& at(std::size_t axis, std::size_t level, std::size_t cell) { return m_of[(axis * 2 + level % 2) * m_cells + cell]; }
    /// What the level held before is done with.
    void forget(std::size_t level)
    {
        for (std::size_t axis = 0; axis < 3; ++axis)
            std::fill_n(m_of.begin() + static_cast<std::ptrdiff_t>((axis * 2 + level % 2) * m_cells), m_cells, -1);
    }

private:
    std::size_t m_cells;
    std::vector<std::int32_t> m_of;
};

class Marcher {
public:
    Marcher(const VolumeData& data, double value) : m_data(data), m_value(static_cast<float>(value)), m_edges(data.cells()) {}

    void level(std::size_t k)
    {
        m_edges.forget(k + 1);
        const std::size_t columns = m_data.wraps ? m_data.nx : m_data.nx - 1;
        for (std::size_t j = 0; j + 1 < m_data.ny; ++j)
            for (std::size_t i = 0; i < columns; ++i)
                cube(i, j, k);
    }
    Isosurface take() { return std::move(m_out); }

private:
    void cube(std::size_t i, std::size_t j, std::size_t k)
    {
        std::array<std::size_t, 8> cells{};
        std::array<float, 8> values{};
        unsigned index = 0;
        for (std::size_t c = 0; c < 8; ++c) {
            const auto [di, dj, dk] = kCorners[c];
            const std::size_t column = i + static_cast<std::size_t>(di);
            cells[c] = (j + static_cast<std::size_t>(dj)) * m_data.nx + (column == m_data.nx ? 0 : column);
            values[c] = m_data.values[(k + static_cast<std::size_t>(dk)) * m_data.cells() + cells[c]];
            if (!std::isfinite(values[c]))
                return;
            index |= values[c] >= m_value ? 1U << c : 0U;
        }
        if (index == 0 || index == 255)
            return;
        const int* edge = vtkMarchingCubesTriangleCases::GetCases()[index].edges;
        for (; *edge >= 0; edge += 3) {
            std::array<std::int32_t, 3> corner{};
            for (std::size_t e = 0; e < 3; ++e)
                corner[e] = point(static_cast<std::size_t>(edge[e]), k, cells, values);
            m_out.triangles.insert(m_out.triangles.end(), corner.begin(), corner.end());
        }
    }
    std::int32_t point(std::size_t edge, std::size_t k, const std::array<std::size_t, 8>& cells, const std::array<float, 8>& values)
    {
        const auto [from, to] = kEdges[edge];
        const std::size_t axis = kCorners[from][0] != kCorners[to][0] ? 0 : kCorners[from][1] != kCorners[to][1] ? 1 : 2;
        const std::size_t level = k + static_cast<std::size_t>(kCorners[from][2]), upper = k + static_cast<std::size_t>(kCorners[to][2]);
        std::int32_t& kept = m_edges.at(axis, level, cells[from]);
        if (kept < 0) {
            kept = static_cast<std::int32_t>(m_out.points.size());
            const float t = (m_value - values[from]) / (values[to] - values[from]);
            m_out.points.push_back({static_cast<std::uint32_t>(level * m_data.cells() + cells[from]),
                static_cast<std::uint32_t>(upper * m_data.cells() + cells[to]), std::clamp(t, 0.0F, 1.0F)});
        }
        return kept;
    }

    const VolumeData& m_data;
    float m_value;
    EdgePoints m_edges;
    Isosurface m_out;
};

} // namespace

Isosurface isosurface(const VolumeData& data, double value, const std::stop_token& stop)
{
    if (data.grid.kind == GridKind::Cells)
        return data.triangles && data.nz > 1 ? cellSurface(data, value, stop) : Isosurface();
    if (data.nx < 2 || data.ny < 2 || data.nz < 2)
        return {};
    Marcher marcher(data, value);
    for (std::size_t k = 0; k + 1 < data.nz; ++k) {
        if (stop.stop_requested())
            return {};
        marcher.level(k);
    }
    return marcher.take();
}

} // namespace terrella::earth
