// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/event_set.h"
#include "views/earth/fields/field_mesh.h"
#include "views/earth/map_lines.h"

namespace terrella::earth {

/// Where the members of an ensemble are at one time: their mean, and how far two thirds of them are from it at most.
struct SpreadCircle {
    double seconds = 0.0;
    LatLon centre;
    double radiusDeg = 0.0;
    double value = 0.0; ///< mean of the members' values; NaN where none has one
    std::size_t members = 0;
};
/// Of one event, at every time at which three members at least have a point; ascending. Two thirds is what the cones of the National Hurricane Center
/// hold (https://www.nhc.noaa.gov/aboutcone.shtml), there of past errors. values: one for each row. Empty where there are no members.
std::vector<SpreadCircle> spreadOf(const EventSet& set, const Event& event, const std::vector<double>& values);
/// The way of the means, as a table with a track number, a time and the values.
void addMeanTrack(const std::vector<SpreadCircle>& circles, Features& tracks, std::vector<double>& values);

/// The cone: the circles and what lies between each and the next, as a surface, and its two edges with the last circle, as lines.
struct TrackCone {
    FieldMesh mesh;
    SceneLines edges;
    [[nodiscard]] bool isEmpty() const { return mesh.triangles.empty(); }
};
void addCone(const Projection& projection, const std::vector<SpreadCircle>& circles, TrackCone& out);

} // namespace terrella::earth
