// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/block_cache.h"
#include "pipelines/modules/block_engine.h"
#include "pipelines/modules/walk_slabs.h"

#include <deque>

namespace terrella {

/// Key of a step's inputs: their contents at that step, with their times. Nothing where one of them is not known.
class StepKeys {
public:
    StepKeys(BlockCache& cache, const char* walk, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
        const WalkShape& shape, const BlockReuse& reuse, const Digest& family);
    /// False: something is not known, there are no keys.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// What all blocks have in common.
    [[nodiscard]] const Digest& common() const { return m_common; }
    /// Of the moving inputs at a step of the walk.
    [[nodiscard]] const Digest& at(std::size_t step) const { return m_steps[step]; }

private:
    bool m_complete = true;
    Digest m_common;
    std::vector<Digest> m_steps;
};

/// Of the times of the outputs at one of their steps.
Digest outputTimes(const std::vector<WalkOutput>& outputs, std::size_t step);

/// The blocks of a walk whose block is one step of its outputs (fields, groups). The walk asks for each block before it computes it, and hands over
/// what it has computed. Any thread; keep() and write() on the walk's calling thread.
class StepBlocks {
public:
    /// Null where no blocks are kept, or where it is not known what an input is made of. ranges: the steps of the inputs that each block is made of.
    static std::unique_ptr<StepBlocks> open(RunContext& context, const char* walk, const std::vector<WalkInput>& inputs,
        const std::vector<WalkOutput>& outputs, const WalkShape& shape, const std::vector<StepRange>& ranges, const BlockReuse& reuse);
    /// With keys that are known already, one per block.
    StepBlocks(RunContext& context, const std::vector<WalkOutput>& outputs, const WalkShape& shape, std::shared_ptr<BlockShelf> shelf,
        std::vector<Digest> keys);
    /// Tells the context how many blocks were computed and found.
    ~StepBlocks();
    StepBlocks(const StepBlocks&) = delete;
    StepBlocks& operator=(const StepBlocks&) = delete;

    [[nodiscard]] bool has(std::size_t block) const;
    /// Fills one field per output; nothing where the block must be computed.
    std::optional<FoundBlock> load(std::size_t block, const std::vector<std::span<float>>& out);
    /// Writes a block that was found: linked where possible.
    Result<void> write(std::size_t block, const FoundBlock& found, const std::vector<std::span<const float>>& values, const std::stop_token& stop);
    /// After a computed block was written.
    void keep(std::size_t block, const std::vector<std::span<const float>>& values);
    [[nodiscard]] std::size_t reused() const { return m_reused; }
    [[nodiscard]] BlockShelf& shelf() { return *m_shelf; }

private:
    [[nodiscard]] CellRange cellsOf(std::size_t output) const { return {0, m_fields[output].cells}; }
    struct Pending {
        std::size_t output = 0;
        Window window;
        Digest key, content;
    };
    [[nodiscard]] Digest keyOf(std::size_t block, std::size_t output) const;
    [[nodiscard]] Window windowOf(std::size_t block, std::size_t output) const;
    void placePending();

    RunContext& m_context;
    const std::vector<WalkOutput>& m_outputs;
    const std::vector<FieldShape> m_fields; ///< per output
    std::shared_ptr<BlockShelf> m_shelf;
    std::vector<Digest> m_keys;    ///< per block
    std::deque<Pending> m_pending; ///< computed and not yet on disk
    std::size_t m_computed = 0, m_reused = 0;
};

} // namespace terrella
