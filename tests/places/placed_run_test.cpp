// SPDX-License-Identifier: GPL-3.0-or-later
// Pipelines of which a part runs on a real Slurm behind a real sshd: terrella-run as its users call it.
#include "pipelines/places/ssh_connection.h"
#include "tests/places/placed_case.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <csignal>
#include <map>
#include <memory>

using namespace terrella;
using namespace terrella::test;

class PlacedRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void givesTheSameAsHere();
    void sendsFilesByTheirContent();
    void showsThePlan();
    void submitsTheScriptOfThePlan();
    void isFoundAgainAfterAKill();
    void waitsForALostConnection();
    void isCancelled();
    void tellsOfAJobCancelledOutside();
    void tellsOfTheMemoryLimit();
    void saysWhyItWaits();
    void failsOnlyWhatDependsOnIt();
    void refusesUnknownClusters();

private:
    [[nodiscard]] QString cyclones(double spacing = 2.0, int steps = 0) const { return coarseCyclones(*m_case, spacing, steps); }
    [[nodiscard]] std::map<QString, QByteArray> resultFiles(const SampleCase& place) const;
    [[nodiscard]] QString jobs() const;
    std::unique_ptr<QProcess> startSlow(QString* runFolder, const QStringList& more = {});
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<SampleCase> m_case;
    int m_number = 0;
};

void PlacedRunTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
}

void PlacedRunTest::cleanupTestCase()
{
    m_case.reset();
    m_cluster.reset();
}

/// Each test has a store here and a working folder there of its own.
void PlacedRunTest::init()
{
    m_case = std::make_unique<SampleCase>();
    m_case->environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_case->path("config"));
    QStringList add{QStringLiteral("clusters"), QStringLiteral("add"), QStringLiteral("hpc"), QStringLiteral("--host"), QStringLiteral("test-hpc"),
        QStringLiteral("--ssh-config"), m_cluster->config(), QStringLiteral("--memory"), QStringLiteral("900M"), QStringLiteral("--cpus"),
        QStringLiteral("2"), QStringLiteral("--time"), QStringLiteral("10"), QStringLiteral("--engine"), SampleCase::program(),
        QStringLiteral("--folder"), QStringLiteral("$SCRATCH/it's work %1").arg(++m_number)};
    for (const QString& line : m_cluster->cluster().setup)
        add << QStringLiteral("--setup") << line;
    const Outcome added = m_case->call(add);
    QVERIFY2(added.code == 0, qPrintable(added.both()));
}

/// What lies in a store by path, but for records, which tell when and where.
std::map<QString, QByteArray> PlacedRunTest::resultFiles(const SampleCase& place) const
{
    std::map<QString, QByteArray> out;
    const QString root = place.path("store") + QStringLiteral("/objects");
    QDirIterator walk(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (file.fileName().endsWith(QStringLiteral("/object.json")) || !file.open(QIODevice::ReadOnly))
            continue;
        out[QDir(root).relativeFilePath(file.fileName())] = file.readAll();
    }
    return out;
}

/// All that Slurm knows.
QString PlacedRunTest::jobs() const
{
    return m_cluster->slurm(QStringLiteral("squeue"),
        {QStringLiteral("-h"), QStringLiteral("-t"), QStringLiteral("all"), QStringLiteral("-o"), QStringLiteral("%i %j %T")});
}

void PlacedRunTest::givesTheSameAsHere()
{
    const QString pipeline = cyclones();
    SampleCase local;
    const Outcome here = local.call({QStringLiteral("run"), pipeline, QStringLiteral("--place"), QStringLiteral("here")});
    QVERIFY2(here.code == 0, qPrintable(here.both()));

    const QStringList run{QStringLiteral("run"), pipeline, QStringLiteral("--place"), QStringLiteral("detect=hpc"), QStringLiteral("--json")};
    const Outcome there = m_case->call(run);
    QVERIFY2(there.code == 0, qPrintable(there.both().right(2500)));
    QVERIFY2(there.out.contains(QStringLiteral("was submitted to 'hpc'")), qPrintable(there.both().right(2500)));
    bool progressed = false, isThere = false;
    for (const QJsonObject& event : there.lines()) {
        const QJsonObject details = event.value(QStringLiteral("details")).toObject();
        const bool isDetect = event.value(QStringLiteral("node")) == QLatin1String("detect");
        progressed = progressed
            || (isDetect && event.value(QStringLiteral("type")) == QLatin1String("started")
                && details.value(QStringLiteral("place")) == QLatin1String("hpc"));
        isThere = isThere
            || (isDetect && event.value(QStringLiteral("type")) == QLatin1String("finished")
                && !details.value(QStringLiteral("outputs")).toObject().isEmpty());
        // Nothing but detect ran there, and detect ran nowhere else.
        if (event.value(QStringLiteral("type")) == QLatin1String("started"))
            QCOMPARE(details.contains(QStringLiteral("place")), isDetect);
    }
    QVERIFY2(progressed && isThere, qPrintable(there.both().right(2500)));
    const auto expected = resultFiles(local), got = resultFiles(*m_case);
    QVERIFY(expected.size() > 3);
    QCOMPARE(got.size(), expected.size());
    for (const auto& [path, bytes] : expected) {
        QVERIFY2(got.count(path) > 0, qPrintable(path));
        QVERIFY2(got.at(path) == bytes, qPrintable(path));
    }

    // Once more: nothing is sent, nothing computed, nobody even asked.
    m_cluster->stop("sshd");
    const Outcome again = m_case->call(run);
    QVERIFY(m_cluster->startSshd());
    QVERIFY2(again.code == 0, qPrintable(again.both()));
    QVERIFY2(!again.out.contains(QStringLiteral("\"started\"")) && !again.out.contains(QStringLiteral("submitted")), qPrintable(again.both()));

    // A change behind the part on the cluster runs here alone; one within it goes there, with nothing to send.
    const Outcome behind = m_case->call(run + QStringList{QStringLiteral("--set"), QStringLiteral("stitch.min_duration=48")});
    QVERIFY2(behind.code == 0 && !behind.out.contains(QStringLiteral("submitted")), qPrintable(behind.both()));
    const Outcome within = m_case->call(run + QStringList{QStringLiteral("--set"), QStringLiteral("detect.merge_distance=7")});
    QVERIFY2(within.code == 0, qPrintable(within.both()));
    QVERIFY2(within.out.contains(QStringLiteral("'hpc' has everything that the job needs")), qPrintable(within.both()));
}

void PlacedRunTest::sendsFilesByTheirContent()
{
    // A name that a careless shell would run.
    const QString odd = QStringLiteral("it's $(touch hacked) \"low\"\n.nc");
    m_case->write(odd, lowFile({}));
    const QString pipeline = m_case->writePipeline(QStringLiteral("low.terrella"), lowNodes(odd), lowLinks());
    SampleCase local;
    const Outcome here = local.call({QStringLiteral("run"), pipeline});
    QVERIFY2(here.code == 0, qPrintable(here.both()));
    const QStringList run{QStringLiteral("run"), pipeline, QStringLiteral("--place"), QStringLiteral("hpc"), QStringLiteral("--json")};
    const Outcome there = m_case->call(run);
    QVERIFY2(there.code == 0, qPrintable(there.both().right(3000)));
    QVERIFY2(there.out.contains(QStringLiteral("0 results and 1 files")), qPrintable(there.both().right(2500)));
    const auto expected = resultFiles(local), got = resultFiles(*m_case);
    qsizetype tables = 0;
    for (const auto& [path, bytes] : got) {
        if (!path.endsWith(QStringLiteral(".gpkg")))
            continue;
        ++tables;
        QVERIFY2(expected.count(path) > 0 && expected.at(path) == bytes, qPrintable(path));
    }
    QVERIFY(tables > 0);
    // A changed pipeline on the same file sends nothing.
    const Outcome changed = m_case->call(run + QStringList{QStringLiteral("--set"), QStringLiteral("detect.merge_distance=7")});
    QVERIFY2(changed.code == 0, qPrintable(changed.both()));
    QVERIFY2(changed.out.contains(QStringLiteral("'hpc' has everything that the job needs")), qPrintable(changed.both()));
    QDirIterator walk(m_cluster->path(QStringLiteral("scratch")), {QStringLiteral("hacked")}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(!walk.hasNext() && !QFile::exists(m_case->path("hacked")));
}

void PlacedRunTest::showsThePlan()
{
    const QString pipeline = cyclones();
    const QString before = jobs();
    const QStringList plan{QStringLiteral("plan"), pipeline, QStringLiteral("--place"), QStringLiteral("detect=hpc"), QStringLiteral("--json")};
    const Outcome first = m_case->call(plan);
    QVERIFY2(first.code == 0, qPrintable(first.both()));
    QJsonObject part = first.json().value(QStringLiteral("parts")).toArray().first().toObject();
    QCOMPARE(part.value(QStringLiteral("made_here_first")).toArray(), QJsonArray{QStringLiteral("storms")});
    QVERIFY(part.value(QStringLiteral("script")).toString().contains(QStringLiteral("#SBATCH --mem=900M")));
    const Outcome made = m_case->call({QStringLiteral("run"), pipeline, QStringLiteral("--to"), QStringLiteral("storms")});
    QVERIFY2(made.code == 0, qPrintable(made.both()));
    const Outcome second = m_case->call(plan);
    QVERIFY2(second.code == 0, qPrintable(second.both()));
    part = second.json().value(QStringLiteral("parts")).toArray().first().toObject();
    QCOMPARE(part.value(QStringLiteral("send")).toObject().value(QStringLiteral("results")).toInt(), 1);
    QVERIFY(part.value(QStringLiteral("send")).toObject().value(QStringLiteral("bytes")).toInteger() > 100000);
    QCOMPARE(part.value(QStringLiteral("bring_back")).toObject().value(QStringLiteral("nodes")).toArray(), QJsonArray{QStringLiteral("detect")});
    const QStringList after = jobs().split(QLatin1Char('\n'));
    for (const QString& job : after) // Slurm forgets those that ended a while ago
        QVERIFY2(before.contains(job), qPrintable(job));
    QVERIFY(m_case->call({QStringLiteral("plan"), pipeline, QStringLiteral("--place"), QStringLiteral("detect=hpc")})
                .out.contains(QStringLiteral("Here: stitch, storms")));
}

/// Word for word, but for the name of the job; and it runs by hand.
void PlacedRunTest::submitsTheScriptOfThePlan()
{
    const QString pipeline = cyclones();
    QVERIFY(m_case->call({QStringLiteral("run"), pipeline, QStringLiteral("--to"), QStringLiteral("storms")}).code == 0);
    const QStringList what{pipeline, QStringLiteral("--place"), QStringLiteral("detect=hpc"), QStringLiteral("--json")};
    const Outcome plan = m_case->call(QStringList{QStringLiteral("plan")} + what);
    QVERIFY2(plan.code == 0, qPrintable(plan.both()));
    const QString planned = plan.json().value(QStringLiteral("parts")).toArray().first().toObject().value(QStringLiteral("script")).toString();
    QVERIFY2(planned.contains(QStringLiteral("--given")), qPrintable(planned));
    const Outcome run = m_case->call(QStringList{QStringLiteral("run")} + what);
    QVERIFY2(run.code == 0, qPrintable(run.both().right(2500)));

    QString folder;
    QDirIterator walk(m_cluster->path({}), {QStringLiteral("job.sh")}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        if (path.contains(QStringLiteral("it's work %1/").arg(m_number)))
            folder = QFileInfo(path).absolutePath();
    }
    QVERIFY(!folder.isEmpty());
    QFile file(folder + QStringLiteral("/job.sh"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()).replace(QFileInfo(folder).fileName(), QStringLiteral("terrella-plan")), planned);

    QVERIFY(QDir(folder + QStringLiteral("/run")).removeRecursively());
    QVERIFY(QFile::remove(folder + QStringLiteral("/exit")));
    QProcess byHand;
    byHand.setProcessChannelMode(QProcess::MergedChannels);
    byHand.start(QStringLiteral("bash"), {folder + QStringLiteral("/job.sh")});
    QVERIFY(byHand.waitForFinished(120000));
    QVERIFY2(byHand.exitCode() == 0, qPrintable(QString::fromUtf8(byHand.readAll())));
    QVERIFY(QFile::exists(folder + QStringLiteral("/exit")));
}

/// A run that is in its job for a while, with the folder it has.
std::unique_ptr<QProcess> PlacedRunTest::startSlow(QString* runFolder, const QStringList& more)
{
    auto process = m_case->start(
        QStringList{QStringLiteral("run"), cyclones(0.5, 400), QStringLiteral("--place"), QStringLiteral("storms=hpc"), QStringLiteral("--json")}
        + more);
    QElapsedTimer clock;
    clock.start();
    QByteArray said;
    while (clock.elapsed() < 60000 && !said.contains("\"place\":\"hpc\"},\"fraction\"") && process->state() != QProcess::NotRunning) {
        process->waitForReadyRead(100);
        said += process->readAllStandardOutput();
        if (said.contains("\"type\":\"progress\""))
            break;
    }
    *runFolder = QJsonDocument::fromJson(said.left(said.indexOf('\n'))).object().value(QStringLiteral("run")).toString();
    return process;
}

void PlacedRunTest::isFoundAgainAfterAKill()
{
    QString folder;
    const auto process = startSlow(&folder);
    QVERIFY2(!folder.isEmpty() && process->state() == QProcess::Running, process->readAllStandardError().constData());
    ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
    QVERIFY(process->waitForFinished(10000));
    const auto resumed = m_case->start({QStringLiteral("run"), QStringLiteral("--resume"), folder, QStringLiteral("--json")});
    const Outcome again = SampleCase::finish(*resumed, 120000);
    QVERIFY2(again.code == 0, qPrintable(again.both()));
    QVERIFY2(again.out.contains(QStringLiteral("again")) && !again.out.contains(QStringLiteral("submitted")), qPrintable(again.both()));
    // One job, and each of its events told once.
    QFile file(folder + QStringLiteral("/events.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::map<qint64, int> told;
    int started = 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        const QJsonObject details = event.value(QStringLiteral("details")).toObject();
        if (details.contains(QStringLiteral("at")))
            ++told[details.value(QStringLiteral("at")).toInteger()];
        started += event.value(QStringLiteral("type")) == QLatin1String("started") && event.value(QStringLiteral("node")) == QLatin1String("storms")
            ? 1
            : 0;
    }
    QCOMPARE(started, 1);
    QVERIFY(told.size() > 3);
    for (const auto& [at, times] : told)
        QCOMPARE(times, 1);
}

void PlacedRunTest::waitsForALostConnection()
{
    QString folder;
    const auto process = startSlow(&folder);
    QVERIFY(!folder.isEmpty() && process->state() == QProcess::Running);
    m_cluster->stop("sshd");
    // The shared connection outlives its listener: it goes as well.
    SshConnection(QStringLiteral("test-hpc"), m_cluster->config()).close();
    QTest::qWait(4000);
    QVERIFY(m_cluster->startSshd());
    Outcome ended = SampleCase::finish(*process, 120000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both()));
    QFile file(folder + QStringLiteral("/events.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray events = file.readAll();
    QVERIFY2(events.contains("The job goes on; trying again."), events.right(3000).constData());
    QCOMPARE(events.count("was submitted to"), 1);
}

void PlacedRunTest::isCancelled()
{
    QString folder;
    const auto process = startSlow(&folder);
    QVERIFY(!folder.isEmpty() && process->state() == QProcess::Running);
    const Outcome cancel = m_case->call({QStringLiteral("cancel"), folder});
    Outcome ended = SampleCase::finish(*process, 30000);
    QVERIFY2(cancel.code == 0 && ended.code == 130, qPrintable(cancel.both() + ended.both()));
    QTRY_VERIFY_WITH_TIMEOUT(!jobs().contains(QStringLiteral("RUNNING")), 20000);
}

void PlacedRunTest::tellsOfAJobCancelledOutside()
{
    QString folder;
    const auto process = startSlow(&folder);
    QVERIFY(!folder.isEmpty() && process->state() == QProcess::Running);
    m_cluster->slurm(
        QStringLiteral("scancel"), {QStringLiteral("--state=RUNNING"), QStringLiteral("-u"), qEnvironmentVariable("USER", QStringLiteral("root"))});
    Outcome ended = SampleCase::finish(*process, 60000);
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains(QStringLiteral("was cancelled there, not by this run")), qPrintable(ended.both()));
}

void PlacedRunTest::tellsOfTheMemoryLimit()
{
    // An engine that is one but for its runs, which take all they get.
    const QString engine = m_case->write(QStringLiteral("hungry"),
        "#!/bin/bash\n[ \"$1\" = run ] || exec '" + SampleCase::program().toUtf8()
            + "' \"$@\"\nhead -c 300000000 /dev/zero | tail -c 299999999 | sleep 60\n");
    QVERIFY(QFile::setPermissions(engine, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(m_case
                ->call({QStringLiteral("clusters"), QStringLiteral("add"), QStringLiteral("hpc"), QStringLiteral("--memory"), QStringLiteral("64M"),
                    QStringLiteral("--engine"), engine})
                .code
        == 0);
    const Outcome failed = m_case->call({QStringLiteral("run"), cyclones(), QStringLiteral("--place"), QStringLiteral("detect=hpc")});
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.err.contains(QStringLiteral("needed more than the 64M of memory")) && failed.err.contains(QStringLiteral("for instance to 128M")),
        qPrintable(failed.both()));
    // The way out is one step.
    QVERIFY2(failed.err.contains(QStringLiteral("--resource detect.memory=128M")), qPrintable(failed.both()));
}

void PlacedRunTest::saysWhyItWaits()
{
    const auto setNode = [&](const char* state) {
        m_cluster->slurm(QStringLiteral("scontrol"),
            {QStringLiteral("update"), QStringLiteral("nodename=n1"), QLatin1String(state), QStringLiteral("reason=test")});
    };
    setNode("state=drain");
    const auto process = m_case->start({QStringLiteral("run"), cyclones(), QStringLiteral("--place"), QStringLiteral("detect=hpc")});
    QByteArray said;
    const auto waits = [&] {
        said += process->readAllStandardError();
        return said.contains("waits: ") && (said.contains("DRAINED") || said.contains("drained"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(waits(), 40000);
    setNode("state=resume");
    const Outcome ended = SampleCase::finish(*process);
    QVERIFY2(ended.code == 0, qPrintable(QString::fromUtf8(said) + ended.both()));
}

void PlacedRunTest::failsOnlyWhatDependsOnIt()
{
    // More memory than the cluster has: the part there fails with a sentence, what does not need it runs here.
    QVERIFY(
        m_case->call({QStringLiteral("clusters"), QStringLiteral("add"), QStringLiteral("hpc"), QStringLiteral("--memory"), QStringLiteral("900G")})
            .code
        == 0);
    const Outcome failed
        = m_case->call({QStringLiteral("run"), cyclones(), QStringLiteral("--place"), QStringLiteral("detect=hpc"), QStringLiteral("--json")});
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.err.contains(QStringLiteral("900G of memory")), qPrintable(failed.both()));
    int finished = 0, skipped = 0;
    for (const QJsonObject& event : failed.lines()) {
        finished += event.value(QStringLiteral("type")) == QLatin1String("finished") && event.value(QStringLiteral("node")) == QLatin1String("storms")
            ? 1
            : 0;
        skipped += event.value(QStringLiteral("type")) == QLatin1String("skipped") && event.value(QStringLiteral("node")) == QLatin1String("stitch")
            ? 1
            : 0;
    }
    QCOMPARE(finished, 1);
    QCOMPARE(skipped, 1);
}

void PlacedRunTest::refusesUnknownClusters()
{
    const Outcome unknown = m_case->call({QStringLiteral("run"), cyclones(), QStringLiteral("--place"), QStringLiteral("levante")});
    QCOMPARE(unknown.code, 4);
    QVERIFY2(unknown.err.contains(QStringLiteral("There is no cluster 'levante'; there are: hpc.")), qPrintable(unknown.both()));
    const Outcome noMemory
        = m_case->call({QStringLiteral("clusters"), QStringLiteral("add"), QStringLiteral("other"), QStringLiteral("--host"), QStringLiteral("x")});
    QCOMPARE(noMemory.code, 2);
    QVERIFY2(noMemory.err.contains(QStringLiteral("Say how much memory a job gets")), qPrintable(noMemory.both()));
}

QTEST_GUILESS_MAIN(PlacedRunTest)
#include "placed_run_test.moc"
