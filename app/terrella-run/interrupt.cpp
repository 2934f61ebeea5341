// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/interrupt.h"

#include <atomic>
#include <chrono>
#include <initializer_list>
#include <unistd.h>

namespace terrella::cli {

namespace {

constexpr int kInterrupted = 130;
constexpr std::chrono::milliseconds kLookEvery{20};

// A handler has nothing but what is global.
std::atomic<int> signalsSeen{0};
std::atomic<bool> isGraceful{false};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void onSignal(int)
{
    if (signalsSeen.fetch_add(1) > 0 || !isGraceful)
        ::_exit(kInterrupted);
}

} // namespace

InterruptGuard::InterruptGuard()
{
    signalsSeen = 0;
    isGraceful = false;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction former {};
        if (::sigaction(signal, nullptr, &former) != 0 || former.sa_handler == SIG_IGN)
            continue;
        struct sigaction ours {};
        ours.sa_handler = onSignal;
        ours.sa_flags = SA_RESTART;
        sigemptyset(&ours.sa_mask);
        if (::sigaction(signal, &ours, nullptr) == 0)
            m_former[signal] = former;
    }
    m_watcher = std::jthread([this](const std::stop_token& end) { watch(end); });
}

InterruptGuard::~InterruptGuard()
{
    m_watcher.request_stop();
    m_watcher.join();
    for (const auto& [signal, former] : m_former)
        ::sigaction(signal, &former, nullptr);
}

void InterruptGuard::beGraceful() { isGraceful = true; }

void InterruptGuard::watch(const std::stop_token& end)
{
    while (!end.stop_requested()) {
        if (signalsSeen > 0)
            m_stop.request_stop();
        std::this_thread::sleep_for(kLookEvery);
    }
}

} // namespace terrella::cli
