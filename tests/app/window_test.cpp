// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window with a real engine. Needs a display with OpenGL.
#include "app/terrella/menus.h"
#include "app/terrella/output_controller.h"
#include "app/terrella/picture_origin.h"
#include "pipelines/core/resources.h"
#include "pipelines/data/value.h"
#include "pipelines/graph/group_edits.h"
#include "tests/app/room.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/search_popup.h"
#include "views/earth/earth_panel.h"
#include "views/runs/runs_panel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFile>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace terrella;
using terrella::testing::Room;

namespace {

/// Visible things to work with that say nothing to who cannot see them, or that are a picture without a tip.
QStringList namelessIn(const QWidget& window)
{
    QStringList out;
    const auto labels = window.findChildren<QLabel*>();
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(each);
        const bool isField = qobject_cast<const QComboBox*>(each) || qobject_cast<const QLineEdit*>(each)
            || qobject_cast<const QAbstractSpinBox*>(each) || qobject_cast<const QAbstractItemView*>(each);
        const QWidget* within = each->parentWidget();
        const bool isPart = qobject_cast<const QComboBox*>(within) || qobject_cast<const QAbstractSpinBox*>(within)
            || qobject_cast<const QLineEdit*>(within) || qobject_cast<const QTabBar*>(within) || qobject_cast<const QAbstractItemView*>(within);
        if (!each->isVisible() || isPart || !(button || isField))
            continue;
        const bool isLabelled = std::ranges::any_of(labels, [each](const QLabel* label) { return label->buddy() == each; });
        const bool isNamed = !each->accessibleName().isEmpty() || isLabelled || (button && !button->text().isEmpty());
        const bool isTold = !button || !button->text().isEmpty() || !button->toolTip().isEmpty();
        if (!isNamed || !isTold)
            out.append(QStringLiteral("%1 “%2” in %3")
                           .arg(QLatin1String(each->metaObject()->className()), each->accessibleName(),
                               within ? QLatin1String(within->metaObject()->className()) : QLatin1String()));
    }
    out.removeDuplicates();
    return out;
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (EngineClient::findProgram().isEmpty())
            QSKIP("terrella-run is not built");
    }

    void theDemoRunsAndIsShown()
    {
        Room room;
        StartOptions options;
        options.isDemo = true;
        options.size = QSize(1280, 800);
        options.screenshot = QStringLiteral("unused"); // neither window state nor recovery
        room.workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->catalogue().isEmpty(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->runs().resultsOf(QStringLiteral("stitch")).isEmpty(), 120000);
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 60000);
        for (const auto& [id, node] : room.workspace->model().document().nodes)
            QVERIFY2(room.workspace->model().state(id).mark == NodeMark::UpToDate, qPrintable(id));
        bool hasField = false;
        bool hasTracks = false;
        for (const EarthLayer& layer : room.workspace->earth().layers()) {
            hasField = hasField || (layer.kind == EarthLayerKind::Field && layer.problem.isEmpty());
            hasTracks = hasTracks || layer.kind == EarthLayerKind::Tracks;
        }
        QVERIFY(hasField);
        QVERIFY(hasTracks);
        QVERIFY(!room.workspace->document().isModified()); // running changes nothing
        for (const bool isEvents : {false, true}) {
            if (isEvents)
                room.workspace->showEvents();
            QTest::qWait(50);
            const QStringList nameless = namelessIn(room.workspace->window());
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
        }
        QToolButton stray(&room.workspace->window());
        stray.show();
        QCOMPARE(namelessIn(room.workspace->window()).size(), 1);
    }

    void atAThousandTwoHundredNothingIsCutOff()
    {
        Room room;
        StartOptions options;
        options.size = QSize(1280, 800);
        options.screenshot = QStringLiteral("unused");
        room.workspace->show(options);
        QTest::qWait(200);
        QVERIFY(!room.workspace->window().modulesPanel()->isVisible()); // folded to its button
        const QRect window = room.workspace->window().rect();
        for (QWidget* widget : room.workspace->window().findChildren<QWidget*>()) {
            if (!widget->isVisible()
                || !(qobject_cast<QPushButton*>(widget) || qobject_cast<QToolButton*>(widget) || qobject_cast<QDockWidget*>(widget)))
                continue;
            const QRect there(widget->mapTo(&room.workspace->window(), QPoint()), widget->size());
            QVERIFY2(window.contains(there), qPrintable(widget->objectName() + QLatin1Char(' ') + widget->accessibleName()));
        }
        room.workspace->window().resize(1600, 1000);
        QTRY_VERIFY(room.workspace->window().modulesPanel()->isVisible());
    }

    /// Opening what lies below the Earth never squeezes it: in a low window the other panel is folded to its header.
    void theEarthStaysLargeWhateverIsOpened()
    {
        Room room;
        StartOptions options;
        options.size = QSize(1280, 800);
        room.workspace->show(options);
        MainWindow& window = room.workspace->window();
        EarthPanel& earth = room.workspace->earth();
        RunsPanel& runs = room.workspace->runsPanel();
        QTabBar& tabs = *runs.tabs();
        QTest::qWait(200);
        const int alone = earth.height();
        QVERIFY2(alone > 500 && runs.isVisible(), qPrintable(QString::number(alone)));
        room.workspace->showEvents();
        QTRY_VERIFY(!runs.isVisible());
        QVERIFY(tabs.isVisible() && window.rect().contains(QRect(tabs.mapTo(&window, QPoint()), tabs.size())));
        QTRY_VERIFY2(earth.height() > 370, qPrintable(QString::number(earth.height())));
        // A click on a tab changes which of the two is open; the next start has them so.
        QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.rect().center());
        QTRY_VERIFY(runs.isVisible());
        QTRY_VERIFY2(earth.height() > 370, qPrintable(QString::number(earth.height())));
        window.save(*room.settings);
        QCOMPARE(room.settings->value(QStringLiteral("window/folded")).toStringList(), QStringList{QStringLiteral("plots")});
        room.workspace->showEvents();
        QTRY_VERIFY(!runs.isVisible());
        // Taken away, it leaves all as it was.
        for (QAction* action : window.findChildren<QAction*>())
            if (const auto* panel = qobject_cast<QDockWidget*>(action->parent()); panel && panel->objectName() == QLatin1String("plots"))
                action->trigger();
        QTRY_VERIFY(runs.isVisible());
        QTRY_VERIFY2(std::abs(earth.height() - alone) < 12, qPrintable(QStringLiteral("%1, was %2").arg(earth.height()).arg(alone)));
        // Where there is room, both are open.
        window.resize(1600, 1050);
        room.workspace->showEvents();
        QTest::qWait(200);
        QVERIFY(runs.isVisible());
        QVERIFY(earth.height() > 370);
        window.resize(1280, 800);
        QTRY_VERIFY(!runs.isVisible());
        QVERIFY(earth.height() > 370);
        window.resize(1600, 1050);
        QTRY_VERIFY(runs.isVisible());
    }

    void theEarthTakesTheWindowAndGivesItBack()
    {
        Room room;
        StartOptions options;
        options.size = QSize(1600, 1000);
        options.screenshot = QStringLiteral("unused");
        room.workspace->show(options);
        MainWindow& window = room.workspace->window();
        QTest::qWait(200);
        const auto seen = [&window] {
            QStringList out;
            for (const QDockWidget* panel : window.panels())
                if (panel->isVisible())
                    out.append(panel->objectName());
            return out;
        };
        const QStringList before = seen();
        QVERIFY(before.size() >= 4);
        const int width = room.workspace->earth().width();
        QAction* alone = nullptr;
        for (QAction* action : window.findChildren<QAction*>())
            if (action->shortcut() == QKeySequence(QStringLiteral("F9")))
                alone = action;
        QVERIFY(alone);
        alone->trigger();
        QTRY_COMPARE(seen(), QStringList{QStringLiteral("earth")});
        QTRY_VERIFY(room.workspace->earth().width() > 1500);
        window.resize(1200, 800); // what folds and unfolds else
        window.resize(1600, 1000);
        QTest::qWait(100);
        QCOMPARE(seen(), QStringList{QStringLiteral("earth")});
        window.save(*room.settings); // the next start has its panels
        alone->trigger();
        QTRY_COMPARE(seen(), before);
        QTRY_VERIFY(std::abs(room.workspace->earth().width() - width) < 20);
    }

    void filesOfFeaturesAreOpenedAsSuch()
    {
        Room room;
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        room.workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->catalogue().isEmpty(), 20000);
        const QString path = room.folder.filePath(QStringLiteral("island.geojson"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Island"},
            "geometry": {"type": "Polygon", "coordinates": [[[10, 40], [14, 40], [12, 43], [10, 40]]]}}]})");
        file.close();
        room.workspace->openFiles({path});
        const auto& nodes = room.workspace->model().document().nodes;
        QCOMPARE(nodes.size(), std::size_t{1});
        QCOMPARE(nodes.begin()->second.module, QStringLiteral("data.open_features"));
        QCOMPARE(nodes.begin()->second.parameters.value(QStringLiteral("file")).toString(), path);
        // It is seen at once, and near.
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->earth().layers().empty(), 20000);
        QVERIFY(room.workspace->earth().layers().front().kind == EarthLayerKind::Polygons);
        if (room.workspace->earth().hasGraphics())
            QTRY_VERIFY_WITH_TIMEOUT(room.workspace->earth().screenOf(12.0, 41.0).has_value(), 5000);
        // What the node makes of it bears the file's name too.
        QCOMPARE(room.workspace->earth().layers().front().title, QStringLiteral("island.geojson"));
        room.workspace->runs().start();
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->earth().layers().front().source.isEmpty(), 60000);
        QCOMPARE(room.workspace->earth().layers().front().title, QStringLiteral("island.geojson"));
    }

    void filesThatAreOpenedTogetherAreSeenTogether()
    {
        Room room;
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        options.size = QSize(1280, 800);
        const std::pair<const char*, QPointF> places[] = {{"west.csv", {-8.0, 40.0}}, {"east.geojson", {25.0, 52.0}}};
        QStringList paths;
        for (const auto& [name, at] : places) {
            paths.append(room.folder.filePath(QLatin1String(name)));
            QFile file(paths.last());
            QVERIFY(file.open(QIODevice::WriteOnly));
            if (paths.last().endsWith(QLatin1String(".csv")))
                file.write(QStringLiteral("name,lon,lat\na,%1,%2\nb,%3,%2\n").arg(at.x()).arg(at.y()).arg(at.x() + 1.0).toUtf8());
            else
                file.write(QStringLiteral(R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Land"},
                    "geometry": {"type": "Polygon", "coordinates": [[[%1, %2], [%3, %2], [%1, %4], [%1, %2]]]}}]})")
                               .arg(at.x())
                               .arg(at.y())
                               .arg(at.x() + 2.0)
                               .arg(at.y() + 2.0)
                               .toUtf8());
        }
        room.workspace->show(options);
        EarthPanel& earth = room.workspace->earth();
        if (!earth.hasGraphics())
            QSKIP("needs a display with OpenGL");
        room.workspace->openFiles(paths);
        for (const auto& [name, at] : places)
            QTRY_VERIFY2_WITH_TIMEOUT(QRectF(earth.rect()).contains(earth.screenOf(at.x(), at.y()).value_or(QPointF(-1.0, -1.0))), name, 20000);
    }

    void openingRunsNothing()
    {
        Room room;
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        options.files = {resourcePath(QStringLiteral("examples/cyclones.terrella"))};
        room.workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 30000);
        QVERIFY(!room.workspace->model().document().nodes.empty());
        QVERIFY(room.workspace->runs().resultsOf(QStringLiteral("storms")).isEmpty());
        QVERIFY(!QFile::exists(room.folder.filePath(QStringLiteral("TERRELLA_RUNS"))));
        for (const auto& [id, node] : room.workspace->model().document().nodes)
            QVERIFY(room.workspace->model().state(id).mark == NodeMark::WillRun);
    }

    void aPictureOpensAsThePipelineItCameFrom()
    {
        Room room;
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        options.files = {resourcePath(QStringLiteral("examples/cyclones.terrella"))};
        room.workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 30000);
        QVERIFY(room.workspace->earth().setProjection(QStringLiteral("robinson")));
        const Document before = room.workspace->model().whole();
        const QString path = room.folder.filePath(QStringLiteral("p.png"));
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::white);
        QVERIFY(image.save(path));
        room.workspace->output().keepOrigin(path); // as of a plot
        QTRY_VERIFY_WITH_TIMEOUT(!readOrigin(path).isEmpty(), 20000);
        room.workspace->document().newDocument();
        QVERIFY(room.workspace->earth().setProjection(QStringLiteral("globe")));
        QVERIFY(room.workspace->model().whole().nodes.empty());
        room.workspace->openFiles({path});
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->model().whole().nodes.empty(), 20000);
        QCOMPARE(room.workspace->model().whole().nodes.size(), before.nodes.size());
        QVERIFY(room.workspace->model().whole().links == before.links);
        QCOMPARE(room.workspace->earth().projection(), QStringLiteral("robinson"));
        QVERIFY(room.workspace->document().path().isEmpty()); // saving cannot overwrite anything
        QCOMPARE(room.workspace->document().baseFolder(), QFileInfo(resourcePath(QStringLiteral("examples/x"))).absolutePath());
    }

    void aWrongParameterIsFoundAndSaidOnItsNode()
    {
        Room room;
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        room.workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->catalogue().isEmpty(), 20000);
        const QString node = room.workspace->document().addDataNode({QStringLiteral("/nowhere/at/all.nc")});
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->model().problemsOf(node).empty(), 20000);
        QVERIFY(room.workspace->model().problemsOf(node).front().message.contains(QStringLiteral("/nowhere/at/all.nc")));
        room.workspace->model().undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->model().problems().empty(), 20000);
    }

    void aFixMendsAndOneStepBackUndoesIt()
    {
        Room room;
        Document document = *Document::load(resourcePath(QStringLiteral("examples/cyclones.terrella")));
        QString detect;
        for (auto& [id, node] : document.nodes)
            if (node.module == QLatin1String("cyclones.detect_candidates"))
                detect = id;
        document.nodes.at(detect).parameters.insert(QStringLiteral("merge_distance"), -1);
        const QString path = room.folder.filePath(QStringLiteral("wrong.terrella"));
        QVERIFY(document.save(path));
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        options.files = {path};
        options.select = detect;
        room.workspace->show(options);
        PipelineModel& model = room.workspace->model();
        QTRY_VERIFY_WITH_TIMEOUT(!model.problemsOf(detect).empty(), 30000);
        QPushButton* button = nullptr;
        const auto find = [&] {
            for (auto* candidate : room.workspace->window().findChildren<QPushButton*>())
                if (candidate->accessibleName() == QLatin1String("Set 'merge_distance' to 0"))
                    button = candidate;
            return button != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(find(), 10000);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(model.document().nodes.at(detect).parameters.value(QStringLiteral("merge_distance")).toInt(-9), 0);
        QTRY_VERIFY_WITH_TIMEOUT(model.problems().empty(), 20000);
        model.undoStack().undo();
        QCOMPARE(model.document().nodes.at(detect), document.nodes.at(detect));
        QTRY_VERIFY_WITH_TIMEOUT(!model.problemsOf(detect).empty(), 20000);
    }

    void droppedFilesAreOpened()
    {
        Room room;
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        room.workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->catalogue().isEmpty(), 20000);
        const QString copy = room.folder.filePath(QStringLiteral("copy.terrella"));
        QVERIFY(QFile::copy(resourcePath(QStringLiteral("examples/cyclones.terrella")), copy));
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(copy)});
        QDragEnterEvent enter({100, 20}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&room.workspace->window(), &enter);
        QDropEvent drop(QPointF(100, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&room.workspace->window(), &drop);
        QCOMPARE(room.workspace->document().path(), copy);
        QVERIFY(room.workspace->window().windowTitle().contains(QStringLiteral("copy.terrella")));
        QVERIFY(room.workspace->recent().files().contains(copy));
    }

    void groupsAndMapsRunAndAreShown()
    {
        Room room;
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        options.files = {resourcePath(QStringLiteral("examples/cyclones.terrella"))};
        room.workspace->show(options);
        PipelineModel& model = room.workspace->model();
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 30000);
        const auto installed = [&](const QString& module) { return room.workspace->catalogue().findInstalled(module); };
        const auto edit = groupNodes(model.document(), {QStringLiteral("detect"), QStringLiteral("stitch")}, QStringLiteral("Storms"), installed);
        QVERIFY(edit && model.apply(*edit, QStringLiteral("Group")));
        const QString group = QStringLiteral("storms_1");
        QVERIFY(model.document().nodes.contains(group));
        QVERIFY(room.workspace->canvas().canvas().nodeItem(group)->content().isInstalled);
        room.workspace->runs().start();
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->runs().resultsOf(group).isEmpty(), 120000);
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 60000);
        QVERIFY(model.state(group).mark == NodeMark::UpToDate);
        QVERIFY(model.enter(group));
        QVERIFY(model.state(group + QStringLiteral("/detect")).mark == NodeMark::UpToDate);
        QVERIFY(!room.workspace->runs().resultsOf(group + QStringLiteral("/stitch")).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 60000);
        // A map over the shortest duration of a track: its badge says how often, and the result has a column for it.
        const QJsonObject map{{QStringLiteral("over"), QStringLiteral("parameter")}, {QStringLiteral("parameter"), QStringLiteral("min_duration")},
            {QStringLiteral("values"), QJsonArray{24, 48}}};
        QVERIFY(model.apply(SetMap{group + QStringLiteral("/stitch"), map}, QStringLiteral("Map")));
        QTRY_COMPARE_WITH_TIMEOUT(model.state(group + QStringLiteral("/stitch")).runs, 2, 20000);
        model.leaveTo(0);
        room.workspace->runs().start();
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->runs().isRunning(), 120000);
        QVERIFY2(model.state(group).mark == NodeMark::UpToDate, qPrintable(model.state(group).error));
        bool hasTracks = false; // beside a report
        for (const QString& path : room.workspace->runs().resultsOf(group)) {
            const auto result = loadValue(path);
            QVERIFY2(result, qPrintable(path));
            if (const auto* tracks = std::get_if<std::shared_ptr<const Features>>(&*result)) {
                hasTracks = true;
                QVERIFY((*tracks)->info.find(QStringLiteral("min_duration")) >= 0);
            }
        }
        QVERIFY(hasTracks);
    }

    /// A view that was kept with the pipeline says which field it shows: whatever finishes last does not take its place, a choice does.
    void theFieldOfTheViewStays()
    {
        Room room;
        Document document = *Document::load(resourcePath(QStringLiteral("examples/fire-danger.terrella")));
        document.nodes.at(QStringLiteral("weather")).parameters.insert(QStringLiteral("spacing"), 4);
        const QString path = room.folder.filePath(QStringLiteral("danger.terrella"));
        QVERIFY(document.save(path));
        StartOptions options;
        options.screenshot = QStringLiteral("unused");
        options.files = {path};
        room.workspace->show(options);
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 30000);
        room.workspace->runs().start();
        QTRY_VERIFY_WITH_TIMEOUT(!room.workspace->runs().resultsOf(QStringLiteral("hazard")).isEmpty(), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(room.workspace->isSettled(), 60000);
        const auto* earth = room.workspace->window().findChild<EarthPanel*>();
        QVERIFY(earth);
        QCOMPARE(earth->layers().size(), std::size_t{1});
        QCOMPARE(earth->layers().front().title, QStringLiteral("Danger classes"));
        QCOMPARE(earth->layers().front().colourMap, QStringLiteral("classes"));
        QVERIFY(room.workspace->document().save());
        QCOMPARE(Document::load(path)->views.first().toObject().value(QLatin1String("field")).toString(), QStringLiteral("classes.classes"));
        room.workspace->canvas().canvas().selectNodes({QStringLiteral("land")});
        QTRY_COMPARE_WITH_TIMEOUT(earth->layers().front().title, QStringLiteral("Land"), 20000);
    }

    /// By words of the sentence that tells what it does, not of its title alone.
    void theSearchFindsActionsByWhatTheyDo()
    {
        Room room;
        room.workspace->show({});
        room.workspace->actions().get(QStringLiteral("search"))->trigger();
        auto* popup = room.workspace->window().findChild<SearchPopup*>();
        QVERIFY(popup && popup->isVisible());
        popup->field().setText(QStringLiteral("colour-blind red"));
        QTest::keyClick(&popup->field(), Qt::Key_Return);
        QVERIFY(!popup->isVisible());
        QCOMPARE(room.workspace->earth().colourVision(), ColourVision::Protan);
        QVERIFY(room.workspace->actions().get(QStringLiteral("visionProtan"))->isChecked());
        QVERIFY(!room.workspace->actions().get(QStringLiteral("visionFull"))->isChecked());
    }
    void everyActionHasWordsAndNoTwoShareAKey()
    {
        Room room;
        QMap<QKeySequence, QString> keys;
        for (const QAction* action : room.workspace->actions().all()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->toolTip().isEmpty());
            if (action->shortcut().isEmpty())
                continue;
            QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->objectName() + QStringLiteral(" and ") + keys.value(action->shortcut())));
            keys.insert(action->shortcut(), action->objectName());
        }
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
