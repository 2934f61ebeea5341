// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/trees/tree_method.h"

#include <cmath>

namespace terrella::downscale {

const Axis& TreePeriod::time() const
{
    const CubeSignature& signature = cube->signature();
    return *signature.axisOf(signature.variables[static_cast<std::size_t>(variables.front())], AxisKind::Time);
}

std::vector<WalkInput> TreePeriod::inputs(const std::vector<std::size_t>& steps) const
{
    std::vector<WalkInput> out;
    for (const int variable : variables)
        out.push_back({cube.get(), variable, 0, steps});
    return out;
}

TreePeriod historicalPeriod(const BoostedPlan& plan, const PeriodCubes& cubes)
{
    TreePeriod out{cubes.historical, {}, {}};
    for (const TreePredictor& one : plan.predictors) {
        out.variables.push_back(one.historical);
        out.conversions.push_back(one.fromHistorical);
    }
    return out;
}

TreePeriod projectedPeriod(const BoostedPlan& plan, const PeriodCubes& cubes)
{
    TreePeriod out{cubes.projection, {}, {}};
    for (const TreePredictor& one : plan.predictors) {
        out.variables.push_back(one.projection);
        out.conversions.push_back(one.fromProjection);
    }
    return out;
}

std::vector<std::vector<float>> TreeWorld::fieldsOf(const FieldStep& step, const TreePeriod& period) const
{
    std::vector<std::vector<float>> out(step.in.size(), std::vector<float>(fine.grid.size()));
    for (std::size_t v = 0; v < step.in.size(); ++v) {
        interpolator(step.in[v], out[v]);
        if (!period.conversions[v].isIdentity())
            period.conversions[v].apply(out[v]);
    }
    return out;
}

double seasonAt(double seconds, Calendar calendar)
{
    const DateTime date = fromSeconds(seconds, calendar);
    const double days = calendar == Calendar::Days360 ? 360.0 : 365.25;
    return (static_cast<double>(dayOfYear(date, calendar)) - 0.5) / days;
}

void addBase(const BoostedPlan& plan, std::span<const float> base, std::span<float> predictions)
{
    for (std::size_t k = 0; k < predictions.size(); ++k) {
        predictions[k] += base[k]; // NaN stays
        if (static_cast<double>(predictions[k]) < plan.lowest)
            predictions[k] = static_cast<float>(plan.lowest);
    }
}

} // namespace terrella::downscale
