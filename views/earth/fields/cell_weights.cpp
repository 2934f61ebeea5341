// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/cell_weights.h"

#include "views/earth/fields/nearest_point.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

bool sameCells(const Grid& a, const Grid& b) { return a.kind == b.kind && a.ny == b.ny && a.nx == b.nx && a.lat == b.lat && a.lon == b.lon; }

CellWeights::Source bilinearSource(const Grid& from, const CellAxis& lons, const CellAxis& lats, double lon, double lat)
{
    const bool closes = lons.closesTurn();
    CellWeights::Source out;
    const auto nx = static_cast<double>(lons.columnsOfOneTurn()), ny = static_cast<double>(from.ny);
    const double first = lons.values().front();
    const double last = lons.values()[lons.columnsOfOneTurn() - 1];
    const double middle = 0.5 * (first + last);
    double x = lons.indexOf(middle + wrap180(lon - middle));
    double y = lats.indexOf(lat);
    constexpr double slack = 1e-6;
    if (y < -0.5 - slack || y > ny - 0.5 + slack || (!closes && (x < -0.5 - slack || x > nx - 0.5 + slack)))
        return out;
    y = std::clamp(y, 0.0, ny - 1.0);
    if (closes)
        x = x < 0.0 ? x + nx : x >= nx ? x - nx : x;
    else
        x = std::clamp(x, 0.0, nx - 1.0);
    const double i0 = std::floor(x), j0 = std::floor(y);
    const double tx = x - i0, ty = y - j0;
    const auto column = [&](double i) { return static_cast<std::uint32_t>(i >= nx ? (closes ? i - nx : nx - 1.0) : i); };
    const auto row = [&](double j) { return static_cast<std::uint32_t>(std::min(j, ny - 1.0)); };
    const auto width = static_cast<std::uint32_t>(from.nx);
    out.cell = {row(j0) * width + column(i0), row(j0) * width + column(i0 + 1.0), row(j0 + 1.0) * width + column(i0),
        row(j0 + 1.0) * width + column(i0 + 1.0)};
    out.weight = {static_cast<float>((1.0 - tx) * (1.0 - ty)), static_cast<float>(tx * (1.0 - ty)), static_cast<float>((1.0 - tx) * ty),
        static_cast<float>(tx * ty)};
    return out;
}

CellWeights cellWeights(const Grid& from, const Grid& to)
{
    CellWeights out;
    if (sameCells(from, to))
        return out;
    out.sources.resize(to.size());
    const auto place = [&to](std::size_t k) { return to.at(k / to.nx, k % to.nx); };
    if (from.kind == GridKind::LatLon) {
        out.method = CellWeights::Method::Bilinear;
        const CellAxis lons(from.lon, true), lats(from.lat, false);
        for (std::size_t k = 0; k < to.size(); ++k)
            out.sources[k] = bilinearSource(from, lons, lats, place(k).lon, place(k).lat);
        return out;
    }
    out.method = CellWeights::Method::Nearest;
    const NearestPoint nearest(from);
    for (std::size_t k = 0; k < to.size(); ++k)
        if (const auto cell = nearest.find(onSphere(place(k).lon, place(k).lat)))
            out.sources[k] = {{*cell, 0, 0, 0}, {1.0F, 0.0F, 0.0F, 0.0F}};
    return out;
}

} // namespace terrella::earth
