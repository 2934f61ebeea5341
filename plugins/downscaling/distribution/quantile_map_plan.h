// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/distribution/mapping_rules.h"
#include "plugins/downscaling/periods.h"

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

/// Groups and times of one pair. projection: the axis of what is adjusted.
MappingPlan mappingPlan(const Periods& periods, const ModelPair& pair, const MappingRules& rules, YearGrouping grouping, std::size_t window);

} // namespace terrella::downscale
