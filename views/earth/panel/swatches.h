// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_layer.h"
#include "views/earth/earth_theme.h"

#include <QPixmap>

namespace terrella::earth {

inline const QSize swatchSize(20, 12);

/// Of coastlines and other lines that are always there.
QPixmap frameSwatch(const QColor& colour, double ratio);
/// What a layer without colours of its own looks like.
QPixmap kindSwatch(EarthLayerKind kind, const QColor& colour, double ratio);
/// The pictures as boxes, those that hold the layer filled.
QPixmap paneSwatch(int count, unsigned panes, const EarthTheme& theme, double ratio);

} // namespace terrella::earth
