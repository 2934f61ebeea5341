// SPDX-License-Identifier: GPL-3.0-or-later
// What the events of a run do to the nodes on the canvas and to the list of runs. The run is a folder that this test writes.
#include "app/terrella/document_controller.h"
#include "app/terrella/run_controller.h"
#include "app/terrella/run_of_document.h"
#include "views/canvas/module_catalogue.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

namespace {

const QString kOpen = QStringLiteral("open"), kDetect = QStringLiteral("detect");

Document chain(const QString& file)
{
    Document out;
    for (const auto& [id, module] : {std::pair(kOpen, "data.open"), {kDetect, "cyclones.detect_candidates"}}) {
        Node node;
        node.id = id;
        node.module = QLatin1String(module);
        out.nodes.emplace(id, node);
    }
    out.nodes.at(kOpen).parameters.insert(QStringLiteral("files"), QJsonArray{file});
    out.nodes.at(kDetect).place = QStringLiteral("hpc");
    out.links = {{kOpen, QStringLiteral("data"), kDetect, QStringLiteral("fields")}};
    return out;
}

struct Desk {
    QTemporaryDir folder;
    ModuleCatalogue catalogue;
    PipelineModel model{catalogue};
    QSettings settings{folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    RecentFiles recent{settings};
    DocumentController document{model, recent, folder.filePath(QStringLiteral("journal"))};
    RunsModel rows;
    RunController runs{model, document, rows};
    QString path;
    std::unique_ptr<EventLog> log;

    Desk()
    {
        const QString file = folder.filePath(QStringLiteral("p.terrella"));
        if (!chain(QStringLiteral("../data/p.nc")).save(file) || !document.open(file))
            qFatal("no pipeline");
        // A run of this process, which lives.
        const auto made = RunFolder::create(folder.filePath(QStringLiteral("runs")), QStringLiteral("p"));
        if (!made || !made->begin(chain(QStringLiteral("/data/p.nc")), QStringLiteral("p"), {}))
            qFatal("no run");
        path = made->path();
        log = *EventLog::open(made->eventsPath());
        tell("run_started", {}, "{}");
    }
    void tell(const char* type, const QString& node, const char* details, const QString& message = {}, double fraction = -1.0)
    {
        log->write({{}, QLatin1String(type), node, fraction, message, QJsonDocument::fromJson(details).object()});
    }
    void follow()
    {
        runs.follow(*summarize(path), {QStringLiteral("hpc")});
        rows.setPlaces(path, {QStringLiteral("hpc")});
    }
    [[nodiscard]] QString row(int column) const { return rows.index(0, column).data().toString(); }
};

} // namespace

class RunControllerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathsOfARunAreAbsolute()
    {
        const Document document = chain(QStringLiteral("../data/p.nc"));
        QVERIFY(isRunOf(chain(QStringLiteral("/home/me/data/p.nc")), document));
        QVERIFY(!isRunOf(chain(QStringLiteral("/home/me/data/q.nc")), document));
        QVERIFY(isRunOf(document.upTo(kOpen), document)); // a run to a node
        Document more = document;
        more.nodes.at(kDetect).parameters.insert(QStringLiteral("merge"), 5);
        QVERIFY(!isRunOf(document, more));
        QVERIFY(!isRunOf(Document(), document));
    }

    void aNodeSaysWhatItsJobWaitsFor()
    {
        Desk desk;
        desk.tell("progress", kDetect, "{}", QStringLiteral("sending: 2 MB of 4 MB"), 0.0);
        desk.tell("job", kDetect,
            R"({"place": "hpc", "name": "t", "id": "7", "state": "PENDING", "reason_text": "all nodes are busy", "nodes": ["detect"]})");
        desk.follow();
        QVERIFY(desk.runs.isRunning()); // its pipeline is on the canvas
        QTRY_COMPARE(desk.model.state(kDetect).mark, NodeMark::Waiting);
        QCOMPARE(desk.model.state(kDetect).progress, QStringLiteral("waits: all nodes are busy"));
        QCOMPARE(desk.row(RunsModel::Place), QStringLiteral("hpc"));
        QCOMPARE(desk.row(RunsModel::State), QStringLiteral("waits"));
        QCOMPARE(desk.row(RunsModel::Message), QStringLiteral("job 7 waits: all nodes are busy"));
        desk.tell("job", kDetect, R"({"place": "hpc", "name": "t", "id": "7", "state": "RUNNING", "nodes": ["detect"]})");
        QTRY_COMPARE(desk.model.state(kDetect).progress, QStringLiteral("runs"));
        desk.tell("started", kDetect, "{}");
        desk.tell("progress", kDetect, "{}", QStringLiteral("3 of 9 steps"), 0.33);
        QTRY_COMPARE(desk.model.state(kDetect).mark, NodeMark::Running);
        QTRY_COMPARE(desk.model.state(kDetect).progress, QStringLiteral("3 of 9 steps"));
        desk.tell("finished", kDetect, R"({"outputs": {"candidates": "/store/c.gpkg"}})");
        desk.tell("job", kDetect, R"({"place": "hpc", "name": "t", "id": "7", "state": "COMPLETED", "nodes": ["detect"], "cpu_efficiency": 0.9})");
        desk.tell("run_finished", {}, "{}");
        QTRY_VERIFY(!desk.runs.isRunning());
        QCOMPARE(desk.model.state(kDetect).mark, NodeMark::UpToDate);
        QCOMPARE(desk.runs.resultsOf(kDetect).value(QStringLiteral("candidates")), QStringLiteral("/store/c.gpkg"));
        QVERIFY2(desk.row(RunsModel::Message).endsWith(QStringLiteral("CPU 90 %")), qPrintable(desk.row(RunsModel::Message)));
    }

    void everyLineIsSaidOnceHoweverOftenItsPipelineIsOpened()
    {
        Desk desk;
        QSignalSpy said(&desk.runs, &RunController::said);
        desk.tell("log", kDetect, "{}", QStringLiteral("first"));
        desk.follow();
        QTRY_COMPARE(said.count(), 1);
        const QString file = desk.document.path();
        QVERIFY(desk.document.newDocument());
        QVERIFY(!desk.runs.isRunning()); // another pipeline is on the canvas
        desk.tell("progress", kDetect, "{}", QStringLiteral("1 of 9 steps"), 0.1);
        QVERIFY(desk.document.open(file));
        QVERIFY(desk.runs.isRunning()); // and here it is again
        QTRY_COMPARE(desk.model.state(kDetect).progress, QStringLiteral("1 of 9 steps"));
        desk.tell("log", kDetect, "{}", QStringLiteral("second"));
        QTRY_COMPARE(said.count(), 2);
    }

    void aLimitThatWasHitIsRaisedInOneStep()
    {
        Desk desk;
        qputenv("TERRELLA_RUN", "/nowhere/terrella-run"); // nothing really runs again
        QSignalSpy offered(&desk.runs, &RunController::raiseOffered);
        desk.follow();
        // Any edit will do: what it is, the engine says.
        desk.tell("job", kDetect,
            R"({"place": "hpc", "name": "t", "id": "7", "state": "OUT_OF_MEMORY", "nodes": ["detect"],
                "raise": {"key": "memory", "to": "8G", "edit": {"edit": "set_label", "id": "detect", "label": "with 8G"}}})",
            QStringLiteral("It needed more memory."));
        desk.tell("failed", kDetect, "{}", QStringLiteral("It needed more memory."));
        desk.tell("run_failed", {}, "{}", QStringLiteral("detect: It needed more memory."));
        QTRY_COMPARE(offered.count(), 1);
        QCOMPARE(offered.first().at(0).toString(), desk.path);
        QCOMPARE(offered.first().at(1).toString(), QStringLiteral("It needed more memory."));
        QCOMPARE(desk.model.state(kDetect).mark, NodeMark::Failed);
        QCOMPARE(desk.runs.raiseFor(kDetect).first, desk.path);
        QVERIFY(desk.runs.raiseFor(kOpen).first.isEmpty());
        desk.runs.raiseRun(desk.path);
        QCOMPARE(desk.model.document().nodes.at(kDetect).label, QStringLiteral("with 8G"));
        QCOMPARE(desk.model.undoStack().undoText(), QStringLiteral("Raise memory to 8G and run again"));
        QVERIFY(desk.runs.isRunning());
        QVERIFY(desk.runs.raiseFor(kDetect).first.isEmpty()); // taken
        QTRY_VERIFY_WITH_TIMEOUT(!desk.runs.isRunning(), 20000);
        desk.model.undoStack().undo();
        QVERIFY(desk.model.document().nodes.at(kDetect).label.isEmpty());
        qunsetenv("TERRELLA_RUN");
    }
};

QTEST_MAIN(RunControllerTest)
#include "run_controller_test.moc"
