// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_part.h"

#include <cstdint>
#include <vector>

namespace terrella::earth {

/// What is drawn of a mesh that has more cells than the screen shows and no rows of latitude and longitude: the cells of a part of the Earth where
/// they are not too many, else boxes of the cells whose middles lie in them. Immutable.
class MeshPart {
public:
    /// box: what is seen; all of the Earth, or more: the whole mesh in boxes.
    MeshPart(const Grid& grid, const SeenBox& box, std::size_t mostCells, std::size_t mostBoxes);

    /// Of what is drawn.
    [[nodiscard]] const Grid& grid() const { return m_grid; }
    /// Side of the boxes; 0: every cell is drawn.
    [[nodiscard]] double boxDeg() const { return m_boxDeg; }
    /// What is drawn as a surface. whole: the grid that it was made of, whose cells keep their shapes where it has rows and columns.
    [[nodiscard]] FieldMesh surface(const Projection& projection, const Grid& whole) const;
    /// From the values of all cells to those that are drawn.
    void take(std::span<const float> cells, Blocks how, std::span<float> out) const;

private:
    void gather(const Grid& grid, const SeenBox& box);
    void arrange(const Grid& grid, const SeenBox& box, double spacingDeg);
    void fillGaps(double spacingDeg, bool isRound);

    Grid m_grid;
    double m_boxDeg = 0.0;
    std::vector<std::uint32_t> m_cells;  ///< the cells drawn; in the order of their boxes
    std::vector<std::uint32_t> m_begins; ///< boxes: where the cells of each begin; one more at the end
    std::vector<std::uint32_t> m_from;   ///< boxes: the box that an empty one takes its value from; itself, or none
};

/// Whether a grid is drawn by such parts where it is large: curvilinear, projected or without order, and it stays in its place.
bool hasMeshParts(const Grid& grid);
/// Mean distance between neighbours, degrees, as if the cells were spread evenly over what they cover.
double meshSpacing(const Grid& grid);
/// The cell whose middle is nearest, not farther than `reachDeg`: one pass over all. Not for the GUI thread.
std::optional<CellIndex> nearestOf(const Grid& grid, double lonDeg, double latDeg, double reachDeg);

} // namespace terrella::earth
