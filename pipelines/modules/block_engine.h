// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"

#include <functional>
#include <map>
#include <vector>

namespace terrella {

/// A block of results that an earlier run has left.
struct FoundBlock {
    std::vector<QString> files; ///< per output: the file that holds its values and nothing else, or empty
};

/// The buffers of one block on its way from the reader over the kernel to the writer; used again for later blocks.
struct BlockBuffers {
    std::vector<std::vector<float>> in;
    std::vector<std::vector<float>> out;
    std::map<std::size_t, FoundBlock> found; ///< by step of the outputs: what need not be computed
};

/// What a walk does with its blocks, for runBlocks(). Blocks are read and written in order.
struct BlockPlan {
    std::size_t blocks = 0;
    std::size_t slots = 1; ///< blocks in memory at once
    bool ordered = false;  ///< no task of a block begins before the block before it is done
    /// Reader thread. Looks at the stop token between pieces; calls `note` where report() has something new to say.
    std::function<Result<void>(std::size_t block, BlockBuffers&, const std::stop_token&, const std::function<void()>& note)> read;
    std::function<std::size_t(std::size_t block)> tasks; ///< into how many parts that run side by side a block is cut; at least 1
    std::function<Result<void>(std::size_t block, std::size_t task, BlockBuffers&)> compute;     ///< worker threads
    std::function<Result<void>(std::size_t block, BlockBuffers&, const std::stop_token&)> write; ///< calling thread
    std::function<void()> report; ///< calling thread: progress, after a note and after each written block
};

/// Reads ahead on one thread, computes on context.threads() workers, writes on the calling thread. Ends with the first error of any of
/// them, or with Cancelled as soon as the pieces in hand are done. Exceptions become errors. All threads are gone when it returns.
Result<void> runBlocks(RunContext& context, const BlockPlan& plan);

} // namespace terrella
