// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/resources.h"
#include "views/earth/colour_map.h"
#include "views/earth/fields/field_image.h"
#include "views/earth/ticks.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace terrella;
using namespace terrella::earth;

class ColoursTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allMapsLoadAndHaveALicence()
    {
        const ColourMaps maps(resourcePath(QStringLiteral("colormaps")));
        QVERIFY(maps.all().size() >= 12);
        for (const char* name : {"viridis", "cividis", "inferno", "plasma", "balance", "thermal", "tempo", "rain", "batlow", "phase"})
            QCOMPARE(maps.find(QLatin1String(name)).name, QLatin1String(name));
        // The ends of viridis as matplotlib publishes them.
        const ColourMap& viridis = maps.find(QStringLiteral("viridis"));
        QVERIFY(std::abs(qRed(viridis.colours[0]) - 68) <= 1 && std::abs(qBlue(viridis.colours[0]) - 84) <= 2);
        QVERIFY(std::abs(qRed(viridis.colours[255]) - 253) <= 1 && std::abs(qGreen(viridis.colours[255]) - 231) <= 1);
        QCOMPARE(maps.find(QStringLiteral("balance")).kind, ColourMap::Kind::Diverging);
        QCOMPARE(maps.find(QStringLiteral("there is none")).name, QStringLiteral("viridis"));
    }
    void missingFolderStillGivesColours() { QCOMPARE(ColourMaps(QStringLiteral("/nowhere")).all().size(), std::size_t(1)); }
    void valuesFindTheirColour()
    {
        QCOMPARE(ColourMap::index(0.0, 0.0, 1.0), 0);
        QCOMPARE(ColourMap::index(-5.0, 0.0, 1.0), 0);
        QCOMPARE(ColourMap::index(1.0, 0.0, 1.0), 255);
        QCOMPARE(ColourMap::index(0.5, 0.0, 1.0), 128);
        QCOMPARE(ColourMap::index(1010.0, 1010.0, 910.0), 0); // a range that runs down
        QCOMPARE(ColourMap::index(910.0, 1010.0, 910.0), 255);
    }
    void quantitiesChooseTheirMap()
    {
        QCOMPARE(defaultColourMap(QStringLiteral("air_pressure_at_mean_sea_level"), QStringLiteral("msl"), QStringLiteral("Pa")),
            QStringLiteral("viridis"));
        QCOMPARE(defaultColourMap(QStringLiteral("atmosphere_relative_vorticity"), QStringLiteral("vo"), QStringLiteral("s-1")),
            QStringLiteral("balance"));
        QCOMPARE(defaultColourMap(QStringLiteral("wind_speed"), {}, {}), QStringLiteral("tempo"));
        QCOMPARE(defaultColourMap({}, QStringLiteral("t2m"), QStringLiteral("K")), QStringLiteral("thermal"));
    }
    /// flag_values, flag_meanings and flag_colors become colours with names; each number has the middle of its own.
    void classesHaveTheirOwnColours()
    {
        Variable variable;
        QVERIFY(!classColours(variable));
        variable.attributes
            = {{QStringLiteral("flag_values"), QJsonArray{1, 2, 3}}, {QStringLiteral("flag_meanings"), QStringLiteral("low high very_high")},
                {QStringLiteral("flag_colors"), QStringLiteral("#84f07f #ffb00c #b40000")}};
        const auto map = classColours(variable);
        QVERIFY(map && map->classes.size() == 3);
        QCOMPARE(map->classes[2].name, QStringLiteral("very high"));
        const ValueRange range = classRange(*map);
        QCOMPARE(range, (ValueRange{0.5, 3.5}));
        QCOMPARE(map->at(1.0, range.lowest, range.highest), qRgb(0x84, 0xf0, 0x7f));
        QCOMPARE(map->at(2.0, range.lowest, range.highest), qRgb(0xff, 0xb0, 0x0c));
        QCOMPARE(map->at(3.0, range.lowest, range.highest), qRgb(0xb4, 0x00, 0x00));
        QCOMPARE(map->classOf(2.0)->name, QStringLiteral("high"));
        QVERIFY(!map->classOf(std::numeric_limits<double>::quiet_NaN()));

        // without colours they can be told apart; numbers may lie unevenly, and be written as a text
        variable.attributes
            = {{QStringLiteral("flag_values"), QStringLiteral("10, 11, 20, 200")}, {QStringLiteral("flag_meanings"), QStringLiteral("a b c d")}};
        const auto uneven = classColours(variable);
        QVERIFY(uneven);
        std::set<QRgb> colours;
        for (const ColourMap::Class& one : uneven->classes)
            colours.insert(one.colour);
        QCOMPARE(colours.size(), std::size_t{4});
        const ValueRange wide = classRange(*uneven);
        QCOMPARE(uneven->at(10.0, wide.lowest, wide.highest), uneven->classes[0].colour);
        QCOMPARE(uneven->at(20.0, wide.lowest, wide.highest), uneven->classes[2].colour);
        QCOMPARE(uneven->at(200.0, wide.lowest, wide.highest), uneven->classes[3].colour);

        // as many meanings as numbers, or they are no classes
        variable.attributes[QStringLiteral("flag_meanings")] = QStringLiteral("a b");
        QVERIFY(!classColours(variable));
    }
    /// No colour of a third class stands between two classes.
    void classesAreNotBlended()
    {
        Variable variable;
        variable.attributes = {{QStringLiteral("flag_values"), QJsonArray{1, 2, 3}}, {QStringLiteral("flag_meanings"), QStringLiteral("a b c")},
            {QStringLiteral("flag_colors"), QStringLiteral("#ff0000 #00ff00 #0000ff")}};
        Grid grid;
        grid.ny = 4;
        grid.nx = 4;
        grid.lat = {3, 2, 1, 0};
        grid.lon = {0, 1, 2, 3};
        std::vector<float> values(16, 1.0F);
        for (std::size_t k = 8; k < 16; ++k)
            values[k] = 3.0F;
        const auto map = classColours(variable);
        const FieldImage image = paintField(values, 4, textureLayout(grid), classRange(*map), *map);
        QVERIFY(!image.smooth);
        std::set<std::uint32_t> found(image.pixels.begin(), image.pixels.end());
        QCOMPARE(found, (std::set<std::uint32_t>{0xff0000ffU, 0xffff0000U})); // R, G, B, A in memory
    }
    void automaticRangesAreRound()
    {
        std::vector<float> pressure;
        for (int k = 0; k < 10000; ++k)
            pressure.push_back(963.2F + 0.00843F * static_cast<float>(k));
        const ValueRange range = automaticRange(pressure, ColourMap::Kind::Sequential);
        QCOMPARE(range.lowest, 960.0);
        QCOMPARE(range.highest, 1050.0);
        std::vector<float> vorticity(10000, 1e-5F);
        for (std::size_t k = 0; k < 5000; ++k)
            vorticity[k] = -2e-5F;
        const ValueRange both = automaticRange(vorticity, ColourMap::Kind::Diverging);
        QCOMPARE(both.lowest, -both.highest);
        vorticity[17] = 1.0F; // one absurd value does not leave one colour for the rest
        QVERIFY(automaticRange(vorticity, ColourMap::Kind::Diverging).highest < 1e-4);
        const std::vector<float> missing(5, std::numeric_limits<float>::quiet_NaN());
        QVERIFY(automaticRange(missing, ColourMap::Kind::Sequential).highest > automaticRange(missing, ColourMap::Kind::Sequential).lowest);
        const std::vector<float> constant(5, 7.0F);
        QVERIFY(automaticRange(constant, ColourMap::Kind::Sequential).highest > automaticRange(constant, ColourMap::Kind::Sequential).lowest);
    }
    void ticksAreRound()
    {
        const std::vector<double> ticks = roundTicks(960.0, 1050.0, 6);
        QCOMPARE(ticks, (std::vector<double>{960.0, 980.0, 1000.0, 1020.0, 1040.0}));
        QCOMPARE(roundTicks(1010.0, 910.0, 5), (std::vector<double>{920.0, 940.0, 960.0, 980.0, 1000.0}));
        QVERIFY(roundTicks(5.0, 5.0, 5).empty());
        QCOMPARE(tickText(980.0, 20.0), QStringLiteral("980"));
        QCOMPARE(tickText(-2.5, 2.5), QStringLiteral("−2.5"));
        QCOMPARE(tickText(2e-5, 1e-5), QStringLiteral("2×10⁻⁵"));
        QCOMPARE(tickText(0.0, 1e-5), QStringLiteral("0"));
        QCOMPARE(placeText(131.5, 18.25), QStringLiteral("18.25°N 131.50°E"));
        QCOMPARE(placeText(300.0, -7.0), QStringLiteral("7.00°S 60.00°W"));
    }
    void timesSpeakTheirCalendar()
    {
        const Calendar days360 = Calendar::Days360;
        const double at = toSeconds({2000, 2, 30, 6, 0, 0.0}, days360);
        QCOMPARE(timeText(at, days360), QStringLiteral("30 Feb 2000 06:00"));
        QCOMPARE(timeText(toSeconds({2020, 8, 21, 6, 0, 0.0}, Calendar::Standard), Calendar::Standard), QStringLiteral("21 Aug 2020 06:00 UTC"));
        const auto ticks = timeTicks(toSeconds({2000, 1, 15, 0, 0, 0.0}, days360), toSeconds({2000, 5, 20, 0, 0, 0.0}, days360), days360, 6);
        QCOMPARE(ticks.size(), std::size_t(4));
        QCOMPARE(ticks[0].text, QStringLiteral("Feb 2000"));
        QCOMPARE(ticks[1].seconds - ticks[0].seconds, 30.0 * 86400.0);
        for (const int most : {2, 5, 12})
            for (const double span : {3600.0 * 12, 86400.0 * 9, 86400.0 * 200, 86400.0 * 40000})
                QVERIFY(timeTicks(0.0, span, Calendar::NoLeap, most).size() <= static_cast<std::size_t>(most) + 1);
    }
    void missingValuesAreTransparent()
    {
        const ColourMaps maps(resourcePath(QStringLiteral("colormaps")));
        const ColourMap& map = maps.find(QStringLiteral("viridis"));
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const std::vector<float> values{0.0F, nan, 1.0F, 0.5F};
        const FieldImage image = paintField(values, 2, {2, 2, false, false}, {0.0, 1.0}, map);
        QCOMPARE(image.width, 2);
        QVERIFY(!image.opaque);
        QCOMPARE(image.pixels[1] >> 24U, 0U);
        QCOMPARE(image.pixels[0],
            0xff000000U | static_cast<unsigned>(qBlue(map.colours[0])) << 16U | static_cast<unsigned>(qGreen(map.colours[0])) << 8U
                | static_cast<unsigned>(qRed(map.colours[0])));
    }
    void coarseFieldsKeepTheirValuesAtCentres()
    {
        const ColourMaps maps(resourcePath(QStringLiteral("colormaps")));
        const ColourMap& map = maps.find(QStringLiteral("viridis"));
        std::vector<float> values(36 * 18);
        for (std::size_t k = 0; k < values.size(); ++k)
            values[k] = static_cast<float>((k * 37) % 101) / 100.0F;
        const FieldImage image = paintField(values, 36, {36, 18, true, true}, {0.0, 1.0}, map);
        const int factor = image.height / 18;
        QVERIFY(factor >= 3 && factor % 2 == 1);
        QCOMPARE(image.width, 38 * factor);
        for (int j = 0; j < 18; ++j) {
            for (int i = 0; i < 36; ++i) {
                const std::uint32_t texel
                    = image.pixels[static_cast<std::size_t>((j * factor + factor / 2) * image.width + (i + 1) * factor + factor / 2)];
                const QRgb expected = map.at(static_cast<double>(values[static_cast<std::size_t>(j * 36 + i)]), 0.0, 1.0);
                QCOMPARE(int(texel & 0xffU), qRed(expected));
                QCOMPARE(int(texel >> 8U & 0xffU), qGreen(expected));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ColoursTest)
#include "colours_test.moc"
