// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/baselines/interpolate.h"
#include "plugins/downscaling/idealised_climate.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QTest>

#include <algorithm>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

class IdealisedClimateTest : public QObject {
    Q_OBJECT

private:
    IdealisedClimate m_module;
    ModuleCase m_case{m_module, QStringLiteral("downscaling/idealised_climate.json")};
    const QJsonObject m_small{
        {QStringLiteral("years"), 1}, {QStringLiteral("rows"), 3}, {QStringLiteral("columns"), 4}, {QStringLiteral("factor"), 4}};

    std::vector<float> values(const char* port, const char* name, QJsonObject parameters, int threads = 2)
    {
        FakeContext context;
        context.threadCount = threads;
        const auto out = m_case.run(parameters, {}, context);
        return out ? valuesOf(*output<Cube>(*out, port), QLatin1String(name)) : std::vector<float>{};
    }

private Q_SLOTS:
    void signaturesAreKept()
    {
        for (const char* port : {"reference", "historical", "projection", "truth", "elevation", "coarse_elevation"})
            QVERIFY(runFor<Cube>(m_case, port, m_small, {}));
    }

    void sameSeedSameClimate()
    {
        const auto first = values("truth", "tas", m_small, 1);
        QCOMPARE(first.size(), std::size_t{365 * 12 * 16});
        QCOMPARE(values("truth", "tas", m_small, 3), first);
        QJsonObject other = m_small;
        other[QStringLiteral("seed")] = 2;
        QVERIFY(values("truth", "tas", other) != first);
    }

    /// The model's heights are the means that conservative regridding gives; its temperature is warmer than the mean of the truth by what the page
    /// says.
    void modelIsTheMeanWithErrors()
    {
        FakeContext context;
        const auto out = m_case.run(m_small, {}, context);
        const Interpolate interpolate;
        const ModuleCase coarsen(interpolate, QStringLiteral("downscaling/baselines/interpolate.json"));
        const auto coarseOf = [&](const char* fine, const char* like) {
            return runFor<Cube>(coarsen, "data", {{QStringLiteral("method"), QStringLiteral("conservative")}},
                {{QStringLiteral("data"), {value(output<Cube>(*out, fine))}}, {QStringLiteral("like"), {value(output<Cube>(*out, like))}}});
        };
        const auto heights = valuesOf(*coarseOf("elevation", "coarse_elevation"), QStringLiteral("orog"));
        const auto known = valuesOf(*output<Cube>(*out, "coarse_elevation"), QStringLiteral("orog"));
        for (std::size_t c = 0; c < heights.size(); ++c)
            QVERIFY(std::abs(heights[c] - known[c]) < 0.5F);
        QVERIFY(std::ranges::max(known) > std::ranges::min(known) + 300.0F);
        const auto mean = valuesOf(*coarseOf("reference", "historical"), QStringLiteral("tas"));
        const auto model = valuesOf(*output<Cube>(*out, "historical"), QStringLiteral("tas"));
        double bias = 0.0;
        for (std::size_t k = 0; k < mean.size(); ++k)
            bias += static_cast<double>(model[k] - mean[k]) / static_cast<double>(mean.size());
        QVERIFY2(std::abs(bias - 1.2) < 0.2, qPrintable(QString::number(bias)));
    }

    void laterIsWarmer()
    {
        const auto mean = [](const std::vector<float>& all) {
            double sum = 0.0;
            for (const float each : all)
                sum += static_cast<double>(each) / static_cast<double>(all.size());
            return sum;
        };
        QJsonObject years = m_small;
        years[QStringLiteral("years")] = 6;
        const double warmer = mean(values("truth", "tas", years)) - mean(values("reference", "tas", years));
        QVERIFY2(std::abs(warmer - 3.0) < 0.7, qPrintable(QString::number(warmer))); // six years of weather
        const auto rain = values("truth", "pr", m_small);
        QVERIFY(std::ranges::min(rain) == 0.0F && std::ranges::max(rain) > 20.0F);
    }

    void mistakesAreTold()
    {
        QJsonObject wide = m_small;
        wide[QStringLiteral("rows")] = 100;
        QVERIFY(firstProblem(m_case.check(wide)).startsWith(QLatin1String("parameter.range")));
    }
};

QTEST_GUILESS_MAIN(IdealisedClimateTest)
#include "idealised_climate_test.moc"
