// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/zonal.h"
#include "plugins/data/table_columns.h"

namespace terrella::data {

/// What data.zonal_statistics will do, made from signatures alone. Columns: polygon, those of the polygons, covered_area, time, then for each field
/// each statistic.
struct Zonal {
    TableFields table;
    std::vector<ZonalRequest> requests;
    std::vector<int> copied; ///< columns of the polygons that are repeated
    bool isRegion = false;   ///< in place of polygons; a single one, without shape
    bool hasTime = false;    ///< one row for each polygon and time, without shapes; else one for each polygon, with its shape
    std::size_t firstStatistic = 0;
    std::shared_ptr<const FeaturesSignature> signature;
};

/// polygons: null where none are connected; a region is then meant. Nothing where a problem went to `check`.
std::optional<Zonal> planZonal(const CubeSignature& data, const FeaturesSignature* polygons, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
