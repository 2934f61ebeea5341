// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace terrella::data {

/// Radius of the sphere of the derivatives, metres.
inline constexpr double kEarthRadius = 6371229.0;

/// A regular grid: ny latitudes and nx longitudes in degrees, either way up; at least three of each.
struct SphereGrid {
    std::span<const double> latDeg;
    std::span<const double> lonDeg;
    bool periodic = false;
};

/// Relative vorticity (s-1) of u, v (m s-1), each ny*nx: ζ = (∂v/∂λ − ∂(u cos φ)/∂φ) / (a cos φ), by centred differences of second order,
/// one-sided at the edges of regional grids. At a pole of a global grid: circulation around the next row over the cap's area.
void vorticity(const SphereGrid& grid, std::span<const float> u, std::span<const float> v, std::span<float> out);

/// Divergence (s-1): δ = (∂u/∂λ + ∂(v cos φ)/∂φ) / (a cos φ), as above; at a pole the outflow through the next row over the cap's area.
void divergence(const SphereGrid& grid, std::span<const float> u, std::span<const float> v, std::span<float> out);

/// sqrt(u² + v²).
void speed(std::span<const float> u, std::span<const float> v, std::span<float> out);

} // namespace terrella::data
