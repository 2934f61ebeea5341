// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/polygon_data.h"
#include "tests/views/earth/shown_panel.h"

#include "pipelines/data/polygons.h"
#include "pipelines/data/units.h"
#include "views/earth/polygon_places.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString field = QStringLiteral("f"), shapes = QStringLiteral("p");

EarthLayer layerOf(EarthPanel& panel, const QString& id)
{
    for (const EarthLayer& each : panel.layers())
        if (each.id == id)
            return each;
    return {};
}

template <class Change>
void change(EarthPanel& panel, const QString& id, const Change& what)
{
    EarthLayer look = layerOf(panel, id);
    what(look);
    panel.setLook(id, look);
}

/// Rows that do not overlap: over the dateline, round each pole, with a hole, and a plain one; each with a class and a number.
std::shared_ptr<const Features> someShapes()
{
    auto out = polygonFeatures({{{{165, -15}, {-160, -15}, {-165, 20}, {170, 25}}}, {circle(90.0, 0.0, 18.0, 60)}, {circle(-84.0, 60.0, 20.0, 60)},
        {box(-40, -30, 20, 30), reversed(box(-20, -10, 0, 12))}, {star(20.0, 80.0, 22.0, 200)}});
    out->addColumn(columnOf(QStringLiteral("kind"), ColumnType::Text));
    out->columns.back().text = {QStringLiteral("D2"), QStringLiteral("D0"), QStringLiteral("D4"), QStringLiteral("D0"), QStringLiteral("D3")};
    out->addColumn(columnOf(QStringLiteral("area"), ColumnType::Real, QStringLiteral("km2")));
    out->columns.back().real = {10.0, 20.0, 30.0, std::nan(""), 50.0};
    return out;
}

/// Wind with two variables, 10 m/s and more.
std::shared_ptr<const Cube> wind(const QString& units)
{
    const auto plain = cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double lat, std::size_t) { return 12.0 + 0.05 * lat; });
    auto signature = std::make_shared<CubeSignature>(plain->signature());
    signature->variables.push_back(signature->variables.front());
    signature->variables[0].name = QStringLiteral("u10");
    signature->variables[1].name = QStringLiteral("v10");
    for (Variable& each : signature->variables) {
        each.units = units;
        each.standardName.clear();
    }
    std::vector<float> u(signature->grids.front().size());
    const auto read = plain->read(0, Window::all(signature->shapeOf(signature->variables.front())), u);
    const std::vector<float> v(u.size(), 3.0F);
    return read ? std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{u, v}) : nullptr;
}

int otherPixels(const QImage& a, const QImage& b)
{
    int out = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            out += distance(a.pixel(x, y), b.pixel(x, y)) > 20 ? 1 : 0;
    return out;
}

} // namespace

/// Needs a display with OpenGL.
class VectorPicturesTest final : public QObject {
    Q_OBJECT

    static void projections()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"globe", "equirectangular", "robinson@150", "mollweide", "mercator", "north_polar", "south_polar",
                 "lambert_azimuthal@180,0", "rotated_pole", "+proj=igh +R=1"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }

private Q_SLOTS:
    void initTestCase() { needGraphics(); }

    /// Where the probe finds a polygon its colour is drawn, and nowhere else; pixels at its edges count for neither.
    void polygonsAreDrawnWhereTheyAre_data() { projections(); }
    void polygonsAreDrawnWhereTheyAre()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        const auto features = someShapes();
        shown.panel.addPolygons(shapes, QStringLiteral("Shapes"), features);
        change(shown.panel, shapes, [](EarthLook& l) { l.outline = false; });
        QVERIFY(shown.settle());
        QVERIFY2(layerOf(shown.panel, shapes).problem.isEmpty(), qPrintable(layerOf(shown.panel, shapes).problem));
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(0.0, -30.0);
        QVERIFY(shown.settle());
        const QRgb inks[] = {0xffffaa00, 0xffffff00, 0xff730000, 0xffffff00, 0xffe60000}; // D2, D0, D4, D0, D3
        QStringList warnings;
        const auto polygons = *readPolygons(*features, warnings);
        const QImage image = shown.scene();
        int inside = 0, outside = 0;
        for (int y = 6; y < image.height() - 6; y += 5)
            for (int x = 6; x < image.width() - 6; x += 5) {
                const auto at = shown.view()->toPlace(QPointF(x + 0.5, y + 0.5));
                if (!at)
                    continue;
                const auto rows = polygonsAt(polygons, at->lon, at->lat);
                bool isEdge = false;
                for (const QPointF& aside : {QPointF(-3, 0), QPointF(3, 0), QPointF(0, -3), QPointF(0, 3)}) {
                    const auto near = shown.view()->toPlace(QPointF(x + 0.5, y + 0.5) + aside);
                    isEdge = isEdge || !near || polygonsAt(polygons, near->lon, near->lat) != rows;
                }
                if (isEdge)
                    continue;
                const QRgb seen = image.pixel(x, y);
                const QString where = QStringLiteral("%1 %2: %3").arg(at->lon).arg(at->lat).arg(rgb(seen));
                if (!rows.empty()) {
                    ++inside;
                    QVERIFY2(distance(seen, inks[rows.front()]) < 6, qPrintable(where));
                    QVERIFY(shown.panel.probeText(at->lon, at->lat).contains(features->columns[0].text[rows.front()]));
                } else {
                    ++outside;
                    for (const QRgb ink : inks)
                        QVERIFY2(distance(seen, ink) > 30, qPrintable(where));
                }
            }
        QVERIFY2(inside > 100 && outside > 500, qPrintable(QStringLiteral("%1 %2").arg(inside).arg(outside)));
    }

    void polygonsHaveOutlinesHatchingAndGrey()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        shown.panel.addPolygons(shapes, QStringLiteral("Shapes"), someShapes());
        QVERIFY(shown.settle());
        const QImage plain = shown.scene();
        change(shown.panel, shapes, [](EarthLook& l) { l.outline = false; });
        QVERIFY(shown.settle());
        QVERIFY(otherPixels(plain, shown.scene()) > 300); // the outlines
        change(shown.panel, shapes, [](EarthLook& l) { l.fill = EarthFill::None; });
        QVERIFY(shown.settle());
        const QImage empty = shown.scene();
        change(shown.panel, shapes, [](EarthLook& l) { l.fill = EarthFill::Hatched; });
        QVERIFY(shown.settle());
        const int hatched = otherPixels(empty, shown.scene());
        change(shown.panel, shapes, [](EarthLook& l) {
            l.fill = EarthFill::Colour;
            l.variable = QStringLiteral("area");
        });
        QVERIFY(shown.settle());
        const QImage byArea = shown.scene();
        const int filled = otherPixels(empty, byArea);
        QVERIFY2(hatched > filled / 8 && hatched < filled, qPrintable(QStringLiteral("%1 of %2").arg(hatched).arg(filled)));
        QCOMPARE(layerOf(shown.panel, shapes).units, units::display(QStringLiteral("km2")));
        const auto at = shown.view()->toScreen(10.0, 20.0); // the one without a number
        QVERIFY(at);
        QVERIFY2(distance(byArea.pixel(at->toPoint()), 0xff8c949c) < 6, qPrintable(rgb(byArea.pixel(at->toPoint()))));
        // What a view keeps brings all of it back.
        const QJsonObject kept = shown.panel.viewState();
        EarthPanel other;
        other.setViewState(kept);
        other.addPolygons(shapes, QStringLiteral("Shapes"), someShapes());
        QCOMPARE(layerOf(other, shapes).variable, QStringLiteral("area"));
        QCOMPARE(kept.value(QLatin1String("layers")).toObject().value(shapes).toObject().value(QLatin1String("kind")).toString(),
            QStringLiteral("polygons"));
    }

    void polygonsComeAndGoWithTime()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        auto features = std::make_shared<Features>(*polygonFeatures({{box(-40, -20, 0, 20)}, {box(40, -20, 80, 20)}}));
        features->addColumn(columnOf(QStringLiteral("time"), ColumnType::Time));
        features->columns.back().real = {0.0, 86400.0};
        shown.panel.addPolygons(shapes, QStringLiteral("Shapes"), features);
        shown.panel.setTime(0.0);
        QVERIFY(shown.settle());
        const auto colourAt = [&](double lon) { return shown.scene().pixel(shown.view()->toScreen(lon, 0.0)->toPoint()); };
        const QRgb first = colourAt(-20.0), second = colourAt(60.0);
        QVERIFY(distance(first, second) > 30);
        shown.panel.setTime(86400.0);
        QVERIFY(shown.settle());
        QVERIFY(distance(colourAt(-20.0), second) < 6);
        QVERIFY(distance(colourAt(60.0), first) < 6);
    }

    void whatIsNoPolygonIsSaid()
    {
        Shown shown;
        auto points = std::make_shared<Features>();
        points->info.geometry = GeometryKind::Point;
        points->lon = {1.0};
        points->lat = {2.0};
        shown.panel.addPolygons(shapes, QStringLiteral("Stations"), points);
        QCOMPARE(layerOf(shown.panel, shapes).problem, QStringLiteral("\"Stations\" holds no polygons."));
    }

    void vectorsAreDrawnInEachWay_data() { projections(); }
    void vectorsAreDrawnInEachWay()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        shown.panel.addField(field, QStringLiteral("Wind"), wind(QStringLiteral("m s-1")));
        const QString vectors = shown.panel.deriveLayer(field, EarthLayerKind::Vectors);
        shown.panel.setLayerVisible(vectors, false);
        QVERIFY(shown.settle());
        const QImage without = shown.scene();
        shown.panel.setLayerVisible(vectors, true);
        for (const EarthVectors kind : {EarthVectors::Arrows, EarthVectors::Barbs, EarthVectors::Particles, EarthVectors::Streamlines}) {
            change(shown.panel, vectors, [kind](EarthLook& l) {
                l.vectors = kind;
                l.white = true;
            });
            QVERIFY(shown.settle());
            const int drawn = otherPixels(without, shown.scene());
            QVERIFY2(drawn > 2000, qPrintable(QStringLiteral("%1: %2").arg(static_cast<int>(kind)).arg(drawn)));
        }
    }

    /// The shaft of a barb leads to where the wind comes from, whatever the projection makes of the directions.
    void barbsPointIntoTheWind()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        shown.panel.addField(field, QStringLiteral("Wind"), wind(QStringLiteral("kg m-2")));
        const QString vectors = shown.panel.deriveLayer(field, EarthLayerKind::Vectors);
        change(shown.panel, vectors, [](EarthLook& l) { l.vectors = EarthVectors::Barbs; });
        QVERIFY(shown.settle());
        QVERIFY2(layerOf(shown.panel, vectors).problem.startsWith(QStringLiteral("Barbs tell a speed in knots.")),
            qPrintable(layerOf(shown.panel, vectors).problem));
        // Shown as arrows again there is nothing wrong with it.
        change(shown.panel, vectors, [](EarthLook& l) { l.vectors = EarthVectors::Arrows; });
        QVERIFY(shown.settle());
        QVERIFY(layerOf(shown.panel, vectors).problem.isEmpty());
    }

    void particlesMoveAndRest()
    {
        Shown shown; // without motion
        shown.panel.addField(field, QStringLiteral("Wind"), wind(QStringLiteral("m s-1")));
        const QString vectors = shown.panel.deriveLayer(field, EarthLayerKind::Vectors);
        change(shown.panel, vectors, [](EarthLook& l) {
            l.vectors = EarthVectors::Particles;
            l.white = true;
        });
        QVERIFY(shown.settle());
        const QImage still = shown.scene();
        QTest::qWait(300);
        QCOMPARE(otherPixels(still, shown.scene()), 0);
        shown.panel.setMotion(true);
        QVERIFY(QTest::qWaitFor([&] { return otherPixels(still, shown.scene()) > 1000; }, 20000));
        shown.panel.setMotion(false);
        // A film goes on by what a frame lasts, and by nothing else.
        shown.panel.setFilming(true);
        QTest::qWait(100);
        const QImage frame = shown.scene();
        QTest::qWait(200);
        QCOMPARE(otherPixels(frame, shown.scene()), 0);
        shown.panel.advance(0.1);
        QVERIFY(otherPixels(frame, shown.scene()) > 300);
        shown.panel.setFilming(false);
    }

    void tropicalCyclonesHaveTheScaleOfTheirWinds()
    {
        const QString storms = QStringLiteral("t"), scale = QStringLiteral("scheme/saffir_simpson"), plain = QStringLiteral("intensity");
        const auto coloured = [&](const std::vector<std::pair<double, double>>& places, const QString& name, const QString& units) {
            auto tracks = std::make_shared<Features>(*trackOf(places));
            tracks->info.columns[2].name = name;
            tracks->info.columns[2].standardName.clear();
            tracks->info.columns[2].units = units;
            EarthPanel panel;
            panel.addTracks(storms, QStringLiteral("Storms"), tracks);
            return layerOf(panel, storms).colourMap;
        };
        const std::vector<std::pair<double, double>> tropical{{130.0, 10.0}, {150.0, 34.0}, {170.0, 50.0}}, northern{{-40.0, 50.0}, {-20.0, 30.0}};
        QCOMPARE(coloured(tropical, QStringLiteral("wind"), QStringLiteral("m s-1")), scale);
        QCOMPARE(coloured(tropical, QStringLiteral("vmax"), QStringLiteral("kt")), scale);
        QCOMPARE(coloured(northern, QStringLiteral("wind"), QStringLiteral("m s-1")), plain);
        QCOMPARE(coloured(tropical, QStringLiteral("wind"), QString()), plain);                  // nobody knows what it counts
        QCOMPARE(coloured(tropical, QStringLiteral("current"), QStringLiteral("m s-1")), plain); // an eddy
        // Another column has other colours; what the user chose stays.
        EarthPanel panel;
        auto tracks = std::make_shared<Features>(*trackOf(tropical));
        tracks->addColumn(columnOf(QStringLiteral("msl"), ColumnType::Real, QStringLiteral("Pa")));
        tracks->columns.back().real = {99000.0, 98000.0, 97000.0};
        panel.addTracks(storms, QStringLiteral("Storms"), tracks);
        change(panel, storms, [](EarthLook& l) { l.variable = QStringLiteral("msl"); });
        QCOMPARE(layerOf(panel, storms).colourMap, plain);
        change(panel, storms, [](EarthLook& l) { l.variable = QStringLiteral("wind"); });
        QCOMPARE(layerOf(panel, storms).colourMap, scale);
        change(panel, storms, [](EarthLook& l) { l.colourMap = QStringLiteral("magma"); });
        panel.addTracks(storms, QStringLiteral("Storms"), tracks);
        QCOMPARE(layerOf(panel, storms).colourMap, QStringLiteral("magma"));
    }

    void officialClassesAreOffered()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        auto cube = cubeOn(globalGrid(5.0, 0.0, true, true), [](double lon, double, std::size_t) { return wrap180(lon) < 0.0 ? 30.0 : 60.0; });
        auto signature = std::make_shared<CubeSignature>(cube->signature());
        signature->variables[0].name = QStringLiteral("fwi");
        signature->variables[0].units = QStringLiteral("1");
        std::vector<float> values(signature->grids.front().size());
        QVERIFY(cube->read(0, Window::all(signature->shapeOf(signature->variables.front())), values));
        shown.panel.addField(field, QStringLiteral("Danger"), std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values}));
        shown.panel.setColourMap(field, QStringLiteral("scheme/effis"));
        QVERIFY(shown.settle());
        QCOMPARE(layerOf(shown.panel, field).colourMap, QStringLiteral("scheme/effis"));
        const auto colourAt = [&](double lon) { return shown.scene().pixel(shown.view()->toScreen(lon, 10.0)->toPoint()); };
        QVERIFY2(distance(colourAt(-60.0), 0xfffa4f00) < 4, qPrintable(rgb(colourAt(-60.0)))); // high
        QVERIFY2(distance(colourAt(60.0), 0xff280923) < 4, qPrintable(rgb(colourAt(60.0))));   // extreme
        QVERIFY(shown.panel.probeText(-60.0, 10.0).contains(QStringLiteral("High")));
        // One's own, kept with the view.
        change(shown.panel, field, [](EarthLook& l) {
            l.classes = {{40.0}, {QStringLiteral("few"), QStringLiteral("many")}, {0xff102030, 0xffa0b0c0}};
            l.colourMap = QStringLiteral("breaks");
        });
        QVERIFY(shown.settle());
        QVERIFY2(distance(colourAt(-60.0), 0xff102030) < 4, qPrintable(rgb(colourAt(-60.0))));
        QVERIFY2(distance(colourAt(60.0), 0xffa0b0c0) < 4, qPrintable(rgb(colourAt(60.0))));
        const QJsonObject kept = shown.panel.viewState().value(QLatin1String("layers")).toObject().value(field).toObject();
        QCOMPARE(kept.value(QLatin1String("colours")).toString(), QStringLiteral("breaks"));
        QCOMPARE(kept.value(QLatin1String("classes")).toObject().value(QLatin1String("names")).toArray().last().toString(), QStringLiteral("many"));
        // A scheme that does not fit is not taken.
        shown.panel.setColourMap(field, QStringLiteral("scheme/saffir_simpson"));
        QVERIFY(layerOf(shown.panel, field).colourMap != QLatin1String("scheme/saffir_simpson"));
    }
};

QTEST_MAIN(VectorPicturesTest)
#include "vector_pictures_test.moc"
