// SPDX-License-Identifier: GPL-3.0-or-later
// Where a layer lies: what "zoom to it" shows.
#include "views/earth/fields/plane_part.h"
#include "views/earth/layers/layer.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr std::size_t sample = 24; ///< rows and columns, or so many squared places, that stand for all

void addGrid(const Grid& grid, std::size_t step, std::vector<LatLon>& out)
{
    if (isPlacedByAxes(grid)) {
        out = planeSample(grid, sample, sample);
        return;
    }
    const auto every = [](std::size_t count) { return std::max<std::size_t>(1, count / sample); };
    const std::size_t rows = every(grid.ny),
                      columns = grid.kind == GridKind::Cells ? std::max<std::size_t>(1, grid.nx / (sample * sample)) : every(grid.nx);
    const auto next
        = [](std::size_t k, std::size_t by, std::size_t count) { return k + 1 < count ? std::min(k + by, count - 1) : count; }; // the last too
    for (std::size_t j = 0; j < grid.ny; j = next(j, rows, grid.ny))
        for (std::size_t i = 0; i < grid.nx; i = next(i, columns, grid.nx))
            out.push_back(grid.at(j, i, grid.steps > 1 ? std::min(step, grid.steps - 1) : 0));
}

template <class Values>
void addPlaces(const Values& lon, const Values& lat, std::vector<LatLon>& out)
{
    const std::size_t by = std::max<std::size_t>(1, lon.size() / (sample * sample));
    for (std::size_t k = 0; k < std::min(lon.size(), lat.size()); k += by)
        out.push_back({lat[k], lon[k]});
}

} // namespace

std::vector<LatLon> LayerStack::placesOf(const QString& id) const
{
    std::vector<LatLon> out;
    const Layer* layer = find(id);
    if (!layer)
        return out;
    if (layer->cube && layer->variable >= 0 && layer->cube->signature().gridOf(layer->variableInfo())) {
        addGrid(layer->grid(), layer->shownStep, out);
    } else if (layer->polygons) {
        for (const Polygon& polygon : layer->polygons->polygons())
            for (const PolygonRing& ring : polygon.rings)
                addPlaces(ring.lon, ring.lat, out);
    } else if (layer->features) {
        addPlaces(layer->features->lon, layer->features->lat, out);
    }
    std::erase_if(out, [](const LatLon& place) { return !std::isfinite(place.lon) || !(std::abs(place.lat) <= 90.0); });
    return out;
}

} // namespace terrella::earth
