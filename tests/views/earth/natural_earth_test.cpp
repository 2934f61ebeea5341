// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/natural_earth.h"

#include <QSet>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <cmath>

using namespace terrella;
using namespace terrella::earth;

namespace {

bool holds(const Ring& ring, double lon, double lat)
{
    bool inside = false;
    for (std::size_t a = 0, b = ring.lon.size() - 1; a < ring.lon.size(); b = a++)
        if ((ring.lat[a] > lat) != (ring.lat[b] > lat)
            && lon < (ring.lon[b] - ring.lon[a]) * (lat - ring.lat[a]) / (ring.lat[b] - ring.lat[a]) + ring.lon[a])
            inside = !inside;
    return inside;
}

/// The ring as it runs on over the dateline, where edges go the short way.
Ring unrolled(Ring ring)
{
    for (std::size_t k = 1; k < ring.lon.size(); ++k)
        ring.lon[k] = ring.lon[k - 1] + std::remainder(ring.lon[k] - ring.lon[k - 1], 360.0);
    return ring;
}

bool holds(const Country& country, double lon, double lat)
{
    return std::ranges::any_of(country.polygons, [&](const PolygonRings& polygon) {
        const Ring over = unrolled(polygon.front());
        return (holds(polygon.front(), lon, lat) || holds(over, lon - 360.0, lat) || holds(over, lon, lat) || holds(over, lon + 360.0, lat))
            && std::none_of(polygon.begin() + 1, polygon.end(), [&](const Ring& hole) { return holds(hole, lon, lat); });
    });
}

std::size_t pointsOf(const std::vector<Ring>& rings)
{
    std::size_t out = 0;
    for (const Ring& ring : rings)
        out += ring.lon.size();
    return out;
}

} // namespace

/// What resources/maps/natural_earth.gpkg holds, and its readers.
class NaturalEarthTest final : public QObject {
    Q_OBJECT

    static const Country* withCode(const std::vector<Country>& all, const char* isoA3)
    {
        const auto at = std::ranges::find(all, QLatin1String(isoA3), &Country::isoA3);
        return at == all.end() ? nullptr : &*at;
    }

private Q_SLOTS:
    void countriesHaveNamesCodesAndGround_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<int>("least");
        QTest::newRow("1:110m") << "countries_110m" << 170;
        QTest::newRow("1:50m") << "countries_50m" << 235;
    }
    void countriesHaveNamesCodesAndGround()
    {
        QFETCH(QString, layer);
        QFETCH(int, least);
        const auto all = readCountries(naturalEarthPath(), layer);
        QVERIFY2(all, all ? "" : qPrintable(all.error().message));
        QVERIFY(static_cast<int>(all->size()) >= least);
        QSet<QString> codes;
        for (const Country& country : *all) {
            QVERIFY(!country.name.isEmpty());
            QVERIFY2(!country.polygons.empty(), qPrintable(country.name));
            for (const PolygonRings& polygon : country.polygons)
                for (const Ring& ring : polygon) {
                    QVERIFY(ring.lon.size() >= 4);
                    QCOMPARE(ring.lon.front(), ring.lon.back());
                    QCOMPARE(ring.lat.front(), ring.lat.back());
                }
            if (country.isoA3.isEmpty())
                continue;
            codes.insert(country.isoA3); // parts that lie apart may share that of their country
            QCOMPARE(country.isoA2.size(), 2);
        }
        QVERIFY2(codes.size() >= least - 8, qPrintable(QString::number(codes.size())));
        // Places of which nobody doubts where they lie.
        const struct {
            const char* code;
            const char* two;
            double lon, lat;
        } places[] = {{"FRA", "FR", 2.35, 48.85}, {"FJI", "FJ", 178.0, -17.8}, {"RUS", "RU", -178.0, 67.5}, {"RUS", "RU", 37.6, 55.75},
            {"NZL", "NZ", 175.5, -39.0}, {"LSO", "LS", 28.3, -29.5}};
        for (const auto& place : places) {
            const Country* country = withCode(*all, place.code);
            QVERIFY2(country, place.code);
            QCOMPARE(country->isoA2, QLatin1String(place.two));
            QVERIFY2(holds(*country, place.lon, place.lat), place.code);
        }
        // The coast of Antarctica goes round the pole.
        const Country* antarctica = withCode(*all, "ATA");
        QVERIFY(antarctica);
        QVERIFY(std::ranges::any_of(antarctica->polygons, [](const PolygonRings& polygon) {
            const Ring over = unrolled(polygon.front());
            return std::abs(std::abs(over.lon.back() - over.lon.front()) - 360.0) < 1e-6;
        }));
        // Lesotho is a hole in South Africa.
        QVERIFY(!holds(*withCode(*all, "ZAF"), 28.3, -29.5));
    }
    void threeScalesOfCoastlines()
    {
        std::size_t before = 0;
        for (const char* scale : {"110m", "50m", "10m"}) {
            const auto coast = readOutlines(naturalEarthPath(), QStringLiteral("coastline_") + QLatin1String(scale));
            QVERIFY(coast);
            QVERIFY2(pointsOf(*coast) > 2 * before, scale);
            before = pointsOf(*coast);
            const auto borders = readOutlines(naturalEarthPath(), QStringLiteral("borders_") + QLatin1String(scale));
            QVERIFY(borders && !borders->empty());
            // Nothing runs along the edge of the plate, where there is no coast.
            for (const Ring& line : *coast)
                for (std::size_t k = 1; k < line.lon.size(); ++k)
                    QVERIFY(!(std::abs(line.lon[k]) > 179.99 && std::abs(line.lon[k - 1]) > 179.99));
        }
    }
    void riversLakesAndLand()
    {
        for (const char* layer : {"rivers_110m", "rivers_50m", "lakes_110m", "lakes_50m", "land_110m"}) {
            const auto lines = readOutlines(naturalEarthPath(), QLatin1String(layer));
            QVERIFY2(lines && !lines->empty(), layer);
        }
        // The Nile passes Aswan (24.09°N 32.90°E) within the file's 4 km, Lake Victoria's shore passes Entebbe (0.05°N 32.46°E).
        const auto nearest = [](const QString& layer, double lon, double lat) {
            double out = 1e9;
            const auto lines = readOutlines(naturalEarthPath(), layer);
            for (const Ring& line : *lines)
                for (std::size_t k = 0; k < line.lon.size(); ++k)
                    out = std::min(out, std::hypot(line.lon[k] - lon, line.lat[k] - lat));
            return out;
        };
        QVERIFY(nearest(QStringLiteral("rivers_50m"), 32.90, 24.09) < 0.35);
        QVERIFY(nearest(QStringLiteral("lakes_50m"), 32.46, 0.05) < 0.35);
    }
    void citiesComeByRank()
    {
        const auto cities = readCities(naturalEarthPath());
        QVERIFY2(cities, cities ? "" : qPrintable(cities.error().message));
        QVERIFY(cities->size() > 3000);
        QVERIFY(std::ranges::is_sorted(*cities, {}, &City::rank));
        const auto tokyo = std::ranges::find(*cities, QStringLiteral("Tokyo"), &City::name);
        QVERIFY(tokyo != cities->end());
        QCOMPARE(tokyo->rank, 0);
        QVERIFY(tokyo->isCapital);
        QVERIFY(std::hypot(tokyo->lon - 139.69, tokyo->lat - 35.69) < 0.1);
        QVERIFY(tokyo->population > 5e6);
        const auto reykjavik = std::ranges::find_if(*cities, [](const City& c) { return c.name.startsWith(QStringLiteral("Reykjav")); });
        QVERIFY(reykjavik != cities->end() && reykjavik->isCapital && reykjavik->rank > 0);
        for (const City& city : *cities)
            QVERIFY2(std::abs(city.lat) <= 90.0 && std::abs(city.lon) <= 180.0 && !city.name.isEmpty(), qPrintable(city.name));
    }
    void polygonsOfBrokenBytesAreLeftOut()
    {
        QByteArray wkb(9, '\0');
        wkb[0] = 1;
        qToLittleEndian<quint32>(3, wkb.data() + 1);
        qToLittleEndian<quint32>(1'000'000, wkb.data() + 5); // announces more rings than there are bytes
        std::vector<PolygonRings> polygons;
        appendPolygons(wkb, polygons);
        appendPolygons({}, polygons);
        QVERIFY(polygons.empty());
        const auto nothing = readCountries(naturalEarthPath(), QStringLiteral("no_such_layer"));
        QVERIFY(!nothing);
        QVERIFY(nothing.error().message.contains(QLatin1String("no_such_layer")));
    }
};

QTEST_GUILESS_MAIN(NaturalEarthTest)
#include "natural_earth_test.moc"
