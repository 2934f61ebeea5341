// SPDX-License-Identifier: GPL-3.0-or-later
// Placing nodes from the canvas: the menu, the edit, the badge.
#include "tests/views/sample_modules.h"
#include "views/canvas/canvas_scene.h"
#include "views/canvas/pipeline_model.h"
#include "views/clusters/place_menu.h"

#include <QApplication>
#include <QMenu>
#include <QTest>

using namespace terrella;

namespace {

const QString kOpen = QStringLiteral("open"), kDetect = QStringLiteral("detect"), kHpc = QStringLiteral("hpc");

Document chain()
{
    Document out;
    for (const auto& [id, module] : {std::pair(kOpen, "data.open"), {kDetect, "cyclones.detect_candidates"}}) {
        Node node;
        node.id = id;
        node.module = QLatin1String(module);
        out.nodes.emplace(id, node);
    }
    out.links = {{kOpen, QStringLiteral("data"), kDetect, QStringLiteral("fields")}};
    return out;
}

QAction* find(QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions())
        if (action->text() == text)
            return action;
    return nullptr;
}

} // namespace

class PlaceMenuTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesAndGoesBackInOneStep()
    {
        Theme theme(*qApp);
        ModuleCatalogue catalogue;
        catalogue.setModules(sampleModules());
        PipelineModel model(catalogue);
        model.reset(chain());
        CanvasScene scene(model, theme);
        const std::set<QString> both{kOpen, kDetect};
        QMenu menu;
        bool opened = false;
        fillPlaceMenu(
            menu, model.document(), both, {kHpc, QStringLiteral("levante")},
            [&](const QString& place) { QVERIFY(model.apply(*placeEdit(model.document(), both, place), placeText(place))); }, [&] { opened = true; });
        QVERIFY(find(menu, QStringLiteral("here"))->isChecked());
        QVERIFY(!find(menu, kHpc)->isChecked());
        find(menu, kHpc)->trigger();
        QCOMPARE(model.document().nodes.at(kDetect).place, kHpc);
        QCOMPARE(model.undoStack().undoText(), QStringLiteral("Run on hpc"));
        QCOMPARE(scene.nodeItem(kDetect)->content().place, kHpc); // the badge
        QVERIFY(!placeEdit(model.document(), both, kHpc));        // there already
        model.undoStack().undo();
        QVERIFY(model.document() == chain());
        QVERIFY(scene.nodeItem(kDetect)->content().place.isEmpty());
        find(menu, QStringLiteral("Clusters…"))->trigger();
        QVERIFY(opened);
    }

    void aPlaceThatIsNotSetUpCannotBeChosen()
    {
        Document document = chain();
        document.nodes.at(kOpen).place = QStringLiteral("far & away");
        QCOMPARE(placeOf(document, {kOpen}), std::optional(QStringLiteral("far & away")));
        QVERIFY(!placeOf(document, {kOpen, kDetect}));
        QMenu menu;
        fillPlaceMenu(
            menu, document, {kOpen}, {kHpc}, [](const QString&) {}, [] {});
        QAction* strange = find(menu, QStringLiteral("far && away (not set up here)"));
        QVERIFY(strange);
        QVERIFY(!strange->isEnabled());
        QVERIFY(strange->isChecked());
        QMenu mixed;
        fillPlaceMenu(
            mixed, document, {kOpen, kDetect}, {kHpc}, [](const QString&) {}, [] {});
        for (const QAction* action : mixed.actions())
            QVERIFY2(!action->isChecked(), qPrintable(action->text()));
    }

    void hereInAFileIsHere()
    {
        Document document = chain();
        document.nodes.at(kOpen).place = QStringLiteral("here");
        QCOMPARE(placeOf(document, {kOpen, kDetect}), std::optional(QString()));
        QVERIFY(!placeEdit(document, {kOpen}, {}));
    }
};

QTEST_MAIN(PlaceMenuTest)
#include "place_menu_test.moc"
