// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/reduction.h"

#include "pipelines/modules/walk_blocks.h"
#include "pipelines/modules/walk_tiles.h"
#include "plugins/data/kernels/order_statistics.h"
#include "plugins/data/kernels/sliding_reduction.h"

#include <QCoreApplication>

#include <algorithm>
#include <cassert>
#include <numeric>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Reduction)
};

constexpr std::size_t kTileCells = 8192; // sums of a tile stay in the processor's cache while some steps are added

/// What happens in order: a step is added, a group closed, a step of the result made.
struct Event {
    enum class Kind { Add, Close, Make };
    Kind kind = Kind::Add;
    std::size_t index = 0; ///< of the step, the group or the window
};

/// isKept: groups that are left out, where each makes one step of the result.
std::vector<Event> eventsOf(const ReductionSchedule& schedule, const std::vector<bool>& isKept = {})
{
    std::vector<Event> out;
    std::size_t made = 0;
    for (std::size_t group = 0; group < schedule.groups.size(); ++group) {
        if (!isKept.empty() && isKept[group]) {
            ++made;
            continue;
        }
        const StepRange& steps = schedule.groups[group];
        for (std::size_t step = steps.first; step < steps.first + steps.count; ++step)
            out.push_back({Event::Kind::Add, step});
        out.push_back({Event::Kind::Close, group});
        for (; made < schedule.windows.size() && schedule.windows[made].first + schedule.windows[made].count == group + 1; ++made)
            out.push_back({Event::Kind::Make, made});
    }
    assert(made == schedule.windows.size());
    return out;
}

KeptSums keptOf(const Reduction& reduction)
{
    std::vector<Statistic> statistics;
    for (const ReducedOutput& output : reduction.outputs)
        statistics.push_back(output.statistic);
    return KeptSums::of(statistics);
}

std::vector<WalkOutput> targetsOf(const Reduction& reduction)
{
    std::vector<WalkOutput> out;
    for (const ReducedOutput& output : reduction.outputs)
        out.push_back(output.to);
    return out;
}

/// The input's steps of each window.
std::vector<StepRange> stepsOfWindows(const ReductionSchedule& schedule)
{
    std::vector<StepRange> out;
    for (const StepRange& window : schedule.windows) {
        StepRange steps = schedule.groups[window.first];
        for (std::size_t group = window.first + 1; group < window.first + window.count; ++group)
            steps.count += schedule.groups[group].count;
        out.push_back(steps);
    }
    return out;
}

/// Does every window have steps of its own that make a block, which may be kept and used again?
bool makesBlocks(RunContext& context, const Reduction& reduction)
{
    const ReductionSchedule& schedule = reduction.schedule;
    return reduction.reuse.allowed && context.blockCache() && reduction.target.empty() && schedule.longestWindow() == 1
        && schedule.windows.size() == schedule.groups.size()
        && std::ranges::all_of(schedule.windows, [&](const StepRange& window) { return schedule.groups[window.first].count > 0; });
}

/// One pass over the input in its own order. Blocks are runs of events; tasks are tiles of cells, whose sums go on from block to block.
/// Windows that an earlier run has left are neither read nor summed up, but written in their turn.
class OnePass {
public:
    OnePass(RunContext& context, const Reduction& reduction, WalkShape shape)
        : m_context(context),
          m_reduction(reduction),
          m_shape(std::move(shape)),
          m_targets(targetsOf(reduction)),
          m_longest(reduction.schedule.longestWindow()),
          m_sums(keptOf(reduction))
    {
    }

    /// Do the sums of all cells, and one step at least, fit into memory?
    [[nodiscard]] bool fits() const { return fixedBytes() + stepBytes() <= m_context.memoryLimit(); }

    Result<void> run()
    {
        openBlocks();
        m_events = eventsOf(m_reduction.schedule, m_isKept);
        const std::size_t free = m_context.memoryLimit() - fixedBytes(), stepsInMemory = std::max<std::size_t>(1, free / stepBytes());
        constexpr std::size_t wantedSlots = 3;
        const std::size_t perBlock = std::clamp<std::size_t>(stepsInMemory / wantedSlots, 1, stepsPerPiece(m_shape.cells, 4 * kPieceBytes));
        cutEvents(perBlock);
        const std::size_t tiles = divideUp(m_shape.cells, kTileCells);
        for (std::size_t tile = 0; tile < tiles; ++tile)
            m_tiles.emplace_back(m_sums, cellsOf(tile).count, m_longest);

        BlockPlan plan;
        plan.ordered = true;
        plan.blocks = m_blocks.size();
        plan.slots = std::clamp<std::size_t>(stepsInMemory / perBlock, 1, wantedSlots);
        plan.tasks = [tiles](std::size_t) { return tiles; };
        plan.read = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>&) {
            return read(m_blocks[block], buffers, stop);
        };
        plan.compute = [this](std::size_t block, std::size_t tile, BlockBuffers& buffers) { return compute(m_blocks[block], tile, buffers); };
        plan.write = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) { return write(m_blocks[block], buffers, stop); };
        plan.report = [this] { report(); };
        if (!m_blocks.empty())
            TRY_DO(runBlocks(m_context, plan));
        return writeKept(m_isKept.size(), m_context.stopToken());
    }

private:
    struct Block {
        std::size_t firstEvent = 0, events = 0;
        StepRange steps, made;
    };

    void openBlocks()
    {
        if (!makesBlocks(m_context, m_reduction) || 2 * fixedBytes() + 2 * stepBytes() > m_context.memoryLimit())
            return;
        const std::vector<StepRange> steps = stepsOfWindows(m_reduction.schedule);
        m_kept = StepBlocks::open(m_context, "groups", {m_reduction.input}, m_targets, m_shape, steps, m_reduction.reuse);
        if (!m_kept)
            return;
        for (std::size_t window = 0; window < steps.size(); ++window)
            m_isKept.push_back(m_kept->has(window));
        m_fields.assign(m_targets.size(), std::vector<float>(m_shape.cells));
    }

    /// Where windows are kept, also those of one that turns out to be damaged, and its fields.
    [[nodiscard]] std::size_t fixedBytes() const
    {
        const std::size_t sums = m_shape.cells * SlidingReduction::bytesPerCell(m_sums, m_longest);
        return m_kept ? 2 * sums + stepBytes() : sums;
    }
    /// A step that is read and one of each result, which a block has at most as many of.
    [[nodiscard]] std::size_t stepBytes() const { return m_shape.cells * sizeof(float) * (1 + m_reduction.outputs.size()); }

    [[nodiscard]] CellRange cellsOf(std::size_t tile) const { return {tile * kTileCells, std::min(kTileCells, m_shape.cells - tile * kTileCells)}; }

    void cutEvents(std::size_t perBlock)
    {
        Block block;
        for (std::size_t k = 0; k < m_events.size(); ++k) {
            const Event& event = m_events[k];
            StepRange* range = event.kind == Event::Kind::Add ? &block.steps : event.kind == Event::Kind::Make ? &block.made : nullptr;
            const bool jumps = range && range->count > 0 && event.index != range->first + range->count;
            if (range && (range->count == perBlock || jumps)) {
                m_blocks.push_back(block);
                block = {k, 0, {}, {}};
                range = event.kind == Event::Kind::Add ? &block.steps : &block.made;
            }
            ++block.events;
            if (range && range->count++ == 0)
                range->first = event.index;
        }
        if (block.events > 0)
            m_blocks.push_back(block);
    }

    Result<void> read(const Block& block, BlockBuffers& buffers, const std::stop_token& stop) const
    {
        buffers.in.resize(1);
        buffers.in[0].resize(block.steps.count * m_shape.cells);
        TRY_DO(readSlab(m_reduction.input, block.steps.first, block.steps.count, {0, m_shape.cells}, m_shape.nx, buffers.in[0], stop));
        buffers.out.resize(m_reduction.outputs.size());
        for (std::vector<float>& out : buffers.out)
            out.resize(block.made.count * m_shape.cells);
        return {};
    }

    Result<void> compute(const Block& block, std::size_t tile, BlockBuffers& buffers)
    {
        const CellRange cells = cellsOf(tile);
        SlidingReduction& sums = m_tiles[tile];
        for (std::size_t k = block.firstEvent; k < block.firstEvent + block.events; ++k) {
            const Event& event = m_events[k];
            const auto at = [&](std::size_t first) { return (event.index - first) * m_shape.cells + cells.first; };
            switch (event.kind) {
            case Event::Kind::Add: sums.add(std::span<const float>(buffers.in[0]).subspan(at(block.steps.first), cells.count)); break;
            case Event::Kind::Close: sums.closeGroup(); break;
            case Event::Kind::Make:
                sums.prepareWindow(m_reduction.schedule.windows[event.index].first);
                for (std::size_t o = 0; o < m_reduction.outputs.size(); ++o)
                    sums.finish(m_reduction.outputs[o].statistic, m_reduction.atLeast[event.index],
                        std::span<float>(buffers.out[o]).subspan(at(block.made.first), cells.count));
                break;
            }
        }
        return {};
    }

    Result<void> write(const Block& block, const BlockBuffers& buffers, const std::stop_token& stop)
    {
        if (m_kept && block.made.count > 0)
            TRY_DO(writeKept(block.made.first, stop));
        for (std::size_t o = 0; o < m_reduction.outputs.size(); ++o) {
            // As many steps at once as follow each other in the result.
            for (std::size_t k = 0; k < block.made.count;) {
                const std::size_t step = m_reduction.stepOf(block.made.first + k);
                std::size_t run = 1;
                while (k + run < block.made.count && m_reduction.stepOf(block.made.first + k + run) == step + run)
                    ++run;
                const auto values = std::span<const float>(buffers.out[o]).subspan(k * m_shape.cells, run * m_shape.cells);
                TRY_DO(writeSlab(m_reduction.outputs[o].to, step, run, {0, m_shape.cells}, m_shape.nx, values, stop));
                k += run;
            }
        }
        for (std::size_t k = 0; m_kept && k < block.made.count; ++k) {
            std::vector<std::span<const float>> values;
            for (const std::vector<float>& out : buffers.out)
                values.push_back(std::span<const float>(out).subspan(k * m_shape.cells, m_shape.cells));
            m_kept->keep(block.made.first + k, values);
        }
        ++m_written;
        m_stepsDone += block.steps.count;
        return {};
    }

    /// Windows before `end` that are kept and not yet written.
    Result<void> writeKept(std::size_t end, const std::stop_token& stop)
    {
        for (; m_nextKept < end; ++m_nextKept) {
            if (!m_isKept[m_nextKept])
                continue;
            if (stop.stop_requested())
                return RunContext::cancelledError();
            const std::vector<std::span<const float>> values{m_fields.begin(), m_fields.end()};
            if (const auto found = m_kept->load(m_nextKept, {m_fields.begin(), m_fields.end()})) {
                TRY_DO(m_kept->write(m_nextKept, *found, values, stop));
            } else {
                TRY_DO(sumUp(m_nextKept, stop));
                for (std::size_t o = 0; o < m_targets.size(); ++o)
                    TRY_DO(writeSlab(m_targets[o], m_nextKept, 1, {0, m_shape.cells}, m_shape.nx, m_fields[o], stop));
                m_kept->keep(m_nextKept, values);
            }
            m_stepsDone += m_reduction.schedule.groups[m_nextKept].count;
        }
        return {};
    }

    /// A window that is damaged, into m_fields.
    Result<void> sumUp(std::size_t window, const std::stop_token& stop)
    {
        const StepRange& steps = m_reduction.schedule.groups[window];
        SlidingReduction sums(m_sums, m_shape.cells, 1);
        std::vector<float> field(m_shape.cells);
        for (std::size_t step = steps.first; step < steps.first + steps.count; ++step) {
            TRY_DO(readSlab(m_reduction.input, step, 1, {0, m_shape.cells}, m_shape.nx, field, stop));
            sums.add(field);
        }
        sums.closeGroup();
        for (std::size_t o = 0; o < m_targets.size(); ++o)
            sums.finish(m_reduction.outputs[o].statistic, m_reduction.atLeast[window], m_fields[o]);
        return {};
    }

    void report()
    {
        constexpr std::size_t most = 500;
        const std::size_t mark = m_written * std::min(most, m_blocks.size()) / m_blocks.size();
        if (mark == m_mark)
            return;
        m_mark = mark;
        m_context.progress(
            static_cast<double>(m_written) / static_cast<double>(m_blocks.size()), Tr::tr("%1 of %2 steps").arg(m_stepsDone).arg(m_shape.steps));
    }

    RunContext& m_context;
    const Reduction& m_reduction;
    const WalkShape m_shape;
    const std::vector<WalkOutput> m_targets;
    std::vector<Event> m_events;
    const std::size_t m_longest;
    const KeptSums m_sums;
    std::unique_ptr<StepBlocks> m_kept;       ///< null: none are kept
    std::vector<bool> m_isKept;               ///< by window: not among the events
    std::vector<std::vector<float>> m_fields; ///< of a window that is kept; calling thread
    std::size_t m_nextKept = 0;               ///< windows before it are written
    std::vector<Block> m_blocks;
    std::vector<SlidingReduction> m_tiles;
    std::size_t m_written = 0, m_stepsDone = 0, m_mark = 0; ///< calling thread
};

/// The same sums for the whole time axis of a tile, where those of all cells do not fit into memory.
Result<void> sumByTiles(RunContext& context, const Reduction& reduction)
{
    const KeptSums kept = keptOf(reduction);
    const std::vector<Event> events = eventsOf(reduction.schedule);
    const std::size_t longest = reduction.schedule.longestWindow();
    return walkSeries(context, {reduction.input}, targetsOf(reduction), [&](const SeriesTile& tile) -> Result<void> {
        // Few cells at a time: the sums of a window of many groups are many times the size of its steps.
        const std::size_t together = std::clamp<std::size_t>((std::size_t{1} << 20) / SlidingReduction::bytesPerCell(kept, longest), 1, tile.cells);
        for (std::size_t first = 0; first < tile.cells; first += together) {
            const std::size_t cells = std::min(together, tile.cells - first);
            SlidingReduction sums(kept, cells, longest);
            for (const Event& event : events) {
                switch (event.kind) {
                case Event::Kind::Add: sums.add(tile.in[0].subspan(event.index * tile.cells + first, cells)); break;
                case Event::Kind::Close: sums.closeGroup(); break;
                case Event::Kind::Make:
                    sums.prepareWindow(reduction.schedule.windows[event.index].first);
                    for (std::size_t o = 0; o < reduction.outputs.size(); ++o)
                        sums.finish(reduction.outputs[o].statistic, reduction.atLeast[event.index],
                            tile.out[o].subspan(reduction.stepOf(event.index) * tile.cells + first, cells));
                    break;
                }
            }
        }
        return {};
    });
}

/// By groups where each step is in one window, so that each is read once; by tall tiles where windows overlap or one holds nearly all.
Result<void> orderStatistics(RunContext& context, const Reduction& reduction)
{
    const std::vector<StepRange> windows = stepsOfWindows(reduction.schedule);
    std::vector<double> p;
    for (const ReducedOutput& output : reduction.outputs)
        p.push_back(output.percent / 100.0);
    const auto kernel = [&p](std::span<const float> in, std::size_t steps, std::size_t cells, std::uint32_t atLeast, const auto& put) {
        std::vector<float> values(p.size() * cells);
        quantiles(in, steps, cells, p, atLeast, values);
        for (std::size_t k = 0; k < p.size(); ++k)
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(k * cells), cells, put(k).begin());
    };
    if ((windows.size() > 1 && reduction.schedule.longestWindow() == 1 && reduction.target.empty()) || makesBlocks(context, reduction)) {
        return walkGroups(
            context, {reduction.input}, targetsOf(reduction), windows,
            [&](const GroupTile& tile) -> Result<void> {
                kernel(tile.in[0], tile.range.count, tile.cells, reduction.atLeast[tile.group], [&](std::size_t k) { return tile.out[k]; });
                return {};
            },
            reduction.reuse);
    }
    return walkSeries(context, {reduction.input}, targetsOf(reduction), [&](const SeriesTile& tile) -> Result<void> {
        for (std::size_t w = 0; w < windows.size(); ++w) {
            kernel(tile.in[0].subspan(windows[w].first * tile.cells, windows[w].count * tile.cells), windows[w].count, tile.cells,
                reduction.atLeast[w], [&](std::size_t k) { return tile.out[k].subspan(reduction.stepOf(w) * tile.cells, tile.cells); });
        }
        return {};
    });
}

} // namespace

ReductionSchedule ReductionSchedule::of(std::vector<StepRange> groups)
{
    ReductionSchedule out;
    out.groups = std::move(groups);
    for (std::size_t group = 0; group < out.groups.size(); ++group)
        out.windows.push_back({group, 1});
    return out;
}

std::vector<std::size_t> ReductionSchedule::windowSteps() const
{
    std::vector<std::size_t> out;
    for (const StepRange& steps : stepsOfWindows(*this))
        out.push_back(steps.count);
    return out;
}

std::size_t ReductionSchedule::longestWindow() const
{
    std::size_t longest = 1;
    for (const StepRange& window : windows)
        longest = std::max(longest, window.count);
    return longest;
}

Result<void> reduceSteps(RunContext& context, const Reduction& reduction)
{
    const bool ranks = std::ranges::any_of(reduction.outputs, [](const ReducedOutput& output) { return output.statistic == Statistic::Percentile; });
    if (ranks)
        return orderStatistics(context, reduction);
    TRY(WalkShape shape, prepareWalk(context, {reduction.input}, targetsOf(reduction), true));
    if (shape.cells == 0 || reduction.schedule.windows.empty())
        return {};
    OnePass pass(context, reduction, std::move(shape));
    return pass.fits() ? pass.run() : sumByTiles(context, reduction);
}

} // namespace terrella::data
