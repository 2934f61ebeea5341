// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::downscale {

/// A rectangle of rows and columns.
struct FieldBox {
    std::size_t row = 0, column = 0, rows = 0, columns = 0;
};
/// A box without missing values, found by taking away the side of the box that lacks the largest share until none is left. ok: ny × nx.
FieldBox completeBox(std::span<const unsigned char> ok, std::size_t ny, std::size_t nx);

/// Variance of a field by wavelength, from its discrete cosine transform, which needs no period: Denis, Côté & Laprise 2002,
/// doi:10.1175/1520-0493(2002)130<1812:SDOTDA>2.0.CO;2. Half waves i along y and j along x have k² = (i / (rows · dy))² + (j / (columns · dx))² and
/// the wavelength 2 / k; ring r holds those nearest to k = r / (shorter side). Rings 1 … rings; their sum is the variance of the field.
struct RadialSpectrum {
    std::vector<double> wavelength; ///< of the rings, in the units of dx and dy
    std::vector<double> variance;
};
RadialSpectrum radialSpectrum(std::span<const float> field, std::size_t nx, const FieldBox& box, double dy, double dx);

} // namespace terrella::downscale
