// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <vector>

namespace terrella::fire {

/// Names and colours of classes of danger, from low to high; limits between them, one fewer. A value on a limit belongs to the class above it.
struct DangerScale {
    std::vector<double> limits;
    QStringList names;
    QStringList colours; ///< "#rrggbb"
};

/// EFFIS and GEFF: fire weather index of 5.2, 11.2, 21.3, 38 and 50, https://forest-fire.emergency.copernicus.eu (fire danger forecast).
DangerScale effisScale();
/// The five classes of the maps of the Canadian Wildland Fire Information System: fire weather index of 5, 10, 20 and 30.
DangerScale canadianScale();
/// Names and colours for any number of limits: those of EFFIS for five, of Canada for four, else numbers and colours between those of EFFIS.
DangerScale scaleOf(std::vector<double> limits);

/// The CF attributes of a variable that numbers the classes from 1: flag_values, flag_meanings; and flag_colors, as ESA's land cover has them.
QJsonObject flagAttributes(const DangerScale& scale);

} // namespace terrella::fire
