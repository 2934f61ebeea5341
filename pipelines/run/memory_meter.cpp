// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/memory_meter.h"

#include <QFile>

#include <chrono>
#include <condition_variable>
#include <unistd.h>

namespace terrella {

namespace {

constexpr auto kInterval = std::chrono::milliseconds(20);

/// What this process holds now, without what files only lend it; 0 where the system does not tell.
qint64 privateMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 0;
    const QList<QByteArray> pages = file.read(200).split(' ');
    return pages.size() < 3 ? 0 : (pages.at(1).toLongLong() - pages.at(2).toLongLong()) * ::sysconf(_SC_PAGESIZE);
}

} // namespace

MemoryMeter::MemoryMeter() : m_watcher([this](const std::stop_token& end) { watch(end); }) {}

int MemoryMeter::begin()
{
    const qint64 now = privateMemory();
    const std::lock_guard lock(m_mutex);
    for (auto& [node, measured] : m_running)
        measured.alone = false;
    m_running[m_next] = {now, now, m_running.empty()};
    return m_next++;
}

std::optional<qint64> MemoryMeter::end(int node)
{
    const qint64 now = privateMemory();
    const std::lock_guard lock(m_mutex);
    const auto found = m_running.find(node);
    if (found == m_running.end())
        return {};
    const Measured measured = found->second;
    m_running.erase(found);
    if (!measured.alone || measured.before == 0 || now == 0)
        return {};
    return std::max<qint64>(0, std::max(measured.most, now) - measured.before);
}

void MemoryMeter::watch(const std::stop_token& end)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock waiting(mutex);
    while (!end.stop_requested()) {
        wake.wait_for(waiting, end, kInterval, [] { return false; });
        const std::lock_guard lock(m_mutex);
        if (m_running.size() != 1)
            continue;
        Measured& measured = m_running.begin()->second;
        if (measured.alone)
            measured.most = std::max(measured.most, privateMemory());
    }
}

} // namespace terrella
