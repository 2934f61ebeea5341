// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/accumulators.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

// Plain loops over restricted pointers, which the compiler turns into vector instructions.

bool allValid(const float* __restrict x, std::size_t n)
{
    int missing = 0;
    for (std::size_t c = 0; c < n; ++c)
        missing |= x[c] == x[c] ? 0 : 1;
    return missing == 0;
}

void addCounts(const float* __restrict x, std::size_t n, std::uint32_t* __restrict count)
{
    for (std::size_t c = 0; c < n; ++c)
        count[c] += x[c] == x[c] ? 1U : 0U;
}

void addSums(const float* __restrict x, std::size_t n, double* __restrict sum)
{
    for (std::size_t c = 0; c < n; ++c)
        sum[c] += x[c] == x[c] ? static_cast<double>(x[c]) : 0.0;
}

void addValidSums(const float* __restrict x, std::size_t n, double* __restrict sum)
{
    for (std::size_t c = 0; c < n; ++c)
        sum[c] += static_cast<double>(x[c]);
}

void takeShift(const float* __restrict x, std::size_t n, float* __restrict shift)
{
    for (std::size_t c = 0; c < n; ++c)
        shift[c] = shift[c] == shift[c] ? shift[c] : x[c];
}

void addShifted(const float* __restrict x, const float* __restrict shift, std::size_t n, double* __restrict sum, double* __restrict squares)
{
    for (std::size_t c = 0; c < n; ++c) {
        const double d = x[c] == x[c] ? static_cast<double>(x[c]) - static_cast<double>(shift[c]) : 0.0;
        sum[c] += d;
        squares[c] += d * d;
    }
}

void takeExtremes(const float* __restrict x, std::size_t n, float* __restrict least, float* __restrict most)
{
    for (std::size_t c = 0; c < n; ++c) {
        least[c] = x[c] < least[c] ? x[c] : least[c];
        most[c] = x[c] > most[c] ? x[c] : most[c];
    }
}

void takeEnds(const float* __restrict x, std::size_t n, float* __restrict first, float* __restrict last)
{
    for (std::size_t c = 0; c < n; ++c) {
        first[c] = first[c] == first[c] ? first[c] : x[c];
        last[c] = x[c] == x[c] ? x[c] : last[c];
    }
}

} // namespace

std::size_t KeptSums::bytesPerCell() const
{
    return sizeof(std::uint32_t) + (sum ? sizeof(double) : 0) + (squares ? sizeof(double) : 0) + (extremes ? 2 * sizeof(float) : 0)
        + (ends ? 2 * sizeof(float) : 0);
}

KeptSums KeptSums::of(std::span<const Statistic> statistics)
{
    KeptSums out;
    for (const Statistic statistic : statistics) {
        switch (statistic) {
        case Statistic::Deviation:
        case Statistic::Variance:
            out.squares = true;
            out.sum = true;
            break;
        case Statistic::Mean:
        case Statistic::Sum: out.sum = true; break;
        case Statistic::Minimum:
        case Statistic::Maximum:
        case Statistic::Range: out.extremes = true; break;
        case Statistic::First:
        case Statistic::Last: out.ends = true; break;
        case Statistic::Count:
        case Statistic::Percentile: break;
        }
    }
    return out;
}

Accumulators::Accumulators(const KeptSums& kept, std::size_t cells)
    : m_kept(kept),
      m_count(cells, 0),
      m_sum(kept.sum ? cells : 0),
      m_squares(kept.squares ? cells : 0),
      m_least(kept.extremes ? cells : 0, kInfinity),
      m_most(kept.extremes ? cells : 0, -kInfinity),
      m_first(kept.ends ? cells : 0, kNothing),
      m_last(kept.ends ? cells : 0, kNothing)
{
}

void Accumulators::clear()
{
    m_everywhere = 0;
    std::ranges::fill(m_count, 0);
    std::ranges::fill(m_sum, 0.0);
    std::ranges::fill(m_squares, 0.0);
    std::ranges::fill(m_least, kInfinity);
    std::ranges::fill(m_most, -kInfinity);
    std::ranges::fill(m_first, kNothing);
    std::ranges::fill(m_last, kNothing);
}

void Accumulators::add(std::span<const float> values, std::span<float> shift)
{
    const std::size_t n = values.size();
    const bool whole = allValid(values.data(), n);
    if (whole)
        ++m_everywhere;
    else
        addCounts(values.data(), n, m_count.data());
    if (m_kept.squares) {
        takeShift(values.data(), n, shift.data());
        addShifted(values.data(), shift.data(), n, m_sum.data(), m_squares.data());
    } else if (m_kept.sum && whole) {
        addValidSums(values.data(), n, m_sum.data());
    } else if (m_kept.sum) {
        addSums(values.data(), n, m_sum.data());
    }
    if (m_kept.extremes)
        takeExtremes(values.data(), n, m_least.data(), m_most.data());
    if (m_kept.ends)
        takeEnds(values.data(), n, m_first.data(), m_last.data());
}

void Accumulators::merge(const Accumulators& later)
{
    m_everywhere += later.m_everywhere;
    for (std::size_t c = 0; c < m_count.size(); ++c)
        m_count[c] += later.m_count[c];
    for (std::size_t c = 0; c < m_sum.size(); ++c)
        m_sum[c] += later.m_sum[c];
    for (std::size_t c = 0; c < m_squares.size(); ++c)
        m_squares[c] += later.m_squares[c];
    for (std::size_t c = 0; c < m_least.size(); ++c) {
        m_least[c] = std::min(m_least[c], later.m_least[c]);
        m_most[c] = std::max(m_most[c], later.m_most[c]);
    }
    for (std::size_t c = 0; c < m_first.size(); ++c) {
        if (std::isnan(m_first[c]))
            m_first[c] = later.m_first[c];
        if (!std::isnan(later.m_last[c]))
            m_last[c] = later.m_last[c];
    }
}

void Accumulators::finishMerged(const Accumulators& first, const Accumulators& later, Statistic statistic, std::uint32_t atLeast,
    std::span<const float> shift, std::span<float> out)
{
    Accumulators both = first;
    both.merge(later);
    both.finish(statistic, atLeast, shift, out);
}

void Accumulators::finish(Statistic statistic, std::uint32_t atLeast, std::span<const float> shift, std::span<float> out) const
{
    const auto shiftOf = [&](std::size_t c) { return m_kept.squares ? static_cast<double>(shift[c]) : 0.0; };
    const auto variance = [&](std::size_t c) {
        const double n = m_everywhere + m_count[c], mean = m_sum[c] / n;
        return std::max(0.0, m_squares[c] / n - mean * mean);
    };
    for (std::size_t c = 0; c < out.size(); ++c) {
        const std::uint32_t count = m_everywhere + m_count[c];
        const double n = count;
        if (statistic == Statistic::Count) {
            out[c] = static_cast<float>(n);
            continue;
        }
        if (count < std::max<std::uint32_t>(1, atLeast)) {
            out[c] = kNothing;
            continue;
        }
        switch (statistic) {
        case Statistic::Mean: out[c] = static_cast<float>(shiftOf(c) + m_sum[c] / n); break;
        case Statistic::Sum: out[c] = static_cast<float>(shiftOf(c) * n + m_sum[c]); break;
        case Statistic::Minimum: out[c] = m_least[c]; break;
        case Statistic::Maximum: out[c] = m_most[c]; break;
        case Statistic::Range: out[c] = m_most[c] - m_least[c]; break;
        case Statistic::Deviation: out[c] = static_cast<float>(std::sqrt(variance(c))); break;
        case Statistic::Variance: out[c] = static_cast<float>(variance(c)); break;
        case Statistic::First: out[c] = m_first[c]; break;
        case Statistic::Last: out[c] = m_last[c]; break;
        case Statistic::Count:
        case Statistic::Percentile: out[c] = kNothing; break;
        }
    }
}

} // namespace terrella::data
