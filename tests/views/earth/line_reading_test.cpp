// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/line_reading.h"

#include "tests/views/earth/earth_data.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace terrella;
using namespace terrella::testing;

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

/// A field that is smooth on the sphere: x of the place, 1 at 0°N 0°E.
double x(double lon, double lat, std::size_t step = 0)
{
    return std::cos(lat * kDegree) * std::cos(lon * kDegree) + 10.0 * static_cast<double>(step);
}

/// The same on levels 1000, 500, 100 hPa (in Pa): x times the number of the level, with the surface's pressure beside it.
std::shared_ptr<const Cube> onLevels(const Grid& grid, bool hasSurface)
{
    auto signature = std::make_shared<CubeSignature>();
    const auto axis = [&](AxisKind kind, const char* name, std::vector<double> values, const char* units) {
        Axis out;
        out.kind = kind;
        out.name = QString::fromLatin1(name);
        out.values = std::move(values);
        out.units = QString::fromLatin1(units);
        signature->axes.push_back(out);
    };
    axis(AxisKind::Level, "plev", {100000, 50000, 10000}, "Pa");
    axis(AxisKind::Y, "lat", grid.lat, "degrees_north");
    axis(AxisKind::X, "lon", grid.lon, "degrees_east");
    signature->grids.push_back(grid);
    Variable field;
    field.name = QStringLiteral("v");
    field.units = QStringLiteral("m s-1");
    field.grid = 0;
    field.axes = {0, 1, 2};
    signature->variables.push_back(field);
    std::vector<float> values, pressure;
    for (std::size_t level = 0; level < 3; ++level)
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i)
                values.push_back(static_cast<float>(x(grid.lon[i], grid.lat[j]) * static_cast<double>(level + 1)));
    std::vector<std::vector<float>> all{values};
    if (hasSurface) {
        Variable surface;
        surface.name = QStringLiteral("sp");
        surface.standardName = QStringLiteral("surface_air_pressure");
        surface.units = QStringLiteral("Pa");
        surface.grid = 0;
        surface.axes = {1, 2};
        signature->variables.push_back(surface);
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i)
                pressure.push_back(static_cast<float>(100000.0 - 100.0 * std::abs(grid.lat[j])));
        all.push_back(pressure);
    }
    return std::make_shared<MemoryCube>(signature, all);
}

Drawing regionOf(DrawingKind kind, std::vector<SpherePlace> places, double km = 0.0) { return {kind, {}, std::move(places), km, {}}; }

} // namespace

class LineReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAlongAGreatCircleAreThoseOfTheField_data()
    {
        QTest::addColumn<double>("west");
        QTest::addColumn<bool>("northFirst");
        QTest::addColumn<bool>("poles");
        QTest::newRow("from 0°") << 0.0 << true << true;
        QTest::newRow("from −180°, south first") << -180.0 << false << true;
        QTest::newRow("without rows at the poles") << 0.5 << true << false;
    }
    void valuesAlongAGreatCircleAreThoseOfTheField()
    {
        QFETCH(double, west);
        QFETCH(bool, northFirst);
        QFETCH(bool, poles);
        // Over the dateline, and past the pole.
        const ShownField field{cubeOn(globalGrid(1.0, west, northFirst, poles), [](double lon, double lat, std::size_t) { return x(lon, lat); }), 0};
        const std::vector<SpherePlace> line{{150, -40}, {-140, 30}, {20, 70}};
        const auto read = valuesAlong(field, line, 200, false, 0.0, {});
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(read->isBilinear && !read->scale);
        for (std::size_t k = 0; k < 200; ++k) {
            const SpherePlace& place = read->line.places[k];
            // Bilinear cells of 1° are off a cosine by less than (1°)²/8; rows around the poles by a little more.
            QVERIFY2(std::abs(static_cast<double>(read->values[k]) - x(place.lon, place.lat)) < (std::abs(place.lat) > 89.0 ? 2e-2 : 1e-4),
                qPrintable(QStringLiteral("%1°N %2°E: %3").arg(place.lat).arg(place.lon).arg(static_cast<double>(read->values[k]))));
        }
    }

    void levelsAreReadOneByOne()
    {
        for (const bool hasSurface : {false, true}) {
            const ShownField field{onLevels(globalGrid(2.0, 0.0, true, true), hasSurface), 0};
            const auto read = valuesAlong(field, {{0, -30}, {0, 30}}, 61, true, 0.0, {});
            QVERIFY2(read, read ? "" : qPrintable(read.error().message));
            QCOMPARE(read->scale->levels, (std::vector<double>{1000, 500, 100}));
            QVERIFY(read->scale->isPressure && read->scale->isDownwards && read->scale->units == QLatin1String("hPa"));
            for (std::size_t level = 0; level < 3; ++level)
                for (std::size_t k = 0; k < 61; ++k)
                    QVERIFY(std::abs(static_cast<double>(read->values[level * 61 + k])
                                - static_cast<double>(level + 1) * std::cos(read->line.places[k].lat * kDegree))
                        < 1e-3);
            QCOMPARE(read->ground.size(), hasSurface ? std::size_t{61} : std::size_t{0});
            for (std::size_t k = 0; k < read->ground.size(); ++k)
                QVERIFY(std::abs(static_cast<double>(read->ground[k]) - (1000.0 - std::abs(read->line.places[k].lat))) < 0.01);
        }
        const auto flat = valuesAlong(
            {cubeOn(globalGrid(10.0, 0.0, true, true), [](double, double, std::size_t) { return 1.0; }), 0}, {{0, 0}, {9, 9}}, 9, true, 0.0, {});
        QVERIFY(!flat && flat.error().code == ErrorCode::Unsupported);
    }

    void missingCellsAreLeftOut()
    {
        // Nothing east of 20°E: halfway between 20° and 21° the value is that of 20°, beyond it is missing.
        const auto f = [](double lon, double lat, std::size_t) { return lon > 20.5 && lon < 90.0 ? std::nan("") : 100.0 + lat; };
        const ShownField field{cubeOn(globalGrid(1.0, 0.0, true, true), f), 0};
        const auto read = valuesAlong(field, {{10, 0}, {30, 0}}, 201, false, 0.0, {});
        QVERIFY(read);
        for (std::size_t k = 0; k < 201; ++k) {
            const double lon = read->line.places[k].lon;
            if (std::abs(lon - 20.5) > 0.01)
                QCOMPARE(std::isnan(read->values[k]), lon > 20.5);
            if (lon < 20.49)
                QVERIFY(std::abs(static_cast<double>(read->values[k]) - 100.0) < 1e-3);
        }
    }

    void otherGridsGiveTheNearestCell()
    {
        Grid grid;
        grid.kind = GridKind::Curvilinear;
        grid.ny = 20;
        grid.nx = 30;
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i) {
                grid.lon.push_back(170.0 + static_cast<double>(i) + 0.2 * static_cast<double>(j)); // over the dateline
                grid.lat.push_back(static_cast<double>(j) - 0.1 * static_cast<double>(i));
            }
        const ShownField field{
            cubeOn(grid, [](double lon, double lat, std::size_t) { return 1000.0 * std::round(lon * 10.0) + std::round(lat * 10.0); }), 0};
        const auto read = valuesAlong(field, {{176, 4}, {-168, 12}}, 50, false, 0.0, {});
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(!read->isBilinear);
        for (std::size_t k = 0; k < 50; ++k) {
            const SpherePlace& place = read->line.places[k];
            double least = 1e9, expected = 0.0;
            for (std::size_t c = 0; c < grid.size(); ++c)
                if (const double km = sphereDistanceKm(place, {grid.lon[c], grid.lat[c]}); km < least) {
                    least = km;
                    expected = static_cast<double>(static_cast<float>(1000.0 * std::round(grid.lon[c] * 10.0) + std::round(grid.lat[c] * 10.0)));
                }
            QCOMPARE(static_cast<double>(read->values[k]), expected);
        }
        const auto beside = valuesAlong(field, {{0, 0}, {10, 0}}, 50, false, 0.0, {});
        QVERIFY(!beside && beside.error().code == ErrorCode::OutOfRange);
    }

    void timesAlongALine()
    {
        const ShownField field{cubeOn(globalGrid(1.0, 0.0, true, true), x, 9), 0};
        const auto read = timesAlong(field, {{170, 0}, {-170, 0}}, 41, 5, {});
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->every, std::size_t{2});
        QCOMPARE(read->seconds.size(), std::size_t{5});
        for (std::size_t t = 0; t < 5; ++t)
            for (std::size_t k = 0; k < 41; ++k)
                QVERIFY(std::abs(static_cast<double>(read->values[t * 41 + k]) - x(read->line.places[k].lon, 0.0, 2 * t)) < 1e-4);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!timesAlong(field, {{170, 0}, {-170, 0}}, 41, 5, stop.get_token()));
    }

    void meansOfARegionFollowTheFormula()
    {
        // The mean of sin φ over a box of parallels is (sin φ₁ + sin φ₂) / 2; over a cap around the pole (1 + cos r) / 2.
        const auto f = [](double, double lat, std::size_t step) { return std::sin(lat * kDegree) + static_cast<double>(step); };
        const ShownField field{cubeOn(globalGrid(0.5, -180.0, true, false), f, 3), 0};
        const auto box = regionSeries(field, regionOf(DrawingKind::Box, {{170, 10}, {200, 50}}), 100, {});
        QVERIFY2(box, box ? "" : qPrintable(box.error().message));
        QCOMPARE(box->cells, std::size_t{61 * 80}); // 170 … 200 with both edges; centres 10.25 … 49.75
        for (std::size_t step = 0; step < 3; ++step) {
            QVERIFY(std::abs(box->mean[step] - 0.5 * (std::sin(10.0 * kDegree) + std::sin(50.0 * kDegree)) - static_cast<double>(step)) < 1e-4);
            QVERIFY(std::abs(box->least[step] - std::sin(10.25 * kDegree) - static_cast<double>(step)) < 1e-6);
            QVERIFY(std::abs(box->greatest[step] - std::sin(49.75 * kDegree) - static_cast<double>(step)) < 1e-6);
        }
        const double km = 30.0 * kDegree * kEarthRadiusKm;
        const auto cap = regionSeries(field, regionOf(DrawingKind::Circle, {{77, 90}}, km), 100, {});
        QVERIFY(cap);
        QVERIFY(std::abs(cap->mean[0] - 0.5 * (1.0 + std::cos(30.0 * kDegree))) < 1e-4);
        const auto nowhere = regionSeries(field, regionOf(DrawingKind::Circle, {{0.1, 0.0}}, 1.0), 100, {});
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::OutOfRange);
    }

    void hovmoellersOfARegion()
    {
        // A field that is separable: a mean over latitudes leaves the longitudes as they are.
        const auto f
            = [](double lon, double, std::size_t step) { return 2.0 * (lon < 0.0 ? lon + 360.0 : lon) + 1000.0 * static_cast<double>(step); };
        const ShownField field{cubeOn(globalGrid(5.0, -180.0, true, false), f, 4), 0};
        const auto across = regionHovmoeller(field, regionOf(DrawingKind::Box, {{160, -20}, {200, 40}}), true, 100, {});
        QVERIFY2(across, across ? "" : qPrintable(across.error().message));
        QCOMPARE(across->along, (std::vector<double>{160, 165, 170, 175, 180, 185, 190, 195, 200}));
        for (std::size_t t = 0; t < 4; ++t)
            for (std::size_t k = 0; k < 9; ++k)
                QCOMPARE(static_cast<double>(across->values[t * 9 + k]), 2.0 * across->along[k] + 1000.0 * static_cast<double>(t));
        const auto up = regionHovmoeller(field, regionOf(DrawingKind::Box, {{160, -20}, {200, 40}}), false, 2, {});
        QVERIFY(up);
        QCOMPARE(up->every, std::size_t{2});
        QCOMPARE(up->along.size(), std::size_t{12});
        QVERIFY(up->along.front() < up->along.back());
        for (const float value : up->values)
            QVERIFY(std::abs(std::fmod(static_cast<double>(value), 1000.0) - 360.0) < 1e-3); // the mean of 320 … 400
    }
};

QTEST_GUILESS_MAIN(LineReadingTest)
#include "line_reading_test.moc"
