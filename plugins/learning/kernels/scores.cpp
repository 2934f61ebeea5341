// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/kernels/scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace terrella::learning {

namespace {

/// Burned fractions are small: bins by powers of ten.
constexpr std::array<double, 11> kEdges{0.0, 1e-6, 1e-5, 1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0};
/// Classes for the curves, from 10⁻⁹ to 1: two values of one class differ by half a percent at most.
constexpr std::size_t kClasses = 4096;

std::size_t classOf(double predicted)
{
    const double share = 1.0 + std::log10(std::max(predicted, 1e-9)) / 9.0;
    return static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(kClasses - 1) + 0.5);
}

double rootOf(double value) { return std::sqrt(value < 0.0 ? 0.0 : value); }

} // namespace

ScoreSums::ScoreSums() : m_bins(kEdges.size() - 1), m_fire(kClasses), m_rest(kClasses) {}

void ScoreSums::add(std::span<const float> predicted, std::span<const float> observed, std::span<const double> weights)
{
    for (std::size_t k = 0; k < predicted.size(); ++k) {
        const double p = static_cast<double>(predicted[k]), o = static_cast<double>(observed[k]), w = weights[k];
        if (std::isnan(p) || std::isnan(o) || !(w > 0.0))
            continue;
        m_pairs += 1.0;
        m_weight += w;
        m_predicted += w * p;
        m_observed += w * o;
        m_absolute += w * std::abs(p - o);
        m_square += w * (p - o) * (p - o);
        m_predictedSquare += w * p * p;
        m_observedSquare += w * o * o;
        m_product += w * p * o;
        const auto above = std::upper_bound(kEdges.begin() + 1, kEdges.end() - 1, p);
        BinSums& bin = m_bins[static_cast<std::size_t>(above - kEdges.begin()) - 1];
        bin.weight += w;
        bin.predicted += w * p;
        bin.observed += w * o;
        (o > 0.0 ? m_fire : m_rest)[classOf(p)] += w;
    }
}

void ScoreSums::merge(const ScoreSums& other)
{
    m_pairs += other.m_pairs;
    m_weight += other.m_weight;
    m_predicted += other.m_predicted;
    m_observed += other.m_observed;
    m_absolute += other.m_absolute;
    m_square += other.m_square;
    m_predictedSquare += other.m_predictedSquare;
    m_observedSquare += other.m_observedSquare;
    m_product += other.m_product;
    for (std::size_t b = 0; b < m_bins.size(); ++b) {
        m_bins[b].weight += other.m_bins[b].weight;
        m_bins[b].predicted += other.m_bins[b].predicted;
        m_bins[b].observed += other.m_bins[b].observed;
    }
    for (std::size_t c = 0; c < kClasses; ++c) {
        m_fire[c] += other.m_fire[c];
        m_rest[c] += other.m_rest[c];
    }
}

Scores ScoreSums::scores() const
{
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    Scores out;
    out.pairs = m_pairs;
    out.weight = m_weight;
    const double w = m_weight > 0.0 ? m_weight : nothing;
    out.meanPredicted = m_predicted / w;
    out.meanObserved = m_observed / w;
    out.bias = m_observed > 0.0 ? m_predicted / m_observed - 1.0 : nothing;
    out.meanAbsolute = m_absolute / w;
    out.rootMeanSquare = rootOf(m_square / w);
    const double spread
        = rootOf(m_predictedSquare / w - out.meanPredicted * out.meanPredicted) * rootOf(m_observedSquare / w - out.meanObserved * out.meanObserved);
    out.correlation = spread > 0.0 ? (m_product / w - out.meanPredicted * out.meanObserved) / spread : nothing;
    for (std::size_t b = 0; b < m_bins.size(); ++b) {
        const BinSums& bin = m_bins[b];
        if (bin.weight > 0.0)
            out.reliability.push_back({kEdges[b], kEdges[b + 1], bin.weight, bin.predicted / bin.weight, bin.observed / bin.weight});
    }
    // From the surest prediction down: how much of the fire, and of the rest, has been called fire.
    double fire = 0.0, rest = 0.0, roc = 0.0, precision = 0.0, allFire = 0.0, allRest = 0.0;
    for (std::size_t c = 0; c < kClasses; ++c) {
        allFire += m_fire[c];
        allRest += m_rest[c];
    }
    for (std::size_t c = kClasses; c-- > 0;) {
        roc += m_rest[c] * (fire + 0.5 * m_fire[c]);
        fire += m_fire[c];
        rest += m_rest[c];
        if (m_fire[c] > 0.0)
            precision += m_fire[c] * fire / (fire + rest);
    }
    out.auroc = allFire > 0.0 && allRest > 0.0 ? roc / (allFire * allRest) : nothing;
    out.auprc = allFire > 0.0 && allRest > 0.0 ? precision / allFire : nothing;
    return out;
}

} // namespace terrella::learning
