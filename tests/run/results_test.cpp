// SPDX-License-Identifier: GPL-3.0-or-later
// Results of earlier runs: damaged, evicted, or not needed.
#include "pipelines/core/json.h"
#include "pipelines/run/store_eviction.h"
#include "tests/run/engine_fixture.h"

#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// a → mid → last: (1 + 8) + 8, or with another range of the last.
Document chain(int range = 8)
{
    return PipelineBuilder().number("a").sum("mid", {QStringLiteral("a")}).sum("last", {QStringLiteral("mid.sum")}, with("range", range)).document;
}

/// Where the result lies that a node gave in the last run.
QString folderOf(EngineFixture& engine, const char* node)
{
    const RunEvent* event = engine.find("finished", node);
    event = event ? event : engine.find("reused", node);
    return engine.store().folder(event->details.value(QStringLiteral("key")).toString());
}

QStringList texts(std::initializer_list<const char*> list)
{
    QStringList out;
    for (const char* text : list)
        out.append(QString::fromUtf8(text));
    return out;
}

} // namespace

class ResultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void damagedResultIsMadeAgain();
    void damagedResultThatIsNotNeededGoes();
    void whatIsNotNeededIsNotMade();
    void evictionTakesNothingThatWasFound();
    void whatIsGoneWhenItsTurnComesIsMadeAfterAll();
    void failureOfWhatIsMadeAfterAll();
};

void ResultsTest::damagedResultIsMadeAgain()
{
    EngineFixture engine;
    const Document document = PipelineBuilder().number("a").sum("sum", {QStringLiteral("a")}).document;
    QVERIFY(engine.run(document));
    const QString output
        = engine.find("finished", "a")->details.value(QStringLiteral("outputs")).toObject().value(QStringLiteral("number")).toString();
    QFile record(QFileInfo(output).absolutePath() + QStringLiteral("/object.json"));
    engine.options.toNode = QStringLiteral("a");
    for (const char* damage : {"{\"format\":", "", "{\"format\":2}"}) {
        QVERIFY(record.open(QIODevice::WriteOnly | QIODevice::Truncate));
        record.write(damage);
        record.close();
        QVERIFY(engine.run(document));
        QCOMPARE(engine.nodesWith("finished"), texts({"a"}));
        QVERIFY2(engine.find("started", "a")->message.startsWith(QStringLiteral("its result is damaged: ")),
            qPrintable(engine.find("started", "a")->message));
    }
    // One digit of the result itself; the size stays.
    QTest::qWait(10);
    QFile result(output);
    QVERIFY(result.open(QIODevice::ReadWrite));
    QByteArray text = result.readAll();
    QVERIFY(text.contains("\"value\": 1"));
    text.replace("\"value\": 1", "\"value\": 2");
    QVERIFY(result.seek(0) && result.write(text) == text.size());
    result.close();
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("finished"), texts({"a"}));
    QVERIFY(engine.find("started", "a")->message.contains(QStringLiteral("its content is not what was written")));
    QCOMPARE(engine.numberOf("a"), 1.0);
    // A record that says something else, which is JSON all the same.
    auto json = readJsonFile(record.fileName());
    QVERIFY(json);
    json->remove(QStringLiteral("output_keys"));
    const auto write = [&record](const QJsonObject& content) {
        QVERIFY(record.open(QIODevice::WriteOnly | QIODevice::Truncate) && record.write(prettyJson(content)) > 0);
        record.close();
    };
    write(*json);
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("finished"), texts({"a"}));
    QVERIFY(engine.find("started", "a")->message.contains(QStringLiteral("its content is not what was written")));
    // The same with a check that is in order.
    const QString stamp = json->take(QStringLiteral("stamp")).toString();
    json->remove(QStringLiteral("check"));
    json->insert(QStringLiteral("check"), checksumOf(canonicalJson(*json)).checksum);
    json->insert(QStringLiteral("stamp"), stamp);
    write(*json);
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("finished"), texts({"a"}));
    // What an earlier version wrote is not damaged, but as good as not there.
    write({{QStringLiteral("format"), 1}, {QStringLiteral("key"), json->value(QStringLiteral("key"))}, {QStringLiteral("outputs"), QJsonObject()}});
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("finished"), texts({"a"}));
    QCOMPARE(engine.find("started", "a")->message, QStringLiteral("its result is no longer in the store"));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("finished"), QStringList());
}

void ResultsTest::damagedResultThatIsNotNeededGoes()
{
    EngineFixture engine;
    QVERIFY(engine.run(chain()));
    const QString folder = folderOf(engine, "mid");
    QFile record(folder + QStringLiteral("/object.json"));
    QVERIFY(record.open(QIODevice::WriteOnly | QIODevice::Truncate));
    record.close();
    QVERIFY(engine.run(chain()));
    QCOMPARE(engine.nodesWith("finished"), QStringList());
    QVERIFY(engine.find("log", "mid")->message.contains(QStringLiteral("its result is damaged: ")));
    QVERIFY(!QFile::exists(folder));
    QVERIFY(engine.workFolders().isEmpty());
    QVERIFY(engine.run(chain()));
    QVERIFY(!engine.find("log", "mid"));
}

void ResultsTest::whatIsNotNeededIsNotMade()
{
    EngineFixture engine;
    QVERIFY(engine.run(chain()));
    const QString key = engine.find("finished", "mid")->details.value(QStringLiteral("key")).toString();
    QVERIFY(QDir(folderOf(engine, "mid")).removeRecursively());
    QVERIFY(engine.run(chain()));
    QCOMPARE(engine.nodesWith("finished"), QStringList());
    QCOMPARE(engine.nodesWith("started"), QStringList());
    QCOMPARE(engine.nodesWith("reused"), texts({"a", "last", "mid"}));
    const RunEvent* event = engine.find("reused", "mid");
    QCOMPARE(event->message, QStringLiteral("not needed: what is made from it is there"));
    QCOMPARE(event->details.value(QStringLiteral("needed")), QJsonValue(false));
    QCOMPARE(event->details.value(QStringLiteral("key")).toString(), key);
    QVERIFY(event->details.value(QStringLiteral("outputs")).toObject().isEmpty());
    QVERIFY(!engine.find("reused", "last")->details.contains(QStringLiteral("needed")));
    QCOMPARE(engine.numberOf("last"), 17.0);
    // The last changes: what it is made from now is made once, then it.
    QVERIFY(engine.run(chain(6)));
    QCOMPARE(engine.nodesWith("finished"), texts({"last", "mid"}));
    QCOMPARE(engine.nodesWith("reused"), texts({"a"}));
    QCOMPARE(engine.numberOf("last"), 15.0);
    // All but the last gone, and asked for the middle one alone.
    for (const char* node : {"a", "mid"})
        QVERIFY(QDir(folderOf(engine, node)).removeRecursively());
    QVERIFY(engine.run(chain(6)));
    QCOMPARE(engine.nodesWith("finished"), QStringList());
    engine.options.toNode = QStringLiteral("mid");
    QVERIFY(engine.run(chain(6)));
    QCOMPARE(engine.nodesWith("finished"), texts({"a", "mid"}));
}

/// The chain, and a node that is new and comes before the last of it.
Document beside(Document document)
{
    Node node = document.nodes.at(QStringLiteral("a"));
    node.id = QStringLiteral("aa");
    node.parameters = with("value", 77);
    document.nodes[node.id] = node;
    return document;
}

void ResultsTest::evictionTakesNothingThatWasFound()
{
    // Another process evicts everything while the first node runs; what the plan counts on stays.
    EngineFixture engine;
    engine.options.jobs = 1;
    QVERIFY(engine.run(chain()));
    QVERIFY(QDir(folderOf(engine, "mid")).removeRecursively());
    engine.store().release();
    std::size_t evicted = 99;
    QVERIFY(engine.run(beside(chain()), [&](const RunEvent& event) {
        if (event.type == QLatin1String("started") && event.node == QLatin1String("aa")) {
            Store other(engine.store().root());
            const auto done = evict(other, 0);
            evicted = done ? done->evicted : 99;
        }
    }));
    QCOMPARE(evicted, 0u);
    QCOMPARE(engine.nodesWith("finished"), texts({"aa"}));
    QCOMPARE(engine.numberOf("last"), 17.0);
}

void ResultsTest::whatIsGoneWhenItsTurnComesIsMadeAfterAll()
{
    // Somebody deletes the last result by hand after it was found, and what it is made from is not there.
    EngineFixture engine;
    engine.options.jobs = 1;
    QVERIFY(engine.run(chain()));
    const QString last = folderOf(engine, "last");
    for (const char* node : {"a", "mid"})
        QVERIFY(QDir(folderOf(engine, node)).removeRecursively());
    QVERIFY(engine.run(beside(chain()), [&](const RunEvent& event) {
        if (event.type == QLatin1String("started") && event.node == QLatin1String("aa"))
            QDir(last).removeRecursively();
    }));
    QCOMPARE(engine.nodesWith("finished"), texts({"a", "aa", "last", "mid"}));
    QCOMPARE(engine.numberOf("last"), 17.0);
}

void ResultsTest::failureOfWhatIsMadeAfterAll()
{
    EngineFixture engine;
    engine.options.jobs = 1;
    engine.write("n.txt", "5");
    const auto document = [] {
        Document out = chain();
        out.nodes.at(QStringLiteral("a")).parameters = with("file", QStringLiteral("n.txt"));
        return out;
    };
    QVERIFY(engine.run(document()));
    const QString last = folderOf(engine, "last");
    for (const char* node : {"a", "mid"})
        QVERIFY(QDir(folderOf(engine, node)).removeRecursively());
    const auto done = engine.run(beside(document()), [&](const RunEvent& event) {
        if (event.type == QLatin1String("started") && event.node == QLatin1String("aa")) {
            QDir(last).removeRecursively();
            QFile::remove(engine.path("n.txt"));
        }
    });
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(QStringLiteral("n.txt")), qPrintable(done.error().message));
    QCOMPARE(engine.nodesWith("failed").size(), 1);
    QVERIFY(engine.find("skipped", "last") || engine.find("failed", "last"));
}

QTEST_GUILESS_MAIN(ResultsTest)
#include "results_test.moc"
