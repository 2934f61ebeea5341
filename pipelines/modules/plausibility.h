// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella {

/// Warns of variables whose stated units cannot be those of their values: temperatures of 300 °C, pressures of 1013 Pa, fractions of 100. The values
/// are those that the header tells of (actual_range); nothing is read. Only quantities whose values are known to lie within bounds anywhere on Earth
/// are judged, by standard name. Code: units.implausible.
void checkPlausibleUnits(const CubeSignature& cube, CheckResult& check);

} // namespace terrella
