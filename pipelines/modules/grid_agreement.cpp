// SPDX-License-Identifier: GPL-3.0-or-later
// Where grids lie, compared.
#include "pipelines/core/json.h"
#include "pipelines/modules/agreement.h"

#include <QCoreApplication>

#include <algorithm>
#include <bitset>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Agreement)
};

constexpr double kPartOfCell = 1e-3;
constexpr std::size_t kDegrees = 360;

/// Distance from one value to the next, roughly.
double spacingOf(const std::vector<double>& values, double otherwise)
{
    if (values.size() < 2)
        return otherwise;
    const auto [low, high] = std::ranges::minmax(values);
    const double width = high - low;
    return width > 0.0 ? width / static_cast<double>(values.size() - 1) : otherwise;
}

/// Coordinates of cells in no order, spread evenly over the extent.
double cellSpacing(const Grid& grid)
{
    const auto [low, high] = std::ranges::minmax(grid.lat);
    return grid.ny > 1 ? (high - low) / static_cast<double>(grid.ny - 1) : 1.0;
}

bool sameValues(const std::vector<double>& a, const std::vector<double>& b, double tolerance, bool around)
{
    return a.size() == b.size() && std::ranges::equal(a, b, [&](double x, double y) {
        const double difference = around ? std::remainder(x - y, 360.0) : x - y;
        return std::abs(difference) <= tolerance || (std::isnan(x) && std::isnan(y));
    });
}

struct Extent {
    double south = HUGE_VAL, north = -HUGE_VAL;
    std::bitset<kDegrees> lons; ///< degrees of longitude in which there are cells
};

void mark(std::bitset<kDegrees>& lons, double from, double to)
{
    if (!std::isfinite(from) || !std::isfinite(to))
        return;
    if (to - from >= static_cast<double>(kDegrees)) {
        lons.set();
        return;
    }
    for (double lon = std::floor(from); lon < to; lon += 1.0)
        lons.set(static_cast<std::size_t>(std::fmod(std::fmod(lon, 360.0) + 360.0, 360.0)) % kDegrees);
}

Extent extentOf(const Grid& grid)
{
    Extent out;
    if (grid.lat.empty() || grid.lon.empty())
        return out;
    const bool regular = grid.kind == GridKind::LatLon;
    const double halfLat = (regular ? spacingOf(grid.lat, 1.0) : cellSpacing(grid)) / 2.0;
    const double halfLon = regular ? spacingOf(grid.lon, 1.0) / 2.0 : std::max(0.5, halfLat);
    for (const double lat : grid.lat) {
        out.south = std::fmin(out.south, lat - halfLat);
        out.north = std::fmax(out.north, lat + halfLat);
    }
    for (const double lon : grid.lon)
        mark(out.lons, lon - halfLon, lon + halfLon);
    return out;
}

} // namespace

bool shareCells(const Grid& a, const Grid& b)
{
    if (&a == &b)
        return true;
    if (a.ny != b.ny || a.nx != b.nx)
        return false;
    const bool regular = a.kind == GridKind::LatLon;
    if (regular != (b.kind == GridKind::LatLon) || (a.steps > 1 && b.steps > 1 && a.steps != b.steps) || a.lat.empty() || b.lat.empty())
        return false;
    if ((a.steps > 1) != (b.steps > 1))
        return false; // one mesh moves, the other does not
    const double latTolerance
        = kPartOfCell * (regular ? std::min(spacingOf(a.lat, 1.0), spacingOf(b.lat, 1.0)) : std::min(cellSpacing(a), cellSpacing(b)));
    const double lonTolerance = regular ? kPartOfCell * std::min(spacingOf(a.lon, 1.0), spacingOf(b.lon, 1.0)) : std::max(latTolerance, 1e-6);
    return sameValues(a.lat, b.lat, std::max(latTolerance, 1e-9), false) && sameValues(a.lon, b.lon, lonTolerance, true);
}

bool overlap(const Grid& a, const Grid& b)
{
    const Extent one = extentOf(a), two = extentOf(b);
    return one.south < two.north && two.south < one.north && (one.lons & two.lons).any();
}

QString extentText(const Grid& grid)
{
    if (grid.lat.empty() || grid.lon.empty())
        return Tr::tr("nothing");
    const auto [south, north] = std::ranges::minmax(grid.lat);
    const auto [west, east] = std::ranges::minmax(grid.lon);
    const auto degrees = [](double v) {
        constexpr double hundredths = 100.0;
        QString text = numberText(std::round(v * hundredths) / hundredths);
        text.replace(QLatin1Char('-'), QChar(0x2212));
        return text + QChar(0xB0);
    };
    return Tr::tr("%1 to %2 east and %3 to %4 north").arg(degrees(west), degrees(east), degrees(south), degrees(north));
}

} // namespace terrella
