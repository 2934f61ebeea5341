// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/core/worker_pool.h"

#include <functional>
#include <memory>

namespace terrella::learning {

/// Threads that stay the same, since LibTorch makes itself at home in each, and whose results are added up in one order whatever their number.
class OrderedTeam {
public:
    /// The calling thread is one of them.
    explicit OrderedTeam(int threads);
    [[nodiscard]] int threads() const { return m_threads; }

    /// A numbered piece of work. member: which of the threads does it, 0 …
    using Work = std::function<Result<void>(std::size_t number, std::size_t member)>;
    /// Does work(0 … count − 1), several at a time, and after each, by the same member, finish() in the order of the numbers and one at a time: sums
    /// may be made there. finish() is left out after a failure. Gives the error of the smallest number, or Cancelled. Exceptions become errors.
    Result<void> run(std::size_t count, const std::stop_token& stop, const Work& work, const Work& finish = {});

private:
    int m_threads;
    std::unique_ptr<WorkerPool> m_others;
};

} // namespace terrella::learning
