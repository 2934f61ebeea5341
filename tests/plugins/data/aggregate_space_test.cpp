// SPDX-License-Identifier: GPL-3.0-or-later
// Means over space, and accumulations taken apart.
#include "tests/plugins/data/aggregate_case.h"

#include <QJsonArray>
#include <QTest>

#include <numbers>

using namespace terrella;
using namespace terrella::test;

class AggregateSpaceTest : public QObject {
    Q_OBJECT

private:
    AggregateCase m_case;

private Q_SLOTS:
    void spaceIsWeightedByArea_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<bool>("southUp");
        for (const char* space : {"all", "zonal", "meridional"}) {
            QTest::addRow("%s, north first", space) << QString::fromLatin1(space) << false;
            QTest::addRow("%s, south first", space) << QString::fromLatin1(space) << true;
        }
    }
    void spaceIsWeightedByArea()
    {
        QFETCH(QString, space);
        QFETCH(bool, southUp);
        RandomCube recipe;
        recipe.southUp = southUp;
        recipe.steps = 7;
        const auto cube = recipe.make();
        const Grid& grid = cube->signature().grids[0];
        for (const bool zarr : {false, true}) {
            FakeContext context;
            context.cubesInMemory = !zarr;
            const auto out = m_case.run({{QStringLiteral("time"), QStringLiteral("none")}, {QStringLiteral("space"), space}}, cube, context);
            QVERIFY(out);
            QCOMPARE(out->signature().variables.size(), std::size_t{3});
            for (const QString& name : {QStringLiteral("t"), QStringLiteral("oro")}) {
                const std::vector<float> values = valuesOf(*cube, name);
                std::vector<double> expected;
                for (std::size_t field = 0; field < values.size() / 30; ++field) {
                    const std::size_t lines = space == QLatin1String("all") ? 1 : space == QLatin1String("zonal") ? 5 : 6;
                    std::vector<double> sum(lines, 0.0), weight(lines, 0.0);
                    for (std::size_t c = 0; c < 30; ++c) {
                        const double south = (grid.lat[c / 6] - 10.0) * std::numbers::pi / 180.0,
                                     north = (grid.lat[c / 6] + 10.0) * std::numbers::pi / 180.0;
                        const std::size_t line = lines == 1 ? 0 : lines == 5 ? c / 6 : c % 6;
                        const double value = static_cast<double>(values[field * 30 + c]);
                        if (std::isnan(value))
                            continue;
                        sum[line] += value * (std::sin(north) - std::sin(south));
                        weight[line] += std::sin(north) - std::sin(south);
                    }
                    for (std::size_t line = 0; line < lines; ++line)
                        expected.push_back(weight[line] > 0.0 ? sum[line] / weight[line] : std::nan(""));
                }
                const QString differs = differenceOf(valuesOf(*out, name), expected);
                QVERIFY2(differs.isEmpty(), qPrintable(differs));
            }
        }
    }

    /// The integral over all of the Earth of 1 is its area, 4π (6371.229 km)².
    void integralOfOne()
    {
        RandomCube recipe;
        recipe.missing = 0.0;
        recipe.steps = 1;
        recipe.ny = 7; // 60 … −60: bounds at 70, −70
        const auto signature = recipe.signature();
        std::vector<std::vector<float>> values;
        for (const Variable& variable : signature->variables)
            values.emplace_back(Window::all(signature->shapeOf(variable)).size(), 1.0F);
        const auto out = m_case.run({{QStringLiteral("time"), QStringLiteral("none")}, {QStringLiteral("space"), QStringLiteral("all")},
                                        {QStringLiteral("operation"), QStringLiteral("sum")}},
            std::make_shared<MemoryCube>(signature, values));
        QCOMPARE(variableOf(*out, QStringLiteral("p")).units, QStringLiteral("kg"));
        QCOMPARE(variableOf(*out, QStringLiteral("p")).cellMethods, QStringLiteral("area: sum"));
        const double area = 4.0 * std::numbers::pi * 6371229.0 * 6371229.0 * std::sin(70.0 * std::numbers::pi / 180.0);
        QVERIFY(near(static_cast<double>(valuesOf(*out, QStringLiteral("p"))[0]), area, 1e-6));
    }

    void regionAcrossTheDateline()
    {
        RandomCube recipe;
        recipe.missing = 0.0;
        recipe.steps = 3;
        recipe.nx = 36;
        const auto cube = recipe.make();
        const auto out
            = m_case.run({{QStringLiteral("time"), QStringLiteral("none")}, {QStringLiteral("space"), QStringLiteral("all")},
                             {QStringLiteral("region"), QJsonArray{170, 15, -170, 25}}, {QStringLiteral("weights"), QStringLiteral("equal")}},
                cube);
        const std::vector<float> p = valuesOf(*cube, QStringLiteral("p"));
        std::vector<double> expected;
        for (std::size_t t = 0; t < 3; ++t) { // 20° N is the third row; 170, 180 and 190° E
            double sum = 0.0;
            for (const std::size_t column : {17U, 18U, 19U})
                sum += static_cast<double>(p[t * 180 + 2 * 36 + column]);
            expected.push_back(sum / 3.0);
        }
        const QString differs = differenceOf(valuesOf(*out, QStringLiteral("p")), expected);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
    }

    /// Time and space together are space first, then time.
    void spaceThenTime()
    {
        const auto cube = RandomCube{}.make();
        FakeContext context;
        context.cubesInMemory = false;
        const auto both
            = m_case.run({{QStringLiteral("time"), QStringLiteral("month")}, {QStringLiteral("space"), QStringLiteral("all")}}, cube, context);
        const auto space = m_case.run({{QStringLiteral("time"), QStringLiteral("none")}, {QStringLiteral("space"), QStringLiteral("all")}}, cube);
        const auto time = m_case.run({{QStringLiteral("time"), QStringLiteral("month")}}, space);
        QVERIFY(both && time);
        const std::vector<float> expected = valuesOf(*time, QStringLiteral("t"));
        QVERIFY(differenceOf(valuesOf(*both, QStringLiteral("t")), std::vector<double>(expected.begin(), expected.end()), 0.0, 0.0).isEmpty());
        QCOMPARE(variableOf(*both, QStringLiteral("t")).cellMethods, QStringLiteral("area: mean time: mean"));
    }

    /// One number for the whole cube still has a step to stand at.
    void oneNumber()
    {
        FakeContext context;
        context.cubesInMemory = false;
        const auto out = m_case.run({{QStringLiteral("time"), QStringLiteral("all")}, {QStringLiteral("space"), QStringLiteral("all")},
                                        {QStringLiteral("variables"), QJsonArray{QStringLiteral("p")}}},
            RandomCube{}.make(), context);
        QVERIFY(out);
        QCOMPARE(valuesOf(*out, QStringLiteral("p")).size(), std::size_t{1});
    }

    void accumulationsAreTakenApart_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QJsonArray>("hours");
        QTest::newRow("ERA5-Land") << QStringLiteral("day") << QJsonArray{QStringLiteral("0")};
        QTest::newRow("forecasts from 06 and 18 UTC") << QStringLiteral("hours") << QJsonArray{QStringLiteral("6"), QStringLiteral("18")};
        QTest::newRow("found out") << QStringLiteral("detect") << QJsonArray{QStringLiteral("0")};
    }
    /// Hourly amounts added up since the hours of restart, and back; a reset hides itself where the first amount is larger than the old total.
    void accumulationsAreTakenApart()
    {
        QFETCH(QString, mode);
        QFETCH(QJsonArray, hours);
        RandomCube recipe;
        recipe.first = {2000, 2, 28, 12, 0, 0.0};
        recipe.stepSeconds = 3600.0;
        recipe.steps = 80;
        const auto signature = recipe.signature();
        std::mt19937 random(4);
        std::exponential_distribution<float> rain(1.0F);
        std::vector<float> amounts(80 * 30), sums(80 * 30);
        for (std::size_t t = 0; t < 80; ++t) {
            const int hourBefore = static_cast<int>((12 + t + 23) % 24);
            const bool anew = std::ranges::any_of(hours, [&](const QJsonValue& hour) { return hour.toString().toInt() == hourBefore; });
            for (std::size_t c = 0; c < 30; ++c) {
                amounts[t * 30 + c] = random() % 2 == 0 ? 0.0F : rain(random);
                sums[t * 30 + c] = amounts[t * 30 + c] + (anew || t == 0 ? 0.0F : sums[(t - 1) * 30 + c]);
            }
        }
        std::vector<std::vector<float>> values;
        for (const Variable& variable : signature->variables)
            values.emplace_back(Window::all(signature->shapeOf(variable)).size(), 0.0F);
        values[1] = sums;
        const auto cube = std::make_shared<MemoryCube>(signature, values);
        const QJsonObject parameters{{QStringLiteral("time"), QStringLiteral("none")}, {QStringLiteral("accumulated"), mode},
            {QStringLiteral("restart_hours"), hours}, {QStringLiteral("variables"), QJsonArray{QStringLiteral("p")}}};
        const auto out = m_case.run(parameters, cube);
        QVERIFY(out);
        std::vector<double> expected(amounts.begin(), amounts.end());
        for (std::size_t c = 0; c < 30; ++c)
            expected[c] = std::nan(""); // accumulated since before the data begin
        const QString differs = differenceOf(valuesOf(*out, QStringLiteral("p")), expected, 0.0, 1e-5);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        QCOMPARE(variableOf(*out, QStringLiteral("p")).cellMethods, QStringLiteral("time: sum"));

        // Nothing is lost on the way to days: 01 … 24 UTC.
        QJsonObject daily = parameters;
        daily.insert(QStringLiteral("time"), QStringLiteral("day"));
        daily.insert(QStringLiteral("operation"), QStringLiteral("sum"));
        const std::vector<float> days = valuesOf(*m_case.run(daily, cube), QStringLiteral("p"));
        QCOMPARE(days.size(), std::size_t{4 * 30});
        for (std::size_t c = 0; c < 30; ++c) {
            double sum = 0.0;
            for (std::size_t t = 13; t <= 36; ++t)
                sum += static_cast<double>(amounts[t * 30 + c]);
            QVERIFY(near(static_cast<double>(days[30 + c]), sum, 1e-5, 1e-5));
        }
        QJsonObject rates = parameters;
        rates.insert(QStringLiteral("rates"), true);
        const auto perSecond = m_case.run(rates, cube);
        QCOMPARE(variableOf(*perSecond, QStringLiteral("p")).units, QStringLiteral("kg m-2 s-1"));
        QVERIFY(near(static_cast<double>(valuesOf(*perSecond, QStringLiteral("p"))[70 * 30 + 3]), static_cast<double>(amounts[70 * 30 + 3]) / 3600.0,
            1e-4, 1e-8));
    }
};

QTEST_GUILESS_MAIN(AggregateSpaceTest)
#include "aggregate_space_test.moc"
