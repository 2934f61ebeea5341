// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/harmonics.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace terrella::data {

namespace {

/// Solves a symmetric positive definite system in place (Cholesky); false where it is singular.
bool solve(std::vector<double>& matrix, std::vector<double>& right)
{
    const std::size_t m = right.size();
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * m + j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= matrix[i * m + k] * matrix[j * m + k];
            if (i == j) {
                if (!(sum > 1e-10))
                    return false;
                matrix[i * m + i] = std::sqrt(sum);
            } else {
                matrix[i * m + j] = sum / matrix[j * m + j];
            }
        }
    }
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            right[i] -= matrix[i * m + k] * right[k];
        right[i] /= matrix[i * m + i];
    }
    for (std::size_t i = m; i-- > 0;) {
        for (std::size_t k = i + 1; k < m; ++k)
            right[i] -= matrix[k * m + i] * right[k];
        right[i] /= matrix[i * m + i];
    }
    return true;
}

} // namespace

HarmonicFit::HarmonicFit(std::size_t n, std::size_t waves) : m_n(n), m_coefficients(2 * waves + 1), m_basis(m_coefficients * n)
{
    for (std::size_t k = 0; k < n; ++k) {
        m_basis[k] = 1.0;
        for (std::size_t wave = 1; wave <= waves; ++wave) {
            const double angle = 2.0 * std::numbers::pi * static_cast<double>(wave * k % n) / static_cast<double>(n);
            m_basis[(2 * wave - 1) * n + k] = std::cos(angle);
            m_basis[2 * wave * n + k] = std::sin(angle);
        }
    }
}

void HarmonicFit::smooth(std::span<float> values, std::size_t stride) const
{
    const std::size_t m = m_coefficients;
    std::vector<double> right(m, 0.0), matrix;
    std::size_t valid = 0;
    for (std::size_t k = 0; k < m_n; ++k) {
        const float value = values[k * stride];
        if (std::isnan(value))
            continue;
        ++valid;
        for (std::size_t i = 0; i < m; ++i)
            right[i] += basis(i, k) * static_cast<double>(value);
    }
    bool solved = valid >= m;
    if (solved && valid == m_n && 2 * (m / 2) < m_n) {
        for (std::size_t i = 0; i < m; ++i) // sines and cosines are orthogonal
            right[i] *= (i == 0 ? 1.0 : 2.0) / static_cast<double>(m_n);
    } else if (solved) {
        matrix.assign(m * m, 0.0);
        for (std::size_t k = 0; k < m_n; ++k) {
            if (std::isnan(values[k * stride]))
                continue;
            for (std::size_t i = 0; i < m; ++i) {
                for (std::size_t j = 0; j <= i; ++j)
                    matrix[i * m + j] += basis(i, k) * basis(j, k);
            }
        }
        solved = solve(matrix, right);
    }
    for (std::size_t k = 0; k < m_n; ++k) {
        double sum = 0.0;
        for (std::size_t i = 0; i < m; ++i)
            sum += right[i] * basis(i, k);
        values[k * stride] = solved ? static_cast<float>(sum) : std::numeric_limits<float>::quiet_NaN();
    }
}

} // namespace terrella::data
