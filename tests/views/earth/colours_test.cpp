// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/resources.h"
#include "views/earth/class_schemes.h"
#include "views/earth/colour_map.h"
#include "views/earth/earth_layer.h"
#include "views/earth/fields/colour_table.h"
#include "views/earth/ticks.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
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
    /// However low a bar is, its numbers do not run into each other; a high one has all it may have.
    void numbersOfABarStandApart()
    {
        Colouring even, log;
        even.range = {1003.2, 1016.1};
        log.norm = EarthNorm::Log;
        log.range = {0.9, 22.0};
        constexpr double line = 14.0;
        for (const Colouring& colouring : {even, log}) {
            int before = 0;
            for (const double height : {24.0, 50.0, 75.0, 110.0, 180.0, 340.0}) {
                const int most = stepsWithRoom(colouring, 6, height, line);
                const std::vector<double> marks = colourTicks(colouring, most);
                QVERIFY(most >= before);
                before = most;
                QVERIFY(!marks.empty());
                for (std::size_t k = 1; k < marks.size(); ++k)
                    QVERIFY2(
                        std::abs(colouring.partOf(marks[k]) - colouring.partOf(marks[k - 1])) * height >= line, qPrintable(QString::number(height)));
            }
            QCOMPARE(before, 6);
        }
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
    void scalesRunTheOtherWayAndBack()
    {
        Colouring c{ColourMaps(resourcePath(QStringLiteral("colormaps"))).find(QStringLiteral("viridis")), {1.0, 1000.0}};
        for (const EarthNorm norm : {EarthNorm::Linear, EarthNorm::Log, EarthNorm::Power}) {
            c.norm = norm;
            QVERIFY(std::abs(c.partOf(1.0)) < 1e-12 && std::abs(c.partOf(1000.0) - 1.0) < 1e-12);
            for (const double value : {1.0, 3.0, 31.6, 400.0, 1000.0})
                QVERIFY(std::abs(c.valueOf(c.partOf(value)) - value) < 1e-9 * value);
        }
        c.norm = EarthNorm::Log;
        QVERIFY(std::abs(c.partOf(31.6227766) - 0.5) < 1e-6);
        QCOMPARE(c.at(0.0), c.under()); // no logarithm: far below
        QCOMPARE(colourTicks(c, 6), (std::vector<double>{1.0, 10.0, 100.0, 1000.0}));
        c.range = {0.0, 1000.0}; // a logarithm needs a lower end of its own
        QVERIFY(c.partOf(1.0) > 0.0 && c.partOf(1000.0) == 1.0);
    }
    void beyondTheEndsColoursAreOthers()
    {
        const ColourMaps maps(resourcePath(QStringLiteral("colormaps")));
        for (const ColourMap& map : maps.all()) {
            const Colouring c{map, {0.0, 1.0}};
            const auto apart
                = [](QRgb a, QRgb b) { return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b)); };
            QCOMPARE(c.at(0.0), map.colours.front());
            QCOMPARE(c.at(1.0), map.colours.back());
            QVERIFY2(apart(c.at(-0.01), map.colours.front()) > 12, qPrintable(map.name));
            QVERIFY2(apart(c.at(1.01), map.colours.back()) > 12, qPrintable(map.name));
        }
    }
    void rangesByPercentileAndAboutZero()
    {
        std::vector<float> values(1001);
        for (std::size_t k = 0; k < values.size(); ++k)
            values[k] = static_cast<float>(k) - 200.0F; // −200 … 800
        values.front() = -1e6F;
        const ValueRange part = rangeOf(values, EarthRange::Percentile, EarthNorm::Linear, ColourMap::Kind::Sequential);
        QCOMPARE(part.lowest, -180.0);
        QCOMPARE(part.highest, 780.0);
        const ValueRange about = rangeOf(values, EarthRange::Symmetric, EarthNorm::Linear, ColourMap::Kind::Sequential);
        QCOMPARE(about.lowest, -about.highest);
        QVERIFY(about.highest >= 780.0 && about.highest <= 900.0);
        const ValueRange log = rangeOf(values, EarthRange::Automatic, EarthNorm::Log, ColourMap::Kind::Sequential);
        QVERIFY(log.lowest > 0.0 && log.highest >= 795.0);
    }
    /// Machado et al. 2009, table for severity 1: greys stay grey; red and green come together for protan and deutan, blue and green for tritan.
    void colourVisionIsAsPublished()
    {
        const auto apart = [](QRgb a, QRgb b) { return std::hypot(std::hypot(qRed(a) - qRed(b), qGreen(a) - qGreen(b)), qBlue(a) - qBlue(b)); };
        for (const ColourVision vision : {ColourVision::Protan, ColourVision::Deutan, ColourVision::Tritan}) {
            for (const int grey : {0, 60, 128, 255}) {
                const QRgb seen = asSeen(qRgb(grey, grey, grey), vision);
                QVERIFY(apart(seen, qRgb(grey, grey, grey)) < 3.0);
            }
            QCOMPARE(asSeen(qRgb(10, 200, 30), ColourVision::Full), qRgb(10, 200, 30));
        }
        const QRgb red = qRgb(200, 60, 40), green = qRgb(110, 130, 30);
        for (const ColourVision vision : {ColourVision::Protan, ColourVision::Deutan})
            QVERIFY(apart(asSeen(red, vision), asSeen(green, vision)) < 0.6 * apart(red, green));
        const QRgb blue = qRgb(0, 120, 200), teal = qRgb(0, 150, 110);
        QVERIFY(apart(asSeen(blue, ColourVision::Tritan), asSeen(teal, ColourVision::Tritan)) < 0.6 * apart(blue, teal));
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
    void officialClassesHaveTheirBreaksAndColours()
    {
        const auto names = [](const QString& standardName, const QString& name, const QString& units) {
            QStringList out;
            for (const ClassScheme* each : schemesFor(standardName, name, units))
                out << each->name;
            return out;
        };
        QCOMPARE(names({}, QStringLiteral("fwi"), QStringLiteral("1")), QStringList{QStringLiteral("scheme/effis")});
        QCOMPARE(names({}, QStringLiteral("fwi"), {}), QStringList{QStringLiteral("scheme/effis")});
        QVERIFY(names({}, QStringLiteral("fwi"), QStringLiteral("K")).isEmpty());
        QCOMPARE(
            names(QStringLiteral("wind_speed"), QStringLiteral("ws"), QStringLiteral("m s⁻¹")), QStringList{QStringLiteral("scheme/saffir_simpson")});
        QCOMPARE(names({}, QStringLiteral("spi3"), QStringLiteral("1")),
            (QStringList{QStringLiteral("scheme/drought_monitor"), QStringLiteral("scheme/spi")}));
        QVERIFY(names(QStringLiteral("air_temperature"), QStringLiteral("t2m"), QStringLiteral("K")).isEmpty());
        for (const ClassScheme& each : classSchemes()) {
            QVERIFY2(std::ranges::is_sorted(each.classes.breaks), qPrintable(each.name));
            QCOMPARE(static_cast<std::size_t>(each.classes.names.size()), each.classes.breaks.size() + 1);
            QCOMPARE(each.classes.colours.size(), each.classes.breaks.size() + 1);
            QCOMPARE(static_cast<std::size_t>(each.words.size()), each.classes.breaks.size() + 1);
            QCOMPARE(findScheme(each.name), &each);
        }
        // A hurricane begins at 64 knots: 32.9 m/s.
        const auto storms = inUnits(*findScheme(QStringLiteral("scheme/saffir_simpson")), QStringLiteral("m s-1"));
        QVERIFY(storms);
        QVERIFY(std::abs(storms->breaks[1] - 32.924) < 0.001);
        const ColourMap map = breakColours(QStringLiteral("x"), {}, *storms);
        QCOMPARE(map.classOf(32.9)->name, QStringLiteral("Tropical storm"));
        QCOMPARE(map.classOf(33.0)->name, QStringLiteral("Category 1"));
        QCOMPARE(map.classOf(90.0)->name, QStringLiteral("Category 5"));
        QVERIFY(!map.classOf(std::nan("")));
    }
    void breaksAreExactInEachPicture()
    {
        EarthClasses classes;
        classes.breaks = {5.2, 11.2, 21.3, 38.0, 50.0};
        for (int k = 0; k < 6; ++k) {
            classes.names.append(QString());
            classes.colours.push_back(qRgb(40 * k, 255 - 40 * k, 90));
        }
        const ColourMap map = breakColours(QStringLiteral("breaks"), {}, classes);
        QCOMPARE(map.classes[0].name, QStringLiteral("below 5.2"));
        QCOMPARE(map.classes[2].name, QStringLiteral("11.2–21.3"));
        QCOMPARE(map.classes[5].name, QStringLiteral("50 and above"));
        const Colouring colouring{map, classRange(map)};
        // On a break, just below and just above, in single precision as fields are.
        for (std::size_t k = 0; k < classes.breaks.size(); ++k) {
            const auto at = static_cast<float>(classes.breaks[k]);
            const float below = std::nextafter(at, -1e9F), above = std::nextafter(at, 1e9F);
            QCOMPARE(colouring.at(static_cast<double>(below)), classes.colours[k]);
            QCOMPARE(colouring.at(static_cast<double>(at)), classes.colours[k + 1]);
            QCOMPARE(colouring.at(static_cast<double>(above)), classes.colours[k + 1]);
        }
        QCOMPARE(colouring.at(-1e6), classes.colours.front()); // nothing lies beyond
        QCOMPARE(colouring.at(1e6), classes.colours.back());
        const ColourTable table(colouring);
        QCOMPARE(table.entries.size(), std::size_t{6});
        QVERIFY(!table.isUnder(-1e6F) && !table.isOver(1e6F) && table.runs);
        for (const float v : {1.0F, 5.2F, 20.0F, 49.9F, 50.0F})
            QCOMPARE(table.at(v), texelOf(colouring.at(static_cast<double>(v))));
    }
    void classesOfOnesOwnAreKept()
    {
        EarthClasses classes;
        classes.breaks = {-1.5, 0.0, 2.25};
        classes.names = {QStringLiteral("dry"), QString(), QStringLiteral("wet"), QStringLiteral("very wet")};
        classes.colours = {0xff102030, 0xff405060, 0xff708090, 0xffa0b0c0};
        QVERIFY(EarthClasses::fromJson(classes.toJson()) == classes);
        EarthLook look;
        look.colourMap = QStringLiteral("breaks");
        look.classes = classes;
        look.fill = EarthFill::Hatched;
        look.outline = false;
        look.white = true;
        look.vectors = EarthVectors::Barbs;
        QVERIFY(EarthLook::fromJson(look.toJson(), {}) == look);
        QVERIFY(!(look == EarthLook{}));
        // What does not grow is not taken; what is missing is made up.
        QVERIFY(EarthClasses::fromJson({{QStringLiteral("breaks"), QJsonArray{2.0, 1.0}}}).isEmpty());
        QVERIFY(EarthClasses::fromJson({{QStringLiteral("breaks"), QJsonArray{1.0, 1.0}}}).isEmpty());
        const EarthClasses bare = EarthClasses::fromJson({{QStringLiteral("breaks"), QJsonArray{1.0, 2.0}}});
        QCOMPARE(bare.names.size(), 3);
        QCOMPARE(bare.colours.size(), std::size_t(3));
    }
    void evenClassesCoverTheRange()
    {
        const ColourMaps maps(resourcePath(QStringLiteral("colormaps")));
        const ColourMap& map = maps.find(QStringLiteral("viridis"));
        const EarthClasses made = evenClasses({-10.0, 30.0}, map, 8);
        QCOMPARE(made.breaks, (std::vector<double>{-5.0, 0.0, 5.0, 10.0, 15.0, 20.0, 25.0}));
        QCOMPARE(made.colours.front(), map.colours[0]);
        QCOMPARE(made.colours.back(), map.colours[255]);
        QVERIFY(!evenClasses({3.0, 3.0}, map, 5).isEmpty());
    }
    void wordsOfSchemesHaveTheirColours()
    {
        const ColourMap droughts = namedClasses({QStringLiteral("D0"), QStringLiteral("D3"), QStringLiteral("D4")});
        QCOMPARE(droughts.classes.size(), std::size_t(3));
        QCOMPARE(droughts.classes[0].name, QStringLiteral("D4")); // the driest is the lowest class
        QCOMPARE(droughts.classOf(droughts.classes[2].value)->colour, qRgb(0xff, 0xff, 0x00));
        const ColourMap danger = namedClasses({QStringLiteral("very_low"), QStringLiteral("high")});
        QCOMPARE(danger.classes[1].colour, qRgb(0xfa, 0x4f, 0x00));
        const ColourMap others = namedClasses({QStringLiteral("Africa"), QStringLiteral("Asia")});
        QVERIFY(others.classes[0].colour != others.classes[1].colour);
    }
    void swatchesAreSeenWithThePicturesEyes()
    {
        const ColourMap map = namedClasses({QStringLiteral("D0"), QStringLiteral("D4")});
        QVERIFY(asSeen(map, ColourVision::Full).colours == map.colours);
        const ColourMap seen = asSeen(map, ColourVision::Protan);
        QCOMPARE(seen.classes[0].colour, asSeen(map.classes[0].colour, ColourVision::Protan));
        QCOMPARE(seen.colours[255], asSeen(map.colours[255], ColourVision::Protan));
        QVERIFY(seen.colours[0] != map.colours[0]);
    }
};

QTEST_GUILESS_MAIN(ColoursTest)
#include "colours_test.moc"
