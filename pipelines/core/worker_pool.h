// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace terrella {

/// A fixed number of std::jthreads that run jobs in the order they came. Any thread may submit.
/// Destruction drops the jobs that have not begun and waits for those that have.
class WorkerPool {
public:
    explicit WorkerPool(int threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    void submit(std::function<void()> job);
    [[nodiscard]] int threads() const noexcept { return static_cast<int>(m_threads.size()); }

private:
    void serve(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::jthread> m_threads; // last: joined before the queue dies
};

/// Runs body(i) for every i in [0, count) on up to `threads` threads, the calling one included; returns when all are done.
/// Stops handing out work once stop is requested.
void parallelFor(std::size_t count, int threads, const std::stop_token& stop, const std::function<void(std::size_t)>& body);

} // namespace terrella
