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

using Kernel = std::function<Result<void>(const FieldStep&)>;

/// Blocks are some steps of whole fields; each step is a task.
class FieldWalk final : WalkBase {
public:
    FieldWalk(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, WalkShape shape,
        const Kernel& kernel, const BlockReuse& reuse)
        : WalkBase(context, inputs, outputs, std::move(shape)),
          m_kernel(kernel)
    {
        std::vector<StepRange> steps;
        for (std::size_t step = 0; step < m_shape.steps; ++step)
            steps.push_back({step, 1});
        m_blocks = StepBlocks::open(context, "fields", inputs, outputs, m_shape, steps, reuse);
    }

    Result<void> run()
    {
        const std::size_t limit = m_context.memoryLimit(), fixed = m_shape.staticBytes();
        if (fixed + m_shape.bytesPerStep() > limit)
            return memoryError(static_cast<double>(fixed + m_shape.bytesPerStep()), limit);
        const std::size_t stepsInMemory = m_shape.bytesPerStep() == 0 ? m_shape.steps : (limit - fixed) / m_shape.bytesPerStep();
        const std::size_t wantedSlots = threads() + 3; // each worker has one, and one is being read, one ready, one being written
        m_perBlock = std::max<std::size_t>(
            1, std::min({divideUp(m_shape.steps, 4 * threads()), stepsPerPiece(largestField()), stepsInMemory / wantedSlots}));

        BlockPlan plan;
        plan.blocks = divideUp(m_shape.steps, m_perBlock);
        plan.slots = std::min({wantedSlots, plan.blocks, std::max<std::size_t>(1, stepsInMemory / m_perBlock)});
        plan.tasks = [this](std::size_t block) { return stepsOf(block).count; };
        plan.read = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop, const std::function<void()>&) {
            return read(stepsOf(block), buffers, stop);
        };
        plan.compute
            = [this](std::size_t block, std::size_t task, BlockBuffers& buffers) { return compute(stepsOf(block).first + task, task, buffers); };
        plan.write = [this](std::size_t block, BlockBuffers& buffers, const std::stop_token& stop) { return write(stepsOf(block), buffers, stop); };
        plan.report = [this] { reportSteps(m_written, m_blocks ? m_blocks->reused() : 0); };
        return runBlocks(m_context, plan);
    }

private:
    [[nodiscard]] StepRange stepsOf(std::size_t block) const
    {
        return {block * m_perBlock, std::min(m_perBlock, m_shape.steps - block * m_perBlock)};
    }

    [[nodiscard]] std::size_t largestField() const
    {
        std::size_t cells = m_shape.cells;
        for (const FieldShape& field : m_shape.outputFields)
            cells = std::max(cells, field.cells);
        return cells;
    }

    Result<void> read(const StepRange& steps, BlockBuffers& buffers, const std::stop_token& stop) const
    {
        resetOutputs(buffers, [&](std::size_t k) { return steps.count * m_shape.outputFields[k].cells; });
        buffers.found.clear();
        for (std::size_t step = 0; m_blocks && step < steps.count; ++step) {
            if (auto found = m_blocks->load(steps.first + step, outputSpans(buffers, step)))
                buffers.found[step] = *std::move(found);
        }
        buffers.in.resize(m_inputs.size());
        for (std::size_t k = 0; k < m_inputs.size(); ++k) {
            if (m_shape.isStatic[k])
                continue;
            buffers.in[k].resize(steps.count * m_shape.cells);
            for (std::size_t from = 0, to = 0; from < steps.count; from = to + 1) {
                for (to = from; to < steps.count && !buffers.found.contains(to);)
                    ++to;
                const auto part = std::span<float>(buffers.in[k]).subspan(from * m_shape.cells, (to - from) * m_shape.cells);
                TRY_DO(readSlab(m_inputs[k], steps.first + from, to - from, m_all, m_shape.nx, part, stop));
            }
        }
        return {};
    }

    /// indexInBlock: where the step stands in the block's buffers
    [[nodiscard]] std::vector<std::span<float>> outputSpans(BlockBuffers& buffers, std::size_t indexInBlock) const
    {
        std::vector<std::span<float>> out;
        for (std::size_t k = 0; k < buffers.out.size(); ++k) {
            const std::size_t cells = m_shape.outputFields[k].cells;
            out.push_back(std::span<float>(buffers.out[k]).subspan(indexInBlock * cells, cells));
        }
        return out;
    }

    Result<void> compute(std::size_t stepIndex, std::size_t indexInBlock, BlockBuffers& buffers) const
    {
        if (buffers.found.contains(indexInBlock))
            return {};
        const FieldStep step{stepIndex, inputSpans(buffers, indexInBlock * m_shape.cells, m_shape.cells, m_all), outputSpans(buffers, indexInBlock)};
        const auto done = m_kernel(step);
        if (!done)
            return done.error().whileDoing(Tr::tr("working on time step %1").arg(stepIndex + 1));
        return {};
    }

    Result<void> write(const StepRange& steps, BlockBuffers& buffers, const std::stop_token& stop)
    {
        for (std::size_t from = 0, to = 0; from < steps.count; from = to) {
            if (const auto found = buffers.found.find(from); found != buffers.found.end()) {
                TRY_DO(m_blocks->write(steps.first + from, found->second, valuesOf(buffers, from, 1), stop));
                to = from + 1;
                continue;
            }
            for (to = from; to < steps.count && !buffers.found.contains(to);)
                ++to;
            const auto values = valuesOf(buffers, from, to - from);
            for (std::size_t k = 0; k < m_outputs.size(); ++k)
                TRY_DO(writeSlab(
                    m_outputs[k], steps.first + from, to - from, {0, m_shape.outputFields[k].cells}, m_shape.outputFields[k].nx, values[k], stop));
            for (std::size_t step = from; m_blocks && step < to; ++step)
                m_blocks->keep(steps.first + step, valuesOf(buffers, step, 1));
        }
        m_written += steps.count;
        return {};
    }

    [[nodiscard]] std::vector<std::span<const float>> valuesOf(const BlockBuffers& buffers, std::size_t indexInBlock, std::size_t count) const
    {
        std::vector<std::span<const float>> out;
        for (std::size_t k = 0; k < buffers.out.size(); ++k) {
            const std::size_t cells = m_shape.outputFields[k].cells;
            out.push_back(std::span<const float>(buffers.out[k]).subspan(indexInBlock * cells, count * cells));
        }
        return out;
    }

    const Kernel& m_kernel;
    std::unique_ptr<StepBlocks> m_blocks; ///< null: none are kept
    std::size_t m_perBlock = 1;
    std::size_t m_written = 0; ///< steps; calling thread
};

} // namespace

Result<void> walkFields(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const FieldStep&)>& kernel, const BlockReuse& reuse)
{
    TRY(WalkShape shape, prepareWalk(context, inputs, outputs, false));
    if (shape.steps == 0 || shape.cells == 0)
        return {};
    return FieldWalk(context, inputs, outputs, std::move(shape), kernel, reuse).run();
}

Result<void> walkFieldsOnto(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const FieldStep&)>& kernel, const BlockReuse& reuse)
{
    TRY(WalkShape shape, prepareWalk(context, inputs, outputs, false, true));
    if (shape.steps == 0)
        return {};
    return FieldWalk(context, inputs, outputs, std::move(shape), kernel, reuse).run();
}

} // namespace terrella
