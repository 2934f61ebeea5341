// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/shown_panel.h"
#include "tests/views/earth/volume_cubes.h"
#include "views/earth/drawing/earth_drawings.h"

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString field = QStringLiteral("f");

EarthLayer layerOf(EarthPanel& panel, const QString& id)
{
    for (const EarthLayer& each : panel.layers())
        if (each.id == id)
            return each;
    return {};
}

Drawing lineOf(std::vector<SpherePlace> places) { return {DrawingKind::Line, {}, std::move(places), 0.0, {}}; }

std::shared_ptr<const Cube> rising(std::size_t steps = 0)
{
    return volumeOn(globalGrid(5.0, 0.0, true, true), {evenLevels(16000.0, 9)},
        {[](double, double, double level, std::size_t step) { return level / 160.0 - 20.0 * static_cast<double>(step); }}, steps);
}

/// A curtain along the equator of a tilted map.
struct Curtained : Shown {
    QString id;
    explicit Curtained(const std::shared_ptr<const Cube>& cube, const QString& projection = QStringLiteral("equirectangular"))
    {
        (void)panel.setProjection(projection);
        panel.setViewState({{QStringLiteral("outlines"),
            QJsonObject{{QStringLiteral("coast"), false}, {QStringLiteral("graticule"), false}, {QStringLiteral("degrees"), false}}}});
        addField(cube);
        panel.drawings().add(lineOf({{-60.0, 0.0}, {60.0, 0.0}}));
        id = panel.deriveLayer(field, EarthLayerKind::Curtain);
        panel.setLayerVisible(field, false);
        panel.setExaggeration(100.0);
    }
    void tilt(double degrees)
    {
        Camera camera = view()->camera();
        camera.tiltDeg = degrees;
        camera.halfHeight = 1.0;
        view()->setCamera(camera, false);
    }
    /// How far the colour in the picture is from that of a value, at the place of a height or a pixel above or below it.
    [[nodiscard]] int off(const QImage& image, double lon, double lat, double metres, double value) const
    {
        int out = 255;
        for (const int pixel : {-1, 0, 1})
            out = std::min(out, distance(image.pixel(above(lon, lat, metres).toPoint() + QPoint(0, pixel)), expected(value)));
        return out;
    }
    /// Where a height above a place of a map is seen.
    [[nodiscard]] QPointF above(double lon, double lat, double metres) const
    {
        const Camera& camera = view()->camera();
        const QPointF ground = *view()->toScreen(lon, lat);
        const double rise = metres * panel.exaggeration() * unitsPerMetre * std::sin(camera.tiltDeg * degree) / camera.halfHeight * 0.5
            * view()->paneSize().height();
        return ground - QPointF(0.0, rise);
    }
};

} // namespace

/// Needs a display with OpenGL. What is drawn is compared with what the data say.
class CurtainsViewTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    /// The colours are those of the bar, each at its height, with the range of the field.
    void itStandsInTheColoursOfItsField()
    {
        Curtained shown(rising());
        QVERIFY(shown.view()->camera().tiltDeg > 20.0); // from straight above it would not be seen
        for (const double tilt : {40.0, 75.0}) {
            shown.tilt(tilt);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            for (const double lon : {-40.0, -7.0, 33.0})
                for (const double metres : {2000.0, 8000.0, 14000.0}) {
                    const int off = shown.off(image, lon, 0.0, metres, metres / 160.0);
                    QVERIFY2(off <= 12, qPrintable(QStringLiteral("%1 m at %2°, tilt %3: %4").arg(metres).arg(lon).arg(tilt).arg(off)));
                }
            QVERIFY(shown.off(image, 63.0, 0.0, 8000.0, 50.0) > 20); // beside it
        }
        shown.panel.setRange(field, std::pair(0.0, 200.0)); // and follow it
        QVERIFY(shown.settle());
        QVERIFY(shown.off(shown.scene(), 0.0, 0.0, 8000.0, 25.0) <= 12);
        QCOMPARE(layerOf(shown.panel, shown.id).highest, 200.0);
    }
    void itFollowsTimeAndTheLine()
    {
        Curtained shown(rising(3));
        shown.tilt(60.0);
        QVERIFY(shown.settle());
        shown.panel.setTime(shown.panel.times()[1]);
        QVERIFY(shown.settle());
        const auto off = [&](double lon, double lat) { return shown.off(shown.scene(), lon, lat, 8000.0, 30.0); };
        QVERIFY(off(0.0, 0.0) <= 12);
        shown.panel.drawings().setAll({lineOf({{-60.0, -30.0}, {60.0, -30.0}}), lineOf({{-90.0, 40.0}, {-90.0, -40.0}})});
        QVERIFY(shown.settle());
        QVERIFY(off(0.0, 0.0) > 20);
        QVERIFY(off(-56.0, -32.84) <= 12); // on the great circle
        shown.panel.drawings().setAll({});
        QVERIFY(layerOf(shown.panel, shown.id).problem.contains(QStringLiteral("Draw a line")));
        QVERIFY(!shown.view()->scene().contains(QStringLiteral("layer/1/curtain0")));
        shown.panel.drawings().setAll({lineOf({{-60.0, 0.0}, {60.0, 0.0}})});
        QVERIFY(shown.settle());
        QVERIFY(layerOf(shown.panel, shown.id).problem.isEmpty());
        QVERIFY(off(0.0, 0.0) <= 12);
    }
    /// The far half is hidden by the Earth, the near half stands out.
    void theEarthHidesWhatIsBehindIt()
    {
        Curtained shown(rising(), QStringLiteral("globe"));
        shown.panel.drawings().setAll({lineOf({{-150.0, 0.0}, {-30.0, 0.0}, {90.0, 0.0}, {-150.0, 0.0}})});
        shown.panel.lookAt(0.0, 50.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        int near = 0, far = 0;
        const QPointF pole = *shown.view()->toScreen(0.0, 90.0);
        const auto isColour = [&](QRgb c) {
            for (double value = 10.0; value <= 100.0; value += 1.0)
                if (distance(c, shown.expected(value)) <= 4)
                    return true;
            return false;
        };
        for (int y = 0; y < image.height(); ++y)
            (y < pole.y() - 12.0 ? far : near) += isColour(image.pixel(image.width() / 2, y)) ? 1 : 0;
        QVERIFY2(near > 10, qPrintable(QString::number(near)));
        QCOMPARE(far, 0);
    }
    void theViewKeepsIt()
    {
        QJsonObject state;
        QImage before;
        {
            Curtained shown(rising(), QStringLiteral("robinson@150"));
            shown.panel.drawings().setAll({lineOf({{-60.0, 0.0}, {120.0, 50.0}, {-120.0, 20.0}})});
            shown.tilt(55.0);
            EarthLayer look = layerOf(shown.panel, shown.id);
            look.opacity = 0.6;
            shown.panel.setLook(shown.id, look);
            QVERIFY(shown.settle());
            before = shown.scene();
            state = shown.panel.viewState();
        }
        Shown again;
        again.panel.setViewState(state);
        again.panel.addField(field, QStringLiteral("Field"), rising());
        QVERIFY(again.settle());
        QCOMPARE(again.panel.layers().size(), 2U);
        const QImage after = again.scene();
        int other = 0;
        for (int y = 0; y < before.height(); y += 3)
            for (int x = 0; x < before.width(); x += 3)
                other += distance(before.pixel(x, y), after.pixel(x, y)) > 4 ? 1 : 0;
        QVERIFY2(other < 20, qPrintable(QString::number(other)));
        // What undo takes away and brings back.
        again.panel.takeCurtains({});
        QCOMPARE(again.panel.layers().size(), 1U);
        again.panel.takeCurtains(state.value(QLatin1String("layers")).toObject());
        QVERIFY(again.settle());
        QCOMPARE(again.panel.layers().size(), 2U);
        QCOMPARE(layerOf(again.panel, again.panel.layers().back().id).opacity, 0.6);
    }
    void lettersStandAtTheEnds()
    {
        Curtained shown(rising());
        QVERIFY(shown.settle());
        QVERIFY(shown.view()->scene().contains(QStringLiteral("draw/letters")));
        shown.panel.drawings().setAll({lineOf({{0, 0}, {10, 0}}), lineOf({{20, 0}, {30, 0}})});
        QCOMPARE(shown.panel.drawings().letters().first, QStringLiteral("C"));
        shown.panel.drawings().select(0);
        QCOMPARE(shown.panel.drawings().letters().second, QStringLiteral("B"));
        shown.panel.drawings().setAll({});
        QVERIFY(!shown.view()->scene().contains(QStringLiteral("draw/letters")));
    }
};

QTEST_MAIN(CurtainsViewTest)
#include "curtains_view_test.moc"
