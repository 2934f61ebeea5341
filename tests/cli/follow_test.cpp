// SPDX-License-Identifier: GPL-3.0-or-later
// Runs seen from other processes: followed, listed, gone on with; killed, on a full disk, two at once.
#include "tests/cli/sample_case.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <csignal>
#include <sys/resource.h>

using namespace terrella::test;

namespace {

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); }

} // namespace

class FollowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void followsLiveToTheEndThatItHas();
    void followsWhatIsOver();
    void followsAFailureWithItsExitCode();
    void knowsARunThatDied();
    void showsTheLastAttemptOnly();
    void leavesTheRunAlone();
    void oneOfTwoResumesIsRefused();
    void tellsThatARunWaits();
    void fullDiskIsTold();
    void refusesWhatIsNoRun();

private:
    /// Starts the long run and returns once its node is at work.
    std::unique_ptr<QProcess> startLong()
    {
        auto process = m_case->start(words("run long.terrella --json --jobs 1"));
        readUntil(*process, "\"progress\"");
        m_run = QJsonDocument::fromJson(m_read.left(m_read.indexOf('\n'))).object().value(QStringLiteral("run")).toString();
        return process;
    }
    void readUntil(QProcess& process, const char* text)
    {
        m_read.clear();
        QElapsedTimer timer;
        timer.start();
        while (!m_read.contains(text) && timer.elapsed() < 60'000 && process.state() != QProcess::NotRunning) {
            process.waitForReadyRead(100);
            m_read += process.readAllStandardOutput();
        }
        QVERIFY2(m_read.contains(text), m_read.constData());
    }
    [[nodiscard]] QJsonObject status(const char* run = "last") const
    {
        return m_case->call({QStringLiteral("status"), QLatin1String(run), QStringLiteral("--json")}).json();
    }
    [[nodiscard]] QByteArray eventsText() const
    {
        QFile file(m_run + QStringLiteral("/events.jsonl"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<SampleCase> m_case;
    std::vector<std::unique_ptr<QProcess>> m_started; ///< ended with the test, whatever it finds
    QString m_run;
    QByteArray m_read;
};

void FollowTest::init()
{
    QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test");
    m_case = std::make_unique<SampleCase>();
    const auto storms = [](int steps, double spacing) {
        return QJsonObject{{QStringLiteral("module"), QStringLiteral("cyclones.idealised_storms")},
            {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("steps"), steps}, {QStringLiteral("spacing"), spacing}}}};
    };
    m_case->writePipeline(QStringLiteral("long.terrella"), {{QStringLiteral("slow"), storms(20000, 0.5)}}, {});
    m_case->write(QStringLiteral("low.nc"), lowFile());
    m_case->writePipeline(QStringLiteral("low.terrella"), lowNodes(QStringLiteral("low.nc")), lowLinks());
}

void FollowTest::cleanup()
{
    for (const auto& process : m_started) {
        process->kill();
        process->waitForFinished(5000);
    }
    m_started.clear();
    m_case.reset();
}

void FollowTest::followsLiveToTheEndThatItHas()
{
    const auto run = startLong();
    const auto follow = m_case->start(words("follow last --json"));
    readUntil(*follow, "\"progress\"");
    QCOMPARE(follow->state(), QProcess::Running);
    QByteArray followed = m_read;
    QCOMPARE(m_case->call(words("cancel last")).code, 0);
    QCOMPARE(SampleCase::finish(*run).code, 130);
    const Outcome end = SampleCase::finish(*follow);
    QVERIFY2(end.code == 130, qPrintable(end.both()));
    followed += end.out.toUtf8();
    // The run's folder first, then every event, as they were written.
    const qsizetype first = followed.indexOf('\n') + 1;
    QVERIFY(followed.left(first).contains(m_run.toUtf8()));
    QCOMPARE(followed.mid(first), eventsText());
}

void FollowTest::followsWhatIsOver()
{
    const Outcome run = m_case->call(words("run low.terrella"));
    QCOMPARE(run.code, 0);
    const Outcome follow = m_case->call(words("follow last"));
    QVERIFY2(follow.code == 0, qPrintable(follow.both()));
    QCOMPARE(follow.out, run.out); // its folder and its results
    QVERIFY2(follow.err.contains(QStringLiteral("stitch: done in")), qPrintable(follow.err));
}

void FollowTest::followsAFailureWithItsExitCode()
{
    m_case->write(QStringLiteral("file"), "x");
    m_case->environment.insert(QStringLiteral("TERRELLA_STORE"), m_case->path("file/store")); // where nothing can be stored
    const Outcome run = m_case->call(words("run low.terrella"));
    QVERIFY2(run.code == 1 && run.err.contains(QStringLiteral("TERRELLA_STORE")), qPrintable(run.both()));
    const Outcome follow = m_case->call(words("follow last"));
    QCOMPARE(follow.code, run.code);
    QVERIFY2(follow.err.contains(QStringLiteral("open: failed: ")), qPrintable(follow.both()));
    QCOMPARE(status().value(QStringLiteral("state")).toString(), QStringLiteral("failed"));
}

void FollowTest::knowsARunThatDied()
{
    const auto run = startLong();
    const auto follow = m_case->start(words("follow last"));
    QVERIFY(follow->waitForReadyRead(30'000));
    const QJsonObject before = status();
    QCOMPARE(before.value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    QVERIFY(!before.value(QStringLiteral("host")).toString().isEmpty());
    run->kill();
    QVERIFY(run->waitForFinished(5000));
    const Outcome end = SampleCase::finish(*follow);
    QVERIFY2(end.code == 1 && end.err.contains(QStringLiteral("without a last word")), qPrintable(end.both()));
    QCOMPARE(status().value(QStringLiteral("state")).toString(), QStringLiteral("died"));
    QCOMPARE(m_case->call(words("follow last")).code, 1); // and whoever comes late hears the same
    // A line that was cut short does not hide the rest.
    QFile events(m_run + QStringLiteral("/events.jsonl"));
    QVERIFY(events.open(QIODevice::Append) && events.write("{\"type\":\"finis") > 0);
    events.close();
    QCOMPARE(status().value(QStringLiteral("state")).toString(), QStringLiteral("died"));
    QCOMPARE(m_case->call(words("follow last --json")).code, 1);
}

void FollowTest::showsTheLastAttemptOnly()
{
    QCOMPARE(m_case->call(words("run low.terrella")).code, 0);
    QCOMPARE(m_case->call(words("run --resume last")).code, 0);
    const Outcome follow = m_case->call(words("follow last --json"));
    QCOMPARE(follow.code, 0);
    QCOMPARE(follow.out.count(QStringLiteral("\"run_started\"")), 1);
    QVERIFY2(follow.out.contains(QStringLiteral("\"resumed\":true")), qPrintable(follow.out));
    QCOMPARE(follow.out.count(QStringLiteral("\"type\":\"reused\"")), 3);
    QCOMPARE(follow.out.count(QStringLiteral("\"type\":\"finished\"")), 0);
}

void FollowTest::leavesTheRunAlone()
{
    const auto run = startLong();
    const auto follow = m_case->start(words("follow last --json"));
    readUntil(*follow, "\"progress\"");
    ::kill(static_cast<pid_t>(follow->processId()), SIGINT);
    const Outcome end = SampleCase::finish(*follow);
    QVERIFY2(end.code == 130 && end.err.contains(QStringLiteral("the run goes on")), qPrintable(end.both()));
    QCOMPARE(status().value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    run->kill();
    run->waitForFinished(5000);
}

void FollowTest::oneOfTwoResumesIsRefused()
{
    const auto first = startLong();
    first->kill();
    QVERIFY(first->waitForFinished(5000));
    for (int i = 0; i < 3; ++i)
        m_started.push_back(m_case->start({QStringLiteral("run"), QStringLiteral("--resume"), m_run}));
    // All but one end soon.
    QElapsedTimer timer;
    timer.start();
    const auto running = [this] {
        return std::count_if(m_started.begin(), m_started.end(),
            [](const auto& process) { return process->state() != QProcess::NotRunning && !process->waitForFinished(20); });
    };
    while (running() > 1 && timer.elapsed() < 30'000) {}
    QCOMPARE(running(), 1);
    for (const auto& process : m_started) {
        if (process->state() != QProcess::NotRunning)
            continue;
        const Outcome refused = SampleCase::finish(*process);
        QVERIFY2(refused.code == 2 && refused.err.contains(QStringLiteral("still")), qPrintable(refused.both()));
    }
    QCOMPARE(status().value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    QCOMPARE(m_case->call(words("cancel last")).code, 0);
    // Every line is whole: nobody wrote into another's.
    const QList<QByteArray> lines = eventsText().trimmed().split('\n');
    for (const QByteArray& line : lines)
        QVERIFY2(QJsonDocument::fromJson(line).isObject() || lines.first() == line, line.constData());
}

void FollowTest::tellsThatARunWaits()
{
    const auto first = startLong();
    const QString one = m_run;
    m_started.push_back(m_case->start(words("run long.terrella --json --jobs 1")));
    readUntil(*m_started.back(), "waiting for it");
    QJsonObject waiting;
    for (const QJsonValue& run : m_case->call(words("status --json")).json().value(QStringLiteral("runs")).toArray()) {
        if (run.toObject().value(QStringLiteral("run")).toString() != one)
            waiting = run.toObject();
        else
            QCOMPARE(run.toObject().value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    }
    QCOMPARE(waiting.value(QStringLiteral("state")).toString(), QStringLiteral("waiting"));
    QVERIFY(waiting.value(QStringLiteral("message")).toString().contains(QStringLiteral("another run")));
    const Outcome list = m_case->call(words("status"));
    QVERIFY2(list.out.contains(QStringLiteral("  waiting  ")) && list.out.contains(QStringLiteral("  running  ")), qPrintable(list.out));
    first->kill(); // the other takes over
    QVERIFY(first->waitForFinished(5000));
    readUntil(*m_started.back(), "\"started\"");
    QTRY_COMPARE(status(qPrintable(QFileInfo(waiting.value(QStringLiteral("run")).toString()).fileName())).value(QStringLiteral("state")).toString(),
        QStringLiteral("running"));
}

void FollowTest::fullDiskIsTold()
{
    // No file may grow beyond 30 kB, as if the disk were full there.
    QProcess process;
    process.setWorkingDirectory(m_case->folder.path());
    process.setProcessEnvironment(m_case->environment);
    process.setChildProcessModifier([] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{30'000, 30'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    process.start(SampleCase::program(), words("run low.terrella"));
    const Outcome full = SampleCase::finish(process);
    QVERIFY2(full.code == 1 && !full.crashed && full.err.contains(QStringLiteral("detect: failed: ")), qPrintable(full.both()));
    QVERIFY(QDir(m_case->path("store/unfinished")).isEmpty());
    QCOMPARE(status().value(QStringLiteral("state")).toString(), QStringLiteral("failed"));
    const Outcome resumed = m_case->call(words("run --resume last"));
    QVERIFY2(resumed.code == 0 && resumed.err.contains(QStringLiteral("open: already there")), qPrintable(resumed.both()));
    QCOMPARE(m_case->call(words("store --verify")).code, 0);
}

void FollowTest::refusesWhatIsNoRun()
{
    const Outcome none = m_case->call(words("follow last"));
    QVERIFY2(none.code == 4 && none.err.contains(QStringLiteral("There is no run in")), qPrintable(none.both()));
    QCOMPARE(m_case->call(words("follow nobody")).code, 4);
    QCOMPARE(m_case->call(words("follow")).code, 2);
}

QTEST_GUILESS_MAIN(FollowTest)
#include "follow_test.moc"
