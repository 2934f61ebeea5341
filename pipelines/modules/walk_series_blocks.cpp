// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_series_blocks.h"

#include <algorithm>

namespace terrella {

namespace {

/// Parts of one row each, or whole rows.
void addBoxes(std::vector<CellRange>& out, std::size_t from, std::size_t to, std::size_t nx)
{
    const std::size_t firstWhole = (from + nx - 1) / nx * nx, lastWhole = to / nx * nx;
    if (firstWhole > lastWhole) { // inside one row
        if (from < to)
            out.push_back({from, to - from});
        return;
    }
    if (from < firstWhole)
        out.push_back({from, firstWhole - from});
    if (firstWhole < lastWhole)
        out.push_back({firstWhole, lastWhole - firstWhole});
    if (lastWhole < to)
        out.push_back({lastWhole, to - lastWhole});
}

} // namespace

SeriesBlocks::SeriesBlocks(RunContext& context, const std::vector<WalkOutput>& outputs, const WalkShape& shape)
    : m_context(context),
      m_outputs(outputs),
      m_steps(shape.outputSteps),
      m_cells(shape.cells),
      m_nx(shape.nx)
{
}

std::unique_ptr<SeriesBlocks> SeriesBlocks::open(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const WalkShape& shape, const BlockReuse& reuse)
{
    BlockCache* cache = context.blockCache();
    if (!cache || !reuse.allowed || outputs.empty())
        return nullptr;
    const auto family = cache->shelf(reuse.choosing);
    if (!family)
        return nullptr;
    const StepKeys keys(*cache, "series", inputs, outputs, shape, reuse, family->family());
    if (!keys.isComplete())
        return nullptr;
    DigestMaker maker;
    maker.add(keys.common());
    for (std::size_t step = 0; step < shape.steps; ++step)
        maker.add(keys.at(step));
    std::unique_ptr<SeriesBlocks> out(new SeriesBlocks(context, outputs, shape));
    for (const WalkOutput& output : outputs) {
        const CubeSignature& signature = output.writer->signature();
        const Axis* time = signature.axisOf(signature.variables[static_cast<std::size_t>(output.variable)], AxisKind::Time);
        if (time)
            maker.addBytes(time->values.data(), time->values.size() * sizeof(double));
        maker.add(static_cast<std::uint64_t>(time ? time->size() : 0));
    }
    out->m_key = maker.result();
    out->m_shelf = cache->passingShelf(out->m_key);
    return out->m_shelf ? std::move(out) : nullptr;
}

SeriesBlocks::~SeriesBlocks() { m_context.blockCache()->count(m_computed, m_reused); }

Digest SeriesBlocks::keyOf(std::size_t output) const { return DigestMaker().add(m_key).add(static_cast<std::uint64_t>(output)).result(); }

Result<bool> SeriesBlocks::writeTile(const CellRange& cells)
{
    std::vector<std::vector<float>> values;
    for (std::size_t k = 0; k < m_outputs.size(); ++k) {
        values.emplace_back(m_steps[k] * cells.count);
        if (!m_shelf->loadBox(keyOf(k), {cells.first, cells.count}, std::as_writable_bytes(std::span(values.back()))))
            return false;
    }
    for (std::size_t k = 0; k < m_outputs.size(); ++k)
        TRY_DO(writeSlab(m_outputs[k], 0, m_steps[k], cells, m_nx, values[k], m_context.stopToken()));
    return true;
}

Result<std::vector<CellRange>> SeriesBlocks::goOn()
{
    auto boxes = m_shelf->boxes(keyOf(0));
    std::ranges::sort(boxes, {}, &BlockShelf::Box::first);
    std::vector<CellRange> left;
    std::size_t next = 0;
    for (const BlockShelf::Box& box : boxes) {
        const bool isOneRow = box.first / m_nx == (box.first + box.count - 1) / m_nx;
        const bool isWholeRows = box.first % m_nx == 0 && box.count % m_nx == 0;
        if (box.first < next || box.first + box.count > m_cells || (!isOneRow && !isWholeRows))
            continue; // made by a run that cut otherwise
        TRY(const bool isThere, writeTile({box.first, box.count}));
        if (!isThere)
            continue;
        addBoxes(left, next, box.first, m_nx);
        next = box.first + box.count;
        ++m_reused;
    }
    addBoxes(left, next, m_cells, m_nx);
    return left;
}

void SeriesBlocks::keep(const CellRange& cells, std::size_t output, std::span<const float> values)
{
    m_shelf->keepBox(keyOf(output), {cells.first, cells.count}, std::as_bytes(values));
    m_computed += output == 0 ? 1 : 0;
}

} // namespace terrella
