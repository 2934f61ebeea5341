// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/baselines/interpolate.h"
#include "plugins/downscaling/evaluation/evaluate.h"
#include "plugins/downscaling/kernels/scores.h"
#include "plugins/downscaling/kernels/spectrum.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <numbers>
#include <numeric>
#include <random>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

#define NEAR(found, expected, tolerance)                                                                                                             \
    QVERIFY2(std::abs((found) - (expected)) <= (tolerance),                                                                                          \
        (QByteArray::number(double(found), 'g', 9) + " and not " + QByteArray::number(double(expected), 'g', 9)).constData())

Shape fineShape(int years = 2) { return {yearsOfDays(2001, years), {}, {61.0, 60.0, 59.0, 58.0}, {10.0, 11.0, 12.0}, false, Calendar::Standard}; }

/// Differs everywhere and has no trend.
double pattern(std::size_t t, std::size_t j, std::size_t i)
{
    return 10.0 + 5.0 * std::sin(0.7 * static_cast<double>(t)) + 3.0 * std::sin(2.9 * static_cast<double>(t) + static_cast<double>(3 * j + i));
}

template <class F>
std::shared_ptr<const Cube> field(
    const F& value, const Shape& shape = fineShape(), const char* standardName = "air_temperature", const char* units = "K")
{
    return climate("v", standardName, units, shape,
        [&](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return static_cast<double>(value(t, j, i)); });
}

ValueMap given(std::initializer_list<std::pair<const char*, std::shared_ptr<const Cube>>> cubes)
{
    ValueMap out;
    for (const auto& [port, cube] : cubes)
        out[QLatin1String(port)] = {value(cube)};
    return out;
}

double scoreOf(const Report& report, const char* season, const char* method, const char* measure)
{
    for (const QJsonValue& row : report.content.value(QLatin1String("scores")).toArray()) {
        if (row[QLatin1String("season")].toString() == QLatin1String(season) && row[QLatin1String("method")].toString() == QLatin1String(method))
            return row[QLatin1String(measure)].toDouble(std::nan(""));
    }
    return std::nan("");
}

} // namespace

class EvaluateTest : public QObject {
    Q_OBJECT

private:
    Evaluate m_module;
    ModuleCase m_case{m_module, QStringLiteral("downscaling/evaluation/evaluate.json")};

    std::shared_ptr<const Report> report(const ValueMap& inputs, const QJsonObject& values = {})
    {
        return runFor<Report>(m_case, "report", values, inputs);
    }

private Q_SLOTS:
    void knownErrors()
    {
        const auto reference = field(pattern);
        const auto shifted = field([](auto... at) { return pattern(at...) + 2.0; });
        const auto wider = field([](auto... at) { return 10.0 + 1.5 * (pattern(at...) - 10.0); });
        const auto out = report(given({{"reference", reference}, {"prediction", shifted}, {"baseline", wider}}));
        QVERIFY(out);
        for (const char* season : {"year", "DJF", "JJA"}) {
            const auto score = [&](const char* measure) { return scoreOf(*out, season, "prediction", measure); };
            for (const char* measure : {"bias", "mae", "rmse", "p02_bias", "p98_bias"})
                NEAR(score(measure), 2.0, 1e-5);
            for (const char* measure : {"correlation", "correlation_in_time", "deviation_ratio"})
                NEAR(score(measure), 1.0, 1e-5);
            NEAR(score("centred_rmse"), 0.0, 1e-3);
            NEAR(scoreOf(*out, season, "baseline", "deviation_ratio"), 1.5, 1e-5);
            NEAR(scoreOf(*out, season, "baseline", "correlation"), 1.0, 1e-5);
            NEAR(scoreOf(*out, season, "baseline", "rmse"),
                std::hypot(scoreOf(*out, season, "baseline", "centred_rmse"), scoreOf(*out, season, "baseline", "bias")), 1e-4);
        }
        QVERIFY(std::isnan(scoreOf(*out, "year", "prediction", "wet_days_percent")));
        const auto maps = runFor<Cube>(m_case, "maps", {}, given({{"reference", reference}, {"prediction", shifted}}));
        for (const float each : valuesOf(*maps, QStringLiteral("bias_prediction")))
            NEAR(each, 2.0, 1e-5);
        for (const float each : valuesOf(*maps, QStringLiteral("p98_bias_prediction")))
            NEAR(each, 2.0, 1e-5);
        QCOMPARE(maps->signature().variables.size(), 3U);
    }

    /// Cells count by their area on the sphere: sines of the latitudes of their edges.
    void areasAndSeasons()
    {
        const Shape shape = fineShape();
        const auto wrong = field([&](std::size_t t, std::size_t j, std::size_t i) {
            const bool isJuly = fromSeconds(shape.times[t], Calendar::Standard).month == 7;
            return pattern(t, j, i) + (isJuly && j == 0 ? 4.0 : 0.0);
        });
        const auto out = report(given({{"reference", field(pattern)}, {"prediction", wrong}}));
        const auto strip
            = [](double lat) { return std::sin((lat + 0.5) * std::numbers::pi / 180.0) - std::sin((lat - 0.5) * std::numbers::pi / 180.0); };
        const double share = strip(61.0) / (strip(61.0) + strip(60.0) + strip(59.0) + strip(58.0));
        QVERIFY(share < 0.245);
        NEAR(scoreOf(*out, "JJA", "prediction", "bias"), 4.0 * share * 31.0 / 92.0, 1e-5);
        NEAR(scoreOf(*out, "year", "prediction", "bias"), 4.0 * share * 31.0 / 365.0, 1e-5);
        NEAR(scoreOf(*out, "DJF", "prediction", "rmse"), 0.0, 1e-9);
        NEAR(scoreOf(*out, "JJA", "prediction", "rmse"), std::sqrt(16.0 * share * 31.0 / 92.0), 1e-5);
    }

    void yearsAndTimesOfDay()
    {
        const Shape shape = fineShape();
        Shape midnight = shape;
        for (double& seconds : midnight.times)
            seconds -= 43200.0;
        midnight.times.erase(midnight.times.begin(), midnight.times.begin() + 10); // the first ten days are missing
        const auto later
            = field([](std::size_t t, std::size_t j, std::size_t i) { return pattern(t + 10, j, i) + (t + 10 < 365 ? 9.0 : 1.0); }, midnight);
        const auto reference = field(pattern);
        const auto both = report(given({{"reference", reference}, {"prediction", later}}));
        QCOMPARE(both->content.value(QLatin1String("steps")).toInt(), 720);
        QCOMPARE(both->content.value(QLatin1String("first")).toString(), QStringLiteral("2001-01-11T12:00:00"));
        const auto one = report(given({{"reference", reference}, {"prediction", later}}), {{QStringLiteral("years"), QJsonArray{"2002", "2002"}}});
        NEAR(scoreOf(*one, "year", "prediction", "bias"), 1.0, 1e-5);
        NEAR(scoreOf(*one, "year", "prediction", "mae"), 1.0, 1e-5);
    }

    void missingValues()
    {
        const auto holes = [](std::size_t t, std::size_t j, std::size_t i) { return i == 1 || t % 3 == 0 ? std::nan("") : pattern(t, j, i) + 1.0; };
        const auto out = report(given({{"reference", field(pattern)}, {"prediction", field(holes)}}));
        NEAR(scoreOf(*out, "year", "prediction", "bias"), 1.0, 1e-5);
        const auto maps = runFor<Cube>(m_case, "maps", {}, given({{"reference", field(pattern)}, {"prediction", field(holes)}}));
        const auto bias = valuesOf(*maps, QStringLiteral("bias_prediction"));
        QVERIFY(std::isnan(bias[1]) && !std::isnan(bias[0]));
    }

    /// What comes in coarse is judged as downscale.interpolate would make it.
    void bilinearStandsBeside()
    {
        const Shape coarseShape{yearsOfDays(2001, 2), {}, {62.0, 59.5, 57.0}, {9.0, 11.5, 14.0}, false, Calendar::Standard};
        const auto coarse = field([](std::size_t t, std::size_t j, std::size_t i) { return pattern(t, j + 1, 2 * i) + 1.0; }, coarseShape);
        const auto reference = field(pattern);
        const Interpolate interpolate;
        const ModuleCase other(interpolate, QStringLiteral("downscaling/baselines/interpolate.json"));
        const auto fine = runFor<Cube>(other, "data", {}, given({{"data", coarse}, {"like", reference}}));
        const auto out = report(given({{"reference", reference}, {"prediction", reference}, {"baseline", fine}, {"coarse", coarse}}));
        QVERIFY(out);
        for (const char* measure : {"bias", "rmse", "correlation", "perkins", "p98_bias"}) {
            QVERIFY(std::isfinite(scoreOf(*out, "year", "bilinear", measure)));
            QCOMPARE(scoreOf(*out, "year", "bilinear", measure), scoreOf(*out, "year", "baseline", measure));
        }
        NEAR(scoreOf(*out, "year", "prediction", "rmse"), 0.0, 0.0);
        NEAR(scoreOf(*out, "year", "prediction", "perkins"), 1.0, 0.0);
    }

    void wetDays()
    {
        // mm a day: the reference is wet on every second day with 4, the prediction on every fourth with 6.
        const auto reference = field([](std::size_t t, auto...) { return t % 2 == 0 ? 4.0 : 0.5; }, fineShape(), "precipitation_amount", "kg m-2");
        const auto prediction = field([](std::size_t t, auto...) { return t % 4 == 0 ? 6.0 : 0.0; }, fineShape(), "precipitation_amount", "kg m-2");
        const auto out = report(given({{"reference", reference}, {"prediction", prediction}}));
        NEAR(scoreOf(*out, "year", "prediction", "wet_days_percent_reference"), 50.0, 0.1);
        NEAR(scoreOf(*out, "year", "prediction", "wet_days_percent"), 25.0, 0.1);
        NEAR(scoreOf(*out, "year", "prediction", "wet_day_mean"), 6.0, 1e-5);
        NEAR(scoreOf(*out, "year", "prediction", "wet_day_mean_reference"), 4.0, 1e-5);
        NEAR(scoreOf(*out, "year", "prediction", "p98_bias_percent"), 50.0, 1e-4);
        QCOMPARE(out->content.value(QLatin1String("wet_threshold")).toDouble(), 1.0);
    }

    void perkinsByHand()
    {
        const std::vector<std::uint8_t> seasons(4, 1);
        CellComparison comparison(seasons, std::nan(""), 4); // bins of one from 0 to 4
        std::array<CellScores, kSeasons> out;
        comparison.compare(std::vector<float>{0.0F, 0.5F, 1.5F, 4.0F}, std::vector<float>{0.2F, 1.2F, 1.7F, 2.5F}, out);
        QCOMPARE(out[0].perkins, 0.5);
        QCOMPARE(out[1].perkins, 0.5);
        QCOMPARE(out[2].sums.weight, 0.0);
        comparison.compare(std::vector<float>{0, 0, 0, 0}, std::vector<float>{4, 4, 4, 4}, out);
        QCOMPARE(out[0].perkins, 0.0);
        QVERIFY(std::isnan(out[0].sums.correlation()));
    }

    /// The rings hold the field's variance; a wave stands in its ring alone.
    void spectra()
    {
        constexpr std::size_t ny = 20, nx = 32;
        std::vector<float> noise(ny * nx), wave(ny * nx);
        for (std::size_t j = 0; j < ny; ++j) {
            for (std::size_t i = 0; i < nx; ++i) {
                noise[j * nx + i]
                    = static_cast<float>(std::sin(12.9 * static_cast<double>(i) + 78.2 * static_cast<double>(j * j)) + 0.1 * static_cast<double>(i));
                wave[j * nx + i] = static_cast<float>(3.0 + 2.0 * std::cos(std::numbers::pi * 5.0 * (static_cast<double>(j) + 0.5) / 20.0));
            }
        }
        const FieldBox all{0, 0, ny, nx};
        double mean = 0.0, square = 0.0;
        for (const float value : noise) {
            mean += static_cast<double>(value) / static_cast<double>(noise.size());
            square += static_cast<double>(value) * static_cast<double>(value) / static_cast<double>(noise.size());
        }
        const RadialSpectrum one = radialSpectrum(noise, nx, all, 10.0, 10.0);
        NEAR(std::accumulate(one.variance.begin(), one.variance.end(), 0.0), square - mean * mean, 1e-6);
        const RadialSpectrum two = radialSpectrum(wave, nx, all, 10.0, 10.0);
        for (std::size_t ring = 1; ring <= two.variance.size(); ++ring)
            NEAR(two.variance[ring - 1], ring == 5 ? 2.0 : 0.0, 1e-6);
        NEAR(two.wavelength[4], 80.0, 1e-9); // 5 half waves in 200 km

        std::vector<unsigned char> ok(ny * nx, 1);
        for (std::size_t i = 0; i < nx; ++i)
            ok[i] = 0;
        ok[19 * nx + 31] = 0;
        const FieldBox box = completeBox(ok, ny, nx);
        QCOMPARE(box.row, 1U);
        QCOMPARE(box.rows * box.columns, std::size_t{19 * 31});
    }

    /// A smoothed prediction lacks variance at short waves and has it at long ones.
    void spectrumOfSmoothed()
    {
        Shape shape{days(2001, 40), {}, {}, {}, false, Calendar::Standard};
        for (int k = 0; k < 24; ++k) {
            shape.lat.push_back(50.0 - 0.1 * k);
            shape.lon.push_back(8.0 + 0.1 * k);
        }
        const auto longWave
            = [](std::size_t t, std::size_t j, std::size_t i) { return 5.0 * std::cos(0.1 * static_cast<double>(j + i) + static_cast<double>(t)); };
        const auto both = [&](std::size_t t, std::size_t j, std::size_t i) {
            return longWave(t, j, i) + std::cos(3.0 * static_cast<double>(i) - 2.0 * static_cast<double>(j));
        };
        const auto out = report(given({{"reference", field(both, shape)}, {"prediction", field(longWave, shape)}}));
        const QJsonArray waves = out->content.value(QLatin1String("spectrum")).toArray();
        QVERIFY(waves.size() > 20);
        QCOMPARE(out->content.value(QLatin1String("spectrum_fields")).toInt(), 12);
        const QJsonObject longest = waves.first().toObject(), shortWave = waves.at(21).toObject();
        NEAR(longest[QLatin1String("prediction")].toDouble() / longest[QLatin1String("reference")].toDouble(), 1.0, 0.1);
        QVERIFY(shortWave[QLatin1String("prediction")].toDouble() < 0.1 * shortWave[QLatin1String("reference")].toDouble());
        QVERIFY(longest[QLatin1String("wavelength_km")].toDouble() > 20.0 * shortWave[QLatin1String("wavelength_km")].toDouble());
    }

    /// Two members by hand, and ties that share the ranks.
    void ensembleByHand()
    {
        EnsembleSums sums;
        sums.add(std::vector<float>{1.0F, 3.0F}, 2.0F); // |x − y|: 1 in the mean; |x − x'| over all four pairs: 1 in the mean
        QCOMPARE(sums.meanCrps(), 0.5);
        QCOMPARE(sums.spread(), std::sqrt(2.0));
        QCOMPARE(sums.ranks, (std::vector<double>{0.0, 1.0, 0.0}));
        sums = {};
        sums.add(std::vector<float>{0.0F, 0.0F, 4.0F}, 0.0F);
        QCOMPARE(sums.ranks, (std::vector<double>{1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 0.0}));
        QCOMPARE(sums.meanCrps(), 4.0 / 3.0 - 16.0 / 18.0); // Σ|x − x'| = 4 · 4
        sums = {};
        sums.add(std::vector<float>{1.0F, 2.0F}, 5.0F);
        QCOMPARE(sums.ranks.back(), 1.0);
    }

    /// Where the reference could be one of the members, ranks are even and the spread is the error; where members agree too much they are not.
    void ensembles()
    {
        constexpr int kMembers = 4;
        std::mt19937 random(3);
        std::normal_distribution<double> normal(0.0, 2.0);
        Shape many = fineShape();
        many.levels = {1.0, 2.0, 3.0, 4.0};
        const auto ensemble = [&](double width) {
            return asEnsemble(climate("v", "air_temperature", "K", many,
                [&, width](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return pattern(t, j, i) + width * normal(random); }));
        };
        const auto reference = field([&](auto... at) { return pattern(at...) + normal(random); });
        const auto good = ensemble(1.0), timid = ensemble(0.25);
        const ValueMap inputs = given({{"reference", reference}, {"prediction", good}, {"baseline", timid}});
        const auto out = report(inputs);
        QVERIFY(out);
        NEAR(scoreOf(*out, "year", "prediction", "spread"), 2.0, 0.05);
        NEAR(scoreOf(*out, "year", "prediction", "spread_ratio"), 1.0, 0.03);
        QVERIFY(scoreOf(*out, "year", "baseline", "spread_ratio") < 0.3);
        QVERIFY(scoreOf(*out, "year", "prediction", "crps") < scoreOf(*out, "year", "baseline", "crps"));
        const QJsonObject ranks = out->content.value(QLatin1String("rank_histograms")).toObject();
        double sum = 0.0;
        for (const QJsonValue& share : ranks.value(QLatin1String("prediction")).toArray()) {
            NEAR(share.toDouble(), 1.0 / (kMembers + 1), 0.02);
            sum += share.toDouble();
        }
        NEAR(sum, 1.0, 1e-5);
        QVERIFY(ranks.value(QLatin1String("baseline")).toArray().first().toDouble() > 0.35);

        // Errors are those of the mean; of one member the CRPS is the mean absolute error.
        const auto values = valuesOf(*good, QStringLiteral("v"));
        const auto mean = field([&](std::size_t t, std::size_t j, std::size_t i) {
            double all = 0.0;
            for (std::size_t m = 0; m < kMembers; ++m)
                all += static_cast<double>(values[((t * kMembers + m) * 4 + j) * 3 + i]) / kMembers;
            return all;
        });
        const auto ofMean = report(given({{"reference", reference}, {"prediction", mean}}));
        for (const char* measure : {"bias", "mae", "rmse", "correlation", "centred_rmse"})
            NEAR(scoreOf(*out, "JJA", "prediction", measure), scoreOf(*ofMean, "JJA", "prediction", measure), 2e-5);
        QCOMPARE(scoreOf(*ofMean, "year", "prediction", "crps"), scoreOf(*ofMean, "year", "prediction", "mae"));
        QVERIFY(std::isnan(scoreOf(*ofMean, "year", "prediction", "spread")));
        // … and distributions those of members, which the mean has narrowed.
        QVERIFY(std::abs(scoreOf(*out, "year", "prediction", "p98_bias")) < 0.2);
        QVERIFY(scoreOf(*ofMean, "year", "prediction", "p98_bias") < -0.4);
        const auto maps = runFor<Cube>(m_case, "maps", {}, inputs);
        for (const float each : valuesOf(*maps, QStringLiteral("spread_prediction")))
            NEAR(each, 2.0, 0.2);
    }

    /// Coarse members are interpolated each, and a member that is missing takes its pairs away.
    void coarseEnsembles()
    {
        Shape coarse{yearsOfDays(2001, 2), {1.0, 2.0}, {62.0, 59.5, 57.0}, {9.0, 11.5, 14.0}, false, Calendar::Standard};
        const auto members = asEnsemble(climate("v", "air_temperature", "K", coarse,
            [](std::size_t t, std::size_t m, std::size_t, std::size_t) { return t < 10 && m == 1 ? std::nan("") : 10.0 + (m == 0 ? -1.0 : 3.0); }));
        const auto reference = field([](auto...) { return 10.0; });
        const auto out = report(given({{"reference", reference}, {"prediction", reference}, {"coarse", members}}));
        QVERIFY(out);
        NEAR(scoreOf(*out, "year", "bilinear", "bias"), 1.0, 1e-5);
        NEAR(scoreOf(*out, "year", "bilinear", "spread"), std::sqrt(8.0), 1e-5);
        NEAR(scoreOf(*out, "year", "bilinear", "crps"), 1.0, 1e-5); // (1 + 3) / 2 − 4 / 4
    }

    /// What a plot needs is in the report: as many values on both axes, a name and units, and the numbers of the table.
    void plots()
    {
        const auto reference = field(pattern), prediction = field([](auto... at) { return 1.2 * pattern(at...) - 1.0; });
        const auto out = report(given({{"reference", reference}, {"prediction", prediction}}), {{QStringLiteral("prediction_name"), "wide"}});
        QStringList kinds;
        for (const QJsonValue& plot : out->content.value(QLatin1String("plots")).toArray()) {
            const QString kind = plot[QLatin1String("kind")].toString();
            kinds.append(kind);
            QVERIFY(!plot[QLatin1String("title")].toString().isEmpty());
            QVERIFY(!plot[QLatin1String("x")][QLatin1String("label")].toString().isEmpty());
            QVERIFY(!plot[QLatin1String("series")].toArray().isEmpty());
            for (const QJsonValue& series : plot[QLatin1String("series")].toArray()) {
                QVERIFY(!series[QLatin1String("name")].toString().isEmpty());
                if (kind != QLatin1String("taylor"))
                    QCOMPARE(series[QLatin1String("x")].toArray().size(), series[QLatin1String("y")].toArray().size());
            }
        }
        QCOMPARE(kinds, (QStringList{"quantiles", "taylor", "box", "quantiles", "quantiles", "quantiles", "quantiles", "taylor"}));
        const QJsonArray all = out->content.value(QLatin1String("plots")).toArray();
        const QJsonValue taylor = all[1], point = taylor[QLatin1String("series")][0];
        QCOMPARE(point[QLatin1String("name")].toString(), QStringLiteral("wide"));
        NEAR(point[QLatin1String("corr")].toDouble(), 1.0, 1e-5);
        NEAR(point[QLatin1String("std")].toDouble() / taylor[QLatin1String("reference_std")].toDouble(), 1.2, 1e-5);
        const double std = point[QLatin1String("std")].toDouble(), ref = taylor[QLatin1String("reference_std")].toDouble();
        NEAR(point[QLatin1String("rmsd")].toDouble(), std - ref, 1e-3); // by the law of cosines, at an angle of 0
        const QJsonValue quantiles = all[0][QLatin1String("series")][0];
        for (qsizetype k = 0; k < quantiles[QLatin1String("x")].toArray().size(); ++k)
            NEAR(quantiles[QLatin1String("y")][k].toDouble(), 1.2 * quantiles[QLatin1String("x")][k].toDouble() - 1.0, 1e-3);
        QCOMPARE(quantiles[QLatin1String("x")].toArray().size(), qsizetype(kLevels.size()));
    }

    void sameWhateverTheThreads()
    {
        const auto reference = field(pattern), prediction = field([](auto... at) { return 1.1 * pattern(at...) + std::sin(pattern(at...) * 7.0); });
        const ValueMap inputs = given({{"reference", reference}, {"prediction", prediction}});
        QJsonObject first;
        for (const int threads : {1, 4}) {
            for (const std::size_t memory : {std::size_t{40'000}, std::size_t{1} << 30}) {
                FakeContext context;
                context.threadCount = threads;
                context.memory = memory;
                const auto out = m_case.run({{QStringLiteral("spectrum_steps"), 0}}, inputs, context);
                QVERIFY2(out, out ? "" : qPrintable(out.error().message));
                const QJsonObject content = output<Report>(*out, "report")->content;
                if (first.isEmpty())
                    first = content;
                QCOMPARE(content, first);
            }
        }
    }

    void mistakesAreTold()
    {
        const auto reference = field(pattern);
        const CheckResult alone = m_case.check({}, given({{"reference", reference}, {"prediction", reference}}));
        QVERIFY(!alone.hasErrors());
        QVERIFY(firstProblem(alone, Severity::Warning).startsWith(QLatin1String("baseline.missing")));
        Shape other = fineShape();
        other.lon = {20.0, 21.0, 22.0};
        QVERIFY(firstProblem(m_case.check({}, given({{"reference", reference}, {"prediction", field(pattern, other)}})))
                    .contains(QLatin1String("space.no_overlap")));
        other = fineShape();
        other.times = yearsOfDays(2010, 2);
        QVERIFY(firstProblem(m_case.check({}, given({{"reference", reference}, {"prediction", field(pattern, other)}})))
                    .startsWith(QLatin1String("time.no_overlap")));
        other = fineShape();
        other.levels = {850.0, 500.0};
        QVERIFY(firstProblem(m_case.check({}, given({{"reference", reference}, {"prediction", field(pattern, other)}})))
                    .startsWith(QLatin1String("level.many")));
        other = fineShape();
        other.calendar = Calendar::NoLeap;
        other.times = yearsOfDays(2001, 2, Calendar::NoLeap);
        const CheckResult calendar = m_case.check({}, given({{"reference", reference}, {"prediction", field(pattern, other)}}));
        QVERIFY(firstProblem(calendar).startsWith(QLatin1String("calendar.mismatch")));
        QVERIFY(!calendar.problems.front().proposals.empty());
    }
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
