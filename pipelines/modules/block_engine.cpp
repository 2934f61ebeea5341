// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/block_engine.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};

/// Exceptions of a kernel or of the standard library end at this door.
template <class F>
Result<void> guarded(const F& action)
{
    try {
        return action();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::Memory, Tr::tr("This machine has no memory left for the next block; set a smaller memory limit."), {}};
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Failed, Tr::tr("The computation ended unexpectedly: %1.").arg(QString::fromLocal8Bit(exception.what())), {}};
    }
}

struct ActiveBlock {
    std::size_t block = 0;
    std::size_t slot = 0;
    std::size_t tasks = 0;
    std::size_t handedOut = 0;
    std::size_t done = 0;
};

class BlockEngine {
public:
    BlockEngine(RunContext& context, const BlockPlan& plan)
        : m_plan(plan),
          m_threads(std::max(1, context.threads())),
          m_outside(context.stopToken()),
          m_onOutsideStop(m_outside, [this] { m_halt.request_stop(); }),
          m_buffers(std::max<std::size_t>(1, plan.slots))
    {
        for (std::size_t slot = m_buffers.size(); slot-- > 0;)
            m_freeSlots.push_back(slot);
    }

    Result<void> run()
    {
        {
            std::vector<std::jthread> team;
            team.emplace_back([this] { readAll(); });
            for (int i = 0; i < m_threads; ++i)
                team.emplace_back([this] { computeAll(); });
            writeAll();
            m_halt.request_stop();
        }
        if (m_error)
            return *m_error;
        if (m_written < m_plan.blocks)
            return RunContext::cancelledError();
        return {};
    }

private:
    void fail(const Error& error)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_error && !m_halt.stop_requested())
                m_error = error;
        }
        m_halt.request_stop();
    }

    /// Waits for the condition; false when the walk is over for another reason.
    template <class Condition>
    bool waitFor(std::unique_lock<std::mutex>& lock, const Condition& condition)
    {
        return m_wake.wait(lock, m_halt.get_token(), condition) && !m_halt.stop_requested();
    }

    void readAll()
    {
        const std::function<void()> note = [this] {
            {
                const std::lock_guard lock(m_mutex);
                m_noted = true;
            }
            m_wake.notify_all();
        };
        for (std::size_t block = 0; block < m_plan.blocks; ++block) {
            std::size_t slot = 0;
            {
                std::unique_lock lock(m_mutex);
                if (!waitFor(lock, [this] { return !m_freeSlots.empty(); }))
                    return;
                slot = m_freeSlots.back();
                m_freeSlots.pop_back();
            }
            const auto done = guarded([&] { return m_plan.read(block, m_buffers[slot], m_halt.get_token(), note); });
            if (!done)
                return fail(done.error());
            {
                const std::lock_guard lock(m_mutex);
                m_active.push_back({block, slot, m_plan.tasks(block), 0, 0});
            }
            m_wake.notify_all();
        }
    }

    /// The block whose next task may begin, or null. Called with the lock held.
    ActiveBlock* nextBlock()
    {
        for (ActiveBlock& active : m_active) {
            if (active.handedOut < active.tasks)
                return &active;
            if (m_plan.ordered && active.done < active.tasks)
                return nullptr;
        }
        return nullptr;
    }

    void computeAll()
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            ActiveBlock* active = nullptr;
            if (!waitFor(lock, [&] { return (active = nextBlock()) != nullptr; }) || !active)
                return;
            const std::size_t block = active->block, slot = active->slot, task = active->handedOut++;
            lock.unlock();
            const auto done = guarded([&] { return m_plan.compute(block, task, m_buffers[slot]); });
            if (!done)
                return fail(done.error());
            lock.lock();
            // The front of the queue may have gone meanwhile, this block not.
            ActiveBlock& same = *std::ranges::find(m_active, block, &ActiveBlock::block);
            const bool whole = ++same.done == same.tasks;
            lock.unlock();
            if (whole)
                m_wake.notify_all();
        }
    }

    void writeAll()
    {
        while (m_written < m_plan.blocks) {
            std::size_t block = 0, slot = 0;
            bool ready = false;
            {
                std::unique_lock lock(m_mutex);
                const auto frontIsDone = [this] { return !m_active.empty() && m_active.front().done == m_active.front().tasks; };
                if (!waitFor(lock, [&] { return m_noted || frontIsDone(); }))
                    return;
                m_noted = false;
                ready = frontIsDone();
                if (ready) {
                    block = m_active.front().block;
                    slot = m_active.front().slot;
                }
            }
            if (ready) {
                const auto done = guarded([&] { return m_plan.write(block, m_buffers[slot], m_halt.get_token()); });
                if (!done)
                    return fail(done.error());
                {
                    const std::lock_guard lock(m_mutex);
                    m_active.pop_front();
                    m_freeSlots.push_back(slot);
                }
                m_wake.notify_all();
                ++m_written;
            }
            m_plan.report();
        }
    }

    const BlockPlan& m_plan;
    const int m_threads;
    std::stop_source m_halt;
    std::stop_token m_outside;
    std::stop_callback<std::function<void()>> m_onOutsideStop;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<BlockBuffers> m_buffers;
    std::vector<std::size_t> m_freeSlots;
    std::deque<ActiveBlock> m_active; ///< read and not yet written, in order
    std::optional<Error> m_error;
    bool m_noted = false;
    std::size_t m_written = 0; ///< calling thread only
};

} // namespace

Result<void> runBlocks(RunContext& context, const BlockPlan& plan)
{
    if (context.cancelled())
        return RunContext::cancelledError();
    return BlockEngine(context, plan).run();
}

} // namespace terrella
