// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace terrella::downscale {

struct TreeRules {
    int trees = 300;
    int depth = 7;
    double rate = 0.1;     ///< of learning
    double lambda = 1.0;   ///< penalty of the squares of leaves
    double leastLeaf = 20; ///< rows of a leaf
    double rowShare = 0.8; ///< of the rows that a tree sees
    int patience = 20;     ///< rounds without a better error on the validation rows; 0: never stops early
    std::uint64_t seed = 1;
};

/// Rows of features, row after row; NaN is missing. Targets are not NaN.
struct TreeRows {
    std::size_t features = 0;
    std::vector<float> values, targets;
    [[nodiscard]] std::size_t count() const { return targets.size(); }
};

/// Boosted regression trees on histograms, by XGBoost behind a wall: Chen & Guestrin 2016, doi:10.1145/2939672.2939785.
class BoostedTrees {
public:
    struct Round {
        double training = 0.0, validation = 0.0; ///< root mean square errors; validation NaN where there are no rows
    };
    /// One thread, so that the same rows and seed give the same trees. told: after each round; false ends with Cancelled.
    static Result<BoostedTrees> train(
        const TreeRows& training, const TreeRows& validation, const TreeRules& rules, const std::function<bool(int round, const Round&)>& told);
    ~BoostedTrees();
    BoostedTrees(BoostedTrees&&) noexcept;
    BoostedTrees& operator=(BoostedTrees&&) noexcept;

    /// Thread-safe. values: out.size() rows.
    Result<void> predict(std::span<const float> values, std::size_t features, std::span<float> out) const;
    /// As XGBoost reads it: JSON, or its binary form, which is smaller.
    [[nodiscard]] Result<QByteArray> toJson() const { return saved("{\"format\":\"json\"}"); }
    [[nodiscard]] Result<QByteArray> toBinary() const { return saved("{\"format\":\"ubj\"}"); }
    /// What one of these wrote, for rows of so many features.
    static Result<BoostedTrees> read(const QByteArray& saved, std::size_t features);
    [[nodiscard]] int trees() const { return m_trees; } ///< none after the best round
    /// The error on the validation rows, or NaN.
    [[nodiscard]] double validationError() const { return m_validation; }

private:
    BoostedTrees() = default;
    [[nodiscard]] Result<QByteArray> saved(const char* format) const;
    /// Forgets the trees after the best round.
    Result<void> keepBest(int rounds);
    struct Handle;
    std::unique_ptr<Handle> m_handle;
    int m_trees = 0;
    double m_validation = 0.0;
};

} // namespace terrella::downscale
