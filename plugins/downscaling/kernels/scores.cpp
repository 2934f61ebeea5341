// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/scores.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::downscale {

namespace {

double varianceOf(double sum2, double sum, double weight) { return std::max(0.0, sum2 / weight - sum / weight * (sum / weight)); }

} // namespace

void PairSums::add(double p, double o, double w)
{
    weight += w;
    prediction += w * p;
    reference += w * o;
    prediction2 += w * p * p;
    reference2 += w * o * o;
    product += w * p * o;
    absolute += w * std::abs(p - o);
    square += w * (p - o) * (p - o);
}

void PairSums::add(const PairSums& other, double w)
{
    weight += w * other.weight;
    prediction += w * other.prediction;
    reference += w * other.reference;
    prediction2 += w * other.prediction2;
    reference2 += w * other.reference2;
    product += w * other.product;
    absolute += w * other.absolute;
    square += w * other.square;
}

double PairSums::rootMeanSquareError() const { return std::sqrt(square / weight); }

double PairSums::deviation(bool ofPrediction) const
{
    return std::sqrt(ofPrediction ? varianceOf(prediction2, prediction, weight) : varianceOf(reference2, reference, weight));
}

double PairSums::correlation() const
{
    const double covariance = product / weight - prediction / weight * (reference / weight);
    const double both = deviation(true) * deviation(false);
    // What is left of a constant after its square was taken away is rounding.
    const double least = 1e-12 * (prediction2 + reference2) / weight;
    return both > least ? std::clamp(covariance / both, -1.0, 1.0) : std::numeric_limits<double>::quiet_NaN();
}

double PairSums::centredError() const { return std::sqrt(std::max(0.0, square / weight - bias() * bias())); }

CellComparison::CellComparison(std::span<const std::uint8_t> seasonOfStep, double threshold, std::size_t bins)
    : m_seasons(seasonOfStep),
      m_threshold(threshold),
      m_bins(bins)
{
}

void CellComparison::compare(std::span<const float> prediction, std::span<const float> reference, std::array<CellScores, kSeasons>& out)
{
    for (std::size_t season = 0; season < kSeasons; ++season) {
        out[season] = {};
        m_prediction.clear();
        m_reference.clear();
        for (std::size_t t = 0; t < reference.size(); ++t) {
            if ((season != 0 && m_seasons[t] != season) || std::isnan(prediction[t]) || std::isnan(reference[t]))
                continue;
            m_prediction.push_back(prediction[t]);
            m_reference.push_back(reference[t]);
        }
        if (!m_reference.empty())
            score(out[season]);
    }
}

void CellComparison::score(CellScores& out)
{
    for (std::size_t k = 0; k < m_reference.size(); ++k) {
        const double p = static_cast<double>(m_prediction[k]), o = static_cast<double>(m_reference[k]);
        out.sums.add(p, o, 1.0);
        if (p >= m_threshold) {
            out.wetPrediction += 1.0;
            out.rainPrediction += p;
        }
        if (o >= m_threshold) {
            out.wetReference += 1.0;
            out.rainReference += o;
        }
    }
    m_sorter.sort(m_prediction);
    m_sorter.sort(m_reference);
    for (std::size_t k = 0; k < kLevels.size(); ++k) {
        out.prediction[k] = sortedQuantile(m_prediction, kLevels[k]);
        out.reference[k] = sortedQuantile(m_reference, kLevels[k]);
    }
    const double low = static_cast<double>(std::min(m_prediction.front(), m_reference.front()));
    const double high = static_cast<double>(std::max(m_prediction.back(), m_reference.back()));
    if (!(high > low)) {
        out.perkins = 1.0;
        return;
    }
    std::vector<std::size_t> predicted(m_bins), observed(m_bins);
    const auto binOf = [&](float value) {
        const double place = (static_cast<double>(value) - low) / (high - low) * static_cast<double>(m_bins);
        return std::min(m_bins - 1, static_cast<std::size_t>(place));
    };
    for (std::size_t k = 0; k < m_reference.size(); ++k) {
        ++predicted[binOf(m_prediction[k])];
        ++observed[binOf(m_reference[k])];
    }
    std::size_t common = 0;
    for (std::size_t b = 0; b < m_bins; ++b)
        common += std::min(predicted[b], observed[b]);
    out.perkins = static_cast<double>(common) / static_cast<double>(m_reference.size());
}

void AreaScores::add(const CellScores& cell, double area)
{
    if (!(cell.sums.weight > 0.0) || !(area > 0.0))
        return;
    sums.add(cell.sums, area);
    weight += area;
    perkins += area * cell.perkins;
    if (const double r = cell.sums.correlation(); !std::isnan(r)) {
        temporalWeight += area;
        temporal += area * r;
    }
    for (std::size_t k = 0; k < kLevels.size(); ++k) {
        prediction[k] += area * cell.prediction[k];
        reference[k] += area * cell.reference[k];
    }
    wetPrediction += area * cell.wetPrediction;
    wetReference += area * cell.wetReference;
    rainPrediction += area * cell.rainPrediction;
    rainReference += area * cell.rainReference;
}

void AreaScores::add(const AreaScores& other)
{
    sums.add(other.sums, 1.0);
    weight += other.weight;
    perkins += other.perkins;
    temporalWeight += other.temporalWeight;
    temporal += other.temporal;
    for (std::size_t k = 0; k < kLevels.size(); ++k) {
        prediction[k] += other.prediction[k];
        reference[k] += other.reference[k];
    }
    wetPrediction += other.wetPrediction;
    wetReference += other.wetReference;
    rainPrediction += other.rainPrediction;
    rainReference += other.rainReference;
}

} // namespace terrella::downscale
