// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_run_blocks.h"

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

constexpr std::size_t kBlocksInMemory = 3; ///< of a recurrence: the one after those has not begun
constexpr double kShareOfTime = 0.1;       ///< that keeping states may take

} // namespace

std::unique_ptr<RunBlocks> RunBlocks::open(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const WalkShape& shape, const std::vector<double>& initialState, const BlockReuse& reuse)
{
    BlockCache* cache = context.blockCache();
    if (!cache || !reuse.allowed || outputs.empty())
        return nullptr;
    auto shelf = cache->shelf(reuse.choosing);
    if (!shelf)
        return nullptr;
    const StepKeys keys(*cache, "recurrence", inputs, outputs, shape, reuse, shelf->family());
    if (!keys.isComplete())
        return nullptr;
    std::unique_ptr<RunBlocks> out(new RunBlocks);
    out->m_context = &context;
    out->m_shape = shape;
    out->m_shape.statics.clear();
    out->m_outputs = outputs.size();
    out->m_state.resize(initialState.size());
    out->m_chain.push_back(DigestMaker().add(keys.common()).add(digestOfBytes(initialState.data(), initialState.size() * sizeof(double))).result());
    for (std::size_t step = 0; step < shape.steps; ++step)
        out->m_chain.push_back(DigestMaker().add(out->m_chain.back()).add(keys.at(step)).add(outputTimes(outputs, step)).result());
    out->m_passing = cache->passingShelf(DigestMaker().add(out->m_chain.front()).add(QByteArray("states")).result());
    out->m_steps
        = std::make_unique<StepBlocks>(context, outputs, shape, std::move(shelf), std::vector<Digest>(out->m_chain.begin() + 1, out->m_chain.end()));
    return out;
}

Digest RunBlocks::stateKey(std::size_t steps) const { return DigestMaker().add(m_chain[steps]).add(QByteArray("state")).result(); }

bool RunBlocks::loadState(std::size_t steps, std::vector<double>& state)
{
    const auto bytes = std::as_writable_bytes(std::span(state));
    return m_steps->shelf().load(stateKey(steps), bytes) || (m_passing && m_passing->load(stateKey(steps), bytes));
}

Result<std::size_t> RunBlocks::goOn(std::vector<double>& state, const Report& report)
{
    std::size_t there = 0;
    while (there < m_shape.steps && m_steps->has(there))
        ++there;
    const std::vector<double> initial = state;
    std::vector<std::vector<float>> fields(m_outputs, std::vector<float>(m_shape.cells));
    std::size_t written = 0;
    // Down to a state that is there; up over the steps before it, unless one of them is damaged: then further down.
    for (;;) {
        while (there > 0 && !loadState(there, state))
            --there;
        while (written < there) {
            if (m_context->cancelled())
                return RunContext::cancelledError();
            const auto found = m_steps->load(written, {fields.begin(), fields.end()});
            if (!found)
                break;
            TRY_DO(m_steps->write(written, *found, {fields.begin(), fields.end()}, m_context->stopToken()));
            ++written;
            report(written, written);
        }
        if (written >= there)
            break;
        there = written;
    }
    if (there == 0)
        state = initial;
    m_found = there;
    m_wanted = there;
    m_lastBlock = std::chrono::steady_clock::now();
    return there;
}

void RunBlocks::noteState(const StepRange& steps, const CellRange& cells, std::span<const double> tileState)
{
    // Blocks are computed one after the other: all tiles of one come here before any of the next.
    std::size_t none = kNone;
    if (steps.first >= m_wanted.load())
        m_noting.compare_exchange_strong(none, steps.first);
    if (m_noting.load() != steps.first)
        return;
    const std::size_t count = tileState.size() / cells.count;
    for (std::size_t s = 0; s < count; ++s) {
        const auto from = tileState.subspan(s * cells.count, cells.count);
        std::ranges::copy(from, m_state.begin() + static_cast<std::ptrdiff_t>(s * m_shape.cells + cells.first));
    }
}

void RunBlocks::keepState(const StepRange& steps)
{
    const auto now = std::chrono::steady_clock::now();
    const double blockSeconds = std::max(1e-6, std::chrono::duration<double>(now - m_lastBlock).count());
    m_lastBlock = now;
    if (m_noting.load() != steps.first)
        return;
    m_passing->keep(stateKey(steps.first + steps.count), std::as_bytes(std::span<const double>(m_state)));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - now).count();
    m_lastBlock = std::chrono::steady_clock::now();
    const auto pause = static_cast<std::size_t>(std::min(1e6, std::ceil(seconds / blockSeconds / kShareOfTime)));
    m_wanted = steps.first + steps.count * std::max(kBlocksInMemory, pause);
    m_noting = kNone;
}

void RunBlocks::keepFinalState(const std::vector<double>& state)
{
    if (m_found < m_shape.steps)
        m_steps->shelf().keep(stateKey(m_shape.steps), std::as_bytes(std::span(state)));
}

} // namespace terrella
