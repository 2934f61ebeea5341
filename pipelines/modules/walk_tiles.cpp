// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_tiles.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};
} // namespace

void WalkBase::resetOutputs(BlockBuffers& buffers, const std::function<std::size_t(std::size_t)>& sizeOf) const
{
    buffers.out.resize(m_outputs.size());
    for (std::size_t k = 0; k < m_outputs.size(); ++k)
        buffers.out[k].assign(sizeOf(k), std::numeric_limits<float>::quiet_NaN());
}

std::vector<std::span<const float>> WalkBase::inputSpans(
    const BlockBuffers& buffers, std::size_t offset, std::size_t size, const CellRange& cells) const
{
    std::vector<std::span<const float>> out;
    for (std::size_t k = 0; k < m_inputs.size(); ++k) {
        out.push_back(m_shape.isStatic[k] ? std::span<const float>(m_shape.statics[k]).subspan(cells.first, cells.count)
                                          : std::span<const float>(buffers.in[k]).subspan(offset, size));
    }
    return out;
}

void WalkBase::reportSteps(std::size_t done, std::size_t reused)
{
    constexpr std::size_t most = 500;
    const std::size_t mark = done * std::min(most, m_shape.steps) / m_shape.steps;
    if (mark == m_reportMark)
        return;
    m_reportMark = mark;
    const QString text = Tr::tr("%1 of %2 steps").arg(done).arg(m_shape.steps);
    m_context.progress(
        static_cast<double>(done) / static_cast<double>(m_shape.steps), reused == 0 ? text : Tr::tr("%1, %2 of them reused").arg(text).arg(reused));
}

void slabToTiles(
    std::span<const float> slab, std::span<float> tiles, const std::vector<CellRange>& ranges, std::size_t firstStep, std::size_t stepsOfTiles)
{
    const std::size_t cells = ranges.back().end() - ranges.front().first;
    for (const CellRange& range : ranges) {
        const std::size_t column = range.first - ranges.front().first;
        for (std::size_t step = 0; step < slab.size() / cells; ++step)
            std::ranges::copy(
                slab.subspan(step * cells + column, range.count), tiles.subspan(column * stepsOfTiles + (firstStep + step) * range.count).begin());
    }
}

void tilesToField(
    std::span<const float> tiles, std::span<float> field, const std::vector<CellRange>& ranges, std::size_t step, std::size_t stepsOfTiles)
{
    for (const CellRange& range : ranges) {
        const std::size_t column = range.first - ranges.front().first;
        std::ranges::copy(tiles.subspan(column * stepsOfTiles + step * range.count, range.count), field.subspan(column).begin());
    }
}

Result<void> readTiles(const WalkInput& input, const StepRange& steps, const CellRange& cells, std::size_t nx, const std::vector<CellRange>& tiles,
    std::vector<float>& slab, std::size_t slabBytes, std::vector<float>& out, const std::stop_token& stop,
    const std::function<void(std::size_t)>& after)
{
    if (out.capacity() < steps.count * cells.count)
        std::vector<float>().swap(out); // growing in place would hold the old block beside the new one
    out.resize(steps.count * cells.count);
    if (tiles.size() == 1)
        return readSlab(input, steps.first, steps.count, cells, nx, out, stop, after);
    const std::size_t piece = std::min(steps.count, stepsPerPiece(cells.count, slabBytes));
    slab.resize(piece * cells.count);
    for (std::size_t done = 0; done < steps.count; done += piece) {
        const std::size_t now = std::min(piece, steps.count - done);
        const std::span<float> part(slab.data(), now * cells.count);
        TRY_DO(readSlab(input, steps.first + done, now, cells, nx, part, stop, after));
        slabToTiles(part, out, tiles, done, steps.count);
    }
    return {};
}

} // namespace terrella
