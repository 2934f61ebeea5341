// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace terrella::earth {

/// One thread that works for a widget. Of the jobs with one key only the newest waits; what a job returns is called on the
/// widget's thread unless the widget is gone. Construct, submit and destroy on the GUI thread.
class Background {
public:
    using Answer = std::function<void()>;
    using Job = std::function<Answer(const std::stop_token&)>;

    explicit Background(QObject* owner);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// Urgent jobs go before all that are not (prefetching).
    void submit(const QString& key, Job job, bool urgent = true);
    void drop(const QString& key);
    /// An answer that is there already: called like those of urgent jobs, in place of what waits under the key.
    void answer(const QString& key, Answer answer);
    /// Jobs waiting, running or whose answer has not been called yet; prefetching does not count.
    [[nodiscard]] int outstanding() const { return m_outstanding; }

private:
    struct Entry {
        QString key;
        Job job;
        bool urgent = true;
    };
    struct Box {
        std::mutex mutex;
        QObject* owner = nullptr;
        Background* self = nullptr;
    };
    void serve(const std::stop_token& stop);
    void post(Answer answer, bool urgent); ///< with the box's lock held

    int m_outstanding = 0; ///< GUI thread
    std::shared_ptr<Box> m_box;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Entry> m_jobs;
    std::stop_source m_ahead{std::nostopstate}; ///< of the job that is running, where nothing waits for it
    std::jthread m_thread;                      // last: joined before the queue dies
};

} // namespace terrella::earth
