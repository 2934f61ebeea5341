// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "views/earth/colouring.h"
#include "views/earth/event_set.h"
#include "views/earth/map_lines.h"
#include "views/earth/scene/scene.h"

#include <optional>

namespace terrella::earth {

/// Pixels across, of a layer of so many points: many tracks are thin, so that they can be told apart.
struct TrackWidths {
    float casing = 4.4F;
    float line = 3.0F;
};
TrackWidths trackWidths(std::size_t points);

/// First rows of the tracks, and the number of rows as the last entry. Without a track number all rows are one track.
std::vector<std::size_t> trackStarts(const Features& features);

/// Tracks as they lie on a projection.
struct TrackLines {
    SceneLines lines;
    std::vector<double> values;  ///< colouring value at each point of the lines
    std::vector<double> seconds; ///< time at each point; NaN without times
    SceneMarks days;             ///< white marks at 00 UTC, unless they would hide the tracks
};
/// starts: first rows of the tracks and the number of rows.
TrackLines trackLines(
    const Projection& projection, const Features& tracks, const std::vector<double>& values, const std::vector<std::size_t>& starts);
inline TrackLines trackLines(const Projection& projection, const Features& tracks, const std::vector<double>& values)
{
    return trackLines(projection, tracks, values, trackStarts(tracks));
}

/// Colours for the points of the lines: the future is fainter where a current time is given; all are where others are picked out.
std::vector<QRgb> trackColours(const TrackLines& tracks, const Colouring& colouring, std::optional<double> now, bool isBehind = false);
/// Where each track that lives at that time is then, between its points.
struct TrackPosition {
    double lon = 0.0;
    double lat = 0.0;
    double value = 0.0;
    std::size_t row = 0; ///< of the point at or before
};
std::vector<TrackPosition> positionsAt(
    const Features& tracks, const std::vector<double>& values, double seconds, const std::vector<std::size_t>& starts);
inline std::vector<TrackPosition> positionsAt(const Features& tracks, const std::vector<double>& values, double seconds)
{
    return positionsAt(tracks, values, seconds, trackStarts(tracks));
}

/// The nearest point of any track, between its points too, and its distance in degrees of arc; nothing beyond `reach`.
struct TrackHit {
    std::size_t row = 0; ///< the nearer end of the segment
    LatLon place;
    double degrees = 0.0;
};
std::optional<TrackHit> nearestOnTracks(const Features& tracks, double lonDeg, double latDeg, double reach);

} // namespace terrella::earth
