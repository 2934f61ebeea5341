// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/contours.h"
#include "views/earth/fields/vectors.h"
#include "views/earth/scene/scene.h"

namespace terrella::earth {

/// Lines of a layer as they go into the scene.
struct DrawnLines {
    SceneLines lines;
    std::vector<QRgb> colours; ///< of each point; empty: one colour for all
    QColor colour;
    SceneLabels labels;
};

/// Contours with their numbers along them, as many as the view has room for. isOnBright: what lies below is bright, so that they are dark.
DrawnLines drawContours(
    const Projection& projection, const ContourLines& lines, double interval, bool labels, bool isOnBright, const ViewHint& hint, double pixelRatio);

} // namespace terrella::earth
