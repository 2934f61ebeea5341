// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of ChartCanvas, as all that knows QCustomPlot.
#pragma once

#include "views/plots/chart.h"
#include "views/theme/theme.h"

class QCustomPlot;

namespace terrella {

/// Puts everything that the chart holds into an empty plot, with the theme's letters; axes are dressed by the canvas.
void drawChart(QCustomPlot& plot, const Chart& chart, const Theme& theme, const Tokens& tokens);
/// Takes away what stands beside the axes for the chart before. Before drawChart(): its colours need the place.
void clearLayout(QCustomPlot& plot);
/// Names above the plot, where there are any worth telling.
void drawLegend(QCustomPlot& plot, const Chart& chart, const Theme& theme, const Tokens& tokens);

} // namespace terrella
