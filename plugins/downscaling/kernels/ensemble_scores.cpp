// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/ensemble_scores.h"

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

std::size_t classOf(double spread)
{
    constexpr double perDoubling = 2.0, middle = EnsembleSums::kClasses / 2.0;
    if (!(spread > 0.0))
        return 0;
    const double place = std::floor(middle + perDoubling * std::log2(spread));
    return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(EnsembleSums::kClasses - 1)));
}

} // namespace

void EnsembleSums::add(std::span<const float> members, float reference)
{
    const double count = static_cast<double>(members.size()), truth = static_cast<double>(reference);
    double sum = 0.0, apart = 0.0, between = 0.0;
    for (std::size_t k = 0; k < members.size(); ++k) {
        const double x = static_cast<double>(members[k]);
        sum += x;
        apart += std::abs(x - truth);
        between += (2.0 * static_cast<double>(k) + 1.0 - count) * x; // Σ|x − x'| over all pairs is twice this
    }
    const double mean = sum / count, error = mean - truth;
    double spread2 = 0.0;
    for (const float each : members)
        spread2 += (static_cast<double>(each) - mean) * (static_cast<double>(each) - mean);
    spread2 /= count - 1.0;
    weight += 1.0;
    crps += apart / count - between / (count * count);
    variance += spread2;
    square += error * error;
    ranks.resize(members.size() + 1, 0.0);
    const auto [first, last] = std::ranges::equal_range(members, reference);
    const auto below = static_cast<std::size_t>(first - members.begin()), upTo = static_cast<std::size_t>(last - members.begin());
    for (std::size_t rank = below; rank <= upTo; ++rank)
        ranks[rank] += 1.0 / static_cast<double>(upTo - below + 1);
    SpreadClass& own = classes[classOf(std::sqrt(spread2))];
    own.weight += 1.0;
    own.variance += spread2;
    own.square += error * error;
}

void EnsembleSums::add(const EnsembleSums& other, double w)
{
    if (!(other.weight > 0.0))
        return;
    weight += w * other.weight;
    crps += w * other.crps;
    variance += w * other.variance;
    square += w * other.square;
    ranks.resize(std::max(ranks.size(), other.ranks.size()), 0.0);
    for (std::size_t rank = 0; rank < other.ranks.size(); ++rank)
        ranks[rank] += w * other.ranks[rank];
    for (std::size_t k = 0; k < kClasses; ++k) {
        classes[k].weight += w * other.classes[k].weight;
        classes[k].variance += w * other.classes[k].variance;
        classes[k].square += w * other.classes[k].square;
    }
}

double EnsembleSums::spread() const { return std::sqrt(variance / weight); }

double EnsembleSums::spreadRatio() const
{
    const double members = static_cast<double>(ranks.size()) - 1.0;
    return std::sqrt((members + 1.0) / members * variance / square);
}

} // namespace terrella::downscale
