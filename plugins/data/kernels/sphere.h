// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella::data {

/// A place on the unit sphere, or a direction.
struct Vector3 {
    double x = 0.0, y = 0.0, z = 0.0;
    friend Vector3 operator+(const Vector3& a, const Vector3& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
    friend Vector3 operator-(const Vector3& a, const Vector3& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
    friend Vector3 operator*(double s, const Vector3& a) { return {s * a.x, s * a.y, s * a.z}; }
};

inline constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;

inline double dot(const Vector3& a, const Vector3& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vector3 cross(const Vector3& a, const Vector3& b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline double length(const Vector3& a) { return std::sqrt(dot(a, a)); }
inline Vector3 normalised(const Vector3& a) { return 1.0 / length(a) * a; }
inline bool isFinite(const Vector3& a) { return std::isfinite(a.x + a.y + a.z); }

inline Vector3 placeOf(double latDeg, double lonDeg)
{
    const double lat = latDeg * kRadiansPerDegree, lon = lonDeg * kRadiansPerDegree;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}
inline double latitudeOf(const Vector3& a) { return std::atan2(a.z, std::hypot(a.x, a.y)) / kRadiansPerDegree; }
inline double longitudeOf(const Vector3& a) { return std::atan2(a.y, a.x) / kRadiansPerDegree; }
/// Angle between two places in radians, from their straight distance.
inline double angleOfChord(double chord) { return 2.0 * std::asin(std::min(1.0, chord / 2.0)); }

} // namespace terrella::data
