// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/terrain.h"
#include "plugins/downscaling/trees/boosted_trees.h"
#include "plugins/downscaling/trees/boosting.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <random>
#include <time.h>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

std::vector<double> from(double first, double step, std::size_t count)
{
    std::vector<double> out(count);
    for (std::size_t k = 0; k < count; ++k)
        out[k] = first + step * static_cast<double>(k);
    return out;
}

Shape coarse(int year, int years) { return {yearsOfDays(year, years), {}, from(49.5, -1.0, 4), from(7.5, 1.0, 5), false, Calendar::Standard}; }
Shape fine(int year, int years) { return {yearsOfDays(year, years), {}, from(49.75, -0.5, 8), from(7.25, 0.5, 10), false, Calendar::Standard}; }

double heightAt(std::size_t j, std::size_t i)
{
    return 800.0 + 700.0 * std::sin(2.1 * static_cast<double>(j)) * std::cos(1.3 * static_cast<double>(i));
}
double weather(std::size_t t) { return 6.0 * std::sin(1.7 * static_cast<double>(t)) + 3.0 * std::sin(0.37 * static_cast<double>(t)); }

/// What no interpolation and no single lapse rate knows: valleys are cold on cold days.
double truthAt(std::size_t t, std::size_t j, std::size_t i)
{
    const double height = heightAt(j, i);
    return 283.0 + weather(t) - 0.006 * height - (weather(t) < 0.0 && height < 500.0 ? 4.0 : 0.0);
}

std::shared_ptr<const Cube> fineCube(int year, int years)
{
    return climate("tas", "air_temperature", "K", fine(year, years),
        [=](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return truthAt(t + static_cast<std::size_t>(year) * 7, j, i); });
}

std::shared_ptr<const Cube> coarseCube(int year, int years)
{
    return climate("t2m", "air_temperature", "degC", coarse(year, years), [=](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
        double sum = 0.0;
        for (std::size_t b = 0; b < 2; ++b) {
            for (std::size_t a = 0; a < 2; ++a)
                sum += truthAt(t + static_cast<std::size_t>(year) * 7, 2 * j + b, 2 * i + a) / 4.0;
        }
        return sum - 273.15;
    });
}

std::shared_ptr<const Cube> heights()
{
    Shape shape = fine(2000, 1);
    shape.times.clear();
    return climate("orog", "surface_altitude", "m", shape, [](std::size_t, std::size_t, std::size_t j, std::size_t i) { return heightAt(j, i); });
}

ValueMap given()
{
    ValueMap out = climates(fineCube(2001, 2), coarseCube(2001, 2), coarseCube(2005, 1));
    out[QStringLiteral("elevation")] = {value(heights())};
    return out;
}

/// Three years to learn from, the last of them held out, and a later one to predict.
ValueMap threeYears(const std::shared_ptr<const Cube>& reference)
{
    ValueMap out = climates(reference, coarseCube(2001, 3), coarseCube(2007, 1));
    out[QStringLiteral("elevation")] = {value(heights())};
    return out;
}

QJsonObject with(QJsonObject values, std::initializer_list<std::pair<const char*, QJsonValue>> more)
{
    for (const auto& [key, each] : more)
        values[QLatin1String(key)] = each;
    return values;
}

double scoreOf(const QJsonObject& content, const char* method, const char* measure)
{
    for (const QJsonValue& row : content.value(QLatin1String("scores")).toArray()) {
        if (row[QLatin1String("season")] == QLatin1String("year") && row[QLatin1String("method")] == QLatin1String(method))
            return row[QLatin1String(measure)].toDouble(std::nan(""));
    }
    return std::nan("");
}

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

const QJsonObject kQuick{
    {QStringLiteral("trees"), 60}, {QStringLiteral("depth"), 5}, {QStringLiteral("samples"), 20000}, {QStringLiteral("learning_rate"), 0.2}};

} // namespace

class BoostedTreesTest : public QObject {
    Q_OBJECT

private:
    BoostedTreesModule m_module;
    ModuleCase m_case{m_module, QStringLiteral("downscaling/trees/boosted_trees.json")};

private Q_SLOTS:
    /// A step and a product are learnt from noise-free rows; what is beyond is that of the outermost leaf.
    void rows()
    {
        TreeRows training, none;
        training.features = none.features = 2;
        std::mt19937 random(1);
        std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
        const auto rule = [](float a, float b) { return (a < 0.5F ? 1.0F : 3.0F) + (b < 0.25F && a >= 0.5F ? 5.0F : 0.0F); };
        for (int k = 0; k < 4000; ++k) {
            const float a = uniform(random), b = uniform(random);
            training.values.insert(training.values.end(), {a, b});
            training.targets.push_back(rule(a, b));
        }
        TreeRules rules;
        rules.trees = 60;
        rules.depth = 3;
        rules.rate = 0.3;
        const auto trees = BoostedTrees::train(training, none, rules, [](auto...) { return true; });
        QVERIFY2(trees, trees ? "" : qPrintable(trees.error().message));
        std::vector<float> out(3);
        QVERIFY(trees->predict(std::vector<float>{0.2F, 0.9F, 0.8F, 0.1F, 9.0F, 0.9F}, 2, out));
        QVERIFY(std::abs(out[0] - 1.0F) < 0.05F && std::abs(out[1] - 8.0F) < 0.1F && std::abs(out[2] - 3.0F) < 0.1F);
        const auto stopped = BoostedTrees::train(training, none, rules, [](int round, auto) { return round < 2; });
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }

    /// On a year that they have not seen, the trees know the cold valleys that interpolation does not.
    void betterThanInterpolation()
    {
        FakeContext context;
        const auto out = m_case.run(kQuick, given(), context);
        QVERIFY2(out, out ? "" : qPrintable(out.error().message));
        const auto predicted = output<Cube>(*out, "data");
        QCOMPARE(predicted->signature().variables.front().units, QStringLiteral("K"));
        const auto values = valuesOf(*predicted, QStringLiteral("tas")), truth = valuesOf(*fineCube(2005, 1), QStringLiteral("tas"));
        const auto model = valuesOf(*coarseCube(2005, 1), QStringLiteral("t2m"));
        double error = 0.0, errorOfNearest = 0.0, count = 0.0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::size_t t = k / 80, j = k % 80 / 10, i = k % 10;
            if (j == 0 || j == 7 || i == 0 || i == 9) {
                QVERIFY(std::isnan(values[k])); // outside the coarse centres
                continue;
            }
            const double coarseValue = static_cast<double>(model[(t * 4 + j / 2) * 5 + i / 2]) + 273.15;
            error += std::pow(static_cast<double>(values[k] - truth[k]), 2.0);
            errorOfNearest += std::pow(coarseValue - static_cast<double>(truth[k]), 2.0);
            count += 1.0;
        }
        const double ours = std::sqrt(error / count), nearest = std::sqrt(errorOfNearest / count);
        QVERIFY2(ours < 0.7 && ours < 0.35 * nearest, qPrintable(QStringLiteral("%1 of %2").arg(ours).arg(nearest)));
        const auto saved = output<Model>(*out, "model");
        QFile file(saved->path);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("gradient_booster"));
        QCOMPARE(saved->card.value(QLatin1String("predictors")).toArray().first().toString(), QStringLiteral("t2m"));
        QVERIFY(output<Report>(*out, "report")->content.value(QLatin1String("validation")).toArray().size() >= 10);
    }

    /// The same bytes for the same seed, whatever the threads.
    void sameSeedSameTrees()
    {
        std::vector<float> first;
        for (const int threads : {1, 3}) {
            FakeContext context;
            context.threadCount = threads;
            const auto out = m_case.run(kQuick, given(), context);
            QVERIFY(out);
            const auto values = valuesOf(*output<Cube>(*out, "data"), QStringLiteral("tas"));
            if (first.empty())
                first = values;
            for (std::size_t k = 0; k < values.size(); ++k)
                QVERIFY(same(values[k], first[k]));
        }
        QJsonObject other = kQuick;
        other[QStringLiteral("seed")] = 5;
        FakeContext context;
        const auto values = valuesOf(*output<Cube>(*m_case.run(other, given(), context), "data"), QStringLiteral("tas"));
        QVERIFY(!std::ranges::equal(values, first, [](float a, float b) { return same(a, b); }));
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("models");
        QTest::newRow("shared") << QStringLiteral("shared");
        QTest::newRow("cell") << QStringLiteral("cell");
    }

    /// The last year is judged by, and nothing of it is learnt: another truth there changes the scores and not the trees.
    void heldOutYears_data() { kinds_data(); }
    void heldOutYears()
    {
        QFETCH(QString, models);
        const QJsonObject parameters = with(kQuick, {{"models", models}, {"trees", 40}});
        const auto truth = fineCube(2001, 3);
        const auto off = climate("tas", "air_temperature", "K", fine(2001, 3),
            [](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return truthAt(t + 2001 * 7, j, i) + (t >= 730 ? 5.0 : 0.0); });
        std::vector<float> first;
        for (const auto& reference : {truth, off}) {
            FakeContext context;
            const auto out = m_case.run(parameters, threeYears(reference), context);
            QVERIFY2(out, out ? "" : qPrintable(out.error().message));
            const QJsonObject content = output<Report>(*out, "report")->content;
            QCOMPARE(content.value(QLatin1String("first")).toString(), QStringLiteral("2003-01-01T12:00:00"));
            const double bias = scoreOf(content, "trees", "bias"), rmse = scoreOf(content, "trees", "rmse");
            const auto values = valuesOf(*output<Cube>(*out, "data"), QStringLiteral("tas"));
            if (first.empty()) {
                QVERIFY2(rmse < 0.5 * scoreOf(content, "bilinear", "rmse"), qPrintable(QString::number(rmse)));
                QVERIFY(std::abs(bias) < 0.3);
                QVERIFY(std::isfinite(scoreOf(content, "trees", "p98_bias")));
                QVERIFY(content.value(QLatin1String("plots")).toArray().size() >= 3);
                QCOMPARE(output<Model>(*out, "model")->card.value(QLatin1String("scores")).toArray().size(), 2);
                first = values;
                continue;
            }
            QVERIFY2(std::abs(bias + 5.0) < 0.3, qPrintable(QString::number(bias)));
            for (std::size_t k = 0; k < values.size(); ++k)
                QVERIFY(same(values[k], first[k]));
        }
    }

    /// Trees that were made once predict another period without training, the same as if it had been downscaled at once.
    void treesAreUsedAgain_data() { kinds_data(); }
    void treesAreUsedAgain()
    {
        QFETCH(QString, models);
        const QJsonObject parameters = with(kQuick, {{"models", models}, {"trees", 30}, {"test_years", 0}});
        FakeContext context;
        const auto made = m_case.run(parameters, threeYears(fineCube(2001, 3)), context);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const auto model = output<Model>(*made, "model");
        // Away and back, as between two pipelines.
        const QTemporaryDir folder;
        const auto name = saveValue(Value(model), folder.path(), QStringLiteral("trees"));
        QVERIFY(name);
        const auto loaded = loadValue(folder.filePath(*name));
        QVERIFY(loaded);
        ValueMap inputs = climates(fineCube(2009, 1), coarseCube(2007, 1));
        inputs[QStringLiteral("elevation")] = {value(heights())};
        inputs[QStringLiteral("model")] = {*loaded};
        FakeContext second;
        const auto used = m_case.run({}, inputs, second);
        QVERIFY2(used, used ? "" : qPrintable(used.error().message));
        const auto expected = valuesOf(*output<Cube>(*made, "data"), QStringLiteral("tas")),
                   found = valuesOf(*output<Cube>(*used, "data"), QStringLiteral("tas"));
        QCOMPARE(found.size(), expected.size());
        for (std::size_t k = 0; k < found.size(); ++k)
            QVERIFY2(same(found[k], expected[k]) || std::abs(found[k] - expected[k]) < 1e-4F, qPrintable(QString::number(found[k] - expected[k])));
        QVERIFY(output<Model>(*used, "model")->card == model->card);
        QVERIFY(runFor<Cube>(m_case, "data", {}, inputs));
    }

    /// A set for each cell learns what height and place do not tell; where nothing is known there is nothing.
    void treesOfCells()
    {
        // A rule of each cell's own, in no order.
        const auto peculiar = [](std::size_t j, std::size_t i) { return static_cast<double>((7 * j + 5 * i) % 11) - 5.0; };
        const auto truth = climate("tas", "air_temperature", "K", fine(2001, 3), [&](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
            const double day = weather(t + 2001 * 7);
            return j == 3 && i == 4 ? std::nan("") : 283.0 + day + 0.3 * peculiar(j, i) * (day > 0.0 ? 1.0 : -1.0);
        });
        double errors[2]{};
        for (const bool cells : {false, true}) {
            FakeContext context;
            const auto out = m_case.run(with(kQuick, {{"models", cells ? "cell" : "shared"}, {"depth", 3}}), threeYears(truth), context);
            QVERIFY2(out, out ? "" : qPrintable(out.error().message));
            const QJsonObject content = output<Report>(*out, "report")->content;
            errors[cells ? 1 : 0] = scoreOf(content, "trees", "rmse");
            if (!cells)
                continue;
            const auto values = valuesOf(*output<Cube>(*out, "data"), QStringLiteral("tas"));
            QVERIFY(std::isnan(values[3 * 10 + 4]) && !std::isnan(values[3 * 10 + 5]));
            QCOMPARE(content.value(QLatin1String("cells")).toInt(), 6 * 8 - 1); // inside the coarse centres
            QCOMPARE(content.value(QLatin1String("trees_of_cells")).toArray().size(), 5);
            QVERIFY(content.value(QLatin1String("validation_rmse_of_cells"))[2].toDouble() < 1.0);
        }
        QVERIFY2(errors[1] < 0.7 * errors[0], qPrintable(QStringLiteral("%1 and %2").arg(errors[1]).arg(errors[0])));
    }

    /// A stop is asked for between trees: with as many samples as by default none takes a second, the first with its histograms included (a slow
    /// machine may take two).
    void stopsSoon()
    {
        TreeRows rows, none;
        rows.features = none.features = 12;
        std::mt19937 random(1);
        std::normal_distribution<float> normal;
        const auto samples = m_case.spec().parameter(QStringLiteral("samples"))->defaultValue.toInteger();
        for (qint64 k = 0; k < samples; ++k) {
            for (int f = 0; f < 12; ++f)
                rows.values.push_back(normal(random));
            rows.targets.push_back(rows.values.back() * rows.values[rows.values.size() - 2]);
        }
        double last = threadSeconds(), longest = 0.0;
        int trees = 0;
        const auto stopped = BoostedTrees::train(rows, none, {}, [&](int round, auto) {
            const double now = threadSeconds();
            longest = std::max(longest, now - last);
            last = now;
            trees = round + 1;
            return round < 5;
        });
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        QCOMPARE(trees, 6);
        QVERIFY2(longest < 2.0, qPrintable(QString::number(longest)));
        for (const char* models : {"shared", "cell"}) {
            FakeContext context;
            context.stopAfterReports = 3;
            const auto out = m_case.run(with(kQuick, {{"models", models}}), threeYears(fineCube(2001, 3)), context);
            QVERIFY(!out);
            QCOMPARE(out.error().code, ErrorCode::Cancelled);
        }
    }

    void slopes()
    {
        // A plane that rises by 10 m per km to the east and falls by 20 m per km to the north, north row first.
        const std::size_t ny = 5, nx = 6;
        constexpr double metres = 6371007.0 * 3.14159265358979323846 / 180.0;
        std::vector<double> lat, lon;
        std::vector<float> height;
        for (std::size_t j = 0; j < ny; ++j) {
            for (std::size_t i = 0; i < nx; ++i) {
                lat.push_back(0.02 - 0.01 * static_cast<double>(j));
                lon.push_back(7.0 + 0.01 * static_cast<double>(i));
                height.push_back(static_cast<float>(0.01 * 0.01 * static_cast<double>(i) * metres - 0.02 * lat.back() * metres));
            }
        }
        const Slopes found = hornSlopes(height, ny, nx, lat, lon);
        for (std::size_t c = 0; c < height.size(); ++c) {
            QVERIFY2(std::abs(found.east[c] - 0.01F) < 1e-5F, qPrintable(QString::number(found.east[c])));
            QVERIFY2(std::abs(found.north[c] + 0.02F) < 1e-5F, qPrintable(QString::number(found.north[c])));
        }
    }

    void mistakesAreTold()
    {
        const ValueMap other = climates(fineCube(2001, 1), coarseCube(2030, 1));
        QVERIFY2(
            firstProblem(m_case.check({}, other)).startsWith(QLatin1String("time.no_overlap")), qPrintable(firstProblem(m_case.check({}, other))));
        QVERIFY(firstProblem(m_case.check({}, climates(fineCube(2001, 1), coarseCube(2001, 1))), Severity::Warning).size() > 0);
        ValueMap grids = given();
        grids[QStringLiteral("elevation")] = {value(climate("orog", "surface_altitude", "m", coarse(2000, 1), [](auto...) { return 1.0; }))};
        QVERIFY2(firstProblem(m_case.check({}, grids)).startsWith(QLatin1String("level.many")), qPrintable(firstProblem(m_case.check({}, grids))));
        // Trees of cells belong to their cells; a network is no trees; heights that trees know must come in.
        ValueMap again = climates(fineCube(2009, 1), coarseCube(2007, 1));
        const auto refusal = [&](const QJsonObject& card) {
            again[QStringLiteral("model")] = {Value(std::make_shared<const Model>(Model{{}, card}))};
            return firstProblem(m_case.check({}, again));
        };
        QVERIFY(refusal({{QStringLiteral("task"), QStringLiteral("burned_fraction")}}).startsWith(QLatin1String("model.card")));
        const auto planned = m_case.check({}, given());
        QJsonObject card = std::get<std::shared_ptr<const ModelSignature>>(planned.outputs.at(QStringLiteral("model")))->card;
        QVERIFY2(refusal(card).contains(QLatin1String("heights")), qPrintable(refusal(card)));
        card[QStringLiteral("elevation")] = false;
        QVERIFY2(refusal(card).isEmpty(), qPrintable(refusal(card)));
        card[QStringLiteral("models")] = QStringLiteral("cell");
        QVERIFY2(refusal(card).contains(QLatin1String("other cells")), qPrintable(refusal(card)));
        card[QStringLiteral("variable")] = QStringLiteral("pr");
        QVERIFY2(refusal(card).contains(QLatin1String("'pr'")), qPrintable(refusal(card)));

        Shape flat = coarse(2000, 1);
        flat.times.clear();
        grids[QStringLiteral("elevation")] = {value(climate("orog", "surface_altitude", "m", flat, [](auto...) { return 1.0; }))};
        QVERIFY(firstProblem(m_case.check({}, grids)).startsWith(QLatin1String("grid.mismatch")));
    }
};

QTEST_GUILESS_MAIN(BoostedTreesTest)
#include "boosted_trees_test.moc"
