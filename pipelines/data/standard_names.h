// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace terrella {

/// The CF standard name of a variable whose file gives none, from its well-known name (ERA5, WRF, GFS, CMIP …). The unit must fit:
/// a "t" in metres is no temperature. Without a unit only names that nothing else bears are trusted; a long name
/// that speaks of a perturbation, anomaly or grid-relative component forbids a guess. Empty where unknown.
QString guessStandardName(const QString& variable, const QString& units, const QString& longName = {});

} // namespace terrella
