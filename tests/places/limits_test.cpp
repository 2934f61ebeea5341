// SPDX-License-Identifier: GPL-3.0-or-later
// Limits of a cluster that a run hits: time, disk. Each ends in a sentence that says what happened and what to do, and resuming goes on.
#include "pipelines/places/cluster_client.h"
#include "tests/places/placed_case.h"

#include <QScopeGuard>

#include <sys/mount.h>

using namespace terrella;
using namespace terrella::test;

class LimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void timeIsUp();
    void diskIsFullWhileDataIsSent_data();
    void diskIsFullWhileDataIsSent();
    void diskIsFullWhileAJobRuns();
    void accountingIsAsked();

private:
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<PlacedCase> m_case;
    bool m_hasAccounting = false;
};

void LimitsTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    m_hasAccounting = TestCluster::lacking(true, true).isEmpty();
    SKIP_UNLESS_UP(m_cluster->startSlurm(m_hasAccounting));
}

void LimitsTest::cleanupTestCase()
{
    m_case.reset();
    m_cluster.reset();
}

void LimitsTest::init() { m_case = std::make_unique<PlacedCase>(*m_cluster); }

namespace {

/// A folder with so little room while it lives; there is none for those who may not mount.
class SmallDisk {
public:
    SmallDisk(const QString& folder, const char* size) : m_folder(QFile::encodeName(folder))
    {
        QDir().mkpath(folder);
        m_mounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, size) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool isThere() const { return m_mounted; }
    bool grow(const char* size) { return ::mount("tmpfs", m_folder.constData(), "tmpfs", MS_REMOUNT, size) == 0; }

private:
    const QByteArray m_folder;
    bool m_mounted = false;
};

} // namespace

void LimitsTest::timeIsUp()
{
    // Slurm counts in minutes and looks twice in one.
    const QString flag = m_case->sample.path("fast");
    QVERIFY(m_case
                ->change({QStringLiteral("--time"), QStringLiteral("1"), QStringLiteral("--engine"),
                    m_case->engine("[ -e '" + flag.toUtf8() + "' ] || sleep 600")})
                .code
        == 0);
    const Outcome failed = m_case->run(m_case->cyclones(), QStringLiteral("detect=hpc"), 240000);
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.err.contains(QStringLiteral("The job on 'hpc' was stopped at its time limit (1). Raise the time")),
        qPrintable(failed.both().right(3000)));
    QVERIFY2(
        m_case->events().contains("\"node\":\"detect\",\"type\":\"failed\"") || failed.out.contains(QStringLiteral("was stopped at its time limit")),
        m_case->events().right(3000).constData());
    // As the sentence says.
    QVERIFY(m_case->sample.write(QStringLiteral("fast"), "") == flag);
    QVERIFY(m_case->change({QStringLiteral("--time"), QStringLiteral("10")}).code == 0);
    const Outcome resumed = m_case->resume(m_case->runFolder());
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both().right(3000)));
}

void LimitsTest::diskIsFullWhileDataIsSent_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QByteArray>("size");
    QTest::newRow("a large file, by itself") << 2400 << QByteArray("size=6m");
    QTest::newRow("small files, in a stream") << 500 << QByteArray("size=2m");
}

void LimitsTest::diskIsFullWhileDataIsSent()
{
    QFETCH(int, steps);
    QFETCH(QByteArray, size);
    SmallDisk disk(m_case->folder(), size.constData());
    if (!disk.isThere())
        QSKIP("NOT TESTED: a full disk on the cluster. Only root can make a small one.");
    LowOptions options;
    options.steps = steps;
    m_case->sample.write(QStringLiteral("large.nc"), lowFile(options));
    const QString pipeline = m_case->sample.writePipeline(QStringLiteral("low.terrella"), lowNodes(QStringLiteral("large.nc")), lowLinks());
    const Outcome failed = m_case->run(pipeline, QStringLiteral("hpc"));
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.err.contains(QStringLiteral("The disk or the quota of 'hpc' is full below its working folder"))
            && failed.err.contains(QStringLiteral("Make room there and resume the run")),
        qPrintable(failed.both().right(3000)));
    QCOMPARE(m_case->jobsStarted(), 0);
    QVERIFY(disk.grow("size=200m"));
    const Outcome resumed = m_case->resume(m_case->runFolder());
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both().right(3000)));
}

void LimitsTest::diskIsFullWhileAJobRuns()
{
    SmallDisk disk(m_case->folder(), "size=20m");
    if (!disk.isThere())
        QSKIP("NOT TESTED: a full disk on the cluster. Only root can make a small one.");
    const Outcome failed = m_case->run(m_case->cyclones(0.5, 40), QStringLiteral("storms=hpc"));
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.err.contains(QStringLiteral("The disk or the quota of 'hpc' is full below its working folder")),
        qPrintable(failed.both().right(3000)));
    QCOMPARE(m_case->jobsStarted(), 1);
    QVERIFY(disk.grow("size=800m"));
    const Outcome resumed = m_case->resume(m_case->runFolder());
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both().right(3000)));
}

void LimitsTest::accountingIsAsked()
{
    if (!m_hasAccounting)
        QSKIP(qPrintable(QStringLiteral("NOT TESTED: Slurm's accounting. What is missing here: ") + TestCluster::lacking(true, true)));
    const Outcome test = m_case->sample.call({QStringLiteral("clusters"), QStringLiteral("test"), QStringLiteral("hpc"), QStringLiteral("--json")});
    QVERIFY2(test.json().value(QStringLiteral("accounting")).toBool(), qPrintable(test.both()));
    const Outcome ran = m_case->run(m_case->cyclones(0.5, 40), QStringLiteral("storms=hpc"));
    QVERIFY2(ran.code == 0, qPrintable(ran.both().right(3000)));
    const QString name = QFileInfo(m_case->jobFolders().value(0)).fileName();
    ClusterClient client(m_cluster->cluster());
    std::optional<SlurmAccount> account;
    for (int i = 0; i < 100 && (!account || account->state != QLatin1String("COMPLETED")); ++i) { // it hears by and by
        const auto asked = client.account(name);
        QVERIFY2(asked, qPrintable(asked ? QString() : asked.error().message));
        account = *asked;
        QTest::qWait(200);
    }
    QVERIFY(account);
    QCOMPARE(account->state, QStringLiteral("COMPLETED"));
    QCOMPARE(account->cpus, 2);
    QCOMPARE(account->askedMemory, 900LL << 20);
    QVERIFY2(account->cpuSeconds > 0.0 && account->cpuEfficiency().value_or(0.0) <= 1.5, qPrintable(QString::number(account->cpuSeconds)));

    // While it is away, a run is as without it: it is only not told what was used.
    QVERIFY(m_cluster->stop("slurmdbd"));
    const auto restart = qScopeGuard([&] { m_cluster->startAccounting(); });
    const Outcome without = m_case->run(m_case->cyclones(), QStringLiteral("storms=hpc"));
    QVERIFY2(without.code == 0, qPrintable(without.both().right(3000)));
    const auto none = client.account(name);
    QVERIFY2(none && !*none, "an account without accounting");
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
