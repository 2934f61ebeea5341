// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"
#include "views/earth/map_lines.h"

#include <QString>

#include <functional>

namespace terrella::earth {

/// The number of a meridian or parallel, where it leaves the map or the view.
struct EdgeLabel {
    QString text;
    Vec3 at;        ///< on the line, in the scene
    QPointF offset; ///< from there to the middle of the text, pixels, y down
    QRectF box;     ///< of the text in the view
};

/// "60°N", "0°", "12.5°W", "180°"
QString meridianText(double lonDeg);
QString parallelText(double latDeg);

/// Numbers of the lines of a map's graticule, along its outline or, closer, along the view's edge: meridians below (around polar maps all round),
/// parallels at the left. None on the globe. None lies over another.
std::vector<EdgeLabel> edgeLabels(const std::vector<GraticuleLine>& lines, const Camera& camera, const Projection& projection, const QSizeF& view,
    const std::function<QSizeF(const QString&)>& sizeOf);

} // namespace terrella::earth
