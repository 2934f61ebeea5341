// SPDX-License-Identifier: GPL-3.0-or-later
// Data that lie on a cluster and are read there, on a real Slurm behind a real sshd.
#include "tests/places/fixture_case.h"

#include <memory>

using namespace terrella;
using namespace terrella::test;

class PlacedDataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void readsWhereTheyLie();
    void saysWhereANodeMustRun();
    void namesWhatIsWrongThere();

private:
    QString pipeline(const QString& file, const QString& place) const;
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<FixtureCase> m_case;
    int m_number = 0;
};

namespace {

bool writes(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

void PlacedDataTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
}

void PlacedDataTest::cleanupTestCase()
{
    m_case.reset();
    m_cluster.reset();
}

void PlacedDataTest::init()
{
    m_case = std::make_unique<FixtureCase>();
    const Outcome added = m_case->addCluster(*m_cluster, QStringLiteral("hpc"), QStringLiteral("data %1").arg(++m_number));
    QVERIFY2(added.code == 0, qPrintable(added.both()));
}

/// open and detect there, stitch here.
QString PlacedDataTest::pipeline(const QString& file, const QString& place) const
{
    QJsonObject nodes = lowNodes(file);
    for (const char* id : {"open", "detect"}) {
        QJsonObject node = nodes.value(QLatin1String(id)).toObject();
        node.insert(QStringLiteral("place"), place);
        nodes.insert(QLatin1String(id), node);
    }
    return m_case->writePipeline(QStringLiteral("low.terrella"), nodes, lowLinks());
}

void PlacedDataTest::readsWhereTheyLie()
{
    const QString there = m_cluster->path(QStringLiteral("scratch/their data/it's $(touch hacked).nc"));
    QVERIFY(writes(there, lowFile()));
    const QString file = pipeline(QStringLiteral("hpc:") + there, QStringLiteral("hpc"));
    const QStringList run{QStringLiteral("run"), file, QStringLiteral("--json")};

    // Checking connects nowhere, and says what is not known.
    m_cluster->stop("sshd");
    const Outcome check = m_case->call({QStringLiteral("check"), file});
    QVERIFY(m_cluster->startSshd());
    QVERIFY2(check.code == 0 && check.both().contains(QStringLiteral("is looked at when the pipeline is planned or run")), qPrintable(check.both()));

    const Outcome plan = m_case->call({QStringLiteral("plan"), file, QStringLiteral("--json")});
    QVERIFY2(plan.code == 0, qPrintable(plan.both()));
    const QJsonObject part = plan.json().value(QStringLiteral("parts")).toArray().first().toObject();
    QCOMPARE(part.value(QStringLiteral("nodes")).toArray(), (QJsonArray{QStringLiteral("detect"), QStringLiteral("open")}));
    QCOMPARE(part.value(QStringLiteral("send")).toObject().value(QStringLiteral("files")).toInt(), 0);

    const Outcome first = m_case->call(run);
    QVERIFY2(first.code == 0, qPrintable(first.both().right(4000)));
    QVERIFY2(first.out.contains(QStringLiteral("'hpc' has everything that the job needs")), qPrintable(first.both().right(4000)));
    QVERIFY(!QDir(m_cluster->path(QStringLiteral("scratch/data %1/files").arg(m_number))).exists());
    QVERIFY(!QFile::exists(m_cluster->path(QStringLiteral("scratch/their data/hacked"))));

    // The same keys and bytes as from a copy that lies here.
    FixtureCase local;
    local.write(QStringLiteral("copy.nc"), lowFile());
    const QString copy = local.writePipeline(QStringLiteral("low.terrella"), lowNodes(QStringLiteral("copy.nc")), lowLinks());
    const Outcome here = local.call({QStringLiteral("run"), copy});
    QVERIFY2(here.code == 0, qPrintable(here.both()));
    const auto expected = local.resultFiles(), got = m_case->resultFiles();
    QVERIFY(got.size() >= 2);
    for (const auto& [path, bytes] : got)
        QVERIFY2(expected.count(path) > 0 && expected.at(path) == bytes, qPrintable(path));

    const Outcome second = m_case->call(run);
    QVERIFY2(second.code == 0 && !second.out.contains(QStringLiteral("was submitted")) && !second.out.contains(QStringLiteral("\"started\"")),
        qPrintable(second.both()));
    // Other data of that name are other data.
    LowOptions longer;
    longer.steps = 14;
    QVERIFY(writes(there, lowFile(longer)));
    const Outcome third = m_case->call(run);
    QVERIFY2(third.code == 0 && third.out.contains(QStringLiteral("was submitted")), qPrintable(third.both().right(4000)));
    QCOMPARE(eventsOf(third, "finished", QStringLiteral("stitch")).size(), 1u);
}

void PlacedDataTest::saysWhereANodeMustRun()
{
    const QString there = m_cluster->path(QStringLiteral("scratch/low.nc"));
    QVERIFY(writes(there, lowFile()));
    const Outcome nowhere = m_case->call({QStringLiteral("check"), pipeline(QStringLiteral("hpc:") + there, {}), QStringLiteral("--json")});
    QVERIFY(nowhere.code != 0);
    QJsonObject problem;
    for (const QJsonValue& one : nowhere.json().value(QStringLiteral("problems")).toArray()) {
        if (one.toObject().value(QStringLiteral("code")) == QLatin1String("file.on_cluster"))
            problem = one.toObject();
    }
    QVERIFY2(problem.value(QStringLiteral("node")) == QLatin1String("open"), qPrintable(nowhere.both()));
    const QJsonObject fix = problem.value(QStringLiteral("fixes")).toArray().first().toObject().value(QStringLiteral("edit")).toObject();
    QCOMPARE(fix,
        (QJsonObject{{QStringLiteral("edit"), QStringLiteral("set_place")}, {QStringLiteral("id"), QStringLiteral("open")},
            {QStringLiteral("place"), QStringLiteral("hpc")}}));
    // What only names the data there is of no use here.
    const QString file = pipeline(QStringLiteral("hpc:") + there, QStringLiteral("hpc"));
    const Outcome apart = m_case->call({QStringLiteral("run"), file, QStringLiteral("--place"), QStringLiteral("detect=here")});
    QVERIFY2(apart.code != 0, qPrintable(apart.both()));
    QVERIFY2(
        apart.err.contains(QStringLiteral("'open' only names data that lie on 'hpc', and 'detect' needs them elsewhere")), qPrintable(apart.both()));
}

void PlacedDataTest::namesWhatIsWrongThere()
{
    const QString missing = m_cluster->path(QStringLiteral("scratch/nothing here.nc"));
    const Outcome absent = m_case->call({QStringLiteral("run"), pipeline(QStringLiteral("hpc:") + missing, QStringLiteral("hpc"))});
    QVERIFY(absent.code != 0);
    QVERIFY2(absent.err.contains(QStringLiteral("on 'hpc'")) && absent.err.contains(missing), qPrintable(absent.both()));
    const QString broken = m_cluster->path(QStringLiteral("scratch/broken.nc"));
    QVERIFY(writes(broken, lowFile().left(300)));
    const Outcome torn = m_case->call({QStringLiteral("run"), pipeline(QStringLiteral("hpc:") + broken, QStringLiteral("hpc"))});
    QVERIFY(torn.code != 0);
    QVERIFY2(torn.err.contains(QStringLiteral("on 'hpc'")) && torn.err.contains(QStringLiteral("broken.nc")), qPrintable(torn.both()));
    QVERIFY(!torn.both().contains(QStringLiteral("was submitted")));
}

QTEST_GUILESS_MAIN(PlacedDataTest)
#include "placed_data_test.moc"
