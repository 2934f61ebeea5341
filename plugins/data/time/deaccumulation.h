// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/modules/run_context.h"

#include <set>

namespace terrella::data {

/// Fields that were accumulated since the start of a forecast or day, seen as amounts of each step: the field minus the one before, or the field
/// itself where accumulation began anew. The first step is missing unless it is such a one. Reads one step more than it is asked for.
class DeaccumulatedCube final : public Cube {
public:
    /// restarts: of each variable the steps that begin a new accumulation; seconds: by which amounts are divided, one for each step, or empty.
    DeaccumulatedCube(std::shared_ptr<const Cube> source, std::shared_ptr<const CubeSignature> signature, std::vector<int> variables,
        std::vector<std::vector<bool>> restarts, std::vector<std::vector<double>> seconds);
    Result<void> read(int variable, const Window& window, std::span<float> out) const override;

private:
    const std::shared_ptr<const Cube> m_source;
    const std::vector<int> m_variables; ///< of the source
    const std::vector<std::vector<bool>> m_restarts;
    const std::vector<std::vector<double>> m_seconds;
};

/// Steps after which accumulation begins anew when it does so at these hours (UTC): a step ending after the hour, whose predecessor ends at or before
/// it.
std::vector<bool> restartsAtHours(const Axis& time, const std::set<int>& hours);

/// Finds them in the data, reading all of them once: steps at which most of the values that change come nearer to zero, which accumulated
/// amounts of one sign never do. All slices count together.
Result<std::vector<bool>> detectRestarts(RunContext& context, const Cube& cube, int variable);

/// The length of each step in seconds; the first is as long as the second.
std::vector<double> stepLengths(const Axis& time);

} // namespace terrella::data
