// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that outlive who started them, followed through their folders.
#include "pipelines/places/local_run.h"

#include <QDir>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace terrella;

namespace {
constexpr int kSoon = 30000;
}

class LocalRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void followsARunToItsEnd();
    void saysWhyItDidNotStart();
    void outlivesItsStarter();
    void cancels();
    void noticesADeath();
    void goesOnWithADeadRun();
    void waitsForTheRestOfALine();
    void refusesWhatIsNoRun();

private:
    [[nodiscard]] static Document storms(int steps, double spacing);
    /// Starts and waits until the run has told of progress.
    void startSlow(LocalRun& run);
    std::unique_ptr<QTemporaryDir> m_folder;
    LocalRunOptions m_options;
};

void LocalRunTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_options = {};
    m_options.name = QStringLiteral("storms");
    m_options.baseFolder = m_folder->path();
    m_options.jobs = 2;
    qputenv("TERRELLA_RUNS", m_folder->filePath(QStringLiteral("runs")).toUtf8());
    qputenv("TERRELLA_STORE", m_folder->filePath(QStringLiteral("store")).toUtf8());
}

void LocalRunTest::cleanup()
{
    for (const RunSummary& run : listRuns(m_folder->filePath(QStringLiteral("runs")))) {
        if (const qint64 pid = runningProcess(run.path); pid > 0 && pid != QCoreApplication::applicationPid())
            ::kill(static_cast<pid_t>(pid), SIGKILL);
    }
    m_folder.reset();
}

Document LocalRunTest::storms(int steps, double spacing)
{
    Document document;
    Node node;
    node.id = QStringLiteral("storms");
    node.module = QStringLiteral("cyclones.idealised_storms");
    node.parameters = {{QStringLiteral("steps"), steps}, {QStringLiteral("spacing"), spacing}};
    document.nodes[node.id] = node;
    return document;
}

void LocalRunTest::startSlow(LocalRun& run)
{
    bool progress = false;
    connect(&run, &LocalRun::happened, this, [&progress](const RunEvent& event) { progress = progress || event.type == QLatin1String("progress"); });
    run.startDocument(storms(20000, 0.5), m_options);
    QTRY_VERIFY_WITH_TIMEOUT(progress, kSoon);
    disconnect(&run, &LocalRun::happened, this, nullptr);
}

void LocalRunTest::followsARunToItsEnd()
{
    LocalRun run;
    QSignalSpy started(&run, &LocalRun::started);
    QSignalSpy happened(&run, &LocalRun::happened);
    QSignalSpy ended(&run, &LocalRun::ended);
    run.startDocument(storms(3, 5.0), m_options);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kSoon);
    QCOMPARE(started.size(), 1);
    QCOMPARE(ended.first().first().value<RunState>(), RunState::Finished);
    QVERIFY(run.isOver());
    QVERIFY(run.runFolder().startsWith(m_folder->filePath(QStringLiteral("runs"))));
    QVERIFY(run.runFolder().endsWith(QStringLiteral("-storms")));
    QStringList types;
    for (const QList<QVariant>& arguments : happened)
        types.append(arguments.first().value<RunEvent>().type);
    QCOMPARE(types.first(), QStringLiteral("run_started"));
    QCOMPARE(types.last(), QStringLiteral("run_finished"));
    QVERIFY(types.contains(QStringLiteral("finished")));
}

void LocalRunTest::saysWhyItDidNotStart()
{
    LocalRun run;
    QSignalSpy failed(&run, &LocalRun::startFailed);
    QSignalSpy started(&run, &LocalRun::started);
    run.startDocument(storms(-1, 5.0), m_options);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kSoon);
    QVERIFY2(failed.first().at(0).toString().contains(QStringLiteral("'steps' must be at least 1")), qPrintable(failed.first().at(0).toString()));
    QCOMPARE(failed.first().at(1).toInt(), 3);
    QCOMPARE(failed.first().at(2).toJsonObject().value(QStringLiteral("problems")).toArray().size(), 1);
    LocalRun missing;
    QSignalSpy missingFailed(&missing, &LocalRun::startFailed);
    missing.start(m_folder->filePath(QStringLiteral("none.terrella")), m_options);
    QTRY_COMPARE_WITH_TIMEOUT(missingFailed.size(), 1, kSoon);
    QCOMPARE(missingFailed.first().at(1).toInt(), 4);
    QVERIFY(started.isEmpty());
}

void LocalRunTest::outlivesItsStarter()
{
    QString folder;
    {
        LocalRun run;
        startSlow(run);
        folder = run.runFolder();
    }
    QVERIFY(runningProcess(folder) > 0);
    // Another object, as after a restart of the desktop: it sees everything from the first event on.
    LocalRun again;
    QSignalSpy happened(&again, &LocalRun::happened);
    QSignalSpy ended(&again, &LocalRun::ended);
    QVERIFY(again.attach(folder));
    QTRY_VERIFY_WITH_TIMEOUT(happened.size() > 3, kSoon);
    QCOMPARE(happened.first().first().value<RunEvent>().type, QStringLiteral("run_started"));
    QVERIFY(ended.isEmpty());
    QVERIFY(again.cancel());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kSoon);
    QCOMPARE(ended.first().first().value<RunState>(), RunState::Cancelled);
    // And once it is over, following it again tells the same end.
    LocalRun late;
    QSignalSpy lateEnded(&late, &LocalRun::ended);
    QVERIFY(late.attach(folder));
    QTRY_COMPARE_WITH_TIMEOUT(lateEnded.size(), 1, kSoon);
    QCOMPARE(lateEnded.first().first().value<RunState>(), RunState::Cancelled);
}

void LocalRunTest::cancels()
{
    LocalRun run;
    QVERIFY(!run.cancel()); // nothing there yet
    QSignalSpy ended(&run, &LocalRun::ended);
    startSlow(run);
    QVERIFY(run.cancel());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kSoon);
    QCOMPARE(ended.first().first().value<RunState>(), RunState::Cancelled);
    const auto again = run.cancel();
    QVERIFY(!again);
    QCOMPARE(again.error().message, QStringLiteral("The run is not running."));
}

void LocalRunTest::noticesADeath()
{
    LocalRun run;
    QSignalSpy ended(&run, &LocalRun::ended);
    startSlow(run);
    ::kill(static_cast<pid_t>(runningProcess(run.runFolder())), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kSoon);
    QCOMPARE(ended.first().first().value<RunState>(), RunState::Died);
    QVERIFY(!ended.first().at(1).toString().isEmpty());
}

void LocalRunTest::goesOnWithADeadRun()
{
    QString folder;
    {
        LocalRun run;
        QSignalSpy ended(&run, &LocalRun::ended);
        startSlow(run);
        folder = run.runFolder();
        QVERIFY(run.cancel());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kSoon);
    }
    // Shorten the frozen pipeline, so that the test ends.
    QFile frozen(folder + QStringLiteral("/pipeline.terrella"));
    QVERIFY(frozen.open(QIODevice::ReadOnly));
    QByteArray text = frozen.readAll();
    frozen.close();
    text.replace("20000", "2");
    QVERIFY(frozen.open(QIODevice::WriteOnly));
    frozen.write(text);
    frozen.close();

    LocalRun run;
    QSignalSpy started(&run, &LocalRun::started);
    QSignalSpy ended(&run, &LocalRun::ended);
    run.resume(folder);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kSoon);
    QCOMPARE(started.first().first().toString(), folder);
    QCOMPARE(ended.first().first().value<RunState>(), RunState::Finished); // not the Cancelled of before
}

void LocalRunTest::waitsForTheRestOfALine()
{
    // A run folder of which we write the events ourselves, in pieces.
    const auto folder = RunFolder::create(m_folder->filePath(QStringLiteral("runs")), QStringLiteral("pieces"));
    QVERIFY(folder);
    QVERIFY(folder->begin(storms(1, 5.0), QStringLiteral("pieces"), {}));
    QFile events(folder->eventsPath());
    QVERIFY(events.open(QIODevice::WriteOnly | QIODevice::Append));
    const auto write = [&](const QByteArray& bytes) {
        events.write(bytes);
        events.flush();
    };
    RunEvent first;
    first.time = QDateTime::currentDateTimeUtc();
    first.type = QStringLiteral("log");
    first.message = QStringLiteral("a message that comes in two pieces");
    const QByteArray line = first.toLine().trimmed() + '\n';

    LocalRun run;
    QSignalSpy happened(&run, &LocalRun::happened);
    QVERIFY(run.attach(folder->path()));
    write(line.left(20));
    QTest::qWait(600);
    QCOMPARE(happened.size(), 0);
    write(line.mid(20) + line.left(5));
    QTRY_COMPARE_WITH_TIMEOUT(happened.size(), 1, kSoon);
    QCOMPARE(happened.first().first().value<RunEvent>().message, first.message);
    write(line.mid(5) + "not JSON at all\n" + line);
    QTRY_COMPARE_WITH_TIMEOUT(happened.size(), 3, kSoon);
}

void LocalRunTest::refusesWhatIsNoRun()
{
    LocalRun run;
    const auto nowhere = run.attach(m_folder->filePath(QStringLiteral("nowhere")));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);
    QVERIFY(!run.attach(m_folder->path()));
}

QTEST_GUILESS_MAIN(LocalRunTest)
#include "local_run_test.moc"
