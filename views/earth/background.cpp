// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/background.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace terrella::earth {

Background::Background(QObject* owner) : m_box(std::make_shared<Box>())
{
    m_box->owner = owner;
    m_box->self = this;
    m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

Background::~Background()
{
    {
        const std::lock_guard lock(m_box->mutex);
        m_box->owner = nullptr;
        m_box->self = nullptr;
    }
    m_thread.request_stop();
    m_wake.notify_all();
}

void Background::submit(const QString& key, Job job, bool urgent)
{
    drop(key);
    {
        const std::lock_guard lock(m_mutex);
        Entry entry{key, std::move(job), urgent};
        const auto at = urgent ? std::find_if(m_jobs.begin(), m_jobs.end(), [](const Entry& e) { return !e.urgent; }) : m_jobs.end();
        m_jobs.insert(at, std::move(entry));
    }
    if (urgent)
        ++m_outstanding;
    m_wake.notify_one();
}

void Background::drop(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_jobs, [&](const Entry& e) {
        if (e.key != key)
            return false;
        if (e.urgent)
            --m_outstanding;
        return true;
    });
}

void Background::serve(const std::stop_token& stop)
{
    for (;;) {
        Entry entry;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); }) || stop.stop_requested())
                return;
            entry = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        Answer answer = entry.job(stop);
        entry.job = nullptr; // what it holds is let go before the answer can be seen
        const std::lock_guard lock(m_box->mutex);
        if (!m_box->owner || stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            m_box->owner,
            [box = m_box, answer = std::move(answer), urgent = entry.urgent] {
                // Destroyed on this very thread, so self cannot vanish between here and the call.
                if (!box->self)
                    return;
                if (urgent)
                    --box->self->m_outstanding;
                if (answer)
                    answer();
            },
            Qt::QueuedConnection);
    }
}

} // namespace terrella::earth
