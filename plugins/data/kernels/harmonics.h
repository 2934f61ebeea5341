// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::data {

/// Fits a mean and `waves` sines and cosines per round to n equally spaced values by least squares; missing ones are left out and come back as the
/// fit.
class HarmonicFit {
public:
    HarmonicFit(std::size_t n, std::size_t waves);
    /// Replaces values[k * stride], k < n, by the fit; all missing where fewer are valid than the fit has coefficients.
    void smooth(std::span<float> values, std::size_t stride) const;

private:
    [[nodiscard]] double basis(std::size_t coefficient, std::size_t k) const { return m_basis[coefficient * m_n + k]; }
    std::size_t m_n, m_coefficients;
    std::vector<double> m_basis; ///< [coefficient][k]
};

} // namespace terrella::data
