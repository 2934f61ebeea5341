// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/accumulators.h"

#include <span>
#include <vector>

namespace terrella::data {

/// One statistic of values with weights, taken every `stride` of `count`. Cells without weight and missing values are left out. NaN where the valid
/// weight is less than leastShare of all or nothing is valid; a count is always given. Deviation and variance are weighted with the weights as
/// frequencies. `scratch` is used again by percentiles.
struct WeightedLine {
    const float* values = nullptr;
    const double* weights = nullptr;
    std::size_t count = 0;
    std::size_t stride = 1;
};
float weightedStatistic(
    const WeightedLine& line, Statistic statistic, double percent, double leastShare, std::vector<std::pair<float, double>>& scratch);

} // namespace terrella::data
