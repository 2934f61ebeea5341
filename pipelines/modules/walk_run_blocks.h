// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk_blocks.h"

#include <atomic>
#include <chrono>
#include <functional>

namespace terrella {

/// The steps of a recurrence that an earlier run has made. The key of a step follows from that of the step before it, so that steps are found up to
/// the first that is new or changed; from the last state before it the walk goes on. States are kept now and then (a tenth of the time at most is
/// spent on it), and at the end, so that the steps of a later month can be appended.
class RunBlocks {
public:
    static std::unique_ptr<RunBlocks> open(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
        const WalkShape& shape, const std::vector<double>& initialState, const BlockReuse& reuse);

    using Report = std::function<void(std::size_t done, std::size_t reused)>;
    /// Writes the steps that are there and returns how many; the state becomes that after them. Calling thread.
    Result<std::size_t> goOn(std::vector<double>& state, const Report& report);
    /// After a tile was computed; worker threads. Takes part in at most one state at a time.
    void noteState(const StepRange& steps, const CellRange& cells, std::span<const double> tileState);
    /// After a step was written, and after a block of them; calling thread.
    void keep(std::size_t step, const std::vector<std::span<const float>>& values) { m_steps->keep(step, values); }
    void keepState(const StepRange& steps);
    void keepFinalState(const std::vector<double>& state);

private:
    RunBlocks() = default;
    [[nodiscard]] Digest stateKey(std::size_t steps) const;
    bool loadState(std::size_t steps, std::vector<double>& state);

    RunContext* m_context = nullptr;
    WalkShape m_shape;
    std::shared_ptr<BlockShelf> m_passing;
    std::unique_ptr<StepBlocks> m_steps;
    std::vector<Digest> m_chain; ///< [n]: of the first n steps
    std::size_t m_outputs = 0;
    std::size_t m_found = 0;

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::atomic<std::size_t> m_wanted{0}; ///< the state after the first block that begins here or later
    std::atomic<std::size_t> m_noting{kNone};
    std::vector<double> m_state; ///< as it was after that block
    std::chrono::steady_clock::time_point m_lastBlock = std::chrono::steady_clock::now();
};

} // namespace terrella
