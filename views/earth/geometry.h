// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <numbers>

namespace terrella::earth {

/// A point of the scene: on the globe the unit sphere with z towards the north pole and x towards 0°E; on maps x, y in Earth radii.
struct Vec3 {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
};

inline Vec3 operator+(const Vec3& a, const Vec3& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Vec3 operator-(const Vec3& a, const Vec3& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Vec3 operator*(const Vec3& a, double s) { return {a.x * s, a.y * s, a.z * s}; }
inline double dot(const Vec3& a, const Vec3& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(const Vec3& a, const Vec3& b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline double length(const Vec3& a) { return std::sqrt(dot(a, a)); }

inline constexpr double degree = std::numbers::pi / 180.0;

/// The longitude's equal in [-180, 180).
inline double wrap180(double lonDeg) { return lonDeg - 360.0 * std::floor((lonDeg + 180.0) / 360.0); }

inline Vec3 onSphere(double lonDeg, double latDeg)
{
    const double c = std::cos(latDeg * degree);
    return {c * std::cos(lonDeg * degree), c * std::sin(lonDeg * degree), std::sin(latDeg * degree)};
}
inline double lonOf(const Vec3& p) { return std::atan2(p.y, p.x) / degree; }
inline double latOf(const Vec3& p) { return std::atan2(p.z, std::hypot(p.x, p.y)) / degree; }

/// Part t of the way from one point of the unit sphere to another, along the great circle.
inline Vec3 alongArc(const Vec3& a, const Vec3& b, double t)
{
    const double angle = std::acos(std::fmax(-1.0, std::fmin(1.0, dot(a, b))));
    return angle < 1e-9 ? a : a * (std::sin((1.0 - t) * angle) / std::sin(angle)) + b * (std::sin(t * angle) / std::sin(angle));
}

/// The point that lies arcDeg away in the direction bearingDeg (clockwise from north).
inline Vec3 destination(double lonDeg, double latDeg, double bearingDeg, double arcDeg)
{
    const Vec3 from = onSphere(lonDeg, latDeg);
    const double s = std::sin(latDeg * degree);
    const Vec3 north{-s * std::cos(lonDeg * degree), -s * std::sin(lonDeg * degree), std::cos(latDeg * degree)};
    const Vec3 east{-std::sin(lonDeg * degree), std::cos(lonDeg * degree), 0.0};
    const Vec3 along = north * std::cos(bearingDeg * degree) + east * std::sin(bearingDeg * degree);
    return from * std::cos(arcDeg * degree) + along * std::sin(arcDeg * degree);
}

} // namespace terrella::earth
