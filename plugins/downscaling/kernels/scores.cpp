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

void CellComparison::compare(std::span<const float> members, std::span<const float> reference, std::array<CellScores, kSeasons>& out)
{
    const std::size_t steps = reference.size(), count = steps == 0 ? 0 : members.size() / steps;
    m_members.resize(count);
    const auto isWhole = [&](std::size_t t) {
        bool whole = !std::isnan(reference[t]);
        for (std::size_t m = 0; m < count; ++m)
            whole = whole && !std::isnan(members[m * steps + t]);
        return whole;
    };
    for (std::size_t season = 0; season < kSeasons; ++season) {
        out[season] = {};
        m_steps.clear();
        for (std::size_t t = 0; t < steps; ++t) {
            if ((season == 0 || m_seasons[t] == season) && isWhole(t))
                m_steps.push_back(t);
        }
        if (m_steps.empty())
            continue;
        const auto take = [&](std::span<const float> series, std::vector<float>& values) {
            values.resize(m_steps.size());
            for (std::size_t k = 0; k < m_steps.size(); ++k)
                values[k] = series[m_steps[k]];
        };
        take(reference, m_reference);
        for (std::size_t m = 0; m < count; ++m)
            take(members.subspan(m * steps, steps), m_members[m]);
        scorePairs(out[season]);
        scoreDistributions(out[season]);
    }
}

void CellComparison::scorePairs(CellScores& out)
{
    const double count = static_cast<double>(m_members.size());
    m_atOnce.resize(m_members.size());
    for (std::size_t k = 0; k < m_reference.size(); ++k) {
        double sum = 0.0;
        for (std::size_t m = 0; m < m_members.size(); ++m) {
            const double p = static_cast<double>(m_members[m][k]);
            m_atOnce[m] = m_members[m][k];
            sum += p;
            if (p >= m_threshold) {
                out.wetPrediction += 1.0 / count;
                out.rainPrediction += p / count;
            }
        }
        const double o = static_cast<double>(m_reference[k]);
        out.sums.add(sum / count, o, 1.0);
        if (o >= m_threshold) {
            out.wetReference += 1.0;
            out.rainReference += o;
        }
        if (m_members.size() > 1) {
            std::ranges::sort(m_atOnce);
            out.ensemble.add(m_atOnce, m_reference[k]);
        }
    }
}

void CellComparison::scoreDistributions(CellScores& out)
{
    const double count = static_cast<double>(m_members.size());
    m_sorter.sort(m_reference);
    for (std::size_t k = 0; k < kLevels.size(); ++k)
        out.reference[k] = sortedQuantile(m_reference, kLevels[k]);
    for (std::vector<float>& member : m_members) {
        m_sorter.sort(member);
        for (std::size_t k = 0; k < kLevels.size(); ++k)
            out.prediction[k] += sortedQuantile(member, kLevels[k]) / count;
        out.perkins += commonArea(member) / count;
    }
}

/// Of the histograms of two sorted series.
double CellComparison::commonArea(std::span<const float> prediction)
{
    const double low = static_cast<double>(std::min(prediction.front(), m_reference.front()));
    const double high = static_cast<double>(std::max(prediction.back(), m_reference.back()));
    if (!(high > low))
        return 1.0;
    m_predicted.assign(m_bins, 0);
    m_observed.assign(m_bins, 0);
    const auto binOf = [&](float value) {
        const double place = (static_cast<double>(value) - low) / (high - low) * static_cast<double>(m_bins);
        return std::min(m_bins - 1, static_cast<std::size_t>(place));
    };
    for (std::size_t k = 0; k < m_reference.size(); ++k) {
        ++m_predicted[binOf(prediction[k])];
        ++m_observed[binOf(m_reference[k])];
    }
    std::size_t common = 0;
    for (std::size_t b = 0; b < m_bins; ++b)
        common += std::min(m_predicted[b], m_observed[b]);
    return static_cast<double>(common) / static_cast<double>(m_reference.size());
}

void AreaScores::add(const CellScores& cell, double area)
{
    if (!(cell.sums.weight > 0.0) || !(area > 0.0))
        return;
    sums.add(cell.sums, area);
    ensemble.add(cell.ensemble, area);
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
    ensemble.add(other.ensemble, 1.0);
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
