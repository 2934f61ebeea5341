// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

#include <memory>
#include <optional>

namespace terrella {

/// What one variable of a cube holds at a place and time, as it is shown.
struct PlaceValue {
    QString variable; ///< its long name, or its name
    QString units;    ///< hPa for pressures, °C for temperatures; empty for numbers without unit
    float value = 0;  ///< NaN: missing there, or the place lies beside the grid
    bool isInside = true;
    QString time;  ///< of the step that was read; empty without time axis
    QString level; ///< "850 hPa"; empty without
};

/// The moment is nearest in the cube's own calendar, by date: 1 March is 1 March on calendars of 365 and 360 days, too.
/// The level is the one nearest to `level` where it is given, else the first. The variable whose (standard) name is `prefer` alone, where there is
/// one, else the first `most`. Reads: not for the GUI thread. Errors: Unreadable naming the file.
Result<std::vector<PlaceValue>> valuesAt(const std::shared_ptr<const Cube>& cube, double lonDeg, double latDeg, double seconds, Calendar calendar,
    std::optional<double> level, const QString& prefer, std::size_t most);

} // namespace terrella
