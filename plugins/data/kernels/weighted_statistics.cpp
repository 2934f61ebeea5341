// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/weighted_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

/// Definition 7 where weights are equal: the values stand at (sum of the weights before + half its own), stretched so that the first stands at 0 and
/// the last at 1, with straight lines between them.
double weightedQuantile(std::vector<std::pair<float, double>>& sorted, double p)
{
    std::ranges::sort(sorted);
    double before = 0.0;
    std::vector<double> at(sorted.size() + 1);
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        at[k] = before + 0.5 * sorted[k].second;
        before += sorted[k].second;
    }
    at.pop_back();
    const double wanted = at[0] + p * (at[sorted.size() - 1] - at[0]);
    const auto above = static_cast<std::size_t>(std::ranges::lower_bound(at, wanted) - at.begin());
    if (above == 0)
        return static_cast<double>(sorted.front().first);
    if (above == at.size())
        return static_cast<double>(sorted.back().first);
    const double part = (wanted - at[above - 1]) / (at[above] - at[above - 1]);
    const double low = static_cast<double>(sorted[above - 1].first), high = static_cast<double>(sorted[above].first);
    return low + part * (high - low);
}

struct Sums {
    double all = 0.0, valid = 0.0, sum = 0.0;
    std::size_t count = 0;
    float least = std::numeric_limits<float>::infinity(), most = -std::numeric_limits<float>::infinity();
};

Sums sumsOf(const WeightedLine& line)
{
    Sums out;
    for (std::size_t k = 0; k < line.count; ++k) {
        const double weight = line.weights[k * line.stride];
        const float value = line.values[k * line.stride];
        if (!(weight > 0.0))
            continue;
        out.all += weight;
        if (std::isnan(value))
            continue;
        out.valid += weight;
        out.sum += weight * static_cast<double>(value);
        ++out.count;
        out.least = std::min(out.least, value);
        out.most = std::max(out.most, value);
    }
    return out;
}

/// The same without count and extremes, four values side by side, always added up in this order.
Sums plainSumsOf(const WeightedLine& line)
{
    constexpr std::size_t lanes = 4;
    double all[lanes] = {}, valid[lanes] = {}, sum[lanes] = {};
    const auto add = [&](std::size_t k, std::size_t lane) {
        const double weight = line.weights[k * line.stride];
        const float value = line.values[k * line.stride];
        const bool counts = value == value && weight > 0.0;
        all[lane] += weight;
        valid[lane] += counts ? weight : 0.0;
        sum[lane] += counts ? weight * static_cast<double>(value) : 0.0;
    };
    std::size_t k = 0;
    for (; k + lanes <= line.count; k += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            add(k + lane, lane);
    }
    for (; k < line.count; ++k)
        add(k, 0);
    Sums out;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        out.all += all[lane];
        out.valid += valid[lane];
        out.sum += sum[lane];
    }
    out.count = out.valid > 0.0 ? 1 : 0;
    return out;
}

double weightedVariance(const WeightedLine& line, const Sums& sums)
{
    const double mean = sums.sum / sums.valid;
    double squares = 0.0;
    for (std::size_t k = 0; k < line.count; ++k) {
        const double weight = line.weights[k * line.stride];
        const float value = line.values[k * line.stride];
        if (weight > 0.0 && !std::isnan(value))
            squares += weight * (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
    }
    return squares / sums.valid;
}

} // namespace

float weightedStatistic(
    const WeightedLine& line, Statistic statistic, double percent, double leastShare, std::vector<std::pair<float, double>>& scratch)
{
    const bool plain = statistic == Statistic::Mean || statistic == Statistic::Sum;
    const Sums sums = plain ? plainSumsOf(line) : sumsOf(line);
    if (statistic == Statistic::Count)
        return static_cast<float>(sums.count);
    constexpr double rounding = 1e-12;
    if (sums.count == 0 || sums.valid < leastShare * sums.all * (1.0 - rounding))
        return std::numeric_limits<float>::quiet_NaN();
    switch (statistic) {
    case Statistic::Mean: return static_cast<float>(sums.sum / sums.valid);
    case Statistic::Sum: return static_cast<float>(sums.sum);
    case Statistic::Minimum: return sums.least;
    case Statistic::Maximum: return sums.most;
    case Statistic::Range: return sums.most - sums.least;
    case Statistic::Variance: return static_cast<float>(weightedVariance(line, sums));
    case Statistic::Deviation: return static_cast<float>(std::sqrt(weightedVariance(line, sums)));
    case Statistic::Percentile:
        scratch.clear();
        for (std::size_t k = 0; k < line.count; ++k) {
            if (line.weights[k * line.stride] > 0.0 && !std::isnan(line.values[k * line.stride]))
                scratch.emplace_back(line.values[k * line.stride], line.weights[k * line.stride]);
        }
        return static_cast<float>(weightedQuantile(scratch, percent / 100.0));
    case Statistic::First:
    case Statistic::Last:
    case Statistic::Count: break;
    }
    return std::numeric_limits<float>::quiet_NaN();
}

} // namespace terrella::data
