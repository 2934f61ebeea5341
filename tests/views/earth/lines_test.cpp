// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "views/earth/fields/contours.h"
#include "views/earth/fields/vectors.h"

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
    void arrowsPointAlongTheFlow()
    {
        const Grid grid = globalGrid(5.0, 0.0, true, true);
        const std::vector<float> u(grid.size(), 10.0F), v(grid.size(), 0.0F);
        const VectorField field(u, v, grid, 0, false);
        const auto globe = *Projection::make(QStringLiteral("globe"));
        const VectorLines lines = arrows(*globe, field, {}, 10.0, 1.0);
        QVERIFY(lines.lines.parts() > 300);
        int shafts = 0;
        for (std::size_t part = 0; part < lines.lines.parts(); part += 2) { // shaft, head, shaft, head …
            const Vec3 tail = lines.lines.points[lines.lines.starts[part]], tip = lines.lines.points[lines.lines.starts[part + 1] - 1];
            if (std::abs(latOf(tail)) > 80.0)
                continue;
            ++shafts;
            QVERIFY(wrap180(lonOf(tip) - lonOf(tail)) > 0.0);
            QVERIFY(std::abs(latOf(tip) - latOf(tail)) < 0.2);
        }
        QVERIFY(shafts > 150);
        for (const double speed : lines.speeds)
            QVERIFY(std::abs(speed - 10.0) < 1e-4);
        // On a map no piece runs across it.
        const auto map = *Projection::make(QStringLiteral("equirectangular"));
        const VectorLines flat = arrows(*map, field, {}, 10.0, 1.0);
        for (std::size_t part = 0; part < flat.lines.parts(); ++part)
            for (std::size_t k = flat.lines.starts[part] + 1; k < flat.lines.starts[part + 1]; ++k)
                QVERIFY(length(flat.lines.points[k] - flat.lines.points[k - 1]) < 0.5);
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
        const VectorLines close = arrows(*globe, field, {{45.0, 179.0}, 10.0}, 15.0, 1.0);
        QVERIFY(close.lines.parts() > 300 && close.lines.parts() < 6000);
        for (const Vec3& p : close.lines.points)
            QVERIFY(angleDeg(lonOf(p), latOf(p), 179.0, 45.0) < 14.0);
    }
};

QTEST_GUILESS_MAIN(LinesTest)
#include "lines_test.moc"
