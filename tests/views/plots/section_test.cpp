// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/kernels/section.h"
#include "views/plots/section_charts.h"

#include <QTest>

#include <cmath>

using namespace terrella;

class SectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsBetweenRowsAreLinear()
    {
        const float none = std::nanf("");
        const std::vector<double> rows{3.0, 2.0, 1.0};               // as pressures, highest first
        const std::vector<float> values{30, 300, 20, none, 10, 100}; // two columns
        const auto out = sections::interpolated(rows, values, 2, std::vector<double>{0.4, 0.6, 1.0, 1.5, 2.25, 3.0, 3.6});
        const std::vector<float> first{none, 10, 10, 15, 22.5F, 30, none}, second{none, 100, 100, none, none, 300, none};
        for (std::size_t k = 0; k < first.size(); ++k) {
            QVERIFY(std::isnan(first[k]) ? std::isnan(out[2 * k]) : std::abs(out[2 * k] - first[k]) < 1e-5F);
            QVERIFY(std::isnan(second[k]) ? std::isnan(out[2 * k + 1]) : std::abs(out[2 * k + 1] - second[k]) < 1e-4F);
        }
        QCOMPARE(sections::edgesOf(rows), (std::vector<double>{0.5, 1.5, 2.5, 3.5}));
    }

    void isolinesOfAConeAreCircles()
    {
        std::vector<double> at;
        for (int k = 0; k <= 80; ++k)
            at.push_back(-2.0 + 0.05 * k);
        std::vector<float> values;
        for (const double y : at)
            for (const double x : at)
                values.push_back(static_cast<float>(std::hypot(x, y)));
        for (const double radius : {0.5, 1.0, 1.5}) {
            const auto lines = sections::isolines(at, at, values, radius);
            QCOMPARE(lines.size(), std::size_t{1}); // in one piece
            double length = 0.0;
            for (std::size_t k = 0; k < lines[0].x.size(); ++k) {
                QVERIFY(std::abs(std::hypot(lines[0].x[k], lines[0].y[k]) - radius) < 2e-3);
                if (k > 0)
                    length += std::hypot(lines[0].x[k] - lines[0].x[k - 1], lines[0].y[k] - lines[0].y[k - 1]);
            }
            QVERIFY(std::abs(length - 2.0 * M_PI * radius) < 0.01 * radius); // and closed
        }
        QCOMPARE(sections::isolines(at, at, values, 2.2).size(), std::size_t{4}); // cut by the edges
        // Nothing runs through missing values: a hole at the circle's right parts it.
        for (std::size_t j = 38; j <= 42; ++j)
            values[j * at.size() + 60] = std::nanf("");
        const auto broken = sections::isolines(at, at, values, 1.0);
        QCOMPARE(broken.size(), std::size_t{1});
        QVERIFY(std::hypot(broken[0].x.front() - broken[0].x.back(), broken[0].y.front() - broken[0].y.back()) > 0.1);
        QCOMPARE(sections::roundLevels(-9.0, 21.0, 6), (std::vector<double>{-5, 0, 5, 10, 15, 20}));
    }

    void pressuresRunDownwardsByTheirLogarithm()
    {
        const LineAxis line{
            {0.0, 500.0, 1000.0}, {{0.0, QStringLiteral("A")}, {1000.0, QStringLiteral("B")}}, [](double) { return QStringLiteral("there"); }};
        const LevelAxis levels{QStringLiteral("air pressure"), QStringLiteral("hPa"), {1000, 100, 10}, true, true};
        const std::vector<float> values{1, 2, 3, 11, 12, 13, 21, 22, 23};
        const SectionColours colours{{qRgb(0, 0, 0), qRgb(255, 255, 255)}, 0.0, 30.0};
        const Chart chart = sectionChart(QStringLiteral("T"), {QStringLiteral("t"), QStringLiteral("K"), {}}, line, levels, values, {900, 950, 1000},
            colours, SectionContours{QStringLiteral("u"), QStringLiteral("m/s"), {0, 5, 10, 0, 5, 10, 0, 5, 10}}, {});
        QVERIFY(chart.y.isReversed);
        QCOMPARE(chart.y.range->first, 1.0); // 10 hPa
        QCOMPARE(chart.y.range->second, 3.0);
        QCOMPARE(chart.y.text(2.0), QStringLiteral("100 hPa"));
        QVERIFY(chart.hasPlace && chart.top && chart.top->fixed.size() == 2);
        // Halfway between 1000 and 100 hPa in the logarithm: the mean of both levels.
        const auto& image = *chart.image;
        const auto row = static_cast<std::size_t>(std::min_element(image.y.begin(), image.y.end(), [](double a, double b) {
            return std::abs(a - 2.5) < std::abs(b - 2.5);
        }) - image.y.begin());
        QVERIFY(std::abs(image.values[row * 3 + 1] - 7.0F) < 0.05F);
        // The table has the levels themselves, with their own numbers.
        const QString table = chartTable(chart, QLatin1Char(','));
        QVERIFY(table.contains(QLatin1String("\n100,11,12,13\n")));
        QVERIFY(table.contains(QLatin1String("\n1000,1,2,3\n")));
        QVERIFY(!table.contains(QLatin1String("below the surface")));
        // Lines of u = 2, 4 … stand upright; one of them at 200 km.
        bool found = false;
        for (const ChartLine& each : chart.lines)
            if (each.look == LineLook::Isoline && each.name == QLatin1String("2"))
                for (const double x : each.x) {
                    found = true;
                    QVERIFY(std::abs(x - 200.0) < 1e-6);
                }
        QVERIFY(found);
        QCOMPARE(chart.areas.size(), std::size_t{1});
        QVERIFY(chart.areas[0].isGround);
    }

    void heightsRunUpwards()
    {
        const LineAxis line{{0.0, 1.0}, {}, {}};
        const SectionColours colours{{qRgb(0, 0, 0)}, 0.0, 1.0};
        const Chart chart = sectionChart({}, {QStringLiteral("t"), QStringLiteral("K"), {}}, line,
            {QStringLiteral("height"), QStringLiteral("m"), {0, 100, 1000}, false, false}, {0, 0, 1, 1, 2, 2}, {}, colours, std::nullopt, {});
        QVERIFY(!chart.y.isReversed);
        QCOMPARE(*chart.y.range, std::pair(0.0, 1000.0));
        QVERIFY(chart.areas.empty());
    }
};

QTEST_MAIN(SectionTest)
#include "section_test.moc"
