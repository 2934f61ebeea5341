// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/worker_pool.h"
#include "pipelines/modules/run_context.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <vector>

namespace terrella::data {

/// Works on `count` things in parts of so many, on context.threads() threads, with progress; the results of the parts stand in their order whatever
/// the threads do. work(first, end, part) is called from several threads at once; it should take some milliseconds.
template <class Part>
Result<std::vector<Part>> inParts(RunContext& context, std::size_t count, std::size_t perPart, const QString& what,
    const std::function<void(std::size_t first, std::size_t end, Part&)>& work)
{
    std::vector<Part> parts((count + perPart - 1) / perPart);
    std::mutex mutex;
    std::size_t done = 0, mark = 0;
    parallelFor(parts.size(), context.threads(), context.stopToken(), [&](std::size_t k) {
        work(k * perPart, std::min(count, (k + 1) * perPart), parts[k]);
        constexpr std::size_t reports = 100;
        const std::lock_guard lock(mutex);
        if (const std::size_t now = ++done * reports / parts.size(); now > mark) {
            mark = now;
            context.progress(static_cast<double>(done) / static_cast<double>(parts.size()), what);
        }
    });
    if (context.cancelled())
        return RunContext::cancelledError();
    return parts;
}

} // namespace terrella::data
