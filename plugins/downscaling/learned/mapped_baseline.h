// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/kernels/quantile_map.h"
#include "plugins/downscaling/learned/learn_plan.h"

namespace terrella::downscale {

/// Quantile mapping of the interpolated coarse values, learnt in the years of training alone and done in those of the test, with what
/// downscale.quantile_map does unless it is told otherwise; by month where training has values enough of each month of the test, else all together.
MappingPlan mappedBaseline(const LearnPlan& plan, Mapping mapping);

} // namespace terrella::downscale
