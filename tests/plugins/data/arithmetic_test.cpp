// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/arithmetic.h"
#include "tests/plugins/data/data_case.h"

#include <QTest>

using namespace terrella;
using namespace terrella::test;

namespace {

const std::vector<double> kDays{0, 86400, 172800, 259200};
const std::vector<double> kLat{60, 50, 40};
const std::vector<double> kLon{0, 10, 20, 30};

QJsonObject formula(const char* text, const char* units = "")
{
    return {{QStringLiteral("formula"), QString::fromUtf8(text)}, {QStringLiteral("units"), QLatin1String(units)}};
}

} // namespace

class ArithmeticTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computesOverTimesAndLevels()
    {
        const auto u
            = makeCube("u", "m s-1", {kDays, {850, 500}, kLat, kLon}, [](auto t, auto l, auto j, auto i) { return 1.0 + t + 10.0 * l + j + i; });
        const auto v
            = makeCube("v", "km/h", {kDays, {850, 500}, kLat, kLon}, [](auto t, auto l, auto j, auto i) { return 3.6 * (2.0 + t * l + j * i); });
        const auto out = runFor<Cube>(m_case, "data", formula("sqrt(u^2 + v^2)"), {{QStringLiteral("data"), {u}}, {QStringLiteral("other"), {v}}});
        QVERIFY(out);
        const Variable& result = out->signature().variables[0];
        QCOMPARE(result.units, QStringLiteral("m s-1"));
        QCOMPARE(result.longName, QStringLiteral("sqrt(u^2 + v^2)"));
        QCOMPARE(out->signature().shapeOf(result), (std::vector<std::size_t>{4, 2, 3, 4}));
        const std::vector<float> a = valuesOf(*u, QStringLiteral("u")), b = valuesOf(*v, QStringLiteral("v")),
                                 c = valuesOf(*out, QStringLiteral("result"));
        for (std::size_t k = 0; k < c.size(); ++k)
            QVERIFY(std::abs(c[k] - std::hypot(a[k], b[k] / 3.6F)) <= 1e-5F * c[k]);
    }

    /// A static field with times, and a profile over levels without a place, spread over what they lack.
    void spreadsOverMissingAxes()
    {
        const auto t = makeCube(
            "t", "K", {kDays, {850, 500}, kLat, kLon}, [](auto a, auto l, auto j, auto i) { return 200.0 + 10.0 * a + 5.0 * l + j + 0.1 * i; });
        const auto zs = makeCube("zs", "km", {{}, {}, kLat, kLon}, [](auto, auto, auto j, auto i) { return 0.1 * j + 0.01 * i; });
        CubeSignature s;
        s.axes = {synthetic::axis(AxisKind::Level, "level", "", "Pa", {85000, 50000})};
        s.variables = {synthetic::variable("profile", "", "K", {0}, -1)};
        const auto profile = std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(s), std::vector<std::vector<float>>{{1.0F, 2.0F}});
        const auto out = runFor<Cube>(m_case, "data", formula("t + zs * 6.5 K/km - profile", "K"),
            {{QStringLiteral("data"), {t}}, {QStringLiteral("other"), {zs}}, {QStringLiteral("third"), {profile}}});
        QVERIFY(out);
        const std::vector<float> c = valuesOf(*out, QStringLiteral("result"));
        QCOMPARE(c.size(), std::size_t{4 * 2 * 3 * 4});
        for (std::size_t k = 0; k < c.size(); ++k) {
            const std::size_t i = k % 4, j = k / 4 % 3, l = k / 12 % 2, a = k / 24;
            const double expected = 200.0 + 10.0 * a + 5.0 * l + j + 0.1 * i + 6.5 * (0.1 * j + 0.01 * i) - (l == 0 ? 1.0 : 2.0);
            QVERIFY2(std::abs(c[k] - expected) < 1e-4,
                qPrintable(QStringLiteral("%1: %2 and not %3").arg(k).arg(static_cast<double>(c[k])).arg(expected)));
        }
    }

    void keepsCommonTimesAndSaysSo()
    {
        const auto a = makeCube("t", "K", {kDays, {}, kLat, kLon}, [](auto t, auto, auto, auto) { return 1.0 + t; });
        const auto b = makeCube("t", "K", {{86400, 259200, 345600}, {}, kLat, kLon}, [](auto t, auto, auto, auto) { return 10.0 * t; });
        const ValueMap inputs{{QStringLiteral("data"), {a}}, {QStringLiteral("other"), {b}}};
        const auto out = runFor<Cube>(m_case, "data", formula("data.t - other.t"), inputs);
        QVERIFY(out);
        QCOMPARE(out->signature().axes[0].values, (std::vector<double>{86400, 259200}));
        QCOMPARE(valuesOf(*out, QStringLiteral("result"))[0], 2.0F);
        QCOMPARE(valuesOf(*out, QStringLiteral("result"))[12], -6.0F);
        QVERIFY(firstProblem(m_case.check(formula("data.t - other.t"), inputs), Severity::Warning).startsWith(QStringLiteral("time.joined: ")));
    }

    void saysWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("other");
        QTest::addColumn<QString>("problem");
        QTest::newRow("grid") << "data.t + other.t" << 0 << "grid.mismatch: ";
        QTest::newRow("levels") << "data.t + other.t" << 1 << "level.mismatch: 't' has other levels";
        QTest::newRow("times") << "data.t + other.t" << 2 << "time.no_overlap: ";
        QTest::newRow("calendar") << "data.t + other.t" << 3 << "calendar.mismatch: ";
        QTest::newRow("steps") << "data.t + other.t" << 5
                               << "time.mismatch: 't' (1970-01-01T12:00:00 to 1970-01-02T12:00:00) has no time step in common";
        QTest::newRow("ambiguous") << "t + 1 K" << 0
                                   << "variable.ambiguous: 't' is in 'data' and in 'other'; write data.t or other.t.\n  t + 1 K\n  ^";
        QTest::newRow("missing") << "data.tt + 1 K" << 0 << "variable.missing: There is no variable 'data.tt'; ";
        QTest::newRow("no variable") << "1 + 1" << 0 << "variable.missing: The formula names no variable; there are: data.t, other.t.";
        QTest::newRow("units") << "data.t + 1 m" << 0 << "formula.invalid: '1 m' is in m, which does not convert to K.\n  data.t + 1 m\n           ^";
        QTest::newRow("result") << "data.t" << 4 << "formula.invalid: 'data.t' is in K, which does not convert to Pa";
    }
    void saysWhatDoesNotFit()
    {
        QFETCH(QString, text);
        QFETCH(int, other);
        QFETCH(QString, problem);
        const auto zero = [](auto, auto, auto, auto) { return 0.0; };
        const Shape shapes[]
            = {{kDays, {850, 500}, {60, 50}, kLon}, {kDays, {850, 300}, kLat, kLon}, {{1e7 + 24000, 1e7 + 24001}, {850, 500}, kLat, kLon},
                {kDays, {850, 500}, kLat, kLon, false, Calendar::NoLeap}, {kDays, {850, 500}, kLat, kLon}, {{43200, 129600}, {850, 500}, kLat, kLon}};
        const ValueMap inputs{{QStringLiteral("data"), {makeCube("t", "K", {kDays, {850, 500}, kLat, kLon}, zero)}},
            {QStringLiteral("other"), {makeCube("t", "K", shapes[other], zero)}}};
        const QString found = firstProblem(m_case.check(formula(qPrintable(text), other == 4 ? "Pa" : ""), inputs));
        QVERIFY2(found.startsWith(problem), qPrintable(found));
    }

private:
    data::ComputeFormula m_module;
    ModuleCase m_case{m_module, QStringLiteral("data/values/arithmetic.json")};
};

QTEST_GUILESS_MAIN(ArithmeticTest)
#include "arithmetic_test.moc"
