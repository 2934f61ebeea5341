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
    {
        const std::lock_guard lock(m_mutex);
        m_ahead.request_stop();
    }
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
        if (urgent)
            m_ahead.request_stop(); // it waits no longer than it must
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

void Background::answer(const QString& key, Answer answer)
{
    drop(key);
    ++m_outstanding;
    const std::lock_guard lock(m_box->mutex);
    post(std::move(answer), true);
}

void Background::post(Answer answer, bool urgent)
{
    QMetaObject::invokeMethod(
        m_box->owner,
        [box = m_box, answer = std::move(answer), urgent] {
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

void Background::serve(const std::stop_token& stop)
{
    for (;;) {
        Entry entry;
        std::stop_token own = stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); }) || stop.stop_requested())
                return;
            entry = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_ahead = entry.urgent ? std::stop_source(std::nostopstate) : std::stop_source();
            if (!entry.urgent)
                own = m_ahead.get_token();
        }
        Answer answer = entry.job(own);
        entry.job = nullptr; // what it holds is let go before the answer can be seen
        const std::lock_guard lock(m_box->mutex);
        if (!m_box->owner || stop.stop_requested())
            return;
        post(std::move(answer), entry.urgent);
    }
}

} // namespace terrella::earth
