// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace terrella::statistics {

/// The finite values, ascending.
std::vector<double> sortedFinite(std::span<const double> values);
/// Quantile of ascending values by linear interpolation between order statistics (Hyndman & Fan 1996, type 7); NaN without values.
double quantile(std::span<const double> sorted, double probability);

/// Tukey's box: quartiles, whiskers to the farthest value within 1.5 interquartile ranges of the box, the rest as outliers.
struct Box {
    std::size_t count = 0;
    double low = 0.0, q1 = 0.0, median = 0.0, q3 = 0.0, high = 0.0;
    std::vector<double> outliers;
};
Box boxOf(std::span<const double> values);

/// Equal bins from the least to the greatest finite value, as wide as Freedman & Diaconis (1981) advise: 2·IQR·n^(−1/3), 1 … `most` of them.
struct Histogram {
    std::vector<double> edges; ///< one more than counts
    std::vector<std::size_t> counts;
};
Histogram histogramOf(std::span<const double> values, std::size_t most = 80);

/// Density by Gaussian kernels of Silverman's width, 0.9·min(σ, IQR/1.34)·n^(−1/5) (Silverman 1986, eq. 3.31), at `points` places; empty where
/// all values are equal. Integrates to 1.
struct Density {
    std::vector<double> at, density;
};
Density densityOf(std::span<const double> values, std::size_t points = 160);

/// Pairs of quantiles of two samples at the same probabilities: those of the smaller sample's order statistics, at most `most`.
struct QuantilePairs {
    std::vector<double> probability, a, b;
};
QuantilePairs quantilePairs(std::span<const double> a, std::span<const double> b, std::size_t most = 199);

/// The values of each season (DJF, MAM, JJA, SON); months 1 … 12.
std::array<std::vector<double>, 4> bySeason(std::span<const int> months, std::span<const double> values);

} // namespace terrella::statistics
