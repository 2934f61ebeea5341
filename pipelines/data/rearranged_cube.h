// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

namespace terrella {

/// Which row and column of a field each row and column of another one is. Empty: all as they are.
struct CellOrder {
    std::vector<std::size_t> rows, columns;
    [[nodiscard]] bool isIdentity() const { return rows.empty() && columns.empty(); }
    bool operator==(const CellOrder&) const = default;
};

/// The grid with its rows and columns in another order.
Grid rearranged(const Grid& grid, const CellOrder& order);

/// A cube whose variables on one grid are seen with their rows and columns in another order. Variables keep their places.
class RearrangedCube final : public Cube {
public:
    /// grid: index of the grid that is rearranged; like: what it is then, cell for cell, whose coordinates it gets; y, x: the axes of that.
    RearrangedCube(std::shared_ptr<const Cube> cube, int grid, CellOrder order, const Grid& like, const Axis& y, const Axis& x);
    Result<void> read(int variable, const Window& window, std::span<float> out) const override;
    [[nodiscard]] std::size_t rowsReadTogether(int variable) const override { return m_cube->rowsReadTogether(variable); }
    [[nodiscard]] std::size_t stepsReadTogether(int variable) const override { return m_cube->stepsReadTogether(variable); }

private:
    const std::shared_ptr<const Cube> m_cube;
    const int m_grid;
    const CellOrder m_order;
};

} // namespace terrella
