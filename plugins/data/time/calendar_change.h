// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <memory>
#include <vector>

namespace terrella::data {

enum class CalendarAlign { Date, Year };

/// Times in another calendar and the steps they come from.
struct CalendarTimes {
    std::vector<double> seconds;    ///< since 1970 in the new calendar, growing
    std::vector<std::size_t> steps; ///< of the source; of a time without data its neighbour
    std::vector<bool> isMissing;    ///< the time has no data
};

/// Date keeps year, month and day and drops dates that the new calendar does not have. Year keeps the day's position: day n of a year becomes
/// round(n * days of the year there / days of the year here), halves to even, and of days that fall together the first stays. The time of day
/// stays. As convert_calendar of xarray, whose "date" also serves calendars other than 360_day.
CalendarTimes convertTimes(const std::vector<double>& seconds, Calendar from, Calendar to, CalendarAlign align);

/// All times from the first to the last at the spacing of the source (steps of equal length, or of whole months), with those that `times` lacks
/// marked as missing. Nothing where the source has no such spacing.
std::optional<CalendarTimes> fillTimes(const CalendarTimes& times, const std::vector<double>& source, Calendar from, Calendar to);

/// What data.convert_calendar will do, made from the signature alone.
struct CalendarChange {
    std::shared_ptr<const CubeSignature> signature;
    std::vector<CalendarTimes> axes; ///< as signature->axes; empty where the axis is no time
};

/// Nothing where a problem went to `check`.
std::optional<CalendarChange> planCalendarChange(const CubeSignature& source, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
