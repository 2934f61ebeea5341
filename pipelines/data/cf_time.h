// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace terrella {

/// The calendars of the CF conventions (CF-1.11, section 4.4.1). Standard is the mixed Julian/Gregorian calendar.
enum class Calendar { Standard, ProlepticGregorian, Julian, NoLeap, AllLeap, Days360, None };

/// "standard", "proleptic_gregorian", "julian", "noleap", "all_leap", "360_day", "none".
QString calendarName(Calendar calendar);
/// Reads every CF spelling ("gregorian", "365_day", "366_day", …). Empty means standard.
Result<Calendar> parseCalendar(const QString& name);

/// A date and time of day in some calendar, UTC. May be 30 February. Years count astronomically: the year before 1 is 0.
struct DateTime {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    double second = 0.0;
    auto operator<=>(const DateTime&) const = default;
};

/// Seconds since 1970-01-01T00:00:00 counted in that calendar. Every time axis in Terrella is kept in these.
/// Calendar::None has no dates of its own and counts as the standard calendar.
double toSeconds(const DateTime& time, Calendar calendar);
/// The inverse, exact to the microsecond within ±10,000 years.
DateTime fromSeconds(double seconds, Calendar calendar);
bool isValidDate(int year, int month, int day, Calendar calendar);
/// How many days the month has: 21 in October 1582 of the standard calendar, which skips the 5th to the 14th.
int daysInMonth(int year, int month, Calendar calendar);
/// 1 … 365, 366 or 360.
int dayOfYear(const DateTime& time, Calendar calendar);

/// "2000-02-30T06:00:00": ISO form, whatever the calendar. Fractions of a second only where there are any.
QString isoText(const DateTime& time);
QString isoText(double seconds, Calendar calendar);
/// Reads "2000", "2000-02", "2000-02-30", "2000-02-30T06", "…T06:00:00(.5)(Z)", blank or T between. The error names what was wrong.
Result<DateTime> parseIso(const QString& text, Calendar calendar);

/// A unit of time with an epoch: "hours since 1900-01-01 00:00:0.0", also with a time zone, months and years.
struct TimeUnits {
    enum class Step { Seconds, Months, Years, Dates }; ///< Dates: "day as %Y%m%d.%f", 19960108.25
    Step step = Step::Seconds;
    double secondsPerUnit = 1.0; ///< where step is Seconds
    double epoch = 0.0;          ///< seconds since 1970 in the calendar
    Calendar calendar = Calendar::Standard;

    /// Seconds since 1970 of a coordinate value, whole where the value's precision allows. Months and years count calendar
    /// months; fractions go by the month's length. NaN for a value that is no date (Dates).
    [[nodiscard]] double toSeconds(double value) const;
};
Result<TimeUnits> parseTimeUnits(const QString& units, Calendar calendar);

} // namespace terrella
