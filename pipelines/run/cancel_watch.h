// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace terrella {

/// Stops a run when its folder holds the wish to, or when the caller's token says so.
class CancelWatch {
public:
    CancelWatch(QString path, const std::stop_token& outer)
        : m_path(std::move(path)),
          m_forward(outer, [this] { m_source.request_stop(); }),
          m_thread([this](const std::stop_token& end) { watch(end); })
    {
    }
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    static constexpr auto kPoll = std::chrono::milliseconds(100);

    void watch(const std::stop_token& end)
    {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        while (!end.stop_requested()) {
            if (QFile::exists(m_path))
                m_source.request_stop();
            wake.wait_for(lock, end, kPoll, [] { return false; });
        }
    }

    const QString m_path;
    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_forward;
    std::jthread m_thread;
};

} // namespace terrella
