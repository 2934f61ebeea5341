// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/idealised_seasons.h"
#include "plugins/fire/kernels/fire_seasons.h"
#include "tests/plugins/module_case.h"

#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::test;

class FireSeasonsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firesFollowTheirRule();
    void seasonsAreOppositeInTheSouth();
    void stepsAreThoseOfTheCalendar_data();
    void stepsAreThoseOfTheCalendar();
    void spacingsThatDoNotDivideAreRefused();
};

void FireSeasonsTest::firesFollowTheirRule()
{
    const fire::FireSeasons world(3);
    std::size_t burning = 0;
    for (double lat = -57.5; lat < 75.0; lat += 5.0) {
        for (double lon = -177.5; lon < 180.0; lon += 5.0) {
            const auto here = world.at(lat, lon, 3.3, 12.0, 5.0), west = world.at(lat, lon - 5.0, 3.3, 12.0, 5.0);
            if (!fire::FireSeasons::isLand(lat, lon)) {
                QVERIFY(std::isnan(here.burnedFraction) && !std::isnan(here.seaTemperature));
                continue;
            }
            const double heat = std::clamp((here.surfaceTemperature - 289.0) / 16.0, 0.0, 1.5);
            const double drought = std::clamp(1.0 - 500.0 * (here.rain + west.rain) / 60.0, 0.0, 1.0); // the mean, in mm
            const double fuel = here.leafArea / 2.0 * std::exp(1.0 - here.leafArea / 2.0);
            QVERIFY(std::abs(here.burnedFraction - 0.02 * heat * drought * fuel) < 1e-9);
            burning += here.burnedFraction > 1e-4 ? 1 : 0;
        }
    }
    QVERIFY(burning > 50);
    // steps of another length have as much rain and fire in a year
    const auto month = world.at(-20.0, 25.0, 3.3, 12.0, 5.0), week = world.at(-20.0, 25.0, 3.3, 48.0, 5.0);
    QVERIFY(std::abs(month.rain / week.rain - 4.0) < 1e-9);
    QVERIFY(week.burnedFraction == 0.0 || std::abs(month.burnedFraction / week.burnedFraction - 4.0) < 1e-9);
}

void FireSeasonsTest::seasonsAreOppositeInTheSouth()
{
    const fire::FireSeasons world(1);
    double north = 0.0, south = 0.0;
    for (int year = 0; year < 20; ++year) {
        north += world.at(45.0, 20.0, year + 0.55, 12.0, 5.0).surfaceTemperature - world.at(45.0, 20.0, year + 0.05, 12.0, 5.0).surfaceTemperature;
        south
            += world.at(-25.0, 133.0, year + 0.55, 12.0, 5.0).surfaceTemperature - world.at(-25.0, 133.0, year + 0.05, 12.0, 5.0).surfaceTemperature;
    }
    QVERIFY(north > 20.0 * 10.0 && south < -20.0 * 5.0);
}

void FireSeasonsTest::stepsAreThoseOfTheCalendar_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("second");
    QTest::newRow("months") << 12 << QStringLiteral("2001-02-16T00:00:00");
    QTest::newRow("eight days") << 46 << QStringLiteral("2001-01-13T00:00:00");
}

void FireSeasonsTest::stepsAreThoseOfTheCalendar()
{
    QFETCH(const int, steps);
    QFETCH(const QString, second);
    const fire::IdealisedSeasons module;
    const ModuleCase seasons(module, QStringLiteral("fire/hazard/idealised_seasons.json"));
    FakeContext context;
    const auto out
        = seasons.run({{QStringLiteral("years"), 2}, {QStringLiteral("spacing"), 15}, {QStringLiteral("steps_per_year"), steps}}, {}, context);
    QVERIFY2(out, out ? "" : qPrintable(out.error().message));
    const auto drivers = output<Cube>(*out, "drivers");
    const Axis& time = drivers->signature().axes.front();
    QCOMPARE(time.size(), static_cast<std::size_t>(2 * steps));
    QCOMPARE(isoText(time.values[1], time.calendar), second);
    QCOMPARE(drivers->signature().variables.size(), 7U);
}

void FireSeasonsTest::spacingsThatDoNotDivideAreRefused()
{
    const fire::IdealisedSeasons module;
    const ModuleCase seasons(module, QStringLiteral("fire/hazard/idealised_seasons.json"));
    QVERIFY(firstProblem(seasons.check({{QStringLiteral("spacing"), 7}})).startsWith(QLatin1String("parameter.form: A spacing of 7")));
}

QTEST_GUILESS_MAIN(FireSeasonsTest)
#include "fire_seasons_test.moc"
