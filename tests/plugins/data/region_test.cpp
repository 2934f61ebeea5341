// SPDX-License-Identifier: GPL-3.0-or-later
// Regions that are no boxes, as parameters of modules.
#include "plugins/data/time/aggregate.h"
#include "tests/plugins/data/data_case.h"

#include <QJsonArray>
#include <QTest>

#include <numbers>

using namespace terrella;
using namespace terrella::test;

class RegionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsOverARegionAreItsArea_data()
    {
        QTest::addColumn<QJsonObject>("region");
        QTest::addColumn<double>("squareKm");
        constexpr double radius = 6371.229;
        const auto circle = [](double lon, double lat, double km) {
            return QJsonObject{{QStringLiteral("type"), QStringLiteral("Point")}, {QStringLiteral("coordinates"), QJsonArray{lon, lat}},
                {QStringLiteral("distance_km"), km}};
        };
        const double cap = 2.0 * std::numbers::pi * radius * radius * (1.0 - std::cos(2000.0 / radius));
        QTest::newRow("a circle over the dateline") << circle(-179, 20, 2000) << cap;
        QTest::newRow("a circle over the pole") << circle(0, -85, 2000) << cap;
        const QJsonArray octant{QJsonArray{170, 0}, QJsonArray{-100, 0}, QJsonArray{0, 90}};
        QTest::newRow("an octant") << QJsonObject{{QStringLiteral("type"), QStringLiteral("Polygon")},
            {QStringLiteral("coordinates"), QJsonArray{octant}}}
                                   << 4.0 * std::numbers::pi * radius * radius / 8.0;
    }
    void sumsOverARegionAreItsArea()
    {
        QFETCH(QJsonObject, region);
        QFETCH(double, squareKm);
        const auto ones
            = makeCube("one", "1", {{}, {}, synthetic::steps(-87.5, 5, 36), synthetic::steps(0, 5, 72), true}, [](auto...) { return 1.0; });
        const auto sum = [&](const char* cells) {
            const QJsonObject options{{QStringLiteral("operation"), QStringLiteral("sum")}, {QStringLiteral("time"), QStringLiteral("none")},
                {QStringLiteral("space"), QStringLiteral("all")}, {QStringLiteral("region"), region},
                {QStringLiteral("region_cells"), QString::fromLatin1(cells)}};
            const auto out = runFor<Cube>(m_case, "data", options, {{QStringLiteral("data"), {ones}}});
            return out ? static_cast<double>(valuesOf(*out, QStringLiteral("one")).front()) / 1e6 / squareKm : 0.0;
        };
        const double shares = sum("share"), centres = sum("centre");
        QVERIFY2(std::abs(shares - 1.0) < 2e-3, qPrintable(QString::number(shares)));
        QVERIFY2(std::abs(centres - 1.0) < 0.1 && std::abs(centres - 1.0) > std::abs(shares - 1.0), qPrintable(QString::number(centres)));
    }

private:
    data::Aggregate m_aggregate;
    ModuleCase m_case{m_aggregate, QStringLiteral("data/time/aggregate.json")};
};

QTEST_GUILESS_MAIN(RegionTest)
#include "region_test.moc"
