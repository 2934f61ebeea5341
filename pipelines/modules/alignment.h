// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/rearranged_cube.h"
#include "pipelines/modules/agreement.h"

namespace terrella {

/// Grids of the same cells whose rows or columns stand in another order: rows from the north or from the south, columns from another meridian on.
/// Values need only be moved, which alignedTo() does while they are read.

/// The row and column of `from` that each of `like` is; nothing where they do not hold the same cells.
[[nodiscard]] std::optional<CellOrder> orderLike(const Grid& from, const Grid& like);

/// As requireSameGrid(), but the order of rows and columns may differ.
bool requireSameCells(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check);

/// The cube itself where the variable already lies in that order, or on other cells; else seen in the order of `like`. Variables keep their places.
[[nodiscard]] std::shared_ptr<const Cube> alignedTo(const CubeSignature& like, int likeVariable, std::shared_ptr<const Cube> cube, int variable);

} // namespace terrella
