// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/kernels/ensemble_scores.h"
#include "plugins/downscaling/kernels/sorting.h"

#include <array>

namespace terrella::downscale {

/// The whole year, then DJF, MAM, JJA, SON.
inline constexpr std::size_t kSeasons = 5;
/// 1 … 4 for a month 1 … 12.
inline std::size_t seasonOf(int month) { return static_cast<std::size_t>(month % 12 / 3) + 1; }

/// At which quantiles distributions are compared; the second and the last but one are the 2nd and 98th percentile.
inline constexpr std::array<double, 13> kLevels{0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99};

/// Sums over pairs of values of a prediction and a reference, weighted; they can be added up.
struct PairSums {
    double weight = 0.0, prediction = 0.0, reference = 0.0, prediction2 = 0.0, reference2 = 0.0, product = 0.0, absolute = 0.0, square = 0.0;
    void add(double p, double o, double w);
    void add(const PairSums& other, double w);
    [[nodiscard]] double bias() const { return (prediction - reference) / weight; }
    [[nodiscard]] double meanAbsoluteError() const { return absolute / weight; }
    [[nodiscard]] double rootMeanSquareError() const;
    [[nodiscard]] double correlation() const; ///< NaN where one does not vary
    [[nodiscard]] double deviation(bool ofPrediction) const;
    /// Of Taylor 2001, doi:10.1029/2000JD900719: the root-mean-square difference after both means are taken away.
    [[nodiscard]] double centredError() const;
};

/// How a prediction compares with a reference in one cell and one season. Of an ensemble: sums are of its mean; what tells of distributions is
/// averaged over the members.
struct CellScores {
    PairSums sums;
    EnsembleSums ensemble;                                        ///< of two members at least, else nothing
    double perkins = 0.0;                                         ///< Perkins et al. 2007, doi:10.1175/JCLI4253.1: common area of two histograms
    std::array<double, kLevels.size()> prediction{}, reference{}; ///< quantiles
    double wetPrediction = 0.0, wetReference = 0.0;               ///< days at or above the threshold
    double rainPrediction = 0.0, rainReference = 0.0;             ///< the sum of these days
};

/// Keeps its scratch; one for each thread.
class CellComparison {
public:
    /// season: 1 … 4 of each step. threshold: of wet days; NaN: they are not counted. bins: of the histogram, from the least to the largest value of
    /// both.
    CellComparison(std::span<const std::uint8_t> seasonOfStep, double threshold, std::size_t bins);
    /// members: one series after the other, as long as the reference each. Steps where one of them or the reference is missing are left out of all.
    /// Seasons without pairs have weight 0.
    void compare(std::span<const float> members, std::span<const float> reference, std::array<CellScores, kSeasons>& out);

private:
    void scorePairs(CellScores& out);
    void scoreDistributions(CellScores& out);
    [[nodiscard]] double commonArea(std::span<const float> prediction);

    std::span<const std::uint8_t> m_seasons;
    double m_threshold;
    std::size_t m_bins;
    Sorter m_sorter;
    std::vector<std::size_t> m_steps;                 ///< of a season, those that count
    std::vector<std::vector<float>> m_members;        ///< values at these steps
    std::vector<float> m_reference, m_atOnce;         ///< atOnce: all members at a step
    std::vector<std::size_t> m_predicted, m_observed; ///< histograms
};

/// Area-weighted means of cells, added up.
struct AreaScores {
    PairSums sums; ///< of all pairs together
    EnsembleSums ensemble;
    double weight = 0.0, perkins = 0.0, temporalWeight = 0.0, temporal = 0.0;
    std::array<double, kLevels.size()> prediction{}, reference{};
    double wetPrediction = 0.0, wetReference = 0.0, rainPrediction = 0.0, rainReference = 0.0;
    void add(const CellScores& cell, double area);
    void add(const AreaScores& other);
};

} // namespace terrella::downscale
