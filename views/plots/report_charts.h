// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart.h"

#include <QJsonObject>

namespace terrella {

/// The charts that a report describes under "plots": {"kind", "title", "x": {"label", "units"}, "y": …, "series": [{"name", "x": […], "y": […]}]}.
/// Kinds: quantiles and reliability (with the line 1:1), spectrum (both axes logarithmic), series, histogram (x: edges, or centres), box (values
/// by place; five at one place are the least, the quartiles and the greatest), taylor (series of "name", "std", "corr", "rmsd", beside
/// "reference_std"). What cannot be drawn is a chart with a sentence.
std::vector<Chart> chartsOfReport(const QJsonObject& report);

/// Standard deviation as distance, correlation as angle, circles of the centred root mean square difference round the reference (Taylor 2001).
struct TaylorPoint {
    QString name;
    double deviation = 0.0, correlation = 0.0;
};
Chart taylorChart(const QString& title, const QString& units, double reference, const std::vector<TaylorPoint>& points);

/// A dashed line on which both axes are equal, over what the lines of the chart span.
void addDiagonal(Chart& chart, const QString& name);

} // namespace terrella
