// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/block_engine.h"
#include "pipelines/modules/walk_slabs.h"

#include <algorithm>

namespace terrella {

/// What the three walks share: inputs, outputs, what they have in common, and how one task sees a block's buffers.
class WalkBase {
protected:
    WalkBase(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, WalkShape shape)
        : m_context(context),
          m_inputs(inputs),
          m_outputs(outputs),
          m_shape(std::move(shape)),
          m_all{0, m_shape.cells}
    {
    }
    WalkBase(const WalkBase&) = delete;
    WalkBase& operator=(const WalkBase&) = delete;
    ~WalkBase() = default;

    [[nodiscard]] std::size_t threads() const { return static_cast<std::size_t>(std::max(1, m_context.threads())); }
    /// Every output NaN, sizeOf(k) values of output k.
    void resetOutputs(BlockBuffers& buffers, const std::function<std::size_t(std::size_t)>& sizeOf) const;
    /// The inputs of one task: those with time from `offset` in the block's buffers, of the others the cells.
    [[nodiscard]] std::vector<std::span<const float>> inputSpans(
        const BlockBuffers& buffers, std::size_t offset, std::size_t size, const CellRange& cells) const;
    /// At most some hundred reports, the last one always: "305 of 492 steps", "305 of 492 steps, 290 of them reused". Calling thread.
    void reportSteps(std::size_t done, std::size_t reused = 0);

    RunContext& m_context;
    const std::vector<WalkInput>& m_inputs;
    const std::vector<WalkOutput>& m_outputs;
    const WalkShape m_shape;
    const CellRange m_all;

private:
    std::size_t m_reportMark = 0;
};

/// In the buffers of series and recurrence a block lies as one tile after the other, each [step][cell of the tile].
/// Copies a field-wise slab [step][cell of the block] there …
void slabToTiles(
    std::span<const float> slab, std::span<float> tiles, const std::vector<CellRange>& ranges, std::size_t firstStep, std::size_t stepsOfTiles);
/// … and one step of the tiles back into a field.
void tilesToField(
    std::span<const float> tiles, std::span<float> field, const std::vector<CellRange>& ranges, std::size_t step, std::size_t stepsOfTiles);

/// Reads a box of cells into tiles by way of `slab`, a buffer of at most slabBytes (but one step) that is used again.
Result<void> readTiles(const WalkInput& input, const StepRange& steps, const CellRange& cells, std::size_t nx, const std::vector<CellRange>& tiles,
    std::vector<float>& slab, std::size_t slabBytes, std::vector<float>& out, const std::stop_token& stop,
    const std::function<void(std::size_t)>& after = {});

inline std::size_t divideUp(std::size_t a, std::size_t b) { return (a + b - 1) / b; }

inline constexpr std::size_t kTaskValues = 1 << 18; ///< values of one input that one kernel call gets: some tens of milliseconds at most

} // namespace terrella
