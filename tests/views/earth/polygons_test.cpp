// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/polygons.h"
#include "tests/views/earth/polygon_data.h"
#include "views/earth/layers/polygon_columns.h"
#include "views/earth/layers/polygon_mesh.h"
#include "views/earth/polygon_index.h"
#include "views/earth/polygon_places.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

/// Area on the unit sphere of a shape with edges straight in longitude and latitude: the integral of sin(lat) along its edges.
double areaOf(const std::vector<double>& lon, const std::vector<double>& lat)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < lon.size(); ++k) {
        const std::size_t next = (k + 1) % lon.size();
        const double dx = (lon[next] - lon[k]) * degree, a = lat[k] * degree, b = lat[next] * degree;
        sum -= std::abs(b - a) < 1e-9 ? dx * std::sin(0.5 * (a + b)) : dx * (std::cos(a) - std::cos(b)) / (b - a);
    }
    return std::abs(sum);
}

double areaOfPieces(const Polygon& polygon, double middle, double spacing)
{
    double sum = 0.0;
    cutPolygon(polygon, middle, spacing, [&](const PolygonPiece& piece) {
        sum += areaOf({piece.lon.begin(), piece.lon.end()}, {piece.lat.begin(), piece.lat.end()});
    });
    return sum;
}

Polygon onlyOne(const std::vector<std::vector<QPointF>>& rings)
{
    QStringList warnings;
    auto read = readPolygons(*polygonFeatures({rings}), warnings);
    return read && read->size() == 1 ? read->front() : Polygon{};
}

/// Area of triangles in the plane of a map.
double areaOfMesh(const FieldMesh& mesh)
{
    double sum = 0.0;
    const auto point = [&](std::size_t k) {
        const auto at = 3 * static_cast<std::size_t>(mesh.triangles[k]);
        return QPointF(static_cast<double>(mesh.points[at]), static_cast<double>(mesh.points[at + 1]));
    };
    for (std::size_t k = 0; k + 2 < mesh.triangles.size(); k += 3) {
        const QPointF a = point(k), b = point(k + 1) - a, c = point(k + 2) - a;
        sum += 0.5 * std::abs(b.x() * c.y() - b.y() * c.x());
    }
    return sum;
}

} // namespace

class PolygonsTest final : public QObject {
    Q_OBJECT

    static void shapes()
    {
        QTest::addColumn<std::vector<std::vector<QPointF>>>("rings");
        QTest::newRow("box") << std::vector<std::vector<QPointF>>{box(10, -20, 40, 30)};
        QTest::newRow("triangle") << std::vector<std::vector<QPointF>>{{{-60.3, -11.7}, {-20.9, 3.1}, {-44.4, 37.2}}};
        QTest::newRow("over the dateline") << std::vector<std::vector<QPointF>>{{{171, -10}, {-165, -12}, {-160, 20}, {175, 25}}};
        QTest::newRow("holds the north pole") << std::vector<std::vector<QPointF>>{circle(90.0, 0.0, 25.0, 48)};
        QTest::newRow("holds the south pole beside its middle") << std::vector<std::vector<QPointF>>{circle(-80.0, 40.0, 22.0, 90)};
        QTest::newRow("with a hole") << std::vector<std::vector<QPointF>>{box(-30, -30, 30, 30), reversed(box(-10, -5, 12, 17))};
        QTest::newRow("hole over the dateline") << std::vector<std::vector<QPointF>>{
            {{150, -30}, {-150, -30}, {-150, 30}, {150, 30}}, {{170, -9}, {170, 9}, {-170, 9}, {-170, -9}}};
        QTest::newRow("star") << std::vector<std::vector<QPointF>>{star(25.0, 100.0, 40.0, 400)};
        QTest::newRow("star over the dateline") << std::vector<std::vector<QPointF>>{star(-35.0, 178.0, 33.0, 301)};
        QTest::newRow("small") << std::vector<std::vector<QPointF>>{star(44.3, 8.1, 0.02, 150)};
        QTest::newRow("round the globe") << std::vector<std::vector<QPointF>>{
            {{-180, 10}, {-90, 10}, {0, 10}, {90, 10}, {180, 10}, {180, 20}, {90, 20}, {0, 20}, {-90, 20}, {-180, 20}}};
    }

private Q_SLOTS:
    void piecesHaveTheAreaOfTheWhole_data() { shapes(); }
    void piecesHaveTheAreaOfTheWhole()
    {
        QFETCH(std::vector<std::vector<QPointF>>, rings);
        const Polygon polygon = onlyOne(rings);
        QVERIFY(!polygon.isEmpty());
        const double wanted = areaOf(polygon);
        QVERIFY(wanted > 0.0);
        for (const double middle : {0.0, 150.3, -77.0})
            for (const double spacing : {0.5, 2.0}) {
                const double found = areaOfPieces(polygon, middle, spacing);
                QVERIFY2(std::abs(found - wanted) < 1e-9 * wanted + 1e-13, qPrintable(QStringLiteral("%1 for %2").arg(found).arg(wanted)));
            }
    }

    void areasAreThoseOfTheSphere()
    {
        const auto cap = [](double radiusDeg) { return 2.0 * std::numbers::pi * (1.0 - std::cos(radiusDeg * degree)); };
        const double boxed = 30.0 * degree * (std::sin(30.0 * degree) - std::sin(-20.0 * degree));
        QVERIFY(std::abs(areaOfPieces(onlyOne({box(10, -20, 40, 30)}), 0.0, 1.0) - boxed) < 1e-10);
        const double polar = areaOfPieces(onlyOne({circle(90.0, 0.0, 25.0, 720)}), 33.0, 1.0);
        QVERIFY2(std::abs(polar - cap(25.0)) < 1e-4 * cap(25.0), qPrintable(QString::number(polar / cap(25.0), 'g', 10)));
        const double aside = areaOfPieces(onlyOne({circle(-80.0, 40.0, 22.0, 3600)}), 0.0, 1.0);
        QVERIFY2(std::abs(aside - cap(22.0)) < 1e-3 * cap(22.0), qPrintable(QString::number(aside / cap(22.0), 'g', 10)));
    }

    void piecesLieInTheirCell()
    {
        cutPolygon(onlyOne({star(-35.0, 178.0, 33.0, 301)}), 150.3, 1.0, [](const PolygonPiece& piece) {
            const auto [west, east] = std::ranges::minmax(piece.lon);
            const auto [south, north] = std::ranges::minmax(piece.lat);
            QVERIFY(west >= -180.0 && east <= 180.0 && east - west <= 1.0 + 1e-9 && north - south <= 1.0 + 1e-9);
        });
    }

    void insideIsWhatThePiecesCover_data() { shapes(); }
    void insideIsWhatThePiecesCover()
    {
        QFETCH(std::vector<std::vector<QPointF>>, rings);
        const Polygon polygon = onlyOne(rings);
        std::vector<PolygonPiece> pieces;
        cutPolygon(polygon, 20.0, 1.0, [&](const PolygonPiece& piece) { pieces.push_back(piece); });
        std::mt19937 random(7);
        const double beside = 0.1 * (polygon.north - polygon.south);
        std::uniform_real_distribution<double> x(polygon.west - beside, polygon.east + beside),
            y(std::max(-89.9, polygon.south - beside), std::min(89.9, polygon.north + beside));
        int inside = 0;
        for (int k = 0; k < 1500; ++k) {
            const double lon = x(random), lat = y(random), relative = wrap180(lon - 20.0);
            const bool covered = std::ranges::any_of(pieces, [&](const PolygonPiece& piece) {
                if (lat < piece.lat[0] || lat > piece.lat[2])
                    return false;
                const double t = (lat - piece.lat[0]) / (piece.lat[2] - piece.lat[0]);
                return relative >= piece.lon[0] + (piece.lon[3] - piece.lon[0]) * t && relative <= piece.lon[1] + (piece.lon[2] - piece.lon[1]) * t;
            });
            QVERIFY2(covered == contains(polygon, lon, lat), qPrintable(QStringLiteral("%1 %2").arg(lon).arg(lat)));
            inside += covered ? 1 : 0;
        }
        QVERIFY(inside > 40);
    }

    void mapsOfEqualAreaKeepTheArea_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"mollweide", "mollweide@150.3", "equal_earth@-100", "lambert_azimuthal@100,45", "+proj=igh", "+proj=laea +lat_0=90",
                 "+proj=sinu +lon_0=60"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void mapsOfEqualAreaKeepTheArea()
    {
        QFETCH(QString, projection);
        const auto made = Projection::make(projection);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        // All of it must be on the map: the azimuthal ones show a hemisphere or have a rim.
        const bool isAzimuthal = projection.contains(QStringLiteral("azimuthal")) || projection.contains(QStringLiteral("laea"));
        std::vector<std::vector<std::vector<QPointF>>> all{{star(50.0, 100.0, 30.0, 300)}, {circle(80.0, 100.0, 15.0, 120)}};
        if (!isAzimuthal) {
            all.push_back({{{171, -10}, {-165, -12}, {-160, 20}, {175, 25}}});
            all.push_back({circle(-80.0, 40.0, 22.0, 90)});
            all.push_back({box(-180, -30, 180, 30)});
        }
        for (const auto& rings : all) {
            const Polygon polygon = onlyOne(rings);
            const std::vector<Polygon> one{polygon};
            const PolygonMesh mesh = polygonMesh(**made, one);
            // In radii, of the sphere or of the ellipsoid's equator: 0.3 % apart.
            const double found = areaOfMesh(mesh.mesh), wanted = areaOf(polygon);
            QVERIFY2(std::abs(found / wanted - 1.0) < 0.008, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(wanted)));
            QCOMPARE(mesh.outlines.rows.size(), mesh.outlines.lines.points.size());
        }
    }

    void edgesThatOnlyDivideAreNoOutline()
    {
        const auto projection = *Projection::make(QStringLiteral("equirectangular"));
        const auto length = [&](const std::vector<std::vector<QPointF>>& parts) {
            std::vector<Polygon> polygons;
            QStringList warnings;
            std::vector<std::vector<std::vector<QPointF>>> rows{parts};
            polygons = *readPolygons(*polygonFeatures(rows, true), warnings);
            const SceneLines lines = polygonOutlines(*projection, polygons).lines;
            double sum = 0.0;
            for (std::size_t part = 0; part < lines.parts(); ++part)
                for (std::size_t k = lines.starts[part]; k + 1 < lines.starts[part + 1]; ++k)
                    sum += earth::length(lines.points[k + 1] - lines.points[k]) / degree;
            return sum;
        };
        // Two halves that meet at the dateline: 20° + 20° in width, twice, and the two outer sides.
        QVERIFY2(std::abs(length({box(160, -10, 180, 10), box(-180, -10, -160, 10)}) - 120.0) < 0.1,
            qPrintable(QString::number(length({box(160, -10, 180, 10), box(-180, -10, -160, 10)}))));
        // One that happens to end there keeps its edge.
        QVERIFY(std::abs(length({box(160, -10, 180, 10)}) - 80.0) < 0.1);
        // Round the pole, begun anywhere: no line leads to it. A sector keeps both of its.
        QVERIFY(std::abs(length({{{-170, 70}, {-50, 70}, {70, 70}}}) - 360.0) < 0.1);
        QVERIFY(std::abs(length({{{30, 60}, {60, 60}, {60, 90}, {30, 90}}}) - 90.0) < 0.1);
        // Closed along the pole: only the coast is drawn.
        QVERIFY(std::abs(length({{{-180, -70}, {0, -70}, {180, -70}, {180, -90}, {-180, -90}}}) - 360.0) < 0.1);
    }

    void allAtAPlaceAreFoundTheSmallestFirst()
    {
        using Rows = std::vector<std::size_t>;
        const std::vector<Polygon> all{onlyOne({box(0, 0, 20, 20)}), onlyOne({box(10, 10, 30, 40)}), onlyOne({box(175, -5, 190, 5)}),
            onlyOne({box(-10, -10, 50, 50), reversed(box(12, 12, 18, 18))}), onlyOne({box(0, 0, 20, 20)}), onlyOne({circle(90, 0, 30, 90)})};
        QCOMPARE(polygonsAt(all, 5, 5), (Rows{4, 0, 3})); // of equal ones the later lies on top
        QCOMPARE(polygonsAt(all, 11, 11), (Rows{4, 0, 1, 3}));
        QCOMPARE(polygonsAt(all, 15, 15), (Rows{4, 0, 1})); // in the hole of the largest
        QCOMPARE(polygonsAt(all, -175, 0), Rows{2});
        QCOMPARE(polygonsAt(all, 365, 5), (Rows{4, 0, 3}));
        QCOMPARE(polygonsAt(all, 123, 89.9), Rows{5}); // round the pole
        QCOMPARE(polygonsAt(all, -40, 5), Rows{});
    }

    /// Places asked of the index find what all polygons find that are asked one by one.
    void anIndexFindsTheSameAsAskingAll()
    {
        std::mt19937 random(7);
        const auto between = [&random](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
        const auto kite = [&](double lon, double lat, double size) {
            const double high = std::clamp(lat + size, -90.0, 90.0), low = std::clamp(lat - size, -90.0, 90.0);
            Polygon out;
            out.rings.push_back({{lon - size, lon, lon + size, lon}, {lat, low, lat, high}, false});
            std::tie(out.west, out.east, out.south, out.north) = std::tuple(lon - size, lon + size, low, high);
            return out;
        };
        auto polygons = std::make_shared<std::vector<Polygon>>();
        constexpr std::size_t count = 100'000;
        while (polygons->size() < count) {
            const std::size_t k = polygons->size();
            if (k % 10 < 6) // one crowded country
                polygons->push_back(kite(between(-9.0, -6.0), between(37.0, 42.0), between(0.001, 0.05)));
            else if (k % 10 < 9) // longitudes counted in either way, over the dateline
                polygons->push_back(kite(k % 2 == 0 ? between(-180.0, 180.0) : between(0.0, 360.0), between(-90.0, 90.0), between(0.01, 2.0)));
            else if (k % 1000 == 9)
                polygons->push_back(kite(between(-180.0, 180.0), between(-90.0, 90.0), between(20.0, 170.0)));
            else
                polygons->push_back(k % 100 == 19 ? Polygon() : kite(between(178.0, 182.0), between(-5.0, 5.0), 0.3));
        }
        polygons->push_back(onlyOne({circle(90, 0, 30, 90)}));
        polygons->push_back(onlyOne({box(-180, -90, 180, 90)}));
        polygons->push_back(onlyOne({box(0, -80, 360, -70)}));
        QElapsedTimer clock;
        clock.start();
        const PolygonIndex index(polygons);
        const double made = static_cast<double>(clock.nsecsElapsed());
        std::vector<LatLon> places{{0.0, 180.0}, {0.0, -180.0}, {90.0, 0.0}, {-90.0, 45.0}, {-75.0, 0.0}, {-75.0, 359.999}, {40.0, 0.0}};
        for (int k = 0; k < 600; ++k) {
            places.push_back({between(-90.0, 90.0), between(-360.0, 540.0)});
            places.push_back({between(37.0, 42.0), between(-9.0, -6.0) + 360.0 * (k % 3 - 1)});
            const Polygon& one = (*polygons)[random() % count];
            if (!one.isEmpty()) {
                places.push_back({0.5 * (one.south + one.north), 0.5 * (one.west + one.east)});
                places.push_back({one.rings[0].lat[0], one.rings[0].lon[0]}); // on its edge
            }
        }
        std::size_t found = 0, asked = 0;
        qint64 byIndex = 0, byAll = 0;
        for (const LatLon& place : places) {
            clock.restart();
            const auto all = polygonsAt(*polygons, place.lon, place.lat);
            byAll += clock.nsecsElapsed();
            clock.restart();
            const auto some = index.at(place.lon, place.lat);
            byIndex += clock.nsecsElapsed();
            QVERIFY2(some == all, qPrintable(QStringLiteral("%1 %2: %3, not %4").arg(place.lon).arg(place.lat).arg(some.size()).arg(all.size())));
            found += all.size();
            asked += index.candidates(place.lon, place.lat).size();
        }
        QVERIFY(found > 5 * places.size());
        QVERIFY2(asked < 4 * found, qPrintable(QStringLiteral("%1 asked for %2 found").arg(asked).arg(found)));
        const auto each = static_cast<double>(places.size());
        qInfo("%zu polygons: index made in %.1f ms; a place takes %.4f ms, all asked %.3f ms", polygons->size(), made * 1e-6,
            static_cast<double>(byIndex) * 1e-6 / each, static_cast<double>(byAll) * 1e-6 / each);
        QVERIFY(PolygonIndex(std::make_shared<const std::vector<Polygon>>()).at(0, 0).empty());
    }

    void theAreaIsThatOfTheSphere()
    {
        QVERIFY(std::abs(areaOf(onlyOne({box(-180, -90, 180, 90)})) / (4.0 * std::numbers::pi) - 1.0) < 1e-9);
        const double cap = 2.0 * std::numbers::pi * (1.0 - std::cos(20.0 * degree));
        QVERIFY(std::abs(areaOf(onlyOne({circle(-90, 0, 20, 400)})) / cap - 1.0) < 1e-3);
        const double ring = areaOf(onlyOne({box(-20, -20, 20, 20), reversed(box(-10, -10, 10, 10))}));
        QVERIFY(std::abs(ring - 2.0 * (40.0 * std::sin(20.0 * degree) - 20.0 * std::sin(10.0 * degree)) * degree) < 1e-9);
    }

    void theMiddleLiesInside_data() { shapes(); }
    void theMiddleLiesInside()
    {
        QFETCH(std::vector<std::vector<QPointF>>, rings);
        const Polygon polygon = onlyOne(rings);
        const auto middle = middleOf(polygon);
        QVERIFY(middle);
        QVERIFY2(contains(polygon, middle->lon, middle->lat), qPrintable(QStringLiteral("%1 %2").arg(middle->lon).arg(middle->lat)));
    }
    void theMiddleOfABoxIsItsMiddle()
    {
        const auto middle = middleOf(onlyOne({box(170, 10, 200, 40)}));
        QVERIFY(middle && std::abs(middle->lon + 175.0) < 1e-9 && std::abs(middle->lat - 25.0) < 1e-9);
        const auto beside = middleOf(onlyOne({{{0, 0}, {30, 0}, {30, 4}, {4, 4}, {4, 30}, {0, 30}}})); // an L, whose box has its middle outside
        QVERIFY(beside && (beside->lat < 4.0 || beside->lon < 4.0));
        QVERIFY(!middleOf(Polygon()));
    }

    void columnsForColours()
    {
        auto features = polygonFeatures({{box(0, 0, 1, 1)}, {box(2, 0, 3, 1)}, {box(4, 0, 5, 1)}});
        auto f = std::make_shared<Features>(*features);
        QCOMPARE(polygonColumn(*f), -1);
        f->addColumn(columnOf(QStringLiteral("name"), ColumnType::Text));
        f->columns.back().text = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        QCOMPARE(polygonColumn(*f), -1); // each has its own: names, not classes
        f->addColumn(columnOf(QStringLiteral("class"), ColumnType::Text));
        f->columns.back().text = {QStringLiteral("wet"), QStringLiteral("dry"), QString()};
        f->columns.back().text[2] = QStringLiteral("dry");
        QCOMPARE(polygonColumn(*f), 1);
        const auto found = categoriesOf(*f, 1);
        QVERIFY(found);
        QCOMPARE(found->map.classes.size(), 2U);
        QCOMPARE(found->values, (std::vector<double>{1.0, 0.0, 0.0}));
        QCOMPARE(found->map.classes[0].name, QStringLiteral("dry"));
        QVERIFY(!categoriesOf(*f, -1));
    }

    void rowsHoldFromTheirBeginToTheirEnd()
    {
        auto f = std::make_shared<Features>(*polygonFeatures({{box(0, 0, 1, 1)}, {box(2, 0, 3, 1)}}));
        QVERIFY(rowTimes(*f).isEmpty());
        f->addColumn(columnOf(QStringLiteral("begin"), ColumnType::Time));
        f->columns.back().real = {100.0, 200.0};
        QVERIFY(rowTimes(*f).holds(0, 105.0, 10.0));
        QVERIFY(!rowTimes(*f).holds(0, 150.0, 10.0));
        f->addColumn(columnOf(QStringLiteral("end"), ColumnType::Time));
        f->columns.back().real = {180.0, std::nan("")};
        QVERIFY(rowTimes(*f).holds(0, 150.0, 10.0));
        QVERIFY(!rowTimes(*f).holds(0, 195.0, 10.0));
        QVERIFY(rowTimes(*f).holds(1, 9e9, 10.0)); // no end is known
    }
};

QTEST_GUILESS_MAIN(PolygonsTest)
#include "polygons_test.moc"
