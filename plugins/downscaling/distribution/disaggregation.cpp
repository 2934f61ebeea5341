// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/disaggregation.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

float ChangeRule::of(float value, float mean) const
{
    if (change == Change::Additive)
        return value - mean;
    if (mean > 0.0F)
        return static_cast<float>(std::min(static_cast<double>(value) / static_cast<double>(mean), largestFactor));
    return std::isnan(value) || std::isnan(mean) ? value + mean : 1.0F;
}

float ChangeRule::onto(float mean, float change_) const { return change == Change::Additive ? mean + change_ : mean * change_; }

Result<void> interpolateChanges(RunContext& context, const FieldSeries& series, const FieldSeries& mean, const std::vector<std::size_t>& steps,
    const ChangeRule& rule, const Interpolator& interpolator, CubeWriter& out)
{
    const std::size_t slices = sliceCount(series.cube->signature(), series.variable);
    return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
        return walkFieldsOnto(part, {{series.cube, series.variable, slice}, {mean.cube, mean.variable, mean.slice(slice), steps}}, {{&out, 0, slice}},
            [&](const FieldStep& step) -> Result<void> {
                std::vector<float> changes(step.in[0].size());
                for (std::size_t c = 0; c < changes.size(); ++c)
                    changes[c] = rule.of(static_cast<float>(series.conversion(static_cast<double>(step.in[0][c]))),
                        static_cast<float>(mean.conversion(static_cast<double>(step.in[1][c]))));
                interpolator(changes, step.out[0]);
                return {};
            });
    });
}

Result<void> putChanges(RunContext& context, const FieldSeries& base, const FieldSeries& changes, const StepPair& steps, const ChangeRule& rule,
    double lowest, const WalkOutput& out)
{
    const std::size_t slices = sliceCount(out.writer->signature(), out.variable);
    return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
        return walkFields(part,
            {{base.cube, base.variable, base.slice(slice), steps.ofBase}, {changes.cube, changes.variable, changes.slice(slice), steps.ofChange}},
            {{out.writer, out.variable, slice}}, [&](const FieldStep& step) -> Result<void> {
                for (std::size_t c = 0; c < step.out[0].size(); ++c) {
                    const float value = rule.onto(step.in[0][c], step.in[1][c]);
                    step.out[0][c] = static_cast<double>(value) < lowest ? static_cast<float>(lowest) : value;
                }
                return {};
            });
    });
}

} // namespace terrella::downscale
