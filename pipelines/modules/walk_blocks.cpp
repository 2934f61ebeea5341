// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_blocks.h"

#include "pipelines/data/missing.h"

#include <QFileInfo>

#include <algorithm>

namespace terrella {

namespace {

const Axis* timeOf(const CubeSignature& signature, int variable)
{
    return signature.axisOf(signature.variables[static_cast<std::size_t>(variable)], AxisKind::Time);
}

} // namespace

Digest outputTimes(const std::vector<WalkOutput>& outputs, std::size_t step)
{
    DigestMaker maker;
    for (const WalkOutput& output : outputs) {
        if (const Axis* time = timeOf(output.writer->signature(), output.variable))
            maker.add(time->values[step]);
    }
    return maker.result();
}

StepKeys::StepKeys(BlockCache& cache, const char* walk, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const WalkShape& shape, const BlockReuse& reuse, const Digest& family)
{
    DigestMaker common;
    common.add(family).add(QByteArray(walk)).add(reuse.also);
    for (std::size_t k = 0; k < inputs.size() && m_complete; ++k) {
        common.add(static_cast<std::uint64_t>(inputs[k].variable)).add(static_cast<std::uint64_t>(inputs[k].slice));
        if (!shape.isStatic[k])
            continue;
        const auto content = cache.contentOf(*inputs[k].cube, inputs[k].variable, 0);
        m_complete = content.has_value();
        common.add(content.value_or(Digest()));
    }
    for (const WalkOutput& output : outputs) {
        common.add(QFileInfo(output.writer->target()).fileName());
        common.add(static_cast<std::uint64_t>(output.variable)).add(static_cast<std::uint64_t>(output.slice));
    }
    m_common = common.result();
    for (std::size_t step = 0; step < shape.steps && m_complete; ++step) {
        DigestMaker maker;
        for (std::size_t k = 0; k < inputs.size() && m_complete; ++k) {
            if (shape.isStatic[k])
                continue;
            const std::size_t source = inputs[k].steps.empty() ? step : inputs[k].steps[step];
            const auto content = cache.contentOf(*inputs[k].cube, inputs[k].variable, source);
            m_complete = content.has_value();
            maker.add(content.value_or(Digest())).add(timeOf(inputs[k].cube->signature(), inputs[k].variable)->values[source]);
        }
        m_steps.push_back(maker.result());
    }
}

StepBlocks::StepBlocks(
    RunContext& context, const std::vector<WalkOutput>& outputs, const WalkShape& shape, std::shared_ptr<BlockShelf> shelf, std::vector<Digest> keys)
    : m_context(context),
      m_outputs(outputs),
      m_fields(shape.outputFields),
      m_shelf(std::move(shelf)),
      m_keys(std::move(keys))
{
}

std::unique_ptr<StepBlocks> StepBlocks::open(RunContext& context, const char* walk, const std::vector<WalkInput>& inputs,
    const std::vector<WalkOutput>& outputs, const WalkShape& shape, const std::vector<StepRange>& ranges, const BlockReuse& reuse)
{
    BlockCache* cache = context.blockCache();
    if (!cache || !reuse.allowed || outputs.empty())
        return nullptr;
    auto shelf = cache->shelf(reuse.choosing);
    if (!shelf)
        return nullptr;
    const StepKeys keys(*cache, walk, inputs, outputs, shape, reuse, shelf->family());
    if (!keys.isComplete())
        return nullptr;
    std::vector<Digest> blocks;
    for (std::size_t block = 0; block < ranges.size(); ++block) {
        DigestMaker maker;
        maker.add(keys.common()).add(static_cast<std::uint64_t>(ranges[block].count));
        for (std::size_t step = ranges[block].first; step < ranges[block].first + ranges[block].count; ++step)
            maker.add(keys.at(step));
        blocks.push_back(maker.add(outputTimes(outputs, block)).result());
    }
    return std::make_unique<StepBlocks>(context, outputs, shape, std::move(shelf), std::move(blocks));
}

StepBlocks::~StepBlocks()
{
    placePending();
    if (BlockCache* cache = m_context.blockCache())
        cache->count(m_computed, m_reused);
}

Digest StepBlocks::keyOf(std::size_t block, std::size_t output) const
{
    return DigestMaker().add(m_keys[block]).add(static_cast<std::uint64_t>(output)).result();
}

Window StepBlocks::windowOf(std::size_t block, std::size_t output) const
{
    const WalkOutput& out = m_outputs[output];
    return slabWindow(out.writer->signature(), out.variable, out.slice, block, 1, cellsOf(output), m_fields[output].nx);
}

bool StepBlocks::has(std::size_t block) const
{
    for (std::size_t k = 0; k < m_outputs.size(); ++k) {
        if (!m_shelf->has(keyOf(block, k)))
            return false;
    }
    return true;
}

std::optional<FoundBlock> StepBlocks::load(std::size_t block, const std::vector<std::span<float>>& out)
{
    if (!has(block))
        return {};
    FoundBlock found;
    found.files.resize(m_outputs.size());
    for (std::size_t k = 0; k < m_outputs.size(); ++k) {
        if (!m_shelf->load(keyOf(block, k), std::as_writable_bytes(out[k]), &found.files[k]))
            return {};
    }
    return found;
}

Result<void> StepBlocks::write(
    std::size_t block, const FoundBlock& found, const std::vector<std::span<const float>>& values, const std::stop_token& stop)
{
    for (std::size_t k = 0; k < m_outputs.size(); ++k) {
        const WalkOutput& output = m_outputs[k];
        if (!found.files[k].isEmpty() && output.writer->adopt(output.variable, windowOf(block, k), found.files[k], values[k]))
            continue;
        TRY_DO(writeSlab(output, block, 1, cellsOf(k), m_fields[k].nx, values[k], stop));
    }
    ++m_reused;
    return {};
}

void StepBlocks::keep(std::size_t block, const std::vector<std::span<const float>>& values)
{
    ++m_computed;
    for (std::size_t k = 0; k < m_outputs.size(); ++k) {
        const Window window = windowOf(block, k);
        if (m_outputs[k].writer->placeOf(m_outputs[k].variable, window)) {
            m_pending.push_back({k, window, keyOf(block, k), digestOfValues(values[k])});
        } else {
            std::vector<float> copy(values[k].begin(), values[k].end());
            unifyMissing(copy);
            m_shelf->keep(keyOf(block, k), std::as_bytes(std::span<const float>(copy)));
        }
    }
    placePending();
}

/// What has come to lie on disk meanwhile, in order: small fields share a file, which is written when all of them are there.
void StepBlocks::placePending()
{
    while (!m_pending.empty()) {
        const Pending& first = m_pending.front();
        const WalkOutput& output = m_outputs[first.output];
        const auto place = output.writer->placeOf(output.variable, first.window);
        if (place && place->file.isEmpty() && !place->isMissing)
            return;
        if (place)
            m_shelf->keepPlace(first.key, first.content, m_fields[first.output].cells * sizeof(float), *place);
        m_pending.pop_front();
    }
}

} // namespace terrella
