// SPDX-License-Identifier: GPL-3.0-or-later
// Curtains along lines: what is read, what is painted, where it hangs.
#include "tests/views/earth/volume_cubes.h"
#include "views/earth/layers/curtain_request.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

constexpr double pi = std::numbers::pi;
using Line = std::vector<SpherePlace>;

std::shared_ptr<const Projection> make(const char* name) { return *Projection::make(QLatin1String(name)); }

/// Smooth on the sphere, greater upwards.
double smooth(double lon, double lat, double metres) { return std::cos(lat * degree) * std::cos(lon * degree) + metres / 1000.0; }

/// A cube with more variables on its grid that have no levels.
std::shared_ptr<const Cube> withSurface(
    const std::shared_ptr<const Cube>& cube, const char* standardName, const char* units, const std::function<double(double, double)>& f)
{
    auto signature = std::make_shared<CubeSignature>(cube->signature());
    std::vector<std::vector<float>> values;
    for (std::size_t v = 0; v < signature->variables.size(); ++v) {
        const auto shape = signature->shapeOf(signature->variables[v]);
        std::size_t size = 1;
        for (const std::size_t n : shape)
            size *= n;
        values.emplace_back(size);
        (void)cube->read(static_cast<int>(v), Window::all(shape), values.back());
    }
    Variable surface;
    surface.name = QStringLiteral("surface");
    surface.standardName = QLatin1String(standardName);
    surface.units = QLatin1String(units);
    surface.grid = 0;
    const std::vector<int>& axes = signature->variables.front().axes;
    surface.axes.assign(axes.end() - 2, axes.end());
    signature->variables.push_back(surface);
    const Grid& grid = signature->grids.front();
    values.emplace_back();
    for (std::size_t j = 0; j < grid.ny; ++j)
        for (std::size_t i = 0; i < grid.nx; ++i)
            values.back().push_back(static_cast<float>(f(grid.at(j, i).lon, grid.at(j, i).lat)));
    return std::make_shared<MemoryCube>(signature, values);
}

std::uint32_t texel(const FieldImage& image, std::size_t column, int row)
{
    return image.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) + column];
}
bool isThere(std::uint32_t texel) { return (texel >> 24U) == 255U; }
int rowAt(const CurtainPicture& picture, double metres)
{
    return static_cast<int>(std::lround((metres - picture.lowest) / (picture.highest - picture.lowest) * (picture.image.height - 1)));
}

Colouring greys(double lowest, double highest)
{
    Colouring out;
    for (std::size_t k = 0; k < out.map.colours.size(); ++k)
        out.map.colours[k] = qRgb(static_cast<int>(k), static_cast<int>(k), static_cast<int>(k));
    out.range = {lowest, highest};
    return out;
}

Vec3 pointOf(const FieldMesh& mesh, std::int32_t k)
{
    const float* at = mesh.points.data() + 3 * static_cast<std::ptrdiff_t>(k);
    return {static_cast<double>(at[0]), static_cast<double>(at[1]), static_cast<double>(at[2])};
}

/// Length of its foot, and how much of the picture it has from left to right.
std::pair<double, double> footOf(const SceneCurtain& curtain)
{
    std::pair<double, double> out;
    for (std::size_t k = 0; k + 5 < curtain.mesh.triangles.size(); k += 6) {
        const std::int32_t a = curtain.mesh.triangles[k], b = curtain.mesh.triangles[k + 1]; // two at the foot
        out.first += length(pointOf(curtain.mesh, b) - pointOf(curtain.mesh, a));
        out.second
            += static_cast<double>(curtain.mesh.texture[static_cast<std::size_t>(2 * b)] - curtain.mesh.texture[static_cast<std::size_t>(2 * a)]);
    }
    return out;
}

double longestFoot(const SceneCurtain& curtain)
{
    double out = 0.0;
    for (std::size_t k = 0; k + 5 < curtain.mesh.triangles.size(); k += 6)
        out = std::max(out, length(pointOf(curtain.mesh, curtain.mesh.triangles[k + 1]) - pointOf(curtain.mesh, curtain.mesh.triangles[k])));
    return out;
}

/// Nothing below 6000 m at the equator; ground at 3000 m north of it.
std::shared_ptr<const Cube> withHoleAndHill()
{
    const auto f = [](double lon, double lat, double level, std::size_t) {
        return std::abs(lat) < 5.0 && level < 6000.0 ? std::nan("") : smooth(lon, lat, level);
    };
    return withSurface(volumeOn(globalGrid(1.0, 0.0, true, true), {evenLevels(12000.0, 7)}, {f}), "surface_altitude", "m",
        [](double, double lat) { return lat > 10.0 ? 3000.0 : 0.0; });
}

} // namespace

class CurtainsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsRiseWhicheverWayTheLevelsRun()
    {
        const Line line{{170, -30}, {-150, 40}};
        for (const bool isDown : {false, true}) {
            std::vector<double> levels = evenLevels(12000.0, 5);
            if (isDown)
                std::ranges::reverse(levels);
            const auto cube = volumeOn(globalGrid(1.0, isDown ? 0.0 : -180.0, isDown, true), {levels},
                {[](double lon, double lat, double level, std::size_t step) { return smooth(lon, lat, level) + static_cast<double>(step); }}, 3);
            ShownField field{cube, 0};
            field.step = 2;
            const auto read = columnsAlong(field, line, 101, 0.0, {});
            QVERIFY2(read, read ? "" : qPrintable(read.error().message));
            QCOMPARE(read->metres, evenLevels(12000.0, 5));
            QVERIFY(read->isBilinear && read->ground.empty() && read->source == LevelHeights::Source::Height);
            for (std::size_t k = 0; k < 5; ++k)
                for (std::size_t n = 0; n < 101; ++n) {
                    const SpherePlace& at = read->line.places[n];
                    QVERIFY(std::abs(static_cast<double>(read->value(k, n)) - smooth(at.lon, at.lat, read->metres[k]) - 2.0) < 1e-3);
                }
        }
    }
    /// The ground of a pressure lies between its levels by the logarithm; where the cube has heights it is in those.
    void theGroundIsFoundFromPressuresAndHeights()
    {
        const Line line{{10, -40}, {10, 40}};
        const std::vector<double> levels{100000.0, 85000.0, 50000.0, 20000.0};
        const auto cube = volumeOn(globalGrid(2.0, 0.0, true, true), {levels, QStringLiteral("Pa"), {}, QStringLiteral("plev")},
            {[](double lon, double lat, double level, std::size_t) { return smooth(lon, lat, level); }});
        const auto pressure = [](double, double lat) { return 101000.0 - 800.0 * std::abs(lat); };
        const auto read = columnsAlong({withSurface(cube, "surface_air_pressure", "Pa", pressure), 0}, line, 81, 0.0, {});
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->source, LevelHeights::Source::StandardAtmosphere);
        for (std::size_t n = 0; n < 81; ++n) {
            const double pascal = pressure(0, read->line.places[n].lat);
            if (pascal > 100000.0)
                QVERIFY(read->groundAt(n) < -1e9); // below the lowest level: all of it is seen
            else // linear in the logarithm between 1000, 850 and 500 hPa: within some tens of metres of the standard atmosphere's
                QVERIFY2(std::abs(read->groundAt(n) - standardHeight(pascal)) < 90.0, qPrintable(QString::number(read->groundAt(n))));
        }
        const auto orography = [](double, double lat) { return 50.0 * std::abs(lat); };
        for (const auto& [name, units, factor] :
            {std::tuple("surface_altitude", "km", 0.001), std::tuple("surface_geopotential", "m2 s-2", 9.80665)}) {
            const auto high
                = columnsAlong({withSurface(cube, name, units, [&, by = factor](double lon, double lat) { return by * orography(lon, lat); }), 0},
                    line, 81, 0.0, {});
            QVERIFY(high && high->ground.size() == 81);
            for (std::size_t n = 0; n < 81; ++n)
                QVERIFY2(std::abs(high->groundAt(n) - orography(0, high->line.places[n].lat)) < 0.5, name);
        }
        const auto sea
            = volumeOn(globalGrid(2.0, 0.0, true, true), {{5.0, 100.0, 1000.0}, QStringLiteral("m"), QStringLiteral("down"), QStringLiteral("depth")},
                {[](double lon, double lat, double level, std::size_t) { return smooth(lon, lat, level); }});
        const auto floor
            = columnsAlong({withSurface(sea, "sea_floor_depth_below_geoid", "m", [](double, double) { return 600.0; }), 0}, line, 11, 0.0, {});
        QVERIFY(floor && floor->ground.size() == 11);
        QCOMPARE(floor->metres, (std::vector<double>{-1000.0, -100.0, -5.0}));
        QCOMPARE(floor->groundAt(3), -600.0);
    }
    void heightsOfTheDataAreTaken()
    {
        const auto plain = volumeOn(globalGrid(2.0, 0.0, true, true), {{100000.0, 50000.0}, QStringLiteral("Pa"), {}, QStringLiteral("p")},
            {[](double, double, double level, std::size_t) { return level; },
                [](double, double lat, double level, std::size_t) { return 9.80665 * ((level > 60000.0 ? 100.0 : 5600.0) + lat); }});
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        signature->variables[1].standardName = QStringLiteral("geopotential");
        signature->variables[1].units = QStringLiteral("m2 s-2");
        std::vector<std::vector<float>> values(2);
        for (int v = 0; v < 2; ++v) {
            values[static_cast<std::size_t>(v)].resize(2 * plain->signature().grids[0].size());
            QVERIFY(plain->read(v, Window::all(signature->shapeOf(signature->variables[0])), values[static_cast<std::size_t>(v)]));
        }
        const auto read = columnsAlong({std::make_shared<MemoryCube>(signature, values), 0}, {{0, -30}, {0, 30}}, 61, 0.0, {});
        QVERIFY(read && !read->heightsFrom.isEmpty());
        for (std::size_t n = 0; n < 61; ++n)
            QVERIFY(std::abs(read->height(1, n) - 5600.0 - read->line.places[n].lat) < 0.05);
        const auto [low, high] = read->extent();
        QVERIFY(std::abs(low - 70.0) < 0.1 && std::abs(high - 5630.0) < 0.1);
    }
    /// Each texel has the colour of the value at its place and height; nothing is below the ground or where values are missing.
    void aPictureHasTheColoursOfTheField()
    {
        const auto read = columnsAlong({withHoleAndHill(), 0}, {{20, -40}, {20, 40}}, 161, 0.0, {});
        QVERIFY(read);
        const Colouring colouring = greys(0.0, 14.0);
        const CurtainPicture picture = paintCurtain(*read, colouring);
        QCOMPARE(picture.lowest, 0.0);
        QCOMPARE(picture.highest, 12000.0);
        QCOMPARE(picture.image.width, 161);
        QVERIFY(picture.image.smooth && !picture.image.under && !picture.image.over);
        int seen = 0;
        for (std::size_t n = 0; n < 161; n += 4)
            for (const double metres : {100.0, 2500.0, 3500.0, 7000.0, 11900.0}) {
                const SpherePlace& at = read->line.places[n];
                const int row = rowAt(picture, metres);
                const double exact = picture.highest * row / (picture.image.height - 1);
                const std::uint32_t found = texel(picture.image, n, row);
                const bool isMissing = std::abs(at.lat) < 4.0 && exact<5900.0, isGround = at.lat> 12.0 && exact < 2990.0;
                if (std::abs(at.lat) > 4.0 && std::abs(at.lat) < 6.5)
                    continue; // the edge of what is missing
                if (at.lat > 8.0 && at.lat <= 12.0)
                    continue; // the edge of the mountain
                if (isMissing || isGround) {
                    QVERIFY2(!isThere(found), qPrintable(QStringLiteral("%1 %2").arg(at.lat).arg(metres)));
                    continue;
                }
                QVERIFY(isThere(found));
                const int grey = qRed(colouring.at(smooth(at.lon, at.lat, exact)));
                QVERIFY2(std::abs(static_cast<int>(found & 255U) - grey) <= 1, qPrintable(QStringLiteral("%1 %2").arg(at.lat).arg(metres)));
                ++seen;
            }
        QVERIFY(seen > 100);
        const CurtainPicture narrow = paintCurtain(*read, greys(2.0, 5.0));
        QVERIFY(narrow.image.under && narrow.image.over);
    }
    /// A height that is missing, as below the ground of some models, takes nothing else away.
    void missingHeightsLeaveTheRest()
    {
        LineColumns columns;
        columns.line = sampleLine({{0, 0}, {10, 0}}, 2);
        columns.metres = {0.0, 1000.0, 2000.0, 3000.0};
        columns.values = {1, 1, 2, 2, 3, 3, 4, 4};
        const float none = std::nanf("");
        columns.heights = {none, 0, none, 1000, 2000, 2000, 3000, 3000};
        const CurtainPicture picture = paintCurtain(columns, greys(0.0, 8.0));
        QVERIFY(!isThere(texel(picture.image, 0, rowAt(picture, 500.0))) && !isThere(texel(picture.image, 0, rowAt(picture, 1500.0))));
        QVERIFY(isThere(texel(picture.image, 0, rowAt(picture, 2500.0))));
        QVERIFY(isThere(texel(picture.image, 1, rowAt(picture, 500.0))) && isThere(texel(picture.image, 1, rowAt(picture, 1500.0))));
    }
    void onTheGlobeItStandsOnItsLine()
    {
        const Line line{{160, -50}, {-120, 20}, {30, 60}};
        const LineSamples samples = sampleLine(line, 480);
        const SceneCurtain curtain = curtainMesh(*make("globe"), samples, -500.0, 12000.0);
        QCOMPARE(curtain.mesh.triangles.size(), 479U * 6U);
        for (std::size_t k = 0; k < curtain.heights.size(); ++k) {
            const auto height = static_cast<double>(curtain.heights[k]);
            QVERIFY(height == -500.0 || height == 12000.0);
            const double along = static_cast<double>(curtain.mesh.texture[2 * k]) * 480.0 - 0.5;
            const SpherePlace wanted = placeOnLine(line, samples.km.back() * along / 479.0);
            const Vec3 at = onSphere(wanted.lon, wanted.lat) * (1.0 + height * unitsPerMetre);
            QVERIFY(length(pointOf(curtain.mesh, static_cast<std::int32_t>(k)) - at) < 1e-5);
            const auto v = static_cast<double>(curtain.mesh.texture[2 * k + 1]);
            QVERIFY(height < 0.0 ? v > 0.0 && v < 0.01 : v < 1.0 && v > 0.99);
        }
    }
    /// A line of sight through a point of the screen where a place and height of a curtain is drawn meets it there.
    void sightsMeetItWhereItIsDrawn()
    {
        const Line line{{160, -50}, {-120, 20}, {-60, 40}};
        const LineSamples samples = sampleLine(line, 240);
        const QSizeF view(900, 700);
        const double times = 80.0;
        int met = 0, hidden = 0;
        for (const char* name : {"globe", "equirectangular", "robinson@180", "+proj=igh", "lambert_azimuthal@-120,0", "north_polar"}) {
            const auto projection = make(name);
            const SceneCurtain curtain = curtainMesh(*projection, samples, -2000.0, 12000.0);
            const DrawnHeights heights{projection->isGlobe(), times * unitsPerMetre, -2000.0};
            for (const double tilt : {20.0, 70.0}) {
                Camera camera = Camera::home(*projection, view, {});
                camera.lonDeg = -130.0;
                camera.latDeg = 10.0;
                camera.tiltDeg = tilt;
                camera.headingDeg = 25.0;
                for (std::size_t at = 5; at < 235; at += 13)
                    for (const double metres : {-1500.0, 0.0, 4000.0, 11000.0}) {
                        const SpherePlace& place = samples.places[at];
                        const auto ground
                            = projection->forward(projection->centralLongitude() + wrap180(place.lon - projection->centralLongitude()), place.lat);
                        if (!ground)
                            continue;
                        const Vec3 point
                            = heights.isGlobe ? *ground * (1.0 + metres * heights.rise) : Vec3{ground->x, ground->y, metres * heights.rise};
                        const auto screen = camera.toScreen(*projection, view, point);
                        if (!screen) {
                            ++hidden;
                            continue;
                        }
                        const Camera::Sight sight = camera.sight(*projection, view, *screen);
                        const auto& next = samples.places[at + 1];
                        const auto ahead
                            = projection->forward(projection->centralLongitude() + wrap180(next.lon - projection->centralLongitude()), next.lat);
                        const Vec3 up = heights.isGlobe ? *ground : Vec3{0.0, 0.0, 1.0};
                        const Vec3 along = ahead ? *ahead - *ground : up;
                        const Vec3 face{along.y * up.z - along.z * up.y, along.z * up.x - along.x * up.z, along.x * up.y - along.y * up.x};
                        if (std::abs(dot(face, sight.along)) < 0.1 * length(face))
                            continue; // along its edge it is met anywhere
                        const double away = dot(point - sight.from, sight.along);
                        QVERIFY(length(sight.from + sight.along * away - point) < 1e-6 * away);
                        const auto hits = curtainHits(curtain, 240, sight, heights);
                        QVERIFY(std::ranges::is_sorted(hits, {}, &CurtainHit::away));
                        const auto same = std::ranges::find_if(hits, [&](const CurtainHit& hit) {
                            return std::abs(hit.at - static_cast<double>(at)) < 0.3 && std::abs(hit.metres - metres) < 120.0
                                && std::abs(hit.away - away) < 1e-3;
                        });
                        QVERIFY2(same != hits.end(), qPrintable(QStringLiteral("%1 %2 %3").arg(QLatin1String(name)).arg(at).arg(metres)));
                        ++met;
                    }
            }
        }
        QVERIFY2(met > 400 && hidden > 10, qPrintable(QStringLiteral("%1 %2").arg(met).arg(hidden)));
        // Past it, and from behind the Earth.
        const SceneCurtain curtain = curtainMesh(*make("globe"), samples, 0.0, 12000.0);
        const DrawnHeights heights{true, times * unitsPerMetre, 0.0};
        const Vec3 point = onSphere(samples.places[100].lon, samples.places[100].lat) * (1.0 + 6000.0 * heights.rise);
        const Vec3 beside = onSphere(samples.places[100].lon + 8.0, samples.places[100].lat);
        QVERIFY(curtainHits(curtain, 240, {beside * 5.0, beside * -1.0}, heights).empty());
        const Vec3 east = onSphere(samples.places[100].lon + 60.0, 0.0);
        const auto towards = [&](const Vec3& from) { return Camera::Sight{from, (point - from) * (1.0 / length(point - from))}; };
        QVERIFY(!curtainHits(curtain, 240, towards(point * 2.0 + east), heights).empty());
        QVERIFY(curtainHits(curtain, 240, towards(point * -3.0 + east * 0.1), heights).empty());
    }
    /// What is told is what is painted.
    void theValueIsThatOfThePicture()
    {
        const auto read = columnsAlong({withHoleAndHill(), 0}, {{20, -40}, {20, 40}}, 161, 0.0, {});
        QVERIFY(read);
        QCOMPARE(read->scale.levels, evenLevels(12000.0, 7));
        const Colouring colouring = greys(0.0, 14.0);
        const CurtainPicture picture = paintCurtain(*read, colouring);
        int told = 0, missing = 0;
        for (std::size_t n = 0; n < 161; n += 3)
            for (int row = 3; row < picture.image.height; row += 17) {
                const double metres = picture.highest * row / (picture.image.height - 1);
                const double value = curtainValue(*read, static_cast<double>(n), metres, false);
                const std::uint32_t painted = texel(picture.image, n, row);
                QCOMPARE(std::isnan(value), !isThere(painted));
                if (std::isnan(value)) {
                    ++missing;
                    continue;
                }
                QVERIFY(std::abs(static_cast<int>(painted & 255U) - qRed(colouring.at(value))) <= 1);
                ++told;
            }
        QVERIFY2(told > 300 && missing > 50, qPrintable(QStringLiteral("%1 %2").arg(told).arg(missing)));
        const double a = curtainValue(*read, 30.0, 7000.0, false), b = curtainValue(*read, 31.0, 7000.0, false);
        QVERIFY(std::abs(curtainValue(*read, 30.25, 7000.0, false) - (0.75 * a + 0.25 * b)) < 1e-9);
        QCOMPARE(curtainValue(*read, 30.75, 7000.0, true), curtainValue(*read, 31.0, 8000.0, true)); // classes: the nearest column and level
        QVERIFY(std::isnan(curtainValue(*read, 30.0, 12500.0, false)) && std::isnan(curtainValue(*read, 30.0, -10.0, false)));
    }
    /// Over the dateline it is parted at the map's edge, and no piece runs across the map; nothing of it is lost.
    void onMapsItIsPartedAtTheCut()
    {
        const LineSamples samples = sampleLine({{150, -30}, {-140, 40}}, 480);
        const auto whole = footOf(curtainMesh(*make("equirectangular@180"), samples, 0.0, 10000.0));
        const SceneCurtain cut = curtainMesh(*make("equirectangular"), samples, 0.0, 10000.0);
        const auto parted = footOf(cut);
        QVERIFY2(std::abs(parted.first / whole.first - 1.0) < 1e-4, qPrintable(QString::number(parted.first / whole.first)));
        QVERIFY(std::abs(parted.second - 479.0 / 480.0) < 1e-4);
        double left = 0.0, right = 0.0;
        for (std::size_t k = 0; k < cut.heights.size(); ++k) {
            left = std::min(left, pointOf(cut.mesh, static_cast<std::int32_t>(k)).x);
            right = std::max(right, pointOf(cut.mesh, static_cast<std::int32_t>(k)).x);
        }
        QVERIFY(std::abs(left + pi) < 1e-4 && std::abs(right - pi) < 1e-4);
        for (const char* name :
            {"equirectangular", "robinson", "mollweide@90", "rotated_pole", "+proj=igh", "+proj=ob_tran +o_proj=moll +o_lat_p=40 +o_lon_p=10"}) {
            const SceneCurtain map = curtainMesh(*make(name), samples, 0.0, 10000.0);
            QVERIFY2(longestFoot(map) < 0.06, name); // 480 parts of 12 000 km are 0.004 radii each
            QVERIFY2(std::abs(footOf(map).second - 479.0 / 480.0) < 2e-3,
                qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(footOf(map).second)));
        }
    }
    void overThePoleItIsWhole()
    {
        const LineSamples samples = sampleLine({{10, 70}, {-170.0, 60}}, 480);
        for (const char* name : {"globe", "north_polar", "equirectangular", "robinson", "lambert_azimuthal@0,90"}) {
            const SceneCurtain curtain = curtainMesh(*make(name), samples, 0.0, 10000.0);
            QVERIFY2(std::abs(footOf(curtain).second - 479.0 / 480.0) < 5e-3,
                qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(footOf(curtain).second)));
        }
        const double away = footOf(curtainMesh(*make("north_polar"), sampleLine({{0, 60}, {0, -60}}, 480), 0.0, 10000.0)).second;
        QVERIFY2(std::abs(away - 0.5) < 0.01, qPrintable(QString::number(away))); // the map ends at the equator
    }
    /// Lines beside the field are left out; only where none lies on it that is said.
    void linesBesideTheFieldAreLeftOut()
    {
        CurtainRequest ask;
        ask.cube = volumeOn(boxGrid(0.0, 0.0, 20.0, 20.0, 1.0), {evenLevels(12000.0, 5)},
            {[](double lon, double lat, double level, std::size_t) { return smooth(lon, lat, level); }});
        ask.colouring = greys(0.0, 10.0);
        ask.projection = make("globe");
        ask.lines = {{{100, 0}, {120, 10}}, {{5, 5}, {15, 15}}};
        const CurtainAnswer found = answerCurtains(ask, {});
        QVERIFY(!found.error);
        QCOMPARE(found.pieces.size(), 1U);
        QVERIFY(found.range.lowest < 2.5 && found.range.highest > 11.0); // its own where none is given
        ask.own = ValueRange{2.0, 3.0};
        ask.before = std::make_shared<const CurtainAnswer>(found);
        const CurtainAnswer again = answerCurtains(ask, {});
        QVERIFY(again.read == found.read && again.range == *ask.own && again.under && again.over);
        QVERIFY(again.pieces.front().curtain == found.pieces.front().curtain); // only the colours are others
        ask.lines.pop_back();
        const CurtainAnswer none = answerCurtains(ask, {});
        QVERIFY(none.error && none.error->message.contains(QStringLiteral("no cells along the line")));
        ask.cube = cubeOn(globalGrid(10.0, 0.0, true, false), [](double, double, std::size_t) { return 1.0; });
        const CurtainAnswer flat = answerCurtains(ask, {});
        QVERIFY(flat.error && flat.error->message.contains(QStringLiteral("no levels")));
    }
    void endsHaveLetters()
    {
        QCOMPARE(lineLetters(0), std::pair(QStringLiteral("A"), QStringLiteral("B")));
        QCOMPARE(lineLetters(12), std::pair(QStringLiteral("Y"), QStringLiteral("Z")));
        QCOMPARE(lineLetters(13), std::pair(QStringLiteral("A1"), QStringLiteral("B1")));
        QCOMPARE(parseLayerKind(layerKindName(EarthLayerKind::Curtain)), EarthLayerKind::Curtain);
    }
};

QTEST_GUILESS_MAIN(CurtainsTest)
#include "curtains_test.moc"
