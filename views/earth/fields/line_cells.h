// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "pipelines/data/sphere_area.h"
#include "views/earth/fields/cell_weights.h"

#include <span>

namespace terrella::earth {

/// How the values at some places come from the cells of a grid, and the box of rows and columns that holds them: bilinear on grids of latitudes and
/// longitudes, the nearest cell's value on others; nothing outside.
class LineCells {
public:
    LineCells(const Grid& grid, std::size_t meshStep, std::span<const SpherePlace> places);

    [[nodiscard]] bool isBilinear() const { return m_isBilinear; }
    /// None of the places lies on the grid.
    [[nodiscard]] bool isEmpty() const { return m_rows == 0; }
    [[nodiscard]] std::size_t firstRow() const { return m_firstRow; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t firstColumn() const { return m_firstColumn; }
    [[nodiscard]] std::size_t columns() const { return m_columns; }

    /// box: rows() × columns() values. Where some of the four cells are missing the others count for them, unless they are fewer than half by
    /// weight: then the value is missing.
    void sample(std::span<const float> box, std::span<float> out) const;

private:
    std::vector<CellWeights::Source> m_sources; ///< cells counted in the box
    bool m_isBilinear = false;
    std::size_t m_firstRow = 0, m_rows = 0, m_firstColumn = 0, m_columns = 0;
};

} // namespace terrella::earth
