// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/year_parts.h"

namespace terrella::downscale {

/// The signature of mean years: the variable with as many steps as there are parts of the year, whose times only count.
std::shared_ptr<const CubeSignature> meanYearSignature(const CubeSignature& source, int variable, std::size_t parts);

/// Means of the steps of each part of the year, of all slices of a variable; missing values are left out, and a part without any is missing. window:
/// so many parts, an odd number, are taken together round each. Written to the scratch folder as `name`.
Result<std::shared_ptr<const Cube>> meanYear(
    RunContext& context, const Cube& cube, int variable, const StepRange& range, const YearParts& parts, std::size_t window, const QString& path);

/// For each step of a time axis its part of the year: the step of a mean year.
std::vector<std::size_t> partOfEachStep(const Axis& time, const YearParts& parts);

} // namespace terrella::downscale
