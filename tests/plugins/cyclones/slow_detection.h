// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/cyclones/kernels/detection.h"

#include <algorithm>
#include <limits>
#include <map>
#include <queue>
#include <set>

namespace terrella::test {

/// Detection once more, written as plainly as the method reads: sets, maps, no tables. The judge of the fast one.
class SlowDetection {
public:
    struct Grid {
        std::vector<double> lat, lon; ///< per row and column, or per cell
        std::size_t ny = 0, nx = 0;
        bool regular = true, periodic = true, diagonal = false;
    };

    explicit SlowDetection(Grid grid) : m_grid(std::move(grid))
    {
        for (std::size_t j = 0; j < m_grid.ny; ++j) {
            for (std::size_t i = 0; i < m_grid.nx; ++i)
                connect(j, i);
        }
    }

    [[nodiscard]] double latOf(std::uint32_t cell) const { return m_grid.lat[m_grid.regular ? cell / m_grid.nx : cell]; }
    [[nodiscard]] double lonOf(std::uint32_t cell) const { return m_grid.lon[m_grid.regular ? cell % m_grid.nx : cell]; }

    [[nodiscard]] std::vector<std::uint32_t> candidates(const cyclones::Criteria& criteria, std::span<const float* const> fields) const
    {
        const float* field = fields[static_cast<std::size_t>(criteria.searchField)];
        std::set<std::uint32_t> found;
        for (const auto& [cell, around] : m_neighbours) {
            bool extreme = field[cell] == field[cell];
            for (const std::uint32_t other : around)
                extreme = extreme && !(criteria.maxima ? field[other] > field[cell] : field[other] < field[cell]);
            if (extreme && std::abs(latOf(cell)) >= criteria.leastAbsLatDeg && (!criteria.box || criteria.box->contains(lonOf(cell), latOf(cell))))
                found.insert(cell);
        }
        std::set<std::uint32_t> alone;
        for (const std::uint32_t cell : found) {
            bool beaten = false;
            for (const std::uint32_t other : found) {
                const bool better = criteria.maxima ? field[other] > field[cell] : field[other] < field[cell];
                const bool earlier = criteria.mergeEqual && field[other] == field[cell] && other < cell;
                if (criteria.mergeDistanceDeg > 0.0 && other != cell && distance(cell, other) <= criteria.mergeDistanceDeg && (better || earlier))
                    beaten = true;
            }
            if (!beaten)
                alone.insert(cell);
        }
        std::vector<std::uint32_t> out;
        for (const std::uint32_t cell : alone) {
            bool good = true;
            for (const auto& contour : criteria.closed)
                good = good && isClosed(contour, fields, cell);
            for (const auto& contour : criteria.notClosed)
                good = good && !isClosed(contour, fields, cell);
            if (good)
                out.push_back(cell);
        }
        return out;
    }

    [[nodiscard]] double largestWithin(
        const cyclones::Expression& field, std::span<const float* const> fields, std::uint32_t cell, double radius) const
    {
        double best = -std::numeric_limits<double>::infinity();
        for (const std::uint32_t other : within(cell, radius))
            best = std::fmax(best, static_cast<double>(field.value(fields, other)));
        return best;
    }

private:
    [[nodiscard]] bool isPole(std::size_t j) const { return m_grid.regular && std::abs(m_grid.lat[j]) == 90.0; }
    [[nodiscard]] std::uint32_t cellAt(std::size_t j, std::size_t i) const { return static_cast<std::uint32_t>(j * m_grid.nx + (isPole(j) ? 0 : i)); }

    void join(std::uint32_t a, std::uint32_t b)
    {
        if (a != b && std::ranges::find(m_neighbours[a], b) == m_neighbours[a].end())
            m_neighbours[a].push_back(b);
    }

    void connect(std::size_t j, std::size_t i)
    {
        const std::uint32_t here = cellAt(j, i);
        m_neighbours[here];
        const auto ny = static_cast<int>(m_grid.ny);
        const auto nx = static_cast<int>(m_grid.nx);
        for (const auto& [dj, di] : std::vector<std::pair<int, int>>{{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}}) {
            if (dj != 0 && di != 0 && !m_grid.diagonal)
                continue;
            const int row = static_cast<int>(j) + dj;
            int column = static_cast<int>(i) + di;
            const bool wraps = m_grid.regular && m_grid.periodic;
            const bool loose = m_grid.regular && !m_grid.periodic && !m_grid.diagonal && (i == 0 || static_cast<int>(i) == nx - 1);
            if (row < 0 || row >= ny || (di != 0 && (isPole(j) || loose)))
                continue;
            if (wraps)
                column = (column + nx) % nx;
            if (column < 0 || column >= nx)
                continue;
            const std::uint32_t there = cellAt(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
            join(here, there);
            if (isPole(static_cast<std::size_t>(row)))
                join(there, here);
        }
    }

    [[nodiscard]] double distance(std::uint32_t a, std::uint32_t b) const { return cyclones::greatCircleDeg(lonOf(a), latOf(a), lonOf(b), latOf(b)); }

    /// In the order of a breadth-first walk.
    [[nodiscard]] std::vector<std::uint32_t> within(std::uint32_t cell, double radius) const
    {
        std::vector<std::uint32_t> out;
        std::set<std::uint32_t> visited;
        std::queue<std::uint32_t> queue;
        queue.push(cell);
        while (!queue.empty()) {
            const std::uint32_t at = queue.front();
            queue.pop();
            if (!visited.insert(at).second || (at != cell && distance(cell, at) > radius))
                continue;
            out.push_back(at);
            for (const std::uint32_t other : m_neighbours.at(at))
                queue.push(other);
        }
        return out;
    }

    [[nodiscard]] bool isClosed(const cyclones::ClosedContour& contour, std::span<const float* const> fields, std::uint32_t cell) const
    {
        std::uint32_t origin = cell;
        if (contour.offsetDeg > 0.0) {
            for (const std::uint32_t other : within(cell, contour.offsetDeg)) {
                const float value = contour.field.value(fields, other);
                const float best = contour.field.value(fields, origin);
                if (contour.delta > 0.0 ? value < best : value > best)
                    origin = other;
            }
        }
        const double start = static_cast<double>(contour.field.value(fields, origin));
        std::set<std::uint32_t> visited;
        std::queue<std::uint32_t> queue;
        queue.push(origin);
        while (!queue.empty()) {
            const std::uint32_t at = queue.front();
            queue.pop();
            if (!visited.insert(at).second)
                continue;
            if (distance(origin, at) > contour.distanceDeg)
                return false;
            const double value = static_cast<double>(contour.field.value(fields, at));
            if ((contour.delta > 0.0 && value - start >= contour.delta) || (contour.delta < 0.0 && start - value >= -contour.delta))
                continue;
            for (const std::uint32_t other : m_neighbours.at(at))
                queue.push(other);
        }
        return true;
    }

    Grid m_grid;
    std::map<std::uint32_t, std::vector<std::uint32_t>> m_neighbours;
};

} // namespace terrella::test
