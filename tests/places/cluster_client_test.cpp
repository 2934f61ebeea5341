// SPDX-License-Identifier: GPL-3.0-or-later
// A real Slurm behind a real sshd, both on this machine.
#include "pipelines/places/cluster_client.h"
#include "tests/places/test_cluster.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>

using namespace terrella;

class ClusterClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void tellsOfTheCluster();
    void tellsWhatIsWrong();
    void preparesTheFolder();
    void submitsOnce();
    void findsAJobWhoseAnswerWasLost();
    void tellsWhyAJobIsNotTaken();
    void looksAtSeveralJobs();
    void cancelsAJob();
    void knowsAJobThatWaitsForEver();
    void tellsOfAKilledJob();

private:
    SlurmJob job(const QString& name) const;
    ClusterClient client(const QString& engine) const;
    JobNews waitFor(ClusterClient& client, const SlurmJob& job, const std::function<bool(const JobNews&)>& enough);
    std::unique_ptr<test::TestCluster> m_cluster;
    Cluster m_settings;
    QString m_folder;
};

void ClusterClientTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<test::TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
    m_settings = m_cluster->cluster();
    m_folder = m_cluster->path(QStringLiteral("scratch/it's $(touch hacked)"));
}

void ClusterClientTest::cleanupTestCase() { m_cluster.reset(); }

/// Its engine is a shell script below the cluster's folder.
ClusterClient ClusterClientTest::client(const QString& engine) const
{
    static int number = 0;
    const QString path = m_cluster->path(QStringLiteral("engine-%1").arg(++number));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\n" + engine.toUtf8() + '\n');
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup);
    Cluster settings = m_settings;
    settings.engine = path;
    return ClusterClient(settings);
}

SlurmJob ClusterClientTest::job(const QString& name) const
{
    return {name, m_folder + QStringLiteral("/jobs/") + name, m_folder + QStringLiteral("/store"), {}};
}

JobNews ClusterClientTest::waitFor(ClusterClient& client, const SlurmJob& job, const std::function<bool(const JobNews&)>& enough)
{
    JobNews last;
    for (int i = 0; i < 150; ++i) {
        const auto news = client.look({{job.name, job.folder, 0, true}});
        if (!news) {
            qWarning("%s", qPrintable(news.error().message));
            break;
        }
        last = news->front();
        if (enough(last))
            return last;
        QTest::qWait(200);
    }
    return last;
}

void ClusterClientTest::tellsOfTheCluster()
{
    ClusterClient client(m_settings);
    const auto report = client.test();
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    QVERIFY2(report->problems.isEmpty(), qPrintable(report->problems.join(QLatin1Char('\n'))));
    QCOMPARE(report->folder, m_cluster->path(QStringLiteral("scratch/terrella"))); // $SCRATCH as it is there
    QVERIFY(report->freeBytes > 0);
    QVERIFY2(report->slurm.contains(QLatin1Char('.')), qPrintable(report->slurm));
    QCOMPARE(report->engine, QStringLiteral(TERRELLA_VERSION));
    QCOMPARE(report->partitions.size(), 2u);
    QCOMPARE(report->partitions.front().name, QStringLiteral("debug"));
    QVERIFY(report->partitions.front().isDefault);
    QCOMPARE(report->partitions.front().timeLimit, QStringLiteral("1:00:00"));
    QCOMPARE(report->partitions.front().cpus, 2);
    QVERIFY(!report->hasAccounting);
}

void ClusterClientTest::tellsWhatIsWrong()
{
    Cluster wrong = m_settings;
    wrong.engine = QStringLiteral("no-such-engine");
    wrong.partition = QStringLiteral("nope");
    wrong.folder = QStringLiteral("$NO_SUCH_VARIABLE/x");
    ClusterClient client(wrong);
    const auto report = client.test();
    QVERIFY(report);
    const QString all = report->problems.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("The engine 'no-such-engine' is not found there")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("has no partition 'nope'")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("is not set on 'test'")), qPrintable(all));
    QVERIFY(!client.prepare());

    ClusterClient old = this->client(QStringLiteral("echo 'terrella-run 0.0.1 (plugin API 1)'"));
    const auto other = old.prepare();
    QVERIFY(!other);
    QVERIFY2(other.error().message.contains(QStringLiteral("The engine there is version 0.0.1")), qPrintable(other.error().message));
}

void ClusterClientTest::preparesTheFolder()
{
    Cluster settings = m_settings;
    settings.folder = m_folder;
    const auto folder = ClusterClient(settings).prepare();
    QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
    QCOMPARE(*folder, m_folder);
    QVERIFY(QFile::exists(m_folder + QStringLiteral("/jobs")));
    settings.memory.clear();
    const auto refused = ClusterClient(settings).prepare();
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("Say how much memory")), qPrintable(refused.error().message));
}

void ClusterClientTest::submitsOnce()
{
    ClusterClient client
        = this->client(QStringLiteral("mkdir -p run/1; echo \"$@\" >run/1/events.jsonl; cat pipeline.terrella >>run/1/events.jsonl; exit 3"));
    const SlurmJob job = this->job(QStringLiteral("once"));
    const auto id = client.submit(job, "the pipeline\n");
    QVERIFY2(id, qPrintable(id ? QString() : id.error().message));
    QVERIFY(id->toLongLong() > 0);
    const auto again = client.submit(job, "another\n");
    QVERIFY(again);
    QCOMPARE(*again, *id);
    const JobNews news = waitFor(client, job, [](const JobNews& one) { return one.exit.has_value(); });
    QCOMPARE(news.exit.value_or(-1), 3);
    QCOMPARE(news.events, QByteArray("run pipeline.terrella\nthe pipeline\n"));
    // The script that was sent runs by hand.
    QProcess shell;
    QFile::remove(job.folder + QStringLiteral("/exit"));
    shell.start(QStringLiteral("bash"), {job.folder + QStringLiteral("/job.sh")});
    QVERIFY(shell.waitForFinished(20000));
    QCOMPARE(shell.exitCode(), 3);
    QVERIFY(QFile::exists(job.folder + QStringLiteral("/exit")));
    QVERIFY(!QFile::exists(m_cluster->path(QStringLiteral("scratch/hacked"))));
}

void ClusterClientTest::findsAJobWhoseAnswerWasLost()
{
    ClusterClient client = this->client(QStringLiteral("sleep 20"));
    const SlurmJob job = this->job(QStringLiteral("lost"));
    const auto id = client.submit(job, "x");
    QVERIFY(id);
    // As if whoever submitted had died between sbatch's answer and writing it down.
    QVERIFY(QFile::remove(job.folder + QStringLiteral("/jobid")));
    const auto again = client.submit(job, "x");
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(*again, *id);
    QCOMPARE(
        m_cluster->slurm(
                     QStringLiteral("squeue"), {QStringLiteral("-h"), QStringLiteral("-t"), QStringLiteral("all"), QStringLiteral("-n"), job.name})
            .count(QLatin1Char('\n')),
        1);
    QVERIFY(client.cancel({*id}));
}

void ClusterClientTest::tellsWhyAJobIsNotTaken()
{
    Cluster settings = m_settings;
    settings.memory = QStringLiteral("900G");
    const auto refused = ClusterClient(settings).submit(job(QStringLiteral("large")), "x");
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("900G of memory")), qPrintable(refused.error().message));
}

void ClusterClientTest::looksAtSeveralJobs()
{
    ClusterClient client = this->client(QStringLiteral("mkdir -p run/1; printf 'one\\ntwo\\n' >run/1/events.jsonl; sleep 20"));
    const SlurmJob first = job(QStringLiteral("first")), second = job(QStringLiteral("second"));
    const auto one = client.submit(first, "x"), two = client.submit(second, "x");
    QVERIFY(one && two);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(second.folder + QStringLiteral("/run/1/events.jsonl")), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(first.folder + QStringLiteral("/run/1/events.jsonl")), 30000);
    QTest::qWait(200);
    const auto news = client.look({{first.name, first.folder, 4, true}, {second.name, second.folder, 0, true},
        {QStringLiteral("none"), m_folder, 0, true}, {first.name, first.folder, 8, false}});
    QVERIFY(news);
    QCOMPARE(news->size(), 4u);
    QCOMPARE(news->at(0).events, QByteArray("two\n"));
    QCOMPARE(news->at(0).state->id, *one);
    QCOMPARE(news->at(0).state->state, QStringLiteral("RUNNING"));
    QCOMPARE(news->at(1).events, QByteArray("one\ntwo\n"));
    QCOMPARE(news->at(1).state->id, *two);
    QVERIFY(news->at(2).queueAnswered && !news->at(2).state && !news->at(2).exit);
    QVERIFY(news->at(3).events.isEmpty() && !news->at(3).queueAnswered);
    QVERIFY(client.cancel({*one, *two}));
}

void ClusterClientTest::cancelsAJob()
{
    ClusterClient client = this->client(QStringLiteral("sleep 100"));
    const SlurmJob job = this->job(QStringLiteral("cancelled"));
    const auto id = client.submit(job, "x");
    QVERIFY(id);
    waitFor(client, job, [](const JobNews& one) { return one.state && one.state->state == QLatin1String("RUNNING"); });
    QVERIFY(client.cancel({*id}));
    const JobNews news = waitFor(client, job, [](const JobNews& one) { return one.state && one.state->isOver(); });
    QVERIFY(news.state);
    QCOMPARE(news.state->state, QStringLiteral("CANCELLED"));
}

void ClusterClientTest::knowsAJobThatWaitsForEver()
{
    Cluster settings = m_settings;
    settings.partition = QStringLiteral("short");
    ClusterClient client(settings);
    const SlurmJob job = this->job(QStringLiteral("long"));
    const auto id = client.submit(job, "x"); // 10 minutes where one is allowed
    QVERIFY2(id, qPrintable(id ? QString() : id.error().message));
    const JobNews news
        = waitFor(client, job, [](const JobNews& one) { return one.state && one.state->reason == QLatin1String("PartitionTimeLimit"); });
    QVERIFY(news.state);
    const QString sentence = hopelessSentence(settings, news.state->reason);
    QVERIFY2(sentence.contains(QStringLiteral("The time limit of 10 is above")), qPrintable(sentence));
    QVERIFY(client.cancel({*id}));
}

void ClusterClientTest::tellsOfAKilledJob()
{
    Cluster settings = client(QStringLiteral("head -c 300000000 /dev/zero | tail -c 299999999 | sleep 20")).cluster();
    settings.memory = QStringLiteral("64M");
    ClusterClient client(settings);
    const SlurmJob job = this->job(QStringLiteral("hungry"));
    QVERIFY(client.submit(job, "x"));
    const JobNews news = waitFor(client, job, [](const JobNews& one) { return one.state && one.state->isOver(); });
    QVERIFY(news.state);
    const auto log = client.logTail(job.folder);
    QVERIFY(log);
    const Error error = endError(settings, news.state->state, news.exit.value_or(-1), *log);
    QVERIFY2(error.message.contains(QStringLiteral("Raise the memory")), qPrintable(error.message + *log));
    QCOMPARE(error.code, ErrorCode::Memory);
}

QTEST_GUILESS_MAIN(ClusterClientTest)
#include "cluster_client_test.moc"
