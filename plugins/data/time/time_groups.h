// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "plugins/data/time/reduction.h"

namespace terrella::data {

enum class TimeSpan { None, Day, Month, Season, Year, Steps, Rolling, All };
enum class Stamp { Start, Middle, Last };

/// How the steps of a time axis are put together.
struct TimeGrouping {
    TimeSpan span = TimeSpan::None;
    std::size_t count = 1;     ///< Steps: of a group; Rolling: of a window
    bool centred = true;       ///< Rolling; else a window ends with its step
    double shiftSeconds = 0.0; ///< added before the calendar is asked: local days
    bool timesAreEnds = false; ///< a time is the end of what its value stands for: 00 UTC belongs to the day before
    bool keepsIncomplete = true;
    Stamp stamp = Stamp::Start;
};

/// The result's steps.
struct GroupedTime {
    ReductionSchedule schedule;
    std::vector<double> times;           ///< one for each window
    std::vector<std::size_t> fullSteps;  ///< how many steps the window would have if it were complete
    std::vector<std::size_t> incomplete; ///< indices of kept windows that are not
    std::size_t dropped = 0;             ///< windows left out since they are incomplete
};

/// A calendar group is complete where it has steps from its beginning to its end at the axis' usual distance (the median of all), without a
/// gap of more than one and a half.
GroupedTime groupTime(const Axis& time, const TimeGrouping& grouping);

/// The usual distance of steps in seconds: the median; 0 for a single step.
double usualStep(const std::vector<double>& times);

} // namespace terrella::data
