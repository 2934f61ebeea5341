// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/kernels/danger.h"

#include "plugins/data/kernels/order_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::fire {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

float classOf(float value, std::span<const double> limits)
{
    if (std::isnan(value))
        return value;
    // A limit is as exact as the values are: 5.2 of single precision has reached 5.2.
    const auto reached = std::ranges::count_if(limits, [value](double limit) { return value >= static_cast<float>(limit); });
    return static_cast<float>(reached + 1);
}

double hazardOf(std::span<const float> series, std::span<const SeasonSteps> seasons, const HazardStatistic& statistic)
{
    std::vector<float> values;
    double sum = 0.0;
    std::size_t counted = 0, known = 0;
    for (const SeasonSteps& season : seasons) {
        float greatest = -std::numeric_limits<float>::infinity();
        std::size_t days = 0;
        for (const float value : series.subspan(season.first, season.count)) {
            if (std::isnan(value))
                continue;
            ++days;
            if (statistic.kind == HazardKind::Mean)
                sum += static_cast<double>(value);
            else if (statistic.kind == HazardKind::Percentile)
                values.push_back(value);
            else if (statistic.kind == HazardKind::DaysAbove)
                sum += value >= static_cast<float>(statistic.value) ? 1.0 : 0.0;
            else
                greatest = std::max(greatest, value);
        }
        if (days > 0 && statistic.kind == HazardKind::Maximum)
            sum += static_cast<double>(greatest);
        known += days;
        counted += days > 0 ? 1 : 0;
    }
    if (counted == 0)
        return kNothing;
    if (statistic.kind == HazardKind::Percentile)
        return static_cast<double>(data::quantile(values, statistic.value / 100.0));
    return sum / static_cast<double>(statistic.kind == HazardKind::Mean ? known : counted);
}

double daysWithValues(std::span<const float> series, std::span<const SeasonSteps> seasons)
{
    std::size_t days = 0;
    for (const SeasonSteps& season : seasons)
        days += static_cast<std::size_t>(
            std::ranges::count_if(series.subspan(season.first, season.count), [](float value) { return !std::isnan(value); }));
    return days == 0 ? kNothing : static_cast<double>(days) / static_cast<double>(seasons.size());
}

double agreementOf(std::span<const double> changes, double mean)
{
    const auto sign = [](double value) { return value > 0.0 ? 1 : value < 0.0 ? -1 : 0; };
    std::size_t known = 0, agreeing = 0;
    for (const double change : changes) {
        if (std::isnan(change))
            continue;
        ++known;
        agreeing += sign(change) == sign(mean) ? 1 : 0;
    }
    return known == 0 || std::isnan(mean) ? kNothing : static_cast<double>(agreeing) / static_cast<double>(known);
}

void RankCounter::add(std::span<const float> others)
{
    std::size_t below = 0, equal = 0, missing = 0;
    for (const float other : others) {
        below += other < m_value ? 1 : 0;
        equal += other == m_value ? 1 : 0;
        missing += std::isnan(other) ? 1 : 0;
    }
    m_below += below;
    m_equal += equal;
    m_all += others.size() - missing;
}

double RankCounter::rank() const
{
    if (m_all == 0 || std::isnan(m_value))
        return kNothing;
    return 100.0 * (static_cast<double>(m_below) + static_cast<double>(m_equal) / 2.0) / static_cast<double>(m_all);
}

} // namespace terrella::fire
