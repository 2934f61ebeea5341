// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_blocks.h"
#include "pipelines/modules/walk_tiles.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};

using Kernel = std::function<Result<void>(const GroupTile&)>;

/// Blocks are boxes of cells over the steps of one group, as large as memory allows; cut into tiles, each of which is a task.
class GroupWalk final : WalkBase {
public:
    GroupWalk(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, WalkShape shape,
        const std::vector<StepRange>& groups, const Kernel& kernel, const BlockReuse& reuse)
        : WalkBase(context, inputs, outputs, std::move(shape)),
          m_groups(groups),
          m_kernel(kernel),
          m_kept(StepBlocks::open(context, "groups", inputs, outputs, m_shape, groups, reuse))
    {
    }

    Result<void> run()
    {
        BlockPlan plan;
        TRY(plan.slots, cut());
        plan.blocks = m_blocks.size();
        plan.tasks = [this](std::size_t block) { return m_blocks[block].tiles.size(); };
        plan.read = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>&) {
            return read(m_blocks[block], buffers, stop);
        };
        plan.compute = [this](std::size_t block, std::size_t task, BlockBuffers& buffers) { return compute(m_blocks[block], task, buffers); };
        plan.write = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) { return write(m_blocks[block], buffers, stop); };
        plan.report = [this] { report(); };
        return runBlocks(m_context, plan);
    }

private:
    struct Block {
        std::size_t group = 0;
        CellRange cells;
        std::vector<CellRange> tiles;
        bool isKept = false; ///< an earlier run has left it: all cells at once, nothing to compute
    };

    /// Chooses blocks and tiles; returns how many blocks may be in memory.
    Result<std::size_t> cut()
    {
        std::size_t longest = 1;
        for (const StepRange& group : m_groups)
            longest = std::max(longest, group.count);
        const std::size_t bytesPerCell = (m_shape.movingInputs() * longest + m_outputs.size()) * sizeof(float);
        const std::size_t limit = m_context.memoryLimit(), least = m_shape.staticBytes() + bytesPerCell + 2 * sizeof(float);
        if (least > limit)
            return memoryError(static_cast<double>(least), limit);
        // Groups that are kept go through memory as whole fields, and those of several boxes are gathered for being kept.
        const std::size_t fieldBytes = m_outputs.size() * m_shape.cells * sizeof(float);
        if (limit - m_shape.staticBytes() < 8 * fieldBytes)
            m_kept.reset();
        const std::size_t free = limit - m_shape.staticBytes() - (m_kept ? fieldBytes : 0);
        m_slabBytes = std::min(kPieceBytes, free / 8);
        const std::size_t cellsInMemory = std::max<std::size_t>(1, (free - m_slabBytes) / std::max<std::size_t>(1, bytesPerCell));
        constexpr std::size_t wantedSlots = 3;
        const std::size_t slots = std::clamp<std::size_t>(cellsInMemory / m_shape.cells, cellsInMemory >= 2 ? 2 : 1, wantedSlots);
        m_boxes = cutCells(m_all, m_shape.nx, cellsInMemory / slots);
        for (std::size_t group = 0; group < m_groups.size(); ++group) {
            if (m_kept && m_kept->has(group)) {
                m_blocks.push_back({group, m_all, {m_all}, true});
                continue;
            }
            for (const CellRange& cells : m_boxes) {
                const std::size_t taskCells = std::max<std::size_t>(1, kTaskValues / std::max<std::size_t>(1, m_groups[group].count));
                const bool mayCut = cells.count * sizeof(float) <= m_slabBytes; // else it is one tile and is read in place
                m_blocks.push_back({group, cells,
                    mayCut ? cutCells(cells, m_shape.nx, std::min(divideUp(cells.count, threads()), taskCells)) : std::vector<CellRange>{cells}});
            }
        }
        return std::min(slots, m_blocks.size());
    }

    Result<void> read(const Block& block, BlockBuffers& buffers, const std::stop_token& stop)
    {
        resetOutputs(buffers, [&](std::size_t) { return block.cells.count; });
        buffers.found.clear();
        if (!block.isKept)
            return readInputs(block, buffers, stop);
        if (auto found = m_kept->load(block.group, outputSpans(buffers, m_all, m_all))) {
            buffers.found[0] = *std::move(found);
            return {};
        }
        // It is damaged: computed here, box by box, since there is no room for more.
        for (const CellRange& cells : m_boxes) {
            TRY_DO(readInputs({block.group, cells, {cells}, false}, buffers, stop));
            TRY_DO(callKernel(block.group, cells, cells, buffers, outputSpans(buffers, m_all, cells)));
        }
        return {};
    }

    Result<void> readInputs(const Block& block, BlockBuffers& buffers, const std::stop_token& stop)
    {
        buffers.in.resize(m_inputs.size());
        for (std::size_t k = 0; k < m_inputs.size(); ++k) {
            if (!m_shape.isStatic[k])
                TRY_DO(readTiles(m_inputs[k], m_groups[block.group], block.cells, m_shape.nx, block.tiles, m_slab, m_slabBytes, buffers.in[k], stop));
        }
        return {};
    }

    Result<void> compute(const Block& block, std::size_t task, BlockBuffers& buffers) const
    {
        if (block.isKept)
            return {};
        return callKernel(block.group, block.cells, block.tiles[task], buffers, outputSpans(buffers, block.cells, block.tiles[task]));
    }

    /// box: the cells that the input buffers hold.
    Result<void> callKernel(
        std::size_t group, const CellRange& box, const CellRange& cells, const BlockBuffers& buffers, std::vector<std::span<float>> out) const
    {
        const StepRange& range = m_groups[group];
        if (range.count == 0)
            return {};
        const std::size_t before = cells.first - box.first;
        const auto done = m_kernel(
            {group, range, cells.first, cells.count, inputSpans(buffers, before * range.count, cells.count * range.count, cells), std::move(out)});
        if (!done)
            return done.error().whileDoing(Tr::tr("working on time steps %1 to %2").arg(range.first + 1).arg(range.first + range.count));
        return {};
    }

    /// box: the cells that the output buffers hold.
    [[nodiscard]] static std::vector<std::span<float>> outputSpans(BlockBuffers& buffers, const CellRange& box, const CellRange& cells)
    {
        std::vector<std::span<float>> out;
        for (std::vector<float>& values : buffers.out)
            out.push_back(std::span<float>(values).subspan(cells.first - box.first, cells.count));
        return out;
    }

    Result<void> write(const Block& block, const BlockBuffers& buffers, const std::stop_token& stop)
    {
        ++m_written;
        if (const auto found = buffers.found.find(0); found != buffers.found.end())
            return m_kept->write(block.group, found->second, {buffers.out.begin(), buffers.out.end()}, stop);
        for (std::size_t k = 0; k < m_outputs.size(); ++k)
            TRY_DO(writeSlab(m_outputs[k], block.group, 1, block.cells, m_shape.nx, buffers.out[k], stop));
        if (!m_kept)
            return {};
        if (block.cells.count == m_shape.cells) {
            m_kept->keep(block.group, {buffers.out.begin(), buffers.out.end()});
            return {};
        }
        m_gathered.resize(m_outputs.size());
        for (std::size_t k = 0; k < m_outputs.size(); ++k) {
            m_gathered[k].resize(m_shape.cells);
            std::ranges::copy(buffers.out[k], m_gathered[k].begin() + static_cast<std::ptrdiff_t>(block.cells.first));
        }
        if (block.cells.end() == m_shape.cells)
            m_kept->keep(block.group, {m_gathered.begin(), m_gathered.end()});
        return {};
    }

    void report()
    {
        constexpr std::size_t most = 500;
        const std::size_t mark = m_written * std::min(most, m_blocks.size()) / m_blocks.size();
        if (mark == m_mark)
            return;
        m_mark = mark;
        const QString text = Tr::tr("%1 of %2 steps").arg(m_written * m_groups.size() / m_blocks.size()).arg(m_groups.size());
        const std::size_t reused = m_kept ? m_kept->reused() : 0;
        m_context.progress(static_cast<double>(m_written) / static_cast<double>(m_blocks.size()),
            reused == 0 ? text : Tr::tr("%1, %2 of them reused").arg(text).arg(reused));
    }

    const std::vector<StepRange>& m_groups;
    const Kernel& m_kernel;
    std::unique_ptr<StepBlocks> m_kept;         ///< null: none are kept
    std::vector<std::vector<float>> m_gathered; ///< fields of a group of several boxes, for being kept; calling thread
    std::vector<CellRange> m_boxes;
    std::vector<Block> m_blocks;
    std::vector<float> m_slab; ///< reader thread
    std::size_t m_slabBytes = 0;
    std::size_t m_written = 0; ///< calling thread
    std::size_t m_mark = 0;
};

} // namespace

Result<void> walkGroups(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::vector<StepRange>& groups, const std::function<Result<void>(const GroupTile&)>& kernel, const BlockReuse& reuse)
{
    TRY(WalkShape shape, prepareWalk(context, inputs, outputs, true));
    for (const StepRange& group : groups) {
        if (group.first + group.count > shape.steps)
            return Error{
                ErrorCode::OutOfRange, Tr::tr("A group goes to time step %1; there are %2.").arg(group.first + group.count).arg(shape.steps), {}};
    }
    for (const std::size_t steps : shape.outputSteps) {
        if (steps != groups.size())
            return Error{ErrorCode::Mismatch, Tr::tr("An output has %1 time steps for %2 groups.").arg(steps).arg(groups.size()), {}};
    }
    if (groups.empty() || shape.cells == 0)
        return {};
    return GroupWalk(context, inputs, outputs, std::move(shape), groups, kernel, reuse).run();
}

} // namespace terrella
