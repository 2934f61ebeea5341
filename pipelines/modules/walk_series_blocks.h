// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk_blocks.h"

namespace terrella {

/// Tiles of a walk over whole time axes: each depends on all steps, so that they serve only to go on with a run that died. Calling thread.
class SeriesBlocks {
public:
    static std::unique_ptr<SeriesBlocks> open(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
        const WalkShape& shape, const BlockReuse& reuse);
    ~SeriesBlocks();
    SeriesBlocks(const SeriesBlocks&) = delete;
    SeriesBlocks& operator=(const SeriesBlocks&) = delete;

    /// Writes the tiles that are there and returns the cells that are left, each range a part of one row or whole rows.
    Result<std::vector<CellRange>> goOn();
    void keep(const CellRange& cells, std::size_t output, std::span<const float> values);

private:
    SeriesBlocks(RunContext& context, const std::vector<WalkOutput>& outputs, const WalkShape& shape);
    [[nodiscard]] Digest keyOf(std::size_t output) const;
    Result<bool> writeTile(const CellRange& cells);

    RunContext& m_context;
    const std::vector<WalkOutput>& m_outputs;
    const std::vector<std::size_t> m_steps; ///< per output
    const std::size_t m_cells, m_nx;
    Digest m_key;
    std::shared_ptr<BlockShelf> m_shelf;
    std::size_t m_computed = 0, m_reused = 0;
};

} // namespace terrella
