// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/polygon.h"
#include "views/earth/fields/field_mesh.h"
#include "views/earth/map_lines.h"

#include <array>
#include <functional>
#include <optional>
#include <span>

namespace terrella::earth {

/// Part of a polygon between two parallels: south-west, south-east, north-east, north-west; two corners may be one.
struct PolygonPiece {
    std::array<double, 4> lon{}; ///< relative to the middle meridian, −180 … 180
    std::array<double, 4> lat{};
};
/// Cuts a polygon, whose edges are straight in longitude and latitude, into pieces that do not overlap and are no larger than a cell of a lattice of
/// `spacing` degrees (a whole number of them makes a turn). The meridian opposite the middle is one of its lines, so that no piece lies across it.
void cutPolygon(const Polygon& polygon, double middleLonDeg, double spacing, const std::function<void(const PolygonPiece&)>& visit);

/// Edges of polygons as they lie on a projection. Those that only close a shape at a pole, or divide it at the dateline, are no outline.
struct PolygonOutlines {
    SceneLines lines;
    std::vector<std::uint32_t> rows; ///< for each point of the lines
};
PolygonOutlines polygonOutlines(const Projection& projection, std::span<const Polygon> polygons);

/// The polygons as they lie on a projection. Each takes its colour from a texel of its own: row k from column k % columns of row k / columns.
struct PolygonMesh {
    static constexpr std::size_t columns = 1024;
    FieldMesh mesh;
    PolygonOutlines outlines;
    std::size_t rows = 0;
    [[nodiscard]] std::size_t textureWidth() const { return std::max<std::size_t>(1, std::min(rows, columns)); }
    [[nodiscard]] std::size_t textureHeight() const { return std::max<std::size_t>(1, (rows + columns - 1) / columns); }
};
PolygonMesh polygonMesh(const Projection& projection, std::span<const Polygon> polygons);

} // namespace terrella::earth
