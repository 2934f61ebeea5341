// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ticks.h"

#include "views/earth/geometry.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

QString two(int value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); }
QString monthName(int month) { return QLocale().standaloneMonthName(std::clamp(month, 1, 12), QLocale::ShortFormat); }

bool isWorldCalendar(Calendar calendar)
{
    return calendar == Calendar::Standard || calendar == Calendar::ProlepticGregorian || calendar == Calendar::Julian;
}

} // namespace

double roundStep(double span, int most)
{
    if (!(span > 0.0) || most < 1)
        return 1.0;
    const double least = span / most;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double m : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (m * power >= least * (1.0 - 1e-9))
            return m * power;
    return 10.0 * power;
}

std::vector<double> roundTicks(double lowest, double highest, int most)
{
    if (lowest > highest)
        std::swap(lowest, highest);
    std::vector<double> out;
    if (!(highest > lowest) || !std::isfinite(lowest) || !std::isfinite(highest))
        return out;
    const double step = roundStep(highest - lowest, most);
    const double first = std::ceil(lowest / step - 1e-6);
    const double last = std::floor(highest / step + 1e-6);
    for (double k = first; k <= last && out.size() < 1000; k += 1.0)
        out.push_back(k * step == 0.0 ? 0.0 : k * step);
    return out;
}

QString tickText(double value, double step)
{
    const double size = std::max(std::abs(value), std::abs(step));
    if (size >= 1e6 || (size < 1e-3 && size > 0.0)) {
        if (value == 0.0)
            return QStringLiteral("0");
        const double digits = std::floor(std::log10(std::abs(value))) - std::floor(std::log10(std::abs(step)));
        QString text = QString::number(value, 'e',
            std::clamp(static_cast<int>(digits) + (std::fmod(step / std::pow(10.0, std::floor(std::log10(step))), 1.0) > 0.01 ? 1 : 0), 0, 6));
        const auto e = text.indexOf(QLatin1Char('e'));
        static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
        const int exponent = text.mid(e + 1).toInt();
        QString power = exponent < 0 ? QStringLiteral("⁻") : QString();
        for (const QChar c : QString::number(std::abs(exponent)))
            power += raised.at(c.digitValue());
        text = text.left(e) + QStringLiteral("×10") + power;
        return text.replace(QLatin1Char('-'), QStringLiteral("−"));
    }
    int decimals = 0;
    for (double s = step; decimals < 6 && std::abs(s - std::round(s)) > 1e-6 * std::max(1.0, std::abs(s)); s *= 10.0)
        ++decimals;
    return QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QStringLiteral("−"));
}

QString valueText(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    if (size != 0.0 && (size < 1e-3 || size >= 1e6))
        return tickText(value, std::pow(10.0, std::floor(std::log10(size)) - 2.0));
    const int decimals = size >= 1000.0 ? 1 : size >= 100.0 ? 1 : size >= 10.0 ? 2 : 3;
    return QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QStringLiteral("−"));
}

QString valueText(double value, const QString& units)
{
    const QString text = valueText(value);
    return !std::isfinite(value) || units.isEmpty() || units == QLatin1String("1") ? text : text + QLatin1Char(' ') + units;
}

std::vector<TimeTick> timeTicks(double first, double last, Calendar calendar, int most)
{
    std::vector<TimeTick> out;
    if (!(last > first) || most < 1)
        return out;
    const double hours = (last - first) / 3600.0;
    const auto add = [&](const DateTime& at, const QString& text) {
        const double seconds = toSeconds(at, calendar);
        if (seconds >= first - 1e-3 && seconds <= last + 1e-3)
            out.push_back({seconds, text});
    };
    const DateTime start = fromSeconds(first, calendar);
    for (const int step : {1, 3, 6, 12, 24, 48, 120, 240}) {
        if (hours / step > most)
            continue;
        const double width = step * 3600.0;
        for (double t = std::floor(first / width) * width; t <= last && out.size() < 1000; t += width) {
            const DateTime at = fromSeconds(t + 0.5, calendar);
            const QString day = QStringLiteral("%1 %2").arg(at.day).arg(monthName(at.month));
            add(fromSeconds(t, calendar), step < 24 && at.hour != 0 ? two(at.hour) + QStringLiteral(":00") : day);
        }
        return out;
    }
    const double months = hours / (24.0 * 30.0);
    for (const int step : {1, 2, 3, 6}) {
        if (months / step > most)
            continue;
        int year = start.year;
        int month = 1;
        for (int guard = 0; guard < 1000; ++guard) {
            const DateTime at{year, month, 1, 0, 0, 0.0};
            if (toSeconds(at, calendar) > last)
                break;
            add(at, QStringLiteral("%1 %2").arg(monthName(month)).arg(year));
            month += step;
            if (month > 12) {
                month = 1;
                ++year;
            }
        }
        return out;
    }
    const int step = std::max(1, static_cast<int>(roundStep(months / 12.0, most)));
    for (int year = start.year / step * step; out.size() < 1000; year += step) {
        const DateTime at{year, 1, 1, 0, 0, 0.0};
        if (toSeconds(at, calendar) > last)
            break;
        add(at, QString::number(year));
    }
    return out;
}

QString dayText(double seconds, Calendar calendar)
{
    const DateTime at = fromSeconds(std::round(seconds), calendar);
    return QStringLiteral("%1 %2").arg(at.day).arg(monthName(at.month));
}

QString timeText(double seconds, Calendar calendar)
{
    // Rounded first: 05:59:59.9999 is six o'clock.
    const DateTime at = fromSeconds(std::round(seconds), calendar);
    QString text = QStringLiteral("%1 %2 %3 %4:%5").arg(at.day).arg(monthName(at.month)).arg(at.year).arg(two(at.hour), two(at.minute));
    if (at.second >= 0.5)
        text += QLatin1Char(':') + two(static_cast<int>(at.second));
    return isWorldCalendar(calendar) ? text + QStringLiteral(" UTC") : text;
}

QString dayAndTimeText(double seconds, Calendar calendar)
{
    const DateTime at = fromSeconds(std::round(seconds), calendar);
    return QStringLiteral("%1 %2 %3:%4").arg(at.day).arg(monthName(at.month)).arg(two(at.hour), two(at.minute));
}

QString placeText(double lonDeg, double latDeg)
{
    const double lon = wrap180(lonDeg);
    return QStringLiteral("%1°%2 %3°%4")
        .arg(std::abs(latDeg), 0, 'f', 2)
        .arg(latDeg < 0.0 ? QLatin1Char('S') : QLatin1Char('N'))
        .arg(std::abs(lon), 0, 'f', 2)
        .arg(lon < 0.0 ? QLatin1Char('W') : QLatin1Char('E'));
}

} // namespace terrella::earth
