// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "views/earth/fields/contours.h"
#include "views/earth/fields/vector_glyphs.h"
#include "views/earth/scene/scene.h"

namespace terrella::earth {

/// Lines of a layer as they go into the scene.
struct DrawnLines {
    SceneLines lines;
    std::vector<QRgb> colours; ///< of each point; empty: one colour for all
    QColor colour;
    SceneLabels labels;
    SceneGlyphs glyphs;              ///< instead of lines
    std::vector<double> glyphSpeeds; ///< of each
    double arrowSpeed = 0.0;         ///< a round speed, and how long its arrow is in pixels; 0: no arrows
    double arrowLength = 0.0;
};

/// Arrows as long as the speed beside `full`; spacing and lengths in pixels.
DrawnLines drawArrows(const std::vector<VectorPlace>& places, double full, double spacing);
/// Barbs of speeds that `toKnots` converts.
DrawnLines drawBarbs(const std::vector<VectorPlace>& places, const UnitConversion& toKnots);

/// Contours with their numbers along them, as many as the view has room for. isOnBright: what lies below is bright, so that they are dark.
DrawnLines drawContours(
    const Projection& projection, const ContourLines& lines, double interval, bool labels, bool isOnBright, const ViewHint& hint, double pixelRatio);

} // namespace terrella::earth
