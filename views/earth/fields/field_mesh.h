// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "views/earth/projection.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace terrella::earth {

/// Triangles with texture coordinates, ready for the graphics card.
struct FieldMesh {
    std::vector<float> points;  ///< x, y, z
    std::vector<float> texture; ///< u, v for each point
    std::vector<std::int32_t> triangles;
    std::vector<std::int32_t> coarse; ///< fewer between the same points, for a view from afar; empty: there are none
    float coarseOff = 0.0F;           ///< by them a place lies at most so far, in scene units, from where it belongs

    [[nodiscard]] std::size_t size() const { return points.size() / 3; }
};

/// How the cells of a field become the texels of a texture, row by row; unstructured cells are folded into rows.
struct TextureLayout {
    std::size_t columns = 0; ///< columns of the field that are drawn: those beyond a full turn are left out
    std::size_t rows = 0;
    bool periodic = false; ///< one column of the other side is added left and right, so that colours run on across the seam
    bool smooth = false;   ///< colours run from cell to cell (latitudes and longitudes, planes); otherwise every cell is one patch

    [[nodiscard]] std::size_t width() const { return columns + (periodic ? 2 : 0); }
};

/// Increasing or decreasing coordinate values of cell centres; longitudes are unwrapped to run one way.
class CellAxis {
public:
    CellAxis() = default;
    CellAxis(std::vector<double> values, bool isLongitude);

    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    /// Position of a coordinate in units of cells: k at the centre of cell k, k ± 0.5 at its edges.
    [[nodiscard]] double indexOf(double value) const;
    [[nodiscard]] double lowEdge() const;
    [[nodiscard]] double highEdge() const;
    /// Between the cells k − 1 and k; 0 and size(): the outer edges. Beyond size(): of the next turn.
    [[nodiscard]] double edgeBefore(std::size_t k) const;
    [[nodiscard]] bool isRegular() const { return m_regular; }
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    /// Longitudes: columns of one full turn, and whether they close it.
    [[nodiscard]] std::size_t columnsOfOneTurn() const;
    [[nodiscard]] bool closesTurn() const;

private:
    [[nodiscard]] double stepAt(std::size_t k) const;
    std::vector<double> m_values;
    bool m_regular = false;
};

TextureLayout textureLayout(const Grid& grid);
/// The surface that a field on this grid covers. step: which mesh of a moving grid. meshDeg: degrees between its points on grids of latitudes and
/// longitudes.
FieldMesh fieldMesh(const Projection& projection, const Grid& grid, std::size_t step = 0, double meshDeg = 1.0);
/// The whole Earth, texture from 180°W to 180°E and 90°S to 90°N.
FieldMesh wholeEarth(const Projection& projection);
/// A part of it, likewise from west to east (east above west, at most one turn) and south to north.
FieldMesh earthPart(const Projection& projection, double west, double east, double south, double north);

/// The cell that holds a place, or nothing outside the grid.
struct CellIndex {
    std::size_t j = 0;
    std::size_t i = 0;
};
std::optional<CellIndex> cellAt(const Grid& grid, double lonDeg, double latDeg, std::size_t step = 0);

} // namespace terrella::earth
