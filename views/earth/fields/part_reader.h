// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "views/earth/fields/field_part.h"

#include <span>
#include <stop_token>

namespace terrella::earth {

struct FieldAt;

/// About how much of the file must be unpacked for a part of one field.
double bytesUnpackedFor(const Cube& cube, int variable, const FieldPart& part);

/// Reads one field of a cube, or parts of it, in rows that the file gives together: never more in memory than those and the answer. Values are as the
/// file has them, unless they come of reduceFrom(). Used within one call.
class PartReader {
public:
    PartReader(const Cube& cube, int variable, const FieldAt& at);

    Result<void> readAll(std::span<float> out) const;
    Result<void> readCell(const CellIndex& cell, std::span<float> out) const;
    /// One column of the grid, as many values as it has rows.
    Result<void> readColumn(std::size_t column, std::span<float> out) const;
    /// Whether the file must decode the whole field for a part of it.
    [[nodiscard]] bool readsAllFor(const FieldPart& part) const;
    /// Whether rows can be read without their neighbours.
    [[nodiscard]] bool canThin(const FieldPart& part) const;
    /// The row and column in the middle of each block.
    Result<void> thin(const FieldPart& part, std::span<float> out, const std::stop_token& stop) const;
    /// Rows for about so many bytes at once.
    Result<void> readBands(const FieldPart& part, std::size_t bytes, std::span<float> out, const std::stop_token& stop) const;
    /// Whether several time steps of a part can be read at once.
    [[nodiscard]] bool canReadSteps() const { return m_time >= 0 && m_time < m_y && m_y < m_x; }
    /// Rows of a part that the file gives together without unpacking any twice: a whole number of blocks.
    [[nodiscard]] std::size_t bandOf(const FieldPart& part) const;
    /// The part at each of some time steps, from `first` on, in bands of bandOf() rows.
    Result<void> readSteps(const FieldPart& part, std::size_t first, std::span<const std::span<float>> out, const std::stop_token& stop) const;
    /// From the whole field.
    void reduceFrom(std::span<const float> all, const FieldPart& part, std::span<float> out);
    [[nodiscard]] bool isInShownUnits() const { return m_isReduced; }

private:
    Result<void> readRows(Window window, std::size_t row, std::size_t rows, const FieldPart& part, std::span<float> out) const;
    void reduce(std::span<const float> cells, std::size_t columns, std::span<const float> weights, const FieldPart& part, std::span<float> out) const;

    const Cube& m_cube;
    int m_variable;
    const Grid& m_grid;
    Window m_window;      ///< of the field
    int m_time, m_y, m_x; ///< dimensions; −1: none
    Blocks m_how;
    bool m_isReduced = false;
};

} // namespace terrella::earth
