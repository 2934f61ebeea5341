// SPDX-License-Identifier: GPL-3.0-or-later
// A tour through the real window that watches how long the GUI thread keeps its events waiting. Needs a display with OpenGL.
#include "app/terrella/film_maker.h"
#include "app/terrella/output_controller.h"
#include "app/terrella/picture_saver.h"
#include "pipelines/core/resources.h"
#include "tests/app/latency_probe.h"
#include "tests/app/room.h"
#include "tests/app/tour_data.h"
#include "tests/views/earth/graphics.h"
#include "views/canvas/canvas_scene.h"
#include "views/canvas/canvas_view.h"
#include "views/earth/earth_panel.h"
#include "views/plots/place_view.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// TERRELLA_TOUR=full: the sizes of the budgets; otherwise small ones, for a look at whether everything on the way works.
bool isFull() { return qEnvironmentVariable("TERRELLA_TOUR") == QLatin1String("full"); }

} // namespace

class Tour : public QObject {
    Q_OBJECT

    WatchedApplication& m_app = *static_cast<WatchedApplication*>(qApp);
    std::unique_ptr<Room> m_room;
    int m_kept = 0;
    [[nodiscard]] EarthPanel& earth() const { return m_room->workspace->earth(); }
    [[nodiscard]] bool isSettled() const { return m_room->workspace->isSettled(); }
    void step(const char* action, const std::function<void()>& act)
    {
        QVERIFY2(m_app.watch(QString::fromLatin1(action), act, [this] { return isSettled(); }), action);
        keep(QString::fromLatin1(action));
    }
    /// TERRELLA_TOUR_KEEP=folder: pictures of every stop are kept there, to be looked at.
    void keep(QString name)
    {
        const QString folder = qEnvironmentVariable("TERRELLA_TOUR_KEEP");
        if (folder.isEmpty())
            return;
        name.replace(QLatin1Char(' '), QLatin1Char('-')).remove(QLatin1Char(':'));
        QVERIFY(m_room->workspace->window().grab().save(folder + QStringLiteral("/%1-%2.png").arg(++m_kept, 3, 10, QLatin1Char('0')).arg(name)));
    }
    void changeLook(const QString& id, const std::function<void(EarthLook&)>& change)
    {
        for (EarthLayer layer : earth().layers())
            if (layer.id == id) {
                change(layer);
                earth().setLook(id, layer);
            }
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (EngineClient::findProgram().isEmpty())
            QSKIP("terrella-run is not built");
        m_room = std::make_unique<Room>();
        if (!earth().hasGraphics())
            QSKIP(noGraphics);
        StartOptions options;
        options.size = QSize(1280, 800);
        options.screenshot = QStringLiteral("unused"); // neither window state nor recovery
        m_room->workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 30000);
        if (isFull())
            QTest::qWait(5000); // who looks at a new window before touching it finds the programs of the graphics made ready
    }
    void cleanupTestCase()
    {
        if (const QString folder = qEnvironmentVariable("TERRELLA_TOUR_KEEP"); !folder.isEmpty() && m_room)
            for (const char* name : {"picture.png", "picture.svg", "picture.pdf", "f.mp4", "f.webm", "f.gif"})
                (void)QFile::copy(m_room->folder.filePath(QLatin1String(name)), folder + QLatin1Char('/') + QLatin1String(name));
        std::printf("\n%s\n", qUtf8Printable(m_app.table()));
        m_room.reset();
    }

    void aDocumentIsOpened()
    {
        Workspace& w = *m_room->workspace;
        step("open the cyclone example", [&] { w.openFiles({resourcePath(QStringLiteral("examples/cyclones.terrella"))}); });
        step("run it", [&] { w.runs().start(); });
        for (const auto& [id, node] : w.model().document().nodes)
            step("select a node", [&w, node = id] { w.canvas().canvas().selectNodes({node}); });
        step("a new document", [&] { w.document().newDocument(); });
    }

    void aFieldIsLookedAt()
    {
        QString path = qEnvironmentVariable("TERRELLA_TOUR_FIELD"); // another than its own
        if (path.isEmpty()) {
            path = m_room->folder.filePath(QStringLiteral("field.nc"));
            QVERIFY(exportNetCdf(*windyCube(isFull() ? 0.25 : 2.0, 6), path, {}));
        }
        Workspace& w = *m_room->workspace;
        step("open a field of 0.25 degrees", [&] { w.openFiles({path}); });
        const QString field = earth().layers().front().id;
        for (std::size_t k = 1; k < 4; ++k)
            step("another time", [&] { earth().setTime(earth().times()[k]); });
        for (const char* name : {"robinson", "north_polar", "equirectangular", "globe"})
            step(name, [&] { QVERIFY(earth().setProjection(QLatin1String(name))); });
        step("another range", [&] { earth().setRange(field, std::pair(-10.0, 20.0)); });
        step("other colours", [&] { earth().setColourMap(field, QStringLiteral("magma")); });
        step("cells instead of smooth", [&] { changeLook(field, [](EarthLook& l) { l.smooth = false; }); });
        step("closer", [&] { earth().lookAt(10.0, 45.0, 30.0); });
        step("all of it", [&] { earth().zoomToAll(); });
        for (const ColourVision vision : {ColourVision::Deutan, ColourVision::Full})
            step("colour vision", [&] { earth().setColourVision(vision); });
    }

    void layersAreAdded()
    {
        const QString field = earth().layers().front().id;
        QString added;
        const auto add = [&](EarthLayerKind kind) { added = earth().deriveLayer(field, kind); };
        step("contours", [&] { add(EarthLayerKind::Contours); });
        step("contours closer", [&] { earth().lookAt(10.0, 45.0, 30.0); });
        step("contours far", [&] { earth().zoomToAll(); });
        step("without contours", [&] { earth().removeLayer(added); });
        step("hatching", [&] { add(EarthLayerKind::Hatch); });
        step("without hatching", [&] { earth().removeLayer(added); });
        step("arrows", [&] { add(EarthLayerKind::Vectors); });
        step("streamlines", [&] { changeLook(added, [](EarthLook& l) { l.vectors = EarthVectors::Streamlines; }); });
        step("dense streamlines", [&] { changeLook(added, [](EarthLook& l) { l.density = 3.0; }); });
        step("without vectors", [&] { earth().removeLayer(added); });
        step("difference with itself", [&] { QVERIFY(earth().addDifference(earth().deriveLayer(field, EarthLayerKind::Field), field)); });
        step("without difference", [&] {
            for (const EarthLayer& layer : earth().layers())
                if (layer.id != field)
                    earth().removeLayer(layer.id);
        });
    }

    void picturesAreCompared()
    {
        const QString field = earth().layers().front().id;
        for (const auto mode : {EarthArrangement::Mode::SideBySide, EarthArrangement::Mode::Swipe, EarthArrangement::Mode::Single})
            step("compare", [&] {
                EarthArrangement arrangement;
                arrangement.mode = mode;
                earth().setArrangement(arrangement);
            });
        step("small multiples",
            [&] { QVERIFY(earth().showMultiples(field, EarthMultiples::Members) || earth().showMultiples(field, EarthMultiples::Years)); });
        step("another time of all", [&] { earth().setTime(earth().times()[1]); });
        step("one picture again", [&] {
            earth().setArrangement({});
            for (const EarthLayer& layer : earth().layers())
                if (layer.id != field)
                    earth().removeLayer(layer.id);
            changeLook(field, [](EarthLook& l) { l.panes = EarthLook::allPanes; });
        });
    }

    void plotsAreDrawn()
    {
        step("click on a place", [&] { Q_EMIT earth().placeClicked(10.0, 45.0); });
        auto* plots = m_room->workspace->window().findChild<PlaceView*>();
        QVERIFY(plots);
        for (const PlotKind kind : {PlotKind::Profile, PlotKind::Parallels, PlotKind::Histogram, PlotKind::Scatter, PlotKind::Quantiles,
                 PlotKind::Seasons, PlotKind::WindRose, PlotKind::TimeLongitude, PlotKind::TimeLatitude, PlotKind::Returns, PlotKind::Series})
            step(qUtf8Printable(QStringLiteral("plot: ") + plotKindTitle(kind)), [&] { plots->setKind(kind); });
    }

    void picturesAreSaved()
    {
        PictureSettings settings;
        settings.pixels = isFull() ? QSize(4000, 2000) : QSize(800, 400);
        settings.what.title = QStringLiteral("Tour");
        for (const char* suffix : {"png", "svg", "pdf"}) {
            const QString path = m_room->folder.filePath(QStringLiteral("picture.") + QLatin1String(suffix));
            OutputController& output = m_room->workspace->output();
            QSignalSpy said(&output, &OutputController::said);
            const auto isSaved = [&] {
                return !said.isEmpty() && said.last().first().toString().contains(QStringLiteral("picture.")) && QFile::exists(path) && isSettled();
            };
            QVERIFY(m_app.watch(
                QStringLiteral("save ") + QLatin1String(suffix), [&] { output.savePicture(settings, path); }, isSaved));
        }
        if (FrameEncoder::findProgram().isEmpty())
            return;
        settings.pixels = isFull() ? QSize(1920, 1080) : QSize(320, 180);
        FilmMaker film(earth());
        QSignalSpy ended(&film, &FilmMaker::ended);
        for (const char* name : {"f.mp4", "f.webm", "f.gif"}) {
            ended.clear();
            QVERIFY(m_app.watch(
                QStringLiteral("make a film: ") + QLatin1String(name),
                [&] { QVERIFY(film.start(m_room->folder.filePath(QLatin1String(name)), settings, earth().times(), 10.0, {})); },
                [&] { return !ended.isEmpty(); }, 120000));
        }
    }

    void manyPointsAreShown()
    {
        const auto tracks = manyTracks(isFull() ? 100'000 : 2'000);
        const auto stations = manyStations(isFull() ? 1'000'000 : 20'000);
        step("tracks", [&] { earth().addTracks(QStringLiteral("tracks"), QStringLiteral("Tracks"), tracks); });
        step("turn the globe with tracks", [&] { earth().lookAt(40.0, 20.0); });
        step("another time of tracks", [&] { earth().setTime(earth().times()[2]); });
        step("other colours of tracks", [&] { earth().setColourMap(QStringLiteral("tracks"), QStringLiteral("viridis")); });
        step("tracks on a map", [&] { QVERIFY(earth().setProjection(QStringLiteral("robinson"))); });
        step("without tracks", [&] { earth().removeLayer(QStringLiteral("tracks")); });
        step("stations", [&] { earth().addPoints(QStringLiteral("points"), QStringLiteral("Stations"), stations); });
        step("turn the map with stations", [&] { earth().lookAt(40.0, 20.0); });
        step("stations closer", [&] { earth().lookAt(0.0, 45.0, 10.0); });
        step("other colours of stations", [&] { earth().setColourMap(QStringLiteral("points"), QStringLiteral("viridis")); });
        step("stations on the globe", [&] { QVERIFY(earth().setProjection(QStringLiteral("globe"))); });
        step("what is there", [&] { (void)earth().probeText(10.0, 45.0); });
        step("without stations", [&] { earth().removeLayer(QStringLiteral("points")); });
    }

    /// The budget is 50 ms. Asserted is five times as much, of the processor's time that the GUI thread itself spent: other work on the machine does
    /// not count, a picture painted where it should not be does. The table is for people.
    void nothingHoldsUpTheWindow()
    {
        QVERIFY(!m_app.told().empty());
        for (const Latency& each : m_app.told())
            QVERIFY2(each.busy < 250.0, qPrintable(QStringLiteral("%1: %2 ms in %3").arg(each.action).arg(each.busy).arg(each.by)));
    }
};

int main(int argc, char** argv)
{
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    QSurfaceFormat::setDefaultFormat(format);
    WatchedApplication app(argc, argv);
    Tour tour;
    return QTest::qExec(&tour, argc, argv);
}

#include "tour.moc"
