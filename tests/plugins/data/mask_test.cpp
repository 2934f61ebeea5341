// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/mask.h"
#include "tests/plugins/data/data_case.h"

#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::test;

namespace {

const std::vector<double> kDays{0, 86400, 172800};

std::vector<double> steps(double first, double step, std::size_t count) { return synthetic::steps(first, step, count); }

/// 10° cells of the whole globe, north first, from 0°: 18 × 36, step t and level l.
Shape globe(bool hasLevels = true)
{
    return {kDays, hasLevels ? std::vector<double>{850, 500} : std::vector<double>{}, steps(85, -10, 18), steps(5, 10, 36), true};
}

std::shared_ptr<const Cube> ramp()
{
    return makeCube("t", "K", globe(), [](auto t, auto l, auto j, auto i) { return 1000.0 * t + 500.0 * l + j + 0.01 * i; });
}

QJsonObject options(std::initializer_list<std::pair<QString, QJsonValue>> values) { return QJsonObject(values); }

} // namespace

class MaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byOwnValues_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("threshold");
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("kept"); // of 10 values 0 … 9 and a missing one
        const auto row = [](const char* condition, const char* threshold, const char* action, int kept) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2 %3").arg(QLatin1String(action), QLatin1String(condition), QLatin1String(threshold))))
                << QString::fromLatin1(condition) << QString::fromLatin1(threshold) << QString::fromLatin1(action) << kept;
        };
        row("greater", "3", "keep", 6);
        row("greater_equal", "3", "keep", 7);
        row("less", "3 mm", "keep", 3);
        row("less_equal", "0.3 cm", "keep", 4);
        row("equal", "3", "keep", 1);
        row("not_equal", "3", "keep", 9);
        row("not_equal", "3", "remove", 1);
        row("greater", "3", "remove", 4);
        row("missing", "0", "remove", 10);
        row("missing", "0", "keep", 0);
    }
    void byOwnValues()
    {
        QFETCH(QString, condition);
        QFETCH(QString, threshold);
        QFETCH(QString, action);
        QFETCH(int, kept);
        const auto cube
            = makeCube("tp", "mm", {{}, {}, {0}, steps(0, 1, 11)}, [](auto, auto, auto, auto i) { return i < 10 ? static_cast<double>(i) : NAN; });
        const auto out = runFor<Cube>(m_case, "data",
            options({{QStringLiteral("condition"), condition}, {QStringLiteral("threshold"), threshold}, {QStringLiteral("action"), action}}),
            {{QStringLiteral("data"), {cube}}});
        QVERIFY(out);
        const std::vector<float> before = valuesOf(*cube, QStringLiteral("tp")), after = valuesOf(*out, QStringLiteral("tp"));
        int found = 0;
        for (std::size_t k = 0; k < after.size(); ++k) {
            QVERIFY(std::isnan(after[k]) || after[k] == before[k]);
            found += std::isnan(after[k]) ? 0 : 1;
        }
        QCOMPARE(found, kept);
    }

    /// A static land-sea mask of another cube decides at every step and level; one with times step by step.
    void byAnotherCube()
    {
        const auto lsm = makeCube("lsm", "1", {{}, {}, steps(85, -10, 18), steps(5, 10, 36), true},
            [](auto, auto, auto j, auto i) { return (i + j) % 3 == 0 ? 1.0 : 0.0; });
        const auto out = runFor<Cube>(m_case, "data", options({{QStringLiteral("threshold"), QStringLiteral("0.5")}}),
            {{QStringLiteral("data"), {ramp()}}, {QStringLiteral("other"), {lsm}}});
        QVERIFY(out);
        const std::vector<float> before = valuesOf(*ramp(), QStringLiteral("t")), after = valuesOf(*out, QStringLiteral("t"));
        for (std::size_t k = 0; k < after.size(); ++k)
            QVERIFY(same(after[k], (k % 36 + k / 36 % 18) % 3 == 0 ? before[k] : NAN));
        const auto rain = makeCube("tp", "m", globe(false), [](auto t, auto, auto, auto) { return t == 1 ? 0.002 : 0.0; });
        const auto wet = runFor<Cube>(m_case, "data", options({{QStringLiteral("threshold"), QStringLiteral("1 mm")}}),
            {{QStringLiteral("data"), {ramp()}}, {QStringLiteral("other"), {rain}}});
        QVERIFY(wet);
        const std::vector<float> values = valuesOf(*wet, QStringLiteral("t"));
        for (std::size_t k = 0; k < values.size(); ++k)
            QCOMPARE(std::isnan(values[k]), k / (2 * 18 * 36) != 1);
    }

    void byPolygons_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("action");
        QTest::addColumn<double>("least");
        QTest::addColumn<QList<int>>("columns"); // that are left of the row at 5°N
        // from 168° to −174°: columns 16 (160–170) to 18 (180–190); centres 165, 175, 185
        QTest::newRow("centres") << QStringLiteral("centre") << QStringLiteral("keep") << 0.5 << QList<int>{17, 18};
        QTest::newRow("half") << QStringLiteral("fraction") << QStringLiteral("keep") << 0.5 << QList<int>{17, 18};
        QTest::newRow("any") << QStringLiteral("fraction") << QStringLiteral("keep") << 0.1 << QList<int>{16, 17, 18};
        QTest::newRow("all") << QStringLiteral("fraction") << QStringLiteral("keep") << 1.0 << QList<int>{17};
        QTest::newRow("outside") << QStringLiteral("centre") << QStringLiteral("remove") << 0.5 << QList<int>{};
    }
    void byPolygons()
    {
        QFETCH(QString, rule);
        QFETCH(QString, action);
        QFETCH(double, least);
        QFETCH(QList<int>, columns);
        const auto box = polygonFeatures({polygonWkb({{{168, -20}, {-174, -20}, {-174, 20}, {168, 20}}})}, {QStringLiteral("box")});
        const auto out = runFor<Cube>(m_case, "data",
            options({{QStringLiteral("by"), QStringLiteral("polygons")}, {QStringLiteral("rule"), rule}, {QStringLiteral("action"), action},
                {QStringLiteral("min_fraction"), least}}),
            {{QStringLiteral("data"), {ramp()}}, {QStringLiteral("polygons"), {box}}});
        QVERIFY(out);
        const std::vector<float> values = valuesOf(*out, QStringLiteral("t"));
        int kept = 0;
        QList<int> found;
        for (std::size_t k = 0; k < 18 * 36; ++k) {
            kept += std::isnan(values[k]) ? 0 : 1;
            if (k / 36 == 8 && !std::isnan(values[k]))
                found.append(static_cast<int>(k % 36));
        }
        if (action == QLatin1String("remove")) {
            QCOMPARE(kept, 18 * 36 - 4 * 2);
            QVERIFY(!found.contains(17) && !found.contains(18));
        } else {
            QCOMPARE(found, columns);
            QCOMPARE(kept, 4 * static_cast<int>(columns.size())); // rows at ±5° and ±15°
        }
    }

    void byRegion_data()
    {
        QTest::addColumn<QJsonValue>("region");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<double>("least");
        QTest::addColumn<int>("kept");
        const QJsonArray box{168, -20, -174, 20};
        const QJsonArray pole{-180, 70, 180, 90};
        const auto circle = [](double lon, double lat, double km) {
            return QJsonObject{{QStringLiteral("type"), QStringLiteral("Point")}, {QStringLiteral("coordinates"), QJsonArray{lon, lat}},
                {QStringLiteral("distance_km"), km}};
        };
        // rows at ±5° and ±15°; columns 16 (160–170) to 18 (180–190)
        QTest::newRow("a box over the dateline") << QJsonValue(box) << QStringLiteral("centre") << 0.5 << 4 * 2;
        QTest::newRow("any part of a cell") << QJsonValue(box) << QStringLiteral("fraction") << 0.1 << 4 * 3;
        QTest::newRow("all of a cell") << QJsonValue(box) << QStringLiteral("fraction") << 1.0 << 4;
        QTest::newRow("a cap of parallels") << QJsonValue(pole) << QStringLiteral("centre") << 0.5 << 2 * 36;
        // Within 2000 km of the pole: all beyond 72.01°N: the two northern rows, whose centres lie at 85°N and 75°N; of the cells from 70° to 80°
        // the share (1 − sin 72.01°) − (1 − sin 80°) over sin 80° − sin 70°, which is 74 %.
        QTest::newRow("a circle over the pole") << QJsonValue(circle(50, 90, 2000)) << QStringLiteral("centre") << 0.5 << 2 * 36;
        QTest::newRow("nearly three quarters") << QJsonValue(circle(50, 90, 2000)) << QStringLiteral("fraction") << 0.70 << 2 * 36;
        QTest::newRow("more than three quarters") << QJsonValue(circle(50, 90, 2000)) << QStringLiteral("fraction") << 0.78 << 36;
        QTest::newRow("small beside a cell") << QJsonValue(circle(5.3, 5.2, 60)) << QStringLiteral("fraction") << 0.005 << 1;
    }
    void byRegion()
    {
        QFETCH(QJsonValue, region);
        QFETCH(QString, rule);
        QFETCH(double, least);
        QFETCH(int, kept);
        const auto options = [&](const char* action) {
            return QJsonObject{{QStringLiteral("by"), QStringLiteral("region")}, {QStringLiteral("region"), region}, {QStringLiteral("rule"), rule},
                {QStringLiteral("min_fraction"), least}, {QStringLiteral("action"), QString::fromLatin1(action)}};
        };
        const auto inside = runFor<Cube>(m_case, "data", options("keep"), {{QStringLiteral("data"), {ramp()}}});
        const auto outside = runFor<Cube>(m_case, "data", options("remove"), {{QStringLiteral("data"), {ramp()}}});
        QVERIFY(inside && outside);
        const std::vector<float> in = valuesOf(*inside, QStringLiteral("t")), out = valuesOf(*outside, QStringLiteral("t"));
        QCOMPARE(static_cast<int>(std::count_if(in.begin(), in.begin() + 18 * 36, [](float v) { return !std::isnan(v); })), kept);
        for (std::size_t k = 0; k < in.size(); ++k)
            QVERIFY(std::isnan(in[k]) != std::isnan(out[k]));
        QVERIFY(!m_case.check({{QStringLiteral("by"), QStringLiteral("region")}}, {{QStringLiteral("data"), {ramp()}}}).problems.empty());
    }

    void holesAreOutside()
    {
        const auto ring = polygonFeatures(
            {polygonWkb({{{100, -30}, {160, -30}, {160, 30}, {100, 30}}, {{120, -10}, {120, 10}, {140, 10}, {140, -10}}})}, {QStringLiteral("ring")});
        const auto out = runFor<Cube>(m_case, "data", options({{QStringLiteral("by"), QStringLiteral("polygons")}}),
            {{QStringLiteral("data"), {ramp()}}, {QStringLiteral("polygons"), {ring}}});
        QVERIFY(out);
        const std::vector<float> values = valuesOf(*out, QStringLiteral("t"));
        QCOMPARE(static_cast<int>(std::count_if(values.begin(), values.begin() + 18 * 36, [](float v) { return !std::isnan(v); })), 6 * 6 - 2 * 2);
    }

    void byLand()
    {
        const auto out
            = runFor<Cube>(m_case, "data", options({{QStringLiteral("by"), QStringLiteral("land")}}), {{QStringLiteral("data"), {ramp()}}});
        const auto sea = runFor<Cube>(m_case, "data",
            options({{QStringLiteral("by"), QStringLiteral("land")}, {QStringLiteral("action"), QStringLiteral("remove")}}),
            {{QStringLiteral("data"), {ramp()}}});
        QVERIFY(out && sea);
        const std::vector<float> land = valuesOf(*out, QStringLiteral("t")), water = valuesOf(*sea, QStringLiteral("t"));
        for (std::size_t k = 0; k < land.size(); ++k)
            QVERIFY(std::isnan(land[k]) != std::isnan(water[k]));
        const auto at
            = [&](double lat, double lon) { return land[static_cast<std::size_t>((90.0 - lat) / 10.0) * 36 + static_cast<std::size_t>(lon / 10.0)]; };
        QVERIFY(!std::isnan(at(25, 15)) && !std::isnan(at(-85, 5)) && !std::isnan(at(65, 105)) && std::isnan(at(5, 205))
            && std::isnan(at(85, 5))); // Sahara, Antarctica, Siberia; Pacific, Arctic
    }

    void saysWhatDoesNotFit()
    {
        const auto lsm = makeCube("lsm", "1", {{}, {}, steps(85, -10, 18), steps(0, 20, 18), true}, [](auto, auto, auto, auto) { return 1.0; });
        const ValueMap inputs{{QStringLiteral("data"), {ramp()}}, {QStringLiteral("other"), {lsm}}};
        QVERIFY(firstProblem(m_case.check({}, inputs)).startsWith(QStringLiteral("grid.mismatch")));
        QVERIFY(firstProblem(m_case.check(options({{QStringLiteral("threshold"), QStringLiteral("1 mm")}}), {{QStringLiteral("data"), {ramp()}}}))
                    .startsWith(QStringLiteral("units.dimension")));
        QVERIFY(firstProblem(m_case.check(options({{QStringLiteral("threshold"), QStringLiteral("high")}}), {{QStringLiteral("data"), {ramp()}}}))
                    .startsWith(QStringLiteral("parameter.form: 'high' is no value")));
        QVERIFY(firstProblem(m_case.check(options({{QStringLiteral("by"), QStringLiteral("polygons")}}), {{QStringLiteral("data"), {ramp()}}}))
                    .startsWith(QStringLiteral("input.missing")));
        const auto levels = makeCube("x", "1", globe(), [](auto, auto, auto, auto) { return 1.0; });
        const auto flat = makeCube("t", "K", globe(false), [](auto, auto, auto, auto) { return 1.0; });
        QVERIFY(firstProblem(m_case.check({}, {{QStringLiteral("data"), {flat}}, {QStringLiteral("other"), {levels}}}))
                    .startsWith(QStringLiteral("axis.mismatch: 'x' has axes")));
    }

private:
    data::MaskCells m_module;
    ModuleCase m_case{m_module, QStringLiteral("data/space/mask.json")};
};

QTEST_GUILESS_MAIN(MaskTest)
#include "mask_test.moc"
