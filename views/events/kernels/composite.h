// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::composite {

inline constexpr double earthRadiusKm = 6371.0;

/// A square of points around a centre, by rows from the first y (south, or backwards).
struct Box {
    double halfWidthKm = 1000.0;
    double spacingKm = 50.0;

    [[nodiscard]] std::size_t side() const; ///< points along each side; odd: the middle one is the centre
    [[nodiscard]] std::size_t count() const { return side() * side(); }
    /// Distance of column or row k from the centre, km.
    [[nodiscard]] double at(std::size_t k) const;
};

/// Where the points of a box lie on the sphere: azimuthal equidistant around the centre, so that distance and direction from it are true. y runs
/// towards `headingDeg`, clockwise from north; 0: x is east, y is north. lon, lat: box.count() degrees.
void places(const Box& box, double lonDeg, double latDeg, double headingDeg, std::span<double> lon, std::span<double> lat);

/// Direction of the great circle from one place to another at its beginning, degrees clockwise from north; NaN for one place.
double headingDeg(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg);
/// Direction in which a track goes at each of its points: from the one before to the one after. NaN where it does not move.
std::vector<double> headingsDeg(std::span<const double> lonDeg, std::span<const double> latDeg);

/// Mean at each point of a box over samples; NaN counts nowhere.
class Mean {
public:
    explicit Mean(std::size_t points) : m_sum(points, 0.0), m_count(points, 0) {}
    void add(std::span<const float> sample);
    [[nodiscard]] std::size_t samples() const { return m_samples; } ///< with a value anywhere
    [[nodiscard]] std::vector<float> values() const;                ///< NaN where no sample has a value
    [[nodiscard]] const std::vector<std::size_t>& counts() const { return m_count; }

private:
    std::vector<double> m_sum;
    std::vector<std::size_t> m_count;
    std::size_t m_samples = 0;
};

} // namespace terrella::composite
