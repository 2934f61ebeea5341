// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/shown_panel.h"
#include "tests/views/earth/volume_cubes.h"
#include "tests/views/pointer.h"
#include "views/earth/layers/solid_request.h"
#include "views/earth/panel/heights_button.h"

#include <QElapsedTimer>

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

template <class Change>
void change(EarthPanel& panel, const QString& id, const Change& what)
{
    EarthLayer look = layerOf(panel, id);
    what(look);
    panel.setLook(id, look);
}

/// A panel with the field itself hidden, so that only what stands above it is seen.
struct Raised : Shown {
    explicit Raised(const QString& projection = QStringLiteral("globe")) { (void)panel.setProjection(projection); }
    QString add(const std::shared_ptr<const Cube>& cube, EarthLayerKind kind)
    {
        addField(cube);
        panel.setLayerVisible(field, false);
        const QString id = panel.deriveLayer(field, kind);
        panel.setColourMap(id, QStringLiteral("viridis"));
        return id;
    }
    void look(double tilt, double heading = 0.0)
    {
        Camera camera = view()->camera();
        camera.tiltDeg = tilt;
        camera.headingDeg = heading;
        view()->setCamera(camera, false);
    }
};

void single(EarthPanel& panel, const QString& id, std::vector<double> values, const char* colour = "#ff0000")
{
    change(panel, id, [&](EarthLook& l) {
        l.solid.values = std::move(values);
        l.solid.colour = QLatin1String(colour);
    });
}

bool isRed(QRgb c) { return qRed(c) > 60 && qRed(c) > 2 * qGreen(c) && qRed(c) > 2 * qBlue(c); }

int redPixels(const QImage& image)
{
    int out = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            out += isRed(image.pixel(x, y)) ? 1 : 0;
    return out;
}

VolumeFunction height()
{
    return [](double, double, double level, std::size_t) { return level; };
}

VolumeFunction blob(double lon, double lat, double metres)
{
    return [=](double x, double y, double level, std::size_t) {
        return 100.0 - std::hypot(wrap180(x - lon) * std::cos(lat * degree), y - lat, (level - metres) / 1000.0);
    };
}

} // namespace

/// Needs a display with OpenGL. What is drawn is compared with what the data say.
class SolidsViewTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    /// A level sheet above a tilted map stands on the screen as high above its place as its height says.
    void aSurfaceStandsAtItsHeight()
    {
        Raised shown(QStringLiteral("equirectangular"));
        const QString id
            = shown.add(volumeOn(boxGrid(-40.0, -30.0, 40.0, 30.0, 5.0), {evenLevels(16000.0, 9)}, {height()}), EarthLayerKind::Isosurface);
        single(shown.panel, id, {8000.0});
        QVERIFY(shown.view()->camera().tiltDeg > 20.0); // from straight above heights would not be seen
        for (const double times : {20.0, 100.0})
            for (const double tilt : {30.0, 65.0}) {
                shown.panel.setExaggeration(times);
                shown.look(tilt);
                QVERIFY(shown.settle());
                const QImage image = shown.scene();
                const Camera& camera = shown.view()->camera();
                const double rise
                    = 8000.0 * times * unitsPerMetre * std::sin(tilt * degree) / camera.halfHeight * 0.5 * shown.view()->paneSize().height();
                for (const double lat : {30.0, -30.0}) {
                    const auto ground = shown.view()->toScreen(0.0, lat);
                    QVERIFY(ground);
                    const double inward = lat > 0.0 ? 4.0 : -4.0;
                    const QPointF edge(ground->x(), ground->y() - rise);
                    QVERIFY2(isRed(image.pixel((edge + QPointF(0.0, inward)).toPoint())),
                        qPrintable(QStringLiteral("%1 %2 %3").arg(times).arg(tilt).arg(lat)));
                    QVERIFY(!isRed(image.pixel((edge - QPointF(0.0, inward)).toPoint())));
                }
            }
    }
    void aSurfaceStandsOutBeyondTheLimbAndIsHiddenBehindTheEarth()
    {
        Raised shown;
        const QString id = shown.add(volumeOn(globalGrid(5.0, 0.0, true, false), {evenLevels(16000.0, 5)}, {height()}), EarthLayerKind::Isosurface);
        single(shown.panel, id, {10000.0});
        shown.panel.setExaggeration(100.0);
        shown.look(0.0);
        QVERIFY(shown.settle());
        const double distance = shown.view()->camera().distance, tangent = std::tan(0.5 * Camera::viewAngleDeg * degree);
        const auto limb
            = [&](double radius) { return radius / std::sqrt(distance * distance - radius * radius) / tangent * 0.5 * shown.view()->height(); };
        const QImage image = shown.scene();
        const QPoint middle = image.rect().center();
        const double outer = limb(1.0 + 1e6 * unitsPerMetre);
        QVERIFY(outer > limb(1.0) + 20.0);
        for (const double bearing : {0.0, 70.0, 180.0, 250.0}) {
            const QPointF along(std::sin(bearing * degree), -std::cos(bearing * degree));
            const auto at = [&](double away) { return (QPointF(middle) + along * away).toPoint(); };
            if (!image.rect().adjusted(6, 6, -6, -6).contains(at(outer + 5.0)))
                continue;
            QVERIFY2(isRed(image.pixel(at(outer - 4.0))), qPrintable(QString::number(bearing)));
            QVERIFY(!isRed(image.pixel(at(outer + 4.0))));
        }
    }
    void theFarSideIsHidden()
    {
        Raised shown;
        shown.panel.lookAt(0.0, 0.0);
        const QString id = shown.add(
            volumeOn(globalGrid(4.0, 0.0, true, false), {evenLevels(16000.0, 9)}, {blob(180.0, 0.0, 8000.0)}), EarthLayerKind::Isosurface);
        single(shown.panel, id, {90.0});
        QVERIFY(shown.settle());
        QCOMPARE(redPixels(shown.scene()), 0);
        shown.panel.lookAt(180.0, 0.0);
        QVERIFY(shown.settle());
        QVERIFY(redPixels(shown.scene()) > 400);
    }
    void noGapAtTheDatelineOrThePole()
    {
        Raised shown;
        const QString id = shown.add(volumeOn(globalGrid(6.0, 0.0, true, false), {evenLevels(16000.0, 5)}, {height()}), EarthLayerKind::Isosurface);
        single(shown.panel, id, {10000.0});
        for (const auto& [lon, lat] :
            {std::pair(180.0, 0.0), std::pair(0.0, 0.0), std::pair(-3.0, 40.0), std::pair(20.0, 89.0), std::pair(20.0, -89.0)}) {
            shown.panel.lookAt(lon, lat);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            for (int y = image.height() / 2 - 60; y <= image.height() / 2 + 60; ++y)
                for (int x = image.width() / 2 - 60; x <= image.width() / 2 + 60; ++x)
                    QVERIFY2(isRed(image.pixel(x, y)),
                        qPrintable(QStringLiteral("%1 %2 at %3 %4: %5").arg(lon).arg(lat).arg(x).arg(y).arg(rgb(image.pixel(x, y)))));
        }
    }
    /// What is nearer hides what is farther: of two sheets the upper one is seen, from below the field's values it is the other way round in depth.
    void nearerSurfacesHideFartherOnes()
    {
        Raised shown(QStringLiteral("equirectangular"));
        const QString id = shown.add(volumeOn(boxGrid(-40.0, -30.0, 40.0, 30.0, 5.0), {evenLevels(16000.0, 9)},
                                         {height(), [](double, double, double level, std::size_t) { return level / 160.0; }}),
            EarthLayerKind::Isosurface);
        change(shown.panel, id, [](EarthLook& l) {
            l.solid.values = {12000.0, 3000.0};
            l.solid.tint = EarthTint::Variable;
            l.solid.by = QStringLiteral("w");
        });
        change(shown.panel, id, [](EarthLook& l) {
            l.colourMap = QStringLiteral("viridis");
            l.range = EarthRange::Fixed;
            l.lowest = 0.0;
            l.highest = 100.0;
        });
        shown.look(0.0);
        QVERIFY(shown.settle());
        const auto hueOf = [&](double value) { return QColor(shown.expected(value)).hueF(); };
        const QRgb seen = shown.scene().pixel(shown.view()->toScreen(0.0, 0.0)->toPoint());
        QVERIFY2(std::abs(QColor(seen).hueF() - hueOf(75.0)) < 0.03F, qPrintable(rgb(seen)));
        QCOMPARE(shown.panel.layers().back().problem, QString());
        // Half transparent, the lower one is seen through the upper one.
        change(shown.panel, id, [](EarthLook& l) { l.opacity = 0.5; });
        QVERIFY(shown.settle());
        QVERIFY(distance(shown.scene().pixel(shown.view()->toScreen(0.0, 0.0)->toPoint()), seen) > 15);
    }
    void depthsLieBelowTheGround()
    {
        Raised shown(QStringLiteral("equirectangular"));
        const QString id = shown.add(volumeOn(boxGrid(-40.0, -30.0, 40.0, 30.0, 5.0),
                                         {evenLevels(5000.0, 6), QStringLiteral("m"), QStringLiteral("down"), QStringLiteral("depth")}, {height()}),
            EarthLayerKind::Isosurface);
        single(shown.panel, id, {4000.0});
        shown.panel.setExaggeration(200.0);
        shown.look(50.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        const double drop
            = 4000.0 * 200.0 * unitsPerMetre * std::sin(50.0 * degree) / shown.view()->camera().halfHeight * 0.5 * shown.view()->paneSize().height();
        const auto ground = shown.view()->toScreen(0.0, -30.0);
        QVERIFY(ground && drop > 8.0);
        QVERIFY(isRed(image.pixel((*ground + QPointF(0.0, drop - 4.0)).toPoint())));
        QVERIFY(!isRed(image.pixel((*ground + QPointF(0.0, drop + 4.0)).toPoint())));
    }
    void onTheGlobeTheSeaIsSeenFromAbove()
    {
        Raised shown;
        const VolumeFunction eddy
            = [](double lon, double lat, double depth, std::size_t) { return 100.0 - std::hypot(wrap180(lon), lat, (depth - 2500.0) / 100.0); };
        const QString id = shown.add(volumeOn(globalGrid(5.0, 0.0, true, false),
                                         {evenLevels(5000.0, 6), QStringLiteral("m"), QStringLiteral("down"), QStringLiteral("depth")}, {eddy}),
            EarthLayerKind::Isosurface);
        shown.panel.lookAt(0.0, 0.0);
        single(shown.panel, id, {85.0});
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        QVERIFY(redPixels(image) > 400);
        QVERIFY(isRed(image.pixel(image.rect().center())));
        shown.panel.lookAt(180.0, 0.0);
        QVERIFY(shown.settle());
        QCOMPARE(redPixels(shown.scene()), 0);
    }
    void aVolumeIsAsDenseAsItsValuesSay_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"globe", "equirectangular", "robinson", "north_polar", "mollweide", "rotated_pole", "lambert"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    /// One value everywhere: what a column of it covers is known.
    void aVolumeIsAsDenseAsItsValuesSay()
    {
        QFETCH(QString, projection);
        Raised shown(projection);
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(10.0, 50.0);
        (void)shown.settle();
        const QImage before = shown.scene();
        const QString id = shown.add(
            volumeOn(globalGrid(5.0, 0.0, true, false), {evenLevels(16000.0, 5)}, {[](double, double, double, std::size_t) { return 60.0; }}),
            EarthLayerKind::Volume);
        shown.panel.setRange(id, std::pair(0.0, 100.0));
        shown.look(0.0);
        for (const auto& [dense, opacity] : {std::pair(60.0, 1.0), std::pair(120.0, 0.7), std::pair(240.0, 0.9)}) {
            change(shown.panel, id, [dense = dense, opacity = opacity](EarthLook& l) {
                l.solid.clear = 0.0;
                l.solid.dense = dense;
                l.opacity = opacity;
            });
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            const double part = std::round(255.0 * 60.0 / dense) / 255.0; // as the picture's texels hold it
            const double covered = 1.0 - std::exp(std::log(1.0 - 0.9975 * opacity) * part);
            int seen = 0;
            for (const auto& [lon, lat] : {std::pair(10.0, 50.0), std::pair(-60.0, 40.0), std::pair(100.0, 20.0), std::pair(178.0, 60.0)}) {
                const auto at = shown.view()->toScreen(lon, lat);
                if (!at || !image.rect().contains(at->toPoint()) || (projection == QLatin1String("globe") && seen > 0))
                    continue; // away from the globe's middle it is looked through aslant
                const QRgb under = before.pixel(at->toPoint()), own = shown.expected(60.0), found = image.pixel(at->toPoint());
                const auto mixed = [&](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * covered)); };
                const QRgb wanted = qRgb(mixed(qRed(under), qRed(own)), mixed(qGreen(under), qGreen(own)), mixed(qBlue(under), qBlue(own)));
                QVERIFY2(distance(found, wanted) <= 10,
                    qPrintable(QStringLiteral("%1 %2: %3 instead of %4").arg(lon).arg(lat).arg(rgb(found), rgb(wanted))));
                ++seen;
            }
            QVERIFY(seen > 0);
        }
    }
    void aVolumeHasNoSeamAtTheDateline()
    {
        Raised shown;
        const QString id
            = shown.add(volumeOn(globalGrid(5.0, 0.0, true, false), {evenLevels(16000.0, 9)}, {blob(180.0, 0.0, 8000.0)}), EarthLayerKind::Volume);
        change(shown.panel, id, [](EarthLook& l) {
            l.solid.clear = 70.0;
            l.solid.dense = 100.0;
        });
        shown.panel.lookAt(180.0, 0.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        for (int x = image.width() / 2 - 60; x < image.width() / 2 + 60; ++x)
            QVERIFY(distance(image.pixel(x, image.height() / 2), image.pixel(x + 1, image.height() / 2)) < 12);
        QVERIFY(distance(image.pixel(image.rect().center()), image.pixel(20, 20)) > 40);
        shown.panel.lookAt(0.0, 0.0);
        QVERIFY(shown.settle());
        const QImage hidden = shown.scene();
        shown.panel.setLayerVisible(id, false);
        QVERIFY(shown.settle());
        QCOMPARE(hidden, shown.scene());
    }
    /// Fewer sheets while it moves, all of them when it stands and in pictures that are saved.
    void aVolumeIsCoarserWhileItMoves()
    {
        Raised shown;
        const QString id
            = shown.add(volumeOn(globalGrid(5.0, 0.0, true, false), {evenLevels(16000.0, 9)}, {blob(0.0, 0.0, 8000.0)}), EarthLayerKind::Volume);
        change(shown.panel, id, [](EarthLook& l) {
            l.solid.clear = 70.0;
            l.solid.dense = 100.0;
        });
        shown.panel.lookAt(0.0, 10.0);
        QVERIFY(shown.settle());
        QVERIFY(!shown.view()->scene().isMoving());
        const QImage still = shown.scene();
        shown.panel.lookAt(0.0, 10.0);
        QVERIFY(shown.view()->scene().isMoving() && !shown.panel.isSettled());
        QCOMPARE(shown.scene(), still);
        QVERIFY(shown.settle());
        QVERIFY(!shown.view()->scene().isMoving());
    }
    /// Frames while the view moves beside those when it stands; in turn, so that whatever else the machine does meets both.
    void movingFramesAreCheaper_data()
    {
        QTest::addColumn<EarthLayerKind>("kind");
        QTest::newRow("volume") << EarthLayerKind::Volume;
        QTest::newRow("isosurface") << EarthLayerKind::Isosurface;
    }
    void movingFramesAreCheaper()
    {
        QFETCH(EarthLayerKind, kind);
        Raised shown;
        shown.panel.resize(1280, 800);
        const auto cube
            = volumeOn(globalGrid(0.5, 0.0, true, false), {evenLevels(16000.0, 6)}, {[](double lon, double lat, double level, std::size_t) {
                  return level + 1500.0 * std::sin(5.0 * lon * degree) * std::cos(3.0 * lat * degree);
              }});
        const QString id = shown.add(cube, kind);
        if (kind == EarthLayerKind::Isosurface)
            single(shown.panel, id, {8000.0});
        QVERIFY(shown.settle());
        Scene& scene = shown.view()->scene();
        std::vector<double> still, moving;
        const auto frame = [&](std::vector<double>& into) {
            QElapsedTimer clock;
            clock.start();
            (void)shown.view()->grabFrame();
            into.push_back(1e-6 * static_cast<double>(clock.nsecsElapsed()));
        };
        for (int k = 0; k < 7; ++k) {
            frame(still);
            scene.setMoving(true);
            frame(moving);
            scene.setMoving(false);
        }
        const auto median = [](std::vector<double> times) {
            std::ranges::sort(times);
            return times[times.size() / 2];
        };
        qInfo("milliseconds a frame at 1280x800: %.0f, while it moves %.0f", median(still), median(moving));
        QVERIFY(median(moving) < 0.9 * median(still));
    }
    void surfacesHideTheVolumeBehindThem()
    {
        Raised shown(QStringLiteral("equirectangular"));
        const auto cube = volumeOn(boxGrid(-40.0, -30.0, 40.0, 30.0, 5.0), {evenLevels(16000.0, 9)}, {height()});
        const QString surface = shown.add(cube, EarthLayerKind::Isosurface);
        single(shown.panel, surface, {15000.0});
        shown.look(0.0);
        QVERIFY(shown.settle());
        const QImage alone = shown.scene();
        const QString volume = shown.panel.deriveLayer(field, EarthLayerKind::Volume);
        change(shown.panel, volume, [](EarthLook& l) {
            l.solid.clear = 12000.0;
            l.solid.dense = 2000.0; // all of it below the surface
        });
        shown.look(0.0);
        QVERIFY(shown.settle());
        const QPoint at = shown.view()->toScreen(0.0, 0.0)->toPoint();
        QVERIFY(distance(shown.scene().pixel(at), alone.pixel(at)) < 3);
        shown.panel.setLayerVisible(surface, false);
        QVERIFY(shown.settle());
        QVERIFY(distance(shown.scene().pixel(at), alone.pixel(at)) > 30);
    }
    void fieldsStayInPlaceWhenTilted()
    {
        for (const char* name : {"globe", "equirectangular", "robinson"}) {
            Raised shown(QString::fromLatin1(name));
            shown.addField(cubeOn(globalGrid(4.0, 0.0, true, false), pattern));
            for (const double tilt : {25.0, 60.0}) {
                shown.look(tilt, 35.0);
                QVERIFY(shown.settle());
                const QImage image = shown.scene();
                int seen = 0;
                for (double lon = -170.0; lon < 180.0; lon += 20.0)
                    for (double lat = -70.0; lat <= 70.0; lat += 20.0) {
                        const auto at = shown.view()->toScreen(lon, lat);
                        if (!at || !image.rect().adjusted(4, 4, -4, -4).contains(at->toPoint()))
                            continue;
                        bool isRim = false; // mixed with the sky
                        for (const QPointF aside : {QPointF(4, 4), QPointF(-4, -4), QPointF(4, -4), QPointF(-4, 4)})
                            isRim = isRim || !shown.view()->toPlace(*at + aside);
                        if (isRim)
                            continue;
                        const QRgb found = image.pixel(at->toPoint()), wanted = shown.expected(pattern(lon, lat, 0));
                        QVERIFY2(distance(found, wanted) < 14,
                            qPrintable(
                                QStringLiteral("%1 %2 %3: %4, not %5").arg(QLatin1String(name)).arg(lon).arg(lat).arg(rgb(found), rgb(wanted))));
                        ++seen;
                    }
                QVERIFY(seen > 10);
            }
        }
    }
    void ctrlAndTheMiddleButtonTilt()
    {
        Raised shown;
        QVERIFY(shown.settle());
        SceneWidget* view = shown.view();
        QTest::mousePress(view, Qt::MiddleButton, {}, {300, 300});
        moveMouse(view, {300, 260}, Qt::MiddleButton);
        moveMouse(view, {340, 200}, Qt::MiddleButton);
        QTest::mouseRelease(view, Qt::MiddleButton, {}, {340, 200});
        QVERIFY(view->camera().tiltDeg > 20.0 && view->camera().headingDeg > 5.0);
        QVERIFY(shown.settle());
        view->setFocus();
        const double before = view->camera().tiltDeg;
        QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(std::abs(view->camera().tiltDeg - before + 10.0) < 1e-9);
        QTest::keyClick(view, Qt::Key_R);
        QCOMPARE(view->camera().tiltDeg, 0.0);
        QCOMPARE(view->camera().headingDeg, 0.0);
    }
    void timeAndProbe()
    {
        Raised shown;
        const QString id
            = shown.add(volumeOn(globalGrid(5.0, 0.0, true, false), {evenLevels(16000.0, 9)},
                            {[](double, double, double level, std::size_t step) { return level + 1000.0 * static_cast<double>(step); }}, 3),
                EarthLayerKind::Isosurface);
        single(shown.panel, id, {9000.0});
        QVERIFY(shown.settle());
        QVERIFY2(shown.panel.probeText(20.0, 10.0).contains(QStringLiteral("at 9.0 km")), qPrintable(shown.panel.probeText(20.0, 10.0)));
        QVERIFY(layerOf(shown.panel, id).title.contains(QStringLiteral("9000")));
        const std::vector<double> times = shown.panel.times();
        QCOMPARE(times.size(), 3U);
        shown.panel.setTime(times[1]);
        shown.panel.setTime(times[2]); // the newest answer wins
        QVERIFY(shown.settle());
        QVERIFY2(shown.panel.probeText(20.0, 10.0).contains(QStringLiteral("at 7.0 km")), qPrintable(shown.panel.probeText(20.0, 10.0)));
        const QString volume = shown.panel.deriveLayer(field, EarthLayerKind::Volume);
        shown.panel.setLayerVisible(id, false);
        QVERIFY(shown.settle());
        QVERIFY2(shown.panel.probeText(20.0, 10.0).contains(QStringLiteral("at 16.0 km")), qPrintable(shown.panel.probeText(20.0, 10.0)));
    }
    void theViewKeepsIt()
    {
        const auto cube = volumeOn(globalGrid(5.0, 0.0, true, false), {evenLevels(16000.0, 9)}, {height(), blob(0.0, 0.0, 8000.0)});
        QJsonObject state;
        QImage before;
        {
            Raised shown(QStringLiteral("robinson"));
            const QString id = shown.add(cube, EarthLayerKind::Isosurface);
            change(shown.panel, id, [](EarthLook& l) {
                l.solid.values = {7000.0};
                l.solid.tint = EarthTint::Variable;
                l.solid.by = QStringLiteral("w");
            });
            const QString volume = shown.panel.deriveLayer(field, EarthLayerKind::Volume);
            shown.panel.setVariable(volume, QStringLiteral("w"));
            shown.panel.setExaggeration(100.0);
            shown.look(40.0, 20.0);
            QVERIFY(shown.settle());
            before = shown.scene();
            state = shown.panel.viewState();
        }
        QCOMPARE(state.value(QStringLiteral("exaggeration")).toDouble(), 100.0);
        Shown again;
        again.panel.setViewState(state);
        again.panel.addField(field, QStringLiteral("Field"), cube);
        QVERIFY(again.settle());
        QCOMPARE(again.panel.layers().size(), 3U);
        QCOMPARE(again.panel.exaggeration(), 100.0);
        const QImage after = again.scene();
        int other = 0;
        for (int y = 0; y < before.height(); y += 3)
            for (int x = 0; x < before.width(); x += 3)
                other += distance(before.pixel(x, y), after.pixel(x, y)) > 4 ? 1 : 0;
        QVERIFY2(other < 20, qPrintable(QString::number(other)));
    }
    void heightsAreSaid()
    {
        Raised shown;
        auto* button = shown.panel.findChild<HeightsButton*>();
        QVERIFY(button && button->isHidden());
        const QString id = shown.add(volumeOn(globalGrid(5.0, 0.0, true, false), {evenLevels(16000.0, 5)}, {height()}), EarthLayerKind::Isosurface);
        QVERIFY(shown.settle());
        QVERIFY(!button->isHidden());
        QCOMPARE(shown.panel.exaggeration(), 50.0);
        QCOMPARE(HeightsButton::text(50.0), QStringLiteral("Heights ×50"));
        shown.panel.setLayerVisible(id, false);
        QVERIFY(button->isHidden());
    }
    void whatCannotBeIsSaid()
    {
        Raised shown;
        shown.addField(cubeOn(globalGrid(10.0, 0.0, true, false), pattern));
        const QString id = shown.panel.deriveLayer(field, EarthLayerKind::Volume);
        QVERIFY2(layerOf(shown.panel, id).problem.contains(QStringLiteral("levels above each other")), qPrintable(layerOf(shown.panel, id).problem));
    }
};

QTEST_MAIN(SolidsViewTest)
#include "solids_view_test.moc"
