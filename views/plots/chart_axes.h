// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of ChartCanvas: axes of QCustomPlot.
#pragma once

#include "views/plots/chart.h"
#include "views/theme/theme.h"

class QCPAxis;

namespace terrella {

/// Colours, letters, label and kind of scale. What is seen of it is for the caller.
void dressAxis(QCPAxis& axis, const ChartAxis& as, const Theme& theme, const Tokens& tokens);
/// Of dates and names, as many as have room: the texts are measured. Round numbers place themselves, fewer on a short axis.
void placeTicks(QCPAxis& axis, const ChartAxis& as);
/// From here to there, and something around where both are the same.
void setRange(QCPAxis& axis, double from, double to);
/// A little more on both sides.
void widenRange(QCPAxis& axis);

} // namespace terrella
