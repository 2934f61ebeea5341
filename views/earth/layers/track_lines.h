// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "views/earth/colouring.h"
#include "views/earth/map_lines.h"
#include "views/earth/scene/scene.h"

#include <optional>

namespace terrella::earth {

/// The column that best colours tracks or points: wind speed by standard name or units, else pressure, else the first real column with
/// units; -1 where there is none.
int intensityColumn(const FeaturesSignature& info);
/// Real or integer column as doubles; missing values become NaN.
std::vector<double> columnValues(const Features& features, int column);
/// The time column, or null.
const std::vector<double>* timesOf(const Features& features);
/// First rows of the tracks, and the number of rows as the last entry. Without a track number all rows are one track.
std::vector<std::size_t> trackStarts(const Features& features);

/// Tracks as they lie on a projection.
struct TrackLines {
    SceneLines lines;
    std::vector<double> values;  ///< colouring value at each point of the lines
    std::vector<double> seconds; ///< time at each point; NaN without times
    SceneMarks days;             ///< white marks at 00 UTC
};
TrackLines trackLines(const Projection& projection, const Features& tracks, const std::vector<double>& values);

/// Colours for the points of the lines: the future is fainter where a current time is given.
std::vector<QRgb> trackColours(const TrackLines& tracks, const Colouring& colouring, std::optional<double> now);
/// Where each track that lives at that time is then, between its points.
struct TrackPosition {
    double lon = 0.0;
    double lat = 0.0;
    double value = 0.0;
    std::size_t row = 0; ///< of the point at or before
};
std::vector<TrackPosition> positionsAt(const Features& tracks, const std::vector<double>& values, double seconds);

} // namespace terrella::earth
