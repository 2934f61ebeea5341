// SPDX-License-Identifier: GPL-3.0-or-later
// A training runs on a real Slurm behind a real sshd as it is, and ends with the weights that it has here.
#include "tests/places/placed_case.h"

#include <QDirIterator>
#include <QJsonArray>

using namespace terrella;
using namespace terrella::test;

namespace {

/// The trained model in a store, or nothing.
QByteArray modelIn(const SampleCase& place)
{
    QDirIterator files(place.path("store") + QStringLiteral("/objects"), {QStringLiteral("*.pt")}, QDir::Files, QDirIterator::Subdirectories);
    if (!files.hasNext())
        return {};
    QFile file(files.next());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class PlacedTrainingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_cluster.reset(); }
    void endsWithTheWeightsThatItHasHere();

private:
    std::unique_ptr<TestCluster> m_cluster;
};

void PlacedTrainingTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
}

void PlacedTrainingTest::endsWithTheWeightsThatItHasHere()
{
    const auto write = [](const SampleCase& place) {
        return place.writePipeline(QStringLiteral("learn.terrella"),
            {{QStringLiteral("world"),
                 QJsonObject{{QStringLiteral("module"), QStringLiteral("downscale.idealised_climate")},
                     {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("years"), 3}, {QStringLiteral("factor"), 2}}}}},
                {QStringLiteral("learn"),
                    QJsonObject{{QStringLiteral("module"), QStringLiteral("downscale.learn")},
                        {QStringLiteral("parameters"),
                            QJsonObject{{QStringLiteral("network"), QStringLiteral("esrgan")}, {QStringLiteral("base"), 4},
                                {QStringLiteral("depth"), 1}, {QStringLiteral("epochs"), 3}, {QStringLiteral("batch"), 16}}}}}},
            {QStringLiteral("world.historical>learn.data"), QStringLiteral("world.reference>learn.reference"),
                QStringLiteral("world.elevation>learn.statics")});
    };
    SampleCase local;
    const auto process = local.start({QStringLiteral("run"), write(local), QStringLiteral("--place"), QStringLiteral("here")});
    const Outcome here = SampleCase::finish(*process, 300000);
    QVERIFY2(here.code == 0, qPrintable(here.both().right(2500)));
    const QByteArray expected = modelIn(local);
    QVERIFY(expected.size() > 1000);

    const PlacedCase placed(*m_cluster);
    const Outcome there = placed.run(write(placed.sample), QStringLiteral("learn=hpc"), 400000);
    QVERIFY2(there.code == 0, qPrintable(there.both().right(2500)));
    QCOMPARE(placed.jobsStarted(), 1);
    const QByteArray curves = placed.events(); // are told from there while it runs
    QVERIFY2(curves.count("\"validation\"") >= 3, curves.right(2000).constData());
    QVERIFY(modelIn(placed.sample) == expected);
}

QTEST_GUILESS_MAIN(PlacedTrainingTest)
#include "placed_training_test.moc"
