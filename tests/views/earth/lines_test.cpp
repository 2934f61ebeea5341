// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "views/earth/fields/contours.h"
#include "views/earth/fields/vector_glyphs.h"
#include "views/earth/layers/line_drawing.h"

#include <QTest>

#include <limits>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

double angleDeg(double lonA, double latA, double lonB, double latB)
{
    return std::acos(std::clamp(dot(onSphere(lonA, latA), onSphere(lonB, latB)), -1.0, 1.0)) / degree;
}

std::vector<float> valuesOn(const Grid& grid, const FieldFunction& f)
{
    std::vector<float> out;
    for (std::size_t j = 0; j < grid.ny; ++j)
        for (std::size_t i = 0; i < grid.nx; ++i)
            out.push_back(static_cast<float>(f(grid.at(j, i).lon, grid.at(j, i).lat, 0)));
    return out;
}

/// The same places as a list of cells, unordered.
Grid cellsOf(double stepDeg)
{
    Grid out;
    out.kind = GridKind::Cells;
    out.ny = 1;
    for (double lat = -90.0 + 0.5 * stepDeg; lat < 90.0; lat += stepDeg) {
        const int count = std::max(3, static_cast<int>(360.0 * std::cos(lat * degree) / stepDeg));
        for (int k = 0; k < count; ++k) {
            out.lat.push_back(lat + 0.1 * stepDeg * std::sin(7.0 * k)); // no two on one circle
            out.lon.push_back(-180.0 + 360.0 * k / count);
        }
    }
    out.nx = out.lat.size();
    return out;
}

Grid curvilinearAround(double lon0, double lat0)
{
    Grid out;
    out.kind = GridKind::Curvilinear;
    out.ny = out.nx = 61;
    for (int j = 0; j < 61; ++j)
        for (int i = 0; i < 61; ++i) { // a skewed mesh of about half a degree
            out.lon.push_back(lon0 + (0.6 * (i - 30) + 0.2 * (j - 30)));
            out.lat.push_back(lat0 + (0.6 * (j - 30) - 0.1 * (i - 30)));
        }
    return out;
}

} // namespace

class LinesTest final : public QObject {
    Q_OBJECT

    /// One closed line everywhere as far from a place as it should be.
    static void isCircle(const ContourLines& lines, double lon, double lat, double radius, double slack)
    {
        QCOMPARE(lines.size(), std::size_t(1));
        QVERIFY(lines.lon.size() > 20);
        QVERIFY(std::abs(angleDeg(lines.lon.front(), lines.lat.front(), lines.lon.back(), lines.lat.back())) < 1e-5);
        for (std::size_t k = 0; k < lines.lon.size(); ++k)
            QVERIFY2(std::abs(angleDeg(lines.lon[k], lines.lat[k], lon, lat) - radius) < slack,
                qPrintable(QStringLiteral("%1 %2: %3").arg(lines.lon[k]).arg(lines.lat[k]).arg(angleDeg(lines.lon[k], lines.lat[k], lon, lat))));
    }

private Q_SLOTS:
    void circlesCloseWhereverTheyLie_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::newRow("inland") << 20.0 << 30.0;
        QTest::newRow("dateline") << 180.0 << 10.0;
        QTest::newRow("seam of 0…360") << 0.0 << -20.0;
        QTest::newRow("pole") << 0.0 << 90.0;
        QTest::newRow("beside the pole, which lies inside") << 120.0 << -86.0;
    }
    void circlesCloseWhereverTheyLie()
    {
        QFETCH(double, lon);
        QFETCH(double, lat);
        const auto f = [&](double x, double y, std::size_t) { return angleDeg(x, y, lon, lat); };
        const std::vector<double> level{12.3};
        for (const double west : {0.0, -180.0})
            for (const bool northFirst : {true, false}) {
                const Grid grid = globalGrid(1.0, west, northFirst, true);
                isCircle(contours(valuesOn(grid, f), grid, 0, level), lon, lat, 12.3, 0.06);
            }
        const Grid cells = cellsOf(2.0);
        isCircle(contours(valuesOn(cells, f), cells, 0, level), lon, lat, 12.3, 0.2);
        if (std::abs(lat) < 60.0) {
            const Grid skewed = curvilinearAround(lon, lat);
            isCircle(contours(valuesOn(skewed, f), skewed, 0, level), lon, lat, 12.3, 0.06);
        }
    }
    void missingValuesStopLines()
    {
        const Grid grid = globalGrid(5.0, 0.0, true, true);
        const auto f = [](double lon, double lat, std::size_t) { return lon > 90.0 && lon < 270.0 ? std::numeric_limits<double>::quiet_NaN() : lat; };
        const std::vector<double> levels{2.0};
        const ContourLines lines = contours(valuesOn(grid, f), grid, 0, levels);
        QCOMPARE(lines.size(), std::size_t(1));
        for (std::size_t k = 0; k < lines.lon.size(); ++k) {
            QVERIFY(std::abs(lines.lat[k] - 2.0) < 0.01);
            QVERIFY(std::abs(lines.lon[k]) <= 90.0 + 1e-6);
        }
        QVERIFY(contours(std::vector<float>(grid.size(), 1.0F), grid, 0, levels).size() == 0);
    }
    void saddlesAreCutOneWay()
    {
        Grid grid;
        grid.ny = grid.nx = 2;
        grid.lat = {0.0, 1.0};
        grid.lon = {0.0, 1.0};
        const std::vector<double> levels{0.5};
        // The middle is above: the low corners are cut off. Below: the high ones.
        for (const float high : {2.0F, 0.7F}) {
            const ContourLines lines = contours(std::vector<float>{high, 0.0F, 0.0F, high}, grid, 0, levels);
            QCOMPARE(lines.size(), std::size_t(2));
            const LatLon corner = high > 1.0F ? LatLon{0.0, 1.0} : LatLon{0.0, 0.0};
            bool cutsCorner = false;
            for (std::size_t k = 0; k < 2; ++k) {
                double farthest = 0.0;
                for (std::size_t p = lines.starts[k]; p < lines.starts[k + 1]; ++p)
                    farthest = std::max(farthest, angleDeg(lines.lon[p], lines.lat[p], corner.lon, corner.lat));
                cutsCorner = cutsCorner || farthest < 0.8;
            }
            QVERIFY(cutsCorner);
        }
    }
    void levelsAreRoundAndWithin()
    {
        const std::vector<double> round = contourLevels({948.0, 1041.0}, 0.0);
        QCOMPARE(round.front(), 950.0);
        QCOMPARE(round[1] - round[0], 10.0);
        QCOMPARE(round.back(), 1040.0);
        QCOMPARE(contourLevels({0.0, 10.0}, 2.5), (std::vector<double>{0.0, 2.5, 5.0, 7.5, 10.0}));
        QVERIFY(contourLevels({0.0, 1e6}, 0.001).size() <= 201);
    }
    void componentsFindEachOther()
    {
        const auto cube = cubeOn(globalGrid(30.0, 0.0, true, true), [](double, double, std::size_t) { return 1.0; });
        const auto with = [&](const std::vector<std::pair<QString, QString>>& named) {
            CubeSignature out = cube->signature();
            const Variable plain = out.variables.front();
            out.variables.clear();
            for (const auto& [name, standardName] : named) {
                out.variables.push_back(plain);
                out.variables.back().name = name;
                out.variables.back().standardName = standardName;
            }
            return vectorPairs(out);
        };
        const auto wind = with({{QStringLiteral("b"), QStringLiteral("northward_wind")}, {QStringLiteral("a"), QStringLiteral("eastward_wind")}});
        QCOMPARE(wind.size(), std::size_t(1));
        QVERIFY(wind.front().eastward == 1 && wind.front().northward == 0 && !wind.front().isGridRelative);
        const auto grid = with({{QStringLiteral("a"), QStringLiteral("x_wind")}, {QStringLiteral("b"), QStringLiteral("y_wind")}});
        QVERIFY(grid.size() == 1 && grid.front().isGridRelative);
        const auto sea
            = with({{QStringLiteral("p"), QStringLiteral("sea_water_x_velocity")}, {QStringLiteral("q"), QStringLiteral("sea_water_y_velocity")}});
        QVERIFY(sea.size() == 1 && sea.front().isGridRelative);
        for (const auto& [u, v] :
            {std::pair("u10", "v10"), std::pair("uas", "vas"), std::pair("10u", "10v"), std::pair("U", "V"), std::pair("uo", "vo")})
            QCOMPARE(with({{QLatin1String(u), {}}, {QLatin1String(v), {}}}).size(), std::size_t(1));
        QVERIFY(with({{QStringLiteral("u10"), {}}, {QStringLiteral("t2m"), {}}}).empty());
        QVERIFY(with({{QStringLiteral("humidity"), {}}, {QStringLiteral("vumidity"), {}}}).empty());
    }
    /// Along the rows of a grid that is turned by 90 degrees, "x" is north.
    void gridRelativeComponentsAreTurned()
    {
        Grid grid;
        grid.kind = GridKind::Curvilinear;
        grid.ny = grid.nx = 5;
        for (int j = 0; j < 5; ++j)
            for (int i = 0; i < 5; ++i) {
                grid.lon.push_back(10.0 - j);
                grid.lat.push_back(static_cast<double>(i));
            }
        const std::vector<float> u(25, 3.0F), v(25, 1.0F);
        const auto turned = VectorField(u, v, grid, 0, true).at(8.0, 2.0), plain = VectorField(u, v, grid, 0, false).at(8.0, 2.0);
        QVERIFY(turned && plain);
        QVERIFY(std::abs(turned->north - 3.0) < 1e-3 && std::abs(turned->east + 1.0) < 1e-3);
        QVERIFY(std::abs(plain->east - 3.0) < 1e-6 && std::abs(plain->north - 1.0) < 1e-6);
    }
    void vectorsPointAlongTheFlow()
    {
        const Grid grid = globalGrid(5.0, 0.0, true, true);
        const std::vector<float> u(grid.size(), 10.0F), v(grid.size(), 0.0F);
        const VectorField field(u, v, grid, 0, false);
        const auto globe = *Projection::make(QStringLiteral("globe"));
        const std::vector<VectorPlace> places = vectorPlaces(*globe, field, {}, 28.0);
        QVERIFY(places.size() > 300);
        for (const VectorPlace& place : places) {
            QVERIFY(std::abs(latOf(place.at)) > 85.0 || wrap180(lonOf(place.towards) - lonOf(place.at)) > 0.0);
            QVERIFY(std::abs(latOf(place.towards) - latOf(place.at)) < 0.1);
            QVERIFY(std::abs(place.speed - 10.0) < 1e-4);
        }
    }
    void vectorsOfMapsStandOnALattice_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"equirectangular", "robinson@150", "mollweide", "north_polar", "lambert", "rotated_pole", "+proj=igh +R=1"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void vectorsOfMapsStandOnALattice()
    {
        QFETCH(QString, projection);
        const Grid grid = globalGrid(5.0, 0.0, true, true);
        const std::vector<float> u(grid.size(), 10.0F), v(grid.size(), 4.0F);
        const VectorField field(u, v, grid, 0, false);
        const auto map = *Projection::make(projection);
        ViewHint hint;
        hint.spanDeg = map->bounds().height() / degree;
        const std::vector<VectorPlace> places = vectorPlaces(*map, field, hint, 28.0);
        QVERIFY2(places.size() > 200, qPrintable(QString::number(places.size())));
        const double pixel = map->bounds().height() / hint.heightPixels;
        for (const VectorPlace& place : places) {
            const auto at = map->inverse(place.at.x, place.at.y);
            QVERIFY(at);
            // The same direction as by a small step on the ground.
            const LatLon next = movedBy(*at, 10.0, 4.0, 0.05);
            const double middle = map->centralLongitude();
            const auto image = map->forward(middle + wrap180(next.lon - middle), next.lat);
            if (!image || length(*image - place.at) > 0.1)
                continue;
            const Vec3 a = *image - place.at, b = place.towards - place.at;
            QVERIFY2(dot(a, b) > 0.99 * length(a) * length(b), qPrintable(QStringLiteral("%1 %2").arg(at->lon).arg(at->lat)));
            const auto tooNear = [&](const VectorPlace& other) {
                const double apart = length(other.at - place.at);
                return apart > 0.0 && apart < 22.0 * pixel;
            };
            QVERIFY(std::ranges::none_of(places, tooNear));
        }
    }
    void barbsSayTheSpeed()
    {
        QCOMPARE(barbParts(0.0), (BarbParts{0, 0, 0}));
        QCOMPARE(barbParts(2.4), (BarbParts{0, 0, 0}));
        QCOMPARE(barbParts(2.6), (BarbParts{0, 0, 1}));
        QCOMPARE(barbParts(10.0), (BarbParts{0, 1, 0}));
        QCOMPARE(barbParts(47.4), (BarbParts{0, 4, 1}));
        QCOMPARE(barbParts(47.6), (BarbParts{1, 0, 0}));
        QCOMPARE(barbParts(67.0), (BarbParts{1, 1, 1}));
        QCOMPARE(barbParts(112.0), (BarbParts{2, 1, 0}));
        QCOMPARE(barbParts(std::nan("")), (BarbParts{0, 0, 0}));
        const auto knots = units::conversion(QStringLiteral("m s-1"), QStringLiteral("kt"));
        QVERIFY(knots);
        QVERIFY(std::abs((*knots)(10.0) - 19.4384449) < 1e-6);
        QCOMPARE(barbParts((*knots)(25.72)), (BarbParts{1, 0, 0})); // 50 kt
    }
    void barbsStandOnTheRightSide()
    {
        // The flow runs towards +x, so that the wind comes from −x; +y is on the left of who has it in the back.
        const auto farthest = [](const std::vector<GlyphSegment>& lines, bool low) {
            float out = 0.0F;
            for (const GlyphSegment& line : lines)
                out = low ? std::min({out, line.fromY, line.toY}) : std::max({out, line.fromY, line.toY});
            return out;
        };
        for (const BarbParts parts : {BarbParts{0, 0, 1}, BarbParts{0, 2, 1}, BarbParts{1, 1, 0}}) {
            const auto north = barbGlyph(parts, false), south = barbGlyph(parts, true);
            QVERIFY(farthest(north, false) > 4.0F && farthest(north, true) == 0.0F);
            QVERIFY(farthest(south, true) < -4.0F && farthest(south, false) == 0.0F);
            QCOMPARE(north.front().fromX, 0.0F);
            QVERIFY(north.front().toX < -20.0F);
        }
        const auto calm = barbGlyph({}, false);
        for (const GlyphSegment& line : calm)
            QVERIFY(std::abs(std::hypot(line.fromX, line.fromY) - 4.5F) < 1e-3F);
    }
    void arrowsAreAsLongAsTheSpeed()
    {
        QCOMPARE(roundSpeed(27.0), 20.0);
        QCOMPARE(roundSpeed(5.0), 5.0);
        QCOMPARE(roundSpeed(0.34), 0.2);
        QCOMPARE(roundSpeed(0.0), 0.0);
        const std::vector<VectorPlace> places{{{0, 0, 0}, {1, 0, 0}, 0.0, 10.0}, {{1, 0, 0}, {2, 0, 0}, 0.0, 5.0}, {{2, 0, 0}, {3, 0, 0}, 0.0, 0.1}};
        const DrawnLines drawn = drawArrows(places, 20.0, 30.0);
        QCOMPARE(drawn.glyphs.glyphs.size(), 2U); // the last is as good as calm
        const auto length = [&](std::size_t k) {
            const GlyphSegment& shaft = drawn.glyphs.segments[drawn.glyphs.glyphs[k].first];
            return static_cast<double>(shaft.toX - shaft.fromX);
        };
        QVERIFY(std::abs(length(0) - drawn.arrowLength * 10.0 / drawn.arrowSpeed) < 1e-4);
        QVERIFY(std::abs(length(1) - 0.5 * length(0)) < 1e-4);
    }
    /// Turning like a solid body: every line keeps its latitude, and light takes equal time for equal longitude.
    void streamlinesFollowTheFlow()
    {
        const Grid grid = globalGrid(2.5, 0.0, true, true);
        const auto u = valuesOn(grid, [](double, double lat, std::size_t) { return 20.0 * std::cos(lat * degree); });
        const std::vector<float> v(grid.size(), 0.0F);
        const auto globe = *Projection::make(QStringLiteral("globe"));
        const VectorLines lines = streamlines(*globe, VectorField(u, v, grid, 0, false), {}, 20.0, 1.0);
        int seen = 0;
        for (std::size_t part = 0; part < lines.lines.parts(); ++part) {
            const std::size_t from = lines.lines.starts[part], to = lines.lines.starts[part + 1];
            if (to - from < 8 || std::abs(latOf(lines.lines.points[from])) > 70.0)
                continue; // a head; or so close to the pole that steps of a degree are coarse
            ++seen;
            for (std::size_t k = from + 1; k < to; ++k) {
                QVERIFY2(std::abs(latOf(lines.lines.points[k]) - latOf(lines.lines.points[from])) < 0.3, // over seventy degrees and more
                    qPrintable(QString::number(latOf(lines.lines.points[k]) - latOf(lines.lines.points[from]))));
                QVERIFY(lines.lines.along[k] >= lines.lines.along[k - 1]);
            }
        }
        QVERIFY2(seen > 30, qPrintable(QString::number(seen)));
    }
    void closeByThereAreMoreAndOnlyHere()
    {
        const Grid grid = globalGrid(5.0, 0.0, true, true);
        const std::vector<float> u(grid.size(), 10.0F), v(grid.size(), 10.0F);
        const VectorField field(u, v, grid, 0, false);
        const auto globe = *Projection::make(QStringLiteral("globe"));
        ViewHint hint;
        hint.centre = {45.0, 179.0};
        hint.spanDeg = 10.0;
        const std::vector<VectorPlace> close = vectorPlaces(*globe, field, hint, 28.0);
        QVERIFY(close.size() > 150 && close.size() < 3000);
        for (const VectorPlace& place : close)
            QVERIFY(angleDeg(lonOf(place.at), latOf(place.at), 179.0, 45.0) < 14.0);
    }
};

QTEST_GUILESS_MAIN(LinesTest)
#include "lines_test.moc"
