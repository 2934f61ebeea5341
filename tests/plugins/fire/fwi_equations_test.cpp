// SPDX-License-Identifier: GPL-3.0-or-later
// The equations against published numbers, place by place and side by side.
#include "plugins/fire/kernels/fire_days.h"
#include "tests/plugins/fire/fwi_tables.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace terrella::fire;
using namespace terrella::fire::test;

namespace {

NoonWeather noon(const SampleDay& day) { return {day.temperatureC, day.humidityPercent, day.windKmh, day.rainMm}; }

MoistureCodes advance(const FwiRules& rules, const MoistureCodes& before, const SampleDay& day, double latDeg = 46.0)
{
    const LatitudeBands bands = bandsOf(rules, latDeg);
    return nextCodes(rules, before, noon(day), dayLengthDmc(bands, day.month), dayLengthDc(rules, bands, day.month));
}

bool isNear(double value, double expected, double relative) { return std::abs(value - expected) <= relative * std::max(std::abs(expected), 1e-9); }

#define NEAR(value, expected, relative)                                                                                                              \
    QVERIFY2(isNear(value, expected, relative), qPrintable(QStringLiteral("%1, not %2").arg(value, 0, 'g', 12).arg(expected, 0, 'g', 12)))

} // namespace

class FwiEquationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void published49Days()
    {
        const FwiRules rules = rulesOf(Convention::Ftr33);
        MoistureCodes codes;
        for (const PublishedDay& day : kPublished) {
            codes = advance(rules, codes, day.weather);
            const FireIndices indices = indicesOf(rules, codes, day.weather.windKmh);
            const double found[]{codes.ffmc, codes.dmc, codes.dc, indices.isi, indices.bui, indices.fwi};
            const double printed[]{day.ffmc, day.dmc, day.dc, day.isi, day.bui, day.fwi};
            for (std::size_t k = 0; k < 6; ++k)
                QVERIFY2(std::abs(found[k] - printed[k]) <= 0.05 + 1e-9,
                    qPrintable(QStringLiteral("%1-%2, number %3: %4, printed %5")
                                   .arg(day.weather.month)
                                   .arg(day.weather.day)
                                   .arg(k)
                                   .arg(found[k])
                                   .arg(printed[k])));
        }
    }

    void cffdrs48Days_data()
    {
        QTest::addColumn<bool>("later");
        QTest::newRow("1.8") << false;
        QTest::newRow("1.9.2 and later") << true;
    }
    void cffdrs48Days()
    {
        QFETCH(bool, later);
        const FwiRules rules = rulesOf(later ? Convention::Cffdrs110 : Convention::Cffdrs18);
        MoistureCodes codes;
        for (const CffdrsDay& day : kCffdrs) {
            codes = advance(rules, codes, day.weather);
            const FireIndices indices = indicesOf(rules, codes, day.weather.windKmh);
            NEAR(codes.ffmc, later ? day.laterFfmc : day.ffmc, 1e-7);
            NEAR(codes.dmc, day.dmc, 1e-7);
            NEAR(codes.dc, day.dc, 1e-7);
            NEAR(indices.isi, later ? day.laterIsi : day.isi, 1e-6);
            NEAR(indices.bui, day.bui, 1e-7);
            NEAR(indices.fwi, later ? day.laterFwi : day.fwi, 1e-6);
            if (!later)
                NEAR(indices.dsr, day.dsr, 1e-5);
        }
    }

    /// Values that R's cffdrs gives at the edges of the equations; in July unless told.
    void edges()
    {
        const FwiRules rules = rulesOf(Convention::Cffdrs110), older = rulesOf(Convention::Cffdrs18);
        const auto ffmc = [](const FwiRules& of, double before, double t, double h, double w, double p) {
            return nextCodes(of, {before, 0, 0}, {t, h, w, p}, 12.4, 6.4).ffmc;
        };
        NEAR(ffmc(rules, 85, 17, 100, 25, 0), 75.00706, 1e-6); // humidity is cut at 99.9999
        NEAR(ffmc(older, 85, 17, 100, 25, 0), 75.040998, 1e-7);
        NEAR(ffmc(rules, 0, 20, 50, 10, 0), 48.93476, 1e-6);
        NEAR(ffmc(rules, 101, 20, 50, 10, 0), 91.639814, 1e-7);
        NEAR(ffmc(rules, 85, 20, 50, 10, 0.5), 86.776847, 1e-7);  // 0.5 mm do not count …
        NEAR(ffmc(rules, 85, 20, 50, 10, 0.51), 86.716243, 1e-7); // … more does
        NEAR(ffmc(rules, 20, 20, 90, 10, 50), 18.492794, 1e-7);

        const auto dmc = [&](double before, double lat, double p) {
            const LatitudeBands bands = bandsOf(rules, lat);
            return nextCodes(rules, {85, before, 0}, {20, 40, 10, p}, dayLengthDmc(bands, 7), 0.0).dmc;
        };
        const std::pair<double, double> byLatitude[]{{46, 22.973277}, {30.01, 22.973277}, {30, 22.421782}, {10.01, 22.421782}, {10, 22.158024},
            {0, 22.158024}, {-10, 21.894265}, {-10.01, 21.894265}, {-30, 21.558573}, {-30.01, 21.558573}, {-60, 21.558573}};
        for (const auto& [lat, expected] : byLatitude)
            NEAR(dmc(20, lat, 0), expected, 1e-7);
        NEAR(dmc(20, 46, 1.5), 22.973277, 1e-7);
        NEAR(dmc(20, 46, 1.51), 22.376589, 1e-7);
        NEAR(dmc(50, 46, 10), 28.645533, 1e-7);
        NEAR(dmc(100, 46, 10), 54.641938, 1e-7);
        NEAR(dmc(33, 46, 10), 18.796106, 1e-7);
        NEAR(dmc(65, 46, 10), 36.059439, 1e-7);

        const auto dc = [&](double before, double lat, double t, double p, int month) {
            return nextCodes(rules, {85, 6, before}, {t, 40, 10, p}, 9.0, dayLengthDc(rules, bandsOf(rules, lat), month)).dc;
        };
        const std::pair<double, double> dcByLatitude[]{
            {46, 107.304}, {20.01, 107.304}, {20, 104.804}, {0, 104.804}, {-19.99, 104.804}, {-20, 103.304}, {-40, 103.304}};
        for (const auto& [lat, expected] : dcByLatitude)
            NEAR(dc(100, lat, 20, 0, 7), expected, 1e-9);
        NEAR(dc(200, 46, 20, 2.8, 7), 207.304, 1e-9);
        NEAR(dc(200, 46, 20, 2.81, 7), 203.87107, 1e-7);
        NEAR(dc(200, 46, -10, 0, 1), 200.0, 1e-12);
        NEAR(dc(200, 46, 20, 50, 7), 94.311487, 1e-7);

        QCOMPARE(buildUpIndex(0, 0), 0.0);
        QCOMPARE(buildUpIndex(0, 100), 0.0);
        NEAR(buildUpIndex(50, 0), 48.69542, 1e-7);
        NEAR(buildUpIndex(50, 100), 49.855047, 1e-7);
        NEAR(buildUpIndex(40, 100), 40.0, 1e-9);
        NEAR(buildUpIndex(100, 100), 99.070212, 1e-7);
        NEAR(buildUpIndex(10, 1), 9.1277561, 1e-7);
        QCOMPARE(fireWeatherIndex(0, 0), 0.0);
        NEAR(fireWeatherIndex(1, 10), 0.60324996, 1e-7);
        NEAR(fireWeatherIndex(10, 80), 28.221038, 1e-7);
        NEAR(fireWeatherIndex(10, 80.0001), 28.205356, 1e-7);
        NEAR(fireWeatherIndex(10, 200), 38.877301, 1e-7);
        NEAR(fireWeatherIndex(50, 150), 98.276902, 1e-7);
        NEAR(initialSpreadIndex(rules, 85, 0), 2.1050822, 1e-7);
        NEAR(initialSpreadIndex(older, 85, 0), 2.107270, 1e-6);
        NEAR(initialSpreadIndex(rules, 95, 40), 64.947141, 1e-7);
        NEAR(initialSpreadIndex(rules, 101, 20), 52.367377, 1e-7);
    }

    void overwintering()
    {
        NEAR(overwinteredDc(300, 110, 0.75, 0.75), 109.4657, 1e-6);
        NEAR(overwinteredDc(300, 110, 1.0, 0.9), 16.35315, 1e-6);
        NEAR(overwinteredDc(100, 50, 0.75, 0.75), 105.176, 1e-5);
        QCOMPARE(overwinteredDc(1, 550, 0.75, 0.75, 10), 10.0);
    }

    void southIsHalfAYearLater()
    {
        const FwiRules rules = rulesOf(Convention::Cffdrs110);
        for (int month = 1; month <= 12; ++month)
            QCOMPARE(dayLengthDc(rules, bandsOf(rules, -46.0), month), dayLengthDc(rules, bandsOf(rules, 46.0), (month + 5) % 12 + 1));
    }

    /// Many places at once give what one place gives, whatever the convention, at any lane, and in the polar night as well.
    void lanesAgreeWithOnePlace_data()
    {
        QTest::addColumn<int>("convention");
        for (const Convention convention : {Convention::Ftr33, Convention::Cffdrs18, Convention::Cffdrs110, Convention::Geff, Convention::Xclim})
            QTest::addRow("%d", static_cast<int>(convention)) << static_cast<int>(convention);
    }
    void lanesAgreeWithOnePlace()
    {
        QFETCH(int, convention);
        const FwiRules rules = rulesOf(static_cast<Convention>(convention));
        std::mt19937 generator(7);
        std::uniform_real_distribution<double> share(0.0, 1.0);
        std::array<MoistureCodes, kLanes> codes;
        FwiLanes lanes;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            lanes.ffmc[lane] = codes[lane].ffmc;
            lanes.dmc[lane] = codes[lane].dmc;
            lanes.dc[lane] = codes[lane].dc;
        }
        for (int day = 0; day < 400; ++day) {
            const int month = day / 31 % 12 + 1;
            std::array<NoonWeather, kLanes> weather;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                weather[lane] = {-40.0 + 85.0 * share(generator), std::min(100.0, 110.0 * share(generator)),
                    70.0 * share(generator) * share(generator), share(generator) < 0.7 ? 0.0 : 60.0 * share(generator) * share(generator)};
                const LatitudeBands bands = bandsOf(rules, -85.0 + 2.7 * static_cast<double>(lane));
                lanes.temperatureC[lane] = weather[lane].temperatureC;
                lanes.humidityPercent[lane] = weather[lane].humidityPercent;
                lanes.windKmh[lane] = weather[lane].windKmh;
                lanes.rainMm[lane] = weather[lane].rainMm;
                lanes.le[lane] = dayLengthDmc(bands, month);
                lanes.lf[lane] = dayLengthDc(rules, bands, month);
            }
            advanceDay(rules, lanes);
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                codes[lane] = nextCodes(rules, codes[lane], weather[lane], lanes.le[lane], lanes.lf[lane]);
                const FireIndices indices = indicesOf(rules, codes[lane], weather[lane].windKmh);
                NEAR(1.0 + lanes.ffmc[lane], 1.0 + codes[lane].ffmc, 1e-10); // near zero it is what is left of a difference
                NEAR(1.0 + lanes.dmc[lane], 1.0 + codes[lane].dmc, 1e-10);
                NEAR(lanes.dc[lane], codes[lane].dc, 1e-10);
                NEAR(lanes.isi[lane], indices.isi, 1e-9);
                NEAR(lanes.fwi[lane], indices.fwi, 1e-8);
                QVERIFY(std::isfinite(lanes.dsr[lane]));
            }
        }
    }
};

QTEST_GUILESS_MAIN(FwiEquationsTest)
#include "fwi_equations_test.moc"
