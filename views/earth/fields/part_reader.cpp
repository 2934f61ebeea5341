// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/part_reader.h"

#include "pipelines/core/worker_pool.h"
#include "views/earth/fields/field_source.h"

#include <algorithm>
#include <numeric>

namespace terrella::earth {

namespace {

constexpr int threads = 2;
constexpr std::size_t worthTwo = 400'000; ///< cells

} // namespace

double bytesUnpackedFor(const Cube& cube, int variable, const FieldPart& part)
{
    const Grid& grid = *cube.signature().gridOf(cube.signature().variables[static_cast<std::size_t>(variable)]);
    const std::size_t rows = part.isAll() ? grid.ny : part.rows, columns = part.isAll() ? grid.nx : part.columns;
    const std::size_t together = std::min(cube.rowsReadTogether(variable), grid.ny);
    const auto steps = static_cast<double>(cube.stepsReadTogether(variable));
    return 4.0 * steps * static_cast<double>(std::min(grid.ny, rows + together - 1)) * static_cast<double>(columns);
}

PartReader::PartReader(const Cube& cube, int variable, const FieldAt& at)
    : m_cube(cube),
      m_variable(variable),
      m_grid(*cube.signature().gridOf(cube.signature().variables[static_cast<std::size_t>(variable)])),
      m_window(windowOf(cube, variable, at)),
      m_time(cube.signature().dimensionOf(cube.signature().variables[static_cast<std::size_t>(variable)], AxisKind::Time)),
      m_y(cube.signature().dimensionOf(cube.signature().variables[static_cast<std::size_t>(variable)], AxisKind::Y)),
      m_x(cube.signature().dimensionOf(cube.signature().variables[static_cast<std::size_t>(variable)], AxisKind::X)),
      m_how(blocksOf(cube.signature().variables[static_cast<std::size_t>(variable)]))
{
}

Result<void> PartReader::readAll(std::span<float> out) const { return m_cube.read(m_variable, m_window, out); }

Result<void> PartReader::readCell(const CellIndex& cell, std::span<float> out) const
{
    Window window = m_window;
    for (std::size_t d = 0; d < window.count.size(); ++d) {
        if (window.count[d] == 1)
            continue;
        window.start[d] = static_cast<int>(d) == m_y ? cell.j : cell.i;
        window.count[d] = 1;
    }
    return m_cube.read(m_variable, window, out);
}

Result<void> PartReader::readColumn(std::size_t column, std::span<float> out) const
{
    Window window = m_window;
    window.start[static_cast<std::size_t>(m_x)] = column;
    window.count[static_cast<std::size_t>(m_x)] = 1;
    return m_cube.read(m_variable, window, out);
}

bool PartReader::readsAllFor(const FieldPart& part) const
{
    const std::size_t together = m_cube.rowsReadTogether(m_variable);
    if (together <= 1)
        return false;
    return 3 * std::min(m_grid.ny, (part.rows + together - 1) / together * together) >= 2 * m_grid.ny;
}

bool PartReader::canThin(const FieldPart& part) const { return m_cube.rowsReadTogether(m_variable) <= std::max<std::size_t>(1, part.every / 2); }

/// Whole rows of a part, its columns only, at the steps of the window.
Result<void> PartReader::readRows(Window window, std::size_t row, std::size_t rows, const FieldPart& part, std::span<float> out) const
{
    const auto y = static_cast<std::size_t>(m_y), x = static_cast<std::size_t>(m_x);
    const std::size_t turn = textureLayout(m_grid).columns;
    window.start[y] = row;
    window.count[y] = rows;
    window.start[x] = part.column;
    window.count[x] = std::min(part.columns, turn - part.column);
    if (window.count[x] == part.columns)
        return m_cube.read(m_variable, window, out);
    // Across the end of the rows: two boxes.
    const std::size_t left = window.count[x], right = part.columns - left, all = out.size() / part.columns;
    std::vector<float> a(all * left), b(all * right);
    TRY_DO(m_cube.read(m_variable, window, a));
    window.start[x] = 0;
    window.count[x] = right;
    TRY_DO(m_cube.read(m_variable, window, b));
    for (std::size_t j = 0; j < all; ++j) {
        std::copy_n(a.data() + j * left, left, out.data() + j * part.columns);
        std::copy_n(b.data() + j * right, right, out.data() + j * part.columns + left);
    }
    return {};
}

Result<void> PartReader::thin(const FieldPart& part, std::span<float> out, const std::stop_token& stop) const
{
    std::vector<float> row(part.columns);
    for (std::size_t b = 0; b < part.height(); ++b) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}, {}};
        TRY_DO(readRows(m_window, part.row + std::min(b * part.every + part.every / 2, part.rows - 1), 1, part, row));
        float* to = out.data() + b * part.width();
        for (std::size_t i = 0; i < part.width(); ++i)
            to[i] = row[std::min(i * part.every + part.every / 2, part.columns - 1)];
    }
    return {};
}

Result<void> PartReader::readBands(const FieldPart& part, std::size_t bytes, std::span<float> out, const std::stop_token& stop) const
{
    if (part.isExact())
        return readRows(m_window, part.row, part.rows, part, out);
    const std::size_t together = m_cube.rowsReadTogether(m_variable);
    // A whole number of blocks, and of the rows that the file gives together where that is not too much.
    std::size_t band = std::max<std::size_t>(1, bytes / sizeof(float) / part.columns);
    band = std::max(band, together);
    band = std::max(part.every, band / part.every * part.every);
    const std::vector<float> weights = rowWeights(m_grid, part.row, part.rows);
    std::vector<float> cells;
    for (std::size_t j = 0; j < part.rows; j += band) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}, {}};
        const std::size_t rows = std::min(band, part.rows - j);
        cells.resize(rows * part.columns);
        TRY_DO(readRows(m_window, part.row + j, rows, part, cells));
        reduce(cells, part.columns, std::span(weights).subspan(j, rows), part, out.subspan(j / part.every * part.width()));
    }
    return {};
}

std::size_t PartReader::bandOf(const FieldPart& part) const
{
    return std::lcm(std::clamp<std::size_t>(m_cube.rowsReadTogether(m_variable), 1, m_grid.ny), part.every);
}

Result<void> PartReader::readSteps(const FieldPart& part, std::size_t first, std::span<const std::span<float>> out, const std::stop_token& stop) const
{
    const std::size_t band = bandOf(part);
    const std::vector<float> weights = rowWeights(m_grid, part.row, part.rows);
    Window window = m_window;
    window.start[static_cast<std::size_t>(m_time)] = first;
    window.count[static_cast<std::size_t>(m_time)] = out.size();
    std::vector<float> cells;
    for (std::size_t j = 0, rows = 0; j < part.rows; j += rows) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}, {}};
        rows = std::min((part.row + j) / band * band + band - part.row - j, part.rows - j); // bands begin where those of the file do
        const std::size_t size = rows * part.columns;
        cells.resize(size * out.size());
        TRY_DO(readRows(window, part.row + j, rows, part, cells));
        for (std::size_t k = 0; k < out.size(); ++k) {
            const std::span<const float> own = std::span(cells).subspan(k * size, size);
            if (part.isExact())
                std::ranges::copy(own, out[k].data() + j * part.columns);
            else
                reduce(own, part.columns, std::span(weights).subspan(j, rows), part, out[k].subspan(j / part.every * part.width()));
        }
    }
    return {};
}

void PartReader::reduce(
    std::span<const float> cells, std::size_t columns, std::span<const float> weights, const FieldPart& part, std::span<float> out) const
{
    const std::size_t rows = weights.size(), blocks = (rows + part.every - 1) / part.every;
    const std::size_t strips = cells.size() > worthTwo ? std::min<std::size_t>(blocks, 2 * threads) : 1;
    parallelFor(strips, threads, {}, [&](std::size_t k) {
        const std::size_t from = blocks * k / strips, to = blocks * (k + 1) / strips;
        const std::size_t first = from * part.every, last = std::min(rows, to * part.every);
        reduceBlocks(cells.subspan(first * columns, (last - first) * columns), columns, weights.subspan(first, last - first), part.every, m_how,
            out.subspan(from * part.width(), (to - from) * part.width()));
    });
}

void PartReader::reduceFrom(std::span<const float> all, const FieldPart& part, std::span<float> out)
{
    m_isReduced = true;
    const std::vector<float> weights = rowWeights(m_grid, part.row, part.rows);
    if (!part.isExact() && part.columns == m_grid.nx) {
        reduce(all.subspan(part.row * m_grid.nx, part.rows * part.columns), part.columns, weights, part, out);
        return;
    }
    std::vector<float> cells(part.isExact() ? 0 : part.rows * part.columns);
    float* to = part.isExact() ? out.data() : cells.data();
    const std::size_t left = std::min(part.columns, textureLayout(m_grid).columns - part.column);
    for (std::size_t j = 0; j < part.rows; ++j, to += part.columns) {
        const float* row = all.data() + (part.row + j) * m_grid.nx;
        std::copy_n(row + part.column, left, to);
        std::copy_n(row, part.columns - left, to + left);
    }
    if (!part.isExact())
        reduce(cells, part.columns, weights, part, out);
}

} // namespace terrella::earth
