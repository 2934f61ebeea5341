// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "views/earth/fields/field_part.h"

#include <span>
#include <stop_token>

namespace terrella::earth {

struct FieldAt;

/// Reads one field of a cube, or parts of it, in rows that the file gives together: never more in memory than those and the answer. Values are as the
/// file has them, unless they come of reduceFrom(). Used within one call.
class PartReader {
public:
    PartReader(const Cube& cube, int variable, const FieldAt& at);

    Result<void> readAll(std::span<float> out) const;
    Result<void> readCell(const CellIndex& cell, std::span<float> out) const;
    /// Whether the file must decode the whole field for a part of it.
    [[nodiscard]] bool readsAllFor(const FieldPart& part) const;
    /// Whether rows can be read without their neighbours.
    [[nodiscard]] bool canThin(const FieldPart& part) const;
    /// The row and column in the middle of each block.
    Result<void> thin(const FieldPart& part, std::span<float> out, const std::stop_token& stop) const;
    /// Rows for about so many bytes at once.
    Result<void> readBands(const FieldPart& part, std::size_t bytes, std::span<float> out, const std::stop_token& stop) const;
    /// From the whole field.
    void reduceFrom(std::span<const float> all, const FieldPart& part, std::span<float> out);
    [[nodiscard]] bool isInShownUnits() const { return m_isReduced; }

private:
    Result<void> readRows(std::size_t row, std::size_t rows, const FieldPart& part, std::span<float> out) const;
    void reduce(std::span<const float> cells, std::size_t columns, std::span<const float> weights, const FieldPart& part, std::span<float> out) const;

    const Cube& m_cube;
    int m_variable;
    const Grid& m_grid;
    Window m_window; ///< of the field
    int m_y, m_x;    ///< dimensions; −1
    Blocks m_how;
    bool m_isReduced = false;
};

} // namespace terrella::earth
