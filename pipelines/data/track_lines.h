// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"

#include <QString>

#include <vector>

namespace terrella {

/// A trajectory as lines between −180° and 180°, cut where it crosses the dateline at the latitude where it does.
struct TrackLine {
    qint64 id = 0;
    QString start; ///< ISO time of the first point; empty where the table has no time
    QString end;
    std::size_t points = 0;
    std::vector<std::vector<LatLon>> parts;
};

/// Rows of a track lie together; the track number is the column of CF role trajectory_id, else "track_id". Empty without one.
std::vector<TrackLine> trackLines(const Features& features);

} // namespace terrella
