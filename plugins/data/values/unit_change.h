// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "pipelines/modules/module.h"

#include <memory>
#include <vector>

namespace terrella::data {

/// What data.convert_units will do, made from the signature alone.
struct UnitChange {
    std::shared_ptr<const CubeSignature> signature;
    std::vector<UnitConversion> conversions; ///< one for each variable; identity where it stays as it is
};

/// Names, standard names and cell methods that speak of differences, anomalies or spreads, which have a scale but no zero.
bool looksLikeDifference(const Variable& variable);

/// Nothing where a problem went to `check`.
std::optional<UnitChange> planUnitChange(const CubeSignature& source, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
