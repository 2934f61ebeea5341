// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"
#include "plugins/data/values/merged_cube.h"

namespace terrella::data {

/// What data.merge will do, made from signatures alone.
struct Merge {
    std::shared_ptr<const CubeSignature> signature;
    std::vector<MergedVariable> variables;
};

/// Nothing where a problem went to `check`: grid.mismatch, calendar.mismatch, units.dimension, units.missing, level.mismatch, axis.mismatch,
/// time.overlap, time.mismatch, time.missing, variable.missing, variable.duplicate.
std::optional<Merge> planMerge(const std::vector<std::shared_ptr<const CubeSignature>>& cubes, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
