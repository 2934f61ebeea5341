// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::downscale {

/// Slopes of a height field by the eight cells around (Horn 1981, doi:10.1109/PROC.1981.11918): metres per metre to the east and to the north. At the
/// edges the outermost cells count twice. latDeg and lonDeg: of every cell, from which distances are made. Missing where one of the nine is.
struct Slopes {
    std::vector<float> east, north;
};
Slopes hornSlopes(std::span<const float> height, std::size_t ny, std::size_t nx, std::span<const double> latDeg, std::span<const double> lonDeg);

} // namespace terrella::downscale
