// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/cell_regressions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::downscale {

namespace {

constexpr double kPenalty = 2.0;

std::size_t sumsOf(std::size_t terms) { return 1 + terms * (terms + 1) / 2 + terms; }

} // namespace

CellRegressions::CellRegressions(std::size_t cells, std::size_t terms, std::size_t free)
    : m_terms(terms),
      m_free(free),
      m_each(sumsOf(terms)),
      m_sums(cells * m_each, 0.0)
{
}

double CellRegressions::bytesPerCell(std::size_t terms) { return static_cast<double>(sumsOf(terms) * sizeof(double)); }

void CellRegressions::add(std::size_t cell, std::span<const double> x, double y)
{
    double* sum = m_sums.data() + cell * m_each;
    *sum++ += 1.0;
    for (std::size_t i = 0; i < m_terms; ++i) {
        for (std::size_t j = 0; j <= i; ++j)
            *sum++ += x[i] * x[j];
    }
    for (std::size_t i = 0; i < m_terms; ++i)
        *sum++ += x[i] * y;
}

void CellRegressions::solve(std::size_t cell, std::span<double> out) const
{
    const double* sums = m_sums.data() + cell * m_each;
    const double count = *sums;
    if (count == 0.0) {
        std::ranges::fill(out, std::numeric_limits<double>::quiet_NaN());
        return;
    }
    // Cholesky's factor L, row after row, of the penalised sums; a term that is always 0 gets nothing.
    std::vector<double> factor(sums + 1, sums + 1 + m_terms * (m_terms + 1) / 2);
    const auto at = [&](std::size_t i, std::size_t j) -> double& { return factor[i * (i + 1) / 2 + j]; };
    const double* right = sums + 1 + factor.size();
    for (std::size_t i = 0; i < m_terms; ++i) {
        const double square = at(i, i);
        at(i, i) = square > 0.0 ? square * (1.0 + (i < m_free ? 0.0 : kPenalty / count)) : 1.0;
        for (std::size_t j = 0; j <= i; ++j) {
            double value = at(i, j);
            for (std::size_t k = 0; k < j; ++k)
                value -= at(i, k) * at(j, k);
            at(i, j) = i == j ? std::sqrt(std::max(value, std::numeric_limits<double>::min())) : value / at(j, j);
        }
    }
    for (std::size_t i = 0; i < m_terms; ++i) {
        out[i] = right[i];
        for (std::size_t k = 0; k < i; ++k)
            out[i] -= at(i, k) * out[k];
        out[i] /= at(i, i);
    }
    for (std::size_t i = m_terms; i-- > 0;) {
        for (std::size_t k = i + 1; k < m_terms; ++k)
            out[i] -= at(k, i) * out[k];
        out[i] /= at(i, i);
    }
}

void CellRegressions::addField(std::span<const double> x, std::span<const float> field)
{
    for (std::size_t c = 0; c < field.size(); ++c) {
        if (!std::isnan(field[c]))
            add(c, x, static_cast<double>(field[c]));
    }
}

std::vector<float> CellRegressions::solveAll() const
{
    const std::size_t cells = m_sums.size() / m_each;
    std::vector<float> out(m_terms * cells);
    std::vector<double> one(m_terms);
    for (std::size_t c = 0; c < cells; ++c) {
        solve(c, one);
        for (std::size_t k = 0; k < m_terms; ++k)
            out[k * cells + c] = static_cast<float>(one[k]);
    }
    return out;
}

} // namespace terrella::downscale
