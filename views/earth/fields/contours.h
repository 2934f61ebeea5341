// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "views/earth/colour_map.h"
#include "views/earth/geometry.h"

#include <span>
#include <vector>

namespace terrella::earth {

/// Lines of equal value in degrees; line k is points [starts[k], starts[k+1]).
struct ContourLines {
    std::vector<double> lon;
    std::vector<double> lat;
    std::vector<std::size_t> starts{0};
    std::vector<double> values; ///< of each line

    [[nodiscard]] std::size_t size() const { return values.size(); }
};

/// Multiples of the interval within the range, or of a round one where it is 0; at most 200.
std::vector<double> contourLevels(const ValueRange& range, double interval);

/// Marching squares on the field's own cells: between the centres of its rows and columns, across the seam where the grid closes it; unstructured
/// cells by the Delaunay triangles of their centres. Where a saddle may be cut both ways the mean of the corners decides (the asymptotic decider
/// needs no more on bilinear cells whose saddle value is near). Nothing runs through missing values.
ContourLines contours(std::span<const float> values, const Grid& grid, std::size_t step, std::span<const double> levels);

/// Triangles between points on the sphere, three indices each; long ones around a region's rim left out.
std::vector<std::uint32_t> sphereTriangles(const std::vector<Vec3>& points);

} // namespace terrella::earth
