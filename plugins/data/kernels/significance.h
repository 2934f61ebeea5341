// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace terrella::data {

/// Probability of a |t| as large or larger by chance: Student's t with any positive number of degrees of freedom. NaN where there are none.
double studentTwoSided(double t, double degreesOfFreedom);
/// The same of a standard normal variable.
double normalTwoSided(double z);

/// Correlation of each value with the next; 0 for fewer than three or constant values.
double lagOneAutocorrelation(std::span<const double> values);

/// Number of independent values among n of an AR(1) process, n (1 − r) / (1 + r); negative r counts as 0. Santer et al. (2000),
/// doi:10.1029/1999JD901105, eq. 6.
double effectiveSize(double n, double r);

} // namespace terrella::data
