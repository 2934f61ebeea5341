// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"
#include "plugins/downscaling/interpolator.h"
#include "plugins/downscaling/kernels/quantile_map.h"
#include "plugins/downscaling/year_parts.h"

namespace terrella::downscale {

/// Parameters that several modules share, under the same keys.

YearGrouping readGrouping(const Parameters& parameters);                                         ///< `grouping`
std::size_t readWindow(const Parameters& parameters, YearGrouping grouping, CheckResult& check); ///< `window`: 1 unless by day; odd
FieldMethod readSpatialMethod(const Parameters& parameters);                                     ///< `spatial`
MappingRules readChange(const Parameters& parameters, const Variable& variable);                 ///< `kind` and `largest_factor` alone
MappingRules readMappingRules(const Parameters& parameters, const Variable& variable);           ///< all of quantile mapping

/// Limits that are plausible in millimetres a day but not in kg m-2 s-1 are a mistake of units.
void checkThreshold(const Variable& variable, const Parameters& parameters, CheckResult& check);
/// Factors of temperatures and differences of rain, which may fall below 0 unless something keeps them.
void checkKind(const Variable& variable, Change change, bool hasLowest, CheckResult& check);

} // namespace terrella::downscale
