// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/kernels/quantile_map.h"
#include "plugins/downscaling/periods.h"
#include "plugins/downscaling/year_parts.h"

namespace terrella::downscale {

/// What downscale.quantile_map will do, made from signatures alone.
struct QuantileMapPlan {
    YearGrouping grouping = YearGrouping::Month;
    std::size_t window = 1;
    std::vector<ModelPair> pairs;
    std::vector<MappingRules> rules; ///< one for each pair, which are the variables of the result
    std::shared_ptr<const CubeSignature> signature;
};
/// Nothing where a problem went to `check`.
std::optional<QuantileMapPlan> planQuantileMap(const Periods& periods, const Parameters& parameters, CheckResult& check);

/// The parameters that stand for rules of mapping, for one variable.
MappingRules readMappingRules(const Parameters& parameters, const Variable& variable);
YearGrouping readGrouping(const Parameters& parameters);

/// Groups and times of one pair. projection: the axis of what is adjusted.
MappingPlan mappingPlan(const Periods& periods, const ModelPair& pair, const MappingRules& rules, YearGrouping grouping, std::size_t window);

} // namespace terrella::downscale
