// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"
#include "plugins/data/time/reduction.h"

#include <optional>

namespace terrella::data {

enum class YearPart { Day, Month, Season, Whole };
enum class LeapDay { Own, Merge, Skip };

/// Which steps of all years belong together.
struct ClimatologyRule {
    YearPart by = YearPart::Day;
    bool byHour = false; ///< each time of day on its own
    LeapDay leapDay = LeapDay::Own;
    std::size_t window = 0;    ///< Day: so many days on either side are pooled, around the end of the year
    std::size_t harmonics = 0; ///< Day, Month: smoothed by so many waves a year; 0: not

    /// A number that steps of one group share, growing through the year; nothing for a leap day that is skipped.
    [[nodiscard]] std::optional<qint64> keyOf(double seconds, Calendar calendar) const;
};

/// From the parameters by, each_hour, leap_day, window and harmonics.
std::optional<ClimatologyRule> readClimatologyRule(const Parameters& parameters, CheckResult& check);

/// The steps [first, first + count) of a time axis in the period of the parameter `reference`; a problem where there is none.
std::optional<StepRange> referenceSteps(const Axis& time, const Parameters& parameters, const QString& port, CheckResult& check);

/// What a climatology of one time axis is made of.
struct ClimatologyPlan {
    std::vector<std::size_t> steps;  ///< of the data in the order of reading
    ReductionSchedule schedule;      ///< over those
    std::vector<std::size_t> target; ///< window → step of the climatology
    std::vector<qint64> keys;        ///< of the climatology's steps, growing
    std::vector<double> times;       ///< in a year of the reference period
    std::size_t hours = 1;           ///< times of day
};
ClimatologyPlan planClimatology(const Axis& time, const StepRange& reference, const ClimatologyRule& rule);

/// Parts of the year that the calendar has: 12 months, 360, 365 or (with 29 February) 366 days.
std::size_t partsOfYear(const ClimatologyRule& rule, Calendar calendar, bool hasLeapDay);

/// The rule by which the steps of a finished climatology can be told apart: the coarsest that gives each another key.
std::optional<ClimatologyRule> ruleOfClimatology(const Axis& time);

/// For each step of the data that of the climatology; kNoStep where there is none. 29 February takes the 28th where it has none of its own.
inline constexpr std::size_t kNoStep = static_cast<std::size_t>(-1);
std::vector<std::size_t> matchSteps(const Axis& data, const ClimatologyRule& rule, const std::vector<qint64>& keys);

} // namespace terrella::data
