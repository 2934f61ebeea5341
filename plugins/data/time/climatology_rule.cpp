// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/climatology_rule.h"

#include "pipelines/modules/proposals.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Climatology)
};

constexpr qint64 kMicroseconds = 1'000'000;
constexpr qint64 kDay = 86'400 * kMicroseconds; ///< keys: part of the year times this, plus the time of day

qint64 timeOfDay(const DateTime& date) { return std::llround((date.hour * 3600.0 + date.minute * 60.0 + date.second) * kMicroseconds); }

bool isLeapDay(const DateTime& date, Calendar calendar)
{
    return date.month == 2 && date.day == 29 && calendar != Calendar::Days360 && calendar != Calendar::AllLeap;
}

/// Month and day of a part of the year, as month * 100 + day; winter begins in December of the year before.
qint64 partOf(YearPart by, const DateTime& date)
{
    switch (by) {
    case YearPart::Day: return date.month * 100 + date.day;
    case YearPart::Month: return date.month * 100 + 1;
    case YearPart::Season: return date.month % 12 / 3;
    case YearPart::Whole: break;
    }
    return 0;
}

/// All days of a year, as partOf() numbers them.
std::vector<qint64> daysOfYear(Calendar calendar, bool hasLeapDay)
{
    constexpr int leapYear = 2000;
    std::vector<qint64> out;
    for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= daysInMonth(leapYear, month, calendar); ++day) {
            if (hasLeapDay || !isLeapDay({leapYear, month, day, 0, 0, 0.0}, calendar))
                out.push_back(month * 100 + day);
        }
    }
    return out;
}

/// Where a key stands in a year.
double timeOf(qint64 key, YearPart by, int year, Calendar calendar)
{
    const auto part = static_cast<int>(key / kDay);
    const double rest = static_cast<double>(key % kDay) / static_cast<double>(kMicroseconds);
    DateTime date{year, 1, 1, 0, 0, 0.0};
    if (by == YearPart::Season) {
        date.year = part == 0 ? year - 1 : year;
        date.month = part == 0 ? 12 : 3 * part;
    } else if (by != YearPart::Whole) {
        date.month = part / 100;
        date.day = part % 100;
    }
    return toSeconds(date, calendar) + rest;
}

} // namespace

std::optional<qint64> ClimatologyRule::keyOf(double seconds, Calendar calendar) const
{
    DateTime date = fromSeconds(seconds, calendar);
    if (by == YearPart::Day && isLeapDay(date, calendar)) {
        if (leapDay == LeapDay::Skip)
            return std::nullopt;
        if (leapDay == LeapDay::Merge)
            date.day = 28;
    }
    return partOf(by, date) * kDay + (byHour ? timeOfDay(date) : 0);
}

std::optional<ClimatologyRule> readClimatologyRule(const Parameters& parameters, CheckResult& check)
{
    static const std::map<QString, YearPart> parts{{QStringLiteral("day"), YearPart::Day}, {QStringLiteral("month"), YearPart::Month},
        {QStringLiteral("season"), YearPart::Season}, {QStringLiteral("year"), YearPart::Whole}};
    static const std::map<QString, LeapDay> leapDays{
        {QStringLiteral("own"), LeapDay::Own}, {QStringLiteral("merge"), LeapDay::Merge}, {QStringLiteral("skip"), LeapDay::Skip}};
    ClimatologyRule out;
    out.by = parts.at(parameters.text(QStringLiteral("by")));
    out.byHour = parameters.flag(QStringLiteral("each_hour"));
    out.leapDay = leapDays.at(parameters.text(QStringLiteral("leap_day")));
    out.window = static_cast<std::size_t>(parameters.integer(QStringLiteral("window")));
    out.harmonics = static_cast<std::size_t>(parameters.integer(QStringLiteral("harmonics")));
    if (out.window > 0 && out.by != YearPart::Day)
        check.error(QStringLiteral("parameter.range"), Tr::tr("Days around a day can only be pooled where the climatology is by day of the year."),
            {}, QStringLiteral("window"));
    if (out.harmonics > 0 && out.by != YearPart::Day && out.by != YearPart::Month)
        check.error(QStringLiteral("parameter.range"), Tr::tr("Waves of the year can only be fitted to a climatology by day or by month."), {},
            QStringLiteral("harmonics"));
    if (out.harmonics > 5 && out.by == YearPart::Month)
        check.error(QStringLiteral("parameter.range"), Tr::tr("Twelve months cannot tell more than 5 waves apart."), {}, QStringLiteral("harmonics"));
    return check.hasErrors() ? std::nullopt : std::optional(out);
}

std::optional<StepRange> referenceSteps(const Axis& time, const Parameters& parameters, const QString& port, CheckResult& check)
{
    std::size_t first = 0, last = time.size();
    if (const std::optional<Period> period = parameters.period(QStringLiteral("reference"))) {
        const Result<std::pair<double, double>> bounds = period->bounds(time.calendar);
        if (!bounds) {
            check.error(QStringLiteral("parameter.form"), bounds.error().message, {}, QStringLiteral("reference"));
            return std::nullopt;
        }
        first = static_cast<std::size_t>(std::ranges::lower_bound(time.values, bounds->first) - time.values.begin());
        last = static_cast<std::size_t>(std::ranges::upper_bound(time.values, bounds->second) - time.values.begin());
    }
    if (last <= first) {
        Problem& problem = check.error(QStringLiteral("period.empty"),
            time.values.empty() ? Tr::tr("The data have no time steps.")
                                : Tr::tr("The reference period holds no time step; the data run from %1 to %2.")
                                      .arg(isoText(time.values.front(), time.calendar), isoText(time.values.back(), time.calendar)),
            port, QStringLiteral("reference"));
        if (!time.values.empty())
            problem.proposals = {proposePeriodValue(QStringLiteral("reference"), time.values.front(), time.values.back(), time.calendar)};
        return std::nullopt;
    }
    return StepRange{first, last - first};
}

namespace {

/// For each time of day once around the year, and `reach` days more at each end; days that have no steps of their own make no step of the result.
void addRings(ClimatologyPlan& out, const std::map<qint64, std::vector<std::size_t>>& groups, const std::vector<qint64>& ring,
    const std::set<qint64>& hours, std::size_t window)
{
    const auto n = static_cast<std::ptrdiff_t>(ring.size());
    const auto reach = std::min(static_cast<std::ptrdiff_t>(window), (n - 1) / 2);
    std::vector<qint64> keysOfWindows;
    for (const qint64 hour : hours) {
        const auto firstGroup = static_cast<std::ptrdiff_t>(out.schedule.groups.size());
        for (std::ptrdiff_t day = -reach; day < n + reach; ++day) {
            const qint64 key = ring[static_cast<std::size_t>((day + n) % n)] * kDay + hour;
            const auto found = groups.find(key);
            out.schedule.groups.push_back({out.steps.size(), found == groups.end() ? 0 : found->second.size()});
            if (found == groups.end())
                continue;
            out.steps.insert(out.steps.end(), found->second.begin(), found->second.end());
            if (day >= 0 && day < n) {
                out.schedule.windows.push_back({static_cast<std::size_t>(firstGroup + day), static_cast<std::size_t>(2 * reach + 1)});
                keysOfWindows.push_back(key);
            }
        }
    }
    out.keys = keysOfWindows;
    std::ranges::sort(out.keys);
    for (const qint64 key : keysOfWindows)
        out.target.push_back(static_cast<std::size_t>(std::ranges::lower_bound(out.keys, key) - out.keys.begin()));
}

} // namespace

ClimatologyPlan planClimatology(const Axis& time, const StepRange& reference, const ClimatologyRule& rule)
{
    ClimatologyPlan out;
    std::map<qint64, std::vector<std::size_t>> groups;
    std::set<qint64> hours, parts;
    int year = 0, leapYear = 0;
    bool hasYear = false, hasLeapYear = false;
    for (std::size_t step = reference.first; step < reference.first + reference.count; ++step) {
        const std::optional<qint64> key = rule.keyOf(time.values[step], time.calendar);
        if (!key)
            continue;
        groups[*key].push_back(step);
        parts.insert(*key / kDay);
        hours.insert(*key % kDay);
        const int yearOfStep = fromSeconds(time.values[step], time.calendar).year;
        year = hasYear ? year : yearOfStep;
        hasYear = true;
        if (!hasLeapYear && isValidDate(yearOfStep, 2, 29, time.calendar)) {
            leapYear = yearOfStep;
            hasLeapYear = true;
        }
    }
    if (groups.empty())
        return out;
    if (hasLeapYear && parts.contains(229))
        year = leapYear;
    out.hours = hours.size();

    if (rule.window == 0) {
        for (const auto& [key, steps] : groups) {
            out.schedule.windows.push_back({out.schedule.groups.size(), 1});
            out.schedule.groups.push_back({out.steps.size(), steps.size()});
            out.steps.insert(out.steps.end(), steps.begin(), steps.end());
            out.keys.push_back(key);
        }
    } else {
        addRings(out, groups, daysOfYear(time.calendar, parts.contains(229)), hours, rule.window);
    }
    for (const qint64 key : out.keys)
        out.times.push_back(timeOf(key, rule.by, year, time.calendar));
    return out;
}

std::size_t partsOfYear(const ClimatologyRule& rule, Calendar calendar, bool hasLeapDay)
{
    switch (rule.by) {
    case YearPart::Month: return 12;
    case YearPart::Season: return 4;
    case YearPart::Whole: return 1;
    case YearPart::Day: break;
    }
    return calendar == Calendar::Days360 ? 360 : calendar == Calendar::AllLeap || hasLeapDay ? 366 : 365;
}

std::optional<ClimatologyRule> ruleOfClimatology(const Axis& time)
{
    for (const bool byHour : {false, true}) {
        for (const YearPart by : {YearPart::Whole, YearPart::Season, YearPart::Month, YearPart::Day}) {
            if (by == YearPart::Day && !byHour && time.size() < 2)
                continue;
            ClimatologyRule rule;
            rule.by = by;
            rule.byHour = byHour;
            std::set<qint64> keys;
            for (const double seconds : time.values)
                keys.insert(*rule.keyOf(seconds, time.calendar));
            if (keys.size() == time.size())
                return rule;
        }
    }
    return std::nullopt;
}

std::vector<std::size_t> matchSteps(const Axis& data, const ClimatologyRule& rule, const std::vector<qint64>& keys)
{
    std::map<qint64, std::size_t> steps;
    for (std::size_t k = 0; k < keys.size(); ++k)
        steps[keys[k]] = k;
    ClimatologyRule merging = rule;
    merging.leapDay = LeapDay::Merge;
    std::vector<std::size_t> out;
    for (const double seconds : data.values) {
        auto found = steps.end();
        for (const ClimatologyRule* each : {&rule, static_cast<const ClimatologyRule*>(&merging)}) {
            const std::optional<qint64> key = each->keyOf(seconds, data.calendar);
            if (found == steps.end() && key)
                found = steps.find(*key);
        }
        out.push_back(found == steps.end() ? kNoStep : found->second);
    }
    return out;
}

} // namespace terrella::data
