// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::fire {

/// 1 … limits + 1: how many limits a value has reached, and one. NaN stays NaN. Limits grow.
float classOf(float value, std::span<const double> limits);

/// A season of one year: steps [first, first + count).
struct SeasonSteps {
    std::size_t first = 0;
    std::size_t count = 0;
};

enum class HazardKind { Mean, Percentile, Maximum, DaysAbove };
struct HazardStatistic {
    HazardKind kind = HazardKind::Mean;
    double value = 0.0; ///< percent, or the limit that a day reaches
};

/// Of one place over some seasons: mean and percentile (definition 7 of Hyndman & Fan) of all their days, mean of the seasons' maxima, days that
/// reach the limit in the mean of the seasons. Missing days are left out, seasons without any do not count; NaN where there is none.
double hazardOf(std::span<const float> series, std::span<const SeasonSteps> seasons, const HazardStatistic& statistic);
/// Days with a value in the mean of the seasons; NaN where there is none.
double daysWithValues(std::span<const float> series, std::span<const SeasonSteps> seasons);

/// Share of the changes (0 … 1) that have the sign of their mean; no change agrees with nothing. NaN: none known. With the mean zero all that are
/// zero agree.
double agreementOf(std::span<const double> changes, double mean);

/// Percentile rank of a value among others, 0 … 100: 100 (those below + half of those equal) / all. NaN without any.
class RankCounter {
public:
    explicit RankCounter(float value) : m_value(value) {}
    void add(std::span<const float> others);
    [[nodiscard]] double rank() const;
    [[nodiscard]] std::size_t count() const { return m_all; }

private:
    float m_value;
    std::size_t m_below = 0, m_equal = 0, m_all = 0;
};

} // namespace terrella::fire
