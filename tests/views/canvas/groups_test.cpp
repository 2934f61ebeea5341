// SPDX-License-Identifier: GPL-3.0-or-later
// Groups on the canvas: going inside, editing there, coming back.
#include "pipelines/graph/expansion.h"
#include "pipelines/graph/group_edits.h"
#include "tests/views/sample_modules.h"
#include "views/canvas/breadcrumb.h"
#include "views/canvas/canvas_view.h"

#include <QApplication>
#include <QJsonArray>
#include <QTest>
#include <QToolButton>

#include <random>

using namespace terrella;

namespace {

const QString kOpen = QStringLiteral("open"), kDetect = QStringLiteral("detect"), kStitch = QStringLiteral("stitch"),
              kGroup = QStringLiteral("storms_1"), kInner = QStringLiteral("storms_1/detect");

Node node(const QString& id, const char* module, double x)
{
    Node out;
    out.id = id;
    out.module = QLatin1String(module);
    out.x = x;
    return out;
}

Document chain()
{
    Document out;
    for (const Node& one :
        {node(kOpen, "data.open", 0), node(kDetect, "cyclones.detect_candidates", 300), node(kStitch, "cyclones.stitch_tracks", 600)})
        out.nodes.emplace(one.id, one);
    out.links = {{kOpen, QStringLiteral("data"), kDetect, QStringLiteral("fields")},
        {kDetect, QStringLiteral("candidates"), kStitch, QStringLiteral("candidates")}};
    return out;
}

struct Desk {
    Theme theme{*qApp};
    ModuleCatalogue catalogue;
    PipelineModel model{catalogue};
    CanvasView view{model, theme};

    Desk()
    {
        catalogue.setModules(sampleModules());
        model.reset(chain());
        QObject::connect(&model, &PipelineModel::edited, &model, [this] { refresh(); });
        QObject::connect(&model, &PipelineModel::levelChanged, &model, [this] { refresh(); });
    }
    FindSpec find()
    {
        return [this](const QString& module) { return catalogue.findInstalled(module); };
    }
    void refresh() { catalogue.setGroups(groupSpecs(model.document(), find())); }
    bool group(const std::set<QString>& nodes, const QString& title)
    {
        const auto edit = groupNodes(model.document(), nodes, title, find());
        return edit && model.apply(*edit, QStringLiteral("Group"));
    }
};

} // namespace

class CanvasGroupsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGroupIsDrawnWithItsPorts()
    {
        Desk desk;
        QVERIFY(desk.group({kDetect, kStitch}, QStringLiteral("Storms")));
        NodeItem* item = desk.view.canvas().nodeItem(kGroup);
        QVERIFY(item);
        QVERIFY(item->content().isInstalled);
        QVERIFY(item->content().isGroup);
        QCOMPARE(item->content().title, QStringLiteral("Storms"));
        QCOMPARE(item->content().inputs.size(), 1u);
        QCOMPARE(item->content().outputs.size(), 1u);
        QVERIFY(desk.view.canvas().linkItem({kOpen, QStringLiteral("data"), kGroup, QStringLiteral("fields")}));
        desk.model.undoStack().undo();
        QVERIFY(desk.model.whole() == chain());
    }

    void insideIsEditedAndLeft()
    {
        Desk desk;
        QVERIFY(desk.group({kDetect, kStitch}, QStringLiteral("Storms")));
        QVERIFY(!desk.model.enter(kOpen));
        QVERIFY(desk.model.enter(kGroup));
        QVERIFY(desk.view.canvas().nodeItem(kInner));
        QVERIFY(!desk.view.canvas().nodeItem(kOpen));
        QVERIFY(!desk.view.findChild<Breadcrumb*>()->isHidden());
        QVERIFY(desk.view.findChild<Breadcrumb*>()->width() > 80); // room for its words
        QVERIFY(desk.model.apply(SetParameter{kInner, QStringLiteral("merge"), 9}, QStringLiteral("Set")));
        QVERIFY(desk.model.apply(SetVariable{QStringLiteral("root"), QStringLiteral("/d")}, QStringLiteral("Set")));
        desk.view.addModule(QStringLiteral("data.open"), {0, 200});
        QCOMPARE(desk.model.document().nodes.count(QStringLiteral("storms_1/open_1")), 1u);
        const auto group = groupIn(desk.model.whole(), QStringLiteral("group.storms"));
        QVERIFY(group);
        QCOMPARE(group->inside.nodes.size(), 3u);
        QCOMPARE(group->inside.nodes.at(kDetect).parameters.value(QStringLiteral("merge")).toInt(), 9);
        QVERIFY(group->inside.variables.isEmpty()); // those are of the whole pipeline
        QVERIFY(desk.model.whole().variables.contains(QStringLiteral("root")));
        desk.model.undoStack().undo();
        QCOMPARE(desk.model.document().nodes.size(), 2u);
        // The way back is a button; the whole is there as before.
        desk.view.findChild<Breadcrumb*>()->findChild<QToolButton*>()->click();
        QVERIFY(desk.model.levels().empty());
        QVERIFY(desk.view.canvas().nodeItem(kOpen));
        QVERIFY(desk.view.findChild<Breadcrumb*>()->isHidden());
    }

    void undoingTheGroupLeavesIt()
    {
        Desk desk;
        QVERIFY(desk.group({kDetect, kStitch}, QStringLiteral("Storms")));
        QVERIFY(desk.model.enter(kGroup));
        QVERIFY(desk.model.apply(SetParameter{kInner, QStringLiteral("merge"), 9}, QStringLiteral("Set")));
        desk.model.undoStack().undo();
        desk.model.undoStack().undo();
        QVERIFY(desk.model.levels().empty());
        QVERIFY(desk.view.canvas().nodeItem(kDetect));
        QVERIFY(desk.model.whole() == chain());
        desk.model.undoStack().redo();
        desk.model.undoStack().redo();
        QCOMPARE(
            groupIn(desk.model.whole(), QStringLiteral("group.storms"))->inside.nodes.at(kDetect).parameters.value(QStringLiteral("merge")).toInt(),
            9);
    }

    void groupsInsideGroups()
    {
        Desk desk;
        QVERIFY(desk.group({kDetect, kStitch}, QStringLiteral("Storms")));
        QVERIFY(desk.model.enter(kGroup));
        QVERIFY(desk.group({kInner}, QStringLiteral("Finder")));
        const QString finder = QStringLiteral("storms_1/finder_1");
        QVERIFY(desk.view.canvas().nodeItem(finder));
        QVERIFY(desk.model.enter(finder));
        QVERIFY(desk.model.apply(SetParameter{finder + QStringLiteral("/detect"), QStringLiteral("merge"), 7}, QStringLiteral("Set")));
        const Expansion expansion = expand(desk.model.whole(), desk.find(), {});
        QVERIFY(expansion.problems.empty());
        QCOMPARE(expansion.document.nodes.at(QStringLiteral("storms_1/finder_1/detect")).parameters.value(QStringLiteral("merge")).toInt(), 7);
        desk.model.leaveTo(0);
        // And a group made of groups outside: its inner one is held by the whole.
        QVERIFY(desk.group({kGroup}, QStringLiteral("All")));
        QVERIFY(desk.model.enter(QStringLiteral("all_1")));
        QVERIFY(desk.model.enter(QStringLiteral("all_1/storms_1")));
        QVERIFY(desk.model.enter(QStringLiteral("all_1/storms_1/finder_1")));
        QVERIFY(desk.model.apply(SetParameter{QStringLiteral("all_1/storms_1/finder_1/detect"), QStringLiteral("merge"), 8}, QStringLiteral("Set")));
        QCOMPARE(expand(desk.model.whole(), desk.find(), {})
                     .document.nodes.at(QStringLiteral("all_1/storms_1/finder_1/detect"))
                     .parameters.value(QStringLiteral("merge"))
                     .toInt(),
            8);
        while (desk.model.undoStack().canUndo())
            desk.model.undoStack().undo();
        QVERIFY(desk.model.whole() == chain());
    }

    void parametersAreShownAtTheGroup()
    {
        Desk desk;
        QVERIFY(desk.group({kDetect, kStitch}, QStringLiteral("Storms")));
        QVERIFY(desk.model.enter(kGroup));
        const auto edit = expose(desk.model.outside(), QStringLiteral("group.storms"), ExposedKind::Parameter, {kDetect, QStringLiteral("merge")});
        QVERIFY(edit);
        QVERIFY(desk.model.applyOutside(*edit, QStringLiteral("Show")));
        desk.model.leaveTo(0);
        const ModuleSpec* spec = desk.catalogue.find(QStringLiteral("group.storms"));
        QVERIFY(spec && spec->parameter(QStringLiteral("merge")));
        QCOMPARE(*spec->parameter(QStringLiteral("merge"))->maximum, 90.0);
    }

    void statesAndProblemsInsideAreFound()
    {
        Desk desk;
        QVERIFY(desk.group({kDetect, kStitch}, QStringLiteral("Storms")));
        NodeState state;
        state.mark = NodeMark::UpToDate;
        desk.model.setState(kInner, state);
        Problem problem;
        problem.node = kInner;
        problem.code = QStringLiteral("units.dimension");
        problem.message = QStringLiteral("Wrong units.");
        desk.model.setProblems({problem});
        QCOMPARE(desk.view.canvas().nodeItem(kGroup)->content().sentence, QStringLiteral("Wrong units."));
        QVERIFY(desk.model.enter(kGroup));
        QCOMPARE(desk.view.canvas().nodeItem(kInner)->content().sentence, QStringLiteral("Wrong units."));
        QVERIFY(desk.view.canvas().nodeItem(kInner)->content().state.mark == NodeMark::UpToDate);
        QVERIFY(desk.view.canvas().nodeItem(QStringLiteral("storms_1/stitch"))->content().sentence.isEmpty());
    }

    void aMapIsABadge()
    {
        Desk desk;
        QVERIFY(desk.model.apply(SetMap{kDetect,
                                     {{QStringLiteral("over"), QStringLiteral("parameter")}, {QStringLiteral("parameter"), QStringLiteral("merge")},
                                         {QStringLiteral("values"), QJsonArray{4, 6, 8}}}},
            QStringLiteral("Map")));
        QCOMPARE(desk.view.canvas().nodeItem(kDetect)->content().place, QStringLiteral("× 3"));
        NodeState state;
        state.runs = 12;
        desk.model.setState(kDetect, state);
        QCOMPARE(desk.view.canvas().nodeItem(kDetect)->content().place, QStringLiteral("× 12"));
        desk.model.undoStack().undo();
        QVERIFY(desk.view.canvas().nodeItem(kDetect)->content().place.isEmpty());
    }

    void randomWalksComeBackToTheStart()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 30; ++round) {
            Desk desk;
            for (int step = 0; step < 40; ++step) {
                std::vector<QString> ids;
                for (const auto& [id, one] : desk.model.document().nodes)
                    ids.push_back(id);
                const QString any = ids.empty() ? QString() : ids[random() % ids.size()];
                switch (random() % 8) {
                case 0: (void)desk.group({any, ids.empty() ? any : ids[random() % ids.size()]}, QStringLiteral("G%1").arg(random() % 3)); break;
                case 1:
                    if (const auto edit = ungroupNode(desk.model.document(), any))
                        (void)desk.model.apply(*edit, QStringLiteral("u")).hasValue();
                    break;
                case 2: (void)desk.model.enter(any).hasValue(); break;
                case 3: desk.model.leaveTo(random() % 3); break;
                case 4:
                    (void)desk.model.apply(SetParameter{any, QStringLiteral("k"), static_cast<int>(random() % 9)}, QStringLiteral("s")).hasValue();
                    break;
                case 5: (void)desk.model.apply(RemoveNode{any}, QStringLiteral("r")).hasValue(); break;
                case 6: desk.view.addModule(QStringLiteral("cyclones.stitch_tracks"), {0, 0}); break;
                default:
                    if (random() % 2)
                        desk.model.undoStack().undo();
                    else
                        desk.model.undoStack().redo();
                }
                // What is drawn is what is there.
                for (const auto& [id, one] : desk.model.document().nodes)
                    QVERIFY2(desk.view.canvas().nodeItem(id), qPrintable(id));
            }
            while (desk.model.undoStack().canUndo())
                desk.model.undoStack().undo();
            QVERIFY(desk.model.whole() == chain());
        }
    }
};

QTEST_MAIN(CanvasGroupsTest)
#include "groups_test.moc"
