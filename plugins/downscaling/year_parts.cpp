// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/year_parts.h"

#include <algorithm>

namespace terrella::downscale {

namespace {
constexpr std::uint32_t kMonths = 12, kDays = 365, kEvenDays = 360;
}

std::size_t YearParts::count() const
{
    switch (grouping) {
    case YearGrouping::Month: return kMonths;
    case YearGrouping::Day: return days360 ? kEvenDays : kDays;
    case YearGrouping::None: break;
    }
    return 1;
}

std::uint32_t YearParts::of(double seconds, Calendar calendar) const
{
    if (grouping == YearGrouping::None)
        return 0;
    DateTime date = fromSeconds(seconds, calendar);
    if (grouping == YearGrouping::Month)
        return static_cast<std::uint32_t>(date.month - 1);
    if (calendar == Calendar::Days360) {
        const auto day = static_cast<std::uint32_t>(dayOfYear(date, calendar) - 1);
        return days360 ? day : (2 * day + 1) * kDays / (2 * kEvenDays);
    }
    if (date.month == 2 && date.day == 29)
        date.day = 28;
    date.year = 2001;
    return static_cast<std::uint32_t>(dayOfYear(date, Calendar::NoLeap) - 1);
}

YearParts commonParts(YearGrouping grouping, const std::vector<Calendar>& calendars)
{
    return {grouping, std::ranges::all_of(calendars, [](Calendar calendar) { return calendar == Calendar::Days360; })};
}

YearGroups groupSteps(const Axis& time, const StepRange& range, const YearParts& parts)
{
    std::vector<std::uint32_t> partOfStep;
    for (std::size_t t = range.first; t < range.first + range.count; ++t)
        partOfStep.push_back(parts.of(time.values[t], time.calendar));
    return groupsOf(partOfStep, parts.count());
}

} // namespace terrella::downscale
