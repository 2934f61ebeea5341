// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/trees/predictors.h"
#include "plugins/downscaling/trees/tree_method.h"

namespace terrella::downscale {

/// One set of trees for all cells, which know a cell by its height, slopes and place.
class SharedTrees final : public TreeMethod {
public:
    static Result<SharedTrees> learn(RunContext& context, const TreeWorld& world, Predictors predictors);
    static Result<SharedTrees> read(const QString& path, const TreeWorld& world, Predictors predictors);

    Result<void> predict(RunContext& context, const TreePeriod& period, const std::vector<std::size_t>& steps, const WalkOutput& out) const override;
    [[nodiscard]] ChunkLayout layout() const override { return ChunkLayout::Fields; }
    Result<void> save(const QString& path) const override;
    [[nodiscard]] QJsonObject card() const override;
    [[nodiscard]] QJsonObject report() const override;
    [[nodiscard]] QJsonArray plots() const override;

private:
    SharedTrees(const TreeWorld& world, Predictors predictors, BoostedTrees trees)
        : m_world(world),
          m_predictors(std::move(predictors)),
          m_trees(std::move(trees))
    {
    }

    const TreeWorld& m_world;
    Predictors m_predictors;
    BoostedTrees m_trees;
    std::size_t m_rows = 0;
    std::vector<BoostedTrees::Round> m_rounds;
};

} // namespace terrella::downscale
