// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace terrella {

/// What a GRIB field is, as GDAL tells.
struct GribParameter {
    QString element;   ///< "TMP", "2T", "PRMSL"
    QString levelType; ///< "ISBL", "HTGL", "SFC", "MSL" …
    double level = 0.0;
    bool layer = false; ///< between two levels
};

/// A short name as ecCodes and xarray users know it: "t", "gh", "u10", "t2m", "prmsl", "t_sfc".
QString gribName(const GribParameter& parameter);
/// Levels of this kind make an axis, even of a single step: pressure, hybrid, height above ground, depth …
bool gribLevelsMakeAxis(const GribParameter& parameter);
/// Name of such an axis.
QString gribAxisName(const QString& levelType);

} // namespace terrella
