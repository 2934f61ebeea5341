// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/overviews/overview_builder.h"

#include "views/earth/fields/part_reader.h"

#include <algorithm>
#include <chrono>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace terrella::earth {

namespace {

constexpr std::size_t mostBandBytes = 48U << 20U; ///< of all steps that are read together
constexpr std::int64_t restMilliseconds = 700;

std::int64_t now() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Threads that it starts inherit it.
void lowerPriority()
{
#ifdef Q_OS_LINUX
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10); // of this thread
#endif
}

} // namespace

OverviewBuilder::OverviewBuilder()
{
    m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

OverviewBuilder::~OverviewBuilder()
{
    m_thread.request_stop();
    rest();
    m_wake.notify_all();
}

void OverviewBuilder::build(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const KeptOverviews& overviews)
{
    Job job{cube, variable, at, overviews};
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_jobs, [&](const Job& each) { return each.isOf(job); });
        m_jobs.push_front(std::move(job));
    }
    m_wake.notify_one();
}

void OverviewBuilder::forget(const Cube* cube)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_jobs, [cube](const Job& each) { return each.cube.get() == cube; });
}

void OverviewBuilder::rest()
{
    m_restUntil = now() + restMilliseconds;
    const std::lock_guard lock(m_mutex);
    m_reading.request_stop();
}

bool OverviewBuilder::isIdle()
{
    const std::lock_guard lock(m_mutex);
    return m_jobs.empty();
}

bool OverviewBuilder::waitForRest(const std::stop_token& stop)
{
    for (std::int64_t left = 0; (left = m_restUntil - now()) > 0;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, std::chrono::milliseconds(left), [] { return false; });
        if (stop.stop_requested())
            return false;
    }
    return !stop.stop_requested();
}

void OverviewBuilder::serve(const std::stop_token& stop)
{
    lowerPriority();
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); }) || stop.stop_requested())
                return;
            job = m_jobs.front();
        }
        if (!waitForRest(stop))
            return;
        std::stop_token reading;
        {
            const std::lock_guard lock(m_mutex);
            m_reading = {};
            reading = m_reading.get_token();
        }
        bool hasFailed = false;
        if (buildNext(job, reading, hasFailed) && !hasFailed)
            continue; // what is the first now goes on
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_jobs, [&](const Job& each) { return each.isOf(job); });
    }
}

bool OverviewBuilder::buildNext(const Job& job, const std::stop_token& stop, bool& hasFailed)
{
    const CubeSignature& signature = job.cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(job.variable)];
    const OverviewFile& file = *job.overviews.file;
    const FieldPart& part = job.overviews.part;
    PartReader reader(*job.cube, job.variable, job.at);
    const std::size_t steps = file.shape().steps, chunk = std::clamp<std::size_t>(job.cube->stepsReadTogether(job.variable), 1, steps);
    const std::size_t band = std::min(reader.bandOf(part), part.rows) * part.columns * sizeof(float);
    const std::size_t most = reader.canReadSteps() ? std::max<std::size_t>(1, mostBandBytes / band) : 1;
    const std::size_t shares = (chunk + most - 1) / most, share = (chunk + shares - 1) / shares;
    // Outwards from where time stands.
    const auto isMissing = [&](std::size_t step) { return step < steps && !file.has(step); };
    std::size_t next = steps;
    for (std::size_t away = 0; away < steps && next == steps; ++away)
        if (isMissing(job.at.time + away))
            next = job.at.time + away;
        else if (away <= job.at.time && isMissing(job.at.time - away))
            next = job.at.time - away;
    if (next == steps)
        return false;
    const std::size_t begin = next / chunk * chunk, first = begin + (next - begin) / share * share;
    const std::size_t end = std::min({first + share, begin + chunk, steps});
    std::vector<std::vector<float>> values(end - first, std::vector<float>(file.shape().size()));
    std::vector<std::span<float>> out(values.begin(), values.end());
    const UnitConversion conversion = shownUnits(v).conversion;
    if (const auto done = reader.readSteps(part, first, out, stop); !done) {
        hasFailed = done.error().code != ErrorCode::Cancelled; // whoever looks at those steps is told why
        return true;
    }
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (!conversion.isIdentity())
            conversion.apply(values[k]);
        if (!job.overviews.file->write(first + k, values[k])) {
            hasFailed = true;
            return true;
        }
    }
    return true;
}

} // namespace terrella::earth
