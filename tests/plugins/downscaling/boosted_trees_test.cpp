// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/boosted_trees.h"
#include "plugins/downscaling/boosting.h"
#include "plugins/downscaling/kernels/terrain.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <random>

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

const QJsonObject kQuick{
    {QStringLiteral("trees"), 60}, {QStringLiteral("depth"), 5}, {QStringLiteral("samples"), 20000}, {QStringLiteral("learning_rate"), 0.2}};

} // namespace

class BoostedTreesTest : public QObject {
    Q_OBJECT

private:
    BoostedTreesModule m_module;
    ModuleCase m_case{m_module, QStringLiteral("downscaling/boosted_trees.json")};

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
        Shape flat = coarse(2000, 1);
        flat.times.clear();
        grids[QStringLiteral("elevation")] = {value(climate("orog", "surface_altitude", "m", flat, [](auto...) { return 1.0; }))};
        QVERIFY(firstProblem(m_case.check({}, grids)).startsWith(QLatin1String("grid.mismatch")));
    }
};

QTEST_GUILESS_MAIN(BoostedTreesTest)
#include "boosted_trees_test.moc"
