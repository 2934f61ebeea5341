// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/drawing.h"
#include "views/earth/field_reading.h"

namespace terrella {

// What plots need of fields along a drawn line and in a drawn region. All of it reads: not for the GUI thread. Values are in shown units, NaN where
// there is none. Errors: Unsupported where the field has no levels or times, OutOfRange where it has no cells there, Cancelled.

/// The levels of a field as an axis of a plot.
struct LevelScale {
    QString name, units; ///< hPa for pressures
    std::vector<double> levels;
    bool isDownwards = false; ///< greater values lie lower: pressure, depth
    bool isPressure = false;
};
std::optional<LevelScale> levelScaleOf(const ShownField& field);

/// Values along a line at the time step nearest to a moment: on every level, or in one row where the field has none.
struct LineValues {
    LineSamples line;
    std::optional<LevelScale> scale;
    std::vector<float> values; ///< [level][place]
    bool isBilinear = false;   ///< else each place has the value of the nearest cell
    QString time;              ///< of the step; empty without time axis
    std::vector<float> ground; ///< [place], in units of the levels: the surface's pressure or height, where the data have it at that time
};
Result<LineValues> valuesAlong(
    const ShownField& field, const std::vector<SpherePlace>& line, std::size_t places, bool onLevels, double seconds, const std::stop_token& stop);

/// Values along a line over time, of the level that is shown.
struct LineTimes {
    LineSamples line;
    Calendar calendar = Calendar::Standard;
    std::vector<double> seconds;
    std::vector<float> values; ///< [time][place]
    std::size_t every = 1;     ///< time steps: every so many-th was read
    bool isBilinear = false;
};
Result<LineTimes> timesAlong(
    const ShownField& field, const std::vector<SpherePlace>& line, std::size_t places, std::size_t mostSteps, const std::stop_token& stop);

/// Over time: mean weighted by the cells' areas, least and greatest value of the cells whose centre lies in a region.
struct RegionSeries {
    Calendar calendar = Calendar::Standard;
    std::vector<double> seconds, mean, least, greatest;
    std::size_t cells = 0; ///< in the region
    std::size_t every = 1;
    bool byArea = true; ///< false: cells whose areas are not known count the same
};
Result<RegionSeries> regionSeries(const ShownField& field, const Drawing& region, std::size_t mostSteps, const std::stop_token& stop);

/// Means over a region for each of its longitudes (weighted by the cells' areas) or latitudes, over time. Grids of latitudes and longitudes.
Result<Hovmoeller> regionHovmoeller(
    const ShownField& field, const Drawing& region, bool isAlongLongitude, std::size_t mostSteps, const std::stop_token& stop);

} // namespace terrella
