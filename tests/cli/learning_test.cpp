// SPDX-License-Identifier: GPL-3.0-or-later
// A training that is killed goes on where it was, and ends with the weights of one that was not, on another number of threads.
#include "tests/cli/sample_case.h"

#include <QDirIterator>
#include <QElapsedTimer>

using namespace terrella::test;

class LearningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void goesOnAfterBeingKilledAndEndsWithTheSameWeights_data();
    void goesOnAfterBeingKilledAndEndsWithTheSameWeights();

private:
    /// The trained model in a store, or nothing.
    [[nodiscard]] QByteArray modelIn(const char* store) const;
    /// Folders of states that trainings left behind.
    [[nodiscard]] QStringList checkpointsIn(const char* store) const;
    std::unique_ptr<SampleCase> m_case;
};

void LearningTest::init()
{
    QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test");
    m_case = std::make_unique<SampleCase>();
}

/// What is trained on what, both made by the program.
struct Lesson {
    QString world, learn;
    QJsonObject worldParameters, parameters;
    QStringList links;
};
Q_DECLARE_METATYPE(Lesson)

void LearningTest::goesOnAfterBeingKilledAndEndsWithTheSameWeights_data()
{
    QTest::addColumn<Lesson>("lesson");
    const auto network = [](const char* kind, int base, int depth, int epochs, int batch) {
        QJsonObject out{{QStringLiteral("base"), base}, {QStringLiteral("depth"), depth}, {QStringLiteral("epochs"), epochs},
            {QStringLiteral("patience"), 0}, {QStringLiteral("batch"), batch}};
        if (kind)
            out.insert(QStringLiteral("network"), QLatin1String(kind));
        return out;
    };
    QTest::newRow("burned area") << Lesson{QStringLiteral("fire.idealised_seasons"), QStringLiteral("fire.learn"),
        {{QStringLiteral("years"), 4}, {QStringLiteral("spacing"), 10}}, network(nullptr, 4, 2, 40, 4),
        {QStringLiteral("world.drivers>learn.drivers"), QStringLiteral("world.burned_area>learn.burned_area")}};
    for (const char* kind : {"unet", "srcnn", "esrgan"})
        QTest::addRow("downscaling, %s", kind) << Lesson{QStringLiteral("downscale.idealised_climate"), QStringLiteral("downscale.learn"),
            {{QStringLiteral("years"), 3}, {QStringLiteral("factor"), 2}}, network(kind, 3, 1, 16, 32),
            {QStringLiteral("world.historical>learn.data"), QStringLiteral("world.reference>learn.reference"),
                QStringLiteral("world.elevation>learn.statics")}};
}

QByteArray LearningTest::modelIn(const char* store) const
{
    QDirIterator files(m_case->path(store) + QStringLiteral("/objects"), {QStringLiteral("*.pt")}, QDir::Files, QDirIterator::Subdirectories);
    if (!files.hasNext())
        return {};
    QFile file(files.next());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList LearningTest::checkpointsIn(const char* store) const
{
    return QDir(m_case->path(store) + QStringLiteral("/blocks")).entryList({QStringLiteral("*-checkpoint")}, QDir::Dirs);
}

void LearningTest::goesOnAfterBeingKilledAndEndsWithTheSameWeights()
{
    QFETCH(const Lesson, lesson);
    m_case->writePipeline(QStringLiteral("learn.terrella"),
        {{QStringLiteral("world"), QJsonObject{{QStringLiteral("module"), lesson.world}, {QStringLiteral("parameters"), lesson.worldParameters}}},
            {QStringLiteral("learn"), QJsonObject{{QStringLiteral("module"), lesson.learn}, {QStringLiteral("parameters"), lesson.parameters}}}},
        lesson.links);
    const QStringList run{QStringLiteral("run"), QStringLiteral("learn.terrella"), QStringLiteral("--json")};
    const auto whole = m_case->start(run + QStringList{QStringLiteral("--jobs"), QStringLiteral("1")});
    const Outcome uninterrupted = SampleCase::finish(*whole, 200000);
    QVERIFY2(uninterrupted.code == 0, qPrintable(uninterrupted.both()));
    const QByteArray expected = modelIn("store");
    QVERIFY(!expected.isEmpty());
    QVERIFY(checkpointsIn("store").isEmpty()); // nothing stays once the result is there

    m_case->environment.insert(QStringLiteral("TERRELLA_STORE"), m_case->path("second"));
    const auto killed = m_case->start(run + QStringList{QStringLiteral("--jobs"), QStringLiteral("2")});
    QByteArray written;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 100000 && written.count("\"validation\"") < 7 && killed->state() != QProcess::NotRunning) {
        killed->waitForReadyRead(100);
        written += killed->readAllStandardOutput();
    }
    QCOMPARE(killed->state(), QProcess::Running);
    killed->kill(); // SIGKILL
    QVERIFY(killed->waitForFinished(5000));
    QVERIFY(modelIn("second").isEmpty());
    QCOMPARE(checkpointsIn("second").size(), 1);

    const auto again = m_case->start({QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last"), QStringLiteral("--json")});
    const Outcome resumed = SampleCase::finish(*again, 200000);
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both()));
    QVERIFY2(resumed.out.contains(QLatin1String("Goes on after epoch")), qPrintable(resumed.both()));
    QVERIFY(modelIn("second") == expected);
    QVERIFY(checkpointsIn("second").isEmpty());
}

QTEST_GUILESS_MAIN(LearningTest)
#include "learning_test.moc"
