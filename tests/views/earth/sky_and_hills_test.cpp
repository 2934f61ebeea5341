// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_ground.h"
#include "views/earth/geometry.h"
#include "views/earth/ground/hill_shade.h"
#include "views/earth/ground/sun.h"

#include <QTest>

#include <numbers>

using namespace terrella;
using namespace terrella::earth;

namespace {

double at(int year, int month, int day, int hour, int minute = 0, Calendar calendar = Calendar::Standard)
{
    return toSeconds({year, month, day, hour, minute, 0.0}, calendar);
}

int alphaAt(const FieldImage& image, double lon, double lat)
{
    const auto x = static_cast<std::size_t>(std::clamp((lon + 180.0) / 360.0 * image.width, 0.0, image.width - 1.0));
    const auto y = static_cast<std::size_t>(std::clamp((lat + 90.0) / 180.0 * image.height, 0.0, image.height - 1.0));
    return static_cast<int>(image.pixels[y * static_cast<std::size_t>(image.width) + x] >> 24U);
}

bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

} // namespace

/// The sun, night and hill shading by themselves.
class SkyAndHillsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sunOfAWorkedExample()
    {
        // Meeus, Astronomical Algorithms, 2nd ed., examples 25.a and 28.a: 1992 October 13.0 TD; the minute between TD and UT changes less than is
        // asked.
        const SunPlace sun = sunAt(at(1992, 10, 13, 0), Calendar::Standard);
        QVERIFY2(near(sun.lat, -7.78507, 0.002), qPrintable(QString::number(sun.lat, 'f', 6)));
        QVERIFY2(near(sun.equationMinutes, 13.7094, 0.05), qPrintable(QString::number(sun.equationMinutes, 'f', 6)));
        QVERIFY(near(wrap180(sun.lon - (180.0 - 13.7094 / 4.0)), 0.0, 0.02));
    }
    void equinoxesAndSolstices()
    {
        // Moments as the almanacs give them, to the minute (UT).
        QVERIFY(near(sunAt(at(2000, 3, 20, 7, 35), Calendar::Standard).lat, 0.0, 0.01));
        QVERIFY(near(sunAt(at(2024, 3, 20, 3, 6), Calendar::Standard).lat, 0.0, 0.01));
        QVERIFY(near(sunAt(at(2024, 9, 22, 12, 44), Calendar::Standard).lat, 0.0, 0.01));
        QVERIFY(near(sunAt(at(2000, 6, 21, 1, 48), Calendar::Standard).lat, 23.44, 0.01));
        QVERIFY(near(sunAt(at(2024, 12, 21, 9, 21), Calendar::Standard).lat, -23.44, 0.01));
    }
    void equationOfTimeHasItsExtremes()
    {
        // The four extremes of the sundial: 11 February −14.2, 14 May +3.7, 26 July −6.5, 3 November +16.4 minutes.
        double lowest = 0.0, highest = 0.0;
        int lowestDay = 0, highestDay = 0;
        for (int day = 0; day < 366; ++day) {
            const double e = sunAt(at(2024, 1, 1, 12) + 86400.0 * day, Calendar::Standard).equationMinutes;
            if (e < lowest) {
                lowest = e;
                lowestDay = day;
            }
            if (e > highest) {
                highest = e;
                highestDay = day;
            }
        }
        QVERIFY(near(lowest, -14.2, 0.1) && near(lowestDay, 41, 2));   // 11 February is day 41 counted from 0
        QVERIFY(near(highest, 16.4, 0.1) && near(highestDay, 307, 2)); // 3 November
        QVERIFY(near(sunAt(at(2024, 5, 14, 12), Calendar::Standard).equationMinutes, 3.7, 0.1));
        QVERIFY(near(sunAt(at(2024, 7, 26, 12), Calendar::Standard).equationMinutes, -6.5, 0.1));
        // At noon of Greenwich the sun is there but for the equation of time, a quarter of a degree for each minute.
        QVERIFY(near(sunAt(at(2024, 11, 3, 12), Calendar::Standard).lon, -16.4 / 4.0, 0.03));
    }
    void calendarsThatAreNotTheWorlds()
    {
        // The same moment by two calendars of the world: 1 January 1970 of the Julian one is 14 January.
        const SunPlace a = sunAt(at(1970, 1, 1, 6, 0, Calendar::Julian), Calendar::Julian), b = sunAt(at(1970, 1, 14, 6), Calendar::Standard);
        QVERIFY(near(a.lat, b.lat, 1e-9) && near(a.lon, b.lon, 1e-9));
        for (const Calendar calendar : {Calendar::Days360, Calendar::NoLeap, Calendar::AllLeap}) {
            QVERIFY(goesByPartOfYear(calendar));
            double highest = -90.0, lowest = 90.0;
            for (int month = 1; month <= 12; ++month)
                for (int day = 1; day <= daysInMonth(2001, month, calendar); ++day) {
                    const SunPlace sun = sunAt(at(2001, month, day, 12, 0, calendar), calendar);
                    highest = std::max(highest, sun.lat);
                    lowest = std::min(lowest, sun.lat);
                    QVERIFY(std::abs(sun.lon) < 4.2); // noon is noon
                }
            QVERIFY(near(highest, 23.44, 0.01) && near(lowest, -23.44, 0.01));
            QVERIFY(near(sunAt(at(2001, 6, 21, 0, 0, calendar), calendar).lat, 23.4, 0.1));
            QVERIFY(near(sunAt(at(2001, 6, 21, 18, 0, calendar), calendar).lon, -90.0, 1.5));
        }
        // 30 February is a day like others.
        const SunPlace sun = sunAt(at(2001, 2, 30, 12, 0, Calendar::Days360), Calendar::Days360);
        QVERIFY(near(sun.lat, -7.2, 0.3)); // 59.5/360 of the year: 2 March
        QVERIFY(!goesByPartOfYear(Calendar::Standard) && !goesByPartOfYear(Calendar::Julian));
    }
    void twilightHasItsBands()
    {
        QCOMPARE(darkness(0.0), 0.0);
        QVERIFY(near(darkness(-18.9), 1.0, 1e-9));
        double before = -1.0;
        for (const double between : {-3.4, -9.0, -15.0, -30.0}) {
            QVERIFY(darkness(between) > before + 0.15); // four shades that can be told apart
            QVERIFY(near(darkness(between), darkness(between - 1.0), 1e-9));
            before = darkness(between);
        }
        for (double a = 5.0; a > -25.0; a -= 0.05)
            QVERIFY(darkness(a - 0.05) >= darkness(a));
    }
    void nightIsWhereTheSunIsNot()
    {
        for (const auto& [month, hour] : {std::pair(6, 0), std::pair(12, 9), std::pair(3, 17)}) {
            const SunPlace sun = sunAt(at(2024, month, 21, hour), Calendar::Standard);
            const FieldImage night = paintNight(sun, qRgb(6, 10, 24), 720);
            QCOMPARE(night.height, 360);
            QCOMPARE(alphaAt(night, sun.lon, sun.lat), 0);
            QCOMPARE(alphaAt(night, wrap180(sun.lon + 180.0), -sun.lat), 255);
            for (double lat = -87.0; lat < 90.0; lat += 6.0)
                for (double lon = -177.0; lon < 180.0; lon += 6.0) {
                    const double altitude = sunAltitudeDeg(sun, lon, lat);
                    if (altitude > 0.5)
                        QCOMPARE(alphaAt(night, lon, lat), 0);
                    else if (altitude < -20.0)
                        QCOMPARE(alphaAt(night, lon, lat), 255);
                }
        }
        // In June the sun does not set at the north pole.
        const FieldImage june = paintNight(sunAt(at(2024, 6, 21, 0), Calendar::Standard), qRgb(0, 0, 0), 720);
        QCOMPARE(alphaAt(june, 100.0, 89.9), 0);
        QCOMPARE(alphaAt(june, 100.0, -89.9), 255);
    }
    void slopesAreLitAsTheyLie_data()
    {
        QTest::addColumn<double>("lat");
        QTest::newRow("equator") << 0.0;
        QTest::newRow("60°N, where a degree of longitude is half as long") << 60.0;
    }
    void slopesAreLitAsTheyLie()
    {
        QFETCH(double, lat);
        constexpr std::size_t n = 9;
        const PlateBox box{-0.45, lat - 0.45, 0.45, lat + 0.45};
        const double metres = 6371000.0 * degree;
        const auto shadeOf = [&](double riseEast, double riseNorth, const HillLight& light) {
            std::vector<float> heights;
            for (std::size_t j = 0; j < n; ++j)
                for (std::size_t i = 0; i < n; ++i) {
                    const double x = (-0.4 + 0.1 * static_cast<double>(i)) * metres * std::cos(lat * degree),
                                 y = (0.4 - 0.1 * static_cast<double>(j)) * metres;
                    heights.push_back(static_cast<float>(riseEast * x + riseNorth * y));
                }
            return static_cast<double>(hillShade(heights, n, box, light)[n / 2 * n + n / 2]);
        };
        const double r = std::numbers::sqrt2;
        const HillLight west{270.0, 45.0, 1.0}, east{90.0, 45.0, 1.0}, south{180.0, 30.0, 1.0};
        QVERIFY(near(shadeOf(0.0, 0.0, west), 1.0 / r, 1e-6));              // flat: sin 45°
        QVERIFY(near(shadeOf(1.0, 0.0, west), 1.0, 1e-3));                  // rises eastward at 45°: square to light from the west
        QVERIFY(near(shadeOf(1.0, 0.0, east), 0.0, 1e-3));                  // and just in the shade from the east
        QVERIFY(near(shadeOf(0.0, 1.0, west), 0.5, 1e-3));                  // cos of 60° between (0, −1, 1)/√2 and (−1, 0, 1)/√2
        QVERIFY(near(shadeOf(0.0, std::numbers::sqrt3, south), 1.0, 1e-3)); // 60° steep towards light 30° high
        QVERIFY(near(shadeOf(0.0, -1.0, south), 0.0, 1e-9));
        // Exaggerated five times a fifth of the slope looks the same.
        QVERIFY(near(shadeOf(0.2, 0.0, {270.0, 45.0, 5.0}), 1.0, 1e-3));
    }
    void shadeClosesRoundTheEarthAndStandsMissingHeights()
    {
        std::vector<float> heights(36 * 18);
        for (std::size_t k = 0; k < heights.size(); ++k)
            heights[k] = static_cast<float>(1e5 * std::cos((static_cast<double>(k % 36) * 10.0 + 5.0) * degree));
        const std::vector<float> shade = hillShade(heights, 36, {-180.0, -90.0, 180.0, 90.0}, {270.0, 45.0, 1.0});
        // Wherever the plate is cut, a hill is lit alike.
        std::vector<float> rolled(heights.size());
        for (std::size_t k = 0; k < heights.size(); ++k)
            rolled[k] = heights[k / 36 * 36 + (k % 36 + 7) % 36];
        const std::vector<float> other = hillShade(rolled, 36, {-110.0, -90.0, 250.0, 90.0}, {270.0, 45.0, 1.0});
        for (std::size_t k = 0; k < heights.size(); ++k)
            QCOMPARE(other[k], shade[k / 36 * 36 + (k % 36 + 7) % 36]);
        QVERIFY(shade[9 * 36 + 8] != shade[9 * 36 + 27]);
        heights[9 * 36 + 9] = std::nanf("");
        for (const float v : hillShade(heights, 36, {-180.0, -90.0, 180.0, 90.0}, {}))
            QVERIFY(v >= 0.0F && v <= 1.0F);
        QVERIFY(hillShade({}, 0, {}, {}).empty());
    }
    void reliefHasLandAndSeaAndHoles()
    {
        PlateHeights relief;
        relief.width = 3;
        relief.height = 2;
        relief.heights = {100.0F, -3000.0F, std::nanf(""), 100.0F, 100.0F, -10.0F};
        const std::vector<float> flat(6, static_cast<float>(std::sin(45.0 * degree)));
        const FieldImage image = paintRelief(relief, flat, {}, qRgb(200, 100, 50), qRgb(10, 20, 200));
        QVERIFY(!image.opaque);
        // The first row of the image is the southern one.
        QCOMPARE(image.pixels[0], 0xff3264c8U);
        QCOMPARE(image.pixels[3], 0xff3264c8U);
        QCOMPARE(image.pixels[5], 0U);
        QVERIFY((image.pixels[2] >> 16U & 255U) > (image.pixels[4] >> 16U & 255U)); // deep sea is darker than shallow
        const FieldImage shade = paintShade(relief, {0.0F, 0.0F, 0.0F, 0.7072F, 1.0F, 0.7072F}, {}, 0.6);
        QCOMPARE(shade.pixels[3] & 255U, 102U);            // 0.4 of white on land
        QVERIFY(near(shade.pixels[4] & 255U, 178.5, 1.0)); // half as strong in the sea
        QCOMPARE(shade.pixels[5] & 255U, 255U);
        QCOMPARE(shade.pixels[0] & 255U, 255U);
        QCOMPARE(shade.pixels[1] & 255U, 255U); // fields are not made brighter
    }
    void viewsKeepTheGround()
    {
        EarthGround ground;
        QVERIFY(ground.groundJson().isEmpty()); // nothing that is as it is by itself
        QCOMPARE(EarthGround::fromJson(ground.outlinesJson(), ground.groundJson(), {}), ground);
        ground.borders = ground.rivers = ground.cities = ground.night = true;
        ground.coast = ground.graticule = ground.degrees = false;
        ground.nightOpacity = 0.4;
        ground.base = EarthGround::Base::Relief;
        ground.reliefFile = QStringLiteral("heights.tif");
        ground.pictureFile = QStringLiteral("blue.jpg");
        ground.azimuth = 120.0;
        ground.altitude = 30.0;
        ground.exaggeration = 5.0;
        ground.strength = 0.25;
        QCOMPARE(EarthGround::fromJson(ground.outlinesJson(), ground.groundJson(), {}), ground);
        // Views of earlier versions knew three lines.
        const EarthGround old = EarthGround::fromJson(
            {{QStringLiteral("coast"), true}, {QStringLiteral("borders"), true}, {QStringLiteral("graticule"), false}}, {}, {});
        QVERIFY(old.coast && old.borders && !old.graticule && !old.cities && !old.night);
        QVERIFY(old.base == EarthGround::Base::Plain);
        // Nonsense is put right.
        const EarthGround odd
            = EarthGround::fromJson({}, {{QStringLiteral("base"), QStringLiteral("picture")}, {QStringLiteral("altitude"), 900.0}}, {});
        QVERIFY(odd.base == EarthGround::Base::Plain); // no picture was named
        QCOMPARE(odd.altitude, 90.0);
    }
};

QTEST_GUILESS_MAIN(SkyAndHillsTest)
#include "sky_and_hills_test.moc"
