// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/drawing/drawing.h"

#include "pipelines/data/region_value.h"
#include "views/earth/drawing/coasts_and_countries.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace terrella;

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kKmPerDegree = kEarthRadiusKm * kDegree;

Drawing drawing(DrawingKind kind, std::vector<SpherePlace> places, double km = 0.0) { return {kind, {}, std::move(places), km, {}}; }

const DrawingHandle& handle(const std::vector<DrawingHandle>& handles, DrawingHandle::Role role, std::size_t index = 0)
{
    for (const DrawingHandle& each : handles)
        if (each.role == role && each.index == index)
            return each;
    return handles.front();
}

} // namespace

class DrawingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aParameterAndAViewGiveBackWhatWasDrawn()
    {
        Drawing country = drawing(DrawingKind::Shape, {});
        country.name = QStringLiteral("Two islands");
        country.area = SphereShapes{{{{{1, 1}, {2, 1}, {1, 2}}}, {{{5, 5}, {6, 5}, {5, 6}}}}, {}, 0.0};
        const Drawing all[] = {drawing(DrawingKind::Box, {{170, -10}, {200, 20}}), drawing(DrawingKind::Polygon, {{170, 60}, {-170, 60}, {0, 85}}),
            drawing(DrawingKind::Circle, {{10, 89}}, 500.0), drawing(DrawingKind::Strip, {{0, 0}, {5, 5}, {10, 0}}, 120.0),
            drawing(DrawingKind::Line, {{170, 10}, {-160, 40}}), country};
        for (const Drawing& each : all) {
            QVERIFY(each.isComplete());
            const auto again = Drawing::fromJson(each.toJson());
            QVERIFY(again && *again == each && again->kind == each.kind);
            if (!isRegion(each.kind))
                continue;
            const auto fromParameter = Drawing::fromRegion(each.regionValue());
            QVERIFY(fromParameter && fromParameter->kind == each.kind);
            QCOMPARE(fromParameter->regionValue(), each.regionValue());
        }
        QCOMPARE(all[0].regionValue(), QJsonValue(QJsonArray{170, -10, -160, 20})); // over the dateline: west is greater than east
        QVERIFY(!Drawing::fromRegion(QJsonValue::Null));
        QVERIFY(!Drawing::fromJson({{QStringLiteral("kind"), QStringLiteral("line")}, {QStringLiteral("coordinates"), QJsonArray{}}}));
    }

    void sizesFollowTheFormulas()
    {
        const double squareKm = kEarthRadiusKm * kEarthRadiusKm;
        const double box = squareKm * 30.0 * kDegree * (std::sin(20.0 * kDegree) - std::sin(-10.0 * kDegree));
        QCOMPARE(drawing(DrawingKind::Box, {{170, -10}, {200, 20}}).size().squareKm, box);
        QVERIFY(std::abs(drawing(DrawingKind::Box, {{170, -10}, {200, 20}}).sphereArea().size().squareKm / box - 1.0) < 1e-3);
        const auto line = drawing(DrawingKind::Line, {{0, 0}, {90, 0}, {90, 45}});
        QVERIFY(std::abs(line.size().squareKm - 135.0 * kKmPerDegree) < 1e-6);
    }

    void handlesMoveCornersAndAll()
    {
        using Role = DrawingHandle::Role;
        // A box: the opposite corner stays, also where the moved one crosses it.
        const Drawing box = drawing(DrawingKind::Box, {{170, -10}, {200, 20}});
        const auto corners = handlesOf(box);
        const Drawing wider = dragged(box, handle(corners, Role::Corner, 3), {-150, 30}); // from 200°E 20°N
        QCOMPARE(wider.places[0].lon, 170.0);
        QCOMPARE(wider.places[1].lon, 210.0);
        QCOMPARE(wider.places[1].lat, 30.0);
        const Drawing turned = dragged(box, handle(corners, Role::Corner, 3), {160, -30});
        QVERIFY(turned.places[0].lon == 160.0 && turned.places[1].lon == 170.0 && turned.places[0].lat == -30.0 && turned.places[1].lat == -10.0);
        const Drawing moved = dragged(box, handle(corners, Role::Whole), {-165, 0});
        QVERIFY(moved.places[0].lon == 180.0 && moved.places[0].lat == -15.0 && moved.places[1].lat == 15.0);
        // Polygons turn with the sphere: their sides keep their lengths, wherever they come to lie.
        const Drawing polygon = drawing(DrawingKind::Polygon, {{0, 0}, {10, 0}, {5, 10}});
        const Drawing away = dragged(polygon, handle(handlesOf(polygon), Role::Whole), {120, 85});
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(std::abs(
                        sphereDistanceKm(polygon.places[k], polygon.places[(k + 1) % 3]) - sphereDistanceKm(away.places[k], away.places[(k + 1) % 3]))
                < 1e-6);
        QVERIFY(std::abs(polygon.size().squareKm / away.size().squareKm - 1.0) < 1e-4); // values are rounded to ten metres
        // A middle becomes a corner; one less goes back.
        const Drawing more = dragged(polygon, handle(handlesOf(polygon), Role::Middle, 1), {5, -5});
        QCOMPARE(more.places.size(), std::size_t{4});
        QVERIFY(more.places[1] == (SpherePlace{5, -5}));
        QVERIFY(withoutPlace(more, 1) && *withoutPlace(more, 1) == polygon);
        QVERIFY(!withoutPlace(polygon, 0)); // three are the fewest
        // Radius.
        const Drawing circle = drawing(DrawingKind::Circle, {{179, 0}}, 100.0);
        QVERIFY(std::abs(dragged(circle, handle(handlesOf(circle), Role::Radius), {-171, 0}).km - 10.0 * kKmPerDegree) < 1e-6);
        QVERIFY(std::abs(sphereDistanceKm(handle(handlesOf(circle), Role::Radius).at, {179, 0}) - 100.0) < 1e-6);
        const Drawing strip = drawing(DrawingKind::Strip, {{0, 0}, {20, 0}}, 100.0);
        QVERIFY(std::abs(dragged(strip, handle(handlesOf(strip), Role::Radius), {10, 3}).km - 3.0 * kKmPerDegree) < 0.1);
    }

    void outlinesOfStripsKeepTheirDistance()
    {
        const Drawing strip = drawing(DrawingKind::Strip, {{170, 0}, {-170, 10}, {-160, -10}}, 300.0);
        const SphereArea within({{}, {strip.places}, 300.5}), closer({{}, {strip.places}, 299.0});
        std::size_t count = 0;
        for (const DrawnOutline& line : outlinesOf(strip)) {
            if (line.lon.size() == strip.places.size())
                continue; // the line itself
            for (std::size_t k = 0; k < line.lon.size(); ++k, ++count)
                QVERIFY(within.contains(line.lon[k], line.lat[k]) && !closer.contains(line.lon[k], line.lat[k]));
        }
        QVERIFY(count > 50);
    }

    void samplesStandAtEqualDistances()
    {
        const std::vector<SpherePlace> line{{170, 10}, {-170, 10}, {-150, -20}};
        const LineSamples samples = sampleLine(line, 101);
        QCOMPARE(samples.places.size(), std::size_t{101});
        QVERIFY(std::abs(samples.km.back() - sphereDistanceKm(line[0], line[1]) - sphereDistanceKm(line[1], line[2])) < 1e-6);
        QCOMPARE(samples.cornerKm.size(), std::size_t{3});
        for (std::size_t k = 1; k < samples.km.size(); ++k) {
            const double step = sphereDistanceKm(samples.places[k - 1], samples.places[k]);
            const bool isCorner = samples.km[k - 1] < samples.cornerKm[1] && samples.km[k] > samples.cornerKm[1];
            QVERIFY(isCorner || std::abs(step - samples.km.back() / 100.0) < 1e-6);
            // The way back: the distance of a place of the line, and the place at that distance.
            const auto km = nearestOnLine(line, samples.places[k], 1.0);
            QVERIFY(km && std::abs(*km - samples.km[k]) < 0.01);
            QVERIFY(sphereDistanceKm(placeOnLine(line, samples.km[k]), samples.places[k]) < 1e-6);
        }
        QVERIFY(!nearestOnLine(line, {0, 0}, 500.0));
        // Great circles: over the pole, not along the parallel.
        QVERIFY(sampleLine({{0, 80}, {180, 80}}, 3).places[1].lat > 89.999);
    }

    void coastsAreFollowedTheShorterWay()
    {
        std::vector<SpherePlace> island = sphereCircle({0, 0}, 500.0, 36);
        island.push_back(island.front());
        const CoastLines coasts{island, {{40, 0}, {41, 0}, {42, 1}, {43, 2}}};
        const auto part = coastBetween(coasts, {0, 6}, {6, 0}); // north and east of it: a quarter
        QVERIFY(part.size() >= 9 && part.size() <= 11);
        QVERIFY(part.front().lat > 4.0 && part.back().lon > 4.0);
        const auto other = coastBetween(coasts, {42.9, 2.2}, {40.1, -0.2});
        QCOMPARE(other.size(), std::size_t{4});
        QVERIFY(other.front() == (SpherePlace{43, 2}));
        // Thinned: only what matters is kept.
        const auto straight = sampleLine({{0, 0}, {20, 20}}, 200).places;
        QCOMPARE(thinned(straight, 1.0).size(), std::size_t{2});
        QCOMPARE(thinned(island, 5.0).size(), std::size_t{37}); // without one of two it would be 500 km (1 − cos 10°) = 7.6 km off
        QVERIFY(thinned(island, 10.0).size() > 12 && thinned(island, 10.0).size() < 30);
    }

    /// Coasts are cut at the borders of countries; a stretch runs past them.
    void coastsRunPastBorders()
    {
        using Line = std::vector<SpherePlace>;
        const Line a{{170, 0}, {175, 2}, {180, 1}}, b{{-170, 3}, {-175, 2}, {-180, 1}}, c{{-170, 3}, {-160, 0}};
        const Line island{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, half{{20, 0}, {22, 1}, {24, 0}}, other{{20, 0}, {22, -1}, {24, 0}};
        const Line fork1{{50, 0}, {51, 0}}, fork2{{51, 0}, {52, 1}}, fork3{{51, 0}, {52, -1}};
        const CoastLines joined = joinedCoasts({a, island, b, half, c, other, fork1, fork2, fork3, {{80, 0}}, {}});
        const auto has = [&joined](const Line& line) {
            const Line back(line.rbegin(), line.rend());
            return std::ranges::find(joined, line) != joined.end() || std::ranges::find(joined, back) != joined.end();
        };
        QVERIFY(has({{170, 0}, {175, 2}, {180, 1}, {-175, 2}, {-170, 3}, {-160, 0}})); // over the dateline
        QVERIFY(has(island) && has(fork1) && has(fork2) && has(fork3));
        QCOMPARE(joined.size(), std::size_t{8});
        const auto ring = std::ranges::find_if(joined, [](const Line& line) { return line.size() == 5; });
        QVERIFY(ring != joined.end() && ring->front() == ring->back() && std::ranges::find(*ring, SpherePlace{22, -1}) != ring->end());
        const Line stretch = coastBetween(joined, {171, 0}, {-161, 0});
        QVERIFY(stretch.size() == 6 && sphereDistanceKm(stretch.front(), {170, 0}) < 1.0);
        const auto coasts = readCoastLines();
        QVERIFY2(coasts, coasts ? "" : qPrintable(coasts.error().message));
        const SpherePlace dakar{-17.4, 14.7}, libreville{9.4, 0.4};
        const Line africa = coastBetween(**coasts, dakar, libreville);
        QVERIFY(africa.size() > 100 && sphereDistanceKm(africa.front(), dakar) < 60.0 && sphereDistanceKm(africa.back(), libreville) < 60.0);
        double km = 0.0;
        for (std::size_t k = 0; k + 1 < africa.size(); ++k) {
            km += sphereDistanceKm(africa[k], africa[k + 1]);
            QVERIFY(sphereDistanceKm(africa[k], africa[k + 1]) < 400.0);
        }
        QVERIFY2(km > 4000.0 && km < 9000.0, qPrintable(QString::number(km)));
    }

    /// Of an island that two countries share each has its own side, and the border between them is no coast.
    void theWholeCoastOfACountryIsARegion()
    {
        std::vector<SpherePlace> island;
        for (const auto& [from, to] : {std::pair(SpherePlace{0, 0}, SpherePlace{10, 0}), std::pair(SpherePlace{10, 0}, SpherePlace{10, 10}),
                 std::pair(SpherePlace{10, 10}, SpherePlace{0, 10}), std::pair(SpherePlace{0, 10}, SpherePlace{0, 0})})
            for (int k = 0; k < 100; ++k)
                island.push_back(sphereBetween(from, to, k / 100.0));
        island.push_back(island.front());
        const CoastLines coasts{island, {{40, 0}, {41, 0}, {42, 1}}, {{-3, 5}, {-3, 5.1}, {-3.1, 5.1}, {-3, 5}}};
        const SpherePlace north = sphereBetween({10, 10}, {0, 10}, 0.5), south{5, 0};
        NamedArea west{QStringLiteral("West"), {{{{{0, 0}, south, north, {0, 10}}}, {{{-3, 5}, {-3, 5.1}, {-3.1, 5.1}}}}, {}, 0.0}};
        const auto coast = wholeCoast(coasts, west, 100.0);
        QVERIFY(coast && coast->isComplete() && coast->kind == DrawingKind::Shape);
        QCOMPARE(coast->area->lines.size(), std::size_t{2}); // with its own island
        const SphereArea area = coast->sphereArea();
        for (const auto& [lon, lat] : {std::pair(-0.8, 5.0), std::pair(0.8, 5.0), std::pair(2.0, -0.8), std::pair(-3.8, 5.0)})
            QVERIFY2(area.contains(lon, lat), qPrintable(QStringLiteral("%1 %2").arg(lon).arg(lat)));
        for (const auto& [lon, lat] : {std::pair(5.0, 5.0), std::pair(3.0, 5.0), std::pair(10.5, 5.0), std::pair(41.0, 0.0), std::pair(-1.2, 2.0)})
            QVERIFY2(!area.contains(lon, lat), qPrintable(QStringLiteral("%1 %2").arg(lon).arg(lat)));
        QVERIFY(Drawing::fromRegion(coast->regionValue()) == coast); // as a document keeps it
        // How far it reaches is its setting, kept with it; where less far counts, more places do.
        QCOMPARE(coast->distanceKm(), 100.0);
        QCOMPARE(coast->title(), QStringLiteral("Coast of West, 100 km"));
        const Drawing narrow = coast->within(25.0);
        QCOMPARE(narrow.title(), QStringLiteral("Coast of West, 25 km"));
        QCOMPARE(narrow.regionValue().toObject().value(QLatin1String("distance_km")).toDouble(), 25.0);
        const auto kept = Drawing::fromRegion(narrow.regionValue());
        QVERIFY(kept && kept->kind == DrawingKind::Shape && kept->coastOf == QLatin1String("West") && kept->distanceKm() == 25.0);
        QVERIFY(!narrow.sphereArea().contains(-0.8, 5.0) && narrow.sphereArea().contains(-0.1, 5.0));
        // Only the geometry and the distance make keys of results.
        QCOMPARE(*canonicalRegion(coast->regionValue().toObject()), QJsonValue(terrella::regionValue(*coast->area)));
        // As it was called before.
        Drawing old = *coast;
        old.coastOf.clear();
        old.name = QStringLiteral("Coast of West, 100 km");
        QCOMPARE(old.title(), old.name);
        QCOMPARE(old.within(40.0).title(), QStringLiteral("Coast of West, 40 km"));
        QVERIFY(!drawing(DrawingKind::Polygon, {{0, 0}, {1, 0}, {0, 1}}).distanceKm());
        QCOMPARE(drawing(DrawingKind::Strip, {{0, 0}, {5, 5}}, 120.0).within(60.0).km, 60.0);
        NamedArea inland{QStringLiteral("Inland"), {{{{{4, 4}, {6, 4}, {6, 6}, {4, 6}}}}, {}, 0.0}};
        QVERIFY(!wholeCoast(coasts, inland, 100.0));
    }

    void countriesAreRegions()
    {
        const auto countries = readCountryAreas();
        QVERIFY2(countries, countries ? "" : qPrintable(countries.error().message));
        QVERIFY((*countries)->size() > 150);
        const auto holderOf = [&](double lon, double lat) {
            QStringList out;
            for (const NamedArea& area : **countries)
                if (SphereArea(area.shapes).contains(lon, lat))
                    out.append(area.name);
            return out;
        };
        QCOMPARE(holderOf(12.5, 42.5), QStringList{QStringLiteral("Italy")});
        QCOMPARE(holderOf(-110.0, 48.9), QStringList{QStringLiteral("United States of America")}); // the border keeps to 49°N
        QCOMPARE(holderOf(-110.0, 49.1), QStringList{QStringLiteral("Canada")});
        QCOMPARE(holderOf(-172.0, 66.5), QStringList{QStringLiteral("Russia")}); // beyond the dateline
        QCOMPARE(holderOf(45.0, -85.0), QStringList{QStringLiteral("Antarctica")});
        QCOMPARE(holderOf(0.0, -90.0), QStringList{QStringLiteral("Antarctica")});
        QVERIFY(holderOf(-30.0, 30.0).isEmpty());
        for (const NamedArea& area : **countries) {
            Drawing country = drawing(DrawingKind::Shape, {});
            country.area = area.shapes;
            if (area.name == QLatin1String("Italy")) // 301 340 km²
                QVERIFY2(std::abs(country.size().squareKm / 301340.0 - 1.0) < 0.03, qPrintable(country.sizeText()));
            if (area.name == QLatin1String("Antarctica")) // 14.2 million km²; Natural Earth's outline of it is smaller
                QVERIFY2(std::abs(country.size().squareKm / 13.0e6 - 1.0) < 0.1, qPrintable(country.sizeText()));
        }
    }
};

QTEST_GUILESS_MAIN(DrawingTest)
#include "drawing_test.moc"
