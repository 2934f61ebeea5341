// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <QString>

#include <vector>

namespace terrella::earth {

/// One line of the probe: "pressure", "994.6 hPa".
struct ProbeLine {
    QString label;
    QString value;
};

/// What is known of the curtain that one points at.
struct CurtainProbe {
    LatLon place; ///< below it
    std::vector<ProbeLine> lines;
};

} // namespace terrella::earth
