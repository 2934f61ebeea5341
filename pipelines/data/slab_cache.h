// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <vector>

namespace terrella {

/// Unpacked blocks that were read last, so that walking step by step through a file whose chunks hold many steps decodes each chunk
/// once. Bounded by bytes. Any thread: who comes while another reads the same block waits for it.
class SlabCache {
public:
    using Values = std::shared_ptr<const std::vector<float>>;
    using Key = std::vector<std::size_t>;

    explicit SlabCache(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    void setLimit(std::size_t bytes); ///< never raised again
    [[nodiscard]] std::size_t limit() const { return m_mostBytes.load(); }
    /// The block of that key, read by `load` where it is not there. Failures are not kept.
    Result<Values> get(const Key& key, std::size_t bytes, const std::function<Result<Values>()>& load);

private:
    struct Entry {
        Key key;
        std::size_t bytes = 0;
        std::shared_future<Result<Values>> values;
    };
    void drop(const Key& key);

    void shrinkTo(std::size_t bytes); ///< with the lock held

    std::atomic<std::size_t> m_mostBytes;
    std::mutex m_mutex;
    std::deque<Entry> m_entries; // newest last
};

} // namespace terrella
