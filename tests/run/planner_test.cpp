// SPDX-License-Identifier: GPL-3.0-or-later
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
        texts({"a reuse nothing changed", "b reuse nothing changed", "sum run 'range' changed from 8 to 6", "total run input 'numbers' changed"}));
    QCOMPARE(lines(engine.plan(sums(with("value", 5)))),
        texts({"a run 'value' changed from 1 to 5", "b reuse nothing changed", "sum run input 'numbers' changed",
            "total run input 'numbers' changed"}));
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
    engine.options.pipeline = QStringLiteral("/one.terrella");
    QVERIFY(engine.run(sums()));
    engine.options.pipeline = QStringLiteral("/two.terrella");
    QCOMPARE(lines(engine.plan(sums()))[0], QStringLiteral("a reuse nothing changed"));
    QCOMPARE(lines(engine.plan(sums(with("value", 5))))[0], QStringLiteral("a run no result yet"));
}

QTEST_GUILESS_MAIN(PlannerTest)
#include "planner_test.moc"
