// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_mesh.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace terrella::earth {

/// What is seen of the Earth, and how finely.
struct SeenBox {
    double west = -180.0, east = 180.0; ///< east may lie beyond 180; a full turn: all
    double south = -90.0, north = 90.0;
    double degreesPerPixel = 0.25; ///< where it is finest
    bool operator==(const SeenBox&) const = default;
    /// With what is read around it, so that a small step aside shows nothing else.
    [[nodiscard]] SeenBox widened() const;
    /// The box holds the other, as finely within a factor of two.
    [[nodiscard]] bool holds(const SeenBox& other) const;
};

/// What of a field is read for a picture: every cell, blocks of cells made into one, or those of a box. Counted in cells of the grid. Grids of
/// latitudes and longitudes, and those placed by their axes; of others all cells, or those of a box. A value.
struct FieldPart {
    std::size_t every = 1;  ///< side of the blocks, cells
    std::size_t row = 0;    ///< the first
    std::size_t column = 0; ///< the first; columns that run past a full turn go on with the first of the grid
    std::size_t rows = 0;   ///< 0: all, also of columns
    std::size_t columns = 0;
    std::optional<SeenBox> box; ///< of grids without rows of latitudes: see MeshPart

    [[nodiscard]] bool isAll() const { return rows == 0 && !box; }
    [[nodiscard]] bool isExact() const { return every == 1; }
    /// Of the values, where rows and columns are told.
    [[nodiscard]] std::size_t height() const { return (rows + every - 1) / every; }
    [[nodiscard]] std::size_t width() const { return (columns + every - 1) / every; }
    bool operator==(const FieldPart&) const = default;
};

/// The blocks of that side over the whole grid; all cells where every is 1.
FieldPart wholePart(const Grid& grid, std::size_t every);
/// Whether a box of the grid's cells can be read by itself.
bool hasParts(const Grid& grid);

/// Side of the blocks with which the grid has about as many columns as there are pixels round the Earth: 1, 2, 4, 8, …; never one that leaves more
/// than `mostCells`.
std::size_t blockSide(const Grid& grid, double degreesPerPixel, std::size_t mostCells);
/// The cells of a box, in blocks as fine as the screen; nothing where the box lies beside the grid.
std::optional<FieldPart> partSeen(const Grid& grid, const SeenBox& box, std::size_t mostCells);

/// The grid that the values of a part lie on: middles of the blocks.
Grid partGrid(const Grid& grid, const FieldPart& part);
/// Weights of the rows of a part, one for each row of cells: cosines of the latitude, never 0.
std::vector<float> rowWeights(const Grid& grid, std::size_t row, std::size_t rows);
TextureLayout textureLayout(const Grid& grid, const FieldPart& part);
/// Degrees between the points of a part's surface: flat pieces between them lie below the sphere, which is seen from near by.
double meshStepDeg(const Grid& grid, const FieldPart& part);
/// The surface of a part; `without`: a part of the same grid that is left out, because it is drawn by itself.
FieldMesh fieldMesh(const Projection& projection, const Grid& grid, std::size_t step, const FieldPart& part, const FieldPart* without = nullptr,
    double meshDeg = 1.0);
/// Where in the part's values a cell of the grid stands; nothing outside.
std::optional<std::size_t> placeIn(const Grid& grid, const FieldPart& part, const CellIndex& cell);

/// How a block becomes one value: the mean of its cells with values, weighted by area; for classes the value that most of them have; for what has no
/// mean, as directions, the cell in the middle.
enum class Blocks { Mean, Mode, Middle };
Blocks blocksOf(const Variable& variable);
/// Rows of cells become rows of blocks. weights: one for each row of cells. A block without any value is NaN.
void reduceBlocks(
    std::span<const float> cells, std::size_t columns, std::span<const float> weights, std::size_t every, Blocks how, std::span<float> out);

} // namespace terrella::earth
