// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/slab_cache.h"

#include <algorithm>
#include <exception>

namespace terrella {

void SlabCache::drop(const Key& key)
{
    const std::lock_guard lock(m_mutex);
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == key; });
    if (at != m_entries.end())
        m_entries.erase(at);
}

void SlabCache::shrinkTo(std::size_t bytes)
{
    std::size_t total = 0;
    for (const Entry& entry : m_entries)
        total += entry.bytes;
    while (total > bytes && !m_entries.empty()) {
        total -= m_entries.front().bytes;
        m_entries.pop_front();
    }
}

void SlabCache::setLimit(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_mostBytes = std::min<std::size_t>(m_mostBytes, bytes);
    shrinkTo(bytes);
}

Result<SlabCache::Values> SlabCache::get(const Key& key, std::size_t bytes, const std::function<Result<Values>()>& load)
{
    std::promise<Result<Values>> promise;
    std::shared_future<Result<Values>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        const auto at = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == key; });
        if (at != m_entries.end()) {
            Entry entry = std::move(*at);
            m_entries.erase(at);
            waiting = entry.values;
            m_entries.push_back(std::move(entry));
        } else {
            shrinkTo(m_mostBytes > bytes ? m_mostBytes - bytes : 0);
            m_entries.push_back({key, bytes, promise.get_future().share()});
        }
    }
    if (waiting.valid())
        return waiting.get();
    try {
        Result<Values> values = load();
        if (!values)
            drop(key);
        promise.set_value(values);
        return values;
    } catch (...) {
        drop(key);
        promise.set_exception(std::current_exception());
        throw;
    }
}

} // namespace terrella
