// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in processes of their own: killed, two at once, on a full disk. The program is its own child: --child STORE BASE FOLDER [resume].
#include "tests/run/engine_fixture.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <unistd.h>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// a → sum → slow, where slow waits for BASE/gate.
Document slowSums()
{
    return PipelineBuilder()
        .number("a", with("value", 3))
        .sum("sum", {QStringLiteral("a")})
        .number("slow", {{QStringLiteral("gate"), QStringLiteral("gate")}, {QStringLiteral("behaviour"), QStringLiteral("scratch")}})
        .sum("total", {QStringLiteral("sum.sum"), QStringLiteral("slow")})
        .document;
}

int child(const QStringList& arguments)
{
    PluginHost host({fixturePlugins()});
    Store store(arguments.at(2));
    RunOptions options;
    options.jobs = 4;
    Document document = slowSums();
    document.nodes.at(QStringLiteral("slow")).parameters.insert(QStringLiteral("gate"), arguments.at(3) + QStringLiteral("/gate"));
    Runner runner(host, store);
    const bool resumes = arguments.size() > 5;
    auto folder = resumes ? RunFolder::open(arguments.at(4)) : RunFolder::create(arguments.at(4), QStringLiteral("child"));
    if (!folder)
        return 3;
    const auto done = resumes ? runner.resume(*folder, {}) : runner.runInFolder(document, options, *folder, {});
    if (!done)
        fputs(qPrintable(done.error().message), stderr);
    return done ? 0 : 1;
}

/// The text of all events of a run: complete lines only.
QByteArray eventsOf(const QString& runs)
{
    QByteArray out;
    const QStringList names = QDir(runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        QFile file(runs + QLatin1Char('/') + name + QStringLiteral("/events.jsonl"));
        if (file.open(QIODevice::ReadOnly))
            out += file.readAll();
    }
    return out;
}

qsizetype countOf(const QString& runs, const char* type, const char* node)
{
    qsizetype count = 0;
    const QList<QByteArray> lines = eventsOf(runs).split('\n');
    for (const QByteArray& line : lines) {
        const auto event = RunEvent::fromLine(line);
        count += event && event->type == QLatin1String(type) && event->node == QLatin1String(node) ? 1 : 0;
    }
    return count;
}

} // namespace

class ProcessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void killedRunIsResumed();
    void twoProcessesMakeEachResultOnce();
    void waitingProcessTakesOverFromAKilledOne();
    void cancelReachesAnotherProcess();
    void fullDiskIsAnErrorOfItsNode();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    void openGate() const { QVERIFY(QFile(path("gate")).open(QIODevice::WriteOnly)); }
    std::unique_ptr<QProcess> start(const char* runs, const QString& resumed = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{QStringLiteral("--child"), path("store"), m_folder->path(), resumed.isEmpty() ? path(runs) : resumed};
        if (!resumed.isEmpty())
            arguments.append(QStringLiteral("resume"));
        process->start(QCoreApplication::applicationFilePath(), arguments);
        return process;
    }
    static bool endsWell(QProcess& process)
    {
        return (process.state() == QProcess::NotRunning || process.waitForFinished(30'000)) && process.exitStatus() == QProcess::NormalExit
            && process.exitCode() == 0;
    }
    QStringList workFolders() const { return QDir(path("store/unfinished")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }
};

void ProcessTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void ProcessTest::killedRunIsResumed()
{
    const auto first = start("runs");
    QTRY_COMPARE_WITH_TIMEOUT(countOf(path("runs"), "finished", "sum"), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(path("runs"), "started", "slow"), 1, 30'000);
    first->kill();
    QVERIFY(first->waitForFinished(30'000));
    QVERIFY(first->exitStatus() == QProcess::CrashExit);
    QVERIFY(!workFolders().isEmpty());

    const auto runs = listRuns(path("runs"));
    QCOMPARE(runs.size(), 1u);
    QCOMPARE(runs.front().state, RunState::Died);

    openGate();
    const auto second = start("runs", runs.front().path);
    QVERIFY(endsWell(*second));
    QCOMPARE(countOf(path("runs"), "finished", "a"), 1);
    QCOMPARE(countOf(path("runs"), "reused", "a"), 1);
    QCOMPARE(countOf(path("runs"), "reused", "sum"), 1);
    QCOMPARE(countOf(path("runs"), "finished", "slow"), 1);
    QCOMPARE(countOf(path("runs"), "finished", "total"), 1);
    QCOMPARE(summarize(runs.front().path)->state, RunState::Finished);
    QCOMPARE(workFolders(), QStringList()); // what the first had begun is gone
}

void ProcessTest::twoProcessesMakeEachResultOnce()
{
    const auto first = start("one");
    const auto second = start("two");
    // Both are at "slow": one makes it, the other waits.
    QTRY_COMPARE_WITH_TIMEOUT(countOf(path("one"), "started", "slow") + countOf(path("one"), "log", "slow"), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(path("two"), "started", "slow") + countOf(path("two"), "log", "slow"), 1, 30'000);
    QCOMPARE(countOf(path("one"), "started", "slow") + countOf(path("two"), "started", "slow"), 1);
    openGate();
    QVERIFY(endsWell(*first) && endsWell(*second));
    for (const char* node : {"a", "sum", "slow", "total"}) {
        QCOMPARE(countOf(path("one"), "finished", node) + countOf(path("two"), "finished", node), 1);
        QCOMPARE(countOf(path("one"), "reused", node) + countOf(path("two"), "reused", node), 1);
    }
    QCOMPARE(workFolders(), QStringList());
}

void ProcessTest::waitingProcessTakesOverFromAKilledOne()
{
    const auto first = start("one");
    QTRY_COMPARE_WITH_TIMEOUT(countOf(path("one"), "started", "slow"), 1, 30'000);
    const auto second = start("two");
    QTRY_COMPARE_WITH_TIMEOUT(countOf(path("two"), "log", "slow"), 1, 30'000);
    first->kill();
    QVERIFY(first->waitForFinished(30'000));
    openGate();
    QVERIFY(endsWell(*second));
    QCOMPARE(countOf(path("two"), "finished", "slow"), 1);
}

void ProcessTest::cancelReachesAnotherProcess()
{
    const auto process = start("runs");
    QTRY_COMPARE_WITH_TIMEOUT(countOf(path("runs"), "started", "slow"), 1, 30'000);
    const QString run = listRuns(path("runs")).front().path;
    QCOMPARE(runningProcess(run), process->processId());
    QVERIFY(requestCancel(run));
    QVERIFY(process->waitForFinished(30'000));
    QCOMPARE(process->exitCode(), 1);
    QCOMPARE(summarize(run)->state, RunState::Cancelled);
    QCOMPARE(workFolders(), QStringList());
}

void ProcessTest::fullDiskIsAnErrorOfItsNode()
{
    if (::geteuid() != 0)
        QSKIP("NOT TESTED: a full disk. Making a small one (tmpfs) needs root.");
    const QString disk = path("disk");
    QVERIFY(QDir().mkpath(disk));
    if (::mount("terrella-test", QFile::encodeName(disk).constData(), "tmpfs", 0, "size=2m") != 0)
        QSKIP("NOT TESTED: a full disk. This machine does not let root mount a tmpfs.");
    struct Unmount {
        QByteArray name;
        ~Unmount() { ::umount2(name.constData(), MNT_DETACH); }
    };
    const Unmount unmount{QFile::encodeName(disk)};
    {
        EngineFixture engine;
        Store store(disk + QStringLiteral("/store"));
        const auto log = EventLog::open(engine.path("events.jsonl"));
        QVERIFY(log);
        std::vector<RunEvent> failed;
        const Document document = PipelineBuilder()
                                      .number("big", with("behaviour", QStringLiteral("disk")))
                                      .number("small")
                                      .sum("sum", {QStringLiteral("small")})
                                      .document;
        const auto done = Runner(engine.host(), store).run(document, engine.options, **log, {}, [&](const RunEvent& event) {
            if (event.type == QLatin1String("failed"))
                failed.push_back(event);
        });
        QVERIFY(!done);
        QCOMPARE(failed.size(), 1u);
        QCOMPARE(failed.front().node, QStringLiteral("big"));
        QCOMPARE(failed.front().details.value(QStringLiteral("code")).toString(), QStringLiteral("disk"));
        QVERIFY(QDir(disk + QStringLiteral("/store/unfinished")).isEmpty());
        QVERIFY(store.has(Runner(engine.host(), store).plan(document, engine.options)->nodes.back().key));
        // Not a byte left: every node says so, and nothing stays half-written.
        QFile filler(disk + QStringLiteral("/filler"));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const QByteArray block(4096, 'x');
        while (filler.write(block) == block.size()) {}
        failed.clear();
        QVERIFY(!Runner(engine.host(), store)
                     .run(PipelineBuilder().number("other", with("value", 9)).document, engine.options, **log, {}, [&](const RunEvent& event) {
                         if (event.type == QLatin1String("failed"))
                             failed.push_back(event);
                     }));
        QCOMPARE(failed.size(), 1u);
        QCOMPARE(failed.front().details.value(QStringLiteral("code")).toString(), QStringLiteral("disk"));
        QVERIFY(QDir(disk + QStringLiteral("/store/unfinished")).isEmpty());
    }
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc >= 5 && qstrcmp(argv[1], "--child") == 0)
        return child(QCoreApplication::arguments());
    ProcessTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "process_test.moc"
