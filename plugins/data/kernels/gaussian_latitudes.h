// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace terrella::data {

/// The 2N latitudes of a Gaussian grid, degrees, from north to south: arcsines of the roots of the Legendre polynomial of degree 2N, found by
/// Newton's method from Tricomi's approximation (Abramowitz & Stegun 22.16.6); right to about 1e-13 degrees.
std::vector<double> gaussianLatitudes(int n);

} // namespace terrella::data
