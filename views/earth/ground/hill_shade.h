// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/plate.h"
#include "views/earth/fields/field_image.h"

#include <QRgb>

#include <span>
#include <vector>

namespace terrella::earth {

/// The light that hills are seen in.
struct HillLight {
    double azimuthDeg = 315.0;  ///< where it comes from, clockwise from north
    double altitudeDeg = 45.0;  ///< above the horizon
    double exaggeration = 30.0; ///< heights are multiplied by it
    bool operator==(const HillLight&) const = default;
};

/// How bright each cell of a plate of heights (metres; row 0 northernmost) is, 0 … 1: the cosine of the angle between light and ground, 0 in the
/// shade (Horn 1981, Hill shading and the reflectance map, Proc. IEEE 69). Slopes are those on a sphere. Flat ground has sin(altitude). NaN counts as
/// level.
std::vector<float> hillShade(std::span<const float> heights, std::size_t nx, const PlateBox& box, const HillLight& light);

/// Land and sea in two colours, lit; what lies at 0 m and below is sea where the relief has no depths. Rows from the south, as textures are.
FieldImage paintRelief(const PlateHeights& relief, const std::vector<float>& shade, const HillLight& light, QRgb land, QRgb sea);
/// What fields are multiplied with: white on level ground, darker on slopes away from the light; strength 0 … 1.
FieldImage paintShade(const PlateHeights& relief, const std::vector<float>& shade, const HillLight& light, double strength);

} // namespace terrella::earth
