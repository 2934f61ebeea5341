// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/missing.h"
#include "pipelines/modules/block_cache.h"
#include "tests/modules/fake_context.h"

#include <cstring>
#include <map>
#include <mutex>
#include <set>

namespace terrella::test {

/// Blocks in memory. Contents are known by the values themselves.
class MemoryShelf final : public BlockShelf {
public:
    explicit MemoryShelf(Digest family) : m_family(family) {}
    MemoryShelf(const MemoryShelf& other)
        : BlockShelf(other),
          blocks(other.blocks),
          boxed(other.boxed),
          damaged(other.damaged),
          m_family(other.m_family)
    {
    }
    MemoryShelf& operator=(const MemoryShelf&) = delete;
    Digest family() const override { return m_family; }
    bool has(const Digest& key) const override
    {
        const std::lock_guard lock(m_mutex);
        return blocks.contains(key);
    }
    bool load(const Digest& key, std::span<std::byte> out, QString* file) override
    {
        if (file)
            file->clear();
        const std::lock_guard lock(m_mutex);
        const auto found = blocks.find(key);
        if (found == blocks.end() || found->second.size() != out.size() || damaged.contains(key))
            return false;
        std::ranges::copy(found->second, out.begin());
        return true;
    }
    void keep(const Digest& key, std::span<const std::byte> block) override
    {
        const std::lock_guard lock(m_mutex);
        blocks[key].assign(block.begin(), block.end());
    }
    void keepPlace(const Digest&, const Digest&, std::size_t, const ChunkPlace&) override { qFatal("nothing lies in files here"); }
    std::vector<Box> boxes(const Digest& key) const override
    {
        const std::lock_guard lock(m_mutex);
        std::vector<Box> out;
        for (const auto& [place, block] : boxed) {
            if (place.first == key)
                out.push_back({place.second.first, place.second.second});
        }
        return out;
    }
    void keepBox(const Digest& key, const Box& box, std::span<const std::byte> block) override
    {
        const std::lock_guard lock(m_mutex);
        boxed[{key, {box.first, box.count}}].assign(block.begin(), block.end());
    }
    bool loadBox(const Digest& key, const Box& box, std::span<std::byte> out) override
    {
        const std::lock_guard lock(m_mutex);
        const auto found = boxed.find({key, {box.first, box.count}});
        if (found == boxed.end() || found->second.size() != out.size()) // a stopped walk may have kept a tile of one output and not of the next
            return false;
        std::ranges::copy(found->second, out.begin());
        return true;
    }

    std::map<Digest, std::vector<std::byte>> blocks;
    std::map<std::pair<Digest, std::pair<std::size_t, std::size_t>>, std::vector<std::byte>> boxed;
    std::set<Digest> damaged;

private:
    Digest m_family;
    mutable std::mutex m_mutex; ///< of the maps: a walk reads and keeps on several threads
};

class MemoryBlocks final : public BlockCache {
public:
    std::optional<Digest> contentOf(const Cube& cube, int variable, std::size_t step) override
    {
        if (unknown)
            return {};
        Window window = Window::all(cube.signature().shapeOf(cube.signature().variables.at(static_cast<std::size_t>(variable))));
        if (cube.signature().dimensionOf(cube.signature().variables.at(static_cast<std::size_t>(variable)), AxisKind::Time) == 0) {
            window.start[0] = step;
            window.count[0] = 1;
        }
        std::vector<float> values(window.size());
        if (!cube.read(variable, window, values))
            return {};
        return digestOfValues(values);
    }
    std::shared_ptr<BlockShelf> shelf(const QStringList&) override { return lasting; }
    std::shared_ptr<BlockShelf> passingShelf(const Digest& family) override
    {
        auto& out = passing[family];
        if (!out)
            out = std::make_shared<MemoryShelf>(family);
        return out;
    }
    void count(std::size_t nowComputed, std::size_t nowReused) override
    {
        computed += nowComputed;
        reused += nowReused;
    }
    void reset() { computed = reused = 0; }

    std::shared_ptr<MemoryShelf> lasting = std::make_shared<MemoryShelf>(Digest{1, 2});
    std::map<Digest, std::shared_ptr<MemoryShelf>> passing;
    std::size_t computed = 0, reused = 0;
    bool unknown = false;
};

} // namespace terrella::test
