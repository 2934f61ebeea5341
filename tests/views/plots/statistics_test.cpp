// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/kernels/distribution.h"
#include "views/plots/kernels/extremes.h"
#include "views/plots/kernels/relation.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace terrella::statistics;

namespace {
const double kNaN = std::nan("");
}

class StatisticsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quantilesAreThoseOfR()
    {
        const std::vector<double> sorted = sortedFinite(std::vector<double>{4, kNaN, 1, 3, 2, HUGE_VAL});
        QCOMPARE(sorted, (std::vector<double>{1, 2, 3, 4}));
        QCOMPARE(quantile(sorted, 0.25), 1.75); // quantile(1:4, 0.25), type 7
        QCOMPARE(quantile(sorted, 0.0), 1.0);
        QCOMPARE(quantile(sorted, 1.0), 4.0);
        QVERIFY(std::isnan(quantile({}, 0.5)));
    }

    void aBoxHasWhiskersAndOutliers()
    {
        const Box box = boxOf(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, kNaN});
        QCOMPARE(box.count, 11U);
        QCOMPARE(box.q1, 3.5);
        QCOMPARE(box.median, 6.0);
        QCOMPARE(box.q3, 8.5);
        QCOMPARE(box.low, 1.0);
        QCOMPARE(box.high, 10.0); // the fence is at 16
        QCOMPARE(box.outliers, std::vector<double>{100});
    }

    void binsAreAsWideAsFreedmanAndDiaconisSay()
    {
        std::vector<double> values(1000);
        std::iota(values.begin(), values.end(), 0.0);
        const Histogram bins = histogramOf(values); // 2·499.5·1000^(−1/3) = 99.9, so 10 bins over 999
        QCOMPARE(bins.counts, std::vector<std::size_t>(10, 100));
        QCOMPARE(bins.edges.front(), 0.0);
        QCOMPARE(bins.edges.back(), 999.0);
        QCOMPARE(histogramOf(std::vector<double>{3, 3, 3}).counts, std::vector<std::size_t>{3});
        QVERIFY(histogramOf(std::vector<double>{kNaN}).counts.empty());
    }

    void densitiesIntegrateToOne()
    {
        const Density density = densityOf(std::vector<double>{-1, 1}, 161);
        double sum = 0.0;
        for (const double each : density.density)
            sum += each * (density.at[1] - density.at[0]);
        QVERIFY2(std::abs(sum - 1.0) < 1e-3, qPrintable(QString::number(sum)));
        // Width 0.9·min(√2, 1/1.34)·2^(−1/5) = 0.58472, so φ(1/h)/h at the middle.
        QVERIFY(std::abs(density.at[80]) < 1e-9);
        QVERIFY2(std::abs(density.density[80] - 0.15806) < 1e-4, qPrintable(QString::number(density.density[80])));
        QVERIFY(densityOf(std::vector<double>{2, 2, 2}).at.empty());
    }

    void quantilesOfAShiftedSampleAreShifted()
    {
        std::vector<double> a, b;
        for (int k = 0; k < 500; ++k) {
            a.push_back(std::sin(k));
            b.push_back(std::sin(k) + 2.0);
        }
        const QuantilePairs pairs = quantilePairs(a, b, 50);
        QCOMPARE(pairs.a.size(), 50U);
        for (std::size_t k = 0; k < pairs.a.size(); ++k)
            QVERIFY(std::abs(pairs.b[k] - pairs.a[k] - 2.0) < 1e-12);
    }

    void seasonsBeginWithDecember()
    {
        const auto seasons = bySeason(std::vector<int>{1, 2, 3, 6, 9, 11, 12}, std::vector<double>{1, 2, 3, 6, kNaN, 11, 12});
        QCOMPARE(seasons[0], (std::vector<double>{1, 2, 12}));
        QCOMPARE(seasons[1], std::vector<double>{3});
        QCOMPARE(seasons[2], std::vector<double>{6});
        QCOMPARE(seasons[3], std::vector<double>{11});
    }

    /// Anscombe (1973), The American Statistician 27, first of four data sets.
    void linesAreFittedAsPublished()
    {
        const std::vector<double> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5, kNaN};
        const std::vector<double> y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68, 1};
        const LineFit fit = fitLine(x, y);
        QCOMPARE(fit.count, 11U);
        QVERIFY(std::abs(fit.slope - 0.5001) < 5e-5);
        QVERIFY(std::abs(fit.intercept - 3.0001) < 5e-5);
        QVERIFY(std::abs(fit.correlation - 0.81642) < 5e-6);
        QVERIFY(std::isnan(fitLine(std::vector<double>{1, 1}, std::vector<double>{1, 2}).slope));
    }

    void taylorPointsKeepTheLawOfCosines()
    {
        const auto [x, y] = taylorPoint(2.0, 0.6);
        QVERIFY(std::abs(x - 1.2) < 1e-12);
        QVERIFY(std::abs(y - 1.6) < 1e-12);
        const double reference = 1.5, difference = std::hypot(x - reference, y);
        QVERIFY(std::abs(difference - std::sqrt(4.0 + 2.25 - 2.0 * 2.0 * 1.5 * 0.6)) < 1e-12);
    }

    void windsComeFromWhereTheyComeFrom()
    {
        const std::vector<double> limits{0, 5, 10};
        const WindRose rose = windRose(std::vector<double>{0, -7, 0, 3, 0.1, kNaN}, std::vector<double>{-3, 0, 12, 0, 0, 1}, limits);
        QCOMPARE(rose.count, 5U);
        QCOMPARE(rose.calm, 0.2);
        QCOMPARE(rose.fraction[0][0], 0.2);  // north, 3 m/s
        QCOMPARE(rose.fraction[1][4], 0.2);  // east, 7
        QCOMPARE(rose.fraction[2][8], 0.2);  // south, 12
        QCOMPARE(rose.fraction[0][12], 0.2); // west, 3
    }

    void maximaAreThoseOfFullYears()
    {
        std::vector<int> years;
        std::vector<double> values;
        for (int year = 2000; year < 2004; ++year) {
            for (int day = 0; day < (year == 2002 ? 50 : 100); ++day) {
                years.push_back(year);
                values.push_back(year == 2001 && day == 3 ? kNaN : year + day);
            }
        }
        const AnnualMaxima maxima = annualMaxima(years, values);
        QCOMPARE(maxima.years, (std::vector<int>{2000, 2001, 2003}));
        QCOMPARE(maxima.values, (std::vector<double>{2099, 2100, 2102}));
        QCOMPARE(maxima.left, 1U);
        const ReturnLevels levels = plottingPositions(maxima.values);
        QCOMPARE(levels.period, (std::vector<double>{4.0 / 3.0, 2.0, 4.0}));
    }

    void gevIsFoundAgain()
    {
        const Gev truth{10.0, 2.0, -0.1};
        std::vector<double> sample;
        for (int k = 0; k < 20000; ++k)
            sample.push_back(truth.level(1.0 / (1.0 - (k + 0.5) / 20000.0)));
        const Gev fit = fitGev(sample);
        QVERIFY(std::abs(fit.location - 10.0) < 0.01);
        QVERIFY(std::abs(fit.scale - 2.0) < 0.02);
        QVERIFY(std::abs(fit.shape + 0.1) < 0.005);
        QVERIFY(!fitGev(std::vector<double>{1, 2, 3}).isValid());
        QVERIFY(!fitGev(std::vector<double>(20, 4.0)).isValid());
    }

    /// Annual maximal sea levels at Port Pirie, 1923–1987: Coles (2001), An Introduction to Statistical Modeling of Extreme Values, section 3.4.1.
    /// There the levels of 10 and 100 years are 4.30 m and 4.69 m by maximum likelihood; the 95 % interval of the first is 4.20 … 4.41.
    void portPirieIsNearWhatColesFound()
    {
        const std::vector<double> maxima{4.03, 3.83, 3.65, 3.88, 4.01, 4.08, 4.18, 3.80, 4.36, 3.96, 3.98, 4.69, 3.85, 3.96, 3.85, 3.93, 3.75, 3.63,
            3.57, 4.25, 3.97, 4.05, 4.24, 4.22, 3.73, 4.37, 4.06, 3.71, 3.96, 4.06, 4.55, 3.79, 3.89, 4.11, 3.85, 3.86, 3.86, 4.21, 4.01, 4.11, 4.24,
            3.96, 4.21, 3.74, 3.85, 3.88, 3.66, 4.11, 3.71, 4.18, 3.90, 3.78, 3.91, 3.72, 4.00, 3.66, 3.62, 4.33, 4.55, 3.75, 4.08, 3.90, 3.88, 3.94,
            4.33};
        const Gev fit = fitGev(maxima);
        QVERIFY2(std::abs(fit.level(10.0) - 4.30) < 0.02, qPrintable(QString::number(fit.level(10.0))));
        QVERIFY2(std::abs(fit.level(100.0) - 4.69) < 0.05, qPrintable(QString::number(fit.level(100.0))));
    }
};

QTEST_APPLESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
