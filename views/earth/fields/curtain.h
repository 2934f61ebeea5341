// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
CurtainPicture paintCurtain(const LineColumns& columns, const Colouring& colouring);

/// The cloth: from the lowest height to the highest above every place of the line, parted where the map is cut. Texture runs with the picture.
SceneCurtain curtainMesh(const Projection& projection, const LineSamples& line, double lowestMetres, double highestMetres);

} // namespace terrella::earth
