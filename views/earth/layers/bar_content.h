// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colouring.h"
#include "views/earth/earth_layer.h"

#include <QColor>
#include <QString>

#include <vector>

namespace terrella::earth {

/// What a colour bar explains.
struct BarContent {
    /// How long an arrow of a round speed is.
    struct Arrow {
        QString speed;
        double length = 0.0; ///< device-independent pixels
        QColor colour;
        bool operator==(const Arrow&) const = default;
    };
    EarthLayer layer;
    QString quantity; ///< name of the variable or column that is coloured
    Colouring colouring;
    bool hasColours = true; ///< else there is only what stands below the bar
    bool under = false;     ///< values lie beyond the ends
    bool over = false;
    std::vector<QString> hatched;         ///< what hatching in this picture means
    std::vector<ColourMap::Class> tracks; ///< classes of tracks that are seen beside what the bar explains
    bool missing = false;                 ///< some places or shapes have no value
    QColor missingColour;                 ///< of shapes without one; invalid: what lies below is seen
    std::vector<Arrow> arrows;
};

} // namespace terrella::earth
