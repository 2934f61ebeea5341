// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::data {

/// Sums of products of the rows of matrices that come in parts: matrix[i * n + j] += Σ part[i][c] part[j][c] for rows i in [from, to), j ≤ i. The
/// same bits whatever the rows are cut into.
void addProducts(std::span<const double> part, std::size_t rows, std::size_t columns, std::size_t from, std::size_t to, std::span<double> matrix);

/// The leading modes of a symmetric matrix of which the lower half is given.
struct Modes {
    std::vector<double> values;  ///< largest first
    std::vector<double> vectors; ///< [mode][row], of length 1
    double total = 0.0;          ///< sum of all eigenvalues
};
Modes leadingModes(std::span<const double> matrix, std::size_t rows, std::size_t count);

} // namespace terrella::data
