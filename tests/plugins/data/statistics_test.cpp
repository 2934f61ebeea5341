// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/significance.h"
#include "plugins/data/kernels/trends.h"
#include "plugins/data/time/statistics.h"
#include "tests/plugins/data/random_cube.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QTest>

#include <numbers>
#include <numeric>

using namespace terrella;
using namespace terrella::test;

namespace {

/// The first of Anscombe's quartet (1973), doi:10.1080/00031305.1973.10478966.
const std::vector<double> kX{4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
const std::vector<double> kY{4.26, 5.68, 7.24, 4.82, 6.95, 8.81, 8.04, 8.33, 10.84, 7.58, 9.96};

/// A cube of one variable "p" (time, lat, lon) of 5 × 6 cells made by value(step, cell).
template <class F>
std::shared_ptr<const Cube> cubeOf(std::size_t steps, const F& value, Calendar calendar = Calendar::NoLeap)
{
    RandomCube recipe;
    recipe.steps = steps;
    recipe.calendar = calendar;
    recipe.first = {1990, 1, 1, 0, 0, 0.0};
    recipe.stepSeconds = 365.0 * 86400.0;
    auto signature = std::make_shared<CubeSignature>(*recipe.signature());
    signature->variables = {signature->variables[1]};
    std::vector<float> values;
    for (std::size_t t = 0; t < steps; ++t) {
        for (std::size_t c = 0; c < 30; ++c)
            values.push_back(static_cast<float>(value(t, c)));
    }
    return std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values});
}

} // namespace

class StatisticsTest : public QObject {
    Q_OBJECT

private:
    Outputs run(const QJsonObject& parameters, const ValueMap& inputs, std::size_t memory = std::size_t{256} << 20, int threads = 2)
    {
        FakeContext context;
        context.memory = memory;
        context.threadCount = threads;
        const auto out = m_module.run(parameters, inputs, context);
        if (!out) {
            QTest::qFail(qPrintable(out.error().message + out.error().trail.join(QLatin1Char(','))), __FILE__, __LINE__);
            return {};
        }
        const auto promised = m_module.check(parameters, inputs).outputs;
        if (!(output<Cube>(*out, "data")->signature() == *std::get<std::shared_ptr<const CubeSignature>>(promised.at(QStringLiteral("data")))))
            QTest::qFail("another signature than promised", __FILE__, __LINE__);
        if (!output<Features>(*out, "table")->checkConsistent() || !context.progressIsMonotone())
            QTest::qFail("the table is inconsistent, or progress goes back", __FILE__, __LINE__);
        return *out;
    }
    static ValueMap data(const std::shared_ptr<const Cube>& cube) { return {{QStringLiteral("data"), {Value(cube)}}}; }
    static std::vector<float> field(const Outputs& outputs, const char* name)
    {
        return valuesOf(*output<Cube>(outputs, "data"), QString::fromLatin1(name));
    }

    data::Statistics m_statistics;
    ModuleCase m_module{m_statistics, QStringLiteral("data/time/statistics.json")};

private Q_SLOTS:
    /// Critical values of tables of Student's t and the normal distribution.
    void distributions()
    {
        const auto close = [](double a, double b) { return std::abs(a - b) < 2e-6; };
        QVERIFY(close(data::studentTwoSided(12.706205, 1.0), 0.05));
        QVERIFY(close(data::studentTwoSided(-2.228139, 10.0), 0.05));
        QVERIFY(close(data::studentTwoSided(2.763262, 28.0), 0.01));
        QVERIFY(close(data::studentTwoSided(0.0, 5.0), 1.0));
        QVERIFY(close(data::studentTwoSided(1.0, 2.0), 1.0 - 1.0 / std::sqrt(3.0))); // closed form for two degrees
        QVERIFY(close(data::normalTwoSided(1.959964), 0.05));
        QVERIFY(std::isnan(data::studentTwoSided(1.0, 0.0)));
        QCOMPARE(data::effectiveSize(100.0, 0.5), 100.0 / 3.0);
        QCOMPARE(data::effectiveSize(100.0, -0.5), 100.0);
    }

    /// Anscombe: slope 0.5001, intercept 3.0001, standard error 0.1179, r 0.8164; p 0.00217 (t = 4.24 with 9 degrees of freedom).
    void leastSquaresOfAnscombe()
    {
        const data::Trend trend = data::leastSquaresTrend(kX, kY, false);
        QVERIFY(std::abs(trend.slope - 0.50009) < 1e-5);
        QVERIFY(std::abs(trend.intercept - 3.00009) < 1e-5);
        QVERIFY(std::abs(trend.error - 0.11791) < 1e-5);
        QVERIFY(std::abs(trend.p - 0.00217) < 1e-5);
        const data::Correlation correlation = data::correlate(kX, kY, false);
        QVERIFY(std::abs(correlation.r - 0.81642) < 1e-5);
        QVERIFY(std::abs(correlation.p - 0.00217) < 1e-5);
    }

    /// By hand: S = 10, variance 50/3, z = 9 / √(50/3); with a tie S = 5, variance 23/3.
    void mannKendallByHand()
    {
        std::vector<double> scratch;
        const std::vector<double> five{0, 1, 2, 3, 4}, four{0, 1, 2, 3};
        const data::Trend growing = data::theilSenTrend(five, std::vector<double>{1, 2, 3, 4, 100}, false, scratch);
        QCOMPARE(growing.slope, 1.0); // one outlier does not matter
        QVERIFY(std::abs(growing.p - std::erfc(9.0 / std::sqrt(50.0 / 3.0) / std::numbers::sqrt2)) < 1e-12);
        const data::Trend tied = data::theilSenTrend(four, std::vector<double>{1, 2, 2, 3}, false, scratch);
        QVERIFY(std::abs(tied.p - std::erfc(4.0 / std::sqrt(23.0 / 3.0) / std::numbers::sqrt2)) < 1e-12);
        const data::Trend constant = data::theilSenTrend(four, std::vector<double>{2, 2, 2, 2}, true, scratch);
        QCOMPARE(constant.slope, 0.0);
        QCOMPARE(constant.p, 1.0);
    }

    /// Autocorrelated noise without a trend: at the level of 5 % the plain test cries wolf far too often, the corrected one seldom.
    void autocorrelationTamesFalseTrends()
    {
        std::mt19937 random(8);
        std::normal_distribution<double> normal;
        std::vector<double> times(200), values(200), scratch;
        std::iota(times.begin(), times.end(), 0.0);
        int plain = 0, corrected = 0, plainRank = 0, correctedRank = 0;
        constexpr int runs = 300;
        for (int k = 0; k < runs; ++k) {
            values[0] = normal(random);
            for (std::size_t t = 1; t < values.size(); ++t)
                values[t] = 0.6 * values[t - 1] + normal(random);
            plain += data::leastSquaresTrend(times, values, false).p < 0.05 ? 1 : 0;
            corrected += data::leastSquaresTrend(times, values, true).p < 0.05 ? 1 : 0;
            plainRank += data::theilSenTrend(times, values, false, scratch).p < 0.05 ? 1 : 0;
            correctedRank += data::theilSenTrend(times, values, true, scratch).p < 0.05 ? 1 : 0;
        }
        QVERIFY2(plain > runs * 0.2 && plainRank > runs * 0.2, qPrintable(QStringLiteral("%1 %2").arg(plain).arg(plainRank)));
        QVERIFY2(corrected < runs * 0.12 && correctedRank < runs * 0.12, qPrintable(QStringLiteral("%1 %2").arg(corrected).arg(correctedRank)));
    }

    void trendsOfCells_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("least squares") << QStringLiteral("least_squares");
        QTest::newRow("Theil-Sen") << QStringLiteral("theil_sen");
    }
    void trendsOfCells()
    {
        QFETCH(QString, method);
        std::mt19937 random(2);
        std::normal_distribution<double> normal;
        const auto cube = cubeOf(40, [&](std::size_t t, std::size_t c) {
            return random() % 7 == 0 || (c == 5 && t > 1) ? std::nan("") : 0.1 * static_cast<double>(c) * static_cast<double>(t) + normal(random);
        });
        const Outputs out = run({{QStringLiteral("method"), method}, {QStringLiteral("per"), QStringLiteral("decade")}}, data(cube));
        const std::vector<float> values = valuesOf(*cube, QStringLiteral("p")), slopes = field(out, "p_trend"), p = field(out, "p_p_value");
        QCOMPARE(variableOf(*output<Cube>(out, "data"), QStringLiteral("p_trend")).units, QStringLiteral("0.1 kg m-2 year-1"));
        std::vector<double> scratch;
        for (std::size_t c = 0; c < 30; ++c) {
            std::vector<double> times, series;
            for (std::size_t t = 0; t < 40; ++t) {
                if (!std::isnan(values[t * 30 + c])) {
                    times.push_back(static_cast<double>(t));
                    series.push_back(static_cast<double>(values[t * 30 + c]));
                }
            }
            if (series.size() < 3) {
                QVERIFY(std::isnan(slopes[c]) && std::isnan(p[c]));
                continue;
            }
            const data::Trend expected = method == QLatin1String("theil_sen") ? data::theilSenTrend(times, series, true, scratch)
                                                                              : data::leastSquaresTrend(times, series, true);
            QVERIFY(near(static_cast<double>(slopes[c]), 10.0 * expected.slope, 1e-5, 1e-6));
            QVERIFY(near(static_cast<double>(p[c]), expected.p, 1e-4, 1e-6));
        }
        QVERIFY(near(static_cast<double>(slopes[29]), 29.0, 0.05));
        const auto table = output<Features>(out, "table");
        QCOMPARE(table->columns[0].text[0], QStringLiteral("p_trend"));
        QCOMPARE(table->columns[5].integer[0], qint64{29});
    }

    void percentilesAndMoments()
    {
        std::mt19937 random(6);
        std::exponential_distribution<double> rain;
        const auto cube = cubeOf(50, [&](std::size_t, std::size_t) { return random() % 9 == 0 ? std::nan("") : rain(random); });
        const std::vector<float> values = valuesOf(*cube, QStringLiteral("p"));
        const Outputs ranks = run({{QStringLiteral("statistic"), QStringLiteral("percentiles")},
                                      {QStringLiteral("percentiles"), QJsonArray{QStringLiteral("10"), QStringLiteral("99.5")}}},
            data(cube));
        const Outputs moments = run({{QStringLiteral("statistic"), QStringLiteral("moments")}}, data(cube));
        for (std::size_t c = 0; c < 30; ++c) {
            std::vector<double> series;
            for (std::size_t t = 0; t < 50; ++t) {
                if (!std::isnan(values[t * 30 + c]))
                    series.push_back(static_cast<double>(values[t * 30 + c]));
            }
            std::ranges::sort(series);
            for (const auto& [name, p] : {std::pair("p_p10", 0.1), std::pair("p_p99.5", 0.995)}) {
                const double h = p * static_cast<double>(series.size() - 1);
                const auto below = static_cast<std::size_t>(h);
                QVERIFY(near(
                    static_cast<double>(field(ranks, name)[c]), series[below] + (h - std::floor(h)) * (series[below + 1] - series[below]), 1e-6));
            }
            double mean = 0.0, second = 0.0, third = 0.0;
            const double n = static_cast<double>(series.size());
            for (const double value : series)
                mean += value / n;
            for (const double value : series) {
                second += std::pow(value - mean, 2) / n;
                third += std::pow(value - mean, 3) / n;
            }
            QVERIFY(near(static_cast<double>(field(moments, "p_mean")[c]), mean, 1e-6));
            QVERIFY(near(static_cast<double>(field(moments, "p_standard_deviation")[c]), std::sqrt(second), 1e-6));
            QVERIFY(near(static_cast<double>(field(moments, "p_skewness")[c]), third / std::pow(second, 1.5), 1e-5));
        }
    }

    void correlationsWithACubeAndASeries()
    {
        std::mt19937 random(9);
        std::normal_distribution<double> normal;
        const auto value = [&](std::size_t, std::size_t) { return random() % 9 == 0 ? std::nan("") : normal(random); };
        const auto a = cubeOf(40, value);
        auto shifted = std::make_shared<CubeSignature>(a->signature());
        for (double& time : shifted->axes[0].values)
            time += 5.0 * 365.0 * 86400.0; // 35 times in common
        std::vector<float> other(40 * 30);
        for (float& each : other)
            each = static_cast<float>(normal(random));
        const auto b = std::make_shared<MemoryCube>(shifted, std::vector<std::vector<float>>{other});
        // A series: the second cube's first cell without place.
        auto seriesSignature = std::make_shared<CubeSignature>(*shifted);
        seriesSignature->variables[0].axes = {seriesSignature->variables[0].axes[0]};
        seriesSignature->variables[0].grid = -1;
        std::vector<float> series;
        for (std::size_t t = 0; t < 40; ++t)
            series.push_back(other[t * 30]);
        const auto c = std::make_shared<MemoryCube>(seriesSignature, std::vector<std::vector<float>>{series});

        const std::vector<float> mine = valuesOf(*a, QStringLiteral("p"));
        for (const bool isSeries : {false, true}) {
            ValueMap inputs = data(a);
            inputs[QStringLiteral("other")] = {isSeries ? Value(std::shared_ptr<const Cube>(c)) : Value(std::shared_ptr<const Cube>(b))};
            const Outputs out = run({{QStringLiteral("statistic"), QStringLiteral("correlation")}}, inputs);
            for (std::size_t cell = 0; cell < 30; ++cell) {
                std::vector<double> x, y;
                for (std::size_t t = 5; t < 40; ++t) {
                    if (std::isnan(mine[t * 30 + cell]))
                        continue;
                    x.push_back(static_cast<double>(mine[t * 30 + cell]));
                    y.push_back(static_cast<double>(isSeries ? series[t - 5] : other[(t - 5) * 30 + cell]));
                }
                const data::Correlation expected = data::correlate(x, y, true);
                QVERIFY(near(static_cast<double>(field(out, "p_correlation")[cell]), expected.r, 1e-5, 1e-6));
                QVERIFY(near(static_cast<double>(field(out, "p_p_value")[cell]), expected.p, 1e-4, 1e-6));
            }
        }
    }

    /// Two waves in space, each with a wave in time of its own: they are the modes, with their shares of the variance, whatever the sign of the data.
    void modesThatWerePutIn()
    {
        const auto wave = [](double number, double at) { return std::sin(2.0 * std::numbers::pi * number * at); };
        const auto value = [&](double sign) {
            return [&wave, sign](std::size_t t, std::size_t c) {
                if (c == 7)
                    return t == 3 ? std::nan("") : 1.0; // left out
                const double x = (static_cast<double>(c % 6) + 0.5) / 6.0, time = static_cast<double>(t) / 24.0;
                return 5.0 + sign * (3.0 * (1.0 + 0.5 * wave(1, x)) * wave(2, time) + wave(2, x) * wave(3, time));
            };
        };
        for (const double sign : {1.0, -1.0}) {
            const Outputs out
                = run({{QStringLiteral("statistic"), QStringLiteral("eof")}, {QStringLiteral("modes"), 2}}, data(cubeOf(24, value(sign))));
            const std::vector<float> pattern = field(out, "p_eof");
            QCOMPARE(pattern.size(), std::size_t{60});
            for (std::size_t c = 0; c < 30; ++c) {
                if (c == 7) {
                    QVERIFY(std::isnan(pattern[c]));
                    continue;
                }
                // A sine has the variance 1/2.
                const double x = (static_cast<double>(c % 6) + 0.5) / 6.0;
                QVERIFY2(near(static_cast<double>(pattern[c]), 3.0 * (1.0 + 0.5 * wave(1, x)) * std::numbers::sqrt2 / 2.0, 0.02),
                    qPrintable(QStringLiteral("%1: %2").arg(c).arg(static_cast<double>(pattern[c]))));
            }
            const auto table = output<Features>(out, "table");
            QCOMPARE(table->rowCount(), std::size_t{24});
            for (std::size_t t = 0; t < 24; ++t)
                QVERIFY(near(table->columns[1].real[t], sign * std::numbers::sqrt2 * wave(2, static_cast<double>(t) / 24.0), 0.0, 0.05));
            const QJsonArray explained
                = output<Report>(out, "report")->content.value(QStringLiteral("p")).toObject().value(QStringLiteral("explained_variance")).toArray();
            QVERIFY(std::abs(explained[0].toDouble() + explained[1].toDouble() - 1.0) < 1e-6);
        }
    }

    /// All modes together give back the data; components are orthogonal; the same bits whatever the memory and the threads.
    void modesAreComplete()
    {
        std::mt19937 random(12);
        std::normal_distribution<double> normal;
        const auto cube = cubeOf(12, [&](std::size_t, std::size_t) { return normal(random); });
        for (const char* matrix : {"covariance", "correlation"}) {
            const QJsonObject parameters{{QStringLiteral("statistic"), QStringLiteral("eof")}, {QStringLiteral("modes"), 11},
                {QStringLiteral("matrix"), QString::fromLatin1(matrix)}};
            const Outputs out = run(parameters, data(cube));
            const std::vector<float> pattern = field(out, "p_eof"), values = valuesOf(*cube, QStringLiteral("p"));
            const auto table = output<Features>(out, "table");
            for (std::size_t c = 0; c < 30; ++c) {
                double mean = 0.0, squares = 0.0;
                for (std::size_t t = 0; t < 12; ++t)
                    mean += static_cast<double>(values[t * 30 + c]) / 12.0;
                for (std::size_t t = 0; t < 12; ++t)
                    squares += std::pow(static_cast<double>(values[t * 30 + c]) - mean, 2) / 12.0;
                const double scale = matrix[2] == 'r' ? std::sqrt(squares) : 1.0;
                for (std::size_t t = 0; t < 12; ++t) {
                    double sum = 0.0;
                    for (std::size_t mode = 0; mode < 11; ++mode)
                        sum += static_cast<double>(pattern[mode * 30 + c]) * table->columns[1 + mode].real[t];
                    QVERIFY(near(sum * scale, static_cast<double>(values[t * 30 + c]) - mean, 1e-4, 1e-4));
                }
            }
            for (std::size_t a = 1; a <= 11; ++a) {
                for (std::size_t b = 1; b <= a; ++b)
                    QVERIFY(near(
                        std::inner_product(table->columns[a].real.begin(), table->columns[a].real.end(), table->columns[b].real.begin(), 0.0) / 12.0,
                        a == b ? 1.0 : 0.0, 0.0, 1e-9));
            }
            const Outputs again = run(parameters, data(cube), 20'000, 4);
            QVERIFY(field(again, "p_eof") == pattern);
        }
        QVERIFY(firstProblem(m_module.check({{QStringLiteral("statistic"), QStringLiteral("eof")}, {QStringLiteral("modes"), 12}}, data(cube)))
                    .contains(QStringLiteral("Ask for fewer modes")));
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
