// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <vector>

namespace terrella {

/// Open handles of one file that no thread is using just now: each may be used by one thread at a time.
template <class Handle>
class HandlePool {
public:
    /// One of them, or null: the caller opens another.
    std::unique_ptr<Handle> take() const
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.empty())
            return nullptr;
        auto out = std::move(m_idle.back());
        m_idle.pop_back();
        return out;
    }

    void give(std::unique_ptr<Handle> handle) const
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.size() < kMost)
            m_idle.push_back(std::move(handle));
    }

    void clear() const
    {
        std::vector<std::unique_ptr<Handle>> closing;
        const std::lock_guard lock(m_mutex);
        closing.swap(m_idle);
    }

private:
    static constexpr std::size_t kMost = 4;
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<Handle>> m_idle;
};

} // namespace terrella
