// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace terrella::learning {

/// What a channel was like in training.
struct ChannelRange {
    double mean = 0.0, deviation = 1.0;
    double least = -std::numeric_limits<double>::infinity(), greatest = std::numeric_limits<double>::infinity();
    [[nodiscard]] double normalised(double value) const { return (value - mean) / deviation; }
};

/// Adds up one channel, weighted by area. Sums of parts merged in a fixed order do not depend on threads.
class ChannelSums {
public:
    void add(std::span<const float> values, std::span<const double> weights); ///< NaN does not count
    void merge(const ChannelSums& other);
    /// Mean 0 and deviation 1 where there was no value; deviation 1 where all are equal.
    [[nodiscard]] ChannelRange range() const;

private:
    double m_weight = 0.0, m_sum = 0.0, m_square = 0.0;
    double m_shift = 0.0; ///< near the values, so that squares lose no digits
    bool m_hasShift = false;
    double m_least = std::numeric_limits<double>::infinity(), m_greatest = -std::numeric_limits<double>::infinity();
};

/// Tells how far weather is from what a network was trained on.
class TrainingDomain {
public:
    /// correlation: of the channels, row-major; empty: taken as independent.
    TrainingDomain(std::vector<ChannelRange> ranges, const std::vector<double>& correlation);
    /// Mahalanobis distance of normalised channels from the mean of the training, divided by the square root of their number: about 1 for usual
    /// weather, whatever the number of channels. Channels that are missing are 0, as the network sees them.
    [[nodiscard]] double distance(std::span<const double> normalised) const;
    /// Share of the channels outside the range that training saw (beyond a thousandth of it). NaN does not count.
    [[nodiscard]] double outside(std::span<const double> values) const;

private:
    std::vector<ChannelRange> m_ranges;
    std::vector<double> m_factor; ///< Cholesky factor of the correlation
};

} // namespace terrella::learning
