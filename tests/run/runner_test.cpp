// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/run/engine_fixture.h"

#include <QTest>

#include <chrono>
#include <thread>

using namespace terrella;
using namespace terrella::testing;

namespace {

Document one(const QJsonObject& parameters) { return PipelineBuilder().number("a", parameters).document; }
/// a → mid → last: (1 + 8) + 8, or with another range of the last.
Document chain(int range = 8)
{
    return PipelineBuilder().number("a").sum("mid", {QStringLiteral("a")}).sum("last", {QStringLiteral("mid.sum")}, with("range", range)).document;
}

Document doing(const char* behaviour) { return one(with("behaviour", QLatin1String(behaviour))); }

QStringList texts(std::initializer_list<const char*> list)
{
    QStringList out;
    for (const char* text : list)
        out.append(QString::fromUtf8(text));
    return out;
}

} // namespace

class RunnerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsOfAChain();
    void secondRunReusesEverything();
    void takesWhatIsGiven();
    void onlyWhatChangedRunsAgain();
    void independentNodesRunSideBySide();
    void oneJobRunsOneNodeAtATime();
    void equalNodesAreMadeOnce();
    void memoryIsShared();
    void failedNodeStopsOnlyWhatHangsOnIt();
    void firstFailureMayStopAll();
    void failuresOfModulesAreErrorsOfTheirNode_data();
    void failuresOfModulesAreErrorsOfTheirNode();
    void warningsAreSaidAndSaidAgain();
    void progressGoesForwardAndIsThrottled();
    void scratchIsRemoved();
    void checkpointsStayUntilTheResultIsThere();
    void measuresAreEvents();
    void cancelLeavesTheStoreClean();
    void resultOfANodeThatIgnoresCancelIsKept();
    void invalidDocumentsDoNotRun();
    void problemsBesideThePartDoNotCount();
    void fileThatChangesWhileReadIsRefused();
    void failureIsForgottenWhenMended();
};

void RunnerTest::eventsOfAChain()
{
    EngineFixture engine;
    QVERIFY(engine.run(PipelineBuilder().number("a").sum("sum", {QStringLiteral("a")}).document));
    QCOMPARE(
        engine.types(), texts({"run_started", "queued a", "queued sum", "started a", "finished a", "started sum", "finished sum", "run_finished"}));
    QCOMPARE(engine.numberOf("sum"), 9.0);
    QCOMPARE(engine.find("started", "a")->message, QStringLiteral("no result yet"));
    const QJsonObject details = engine.find("finished", "sum")->details;
    QCOMPARE(details.keys(), texts({"bytes", "key", "outputs", "seconds"}));
    QVERIFY(QFile::exists(details.value(QStringLiteral("outputs")).toObject().value(QStringLiteral("sum")).toString()));
    QVERIFY(details.value(QStringLiteral("bytes")).toInteger() > 0);

    // The log holds what the listener heard.
    QFile log(engine.path("events.jsonl"));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QList<QByteArray> written = log.readAll().trimmed().split('\n');
    QCOMPARE(static_cast<std::size_t>(written.size()), engine.events.size());
    for (qsizetype i = 0; i < written.size(); ++i)
        QCOMPARE(written.at(i) + '\n', engine.events[static_cast<std::size_t>(i)].toLine());

    // The record says what it was made from.
    const auto record = engine.store().record(details.value(QStringLiteral("key")).toString());
    QVERIFY(record);
    QCOMPARE(record->value(QStringLiteral("module")).toString(), QStringLiteral("engine.add_numbers"));
    QCOMPARE(record->value(QStringLiteral("parameters")).toObject().value(QStringLiteral("range")).toDouble(), 8.0);
    QVERIFY(engine.workFolders().isEmpty());
}

void RunnerTest::secondRunReusesEverything()
{
    EngineFixture engine;
    const Document document = PipelineBuilder().number("a").sum("sum", {QStringLiteral("a")}).document;
    QVERIFY(engine.run(document) && engine.run(document));
    QCOMPARE(engine.types(), texts({"run_started", "queued a", "queued sum", "reused a", "reused sum", "run_finished"}));
    QCOMPARE(engine.numberOf("sum"), 9.0);
}

void RunnerTest::takesWhatIsGiven()
{
    // As on another machine, where what comes before cannot be made: its file is not there, only its result.
    EngineFixture engine;
    QVERIFY(engine.run(chain()));
    const QString key = engine.find("finished", "mid")->details.value(QStringLiteral("key")).toString();
    const QString lastKey = engine.find("finished", "last")->details.value(QStringLiteral("key")).toString();
    Document part = chain();
    part.nodes.erase(QStringLiteral("a"));
    std::erase_if(part.links, [](const Link& link) { return link.fromNode == QLatin1String("a"); });
    part.nodes[QStringLiteral("mid")].parameters.insert(QStringLiteral("range"), -1); // it is not looked at
    engine.options.given[QStringLiteral("mid")] = key;
    QVERIFY(engine.run(part));
    QCOMPARE(engine.nodesWith("reused"), (QStringList{QStringLiteral("last"), QStringLiteral("mid")}));
    QCOMPARE(engine.find("reused", "last")->details.value(QStringLiteral("key")).toString(), lastKey);
    part.nodes[QStringLiteral("last")].parameters.insert(QStringLiteral("range"), 3);
    QVERIFY(engine.run(part));
    QCOMPARE(engine.nodesWith("started"), QStringList{QStringLiteral("last")});

    engine.options.given[QStringLiteral("mid")] = QString(64, QLatin1Char('0'));
    const auto refused = engine.run(part);
    QVERIFY(!refused);
    QVERIFY2(refused.error().trail.join(QLatin1Char(' ')).contains(QStringLiteral("for node 'mid'"))
            || refused.error().message.contains(QStringLiteral("for node 'mid'")),
        qPrintable(refused.error().message));
}

void RunnerTest::onlyWhatChangedRunsAgain()
{
    EngineFixture engine;
    const auto document = [](double value) {
        return PipelineBuilder()
            .number("a", with("value", value))
            .number("b")
            .sum("of_a", {QStringLiteral("a")})
            .sum("of_b", {QStringLiteral("b")})
            .document;
    };
    QVERIFY(engine.run(document(3)) && engine.run(document(4)));
    QCOMPARE(engine.nodesWith("finished"), texts({"a", "of_a"}));
    QCOMPARE(engine.nodesWith("reused"), texts({"b", "of_b"}));
    QCOMPARE(engine.find("started", "a")->message, QStringLiteral("'value' changed from 3 to 4"));
    QCOMPARE(engine.find("started", "of_a")->message, QStringLiteral("input 'numbers' changed"));
    QCOMPARE(engine.numberOf("of_a"), 12.0);
    // Another order of inputs in the document is the same; another value of one is not.
    QVERIFY(engine.run(document(3)));
    QCOMPARE(engine.nodesWith("finished"), QStringList());
}

void RunnerTest::independentNodesRunSideBySide()
{
    EngineFixture engine;
    engine.options.jobs = 3;
    // Each waits until all have started: this ends only if they run at the same time.
    const QString gate = engine.path("gate");
    PipelineBuilder builder;
    for (const char* id : {"a", "b", "c"})
        builder.number(id, {{QStringLiteral("gate"), gate}, {QStringLiteral("value"), static_cast<double>(id[0])}});
    int started = 0;
    QVERIFY(engine.run(builder.sum("sum", {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}).document, [&](const RunEvent& event) {
        if (event.type == QLatin1String("started") && ++started == 3)
            engine.write("gate", "x");
    }));
    QCOMPARE(engine.numberOf("sum"), 97.0 + 98.0 + 99.0 + 8.0);
}

void RunnerTest::oneJobRunsOneNodeAtATime()
{
    EngineFixture engine;
    engine.options.jobs = 1;
    QVERIFY(engine.run(PipelineBuilder().number("a").number("b", with("value", 2)).document));
    QCOMPARE(engine.types(), texts({"run_started", "queued a", "queued b", "started a", "finished a", "started b", "finished b", "run_finished"}));
}

void RunnerTest::equalNodesAreMadeOnce()
{
    EngineFixture engine;
    engine.options.jobs = 4;
    const QString gate = engine.path("gate");
    std::jthread opener([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100)); // long enough for all to want the same
        engine.write("gate", "x");
    });
    PipelineBuilder builder;
    for (const char* id : {"a", "b", "c"})
        builder.number(id, with("gate", gate));
    QVERIFY(engine.run(builder.document));
    QCOMPARE(engine.nodesWith("finished").size(), 1);
    QCOMPARE(engine.nodesWith("reused").size(), 2);
    QVERIFY(!engine.nodesWith("log").isEmpty()); // that they wait for another
}

void RunnerTest::memoryIsShared()
{
    // With less than the least for two, the second waits for the first although there are jobs for both.
    EngineFixture engine;
    engine.options.jobs = 2;
    engine.options.memory = 80LL << 20;
    QVERIFY(engine.run(PipelineBuilder().number("a").number("b", with("value", 2)).document));
    QCOMPARE(engine.nodesWith("finished"), texts({"a", "b"}));
}

void RunnerTest::failedNodeStopsOnlyWhatHangsOnIt()
{
    EngineFixture engine;
    engine.options.jobs = 1;
    const auto done = engine.run(PipelineBuilder()
                                     .number("bad", with("behaviour", QStringLiteral("fail")))
                                     .number("good")
                                     .sum("of_bad", {QStringLiteral("bad"), QStringLiteral("good")})
                                     .sum("of_good", {QStringLiteral("good")})
                                     .sum("of_of_bad", {QStringLiteral("of_bad.sum")})
                                     .document);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Failed);
    QVERIFY2(done.error().message.contains(QStringLiteral("bad: No number can be found.")), qPrintable(done.error().message));
    QCOMPARE(engine.types(),
        texts({"run_started", "queued bad", "queued good", "queued of_bad", "queued of_good", "queued of_of_bad", "started bad", "failed bad",
            "skipped of_bad", "skipped of_of_bad", "started good", "finished good", "started of_good", "finished of_good", "run_failed"}));
    QCOMPARE(engine.find("failed", "bad")->message, QStringLiteral("No number can be found."));
    QCOMPARE(engine.find("failed", "bad")->details,
        (QJsonObject{{QStringLiteral("code"), QStringLiteral("out_of_range")},
            {QStringLiteral("trail"), QJsonArray{QStringLiteral("looking for a number")}}}));
    QCOMPARE(engine.find("skipped", "of_of_bad")->message, QStringLiteral("'bad' failed, on which this depends"));
    QVERIFY(engine.workFolders().isEmpty());
}

void RunnerTest::firstFailureMayStopAll()
{
    EngineFixture engine;
    engine.options.jobs = 2;
    engine.options.keepGoing = false;
    const auto done = engine.run(PipelineBuilder()
                                     .number("bad", with("behaviour", QStringLiteral("fail")))
                                     .number("good", with("behaviour", QStringLiteral("wait")))
                                     .sum("later", {QStringLiteral("good")})
                                     .document);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Failed);
    QCOMPARE(engine.nodesWith("failed"), texts({"bad"}));
    QCOMPARE(engine.nodesWith("cancelled"), texts({"good"}));
    QCOMPARE(engine.nodesWith("skipped"), texts({"later"}));
    QCOMPARE(engine.events.back().type, QStringLiteral("run_failed"));
}

void RunnerTest::failuresOfModulesAreErrorsOfTheirNode_data()
{
    QTest::addColumn<QString>("behaviour");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("exception") << "throw"
                               << "failed"
                               << "'engine.make_number' failed unexpectedly: the sky fell";
    QTest::newRow("memory") << "bad_alloc"
                            << "memory"
                            << "'engine.make_number' ran out of memory; its share was";
    QTest::newRow("no output") << "no_output"
                               << "failed"
                               << "'engine.make_number' gave no 'number'";
    QTest::newRow("null output") << "null_output"
                                 << "failed"
                                 << "'engine.make_number' gave no 'number'";
    QTest::newRow("other output") << "other_output"
                                  << "failed"
                                  << "gave an output 'surprise' that it does not have";
    QTest::newRow("other type") << "other_type"
                                << "failed"
                                << "gave model as 'number', which should be report";
}

void RunnerTest::failuresOfModulesAreErrorsOfTheirNode()
{
    QFETCH(QString, behaviour);
    QFETCH(QString, code);
    QFETCH(QString, says);
    EngineFixture engine;
    QVERIFY(!engine.run(doing(behaviour.toLatin1().constData())));
    const RunEvent* failed = engine.find("failed", "a");
    QVERIFY(failed);
    QCOMPARE(failed->details.value(QStringLiteral("code")).toString(), code);
    QVERIFY2(failed->message.contains(says), qPrintable(failed->message));
    QVERIFY(engine.workFolders().isEmpty());
    QVERIFY(!QDir(engine.store().root() + QStringLiteral("/objects")).exists());
}

void RunnerTest::warningsAreSaidAndSaidAgain()
{
    EngineFixture engine;
    const Document document = one({{QStringLiteral("behaviour"), QStringLiteral("warn")}, {QStringLiteral("value"), 13}});
    const auto warnings = [&] {
        QStringList out;
        for (const RunEvent& event : engine.events) {
            if (event.type == QLatin1String("warning"))
                out.append(event.message);
        }
        return out;
    };
    const QStringList expected = texts({"13 is used as it is.", "Look out.", "Mind the gap."}); // from checking, then from running, each once
    QVERIFY(engine.run(document));
    QCOMPARE(warnings(), expected);
    QCOMPARE(engine.types(), texts({"run_started", "queued a", "started a", "warning a", "warning a", "warning a", "finished a", "run_finished"}));
    QCOMPARE(engine.nodesWith("log"), texts({"a"}));
    QVERIFY(engine.run(document));
    QCOMPARE(warnings(), expected);
    QCOMPARE(engine.nodesWith("reused"), texts({"a"}));
}

void RunnerTest::progressGoesForwardAndIsThrottled()
{
    EngineFixture engine;
    QVERIFY(engine.run(doing("progress")));
    std::vector<double> seen;
    for (const RunEvent& event : engine.events) {
        if (event.type == QLatin1String("progress"))
            seen.push_back(event.fraction);
    }
    QCOMPARE(seen, (std::vector<double>{0.1, 0.5, 0.9, 1.0}));
    QCOMPARE(engine.find("progress", "a")->message, QStringLiteral("step"));
}

void RunnerTest::checkpointsStayUntilTheResultIsThere()
{
    EngineFixture engine;
    const QDir blocks(engine.store().root() + QStringLiteral("/blocks"));
    QVERIFY(!engine.run(doing("checkpoint")));
    const QStringList left = blocks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(left.size(), 1);
    QVERIFY(!engine.run(one({{QStringLiteral("behaviour"), QStringLiteral("checkpoint-of-another")}}))); // another result, another folder
    QCOMPARE(blocks.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
    const auto again = engine.run(doing("checkpoint"));
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QVERIFY(engine.find("finished", "a"));
    QVERIFY(!blocks.exists(left.first()));
    QCOMPARE(blocks.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
}

void RunnerTest::measuresAreEvents()
{
    EngineFixture engine;
    QVERIFY(!engine.run(doing("checkpoint")));
    const RunEvent* event = engine.find("measure", "a");
    QVERIFY(event);
    QCOMPARE(
        event->details, (QJsonObject{{QStringLiteral("curve"), QStringLiteral("loss")}, {QStringLiteral("at"), 1}, {QStringLiteral("value"), 0.5}}));
    QCOMPARE(std::ranges::count_if(engine.events, [](const RunEvent& one) { return one.type == QLatin1String("measure"); }), 1); // NaN is none
}

void RunnerTest::scratchIsRemoved()
{
    EngineFixture engine;
    QVERIFY(engine.run(doing("scratch")));
    QVERIFY(!engine.find("log", "a")->message.isEmpty());
    QVERIFY(!QFile::exists(engine.find("log", "a")->message));
    QVERIFY(engine.workFolders().isEmpty());
}

void RunnerTest::cancelLeavesTheStoreClean()
{
    EngineFixture engine;
    engine.options.jobs = 2;
    const auto done = engine.run(
        PipelineBuilder().number("quick").number("slow", with("behaviour", QStringLiteral("wait"))).sum("later", {QStringLiteral("slow")}).document,
        [&](const RunEvent& event) {
            if (event.type == QLatin1String("finished") && event.node == QLatin1String("quick"))
                engine.stop.request_stop();
        });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(engine.nodesWith("finished"), texts({"quick"}));
    QCOMPARE(engine.nodesWith("cancelled"), texts({"slow"}));
    QCOMPARE(engine.nodesWith("skipped"), texts({"later"}));
    QCOMPARE(engine.events.back().type, QStringLiteral("run_cancelled"));
    QVERIFY(engine.workFolders().isEmpty());
}

void RunnerTest::resultOfANodeThatIgnoresCancelIsKept()
{
    EngineFixture engine;
    const auto done = engine.run(doing("ignore_cancel"), [&](const RunEvent& event) {
        if (event.type == QLatin1String("started"))
            engine.stop.request_stop();
    });
    // Everything was done when the wish to stop could be met: saving is skipped or done, never half.
    QCOMPARE(engine.nodesWith("finished").size() + engine.nodesWith("cancelled").size(), 1);
    QCOMPARE(done.hasValue(), engine.nodesWith("finished").size() == 1);
    QVERIFY(engine.workFolders().isEmpty());
}

void RunnerTest::invalidDocumentsDoNotRun()
{
    EngineFixture engine;
    Document document = PipelineBuilder().number("a", with("value", 666)).number("b", with("value", 5000)).document;
    const auto done = engine.run(document);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Invalid);
    QVERIFY(done.error().message.startsWith(QStringLiteral("a: 666 is refused.\nb: ")));
    QCOMPARE(engine.types(), texts({"run_started", "run_failed"}));
    QCOMPARE(engine.events.back().details.value(QStringLiteral("problems")).toArray().size(), 2);

    document = PipelineBuilder().sum("a", {QStringLiteral("b.sum")}).sum("b", {QStringLiteral("a.sum")}).document;
    QCOMPARE(engine.run(document).error().message, QStringLiteral("a: These nodes form a loop: a, b. Remove one of the links between them."));
    QVERIFY(engine.run(PipelineBuilder().node("a", "not.there").document).error().message.contains(QStringLiteral("not.there")));
    engine.options.toNode = QStringLiteral("z");
    QCOMPARE(engine.run(document).error().code, ErrorCode::NotFound);
}

void RunnerTest::problemsBesideThePartDoNotCount()
{
    EngineFixture engine;
    engine.options.toNode = QStringLiteral("a");
    QVERIFY(engine.run(PipelineBuilder().number("a").node("odd", "not.there").sum("loop", {QStringLiteral("loop.sum")}).document));
    QCOMPARE(engine.nodesWith("queued"), texts({"a"}));
}

void RunnerTest::fileThatChangesWhileReadIsRefused()
{
    EngineFixture engine;
    engine.write("n.txt", "5");
    const auto done = engine.run(
        one({{QStringLiteral("file"), QStringLiteral("n.txt")}, {QStringLiteral("gate"), engine.path("gate")}}), [&](const RunEvent& event) {
            if (event.type == QLatin1String("started")) {
                engine.write("n.txt", "66");
                engine.write("gate", "x");
            }
        });
    QVERIFY(!done);
    QVERIFY2(engine.find("failed", "a")->message.contains(QStringLiteral("changed while it was being read")),
        qPrintable(engine.find("failed", "a")->message));
}

void RunnerTest::failureIsForgottenWhenMended()
{
    EngineFixture engine;
    QVERIFY(!engine.run(doing("fail")));
    QVERIFY(!engine.run(doing("fail"))); // a failure is no result
    QCOMPARE(engine.nodesWith("started"), texts({"a"}));
    QVERIFY(engine.run(doing("plain")));
}

QTEST_GUILESS_MAIN(RunnerTest)
#include "runner_test.moc"
