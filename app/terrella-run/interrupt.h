// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace terrella::cli {

/// Turns SIGINT, SIGTERM and SIGHUP into a stop request while it lives; the second one ends the process at once with 130, and so does the first
/// before beGraceful() was called. Make it before any other thread (libraries start some), which then inherits the blocked signals. Signals that the
/// starter ignores (nohup) stay ignored.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// From now on there is something to stop in order.
    void beGraceful() { m_graceful = true; }
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    [[nodiscard]] bool interrupted() const { return m_stop.stop_requested(); }

private:
    void watch(const std::stop_token& end);

    sigset_t m_signals{};
    sigset_t m_former{};
    std::atomic<bool> m_graceful = false;
    std::stop_source m_stop;
    std::jthread m_watcher; // last: joined before the rest dies
};

} // namespace terrella::cli
