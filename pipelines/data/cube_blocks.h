// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/cube_writer.h"

#include <functional>
#include <vector>

namespace terrella {

/// Cuts an array into boxes of at most `mostValues` values (one row of the last dimension at least), in the order of storage.
std::vector<Window> blocksOf(const std::vector<std::size_t>& shape, std::size_t mostValues);

/// Boxes of whole chunks, each chunk in one box, of at most `mostValues` values or one chunk.
std::vector<Window> blocksOfChunks(const std::vector<std::size_t>& shape, const std::vector<std::size_t>& chunk, std::size_t mostValues);

/// The part of a block that a smaller box covers; both in indices of the array.
void copyPart(const Window& block, std::span<const float> values, const Window& part, std::span<float> out);

using TakeBlock = std::function<Result<void>(int variable, const Window& window, std::span<const float> values)>;

/// Reads every variable of a cube block by block and hands the blocks on; progress by values, Cancelled once stop is requested.
Result<void> forEachBlock(
    const Cube& cube, const std::vector<int>& variables, const ProgressFunction& progress, const std::stop_token& stop, const TakeBlock& take);
/// The same in blocks of one's own: by variable, of all variables.
Result<void> forEachBlock(const Cube& cube, const std::vector<std::vector<Window>>& windows, const ProgressFunction& progress,
    const std::stop_token& stop, const TakeBlock& take);

} // namespace terrella
