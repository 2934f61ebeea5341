// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/place_reading.h"

#include "tests/views/earth/earth_data.h"

#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::testing;

class PlaceReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSeriesIsThatOfTheCell()
    {
        const auto f = [](double lon, double lat, std::size_t step) { return 1000.0 * static_cast<double>(step) + std::round(lat) + lon / 1000.0; };
        for (const bool northFirst : {true, false}) {
            const ShownField field{cubeOn(globalGrid(10.0, 0.0, northFirst, false), f, 5), 0, 0};
            const auto series = seriesAt(field, 21.0, 34.0); // in the cell of 20°E 35°N
            QVERIFY2(series, series ? "" : qPrintable(series.error().message));
            QCOMPARE(series->seconds, field.cube->signature().axes.front().values);
            for (std::size_t step = 0; step < 5; ++step)
                QCOMPARE(series->values[step], static_cast<double>(static_cast<float>(f(20.0, 35.0, step))));
        }
    }
    void curvilinearCells()
    {
        Grid grid = globalGrid(10.0, 0.0, true, false);
        const Grid plain = grid;
        grid.kind = GridKind::Curvilinear;
        grid.lat.clear();
        grid.lon.clear();
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i) {
                grid.lat.push_back(plain.lat[j]);
                grid.lon.push_back(plain.lon[i]);
            }
        const auto f = [](double, double lat, std::size_t step) { return lat + 100.0 * static_cast<double>(step); };
        const ShownField field{cubeOn(grid, f, 3), 0, 0};
        const auto series = seriesAt(field, 100.0, -25.0);
        QVERIFY2(series, series ? "" : qPrintable(series.error().message));
        QCOMPARE(series->values, (std::vector<double>{-25.0, 75.0, 175.0}));
        const auto means = zonalMeans(field, field.cube->signature().axes.front().values[2]);
        QVERIFY(means);
        for (std::size_t k = 0; k < means->lat.size(); ++k)
            QVERIFY(std::abs(means->mean[k] - 200.0 - means->lat[k]) <= 1.0); // belts of 2°
    }
    void meansLeaveOutWhatIsMissing()
    {
        const auto f = [](double lon, double lat, std::size_t) { return lon < 180.0 ? std::nan("") : lat > 80.0 ? std::nan("") : 2.0 * lat; };
        const ShownField field{cubeOn(globalGrid(10.0, 0.0, true, false), f, 1), 0, 0};
        const auto means = zonalMeans(field, 0.0);
        QVERIFY(means);
        QCOMPARE(means->lat.size(), std::size_t{17}); // the northernmost row has nothing
        QCOMPARE(means->lat.front(), -85.0);
        for (std::size_t k = 0; k < means->lat.size(); ++k)
            QCOMPARE(means->mean[k], 2.0 * means->lat[k]);
    }
    void whatIsNotThereIsSaid()
    {
        const auto one = [](double, double, std::size_t) { return 1.0; };
        const auto timeless = seriesAt({cubeOn(globalGrid(10.0, 0.0, true, false), one), 0, 0}, 0.0, 0.0);
        QVERIFY(!timeless);
        QCOMPARE(timeless.error().code, ErrorCode::Unsupported);
        Grid small = globalGrid(10.0, 0.0, true, false);
        small.nx = 5;
        small.lon.resize(5);
        const auto outside = seriesAt({cubeOn(small, one, 2), 0, 0}, -90.0, 0.0);
        QVERIFY(!outside);
        QCOMPARE(outside.error().code, ErrorCode::OutOfRange);
    }
};

QTEST_GUILESS_MAIN(PlaceReadingTest)
#include "place_reading_test.moc"
