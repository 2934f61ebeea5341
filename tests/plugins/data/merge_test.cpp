// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/merge.h"
#include "tests/plugins/data/data_case.h"

#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::test;

namespace {

const std::vector<double> kLat{60, 50, 40};
const std::vector<double> kLon{0, 10, 20, 30};

std::shared_ptr<const Cube> days(
    double first, int count, double value, const char* name = "t", const char* units = "K", Calendar calendar = Calendar::Standard)
{
    std::vector<double> times;
    for (int k = 0; k < count; ++k)
        times.push_back(86400.0 * (first + k));
    return makeCube(name, units, {times, {850, 500}, kLat, kLon, false, calendar},
        [=](auto t, auto l, auto j, auto i) { return value + 100.0 * (first + static_cast<double>(t)) + 10.0 * l + j + 0.1 * i; });
}

QJsonObject along(const char* what, const char* overlap = "error", const QJsonArray& labels = {})
{
    return {{QStringLiteral("along"), QLatin1String(what)}, {QStringLiteral("overlap"), QLatin1String(overlap)}, {QStringLiteral("labels"), labels}};
}

} // namespace

class MergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void joinsTimesInAnyOrder()
    {
        const auto out = runFor<Cube>(m_case, "data", along("time"), {{QStringLiteral("data"), {days(3, 2, 0.0), days(0, 3, 0.0), days(5, 1, 0.0)}}});
        QVERIFY(out);
        const auto expected = days(0, 6, 0.0);
        QCOMPARE(out->signature().axes, expected->signature().axes);
        QCOMPARE(valuesOf(*out, QStringLiteral("t")), valuesOf(*expected, QStringLiteral("t")));
    }

    void convertsUnitsVisibly()
    {
        const ValueMap inputs{{QStringLiteral("data"), {days(0, 1, 273.15), days(1, 1, 0.0, "t", "degC")}}};
        const auto out = runFor<Cube>(m_case, "data", along("time"), inputs);
        QVERIFY(out);
        QVERIFY(std::abs(valuesOf(*out, QStringLiteral("t"))[24] - 373.15F) < 1e-3F);
        QVERIFY(firstProblem(m_case.check(along("time"), inputs), Severity::Warning).contains(QString::fromUtf8("is in °C and is converted to K")));
    }

    void overlapsFollowThePolicy_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<double>("value");
        QTest::newRow("first") << QStringLiteral("first") << 1.0;
        QTest::newRow("last") << QStringLiteral("last") << 2.0;
    }
    void overlapsFollowThePolicy()
    {
        QFETCH(QString, policy);
        QFETCH(double, value);
        const ValueMap inputs{{QStringLiteral("data"), {days(0, 3, 1.0), days(2, 2, 2.0)}}};
        const auto out = runFor<Cube>(m_case, "data", along("time", qPrintable(policy)), inputs);
        QVERIFY(out);
        const std::vector<float> values = valuesOf(*out, QStringLiteral("t"));
        QCOMPARE(values.size(), std::size_t{4 * 24});
        QCOMPARE(values[2 * 24], static_cast<float>(value + 200.0));
        QCOMPARE(values[1 * 24], 101.0F);
        QCOMPARE(values[3 * 24], 302.0F);
        const QString problem = firstProblem(m_case.check(along("time"), inputs));
        QVERIFY2(problem.startsWith(QStringLiteral("time.overlap: cube 1 and cube 2 both have 1970-01-03T00:00:00")), qPrintable(problem));
    }

    void putsVariablesSideBySide()
    {
        const auto a = days(0, 2, 0.0), b = days(0, 2, 5.0, "q", "kg kg-1");
        const auto out = runFor<Cube>(m_case, "data", along("variables"), {{QStringLiteral("data"), {a, b}}});
        QVERIFY(out);
        QCOMPARE(out->signature().axes.size(), std::size_t{4});
        QCOMPARE(valuesOf(*out, QStringLiteral("t")), valuesOf(*a, QStringLiteral("t")));
        QCOMPARE(valuesOf(*out, QStringLiteral("q")), valuesOf(*b, QStringLiteral("q")));
        const auto named = runFor<Cube>(m_case, "data", along("variables", "error", {QStringLiteral("era5"), QStringLiteral("cmip")}),
            {{QStringLiteral("data"), {a, days(0, 2, 7.0)}}});
        QVERIFY(named);
        QCOMPARE(named->signature().variables[0].name, QStringLiteral("t_era5"));
        QCOMPARE(valuesOf(*named, QStringLiteral("t_cmip"))[0], 7.0F);
    }

    void makesMembers()
    {
        const auto out = runFor<Cube>(m_case, "data", along("members", "error", {QStringLiteral("3"), QStringLiteral("7")}),
            {{QStringLiteral("data"), {days(0, 2, 1.0), days(0, 2, 2.0)}}});
        QVERIFY(out);
        const Variable& variable = out->signature().variables[0];
        QCOMPARE(out->signature().shapeOf(variable), (std::vector<std::size_t>{2, 2, 2, 3, 4}));
        QCOMPARE(out->signature().axisOf(variable, AxisKind::Member)->values, (std::vector<double>{3, 7}));
        const std::vector<float> values = valuesOf(*out, QStringLiteral("t"));
        QCOMPARE(values[0], 1.0F);
        QCOMPARE(values[24], 2.0F); // the same step of the other member
        QCOMPARE(values[48], 101.0F);
        // ensembles grow
        const auto more = runFor<Cube>(m_case, "data", along("members"), {{QStringLiteral("data"), {out, days(0, 2, 9.0)}}});
        QVERIFY(more);
        QCOMPARE(more->signature().axisOf(more->signature().variables[0], AxisKind::Member)->values.size(), std::size_t{3});
        QCOMPARE(valuesOf(*more, QStringLiteral("t"))[48], 9.0F);
        QCOMPARE(valuesOf(*more, QStringLiteral("t"))[24], 2.0F);
    }

    void saysWhatDoesNotFit_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("problem");
        QTest::newRow("grid") << 0 << "time"
                              << "grid.mismatch: ";
        QTest::newRow("calendar") << 1 << "time"
                                  << "calendar.mismatch: ";
        QTest::newRow("units") << 2 << "time"
                               << "units.dimension: ";
        QTest::newRow("levels") << 3 << "time"
                                << "level.mismatch: 't' of cube 2 has other values along 'level'";
        QTest::newRow("variable") << 4 << "time"
                                  << "variable.missing: 'q' of cube 2 is not in the first cube; there are: t.";
        QTest::newRow("times of members") << 5 << "members"
                                          << "time.mismatch: 't' of cube 2 has other values along 'time'";
        QTest::newRow("same names") << 5 << "variables"
                                    << "variable.duplicate: 't' is in several cubes; give each cube a label";
        QTest::newRow("grids side by side") << 6 << "variables"
                                            << "grid.mismatch: ";
        QTest::newRow("no time") << 7 << "time"
                                 << "time.missing: 't' of cube 2 has no time axis";
    }
    void saysWhatDoesNotFit()
    {
        QFETCH(int, second);
        QFETCH(QString, how);
        QFETCH(QString, problem);
        const auto zero = [](auto, auto, auto, auto) { return 0.0; };
        const std::vector<std::shared_ptr<const Cube>> others{makeCube("t", "K", {{864000}, {850, 500}, {60, 50}, kLon}, zero),
            days(10, 1, 0.0, "t", "K", Calendar::NoLeap), days(10, 1, 0.0, "t", "Pa"), makeCube("t", "K", {{864000}, {850, 300}, kLat, kLon}, zero),
            days(10, 1, 0.0, "q"), days(10, 2, 0.0), makeCube("q", "K", {{864000}, {}, {60, 50}, kLon}, zero),
            makeCube("t", "K", {{}, {850, 500}, kLat, kLon}, zero)};
        const QString found = firstProblem(
            m_case.check(along(qPrintable(how)), {{QStringLiteral("data"), {days(0, 2, 0.0), others[static_cast<std::size_t>(second)]}}}));
        QVERIFY2(found.startsWith(problem), qPrintable(found));
    }

private:
    data::MergeCubes m_module;
    ModuleCase m_case{m_module, QStringLiteral("data/values/merge.json")};
};

QTEST_GUILESS_MAIN(MergeTest)
#include "merge_test.moc"
