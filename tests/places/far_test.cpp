// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster that is far away: 50 ms each way, and one packet of a hundred lost in each direction. And what is asked of it, and how often.
#include "tests/places/far_network.h"
#include "tests/places/placed_case.h"

using namespace terrella;
using namespace terrella::test;

class FarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isUsable();
    void isAskedLessAndLess();
};

namespace {

int logins(const TestCluster& cluster)
{
    QFile log(cluster.path(QStringLiteral("log/sshd.log")));
    return log.open(QIODevice::ReadOnly) ? static_cast<int>(log.readAll().count("Accepted publickey")) : -1;
}

/// How often squeue has asked the controller.
int questions(const TestCluster& cluster)
{
    static const QRegularExpression form(QStringLiteral("REQUEST_JOB_(?:INFO|USER_INFO)\\s+\\([^)]*\\) count:([0-9]+)"));
    int out = 0;
    auto all = form.globalMatch(cluster.slurm(QStringLiteral("sdiag"), {}));
    while (all.hasNext())
        out += all.next().captured(1).toInt();
    return out;
}

double secondsTo(const QByteArray& events, const char* words, const char* type = nullptr)
{
    QDateTime first;
    for (const QByteArray& line : events.split('\n')) {
        const QDateTime time
            = QDateTime::fromString(QJsonDocument::fromJson(line).object().value(QStringLiteral("time")).toString(), Qt::ISODateWithMs);
        if (!first.isValid())
            first = time;
        if (line.contains(words) && (!type || line.contains(type)))
            return static_cast<double>(first.msecsTo(time)) / 1e3;
    }
    return -1.0;
}

} // namespace

void FarTest::isUsable()
{
    SKIP_WITHOUT_CLUSTER(true);
    const FarNetwork network(std::chrono::milliseconds(50), 0.01);
    if (!network.isUp())
        QSKIP("NOT TESTED: a cluster that is far away. It takes root, the program 'ip' and /dev/net/tun.");
    TestCluster cluster(network.cluster(), QLatin1String(FarNetwork::kClusterAddress));
    SKIP_UNLESS_UP(cluster.startSshd());
    SKIP_UNLESS_UP(cluster.startSlurm());
    const PlacedCase place(cluster);
    const QString pipeline = place.cyclones();
    SampleCase local;
    const Outcome here = local.call({QStringLiteral("run"), pipeline});
    QVERIFY2(here.code == 0, qPrintable(here.both()));

    const auto far = [&](const QStringList& more) {
        QProcess process;
        process.setWorkingDirectory(place.sample.folder.path());
        process.setProcessEnvironment(place.sample.environment);
        process.start(QStringLiteral("nsenter"),
            QStringList{QStringLiteral("--net=/var/run/netns/") + network.desktop(), SampleCase::program(), QStringLiteral("run"), pipeline,
                QStringLiteral("--place"), QStringLiteral("detect=hpc"), QStringLiteral("--json")}
                + more);
        return SampleCase::finish(process, 240000);
    };
    QElapsedTimer clock;
    clock.start();
    const Outcome there = far({});
    QVERIFY2(there.code == 0, qPrintable(there.both().right(3000)));
    const QByteArray events = place.events();
    const qint64 sent = network.carried();
    qInfo("far away: whole run %.1f s; submitted after %.1f s, first event after %.1f s, result after %.1f s; %d packets, %d lost",
        static_cast<double>(clock.elapsed()) / 1e3, secondsTo(events, "was submitted to"), secondsTo(events, "\"at\":"),
        secondsTo(events, "\"finished\"", "\"node\":\"detect\""), network.carried(), network.lost());
    QVERIFY2(network.lost() > 0 && sent > 100, "nothing went over the wire, or nothing was lost");
    QCOMPARE(place.jobsStarted(), 1);
    QVERIFY2(place.toldTwice().isEmpty(), qPrintable(place.toldTwice().join(QLatin1Char(' '))));
    QCOMPARE(logins(cluster), 1);
    // The same as here, byte for byte: the tracks.
    const auto tables = [](const SampleCase& sample) {
        std::map<QString, QByteArray> out;
        for (const QString& name : sample.filesBelow("store")) {
            QFile file(QDir(sample.path("store")).absoluteFilePath(name));
            if (name.endsWith(QStringLiteral(".gpkg")) && file.open(QIODevice::ReadOnly))
                out[name.section(QStringLiteral("objects/"), -1)] = file.readAll();
        }
        return out;
    };
    const auto expected = tables(local), got = tables(place.sample);
    QVERIFY(!expected.empty());
    QVERIFY2(expected == got, qPrintable(QStringLiteral("%1 tables here, %2 there").arg(expected.size()).arg(got.size())));

    clock.restart();
    const Outcome changed = far({QStringLiteral("--set"), QStringLiteral("detect.merge_distance=7")});
    QVERIFY2(changed.code == 0, qPrintable(changed.both().right(3000)));
    qInfo("far away: run with nothing to send %.1f s", static_cast<double>(clock.elapsed()) / 1e3);
    QVERIFY2(changed.out.contains(QStringLiteral("'hpc' has everything that the job needs")), qPrintable(changed.both().right(3000)));
    QCOMPARE(logins(cluster), 1); // the connection was still there
}

void FarTest::isAskedLessAndLess()
{
    SKIP_WITHOUT_CLUSTER(true);
    TestCluster cluster;
    SKIP_UNLESS_UP(cluster.startSshd());
    SKIP_UNLESS_UP(cluster.startSlurm());
    const PlacedCase place(cluster);
    const auto setNode = [&](const char* state) {
        cluster.slurm(QStringLiteral("scontrol"),
            {QStringLiteral("update"), QStringLiteral("nodename=n1"), QLatin1String(state), QStringLiteral("reason=test")});
    };
    setNode("state=drain");
    const auto process = place.start(place.cyclones(), QStringLiteral("detect=hpc"));
    QVERIFY(place.waitToHear("was submitted to"));
    const auto asked = [&](int seconds) {
        const int before = questions(cluster);
        QTest::qWait(seconds * 1000);
        return questions(cluster) - before;
    };
    const int first = asked(15), second = asked(15);
    qInfo("a job that waits: %d questions to Slurm in the first 15 s, %d in the second", first, second);
    QVERIFY2(first >= 2 && first <= 9, qPrintable(QString::number(first)));
    QVERIFY2(second >= 1 && second < first, qPrintable(QString::number(second)));
    setNode("state=resume");
    const Outcome ended = SampleCase::finish(*process, 120000);
    QVERIFY2(ended.code == 0, qPrintable(ended.both().right(3000)));
    QCOMPARE(logins(cluster), 1);
    // Nobody asks of what is over.
    const int before = questions(cluster);
    QTest::qWait(3000);
    QCOMPARE(questions(cluster), before);
}

QTEST_GUILESS_MAIN(FarTest)
#include "far_test.moc"
