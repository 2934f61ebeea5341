// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/overviews/overview_store.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace terrella::earth {

/// Makes the overviews of large files while nothing else is to do: one thread of low priority, which rests while anybody reads. Destruction waits for
/// one read of a few rows.
class OverviewBuilder {
public:
    OverviewBuilder();
    ~OverviewBuilder();
    OverviewBuilder(const OverviewBuilder&) = delete;
    OverviewBuilder& operator=(const OverviewBuilder&) = delete;

    /// All steps of a field, those around `at.time` first; what was asked for last comes first. Any thread.
    void build(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const KeptOverviews& overviews);
    void forget(const Cube* cube);
    /// Somebody reads, or has just read: the builder drops what it reads and rests for a while.
    void rest();
    [[nodiscard]] bool isIdle();

private:
    struct Job {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
        FieldAt at;
        KeptOverviews overviews;
        [[nodiscard]] bool isOf(const Job& other) const { return overviews.file == other.overviews.file; }
    };
    void serve(const std::stop_token& stop);
    /// The steps that the file unpacks together, nearest to the job's time, of which some are missing; false: none is.
    static bool buildNext(const Job& job, const std::stop_token& stop, bool& hasFailed);
    std::stop_source m_reading{std::nostopstate}; ///< of what is under way
    [[nodiscard]] bool waitForRest(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;                   ///< the first is under way
    std::atomic<std::int64_t> m_restUntil{0}; ///< milliseconds of the steady clock
    std::jthread m_thread;                    ///< last: joined before the rest dies
};

} // namespace terrella::earth
