// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/events/storms.h"
#include "views/earth/event_set.h"

#include <QDataStream>
#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

constexpr double knot = 1852.0 / 3600.0;
constexpr double radians = M_PI / 180.0;

std::shared_ptr<Features> pointsOf(const std::vector<std::pair<double, double>>& lonLat)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    for (const auto& [lon, lat] : lonLat) {
        out->lon.push_back(lon);
        out->lat.push_back(lat);
    }
    return out;
}

/// Little-endian WKB of a box.
QByteArray boxOf(double west, double south, double east, double north)
{
    QByteArray out;
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream << quint8(1) << quint32(3) << quint32(1) << quint32(5);
    for (const auto& [x, y] : {std::pair(west, south), {east, south}, {east, north}, {west, north}, {west, south}})
        stream << x << y;
    return out;
}

} // namespace

class EventSetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tracksBecomeEventsWithTheirExtremes()
    {
        const auto storms = stormsOf({{7, QStringLiteral("ANA"), 10, 10, 1, 0.5, 9, 60}, {12, {}, -80, 20, 1, 0, 5, 30, 48}});
        const EventSet set = eventsOf(storms);
        QCOMPARE(set.events.size(), std::size_t(2));
        QCOMPARE(set.events[0].id, QStringLiteral("7"));
        QCOMPARE(set.events[0].title(), QStringLiteral("ANA"));
        QCOMPARE(set.events[1].title(), QStringLiteral("12"));
        QCOMPARE(set.events[0].count, std::size_t(9));
        QCOMPARE(set.events[0].peak, std::size_t(4));
        QCOMPARE(set.events[1].first, std::size_t(9));
        QCOMPARE(set.events[1].peak, std::size_t(11));
        QCOMPARE(set.events[0].begin, stormStart());
        QCOMPARE(set.events[0].end, stormStart() + 8 * 21600.0);
        QCOMPARE(set.extremes.size(), std::size_t(2));
        QCOMPARE(set.extremes[0].values[0], 60.0);
        QVERIFY(set.extremes[1].isLowest);
        QCOMPARE(set.extremes[1].units, QStringLiteral("hPa"));
        QCOMPARE(set.extremes[1].values[0], 950.0);
        QCOMPARE(set.categories, (std::vector<int>{5, 1})); // 117 kt and 58 kt
        QCOMPARE(set.find(QStringLiteral("12")), 1);
        QCOMPARE(set.find(QStringLiteral("13")), -1);
    }
    void categoriesBeginAtTheKnotsOfTheScale()
    {
        // National Hurricane Center: storm from 34 kt, hurricane from 64, categories 2 to 5 from 83, 96, 113, 137.
        const std::vector<std::pair<double, int>> scale{
            {33, 0}, {34, 1}, {63, 1}, {64, 2}, {82, 2}, {83, 3}, {95, 3}, {96, 4}, {112, 4}, {113, 5}, {136, 5}, {137, 6}, {190, 6}};
        for (const auto& [knots, category] : scale)
            QCOMPARE(saffirSimpson(knots * knot), category);
    }
    void windsInKnotsAreTheSameStorm()
    {
        auto storms = stormsOf({{1, {}, 0, 10, 1, 0, 5, 50}});
        for (double& wind : storms->columns[3].real)
            wind /= knot;
        storms->info.columns[3].units = QStringLiteral("kt");
        QCOMPARE(eventsOf(storms).categories, (std::vector<int>{4})); // 97 kt
        storms->info.columns[3].units.clear();
        QVERIFY(eventsOf(storms).categories.empty()); // nobody knows what they count
    }
    void positionsLieOnTheGreatCircleAlsoOverTheDateline()
    {
        const EventSet set = eventsOf(stormsOf({{1, {}, 178, 60, 4, 0, 3, 40}}));
        const auto half = set.placeAt(set.events[0], stormStart() + 10800.0);
        QVERIFY(half);
        QVERIFY(std::abs(std::abs(half->lon) - 180.0) < 1e-9);
        // The great circle between two places of one latitude bulges polewards: tan(lat) = tan(60°) / cos(2°).
        QVERIFY(std::abs(half->lat - std::atan(std::tan(M_PI / 3.0) / std::cos(M_PI / 90.0)) * 180.0 / M_PI) < 1e-9);
        QCOMPARE(set.placeAt(set.events[0], stormStart() - 86400.0)->lon, 178.0);
        QVERIFY(std::abs(std::remainder(set.placeAt(set.events[0], stormStart() + 864000.0)->lon - 186.0, 360.0)) < 1e-9);
    }
    void someOfThemStandByThemselves()
    {
        const auto storms = stormsOf({{1, {}, 0, 10, 1, 0, 4, 40}, {2, {}, 50, 10, 1, 0, 5, 50}, {3, {}, 90, 10, 1, 0, 6, 60}});
        const EventSet some = eventsOf(*storms, {QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("9")});
        QCOMPARE(some.events.size(), std::size_t(2));
        QCOMPARE(some.features->rowCount(), std::size_t(10));
        QCOMPARE(some.events[1].id, QStringLiteral("3"));
        QCOMPARE(some.events[1].first, std::size_t(4));
        QCOMPARE(some.lon[4], 90.0);
        QVERIFY(some.features->checkConsistent());
        QCOMPARE(eventIdOf(*storms, 3), QStringLiteral("1"));
        QCOMPARE(eventIdOf(*storms, 4), QStringLiteral("2"));
        QCOMPARE(eventIdOf(*storms, 14), QStringLiteral("3"));
        QVERIFY(eventIdOf(*storms, 15).isEmpty());
    }
    void aNumberThatComesAgainIsAnotherEvent()
    {
        const auto storms = stormsOf({{1, {}, 0, 10, 1, 0, 3, 40}, {2, {}, 50, 10, 1, 0, 3, 50}, {1, {}, 90, 10, 1, 0, 3, 60}});
        const EventSet set = eventsOf(storms);
        QCOMPARE(set.events[2].id, QStringLiteral("1 (2)"));
        const EventSet again = eventsOf(*storms, {QStringLiteral("1 (2)")});
        QCOMPARE(again.events.size(), std::size_t(1));
        QCOMPARE(again.lon.front(), 90.0);
    }
    void pointsAreEventsByThemselves()
    {
        auto fires = pointsOf({{10, 40}, {20, 41}, {30, 42}});
        fires->addColumn({QStringLiteral("frp"), ColumnType::Real, {}, QStringLiteral("MW"), {}, {}});
        fires->columns[0].real = {5.0, std::numeric_limits<double>::quiet_NaN(), 80.0};
        const EventSet set = eventsOf(fires);
        QCOMPARE(set.events.size(), std::size_t(3));
        QCOMPARE(set.events[2].id, QStringLiteral("3"));
        QVERIFY(std::isnan(set.extremes[0].values[1]));
        QCOMPARE(set.extremes[0].values[2], 80.0);
        QVERIFY(set.categories.empty());
        QCOMPARE(set.placeAt(set.events[2], 0.0)->lon, 30.0);
        QVERIFY(!areTracks(*fires));
    }
    void tablesOfStormsAreTracksBySight()
    {
        auto storms = stormsOf({{1, QStringLiteral("AMY"), 0, 10, 1, 0, 4, 40}, {2, QStringLiteral("BOB"), 50, 10, 1, 0, 5, 50}});
        storms->info.featureType.clear();
        storms->info.columns[0].cfRole.clear();
        QVERIFY(areTracks(*storms)); // track_id by its name
        storms->info.columns[0].name = QStringLiteral("nothing");
        QVERIFY(areTracks(*storms)); // the names stand in row after row
        QCOMPARE(eventsOf(storms).events[1].id, QStringLiteral("BOB"));
        storms->columns[2].real[2] = stormStart() - 1.0; // times that go back are no tracks
        QVERIFY(!areTracks(*storms));
    }
    void polygonsLieInTheMiddleOfTheirBoxes()
    {
        auto droughts = std::make_shared<Features>();
        droughts->info.geometry = GeometryKind::Polygon;
        droughts->wkb = {boxOf(10, 40, 20, 44), boxOf(170, -10, -170, 0)};
        const EventSet set = eventsOf(droughts);
        QCOMPARE(set.events.size(), std::size_t(2));
        QCOMPARE(set.lon[0], 15.0);
        QCOMPARE(set.lat[0], 42.0);
        QCOMPARE(std::abs(set.lon[1]), 180.0);
        QCOMPARE(set.spanDeg[1], 20.0 * std::cos(5.0 * radians));
        // Between parallels and meridians: R² Δλ (sin φ₂ − sin φ₁).
        const double area = 6371.0 * 6371.0 * 10.0 * radians * (std::sin(44.0 * radians) - std::sin(40.0 * radians));
        QVERIFY(std::abs(set.areaKm2[0] / area - 1.0) < 1e-9);
        QCOMPARE(set.words, -1);
    }
    void namesAndClassesOfAreasAreTold()
    {
        auto areas = std::make_shared<Features>();
        areas->info.geometry = GeometryKind::Polygon;
        areas->wkb = {boxOf(10, 40, 20, 44), boxOf(0, 0, 1, 1), boxOf(2, 0, 3, 1)};
        areas->addColumn({QStringLiteral("drought"), ColumnType::Text, {}, {}, {}, {}});
        areas->columns[0].text = {QStringLiteral("D1"), QStringLiteral("D3"), QStringLiteral("D1")};
        areas->addColumn({QStringLiteral("NAME_LONG"), ColumnType::Text, {}, {}, {}, {}});
        areas->columns[1].text = {QStringLiteral("North"), QStringLiteral("West"), QStringLiteral("East")};
        const EventSet set = eventsOf(areas);
        QCOMPARE(set.words, 0);
        QCOMPARE(set.events[1].title(), QStringLiteral("West"));
        QCOMPARE(set.events[1].id, QStringLiteral("2"));
        QCOMPARE(eventIdOf(*areas, 1), QStringLiteral("2"));
        QVERIFY(eventIdOf(*areas, 3).isEmpty());
    }
    void selectionsAreKeptAsTheyAre()
    {
        const EventSelection some{QStringLiteral("stitch.tracks"), {QStringLiteral("3"), QStringLiteral("1")}};
        QCOMPARE(EventSelection::fromJson(some.toJson()), some);
        QCOMPARE(EventSelection::fromJson({}), EventSelection());
        QCOMPARE(EventSelection::fromJson({{QStringLiteral("ids"), QJsonArray{QStringLiteral("1")}}}), EventSelection()); // of nothing
    }
    void nothingBecomesNothing()
    {
        QVERIFY(eventsOf(std::make_shared<Features>()).events.empty());
        QVERIFY(eventsOf(nullptr).events.empty());
        QVERIFY(eventsOf(*stormsOf({}), {QStringLiteral("1")}).events.empty());
    }
};

QTEST_GUILESS_MAIN(EventSetTest)
#include "event_set_test.moc"
