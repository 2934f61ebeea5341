// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace terrella::earth {

/// Finds the nearest of many places by cells of latitude and longitude that hold a few each. Made on any thread, then not changed.
class NearestRows {
public:
    NearestRows(const std::vector<double>& lonDeg, const std::vector<double>& latDeg);
    /// The row and its distance in degrees of arc; nothing within `reachDeg`.
    [[nodiscard]] std::optional<std::pair<std::size_t, double>> find(double lonDeg, double latDeg, double reachDeg) const;

private:
    struct Band {
        std::uint32_t first = 0; ///< cell
        std::uint32_t count = 1; ///< cells around
    };
    [[nodiscard]] std::size_t bandOf(double latDeg) const;
    [[nodiscard]] static std::uint32_t cellIn(const Band& band, double lonDeg);
    double m_height = 1.0; ///< degrees of latitude
    std::vector<Band> m_bands;
    std::vector<std::uint32_t> m_starts; ///< of each cell in m_rows, and the end
    std::vector<std::uint32_t> m_rows;
    std::vector<std::array<float, 3>> m_places; ///< as m_rows, on the unit sphere
};

} // namespace terrella::earth
