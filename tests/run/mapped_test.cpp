// SPDX-License-Identifier: GPL-3.0-or-later
// Groups, variables and mapped nodes as they are run.
#include "pipelines/graph/group_edits.h"
#include "tests/run/engine_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString kA = QStringLiteral("a"), kMade = QStringLiteral("made");

QJsonObject overValues(const char* parameter, const QJsonArray& values)
{
    return {{QStringLiteral("over"), QStringLiteral("parameter")}, {QStringLiteral("parameter"), QLatin1String(parameter)},
        {QStringLiteral("values"), values}};
}

/// `count` numbers, of which the one at `bad` (from 1; 0: none) fails.
QJsonObject rows(int count, int bad)
{
    QJsonArray values;
    for (int i = 1; i <= count; ++i)
        values.append(QJsonArray{i, i == bad ? QStringLiteral("fail") : QStringLiteral("plain")});
    return {{QStringLiteral("over"), QStringLiteral("rows")},
        {QStringLiteral("parameters"), QJsonArray{QStringLiteral("value"), QStringLiteral("behaviour")}}, {QStringLiteral("values"), values}};
}

QString outputOf(const EngineFixture& fixture, const char* node)
{
    const RunEvent* event = fixture.find("finished", node);
    event = event ? event : fixture.find("reused", node);
    return event ? event->details.value(QLatin1String("outputs")).toObject().begin().value().toString() : QString();
}

std::shared_ptr<const Report> reportOf(const EngineFixture& fixture, const char* node)
{
    const auto value = loadValue(outputOf(fixture, node));
    return value ? std::get<std::shared_ptr<const Report>>(*value) : nullptr;
}

QStringList innerWith(const EngineFixture& fixture, const char* type)
{
    QStringList out = fixture.nodesWith(type);
    out.erase(std::remove_if(out.begin(), out.end(), [](const QString& id) { return !id.contains(QLatin1Char('#')); }), out.end());
    return out;
}

} // namespace

class MappedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cubesAreStackedWithoutCopies();
    void oneFailsAndTheRestIsKept();
    void oneMoreValueComputesOne();
    void allFailedIsAnError();
    void mappedAlongAnother();
    void membersOfACube();
    void groupsTellTheirEventsAndShareResults();
    void renamingAVariableRecomputesNothing();
    void plansTellOfOuterNodes();
    void aPartThatIsGoneIsMadeAgain();
};

void MappedTest::cubesAreStackedWithoutCopies()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.node("made", "engine.make_cube");
    builder.document.nodes.at(kMade).map = overValues("value", {5, 7, 11});
    QVERIFY(fixture.run(builder.document));
    const QString path = outputOf(fixture, "made");
    QVERIFY2(path.endsWith(QLatin1String(".cube.json")), qPrintable(path));
    const auto value = loadValue(path);
    QVERIFY2(value, value ? "" : qPrintable(value.error().message));
    const auto cube = std::get<std::shared_ptr<const Cube>>(*value);
    const CubeSignature& signature = cube->signature();
    QCOMPARE(signature.shapeOf(signature.variables[0]), (std::vector<std::size_t>{3, 2, 3}));
    QCOMPARE(signature.axes[static_cast<std::size_t>(signature.variables[0].axes[0])].values, (std::vector<double>{5, 7, 11}));
    QCOMPARE(signature.axes[static_cast<std::size_t>(signature.variables[0].axes[0])].name, QStringLiteral("value"));
    std::vector<float> all(18);
    QVERIFY(cube->read(0, Window::all({3, 2, 3}), all));
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i], i < 6 ? 5.0F : i < 12 ? 7.0F : 11.0F);
    // What it will be was known before.
    Checker checker(fixture.host());
    const auto& outputs = checker.check(builder.document, {}).nodes.at(kMade).outputs;
    const auto expected = std::get<std::shared_ptr<const CubeSignature>>(outputs.at(QStringLiteral("cube")));
    QVERIFY(expected->axes.size() == signature.axes.size());
    for (std::size_t a = 0; a < expected->axes.size(); ++a)
        QVERIFY(expected->axes[a].name == signature.axes[a].name && expected->axes[a].values == signature.axes[a].values);
    // The store may be elsewhere: its parts are named from where the result lies.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(fixture.store().root().toUtf8()));
}

void MappedTest::oneFailsAndTheRestIsKept()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.number("a").node("made", "engine.make_cube");
    builder.document.nodes.at(kA).map = rows(12, 4);
    const auto done = fixture.run(builder.document);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    const auto report = reportOf(fixture, "a");
    QVERIFY(report);
    const QJsonArray results = report->content.value(QLatin1String("rows")).toArray();
    QCOMPARE(results.size(), 11);
    QCOMPARE(results.at(2).toObject().value(QLatin1String("value")).toDouble(), 3.0);
    QCOMPARE(results.at(3).toObject().value(QLatin1String("value")).toDouble(), 5.0);
    const RunEvent* warning = fixture.find("warning", "a");
    QVERIFY(warning);
    QCOMPARE(warning->message, QStringLiteral("4, fail failed and is left out: No number can be found."));
    QCOMPARE(fixture.nodesWith("failed"), QStringList{QStringLiteral("a#04")});
    QCOMPARE(fixture.find("failed", "a#04")->details.value(QLatin1String("member")).toString(), QStringLiteral("4, fail"));
    const RunEvent* finished = fixture.find("finished", "a");
    QCOMPARE(finished->details.value(QLatin1String("runs")).toInt(), 12);
    QCOMPARE(finished->details.value(QLatin1String("failed")).toInt(), 1);
    QVERIFY(std::ranges::any_of(fixture.events, [](const RunEvent& event) {
        return event.type == QLatin1String("progress") && event.node == QLatin1String("a") && event.message.endsWith(QLatin1String("1 failed"));
    }));
    // Run again: eleven are there, the one is tried again, and the warning is said again.
    QVERIFY(fixture.run(builder.document));
    QCOMPARE(innerWith(fixture, "reused").size(), 11);
    QVERIFY(fixture.find("warning", "a"));
}

void MappedTest::oneMoreValueComputesOne()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.number("a");
    builder.document.nodes.at(kA).map = rows(12, 0);
    QVERIFY(fixture.run(builder.document));
    QCOMPARE(innerWith(fixture, "finished").size(), 12);
    builder.document.nodes.at(kA).map = rows(13, 0);
    QVERIFY(fixture.run(builder.document));
    QCOMPARE(innerWith(fixture, "finished"), QStringList{QStringLiteral("a#13")});
    QCOMPARE(innerWith(fixture, "reused").size(), 12);
    QCOMPARE(reportOf(fixture, "a")->content.value(QLatin1String("rows")).toArray().size(), 13);
}

void MappedTest::allFailedIsAnError()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.number("a", with("behaviour", QStringLiteral("fail"))).sum("sum", {kA});
    builder.document.nodes.at(kA).map = overValues("value", {1, 2});
    const auto done = fixture.run(builder.document);
    QVERIFY(!done);
    const RunEvent* failed = fixture.find("failed", "a");
    QVERIFY(failed);
    QCOMPARE(failed->message, QStringLiteral("None of the 2 run(s) gave a result. The first said: No number can be found."));
    QVERIFY(fixture.find("skipped", "sum"));
}

void MappedTest::mappedAlongAnother()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.number("a").sum("sum", {kA});
    builder.document.nodes.at(kA).map = rows(5, 2);
    builder.document.nodes.at(QStringLiteral("sum")).map
        = {{QStringLiteral("over"), QStringLiteral("member")}, {QStringLiteral("port"), QStringLiteral("numbers")}};
    const auto done = fixture.run(builder.document);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    const QJsonArray results = reportOf(fixture, "sum")->content.value(QLatin1String("rows")).toArray();
    QCOMPARE(results.size(), 4);
    QCOMPARE(results.at(0).toObject().value(QLatin1String("value")).toDouble(), 9.0); // 1 and the range of 8
    QCOMPARE(results.at(1).toObject().value(QLatin1String("value")).toDouble(), 11.0);
    QCOMPARE(fixture.nodesWith("skipped"), QStringList{QStringLiteral("sum#2")});
    QVERIFY(fixture.find("warning", "sum")->message.contains(QStringLiteral("No number can be found.")));
}

void MappedTest::membersOfACube()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.node("made", "engine.make_cube").node("mean", "engine.take_mean").link("made", "cube", "mean", "cube");
    // An ensemble that nobody mapped: made by a mapped node that another is then mapped over without its knowing.
    builder.document.nodes.at(kMade).map = overValues("value", {2, 4});
    builder.document.nodes.at(QStringLiteral("mean")).map = {{QStringLiteral("over"), QStringLiteral("member")}};
    QVERIFY(fixture.run(builder.document));
    const QJsonArray results = reportOf(fixture, "mean")->content.value(QLatin1String("rows")).toArray();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results.at(1).toObject().value(QLatin1String("value")).toDouble(), 4.0);
    // What comes in when it is not mapped has no members.
    builder.document.nodes.at(kMade).map = {};
    QVERIFY(!fixture.run(builder.document));
}

void MappedTest::groupsTellTheirEventsAndShareResults()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.number("a", with("value", 3)).sum("sum", {kA}).sum("end", {QStringLiteral("sum.sum")});
    Document document = builder.document;
    QVERIFY(fixture.run(document));
    QCOMPARE(fixture.numberOf("end"), 19.0);
    const FindSpec find = [&](const QString& id) { return fixture.host().find(id); };
    QVERIFY(apply(document, *groupNodes(document, {kA, QStringLiteral("sum")}, QStringLiteral("Both"), find)));
    QVERIFY(fixture.run(document));
    // The same nodes, now inside a group: nothing is computed.
    QCOMPARE(fixture.nodesWith("reused"),
        (QStringList{QStringLiteral("both_1"), QStringLiteral("both_1/a"), QStringLiteral("both_1/sum"), QStringLiteral("end")}));
    QCOMPARE(fixture.numberOf("end"), 19.0);
    QCOMPARE(fixture.numberOf("both_1"), 11.0);
    QVERIFY(apply(document, InGroup{QStringLiteral("group.both"), {SetParameter{kA, QStringLiteral("behaviour"), QStringLiteral("fail")}}}));
    QVERIFY(!fixture.run(document));
    QCOMPARE(fixture.find("failed", "both_1")->message, QStringLiteral("a: No number can be found."));
    const QStringList types = fixture.types();
    QVERIFY(types.indexOf(QStringLiteral("started both_1")) < types.indexOf(QStringLiteral("started both_1/a")));
    QVERIFY(types.indexOf(QStringLiteral("skipped both_1/sum")) < types.indexOf(QStringLiteral("failed both_1")));
    QCOMPARE(types.count(QStringLiteral("failed both_1")), 1);
}

void MappedTest::renamingAVariableRecomputesNothing()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.number("a", with("value", QStringLiteral("${height}")));
    Document document = builder.document;
    document.variables = {{QStringLiteral("height"), 4}};
    QVERIFY(fixture.run(document));
    QCOMPARE(fixture.numberOf("a"), 4.0);
    QVERIFY(apply(document, *renameVariable(document, QStringLiteral("height"), QStringLiteral("h"))));
    QVERIFY(fixture.run(document));
    QCOMPARE(fixture.nodesWith("reused"), QStringList{kA});
    document.variables = {{QStringLiteral("h"), 5}};
    QVERIFY(fixture.run(document));
    QCOMPARE(fixture.find("started", "a")->message, QStringLiteral("'value' changed from 4 to 5"));
}

void MappedTest::plansTellOfOuterNodes()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.number("a");
    builder.document.nodes.at(kA).map = overValues("value", {1, 2});
    const auto outer = [&] {
        const auto nodes = fixture.plan(builder.document);
        const auto it = std::ranges::find(nodes, kA, &PlannedNode::id);
        return it == nodes.end() ? PlannedNode() : *it;
    };
    QVERIFY(!outer().reuse);
    QCOMPARE(outer().reason, QStringLiteral("no result yet"));
    QVERIFY(fixture.run(builder.document));
    QVERIFY(outer().reuse);
    QCOMPARE(outer().outputs.at(QStringLiteral("number")), outputOf(fixture, "a"));
}

void MappedTest::aPartThatIsGoneIsMadeAgain()
{
    EngineFixture fixture;
    PipelineBuilder builder;
    builder.node("made", "engine.make_cube");
    builder.document.nodes.at(kMade).map = overValues("value", {5, 7});
    QVERIFY(fixture.run(builder.document));
    const QString key = fixture.find("finished", "made#1")->details.value(QLatin1String("key")).toString();
    QVERIFY(QDir(fixture.store().root() + QStringLiteral("/objects/%1/%2").arg(key.left(2), key)).removeRecursively());
    QVERIFY(fixture.run(builder.document));
    QCOMPARE(innerWith(fixture, "finished"), QStringList{QStringLiteral("made#1")});
    const auto value = loadValue(outputOf(fixture, "made"));
    QVERIFY(value);
    std::vector<float> all(12);
    QVERIFY(std::get<std::shared_ptr<const Cube>>(*value)->read(0, Window::all({2, 2, 3}), all));
    QCOMPARE(all[0], 5.0F);
}

QTEST_GUILESS_MAIN(MappedTest)
#include "mapped_test.moc"
