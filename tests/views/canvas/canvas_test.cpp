// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/pointer.h"
// What the user does on the canvas, by pointer and keyboard, and that undo brings back exactly the document there was.
#include "tests/views/sample_modules.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/clipboard.h"
#include "views/canvas/empty_hint.h"
#include "views/canvas/problem_menu.h"
#include "views/canvas/search_popup.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace terrella;

namespace {

struct Desk {
    Theme theme{*qApp};
    ModuleCatalogue catalogue;
    PipelineModel model{catalogue};
    CanvasView view{model, theme};

    Desk()
    {
        catalogue.setModules(sampleModules());
        view.resize(900, 600);
        view.show();
    }
    CanvasScene& scene() { return view.canvas(); }

    QString add(const char* module, double x, double y)
    {
        auto added = addModuleEdit(model.document(), catalogue, QLatin1String(module), {x, y});
        if (!added || !model.apply(added->first, QStringLiteral("add")))
            return {};
        return added->second;
    }
    QPoint at(const QString& node, const char* port, bool isOutput)
    {
        return view.mapFromScene(scene().nodeItem(node)->portPosition(QLatin1String(port), isOutput));
    }
    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
    }
    void drop(QMimeData& mime)
    {
        QDragEnterEvent enter({450, 300}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &enter); // Qt sends a drop only to whom took the drag
        QDropEvent event(QPointF(450, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &event);
    }
    void move(const QPoint& to) { testing::moveMouse(view.viewport(), to, Qt::LeftButton); }
};

} // namespace

class CanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connectingPortsThatFit()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        const QString detect = desk.add("cyclones.detect_candidates", 0, 0);
        const Document before = desk.model.document();
        desk.drag(desk.at(open, "data", true), desk.at(detect, "fields", false));
        const Link link{open, QStringLiteral("data"), detect, QStringLiteral("fields")};
        QVERIFY(desk.model.document().links.contains(link));
        QVERIFY(desk.scene().linkItem(link));
        const Document after = desk.model.document();
        desk.model.undoStack().undo();
        QCOMPARE(desk.model.document(), before);
        QVERIFY(!desk.scene().linkItem(link));
        desk.model.undoStack().redo();
        QCOMPARE(desk.model.document(), after);
    }

    void refusingPortsThatDoNotFit()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        const QString stitch = desk.add("cyclones.stitch_tracks", 0, 0);
        QSignalSpy refused(&desk.view, &CanvasView::refused);
        const Document before = desk.model.document();
        desk.drag(desk.at(open, "data", true), desk.at(stitch, "candidates", false));
        QCOMPARE(desk.model.document(), before);
        QCOMPARE(refused.count(), 1);
        const QString why = refused.front().front().toString();
        QVERIFY2(why.contains(QStringLiteral("takes features")) && why.contains(QStringLiteral("gives a cube")), qPrintable(why));
    }

    void refusingLoops()
    {
        Desk desk;
        const QString a = desk.add("cyclones.stitch_tracks", -300, 0);
        const QString b = desk.add("cyclones.stitch_tracks", 0, 0);
        desk.drag(desk.at(a, "tracks", true), desk.at(b, "candidates", false));
        QCOMPARE(desk.model.document().links.size(), 1u);
        QSignalSpy refused(&desk.view, &CanvasView::refused);
        desk.drag(desk.at(b, "tracks", true), desk.at(a, "candidates", false));
        QCOMPARE(desk.model.document().links.size(), 1u);
        QVERIFY(refused.front().front().toString().contains(QStringLiteral("loop")));
    }

    void aSingleInputTakesTheNewerLinkAndGivesItUp()
    {
        Desk desk;
        const QString a = desk.add("data.open", -350, -120);
        const QString b = desk.add("data.open", -350, 120);
        const QString detect = desk.add("cyclones.detect_candidates", 100, 0);
        desk.drag(desk.at(a, "data", true), desk.at(detect, "fields", false));
        desk.drag(desk.at(b, "data", true), desk.at(detect, "fields", false));
        QCOMPARE(desk.model.document().links.size(), 1u);
        QCOMPARE(desk.model.document().links.begin()->fromNode, b);
        desk.model.undoStack().undo();
        QCOMPARE(desk.model.document().links.begin()->fromNode, a);
        desk.drag(desk.at(detect, "fields", false), QPoint(450, 550)); // taken up at the input and dropped nowhere
        QVERIFY(desk.model.document().links.empty());
    }

    void portsLightUpWhileALinkIsDrawn()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        const QString stitch = desk.add("cyclones.stitch_tracks", 0, 0);
        desk.scene().beginLink({open, QStringLiteral("data"), true}, {});
        QVERIFY(desk.scene().isLinking());
        desk.scene().leadLink(desk.scene().nodeItem(stitch)->portPosition(QStringLiteral("candidates"), false));
        QVERIFY(!desk.scene().linkRefusal().isEmpty());
        desk.scene().leadLink({400, 300});
        QVERIFY(desk.scene().linkRefusal().isEmpty());
        QTest::keyClick(&desk.view, Qt::Key_Escape);
        QVERIFY(!desk.scene().isLinking());
        QVERIFY(desk.model.document().links.empty());
    }

    void movingSnapsAndIsOneStep()
    {
        Desk desk;
        const QString open = desk.add("data.open", 0, 0);
        const Document before = desk.model.document();
        const QPoint grip = desk.view.mapFromScene(QPointF(60, 20));
        desk.drag(grip, grip + QPoint(43, 21));
        const Node& node = desk.model.document().nodes.at(open);
        QCOMPARE(QPointF(node.x, node.y), QPointF(40, 24));
        desk.model.undoStack().undo();
        QCOMPARE(desk.model.document(), before);
        QCOMPARE(desk.scene().nodeItem(open)->pos(), QPointF(0, 0));
    }

    void deletingTakesTheLinksAlong()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        const QString detect = desk.add("cyclones.detect_candidates", 0, 0);
        desk.drag(desk.at(open, "data", true), desk.at(detect, "fields", false));
        const Document before = desk.model.document();
        desk.scene().selectNodes({detect});
        QTest::keyClick(&desk.view, Qt::Key_Delete);
        QVERIFY(!desk.model.document().nodes.contains(detect));
        QVERIFY(desk.model.document().links.empty());
        desk.model.undoStack().undo();
        QCOMPARE(desk.model.document(), before);
        QVERIFY(desk.scene().nodeItem(detect));
    }

    void rubberBandSelects()
    {
        Desk desk;
        desk.add("data.open", -200, -100);
        desk.add("data.open", -200, 50);
        desk.drag(desk.view.mapFromScene(QPointF(-260, -160)), desk.view.mapFromScene(QPointF(100, 200)));
        QCOMPARE(desk.scene().selectedNodes().size(), 2u);
    }

    void newNodesHideNoOthers()
    {
        Desk desk;
        // Also beside a node of an older file that lies off the grid.
        Node odd;
        odd.id = QStringLiteral("odd");
        odd.module = QStringLiteral("data.open");
        odd.x = 3.0;
        odd.y = 3.0;
        QVERIFY(desk.model.apply(EditList{{AddNode{odd}}}, QStringLiteral("add")));
        for (int i = 0; i < 5; ++i)
            QVERIFY(!desk.add("data.open", 20.0 * i, -10.0 * i).isEmpty());
        const auto& nodes = desk.model.document().nodes;
        QCOMPARE(nodes.size(), std::size_t{6});
        for (const auto& [a, one] : nodes)
            for (const auto& [b, other] : nodes)
                QVERIFY2(a == b || std::abs(one.x - other.x) >= 200.0 || std::abs(one.y - other.y) >= 144.0, qPrintable(a + QLatin1Char(' ') + b));
    }

    void copiesGetFreshIdsAndKeepTheirLinks()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        const QString detect = desk.add("cyclones.detect_candidates", 0, 0);
        desk.drag(desk.at(open, "data", true), desk.at(detect, "fields", false));
        const Document before = desk.model.document();
        desk.view.selectAll();
        desk.view.duplicate();
        QCOMPARE(desk.model.document().nodes.size(), 4u);
        QCOMPARE(desk.model.document().links.size(), 2u);
        QCOMPARE(desk.scene().selectedNodes().size(), 2u);
        QVERIFY(!desk.scene().selectedNodes().contains(open));
        desk.model.undoStack().undo();
        QCOMPARE(desk.model.document(), before);
        desk.view.copy();
        desk.view.selectAll();
        desk.view.copy();
        desk.view.paste();
        QCOMPARE(desk.model.document().nodes.size(), 4u);
    }

    void tabAddsByKeyboardAlone()
    {
        Desk desk;
        QVERIFY(desk.view.emptyHint().isVisible());
        desk.view.setFocus();
        QTest::keyClick(&desk.view, Qt::Key_Tab);
        auto* popup = desk.view.findChild<SearchPopup*>();
        QVERIFY(popup && popup->isVisible());
        QTest::keyClicks(&popup->field(), QStringLiteral("detect"));
        QTest::keyClick(&popup->field(), Qt::Key_Return);
        QCOMPARE(desk.model.document().nodes.size(), 1u);
        QVERIFY(!desk.view.emptyHint().isVisible());
        // the next one is linked to it, since only a module that takes its result is offered
        QTest::keyClick(&desk.view, Qt::Key_Tab);
        QTest::keyClick(&popup->field(), Qt::Key_Return);
        QCOMPARE(desk.model.document().nodes.size(), 2u);
        QCOMPARE(desk.model.document().links.size(), 1u);
        QCOMPARE(desk.model.document().links.begin()->toPort, QStringLiteral("candidates"));
        desk.model.undoStack().undo();
        QVERIFY(desk.model.document().links.empty());
        QCOMPARE(desk.model.document().nodes.size(), 1u);
    }

    void linkingByKeyboard()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        desk.add("cyclones.detect_candidates", 0, 0);
        desk.scene().selectNodes({open});
        QTest::keyClick(&desk.view, Qt::Key_L);
        auto* popup = desk.view.findChild<SearchPopup*>();
        QVERIFY(popup->isVisible());
        QTest::keyClick(&popup->field(), Qt::Key_Return);
        QCOMPARE(desk.model.document().links.size(), 1u);
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QCOMPARE(desk.scene().selectedNode(), QStringLiteral("detect_candidates_1"));
        QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(desk.model.document().nodes.at(QStringLiteral("detect_candidates_1")).y, 8.0);
    }

    void droppingAModule()
    {
        Desk desk;
        QMimeData mime;
        mime.setData(QLatin1String(kModuleMimeType), "data.open");
        desk.drop(mime);
        QCOMPARE(desk.model.document().nodes.size(), 1u);
        QCOMPARE(desk.scene().selectedNodes().size(), 1u);
    }

    void droppingFiles()
    {
        Desk desk;
        QSignalSpy dropped(&desk.view, &CanvasView::filesDropped);
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/era5.nc"))});
        desk.drop(mime);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.front().front().toStringList(), QStringList{QStringLiteral("/data/era5.nc")});
    }

    void anUnknownModuleIsAPlaceholderThatKeepsItsLinks()
    {
        Desk desk;
        Document document;
        document.nodes[QStringLiteral("x")] = Node{QStringLiteral("x"), QStringLiteral("other.thing"), {}, {}, {}, {}, {}, {}, 0, 0, {}};
        document.nodes[QStringLiteral("y")] = Node{QStringLiteral("y"), QStringLiteral("cyclones.stitch_tracks"), {}, {}, {}, {}, {}, {}, 300, 0, {}};
        document.links.insert({QStringLiteral("x"), QStringLiteral("out"), QStringLiteral("y"), QStringLiteral("candidates")});
        desk.model.reset(document);
        QVERIFY(!desk.scene().nodeItem(QStringLiteral("x"))->content().isInstalled);
        QCOMPARE(desk.scene().nodeItem(QStringLiteral("x"))->content().outputs.size(), 1u);
        QVERIFY(desk.scene().linkItem(*document.links.begin()));
        QCOMPARE(desk.model.document(), document);
    }

    void sentencesStayInsideTheirNode()
    {
        Theme theme{*qApp};
        NodeContent content;
        content.title = QStringLiteral("Detect candidates");
        content.sentence
            = QStringLiteral("There is no variable 'mls'; there are: msl (air_pressure_at_mean_sea_level_averaged_over_the_last_hour), u10.");
        const NodeLayout layout = NodeLayout::make(content, theme);
        QVERIFY(layout.sentenceLines.size() > 1);
        const QFontMetricsF metrics(theme.smallFont());
        for (const QString& line : layout.sentenceLines)
            QVERIFY2(metrics.horizontalAdvance(line) < layout.size.width(), qPrintable(line));
    }

    void theMarkOnALinkOffersItsFixes()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        const QString detect = desk.add("cyclones.detect_candidates", 0, 0);
        desk.drag(desk.at(open, "data", true), desk.at(detect, "fields", false));
        const Link link = *desk.model.document().links.begin();
        Problem problem;
        problem.message = QStringLiteral("msl is in hPa and is converted to Pa.");
        problem.severity = Severity::Warning;
        problem.node = detect;
        problem.port = QStringLiteral("fields");
        problem.fixes = {{QStringLiteral("Remove the link"), toJson(Edit(RemoveLink{link}))}};
        QSignalSpy asked(&desk.scene(), &CanvasScene::problemsRequested);
        const QPointF middle = desk.scene().linkItem(link)->middle();
        const auto click = [&](const QPointF& at) { QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, desk.view.mapFromScene(at)); };
        click(middle);
        QCOMPARE(asked.size(), 0); // there is no mark yet
        desk.model.setProblems({problem});
        click(middle + QPointF(30, 0));
        QCOMPARE(asked.size(), 0);
        click(middle);
        QCOMPARE(asked.size(), 1);
        const auto problems = asked.front().front().value<std::vector<Problem>>();
        QCOMPARE(problems.size(), 1u);

        QMenu menu;
        std::vector<Fix> chosen;
        addProblems(menu, problems, desk.theme, [&](const Fix& fix) { chosen.push_back(fix); });
        QCOMPARE(menu.actions().size(), 2); // the sentence and its fix
        QVERIFY(!menu.actions().front()->isEnabled());
        QCOMPARE(menu.actions().back()->text(), QStringLiteral("Remove the link"));
        menu.actions().back()->trigger();
        QCOMPARE(chosen.size(), 1u);
        const auto edit = editFromJson(chosen.front().edit);
        const Document before = desk.model.document();
        QVERIFY(edit && desk.model.apply(*edit, chosen.front().title));
        QVERIFY(desk.model.document().links.empty());
        QCOMPARE(desk.model.undoStack().undoText(), QStringLiteral("Remove the link"));
        desk.model.undoStack().undo();
        QCOMPARE(desk.model.document(), before);
    }

    void problemsStandOnNodesAndLinks()
    {
        Desk desk;
        const QString open = desk.add("data.open", -300, 0);
        const QString detect = desk.add("cyclones.detect_candidates", 0, 0);
        desk.drag(desk.at(open, "data", true), desk.at(detect, "fields", false));
        Problem problem;
        problem.code = QStringLiteral("variable.missing");
        problem.message = QStringLiteral("needs mean sea level pressure");
        problem.node = detect;
        problem.port = QStringLiteral("fields");
        desk.model.setProblems({problem});
        QCOMPARE(desk.scene().nodeItem(detect)->content().sentence, problem.message);
        QVERIFY(desk.scene().nodeItem(detect)->content().isError);
        QCOMPARE(desk.scene().linkItem(*desk.model.document().links.begin())->mark(), LinkMark::Error);
        // Another link into the node keeps clear of it.
        const QString second = desk.add("data.open", -300, 200);
        desk.drag(desk.at(second, "data", true), desk.at(detect, "more", false));
        problem.port = QStringLiteral("more");
        problem.from = open + QStringLiteral(".data");
        desk.model.setProblems({problem});
        const Link more{second, QStringLiteral("data"), detect, QStringLiteral("more")};
        QCOMPARE(desk.scene().linkItem(more)->mark(), LinkMark::None);
        problem.from = second + QStringLiteral(".data");
        desk.model.setProblems({problem});
        QCOMPARE(desk.scene().linkItem(more)->mark(), LinkMark::Error);
        desk.model.setProblems({});
        QVERIFY(desk.scene().nodeItem(detect)->content().sentence.isEmpty());
        QCOMPARE(desk.scene().linkItem(*desk.model.document().links.begin())->mark(), LinkMark::None);
    }

    void statesAreShownAndTheSizeFollows()
    {
        Desk desk;
        const QString open = desk.add("data.open", 0, 0);
        const double before = desk.scene().nodeItem(open)->layout().size.height();
        NodeState state;
        state.mark = NodeMark::Failed;
        state.error = QStringLiteral("The file /data/era5.nc does not exist; choose another one.");
        desk.model.setState(open, state);
        QVERIFY(desk.scene().nodeItem(open)->layout().size.height() > before);
        QVERIFY(desk.scene().nodeItem(open)->layout().sentenceLines.size() >= 2);
        QVERIFY(!desk.view.grab().isNull());
    }

    /// Every document must survive any sequence of edits, undone and done again.
    void aModelWithChangesGoesQuietly()
    {
        auto desk = std::make_unique<Desk>();
        int said = 0;
        connect(&desk->model.undoStack(), &QUndoStack::cleanChanged, this, [&said] { ++said; });
        QVERIFY(!desk->add("data.open", 0, 0).isEmpty());
        QCOMPARE(said, 1);
        desk.reset();
        QCOMPARE(said, 1);
    }

    void undoAndRedoRoundTrip()
    {
        Desk desk;
        std::vector<Document> history{desk.model.document()};
        const auto keep = [&] { history.push_back(desk.model.document()); };
        const QString open = desk.add("data.open", -300, 0);
        keep();
        const QString detect = desk.add("cyclones.detect_candidates", 0, 0);
        keep();
        desk.drag(desk.at(open, "data", true), desk.at(detect, "fields", false));
        keep();
        QVERIFY(desk.model.apply(SetParameter{detect, QStringLiteral("merge"), 4.0}, QStringLiteral("set")));
        keep();
        desk.view.selectAll();
        desk.view.duplicate();
        keep();
        desk.view.deleteSelected();
        keep();
        for (std::size_t i = history.size() - 1; i-- > 0;) {
            desk.model.undoStack().undo();
            QCOMPARE(desk.model.document(), history[i]);
        }
        for (std::size_t i = 1; i < history.size(); ++i) {
            desk.model.undoStack().redo();
            QCOMPARE(desk.model.document(), history[i]);
            QCOMPARE(desk.model.document().toText(), history[i].toText());
        }
    }

    void zoomKeepsWhatIsUnderThePointer()
    {
        Desk desk;
        const QPoint pointer(200, 150);
        const QPointF before = desk.view.mapToScene(pointer);
        desk.view.zoomBy(0.5, pointer);
        QVERIFY(QLineF(desk.view.mapToScene(pointer), before).length() < 3.0);
        desk.view.zoomBy(1e-9, pointer);
        QCOMPARE(desk.view.zoom(), CanvasView::kMinimumZoom);
        desk.view.zoomBy(1e9, pointer);
        QCOMPARE(desk.view.zoom(), CanvasView::kMaximumZoom);
    }

    /// A thousand nodes: a step is measured against a hundred nodes in the same run, as times alone say little on a loaded machine.
    void aThousandNodesStayLight()
    {
        const auto frame = [](int count) {
            Desk desk;
            Document document;
            for (int i = 0; i < count; ++i) {
                const QString id = QStringLiteral("n%1").arg(i);
                document.nodes[id]
                    = Node{id, QStringLiteral("cyclones.stitch_tracks"), {}, {}, {}, {}, {}, {}, 220.0 * (i % 40), 110.0 * (i / 40), {}};
                if (i % 40 > 0)
                    document.links.insert({QStringLiteral("n%1").arg(i - 1), QStringLiteral("tracks"), id, QStringLiteral("candidates")});
            }
            desk.model.reset(document);
            desk.view.setZoom(0.5);
            QImage image(desk.view.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 8; ++i) {
                QElapsedTimer timer;
                timer.start();
                desk.view.zoomBy(i % 2 ? 1.02 : 0.98, {300, 200});
                desk.view.viewport()->render(&image);
                best = std::min(best, timer.nsecsElapsed());
            }
            return static_cast<double>(best) / 1e6;
        };
        const double few = frame(100);
        const double many = frame(1000);
        qInfo("one zoom step: %.1f ms at 100 nodes, %.1f ms at 1000", few, many);
        QVERIFY2(many < 4.0 * few + 8.0, "what lies outside the view must cost next to nothing");
    }
};

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
