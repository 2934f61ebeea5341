// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/ordered_team.h"

#include "pipelines/modules/run_context.h"
#include "plugins/learning/guard.h"

#include <algorithm>
#include <atomic>
#include <latch>
#include <vector>

namespace terrella::learning {

OrderedTeam::OrderedTeam(int threads) : m_threads(std::max(1, threads))
{
    if (m_threads > 1)
        m_others = std::make_unique<WorkerPool>(m_threads - 1);
}

Result<void> OrderedTeam::run(std::size_t count, const std::stop_token& stop, const Work& work, const Work& finish)
{
    std::vector<Result<void>> outcomes(count);
    std::atomic<std::size_t> next{0}, turn{0};
    std::atomic<bool> failed{false};
    // Numbers are taken in order, and whoever has taken one moves the turn on: nobody waits for a number that nobody has.
    const auto serve = [&](std::size_t member) {
        for (std::size_t number = next++; number < count && !stop.stop_requested(); number = next++) {
            outcomes[number] = withoutExceptions([&] { return work(number, member); });
            for (std::size_t now = turn; now != number; now = turn)
                turn.wait(now);
            failed = failed || !outcomes[number];
            if (finish && !failed)
                outcomes[number] = withoutExceptions([&] { return finish(number, member); });
            ++turn;
            turn.notify_all();
        }
    };
    const std::size_t helpers = std::min(count, static_cast<std::size_t>(m_threads)) - (count > 0 ? 1 : 0);
    std::latch done(static_cast<std::ptrdiff_t>(helpers));
    for (std::size_t helper = 1; helper <= helpers; ++helper)
        m_others->submit([&serve, &done, helper] {
            serve(helper);
            done.count_down();
        });
    serve(0);
    done.wait();
    if (stop.stop_requested())
        return RunContext::cancelledError();
    for (const Result<void>& outcome : outcomes)
        TRY_DO(outcome);
    return {};
}

} // namespace terrella::learning
