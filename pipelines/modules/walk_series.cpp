// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_series_blocks.h"
#include "pipelines/modules/walk_spool.h"
#include "pipelines/modules/walk_tiles.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <numeric>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};

using Kernel = std::function<Result<void>(const SeriesTile&)>;

/// Blocks are boxes of cells over all times, cut into tiles; each tile is a task. Sources are stored as fields mostly, and every block
/// reads each of them once: there are as few blocks as memory allows.
class SeriesWalk final : WalkBase {
public:
    SeriesWalk(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, WalkShape shape,
        const Kernel& kernel, const BlockReuse& reuse)
        : WalkBase(context, inputs, outputs, std::move(shape)),
          m_kernel(kernel),
          m_kept(SeriesBlocks::open(context, inputs, outputs, m_shape, reuse))
    {
    }

    Result<void> run()
    {
        BlockPlan plan;
        std::vector<CellRange> toDo{m_all};
        if (m_kept) {
            TRY(toDo, m_kept->goOn());
        }
        TRY(plan.slots, cut(toDo));
        if (m_blocks.empty()) {
            m_context.progress(1.0, Tr::tr("all tiles reused"));
            return {};
        }
        TRY_DO(spool());
        plan.blocks = m_blocks.size();
        plan.tasks = [this](std::size_t block) { return m_tiles[block].size(); };
        plan.read = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>& note) {
            return read(block, buffers, stop, note);
        };
        plan.compute = [this](std::size_t block, std::size_t task, BlockBuffers& buffers) {
            return compute(m_tiles[block][task], m_blocks[block].first, buffers);
        };
        plan.write = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) { return write(block, buffers, stop); };
        plan.report = [this] { report(); };
        TRY_DO(runBlocks(m_context, plan));
        m_context.progress(1.0, Tr::tr("%1 of %1 tiles").arg(m_tileCount));
        return {};
    }

private:
    /// Chooses blocks and tiles; returns how many blocks may be in memory.
    Result<std::size_t> cut(const std::vector<CellRange>& toDo)
    {
        const std::size_t valuesPerCell
            = std::accumulate(m_shape.outputSteps.begin(), m_shape.outputSteps.end(), m_shape.movingInputs() * m_shape.steps);
        const std::size_t bytesPerCell = valuesPerCell * sizeof(float);
        const std::size_t limit = m_context.memoryLimit(), least = m_shape.staticBytes() + bytesPerCell + 2 * sizeof(float);
        if (least > limit)
            return memoryError(static_cast<double>(least), limit);
        const std::size_t free = limit - m_shape.staticBytes();
        m_slabBytes = std::min(kPieceBytes, free / 8);
        const std::size_t cellsInMemory = std::max<std::size_t>(1, bytesPerCell == 0 ? m_shape.cells : (free - m_slabBytes) / bytesPerCell);
        const bool twoSlots = cellsInMemory < m_shape.cells && cellsInMemory >= 2;
        for (const CellRange& range : toDo) {
            const auto boxes = cutCells(range, m_shape.nx, twoSlots ? cellsInMemory / 2 : cellsInMemory);
            m_blocks.insert(m_blocks.end(), boxes.begin(), boxes.end());
            m_cellsToDo += range.count;
        }
        for (const CellRange& block : m_blocks) {
            const std::size_t tileCells = std::min(divideUp(block.count, 4 * threads()), std::max<std::size_t>(1, kTaskValues / m_shape.steps));
            // One step of the block must fit the slab, or else the block is one tile and is read in place.
            const bool mayCut = block.count * sizeof(float) <= m_slabBytes;
            m_tiles.push_back(mayCut ? cutCells(block, m_shape.nx, tileCells) : std::vector<CellRange>{block});
            m_tileCount += m_tiles.back().size();
        }
        return twoSlots ? 2 : 1;
    }

    /// Inputs whose fields are unpacked whole for every box of rows go through once, into files that are read box by box.
    Result<void> spool()
    {
        m_spools.resize(m_inputs.size());
        for (std::size_t k = 0; k < m_inputs.size(); ++k) {
            if (m_shape.isStatic[k] || !isWorthSpooling(m_inputs[k], m_blocks, m_shape))
                continue;
            const auto after = [this](std::size_t steps) {
                m_valuesSpooled += steps * m_shape.cells;
                report();
            };
            ++m_spooled;
            TRY(m_spools[k], SpoolFile::make(m_context, m_inputs[k], m_blocks, m_shape, m_slabBytes, after));
        }
        return {};
    }

    Result<void> read(std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>& note)
    {
        const CellRange& cells = m_blocks[block];
        const auto after = [&](std::size_t steps) {
            m_valuesRead += steps * cells.count;
            note();
        };
        buffers.in.resize(m_inputs.size());
        for (std::size_t k = 0; k < m_inputs.size(); ++k) {
            if (m_shape.isStatic[k])
                continue;
            if (m_spools[k])
                TRY_DO(m_spools[k]->readTiles(block, m_tiles[block], m_slab, m_slabBytes, buffers.in[k], stop, after));
            else
                TRY_DO(
                    readTiles(m_inputs[k], {0, m_shape.steps}, cells, m_shape.nx, m_tiles[block], m_slab, m_slabBytes, buffers.in[k], stop, after));
        }
        resetOutputs(buffers, [&](std::size_t k) { return m_shape.outputSteps[k] * cells.count; });
        return {};
    }

    Result<void> compute(const CellRange& cells, std::size_t firstOfBlock, BlockBuffers& buffers)
    {
        const std::size_t before = cells.first - firstOfBlock;
        SeriesTile tile{cells.first, cells.count, m_shape.steps, inputSpans(buffers, before * m_shape.steps, cells.count * m_shape.steps, cells), {}};
        for (std::size_t k = 0; k < m_outputs.size(); ++k)
            tile.out.push_back(std::span<float>(buffers.out[k]).subspan(before * m_shape.outputSteps[k], cells.count * m_shape.outputSteps[k]));
        const auto done = m_kernel(tile);
        if (!done)
            return done.error().whileDoing(Tr::tr("working on cells %1 to %2").arg(cells.first + 1).arg(cells.end()));
        ++m_tilesDone;
        return {};
    }

    Result<void> write(std::size_t block, const BlockBuffers& buffers, const std::stop_token& stop)
    {
        for (std::size_t k = 0; k < m_outputs.size(); ++k) {
            const std::size_t steps = m_shape.outputSteps[k];
            for (const CellRange& cells : m_tiles[block]) {
                const std::span<const float> values
                    = std::span<const float>(buffers.out[k]).subspan((cells.first - m_blocks[block].first) * steps, cells.count * steps);
                TRY_DO(writeSlab(m_outputs[k], 0, steps, cells, m_shape.nx, values, stop));
                if (m_kept)
                    m_kept->keep(cells, k, values);
            }
        }
        return {};
    }

    void report()
    {
        // Reading is most of the work where there is anything to read.
        constexpr double readingShare = 0.6, smallest = 0.002;
        const double toRead = static_cast<double>(m_shape.movingInputs() * m_shape.steps * m_cellsToDo + m_spooled * m_shape.steps * m_shape.cells);
        const double read = static_cast<double>(m_valuesRead.load() + m_valuesSpooled);
        const double computed = static_cast<double>(m_tilesDone.load()) / static_cast<double>(m_tileCount);
        const double fraction = toRead > 0.0 ? readingShare * read / toRead + (1.0 - readingShare) * computed : computed;
        if (fraction < m_reported + smallest)
            return;
        m_reported = fraction;
        m_context.progress(std::min(1.0, fraction), Tr::tr("%1 of %2 tiles").arg(m_tilesDone.load()).arg(m_tileCount));
    }

    const Kernel& m_kernel;
    std::vector<CellRange> m_blocks;
    std::vector<std::vector<CellRange>> m_tiles; ///< of each block
    std::size_t m_tileCount = 0;
    std::vector<float> m_slab; ///< reader thread
    std::size_t m_slabBytes = 0;
    std::atomic<std::size_t> m_valuesRead{0}, m_tilesDone{0};
    double m_reported = 0.0;                          ///< calling thread
    std::unique_ptr<SeriesBlocks> m_kept;             ///< null: none are kept
    std::vector<std::unique_ptr<SpoolFile>> m_spools; ///< per input; null: read where it lies
    std::size_t m_cellsToDo = 0, m_spooled = 0, m_valuesSpooled = 0;
};

} // namespace

Result<void> walkSeries(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const SeriesTile&)>& kernel, const BlockReuse& reuse)
{
    TRY(WalkShape shape, prepareWalk(context, inputs, outputs, true));
    if (shape.steps == 0 || shape.cells == 0)
        return {};
    return SeriesWalk(context, inputs, outputs, std::move(shape), kernel, reuse).run();
}

} // namespace terrella
