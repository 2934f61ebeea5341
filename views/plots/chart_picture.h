// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of ChartCanvas: what leaves the screen.
#pragma once

#include "views/plots/chart.h"
#include "views/theme/theme.h"

#include <QPointF>

class QCustomPlot;
class QPainter;
class QSize;

namespace terrella {

/// The plot alone. Letters and lines stay such, whatever is painted on.
void paintChart(QPainter& painter, const QPointF& at, QCustomPlot& plot, const QSize& size);
/// Writes .png, .svg or .pdf, by the ending, with title and note above the plot. False where the file cannot be written.
[[nodiscard]] bool saveChart(const QString& path, QCustomPlot& plot, const Chart& chart, const Theme& theme, const Tokens& tokens);

} // namespace terrella
