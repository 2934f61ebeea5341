// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/trees/tree_method.h"

namespace terrella::downscale {

/// Trees of its own for each cell, which see its series of predictors and the season. Cells with too few days to learn from have none, and no result.
class CellTrees final : public TreeMethod {
public:
    static Result<CellTrees> learn(RunContext& context, const TreeWorld& world);
    static Result<CellTrees> read(const QString& path, const TreeWorld& world);

    Result<void> predict(RunContext& context, const TreePeriod& period, const std::vector<std::size_t>& steps, const WalkOutput& out) const override;
    [[nodiscard]] ChunkLayout layout() const override { return ChunkLayout::Series; }
    Result<void> save(const QString& path) const override;
    [[nodiscard]] QJsonObject card() const override;
    [[nodiscard]] QJsonObject report() const override;
    [[nodiscard]] QJsonArray plots() const override;

private:
    class Learning;
    struct Cell {
        QByteArray trees; ///< as XGBoost writes them, packed; empty: none
        int count = 0;
        double validation = 0.0; ///< NaN: none
    };

    explicit CellTrees(const TreeWorld& world) : m_world(world), m_cells(world.fine.grid.size()) {}
    [[nodiscard]] std::size_t features() const { return m_world.plan.predictors.size() + 2; }
    /// Smallest, quartiles and greatest of the numbers of trees or of the errors.
    [[nodiscard]] std::vector<double> fiveNumbers(bool ofErrors) const;

    const TreeWorld& m_world;
    std::vector<Cell> m_cells;
};

} // namespace terrella::downscale
