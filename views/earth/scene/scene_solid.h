// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_image.h"
#include "views/earth/fields/field_mesh.h"

#include <QRgb>

#include <cstdint>
#include <vector>

namespace terrella::earth {

/// True heights in scene units for each metre.
inline constexpr double unitsPerMetre = 1.0 / 6371008.8;

/// Triangles that stand above the ground or lie below it. How far heights are exaggerated is decided when they are drawn.
struct SceneSolid {
    std::vector<float> points;  ///< x, y, z at true height
    std::vector<float> heights; ///< metres, of each point
    /// The normal is flat + rise × (scene units of a metre as drawn), neither of length 1.
    std::vector<float> flat;
    std::vector<float> rise;
    std::vector<std::int32_t> triangles;

    [[nodiscard]] std::size_t size() const { return heights.size(); }
};

/// A stack of semi-transparent sheets at equal steps of height, lowest first. All have one picture, whose alpha is how dense the stuff is.
struct SceneShells {
    FieldMesh mesh;             ///< of all sheets, in the order in which they are painted
    std::vector<float> heights; ///< metres, of each point
    int count = 0;
};

/// A sheet that stands upright, with a picture whose alpha says where it is.
struct SceneCurtain {
    FieldMesh mesh;             ///< at true height
    std::vector<float> heights; ///< metres, of each point
};

} // namespace terrella::earth
