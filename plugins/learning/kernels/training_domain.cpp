// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/kernels/training_domain.h"

#include <algorithm>
#include <cmath>

namespace terrella::learning {

namespace {

/// Channels that follow from each other would make distances of rounding.
constexpr double kIndependence = 1e-3;

} // namespace

void ChannelSums::add(std::span<const float> values, std::span<const double> weights)
{
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double value = static_cast<double>(values[k]);
        if (std::isnan(value) || !(weights[k] > 0.0))
            continue;
        if (!m_hasShift) {
            m_shift = value;
            m_hasShift = true;
        }
        const double x = value - m_shift;
        m_weight += weights[k];
        m_sum += weights[k] * x;
        m_square += weights[k] * x * x;
        m_least = std::min(m_least, value);
        m_greatest = std::max(m_greatest, value);
    }
}

void ChannelSums::merge(const ChannelSums& other)
{
    if (!other.m_hasShift)
        return;
    if (!m_hasShift) {
        *this = other;
        return;
    }
    const double d = other.m_shift - m_shift; // its x is ours less d
    m_weight += other.m_weight;
    m_square += other.m_square + 2.0 * d * other.m_sum + d * d * other.m_weight;
    m_sum += other.m_sum + d * other.m_weight;
    m_least = std::min(m_least, other.m_least);
    m_greatest = std::max(m_greatest, other.m_greatest);
}

ChannelRange ChannelSums::range() const
{
    if (!(m_weight > 0.0))
        return {};
    const double mean = m_sum / m_weight, variance = m_square / m_weight - mean * mean;
    const double scale = std::max(std::abs(m_least), std::abs(m_greatest));
    const double deviation = variance > 0.0 ? std::sqrt(variance) : 0.0;
    return {m_shift + mean, deviation > 1e-9 * scale ? deviation : 1.0, m_least, m_greatest};
}

TrainingDomain::TrainingDomain(std::vector<ChannelRange> ranges, const std::vector<double>& correlation) : m_ranges(std::move(ranges))
{
    const std::size_t n = m_ranges.size();
    m_factor.assign(n * n, 0.0);
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) {
            double sum = correlation.empty() ? (i == j ? 1.0 : 0.0) : correlation[i * n + j] + (i == j ? kIndependence : 0.0);
            for (std::size_t k = 0; k < j; ++k)
                sum -= m_factor[i * n + k] * m_factor[j * n + k];
            m_factor[i * n + j] = i == j ? std::sqrt(std::max(sum, kIndependence)) : sum / m_factor[j * n + j];
        }
    }
}

double TrainingDomain::distance(std::span<const double> normalised) const
{
    const std::size_t n = m_ranges.size();
    double sum = 0.0;
    std::vector<double> solved(n);
    for (std::size_t i = 0; i < n; ++i) {
        double x = std::isnan(normalised[i]) ? 0.0 : normalised[i];
        for (std::size_t k = 0; k < i; ++k)
            x -= m_factor[i * n + k] * solved[k];
        solved[i] = x / m_factor[i * n + i];
        sum += solved[i] * solved[i];
    }
    return std::sqrt(sum / static_cast<double>(n));
}

double TrainingDomain::outside(std::span<const double> values) const
{
    double out = 0.0, known = 0.0;
    for (std::size_t i = 0; i < m_ranges.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        const ChannelRange& range = m_ranges[i];
        const double width = range.greatest - range.least, slack = std::isfinite(width) ? 1e-3 * width : 0.0;
        known += 1.0;
        out += values[i] < range.least - slack || values[i] > range.greatest + slack ? 1.0 : 0.0;
    }
    return known > 0.0 ? out / known : std::numeric_limits<double>::quiet_NaN();
}

} // namespace terrella::learning
