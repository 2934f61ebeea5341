// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/interpolator.h"
#include "plugins/downscaling/trees/boosted_plan.h"

namespace terrella::downscale {

/// The coarse predictors of one period.
struct TreePeriod {
    std::shared_ptr<const Cube> cube;
    std::vector<int> variables;
    std::vector<UnitConversion> conversions;
    [[nodiscard]] const Axis& time() const;
    [[nodiscard]] std::vector<WalkInput> inputs(const std::vector<std::size_t>& steps) const;
};
TreePeriod historicalPeriod(const BoostedPlan& plan, const PeriodCubes& cubes);
TreePeriod projectedPeriod(const BoostedPlan& plan, const PeriodCubes& cubes);

/// Where and from what trees are made; lives as long as they.
struct TreeWorld {
    const BoostedPlan& plan;
    const PeriodCubes& cubes;
    FieldGrid fine;
    const Interpolator& interpolator; ///< from the coarse cells to the fine ones
    /// Interpolated predictors of a step, in the units of the trees.
    [[nodiscard]] std::vector<std::vector<float>> fieldsOf(const FieldStep& step, const TreePeriod& period) const;
};

/// The part of the year that a time lies in, 0 … 1.
double seasonAt(double seconds, Calendar calendar);

/// Trees that were made, one set for all cells or one for each.
class TreeMethod {
public:
    virtual ~TreeMethod() = default;
    /// At some steps of a period, which `out` has.
    virtual Result<void> predict(
        RunContext& context, const TreePeriod& period, const std::vector<std::size_t>& steps, const WalkOutput& out) const = 0;
    /// Whole fields or series are written.
    [[nodiscard]] virtual ChunkLayout layout() const = 0;
    virtual Result<void> save(const QString& path) const = 0;
    /// What a card says of the training, and a report.
    [[nodiscard]] virtual QJsonObject card() const = 0;
    [[nodiscard]] virtual QJsonObject report() const = 0;
    [[nodiscard]] virtual QJsonArray plots() const = 0;
};

/// predictions: what trees add, then the sum of that and the base; nothing below the plan's least value.
void addBase(const BoostedPlan& plan, std::span<const float> base, std::span<float> predictions);

} // namespace terrella::downscale
