// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"
#include "views/earth/colouring.h"
#include "views/earth/column_reading.h"
#include "views/earth/fields/field_image.h"
#include "views/earth/projection.h"
#include "views/earth/scene/scene_solid.h"

namespace terrella::earth {

/// What hangs on a curtain: columns of texels for the places along the line, rows for equal steps of height from `lowest` to `highest`, the field
/// linear between levels in each column as isosurfaces and volumes have it. Texels without value and those below the ground are transparent. Where
/// colours are classes each texel has the class of the nearest level.
struct CurtainPicture {
    FieldImage image;
    double lowest = 0.0, highest = 0.0; ///< metres
};
/// The value that it has at so many places along the line and so many metres, as it is painted: on from column to column and from level to level, or
/// (isNearest) that of the nearest. NaN where nothing is seen.
double curtainValue(const LineColumns& columns, double at, double metres, bool isNearest);
CurtainPicture paintCurtain(const LineColumns& columns, const Colouring& colouring);

/// The cloth: from the lowest height to the highest above every place of the line, parted where the map is cut. Texture runs with the picture.
SceneCurtain curtainMesh(const Projection& projection, const LineSamples& line, double lowestMetres, double highestMetres);

/// Where a line of sight meets a curtain.
struct CurtainHit {
    double away = 0.0;   ///< from where the line of sight begins, in scene units
    double at = 0.0;     ///< in places along the curtain's line
    double metres = 0.0; ///< height
};
/// As heights are drawn.
struct DrawnHeights {
    bool isGlobe = true;
    double rise = 0.0;   ///< scene units of a metre
    double lowest = 0.0; ///< metres: so far down the sea is looked into
};
/// All of them that the Earth does not hide, nearest first; also where the curtain has no value. places: along its line.
std::vector<CurtainHit> curtainHits(const SceneCurtain& curtain, std::size_t places, const Camera::Sight& sight, const DrawnHeights& heights);

} // namespace terrella::earth
