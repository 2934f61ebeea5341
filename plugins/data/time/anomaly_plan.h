// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "plugins/data/time/climatology_set.h"

namespace terrella::data {

enum class AnomalyKind { Difference, Ratio, Standardised };

/// Where a variable finds its mean (or deviation) in a finished climatology.
struct MatchedField {
    int variable = -1;
    UnitConversion conversion;      ///< to the units of the data
    std::vector<std::size_t> steps; ///< of the climatology, for each step of the data; kNoStep: none. Empty: it has no time axis
    bool oneSlice = false;          ///< the same for all members and levels of the data
};

struct AnomalyVariable {
    int source = -1;
    MatchedField mean, spread;         ///< of cubes that are connected
    std::vector<std::size_t> ownSteps; ///< of the climatology made here
};

/// What data.anomaly will do, made from signatures alone.
struct AnomalyPlan {
    AnomalyKind kind = AnomalyKind::Difference;
    std::optional<ClimatologySet> own; ///< the climatology made here, where none is connected
    std::vector<AnomalyVariable> variables;
    std::shared_ptr<const CubeSignature> signature;
    std::shared_ptr<const CubeSignature> scratch; ///< own climatology: for each variable "mean0", and "spread0" where it is needed
};

/// Nothing where a problem went to `check`. climatology and spread may be null.
std::optional<AnomalyPlan> planAnomaly(
    const CubeSignature& data, const CubeSignature* climatology, const CubeSignature* spread, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
