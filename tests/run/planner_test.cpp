// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/explain.h"
#include "pipelines/run/store_eviction.h"
#include "tests/run/engine_fixture.h"

#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// a, b → sum → total.
Document sums(const QJsonObject& ofA = {}, const QJsonObject& ofSum = {})
{
    return PipelineBuilder()
        .number("a", ofA)
        .number("b", with("value", 2))
        .sum("sum", {QStringLiteral("a"), QStringLiteral("b")}, ofSum)
        .sum("total", {QStringLiteral("sum.sum")})
        .document;
}

QStringList texts(std::initializer_list<const char*> list)
{
    QStringList out;
    for (const char* text : list)
        out.append(QString::fromUtf8(text));
    return out;
}

} // namespace

class PlannerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingYet();
    void nothingChanged();
    void changedParameterAndWhatHangsOnIt();
    void backToAnEarlierValueIsReused();
    void changedFileContent();
    void labelsPlacesAndPositionsDoNotCount();
    void partUpToANode();
    void whatIsWrongWithANodeIsItsReason();
    void planningWritesNoResults();
    void otherPipelinesHaveTheirOwnReasons();
    void reasonsTravelThroughTheGraph();
    void evictedResultsSaySo();
    void whatIsNotNeededSaysSo();
    void keysAreKnownThoughTheNodeWasRunOtherwiseSince();
    void anotherVersionIsAnotherResult();
    void costsAreLearntFromEarlierRuns();
};

void PlannerTest::nothingYet()
{
    EngineFixture engine;
    const auto plan = engine.plan(sums());
    QCOMPARE(lines(plan), texts({"a run no result yet", "b run no result yet", "sum run no result yet", "total run no result yet"}));
    QVERIFY(!plan[0].key.isEmpty());
    QVERIFY(plan[2].key.isEmpty()); // its inputs are not there yet
}

void PlannerTest::nothingChanged()
{
    EngineFixture engine;
    QVERIFY(engine.run(sums()));
    const auto plan = engine.plan(sums());
    QCOMPARE(lines(plan), texts({"a reuse nothing changed", "b reuse nothing changed", "sum reuse nothing changed", "total reuse nothing changed"}));
    QVERIFY(QFile::exists(plan[3].outputs.at(QStringLiteral("sum"))));
    QCOMPARE(plan[3].key, engine.find("finished", "total")->details.value(QStringLiteral("key")).toString());
}

void PlannerTest::changedParameterAndWhatHangsOnIt()
{
    EngineFixture engine;
    QVERIFY(engine.run(sums()));
    QCOMPARE(lines(engine.plan(sums({}, with("range", 6)))),
        texts({"a reuse nothing changed", "b reuse nothing changed", "sum run 'range' changed from 8 to 6",
            "total run input 'numbers' changed because 'range' of sum changed from 8 to 6"}));
    QCOMPARE(lines(engine.plan(sums(with("value", 5)))),
        texts({"a run 'value' changed from 1 to 5", "b reuse nothing changed",
            "sum run input 'numbers' changed because 'value' of a changed from 1 to 5",
            "total run input 'numbers' changed because 'value' of a changed from 1 to 5"}));
}

void PlannerTest::backToAnEarlierValueIsReused()
{
    EngineFixture engine;
    QVERIFY(engine.run(sums()) && engine.run(sums({}, with("range", 6))));
    QCOMPARE(lines(engine.plan(sums()))[3], QStringLiteral("total reuse nothing changed"));
    // The default and the same value written out are one thing.
    QCOMPARE(lines(engine.plan(sums({}, with("range", 8))))[3], QStringLiteral("total reuse nothing changed"));
}

void PlannerTest::changedFileContent()
{
    EngineFixture engine;
    engine.write("n.txt", "5");
    const Document document = sums(with("file", QStringLiteral("n.txt")));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.numberOf("total"), 24.0); // (1 + 5) + 2 + 8 + 8
    QVERIFY(QFile::rename(engine.path("n.txt"), engine.path("renamed.txt")));
    QCOMPARE(lines(engine.plan(sums(with("file", QStringLiteral("renamed.txt")))))[0], QStringLiteral("a reuse nothing changed"));
    engine.write("n.txt", "6");
    QCOMPARE(lines(engine.plan(document))[0], QStringLiteral("a run the content of n.txt changed"));
    QVERIFY(QFile::remove(engine.path("n.txt")));
    QVERIFY(lines(engine.plan(document))[0].contains(QStringLiteral("n.txt")));
}

void PlannerTest::labelsPlacesAndPositionsDoNotCount()
{
    EngineFixture engine;
    Document document = sums();
    QVERIFY(engine.run(document));
    for (auto& [id, node] : document.nodes) {
        node.label = id;
        node.note = id;
        node.place = QStringLiteral("here");
        node.x = 7;
        node.version = QStringLiteral("0.9.0");
    }
    for (const PlannedNode& node : engine.plan(document))
        QVERIFY(node.reuse);
}

void PlannerTest::partUpToANode()
{
    EngineFixture engine;
    engine.options.toNode = QStringLiteral("b");
    QCOMPARE(lines(engine.plan(sums())), texts({"b run no result yet"}));
    engine.options.toNode = QStringLiteral("nowhere");
    const auto plan = Runner(engine.host(), engine.store()).plan(sums(), engine.options);
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, QStringLiteral("There is no node 'nowhere' in the pipeline."));
}

void PlannerTest::whatIsWrongWithANodeIsItsReason()
{
    EngineFixture engine;
    Document document = sums(with("value", 5000));
    document.nodes.at(QStringLiteral("b")).module = QStringLiteral("not.installed");
    const QStringList plan = lines(engine.plan(document));
    QVERIFY2(plan[0].startsWith(QLatin1String("a run ")) && plan[0].contains(QLatin1String("1000")), qPrintable(plan[0]));
    QCOMPARE(plan[1], QStringLiteral("b run the module 'not.installed' is not installed"));
    QCOMPARE(plan[2], QStringLiteral("sum run no result yet"));
}

void PlannerTest::planningWritesNoResults()
{
    EngineFixture engine;
    engine.plan(sums());
    QVERIFY(!QDir(engine.store().root() + QStringLiteral("/objects")).exists());
    QVERIFY(!QDir(engine.store().root() + QStringLiteral("/unfinished")).exists());
}

void PlannerTest::otherPipelinesHaveTheirOwnReasons()
{
    EngineFixture engine;
    engine.write("one.terrella", "{}");
    engine.options.pipeline = engine.path("one.terrella");
    QVERIFY(engine.run(sums()));
    engine.options.pipeline = engine.path("two.terrella");
    QCOMPARE(lines(engine.plan(sums()))[0], QStringLiteral("a reuse nothing changed"));
    QCOMPARE(lines(engine.plan(sums(with("value", 5))))[0], QStringLiteral("a run no result yet"));
    // A copy of the folder, and the same pipeline under another name, are not another pipeline.
    engine.options.pipeline = engine.path("copy/one.terrella");
    QCOMPARE(lines(engine.plan(sums(with("value", 5))))[0], QStringLiteral("a run 'value' changed from 1 to 5"));
    QVERIFY(QFile::rename(engine.path("one.terrella"), engine.path("two.terrella")));
    engine.options.pipeline = engine.path("two.terrella");
    QCOMPARE(lines(engine.plan(sums(with("value", 5))))[0], QStringLiteral("a run 'value' changed from 1 to 5"));
}

void PlannerTest::reasonsTravelThroughTheGraph()
{
    EngineFixture engine;
    QVERIFY(engine.run(sums()));
    // Several causes at once, of several nodes.
    const auto plan = engine.plan(sums(with("value", 5), with("label", QStringLiteral("x"))));
    QCOMPARE(lines(plan)[2],
        QStringLiteral("sum run 'label' changed from nothing to x, input 'numbers' changed because 'value' of a changed from 1 to 5"));
    QCOMPARE(lines(plan)[3],
        QStringLiteral("total run input 'numbers' changed because 'label' of sum changed from nothing to x and 'value' of a changed from 1 to 5"));
    QCOMPARE(plan[3].why.kind, Reason::Kind::Changed);
    QCOMPARE(plan[3].why.differences.size(), 1u);
    QCOMPARE(plan[3].why.differences.front().kind, Difference::Kind::Input);
    QCOMPARE(plan[2].why.differences.front(),
        (Difference{Difference::Kind::Parameter, QStringLiteral("label"), QStringLiteral("nothing"), QStringLiteral("x"), {}}));
    // Another source.
    Document document = sums();
    document.links.erase({QStringLiteral("a"), QStringLiteral("number"), QStringLiteral("sum"), QStringLiteral("numbers")});
    Node c = document.nodes.at(QStringLiteral("a"));
    c.id = QStringLiteral("c");
    c.parameters = with("value", 7);
    document.nodes[c.id] = c;
    document.links.insert({QStringLiteral("c"), QStringLiteral("number"), QStringLiteral("sum"), QStringLiteral("numbers")});
    const QStringList other = lines(engine.plan(document));
    QVERIFY2(
        other.contains(QStringLiteral("sum run input 'numbers' changed because it comes from c now")), qPrintable(other.join(QLatin1Char('\n'))));
    // A result that was there before: the change of the node that need not run is the cause all the same.
    QVERIFY(engine.run(PipelineBuilder().number("a", with("value", 5)).number("b", with("value", 2)).sum("sum", {QStringLiteral("a")}).document));
    QVERIFY(engine.run(sums()));
    const QStringList back = lines(engine.plan(sums(with("value", 5))));
    QCOMPARE(back[0], QStringLiteral("a reuse nothing changed"));
    QCOMPARE(back[2], QStringLiteral("sum run input 'numbers' changed because 'value' of a changed from 1 to 5"));
}

void PlannerTest::evictedResultsSaySo()
{
    EngineFixture engine;
    QVERIFY(engine.run(sums()));
    engine.store().release();
    QVERIFY(evict(engine.store(), 0));
    for (const QString& line : lines(engine.plan(sums())))
        QVERIFY2(line.contains(QStringLiteral(" run its result was evicted from the store on 2")), qPrintable(line));
    QVERIFY(engine.run(sums()));
    QCOMPARE(engine.nodesWith("finished"), texts({"a", "b", "sum", "total"}));
    QVERIFY(engine.find("started", "a")->message.startsWith(QStringLiteral("its result was evicted")));
}

void PlannerTest::whatIsNotNeededSaysSo()
{
    EngineFixture engine;
    QVERIFY(engine.run(sums()));
    engine.store().release();
    const auto before = engine.plan(sums());
    QVERIFY(engine.store().pin(before[3].key, QStringLiteral("kept")));
    QVERIFY(evict(engine.store(), 0));
    // What was kept is good still: the keys of what comes in are known, though it is not there.
    const auto plan = engine.plan(sums());
    const QStringList expected = texts({"a reuse not needed: what is made from it is there", "b reuse not needed: what is made from it is there",
        "sum reuse not needed: what is made from it is there", "total reuse nothing changed"});
    QCOMPARE(lines(plan), expected);
    QCOMPARE(plan[2].why.kind, Reason::Kind::NotNeeded);
    QCOMPARE(plan[2].key, before[2].key);
    QVERIFY(plan[2].outputs.empty());
    const auto nothing = explain(engine.host(), engine.store(), sums(), engine.options);
    QVERIFY(nothing);
    QCOMPARE(nothing->runs, 0);
    QCOMPARE(nothing->bytesOut, 0);
    // Up to a node that is not there it is needed; so it is for one that changed.
    engine.options.toNode = QStringLiteral("sum");
    for (const QString& line : lines(engine.plan(sums())))
        QVERIFY2(line.contains(QStringLiteral(" run its result was evicted from the store on 2")), qPrintable(line));
    engine.options.toNode.clear();
    Document changed = sums();
    changed.nodes.at(QStringLiteral("total")).parameters = with("range", 6);
    const QStringList all = lines(engine.plan(changed));
    QVERIFY2(all[2].startsWith(QStringLiteral("sum run its result was evicted")), qPrintable(all[2]));
    QCOMPARE(all[3], QStringLiteral("total run 'range' changed from 8 to 6"));
}

void PlannerTest::keysAreKnownThoughTheNodeWasRunOtherwiseSince()
{
    // Nothing remembers what came out of a as it was first; what was made from that is found all the same.
    EngineFixture engine;
    QVERIFY(engine.run(sums()));
    const auto before = engine.plan(sums());
    QVERIFY(engine.run(sums(with("value", 5))));
    for (const int gone : {0, 2})
        QVERIFY(QDir(engine.store().folder(before[static_cast<std::size_t>(gone)].key)).removeRecursively());
    const QStringList expected = texts({"a reuse not needed: what is made from it is there", "b reuse nothing changed",
        "sum reuse not needed: what is made from it is there", "total reuse nothing changed"});
    QCOMPARE(lines(engine.plan(sums())), expected);
    QVERIFY(engine.run(sums()));
    QCOMPARE(engine.nodesWith("finished"), QStringList());
    QCOMPARE(engine.numberOf("total"), 19.0); // 1 + 2 + 8 + 8
}

void PlannerTest::anotherVersionIsAnotherResult()
{
    // What an older version of the module made is not served, and the reason says so.
    EngineFixture engine;
    QVERIFY(engine.run(sums()));
    const auto before = engine.plan(sums());
    QJsonObject latest = engine.store().latest(QStringLiteral("engine.make_number"), {}, QStringLiteral("a"));
    QCOMPARE(latest.value(QStringLiteral("version")).toString(), QStringLiteral("1.1.0"));
    ModuleSpec older = *engine.host().find(QStringLiteral("engine.make_number"));
    FileIdentities files(engine.store().identitiesPath());
    const auto now = nodeKey(older, latest.value(QStringLiteral("parameters")).toObject(), {}, files);
    older.version = QStringLiteral("1.0.0");
    const auto then = nodeKey(older, latest.value(QStringLiteral("parameters")).toObject(), {}, files);
    QVERIFY(now && then && *now != *then);
    // As if 1.0.0 had run here last.
    QVERIFY(QDir(engine.store().folder(before[0].key)).removeRecursively());
    latest.insert(QStringLiteral("version"), QStringLiteral("1.0.0"));
    latest.insert(QStringLiteral("key"), *then);
    engine.store().setLatest(QStringLiteral("engine.make_number"), {}, QStringLiteral("a"), latest);
    engine.options.toNode = QStringLiteral("a");
    QCOMPARE(lines(engine.plan(sums()))[0], QStringLiteral("a run version 1.0.0 → 1.1.0"));
}

void PlannerTest::costsAreLearntFromEarlierRuns()
{
    EngineFixture engine;
    engine.options.jobs = 1;
    const auto before = explain(engine.host(), engine.store(), sums(), engine.options);
    QVERIFY(before);
    QCOMPARE(before->runs, 4);
    QCOMPARE(before->unknown, 4);
    QCOMPARE(before->nodes[0].cost.runs, 0);
    QVERIFY(engine.run(sums()));
    const auto after = explain(engine.host(), engine.store(), sums(with("value", 4)), engine.options);
    QVERIFY(after);
    QCOMPARE(after->runs, 3); // a, sum, total
    QCOMPARE(after->unknown, 0);
    QCOMPARE(after->nodes[0].cost.runs, 2); // a and b are of one module
    QVERIFY(after->nodes[0].cost.seconds > 0.0 && after->nodes[0].cost.seconds < 10.0);
    QVERIFY(after->nodes[0].cost.bytesOut > 50 && after->nodes[0].cost.bytesOut < 1000);
    QVERIFY(after->nodes[0].cost.memory); // one job: it ran alone
    QVERIFY(qAbs(after->seconds - after->nodes[0].cost.seconds - after->nodes[2].cost.seconds - after->nodes[3].cost.seconds) < 1e-9);
    const auto samples = CostMemory(costsPath(engine.store())).samples(QStringLiteral("engine.add_numbers"));
    QCOMPARE(samples.size(), 2u);
    QCOMPARE(samples.front().version, QStringLiteral("1.0.0"));
}

QTEST_GUILESS_MAIN(PlannerTest)
#include "planner_test.moc"
