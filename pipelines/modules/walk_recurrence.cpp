// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_run_blocks.h"
#include "pipelines/modules/walk_tiles.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};

using Kernel = std::function<Result<void>(const RecurrenceTile&)>;

/// Blocks are runs of steps of all cells, cut into tiles of cells; each tile is a task, and blocks are computed one after the other.
class RecurrenceWalk final : WalkBase {
public:
    RecurrenceWalk(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, WalkShape shape,
        std::size_t stateCount, std::vector<double>& state, const Kernel& kernel, const BlockReuse& reuse)
        : WalkBase(context, inputs, outputs, std::move(shape)),
          m_kernel(kernel),
          m_stateCount(stateCount),
          m_state(state),
          m_kept(RunBlocks::open(context, inputs, outputs, m_shape, state, reuse))
    {
    }

    Result<void> run()
    {
        BlockPlan plan;
        TRY(plan.slots, cut());
        plan.ordered = true;
        if (m_kept) {
            TRY(m_firstStep, m_kept->goOn(m_state, [this](std::size_t done, std::size_t reused) { reportSteps(done, reused); }));
        }
        m_written = m_firstStep;
        plan.blocks = divideUp(m_shape.steps - m_firstStep, m_perBlock);
        plan.tasks = [this](std::size_t) { return m_tiles.size(); };
        plan.read = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>&) {
            return read(stepsOf(block), buffers, stop);
        };
        plan.compute = [this](std::size_t block, std::size_t task, BlockBuffers& buffers) { return compute(stepsOf(block), m_tiles[task], buffers); };
        plan.write = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) { return write(stepsOf(block), buffers, stop); };
        plan.report = [this] { reportSteps(m_written, m_firstStep); };

        m_tileState.resize(m_state.size());
        pairStates([this](double& whole, double& tile) { tile = whole; });
        if (plan.blocks > 0)
            TRY_DO(runBlocks(m_context, plan));
        pairStates([](double& whole, double& tile) { whole = tile; });
        if (m_kept)
            m_kept->keepFinalState(m_state);
        return {};
    }

private:
    /// Chooses steps per block and tiles; returns how many blocks may be in memory.
    Result<std::size_t> cut()
    {
        const std::size_t fieldBytes = m_shape.cells * sizeof(float), limit = m_context.memoryLimit();
        // The state twice (as given, and by tiles), and one field each to turn around for reading and for writing.
        const std::size_t stateBytes = m_stateCount * m_shape.cells * sizeof(double);
        std::size_t fixed = m_shape.staticBytes() + 2 * stateBytes + (1 + std::max<std::size_t>(1, m_outputs.size())) * fieldBytes;
        if (m_kept && fixed + stateBytes + 4 * m_shape.bytesPerStep() <= limit)
            fixed += stateBytes; // once more, on its way into the store
        else
            m_kept.reset();
        if (fixed + m_shape.bytesPerStep() > limit)
            return memoryError(static_cast<double>(fixed + m_shape.bytesPerStep()), limit);
        constexpr std::size_t largestBlock = std::size_t{64} << 20, wantedSlots = 3, fewestBlocks = 16, fewestCells = 64;
        const std::size_t perStep = std::max<std::size_t>(1, m_shape.bytesPerStep());
        const std::size_t stepsInMemory = std::min(m_shape.steps * wantedSlots, (limit - fixed) / perStep);
        m_perBlock = std::max<std::size_t>(1, std::min({divideUp(m_shape.steps, fewestBlocks), stepsInMemory / wantedSlots, largestBlock / perStep}));
        m_tiles = cutCells(m_all, m_shape.nx, std::min(divideUp(m_shape.cells, 4 * threads()), std::max(fewestCells, kTaskValues / m_perBlock)));
        return std::clamp<std::size_t>(stepsInMemory / m_perBlock, 1, wantedSlots);
    }

    [[nodiscard]] StepRange stepsOf(std::size_t block) const
    {
        const std::size_t first = m_firstStep + block * m_perBlock;
        return {first, std::min(m_perBlock, m_shape.steps - first)};
    }

    /// copy(state as given, the same by tiles) for every value.
    template <class Copy>
    void pairStates(const Copy& copy)
    {
        for (const CellRange& cells : m_tiles) {
            for (std::size_t s = 0; s < m_stateCount; ++s) {
                for (std::size_t c = 0; c < cells.count; ++c)
                    copy(m_state[s * m_shape.cells + cells.first + c], m_tileState[m_stateCount * cells.first + s * cells.count + c]);
            }
        }
    }

    Result<void> read(const StepRange& steps, BlockBuffers& buffers, const std::stop_token& stop)
    {
        buffers.in.resize(m_inputs.size());
        for (std::size_t k = 0; k < m_inputs.size(); ++k) {
            if (!m_shape.isStatic[k])
                TRY_DO(readTiles(m_inputs[k], steps, m_all, m_shape.nx, m_tiles, m_readingField, m_shape.cells * sizeof(float), buffers.in[k], stop));
        }
        resetOutputs(buffers, [&](std::size_t) { return steps.count * m_shape.cells; });
        return {};
    }

    Result<void> compute(const StepRange& steps, const CellRange& cells, BlockBuffers& buffers)
    {
        const std::size_t offset = cells.first * steps.count, size = cells.count * steps.count;
        RecurrenceTile tile{cells.first, cells.count, steps.first, steps.count, inputSpans(buffers, offset, size, cells), {},
            std::span<double>(m_tileState).subspan(m_stateCount * cells.first, m_stateCount * cells.count)};
        for (std::vector<float>& out : buffers.out)
            tile.out.push_back(std::span<float>(out).subspan(offset, size));
        const auto done = m_kernel(tile);
        if (!done)
            return done.error().whileDoing(Tr::tr("working on time steps %1 to %2").arg(steps.first + 1).arg(steps.first + steps.count));
        if (m_kept)
            m_kept->noteState(steps, cells, tile.state);
        return {};
    }

    Result<void> write(const StepRange& steps, const BlockBuffers& buffers, const std::stop_token& stop)
    {
        m_writing.resize(m_outputs.size(), std::vector<float>(m_shape.cells));
        for (std::size_t step = 0; step < steps.count; ++step) {
            for (std::size_t k = 0; k < m_outputs.size(); ++k) {
                tilesToField(buffers.out[k], m_writing[k], m_tiles, step, steps.count);
                TRY_DO(writeSlab(m_outputs[k], steps.first + step, 1, m_all, m_shape.nx, m_writing[k], stop));
            }
            if (m_kept)
                m_kept->keep(steps.first + step, {m_writing.begin(), m_writing.end()});
        }
        if (m_kept)
            m_kept->keepState(steps);
        m_written += steps.count;
        return {};
    }

    const Kernel& m_kernel;
    const std::size_t m_stateCount;
    std::vector<double>& m_state;
    std::vector<double> m_tileState; ///< [tile][state][cell of the tile]
    std::vector<CellRange> m_tiles;
    std::size_t m_perBlock = 1;
    std::vector<float> m_readingField;         ///< reader thread
    std::vector<std::vector<float>> m_writing; ///< a field of each output; calling thread
    std::unique_ptr<RunBlocks> m_kept;         ///< null: none are kept
    std::size_t m_firstStep = 0;               ///< those before it were found
    std::size_t m_written = 0;                 ///< steps; calling thread
};

} // namespace

Result<void> walkRecurrence(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, std::size_t stateCount,
    std::vector<double>& state, const std::function<Result<void>(const RecurrenceTile&)>& kernel, const BlockReuse& reuse)
{
    TRY(WalkShape shape, prepareWalk(context, inputs, outputs, false));
    if (state.size() != stateCount * shape.cells)
        return Error{ErrorCode::Mismatch,
            Tr::tr("The initial state has %1 values; %2 for each of %3 cells are needed.").arg(state.size()).arg(stateCount).arg(shape.cells), {}};
    if (shape.steps == 0 || shape.cells == 0)
        return {};
    return RecurrenceWalk(context, inputs, outputs, std::move(shape), stateCount, state, kernel, reuse).run();
}

} // namespace terrella
