// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/resources.h"
#include "pipelines/data/polygons.h"
#include "plugins/data/kernels/polygon_overlap.h"

#include <QTest>
#include <QtEndian>

#include <cmath>
#include <cstring>
#include <numbers>
#include <random>

using namespace terrella;
using namespace terrella::data;

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

using Points = std::vector<std::pair<double, double>>;

/// Well-known binary of a polygon: rings of longitudes and latitudes.
QByteArray wkb(const std::vector<Points>& rings)
{
    QByteArray out;
    const auto number = [&out](double value) {
        quint64 bits = 0;
        std::memcpy(&bits, &value, 8);
        bits = qToLittleEndian(bits);
        out.append(reinterpret_cast<const char*>(&bits), 8);
    };
    const auto count = [&out](quint32 value) {
        value = qToLittleEndian(value);
        out.append(reinterpret_cast<const char*>(&value), 4);
    };
    out.append('\1');
    count(3);
    count(static_cast<quint32>(rings.size()));
    for (const Points& ring : rings) {
        count(static_cast<quint32>(ring.size() + 1));
        for (std::size_t k = 0; k <= ring.size(); ++k) {
            number(ring[k % ring.size()].first);
            number(ring[k % ring.size()].second);
        }
    }
    return out;
}

Polygon read(const std::vector<Points>& rings)
{
    Features features;
    features.info.geometry = GeometryKind::Polygon;
    features.wkb = {wkb(rings)};
    QStringList warnings;
    const auto out = readPolygons(features, warnings);
    if (!out)
        qFatal("%s", qPrintable(out.error().message));
    return out->front();
}

double box(double west, double south, double east, double north)
{
    return (east - west) * kRadians * (std::sin(north * kRadians) - std::sin(south * kRadians));
}

std::vector<double> steps(double first, double step, std::size_t count)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < count; ++k)
        out.push_back(first + step * static_cast<double>(k));
    return out;
}

double sum(const std::vector<CellOverlap>& overlaps)
{
    double out = 0.0;
    for (const CellOverlap& overlap : overlaps)
        out += overlap.area;
    return out;
}

bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

const Points kStar{
    {10.3, 2.1}, {14.0, 12.7}, {21.9, 13.1}, {15.2, 18.0}, {17.7, 27.4}, {10.0, 21.3}, {2.2, 27.9}, {5.1, 17.5}, {-1.7, 12.2}, {6.6, 12.0}};
const Points kHole{{9.1, 14.2}, {12.3, 14.9}, {10.8, 18.8}};

} // namespace

class PolygonOverlapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsAreasOfBoxes_data()
    {
        QTest::addColumn<QList<double>>("corners"); // west south east north
        QTest::addColumn<double>("area");
        QTest::newRow("small") << QList<double>{10, 20, 30, 50} << box(10, 20, 30, 50);
        QTest::newRow("dateline") << QList<double>{170, -10, -170, 10} << box(170, -10, 190, 10);
        QTest::newRow("0 to 360") << QList<double>{350, -10, 370, 10} << box(-10, -10, 10, 10);
        QTest::newRow("whole globe") << QList<double>{-180, -90, 180, 90} << 4.0 * std::numbers::pi;
        QTest::newRow("band") << QList<double>{-180, -30, 180, 30} << box(-180, -30, 180, 30);
    }
    void knowsAreasOfBoxes()
    {
        QFETCH(QList<double>, corners);
        QFETCH(double, area);
        const Polygon polygon = read({{{corners[0], corners[1]}, {corners[2], corners[1]}, {corners[2], corners[3]}, {corners[0], corners[3]}}});
        QVERIFY2(near(areaOf(polygon), area, 1e-12), qPrintable(QString::number(areaOf(polygon) / area)));
        for (const bool shifted : {false, true}) {
            const auto overlaps
                = overlapsOfRegularGrid(polygon, edgesOfLatitudes(steps(85, -10, 18)), edgesOfLongitudes(steps(shifted ? -177 : 3, 7.5, 48), true));
            QVERIFY2(near(sum(overlaps), area, 1e-10), qPrintable(QString::number(sum(overlaps) / area)));
        }
    }

    void aRingMayCrossTheDatelineOnTheLine()
    {
        const Polygon box1 = read({{{170, -10}, {180, -10}, {-180, -10}, {-170, -10}, {-170, 10}, {-180, 10}, {180, 10}, {170, 10}}});
        QVERIFY(near(areaOf(box1), box(170, -10, 190, 10), 1e-12));
        QVERIFY(contains(box1, -175, 0) && contains(box1, 175, 0) && contains(box1, 185, 0) && !contains(box1, 0, 0));
    }

    void aRingRoundThePoleIsACap()
    {
        Points ring;
        for (int k = 0; k < 36; ++k)
            ring.emplace_back(-180.0 + 10.0 * k, -70.0);
        const Polygon cap = read({ring});
        QVERIFY(near(areaOf(cap), box(-180, -90, 180, -70), 1e-12));
        QVERIFY(contains(cap, 12.0, -85.0) && contains(cap, 12.0, -90.0) && contains(cap, 275.0, -71.0) && !contains(cap, 12.0, -69.0));
        Points asFiles = ring; // led along the pole, as shapefiles have it
        asFiles.insert(asFiles.end(), {{180.0, -70.0}, {180.0, -90.0}, {-180.0, -90.0}});
        QVERIFY(near(areaOf(read({asFiles})), box(-180, -90, 180, -70), 1e-12));
    }

    void overlapsAreThoseOfCountedPoints()
    {
        const Polygon star = read({kStar, kHole});
        const std::vector<double> lat = edgesOfLatitudes(steps(29, -2, 15)), lon = edgesOfLongitudes(steps(-3, 2, 14), false);
        const auto overlaps = overlapsOfRegularGrid(star, lat, lon);
        QVERIFY(near(sum(overlaps), areaOf(star), 1e-12));
        std::vector<double> fraction(15 * 14, 0.0);
        for (const CellOverlap& overlap : overlaps)
            fraction[overlap.cell] = overlap.fraction;
        std::size_t partly = 0;
        for (std::size_t cell = 0; cell < fraction.size(); ++cell) { // 200 × 200 points, evenly in longitude and sine of latitude
            const double a = std::sin(lat[cell / 14] * kRadians), b = std::sin(lat[cell / 14 + 1] * kRadians);
            int inside = 0;
            for (int p = 0; p < 200; ++p) {
                for (int q = 0; q < 200; ++q) {
                    const double y = std::asin(a + (b - a) * (p + 0.5) / 200.0) / kRadians;
                    inside += contains(star, lon[cell % 14] + 2.0 * (q + 0.5) / 200.0, y) ? 1 : 0;
                }
            }
            QVERIFY2(near(fraction[cell], inside / 40000.0, 4e-3),
                qPrintable(QStringLiteral("%1: %2, counted %3").arg(cell).arg(fraction[cell]).arg(inside / 40000.0)));
            partly += fraction[cell] > 0.0 && fraction[cell] < 1.0 ? 1 : 0;
        }
        QVERIFY(partly > 40);
    }

    void curvilinearCellsGiveTheSameAsRegularOnes()
    {
        const Polygon star = read({kStar, kHole});
        const std::vector<double> rows = steps(0, 1.5, 21), columns = steps(-4, 1.5, 20);
        std::vector<double> lat, lon;
        for (const double y : rows) {
            for (const double x : columns) {
                lat.push_back(y);
                lon.push_back(x);
            }
        }
        const auto regular = overlapsOfRegularGrid(star, edgesOfLatitudes(rows), edgesOfLongitudes(columns, false));
        CellCorners corners = cornersOf(lat, lon, rows.size(), columns.size());
        const auto mesh = overlapsOfCells(star, corners, lat, lon);
        QCOMPARE(mesh.size() > 50, true);
        QVERIFY(near(sum(mesh), areaOf(star), 1e-3 * areaOf(star))); // mean directions are not quite means of degrees
        // the same corners give the same to the last digits
        for (std::size_t cell = 0; cell < lat.size(); ++cell) {
            for (std::size_t k = 0; k < 4; ++k) {
                corners.lat[4 * cell + k] = lat[cell] + (k < 2 ? -0.75 : 0.75);
                corners.lon[4 * cell + k] = lon[cell] + (k == 0 || k == 3 ? -0.75 : 0.75);
            }
        }
        const auto exact = overlapsOfCells(star, corners, lat, lon);
        QCOMPARE(exact.size(), regular.size());
        for (std::size_t k = 0; k < exact.size(); ++k) {
            QCOMPARE(exact[k].cell, regular[k].cell);
            QVERIFY(near(exact[k].fraction, regular[k].fraction, 1e-8));
        }
    }

    /// A long outline on a fine mesh across the dateline: areas add up, and it does not take the product of edges and cells.
    void longOutlinesOnMeshesAddUp()
    {
        Points outline;
        for (int k = 0; k < 20000; ++k) {
            const double angle = -2.0 * std::numbers::pi * k / 20000.0, radius = 15.0 + 2.0 * std::sin(40.0 * angle);
            outline.emplace_back(180.0 + radius * std::cos(angle), 10.0 + radius * std::sin(angle));
        }
        const Polygon blob = read({outline});
        std::vector<double> lat, lon;
        for (int j = 0; j < 200; ++j) {
            for (int i = 0; i < 200; ++i) { // turned by 30°
                const double y = 0.25 * (j - 99.5), x = 0.25 * (i - 99.5);
                lat.push_back(10.0 + 0.5 * x + 0.866 * y);
                lon.push_back(180.0 + 0.866 * x - 0.5 * y - (i % 2 == 0 ? 360.0 : 0.0)); // counted either way
            }
        }
        const CellCorners corners = cornersOf(lat, lon, 200, 200);
        const auto overlaps = overlapsOfCells(blob, corners, lat, lon);
        QVERIFY2(near(sum(overlaps), areaOf(blob), 1e-5 * areaOf(blob)), qPrintable(QString::number(sum(overlaps) / areaOf(blob) - 1.0)));
        double inside = 0.0;
        for (const CellOverlap& overlap : overlaps)
            inside += contains(blob, lon[overlap.cell], lat[overlap.cell]) ? overlap.area / overlap.fraction : 0.0;
        QVERIFY(near(inside, areaOf(blob), 5e-3 * areaOf(blob)));
    }

    void cornersLieBetweenCentres()
    {
        const CellCorners corners = cornersOf(std::vector<double>{0, 0, 1, 1}, std::vector<double>{179.5, -179.5, 179.5, -179.5}, 2, 2);
        QVERIFY(near(corners.lat[0], -0.5, 1e-3) && near(corners.lon[0], 179.0, 1e-3));
        QVERIFY(near(corners.lon[4 + 1], -179.0, 1e-3) && near(corners.lat[4 + 2], 0.5, 1e-3));
    }

    void edgesReachPolesAndCloseTheGlobe()
    {
        QCOMPARE(edgesOfLatitudes(steps(90, -45, 5)), (std::vector<double>{90, 67.5, 22.5, -22.5, -67.5, -90}));
        QCOMPARE(edgesOfLongitudes(steps(0, 90, 4), true), (std::vector<double>{-45, 45, 135, 225, 315}));
        QCOMPARE(edgesOfLongitudes(std::vector<double>{170, 180, -170}, false), (std::vector<double>{165, 175, 185, 195}));
    }

    /// Every cell of the globe belongs to the land, to the sea, or in part to both; the share of land is 29 %.
    void landOfTheEarth()
    {
        const auto features = readFeatures(resourcePath(QStringLiteral("maps/natural_earth.gpkg")), QStringLiteral("land_110m"));
        QVERIFY(features);
        QStringList warnings;
        const auto polygons = readPolygons(**features, warnings);
        QVERIFY(polygons);
        double land = 0.0;
        std::vector<double> share(180 * 360, 0.0);
        const std::vector<double> lat = edgesOfLatitudes(steps(89.5, -1, 180)), lon = edgesOfLongitudes(steps(0.5, 1, 360), true);
        for (const Polygon& polygon : *polygons) {
            land += areaOf(polygon);
            for (const CellOverlap& overlap : overlapsOfRegularGrid(polygon, lat, lon))
                share[overlap.cell] += overlap.fraction;
        }
        QVERIFY2(near(land / (4.0 * std::numbers::pi), 0.29, 0.005), qPrintable(QString::number(land / (4.0 * std::numbers::pi))));
        QVERIFY(*std::ranges::max_element(share) < 1.0 + 1e-6);
        const auto at = [&](double y, double x) { return share[static_cast<std::size_t>(90.0 - y) * 360 + static_cast<std::size_t>(x)]; };
        QVERIFY(
            at(-89.5, 20.5) > 0.999 && at(23.5, 10.5) > 0.999 && at(0.5, 200.5) < 1e-6 && at(66.5, 182.5) > 0.9); // Pole, Sahara, Pacific, Chukotka
    }

    void crossingRingsAreMended()
    {
        Features features;
        features.info.geometry = GeometryKind::Polygon;
        features.wkb = {wkb({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}), QByteArray()};
        QStringList warnings;
        const auto polygons = readPolygons(features, warnings);
        QVERIFY(polygons);
        QVERIFY(near(areaOf(polygons->at(0)), 0.5 * box(0, 0, 10, 10), 1e-4)); // two triangles
        QVERIFY(polygons->at(1).isEmpty());
        QCOMPARE(warnings, QStringList{QStringLiteral("The shape of row 1 crosses itself and was mended.")});
        features.wkb = {QByteArray("\1\3\0", 3)};
        QCOMPARE(readPolygons(features, warnings).error().message, QStringLiteral("The shape of row 1 is damaged."));
        features.info.geometry = GeometryKind::Point;
        QCOMPARE(readPolygons(features, warnings).error().message, QStringLiteral("The features have no polygons."));
    }
};

QTEST_GUILESS_MAIN(PolygonOverlapTest)
#include "polygon_overlap_test.moc"
