// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace terrella {

/// The field that the colour bar explains.
struct ShownField {
    std::shared_ptr<const Cube> cube;
    int variable = -1;
    std::size_t level = 0;
    QString layer = {};                   ///< name of the layer that shows it
    std::optional<std::size_t> step = {}; ///< of its time axis, where the layer says which is shown: by date, in its own calendar
    std::size_t member = 0;
};

const Variable& variableOf(const ShownField& field);
const Grid& gridOf(const ShownField& field);                ///< a shown field has one
const Axis* axisOf(const ShownField& field, AxisKind kind); ///< null: none of that kind
/// The whole field at one of its steps: of the level and the member that are shown.
Window fieldWindow(const ShownField& field, std::size_t step);
/// The step that stands for a moment: the one that is shown, else the nearest.
std::size_t stepOf(const ShownField& field, double seconds);
QString fieldTitle(const ShownField& field); ///< its long name, or its name
QString fieldUnits(const ShownField& field); ///< as shown: hPa for pressures, °C for temperatures; empty for numbers without unit

/// Values of one cell at all times, in shown units; NaN where there is none.
struct PlaceSeries {
    QString where; ///< the place that was asked for: "18.25°N 131.50°E"
    Calendar calendar = Calendar::Standard;
    std::vector<double> seconds, values;
};
/// Reads: not for the GUI thread. Errors: OutOfRange where no cell lies there; Unsupported where the field has no time axis.
Result<PlaceSeries> seriesAt(const ShownField& field, double lonDeg, double latDeg);

/// Means along parallels at one time, from south to north: of each row of a grid of latitudes and longitudes, of belts of 2° on other grids.
struct ZonalMeans {
    std::vector<double> lat, mean;
};
/// Reads: not for the GUI thread.
Result<ZonalMeans> zonalMeans(const ShownField& field, double seconds);

/// Round dates for an axis, with their texts in the calendar: (seconds, text), at most `most`.
std::vector<std::pair<double, QString>> dateTicks(double first, double last, Calendar calendar, int most);

} // namespace terrella
