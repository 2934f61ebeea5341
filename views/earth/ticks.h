// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"

#include <QString>

#include <vector>

namespace terrella::earth {

/// 1, 2, 2.5 or 5 times a power of ten: the smallest that cuts the span into at most `most` steps.
double roundStep(double span, int most);
/// Multiples of a round step within [lowest, highest], at most `most` + 1 of them, ascending.
std::vector<double> roundTicks(double lowest, double highest, int most);
/// A tick as text with no more digits than the step needs; exponents for the very large and small.
QString tickText(double value, double step);
/// A value for reading off: four significant figures.
QString valueText(double value);
/// With its units, where it is a number that has some.
QString valueText(double value, const QString& units);

struct TimeTick {
    double seconds = 0.0;
    QString text;
};
/// Round dates for an axis from first to last: hours, days, months or years, at most `most` of them, labelled in the calendar.
std::vector<TimeTick> timeTicks(double first, double last, Calendar calendar, int most);
/// "21 Aug 2020 06:00 UTC"; without "UTC" in calendars that are not the world's.
QString timeText(double seconds, Calendar calendar);
/// "21 Aug"
QString dayText(double seconds, Calendar calendar);
/// "21 Aug 06:00": of dates without a year.
QString dayAndTimeText(double seconds, Calendar calendar);
/// "18.25°N 131.50°E"
QString placeText(double lonDeg, double latDeg);

} // namespace terrella::earth
