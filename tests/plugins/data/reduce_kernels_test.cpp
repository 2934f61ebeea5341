// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cell_areas.h"
#include "plugins/data/kernels/order_statistics.h"
#include "plugins/data/kernels/sliding_reduction.h"
#include "plugins/data/kernels/weighted_statistics.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <random>

using namespace terrella::data;

namespace {
const float kNan = std::numeric_limits<float>::quiet_NaN();

/// Straight from the definition, in double precision.
double plain(Statistic statistic, const std::vector<float>& all, std::size_t atLeast)
{
    std::vector<double> values;
    for (const float value : all) {
        if (!std::isnan(value))
            values.push_back(static_cast<double>(value));
    }
    const double n = static_cast<double>(values.size());
    if (statistic == Statistic::Count)
        return n;
    if (values.empty() || values.size() < atLeast)
        return std::nan("");
    const double sum = std::accumulate(values.begin(), values.end(), 0.0), mean = sum / n;
    const double squares = std::accumulate(values.begin(), values.end(), 0.0, [&](double s, double v) { return s + (v - mean) * (v - mean); });
    const auto [least, most] = std::ranges::minmax(values);
    switch (statistic) {
    case Statistic::Mean: return mean;
    case Statistic::Sum: return sum;
    case Statistic::Minimum: return least;
    case Statistic::Maximum: return most;
    case Statistic::Range: return most - least;
    case Statistic::Variance: return squares / n;
    case Statistic::Deviation: return std::sqrt(squares / n);
    case Statistic::First: return values.front();
    case Statistic::Last: return values.back();
    default: return std::nan("");
    }
}
} // namespace

class ReduceKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// R 4: quantile(c(15, 20, 35, 40, 50), c(.05, .3, .4, .5, 1)) is 16 23 29 35 50.
    void quantileIsDefinition7()
    {
        const auto of = [](std::vector<float> values, double p) { return quantile(values, p); };
        const std::vector<float> values{50, 15, 40, 20, 35};
        QCOMPARE(of(values, 0.05), 16.0F);
        QCOMPARE(of(values, 0.30), 23.0F);
        QCOMPARE(of(values, 0.40), 29.0F);
        QCOMPARE(of(values, 0.50), 35.0F);
        QCOMPARE(of(values, 0.0), 15.0F);
        QCOMPARE(of(values, 1.0), 50.0F);
        QCOMPARE(of({3.0F}, 0.7), 3.0F);
        QVERIFY(std::isnan(of({}, 0.5)));
    }

    void quantilesOfColumnsLeaveMissingOut()
    {
        std::mt19937 random(3);
        std::normal_distribution<float> normal;
        constexpr std::size_t steps = 37, cells = 41;
        std::vector<float> in(steps * cells);
        for (float& value : in)
            value = random() % 5 == 0 ? kNan : normal(random);
        for (std::size_t t = 0; t < steps; ++t)
            in[t * cells + 7] = kNan;
        const std::vector<double> p{0.1, 0.95};
        std::vector<float> out(p.size() * cells);
        quantiles(in, steps, cells, p, 20, out);
        for (std::size_t c = 0; c < cells; ++c) {
            std::vector<float> column;
            for (std::size_t t = 0; t < steps; ++t) {
                if (!std::isnan(in[t * cells + c]))
                    column.push_back(in[t * cells + c]);
            }
            std::ranges::sort(column);
            for (std::size_t k = 0; k < p.size(); ++k) {
                if (column.size() < 20) {
                    QVERIFY(std::isnan(out[k * cells + c]));
                    continue;
                }
                const double h = p[k] * static_cast<double>(column.size() - 1);
                const auto below = static_cast<std::size_t>(h);
                const double low = static_cast<double>(column[below]), high = static_cast<double>(column[below + 1]);
                QVERIFY(std::abs(static_cast<double>(out[k * cells + c]) - (low + (h - std::floor(h)) * (high - low))) < 1e-6);
            }
        }
    }

    /// Windows of any lengths over groups of any sizes, empty ones too, against sums made anew for each.
    void slidingEqualsSumsMadeAnew()
    {
        std::mt19937 random(11);
        std::normal_distribution<float> normal(1000.0F, 3.0F);
        constexpr std::size_t cells = 9;
        for (const std::size_t longest : {1U, 2U, 5U, 31U}) {
            for (const Statistic statistic : {Statistic::Mean, Statistic::Sum, Statistic::Minimum, Statistic::Maximum, Statistic::Range,
                     Statistic::Deviation, Statistic::Variance, Statistic::Count, Statistic::First, Statistic::Last}) {
                SlidingReduction sums(KeptSums::of(std::vector{statistic}), cells, longest);
                std::vector<std::vector<std::vector<float>>> groups; // [group][step][cell]
                for (std::size_t group = 0; group < 70; ++group) {
                    groups.emplace_back();
                    for (std::size_t step = 0; step < random() % 4; ++step) {
                        std::vector<float> values(cells);
                        for (float& value : values)
                            value = random() % 3 == 0 ? kNan : normal(random);
                        sums.add(values);
                        groups.back().push_back(values);
                    }
                    sums.closeGroup();
                    const std::size_t first = group + 1 >= longest ? group + 1 - longest : 0;
                    sums.prepareWindow(first);
                    std::vector<float> out(cells);
                    sums.finish(statistic, 2, out);
                    for (std::size_t c = 0; c < cells; ++c) {
                        std::vector<float> all;
                        for (std::size_t g = first; g <= group; ++g) {
                            for (const std::vector<float>& step : groups[g])
                                all.push_back(step[c]);
                        }
                        const double expected = plain(statistic, all, 2), found = static_cast<double>(out[c]);
                        QVERIFY2(std::isnan(expected) ? std::isnan(found) : std::abs(found - expected) <= 1e-6 * std::abs(expected) + 1e-5,
                            qPrintable(QStringLiteral("%1 %2: %3, %4").arg(longest).arg(static_cast<int>(statistic)).arg(found).arg(expected)));
                    }
                }
            }
        }
    }

    /// A small variance beside a large mean, and a huge value that leaves the window again.
    void sumsLoseNothing()
    {
        SlidingReduction sums(KeptSums::of(std::vector{Statistic::Variance}), 1, 2);
        std::vector<float> out(1);
        const std::vector<float> values{100000.0F, 100000.0078125F, 1e30F, 100000.0F, 100000.015625F};
        for (std::size_t k = 0; k < values.size(); ++k) {
            sums.add(std::vector{values[k]});
            sums.closeGroup();
            sums.prepareWindow(k > 0 ? k - 1 : 0);
            sums.finish(Statistic::Variance, 1, out);
            if (k == 1)
                QCOMPARE(out[0], 0.0078125F * 0.0078125F / 4.0F);
        }
        QCOMPARE(out[0], 0.015625F * 0.015625F / 4.0F);
    }

    void areasOfTheWholeSphere()
    {
        for (const bool northFirst : {false, true}) {
            std::vector<double> lat, lon;
            for (int j = 0; j <= 36; ++j)
                lat.push_back((northFirst ? 1.0 : -1.0) * (90.0 - 5.0 * j)); // rows on the poles
            for (int i = 0; i < 72; ++i)
                lon.push_back(5.0 * i - (i >= 36 ? 360.0 : 0.0)); // 0 … 175, −180 … −5
            const std::vector<double> areas = terrella::areasOfRegularGrid(lat, lon, true);
            const double sum = std::accumulate(areas.begin(), areas.end(), 0.0);
            QVERIFY2(std::abs(sum / (4.0 * std::numbers::pi) - 1.0) < 1e-12, qPrintable(QString::number(sum)));
            // A cell from 42.5° to 47.5° N, 5° wide.
            const double rad = std::numbers::pi / 180.0;
            const std::size_t row = northFirst ? 9 : 27;
            QVERIFY(std::abs(areas[row * 72 + 40] - 5.0 * rad * (std::sin(47.5 * rad) - std::sin(42.5 * rad))) < 1e-14);
        }
    }

    void areasOfCurvilinearCells()
    {
        // A regular grid said as a curvilinear one: corners are where the mean directions are, so that areas agree but for curvature.
        std::vector<double> lat, lon, rows, columns;
        for (int j = 0; j < 20; ++j)
            rows.push_back(30.0 + j);
        for (int i = 0; i < 30; ++i)
            columns.push_back(350.0 + i);
        for (const double y : rows) {
            for (const double x : columns) {
                lat.push_back(y);
                lon.push_back(x >= 360.0 ? x - 360.0 : x);
            }
        }
        const std::vector<double> exact = terrella::areasOfRegularGrid(rows, columns, false),
                                  found = terrella::areasOfCurvilinearGrid(lat, lon, 20, 30);
        for (std::size_t c = 0; c < exact.size(); ++c)
            QVERIFY2(std::abs(found[c] / exact[c] - 1.0) < 2e-3, qPrintable(QStringLiteral("%1: %2 %3").arg(c).arg(found[c]).arg(exact[c])));
    }

    void weightedStatisticsByHand()
    {
        const std::vector<float> values{1.0F, kNan, 3.0F, 100.0F};
        const std::vector<double> weights{1.0, 5.0, 3.0, 0.0};
        std::vector<std::pair<float, double>> scratch;
        const auto of = [&](Statistic statistic, double share = 0.0) {
            return weightedStatistic({values.data(), weights.data(), 4, 1}, statistic, 50.0, share, scratch);
        };
        QCOMPARE(of(Statistic::Mean), 2.5F);      // (1·1 + 3·3) / 4
        QCOMPARE(of(Statistic::Sum), 10.0F);      // 1·1 + 3·3
        QCOMPARE(of(Statistic::Maximum), 3.0F);   // 100 has no weight
        QCOMPARE(of(Statistic::Variance), 0.75F); // (1·1.5² + 3·0.5²) / 4
        QCOMPARE(of(Statistic::Count), 2.0F);
        QCOMPARE(of(Statistic::Mean, 4.0 / 9.0), 2.5F); // valid weight 4 of 9
        QVERIFY(std::isnan(of(Statistic::Mean, 0.45)));
        const std::vector<float> five{50, 15, 40, 20, 35};
        const std::vector<double> equal(5, 0.2);
        QCOMPARE(weightedStatistic({five.data(), equal.data(), 5, 1}, Statistic::Percentile, 40.0, 0.0, scratch), 29.0F);
    }
};

QTEST_GUILESS_MAIN(ReduceKernelsTest)
#include "reduce_kernels_test.moc"
