// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart.h"

namespace terrella {

/// What a point says: its line's name, its place, its value.
QString pointText(const Chart& chart, const ChartLine& line, std::size_t point);
/// What else stands at these coordinates: a bin, a box, an area, a cell of the image; empty where nothing does.
QString partText(const Chart& chart, double x, double y);

} // namespace terrella
