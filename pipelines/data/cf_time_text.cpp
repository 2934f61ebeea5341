// SPDX-License-Identifier: GPL-3.0-or-later
// Times as text: ISO 8601 in any calendar, and "hours since …".
#include "pipelines/data/cf_time.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <cmath>
#include <utility>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CfTime)
};

Error noDate(const QString& text, const QString& reason) { return Error{ErrorCode::Invalid, Tr::tr("'%1' is not a date: %2").arg(text, reason), {}}; }

/// Minutes east of Greenwich of "Z", "UTC", "+01:00", "-6", "-0530".
int zoneMinutes(const QString& zone)
{
    if (zone.isEmpty() || zone.at(0).isLetter())
        return 0;
    const int sign = zone.startsWith(QLatin1Char('-')) ? -1 : 1;
    const QString digits = QString(zone.mid(1)).remove(QLatin1Char(':'));
    if (digits.size() <= 2)
        return sign * digits.toInt() * 60;
    const qsizetype hours = digits.size() - 2;
    return sign * (digits.left(hours).toInt() * 60 + digits.mid(hours).toInt());
}

/// "microseconds" … "weeks", as UDUNITS-2 and the files around us spell them. 0: not a unit of fixed length.
double secondsOf(const QString& unit)
{
    struct Entry {
        double seconds;
        std::initializer_list<const char*> names;
    };
    static const std::array<Entry, 13> table{{
        {1e-9, {"nanosecond", "nanoseconds", "nanosec", "nanosecs", "nsec", "ns"}},
        {1e-6, {"microsecond", "microseconds", "microsec", "microsecs", "usec", "us", "µs"}},
        {1e-3, {"millisecond", "milliseconds", "millisec", "millisecs", "msec", "msecs", "ms"}},
        {1.0, {"second", "seconds", "sec", "secs", "s"}},
        {60.0, {"minute", "minutes", "min", "mins"}},
        {3600.0, {"hour", "hours", "hr", "hrs", "h"}},
        {86'400.0, {"day", "days", "d"}},
        {604'800.0, {"week", "weeks", "wk"}},
        {1'209'600.0, {"fortnight", "fortnights"}},
        {365.0 * 86'400.0, {"common_year", "common_years"}},
        {366.0 * 86'400.0, {"leap_year", "leap_years"}},
        {365.25 * 86'400.0, {"julian_year", "julian_years"}},
        {365.2425 * 86'400.0, {"gregorian_year", "gregorian_years"}},
    }};
    for (const Entry& entry : table)
        for (const char* name : entry.names)
            if (unit == QString::fromUtf8(name))
                return entry.seconds;
    return 0.0;
}

bool isOneOf(const QString& text, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (text == QLatin1String(name))
            return true;
    return false;
}

} // namespace

QString isoText(const DateTime& time)
{
    DateTime t = time;
    auto micro = std::llround(t.second * 1e6);
    if (micro >= 60'000'000) { // 59.9999999 must not become "60"
        micro = 59'999'999;
    }
    QString text = QStringLiteral("%1%2-%3-%4T%5:%6:%7")
                       .arg(t.year < 0 ? QStringLiteral("-") : QString())
                       .arg(std::abs(t.year), 4, 10, QLatin1Char('0'))
                       .arg(t.month, 2, 10, QLatin1Char('0'))
                       .arg(t.day, 2, 10, QLatin1Char('0'))
                       .arg(t.hour, 2, 10, QLatin1Char('0'))
                       .arg(t.minute, 2, 10, QLatin1Char('0'))
                       .arg(micro / 1'000'000, 2, 10, QLatin1Char('0'));
    if (const auto rest = micro % 1'000'000; rest != 0) {
        QString digits = QStringLiteral("%1").arg(rest, 6, 10, QLatin1Char('0'));
        while (digits.endsWith(QLatin1Char('0')))
            digits.chop(1);
        text += QLatin1Char('.') + digits;
    }
    return text;
}

QString isoText(double seconds, Calendar calendar) { return std::isfinite(seconds) ? isoText(fromSeconds(seconds, calendar)) : QString(); }

Result<DateTime> parseIso(const QString& text, Calendar calendar)
{
    // year[-month[-day]] or yyyymmdd, then [hour[:minute[:second]]], then a zone
    static const QRegularExpression form(
        QStringLiteral("^\\s*(?:([+-]?\\d{1,5})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?|(\\d{4})(\\d{2})(\\d{2})?)"
                       "(?:[Tt\\s]\\s*(?:(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2}(?:[.,]\\d*)?))?)?|(\\d{2})(\\d{2})(\\d{2}(?:[.,]\\d*)?)?))?"
                       "\\s*([Zz]|UTC?|utc|GMT|gmt|[+-]\\d{1,2}(?::?\\d{2})?)?\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return noDate(text, Tr::tr("write it as 2000-02-29 or 2000-02-29T06:00:00."));
    const auto number = [&](int group, int fallback) {
        const QString part = match.captured(group);
        return part.isEmpty() ? fallback : part.toInt();
    };
    const bool compact = !match.captured(4).isEmpty();
    const bool compactTime = !match.captured(10).isEmpty();
    DateTime t;
    t.year = number(compact ? 4 : 1, 0);
    t.month = number(compact ? 5 : 2, 1);
    t.day = number(compact ? 6 : 3, 1);
    t.hour = number(compactTime ? 10 : 7, 0);
    t.minute = number(compactTime ? 11 : 8, 0);
    QString second = match.captured(compactTime ? 12 : 9);
    t.second = second.isEmpty() ? 0.0 : second.replace(QLatin1Char(','), QLatin1Char('.')).toDouble();

    if (t.month < 1 || t.month > 12)
        return noDate(text, Tr::tr("there is no month %1.").arg(t.month));
    if (!isValidDate(t.year, t.month, t.day, calendar))
        return noDate(
            text, Tr::tr("the month %1 of %2 has no day %3 in the %4 calendar.").arg(t.month).arg(t.year).arg(t.day).arg(calendarName(calendar)));
    if (t.hour > 24 || (t.hour == 24 && (t.minute > 0 || t.second > 0.0)))
        return noDate(text, Tr::tr("there is no hour %1.").arg(t.hour));
    if (t.minute > 59)
        return noDate(text, Tr::tr("there is no minute %1.").arg(t.minute));
    if (t.second >= 61.0) // 60: a leap second, which counts as the next minute
        return noDate(text, Tr::tr("there is no second %1.").arg(t.second));

    const int east = zoneMinutes(match.captured(13));
    if (east == 0 && t.hour < 24 && t.second < 60.0)
        return t;
    return fromSeconds(toSeconds(t, calendar) - east * 60.0, calendar);
}

Result<TimeUnits> parseTimeUnits(const QString& units, Calendar calendar)
{
    static const QRegularExpression since(
        QStringLiteral("^\\s*([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)?\\s*([A-Za-zµ_]+)\\s*(?:\\bsince\\b|\\bafter\\b|\\bfrom\\b|\\bref\\b|@)\\s*(.+)$"),
        QRegularExpression::CaseInsensitiveOption);
    TimeUnits out;
    out.calendar = calendar;
    if (units.trimmed().startsWith(QLatin1String("day as %Y%m%d"))) {
        out.step = TimeUnits::Step::Dates;
        out.secondsPerUnit = 86'400.0;
        return out;
    }
    const QRegularExpressionMatch match = since.match(units);
    if (!match.hasMatch())
        return Error{
            ErrorCode::Units, Tr::tr("'%1' are no units of time with a start; they look like 'hours since 1900-01-01 00:00:00'.").arg(units), {}};

    double factor = 1.0;
    if (const QString text = match.captured(1); !text.isEmpty()) {
        bool ok = false;
        factor = text.toDouble(&ok);
        if (!ok || !(factor > 0.0))
            return Error{ErrorCode::Units, Tr::tr("'%1': the number '%2' makes no sense as a step of time.").arg(units, text), {}};
    }
    const QString unit = match.captured(2).toLower();
    if (isOneOf(unit, {"month", "months", "mon", "mons"}))
        out.step = TimeUnits::Step::Months;
    else if (isOneOf(unit, {"year", "years", "yr", "yrs", "a"}))
        out.step = TimeUnits::Step::Years;
    else if (const double seconds = secondsOf(unit); seconds > 0.0)
        out.secondsPerUnit = seconds * factor;
    else
        return Error{ErrorCode::Units,
            Tr::tr("'%1': '%2' is not a unit of time; use seconds, minutes, hours, days, months or years.").arg(units, match.captured(2)), {}};
    if (out.step != TimeUnits::Step::Seconds && factor != 1.0)
        return Error{ErrorCode::Units, Tr::tr("'%1': months and years count one by one, not in steps of %2.").arg(units).arg(factor), {}};

    auto epoch = parseIso(match.captured(3), calendar);
    if (!epoch)
        return std::move(epoch).error().whileDoing(Tr::tr("reading the time units '%1'").arg(units));
    out.epoch = toSeconds(*epoch, calendar);
    return out;
}

} // namespace terrella
