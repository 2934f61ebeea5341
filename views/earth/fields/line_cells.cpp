// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/line_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

LineCells::LineCells(const Grid& grid, std::size_t meshStep, std::span<const SpherePlace> places)
{
    Grid target;
    target.kind = GridKind::Cells;
    target.ny = 1;
    target.nx = places.size();
    for (const SpherePlace& place : places) {
        target.lon.push_back(place.lon);
        target.lat.push_back(place.lat);
    }
    if (grid.steps > 1) { // the mesh of that step alone
        Grid still = grid;
        const auto first = static_cast<std::ptrdiff_t>(std::min(meshStep, grid.steps - 1) * grid.size());
        const auto count = static_cast<std::ptrdiff_t>(grid.size());
        still.steps = 1;
        still.lat.assign(grid.lat.begin() + first, grid.lat.begin() + first + count);
        still.lon.assign(grid.lon.begin() + first, grid.lon.begin() + first + count);
        *this = LineCells(still, 0, places);
        return;
    }
    CellWeights weights = cellWeights(grid, target);
    if (weights.method == CellWeights::Method::Same) // the line stands on the cells themselves
        for (std::uint32_t k = 0; k < places.size(); ++k)
            weights.sources.push_back({{k, 0, 0, 0}, {1.0F, 0.0F, 0.0F, 0.0F}});
    m_isBilinear = weights.method == CellWeights::Method::Bilinear;
    m_sources = std::move(weights.sources);
    std::size_t lastRow = 0, lastColumn = 0;
    m_firstRow = m_firstColumn = std::numeric_limits<std::size_t>::max();
    for (const CellWeights::Source& source : m_sources)
        for (std::size_t k = 0; k < 4; ++k) {
            if (source.weight[k] == 0.0F)
                continue;
            m_firstRow = std::min(m_firstRow, source.cell[k] / grid.nx);
            lastRow = std::max(lastRow, source.cell[k] / grid.nx);
            m_firstColumn = std::min(m_firstColumn, source.cell[k] % grid.nx);
            lastColumn = std::max(lastColumn, source.cell[k] % grid.nx);
        }
    if (m_firstRow > lastRow) {
        m_firstRow = m_firstColumn = 0;
        return;
    }
    m_rows = lastRow - m_firstRow + 1;
    m_columns = lastColumn - m_firstColumn + 1;
    for (CellWeights::Source& source : m_sources)
        for (std::size_t k = 0; k < 4; ++k)
            source.cell[k] = source.weight[k] == 0.0F
                ? 0
                : static_cast<std::uint32_t>((source.cell[k] / grid.nx - m_firstRow) * m_columns + source.cell[k] % grid.nx - m_firstColumn);
}

void LineCells::sample(std::span<const float> box, std::span<float> out) const
{
    for (std::size_t n = 0; n < m_sources.size(); ++n) {
        double sum = 0.0, weight = 0.0;
        for (std::size_t k = 0; k < 4; ++k) {
            const auto part = static_cast<double>(m_sources[n].weight[k]);
            if (part == 0.0 || !std::isfinite(box[m_sources[n].cell[k]]))
                continue;
            sum += part * static_cast<double>(box[m_sources[n].cell[k]]);
            weight += part;
        }
        out[n] = weight >= 0.5 - 1e-6 ? static_cast<float>(sum / weight) : std::numeric_limits<float>::quiet_NaN();
    }
}

} // namespace terrella::earth
