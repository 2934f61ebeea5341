// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/mesh.h"
#include "plugins/data/kernels/regrid_axes.h"

namespace terrella::data {

/// Cells with four corners each: row-major (ny + 1) * (nx + 1) corners. Not finite: a cell without place.
struct CornerMesh {
    std::size_t ny = 0;
    std::size_t nx = 0;
    std::vector<Vector3> corners;
    [[nodiscard]] std::size_t size() const { return ny * nx; }
    /// In the order round the cell.
    [[nodiscard]] Quad quad(std::size_t cell) const;
};

/// What a cell of one grid shares with one of another, as an area on the unit sphere.
struct Overlap {
    std::uint32_t cell = 0; ///< of the mesh, or of the target mesh
    std::uint32_t other = 0;
    double area = 0.0;
};

/// Overlaps of cells of a mesh with those of a regular grid, in the plane of longitude and sine of latitude, in which areas are those on the sphere,
/// cells of the regular grid are rectangles, and edges of the mesh are great circles in straight pieces, off by a ten-thousandth of an edge at
/// most. Clipping: Sutherland and Hodgman 1974. Thread-safe.
class RectangleOverlaps {
public:
    RectangleOverlaps(const AxisCells& rows, const AxisCells& columns, std::size_t columnsOfField);
    /// Appends what `quad`, the cell number `cell`, shares with each rectangle; returns its own area.
    double add(std::uint32_t cell, const Quad& quad, std::vector<Overlap>& out) const;
    /// Of the rectangle of a row and a column.
    [[nodiscard]] double area(std::size_t row, std::size_t column) const;

private:
    std::vector<double> m_rowEdges;    ///< sines, rising
    std::vector<double> m_columnEdges; ///< radians, rising
    bool m_rowsRise, m_columnsRise;
    std::size_t m_columnsOfField;
};

/// Area of a spherical polygon bounded by great circles, positive anticlockwise (seen from outside): Van Oosterom and Strackee 1983.
double polygonArea(std::span<const Vector3> polygon);

/// The part of a spherical polygon that lies in a convex quadrilateral, both bounded by great circles.
std::vector<Vector3> clipped(std::vector<Vector3> polygon, const Quad& window);

} // namespace terrella::data
