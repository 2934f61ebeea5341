// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>

namespace terrella::downscale {

/// Products of deviations from the means of one field, to be added up over fields: latitude, longitude, height, value.
struct LapseSums {
    double cells = 0.0;
    std::array<std::array<double, 4>, 4> products{};
    void add(const LapseSums& other);
};
/// Cells where something is missing are left out. Longitudes are counted without jumps, heights in m.
LapseSums lapseSums(std::span<const double> lat, std::span<const double> lon, std::span<const float> height, std::span<const float> value);

/// Change of the value per metre at the same latitude and longitude, by least squares; nothing where heights that latitude and longitude do not
/// explain spread less than `leastSpread` (standard deviation, m).
std::optional<double> lapseRate(const LapseSums& sums, double leastSpread);

} // namespace terrella::downscale
