// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cell_areas.h"
#include "plugins/learning/kernels/adam.h"
#include "plugins/learning/kernels/coarsening.h"
#include "plugins/learning/kernels/frame.h"
#include "plugins/learning/kernels/logit_regression.h"
#include "plugins/learning/kernels/random.h"
#include "plugins/learning/kernels/scores.h"
#include "plugins/learning/kernels/training_domain.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace terrella::learning;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

std::vector<float> counting(std::size_t count)
{
    std::vector<float> out(count);
    std::iota(out.begin(), out.end(), 0.0F);
    return out;
}

} // namespace

class LearningKernelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coarseningKeepsTheSum_data();
    void coarseningKeepsTheSum();
    void statesAreAveragedByArea();
    void framesGoRoundTheGlobe();
    void framesRepeatEdgesElsewhere();
    void tilesCoverTheFrameOnce_data();
    void tilesCoverTheFrameOnce();
    void adamDoesItsFirstStepsAsPublished();
    void randomNumbersAreKnown();
    void logitRegressionFindsTheRule();
    void scoresByHand();
    void scoresOfPartsAreScoresOfTheWhole();
    void rankScoresAgreeWithPairs();
    void statisticsOfPartsAreThoseOfTheWhole();
    void distanceKnowsWhatBelongsTogether();
};

void LearningKernelsTest::coarseningKeepsTheSum_data()
{
    QTest::addColumn<int>("factor");
    for (const int factor : {1, 2, 3, 4, 7, 50})
        QTest::addRow("%d", factor) << factor;
}

void LearningKernelsTest::coarseningKeepsTheSum()
{
    // Burned area is an amount: its total must not depend on the grid (a mean instead of the sum is 16 times too small at factor 4).
    QFETCH(const int, factor);
    const Coarsening grid{13, 22, static_cast<std::size_t>(factor)};
    std::vector<float> burned(13 * 22);
    Random random(3, 0);
    for (float& value : burned)
        value = random.uniform() < 0.2 ? kNaN : static_cast<float>(std::floor(1000.0 * random.uniform()));
    std::vector<float> coarse(grid.rows() * grid.columns());
    sumBlocks(grid, burned, coarse);
    const auto total = [](const std::vector<float>& values) {
        double sum = 0.0;
        for (const float value : values)
            sum += std::isnan(value) ? 0.0 : static_cast<double>(value);
        return sum;
    };
    QCOMPARE(total(coarse), total(burned));
    QVERIFY(total(burned) > 0.0);
}

void LearningKernelsTest::statesAreAveragedByArea()
{
    const std::vector<double> lat{60.0, 0.0}, lon{0.0, 60.0};
    const auto areas = terrella::areasOfRegularGrid(lat, lon, false);
    std::vector<float> out(1);
    averageBlocks({2, 2, 2}, std::vector<float>{10.0F, 10.0F, 20.0F, kNaN}, areas, out);
    // rows from 30° to 90° and from −30° to 30° north: areas as 0.5 to 1, and the missing cell does not count
    QVERIFY(std::abs(static_cast<double>(out[0]) - (10.0 * 2 * 0.5 + 20.0) / 2.0) < 1e-5);
    averageBlocks({2, 2, 2}, std::vector<float>(4, kNaN), areas, out);
    QVERIFY(std::isnan(out[0]));
    QCOMPARE(blockCentres(std::vector<double>{1, 2, 3, 4, 5}, 2), (std::vector<double>{1.5, 3.5, 5.0}));
}

void LearningKernelsTest::framesGoRoundTheGlobe()
{
    const Frame frame = Frame::around(3, 6, true, 5, 3);
    QCOMPARE(frame.left, 3U);
    QCOMPARE(frame.rows, 5U);
    QCOMPARE(frame.columns, 15U); // 3 + 6 + 3, and three to be divisible
    std::vector<float> out(frame.rows * frame.columns), weights(out.size());
    cutWindow(frame, {0, 0, 5, 15}, counting(18), out);
    const std::vector<float> first{3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5};
    QVERIFY(std::equal(first.begin(), first.end(), out.begin()));
    QCOMPARE(out[3 * 15 + 3], 12.0F); // rows that were added repeat the last
    QCOMPARE(out[4 * 15 + 3], 12.0F);
    cutWeights(frame, {0, 0, 5, 15}, std::vector<float>(18, 1.0F), weights);
    QCOMPARE(std::accumulate(weights.begin(), weights.end(), 0.0F), 18.0F);
    QCOMPARE(weights[3], 1.0F);
    QCOMPARE(weights[2], 0.0F);
}

void LearningKernelsTest::framesRepeatEdgesElsewhere()
{
    const Frame frame = Frame::around(3, 3, false, 2, 8);
    QCOMPARE(frame.left, 0U);
    std::vector<float> out(4);
    cutWindow(frame, {2, 2, 2, 2}, counting(9), out);
    QCOMPARE(out, std::vector<float>(4, 8.0F));
}

void LearningKernelsTest::tilesCoverTheFrameOnce_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 4, 9, 16, 100})
        QTest::addRow("%d", size) << size;
}

void LearningKernelsTest::tilesCoverTheFrameOnce()
{
    QFETCH(const int, size);
    const Frame frame = Frame::around(21, 34, true, 4, 4);
    std::vector<int> covered(frame.rows * frame.columns);
    for (const Tile& tile : tilesOf(frame, static_cast<std::size_t>(size), 5, 4)) {
        QCOMPARE((tile.window.row | tile.window.column | tile.window.rows | tile.window.columns) % 4, 0U);
        QVERIFY(tile.window.row == 0 || tile.core.row - tile.window.row >= 5);
        QVERIFY(tile.window.row + tile.window.rows == frame.rows || tile.window.row + tile.window.rows >= tile.core.row + tile.core.rows + 5);
        for (std::size_t j = 0; j < tile.core.rows; ++j) {
            for (std::size_t i = 0; i < tile.core.columns; ++i)
                ++covered[(tile.core.row + j) * frame.columns + tile.core.column + i];
        }
    }
    QVERIFY(std::ranges::all_of(covered, [](int times) { return times == 1; }));
}

void LearningKernelsTest::adamDoesItsFirstStepsAsPublished()
{
    // Kingma and Ba 2015, algorithm 1, in double precision by hand
    AdamRule rule;
    rule.rate = 0.1;
    std::vector<float> m(1), v(1), w{1.0F};
    double first = 0.0, second = 0.0, weight = 1.0;
    for (std::uint64_t step = 1; step <= 3; ++step) {
        const double g = static_cast<double>(step) - 0.5;
        adamStep(rule, step, std::vector<float>{static_cast<float>(g)}, m, v, w);
        first = 0.9 * first + 0.1 * g;
        second = 0.999 * second + 0.001 * g * g;
        const double n = static_cast<double>(step);
        weight -= 0.1 * (first / (1.0 - std::pow(0.9, n))) / (std::sqrt(second / (1.0 - std::pow(0.999, n))) + 1e-8);
        QVERIFY(std::abs(static_cast<double>(w[0]) - weight) < 1e-5);
    }
}

void LearningKernelsTest::randomNumbersAreKnown()
{
    Random a(7, 1), b(7, 1), c(7, 2), d(8, 1);
    QCOMPARE(a.next(), b.next());
    QVERIFY(a.next() != c.next());
    QVERIFY(b.next() != d.next());
    double sum = 0.0, square = 0.0;
    for (int k = 0; k < 20000; ++k) {
        const double x = a.normal();
        sum += x;
        square += x * x;
    }
    QVERIFY(std::abs(sum / 20000) < 0.03);
    QVERIFY(std::abs(square / 20000 - 1.0) < 0.04);
    std::vector<int> values(50);
    std::iota(values.begin(), values.end(), 0);
    std::vector<int> shuffled = values;
    a.shuffle(shuffled);
    QVERIFY(shuffled != values);
    std::ranges::sort(shuffled);
    QCOMPARE(shuffled, values);
}

void LearningKernelsTest::logitRegressionFindsTheRule()
{
    const std::vector<double> rule{-2.0, 0.7, -1.3};
    std::vector<double> x, y, w;
    Random random(1, 0);
    for (int k = 0; k < 500; ++k) {
        const std::vector<double> row{1.0, random.normal(), random.normal()};
        x.insert(x.end(), row.begin(), row.end());
        y.push_back(logitMean(rule, row));
        w.push_back(random.uniform());
    }
    x.insert(x.end(), {1.0, std::nan(""), 0.0}); // does not count
    y.push_back(1.0);
    w.push_back(1e6);
    const auto found = fitLogit(x, y, w, 3);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY2(std::abs(found[i] - rule[i]) < 1e-3, qPrintable(QString::number(found[i])));
    QCOMPARE(fitLogit({}, {}, {}, 2), (std::vector<double>{0.0, 0.0}));
}

void LearningKernelsTest::scoresByHand()
{
    ScoreSums sums;
    sums.add(std::vector<float>{0.5F, 0.0F, 0.25F, kNaN}, std::vector<float>{1.0F, 0.0F, 0.0F, 1.0F}, std::vector<double>{1.0, 1.0, 2.0, 1.0});
    const Scores scores = sums.scores();
    QCOMPARE(scores.pairs, 3.0);
    QCOMPARE(scores.meanPredicted, 1.0 / 4.0);
    QCOMPARE(scores.meanObserved, 1.0 / 4.0);
    QCOMPARE(scores.bias, 0.0);
    QCOMPARE(scores.meanAbsolute, (0.5 + 2 * 0.25) / 4.0);
    QCOMPARE(scores.rootMeanSquare, std::sqrt((0.25 + 2 * 0.0625) / 4.0));
    QCOMPARE(scores.auroc, 1.0); // the one fire has the greatest prediction
    QCOMPARE(scores.auprc, 1.0);
    QCOMPARE(scores.reliability.size(), 3U);
    QCOMPARE(scores.reliability.back().observed, 1.0);
    QVERIFY(std::isnan(ScoreSums().scores().rootMeanSquare));
}

void LearningKernelsTest::scoresOfPartsAreScoresOfTheWhole()
{
    Random random(5, 0);
    std::vector<float> p, o;
    std::vector<double> w;
    for (int k = 0; k < 400; ++k) {
        p.push_back(static_cast<float>(random.uniform()));
        o.push_back(random.uniform() < 0.3 ? static_cast<float>(random.uniform()) : 0.0F);
        w.push_back(random.uniform());
    }
    ScoreSums whole, a, b;
    whole.add(p, o, w);
    const auto part = [&](std::size_t from, std::size_t count, ScoreSums& sums) {
        sums.add(std::span(p).subspan(from, count), std::span(o).subspan(from, count), std::span(w).subspan(from, count));
    };
    part(0, 150, a);
    part(150, 250, b);
    a.merge(b);
    QVERIFY(std::abs(a.scores().correlation - whole.scores().correlation) < 1e-12);
    QVERIFY(std::abs(a.scores().auroc - whole.scores().auroc) < 1e-12);
    QVERIFY(std::abs(a.scores().rootMeanSquare - whole.scores().rootMeanSquare) < 1e-12);
}

void LearningKernelsTest::rankScoresAgreeWithPairs()
{
    // AUROC is the share of pairs of a fire and no fire that are in the right order (Mann and Whitney)
    Random random(9, 0);
    std::vector<float> p, o;
    std::vector<double> w;
    for (int k = 0; k < 120; ++k) {
        o.push_back(k % 3 == 0 ? 0.2F : 0.0F);
        p.push_back(static_cast<float>(std::pow(10.0, -4.0 * random.uniform()) * (k % 3 == 0 ? 1.0 : 0.4)));
        w.push_back(0.5 + random.uniform());
    }
    double right = 0.0, all = 0.0;
    for (std::size_t a = 0; a < p.size(); ++a) {
        for (std::size_t b = 0; b < p.size(); ++b) {
            if (o[a] > 0.0F && !(o[b] > 0.0F)) {
                all += w[a] * w[b];
                right += w[a] * w[b] * (p[a] > p[b] ? 1.0 : p[a] == p[b] ? 0.5 : 0.0);
            }
        }
    }
    ScoreSums sums;
    sums.add(p, o, w);
    QVERIFY2(std::abs(sums.scores().auroc - right / all) < 2e-3, qPrintable(QString::number(sums.scores().auroc)));
}

void LearningKernelsTest::statisticsOfPartsAreThoseOfTheWhole()
{
    std::vector<float> values;
    std::vector<double> weights;
    Random random(2, 0);
    for (int k = 0; k < 300; ++k) {
        values.push_back(k == 7 ? kNaN : static_cast<float>(1e5 + 3.0 * random.normal())); // a mean that is large beside the deviation
        weights.push_back(random.uniform());
    }
    double sum = 0.0, weight = 0.0, square = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isnan(values[k]))
            continue;
        weight += weights[k];
        sum += weights[k] * static_cast<double>(values[k]);
    }
    for (std::size_t k = 0; k < values.size(); ++k)
        square += std::isnan(values[k]) ? 0.0 : weights[k] * std::pow(static_cast<double>(values[k]) - sum / weight, 2.0);
    ChannelSums all;
    for (const std::size_t first : {0U, 100U, 200U}) {
        ChannelSums part;
        part.add(std::span(values).subspan(first, 100), std::span(weights).subspan(first, 100));
        all.merge(part);
    }
    const ChannelRange range = all.range();
    QVERIFY(std::abs(range.mean - sum / weight) < 1e-6);
    QVERIFY(std::abs(range.deviation - std::sqrt(square / weight)) < 1e-6);
    QCOMPARE(ChannelSums().range().deviation, 1.0);
    ChannelSums constant;
    constant.add(std::vector<float>(9, 280.5F), std::vector<double>(9, 1.0));
    QCOMPARE(constant.range().deviation, 1.0); // nothing to divide by
}

void LearningKernelsTest::distanceKnowsWhatBelongsTogether()
{
    const std::vector<ChannelRange> ranges(2, ChannelRange{0.0, 1.0, -2.0, 2.0});
    const TrainingDomain apart(ranges, {}), together(ranges, {1.0, 0.9, 0.9, 1.0});
    QCOMPARE(apart.distance(std::vector<double>{1.0, 1.0}), 1.0);
    QCOMPARE(apart.distance(std::vector<double>{3.0, std::nan("")}), 3.0 / std::sqrt(2.0));
    // (1, 1) is usual where both go together, (1, −1) is not: x' C⁻¹ x is 2 / 1.9 and 2 / 0.1
    QVERIFY(std::abs(together.distance(std::vector<double>{1.0, 1.0}) - std::sqrt(1.0 / 1.9)) < 1e-2);
    QVERIFY(std::abs(together.distance(std::vector<double>{1.0, -1.0}) - std::sqrt(1.0 / 0.1)) < 3e-2);
    QCOMPARE(apart.outside(std::vector<double>{3.0, 0.0}), 0.5);
    QCOMPARE(apart.outside(std::vector<double>{std::nan(""), -2.5}), 1.0);
    QVERIFY(std::isnan(apart.outside(std::vector<double>(2, std::nan("")))));
}

QTEST_GUILESS_MAIN(LearningKernelsTest)
#include "kernels_test.moc"
