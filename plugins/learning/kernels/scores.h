// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::learning {

/// Scores of predicted fractions 0 … 1 beside observed ones, each pair weighted by the area it stands for.
struct Scores {
    double pairs = 0.0, weight = 0.0; ///< how many pairs, and the sum of their weights
    double meanPredicted = 0.0, meanObserved = 0.0;
    double bias = 0.0; ///< of the total: predicted / observed − 1
    double meanAbsolute = 0.0, rootMeanSquare = 0.0;
    double correlation = 0.0; ///< NaN where one of both is constant
    double auroc = 0.0;       ///< area under the receiver operating characteristic of "any fire"; NaN without both kinds
    double auprc = 0.0;       ///< area under precision over recall, by average precision
    /// One bin of the reliability diagram.
    struct Bin {
        double from = 0.0, to = 0.0;
        double weight = 0.0, predicted = 0.0, observed = 0.0; ///< means of the pairs in it
    };
    std::vector<Bin> reliability;
};

/// Adds up what scores are made of. Sums of parts, merged in a fixed order, give the same scores whatever the number of threads.
class ScoreSums {
public:
    ScoreSums();
    /// Pairs with NaN or without weight do not count.
    void add(std::span<const float> predicted, std::span<const float> observed, std::span<const double> weights);
    void merge(const ScoreSums& other);
    [[nodiscard]] Scores scores() const;

private:
    struct BinSums {
        double weight = 0.0, predicted = 0.0, observed = 0.0;
    };
    double m_pairs = 0.0, m_weight = 0.0, m_predicted = 0.0, m_observed = 0.0;
    double m_absolute = 0.0, m_square = 0.0, m_predictedSquare = 0.0, m_observedSquare = 0.0, m_product = 0.0;
    std::vector<BinSums> m_bins;
    std::vector<double> m_fire, m_rest; ///< weights by predicted value, in classes of its logarithm
};

} // namespace terrella::learning
