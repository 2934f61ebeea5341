// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/json.h"
#include "tests/run/engine_fixture.h"

#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

RunEvent happened(const char* type, const char* node = "", double fraction = -1.0)
{
    return {QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC), QLatin1String(type), QLatin1String(node), fraction, {}, {}};
}

void append(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append) && file.write(text) == text.size());
}

void setProcess(const RunFolder& folder, qint64 pid, qint64 started)
{
    auto json = folder.information();
    QVERIFY(json);
    json->insert(QStringLiteral("pid"), pid);
    json->insert(QStringLiteral("process_started"), started);
    QFile file(folder.informationPath());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(prettyJson(*json)) > 0);
}

} // namespace

class RunFolderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void eventsAreLinesAndBack();
    void foldersHaveTheirOwnNames();
    void foldersThatAreNone();
    void halfWrittenLastLineIsLeftOut();
    void appendingMendsAHalfLine();
    void oneProcessHoldsALog();
    void summaryFollowsTheEvents();
    void summaryOfADeadProcess();
    void runsAreListedNewestFirst();
    void runInFolderLeavesEverythingBehind();
    void cancelFileStopsTheRun();
    void resumeGoesOn();
    void resumeForgetsTheCancel();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    RunFolder folder(const char* name = "test") const
    {
        auto made = RunFolder::create(m_folder->path(), QLatin1String(name));
        if (!made || !made->begin({}, QLatin1String(name), {}))
            qFatal("no run folder");
        return *made;
    }
};

void RunFolderTest::eventsAreLinesAndBack()
{
    RunEvent original = happened("progress", "a", 0.25);
    original.message = QStringLiteral("305 of 492 \"steps\"\nand more – ü");
    original.details = {{QStringLiteral("key"), 1}};
    const QByteArray line = original.toLine();
    QCOMPARE(line,
        QByteArray("{\"details\":{\"key\":1},\"fraction\":0.25,\"message\":\"305 of 492 \\\"steps\\\"\\nand more – ü\",\"node\":\"a\","
                   "\"time\":\"2026-01-02T03:04:05.006Z\",\"type\":\"progress\"}\n"));
    const auto back = RunEvent::fromLine(line);
    QVERIFY(back);
    QCOMPARE(back->toLine(), line);
    QCOMPARE(back->time, original.time);
    for (const char* bad : {"", "{", "[]", "{}", "null", "{\"type\":3}"})
        QVERIFY(!RunEvent::fromLine(bad));
}

void RunFolderTest::foldersHaveTheirOwnNames()
{
    std::set<QString> paths;
    for (int i = 0; i < 5; ++i)
        paths.insert(folder("Storm 1996/a").path());
    QCOMPARE(paths.size(), 5u);
    QVERIFY2(paths.begin()->contains(QLatin1String("-Storm_1996_a")), qPrintable(*paths.begin()));
    const auto impossible = RunFolder::create(QStringLiteral("/proc/nowhere"), QStringLiteral("x"));
    QVERIFY(!impossible);
    QCOMPARE(impossible.error().code, ErrorCode::Disk);
}

void RunFolderTest::foldersThatAreNone()
{
    QCOMPARE(RunFolder::open(m_folder->filePath(QStringLiteral("nowhere"))).error().code, ErrorCode::NotFound);
    QVERIFY(RunFolder::open(m_folder->path()).error().message.contains(QStringLiteral("run.json")));
    QVERIFY(!requestCancel(m_folder->path()));
    QCOMPARE(runningProcess(m_folder->path()), 0);
}

void RunFolderTest::halfWrittenLastLineIsLeftOut()
{
    const RunFolder run = folder();
    append(run.eventsPath(), happened("run_started").toLine() + happened("queued", "a").toLine() + happened("finished", "a").toLine().left(20));
    const auto events = run.events();
    QVERIFY(events);
    QCOMPARE(events->size(), 2u);
    QCOMPARE(events->back().type, QStringLiteral("queued"));
}

void RunFolderTest::appendingMendsAHalfLine()
{
    const RunFolder run = folder();
    append(run.eventsPath(), happened("run_started").toLine() + "{\"type\":\"fini");
    {
        const auto log = EventLog::open(run.eventsPath());
        QVERIFY(log);
        const RunEvent written = (*log)->write(happened("queued", "a"));
        QVERIFY(written.time.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    }
    const auto events = run.events();
    QVERIFY(events);
    QCOMPARE(events->size(), 2u);
    QCOMPARE(events->back().node, QStringLiteral("a"));
}

void RunFolderTest::oneProcessHoldsALog()
{
    const RunFolder run = folder();
    const auto first = EventLog::open(run.eventsPath());
    QVERIFY(first);
    const auto second = EventLog::open(run.eventsPath());
    QVERIFY(!second);
    QVERIFY(second.error().message.contains(QStringLiteral("still going on")));
}

void RunFolderTest::summaryFollowsTheEvents()
{
    const RunFolder run = folder("storm");
    const auto summary = [&] { return *summarize(run.path()); };
    QCOMPARE(summary().state, RunState::Running);
    QCOMPARE(summary().name, QStringLiteral("storm"));
    QCOMPARE(runningProcess(run.path()), QCoreApplication::applicationPid());
    append(run.eventsPath(), happened("run_started").toLine() + happened("queued", "a").toLine() + happened("queued", "b").toLine());
    QCOMPARE(summary().fraction, 0.0);
    append(run.eventsPath(), happened("reused", "a").toLine() + happened("progress", "b", 0.5).toLine());
    QCOMPARE(summary().fraction, 0.75);
    RunEvent failed = happened("run_failed");
    failed.message = QStringLiteral("why");
    append(run.eventsPath(), happened("failed", "b").toLine() + failed.toLine());
    QCOMPARE(summary().state, RunState::Failed);
    QCOMPARE(summary().message, QStringLiteral("why"));
    QCOMPARE(summary().ended, failed.time);
    // Resumed: running again, and done.
    append(run.eventsPath(), happened("run_started").toLine());
    QCOMPARE(summary().state, RunState::Running);
    QCOMPARE(summary().message, QString());
    append(run.eventsPath(), happened("run_cancelled").toLine());
    QCOMPARE(summary().state, RunState::Cancelled);
    append(run.eventsPath(), happened("run_started").toLine() + happened("run_finished").toLine());
    QCOMPARE(summary().state, RunState::Finished);
    QCOMPARE(summary().fraction, 1.0);
}

void RunFolderTest::summaryOfADeadProcess()
{
    const RunFolder run = folder();
    append(run.eventsPath(), happened("run_started").toLine());
    const ProcessIdentity self = ProcessIdentity::current();
    setProcess(run, self.pid, self.started + 1); // our number, given to us after the run's process had gone
    QCOMPARE(summarize(run.path())->state, RunState::Died);
    QVERIFY(summarize(run.path())->message.contains(QStringLiteral("Resume")));
    QCOMPARE(runningProcess(run.path()), 0);
    setProcess(run, 0x3ffffffe, 1);
    QCOMPARE(summarize(run.path())->state, RunState::Died);
    append(run.eventsPath(), happened("run_finished").toLine());
    QCOMPARE(summarize(run.path())->state, RunState::Finished); // its last word counts
}

void RunFolderTest::runsAreListedNewestFirst()
{
    const QString first = folder("a").path();
    QTest::qSleep(5);
    const QString second = folder("b").path();
    QDir(m_folder->path()).mkdir(QStringLiteral("something else"));
    const auto runs = listRuns(m_folder->path());
    QCOMPARE(runs.size(), 2u);
    QCOMPARE(runs[0].path, second);
    QCOMPARE(runs[1].path, first);
    QVERIFY(listRuns(QStringLiteral("/nowhere")).empty());
}

void RunFolderTest::runInFolderLeavesEverythingBehind()
{
    EngineFixture engine;
    engine.write("n.txt", "5");
    engine.options.name = QStringLiteral("sums");
    engine.options.pipeline = engine.path("sums.terrella");
    const Document document = PipelineBuilder()
                                  .number("a", with("file", QStringLiteral("n.txt")))
                                  .sum("sum", {QStringLiteral("a")})
                                  .node("beside", "not.installed", with("x", 1))
                                  .document;
    engine.options.toNode = QStringLiteral("sum");
    const auto run = RunFolder::create(m_folder->path(), QStringLiteral("sums"));
    QVERIFY(run);
    QVERIFY(Runner(engine.host(), engine.store()).runInFolder(document, engine.options, *run, {}));

    const auto frozen = Document::load(run->pipelinePath());
    QVERIFY(frozen);
    QCOMPARE(frozen->nodes.at(QStringLiteral("a")).parameters, with("file", engine.path("n.txt")));
    QCOMPARE(frozen->nodes.at(QStringLiteral("beside")), document.nodes.at(QStringLiteral("beside"))); // a placeholder is kept whole
    const auto information = run->information();
    QVERIFY(information);
    for (const char* key : {"name", "started", "pid", "process_started", "host", "user", "versions", "options", "command"})
        QVERIFY2(information->contains(QLatin1String(key)), key);
    const auto provenance = readJsonFile(run->provenancePath());
    QVERIFY(provenance);
    QCOMPARE(provenance->value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
    const QJsonObject a = provenance->value(QStringLiteral("nodes")).toObject().value(QStringLiteral("a")).toObject();
    for (const char* key : {"key", "module", "version", "parameters", "inputs", "outputs", "files", "seconds", "state"})
        QVERIFY2(a.contains(QLatin1String(key)), key);
    QCOMPARE(
        a.value(QStringLiteral("files")).toObject().value(QStringLiteral("file")).toArray().at(0).toArray().at(0).toString(), engine.path("n.txt"));
    QCOMPARE(summarize(run->path())->state, RunState::Finished);
}

void RunFolderTest::cancelFileStopsTheRun()
{
    EngineFixture engine;
    const auto run = RunFolder::create(m_folder->path(), QStringLiteral("x"));
    QVERIFY(run);
    const auto done = Runner(engine.host(), engine.store())
                          .runInFolder(PipelineBuilder().number("a", with("behaviour", QStringLiteral("wait"))).document, engine.options, *run, {},
                              [&](const RunEvent& told) {
                                  if (told.type == QLatin1String("started"))
                                      QVERIFY(requestCancel(run->path()));
                              });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(summarize(run->path())->state, RunState::Cancelled);
    QVERIFY(engine.workFolders().isEmpty());
}

void RunFolderTest::resumeGoesOn()
{
    EngineFixture engine;
    engine.write("gate", "x");
    const Document document = PipelineBuilder()
                                  .number("a")
                                  .number("b", {{QStringLiteral("value"), 2}, {QStringLiteral("file"), QStringLiteral("n.txt")}})
                                  .sum("sum", {QStringLiteral("a"), QStringLiteral("b")})
                                  .document;
    engine.write("n.txt", "5");
    const auto run = RunFolder::create(m_folder->path(), QStringLiteral("x"));
    QVERIFY(run);
    Runner runner(engine.host(), engine.store());
    QVERIFY(QFile::remove(engine.path("n.txt")));
    QVERIFY(!runner.runInFolder(document, engine.options, *run, {}));
    QCOMPARE(summarize(run->path())->state, RunState::Failed);
    engine.write("n.txt", "5");
    const std::size_t before = run->events()->size();
    QVERIFY(runner.resume(*run, {}));
    QVERIFY(run->events()->size() > before);
    QCOMPARE(run->events()->at(before).type, QStringLiteral("run_started"));
    QCOMPARE(run->events()->at(before).details.value(QStringLiteral("resumed")).toBool(), true);
    QCOMPARE(summarize(run->path())->state, RunState::Finished);
    QCOMPARE(run->information()->value(QStringLiteral("resumed")).toArray().size(), 1);
}

void RunFolderTest::resumeForgetsTheCancel()
{
    EngineFixture engine;
    const auto run = RunFolder::create(m_folder->path(), QStringLiteral("x"));
    QVERIFY(run);
    QFile wish(run->cancelPath()); // asked for before it began
    QVERIFY(wish.open(QIODevice::WriteOnly));
    Runner runner(engine.host(), engine.store());
    const auto done = runner.runInFolder(PipelineBuilder().number("a", with("behaviour", QStringLiteral("wait"))).document, engine.options, *run, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    std::stop_source stop;
    const auto again = runner.resume(*run, stop.get_token(), [&](const RunEvent& told) {
        if (told.type == QLatin1String("started"))
            stop.request_stop();
    });
    QVERIFY(!again);
    QVERIFY(!QFile::exists(run->cancelPath()));
    const auto events = run->events();
    QVERIFY(std::any_of(events->begin(), events->end(), [](const RunEvent& told) { return told.type == QLatin1String("started"); }));
}

QTEST_GUILESS_MAIN(RunFolderTest)
#include "run_folder_test.moc"
