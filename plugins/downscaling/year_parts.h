// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "pipelines/modules/walk.h"
#include "plugins/downscaling/kernels/year_groups.h"

namespace terrella::downscale {

/// Which days of all years are taken together.
enum class YearGrouping { None, Month, Day };

/// Parts of the year that series of different calendars have in common: 1, 12, or the days: 360 where all count so, else 365. 29 February goes with
/// the 28th; days of a year of 360 lie evenly in one of 365.
struct YearParts {
    YearGrouping grouping = YearGrouping::None;
    bool days360 = false;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::uint32_t of(double seconds, Calendar calendar) const;
};
YearParts commonParts(YearGrouping grouping, const std::vector<Calendar>& calendars);

/// The steps of a range, counted from its beginning.
YearGroups groupSteps(const Axis& time, const StepRange& range, const YearParts& parts);

} // namespace terrella::downscale
