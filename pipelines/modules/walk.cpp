// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk.h"

#include "pipelines/modules/block_engine.h"
#include "pipelines/modules/walk_slabs.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <limits>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kTaskValues = 1 << 18; ///< values of one input that one kernel call gets: some tens of milliseconds at most

std::size_t divideUp(std::size_t a, std::size_t b)
{
    return (a + b - 1) / b;
}

/// A part of the time axis.
struct StepRange {
    std::size_t first = 0;
    std::size_t count = 0;
};

StepRange blockOfSteps(std::size_t block, std::size_t perBlock, std::size_t steps)
{
    const std::size_t first = block * perBlock;
    return {first, std::min(perBlock, steps - first)};
}

void resetOutputs(BlockBuffers& buffers, std::size_t count, const std::function<std::size_t(std::size_t)>& sizeOf)
{
    buffers.out.resize(count);
    for (std::size_t k = 0; k < count; ++k)
        buffers.out[k].assign(sizeOf(k), kMissing);
}

/// At most some hundred reports, the last one always.
class StepReporter {
public:
    StepReporter(RunContext& context, std::size_t steps) : m_context(context), m_steps(steps) {}
    void report(std::size_t done)
    {
        constexpr std::size_t most = 500;
        const std::size_t mark = done * std::min(most, m_steps) / m_steps;
        if (mark == m_mark)
            return;
        m_mark = mark;
        m_context.progress(static_cast<double>(done) / static_cast<double>(m_steps), Tr::tr("%1 of %2 steps").arg(done).arg(m_steps));
    }

private:
    RunContext& m_context;
    std::size_t m_steps;
    std::size_t m_mark = 0;
};

std::size_t threadsOf(const RunContext& context)
{
    return static_cast<std::size_t>(std::max(1, context.threads()));
}

/// Copies [step][cell] of a box into tiles that lie one after the other, each [step][cell of the tile]; or back.
enum class Direction { ToTiles, FromTiles };
template <Direction direction, class Slab, class Tiles>
void rearrange(Slab slab, Tiles tiles, const std::vector<CellRange>& ranges, std::size_t cells, std::size_t firstStep, std::size_t stepsNow,
    std::size_t stepsOfTiles)
{
    std::size_t offset = 0;
    for (const CellRange& range : ranges) {
        const std::size_t column = range.first - ranges.front().first;
        for (std::size_t step = 0; step < stepsNow; ++step) {
            const auto inSlab = slab.subspan(step * cells + column, range.count);
            const auto inTile = tiles.subspan(offset + (firstStep + step) * range.count, range.count);
            if constexpr (direction == Direction::ToTiles)
                std::ranges::copy(inSlab, inTile.begin());
            else
                std::ranges::copy(inTile, inSlab.begin());
        }
        offset += stepsOfTiles * range.count;
    }
}

/// Reads the moving inputs of a box of cells into tiles. `slab` is a buffer to use again.
Result<void> readTiles(const WalkInput& input, const StepRange& steps, const CellRange& cells, std::size_t nx, const std::vector<CellRange>& tiles,
    std::vector<float>& slab, std::size_t slabBytes, std::vector<float>& out, const std::stop_token& stop,
    const std::function<void(std::size_t)>& after)
{
    out.resize(steps.count * cells.count);
    if (tiles.size() == 1)
        return readSlab(input, steps.first, steps.count, cells, nx, out, stop, after);
    const std::size_t piece = std::min(steps.count, stepsPerPiece(cells.count, slabBytes));
    slab.resize(piece * cells.count);
    for (std::size_t done = 0; done < steps.count; done += piece) {
        const std::size_t now = std::min(piece, steps.count - done);
        const std::span<float> part(slab.data(), now * cells.count);
        TRY_DO(readSlab(input, steps.first + done, now, cells, nx, part, stop, after));
        rearrange<Direction::ToTiles>(std::span<const float>(part), std::span<float>(out), tiles, cells.count, done, now, steps.count);
    }
    return {};
}

/// Spans of one task over the inputs: those with time from the block's buffers, the others from the whole static field.
std::vector<std::span<const float>> inputSpans(const WalkShape& shape, const BlockBuffers& buffers, std::size_t offset, std::size_t size,
    const CellRange& cells)
{
    std::vector<std::span<const float>> out;
    for (std::size_t k = 0; k < shape.isStatic.size(); ++k) {
        out.push_back(shape.isStatic[k] ? std::span<const float>(shape.statics[k]).subspan(cells.first, cells.count)
                                        : std::span<const float>(buffers.in[k]).subspan(offset, size));
    }
    return out;
}

} // namespace

Result<void> walkFields(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const FieldStep&)>& kernel)
{
    TRY(const WalkShape shape, prepareWalk(context, inputs, outputs, false));
    if (shape.steps == 0 || shape.cells == 0)
        return {};
    const std::size_t limit = context.memoryLimit(), threads = threadsOf(context);
    const std::size_t bytesPerStep = (shape.movingInputs() + outputs.size()) * shape.cells * sizeof(float);
    if (shape.staticBytes() + bytesPerStep > limit)
        return memoryError(static_cast<double>(shape.staticBytes() + bytesPerStep), limit);
    const std::size_t stepsInMemory = bytesPerStep == 0 ? shape.steps : (limit - shape.staticBytes()) / bytesPerStep;
    const std::size_t wantedSlots = threads + 3; // each worker has one, and one is being read, one ready, one being written
    const std::size_t perBlock = std::max<std::size_t>(1,
        std::min({divideUp(shape.steps, 4 * threads), stepsPerPiece(shape.cells), stepsInMemory / wantedSlots}));

    BlockPlan plan;
    plan.blocks = divideUp(shape.steps, perBlock);
    plan.slots = std::min({wantedSlots, plan.blocks, std::max<std::size_t>(1, stepsInMemory / perBlock)});
    const auto stepsOf = [&](std::size_t block) { return blockOfSteps(block, perBlock, shape.steps); };
    const CellRange all{0, shape.cells};
    plan.tasks = [&](std::size_t block) { return stepsOf(block).count; };
    plan.read = [&](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>&) -> Result<void> {
        const StepRange steps = stepsOf(block);
        buffers.in.resize(inputs.size());
        for (std::size_t k = 0; k < inputs.size(); ++k) {
            if (shape.isStatic[k])
                continue;
            buffers.in[k].resize(steps.count * shape.cells);
            TRY_DO(readSlab(inputs[k], steps.first, steps.count, all, shape.nx, buffers.in[k], stop));
        }
        resetOutputs(buffers, outputs.size(), [&](std::size_t) { return steps.count * shape.cells; });
        return {};
    };
    plan.compute = [&](std::size_t block, std::size_t task, BlockBuffers& buffers) -> Result<void> {
        FieldStep step;
        step.step = stepsOf(block).first + task;
        step.in = inputSpans(shape, buffers, task * shape.cells, shape.cells, all);
        for (std::vector<float>& out : buffers.out)
            step.out.push_back(std::span<float>(out).subspan(task * shape.cells, shape.cells));
        const auto done = kernel(step);
        if (!done)
            return done.error().whileDoing(Tr::tr("working on time step %1").arg(step.step + 1));
        return {};
    };
    StepReporter reporter(context, shape.steps);
    std::size_t written = 0;
    plan.write = [&](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) -> Result<void> {
        const StepRange steps = stepsOf(block);
        for (std::size_t k = 0; k < outputs.size(); ++k)
            TRY_DO(writeSlab(outputs[k], steps.first, steps.count, all, shape.nx, buffers.out[k], stop));
        written += steps.count;
        return {};
    };
    plan.report = [&] { reporter.report(written); };
    return runBlocks(context, plan);
}

Result<void> walkSeries(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const SeriesTile&)>& kernel)
{
    TRY(const WalkShape shape, prepareWalk(context, inputs, outputs, true));
    if (shape.steps == 0 || shape.cells == 0)
        return {};
    const std::size_t limit = context.memoryLimit(), threads = threadsOf(context);
    std::size_t valuesPerCell = shape.movingInputs() * shape.steps;
    for (const std::size_t steps : shape.outputSteps)
        valuesPerCell += steps;
    const std::size_t bytesPerCell = valuesPerCell * sizeof(float);
    const std::size_t least = shape.staticBytes() + bytesPerCell + 2 * sizeof(float);
    if (least > limit)
        return memoryError(static_cast<double>(least), limit);

    // Sources are stored as fields mostly, and every block reads each of them once: as few blocks as possible.
    const std::size_t free = limit - shape.staticBytes();
    const std::size_t slabBytes = std::min(kPieceBytes, free / 8);
    const std::size_t cellsInMemory = std::max<std::size_t>(1, bytesPerCell == 0 ? shape.cells : (free - slabBytes) / bytesPerCell);
    const bool twoSlots = cellsInMemory < shape.cells && cellsInMemory >= 2;
    const std::vector<CellRange> blocks = cutCells({0, shape.cells}, shape.nx, twoSlots ? cellsInMemory / 2 : cellsInMemory);
    std::vector<std::vector<CellRange>> tiles;
    for (const CellRange& block : blocks) {
        const std::size_t tileCells = std::min(divideUp(block.count, 4 * threads), std::max<std::size_t>(1, kTaskValues / shape.steps));
        // A slab of one step must fit its share of the memory, or else the box is one tile and is read in place.
        const bool cutTiles = block.count * sizeof(float) <= slabBytes;
        tiles.push_back(cutTiles ? cutCells(block, shape.nx, tileCells) : std::vector<CellRange>{block});
    }

    BlockPlan plan;
    plan.blocks = blocks.size();
    plan.slots = twoSlots ? 2 : 1;
    plan.tasks = [&](std::size_t block) { return tiles[block].size(); };
    std::atomic<std::size_t> valuesRead{0}, tilesDone{0};
    std::size_t tileCount = 0;
    for (const auto& ofBlock : tiles)
        tileCount += ofBlock.size();
    std::vector<float> slab;
    plan.read = [&](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>& note) -> Result<void> {
        const CellRange& cells = blocks[block];
        const auto after = [&](std::size_t steps) {
            valuesRead += steps * cells.count;
            note();
        };
        buffers.in.resize(inputs.size());
        for (std::size_t k = 0; k < inputs.size(); ++k) {
            if (!shape.isStatic[k])
                TRY_DO(readTiles(inputs[k], {0, shape.steps}, cells, shape.nx, tiles[block], slab, slabBytes, buffers.in[k], stop, after));
        }
        resetOutputs(buffers, outputs.size(), [&](std::size_t k) { return shape.outputSteps[k] * cells.count; });
        return {};
    };
    plan.compute = [&](std::size_t block, std::size_t task, BlockBuffers& buffers) -> Result<void> {
        const CellRange& cells = tiles[block][task];
        const std::size_t before = cells.first - blocks[block].first;
        SeriesTile tile{cells.first, cells.count, shape.steps,
            inputSpans(shape, buffers, before * shape.steps, cells.count * shape.steps, cells), {}};
        for (std::size_t k = 0; k < outputs.size(); ++k)
            tile.out.push_back(std::span<float>(buffers.out[k]).subspan(before * shape.outputSteps[k], cells.count * shape.outputSteps[k]));
        const auto done = kernel(tile);
        if (!done)
            return done.error().whileDoing(Tr::tr("working on cells %1 to %2").arg(cells.first + 1).arg(cells.end()));
        ++tilesDone;
        return {};
    };
    plan.write = [&](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) -> Result<void> {
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            for (const CellRange& cells : tiles[block]) {
                const std::size_t before = (cells.first - blocks[block].first) * shape.outputSteps[k];
                TRY_DO(writeSlab(outputs[k], 0, shape.outputSteps[k], cells, shape.nx,
                    std::span<const float>(buffers.out[k]).subspan(before, cells.count * shape.outputSteps[k]), stop));
            }
        }
        return {};
    };
    double reported = -1.0;
    plan.report = [&] {
        // Reading is most of the work where there is anything to read.
        const double toRead = static_cast<double>(shape.movingInputs() * shape.steps * shape.cells);
        const double computed = static_cast<double>(tilesDone.load()) / static_cast<double>(tileCount);
        const double fraction = toRead > 0.0 ? 0.6 * static_cast<double>(valuesRead.load()) / toRead + 0.4 * computed : computed;
        constexpr double smallest = 0.002;
        if (fraction < reported + smallest)
            return;
        reported = fraction;
        context.progress(std::min(1.0, fraction), Tr::tr("%1 of %2 tiles").arg(tilesDone.load()).arg(tileCount));
    };
    TRY_DO(runBlocks(context, plan));
    context.progress(1.0, Tr::tr("%1 of %1 tiles").arg(tileCount));
    return {};
}

Result<void> walkRecurrence(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    std::size_t stateCount, std::vector<double>& state, const std::function<Result<void>(const RecurrenceTile&)>& kernel)
{
    TRY(const WalkShape shape, prepareWalk(context, inputs, outputs, false));
    if (state.size() != stateCount * shape.cells)
        return Error{ErrorCode::Mismatch, Tr::tr("The initial state has %1 values; %2 for each of %3 cells are needed.")
            .arg(state.size()).arg(stateCount).arg(shape.cells), {}};
    if (shape.steps == 0 || shape.cells == 0)
        return {};
    const std::size_t limit = context.memoryLimit(), threads = threadsOf(context);
    const std::size_t fieldBytes = shape.cells * sizeof(float);
    const std::size_t bytesPerStep = (shape.movingInputs() + outputs.size()) * fieldBytes;
    // The state twice (as given, and by tiles), and one field each to turn around for reading and for writing.
    const std::size_t fixed = shape.staticBytes() + 2 * stateCount * shape.cells * sizeof(double) + 2 * fieldBytes;
    if (fixed + bytesPerStep > limit)
        return memoryError(static_cast<double>(fixed + bytesPerStep), limit);
    const std::size_t stepsInMemory = bytesPerStep == 0 ? shape.steps : (limit - fixed) / bytesPerStep;
    constexpr std::size_t largestBlock = std::size_t{64} << 20;
    const std::size_t perBlock = std::max<std::size_t>(1, std::min({divideUp(shape.steps, 16), stepsInMemory / 3,
        bytesPerStep == 0 ? shape.steps : std::max<std::size_t>(1, largestBlock / bytesPerStep)}));
    constexpr std::size_t fewestCells = 64;
    const std::size_t tileCells = std::min(divideUp(shape.cells, 4 * threads), std::max(fewestCells, kTaskValues / perBlock));
    const CellRange all{0, shape.cells};
    const std::vector<CellRange> tiles = cutCells(all, shape.nx, tileCells);

    const auto turnState = [&](const auto& copy) {
        for (const CellRange& cells : tiles) {
            for (std::size_t s = 0; s < stateCount; ++s) {
                for (std::size_t c = 0; c < cells.count; ++c)
                    copy(s * shape.cells + cells.first + c, stateCount * cells.first + s * cells.count + c);
            }
        }
    };
    std::vector<double> tileState(state.size());
    turnState([&](std::size_t whole, std::size_t tile) { tileState[tile] = state[whole]; });

    BlockPlan plan;
    plan.ordered = true;
    plan.blocks = divideUp(shape.steps, perBlock);
    plan.slots = std::clamp<std::size_t>(stepsInMemory / perBlock, 1, 3);
    const auto stepsOf = [&](std::size_t block) { return blockOfSteps(block, perBlock, shape.steps); };
    plan.tasks = [&](std::size_t) { return tiles.size(); };
    std::vector<float> readingSlab, writingSlab;
    plan.read = [&](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>&) -> Result<void> {
        const StepRange steps = stepsOf(block);
        buffers.in.resize(inputs.size());
        for (std::size_t k = 0; k < inputs.size(); ++k) {
            if (!shape.isStatic[k])
                TRY_DO(readTiles(inputs[k], steps, all, shape.nx, tiles, readingSlab, fieldBytes, buffers.in[k], stop, {}));
        }
        resetOutputs(buffers, outputs.size(), [&](std::size_t) { return steps.count * shape.cells; });
        return {};
    };
    plan.compute = [&](std::size_t block, std::size_t task, BlockBuffers& buffers) -> Result<void> {
        const StepRange steps = stepsOf(block);
        const CellRange& cells = tiles[task];
        const std::size_t offset = cells.first * steps.count, size = cells.count * steps.count;
        RecurrenceTile tile{cells.first, cells.count, steps.first, steps.count, inputSpans(shape, buffers, offset, size, cells), {},
            std::span<double>(tileState).subspan(stateCount * cells.first, stateCount * cells.count)};
        for (std::vector<float>& out : buffers.out)
            tile.out.push_back(std::span<float>(out).subspan(offset, size));
        const auto done = kernel(tile);
        if (!done)
            return done.error().whileDoing(Tr::tr("working on time steps %1 to %2").arg(steps.first + 1).arg(steps.first + steps.count));
        return {};
    };
    StepReporter reporter(context, shape.steps);
    std::size_t written = 0;
    plan.write = [&](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) -> Result<void> {
        const StepRange steps = stepsOf(block);
        writingSlab.resize(outputs.empty() ? 0 : shape.cells);
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            for (std::size_t step = 0; step < steps.count; ++step) {
                rearrange<Direction::FromTiles>(std::span<float>(writingSlab), std::span<const float>(buffers.out[k]), tiles, shape.cells,
                    step, 1, steps.count);
                TRY_DO(writeSlab(outputs[k], steps.first + step, 1, all, shape.nx, writingSlab, stop));
            }
        }
        written += steps.count;
        return {};
    };
    plan.report = [&] { reporter.report(written); };
    TRY_DO(runBlocks(context, plan));
    turnState([&](std::size_t whole, std::size_t tile) { state[whole] = tileState[tile]; });
    return {};
}

Result<std::vector<float>> readWhole(RunContext& context, const WalkInput& input)
{
    WalkShape shape;
    {
        // Without a time axis prepareWalk() has read the field already.
        TRY(shape, prepareWalk(context, {input}, {}, false));
        if (shape.isStatic.front())
            return std::move(shape.statics.front());
    }
    const double bytes = static_cast<double>(shape.steps) * static_cast<double>(shape.cells) * sizeof(float);
    if (bytes > static_cast<double>(context.memoryLimit()))
        return memoryError(bytes, context.memoryLimit());
    std::vector<float> out(shape.steps * shape.cells);
    TRY_DO(readSlab(input, 0, shape.steps, {0, shape.cells}, shape.nx, out, context.stopToken()));
    return out;
}

} // namespace terrella
