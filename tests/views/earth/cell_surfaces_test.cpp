// SPDX-License-Identifier: GPL-3.0-or-later
// Isosurfaces of cells without rows and columns.
#include "tests/views/earth/volume_cubes.h"
#include "views/earth/layers/solid_request.h"

#include <QTest>

#include <map>
#include <numbers>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

constexpr double pi = std::numbers::pi;

std::shared_ptr<const Projection> make(const char* name) { return *Projection::make(QLatin1String(name)); }

VolumeValues volumeOf(const Grid& grid, const std::vector<double>& levels, const VolumeFunction& f, std::size_t mostCells = 1'000'000)
{
    VolumeSource source;
    auto out = source.volume(volumeOn(grid, {levels}, {f}), 0, {}, {mostCells, 10'000'000, true}, {});
    return out ? *out : nullptr;
}

/// How often each side of a triangle occurs.
std::map<std::pair<std::int32_t, std::int32_t>, int> sidesOf(const std::vector<std::int32_t>& triangles)
{
    std::map<std::pair<std::int32_t, std::int32_t>, int> sides;
    for (std::size_t k = 0; k + 2 < triangles.size(); k += 3)
        for (std::size_t s = 0; s < 3; ++s)
            ++sides[std::minmax(triangles[k + s], triangles[k + (s + 1) % 3])];
    return sides;
}

bool isClosed(const Isosurface& surface)
{
    const auto sides = sidesOf(surface.triangles);
    return !sides.empty() && std::ranges::all_of(sides, [](const auto& side) { return side.second == 2; });
}

/// Whether triangles beside each other are turned the same way: each side is walked once forth and once back. Sides without length aside.
bool isOriented(const Isosurface& surface)
{
    std::map<std::pair<std::int32_t, std::int32_t>, int> walked;
    for (std::size_t k = 0; k + 2 < surface.triangles.size(); k += 3)
        for (std::size_t s = 0; s < 3; ++s)
            ++walked[{surface.triangles[k + s], surface.triangles[k + (s + 1) % 3]}];
    return std::ranges::all_of(walked, [](const auto& each) { return each.second == 1; });
}

Vec3 pointOf(const SceneSolid& solid, std::int32_t k)
{
    const float* at = solid.points.data() + 3 * static_cast<std::ptrdiff_t>(k);
    return {static_cast<double>(at[0]), static_cast<double>(at[1]), static_cast<double>(at[2])};
}

double areaOf(const SceneSolid& solid, bool isGlobe)
{
    const auto cross = [](const Vec3& a, const Vec3& b) { return Vec3{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; };
    double out = 0.0;
    for (std::size_t k = 0; k + 2 < solid.triangles.size(); k += 3) {
        const Vec3 a = pointOf(solid, solid.triangles[k]), b = pointOf(solid, solid.triangles[k + 1]), c = pointOf(solid, solid.triangles[k + 2]);
        const Vec3 normal = cross(b - a, c - a);
        out += 0.5 * (isGlobe ? length(normal) : std::abs(normal.z));
    }
    return out;
}

/// Highest in a place of the sphere, falling off by a unit for each degree and each kilometre.
VolumeFunction blob(double lon, double lat, double metres)
{
    const Vec3 middle = onSphere(lon, lat);
    return [=](double x, double y, double level, std::size_t) {
        return 100.0 - std::hypot(std::acos(std::clamp(dot(onSphere(x, y), middle), -1.0, 1.0)) / degree, (level - metres) / 1000.0);
    };
}

} // namespace

class CellSurfacesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Every cell has its triangles and no gap is left, not even around the point that the triangulation is projected from.
    void trianglesCoverTheWholeSphere()
    {
        for (const int times : {2, 3, 4}) {
            const Grid grid = icosahedralCells(times);
            const CellTriangles triangles = trianglesOf(grid);
            QCOMPARE(triangles->size() / 3, 2 * grid.nx - 4); // Euler
            double area = 0.0;
            for (std::size_t k = 0; k + 2 < triangles->size(); k += 3) {
                const auto at = [&](std::size_t c) { return onSphere(grid.lon[(*triangles)[k + c]], grid.lat[(*triangles)[k + c]]); };
                const Vec3 a = at(0), b = at(1), c = at(2);
                const double volume = std::abs(a.x * (b.y * c.z - b.z * c.y) + a.y * (b.z * c.x - b.x * c.z) + a.z * (b.x * c.y - b.y * c.x));
                area += 2.0 * std::atan2(volume, 1.0 + dot(a, b) + dot(b, c) + dot(c, a)); // Van Oosterom and Strackee 1983
            }
            QVERIFY2(std::abs(area / (4.0 * pi) - 1.0) < 1e-9, qPrintable(QString::number(area)));
        }
    }
    void aRegionIsNotClosedOnItsFarSide()
    {
        Grid grid = icosahedralCells(4), part = grid;
        part.lon.clear();
        part.lat.clear();
        for (std::size_t k = 0; k < grid.nx; ++k)
            if (std::hypot(wrap180(grid.lon[k] - 170.0), grid.lat[k] - 20.0) < 30.0) {
                part.lon.push_back(grid.lon[k]);
                part.lat.push_back(grid.lat[k]);
            }
        part.nx = part.lon.size();
        const CellTriangles triangles = trianglesOf(part);
        QVERIFY(triangles->size() / 3 > part.nx && triangles->size() / 3 < 2 * part.nx);
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
        for (std::size_t k = 0; k + 2 < triangles->size(); k += 3)
            for (std::size_t s = 0; s < 3; ++s)
                ++sides[std::minmax((*triangles)[k + s], (*triangles)[k + (s + 1) % 3])];
        QVERIFY(std::ranges::all_of(sides, [](const auto& side) { return side.second <= 2; }));
        QVERIFY(std::ranges::any_of(sides, [](const auto& side) { return side.second == 1; }));
    }
    /// The shell around the whole globe: closed, at its height, and on maps from edge to edge.
    void aShellClosesRoundTheGlobe()
    {
        const VolumeValues data
            = volumeOf(icosahedralCells(4), evenLevels(16000.0, 5), [](double, double, double level, std::size_t) { return level; });
        QVERIFY(data && data->triangles);
        const Isosurface found = isosurface(*data, 9000.0, {});
        QVERIFY(isClosed(found));
        const ProjectedSurface globe = projected(*make("globe"), *data, found, {});
        for (const float height : globe.solid.heights)
            QVERIFY(std::abs(height - 9000.0F) < 0.1F);
        const double radius = 1.0 + 9000.0 * unitsPerMetre;
        const double area = areaOf(globe.solid, true);
        QVERIFY2(std::abs(area / (4.0 * pi * radius * radius) - 1.0) < 0.005, qPrintable(QString::number(area)));
        const double flat = areaOf(projected(*make("equirectangular"), *data, found, {}).solid, false);
        QVERIFY2(std::abs(flat / (2.0 * pi * pi) - 1.0) < 0.003, qPrintable(QString::number(flat))); // the strips at the poles included
        const double polar = areaOf(projected(*make("north_polar"), *data, found, {}).solid, false);
        QVERIFY2(std::abs(polar / (4.0 * pi) - 1.0) < 0.01, qPrintable(QString::number(polar)));
    }
    /// A slope lies where the field says, between cells and levels, to what a cell's size allows.
    void aSlopeLiesWhereTheFieldSays()
    {
        // Bent on the sphere as the field is: a sheet that rises to the north and to 0°E.
        const auto offset
            = [](double lon, double lat) { return 4000.0 * std::sin(lat * degree) + 3000.0 * std::cos(lat * degree) * std::cos(lon * degree); };
        const VolumeValues data = volumeOf(
            icosahedralCells(5), evenLevels(18000.0, 7), [&](double lon, double lat, double level, std::size_t) { return level - offset(lon, lat); });
        const Isosurface found = isosurface(*data, 8000.0, {});
        QVERIFY(isClosed(found) && isOriented(found));
        const SceneSolid solid = projected(*make("globe"), *data, found, {}).solid;
        QVERIFY(solid.size() > data->cells());
        for (std::size_t k = 0; k < solid.size(); ++k) {
            const Vec3 at = pointOf(solid, static_cast<std::int32_t>(k));
            const double wanted = 8000.0 + offset(lonOf(at), latOf(at));
            QVERIFY2(std::abs(static_cast<double>(solid.heights[k]) - wanted) < 4.0,
                qPrintable(QString::number(wanted))); // cells are 1.4° apart: (0.024)²/8 of 5 km
        }
    }
    void blobsOverPolesAndDatelineAreWhole()
    {
        for (const auto& [lon, lat] : {std::pair(179.0, 10.0), std::pair(30.0, 90.0), std::pair(0.0, -89.0), std::pair(-178.0, 71.0)}) {
            const VolumeValues data = volumeOf(icosahedralCells(5), evenLevels(40000.0, 21), blob(lon, lat, 20000.0));
            const Isosurface found = isosurface(*data, 85.0, {});
            QVERIFY(isClosed(found) && isOriented(found));
            const ProjectedSurface globe = projected(*make("globe"), *data, found, {});
            QCOMPARE(globe.solid.triangles.size(), found.triangles.size());
            for (std::size_t k = 0; k < globe.solid.size(); ++k) { // a ball of 15 degrees or kilometres
                const Vec3 at = pointOf(globe.solid, static_cast<std::int32_t>(k)) * (1.0 / (1.0 + globe.solid.heights[k] * unitsPerMetre));
                const double away = std::acos(std::clamp(dot(at * (1.0 / length(at)), onSphere(lon, lat)), -1.0, 1.0)) / degree;
                const double radius = std::hypot(away, (static_cast<double>(globe.solid.heights[k]) - 20000.0) / 1000.0);
                QVERIFY2(std::abs(radius - 15.0) < 0.25, qPrintable(QString::number(radius)));
            }
            // Cut at a map's edge it covers as much as in the middle.
            const double cut = areaOf(projected(*make("equirectangular"), *data, found, {}).solid, false);
            const double whole = areaOf(projected(*make("equirectangular@180"), *data, found, {}).solid, false);
            QVERIFY2(std::abs(cut / whole - 1.0) < 1e-3, qPrintable(QStringLiteral("%1 %2").arg(cut).arg(whole)));
        }
    }
    void noiseHasNoHoles()
    {
        unsigned state = 7;
        const VolumeValues data = volumeOf(icosahedralCells(3), evenLevels(10000.0, 12), [&](double, double, double level, std::size_t) {
            state = state * 1664525U + 1013904223U;
            return level == 0.0 || level == 10000.0 ? 0.0 : static_cast<double>(state >> 8U) / 16777216.0;
        });
        const auto sides = sidesOf(isosurface(*data, 0.5, {}).triangles);
        QVERIFY(sides.size() > 5000);
        for (const auto& [side, count] : sides)
            QVERIFY(count == 2);
    }
    void whatIsMissingHasNoSurface()
    {
        const VolumeValues data = volumeOf(icosahedralCells(3), evenLevels(10000.0, 6),
            [](double lon, double, double level, std::size_t) { return std::abs(lon) < 60.0 ? std::nan("") : level; });
        const Isosurface found = isosurface(*data, 5500.0, {});
        QVERIFY(!found.triangles.empty());
        for (const Isosurface::Point& p : found.points)
            QVERIFY(std::abs(data->placeOf(p.a).lon) >= 60.0 && std::abs(data->placeOf(p.b).lon) >= 60.0);
    }
    void moreThanThereIsRoomForIsThinned()
    {
        const Grid grid = icosahedralCells(5);
        const VolumeValues data = volumeOf(
            grid, evenLevels(10000.0, 3), [](double, double, double level, std::size_t) { return level; }, 6000);
        QVERIFY(data->every == 4 && data->cells() == grid.nx / 4);
        const double area = areaOf(projected(*make("globe"), *data, isosurface(*data, 5500.0, {}), {}).solid, true);
        QVERIFY2(std::abs(area / (4.0 * pi) - 1.0) < 0.02, qPrintable(QString::number(area)));
        const VolumeData fewer = thinned(*data, 3);
        QVERIFY(fewer.triangles && fewer.triangles->size() / 3 == 2 * fewer.cells() - 4);
    }
    /// Grids of the ocean end where they begin.
    void bentGridsThatCloseHaveNoGap()
    {
        for (const bool isWhole : {true, false}) {
            Grid grid;
            grid.kind = GridKind::Curvilinear;
            grid.nx = 90;
            grid.ny = 40;
            for (std::size_t j = 0; j < grid.ny; ++j)
                for (std::size_t i = 0; i < grid.nx; ++i) {
                    grid.lon.push_back(wrap180(73.0 + (isWhole ? 4.0 : 3.0) * static_cast<double>(i) + 0.2 * static_cast<double>(j)));
                    grid.lat.push_back(-78.0 + 4.0 * static_cast<double>(j) + std::sin(0.07 * static_cast<double>(i)));
                }
            const VolumeValues data = volumeOf(grid, evenLevels(10000.0, 3), [](double, double, double level, std::size_t) { return level; });
            QCOMPARE(data->wraps, isWhole);
            const Isosurface found = isosurface(*data, 4000.0, {});
            QCOMPARE(found.triangles.size(), 3 * 2 * (grid.ny - 1) * (isWhole ? grid.nx : grid.nx - 1));
        }
    }
};

QTEST_GUILESS_MAIN(CellSurfacesTest)
#include "cell_surfaces_test.moc"
