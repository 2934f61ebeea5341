// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/rearranged_cube.h"

#include <algorithm>

namespace terrella {

namespace {

/// Places that follow each other in the source too, upwards or downwards.
struct Run {
    std::size_t to = 0;   ///< first place of the result, counted from the window's
    std::size_t from = 0; ///< least place of the source
    std::size_t count = 0;
    bool backwards = false;
};

std::vector<Run> runsOf(const std::vector<std::size_t>& order, std::size_t start, std::size_t count)
{
    if (order.empty())
        return {{0, start, count, false}};
    std::vector<Run> out;
    for (std::size_t k = 0; k < count;) {
        const std::size_t first = order[start + k];
        std::size_t length = 1;
        const bool backwards = k + 1 < count && order[start + k + 1] + 1 == first;
        while (k + length < count && order[start + k + length] == (backwards ? first - length : first + length))
            ++length;
        out.push_back({k, backwards ? first + 1 - length : first, length, backwards});
        k += length;
    }
    return out;
}

std::shared_ptr<const CubeSignature> signatureOf(const CubeSignature& source, int grid, const Grid& like, const Axis& y, const Axis& x)
{
    auto out = std::make_shared<CubeSignature>(source);
    out->grids[static_cast<std::size_t>(grid)] = like;
    for (const Variable& variable : source.variables) {
        if (variable.grid != grid)
            continue;
        for (const int axis : variable.axes) {
            Axis& known = out->axes[static_cast<std::size_t>(axis)];
            if (known.kind == AxisKind::Y)
                known.values = y.values;
            else if (known.kind == AxisKind::X)
                known.values = x.values;
        }
    }
    return out;
}

/// Of a box of `fields` × rows × columns that was read: into the rows and columns of the result.
void place(std::span<const float> box, const Run& rows, const Run& columns, std::size_t ny, std::size_t nx, std::span<float> out)
{
    const std::size_t perField = rows.count * columns.count;
    for (std::size_t field = 0; field * perField < box.size(); ++field) {
        for (std::size_t j = 0; j < rows.count; ++j) {
            const auto from = box.begin() + static_cast<std::ptrdiff_t>(field * perField + j * columns.count);
            const std::size_t row = rows.to + (rows.backwards ? rows.count - 1 - j : j);
            const auto to = out.begin() + static_cast<std::ptrdiff_t>((field * ny + row) * nx + columns.to);
            const auto count = static_cast<std::ptrdiff_t>(columns.count);
            if (columns.backwards)
                std::reverse_copy(from, from + count, to);
            else
                std::copy(from, from + count, to);
        }
    }
}

} // namespace

Grid rearranged(const Grid& grid, const CellOrder& order)
{
    Grid out = grid;
    const auto row = [&](std::size_t j) { return order.rows.empty() ? j : order.rows[j]; };
    const auto column = [&](std::size_t i) { return order.columns.empty() ? i : order.columns[i]; };
    for (std::size_t j = 0; j < grid.y.size(); ++j)
        out.y[j] = grid.y[row(j)];
    for (std::size_t i = 0; i < grid.x.size(); ++i)
        out.x[i] = grid.x[column(i)];
    if (grid.kind == GridKind::LatLon) {
        for (std::size_t j = 0; j < grid.ny; ++j)
            out.lat[j] = grid.lat[row(j)];
        for (std::size_t i = 0; i < grid.nx; ++i)
            out.lon[i] = grid.lon[column(i)];
        return out;
    }
    for (std::size_t step = 0; step < grid.steps; ++step) {
        for (std::size_t j = 0; j < grid.ny; ++j) {
            for (std::size_t i = 0; i < grid.nx; ++i) {
                const std::size_t to = (step * grid.ny + j) * grid.nx + i, from = (step * grid.ny + row(j)) * grid.nx + column(i);
                out.lat[to] = grid.lat[from];
                out.lon[to] = grid.lon[from];
            }
        }
    }
    return out;
}

RearrangedCube::RearrangedCube(std::shared_ptr<const Cube> cube, int grid, CellOrder order, const Grid& like, const Axis& y, const Axis& x)
    : Cube(signatureOf(cube->signature(), grid, like, y, x)),
      m_cube(std::move(cube)),
      m_grid(grid),
      m_order(std::move(order))
{
}

Result<void> RearrangedCube::read(int variable, const Window& window, std::span<float> out) const
{
    const std::size_t axes = window.start.size();
    if (signature().variables[static_cast<std::size_t>(variable)].grid != m_grid || m_order.isIdentity() || axes < 2)
        return m_cube->read(variable, window, out);
    const std::size_t ny = window.count[axes - 2], nx = window.count[axes - 1]; // rows and columns are always the last two
    const auto rows = runsOf(m_order.rows, window.start[axes - 2], ny), columns = runsOf(m_order.columns, window.start[axes - 1], nx);
    std::vector<float> box;
    for (const Run& row : rows) {
        for (const Run& column : columns) {
            Window part = window;
            part.start[axes - 2] = row.from;
            part.count[axes - 2] = row.count;
            part.start[axes - 1] = column.from;
            part.count[axes - 1] = column.count;
            box.resize(part.size());
            TRY_DO(m_cube->read(variable, part, box));
            place(box, row, column, ny, nx, out);
        }
    }
    return {};
}

} // namespace terrella
