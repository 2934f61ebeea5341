// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/periods.h"

#include <functional>

namespace terrella::downscale {

/// One variable of a module that adjusts variable after variable: the cubes with rows and columns in one order.
struct AlignedPair {
    std::size_t index = 0; ///< of the variable in the result
    const ModelPair& pair;
    PeriodCubes cubes;
    Periods periods; ///< signatures of these cubes
};

/// Makes the cube `data` of all pairs, one after the other. sameGrids: the reference lies on the model's cells.
Result<Outputs> adjustPairs(RunContext& context, const PeriodCubes& cubes, const std::vector<ModelPair>& pairs, bool sameGrids,
    std::shared_ptr<const CubeSignature> signature, ChunkLayout layout,
    const std::function<Result<void>(RunContext& part, const AlignedPair& aligned, CubeWriter& writer)>& adjust);

} // namespace terrella::downscale
