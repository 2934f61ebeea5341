// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/matching.h"
#include "plugins/downscaling/interpolator.h"

namespace terrella::downscale {

/// What downscale.lapse_rate will do, made from signatures alone.
struct LapsePlan {
    FieldMethod method = FieldMethod::Bilinear;
    bool fits = false, byMonth = true;
    double rate = -6.5; ///< K km⁻¹, where it is not fitted or cannot be
    double leastSpread = 100.0;
    bool missingIsSea = true;
    MatchedVariable height;                      ///< of the fine grid
    std::optional<MatchedVariable> coarseHeight; ///< nothing: made of the fine one
    FieldGrid target;
    std::vector<int> sources;
    std::vector<double> perKelvin; ///< steps of each variable's unit in a kelvin
    std::shared_ptr<const CubeSignature> signature;
};
std::optional<LapsePlan> planLapseRate(const ModuleSpec& spec, const CubeSignature& data, const CubeSignature& fine, const CubeSignature* coarse,
    const Parameters& parameters, CheckResult& check);

} // namespace terrella::downscale
