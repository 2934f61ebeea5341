// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/evaluation/comparison.h"
#include "plugins/downscaling/kernels/spectrum.h"

#include <QString>

namespace terrella::downscale {

/// Mean spectra; empty where there are none, with the reason.
struct Spectra {
    std::vector<double> wavelength;            ///< km
    std::vector<std::vector<double>> variance; ///< in the order of the inputs
    std::size_t fields = 0;
    QString reason;
};

/// Mean spectra of all inputs, those of an ensemble averaged over its members, over evenly chosen steps, `most` at most, in the largest box around
/// the middle where none is missing. All have as many steps on the grid.
Result<Spectra> meanSpectra(RunContext& context, const std::vector<Compared>& inputs, const Grid& grid, std::size_t most);

} // namespace terrella::downscale
