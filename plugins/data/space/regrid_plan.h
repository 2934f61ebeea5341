// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"
#include "plugins/data/space/regrid_weights.h"

#include <memory>
#include <optional>
#include <vector>

namespace terrella::data {

/// What data.regrid will do, made from signatures alone. Variables of the result stand in the order of `sources`.
struct RegridPlan {
    RemapMethod method = RemapMethod::Bilinear;
    RemapRules rules;
    double maxDistanceKm = 0.0; ///< NaN: by the cells
    Grid target;
    std::vector<int> sources;     ///< variables of the input
    std::vector<int> sourceGrids; ///< of each: the index of its grid; −1: copied as it is
    std::shared_ptr<const CubeSignature> signature;
};

/// Nothing where a problem went to `check`.
std::optional<RegridPlan> planRegrid(const CubeSignature& source, const CubeSignature* like, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
