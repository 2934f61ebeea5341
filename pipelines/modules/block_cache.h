// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/digest.h"
#include "pipelines/data/cube_writer.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace terrella {

/// Finished blocks of one family of results: bytes under a key, with their digest, which is looked at whenever they are used. Nothing here fails:
/// what cannot be kept or is damaged is computed again. Any thread.
class BlockShelf {
public:
    virtual ~BlockShelf() = default;
    /// Of everything that all its blocks depend on.
    [[nodiscard]] virtual Digest family() const = 0;
    [[nodiscard]] virtual bool has(const Digest& key) const = 0;
    /// Fills `out`; false where there is no such block, it has another size or is damaged. file: the one that holds it and nothing else, or empty.
    virtual bool load(const Digest& key, std::span<std::byte> out, QString* file = nullptr) = 0;
    /// Copies a block.
    virtual void keep(const Digest& key, std::span<const std::byte> block) = 0;
    /// Keeps a block that lies in a file, by a hard link.
    virtual void keepPlace(const Digest& key, const Digest& content, std::size_t bytes, const ChunkPlace& place) = 0;
    /// Boxes of cells: [first, first + count) under a key that is the same for all of them.
    struct Box {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    [[nodiscard]] virtual std::vector<Box> boxes(const Digest& key) const = 0;
    virtual void keepBox(const Digest& key, const Box& box, std::span<const std::byte> block) = 0;
    virtual bool loadBox(const Digest& key, const Box& box, std::span<std::byte> out) = 0;
};

/// What walks ask of the engine, so that nothing is computed twice: see BlockReuse.
class BlockCache {
public:
    virtual ~BlockCache() = default;
    /// What the values of a variable at a step are known by, or nothing. A variable without time has step 0.
    [[nodiscard]] virtual std::optional<Digest> contentOf(const Cube& cube, int variable, std::size_t step) = 0;
    /// The blocks that this module with these parameters (but for those that only choose) makes from inputs like these; null where none can be kept.
    virtual std::shared_ptr<BlockShelf> shelf(const QStringList& choosing) = 0;
    /// Blocks that serve only to go on with a run that died: forgotten when the result is published.
    virtual std::shared_ptr<BlockShelf> passingShelf(const Digest& family) = 0;
    /// Blocks that a walk has computed, and those that it found. Shown with the result.
    virtual void count(std::size_t computed, std::size_t reused) = 0;
};

} // namespace terrella
