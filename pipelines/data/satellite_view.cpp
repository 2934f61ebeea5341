// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/satellite_view.h"

#include "pipelines/data/grib_octets.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::GribMessages)
};

constexpr qsizetype wholeSection = 80;
constexpr std::uint64_t infinitelyFar = 0xffffffffU;

struct Figure {
    double semiMajorM = 0.0, semiMinorM = 0.0;
};

/// A number with a decimal scale: octets of the scale and of the value.
double scaled(const QByteArray& grid, qsizetype scaleAt)
{
    const double value = static_cast<double>(gribNumber(grid, scaleAt + 1, 4));
    return value * std::pow(10.0, -gribSignedNumber(grid, scaleAt, 1));
}

/// Code table 3.2; zeros for shapes that are not in it.
Figure figureOf(const QByteArray& grid)
{
    switch (grid[14]) {
    case 0: return {6367470.0, 6367470.0};
    case 1: return {scaled(grid, 15), scaled(grid, 15)};
    case 2: return {6378160.0, 6356775.0};
    case 3: return {1000.0 * scaled(grid, 20), 1000.0 * scaled(grid, 25)};
    case 4: return {6378137.0, 6356752.314140};
    case 5: return {6378137.0, 6356752.314245};
    case 6: return {6371229.0, 6371229.0};
    case 7: return {scaled(grid, 20), scaled(grid, 25)};
    case 8: return {6371200.0, 6371200.0};
    case 9: return {6377563.396, 6356256.909};
    default: return {};
    }
}

/// Steps from the point below the satellite, in the order of the file's numbers, to metres.
std::vector<double> axis(std::size_t count, double origin, double below, double step)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < count; ++k)
        out.push_back((origin + static_cast<double>(k) - below) * step);
    return out;
}

bool isSatelliteView(const GribField& field)
{
    return field.edition == 2 && field.grid.size() >= wholeSection && gribNumber(field.grid, 12, 2) == 90;
}

} // namespace

QString satelliteViewProblem(const GribField& field)
{
    if (!isSatelliteView(field))
        return {};
    const QByteArray& grid = field.grid;
    if (gribSignedNumber(grid, 38, 4) != 0.0)
        return Tr::tr("a view from a satellite that is not above the equator");
    if (gribSignedNumber(grid, 64, 4) != 0.0)
        return Tr::tr("a view from a satellite that is turned against north");
    const std::uint64_t distance = gribNumber(grid, 68, 4);
    if (distance == infinitelyFar || distance <= 1'000'000)
        return Tr::tr("a view of the Earth whose message does not say from how high it is seen");
    const Figure earth = figureOf(grid);
    const bool isEarth = earth.semiMajorM > 6.2e6 && earth.semiMajorM < 6.5e6 && earth.semiMinorM > 6.2e6 && earth.semiMinorM <= earth.semiMajorM;
    if (!isEarth || gribNumber(grid, 47, 4) == 0 || gribNumber(grid, 51, 4) == 0)
        return Tr::tr("a view from a satellite whose message does not say how large the Earth is in it");
    return {};
}

std::optional<SatelliteView> satelliteView(const GribField& field, std::size_t ny, std::size_t nx)
{
    if (!isSatelliteView(field) || !satelliteViewProblem(field).isEmpty())
        return std::nullopt;
    const QByteArray& grid = field.grid;
    if (gribNumber(grid, 30, 4) != nx || gribNumber(grid, 34, 4) != ny)
        return std::nullopt; // the message and what GDAL makes of it do not agree
    SatelliteView out;
    const Figure earth = figureOf(grid);
    const double away = 1e-6 * static_cast<double>(gribNumber(grid, 68, 4)) * earth.semiMajorM; // from the Earth's middle
    out.lonDeg = 1e-6 * gribSignedNumber(grid, 42, 4);
    out.heightM = away - earth.semiMajorM;
    out.semiMajorM = earth.semiMajorM;
    out.semiMinorM = earth.semiMinorM;
    // How wide and how high the Earth's disc is seen, in angles and in cells.
    const double wide = 2.0 * std::asin(earth.semiMajorM / away);
    const double high = 2.0 * std::atan(earth.semiMinorM / std::sqrt(away * away - earth.semiMajorM * earth.semiMajorM));
    const double dx = wide / static_cast<double>(gribNumber(grid, 47, 4)) * out.heightM;
    const double dy = high / static_cast<double>(gribNumber(grid, 51, 4)) * out.heightM;
    const auto scan = static_cast<unsigned char>(grid[63]);
    const bool isFromEast = scan & 0x80U, isFromSouth = scan & 0x40U;
    out.x = axis(nx, gribSignedNumber(grid, 72, 4), 1e-3 * gribSignedNumber(grid, 55, 4), isFromEast ? -dx : dx);
    out.y = axis(ny, gribSignedNumber(grid, 76, 4), 1e-3 * gribSignedNumber(grid, 59, 4), isFromSouth ? dy : -dy);
    // GDAL turns what "scans negatively", so that the first of its columns is the last stored; its first row is the northernmost.
    if (out.y.size() > 1 && out.y.front() < out.y.back())
        std::reverse(out.y.begin(), out.y.end());
    return out;
}

} // namespace terrella
