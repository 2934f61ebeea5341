// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/sphere_area.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace terrella;

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
const double kSquareKm = kEarthRadiusKm * kEarthRadiusKm;

SphereArea polygon(std::vector<SpherePlace> ring) { return SphereArea({{{std::move(ring)}}, {}, 0.0}); }

/// A ring along parallels and meridians, with places every degree: its edges keep to the parallels within 0.004°.
std::vector<SpherePlace> boxRing(double west, double south, double east, double north)
{
    std::vector<SpherePlace> out;
    for (double lon = west; lon < east; lon += 1.0)
        out.push_back({lon, south});
    out.push_back({east, south});
    for (double lon = east; lon > west; lon -= 1.0)
        out.push_back({lon, north});
    out.push_back({west, north});
    return out;
}

} // namespace

class SphereAreaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areasFollowTheFormulas()
    {
        // An octant is an eighth of the sphere, whichever way round it is drawn, and wherever it lies.
        const double octant = 4.0 * std::numbers::pi * kSquareKm / 8.0;
        for (const double turn : {0.0, 100.0, 135.0, 300.0}) {
            const SphereArea there = polygon({{turn, 0.0}, {turn + 90.0, 0.0}, {turn, 90.0}});
            const SphereArea back = polygon({{turn, 90.0}, {turn + 90.0, 0.0}, {turn, 0.0}});
            QVERIFY(there.size().isExact);
            // The pole is cut off by a hair.
            QVERIFY(std::abs(there.size().squareKm / octant - 1.0) < 1e-10 && std::abs(back.size().squareKm / octant - 1.0) < 1e-10);
            QVERIFY(there.contains(turn + 45.0, 30.0) && back.contains(turn + 45.0, 30.0));
            QVERIFY(!there.contains(turn - 1.0, 30.0) && !back.contains(turn + 91.0, 30.0) && !there.contains(turn + 45.0, -1.0));
        }
        // A box of parallels: R² Δλ (sin φ₂ − sin φ₁).
        const double box = kSquareKm * 40.0 * kDegree * (std::sin(60.0 * kDegree) - std::sin(20.0 * kDegree));
        QVERIFY(std::abs(polygon(boxRing(160.0, 20.0, 200.0, 60.0)).size().squareKm / box - 1.0) < 1e-3);
        // A cap: 2π R² (1 − cos r); as a circle, and as a polygon of many places around the pole.
        const double cap = 2.0 * std::numbers::pi * kSquareKm * (1.0 - std::cos(20.0 * kDegree));
        const double km = 20.0 * kDegree * kEarthRadiusKm;
        QCOMPARE(SphereArea({{}, {{{30.0, 85.0}}}, km}).size().squareKm, cap);
        for (const SpherePlace& centre : {SpherePlace{30.0, 85.0}, SpherePlace{0.0, -90.0}, SpherePlace{179.0, 0.0}, SpherePlace{-100.0, 50.0}})
            QVERIFY(std::abs(polygon(sphereCircle(centre, km, 720)).size().squareKm / cap - 1.0) < 2e-5);
        // A strip is counted: 2 r long enough for its round ends not to matter much.
        const auto strip = SphereArea({{}, {{{-10.0, 0.0}, {10.0, 0.0}}}, 100.0}).size();
        const double expected = 20.0 * kDegree * kEarthRadiusKm * 200.0 + std::numbers::pi * 100.0 * 100.0;
        QVERIFY(!strip.isExact);
        QVERIFY(std::abs(strip.squareKm / expected - 1.0) < 0.01);
    }

    void holesCountOut()
    {
        const SphereArea ring({{{sphereCircle({170.0, 80.0}, 3000.0, 200), sphereCircle({170.0, 80.0}, 1000.0, 200)}}, {}, 0.0});
        QVERIFY(!ring.contains(170.0, 80.0) && !ring.contains(-170.0, 82.0));
        QVERIFY(ring.contains(0.0, 90.0) && ring.contains(-10.0, 75.0)); // 1112 and 2780 km away
        QVERIFY(!ring.contains(-10.0, 70.0));
        const double expected = 2.0 * std::numbers::pi * kSquareKm * (std::cos(1000.0 / kEarthRadiusKm) - std::cos(3000.0 / kEarthRadiusKm));
        QVERIFY(std::abs(ring.size().squareKm / expected - 1.0) < 1e-3);
    }

    void holdsWhatLiesWithinACircle()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> lon(-180.0, 180.0), sine(-1.0, 1.0);
        for (const SpherePlace& centre : {SpherePlace{179.5, 10.0}, SpherePlace{20.0, 88.0}, SpherePlace{-60.0, -90.0}, SpherePlace{0.0, 0.0}}) {
            for (const double km : {300.0, 2500.0, 9000.0}) {
                const SphereArea circle({{}, {{centre}}, km});
                const SphereArea ring = polygon(sphereCircle(centre, km, 1440));
                int inside = 0, differ = 0;
                for (int k = 0; k < 4000; ++k) {
                    const SpherePlace place{lon(random), std::asin(sine(random)) / kDegree};
                    const bool isNear = sphereDistanceKm(centre, place) <= km;
                    QCOMPARE(circle.contains(place.lon, place.lat), isNear);
                    QCOMPARE(circle.contains(place.lon + 360.0, place.lat), isNear);
                    inside += isNear ? 1 : 0;
                    differ += ring.contains(place.lon, place.lat) != isNear ? 1 : 0;
                }
                QVERIFY(differ <= 2); // at the chords of the ring
                const double share = 0.5 * (1.0 - std::cos(km / kEarthRadiusKm));
                QVERIFY(std::abs(inside / 4000.0 - share) < 0.03);
            }
        }
    }

    void boundsAreTight_data()
    {
        QTest::addColumn<QList<double>>("ring");
        QTest::addColumn<double>("km");
        QTest::addColumn<QList<double>>("bounds");
        const auto row = [](const char* name, QList<double> ring, double km, QList<double> bounds) { QTest::newRow(name) << ring << km << bounds; };
        row("over Greenwich", {-10, 40, 10, 40, 0, 20}, 0.0, {-10, 20, 10, 40.4325}); // the great circle bulges north: atan(tan 40° / cos 10°)
        row("over the dateline", {170, 0, -170, 0, 180, 10}, 0.0, {170, 0, 190, 10});
        row("counted on", {350, 0, 370, 0, 360, -10}, 0.0, {-10, -10, 10, 0});
        row("around the north pole", {0, 70, 120, 70, -120, 70}, 0.0, {-180, 70, 180, 90});
        row("around the south pole", {0, -70, 120, -70, -120, -70}, 0.0, {-180, -90, 180, -70});
        row("a circle at 60°", {20, 60}, 10.0 * kDegree * kEarthRadiusKm, {20 - 20.322, 50, 20 + 20.322, 70}); // asin(sin 10° / cos 60°)
        row("a circle over the pole", {20, 85}, 10.0 * kDegree * kEarthRadiusKm, {-180, 75, 180, 90});
    }
    void boundsAreTight()
    {
        QFETCH(QList<double>, ring);
        QFETCH(double, km);
        QFETCH(QList<double>, bounds);
        std::vector<SpherePlace> places;
        for (qsizetype k = 0; k < ring.size(); k += 2)
            places.push_back({ring[k], ring[k + 1]});
        const SphereArea area = km > 0.0 ? SphereArea({{}, {places}, km}) : polygon(places);
        const auto& found = area.bounds();
        const double differences[] = {found.west - bounds[0], found.south - bounds[1], found.east - bounds[2], found.north - bounds[3]};
        for (const double difference : differences)
            QVERIFY2(std::abs(difference) < 2e-3,
                qPrintable(QStringLiteral("%1 %2 %3 %4").arg(found.west).arg(found.south).arg(found.east).arg(found.north)));
    }

    void stripsFollowGreatCircles()
    {
        // The great circle from 40°N 0°E to 40°N 90°E passes 49.88°N at 45°E: atan(tan 40° / cos 45°).
        const SphereArea strip({{}, {{{0.0, 40.0}, {90.0, 40.0}}}, 50.0});
        const double top = std::atan(std::tan(40.0 * kDegree) / std::cos(45.0 * kDegree)) / kDegree;
        QVERIFY(strip.contains(45.0, top) && strip.contains(45.0, top + 0.44) && !strip.contains(45.0, top + 0.46) && !strip.contains(45.0, 45.0));
        QVERIFY(strip.contains(-0.5, 40.0) && !strip.contains(-0.7, 40.0)); // round ends
        const SphereArea overPole({{}, {{{0.0, 80.0}, {180.0, 80.0}}}, 50.0});
        QVERIFY(overPole.contains(77.0, 90.0) && overPole.contains(180.0, 85.0) && !overPole.contains(90.0, 85.0));
    }

    void movesAlongGreatCircles()
    {
        const SpherePlace a{170.0, 10.0}, b{-160.0, 50.0};
        const double whole = sphereDistanceKm(a, b);
        const SpherePlace middle = sphereBetween(a, b, 0.5);
        QVERIFY(std::abs(sphereDistanceKm(a, middle) - whole / 2.0) < 1e-6 && std::abs(sphereDistanceKm(middle, b) - whole / 2.0) < 1e-6);
        const SpherePlace east = sphereDestination({0.0, 0.0}, 90.0, 90.0 * kDegree * kEarthRadiusKm);
        QVERIFY(std::abs(east.lon - 90.0) < 1e-9 && std::abs(east.lat) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(SphereAreaTest)
#include "sphere_area_test.moc"
