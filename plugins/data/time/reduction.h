// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"
#include "plugins/data/kernels/accumulators.h"

namespace terrella::data {

/// In which order steps are read, how they form groups, and which groups make each step of the result.
struct ReductionSchedule {
    std::vector<StepRange> groups;  ///< of the input's steps; may be empty
    std::vector<StepRange> windows; ///< of groups, none empty, beginnings and ends never going back; one for each step of the result
    /// One window for each group.
    static ReductionSchedule of(std::vector<StepRange> groups);
    /// How many steps each window has.
    [[nodiscard]] std::vector<std::size_t> windowSteps() const;
    [[nodiscard]] std::size_t longestWindow() const;
};

struct ReducedOutput {
    Statistic statistic = Statistic::Mean;
    double percent = 50.0; ///< Percentile only
    WalkOutput to;         ///< with a step for each window, or no time axis where there is one
};

/// The reduction of one variable at one slice, several statistics at once.
struct Reduction {
    WalkInput input;
    ReductionSchedule schedule;
    std::vector<ReducedOutput> outputs;
    std::vector<std::uint32_t> atLeast;   ///< valid values that each window needs
    std::vector<std::size_t> target = {}; ///< the step of the result that each window makes; empty: in order
    BlockReuse reuse = {};                ///< where windows do not overlap; `also` tells apart what decides atLeast
    [[nodiscard]] std::size_t stepOf(std::size_t window) const { return target.empty() ? window : target[window]; }
};

/// Sums: reads each step once, field by field in its own order, with double-precision sums per cell in memory; where those do not fit, and for
/// percentiles, by tiles of cells. The same result to the last bit either way, for any number of threads. Of windows that an earlier run has left
/// nothing is read; sums are not kept where there is no room for them twice.
Result<void> reduceSteps(RunContext& context, const Reduction& reduction);

} // namespace terrella::data
