// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_mesh.h"

#include <array>
#include <cstdint>
#include <vector>

namespace terrella::earth {

/// How a field is brought onto the cells of another: for each target cell up to four source cells with weights.
struct CellWeights {
    struct Source {
        std::array<std::uint32_t, 4> cell{};
        std::array<float, 4> weight{}; ///< all zero: nothing lies there
    };
    std::vector<Source> sources; ///< of each target cell
    enum class Method { Same, Bilinear, Nearest } method = Method::Same;
};
/// Bilinear from grids of latitudes and longitudes, else the nearest cell's value; outside the source there is nothing.
CellWeights cellWeights(const Grid& from, const Grid& to);
bool sameCells(const Grid& a, const Grid& b);
/// The four cells around a place of a grid of latitudes and longitudes, whose axes these are; at its rim fewer.
CellWeights::Source bilinearSource(const Grid& from, const CellAxis& lons, const CellAxis& lats, double lon, double lat);

} // namespace terrella::earth
