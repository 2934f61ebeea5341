// SPDX-License-Identifier: GPL-3.0-or-later
// Weather that is made up: what fire weather may count on.
#include "plugins/fire/kernels/weather_scene.h"
#include "plugins/fire/weather/idealised_weather.h"
#include "tests/plugins/data/data_case.h"

#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::fire;
using namespace terrella::test;

class IdealisedWeatherTest : public QObject {
    Q_OBJECT

private:
    IdealisedWeather m_module;
    ModuleCase m_case{m_module, QStringLiteral("fire/weather/idealised_weather.json")};
    std::shared_ptr<const Cube> run(const QJsonObject& parameters) { return runFor<Cube>(m_case, "weather", parameters, {}); }

private Q_SLOTS:
    void isPossibleWeather()
    {
        const auto cube = run({{QStringLiteral("spacing"), 4.0}, {QStringLiteral("days"), 60}});
        QVERIFY(cube);
        const auto t = valuesOf(*cube, QStringLiteral("t2m")), td = valuesOf(*cube, QStringLiteral("d2m")),
                   rain = valuesOf(*cube, QStringLiteral("tp")), u = valuesOf(*cube, QStringLiteral("u10")),
                   v = valuesOf(*cube, QStringLiteral("v10"));
        std::size_t wet = 0;
        for (std::size_t k = 0; k < t.size(); ++k) {
            QVERIFY(t[k] > 240.0F && t[k] < 325.0F);
            QVERIFY(td[k] < t[k] && td[k] > 220.0F);
            QVERIFY(std::hypot(u[k], v[k]) < 40.0F);
            QVERIFY(rain[k] >= 0.0F && rain[k] < 0.05F);
            wet += rain[k] > 0.0F ? 1 : 0;
        }
        // it rains, and mostly it does not
        const double share = static_cast<double>(wet) / static_cast<double>(t.size());
        QVERIFY2(share > 0.05 && share < 0.4, qPrintable(QString::number(share)));
    }

    void sameSeedSameWeather()
    {
        const QJsonObject small{{QStringLiteral("spacing"), 6.0}, {QStringLiteral("days"), 3}};
        QJsonObject other = small;
        other[QStringLiteral("seed")] = 2;
        const auto once = valuesOf(*run(small), QStringLiteral("t2m")), again = valuesOf(*run(small), QStringLiteral("t2m")),
                   different = valuesOf(*run(other), QStringLiteral("t2m"));
        QCOMPARE(once, again);
        QVERIFY(once != different);
        // the first wave of seed 1, so that it is the same on every machine
        QCOMPARE(makeWeather(1).waves.size(), std::size_t{10});
        QVERIFY(std::abs(makeWeather(1).waves.front().phase - 0.1320991231) < 1e-9); // 2π times the fourth number of mt19937_64
    }

    /// The same places in another region have the same weather; a row round the Earth closes.
    void regionsAndTheDateline()
    {
        const QJsonObject pacific{
            {QStringLiteral("spacing"), 10.0}, {QStringLiteral("days"), 1}, {QStringLiteral("region"), QJsonArray{170, -10, -170, 10}}};
        const auto cube = run(pacific);
        QCOMPARE(cube->signature().axes[2].values, (std::vector<double>{170, 180, 190}));
        QCOMPARE(cube->signature().axes[1].values, (std::vector<double>{10, 0, -10}));
        QJsonObject world = pacific;
        world[QStringLiteral("region")] = QJsonArray{-180, -90, 180, 90};
        const auto all = run(world);
        QVERIFY(all->signature().grids.front().periodic);
        QCOMPARE(all->signature().axes[2].size(), std::size_t{36});
        // 180° E of the small cube is −180° of the large one; rows from 90° in steps of 10°
        const auto part = valuesOf(*cube, QStringLiteral("t2m")), whole = valuesOf(*all, QStringLiteral("t2m"));
        QVERIFY(std::abs(part[1] - whole[8 * 36 + 0]) < 0.01F);
    }

    /// The afternoon of each place is warmer than its early morning, and the south has its winter in July.
    void timeOfDayAndSeason()
    {
        const WeatherScene still{};
        const std::vector<double> lats{45.0, -45.0}, lons{0.0, 90.0};
        const auto at = [&](double hourOfDay, double partOfYear) {
            std::vector<float> t(4), rest(4);
            fillWeather(still, {0.0, hourOfDay, partOfYear, 3.0}, lats, lons, {t, rest, rest, rest, rest});
            return t;
        };
        const auto afternoon = at(15.0, 0.55), morning = at(3.0, 0.55), winter = at(15.0, 0.05);
        QVERIFY(afternoon[0] > morning[0] + 5.0F);
        QVERIFY(at(9.0, 0.55)[1] > at(21.0, 0.55)[1] + 5.0F); // 15 and 3 o'clock at 90° E
        QVERIFY(afternoon[0] > winter[0] + 10.0F);
        QVERIFY(afternoon[2] < winter[2] - 10.0F);
    }

    void whatIsRefused()
    {
        const auto refusal = [&](const QJsonObject& parameters) { return firstProblem(m_case.check(parameters)); };
        QVERIFY(refusal({{QStringLiteral("step_hours"), 5}}).contains(QLatin1String("does not divide the day")));
        QVERIFY(refusal({{QStringLiteral("start"), QStringLiteral("June")}}).startsWith(QLatin1String("parameter.form")));
        QVERIFY(refusal({{QStringLiteral("region"), QJsonArray{10, 40, 10.1, 40.1}}}).startsWith(QLatin1String("region.empty")));
    }
};

QTEST_GUILESS_MAIN(IdealisedWeatherTest)
#include "idealised_weather_test.moc"
