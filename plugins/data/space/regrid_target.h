// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <optional>
#include <vector>

namespace terrella::data {

/// A grid with the axes that fields on it have: Y and X, or Cell.
struct TargetGrid {
    Grid grid;
    std::vector<Axis> axes;
};

/// What the parameters or the cube connected to `like` ask for. own: the grid of the data, null where they have none. Nothing where a problem went to
/// `check`.
std::optional<TargetGrid> targetGrid(const Parameters& parameters, const CubeSignature* like, const Grid* own, CheckResult& check);

} // namespace terrella::data
