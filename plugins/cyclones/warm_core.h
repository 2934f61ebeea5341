// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/cyclones/field_set.h"

#include <optional>

namespace terrella::cyclones {

/// The two fields whose difference (geopotential, height) or mean (temperature) must fall away from the centre.
struct WarmCore {
    int upper = -1, lower = -1; ///< variables of the FieldSet
    std::size_t upperLevel = 0, lowerLevel = 0;
    bool isTemperature = false;
    double delta = 0.0; ///< in the variable's units, negative
};

/// Chooses the fields by parameters, standard names and usual names, and the criterion by their units. What does not fit goes to `check`.
std::optional<WarmCore> findWarmCore(const FieldSet& fields, const Parameters& parameters, CheckResult& check);

} // namespace terrella::cyclones
