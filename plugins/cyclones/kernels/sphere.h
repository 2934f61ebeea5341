// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <numbers>

namespace terrella::cyclones {

inline constexpr double kRadPerDeg = std::numbers::pi / 180.0;
inline constexpr double kDegPerRad = 180.0 / std::numbers::pi;

/// Great-circle distance in degrees from the cosine of the central angle, rounding beyond ±1 clamped.
inline double degreesOfCosine(double cosine)
{
    if (cosine >= 1.0)
        return 0.0;
    if (cosine <= -1.0)
        return 180.0;
    return std::acos(cosine) * kDegPerRad;
}

/// Great-circle distance in degrees: acos(sin φ₁ sin φ₂ + cos φ₁ cos φ₂ cos Δλ).
inline double greatCircleDeg(double lonA, double latA, double lonB, double latB)
{
    const double a = latA * kRadPerDeg;
    const double b = latB * kRadPerDeg;
    return degreesOfCosine(std::sin(a) * std::sin(b) + std::cos(a) * std::cos(b) * std::cos((lonB - lonA) * kRadPerDeg));
}

/// Point of the unit sphere.
inline std::array<double, 3> unitVector(double lonDeg, double latDeg)
{
    const double lon = lonDeg * kRadPerDeg;
    const double lat = latDeg * kRadPerDeg;
    return {std::cos(lon) * std::cos(lat), std::sin(lon) * std::cos(lat), std::sin(lat)};
}

inline double squaredChord(const std::array<double, 3>& a, const std::array<double, 3>& b)
{
    const double x = a[0] - b[0];
    const double y = a[1] - b[1];
    const double z = a[2] - b[2];
    return x * x + y * y + z * z;
}

/// Longitude/latitude box, edges included, any way of counting longitudes; west > east crosses the dateline.
struct Box {
    double west = -180.0, south = -90.0, east = 180.0, north = 90.0; ///< degrees

    [[nodiscard]] bool contains(double lonDeg, double latDeg) const
    {
        if (latDeg < south || latDeg > north)
            return false;
        double width = east - west;
        if (width >= 360.0)
            return true;
        if (width < 0.0)
            width += 360.0;
        double offset = std::fmod(lonDeg - west, 360.0);
        if (offset < 0.0)
            offset += 360.0;
        return offset <= width || 360.0 - offset < 1e-9;
    }
};

} // namespace terrella::cyclones
