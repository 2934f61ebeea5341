// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "views/earth/time_settings.h"

#include <optional>
#include <span>
#include <vector>

namespace terrella::earth {

/// The same date in another calendar. Days that the other one lacks (30 February, the 31st, 29 February of a common year) come to lie in the last
/// hour of the day before them, in their order.
double inCalendar(double seconds, Calendar from, Calendar to);
/// Of a date of any calendar.
double inCalendar(const DateTime& date, Calendar to);
/// What several calendars are shown in: theirs where they agree, else the world's where one has it, else the one with most days.
Calendar sharedCalendar(const std::vector<Calendar>& calendars);
/// The same date some years later; the month's last day where it is shorter then.
double yearsLater(double seconds, int years, Calendar calendar);
/// Month, day and time of day as one number from 0 to yearLength, the same in all calendars.
double placeInYear(double seconds, Calendar calendar);
inline constexpr double yearLength = 372.0;

/// The steps of a layer, and where they stand on the axis that all layers share.
struct TimeLine {
    Calendar calendar = Calendar::Standard;
    std::vector<double> own;    ///< seconds in `calendar`, ascending
    std::vector<double> shared; ///< the same dates in the shared calendar, ascending
    std::vector<double> inYear; ///< placeInYear() of each where the steps come again every year; else empty

    [[nodiscard]] bool comesEveryYear() const { return !inYear.empty(); }
    [[nodiscard]] bool isEmpty() const { return own.empty(); }
};
TimeLine timeLine(std::vector<double> own, Calendar calendar, Calendar shared, bool everyYear);
/// A climatology has years only because dates must have one: averages over years, or a single year 0 or 1.
bool isClimatology(const Variable& variable, const Axis& time);

/// Which step is shown for a moment of the shared axis; 0 where there are none.
std::size_t stepFor(const TimeLine& line, double moment, EarthTimeSettings::Between between, Calendar shared);
/// The moment lies before the first or after the last step by more than half of the distance of two steps there. A single step lies nowhere: it is a
/// picture.
bool isBeyond(const TimeLine& line, double moment);
/// A moment as the layer counts time: its own step's where one stands there.
double ownTime(const TimeLine& line, double moment, Calendar shared);

/// All times of all, ascending, each once.
std::vector<double> unionOf(const std::vector<std::span<const double>>& sorted);
/// Ascending, each once, without those that are no number.
std::vector<double> distinct(std::vector<double> seconds);
/// Distance of the steps around a moment; 0 where there are no two.
double stepAround(std::span<const double> sorted, double moment);

/// The moment `by` steps on (back where negative), within the first and last of `times`; nothing where there is none.
std::optional<double> stepFrom(const std::vector<double>& times, Calendar calendar, double now, EarthTimeSettings::Step step, int by);

/// When a layer has data, for the strip below the slider.
struct LayerTimes {
    QString title;
    std::vector<double> seconds; ///< on the shared axis; none where they come again every year
    bool isEveryYear = false;
};
/// What it shows of them.
struct ShownTime {
    std::optional<double> seconds; ///< on the shared axis
    QString text;                  ///< in the layer's own calendar
    bool isHeld = false;           ///< shown beyond its first or last
    bool isOther = false;          ///< not the moment that the slider says
};

} // namespace terrella::earth
