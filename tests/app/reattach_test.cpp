// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop dies while a part of its run is on a cluster, and is there again: the run is on the canvas as before, its job runs once, its result
// comes. The desktop that dies is this program, started with "--desktop PIPELINE".
#include "app/terrella/document_controller.h"
#include "app/terrella/run_controller.h"
#include "pipelines/places/run_places.h"
#include "tests/places/placed_case.h"
#include "views/canvas/module_catalogue.h"

#include <QApplication>
#include <QSettings>

#include <csignal>

using namespace terrella;
using namespace terrella::test;

namespace {

const QString kDetect = QStringLiteral("detect"), kStitch = QStringLiteral("stitch");

/// The parts of the desktop that follow runs.
struct Desk {
    ModuleCatalogue catalogue;
    PipelineModel model{catalogue};
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    RecentFiles recent{settings};
    DocumentController document{model, recent, folder.filePath(QStringLiteral("journal"))};
    RunsModel rows;
    RunController runs{model, document, rows};
    QStringList said;

    explicit Desk(const QString& pipeline)
    {
        QObject::connect(&runs, &RunController::said, &runs, [this](const QDateTime&, const QString&, const QString& text) { said.append(text); });
        document.open(pipeline);
    }
    /// As at the start of the program.
    void listRuns()
    {
        for (const RunSummary& run : terrella::listRuns(RunFolder::defaultRoot())) {
            const RunPlaces places = placesOfRun(run.path);
            rows.append(run, places.places);
            if (run.state == RunState::Running)
                runs.follow(run, places.places);
        }
    }
    [[nodiscard]] QString log() const { return said.join(QLatin1Char('\n')); }
};

int beDesktop(const QString& pipeline)
{
    Desk desk(pipeline);
    desk.runs.start();
    return QApplication::exec();
}

} // namespace

class ReattachTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_cluster.reset(); }
    void init();
    void followsTheRunOnTheCanvasAgain();
    void findsTheJobWhenItsEngineDiedToo();
    void anotherPipelineIsLeftAlone();

private:
    bool startAndKillDesktop();
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<PlacedCase> m_case;
    QString m_pipeline;
};

void ReattachTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
}

void ReattachTest::init()
{
    m_case = std::make_unique<PlacedCase>(*m_cluster);
    QVERIFY(m_case->change({QStringLiteral("--engine"), m_case->engine("sleep 8")}).code == 0);
    auto document = Document::load(m_case->cyclones());
    QVERIFY(document);
    document->nodes.at(kDetect).place = QStringLiteral("hpc");
    m_pipeline = m_case->sample.path(QStringLiteral("placed.terrella"));
    QVERIFY(document->save(m_pipeline));
    for (const char* name : {"TERRELLA_STORE", "TERRELLA_RUNS", "XDG_CONFIG_HOME", "HOME"})
        qputenv(name, m_case->sample.environment.value(QLatin1String(name)).toUtf8());
}

/// Returns when the job is there and the desktop is not.
bool ReattachTest::startAndKillDesktop()
{
    QProcess desktop;
    desktop.setProcessEnvironment(m_case->sample.environment);
    desktop.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--desktop"), m_pipeline});
    const bool submitted = m_case->waitToHear("was submitted");
    desktop.kill(); // SIGKILL
    return desktop.waitForFinished() && submitted;
}

void ReattachTest::followsTheRunOnTheCanvasAgain()
{
    QVERIFY(startAndKillDesktop());
    const QString folder = m_case->runFolder();
    QVERIFY(runningProcess(folder) != 0); // the run goes on without its window
    Desk desk(m_pipeline);
    desk.listRuns();
    QVERIFY(desk.runs.isRunning()); // on the canvas
    QCOMPARE(desk.rows.index(0, RunsModel::Place).data().toString(), QStringLiteral("hpc"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.state(kDetect).mark != NodeMark::None, 20000);
    QTRY_VERIFY2_WITH_TIMEOUT(!desk.runs.isRunning(), qPrintable(desk.log()), 120000);
    QCOMPARE(desk.model.state(kDetect).mark, NodeMark::UpToDate);
    QCOMPARE(desk.model.state(kStitch).mark, NodeMark::UpToDate);
    for (const QString& file : desk.runs.resultsOf(kStitch))
        QVERIFY2(QFileInfo::exists(file), qPrintable(file));
    QVERIFY(!desk.runs.resultsOf(kStitch).isEmpty());
    QCOMPARE(desk.rows.runAt(desk.rows.indexOf(folder))->state, RunState::Finished);
    QCOMPARE(m_case->jobsStarted(), 1);
    QVERIFY2(m_case->toldTwice().isEmpty(), qPrintable(m_case->toldTwice().join(QLatin1Char(' '))));
}

void ReattachTest::findsTheJobWhenItsEngineDiedToo()
{
    QVERIFY(startAndKillDesktop());
    const QString folder = m_case->runFolder();
    ::kill(static_cast<pid_t>(runningProcess(folder)), SIGKILL); // as when the computer is switched off
    QTRY_VERIFY(runningProcess(folder) == 0);
    QVERIFY(placesOfRun(folder).hasOpenJob); // what the window offers to follow again
    Desk desk(m_pipeline);
    desk.listRuns();
    QVERIFY(!desk.runs.isRunning());
    QCOMPARE(desk.rows.runAt(desk.rows.indexOf(folder))->state, RunState::Died);
    desk.runs.resumeRun(folder);
    QVERIFY(desk.runs.isRunning());
    QTRY_VERIFY2_WITH_TIMEOUT(!desk.runs.isRunning(), qPrintable(desk.log()), 120000);
    QCOMPARE(desk.model.state(kStitch).mark, NodeMark::UpToDate);
    QCOMPARE(desk.rows.rowCount(), 1); // the same run
    QCOMPARE(m_case->jobsStarted(), 1);
    QVERIFY(!placesOfRun(folder).hasOpenJob);
}

void ReattachTest::anotherPipelineIsLeftAlone()
{
    QVERIFY(startAndKillDesktop());
    auto other = Document::load(m_pipeline);
    other->nodes.at(kDetect).parameters.insert(QStringLiteral("merge_distance"), 7.5);
    const QString path = m_case->sample.path(QStringLiteral("other.terrella"));
    QVERIFY(other->save(path));
    Desk desk(path);
    desk.listRuns();
    QVERIFY(!desk.runs.isRunning());
    QCOMPARE(desk.rows.runAt(desk.rows.index(0, 0))->state, RunState::Running);
    // With its own pipeline it is on the canvas, from the beginning.
    QVERIFY(desk.document.open(m_pipeline));
    QVERIFY(desk.runs.isRunning());
    desk.runs.stop(); // reaches the job
    QTRY_VERIFY2_WITH_TIMEOUT(!desk.runs.isRunning(), qPrintable(desk.log()), 60000);
    const auto isOver = [&] {
        return !m_cluster->slurm(QStringLiteral("squeue"), {QStringLiteral("-h"), QStringLiteral("-o"), QStringLiteral("%T")})
                    .contains(QRegularExpression(QStringLiteral("RUNNING|PENDING")));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 30000);
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == QLatin1String("--desktop"))
        return beDesktop(arguments.value(2));
    ReattachTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "reattach_test.moc"
