// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::downscale {

/// Least squares in many cells at once, from sums that are added up step after step. As if there were two more steps at which nothing was observed,
/// so that few steps do not tell much (ridge regression with a penalty of two mean squares of each term: Hoerl and Kennard 1970,
/// doi:10.1080/00401706.1970.10488634).
class CellRegressions {
public:
    /// free: so many terms, the first ones, are told by what was observed alone.
    CellRegressions(std::size_t cells, std::size_t terms, std::size_t free = 0);
    /// One step of one cell: y is to be a sum of coefficients times x.
    void add(std::size_t cell, std::span<const double> x, double y);
    /// A step of all cells with the same x; missing values do not count.
    void addField(std::span<const double> x, std::span<const float> field);
    /// Coefficients of one cell; NaN where it has no step.
    void solve(std::size_t cell, std::span<double> out) const;
    /// Of all cells: [term][cell].
    [[nodiscard]] std::vector<float> solveAll() const;
    static double bytesPerCell(std::size_t terms);

private:
    std::size_t m_terms, m_free, m_each;
    std::vector<double> m_sums; ///< of each cell: number of steps, lower triangle of Σ x xᵀ, Σ x y
};

} // namespace terrella::downscale
