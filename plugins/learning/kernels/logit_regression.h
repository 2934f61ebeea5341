// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::learning {

/// Fractional logit regression (Papke and Wooldridge 1996): E[y] = 1 / (1 + exp(−b·x)), y in 0 … 1, by Newton's method on the weighted Bernoulli
/// likelihood with a ridge of 10⁻⁶ of the weight. x: [row][k], a column of ones included where there is to be a constant. Rows with NaN do not count.
/// Deterministic. Zeros where there is no row.
std::vector<double> fitLogit(std::span<const double> x, std::span<const double> y, std::span<const double> weights, std::size_t k);
/// The mean at one row.
double logitMean(std::span<const double> coefficients, std::span<const double> row);

/// ln(p / (1 − p)), p kept between 10⁻⁶ and 1 − 10⁻⁶.
double logitOf(double fraction);

/// Solves a symmetric positive definite system (k × k, row-major) by Cholesky; false where it is not.
bool solveSymmetric(std::vector<double> matrix, std::vector<double>& rightSide);

} // namespace terrella::learning
