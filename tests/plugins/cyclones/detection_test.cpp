// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/kernels/detection.h"
#include "tests/plugins/cyclones/slow_detection.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace terrella;
using namespace terrella::cyclones;
using terrella::test::SlowDetection;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

std::vector<double> line(double first, double step, std::size_t count)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < count; ++k)
        out.push_back(first + step * static_cast<double>(k));
    return out;
}

/// 1° global grid, north first, filled with 101000 Pa.
struct World {
    std::vector<double> lat = line(90.0, -1.0, 181);
    std::vector<double> lon = line(0.0, 1.0, 360);
    std::vector<float> pressure = std::vector<float>(181 * 360, 101000.0F);

    std::size_t cell(double lonDeg, double latDeg) const
    {
        return static_cast<std::size_t>(90.0 - latDeg) * 360 + static_cast<std::size_t>(lonDeg < 0.0 ? lonDeg + 360.0 : lonDeg) % 360;
    }
    void addLow(double lonDeg, double latDeg, float depth, double radius)
    {
        for (std::size_t j = 0; j < lat.size(); ++j) {
            for (std::size_t i = 0; i < lon.size(); ++i) {
                const double r = greatCircleDeg(lonDeg, latDeg, lon[i], lat[j]);
                pressure[j * lon.size() + i] -= depth * static_cast<float>(std::exp(-r * r / (radius * radius)));
            }
        }
    }
    Detection detect(const Criteria& criteria) const
    {
        const Mesh mesh = Mesh::latLon(lat, lon, true, false);
        Detector detector(mesh);
        const float* field = pressure.data();
        return detector.detect(criteria, std::span(&field, 1));
    }
    QStringList found(const Criteria& criteria) const
    {
        QStringList out;
        for (const std::uint32_t at : detect(criteria).cells)
            out.append(QStringLiteral("%1,%2").arg(lon[at % 360]).arg(lat[at / 360]));
        return out;
    }
};

Criteria usual()
{
    Criteria criteria;
    criteria.mergeDistanceDeg = 6.0;
    criteria.closed = {{Expression::field(0), 200.0, 5.5, 0.0}};
    return criteria;
}

} // namespace

class DetectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsOneLowAtTheSeams_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<QString>("expected");
        QTest::newRow("Greenwich") << 0.0 << "0,20";
        QTest::newRow("dateline") << 180.0 << "180,20";
        QTest::newRow("last column") << 359.0 << "359,20";
    }
    void findsOneLowAtTheSeams()
    {
        QFETCH(double, lon);
        QFETCH(QString, expected);
        World world;
        world.addLow(lon, 20.0, 2000.0F, 2.0);
        QCOMPARE(world.found(usual()), QStringList{expected});
    }

    void keepsTheDeeperOfTwoThatAreNear()
    {
        World world;
        world.addLow(97.0, 20.0, 1500.0F, 1.5);
        world.addLow(102.0, 20.0, 2000.0F, 1.5);
        QCOMPARE(world.found(usual()), QStringList{QStringLiteral("102,20")});
        Criteria apart = usual();
        apart.mergeDistanceDeg = 0.0;
        QCOMPARE(world.found(apart).size(), 2);
    }

    void takesEveryCellOfAPlateau()
    {
        World world;
        world.addLow(100.0, 20.0, 2000.0F, 2.0);
        world.pressure[world.cell(101.0, 20.0)] = world.pressure[world.cell(100.0, 20.0)];
        QCOMPARE(world.found(usual()), (QStringList{QStringLiteral("100,20"), QStringLiteral("101,20")}));
        Criteria one = usual();
        one.mergeEqual = true;
        QCOMPARE(world.found(one), QStringList{QStringLiteral("100,20")});
    }

    void countsAPoleOnce_data()
    {
        QTest::addColumn<double>("lat");
        QTest::newRow("north") << 90.0;
        QTest::newRow("south") << -90.0;
    }
    void countsAPoleOnce()
    {
        QFETCH(double, lat);
        World world;
        world.addLow(0.0, lat, 2000.0F, 2.0);
        QCOMPARE(world.found(usual()), QStringList{QStringLiteral("0,%1").arg(lat)});
        World quiet; // without any low no cell is lower than another
        const Detection all = quiet.detect({});
        QCOMPARE(all.cells.size(), std::size_t{179 * 360 + 2});
    }

    void floodsAcrossThePole()
    {
        World world;
        world.addLow(30.0, 88.0, 2500.0F, 3.0);
        QCOMPARE(world.found(usual()), QStringList{QStringLiteral("30,88")});
    }

    void rejectsWhereMissingValuesTouch()
    {
        World world;
        world.addLow(100.0, 20.0, 2000.0F, 2.0);
        for (double lat = 10.0; lat <= 30.0; lat += 1.0)
            world.pressure[world.cell(101.0, lat)] = kNan;
        QCOMPARE(world.found(usual()), QStringList{});
        Criteria open;
        open.box = Box{90.0, 15.0, 110.0, 25.0};
        for (const std::uint32_t cell : world.detect(open).cells)
            QVERIFY(!std::isnan(world.pressure[cell]));
    }

    void findsNothingInAnEmptyField()
    {
        World world;
        std::ranges::fill(world.pressure, kNan);
        QCOMPARE(world.detect({}).counts.extrema, std::size_t{0});
    }

    void looksInTheBoxOnly()
    {
        World world;
        world.addLow(170.0, 20.0, 2000.0F, 2.0);
        world.addLow(-170.0, -20.0, 2000.0F, 2.0);
        Criteria criteria = usual();
        criteria.box = Box{165.0, -30.0, -165.0, 30.0};
        QCOMPARE(world.found(criteria).size(), 2);
        criteria.box = Box{165.0, -30.0, 180.0, 30.0};
        QCOMPARE(world.found(criteria), QStringList{QStringLiteral("170,20")});
        criteria.box = Box{0.0, 20.0, 360.0, 90.0}; // edges belong to it
        QCOMPARE(world.found(criteria), QStringList{QStringLiteral("170,20")});
        criteria.leastAbsLatDeg = 20.5;
        QCOMPARE(world.found(criteria), QStringList{});
    }

    void comparesThresholdsWithinTheirDistance()
    {
        World world;
        world.addLow(100.0, 20.0, 2000.0F, 2.0);
        Criteria criteria = usual();
        criteria.thresholds = {{Expression::field(0), Comparison::GreaterEqual, 100900.0, 1.0}};
        QCOMPARE(world.found(criteria), QStringList{}); // so high it is only farther out
        criteria.thresholds.front().distanceDeg = 6.0;
        QCOMPARE(world.found(criteria).size(), 1);
        criteria.thresholds = {{Expression::field(0), Comparison::Less, 99000.0, 0.0}};
        QCOMPARE(world.found(criteria), QStringList{});
        criteria.thresholds = {{Expression::field(0), Comparison::LessEqual, 99001.0, 0.0}};
        QCOMPARE(world.found(criteria).size(), 1);
    }

    void rejectsContoursThatMustNotClose()
    {
        World world;
        world.addLow(100.0, 20.0, 2000.0F, 2.0);
        world.addLow(200.0, 20.0, 600.0F, 2.0);
        Criteria criteria = usual();
        criteria.notClosed = {{Expression::field(0), 1000.0, 5.5, 0.0}};
        QCOMPARE(world.found(criteria), QStringList{QStringLiteral("200,20")});
    }

    void givesStatisticsNearby()
    {
        World world;
        world.addLow(100.0, 20.0, 2000.0F, 2.0);
        world.pressure[world.cell(102.0, 20.0)] = 102000.0F;
        Criteria criteria = usual();
        criteria.closed.clear();
        criteria.box = Box{99.0, 19.0, 101.0, 21.0};
        using enum Statistic;
        for (const auto& [statistic, radius] :
            {std::pair{Minimum, 0.0}, {Maximum, 2.0}, {DistanceOfMaximum, 2.0}, {DistanceOfMinimum, 2.0}, {Average, 0.5}})
            criteria.outputs.push_back({Expression::field(0), statistic, radius});
        const Detection found = world.detect(criteria);
        QCOMPARE(found.cells.size(), std::size_t{1});
        QCOMPARE(found.values.at(0), 99000.0);
        QCOMPARE(found.values.at(1), 102000.0);
        QVERIFY(std::abs(found.values.at(2) - greatCircleDeg(100.0, 20.0, 102.0, 20.0)) < 1e-9);
        QCOMPARE(found.values.at(3), 0.0);
        QCOMPARE(found.values.at(4), 99000.0);
    }

    void agreesWithThePlainMethod_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("diagonal");
        for (const bool diagonal : {false, true}) {
            const char* ends = diagonal ? ", eight neighbours" : ", four neighbours";
            QTest::addRow("global%s", ends) << 0 << diagonal;
            QTest::addRow("south first, no pole row%s", ends) << 1 << diagonal;
            QTest::addRow("regional%s", ends) << 2 << diagonal;
            QTest::addRow("curvilinear%s", ends) << 3 << diagonal;
        }
    }
    void agreesWithThePlainMethod()
    {
        QFETCH(int, kind);
        QFETCH(bool, diagonal);
        SlowDetection::Grid grid;
        grid.diagonal = diagonal;
        if (kind == 0) {
            grid.lat = line(90.0, -5.0, 37);
            grid.lon = line(0.0, 5.0, 72);
        } else if (kind == 1) {
            grid.lat = line(-82.5, 5.0, 34);
            grid.lon = line(-180.0, 6.0, 60);
        } else {
            grid.lat = line(10.0, 2.5, 24);
            grid.lon = line(340.0, 2.5, 30);
            grid.periodic = false;
        }
        grid.ny = grid.lat.size();
        grid.nx = grid.lon.size();
        if (kind == 3) {
            grid.regular = false;
            std::vector<double> lat, lon;
            for (std::size_t j = 0; j < grid.ny; ++j) {
                for (std::size_t i = 0; i < grid.nx; ++i) {
                    lat.push_back(grid.lat[j] + 0.1 * static_cast<double>(i));
                    lon.push_back(grid.lon[i] - 0.2 * static_cast<double>(j));
                }
            }
            grid.lat = lat;
            grid.lon = lon;
        }
        const SlowDetection slow(grid);
        const Mesh mesh = grid.regular ? Mesh::latLon(grid.lat, grid.lon, grid.periodic, diagonal)
                                       : Mesh::curvilinear(grid.lat, grid.lon, grid.ny, grid.nx, diagonal);
        Detector fast(mesh);
        std::mt19937 random(static_cast<unsigned>(kind * 2 + (diagonal ? 1 : 0)));
        std::size_t seen = 0;
        for (int round = 0; round < 24; ++round) {
            const std::size_t cells = grid.ny * grid.nx;
            std::vector<float> a(cells), b(cells);
            // coarse steps make ties and plateaus; smoothing makes contours close now and then
            std::uniform_int_distribution<int> value(0, 40);
            for (std::size_t k = 0; k < cells; ++k) {
                a[k] = static_cast<float>(value(random)) * 10.0F;
                b[k] = static_cast<float>(value(random));
            }
            for (int pass = 0; pass < round % 4; ++pass) {
                for (std::size_t k = 1; k + 1 < cells; ++k)
                    a[k] = std::round((a[k - 1] + 2.0F * a[k] + a[k + 1]) / 4.0F);
            }
            if (round % 3 == 0) {
                for (std::size_t k = 7; k < cells; k += 97)
                    a[k] = kNan;
            }
            for (std::size_t j = 0; grid.regular && j < grid.ny; ++j) {
                for (std::size_t i = 0; std::abs(grid.lat[j]) == 90.0 && i < grid.nx; ++i) {
                    a[j * grid.nx + i] = a[j * grid.nx];
                    b[j * grid.nx + i] = b[j * grid.nx];
                }
            }
            Criteria criteria;
            criteria.maxima = round % 5 == 4;
            criteria.mergeDistanceDeg = round % 2 == 0 ? 0.0 : 7.3;
            criteria.mergeEqual = round % 7 == 3;
            if (round % 6 == 1)
                criteria.box = Box{-20.0, -70.0, 150.0, 65.0};
            criteria.closed = {{Expression::field(0), criteria.maxima ? -30.0 : 30.0, 17.0, 0.0}};
            if (round % 3 == 1)
                criteria.closed.push_back({Expression::difference(0, 1), -20.0, 21.0, 6.1});
            if (round % 4 == 2)
                criteria.notClosed = {{Expression::field(1), 12.0, 11.0, 5.2}};
            criteria.outputs = {{Expression::magnitude(0, 1), Statistic::Maximum, 8.4}};
            const std::array<const float*, 2> fields{a.data(), b.data()};
            const std::vector<std::uint32_t> expected = slow.candidates(criteria, fields);
            const Detection found = fast.detect(criteria, fields);
            QCOMPARE(found.cells, expected);
            for (std::size_t k = 0; k < expected.size(); ++k)
                QCOMPARE(found.values[k], slow.largestWithin(criteria.outputs[0].field, fields, expected[k], 8.4));
            seen += expected.size();
        }
        QVERIFY2(seen > 100, "the fields of this test must have candidates");
    }

    void readsExpressions()
    {
        const std::vector<float> x{3.0F}, y{4.0F};
        const std::array<const float*, 2> fields{x.data(), y.data()};
        const Expression::Resolver resolve = [](const FieldName& name) -> std::variant<int, std::string> {
            if (name.name == "x" && name.level.empty())
                return 0;
            if (name.name == "y" && name.level == "500hPa")
                return 1;
            return "there is no variable '" + name.name + "'";
        };
        const auto value = [&](const char* text) {
            const auto parsed = Expression::parse(text, resolve);
            return std::holds_alternative<Expression>(parsed) ? std::get<Expression>(parsed).value(fields, 0) : kNan;
        };
        QCOMPARE(value("x"), 3.0F);
        QCOMPARE(value("_VECMAG(x, y(500hPa))"), 5.0F);
        QCOMPARE(value("_DIFF(x,_DIV(y(500hPa),2))"), 1.0F);
        QCOMPARE(value("_AVG(x,y(500hPa),2)"), 3.0F);
        QCOMPARE(value("_PROD(_SUM(x,1),_ABS(_DIFF(0,y(500hPa))))"), 16.0F);
        const auto problem = [&](const char* text) { return QString::fromStdString(std::get<std::string>(Expression::parse(text, resolve))); };
        QCOMPARE(problem("z"), QStringLiteral("there is no variable 'z'"));
        QVERIFY(problem("_POW(x,2)").contains(QStringLiteral("'_POW' is not an operation")));
        QVERIFY(problem("_DIFF(x)").contains(QStringLiteral("takes 2 operands")));
        QVERIFY(problem("_DIFF(x,1").contains(QStringLiteral("no closing parenthesis")));
        QCOMPARE(problem(""), QStringLiteral("a variable is missing"));
    }
};

QTEST_APPLESS_MAIN(DetectionTest)
#include "detection_test.moc"
