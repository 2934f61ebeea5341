// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn on the Earth, as edits of the pipeline. Needs no OpenGL.
#include "app/terrella/drawing_presenter.h"

#include "app/terrella/background.h"
#include "tests/views/earth/volume_cubes.h"
#include "views/canvas/module_catalogue.h"
#include "views/canvas/pipeline_model.h"
#include "views/earth/drawing/earth_drawings.h"
#include "views/earth/earth_panel.h"

#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QTest>

using namespace terrella;

namespace {

ModuleSpec selecting()
{
    ModuleSpec spec;
    spec.id = QStringLiteral("tests.select");
    spec.title = QStringLiteral("Select");
    ParameterSpec region;
    region.key = QStringLiteral("region");
    region.title = QStringLiteral("Region");
    region.type = ParameterType::Region;
    spec.parameters = {region};
    return spec;
}

struct Desk {
    ModuleCatalogue catalogue;
    PipelineModel model{catalogue};
    EarthPanel earth;
    Background background{1};
    DrawingPresenter presenter{earth, model, background, [this] { return earth.viewState(); }};

    Desk()
    {
        catalogue.setModules({selecting()});
        Document document;
        Node node;
        node.id = QStringLiteral("cut");
        node.module = QStringLiteral("tests.select");
        document.nodes.emplace(node.id, node);
        model.reset(document);
    }
    [[nodiscard]] QJsonValue region() const { return model.document().nodes.at(QStringLiteral("cut")).parameters.value(QLatin1String("region")); }
    [[nodiscard]] qsizetype kept() const
    {
        const QJsonArray& views = model.whole().views;
        return views.isEmpty() ? 0 : views.first().toObject().value(QLatin1String("drawings")).toArray().size();
    }
};

Drawing line() { return {DrawingKind::Line, {}, {{170, 10}, {-160, 40}}, 0.0, {}}; }
Drawing circle(double km) { return {DrawingKind::Circle, {}, {{10, 50}}, km, {}}; }

} // namespace

class DrawingPresenterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsDrawnIsAStepOfUndo()
    {
        Desk desk;
        EarthDrawings& drawings = desk.earth.drawings();
        drawings.begin(DrawingKind::Line);
        drawings.finish(line());
        drawings.begin(DrawingKind::Circle);
        drawings.finish(circle(500.0));
        QCOMPARE(desk.model.undoStack().count(), 2);
        QCOMPARE(desk.kept(), 2);
        desk.model.undoStack().undo();
        QCOMPARE(drawings.all().size(), std::size_t{1});
        QVERIFY(drawings.all().front() == line());
        desk.model.undoStack().undo();
        QVERIFY(drawings.all().empty());
        QCOMPARE(desk.kept(), 0);
        desk.model.undoStack().redo();
        desk.model.undoStack().redo();
        QCOMPARE(drawings.all().size(), std::size_t{2});
        drawings.removeSelected();
        QCOMPARE(drawings.all().size(), std::size_t{1});
        desk.model.undoStack().undo();
        QCOMPARE(drawings.all().size(), std::size_t{2});
    }

    void aCurtainIsAStepOfUndo()
    {
        Desk desk;
        QString said;
        connect(&desk.presenter, &DrawingPresenter::said, this, [&said](const QString& sentence) { said = sentence; });
        desk.presenter.setCurtain(true);
        QVERIFY2(said.contains(QStringLiteral("levels above each other")), qPrintable(said));
        const auto cube = testing::volumeOn(testing::globalGrid(10.0, 0.0, true, true), {testing::evenLevels(10000.0, 3)},
            {[](double, double, double level, std::size_t) { return level; }});
        desk.earth.addField(QStringLiteral("f"), QStringLiteral("Field"), cube);
        desk.presenter.setCurtain(true);
        QCOMPARE(desk.earth.layers().size(), std::size_t{2});
        const QString id = desk.presenter.curtain();
        QVERIFY(!id.isEmpty() && desk.earth.drawings().isDrawing()); // a line is asked for, since there is none
        desk.earth.drawings().finish(line());
        QCOMPARE(desk.model.undoStack().count(), 2);
        desk.model.undoStack().undo();
        QCOMPARE(desk.presenter.curtain(), id);
        desk.model.undoStack().undo();
        QVERIFY(desk.presenter.curtain().isEmpty());
        QCOMPARE(desk.earth.layers().size(), std::size_t{1});
        desk.model.undoStack().redo();
        QCOMPARE(desk.presenter.curtain(), id);
        desk.presenter.setCurtain(false);
        QVERIFY(desk.presenter.curtain().isEmpty());
        desk.model.undoStack().undo();
        QCOMPARE(desk.presenter.curtain(), id);
    }

    void howFarARegionReachesIsAStepOfUndo()
    {
        Desk desk;
        EarthDrawings& drawings = desk.earth.drawings();
        drawings.begin(DrawingKind::Circle);
        drawings.finish(circle(500.0));
        auto* distance = desk.earth.findChild<QDoubleSpinBox*>(QStringLiteral("distance"));
        if (!distance)
            QSKIP("This display does not offer OpenGL 3.2.");
        QCOMPARE(distance->value(), 500.0);
        for (int k = 0; k < 5; ++k)
            distance->stepUp();
        QTRY_COMPARE_WITH_TIMEOUT(desk.model.undoStack().count(), 2, 10000); // five steps are one
        QCOMPARE(drawings.all().front().km, 550.0);
        desk.model.undoStack().undo();
        QCOMPARE(drawings.all().front().km, 500.0);
        QCOMPARE(distance->value(), 500.0);
        desk.model.undoStack().redo();
        QCOMPARE(drawings.all().front().km, 550.0);
        // Of a parameter it is in the region's value.
        desk.presenter.showNode(QStringLiteral("cut"));
        drawings.begin(DrawingKind::Circle, QStringLiteral("cut\nregion"));
        drawings.finish(circle(200.0));
        distance->setValue(250.0);
        QTRY_COMPARE_WITH_TIMEOUT(desk.region().toObject().value(QLatin1String("distance_km")).toDouble(), 250.0, 10000);
        desk.model.undoStack().undo();
        QCOMPARE(desk.region().toObject().value(QLatin1String("distance_km")).toDouble(), 200.0);
    }

    void aRegionIsTheValueOfAParameter()
    {
        Desk desk;
        desk.presenter.showNode(QStringLiteral("cut"));
        EarthDrawings& drawings = desk.earth.drawings();
        QVERIFY(!drawings.region());
        drawings.begin(DrawingKind::Circle, QStringLiteral("cut\nregion"));
        drawings.finish(circle(500.0));
        QVERIFY(drawings.all().empty()); // it is the parameter's, not the view's
        QCOMPARE(desk.region().toObject().value(QLatin1String("type")).toString(), QStringLiteral("Point"));
        QCOMPARE(desk.region().toObject().value(QLatin1String("distance_km")).toDouble(), 500.0);
        QVERIFY(drawings.region() && *drawings.region() == circle(500.0)); // and stands on the Earth
        // Changed there, it is changed here; undo goes both ways.
        Q_EMIT drawings.parameterEdited(circle(700.0));
        QCOMPARE(desk.region().toObject().value(QLatin1String("distance_km")).toDouble(), 700.0);
        desk.model.undoStack().undo();
        QVERIFY(*drawings.region() == circle(500.0));
        desk.model.undoStack().undo();
        QVERIFY(desk.region().isUndefined());
        QVERIFY(!drawings.region());
        // Typed as a box.
        QVERIFY(desk.model.apply(SetParameter{QStringLiteral("cut"), QStringLiteral("region"), QJsonArray{170, -10, -170, 10}}, {}));
        QVERIFY(drawings.region() && drawings.region()->kind == DrawingKind::Box && drawings.region()->places[1].lon == 190.0);
        desk.presenter.showNode({});
        QVERIFY(!drawings.region());
    }
};

QTEST_MAIN(DrawingPresenterTest)
#include "drawing_presenter_test.moc"
