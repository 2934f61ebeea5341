// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/calendar_change.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella::data {

namespace {

int daysInYear(int year, Calendar calendar) { return dayOfYear({year, 12, daysInMonth(year, 12, calendar), 0, 0, 0.0}, calendar); }

/// The date of that day of the year, at the time of day of `time`.
DateTime onDay(const DateTime& time, int day, Calendar calendar)
{
    const double start = toSeconds({time.year, 1, 1, 0, 0, 0.0}, calendar);
    DateTime out = fromSeconds(start + (day - 1) * 86'400.0, calendar);
    out.hour = time.hour;
    out.minute = time.minute;
    out.second = time.second;
    return out;
}

std::optional<double> convertOne(double seconds, Calendar from, Calendar to, CalendarAlign align)
{
    const DateTime time = fromSeconds(seconds, from);
    if (align == CalendarAlign::Date) {
        if (!isValidDate(time.year, time.month, time.day, to))
            return std::nullopt;
        return toSeconds(time, to);
    }
    const double position = static_cast<double>(daysInYear(time.year, to)) * dayOfYear(time, from) / daysInYear(time.year, from);
    return toSeconds(onDay(time, static_cast<int>(std::nearbyint(position)), to), to);
}

/// The date itself, or the last one before it that the calendar has.
double nearestBefore(double seconds, Calendar from, Calendar to)
{
    DateTime time = fromSeconds(seconds, from);
    while (time.day > 1 && !isValidDate(time.year, time.month, time.day, to))
        --time.day;
    return toSeconds(time, to);
}

/// The common step where all steps are whole multiples of the shortest, else 0.
double equalStep(const std::vector<double>& seconds)
{
    double shortest = HUGE_VAL;
    for (std::size_t k = 1; k < seconds.size(); ++k)
        shortest = std::min(shortest, seconds[k] - seconds[k - 1]);
    for (std::size_t k = 1; k < seconds.size(); ++k) {
        const double ratio = (seconds[k] - seconds[k - 1]) / shortest;
        if (std::abs(ratio - std::round(ratio)) > 1e-6)
            return 0.0;
    }
    return shortest;
}

/// Times of months: the same day (or the last one) and time of day, `step` months apart.
struct MonthSteps {
    std::int64_t first = 0; ///< months since the year 0
    std::int64_t step = 0;
    std::int64_t count = 0;
    int day = 1;
    bool atEnd = false;
};

std::optional<MonthSteps> monthSteps(const std::vector<double>& seconds, Calendar calendar)
{
    const auto month = [](const DateTime& t) { return t.year * std::int64_t{12} + t.month - 1; };
    const auto isLast = [calendar](const DateTime& t) { return t.day == daysInMonth(t.year, t.month, calendar); };
    const auto timeOfDay = [](const DateTime& t) { return t.hour * 3600.0 + t.minute * 60.0 + t.second; };
    const DateTime first = fromSeconds(seconds.front(), calendar);
    MonthSteps out{month(first), 0, 0, first.day, isLast(first)};
    DateTime before = first;
    bool sameDay = true;
    for (std::size_t k = 1; k < seconds.size(); ++k) {
        const DateTime time = fromSeconds(seconds[k], calendar);
        sameDay = sameDay && time.day == first.day;
        out.atEnd = out.atEnd && isLast(time);
        if (timeOfDay(time) != timeOfDay(first) || month(time) == month(before))
            return std::nullopt;
        out.step = std::gcd(out.step, month(time) - month(before));
        before = time;
    }
    if (!sameDay && !out.atEnd)
        return std::nullopt;
    out.atEnd = !sameDay || (out.atEnd && first.day > 28);
    out.count = (month(before) - out.first) / out.step + 1;
    return out;
}

std::vector<double> timesOfMonths(const MonthSteps& months, const DateTime& first, Calendar calendar)
{
    std::vector<double> out;
    for (std::int64_t k = 0; k < months.count; ++k) {
        const std::int64_t month = months.first + k * months.step;
        DateTime time = first;
        time.year = static_cast<int>(month >= 0 ? month / 12 : -((11 - month) / 12));
        time.month = static_cast<int>(month - std::int64_t{12} * time.year) + 1;
        const int last = daysInMonth(time.year, time.month, calendar);
        time.day = months.atEnd ? last : std::min(months.day, last);
        out.push_back(toSeconds(time, calendar));
    }
    return out;
}

} // namespace

CalendarTimes convertTimes(const std::vector<double>& seconds, Calendar from, Calendar to, CalendarAlign align)
{
    std::vector<std::pair<double, std::size_t>> found;
    for (std::size_t k = 0; k < seconds.size(); ++k) {
        if (const std::optional<double> time = convertOne(seconds[k], from, to, align))
            found.emplace_back(*time, k);
    }
    std::ranges::sort(found);
    CalendarTimes out;
    for (const auto& [time, step] : found) {
        if (!out.seconds.empty() && out.seconds.back() == time)
            continue; // two days fell together: the first stays
        out.seconds.push_back(time);
        out.steps.push_back(step);
    }
    out.isMissing.assign(out.seconds.size(), false);
    return out;
}

std::optional<CalendarTimes> fillTimes(const CalendarTimes& times, const std::vector<double>& source, Calendar from, Calendar to)
{
    if (source.size() < 2 || times.seconds.empty())
        return times;
    std::vector<double> all;
    if (const double step = equalStep(source); step > 0.0) {
        const double first = nearestBefore(source.front(), from, to), last = nearestBefore(source.back(), from, to);
        for (std::size_t k = 0; first + static_cast<double>(k) * step <= last + 1e-6 * step; ++k)
            all.push_back(first + static_cast<double>(k) * step);
    } else if (const std::optional<MonthSteps> months = monthSteps(source, from)) {
        all = timesOfMonths(*months, fromSeconds(source.front(), from), to);
    } else {
        return std::nullopt;
    }
    CalendarTimes out;
    std::size_t next = 0;
    for (const double time : all) {
        while (next < times.seconds.size() && times.seconds[next] < time - 1e-3)
            ++next;
        const bool isThere = next < times.seconds.size() && times.seconds[next] <= time + 1e-3;
        out.seconds.push_back(time);
        out.isMissing.push_back(!isThere);
        out.steps.push_back(times.steps[std::min(next, times.steps.size() - 1)]);
    }
    return out;
}

} // namespace terrella::data
