// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cf_time.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <cstdint>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CfTime)
};

constexpr std::int64_t microsecondsPerDay = 86'400'000'000;
constexpr std::array<int, 12> monthDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
/// Days between the two calendars' own 1970-01-01: the Julian one falls on the Gregorian 14 January 1970.
constexpr std::int64_t julianLag1970 = 13;
/// Gregorian day number (days since 1970-01-01) of 15 October 1582, the first Gregorian day.
constexpr std::int64_t firstGregorianDay = -141'427;

struct Date {
    std::int64_t year;
    int month;
    int day;
};

constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0); }

/// Days from 1 March of year 0 to a date whose year begins in March, without any leap day: months from March count
/// 31, 30, 31, 30, 31 days over and over, which is what (153 m + 2) / 5 adds up.
constexpr int dayFromMarch(int monthFromMarch, int day) { return (153 * monthFromMarch + 2) / 5 + day - 1; }

constexpr std::int64_t gregorianDay(const Date& d)
{
    const std::int64_t y = d.month > 2 ? d.year : d.year - 1;
    const int m = (d.month + 9) % 12;
    return 365 * y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) + dayFromMarch(m, d.day) - 719'468;
}

constexpr std::int64_t julianDay(const Date& d) // days since the Julian calendar's own 1970-01-01
{
    const std::int64_t y = d.month > 2 ? d.year : d.year - 1;
    const int m = (d.month + 9) % 12;
    return 365 * y + floorDiv(y, 4) + dayFromMarch(m, d.day) - 719'483;
}

static_assert(gregorianDay({1970, 1, 1}) == 0 && julianDay({1970, 1, 1}) == 0);
static_assert(gregorianDay({1582, 10, 15}) == firstGregorianDay);
static_assert(julianDay({1582, 10, 4}) + julianLag1970 == firstGregorianDay - 1);

Date fromMarch(std::int64_t yearFromMarch, int dayOfMarchYear)
{
    const int m = (5 * dayOfMarchYear + 2) / 153;
    const int day = dayOfMarchYear - (153 * m + 2) / 5 + 1;
    const int month = m < 10 ? m + 3 : m - 9;
    return {yearFromMarch + (month <= 2 ? 1 : 0), month, day};
}

Date gregorianDate(std::int64_t day)
{
    const std::int64_t shifted = day + 719'468;
    const std::int64_t cycle = floorDiv(shifted, 146'097); // 400 years
    const std::int64_t d = shifted - cycle * 146'097;
    const std::int64_t y = (d - d / 1460 + d / 36'524 - d / 146'096) / 365;
    return fromMarch(y + cycle * 400, static_cast<int>(d - (365 * y + y / 4 - y / 100)));
}

Date julianDate(std::int64_t day)
{
    const std::int64_t shifted = day + 719'483;
    const std::int64_t cycle = floorDiv(shifted, 1461); // 4 years
    const std::int64_t d = shifted - cycle * 1461;
    const std::int64_t y = (d - d / 1460) / 365;
    return fromMarch(y + cycle * 4, static_cast<int>(d - 365 * y));
}

bool isLeap(std::int64_t year, int month, Calendar calendar)
{
    switch (calendar) {
    case Calendar::NoLeap:
    case Calendar::Days360: return false;
    case Calendar::AllLeap: return true;
    case Calendar::Julian: return year % 4 == 0;
    case Calendar::Standard:
    case Calendar::None:
        if (year < 1582 || (year == 1582 && month < 10))
            return year % 4 == 0;
        break;
    case Calendar::ProlepticGregorian: break;
    }
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// Days since the calendar's own 1970-01-01.
std::int64_t dayNumber(const Date& d, Calendar calendar)
{
    switch (calendar) {
    case Calendar::ProlepticGregorian: return gregorianDay(d);
    case Calendar::Julian: return julianDay(d);
    case Calendar::Days360: return (d.year - 1970) * 360 + (d.month - 1) * 30 + d.day - 1;
    case Calendar::NoLeap:
    case Calendar::AllLeap: {
        const int leap = calendar == Calendar::AllLeap ? 1 : 0;
        std::int64_t days = (d.year - 1970) * (365 + leap) + d.day - 1;
        for (int m = 1; m < d.month; ++m)
            days += monthDays[static_cast<std::size_t>(m - 1)] + (m == 2 ? leap : 0);
        return days;
    }
    case Calendar::Standard:
    case Calendar::None: break;
    }
    const bool gregorian = d.year != 1582 ? d.year > 1582 : (d.month != 10 ? d.month > 10 : d.day >= 15);
    return gregorian ? gregorianDay(d) : julianDay(d) + julianLag1970;
}

Date dateOf(std::int64_t day, Calendar calendar)
{
    switch (calendar) {
    case Calendar::ProlepticGregorian: return gregorianDate(day);
    case Calendar::Julian: return julianDate(day);
    case Calendar::Days360: {
        const std::int64_t year = floorDiv(day, 360);
        const int rest = static_cast<int>(day - year * 360);
        return {year + 1970, rest / 30 + 1, rest % 30 + 1};
    }
    case Calendar::NoLeap:
    case Calendar::AllLeap: {
        const int leap = calendar == Calendar::AllLeap ? 1 : 0;
        const std::int64_t year = floorDiv(day, 365 + leap);
        int rest = static_cast<int>(day - year * (365 + leap));
        int month = 1;
        for (;; ++month) {
            const int length = monthDays[static_cast<std::size_t>(month - 1)] + (month == 2 ? leap : 0);
            if (rest < length)
                break;
            rest -= length;
        }
        return {year + 1970, month, rest + 1};
    }
    case Calendar::Standard:
    case Calendar::None: break;
    }
    return day >= firstGregorianDay ? gregorianDate(day) : julianDate(day - julianLag1970);
}

/// The same day and time of day some calendar months later, on the month's last day where it is shorter.
DateTime addMonths(DateTime t, std::int64_t months, Calendar calendar)
{
    const std::int64_t month = t.year * std::int64_t{12} + t.month - 1 + months;
    t.year = static_cast<int>(floorDiv(month, 12));
    t.month = static_cast<int>(month - t.year * std::int64_t{12}) + 1;
    while (t.day > 1 && !isValidDate(t.year, t.month, t.day, calendar))
        --t.day;
    return t;
}

} // namespace

QString calendarName(Calendar calendar)
{
    switch (calendar) {
    case Calendar::Standard: return QStringLiteral("standard");
    case Calendar::ProlepticGregorian: return QStringLiteral("proleptic_gregorian");
    case Calendar::Julian: return QStringLiteral("julian");
    case Calendar::NoLeap: return QStringLiteral("noleap");
    case Calendar::AllLeap: return QStringLiteral("all_leap");
    case Calendar::Days360: return QStringLiteral("360_day");
    case Calendar::None: return QStringLiteral("none");
    }
    return QStringLiteral("standard");
}

Result<Calendar> parseCalendar(const QString& name)
{
    const QString text = name.trimmed().toLower().replace(QLatin1Char('-'), QLatin1Char('_'));
    if (text.isEmpty() || text == QLatin1String("standard") || text == QLatin1String("gregorian"))
        return Calendar::Standard;
    if (text == QLatin1String("proleptic_gregorian") || text == QLatin1String("proleptic"))
        return Calendar::ProlepticGregorian;
    if (text == QLatin1String("julian"))
        return Calendar::Julian;
    if (text == QLatin1String("noleap") || text == QLatin1String("no_leap") || text == QLatin1String("365_day") || text == QLatin1String("365_days"))
        return Calendar::NoLeap;
    if (text == QLatin1String("all_leap") || text == QLatin1String("allleap") || text == QLatin1String("366_day")
        || text == QLatin1String("366_days"))
        return Calendar::AllLeap;
    if (text == QLatin1String("360_day") || text == QLatin1String("360_days") || text == QLatin1String("360"))
        return Calendar::Days360;
    if (text == QLatin1String("none"))
        return Calendar::None;
    return Error{ErrorCode::Unsupported,
        Tr::tr("The calendar '%1' is not known; the CF conventions have: standard, proleptic_gregorian, julian, noleap, "
               "all_leap, 360_day, none.")
            .arg(name),
        {}};
}

double toSeconds(const DateTime& time, Calendar calendar)
{
    const std::int64_t day = dayNumber({time.year, time.month, time.day}, calendar);
    const std::int64_t whole = day * 86'400 + time.hour * 3600 + time.minute * 60;
    return static_cast<double>(whole) + time.second;
}

DateTime fromSeconds(double seconds, Calendar calendar)
{
    if (!std::isfinite(seconds) || std::abs(seconds) > 6e16) // beyond int years
        return {};
    const double days = std::floor(seconds / 86'400.0);
    auto day = static_cast<std::int64_t>(days);
    // exact: both are doubles of less than 2^53 microseconds apart from the fraction
    std::int64_t micro = std::llround((seconds - days * 86'400.0) * 1e6);
    day += floorDiv(micro, microsecondsPerDay);
    micro -= floorDiv(micro, microsecondsPerDay) * microsecondsPerDay;
    const Date date = dateOf(day, calendar);
    DateTime out;
    out.year = static_cast<int>(date.year);
    out.month = date.month;
    out.day = date.day;
    out.hour = static_cast<int>(micro / 3'600'000'000);
    out.minute = static_cast<int>(micro / 60'000'000 % 60);
    out.second = static_cast<double>(micro % 60'000'000) / 1e6;
    return out;
}

int daysInMonth(int year, int month, Calendar calendar)
{
    if (month < 1 || month > 12)
        return 0;
    if (calendar == Calendar::Days360)
        return 30;
    if ((calendar == Calendar::Standard || calendar == Calendar::None) && year == 1582 && month == 10)
        return 21;
    return monthDays[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap(year, month, calendar) ? 1 : 0);
}

bool isValidDate(int year, int month, int day, Calendar calendar)
{
    if (month < 1 || month > 12 || day < 1)
        return false;
    if ((calendar == Calendar::Standard || calendar == Calendar::None) && year == 1582 && month == 10)
        return day <= 4 || (day >= 15 && day <= 31);
    return day <= daysInMonth(year, month, calendar);
}

int dayOfYear(const DateTime& time, Calendar calendar)
{
    return static_cast<int>(dayNumber({time.year, time.month, time.day}, calendar) - dayNumber({time.year, 1, 1}, calendar)) + 1;
}

double TimeUnits::toSeconds(double value) const
{
    if (!std::isfinite(value))
        return value;
    const double whole = std::floor(value);
    const double fraction = value - whole;
    if (step != Step::Seconds && std::abs(whole) > 1e9) // a fill value, not a date
        return std::nan("");
    switch (step) {
    case Step::Seconds: {
        const double exact = epoch + whole * secondsPerUnit + fraction * secondsPerUnit;
        // 1/24 day has no exact double: where the coordinate could mean a whole second, it does
        const double spacing = std::nextafter(std::abs(value), HUGE_VAL) - std::abs(value);
        const double tolerance = std::min(1e-3, std::max(1e-6, 4.0 * spacing * secondsPerUnit));
        const double nearest = std::round(exact);
        return std::abs(exact - nearest) <= tolerance ? nearest : exact;
    }
    case Step::Months:
    case Step::Years: {
        const auto months = static_cast<std::int64_t>(whole) * (step == Step::Years ? 12 : 1);
        const DateTime start = terrella::fromSeconds(epoch, calendar);
        const double from = terrella::toSeconds(addMonths(start, months, calendar), calendar);
        if (fraction == 0.0)
            return from;
        const double to = terrella::toSeconds(addMonths(start, months + (step == Step::Years ? 12 : 1), calendar), calendar);
        return from + std::round(fraction * (to - from));
    }
    case Step::Dates: {
        const auto number = static_cast<std::int64_t>(std::abs(whole));
        const Date date{static_cast<std::int64_t>(whole) / 10'000, static_cast<int>(number / 100 % 100), static_cast<int>(number % 100)};
        if (!isValidDate(static_cast<int>(date.year), date.month, date.day, calendar))
            return std::nan("");
        const double rest = std::round(fraction * 86'400.0 * 1e3) / 1e3;
        return static_cast<double>(dayNumber(date, calendar)) * 86'400.0 + rest;
    }
    }
    return value;
}

} // namespace terrella
