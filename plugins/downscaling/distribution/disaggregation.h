// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"
#include "plugins/downscaling/interpolator.h"
#include "plugins/downscaling/kernels/quantile_map.h"
#include "plugins/downscaling/year_parts.h"

namespace terrella::downscale {

/// How a value and its mean make a change, and a change and a mean a value.
struct ChangeRule {
    Change change = Change::Additive;
    double largestFactor = std::numeric_limits<double>::infinity();
    /// value − mean, or value / mean, which is 1 where the mean is 0.
    [[nodiscard]] float of(float value, float mean) const;
    [[nodiscard]] float onto(float mean, float change) const;
};

/// A variable with all of its slices; mean years may have one for all.
struct FieldSeries {
    const Cube* cube = nullptr;
    int variable = 0;
    bool oneSlice = false;
    UnitConversion conversion = {};
    [[nodiscard]] std::size_t slice(std::size_t wanted) const { return oneSlice ? 0 : wanted; }
};

/// Changes of coarse fields from a coarse mean year, interpolated: steps say which step of the mean year belongs to each. out: broughtTo() the fine
/// grid.
Result<void> interpolateChanges(RunContext& context, const FieldSeries& series, const FieldSeries& mean, const std::vector<std::size_t>& steps,
    const ChangeRule& rule, const Interpolator& interpolator, CubeWriter& out);

/// Changes put onto fine fields: each step of the result has one of `changes` and one of `base`, which may be mean years or series.
struct StepPair {
    std::vector<std::size_t> ofBase, ofChange;
};
Result<void> putChanges(RunContext& context, const FieldSeries& base, const FieldSeries& changes, const StepPair& steps, const ChangeRule& rule,
    double lowest, const WalkOutput& out);

} // namespace terrella::downscale
