// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "pipelines/modules/walk.h"
#include "plugins/downscaling/evaluation_table.h"

namespace terrella::downscale {

struct SpectrumInput {
    WalkInput input; ///< all with as many steps, on the grid
    UnitConversion conversion;
};

/// Mean spectra of all inputs over evenly chosen steps, `most` at most, in the largest box around the middle where none is missing.
Result<Spectra> meanSpectra(RunContext& context, const std::vector<SpectrumInput>& inputs, const Grid& grid, std::size_t most);

} // namespace terrella::downscale
