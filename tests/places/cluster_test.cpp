// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of clusters: what is wrong with them is said before anything is sent.
#include "pipelines/places/cluster.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

class ClusterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wantsMemory();
    void refuses_data();
    void refuses();
    void readsSlurmsForms();
    void isKept();
    void findsAliases();
};

namespace {

Cluster good()
{
    Cluster out;
    out.name = QStringLiteral("levante");
    out.host = QStringLiteral("me@login.hpc.example");
    out.memory = QStringLiteral("4G");
    return out;
}

} // namespace

void ClusterTest::wantsMemory()
{
    QVERIFY2(problemsOf(good()).isEmpty(), qPrintable(problemsOf(good()).join(QLatin1Char('\n'))));
    Cluster cluster = good();
    cluster.memory.clear();
    QCOMPARE(problemsOf(cluster), QStringList{QStringLiteral("Say how much memory a job gets, for instance 4G: without it some sites give 1 MB.")});
}

void ClusterTest::refuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* key, const QJsonValue& value, const char* says) {
        QTest::addRow("%s %d", key, static_cast<int>(qHash(value.toVariant().toString()) % 1000))
            << QString::fromLatin1(key) << value << QString::fromLatin1(says);
    };
    row("memory", QStringLiteral("lots"), "is no memory");
    row("memory", QStringLiteral("1M"), "at least 64M");
    row("time", QStringLiteral("soon"), "is no time limit");
    row("time", QStringLiteral("0"), "is no time limit");
    row("host", QStringLiteral("-oProxyCommand=x"), "is no host");
    row("host", QString(), "how ssh reaches");
    row("partition", QStringLiteral("a b"), "is no partition");
    row("account", QStringLiteral("x\n#SBATCH --mem=1"), "is no account");
    row("folder", QStringLiteral("work"), "must begin with");
    row("folder", QStringLiteral("/work\n#SBATCH -n 99"), "is no working folder");
    row("nodes", 0, "must be 1 or more");
    row("options", QJsonArray{QStringLiteral("rm -rf")}, "is no option of sbatch");
    row("options", QJsonArray{QStringLiteral("--x\nrm")}, "is no option of sbatch");
}

void ClusterTest::refuses()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, says);
    QJsonObject json = good().toJson();
    json.insert(key, value);
    const auto cluster = Cluster::fromJson(QStringLiteral("levante"), json);
    QVERIFY(cluster);
    const QString all = problemsOf(*cluster).join(QLatin1Char('\n'));
    QVERIFY2(all.contains(says), qPrintable(all));
}

void ClusterTest::readsSlurmsForms()
{
    QCOMPARE(slurmBytes(QStringLiteral("4G")), 4LL << 30);
    QCOMPARE(slurmBytes(QStringLiteral("1500")), 1500LL << 20);
    QCOMPARE(slurmBytes(QStringLiteral("512mb")), 512LL << 20);
    QCOMPARE(slurmBytes(QStringLiteral("-1")), 0);
    QCOMPARE(slurmSeconds(QStringLiteral("90")), 5400);
    QCOMPARE(slurmSeconds(QStringLiteral("1:30")), 90);
    QCOMPARE(slurmSeconds(QStringLiteral("2:00:05")), 7205);
    QCOMPARE(slurmSeconds(QStringLiteral("1-12")), 36 * 3600);
    QCOMPARE(slurmSeconds(QStringLiteral("1-12:30")), 36 * 3600 + 1800);
    QCOMPARE(slurmSeconds(QStringLiteral("x")), 0);
}

void ClusterTest::isKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("config/clusters.json"));
    auto list = ClusterList::load(path);
    QVERIFY(list);
    QVERIFY(list->clusters.empty());
    const auto none = list->find(QStringLiteral("x"));
    QVERIFY(!none && none.error().message.contains(QStringLiteral("clusters add")));
    Cluster cluster = good();
    cluster.setup = {QStringLiteral("module load gdal")};
    cluster.cpus = 8;
    cluster.extra.insert(QStringLiteral("colour"), QStringLiteral("blue")); // of a later version
    list->clusters[cluster.name] = cluster;
    QVERIFY(list->save());
    const auto again = ClusterList::load(path);
    QVERIFY(again);
    QCOMPARE(*again->find(QStringLiteral("levante")), cluster);
    QVERIFY(again->find(QStringLiteral("x")).error().message.contains(QStringLiteral("there are: levante")));

    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"clusters\": {\"a\": {\"cpus\": \"many\"}}}");
    file.close();
    const auto broken = ClusterList::load(path);
    QVERIFY(!broken);
    QVERIFY2(broken.error().message.contains(QStringLiteral("'cpus' must be a whole number")), qPrintable(broken.error().message));
}

void ClusterTest::findsAliases()
{
    QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(QStringLiteral("more.conf"), "host = levante\n");
    write(QStringLiteral("config"),
        "# Host comment\nHost lumi mahti *.csc.fi\n  HostName lumi.csc.fi\nInclude " + folder.path().toUtf8() + "/*.conf\nHost *\n");
    QCOMPARE(sshAliases(folder.filePath(QStringLiteral("config"))),
        (QStringList{QStringLiteral("levante"), QStringLiteral("lumi"), QStringLiteral("mahti")}));
}

QTEST_GUILESS_MAIN(ClusterTest)
#include "cluster_test.moc"
