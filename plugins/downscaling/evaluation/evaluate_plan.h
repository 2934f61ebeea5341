// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/interpolator.h"

#include <QStringList>

namespace terrella::downscale {

/// What is compared with the reference.
struct Competitor {
    QString port;  ///< it comes in by
    QString key;   ///< "prediction", "baseline", "bilinear"
    QString label; ///< what people call it
    int variable = -1;
    std::size_t members = 1;        ///< of its ensemble
    UnitConversion conversion;      ///< to the units of the reference
    std::vector<std::size_t> steps; ///< its step for each compared step
};

/// What downscale.evaluate will do, made from signatures alone.
struct EvaluationPlan {
    int reference = -1;
    std::vector<std::size_t> steps; ///< of the reference that are compared
    std::vector<Competitor> competitors;
    std::shared_ptr<const CubeSignature> maps;
    std::shared_ptr<const CubeSignature> scratch; ///< the coarse data on the fine grid; null where there are none
    std::shared_ptr<const FeaturesSignature> table;
    double threshold = 0.0; ///< of wet days; NaN: they are not counted
    std::size_t bins = 0;
    std::size_t spectrumSteps = 0;
    [[nodiscard]] bool hasCoarse() const { return scratch != nullptr; }
};

/// cubes: signatures by port: reference, prediction, baseline, coarse. Nothing where a problem went to `check`.
std::optional<EvaluationPlan> planEvaluation(
    const std::map<QString, std::shared_ptr<const CubeSignature>>& cubes, const Parameters& parameters, CheckResult& check);

} // namespace terrella::downscale
