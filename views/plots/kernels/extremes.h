// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::statistics {

/// The greatest finite value of each year, by year; a year counts where at least `least` of the values it could have are there: the most
/// that any year has.
struct AnnualMaxima {
    std::vector<int> years;
    std::vector<double> values;
    std::size_t left = 0; ///< years that did not count
};
AnnualMaxima annualMaxima(std::span<const int> years, std::span<const double> values, double least = 0.9);

/// Empirical return periods in years of maxima, 1 / (1 − i/(n + 1)) for the i-th smallest (Weibull's plotting position), and the maxima ascending.
struct ReturnLevels {
    std::vector<double> period, level;
};
ReturnLevels plottingPositions(std::span<const double> maxima);

/// Generalised extreme values with location ξ, scale α and shape k as Hosking, Wallis & Wood (1985) write them: F(x) = exp(−(1 − k(x − ξ)/α)^(1/k)).
/// k < 0 has a heavy tail; in the other convention the shape is −k.
struct Gev {
    double location = 0.0, scale = 0.0, shape = 0.0;
    [[nodiscard]] bool isValid() const { return scale > 0.0; }
    /// The level that is passed once in so many years (> 1).
    [[nodiscard]] double level(double period) const;
};
/// By L-moments, with Hosking's approximation of the shape (error below 9e-4 for −0.5 < k < 0.5). Not valid for fewer than 5 or for equal values.
Gev fitGev(std::span<const double> maxima);

} // namespace terrella::statistics
