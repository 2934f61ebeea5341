// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/cyclones/kernels/detection.h"

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::cyclones {

/// Candidates in order of time; those of one time in grid order. All arrays have one entry per candidate.
struct NodeTable {
    std::span<const double> timeSeconds;
    std::span<const double> lonDeg;
    std::span<const double> latDeg;
};

enum class NodeCount { AtLeast, All, First, Last };

/// A condition on the values along a track.
struct TrackThreshold {
    std::span<const double> values; ///< one per candidate; NaN satisfies nothing
    Comparison comparison = Comparison::GreaterEqual;
    double value = 0.0;
    NodeCount count = NodeCount::AtLeast;
    std::size_t nodes = 1; ///< AtLeast: so many nodes, not necessarily consecutive
};

struct TrackCriteria {
    double rangeDeg = 8.0;           ///< great-circle distance from one node to the next
    double maxGapSeconds = 86400.0;  ///< longest time from one node to the next; one time step is always allowed
    double minDurationSeconds = 0.0; ///< last minus first time
    std::size_t minNodes = 2;
    double minEndpointDistanceDeg = 0.0;
    double minPathDistanceDeg = 0.0;
    std::vector<TrackThreshold> thresholds;
};

struct StitchCounts {
    std::size_t candidates = 0;
    std::size_t paths = 0; ///< before the rules below
    std::size_t tooShort = 0, endpointsTooClose = 0, pathTooShort = 0;
    std::vector<std::size_t> belowThreshold; ///< one per threshold, the first that a path fails
    std::size_t tracks = 0;
};

struct Tracks {
    std::vector<std::vector<std::size_t>> nodes; ///< indices of candidates, in time order; tracks by start time, then grid order
    StitchCounts counts;
};

/// Joins candidates to tracks by the rule of TempestExtremes' StitchNodes (doi:10.5194/gmd-14-5023-2021, without --prioritize): each node looks
/// for the single nearest candidate of the next time, then of later times within the gap, and takes the first that is in range. Paths follow
/// these segments from the earliest, lowest candidate on; each segment is used once, so a path that runs into a segment in use ends with the
/// node they share.
Tracks stitch(const NodeTable& table, const TrackCriteria& criteria);

} // namespace terrella::cyclones
