// SPDX-License-Identifier: GPL-3.0-or-later
// Quantile mapping of single series, against published and hand-made numbers.
#include "plugins/downscaling/kernels/quantile_map.h"
#include "plugins/downscaling/kernels/trend_fit.h"
#include "tests/plugins/downscaling/gamma_quantile.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace terrella::downscale;
using namespace terrella::test;

namespace {

YearGroups allTogether(std::size_t steps)
{
    const std::vector<std::uint32_t> parts(steps, 0);
    return groupsOf(parts, 1);
}

/// One series with all steps together.
std::vector<float> mapped(
    const MappingRules& rules, const std::vector<float>& reference, const std::vector<float>& historical, const std::vector<float>& projection)
{
    MappingPlan plan;
    plan.rules = rules;
    plan.reference = allTogether(reference.size());
    plan.historical = allTogether(historical.size());
    plan.projection = allTogether(projection.size());
    for (std::size_t t = 0; t < projection.size(); ++t)
        plan.times.push_back(-1.0 + 2.0 * static_cast<double>(t) / static_cast<double>(std::max<std::size_t>(projection.size() - 1, 1)));
    std::vector<float> out(projection.size());
    QuantileMapper(plan).map(reference, historical, projection, 7, out);
    return out;
}

MappingRules rulesOf(Mapping mapping, Change change, Between between = Between::Linear, std::size_t nodes = 50)
{
    MappingRules out;
    out.mapping = mapping;
    out.change = change;
    out.between = between;
    out.nodes = nodes;
    return out;
}

double mean(const std::vector<float>& values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }

double deviation(const std::vector<float>& values)
{
    const double middle = mean(values);
    double sum = 0.0;
    for (const float value : values)
        sum += (static_cast<double>(value) - middle) * (static_cast<double>(value) - middle);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

double quantileOf(std::vector<float> values, double p)
{
    std::ranges::sort(values);
    return sortedQuantile(values, p);
}

std::vector<float> gammaSeries(double shape, double scale)
{
    constexpr std::size_t n = 15000;
    std::vector<float> out;
    for (std::size_t i = 0; i < n; ++i)
        out.push_back(static_cast<float>(gammaQuantile(shape, scale, (static_cast<double>(i) + 0.5) / static_cast<double>(n))));
    return out;
}

QByteArray text(double found, double expected) { return QByteArray::number(found, 'g', 10) + " and not " + QByteArray::number(expected, 'g', 10); }

#define NEAR(found, expected, tolerance) QVERIFY2(std::abs((found) - (expected)) <= (tolerance), text(found, expected).constData())

void compareAll(const std::vector<float>& found, const std::vector<double>& expected, double tolerance)
{
    QCOMPARE(found.size(), expected.size());
    for (std::size_t k = 0; k < found.size(); ++k)
        NEAR(static_cast<double>(found[k]), expected[k], tolerance);
}

constexpr Mapping kAll[]{Mapping::Empirical, Mapping::Detrended, Mapping::DeltaPreserving};
constexpr Change kKinds[]{Change::Additive, Change::Multiplicative};

} // namespace

class MappingTest : public QObject {
    Q_OBJECT

private:
    const std::vector<float> m_reference = gammaSeries(4.0, 7.5), m_historical = gammaSeries(8.15, 3.68), m_projection = gammaSeries(16.0, 2.63);

private Q_SLOTS:
    /// The deterministic form of the experiment of Cannon, Sobie & Murdock 2015 (doi:10.1175/JCLI-D-14-00754.1, section 4): numbers in double
    /// precision by xsdba; here the series are float32.
    void cannonsGammaExperiment_data()
    {
        QTest::addColumn<int>("mapping");
        QTest::addColumn<int>("between");
        QTest::addColumn<int>("nodes");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("deviation");
        QTest::addColumn<double>("p99");
        QTest::addColumn<double>("max");
        const auto row = [](const char* name, Mapping mapping, Between between, int nodes, double m, double s, double p99, double max) {
            QTest::newRow(name) << static_cast<int>(mapping) << static_cast<int>(between) << nodes << m << s << p99 << max;
        };
        const double none = std::nan("");
        row("QDM nearest", Mapping::DeltaPreserving, Between::Nearest, 50, 41.465916, 16.566646, 88.785153, 123.230733);
        row("QDM linear", Mapping::DeltaPreserving, Between::Linear, 50, 41.465090, 16.561397, 88.785036, 123.230733);
        row("EQM nearest", Mapping::Empirical, Between::Nearest, 50, 47.446777, 15.871142, 88.785153, 123.230733);
        row("EQM linear", Mapping::Empirical, Between::Linear, 50, 47.455443, 15.868261, 88.785153, 123.230733);
        row("DQM nearest", Mapping::Detrended, Between::Nearest, 20, 41.558842, 14.864660, none, none);
        row("DQM linear", Mapping::Detrended, Between::Linear, 20, 41.564522, 14.879443, none, none);
    }
    void cannonsGammaExperiment()
    {
        QFETCH(int, mapping);
        QFETCH(int, between);
        QFETCH(int, nodes);
        QFETCH(double, mean);
        QFETCH(double, deviation);
        QFETCH(double, p99);
        QFETCH(double, max);
        MappingRules rules
            = rulesOf(static_cast<Mapping>(mapping), Change::Multiplicative, static_cast<Between>(between), static_cast<std::size_t>(nodes));
        rules.trendDegree = 0;
        const std::vector<float> out = mapped(rules, m_reference, m_historical, m_projection);
        NEAR(::mean(out), mean, 5e-6);
        NEAR(::deviation(out), deviation, 5e-6);
        if (std::isnan(p99))
            return;
        NEAR(quantileOf(out, 0.99), p99, 2e-5);
        NEAR(quantileOf(out, 1.0), max, 2e-5);
    }

    /// The model's mean grows by 1.403; QDM and DQM keep that, EQM makes 1.58 of it.
    void changeOfTheMean()
    {
        const double raw = mean(m_projection) / mean(m_historical);
        NEAR(raw, 1.403, 5e-4);
        const auto change = [&](Mapping mapping) {
            MappingRules rules = rulesOf(mapping, Change::Multiplicative);
            rules.trendDegree = 0; // the series are sorted
            return mean(mapped(rules, m_reference, m_historical, m_projection)) / mean(m_reference);
        };
        NEAR(change(Mapping::Empirical), 1.58, 5e-3);
        NEAR(change(Mapping::DeltaPreserving), 1.38, 5e-3);
        NEAR(change(Mapping::Detrended), 1.39, 1e-2);
    }

    /// QDM keeps the model's change at each quantile where it has a node, in its kind; EQM does not.
    void changeOfEachQuantile()
    {
        for (const Change change : kKinds) {
            const auto delta = [change](double later, double before) { return change == Change::Additive ? later - before : later / before; };
            const std::vector<float> kept = mapped(rulesOf(Mapping::DeltaPreserving, change), m_reference, m_historical, m_projection);
            const std::vector<float> empirical = mapped(rulesOf(Mapping::Empirical, change), m_reference, m_historical, m_projection);
            double worst = 0.0;
            for (std::size_t i = 0; i < 50; ++i) {
                const double p = (static_cast<double>(i) + 0.5) / 50.0;
                const double model = delta(quantileOf(m_projection, p), quantileOf(m_historical, p));
                NEAR(delta(quantileOf(kept, p), quantileOf(m_reference, p)), model, 5e-3 * std::abs(model) + 1e-3);
                worst = std::max(worst, std::abs(delta(quantileOf(empirical, p), quantileOf(m_reference, p)) - model));
            }
            QVERIFY(worst > 0.1);
        }
    }

    void handCases()
    {
        const auto run
            = [](Mapping mapping, const std::vector<float>& reference, const std::vector<float>& historical, const std::vector<float>& projection) {
                  return mapped(rulesOf(mapping, Change::Additive, Between::Linear, 5), reference, historical, projection);
              };
        compareAll(run(Mapping::Empirical, {1, 2, 3, 4, 5}, {2, 3, 4, 5, 6}, {3, 4, 5, 6, 7}), {2, 3, 4, 5, 6}, 1e-6);
        compareAll(run(Mapping::Empirical, {0, 0, 1, 2, 8}, {0, 1, 2, 3, 4}, {1, 2, 3, 4, 10}), {0.15, 1, 2.75, 6, 12}, 1e-6);
        compareAll(run(Mapping::DeltaPreserving, {0, 0, 1, 2, 8}, {0, 1, 2, 3, 4}, {1, 2, 3, 4, 10}), {0.6, 1.15, 2, 3.75, 12}, 1e-6);
    }

    void nothingToCorrect_data()
    {
        QTest::addColumn<int>("days");
        QTest::newRow("all") << 1;
        QTest::newRow("months") << 12;
        QTest::newRow("days") << 365;
    }
    /// Reference and model are the same: nothing changes, whatever the projection, by any grouping.
    void nothingToCorrect()
    {
        QFETCH(int, days);
        std::mt19937 random(3);
        std::gamma_distribution<float> gamma(1.5F, 4.0F);
        std::vector<float> training(3650), later(3650);
        for (std::size_t t = 0; t < training.size(); ++t) {
            training[t] = gamma(random);
            later[t] = 2.0F * gamma(random) + 1.0F;
        }
        std::vector<std::uint32_t> parts;
        for (std::size_t t = 0; t < training.size(); ++t)
            parts.push_back(static_cast<std::uint32_t>(t % static_cast<std::size_t>(days)));
        MappingPlan plan;
        plan.window = days == 365 ? 31 : 1;
        plan.reference = plan.historical = plan.projection = groupsOf(parts, static_cast<std::size_t>(days));
        for (std::size_t t = 0; t < later.size(); ++t)
            plan.times.push_back(-1.0 + 2.0 * static_cast<double>(t) / 3649.0);
        for (const Mapping mapping : kAll) {
            for (const Change change : kKinds) {
                plan.rules = rulesOf(mapping, change);
                std::vector<float> out(later.size());
                QuantileMapper(plan).map(training, training, later, 0, out);
                for (std::size_t t = 0; t < out.size(); ++t)
                    NEAR(static_cast<double>(out[t]), static_cast<double>(later[t]), 1e-5 * (1.0 + std::abs(static_cast<double>(later[t]))));
            }
        }
    }

    /// A day of the year with the days around is as if those days were written into one series.
    void windowOfDays()
    {
        constexpr std::size_t days = 7, years = 9, reach = 2;
        std::mt19937 random(5);
        std::normal_distribution<float> normal(0.0F, 1.0F);
        std::vector<float> reference, historical, projection;
        std::vector<std::uint32_t> parts;
        for (std::size_t t = 0; t < days * years; ++t) {
            parts.push_back(static_cast<std::uint32_t>(t % days));
            reference.push_back(normal(random));
            historical.push_back(2.0F * normal(random) + static_cast<float>(t % days));
            projection.push_back(3.0F * normal(random));
        }
        MappingPlan plan;
        plan.rules = rulesOf(Mapping::Empirical, Change::Additive, Between::Linear, 10);
        plan.window = 2 * reach + 1;
        plan.reference = plan.historical = plan.projection = groupsOf(parts, days);
        std::vector<float> out(projection.size());
        QuantileMapper(plan).map(reference, historical, projection, 0, out);
        for (std::size_t day = 0; day < days; ++day) {
            std::vector<float> one, two, three;
            for (std::size_t t = 0; t < parts.size(); ++t) {
                const std::size_t apart = (parts[t] + days - day) % days;
                if (std::min(apart, days - apart) > reach)
                    continue;
                one.push_back(reference[t]);
                two.push_back(historical[t]);
            }
            for (std::size_t t = day; t < parts.size(); t += days)
                three.push_back(projection[t]);
            const std::vector<float> expected = mapped(plan.rules, one, two, three);
            for (std::size_t k = 0; k < expected.size(); ++k)
                QCOMPARE(out[day + k * days], expected[k]);
        }
    }

    void missingAndConstantValues()
    {
        for (const Mapping mapping : kAll) {
            for (const Change change : kKinds) {
                MappingRules rules = rulesOf(mapping, change, Between::Linear, 5);
                const std::vector<float> full = mapped(rules, {1, 2, 3, 4, 5}, {2, 3, 4, 5, 6}, {3, 4, 5, 6, 7});
                // One NaN in training is as if it were not there; one in the projection stays.
                const std::vector<float> gaps = mapped(rules, {1, 2, NAN, 3, 4, 5}, {NAN, 2, 3, 4, 5, 6}, {3, 4, 5, 6, 7});
                QCOMPARE(gaps, full);
                QVERIFY(std::isnan(mapped(rules, {1, 2, 3}, {2, 3, 4}, {3, NAN, 5})[1]));
                const std::vector<float> nothing = mapped(rules, {NAN, NAN}, {2, 3}, {3, 4});
                QVERIFY(std::isnan(nothing[0]) && std::isnan(nothing[1]));
                rules.atLeast = 4;
                QVERIFY(std::isnan(mapped(rules, {1, 2, 3}, {2, 3, 4, 5}, {3, 4})[0]));
                rules.atLeast = 1;
                // Constant series: the difference or the ratio of the constants.
                const double expected = change == Change::Additive ? 7.0 : 9.0;
                for (const float value : mapped(rules, {3, 3, 3}, {2, 2, 2}, {6, 6, 6}))
                    NEAR(static_cast<double>(value), expected, 1e-5);
            }
        }
    }

    void dryPlacesAndNoNegativeRain()
    {
        std::mt19937 random(11);
        std::gamma_distribution<float> gamma(0.7F, 6.0F);
        std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
        const auto rain = [&](float wetShare) {
            std::vector<float> out(5000);
            for (float& value : out)
                value = uniform(random) < wetShare ? gamma(random) : 0.0F;
            return out;
        };
        const std::vector<float> dry(5000, 0.0F), often = rain(0.8F), seldom = rain(0.2F);
        for (const Mapping mapping : kAll) {
            for (const bool hasThreshold : {false, true}) {
                MappingRules rules = rulesOf(mapping, Change::Multiplicative);
                rules.dry = hasThreshold ? 1.0 : std::nan("");
                rules.adaptsFrequency = hasThreshold;
                for (const auto& [reference, historical] : {std::pair(&dry, &dry), std::pair(&dry, &often), std::pair(&often, &dry),
                         std::pair(&often, &seldom), std::pair(&seldom, &often)}) {
                    for (const std::vector<float>* projection : {&dry, &often, &seldom}) {
                        for (const float value : mapped(rules, *reference, *historical, *projection))
                            QVERIFY(std::isfinite(value) && value >= 0.0F && (!hasThreshold || value == 0.0F || value >= 1.0F));
                    }
                }
                QCOMPARE(mapped(rules, dry, dry, dry), dry);
                QCOMPARE(mapped(rules, dry, often, often), dry); // a dry reference makes a wet model dry
            }
        }
    }

    /// Themeßl et al. 2012: a model that is dry too often gets as many wet days as the reference has, whatever the method, the same ones each time.
    void frequencyOfRain()
    {
        std::mt19937 random(17);
        std::gamma_distribution<float> gamma(0.8F, 5.0F);
        std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
        std::vector<float> reference(8000), historical(8000);
        for (std::size_t t = 0; t < reference.size(); ++t) {
            reference[t] = uniform(random) < 0.6F ? 1.0F + gamma(random) : 0.0F;
            historical[t] = uniform(random) < 0.3F ? 1.0F + gamma(random) : 0.0F;
        }
        const auto wetShare = [](const std::vector<float>& values) {
            return static_cast<double>(std::ranges::count_if(values, [](float value) { return value >= 1.0F; })) / static_cast<double>(values.size());
        };
        for (const Mapping mapping : {Mapping::Empirical, Mapping::DeltaPreserving}) {
            MappingRules rules = rulesOf(mapping, Change::Multiplicative);
            rules.dry = 1.0;
            const double without = wetShare(mapped(rules, reference, historical, historical));
            rules.adaptsFrequency = true;
            const std::vector<float> out = mapped(rules, reference, historical, historical);
            NEAR(without, wetShare(historical), 0.01);
            NEAR(wetShare(out), wetShare(reference), 0.02);
            NEAR(mean(out), mean(reference), 0.03 * mean(reference)); // the last percent of the values has one factor
            QCOMPARE(mapped(rules, reference, historical, historical), out);
            rules.seed = 2;
            QVERIFY(mapped(rules, reference, historical, historical) != out);
        }
    }

    void tails()
    {
        MappingRules rules = rulesOf(Mapping::Empirical, Change::Multiplicative, Between::Linear, 4);
        const std::vector<float> reference{1, 2, 3, 4, 40}, historical{1, 2, 3, 4, 5};
        const double inner = quantileOf(reference, 0.875) / quantileOf(historical, 0.875);
        NEAR(static_cast<double>(mapped(rules, reference, historical, {50})[0]), 50.0 * inner, 1e-3);
        rules.endNodes = true;
        NEAR(static_cast<double>(mapped(rules, reference, historical, {50})[0]), 400.0, 1e-3);
        rules.largestFactor = 3.0;
        NEAR(static_cast<double>(mapped(rules, reference, historical, {50})[0]), 150.0, 1e-3);
        rules.lowest = 200.0;
        NEAR(static_cast<double>(mapped(rules, reference, historical, {50})[0]), 200.0, 1e-3);
    }

    /// DQM keeps a trend of the mean that EQM bends where it leaves the training range.
    void trendOfTheMean()
    {
        std::mt19937 random(23);
        std::normal_distribution<float> normal(0.0F, 1.0F);
        std::vector<float> reference(3000), historical(3000), projection(3000);
        for (std::size_t t = 0; t < reference.size(); ++t) {
            reference[t] = 10.0F + 2.0F * normal(random);
            historical[t] = 5.0F + normal(random);
            projection[t] = 5.0F + normal(random) + 8.0F * static_cast<float>(t) / 2999.0F;
        }
        const auto rise = [](const std::vector<float>& values) {
            const std::vector<float> first(values.begin(), values.begin() + 500), last(values.end() - 500, values.end());
            return mean(last) - mean(first);
        };
        NEAR(rise(mapped(rulesOf(Mapping::Detrended, Change::Additive), reference, historical, projection)), rise(projection), 0.15);
        QVERIFY(std::abs(rise(mapped(rulesOf(Mapping::Empirical, Change::Additive), reference, historical, projection)) - rise(projection)) > 0.5);
    }

    /// Whatever the rules, groups and values: missing stays missing, nothing else is infinite, and with a lowest value nothing is below it.
    void anyRules()
    {
        std::mt19937 random(31);
        const auto number = [&random](std::size_t below) { return static_cast<std::size_t>(random() % below); };
        std::gamma_distribution<float> gamma(0.7F, 4.0F);
        for (int round = 0; round < 400; ++round) {
            MappingPlan plan;
            plan.rules = rulesOf(kAll[number(3)], kKinds[number(2)], number(2) == 0 ? Between::Linear : Between::Nearest, 1 + number(60));
            plan.rules.endNodes = number(2) == 0;
            plan.rules.ranksInWindow = number(2) == 0;
            plan.rules.trendDegree = static_cast<int>(number(5));
            plan.rules.lowest = -1.0;
            if (number(2) == 0) {
                plan.rules.dry = 1.0;
                plan.rules.adaptsFrequency = number(2) == 0;
            }
            const std::size_t parts = 1 + number(14);
            plan.window = 1 + 2 * number(9);
            const auto series = [&](YearGroups& groups) {
                std::vector<std::uint32_t> part(number(400));
                for (std::uint32_t& each : part)
                    each = static_cast<std::uint32_t>(number(parts));
                groups = groupsOf(part, parts);
                std::vector<float> out(part.size());
                const std::size_t kind = number(4);
                for (float& value : out)
                    value = number(20) == 0 ? NAN : kind == 0 || number(3) == 0 ? 0.0F : kind == 1 ? static_cast<float>(number(4)) : gamma(random);
                return out;
            };
            const std::vector<float> reference = series(plan.reference), historical = series(plan.historical), projection = series(plan.projection);
            for (std::size_t t = 0; t < projection.size(); ++t)
                plan.times.push_back(static_cast<double>(t) / 200.0 - 1.0);
            std::vector<float> out(projection.size());
            QuantileMapper(plan).map(reference, historical, projection, 3, out);
            for (std::size_t t = 0; t < out.size(); ++t) {
                QVERIFY(!std::isinf(out[t]));
                QVERIFY(!std::isnan(projection[t]) || std::isnan(out[t]));
                QVERIFY(!(out[t] < -1.0F));
            }
        }
    }

    void polynomials()
    {
        std::vector<double> moments(momentCount(3), 0.0);
        const auto value = [](double t) { return 2.0 - t + 0.5 * t * t + 3.0 * t * t * t; };
        for (const double t : {-1.0, -0.6, -0.1, 0.3, 0.7, 1.0})
            addMoments(t, value(t), 3, moments);
        const Polynomial fit = fitPolynomial(moments, 3);
        for (const double t : {-0.8, 0.0, 0.5})
            NEAR(polynomialAt(fit, t), value(t), 1e-9);
        // Two times tell a line and no more.
        std::vector<double> few(momentCount(3), 0.0);
        addMoments(-1.0, 1.0, 3, few);
        addMoments(1.0, 3.0, 3, few);
        NEAR(polynomialAt(fitPolynomial(few, 3), 0.0), 2.0, 1e-9);
    }

    void sorting()
    {
        std::mt19937 random(29);
        std::normal_distribution<float> normal(0.0F, 100.0F);
        Sorter sorter;
        for (const std::size_t n : {1U, 2U, 191U, 192U, 5000U}) {
            std::vector<float> values(n);
            for (float& each : values)
                each = std::round(normal(random));
            std::vector<float> sorted = values, expected = values;
            std::ranges::sort(expected);
            sorter.sort(sorted);
            QCOMPARE(sorted, expected);
            const auto order = sorter.order(values);
            for (std::size_t k = 0; k < n; ++k) {
                QCOMPARE(values[order[k]], expected[k]);
                QVERIFY(k == 0 || values[order[k]] != values[order[k - 1]] || order[k] > order[k - 1]);
            }
        }
    }
};

QTEST_APPLESS_MAIN(MappingTest)
#include "mapping_test.moc"
