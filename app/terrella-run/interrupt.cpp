// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/interrupt.h"

#include <initializer_list>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

namespace terrella::cli {

namespace {
constexpr int kInterrupted = 130;
constexpr long kLookEveryNanoseconds = 50'000'000;
} // namespace

InterruptGuard::InterruptGuard()
{
    sigemptyset(&m_signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction now {};
        if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(&m_signals, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &m_signals, &m_former);
    m_watcher = std::jthread([this](const std::stop_token& end) { watch(end); });
}

InterruptGuard::~InterruptGuard()
{
    m_watcher.request_stop();
    m_watcher.join();
    ::pthread_sigmask(SIG_SETMASK, &m_former, nullptr);
}

void InterruptGuard::watch(const std::stop_token& end)
{
    while (!end.stop_requested()) {
        const timespec wait{0, kLookEveryNanoseconds};
        if (::sigtimedwait(&m_signals, nullptr, &wait) < 0)
            continue;
        if (!m_graceful || m_stop.stop_requested())
            ::_exit(kInterrupted);
        m_stop.request_stop();
    }
}

} // namespace terrella::cli
