// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tour_data.h"
#include "tests/views/earth/earth_data.h"
#include "tests/views/earth/graphics.h"
#include "views/earth/earth_panel.h"
#include "views/earth/layers/particle_drift.h"
#include "views/earth/scene/scene_widget.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

/// The budgets of drawing. Only the ratio of two measurements of one run is judged; times are printed.
class EarthBench final : public QObject {
    Q_OBJECT

    static bool settle(EarthPanel& panel)
    {
        QElapsedTimer clock;
        clock.start();
        while (!panel.isSettled() && clock.elapsed() < 30000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        return panel.isSettled();
    }
    /// Median time of drawing a frame to the screen, milliseconds.
    static double frame(SceneWidget& view)
    {
        std::vector<double> times;
        for (int k = 0; k < 25; ++k) {
            Camera camera = view.camera();
            camera.lonDeg = wrap180(camera.lonDeg + 2.0);
            QElapsedTimer clock;
            clock.start();
            view.setCamera(camera, false);
            while (!view.isPainted())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        std::nth_element(times.begin(), times.begin() + 12, times.end());
        return times[12];
    }

private Q_SLOTS:
    void firstPictureNextStepAndFrame()
    {
        EarthPanel panel;
        panel.resize(1280, 800 + 60 + 34);
        panel.setMotion(false);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        QTest::qWait(100);
        if (!panel.hasGraphics())
            QSKIP(noGraphics);
        QVERIFY(settle(panel));
        auto* view = panel.findChild<SceneWidget*>();

        // The bare sphere: one texture of the same size, no lines, no shading.
        SceneWidget bare;
        bare.resize(view->size());
        const auto globe = bare.projection();
        const FieldMesh mesh = wholeEarth(*globe);
        FieldImage image;
        image.width = 1440;
        image.height = 721;
        image.pixels.assign(1440 * 721, 0xff808040U);
        bare.scene().setShading(0.0);
        bare.scene().setSurface(QStringLiteral("sphere"), 0, &mesh, &image);
        bare.show();
        bare.goHome(false);
        (void)QTest::qWaitForWindowExposed(&bare);
        QTest::qWait(100);
        const double bareFrame = frame(bare);
        bare.hide();

        const QString data = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data"));
        const QString file = data + QStringLiteral("/tc_fields/era5_msl_2025120100_0.25x0.25.nc");
        if (QFileInfo::exists(file)) {
            QElapsedTimer clock;
            clock.start();
            const auto cube = openCube({file});
            QVERIFY(cube);
            panel.addField(QStringLiteral("f"), QStringLiteral("Pressure"), *cube);
            QVERIFY(settle(panel));
            qInfo("first picture of a 0.25° NetCDF field: %.0f ms (budget 300)", static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        const auto f
            = [](double lon, double lat, std::size_t step) { return lat + 10.0 * std::sin((lon + 9.0 * static_cast<double>(step)) * degree); };
        panel.addField(QStringLiteral("f"), QStringLiteral("Synthetic"), cubeOn(globalGrid(0.25, 0.0, true, true), f, 6));
        QVERIFY(settle(panel));
        std::vector<double> steps;
        for (std::size_t k = 1; k < 6; ++k) {
            QTest::qWait(60); // as when playing: the next step is read ahead
            QElapsedTimer clock;
            clock.start();
            panel.setTime(panel.times()[k]);
            QVERIFY(settle(panel));
            steps.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        std::sort(steps.begin(), steps.end());
        const double fieldFrame = frame(*view);
        qInfo("next time step of a 0.25° field, drawn: %.0f ms (median; budget 50)", steps[2]);
        std::vector<double> ranges;
        for (int k = 0; k < 7; ++k) {
            QElapsedTimer clock;
            clock.start();
            panel.setRange(QStringLiteral("f"), std::pair(-90.0 + k, 90.0 - k));
            QVERIFY(settle(panel));
            ranges.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(ranges);
        qInfo("another colour range of it, drawn: %.1f ms (median), of which the frame %.1f ms (budget: 16 beside the frame)", ranges[3], fieldFrame);
        qInfo("globe frame with field, coastlines and graticule: %.1f ms; bare textured sphere: %.1f ms; ratio %.2f (budget 1.5)", fieldFrame,
            bareFrame, fieldFrame / bareFrame);
        QVERIFY2(ranges[3] < 2.0 * fieldFrame + 20.0,
            "colours are looked up while the frame is drawn"); // else there are two frames, and work between them
        // Beyond twice the budget something is wrong rather than busy.
        QVERIFY(fieldFrame < 3.0 * bareFrame);
    }

    /// 10^6 stations and 10^5 points of tracks beside the globe without them.
    void manyPoints()
    {
        EarthPanel panel;
        panel.resize(1280, 800 + 60 + 34);
        panel.setMotion(false);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        if (!panel.hasGraphics())
            QSKIP(noGraphics);
        QVERIFY(settle(panel));
        auto* view = panel.findChild<SceneWidget*>();
        (void)frame(*view);
        const double without = frame(*view);
        const auto stations = manyStations(1'000'000);
        QElapsedTimer clock;
        clock.start();
        panel.addPoints(QStringLiteral("p"), QStringLiteral("Stations"), stations);
        const double held = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        QVERIFY(settle(panel));
        qInfo("10^6 stations: %.0f ms until they are seen, %.1f ms of them in the call", static_cast<double>(clock.nsecsElapsed()) / 1e6, held);
        const double far = frame(*view);
        const auto [drawn, of] = view->scene().drawnPoints(QStringLiteral("layer/0/points"));
        qInfo("globe frame with them: %.1f ms (%zu of %zu drawn); without: %.1f ms; ratio %.2f", far, drawn, of, without, far / without);
        std::vector<double> picks;
        for (int k = 0; k < 200; ++k) {
            const double lon = -120.0 + 60.0 * (k % 5) + 0.02 * k, lat = k % 2 == 0 ? 45.0 : -30.0 + 0.3 * k;
            clock.restart();
            const QString told = panel.probeText(lon, lat);
            picks.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(picks);
        qInfo("what is at a place: %.3f ms median, %.3f ms at most (budget 1)", picks[100], picks.back());
        panel.lookAt(0.0, 45.0, 8.0);
        QVERIFY(settle(panel));
        qInfo("frame close to a cluster of them: %.1f ms", frame(*view));
        panel.removeLayer(QStringLiteral("p"));
        panel.zoomToAll();
        clock.restart();
        panel.addTracks(QStringLiteral("t"), QStringLiteral("Tracks"), manyTracks(100'000));
        QVERIFY(settle(panel));
        qInfo("10^5 points of tracks: %.0f ms until they are seen", static_cast<double>(clock.nsecsElapsed()) / 1e6);
        const double withTracks = frame(*view);
        qInfo("globe frame with them: %.1f ms; without: %.1f ms; ratio %.2f", withTracks, without, withTracks / without);
        QVERIFY(far < 20.0 * without); // all of them would take some hundred times as long
        QVERIFY(picks[100] < 20.0);    // looking at all would
    }

    /// Steps of particles are made on a thread of their own; on the GUI thread a picture is handed over and mixed in.
    void particlesDrift()
    {
        const Grid grid = globalGrid(0.25, 0.0, true, true);
        std::vector<float> u, v;
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i) {
                const LatLon at = grid.at(j, i);
                u.push_back(static_cast<float>(15.0 * std::cos(3.0 * at.lat * degree) + 8.0 * std::sin(4.0 * at.lon * degree)));
                v.push_back(static_cast<float>(9.0 * std::cos(5.0 * at.lon * degree) * std::cos(at.lat * degree)));
            }
        const ColourMaps maps(QString{});
        for (const char* name : {"globe", "robinson"}) {
            ParticleDrift drift;
            drift.setField(std::make_shared<const VectorField>(u, v, grid, 0, false), 25.0, Colouring{maps.find({}), {0.0, 25.0}}, true, 0.69);
            DriftPicture picture;
            picture.projection = *Projection::make(QLatin1String(name));
            picture.view = {1280.0, 800.0};
            picture.camera = Camera::home(*picture.projection, picture.view, {});
            (void)drift.advance(picture, 1);
            std::vector<double> steps, pictures;
            for (int k = 0; k < 25; ++k) {
                QElapsedTimer clock;
                clock.start();
                (void)drift.advance(picture, 1);
                steps.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
                clock.restart();
                (void)drift.draw(picture);
                pictures.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            }
            std::ranges::sort(steps);
            std::ranges::sort(pictures);
            qInfo("%s: a step of %d particles with its picture of 1280 × 800: %.1f ms, of which the picture %.1f ms (median)", name,
                static_cast<int>(drift.count()), steps[12], pictures[12]);
        }
        const auto plain = cubeOn(grid, [](double, double, std::size_t) { return 0.0; });
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        signature->variables.push_back(signature->variables.front());
        signature->variables[0].name = QStringLiteral("u10");
        signature->variables[1].name = QStringLiteral("v10");
        EarthPanel panel;
        panel.resize(1280, 800 + 60 + 34);
        panel.setMotion(false);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        QTest::qWait(100);
        if (!panel.hasGraphics())
            QSKIP(noGraphics);
        panel.addField(QStringLiteral("f"), QStringLiteral("Wind"), std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{u, v}));
        const QString vectors = panel.deriveLayer(QStringLiteral("f"), EarthLayerKind::Vectors);
        for (EarthLayer layer : panel.layers())
            if (layer.id == vectors) {
                layer.vectors = EarthVectors::Particles;
                layer.white = true;
                layer.density = 0.69;
                panel.setLook(layer.id, layer);
            }
        QVERIFY(settle(panel));
        auto* view = panel.findChild<SceneWidget*>();
        int frames = 0;
        connect(view, &SceneWidget::painted, &panel, [&frames] { ++frames; });
        panel.setMotion(true);
        double longest = 0.0;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 4000) {
            QElapsedTimer stretch;
            stretch.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            longest = std::max(longest, static_cast<double>(stretch.nsecsElapsed()) / 1e6);
        }
        panel.setMotion(false);
        qInfo("particles over a 0.25° field, 1280 × 800: %.1f frames a second; the GUI thread worked %.0f ms at most at a stretch",
            1000.0 * frames / static_cast<double>(clock.elapsed()), longest);
        QVERIFY(frames > 0);
    }
};

QTEST_MAIN(EarthBench)
#include "earth_bench.moc"
