// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace terrella::data {

/// A straight line through a series and how likely chance makes one as steep. NaN where it cannot be told.
struct Trend {
    double slope = 0.0;     ///< per unit of time
    double intercept = 0.0; ///< at time 0
    double error = 0.0;     ///< standard error of the slope; NaN for Theil–Sen
    double p = 0.0;         ///< two-sided
};

/// Least squares, with a t-test. Autocorrelation of the residuals, if counted, lowers the number of independent values (Santer et al. 2000). No
/// missing values.
Trend leastSquaresTrend(std::span<const double> times, std::span<const double> values, bool countAutocorrelation);

/// The median of the slopes of all pairs (Sen 1968), through the median of what is left, with the test of Mann (1945) and Kendall, corrected for
/// ties and, if counted, for the autocorrelation of the residuals (Yue & Wang 2004, doi:10.1023/B:WARM.0000043140.61082.60). `scratch` is used again.
Trend theilSenTrend(std::span<const double> times, std::span<const double> values, bool countAutocorrelation, std::vector<double>& scratch);

/// Pearson's correlation with a t-test of n (1 − r₁ r₂) / (1 + r₁ r₂) values (Bretherton et al. 1999,
/// doi:10.1175/1520-0442(1999)012<1990:TENOSD>2.0.CO;2, eq. 30), or of n.
struct Correlation {
    double r = 0.0;
    double p = 0.0;
};
Correlation correlate(std::span<const double> a, std::span<const double> b, bool countAutocorrelation);

} // namespace terrella::data
