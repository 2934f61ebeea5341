// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/place_values.h"

#include "tests/views/earth/earth_data.h"

#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::testing;

class PlaceValuesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCellAtTheNearestStepIsRead()
    {
        const auto f = [](double lon, double lat, std::size_t step) { return 1000.0 * static_cast<double>(step) + lat + lon / 1000.0; };
        const auto cube = cubeOn(globalGrid(10.0, 0.0, true, false), f, 5);
        const Axis& time = cube->signature().axes.front();
        const auto values = valuesAt(cube, 21.0, 34.0, time.values[3] + 1.0, time.calendar, {}, {}, 3);
        QVERIFY(values);
        QCOMPARE(values->size(), std::size_t(1));
        QCOMPARE(values->front().value, static_cast<float>(f(20.0, 35.0, 3)));
        QVERIFY(values->front().isInside);
        QVERIFY(!values->front().time.isEmpty());
    }
    void datesAreKeptAcrossCalendars()
    {
        const auto f = [](double, double, std::size_t step) { return static_cast<double>(step); };
        const auto cube = cubeOn(globalGrid(10.0, 0.0, true, false), f, 3, Calendar::Days360);
        const Axis& time = cube->signature().axes.front();
        // The same date in the calendar of the world lies some days off when counted in seconds.
        const double asked = toSeconds(fromSeconds(time.values[2], Calendar::Days360), Calendar::Standard);
        QVERIFY(std::abs(asked - time.values[2]) > 86400.0);
        const auto values = valuesAt(cube, 0.0, 0.0, asked, Calendar::Standard, {}, {}, 1);
        QVERIFY(values);
        QCOMPARE(values->front().value, 2.0F);
    }
    void besideTheGridAndMissingAreTold()
    {
        Grid small = globalGrid(10.0, 0.0, true, false);
        small.nx = 5;
        small.lon.resize(5);
        const auto f = [](double lon, double, std::size_t) { return lon < 15.0 ? std::nan("") : 7.0; };
        const auto cube = cubeOn(small, f, 1);
        const auto beside = valuesAt(cube, -90.0, 0.0, 0.0, Calendar::Standard, {}, {}, 1);
        QVERIFY(beside && !beside->front().isInside);
        const auto missing = valuesAt(cube, 10.0, 5.0, 0.0, Calendar::Standard, {}, {}, 1);
        QVERIFY(missing && missing->front().isInside && std::isnan(missing->front().value));
        const auto there = valuesAt(cube, 30.0, 5.0, 0.0, Calendar::Standard, {}, {}, 1);
        QVERIFY(there);
        QCOMPARE(there->front().value, 7.0F);
    }
};

QTEST_GUILESS_MAIN(PlaceValuesTest)
#include "place_values_test.moc"
