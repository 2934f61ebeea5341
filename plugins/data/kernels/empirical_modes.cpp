// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/empirical_modes.h"

#include <Eigen/Eigenvalues>

#include <algorithm>

namespace terrella::data {

void addProducts(std::span<const double> part, std::size_t rows, std::size_t columns, std::size_t from, std::size_t to, std::span<double> matrix)
{
    for (std::size_t i = from; i < to; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double* a = part.data() + i * columns;
            const double* b = part.data() + j * columns;
            double sums[4] = {}; // four at once, always in this order
            std::size_t c = 0;
            for (; c + 4 <= columns; c += 4) {
                for (std::size_t k = 0; k < 4; ++k)
                    sums[k] += a[c + k] * b[c + k];
            }
            for (; c < columns; ++c)
                sums[0] += a[c] * b[c];
            matrix[i * rows + j] += (sums[0] + sums[1]) + (sums[2] + sums[3]);
        }
    }
}

Modes leadingModes(std::span<const double> matrix, std::size_t rows, std::size_t count)
{
    using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto n = static_cast<Eigen::Index>(rows);
    const Eigen::Map<const Matrix> lower(matrix.data(), n, n);
    const Eigen::SelfAdjointEigenSolver<Matrix> solver(lower); // reads the lower half
    Modes out;
    for (Eigen::Index k = 0; k < n; ++k)
        out.total += std::max(0.0, solver.eigenvalues()[k]);
    for (std::size_t mode = 0; mode < std::min(count, rows); ++mode) {
        const Eigen::Index column = n - 1 - static_cast<Eigen::Index>(mode);
        out.values.push_back(std::max(0.0, solver.eigenvalues()[column]));
        for (Eigen::Index k = 0; k < n; ++k)
            out.vectors.push_back(solver.eigenvectors()(k, column));
    }
    return out;
}

} // namespace terrella::data
