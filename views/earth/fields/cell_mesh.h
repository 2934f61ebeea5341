// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/mesh_builder.h"

namespace terrella::earth {

/// Draws every cell of a curvilinear, projected or unstructured grid as its own patch; all its corners show one texel. Corners lie midway between
/// centres, and half a cell outside at the rim. Unstructured cells are squares of the mean cell size around their centres.
void addCells(MeshBuilder& builder, const Projection& projection, const Grid& grid, std::size_t step);
/// The same for some cells (row · nx + column) of a grid with rows and columns that stays in its place; one texel after the other is theirs.
void addCells(
    MeshBuilder& builder, const Projection& projection, const Grid& grid, std::span<const std::uint32_t> cells, const TextureLayout& layout);

/// The cell whose centre is nearest, if the place is no farther from it than a cell's diagonal.
std::optional<CellIndex> nearestCell(const Grid& grid, double lonDeg, double latDeg, std::size_t step);

} // namespace terrella::earth
