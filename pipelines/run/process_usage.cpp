// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/process_usage.h"

#include <sys/resource.h>

namespace terrella {

QJsonObject processUsage()
{
    rusage used = {};
    if (::getrusage(RUSAGE_SELF, &used) != 0)
        return {};
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; };
    return {{QStringLiteral("cpu_s"), seconds(used.ru_utime) + seconds(used.ru_stime)},
        {QStringLiteral("max_rss_bytes"), static_cast<qint64>(used.ru_maxrss) * 1024}}; // Linux tells kilobytes
}

} // namespace terrella
