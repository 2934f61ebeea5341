// SPDX-License-Identifier: GPL-3.0-or-later
// Noon by longitude, humidity, and rain of the 24 hours before: numbers.
#include "plugins/fire/kernels/noon.h"

#include <QTest>

#include <cmath>

using namespace terrella::fire;

namespace {

constexpr double kHour = 3600.0;

std::vector<double> hours(std::initializer_list<double> values)
{
    std::vector<double> out;
    for (const double value : values)
        out.push_back(value * kHour);
    return out;
}

bool near(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) <= tolerance; }

} // namespace

class NoonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noonGoesByLongitude()
    {
        for (const auto& [lon, hour] : std::initializer_list<std::pair<double, double>>{{0.0, 12.0}, {90.0, 6.0}, {-90.0, 18.0}, {270.0, 18.0},
                 {180.0, 0.0}, {-180.0, 0.0}, {540.0, 0.0}, {-179.25, 23.95}, {10.0, 12.0 - 10.0 / 15.0}})
            QVERIFY2(near(noonOfLongitude(lon, false), hour * kHour, 1e-6), qPrintable(QString::number(lon)));
        for (const auto& [lon, hour] :
            std::initializer_list<std::pair<double, double>>{{7.4, 12.0}, {7.6, 11.0}, {-7.6, 13.0}, {352.4, 13.0}, {180.0, 0.0}, {-179.0, 24.0}})
            QVERIFY2(near(noonOfLongitude(lon, true), hour * kHour, 1e-6), qPrintable(QString::number(lon)));
    }

    void aMomentAmongSteps()
    {
        const auto times = hours({0, 3, 6, 9, 15, 18}); // 12 is missing
        const StepPlace between = placeOf(times, 4.0 * kHour, Between::Linear, 3 * kHour);
        QVERIFY(between.isThere && between.before == 1 && between.after == 2 && near(between.share, 1.0 / 3.0));
        const StepPlace at = placeOf(times, 6.0 * kHour, Between::Linear, 3 * kHour);
        QVERIFY(at.isThere && at.before == 2 && at.share == 0.0);
        QVERIFY(!placeOf(times, 12.0 * kHour, Between::Linear, 3 * kHour).isThere); // across a gap
        QVERIFY(!placeOf(times, -1.0, Between::Linear, 3 * kHour).isThere);
        QVERIFY(!placeOf(times, 19.0 * kHour, Between::Linear, 3 * kHour).isThere);
        QVERIFY(placeOf(times, 18.0 * kHour, Between::Linear, 3 * kHour).isThere);
        QCOMPARE(placeOf(times, 4.4 * kHour, Between::Nearest, 3 * kHour).before, std::size_t{1});
        QCOMPARE(placeOf(times, 4.6 * kHour, Between::Nearest, 3 * kHour).before, std::size_t{2});
        QVERIFY(!placeOf(times, 12.0 * kHour, Between::Nearest, 3 * kHour).isThere);
        QVERIFY(placeOf(times, 19.4 * kHour, Between::Nearest, 3 * kHour).isThere);
        QVERIFY(!placeOf(times, 19.6 * kHour, Between::Nearest, 3 * kHour).isThere);
        QVERIFY(!placeOf({}, 0.0, Between::Nearest, 3 * kHour).isThere);
    }

    /// A missing value counts only where it is used.
    void missingValues()
    {
        const std::vector<float> values{1.0F, NAN, 3.0F};
        const auto times = hours({0, 1, 2});
        QVERIFY(std::isnan(valueAt(values, 1, 0, placeOf(times, 0.5 * kHour, Between::Linear, kHour))));
        QCOMPARE(valueAt(values, 1, 0, placeOf(times, 0.0, Between::Linear, kHour)), 1.0);
        QCOMPARE(valueAt(values, 1, 0, placeOf(times, 1.6 * kHour, Between::Nearest, kHour)), 3.0);
    }

    /// A wind that turns round keeps its speed.
    void speedBetweenSteps()
    {
        const std::vector<float> east{3.0F, -3.0F}, north{4.0F, -4.0F};
        QVERIFY(near(speedAt({east, north, 3.6, 3.6}, 1, 0, placeOf(hours({0, 1}), 0.5 * kHour, Between::Linear, kHour)), 18.0));
    }

    /// Saturation: Smithsonian tables, 12.27 hPa at 10 °C and 23.37 hPa at 20 °C.
    void humidity()
    {
        QVERIFY(near(saturationPressureHpa(10.0), 12.27, 0.02));
        QVERIFY(near(saturationPressureHpa(20.0), 23.37, 0.03));
        QCOMPARE(humidityOfDewpoint(15.0, 15.0), 100.0);
        QVERIFY(near(humidityOfDewpoint(20.0, 10.0), 52.5, 0.1));
        QCOMPARE(humidityOfDewpoint(20.0, 20.5), 100.0); // a little above is what packing leaves
        const double vapour = 12.272, q = 0.62198 * vapour / (1000.0 - 0.37802 * vapour);
        QVERIFY(near(humidityOfSpecific(20.0, q, 1000.0), 52.5, 0.1));
        QCOMPARE(humidityOfSpecific(20.0, -1e-6, 1000.0), 0.0);
        QVERIFY(std::isnan(humidityOfDewpoint(NAN, 10.0)));
    }

    void stretchesOfRain()
    {
        const auto times = hours({0, 6, 12, 30, 36}); // a gap of 18 h
        const RainSteps end = rainSteps(times, RainStamp::End, 6 * kHour), middle = rainSteps(times, RainStamp::Middle, 6 * kHour),
                        start = rainSteps(times, RainStamp::Start, 6 * kHour);
        QCOMPARE(end.begin, hours({-6, 0, 6, 24, 30}));
        QCOMPARE(end.end, times);
        QCOMPARE(middle.begin, hours({-3, 3, 9, 27, 33}));
        QCOMPARE(middle.end, hours({3, 9, 15, 33, 39}));
        QCOMPARE(start.begin, times);
        QCOMPARE(start.end, hours({6, 12, 18, 36, 42}));
    }

    void rainOf24Hours()
    {
        std::vector<double> begin, end;
        std::vector<float> values;
        for (int step = 0; step < 12; ++step) { // 6-hourly: 0 to 72 h, rain 1, 2, 3, …
            begin.push_back(6.0 * step * kHour);
            end.push_back(6.0 * (step + 1) * kHour);
            values.push_back(static_cast<float>(step + 1));
        }
        const auto rain
            = [&](double hour, Between between, bool isRate = false) { return rainToNoon(values, 1, 0, begin, end, hour * kHour, between, isRate); };
        QVERIFY(near(rain(30, Between::Linear), 2 + 3 + 4 + 5));
        // two hours later: a third of step 6 comes in and a third of step 2 goes out
        QVERIFY(near(rain(32, Between::Linear), 2 * (2.0 / 3.0) + 3 + 4 + 5 + 6.0 / 3.0));
        QVERIFY(near(rain(32, Between::Nearest), 2 + 3 + 4 + 5));
        QVERIFY(near(rain(34, Between::Nearest), 3 + 4 + 5 + 6));
        QVERIFY(near(rain(30, Between::Linear, true), (2 + 3 + 4 + 5) * 6 * kHour));
        QVERIFY(near(rain(24, Between::Linear), 1 + 2 + 3 + 4));
        QVERIFY(std::isnan(rain(23, Between::Linear))); // begins before the data
        QVERIFY(std::isnan(rain(73, Between::Linear)));
        values[6] = NAN; // 36 to 42 h
        QVERIFY(near(rain(36, Between::Linear), 3 + 4 + 5 + 6));
        QVERIFY(std::isnan(rain(37, Between::Linear)));
        QVERIFY(std::isnan(rain(64, Between::Linear)));
        QVERIFY(near(rain(66, Between::Linear), 8 + 9 + 10 + 11));
    }

    void rainAcrossAGap()
    {
        const std::vector<double> begin = hours({0, 6, 18, 24, 30}), end = hours({6, 12, 24, 30, 36}); // 12 to 18 is missing
        const std::vector<float> values(5, 1.0F);
        QVERIFY(std::isnan(rainToNoon(values, 1, 0, begin, end, 30 * kHour, Between::Linear, false)));
    }
};

QTEST_GUILESS_MAIN(NoonTest)
#include "noon_test.moc"
