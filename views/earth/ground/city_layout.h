// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"
#include "views/earth/natural_earth.h"

#include <functional>
#include <map>

namespace terrella::earth {

/// A city whose name stands in the view.
struct PlacedCity {
    std::size_t city = 0;
    bool isLeft = false; ///< the name stands left of its dot
    QPointF at;          ///< the dot, pixels of the view
    QRectF box;          ///< the name
};

/// The largest rank that is named when so many degrees of latitude fit the view.
int largestRank(double spanDeg);
/// How many names a view has room for.
int mostCities(const QSizeF& view);

/// Which cities a view names: by rank, then population; none over another or beyond the view, none near the globe's rim, and of one rank those that
/// were named before first, on the same side, so that names stay while the view moves. points: of all cities, in the scene, NaN where the
/// projection has none. sizeOf: of a city's name with its halo.
std::vector<PlacedCity> layOutCities(const std::vector<City>& cities, const std::vector<Vec3>& points, const Camera& camera,
    const Projection& projection, const QSizeF& view, const std::function<QSizeF(std::size_t)>& sizeOf, const std::vector<PlacedCity>& before);

} // namespace terrella::earth
