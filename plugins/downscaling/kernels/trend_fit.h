// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace terrella::downscale {

/// Least squares of a polynomial, from sums that can be added up: Σtᵏ for k to 2·degree, then Σx tᵏ for k to degree. Times lie in −1 … 1.
inline constexpr std::size_t kMostDegree = 4;
using Polynomial = std::array<double, kMostDegree + 1>; ///< coefficients from the constant on
inline std::size_t momentCount(std::size_t degree) { return 3 * degree + 2; }
void addMoments(double time, double value, std::size_t degree, std::span<double> moments);
/// Where the times do not tell so many apart, of a lower degree.
Polynomial fitPolynomial(std::span<const double> moments, std::size_t degree);
double polynomialAt(std::span<const double> coefficients, double time);
double polynomialMean(std::span<const double> coefficients, std::span<const double> times, std::span<const std::uint32_t> steps);

} // namespace terrella::downscale
