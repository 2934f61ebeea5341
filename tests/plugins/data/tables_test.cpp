// SPDX-License-Identifier: GPL-3.0-or-later
// Samples at points and statistics of polygons.
#include "plugins/data/kernels/sampling.h"
#include "plugins/data/kernels/zonal.h"
#include "plugins/data/space/sample.h"
#include "plugins/data/space/sample_plan.h"
#include "plugins/data/space/zonal_statistics.h"
#include "tests/plugins/data/data_case.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

#include <numbers>

using namespace terrella;
using namespace terrella::data;
using namespace terrella::test;

namespace {

const std::vector<double> kDays{0, 86400, 172800};
constexpr double kRadians = std::numbers::pi / 180.0;

std::vector<double> steps(double first, double step, std::size_t count) { return synthetic::steps(first, step, count); }

/// Linear in latitude and longitude, so that bilinear interpolation gives it back: t + 10 level + lat + 0.1 lon.
std::shared_ptr<const Cube> plane(bool hasLevels = false)
{
    return makeCube("t", "K", {kDays, hasLevels ? std::vector<double>{850, 500} : std::vector<double>{}, steps(88, -4, 45), steps(0, 5, 72), true},
        [](auto t, auto l, auto j, auto i) { return 1000.0 * t + 500.0 * l + (88.0 - 4.0 * j) + 0.5 * i; });
}

QJsonObject options(std::initializer_list<std::pair<QString, QJsonValue>> values) { return QJsonObject(values); }

bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

/// Points with a time and a name.
std::shared_ptr<const Features> track(const std::vector<double>& lon, const std::vector<double>& lat, const std::vector<double>& times)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    out->info.featureType = QStringLiteral("trajectory");
    ColumnInfo time, id;
    time.name = QStringLiteral("time");
    time.type = ColumnType::Time;
    id.name = QStringLiteral("track");
    id.type = ColumnType::Integer;
    out->addColumn(id);
    out->addColumn(time);
    out->lon = lon;
    out->lat = lat;
    out->columns[0].integer.assign(lon.size(), 7);
    out->columns[1].real = times;
    out->info.rows = static_cast<qint64>(lon.size());
    return out;
}

} // namespace

class TablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- samples ----

    void readsPlaces()
    {
        const auto place = parsePlace(QStringLiteral("Hamburg: 10.0 53.55"));
        QVERIFY(place && place->name == QStringLiteral("Hamburg") && place->lon == 10.0 && place->lat == 53.55);
        QVERIFY(parsePlace(QStringLiteral("-170.5,-12")) && parsePlace(QStringLiteral("St. Paul's 2: 350; 12")));
        QVERIFY(!parsePlace(QStringLiteral("Hamburg")) && !parsePlace(QStringLiteral("10 95")) && !parsePlace(QStringLiteral("10")));
    }

    void givesASeriesAtEveryPlace_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::addColumn<double>("value");
        QTest::newRow("cell") << QStringLiteral("nearest") << 12.0 << 10.5 << 12.0 + 1.0;
        QTest::newRow("cell west of Greenwich") << QStringLiteral("nearest") << -8.0 << 10.5 << 12.0 + 35.0;
        QTest::newRow("last column") << QStringLiteral("nearest") << 358.0 << 10.5 << 12.0;
        QTest::newRow("pole") << QStringLiteral("nearest") << 0.0 << 90.0 << 88.0;
        QTest::newRow("bilinear") << QStringLiteral("bilinear") << 12.0 << 10.5 << 10.5 + 1.2;
        QTest::newRow("bilinear, other count") << QStringLiteral("bilinear") << 12.0 - 360.0 << -33.25 << -33.25 + 1.2;
        QTest::newRow("bilinear across the end") << QStringLiteral("bilinear") << -2.5 << 8.0 << 8.0 + 35.5 / 2.0;
        QTest::newRow("bilinear at the pole") << QStringLiteral("bilinear") << 7.5 << 89.5 << 88.0 + 0.75;
    }
    void givesASeriesAtEveryPlace()
    {
        QFETCH(QString, method);
        QFETCH(double, lon);
        QFETCH(double, lat);
        QFETCH(double, value);
        const auto out = runFor<Features>(m_sample, "table",
            options({{QStringLiteral("method"), method},
                {QStringLiteral("locations"), QJsonArray{QStringLiteral("here: %1 %2").arg(lon).arg(lat), QStringLiteral("0 0")}}}),
            {{QStringLiteral("data"), {plane()}}});
        QVERIFY(out);
        QCOMPARE(out->rowCount(), std::size_t{6});
        QCOMPARE(out->info.featureType, QStringLiteral("timeSeries"));
        QCOMPARE(out->info.columns[0].cfRole, QStringLiteral("timeseries_id"));
        QCOMPARE(out->columns[0].text,
            (std::vector<QString>{QStringLiteral("here"), QStringLiteral("here"), QStringLiteral("here"), QStringLiteral("2"), QStringLiteral("2"),
                QStringLiteral("2")}));
        const std::vector<double>& t = *out->reals(QStringLiteral("t"));
        for (std::size_t step = 0; step < 3; ++step) {
            QVERIFY2(near(t[step], value + 1000.0 * static_cast<double>(step), 1e-4), qPrintable(QString::number(t[step])));
            QCOMPARE(t[3 + step], 1000.0 * static_cast<double>(step));
            QCOMPARE((*out->reals(QStringLiteral("time")))[step], kDays[step]);
        }
    }

    void levelsBecomeColumns()
    {
        const auto out = runFor<Features>(m_sample, "table", {}, {{QStringLiteral("data"), {plane(true)}}});
        QVERIFY(out);
        QVERIFY(out->reals(QStringLiteral("t_850")) && out->reals(QStringLiteral("t_500")));
        QCOMPARE((*out->reals(QStringLiteral("t_500")))[1] - (*out->reals(QStringLiteral("t_850")))[1], 500.0);
    }

    void looksForTheNearestValidCell()
    {
        const auto cube = makeCube("t", "K", {kDays, {}, steps(-2, 1, 5), steps(0, 1, 10)},
            [](auto t, auto, auto j, auto i) { return t == 1 && i < 4 ? NAN : 10.0 * j + i; });
        for (const double within : {0.0, 200.0, 500.0}) {
            const auto out = runFor<Features>(m_sample, "table",
                options({{QStringLiteral("locations"), QJsonArray{QStringLiteral("1 0")}}, {QStringLiteral("max_distance"), within}}),
                {{QStringLiteral("data"), {cube}}});
            QVERIFY(out);
            const std::vector<double>& t = *out->reals(QStringLiteral("t"));
            QCOMPARE(t[0], 21.0);
            if (within < 400.0) // three cells of 111 km away
                QVERIFY(std::isnan(t[1]));
            else
                QCOMPARE(t[1], 24.0);
        }
        const auto outside = runFor<Features>(m_sample, "table",
            options({{QStringLiteral("locations"), QJsonArray{QStringLiteral("20 0"), QStringLiteral("1 40")}}}), {{QStringLiteral("data"), {cube}}});
        QVERIFY(std::isnan((*outside->reals(QStringLiteral("t")))[0]) && std::isnan((*outside->reals(QStringLiteral("t")))[3]));
    }

    void followsTracksInTime_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QList<double>>("values");
        // at 0, 0.4 and 1.6 days, and half a day and more after the end
        QTest::newRow("nearest") << QStringLiteral("nearest") << QList<double>{8, 8, 2008, 2008, NAN};
        QTest::newRow("linear") << QStringLiteral("linear") << QList<double>{8, 408, 1608, NAN, NAN};
    }
    void followsTracksInTime()
    {
        QFETCH(QString, method);
        QFETCH(QList<double>, values);
        const auto points = track({0, 0, 0, 0, 0}, {8, 8, 8, 8, 8}, {0, 34560, 138240, 172800 + 43200, 172800 + 43201});
        const auto out = runFor<Features>(m_sample, "table",
            options({{QStringLiteral("times"), QStringLiteral("own")}, {QStringLiteral("time_method"), method}}),
            {{QStringLiteral("data"), {plane()}}, {QStringLiteral("points"), {points}}});
        QVERIFY(out);
        QCOMPARE(out->rowCount(), std::size_t{5});
        QCOMPARE(out->info.featureType, QStringLiteral("trajectory"));
        QCOMPARE(out->columns[0].integer, points->columns[0].integer);
        const std::vector<double>& t = *out->reals(QStringLiteral("t"));
        for (std::size_t k = 0; k < 5; ++k)
            QVERIFY2(std::isnan(values[static_cast<qsizetype>(k)]) ? std::isnan(t[k]) : near(t[k], values[static_cast<qsizetype>(k)], 1e-3),
                qPrintable(QStringLiteral("%1: %2").arg(k).arg(t[k])));
    }

    /// The strongest wind within 300 km, by distances counted one by one.
    void takesExtremesAround_data()
    {
        QTest::addColumn<QString>("statistic");
        for (const char* name : {"mean", "minimum", "maximum"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void takesExtremesAround()
    {
        QFETCH(QString, statistic);
        const auto cube = makeCube("w", "m s-1", {kDays, {}, steps(60, -0.5, 241), steps(0, 0.5, 720), true},
            [](auto t, auto, auto j, auto i) { return 100.0 * t + (j * 7919 + i * 104729) % 97; });
        const auto points = track({-0.3, 179.9}, {52.2, -20.0}, {86400, 86400});
        const auto out = runFor<Features>(m_sample, "table",
            options({{QStringLiteral("times"), QStringLiteral("own")}, {QStringLiteral("statistic"), statistic}, {QStringLiteral("radius"), 300}}),
            {{QStringLiteral("data"), {cube}}, {QStringLiteral("points"), {points}}});
        QVERIFY(out);
        for (std::size_t p = 0; p < 2; ++p) {
            double lowest = HUGE_VAL, highest = -HUGE_VAL, sum = 0.0, weights = 0.0;
            for (std::size_t j = 0; j < 241; ++j) {
                for (std::size_t i = 0; i < 720; ++i) {
                    const double lat = (60.0 - 0.5 * j) * kRadians, lat0 = points->lat[p] * kRadians, dLon = (0.5 * i - points->lon[p]) * kRadians;
                    const double angle
                        = std::acos(std::clamp(std::sin(lat) * std::sin(lat0) + std::cos(lat) * std::cos(lat0) * std::cos(dLon), -1.0, 1.0));
                    if (6371.229 * angle > 300.0)
                        continue;
                    const double value = 100.0 + static_cast<double>((j * 7919 + i * 104729) % 97);
                    lowest = std::min(lowest, value);
                    highest = std::max(highest, value);
                    sum += std::cos(lat) * value;
                    weights += std::cos(lat);
                }
            }
            const double expected = statistic == QLatin1String("mean") ? sum / weights : statistic == QLatin1String("minimum") ? lowest : highest;
            QVERIFY2(near((*out->reals(QStringLiteral("w")))[p], expected, 1e-6 * expected),
                qPrintable(QString::number((*out->reals(QStringLiteral("w")))[p])));
        }
    }

    void meshesAreSampledToo()
    {
        // a mesh turned by 30°, across the dateline
        const std::size_t ny = 20, nx = 25;
        std::vector<double> lat, lon;
        std::vector<float> values;
        for (std::size_t j = 0; j < ny; ++j) {
            for (std::size_t i = 0; i < nx; ++i) {
                const double y = 0.5 * (static_cast<double>(j) - 10.0), x = 0.5 * (static_cast<double>(i) - 12.0);
                lat.push_back(10.0 + x * 0.5 + y * 0.866);
                const double east = 179.8 + x * 0.866 - y * 0.5;
                lon.push_back(east > 180.0 ? east - 360.0 : east);
                values.push_back(static_cast<float>(lat.back() + 2.0 * east));
            }
        }
        const SampleGrid grid{SampleLayout::Mesh, ny, nx, lat, lon, false};
        for (const double at : {179.2, 179.9, -179.9, -178.7}) {
            const auto cells = bilinearCells(grid, 10.3, at);
            QVERIFY(!cells.empty());
            const double expected = 10.3 + 2.0 * (at < 0.0 ? at + 360.0 : at);
            QVERIFY2(near(sampleOf(values, cells, SampleStatistic::Value), expected, 2e-3),
                qPrintable(QString::number(sampleOf(values, cells, SampleStatistic::Value), 'g', 10)));
            const auto nearest = nearestCell(grid, 10.3, at);
            double best = HUGE_VAL;
            for (std::size_t k = 0; k < lat.size(); ++k)
                best = std::min(best, distanceKm(10.3, at, lat[k], lon[k]));
            QVERIFY(near(nearest.at(0).distanceKm, best, 1e-9));
        }
        QVERIFY(bilinearCells(grid, 30.0, 179.0).empty() && nearestCell(grid, 30.0, 179.0).empty());
        QVERIFY(near(distanceKm(0, 179, 0, -179), 2.0 * kRadians * 6371.229, 1e-6));
    }

    /// Lows of the southern summer 2025/26 in ERA5 at 2.5°, as listed beside the data.
    void findsKnownLows()
    {
        const QString samples = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data"));
        const QString path = samples + QStringLiteral("/tc_fields/era5_msl_2p5_6h_20251201-20260114.zarr");
        if (!QFileInfo::exists(path))
            QSKIP("the sample data are not there");
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        const auto seconds = [](int day, int hour) { return toSeconds({2026, 1, day, hour, 0, 0.0}, Calendar::Standard); };
        auto points = std::make_shared<Features>(*track({95.0, 147.5 - 360.0}, {-15.0, -20.0}, {seconds(6, 0), seconds(11, 0)}));
        points->info.calendar = (*cube)->signature().axes[0].calendar;
        const auto out = runFor<Features>(m_sample, "table", options({{QStringLiteral("times"), QStringLiteral("own")}}),
            {{QStringLiteral("data"), {*cube}}, {QStringLiteral("points"), {std::shared_ptr<const Features>(points)}}});
        QVERIFY(out);
        const std::vector<double>& msl = *out->reals(QStringLiteral("msl"));
        QVERIFY2(near(msl[0], 99400.0, 50.0) && near(msl[1], 99200.0, 50.0), qPrintable(QStringLiteral("%1 %2").arg(msl[0]).arg(msl[1])));
    }

    // ---- zonal statistics ----

    void statisticsOfWeights()
    {
        const std::vector<float> values{1.0F, 2.0F, 4.0F, NAN, 100.0F};
        const std::vector<CellOverlap> cells{{0, 1.0, 0.5}, {1, 2.0, 1.0}, {2, 1.0, 1.0}, {3, 5.0, 1.0}};
        const std::vector<ZonalRequest> requests{{ZonalStatistic::Mean, 0}, {ZonalStatistic::Sum, 0}, {ZonalStatistic::Minimum, 0},
            {ZonalStatistic::Maximum, 0}, {ZonalStatistic::StandardDeviation, 0}, {ZonalStatistic::Count, 0}, {ZonalStatistic::ValidArea, 0},
            {ZonalStatistic::Percentile, 50}, {ZonalStatistic::Percentile, 80}, {ZonalStatistic::Percentile, 0}};
        std::vector<double> out(requests.size());
        zonalStatistics(values, cells, requests, out);
        const double deviation = std::sqrt((1.25 * 1.25 + 2 * 0.25 * 0.25 + 1.75 * 1.75) / 4.0);
        const std::vector<double> expected{2.25, 6.5, 1, 4, deviation, 3, 4, 2, 4, 1};
        for (std::size_t k = 0; k < out.size(); ++k)
            QVERIFY2(near(out[k], expected[k], 1e-12), qPrintable(QStringLiteral("%1: %2").arg(k).arg(out[k])));
        zonalStatistics(values, std::vector<CellOverlap>{{3, 1.0, 1.0}}, requests, out);
        QVERIFY(std::isnan(out[0]) && std::isnan(out[1]) && std::isnan(out[2]) && std::isnan(out[7]) && out[5] == 0.0 && out[6] == 0.0);
    }

    /// The mean of sin(latitude) over a box has a closed form; overlaps with cells that fit the box badly must give it.
    void meansAreThoseOfTheIntegral()
    {
        const auto cube = makeCube("s", "1", {kDays, {}, steps(89.75, -0.5, 360), steps(0.25, 0.5, 720), true},
            [](auto t, auto, auto j, auto) { return static_cast<double>(t) + std::sin((89.75 - 0.5 * j) * kRadians); });
        const double south = 10.2, north = 37.9, west = 171.3, east = 193.8;
        const auto polygons = polygonFeatures({polygonWkb({{{west, south}, {east - 360.0, south}, {east - 360.0, north}, {west, north}}}),
                                                  polygonWkb({{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}}})},
            {QStringLiteral("box"), QStringLiteral("globe")});
        const auto out = runFor<Features>(m_zonal, "table",
            options({{QStringLiteral("statistics"), QJsonArray{QStringLiteral("mean"), QStringLiteral("count"), QStringLiteral("p50")}}}),
            {{QStringLiteral("data"), {cube}}, {QStringLiteral("polygons"), {polygons}}});
        QVERIFY(out);
        QCOMPARE(out->rowCount(), std::size_t{6});
        const double a = std::sin(south * kRadians), b = std::sin(north * kRadians);
        const std::vector<double>& mean = *out->reals(QStringLiteral("s_mean"));
        QVERIFY2(
            near(mean[0], 0.5 * (a + b), 2e-5), qPrintable(QString::number(mean[0] - 0.5 * (a + b)))); // ∫ sin² / ∫ sin of the box; cells are 0.5°
        QVERIFY(near(mean[2], 2.0 + 0.5 * (a + b), 2e-5));
        QVERIFY(near(mean[3], 0.0, 1e-6) && near(mean[4], 1.0, 1e-6));
        const std::vector<double>& area = *out->reals(QStringLiteral("covered_area"));
        QVERIFY(near(area[0], (east - west) * kRadians * (b - a) * 6371.229 * 6371.229, 1.0));
        QVERIFY(near(area[3], 4.0 * std::numbers::pi * 6371.229 * 6371.229, 10.0));
        QCOMPARE((*out->reals(QStringLiteral("s_count")))[0], 46.0 * 56.0); // cells touched
        QCOMPARE(out->columns[1].text[4], QStringLiteral("globe"));
        QCOMPARE(out->info.geometry, GeometryKind::None);
    }

    /// A region in place of polygons: a box gives what the same polygon gives, a circle the mean over its area; both over the dateline.
    void aRegionIsOneArea()
    {
        const auto cube = makeCube("s", "1", {kDays, {}, steps(89.5, -1, 180), steps(0.5, 1, 360), true},
            [](auto t, auto, auto j, auto i) { return static_cast<double>(t) + std::sin((89.5 - j) * kRadians) + 0.001 * static_cast<double>(i); });
        const QJsonArray all{
            QStringLiteral("mean"), QStringLiteral("sum"), QStringLiteral("count"), QStringLiteral("p50"), QStringLiteral("valid_area")};
        const auto polygons
            = polygonFeatures({polygonWkb({{{171.3, 10.2}, {-166.2, 10.2}, {-166.2, 37.9}, {171.3, 37.9}}})}, {QStringLiteral("box")});
        for (const char* rule : {"overlap", "centre"}) {
            const auto of = [&](const QJsonValue& region, bool hasPolygons) {
                QJsonObject chosen{{QStringLiteral("statistics"), all}, {QStringLiteral("rule"), QLatin1String(rule)}};
                if (!region.isUndefined())
                    chosen.insert(QStringLiteral("region"), region);
                ValueMap inputs{{QStringLiteral("data"), {cube}}};
                if (hasPolygons)
                    inputs[QStringLiteral("polygons")] = {polygons};
                return runFor<Features>(m_zonal, "table", chosen, inputs);
            };
            const auto box = of(QJsonArray{171.3, 10.2, -166.2, 37.9}, false), same = of(QJsonValue(QJsonValue::Undefined), true);
            QVERIFY(box && same);
            QCOMPARE(box->rowCount(), std::size_t{3});
            QCOMPARE(box->info.geometry, GeometryKind::None);
            for (const char* column : {"covered_area", "s_mean", "s_sum", "s_count", "s_p50", "s_valid_area"})
                for (std::size_t row = 0; row < 3; ++row) {
                    const double a = (*box->reals(QLatin1String(column)))[row], b = (*same->reals(QLatin1String(column)))[row];
                    QVERIFY2(near(a, b, 1e-9 * std::max(1.0, std::abs(b))),
                        qPrintable(QStringLiteral("%1: %2 %3").arg(QLatin1String(column)).arg(a).arg(b)));
                }
            const QJsonObject circle{{QStringLiteral("type"), QStringLiteral("Point")}, {QStringLiteral("coordinates"), QJsonArray{179.0, 30.0}},
                {QStringLiteral("distance_km"), 1500.0}};
            const auto round = of(circle, false);
            QVERIFY(round);
            const double cap = 2.0 * std::numbers::pi * 6371.229 * 6371.229 * (1.0 - std::cos(1500.0 / 6371.229));
            QVERIFY(near((*round->reals(QStringLiteral("covered_area")))[0] / cap, 1.0, rule[0] == 'o' ? 1e-3 : 2e-2));
            // Of sin(latitude), linear in space, the mean over a cap is that in its middle times (1 + cos(radius)) / 2; longitudes add 0.179 in the
            // mean.
            const double wanted = std::sin(30.0 * kRadians) * 0.5 * (1.0 + std::cos(1500.0 / 6371.229)) + 0.001 * 178.5;
            QVERIFY2(near((*round->reals(QStringLiteral("s_mean")))[1], 1.0 + wanted, 2e-3),
                qPrintable(QString::number((*round->reals(QStringLiteral("s_mean")))[1] - 1.0 - wanted)));
        }
        QVERIFY(firstProblem(m_zonal.check({}, {{QStringLiteral("data"), {plane()}}})).startsWith(QStringLiteral("input.missing: Connect polygons")));
    }

    void oneTimeKeepsTheShapes()
    {
        const auto cube = makeCube("zs", "m", {{}, {}, steps(85, -10, 18), steps(5, 10, 36), true},
            [](auto, auto, auto j, auto i) { return i < 18 ? static_cast<double>(j) : NAN; });
        const auto polygons
            = polygonFeatures({polygonWkb({{{0, 0}, {20, 0}, {20, 20}, {0, 20}}}), polygonWkb({{{170, 0}, {190, 0}, {190, 20}, {170, 20}}}),
                                  polygonWkb({{{200, 0}, {210, 0}, {210, 20}, {200, 20}}})},
                {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        const auto out = runFor<Features>(m_zonal, "table",
            options({{QStringLiteral("statistics"), QJsonArray{QStringLiteral("sum"), QStringLiteral("valid_area"), QStringLiteral("max")}}}),
            {{QStringLiteral("data"), {cube}}, {QStringLiteral("polygons"), {polygons}}});
        QVERIFY(out);
        QCOMPARE(out->info.geometry, GeometryKind::Polygon);
        QCOMPARE(out->wkb, polygons->wkb);
        const std::vector<double>& sum = *out->reals(QStringLiteral("zs_sum"));
        QVERIFY(near(sum[0], 2 * 8 + 2 * 7, 1e-9) && near(sum[1], 8 + 7, 1e-9) && std::isnan(sum[2]));
        QCOMPARE((*out->reals(QStringLiteral("zs_max")))[1], 8.0);
        const std::vector<double>&valid = *out->reals(QStringLiteral("zs_valid_area")), &covered = *out->reals(QStringLiteral("covered_area"));
        QVERIFY(near(valid[0], covered[0], 1e-6) && near(valid[1], 0.5 * covered[1], 1e-6) && valid[2] == 0.0);
    }

    void tablesFitTheMemory()
    {
        FakeContext small;
        small.memory = 100;
        const auto out = m_sample.run({}, {{QStringLiteral("data"), {plane()}}}, small);
        QVERIFY(!out && out.error().code == ErrorCode::Memory);
        QCOMPARE(
            m_sample.check({}, {{QStringLiteral("data"), {plane()}}}).leastBytes, std::optional(2.0 * 3 * 5 * 8)); // station, time, t, and the place
    }

    void saysWhatDoesNotFit()
    {
        const auto points = track({0}, {0}, {0});
        const ValueMap inputs{{QStringLiteral("data"), {plane()}}, {QStringLiteral("polygons"), {points}}};
        QCOMPARE(firstProblem(m_zonal.check({}, inputs)), QStringLiteral("geometry.kind: The features are no polygons."));
        const auto boxes = polygonFeatures({}, {});
        QVERIFY(firstProblem(m_zonal.check(options({{QStringLiteral("statistics"), QJsonArray{QStringLiteral("median")}}}),
                                 {{QStringLiteral("data"), {plane()}}, {QStringLiteral("polygons"), {boxes}}}))
                    .startsWith(QStringLiteral("parameter.invalid: 'median' is no statistic")));
        QVERIFY(firstProblem(
            m_sample.check(options({{QStringLiteral("locations"), QJsonArray{QStringLiteral("home")}}}), {{QStringLiteral("data"), {plane()}}}))
                    .startsWith(QStringLiteral("parameter.form: 'home' is no location")));
        QVERIFY(firstProblem(m_sample.check({}, {{QStringLiteral("data"), {plane()}}, {QStringLiteral("points"), {boxes}}}))
                    .startsWith(QStringLiteral("geometry.kind: The features are no points")));
        QVERIFY(firstProblem(
            m_sample.check(options({{QStringLiteral("variables"), QJsonArray{QStringLiteral("q")}}}), {{QStringLiteral("data"), {plane()}}}))
                    .startsWith(QStringLiteral("variable.missing")));
    }

private:
    SampleAtPoints m_sampleModule;
    ZonalStatistics m_zonalModule;
    ModuleCase m_sample{m_sampleModule, QStringLiteral("data/space/sample.json")};
    ModuleCase m_zonal{m_zonalModule, QStringLiteral("data/space/zonal_statistics.json")};
};

QTEST_GUILESS_MAIN(TablesTest)
#include "tables_test.moc"
