// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/volume_data.h"
#include "views/earth/scene/scene_solid.h"

namespace terrella::earth {

/// Where a field has one value, as triangles between the centres of its own cells.
struct Isosurface {
    /// Between two neighbouring nodes of the lattice, t of the way from a to b.
    struct Point {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        float t = 0.0F;
    };
    std::vector<Point> points;
    std::vector<std::int32_t> triangles;
};
/// Marching cubes (Lorensen and Cline 1987, doi:10.1145/37402.37422). Neighbouring triangles share their points; the surface runs on across the seam
/// of a lattice that wraps. Cubes with a missing corner hold nothing. Where cells have no rows and columns (VolumeData::triangles) the prisms above
/// the triangles between their centres are cut into three tetrahedra each, as one cuts all that touch it. Empty where stopped.
Isosurface isosurface(const VolumeData& data, double value, const std::stop_token& stop);

/// Of cells without rows and columns.
Isosurface cellSurface(const VolumeData& data, double value, const std::stop_token& stop);

/// The surface on a projection, and what another variable (or height, where `tint` is empty) is at each of its points. Triangles are cut where the
/// map is cut or ends.
struct ProjectedSurface {
    SceneSolid solid;
    std::vector<float> tint;
};
ProjectedSurface projected(const Projection& projection, const VolumeData& data, const Isosurface& surface, const std::vector<float>& tint);

} // namespace terrella::earth
