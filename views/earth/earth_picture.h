// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace terrella {

/// What stands on a saved picture beside the Earth itself.
struct EarthPicture {
    QString title;   ///< above; empty: none
    QString credits; ///< below; empty: none
    bool hasBar = true;
    bool hasLegend = false;
    bool hasScale = false; ///< a length on the ground, right at the middle of the picture
    bool hasTime = true;
};

} // namespace terrella
