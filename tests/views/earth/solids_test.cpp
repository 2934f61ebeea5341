// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/volume_cubes.h"
#include "views/earth/camera.h"
#include "views/earth/earth_layer.h"
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

VolumeValues volumeOf(const std::shared_ptr<const Cube>& cube, const VolumeLimits& limits = {})
{
    auto out = readVolume(cube, 0, {}, limits, {});
    return out ? *out : nullptr;
}

/// In units of columns, rows and levels.
Vec3 onLattice(const VolumeData& data, const Isosurface::Point& p)
{
    const auto of = [&](std::uint32_t node) {
        const std::size_t cell = node % data.cells();
        return Vec3{static_cast<double>(cell % data.nx), static_cast<double>(cell / data.nx), static_cast<double>(node / data.cells())};
    };
    const Vec3 a = of(p.a), b = of(p.b);
    return a + (b - a) * static_cast<double>(p.t);
}

/// Whether each side of a triangle is a side of exactly one other.
bool isClosed(const std::vector<std::int32_t>& triangles)
{
    std::map<std::pair<std::int32_t, std::int32_t>, int> sides;
    for (std::size_t k = 0; k + 2 < triangles.size(); k += 3)
        for (std::size_t s = 0; s < 3; ++s) {
            const std::int32_t a = triangles[k + s], b = triangles[k + (s + 1) % 3];
            ++sides[{std::min(a, b), std::max(a, b)}];
        }
    return !sides.empty() && std::ranges::all_of(sides, [](const auto& side) { return side.second == 2; });
}

Vec3 pointOf(const SceneSolid& solid, std::int32_t k)
{
    const float* at = solid.points.data() + 3 * static_cast<std::ptrdiff_t>(k);
    return {static_cast<double>(at[0]), static_cast<double>(at[1]), static_cast<double>(at[2])};
}

/// Of the shadow on the ground: on maps seen from above, on the globe the triangles themselves.
double groundArea(const SceneSolid& solid, bool isGlobe)
{
    double out = 0.0;
    for (std::size_t k = 0; k + 2 < solid.triangles.size(); k += 3) {
        const Vec3 a = pointOf(solid, solid.triangles[k]), b = pointOf(solid, solid.triangles[k + 1]), c = pointOf(solid, solid.triangles[k + 2]);
        const Vec3 normal = cross(b - a, c - a);
        out += 0.5 * (isGlobe ? length(normal) : std::abs(normal.z));
    }
    return out;
}

VolumeFunction height()
{
    return [](double, double, double level, std::size_t) { return level; };
}

/// Highest in a place, falling off to all sides; heights count a thousandth of a degree's metres each.
VolumeFunction blob(double lon, double lat, double metres)
{
    return [=](double x, double y, double level, std::size_t) {
        return 100.0 - std::hypot(wrap180(x - lon) * std::cos(lat * degree), y - lat, (level - metres) / 1000.0);
    };
}

} // namespace

class SolidsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The feet of the layers as in the U.S. Standard Atmosphere, 1976 (NOAA-S/T 76-1562), table I and section 1.2; geopotential metres.
    void pressuresHaveTheHeightsOfTheStandardAtmosphere()
    {
        const std::pair<double, double> published[] = {{101325.0, 0.0}, {22632.06, 11000.0}, {5474.889, 20000.0}, {868.0187, 32000.0},
            {110.9063, 47000.0}, {66.93887, 51000.0}, {3.956420, 71000.0}};
        for (const auto& [pascal, metres] : published) {
            QVERIFY2(std::abs(standardHeight(pascal) - metres) < 0.5, qPrintable(QString::number(standardHeight(pascal))));
            QVERIFY(std::abs(standardPressure(metres) / pascal - 1.0) < 1e-4);
        }
        for (double metres = -400.0; metres < 90000.0; metres += 777.0)
            QVERIFY(std::abs(standardHeight(standardPressure(metres)) - metres) < 1e-3);
    }
    void levelsStandWhereTheirAxisSays()
    {
        using Source = LevelHeights::Source;
        Axis axis;
        axis.kind = AxisKind::Level;
        axis.values = {1000.0, 500.0};
        axis.units = QStringLiteral("hPa");
        QCOMPARE(levelHeights(axis).source, Source::StandardAtmosphere);
        QVERIFY(std::abs(levelHeights(axis).metres[1] - 5574.4) < 1.0);
        axis.values = {0.0, 5.0};
        axis.units = QStringLiteral("km");
        QCOMPARE(levelHeights(axis).metres, (std::vector<double>{0.0, 5000.0}));
        axis.positive = QStringLiteral("down");
        QCOMPARE(levelHeights(axis).source, Source::Depth);
        QCOMPARE(levelHeights(axis).metres[1], -5000.0);
        axis.positive.clear();
        axis.name = QStringLiteral("deptht");
        QCOMPARE(levelHeights(axis).metres[1], -5000.0);
        axis.values = {1.0, 2.0, 3.0};
        axis.units = QStringLiteral("1");
        axis.name = QStringLiteral("hybrid");
        const LevelHeights even = levelHeights(axis);
        QCOMPARE(even.source, Source::Even);
        QVERIFY(even.metres[1] - even.metres[0] > 100.0 && even.metres[2] - even.metres[1] == even.metres[1] - even.metres[0]);
        axis.positive = QStringLiteral("down");
        QVERIFY(levelHeights(axis).metres[0] > levelHeights(axis).metres[2]);
        axis.values = {0.2, 0.5, 1.0};
        axis.name = QStringLiteral("sigma");
        QVERIFY(std::abs(levelHeights(axis).metres[2]) < 1e-6 && levelHeights(axis).metres[0] > 11000.0);
    }
    void heightsOfTheCubeComeBeforeTheStandardAtmosphere()
    {
        const Grid grid = boxGrid(0.0, 0.0, 10.0, 10.0, 5.0);
        auto cube = volumeOn(grid, {{100000.0, 50000.0}, QStringLiteral("Pa"), {}, QStringLiteral("p")},
            {height(), [](double lon, double, double level, std::size_t) { return (level > 60000.0 ? 100.0 : 5600.0) + lon; }});
        auto signature = std::make_shared<CubeSignature>(cube->signature());
        signature->variables[1].standardName = QStringLiteral("geopotential_height");
        signature->variables[1].units = QStringLiteral("m");
        std::vector<std::vector<float>> values(2, std::vector<float>(18));
        for (int v = 0; v < 2; ++v)
            QVERIFY(cube->read(v, Window::all(cube->signature().shapeOf(cube->signature().variables[0])), values[static_cast<std::size_t>(v)]));
        const VolumeValues data = volumeOf(std::make_shared<MemoryCube>(signature, values));
        QVERIFY(data);
        QCOMPARE(data->heightOf(0), 100.0F);
        QCOMPARE(data->heightOf(9 + 2), 5610.0F); // level 1, row 0, column 2
        QCOMPARE(data->metres[1], 5605.0);
        QVERIFY(!data->heightsFrom.isEmpty());
    }
    /// The surface of a ball: its area, that it has no holes, and that no point leaves it.
    void aBallHasTheAreaOfABall()
    {
        constexpr double radius = 12.0, middle = 15.5;
        Grid grid = boxGrid(0.0, 0.0, 31.0, 31.0, 1.0);
        const VolumeValues data = volumeOf(volumeOn(grid, {evenLevels(31.0, 32)},
            {[](double x, double y, double z, std::size_t) { return std::hypot(x - middle, y - middle, z - middle); }}));
        QVERIFY(data);
        const Isosurface ball = isosurface(*data, radius, {});
        QVERIFY(isClosed(ball.triangles));
        double area = 0.0;
        for (std::size_t k = 0; k + 2 < ball.triangles.size(); k += 3) {
            const auto at = [&](std::size_t c) { return onLattice(*data, ball.points[static_cast<std::size_t>(ball.triangles[k + c])]); };
            area += 0.5 * length(cross(at(1) - at(0), at(2) - at(0)));
        }
        QVERIFY2(std::abs(area / (4.0 * pi * radius * radius) - 1.0) < 0.01, qPrintable(QString::number(area)));
        for (const Isosurface::Point& p : ball.points)
            QVERIFY(std::abs(length(onLattice(*data, p) - Vec3{middle, middle, middle}) - radius) < 0.02);
    }
    /// Every one of the 256 ways in which corners lie above and below occurs in noise, and still no side is left open.
    void noiseHasNoHoles()
    {
        Grid grid = boxGrid(0.0, 0.0, 19.0, 19.0, 1.0);
        unsigned state = 7;
        const VolumeValues data = volumeOf(volumeOn(grid, {evenLevels(19.0, 20)}, {[&](double x, double y, double z, std::size_t) {
            state = state * 1664525U + 1013904223U;
            const bool isRim = x == 0.0 || y == 0.0 || z == 0.0 || x == 19.0 || y == 19.0 || z == 19.0;
            return isRim ? 0.0 : static_cast<double>(state >> 8U) / 16777216.0;
        }}));
        QVERIFY(data);
        const Isosurface noise = isosurface(*data, 0.5, {});
        std::map<std::pair<std::int32_t, std::int32_t>, int> sides;
        for (std::size_t k = 0; k + 2 < noise.triangles.size(); k += 3)
            for (std::size_t s = 0; s < 3; ++s) {
                const std::int32_t a = noise.triangles[k + s], b = noise.triangles[k + (s + 1) % 3];
                ++sides[{std::min(a, b), std::max(a, b)}];
            }
        QVERIFY(sides.size() > 5000);
        for (const auto& [side, count] : sides)
            QVERIFY(count % 2 == 0); // where two surfaces touch along an edge, four
    }
    void whatIsMissingHasNoSurface()
    {
        Grid grid = boxGrid(0.0, 0.0, 10.0, 10.0, 1.0);
        const VolumeValues data
            = volumeOf(volumeOn(grid, {evenLevels(10.0, 11)}, {[](double x, double, double z, std::size_t) { return x > 4.5 ? std::nan("") : z; }}));
        QVERIFY(data);
        const Isosurface found = isosurface(*data, 5.5, {});
        QVERIFY(!found.triangles.empty());
        for (const Isosurface::Point& p : found.points)
            QVERIFY(onLattice(*data, p).x <= 4.0 && std::abs(onLattice(*data, p).z - 5.5) < 1e-6);
    }
    void whatGrowsWithHeightLiesAtItsHeight()
    {
        for (const char* name : {"globe", "equirectangular", "north_polar"}) {
            const VolumeValues data = volumeOf(volumeOn(globalGrid(10.0, 0.0, true, false), {evenLevels(16000.0, 9)}, {height()}));
            const VolumeData closed = closedAtPoles(*data);
            const ProjectedSurface found = projected(*make(name), closed, isosurface(closed, 5500.0, {}), {});
            QVERIFY(found.solid.size() > 100);
            for (std::size_t k = 0; k < found.solid.size(); ++k) {
                QVERIFY(std::abs(found.solid.heights[k] - 5500.0F) < 0.1F);
                QCOMPARE(found.tint[k], found.solid.heights[k]);
            }
        }
    }
    /// All of the globe, the gap before the first column and the caps beyond the last rows included.
    void surfacesCloseRoundTheGlobe()
    {
        for (const bool northFirst : {true, false}) {
            const VolumeValues data = volumeOf(volumeOn(globalGrid(3.0, 1.5, northFirst, false), {evenLevels(16000.0, 5)}, {height()}));
            const VolumeData closed = closedAtPoles(*data);
            QCOMPARE(closed.ny, data->ny + 2);
            const double radius = 1.0 + 9000.0 * unitsPerMetre;
            const double area = groundArea(projected(*make("globe"), closed, isosurface(closed, 9000.0, {}), {}).solid, true);
            QVERIFY2(std::abs(area / (4.0 * pi * radius * radius) - 1.0) < 0.002, qPrintable(QString::number(area)));
            const double open = groundArea(projected(*make("globe"), *data, isosurface(*data, 9000.0, {}), {}).solid, true);
            QVERIFY(open < area - 1e-4);
        }
    }
    void aBlobAcrossTheDatelineIsWhole()
    {
        for (const double west : {0.0, -180.0, 1.0}) {
            const VolumeValues data = volumeOf(volumeOn(globalGrid(2.0, west, true, false), {evenLevels(40000.0, 41)}, {blob(179.0, 10.0, 20000.0)}));
            const Isosurface found = isosurface(*data, 85.0, {});
            QVERIFY(isClosed(found.triangles));
            const ProjectedSurface globe = projected(*make("globe"), *data, found, {});
            QCOMPARE(globe.solid.triangles.size(), found.triangles.size());
            // Cut at the map's edge it covers as much as where it lies in the middle.
            const ProjectedSurface cut = projected(*make("equirectangular"), *data, found, {}),
                                   whole = projected(*make("equirectangular@180"), *data, found, {});
            QVERIFY(std::abs(groundArea(cut.solid, false) / groundArea(whole.solid, false) - 1.0) < 1e-4);
            double left = 0.0, right = 0.0;
            for (const std::int32_t k : cut.solid.triangles) {
                left = std::min(left, pointOf(cut.solid, k).x);
                right = std::max(right, pointOf(cut.solid, k).x);
            }
            QVERIFY(std::abs(left + pi) < 1e-5 && std::abs(right - pi) < 1e-5);
            // Where a map is cut elsewhere, what is missing is small.
            const ProjectedSurface rotated = projected(*make("rotated_pole"), *data, found, {});
            for (std::size_t k = 0; k + 2 < rotated.solid.triangles.size(); k += 3)
                for (std::size_t s = 0; s < 3; ++s) {
                    const Vec3 side
                        = pointOf(rotated.solid, rotated.solid.triangles[k + s]) - pointOf(rotated.solid, rotated.solid.triangles[k + (s + 1) % 3]);
                    QVERIFY(std::hypot(side.x, side.y) < 0.5);
                }
        }
    }
    void polarMapsEndAtTheirEdge()
    {
        const VolumeValues data = volumeOf(volumeOn(globalGrid(4.0, 0.0, true, false), {evenLevels(16000.0, 5)}, {height()}));
        const VolumeData closed = closedAtPoles(*data);
        const auto map = make("north_polar");
        const ProjectedSurface found = projected(*map, closed, isosurface(closed, 7000.0, {}), {});
        double farthest = 0.0;
        for (const std::int32_t k : found.solid.triangles)
            farthest = std::max(farthest, std::hypot(pointOf(found.solid, k).x, pointOf(found.solid, k).y));
        QVERIFY2(std::abs(farthest - 2.0) < 1e-3, qPrintable(QString::number(farthest))); // stereographic: the equator lies at 2 radii
        QVERIFY(std::abs(groundArea(found.solid, false) / (4.0 * pi) - 1.0) < 0.01);
    }
    void bentGridsKeepTheirCells()
    {
        Grid grid;
        grid.kind = GridKind::Curvilinear;
        grid.nx = 30;
        grid.ny = 20;
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i) { // rows that lean, across the dateline
                grid.lon.push_back(wrap180(170.0 + static_cast<double>(i) + 0.3 * static_cast<double>(j)));
                grid.lat.push_back(20.0 + static_cast<double>(j) - 0.2 * static_cast<double>(i));
            }
        const VolumeValues data = volumeOf(volumeOn(grid, {evenLevels(10000.0, 11)}, {height(), height()}));
        const Isosurface found = isosurface(*data, 4500.0, {});
        const SceneSolid solid = projected(*make("globe"), *data, found, {}).solid;
        QCOMPARE(solid.size(), grid.nx * grid.ny);
        const Vec3 first = onSphere(grid.lon[0], grid.lat[0]);
        double nearest = 1.0;
        for (std::size_t k = 0; k < solid.size(); ++k)
            nearest = std::min(nearest, length(pointOf(solid, static_cast<std::int32_t>(k)) - first * (1.0 + 4500.0 * unitsPerMetre)));
        QVERIFY(nearest < 1e-6);
    }
    /// The normals that the shader makes of the two parts are those of the drawn triangles, whatever the exaggeration.
    void normalsFollowTheExaggeration()
    {
        const VolumeValues data = volumeOf(volumeOn(boxGrid(0.0, 0.0, 20.0, 20.0, 1.0), {evenLevels(10000.0, 21)},
            {[](double x, double y, double z, std::size_t) { return z - 200.0 * x - 100.0 * y; }}));
        for (const char* name : {"globe", "equirectangular"}) {
            const SceneSolid solid = projected(*make(name), *data, isosurface(*data, 2000.0, {}), {}).solid;
            const bool isGlobe = QLatin1String(name) == QLatin1String("globe");
            for (const double times : {1.0, 50.0}) {
                const double rise = times * unitsPerMetre;
                const auto drawn = [&](std::int32_t k) {
                    const Vec3 at = pointOf(solid, k);
                    const auto h = static_cast<double>(solid.heights[static_cast<std::size_t>(k)]);
                    return isGlobe ? at * ((1.0 + h * rise) / (1.0 + h * unitsPerMetre)) : Vec3{at.x, at.y, h * rise};
                };
                int seen = 0;
                for (std::size_t t = 0; t + 2 < solid.triangles.size(); t += 3) {
                    const std::int32_t a = solid.triangles[t];
                    const Vec3 normal = cross(drawn(solid.triangles[t + 1]) - drawn(a), drawn(solid.triangles[t + 2]) - drawn(a));
                    const auto at = static_cast<std::size_t>(3 * a);
                    const auto part
                        = [&](std::size_t c) { return static_cast<double>(solid.flat[at + c]) + rise * static_cast<double>(solid.rise[at + c]); };
                    const Vec3 made{part(0), part(1), part(2)};
                    if (length(normal) < 1e-9)
                        continue;
                    QVERIFY2(std::abs(dot(made, normal)) / (length(made) * length(normal)) > 0.97, name);
                    ++seen;
                }
                QVERIFY(seen > 200);
            }
        }
    }
    void moreThanThereIsRoomForIsThinnedAndSaid()
    {
        const auto cube = volumeOn(globalGrid(2.0, 0.0, true, false), {evenLevels(16000.0, 5)}, {height()});
        const VolumeValues data = volumeOf(cube, {2000, 1'000'000});
        QVERIFY(data->every > 1 && data->cells() <= 2600);
        QVERIFY(data->wraps);
        const VolumeData closed = closedAtPoles(*data);
        const double area = groundArea(projected(*make("globe"), closed, isosurface(closed, 9000.0, {}), {}).solid, true);
        QVERIFY2(std::abs(area / (4.0 * pi) - 1.0) < 0.02, qPrintable(QString::number(area))); // no gap where the turn closes
    }
    void whatIsChosenSuitsTheData()
    {
        std::vector<float> values;
        for (int k = 0; k <= 1000; ++k)
            values.push_back(0.1F * static_cast<float>(k - 400)); // −40 … 60
        QCOMPARE(suitedValues(values, ColourMap::Kind::Sequential), (std::vector<double>{45.0}));
        QCOMPARE(suitedValues(values, ColourMap::Kind::Diverging), (std::vector<double>{-45.0, 45.0}));
        const DensityRule high = densityRule(values, ColourMap::Kind::Sequential), both = densityRule(values, ColourMap::Kind::Diverging);
        QVERIFY(!high.mirrored && high.clear > 25.0 && high.clear < 40.0 && high.dense > 55.0 && high.dense <= 60.0);
        QVERIFY(both.mirrored && both.clear > 30.0 && both.clear < both.dense);
        const std::vector<float> nothing(5, std::nanf(""));
        QVERIFY(densityRule(nothing, ColourMap::Kind::Sequential).dense > densityRule(nothing, ColourMap::Kind::Sequential).clear);
        QCOMPARE(suitedValues(nothing, ColourMap::Kind::Sequential).size(), 1U);
        QCOMPARE(suitedExaggeration(0.0, 16000.0, 2e7), 50.0);
        QCOMPARE(suitedExaggeration(-5500.0, 0.0, 4e6), 200.0);
        QCOMPARE(suitedExaggeration(0.0, 16000.0, 6e5), 10.0);
        QCOMPARE(suitedExaggeration(0.0, 1e6, 1e5), 1.0);
    }
    void densityRunsBetweenClearAndDense()
    {
        const DensityRule high{10.0, 20.0, false}, low{20.0, 10.0, false}, both{1.0, 3.0, true};
        QCOMPARE(high.of(5.0), 0.0);
        QCOMPARE(high.of(15.0), 0.5);
        QCOMPARE(high.of(30.0), 1.0);
        QCOMPARE(low.of(12.5), 0.75);
        QCOMPARE(low.of(25.0), 0.0);
        QCOMPARE(both.of(-2.0), 0.5);
        QCOMPARE(both.of(0.0), 0.0);
    }
    void sheetsArePaintedFromFarToNear()
    {
        const VolumeValues data = volumeOf(volumeOn(globalGrid(10.0, 0.0, true, false), {evenLevels(16000.0, 5)}, {height()}));
        Colouring colouring;
        colouring.range = {0.0, 16000.0};
        for (const char* name : {"globe", "mollweide"}) {
            const Shells made = shells(*make(name), *data, colouring, {0.0, 16000.0, false}, {});
            const SceneShells& fine = made.fine;
            QVERIFY(fine.count >= 9 && fine.count <= mostShells && made.coarse.count >= 3 && made.coarse.count < fine.count);
            std::vector<float> order;
            for (const std::int32_t k : fine.mesh.triangles)
                if (const float h = fine.heights[static_cast<std::size_t>(k)]; order.empty() || order.back() != h)
                    order.push_back(h);
            if (QLatin1String(name) == QLatin1String("globe")) { // far sides inwards, near sides outwards; the innermost once
                QCOMPARE(order.size(), 2U * static_cast<std::size_t>(fine.count) - 1U);
                QVERIFY(std::is_sorted(order.begin(), order.begin() + fine.count, std::greater<>()));
                QVERIFY(std::is_sorted(order.begin() + fine.count - 1, order.end()));
            } else {
                QVERIFY(std::ranges::is_sorted(order));
                QCOMPARE(order.size(), static_cast<std::size_t>(fine.count));
            }
        }
    }
    void looksSurviveJson()
    {
        EarthLook look;
        look.solid.values = {-10.0, 10.0};
        look.solid.tint = EarthTint::Variable;
        look.solid.by = QStringLiteral("q");
        look.solid.clear = 3.0;
        look.solid.dense = 1.0;
        look.solid.mirrored = true;
        QVERIFY(EarthLook::fromJson(look.toJson(), {}) == look);
        QVERIFY(EarthLook::fromJson(EarthLook{}.toJson(), {}) == EarthLook{});
        QCOMPARE(parseLayerKind(layerKindName(EarthLayerKind::Isosurface)), EarthLayerKind::Isosurface);
        QCOMPARE(parseLayerKind(layerKindName(EarthLayerKind::Volume)), EarthLayerKind::Volume);
    }
    /// What is drawn at a place is found there again, however the view is tilted and turned.
    void pickingHoldsWhenTilted()
    {
        for (const char* name : {"globe", "equirectangular", "robinson", "north_polar"}) {
            const auto projection = make(name);
            const QSizeF view(800.0, 600.0);
            int seen = 0;
            for (const double tilt : {0.0, 30.0, 70.0})
                for (const double heading : {0.0, 40.0, -150.0}) {
                    Camera camera = Camera::home(*projection, view, {});
                    camera.tiltDeg = tilt;
                    camera.headingDeg = heading;
                    camera.latDeg = 30.0;
                    for (const double closer : {1.0, 6.0}) {
                        const Camera near = camera.zoomed(closer, {400.0, 300.0}, *projection, view);
                        for (double x = 50.0; x < 800.0; x += 100.0)
                            for (double y = 50.0; y < 600.0; y += 100.0) {
                                const auto place = near.toPlace(*projection, view, {x, y});
                                if (!place)
                                    continue;
                                const auto at = near.toScreen(*projection, view, place->lon, place->lat);
                                QVERIFY2(at && std::hypot(at->x() - x, at->y() - y) < 0.5, name);
                                ++seen;
                                const auto held = near.bringing(*place, {x + 20.0, y - 15.0}, *projection, view);
                                const auto now = held.toScreen(*projection, view, place->lon, place->lat);
                                if (std::abs(held.latDeg) < 89.0 && now && near.toPlace(*projection, view, {x + 20.0, y - 15.0})
                                    && projection->isGlobe() && tilt < 60.0 && closer > 1.0)
                                    QVERIFY2(std::hypot(now->x() - x - 20.0, now->y() - y + 15.0) < 1.0, name);
                            }
                    }
                }
            QVERIFY(seen > 200);
        }
        Camera camera;
        camera.tiltDeg = 33.0;
        camera.headingDeg = -20.0;
        QCOMPARE(Camera::fromJson(camera.toJson()).tiltDeg, 33.0);
        QCOMPARE(Camera::fromJson(camera.toJson()).headingDeg, -20.0);
        QVERIFY(!Camera().toJson().contains(QStringLiteral("tilt")));
    }
};

QTEST_GUILESS_MAIN(SolidsTest)
#include "solids_test.moc"
