// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/worker_pool.h"

#include <algorithm>
#include <atomic>

namespace terrella {

WorkerPool::WorkerPool(int threads)
{
    m_threads.reserve(static_cast<std::size_t>(std::max(1, threads)));
    for (int i = 0; i < std::max(1, threads); ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { serve(stop); });
}

WorkerPool::~WorkerPool()
{
    for (std::jthread& thread : m_threads)
        thread.request_stop();
}

void WorkerPool::submit(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void WorkerPool::serve(const std::stop_token& stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); }) || stop.stop_requested())
            return;
        const auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
    }
}

void parallelFor(std::size_t count, int threads, const std::stop_token& stop, const std::function<void(std::size_t)>& body)
{
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++)
            body(i);
    };
    const std::size_t helpers = std::min<std::size_t>(count, static_cast<std::size_t>(std::max(1, threads)));
    std::vector<std::jthread> team;
    for (std::size_t i = 1; i < helpers; ++i)
        team.emplace_back(work);
    work();
}

} // namespace terrella
