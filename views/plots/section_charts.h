// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of what lies along a drawn line, and in a drawn region.
#pragma once

#include "views/plots/place_charts.h"

namespace terrella {

/// A line on the Earth as the lower axis of a chart: kilometres below, places above.
struct LineAxis {
    std::vector<double> km;                          ///< of the values
    std::vector<std::pair<double, QString>> corners; ///< places that the line was drawn through
    std::function<QString(double km)> place;         ///< "18.25°N 131.50°E"
    std::pair<QString, QString> ends{};              ///< what its ends are called on the Earth
};

/// Which way up the levels of a section are.
struct LevelAxis {
    QString name, units;
    std::vector<double> levels;
    bool isDownwards = false;
    bool isLogarithmic = false; ///< pressure: equal factors have equal heights
};

struct SectionColours {
    std::vector<QRgb> colours;
    double lowest = 0.0, highest = 1.0;
};

/// Another quantity on the same levels and places, as lines of equal value.
struct SectionContours {
    QString name, units;
    std::vector<float> values;
};

/// Colours over distance and level; linear between levels. ground: in units of the levels, for each place, or none.
Chart sectionChart(const QString& title, const Quantity& quantity, const LineAxis& line, const LevelAxis& levels, const std::vector<float>& values,
    const std::vector<float>& ground, const SectionColours& colours, const std::optional<SectionContours>& contours, const QString& of);

/// Distance across, time downwards.
Chart lineTimesChart(const QString& title, const Quantity& quantity, const LineAxis& line, const std::vector<double>& seconds,
    const std::vector<float>& values, const SectionColours& colours, const TimeTexts& time, const QString& of);

/// Values over distance.
Chart lineProfileChart(const QString& title, const Quantity& values, const LineAxis& line, const QString& of);

/// Mean with the band between the least and the greatest value.
Chart regionSeriesChart(const QString& title, const Quantity& mean, const std::vector<double>& seconds, const std::vector<double>& least,
    const std::vector<double>& greatest, const TimeTexts& time, const QString& of);

} // namespace terrella
