// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <map>
#include <stop_token>
#include <thread>

namespace terrella::cli {

/// Turns SIGINT, SIGTERM and SIGHUP into a stop request while it lives; the second one ends the process at once with 130, and so does the first
/// before beGraceful() was called. It does not matter which thread the system chooses for a signal: libraries start threads of their own before
/// main(). Signals that the starter ignores (nohup) stay ignored. One at a time.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// From now on there is something to stop in order.
    void beGraceful();
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    [[nodiscard]] bool interrupted() const { return m_stop.stop_requested(); }

private:
    void watch(const std::stop_token& end);

    std::map<int, struct sigaction> m_former; ///< by signal
    std::stop_source m_stop;
    std::jthread m_watcher; // last: joined before the rest dies
};

} // namespace terrella::cli
