// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster that is away: before a run, while data is sent, while a job runs. Nothing is lost and nothing done twice.
#include "tests/places/placed_case.h"
#include "tests/places/slow_wire.h"

#include <QDirIterator>

#include <csignal>

using namespace terrella;
using namespace terrella::test;

class AwayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void isWaitedForAtTheStart();
    void isGivenUpInTheEnd();
    void isNotWaitedForWhereTheKeyIsWrong();
    void goesWhileDataIsSent();
    void goesWhileAJobRuns();
    void losesTheSharedConnection();
    void losesItsControllerBeforeSubmission();
    void losesItsControllerWhileAJobRuns();

private:
    QString largeFile(const QString& name, qsizetype steps) const;
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<PlacedCase> m_case;
};

void AwayTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
}

void AwayTest::cleanupTestCase()
{
    m_case.reset();
    m_cluster.reset();
}

void AwayTest::init() { m_case = std::make_unique<PlacedCase>(*m_cluster); }

/// The next test finds everything up, and no connection.
void AwayTest::cleanup()
{
    m_cluster->cut();
    QVERIFY(m_cluster->startSshd());
}

void AwayTest::isWaitedForAtTheStart()
{
    m_cluster->cut();
    const auto process = m_case->start(m_case->cyclones(), QStringLiteral("detect=hpc"));
    QVERIFY(m_case->waitToHear("refuses the connection"));
    QVERIFY2(m_case->events().contains("Trying again, for up to 15 min."), m_case->events().constData());
    QTest::qWait(2500);
    QVERIFY2(process->state() == QProcess::Running, m_case->events().constData());
    QVERIFY(m_cluster->startSshd());
    const Outcome ended = SampleCase::finish(*process, 120000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both().right(3000)));
    QVERIFY(ended.out.contains(QStringLiteral("'hpc' is there again.")));
    QCOMPARE(m_case->jobsStarted(), 1);
}

void AwayTest::isGivenUpInTheEnd()
{
    m_cluster->cut();
    QVERIFY(m_case->change({QStringLiteral("--patience"), QStringLiteral("0:05")}).code == 0);
    QElapsedTimer clock;
    clock.start();
    const Outcome waited = m_case->run(m_case->cyclones(), QStringLiteral("detect=hpc"));
    QCOMPARE(waited.code, 1);
    QVERIFY2(waited.err.contains(QStringLiteral("It has been waited for 5 s")) && waited.err.contains(QStringLiteral("resume the run")),
        qPrintable(waited.both().right(3000)));
    QVERIFY(waited.out.contains(QStringLiteral("Trying again, for up to 5 s.")));
    QVERIFY2(clock.elapsed() > 2500, qPrintable(QString::number(clock.elapsed())));

    QVERIFY(m_case->change({QStringLiteral("--patience"), QStringLiteral("0")}).code == 0);
    const Outcome atOnce = m_case->run(m_case->cyclones(), QStringLiteral("detect=hpc"));
    QCOMPARE(atOnce.code, 1);
    QVERIFY2(atOnce.err.contains(QStringLiteral("refuses the connection")) && !atOnce.out.contains(QStringLiteral("Trying again")),
        qPrintable(atOnce.both().right(3000)));

    // As the sentence promises.
    QVERIFY(m_cluster->startSshd());
    const Outcome resumed = m_case->resume(m_case->runFolder());
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both().right(3000)));
    QVERIFY(m_case->change({QStringLiteral("--patience"), QStringLiteral("soon")}).code == 2);
}

void AwayTest::isNotWaitedForWhereTheKeyIsWrong()
{
    const QString keys = m_cluster->path(QStringLiteral("client/id.pub")); // which is the list of keys that are let in
    QVERIFY(QFile::rename(keys, keys + QStringLiteral(".away")));
    const Outcome refused = m_case->run(m_case->cyclones(), QStringLiteral("detect=hpc"));
    QVERIFY(QFile::rename(keys + QStringLiteral(".away"), keys));
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QStringLiteral("does not let you in")) && !refused.out.contains(QStringLiteral("Trying again")),
        qPrintable(refused.both().right(3000)));
}

/// A grid of random bytes is never the same as another, nor made smaller on the way.
QString AwayTest::largeFile(const QString& name, qsizetype steps) const
{
    LowOptions options;
    options.steps = static_cast<int>(steps);
    m_case->sample.write(name, lowFile(options));
    return name;
}

void AwayTest::goesWhileDataIsSent()
{
    const QString file = largeFile(QStringLiteral("large.nc"), 2400);
    const qint64 bytes = QFileInfo(m_case->sample.path(file)).size();
    QVERIFY2(bytes > (20 << 20), qPrintable(QString::number(bytes)));
    const SlowWire wire(m_cluster->sshPort(), 4 << 20);
    QVERIFY(m_case->change({QStringLiteral("--ssh-config"), m_case->configThrough(wire.port())}).code == 0);

    const QString pipeline = m_case->sample.writePipeline(QStringLiteral("low.terrella"), lowNodes(file), lowLinks());
    const auto process = m_case->start(pipeline, QStringLiteral("hpc"));
    const auto part = [&] {
        QDirIterator walk(m_case->folder() + QStringLiteral("/incoming"), QDir::Files, QDirIterator::Subdirectories);
        return walk.hasNext() ? QFileInfo(walk.next()).size() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(part() > bytes / 4, 60000);
    QVERIFY(m_cluster->cut());
    QTest::qWait(500);
    const qint64 arrived = part();
    const auto sentBefore = static_cast<qint64>(wire.sent());
    QVERIFY2(arrived < bytes, "the file was there before the connection went");
    QTest::qWait(30000);
    QVERIFY2(process->state() == QProcess::Running, m_case->events().constData());
    QVERIFY(m_cluster->startSshd());
    const Outcome ended = SampleCase::finish(*process, 120000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both().right(3000)));
    QVERIFY2(m_case->events().contains("Trying again, for up to"), m_case->events().constData());
    // What had arrived was not sent again: there is room for what ssh adds, but not for a second beginning.
    const qint64 sentAfter = static_cast<qint64>(wire.sent()) - sentBefore;
    QVERIFY2(sentAfter < bytes - arrived + (2 << 20),
        qPrintable(QStringLiteral("%1 of %2 had arrived, %3 were sent").arg(arrived).arg(bytes).arg(sentAfter)));
    QCOMPARE(m_case->jobsStarted(), 1);
    QVERIFY2(m_case->toldTwice().isEmpty(), qPrintable(m_case->toldTwice().join(QLatin1Char(' '))));
    QDirIterator left(m_case->folder() + QStringLiteral("/incoming"), QDir::Files, QDirIterator::Subdirectories);
    QVERIFY2(!left.hasNext(), qPrintable(left.next()));
}

void AwayTest::goesWhileAJobRuns()
{
    const auto process = m_case->start(m_case->cyclones(0.5, 400), QStringLiteral("storms=hpc"));
    QVERIFY(m_case->waitToHear("\"type\":\"progress\""));
    QVERIFY(m_cluster->cut());
    QVERIFY(m_case->waitToHear("The job goes on; trying again."));
    QTest::qWait(30000);
    QVERIFY2(process->state() == QProcess::Running, m_case->events().constData());
    QVERIFY(m_cluster->startSshd());
    const Outcome ended = SampleCase::finish(*process, 180000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both().right(3000)));
    QVERIFY(m_case->events().contains("Connected to 'hpc' again."));
    QCOMPARE(m_case->jobsStarted(), 1);
    QVERIFY2(m_case->toldTwice().isEmpty(), qPrintable(m_case->toldTwice().join(QLatin1Char(' '))));
    QCOMPARE(m_case->events().count("was submitted to"), 1);
}

void AwayTest::losesTheSharedConnection()
{
    const auto process = m_case->start(m_case->cyclones(0.5, 400), QStringLiteral("storms=hpc"));
    QVERIFY(m_case->waitToHear("\"type\":\"progress\""));
    const auto folder = SshConnection::controlFolder();
    QVERIFY(folder);
    QProcess check;
    check.start(QStringLiteral("ssh"),
        {QStringLiteral("-F"), m_cluster->config(), QStringLiteral("-o"), QStringLiteral("ControlPath=%1/%C").arg(*folder), QStringLiteral("-O"),
            QStringLiteral("check"), QStringLiteral("test-hpc")});
    QVERIFY(check.waitForFinished(10000));
    static const QRegularExpression form(QStringLiteral("pid=([0-9]+)"));
    const auto match = form.match(QString::fromUtf8(check.readAllStandardError()));
    QVERIFY(match.hasMatch());
    ::kill(match.captured(1).toInt(), SIGKILL); // nothing is tidied up: its socket stays behind
    const Outcome ended = SampleCase::finish(*process, 120000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both().right(3000)));
    QCOMPARE(m_case->jobsStarted(), 1);
    QVERIFY2(m_case->toldTwice().isEmpty(), qPrintable(m_case->toldTwice().join(QLatin1Char(' '))));
}

void AwayTest::losesItsControllerBeforeSubmission()
{
    QVERIFY(m_cluster->stop("slurmctld"));
    const auto process = m_case->start(m_case->cyclones(), QStringLiteral("detect=hpc"));
    const bool said = m_case->waitToHear("Slurm's controller on 'hpc' does not answer. Trying again, for up to 15 min.", 120000);
    QVERIFY(m_cluster->startController());
    QVERIFY(said);
    const Outcome ended = SampleCase::finish(*process, 120000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both().right(3000)));
    QCOMPARE(m_case->jobsStarted(), 1);
}

void AwayTest::losesItsControllerWhileAJobRuns()
{
    const auto process = m_case->start(m_case->cyclones(0.5, 400), QStringLiteral("storms=hpc"));
    QVERIFY(m_case->waitToHear("\"type\":\"progress\""));
    QVERIFY(m_cluster->stop("slurmctld"));
    QTest::qWait(8000);
    QVERIFY(m_cluster->startController());
    const Outcome ended = SampleCase::finish(*process, 120000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both().right(3000)));
    QCOMPARE(m_case->jobsStarted(), 1);
    QVERIFY2(m_case->toldTwice().isEmpty(), qPrintable(m_case->toldTwice().join(QLatin1Char(' '))));
}

QTEST_GUILESS_MAIN(AwayTest)
#include "away_test.moc"
