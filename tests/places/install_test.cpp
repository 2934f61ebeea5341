// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster that lacks the engine gets this one.
#include "tests/places/placed_case.h"
#include "tests/places/slow_wire.h"

#include <QDirIterator>

using namespace terrella;
using namespace terrella::test;

class InstallTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void offersAndDoesIt();
    void refusesWhatCannotBe();
    void comparesModules();

private:
    std::unique_ptr<TestCluster> m_cluster;
};

void InstallTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
}

void InstallTest::cleanupTestCase() { m_cluster.reset(); }

void InstallTest::offersAndDoesIt()
{
    const PlacedCase place(*m_cluster);
    const SlowWire wire(m_cluster->sshPort(), 20 << 20);
    QVERIFY(place
                .change({QStringLiteral("--engine"), QStringLiteral("no-such-engine"), QStringLiteral("--setup"), QStringLiteral("true"),
                    QStringLiteral("--ssh-config"), place.configThrough(wire.port())})
                .code
        == 0);
    const QString pipeline = place.cyclones();
    const Outcome without = place.run(pipeline, QStringLiteral("detect=hpc"));
    QCOMPARE(without.code, 1);
    QVERIFY2(without.err.contains(QStringLiteral("The engine 'no-such-engine' is not found there"))
            && without.err.contains(QStringLiteral("'terrella-run clusters install hpc'")),
        qPrintable(without.both().right(3000)));

    // Cut in the middle; the same again goes on from there.
    const QStringList install{QStringLiteral("clusters"), QStringLiteral("install"), QStringLiteral("hpc"), QStringLiteral("--plugin"),
        QStringLiteral("data"), QStringLiteral("--plugin"), QStringLiteral("cyclones")};
    const auto arrived = [&] {
        QDirIterator walk(place.folder() + QStringLiteral("/engines"), {QStringLiteral("*.part")}, QDir::Files);
        return walk.hasNext() ? QFileInfo(walk.next()).size() : 0;
    };
    const auto first = place.sample.start(install);
    QTRY_VERIFY_WITH_TIMEOUT(arrived() > (10 << 20), 120000);
    first->kill();
    QVERIFY(first->waitForFinished(10000));
    QTest::qWait(500);
    const qint64 had = arrived();
    QVERIFY(had > (10 << 20));
    const auto before = static_cast<qint64>(wire.sent());
    const auto second = place.sample.start(install);
    const Outcome installed = SampleCase::finish(*second, 180000);
    QVERIFY2(installed.code == 0, qPrintable(installed.both()));
    static const QRegularExpression goesOn(QStringLiteral("Going on with the transfer: .+ of .+ are there"));
    QVERIFY2(installed.err.contains(goesOn), qPrintable(installed.both()));
    QCOMPARE(arrived(), 0);
    const auto whole = static_cast<qint64>(wire.sent());
    QVERIFY2(whole > had, qPrintable(QString::number(whole)));
    QVERIFY2(whole - before < whole - had / 2, qPrintable(QStringLiteral("%1 were there, %2 sent after").arg(had).arg(whole - before)));

    // And runs there, with nothing of this machine's engine.
    const Outcome ran = place.run(pipeline, QStringLiteral("detect=hpc"));
    QVERIFY2(ran.code == 0, qPrintable(ran.both().right(3000)));
    QFile script(place.jobFolders().value(0) + QStringLiteral("/job.sh"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    const QByteArray text = script.readAll();
    QVERIFY2(text.contains("/engines/terrella-" TERRELLA_VERSION "-") && !text.contains(SampleCase::program().toUtf8()), text.constData());

    const Outcome again = place.sample.call(install);
    QVERIFY2(again.code == 0 && again.err.contains(QStringLiteral("It is there already.")), qPrintable(again.both()));
}

void InstallTest::refusesWhatCannotBe()
{
    const PlacedCase place(*m_cluster);
    QVERIFY(place.change({QStringLiteral("--folder"), QStringLiteral("/proc/none")}).code == 0);
    const Outcome nowhere = place.sample.call(
        {QStringLiteral("clusters"), QStringLiteral("install"), QStringLiteral("hpc"), QStringLiteral("--plugin"), QStringLiteral("data")});
    QCOMPARE(nowhere.code, 1);
    QVERIFY2(nowhere.err.contains(QStringLiteral("Making a folder for the engine")), qPrintable(nowhere.both()));
    const Outcome unknown = place.sample.call(
        {QStringLiteral("clusters"), QStringLiteral("install"), QStringLiteral("hpc"), QStringLiteral("--plugin"), QStringLiteral("dats")});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains(QStringLiteral("did you mean 'data'")), qPrintable(unknown.both()));
}

void InstallTest::comparesModules()
{
    const PlacedCase place(*m_cluster);
    const QString pipeline = place.cyclones();
    const QByteArray real = SampleCase::program().toUtf8();
    const auto engine = [&](const QByteArray& script) {
        const QString path = place.sample.write(QStringLiteral("other"), "#!/bin/bash\n" + script + '\n');
        return QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
            && place.change({QStringLiteral("--engine"), path}).code == 0;
    };
    // The same version of the engine without the plugin, and with another version of it.
    QVERIFY(engine("export TERRELLA_PLUGIN_PATH=/nonexistent\nexec '" + real + "' \"$@\""));
    const Outcome missing = place.run(pipeline, QStringLiteral("detect=hpc"));
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains(QStringLiteral("The engine on 'hpc' does not have the modules: cyclones.detect_candidates."))
            && missing.err.contains(QStringLiteral("'terrella-run clusters install hpc'")),
        qPrintable(missing.both().right(3000)));
    QVERIFY(engine("[ \"$1\" = depot ] || exec '" + real + "' \"$@\"\n'" + real
        + "' \"$@\" | sed -E 's/(\"cyclones.detect_candidates\": ?\")[^\"]*/\\10.9.9/'"));
    const Outcome other = place.run(pipeline, QStringLiteral("detect=hpc"));
    QCOMPARE(other.code, 1);
    static const QRegularExpression sentence(
        QStringLiteral("are of another version, and would give other results: 'cyclones.detect_candidates' \\(0.9.9 there, [0-9.]+ here\\)"));
    QVERIFY2(other.err.contains(sentence), qPrintable(other.both().right(3000)));
    QCOMPARE(place.jobsStarted(), 0);
}

QTEST_GUILESS_MAIN(InstallTest)
#include "install_test.moc"
