// SPDX-License-Identifier: GPL-3.0-or-later
// One chart from plain numbers each: what is drawn of a place, a field, or two fields.
#pragma once

#include "views/plots/chart.h"

namespace terrella {

/// How seconds are told on an axis, in whatever calendar.
struct TimeTexts {
    Ticks ticks;
    std::function<QString(double seconds)> text;
};

/// A quantity with its values.
struct Quantity {
    QString name, units;
    std::vector<double> values;
};

/// The series of one quantity: of one member, or of each.
struct SeriesOf {
    QString name, units;
    std::vector<double> seconds;
    std::vector<std::vector<double>> members; ///< [member][time]
};

/// Lines over time; many members as fan: 5–95 %, 25–75 % and median. Quantities of a second unit stand on the right axis; of a third they
/// are left out, and the note says so.
Chart seriesChart(const QString& title, const std::vector<SeriesOf>& series, const TimeTexts& time);

/// Values across, levels upwards; downwards where greater levels lie lower.
Chart profileChart(const QString& title, const Quantity& values, const Quantity& levels, bool isDownwards);

/// Bars of density with a smooth estimate. `of`: how many values there are and what part of them was taken.
Chart histogramChart(const QString& title, const Quantity& values, const QString& of);

/// Means along parallels: latitude upwards.
Chart parallelsChart(const QString& title, const Quantity& means, const std::vector<double>& lat);

/// Points with the line fitted by least squares; the note tells fit, correlation and number.
Chart scatterChart(const QString& title, const Quantity& x, const Quantity& y, const QString& of);

/// Quantiles of y against those of x, with the line 1:1 where they have one unit.
Chart quantilesChart(const QString& title, const Quantity& x, const Quantity& y, const QString& of);

/// A box for each season and one for the whole year. Months: 1 … 12, one for each value.
Chart seasonsChart(const QString& title, const Quantity& values, const std::vector<int>& months);

/// Where the wind comes from: sectors of 22.5°, classes of speed stacked.
Chart windRoseChart(const QString& title, const QString& units, const std::vector<double>& u, const std::vector<double>& v);

/// What a chart of time over longitude (or latitude) needs; values [time][along].
struct TimeOverSpace {
    std::vector<double> seconds, along;
    std::vector<float> values;
    QString alongLabel;
    std::vector<QRgb> colours;
    double lowest = 0.0, highest = 1.0;
};
/// Places that do not stand at equal distances are drawn by their nearest.
Chart hovmoellerChart(
    const QString& title, const QString& name, const QString& units, const TimeOverSpace& data, const TimeTexts& time, const QString& of);

/// Annual maxima at their plotting positions, and the distribution of extreme values fitted to them. Years: one for each value.
Chart returnsChart(const QString& title, const Quantity& values, const std::vector<int>& years);

} // namespace terrella
