// SPDX-License-Identifier: GPL-3.0-or-later
// What Slurm is told and what it answers. The answers are those of real Slurms (22.05).
#include "pipelines/places/slurm.h"

#include <QTest>

using namespace terrella;

class SlurmTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesScripts();
    void quotesFolders();
    void writesArrays();
    void tellsMembersApart();
    void saysWhatToRaise();
    void readsPartitions();
    void readsTheQueue();
    void readsAccounts();
    void saysWhyJobsWait();
    void saysWhyJobsEnded_data();
    void saysWhyJobsEnded();
    void saysWhyJobsAreNotTaken();
};

namespace {

Cluster levante()
{
    Cluster out;
    out.name = QStringLiteral("levante");
    out.host = QStringLiteral("levante.dkrz.de");
    out.memory = QStringLiteral("4G");
    out.time = QStringLiteral("1:00:00");
    return out;
}

} // namespace

void SlurmTest::writesScripts()
{
    Cluster cluster = levante();
    cluster.partition = QStringLiteral("compute");
    cluster.account = QStringLiteral("bb1234");
    cluster.cpus = 16;
    cluster.gpus = QStringLiteral("a100:1");
    cluster.setup = {QStringLiteral("module load gdal")};
    cluster.options = {QStringLiteral("--mail-type=END")};
    const SlurmJob job{QStringLiteral("terrella-1"), QStringLiteral("/scratch/me/jobs/1"), QStringLiteral("/scratch/me/store"),
        {QStringLiteral("--jobs"), QStringLiteral("16")}};
    const QString script = jobScript(cluster, job);
    QVERIFY(script.startsWith(QStringLiteral("#!/bin/bash -l\n#SBATCH ")));
    for (const char* line : {"--job-name=terrella-1", "--partition=compute", "--account=bb1234", "--time=1:00:00", "--nodes=1", "--ntasks=1",
             "--cpus-per-task=16", "--mem=4G", "--gpus=a100:1", "--mail-type=END"})
        QVERIFY2(script.contains(QStringLiteral("\n#SBATCH ") + QLatin1String(line) + QLatin1Char('\n')), line);
    QVERIFY(!script.contains(QStringLiteral("constraint")));
    QVERIFY(script.contains(QStringLiteral("\nmodule load gdal\n")));
    // Slurm stops looking for its lines at the first command.
    QVERIFY(script.lastIndexOf(QStringLiteral("#SBATCH")) < script.indexOf(QStringLiteral("\ncd ")));
    QCOMPARE(engineMemory(cluster), 3LL << 30);
}

void SlurmTest::quotesFolders()
{
    const QString odd = QStringLiteral("/scratch/it's $(touch x)/jobs/1");
    const QString script = jobScript(levante(), {QStringLiteral("n"), odd, odd, {QStringLiteral("a'b")}});
    QVERIFY2(script.contains(QStringLiteral("cd '/scratch/it'\\''s $(touch x)/jobs/1' || exit 1")), qPrintable(script));
    QVERIFY(script.contains(QStringLiteral("'a'\\''b'")));
    Cluster cluster = levante();
    cluster.engine = QStringLiteral("~/my bundle/terrella-run");
    QCOMPARE(engineWord(cluster), QStringLiteral("\"$HOME\"/'my bundle/terrella-run'"));
}

void SlurmTest::writesArrays()
{
    QCOMPARE(arrayText({0, 1, 2, 5, 7, 8}, 10), QStringLiteral("0-2,5,7-8%10"));
    QCOMPARE(arrayText({3}, 0), QStringLiteral("3"));
    QCOMPARE(arrayText({}, 4), QString());
    Cluster cluster = levante();
    cluster.arrayLimit = 2;
    const QString script = jobScript(cluster, {QStringLiteral("n"), QStringLiteral("/f"), QStringLiteral("/s"), {}, {0, 1, 4}});
    QVERIFY2(script.contains(QStringLiteral("\n#SBATCH --array=0-1,4%2\n")), qPrintable(script));
    QVERIFY(script.contains(QStringLiteral("--output=members/%a/slurm-%A_%a.log")));
    QVERIFY(script.indexOf(QStringLiteral("cd \"members/$SLURM_ARRAY_TASK_ID\"")) > script.indexOf(QStringLiteral("cd '/f'")));
}

void SlurmTest::tellsMembersApart()
{
    const auto jobs = parseQueue(QStringLiteral("45_0|one|RUNNING|None|2026-03-01T10:00:00|1:02\n"
                                                "45_1|one|PENDING|JobArrayTaskLimit|N/A|0:00\n"
                                                "44_1|one|FAILED|NonZeroExitCode|2026-03-01T09:00:00|0:04\n"));
    QCOMPARE(jobs.size(), 2u);
    QCOMPARE(jobs.at(QStringLiteral("one_0")).state, QStringLiteral("RUNNING"));
    QCOMPARE(jobs.at(QStringLiteral("one_1")).id, QStringLiteral("45_1")); // the newest of that number
    const auto accounts = parseAccounts(QStringLiteral("45_0|one|COMPLETED|0:0|60|00:30.500||2048M|2\n"
                                                       "45_0.batch|batch|COMPLETED|0:0|60|00:30.500|1073741824||2\n"
                                                       "45_1|one|TIMEOUT|0:0|60|00:01.000||2048M|2\n"));
    QCOMPARE(accounts.at(QStringLiteral("one_0")).memory, 1LL << 30);
    QCOMPARE(accounts.at(QStringLiteral("one_1")).state, QStringLiteral("TIMEOUT"));
}

void SlurmTest::saysWhatToRaise()
{
    Cluster cluster = levante();
    const auto time = raiseAfter(cluster, QStringLiteral("TIMEOUT"), {}, 0);
    QVERIFY(time && time->key == QLatin1String("time") && time->from == QLatin1String("1:00:00") && time->to == QLatin1String("2:00:00"));
    const auto memory = raiseAfter(cluster, QStringLiteral("OUT_OF_MEMORY"), {}, 0);
    QVERIFY(memory && memory->key == QLatin1String("memory") && memory->to == QLatin1String("8G"));
    QVERIFY(!raiseAfter(cluster, QStringLiteral("FAILED"), QStringLiteral("No space left on device"), 10));
    cluster.time.clear(); // the partition's, which nobody told
    QCOMPARE(raiseAfter(cluster, QStringLiteral("TIMEOUT"), {}, 86400)->to, QStringLiteral("2-0:00:00"));
    QCOMPARE(slurmSeconds(timeText(90061)), 90061);
    const auto raised = cluster.with({{QStringLiteral("memory"), QStringLiteral("8G")}, {QStringLiteral("cpus"), 4}});
    QVERIFY(raised && raised->memory == QLatin1String("8G") && raised->cpus == 4 && raised->host == cluster.host);
    QVERIFY(!cluster.with({{QStringLiteral("host"), QStringLiteral("elsewhere")}}));
}

void SlurmTest::readsPartitions()
{
    const auto found = parsePartitions(QStringLiteral("debug*|up|1:00:00|2|2|2000|(null)|(null)\n"
                                                      "gpu|down|infinite|4|64|256000+|gpu:a100:4|a100,nvme\n"
                                                      "gpu|down|infinite|1|48|512000|(null)|(null)\n"
                                                      "sinfo: error: something\n"));
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0], (SlurmPartition{QStringLiteral("debug"), true, true, QStringLiteral("1:00:00"), 2, 2, 2000LL << 20, {}, {}}));
    QCOMPARE(found[1].name, QStringLiteral("gpu"));
    QVERIFY(!found[1].isUp);
    QCOMPARE(found[1].nodes, 5);
    QCOMPARE(found[1].cpus, 48);
    QCOMPARE(found[1].memory, 256000LL << 20);
    QCOMPARE(found[1].gpus, QStringLiteral("gpu:a100:4"));
}

void SlurmTest::readsTheQueue()
{
    const auto jobs = parseQueue(QStringLiteral("7|one|RUNNING|None|2026-03-01T10:00:00|1:02\n"
                                                "12|two|PENDING|Resources|N/A|0:00\n"
                                                "9|two|CANCELLED by 1001|None|N/A|0:00\n"
                                                "slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n"));
    QCOMPARE(jobs.size(), 2u);
    QCOMPARE(jobs.at(QStringLiteral("one")).start, QDateTime(QDate(2026, 3, 1), QTime(10, 0)));
    QVERIFY(!jobs.at(QStringLiteral("one")).isOver() && !jobs.at(QStringLiteral("one")).isWaiting());
    QCOMPARE(jobs.at(QStringLiteral("two")).id, QStringLiteral("12"));
    QVERIFY(jobs.at(QStringLiteral("two")).isWaiting());
    SlurmState cancelled;
    cancelled.state = QStringLiteral("CANCELLED by 1001");
    QVERIFY(cancelled.isOver());
}

void SlurmTest::readsAccounts()
{
    const auto jobs = parseAccounts(QStringLiteral("45|terrella-1|OUT_OF_MEMORY|0:125|60|00:30.500||2048M|2\n"
                                                   "45.batch|batch|OUT_OF_MEMORY|0:125|60|00:30.500|1073741824||2\n"
                                                   "46|other|CANCELLED by 1001|0:9|5|1-00:00:01||4Gn|1\n"));
    const SlurmAccount& one = jobs.at(QStringLiteral("terrella-1"));
    QCOMPARE(one.state, QStringLiteral("OUT_OF_MEMORY"));
    QCOMPARE(one.signal, 125);
    QCOMPARE(one.memory, 1LL << 30);
    QCOMPARE(one.memoryEfficiency().value_or(0.0), 0.5);
    QCOMPARE(one.cpuEfficiency().value_or(0.0), 30.5 / 120.0);
    QCOMPARE(jobs.at(QStringLiteral("other")).state, QStringLiteral("CANCELLED"));
    QCOMPARE(jobs.at(QStringLiteral("other")).cpuSeconds, 86401.0);
    QCOMPARE(jobs.at(QStringLiteral("other")).askedMemory, 4LL << 30);
}

void SlurmTest::saysWhyJobsWait()
{
    SlurmState state{QStringLiteral("12"), QStringLiteral("two"), QStringLiteral("PENDING"), QStringLiteral("Resources"), {}, QStringLiteral("0:00")};
    QCOMPARE(stateSentence(state), QStringLiteral("Job 12 waits: the nodes it needs are busy."));
    state.reason = QStringLiteral("ReqNodeNotAvail, UnavailableNodes:n[1-2]");
    state.start = QDateTime(QDate(2026, 3, 1), QTime(10, 0));
    QCOMPARE(stateSentence(state),
        QStringLiteral("Job 12 waits: a node that it needs is down, drained or reserved; it is expected to start at 2026-03-01 10:00."));
    QVERIFY(hopelessSentence(levante(), QStringLiteral("Priority")).isEmpty());
    QVERIFY(hopelessSentence(levante(), QStringLiteral("PartitionTimeLimit")).contains(QStringLiteral("Lower the time")));
}

void SlurmTest::saysWhyJobsEnded_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("says");
    QTest::newRow("time") << QStringLiteral("TIMEOUT") << -1 << QString() << QStringLiteral("Raise the time");
    QTest::newRow("time, from the log") << QString() << -1
                                        << QStringLiteral(
                                               "slurmstepd-vm: error: *** JOB 19 ON vm CANCELLED AT 2026-01-01T00:00:00 DUE TO TIME LIMIT ***")
                                        << QStringLiteral("Raise the time");
    QTest::newRow("memory") << QStringLiteral("OUT_OF_MEMORY") << -1 << QString() << QStringLiteral("for instance to 8G, and");
    QTest::newRow("memory, from the log") << QStringLiteral("FAILED") << 9
                                          << QStringLiteral("slurmstepd: error: Job 20 exceeded memory limit (430145536 > 52428800), being killed")
                                          << QStringLiteral("Raise the memory");
    QTest::newRow("disk") << QStringLiteral("FAILED") << 1 << QStringLiteral("cannot write: No space left on device")
                          << QStringLiteral("Make room there");
    QTest::newRow("cancelled") << QStringLiteral("CANCELLED") << -1 << QString() << QStringLiteral("was cancelled there");
    QTest::newRow("node") << QStringLiteral("NODE_FAIL") << -1 << QString() << QStringLiteral("A node of 'levante' failed");
    QTest::newRow("engine") << QStringLiteral("FAILED") << 127 << QStringLiteral("job.sh: line 9: terrella-run: command not found")
                            << QStringLiteral("did not find the engine");
    QTest::newRow("nothing") << QString() << -1 << QString() << QStringLiteral("is gone and left no word");
}

void SlurmTest::saysWhyJobsEnded()
{
    QFETCH(QString, state);
    QFETCH(int, code);
    QFETCH(QString, log);
    QFETCH(QString, says);
    const Error error = endError(levante(), state, code, log);
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
}

void SlurmTest::saysWhyJobsAreNotTaken()
{
    Cluster cluster = levante();
    cluster.partition = QStringLiteral("nope");
    const QString partition = submitError(cluster,
        QStringLiteral(
            "sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job submission failed: Invalid partition name specified"))
                                  .message;
    QVERIFY2(partition.startsWith(QStringLiteral("'levante' has no partition 'nope'")), qPrintable(partition));
    QVERIFY(submitError(cluster,
        QStringLiteral("sbatch: error: Memory specification can not be satisfied\nsbatch: error: Batch job submission failed: Requested node "
                       "configuration is not available"))
                .message.contains(QStringLiteral("4G of memory")));
    QVERIFY(submitError(cluster, QStringLiteral("sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)"))
                .message.contains(QStringLiteral("does not answer")));
}

QTEST_GUILESS_MAIN(SlurmTest)
#include "slurm_test.moc"
