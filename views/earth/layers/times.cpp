// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/times.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double hour = 3600.0;
constexpr double day = 24.0 * hour;
constexpr double same = 0.5; ///< seconds

double timeOfDay(const DateTime& date) { return date.hour * hour + date.minute * 60.0 + date.second; }

/// A date as `to` counts it; followed: the calendar it comes from goes on with the next day, also where `to` does not.
double placed(const DateTime& date, bool isFollowed, Calendar to)
{
    const auto has = [&](int d) { return isValidDate(date.year, date.month, d, to); };
    constexpr double lastHour = 23.0 * hour;
    if (has(date.day)) {
        const double seconds = toSeconds(date, to);
        const double late = timeOfDay(date) - lastHour; // shares the hour with the days that are lacking
        return isFollowed && late > 0.0 && !has(date.day + 1) ? seconds - late / 2.0 : seconds;
    }
    int before = date.day, after = date.day;
    while (before > 1 && !has(before))
        --before;
    while (after <= 31 && !has(after))
        ++after;
    const double part = (date.day - before - 1 + timeOfDay(date) / day) / (after - before - 1);
    return toSeconds({date.year, date.month, before, 23, 30, 0.0}, to) + hour / 2.0 * part;
}

} // namespace

double inCalendar(double seconds, Calendar from, Calendar to)
{
    if (from == to)
        return seconds;
    const DateTime date = fromSeconds(seconds, from);
    return placed(date, isValidDate(date.year, date.month, date.day + 1, from), to);
}

double inCalendar(const DateTime& date, Calendar to) { return placed(date, false, to); }

Calendar sharedCalendar(const std::vector<Calendar>& calendars)
{
    if (calendars.empty())
        return Calendar::Standard;
    if (std::ranges::all_of(calendars, [&](Calendar each) { return each == calendars.front(); }))
        return calendars.front();
    for (const Calendar one :
        {Calendar::Standard, Calendar::ProlepticGregorian, Calendar::None, Calendar::Julian, Calendar::AllLeap, Calendar::NoLeap})
        if (std::ranges::find(calendars, one) != calendars.end())
            return one == Calendar::None ? Calendar::Standard : one;
    return Calendar::Days360;
}

double yearsLater(double seconds, int years, Calendar calendar)
{
    if (years == 0)
        return seconds;
    DateTime date = fromSeconds(seconds, calendar);
    date.year += years;
    while (date.day > 1 && !isValidDate(date.year, date.month, date.day, calendar))
        --date.day;
    return toSeconds(date, calendar);
}

double placeInYear(double seconds, Calendar calendar)
{
    const DateTime date = fromSeconds(seconds, calendar);
    return (date.month - 1) * 31.0 + date.day - 1 + timeOfDay(date) / day;
}

TimeLine timeLine(std::vector<double> own, Calendar calendar, Calendar shared, bool everyYear)
{
    TimeLine out{calendar, std::move(own), {}, {}};
    out.shared = out.own;
    if (calendar != shared)
        for (double& seconds : out.shared)
            seconds = inCalendar(seconds, calendar, shared);
    if (everyYear)
        for (const double seconds : out.own)
            out.inYear.push_back(placeInYear(seconds, calendar));
    return out;
}

bool isClimatology(const Variable& variable, const Axis& time)
{
    if (time.size() < 2)
        return false;
    const int first = fromSeconds(time.values.front(), time.calendar).year, last = fromSeconds(time.values.back(), time.calendar).year;
    if (last - first > 1 || time.values.back() - time.values.front() > 366.0 * day)
        return false;
    return variable.cellMethods.contains(QLatin1String("over years")) || (first >= 0 && last <= 1);
}

std::size_t stepFor(const TimeLine& line, double moment, EarthTimeSettings::Between between, Calendar shared)
{
    if (line.isEmpty())
        return 0;
    if (line.comesEveryYear()) {
        const double now = placeInYear(moment + same, shared);
        const auto past = [&](double at) { return std::fmod(now - at + yearLength, yearLength); }; // how long ago it was
        const auto away
            = [&](double at) { return between == EarthTimeSettings::Between::Before ? past(at) : std::min(past(at), yearLength - past(at)); };
        const auto nearest = std::ranges::min_element(line.inYear, {}, away);
        return static_cast<std::size_t>(nearest - line.inYear.begin());
    }
    const std::vector<double>& steps = line.shared;
    const auto after = std::upper_bound(steps.begin(), steps.end(), moment + same);
    if (after == steps.begin())
        return 0;
    const auto before = static_cast<std::size_t>(after - steps.begin()) - 1;
    if (after == steps.end() || between == EarthTimeSettings::Between::Before)
        return before;
    return moment - steps[before] <= steps[before + 1] - moment ? before : before + 1;
}

bool isBeyond(const TimeLine& line, double moment)
{
    if (line.shared.size() < 2 || line.comesEveryYear())
        return false;
    const double first = line.shared.front(), last = line.shared.back();
    return moment < first - 0.5 * stepAround(line.shared, first) - same || moment > last + 0.5 * stepAround(line.shared, last) + same;
}

double ownTime(const TimeLine& line, double moment, Calendar shared)
{
    const auto at = std::lower_bound(line.shared.begin(), line.shared.end(), moment - same);
    if (at != line.shared.end() && *at <= moment + same)
        return line.own[static_cast<std::size_t>(at - line.shared.begin())];
    return inCalendar(moment, shared, line.calendar);
}

std::vector<double> unionOf(const std::vector<std::span<const double>>& sorted)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        const auto isSame = [&](std::span<const double> other) { return std::ranges::equal(sorted[k], other); };
        if (std::any_of(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(k), isSame))
            continue; // layers of one file
        const auto middle = static_cast<std::ptrdiff_t>(out.size());
        out.insert(out.end(), sorted[k].begin(), sorted[k].end());
        std::inplace_merge(out.begin(), out.begin() + middle, out.end());
    }
    std::erase_if(out, [](double t) { return !std::isfinite(t); });
    out.erase(std::unique(out.begin(), out.end(), [](double a, double b) { return b - a < same; }), out.end());
    return out;
}

std::vector<double> distinct(std::vector<double> seconds)
{
    std::erase_if(seconds, [](double t) { return !std::isfinite(t); });
    std::ranges::sort(seconds);
    seconds.erase(std::unique(seconds.begin(), seconds.end(), [](double a, double b) { return b - a < same; }), seconds.end());
    return seconds;
}

double stepAround(std::span<const double> sorted, double moment)
{
    if (sorted.size() < 2)
        return 0.0;
    const auto after = std::clamp<std::ptrdiff_t>(
        std::upper_bound(sorted.begin(), sorted.end(), moment) - sorted.begin(), 1, static_cast<std::ptrdiff_t>(sorted.size()) - 1);
    return sorted[static_cast<std::size_t>(after)] - sorted[static_cast<std::size_t>(after) - 1];
}

std::optional<double> stepFrom(const std::vector<double>& times, Calendar calendar, double now, EarthTimeSettings::Step step, int by)
{
    if (times.size() < 2 || by == 0)
        return std::nullopt;
    if (step == EarthTimeSettings::Step::Data) {
        const auto count = static_cast<std::ptrdiff_t>(times.size());
        const std::ptrdiff_t next = by > 0 ? std::upper_bound(times.begin(), times.end(), now + same) - times.begin() + by - 1
                                           : std::lower_bound(times.begin(), times.end(), now - same) - times.begin() + by;
        return next >= 0 && next < count ? std::optional(times[static_cast<std::size_t>(next)]) : std::nullopt;
    }
    double to = now;
    if (step == EarthTimeSettings::Step::Hour || step == EarthTimeSettings::Step::Day) {
        to += by * (step == EarthTimeSettings::Step::Hour ? hour : day);
    } else if (step == EarthTimeSettings::Step::Year) {
        to = yearsLater(now, by, calendar);
    } else {
        DateTime date = fromSeconds(now, calendar);
        const int months = date.year * 12 + date.month - 1 + by;
        date.year = months >= 0 ? months / 12 : (months - 11) / 12;
        date.month = months - date.year * 12 + 1;
        while (date.day > 1 && !isValidDate(date.year, date.month, date.day, calendar))
            --date.day;
        to = toSeconds(date, calendar);
    }
    return to >= times.front() - same && to <= times.back() + same ? std::optional(to) : std::nullopt;
}

} // namespace terrella::earth
