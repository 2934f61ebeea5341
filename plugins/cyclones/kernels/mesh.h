// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/cyclones/kernels/sphere.h"

#include <cstdint>
#include <span>
#include <vector>

namespace terrella::cyclones {

/// Which cells touch which, and where they lie. A field is row-major: cell = j * nx + i. Immutable; any thread.
///
/// Neighbours are the cells above, below, left and right (and the diagonal ones where asked for). A row at a pole is one
/// single cell, index (j, 0), that touches the whole next row. On a regional regular grid with four neighbours the first
/// and last column have no neighbours along the row, while the columns beside them do touch them: that is how
/// TempestExtremes links regional grids (DetectNodes --regional).
class Mesh {
public:
    /// Regular grid: ny latitudes and nx longitudes in degrees, either way up.
    static Mesh latLon(std::span<const double> lat, std::span<const double> lon, bool periodic, bool diagonal);
    /// Any grid of quadrilaterals: ny*nx latitudes and longitudes in degrees.
    static Mesh curvilinear(std::span<const double> lat, std::span<const double> lon, std::size_t ny, std::size_t nx, bool diagonal);

    [[nodiscard]] std::size_t ny() const { return m_ny; }
    [[nodiscard]] std::size_t nx() const { return m_nx; }
    [[nodiscard]] std::size_t size() const { return m_ny * m_nx; }
    [[nodiscard]] bool isSeparable() const { return m_separable; }
    [[nodiscard]] bool isPeriodic() const { return m_periodic; }
    [[nodiscard]] bool isDiagonal() const { return m_diagonal; }
    [[nodiscard]] bool isPoleRow(std::size_t j) const { return (m_firstIsPole && j == 0) || (m_lastIsPole && j + 1 == m_ny); }
    /// First and last column without neighbours along the row.
    [[nodiscard]] bool hasLooseEdges() const { return m_separable && !m_periodic && !m_diagonal; }

    [[nodiscard]] double latDeg(std::uint32_t cell) const { return m_lat[m_separable ? cell / m_nx : cell]; }
    [[nodiscard]] double lonDeg(std::uint32_t cell) const { return m_lon[m_separable ? cell % m_nx : cell]; }
    [[nodiscard]] double rowLatDeg(std::size_t j) const { return m_lat[j]; } ///< separable grids

    /// Calls visit(neighbour) in a fixed order: row above, row below, left, right, then the diagonals.
    template <class Visit>
    void forNeighbours(std::uint32_t cell, Visit&& visit) const
    {
        const auto nx = static_cast<std::uint32_t>(m_nx);
        const std::uint32_t j = cell / nx;
        const std::uint32_t i = cell - j * nx;
        if (isPoleRow(j)) {
            if (m_ny > 1) {
                const std::uint32_t row = (j == 0 ? 1 : j - 1) * nx;
                for (std::uint32_t k = 0; k < nx; ++k)
                    visit(row + k);
            }
            return;
        }
        const bool up = j > 0;
        const bool down = j + 1 < m_ny;
        const bool upIsPole = up && isPoleRow(j - 1);
        const bool downIsPole = down && isPoleRow(j + 1);
        if (up)
            visit(upIsPole ? (j - 1) * nx : cell - nx);
        if (down)
            visit(downIsPole ? (j + 1) * nx : cell + nx);
        const bool atLeft = i == 0;
        const bool atRight = i + 1 == nx;
        bool left = !atLeft || m_periodic;
        bool right = !atRight || m_periodic;
        if (hasLooseEdges() && (atLeft || atRight))
            left = right = false;
        const std::uint32_t leftCell = atLeft ? cell + nx - 1 : cell - 1;
        const std::uint32_t rightCell = atRight ? cell + 1 - nx : cell + 1;
        if (left)
            visit(leftCell);
        if (right)
            visit(rightCell);
        if (!m_diagonal)
            return;
        if (left && up && !upIsPole)
            visit(leftCell - nx);
        if (right && up && !upIsPole)
            visit(rightCell - nx);
        if (left && down && !downIsPole)
            visit(leftCell + nx);
        if (right && down && !downIsPole)
            visit(rightCell + nx);
    }

private:
    friend class DistanceFrom;
    Mesh() = default;
    void prepare();

    std::size_t m_ny = 0;
    std::size_t m_nx = 0;
    bool m_separable = true;
    bool m_periodic = false;
    bool m_diagonal = false;
    bool m_firstIsPole = false;
    bool m_lastIsPole = false;
    std::vector<double> m_lat, m_lon; ///< degrees: per row and column, or per cell
    std::vector<double> m_sinLat, m_cosLat, m_lonRad;
};

/// Cosines of central angles from one cell to others; on a regular grid one cosine per column, computed once. One thread.
class DistanceFrom {
public:
    explicit DistanceFrom(const Mesh& mesh);
    void setOrigin(std::uint32_t cell);

    [[nodiscard]] double cosine(std::uint32_t cell)
    {
        const Mesh& m = *m_mesh;
        if (!m.m_separable)
            return m_sin * m.m_sinLat[cell] + m_cos * m.m_cosLat[cell] * std::cos(m.m_lonRad[cell] - m_lonRad);
        const auto nx = static_cast<std::uint32_t>(m.m_nx);
        const std::uint32_t j = cell / nx;
        const std::uint32_t i = cell - j * nx;
        if (m_stamp[i] != m_epoch) {
            m_stamp[i] = m_epoch;
            m_cosLon[i] = std::cos(m.m_lonRad[i] - m_lonRad);
        }
        return m_sin * m.m_sinLat[j] + m_cos * m.m_cosLat[j] * m_cosLon[i];
    }
    [[nodiscard]] double degrees(std::uint32_t cell) { return degreesOfCosine(cosine(cell)); }

private:
    const Mesh* m_mesh;
    double m_sin = 0.0, m_cos = 1.0, m_lonRad = 0.0;
    std::uint32_t m_epoch = 0;
    std::vector<double> m_cosLon;
    std::vector<std::uint32_t> m_stamp;
};

/// "Farther than": decided by the cosine, and by the angle itself only where rounding could matter.
class Radius {
public:
    explicit Radius(double degrees) : m_degrees(degrees), m_cosine(std::cos(std::fmin(degrees, 180.0) * kRadPerDeg)) {}
    [[nodiscard]] bool isExceededBy(double cosine) const
    {
        constexpr double kDoubt = 1e-12;
        if (cosine > m_cosine + kDoubt)
            return false;
        if (cosine < m_cosine - kDoubt && m_degrees < 180.0)
            return true;
        return degreesOfCosine(cosine) > m_degrees;
    }

private:
    double m_degrees;
    double m_cosine;
};

} // namespace terrella::cyclones
