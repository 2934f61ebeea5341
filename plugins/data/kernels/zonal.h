// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/polygon_overlap.h"

#include <span>
#include <vector>

namespace terrella::data {

enum class ZonalStatistic { Mean, Sum, Minimum, Maximum, StandardDeviation, Count, ValidArea, Percentile };

struct ZonalRequest {
    ZonalStatistic statistic = ZonalStatistic::Mean;
    double percent = 50.0; ///< Percentile
};

/// Statistics of the values in the cells that a polygon covers; missing values are left out. Means, deviations and percentiles weigh with the covered
/// area; a percentile is the smallest value up to which that share of the area reaches. A sum adds value times covered share of the cell. Minimum,
/// maximum and count take every cell that is touched. ValidArea is on the unit sphere. Without any value: NaN, and 0 for count, sum of nothing NaN,
/// area 0.
void zonalStatistics(
    std::span<const float> values, std::span<const CellOverlap> cells, std::span<const ZonalRequest> requests, std::span<double> out);

} // namespace terrella::data
