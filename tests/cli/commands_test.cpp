// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run as people and scripts use it, on a low of known track.
#include "tests/cli/sample_case.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTime>

#include <limits>
#include <map>

using namespace terrella::test;

class CommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysItsVersion();
    void helpsWithEveryCommand();
    void refusesUnknownCommandsAndOptions();
    void listsModules();
    void explainsAModule();
    void showsWhatIsInAFile();
    void checksAPipeline();
    void runsAndReuses();
    void printsEventsAsJson();
    void plansWithoutRunning();
    void runsToANode();
    void setsParameters();
    void takesOtherInput();
    void replacesANodeThatMakesItsData();
    void exportsInEveryFormat();
    void refusesWrongFormats();
    void exportsEndResults();
    void knowsRuns();
    void readsAPipelineFromStdin();
    void drawsBarsOnATerminalOnly();
    void serves();
    void isReadySoon();

private:
    Outcome runLow(const QStringList& more = {}) { return m_case->call(QStringList{QStringLiteral("run"), m_pipeline} + more); }
    std::unique_ptr<SampleCase> m_case;
    QString m_pipeline;
};

void CommandsTest::init()
{
    QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test");
    m_case = std::make_unique<SampleCase>();
    m_case->write(QStringLiteral("low.nc"), lowFile());
    m_pipeline = m_case->writePipeline(QStringLiteral("low.terrella"), lowNodes(QStringLiteral("low.nc")), lowLinks());
}

void CommandsTest::cleanup() { m_case.reset(); }

void CommandsTest::saysItsVersion()
{
    const Outcome outcome = m_case->call({QStringLiteral("--version")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.startsWith(QStringLiteral("terrella-run ") + QStringLiteral(TERRELLA_VERSION)));
    QVERIFY(outcome.err.isEmpty());
}

void CommandsTest::helpsWithEveryCommand()
{
    const Outcome all = m_case->call({QStringLiteral("--help")});
    QCOMPARE(all.code, 0);
    for (const char* command : {"run", "check", "modules", "help", "info", "serve", "status", "cancel", "export"}) {
        QVERIFY2(all.out.contains(QStringLiteral("\n  %1 ").arg(QLatin1String(command))), command);
        const Outcome one = m_case->call({QLatin1String(command), QStringLiteral("--help")});
        QCOMPARE(one.code, 0);
        QVERIFY2(one.out.startsWith(QStringLiteral("Usage: terrella-run %1").arg(QLatin1String(command))), qPrintable(one.out));
        QCOMPARE(m_case->call({QStringLiteral("help"), QLatin1String(command)}).out, one.out);
    }
    const Outcome none = m_case->call({});
    QCOMPARE(none.code, 2);
    QVERIFY(none.out.isEmpty());
    QVERIFY(none.err.contains(QStringLiteral("Commands:")));
}

void CommandsTest::refusesUnknownCommandsAndOptions()
{
    const Outcome command = m_case->call({QStringLiteral("chekc"), m_pipeline});
    QCOMPARE(command.code, 2);
    QVERIFY2(command.err.contains(QStringLiteral("There is no command 'chekc'; did you mean 'check'?")), qPrintable(command.err));
    const Outcome option = runLow({QStringLiteral("--imput"), QStringLiteral("open=x.nc")});
    QCOMPARE(option.code, 2);
    QVERIFY2(option.err.contains(QStringLiteral("Unknown option '--imput'; did you mean '--input'?")), qPrintable(option.err));
    QVERIFY(option.out.isEmpty());
    QVERIFY(!QFileInfo::exists(m_case->path("runs")));
}

void CommandsTest::listsModules()
{
    const Outcome table = m_case->call({QStringLiteral("modules")});
    QCOMPARE(table.code, 0);
    for (const char* id :
        {"data.open", "data.select", "data.derive", "cyclones.detect_candidates", "cyclones.stitch_tracks", "cyclones.idealised_storms"})
        QVERIFY2(table.out.contains(QLatin1String(id)), id);
    const Outcome filtered = m_case->call({QStringLiteral("modules"), QStringLiteral("stitch")});
    QVERIFY(filtered.out.contains(QStringLiteral("cyclones.stitch_tracks")));
    QVERIFY(!filtered.out.contains(QStringLiteral("data.open")));
    const QJsonObject json = m_case->call({QStringLiteral("modules"), QStringLiteral("--json")}).json();
    QVERIFY(json.value(QStringLiteral("modules")).toArray().size() >= 6);
    for (const QJsonValue& plugin : json.value(QStringLiteral("plugins")).toArray())
        QVERIFY(!plugin.toObject().value(QStringLiteral("state")).toString().isEmpty());
}

void CommandsTest::explainsAModule()
{
    const Outcome page = m_case->call({QStringLiteral("help"), QStringLiteral("cyclones.detect_candidates")});
    QCOMPARE(page.code, 0);
    for (const char* words :
        {"merge_distance", "0 … 180 degree", "default 6", "Inputs", "fields", "air_pressure_at_mean_sea_level", "Outputs", "candidates"})
        QVERIFY2(page.out.contains(QString::fromUtf8(words)), words);
    const Outcome wrong = m_case->call({QStringLiteral("help"), QStringLiteral("cyclones.detect")});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains(QStringLiteral("'cyclones.detect_candidates'")), qPrintable(wrong.err));
}

void CommandsTest::showsWhatIsInAFile()
{
    const Outcome text = m_case->call({QStringLiteral("info"), QStringLiteral("low.nc")});
    QCOMPARE(text.code, 0);
    for (const char* words : {"msl", "Pa", "air_pressure_at_mean_sea_level", "time=12 lat=37 lon=72", "2000-01-01T00:00:00 … 2000-01-03T18:00:00",
             "every 6 h", "90 … -90", "step -5", "calendar standard"})
        QVERIFY2(text.out.contains(QString::fromUtf8(words)), qPrintable(QString::fromUtf8(words) + QLatin1Char('\n') + text.both()));
    const QJsonObject json = m_case->call({QStringLiteral("info"), QStringLiteral("--json"), QStringLiteral("low.nc")}).json();
    QCOMPARE(json.value(QStringLiteral("type")).toString(), QStringLiteral("cube"));
}

void CommandsTest::checksAPipeline()
{
    const Outcome good = m_case->call({QStringLiteral("check"), m_pipeline});
    QVERIFY2(good.code == 0, qPrintable(good.both()));
    const QJsonObject json = m_case->call({QStringLiteral("check"), m_pipeline, QStringLiteral("--json")}).json();
    QVERIFY(json.value(QStringLiteral("nodes")).toObject().value(QStringLiteral("stitch")).toObject().value(QStringLiteral("ok")).toBool());
    QVERIFY(m_case->filesBelow("store").isEmpty());
}

void CommandsTest::runsAndReuses()
{
    const Outcome first = runLow();
    QVERIFY2(first.code == 0, qPrintable(first.both()));
    const QStringList lines = first.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY2(QFileInfo(lines.value(0) + QStringLiteral("/events.jsonl")).exists(), qPrintable(first.both()));
    const QString tracks = lines.filter(QStringLiteral("stitch.tracks\t")).value(0).section(QLatin1Char('\t'), 1);
    QVERIFY2(QFileInfo::exists(tracks), qPrintable(first.both()));
    QVERIFY(lines.filter(QStringLiteral("detect.candidates")).isEmpty()); // not an end
    QVERIFY2(first.err.contains(QStringLiteral("stitch: done in")), qPrintable(first.err));

    // One track of twelve points along 20° N.
    const Outcome csv = m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("stitch.tracks"), QStringLiteral("t.csv")});
    QVERIFY2(csv.code == 0, qPrintable(csv.both()));
    QFile file(m_case->path("t.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().trimmed().split('\n').size(), 13);

    const Outcome second = runLow();
    QCOMPARE(second.code, 0);
    QVERIFY2(second.err.contains(QStringLiteral("detect: already there")) && !second.err.contains(QStringLiteral("detect: started")),
        qPrintable(second.err));
}

void CommandsTest::printsEventsAsJson()
{
    const Outcome outcome = runLow({QStringLiteral("--json")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
    const auto lines = outcome.lines();
    QVERIFY(QFileInfo::exists(lines.front().value(QStringLiteral("run")).toString()));
    QStringList types;
    for (const QJsonObject& line : lines) {
        QVERIFY(!line.isEmpty());
        types.append(line.value(QStringLiteral("type")).toString());
    }
    QCOMPARE(types.last(), QStringLiteral("run_finished"));
    QCOMPARE(types.count(QStringLiteral("finished")), 3);
    QVERIFY(types.contains(QStringLiteral("run_started")));
}

void CommandsTest::plansWithoutRunning()
{
    const Outcome plan = runLow({QStringLiteral("--dry-run")});
    QVERIFY2(plan.code == 0, qPrintable(plan.both()));
    for (const char* line : {"open ", "detect ", "stitch "})
        QVERIFY(plan.out.contains(QLatin1String(line)));
    QVERIFY(!plan.out.contains(QStringLiteral("reuse")));
    QVERIFY(!QFileInfo::exists(m_case->path("runs")));
    QVERIFY(runLow().code == 0);
    const QJsonObject json
        = runLow({QStringLiteral("-n"), QStringLiteral("--json"), QStringLiteral("--set"), QStringLiteral("stitch.range=9")}).json();
    for (const QJsonValue& node : json.value(QStringLiteral("nodes")).toArray()) {
        const QJsonObject entry = node.toObject();
        QCOMPARE(entry.value(QStringLiteral("reuse")).toBool(), entry.value(QStringLiteral("id")).toString() != QLatin1String("stitch"));
        QVERIFY(!entry.value(QStringLiteral("reason")).toString().isEmpty());
    }
}

void CommandsTest::runsToANode()
{
    const Outcome outcome = runLow({QStringLiteral("--to"), QStringLiteral("detect")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
    QVERIFY(outcome.out.contains(QStringLiteral("detect.candidates\t")));
    QVERIFY(!outcome.out.contains(QStringLiteral("stitch")));
    // What is wrong further on does not matter.
    const Outcome partly = runLow({QStringLiteral("--to"), QStringLiteral("detect"), QStringLiteral("--set"), QStringLiteral("stitch.range=999")});
    QVERIFY2(partly.code == 0, qPrintable(partly.both()));
    const Outcome wrong = runLow({QStringLiteral("--to"), QStringLiteral("detcet")});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains(QStringLiteral("there is no node 'detcet'; did you mean 'detect'? The pipeline has: detect, open, stitch.")),
        qPrintable(wrong.err));
}

void CommandsTest::setsParameters()
{
    // Nothing lives that long: no track, and that is a result.
    const Outcome none
        = runLow({QStringLiteral("--set"), QStringLiteral("stitch.min_duration=1000"), QStringLiteral("--out"), QStringLiteral("results")});
    QVERIFY2(none.code == 0, qPrintable(none.both()));
    const Outcome node = runLow({QStringLiteral("--set"), QStringLiteral("stich.range=4")});
    QCOMPARE(node.code, 2);
    QVERIFY2(node.err.contains(QStringLiteral("did you mean 'stitch'?")), qPrintable(node.err));
    const Outcome key = runLow({QStringLiteral("--set"), QStringLiteral("stitch.rnage=4")});
    QCOMPARE(key.code, 2);
    QVERIFY2(key.err.contains(QStringLiteral("has no parameter 'rnage'; did you mean 'range'?")), qPrintable(key.err));
    const Outcome value = runLow({QStringLiteral("--set"), QStringLiteral("stitch.range=wide")});
    QCOMPARE(value.code, 2);
    QVERIFY2(value.err.contains(QStringLiteral("'range' is a number in degree; 'wide' is none.")), qPrintable(value.err));
    const Outcome form = runLow({QStringLiteral("--set"), QStringLiteral("range=4")});
    QCOMPARE(form.code, 2);
    QVERIFY2(form.err.contains(QStringLiteral("--set NODE.PARAMETER=VALUE")), qPrintable(form.err));
}

void CommandsTest::takesOtherInput()
{
    LowOptions later;
    later.steps = 6;
    QDir(m_case->folder.path()).mkpath(QStringLiteral("other"));
    m_case->write(QStringLiteral("other/low6.nc"), lowFile(later));
    const Outcome outcome = runLow({QStringLiteral("--input"), QStringLiteral("open=other/low*.nc"), QStringLiteral("--set"),
        QStringLiteral("open.variables=msl"), QStringLiteral("--json")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
    const QString run = outcome.lines().front().value(QStringLiteral("run")).toString();
    QFile frozen(run + QStringLiteral("/pipeline.terrella"));
    QVERIFY(frozen.open(QIODevice::ReadOnly));
    const QByteArray text = frozen.readAll();
    QVERIFY2(text.contains(m_case->path("other/low6.nc").toUtf8()), text.constData());
    const Outcome wrong = runLow({QStringLiteral("--input"), QStringLiteral("opne=other/low6.nc")});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains(QStringLiteral("did you mean 'open'?")), qPrintable(wrong.err));
}

void CommandsTest::replacesANodeThatMakesItsData()
{
    QJsonObject nodes = lowNodes(QString());
    nodes.remove(QStringLiteral("open"));
    nodes.insert(QStringLiteral("storms"), QJsonObject{{QStringLiteral("module"), QStringLiteral("cyclones.idealised_storms")}});
    const QString pipeline = m_case->writePipeline(QStringLiteral("storms.terrella"), nodes,
        {QStringLiteral("storms.fields>detect.fields"), QStringLiteral("detect.candidates>stitch.candidates")});
    const Outcome outcome = m_case->call({QStringLiteral("run"), pipeline, QStringLiteral("--input"), QStringLiteral("storms=low.nc")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("Node 'storms' (cyclones.idealised_storms) is replaced by data.open")), qPrintable(outcome.err));
    QVERIFY(outcome.out.contains(QStringLiteral("stitch.tracks\t")));
}

void CommandsTest::exportsInEveryFormat()
{
    QCOMPARE(runLow().code, 0);
    for (const char* name : {"t.gpkg", "t.geojson", "t.csv"}) {
        const Outcome outcome
            = m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("stitch.tracks"), QLatin1String(name)});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
        QVERIFY2(QFileInfo(m_case->path(name)).size() > 100, name);
        QVERIFY2(m_case->call({QStringLiteral("info"), QLatin1String(name)}).out.contains(QStringLiteral("track_id")), name);
    }
    for (const char* name : {"d.nc", "d.tif", "d.zarr"}) {
        const Outcome outcome = m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("open.data"), QLatin1String(name)});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
        const Outcome info = m_case->call({QStringLiteral("info"), QLatin1String(name)});
        QVERIFY2(info.code == 0 && info.out.contains(QStringLiteral("72")), qPrintable(info.both()));
        // once more, over what is there
        QVERIFY2(m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("open.data"), QLatin1String(name)}).code == 0, name);
    }
    const Outcome report
        = m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("stitch.summary"), QStringLiteral("s.json")});
    QVERIFY2(report.code == 0, qPrintable(report.both()));
}

void CommandsTest::refusesWrongFormats()
{
    QCOMPARE(runLow().code, 0);
    const auto call = [&](const char* what, const char* name) {
        return m_case->call({QStringLiteral("export"), QStringLiteral("last"), QLatin1String(what), QLatin1String(name)});
    };
    const Outcome tracks = call("stitch.tracks", "t.nc");
    QCOMPARE(tracks.code, 2);
    QVERIFY2(tracks.err.contains(QStringLiteral("A table of features cannot be written as .nc; it is written as .gpkg, .geojson, .csv.")),
        qPrintable(tracks.err));
    const Outcome cube = call("open.data", "d.csv");
    QCOMPARE(cube.code, 2);
    QVERIFY2(cube.err.contains(QStringLiteral("A cube cannot be written as .csv; it is written as .nc, .zarr, .tif.")), qPrintable(cube.err));
    const Outcome nothing = call("open.data", "data");
    QCOMPARE(nothing.code, 2);
    const Outcome port = call("stitch.track", "t.csv");
    QCOMPARE(port.code, 4);
    QVERIFY2(port.err.contains(QStringLiteral("did you mean 'stitch.tracks'")), qPrintable(port.err));
    const Outcome folder = call("stitch.tracks", "nowhere/t.csv");
    QCOMPARE(folder.code, 4);
    QVERIFY2(folder.err.contains(QStringLiteral("There is no folder")), qPrintable(folder.err));
    m_case->write(QStringLiteral("notes.zarr"), "my notes");
    const Outcome precious = call("open.data", "notes.zarr");
    QCOMPARE(precious.code, 1);
    QVERIFY(QFileInfo(m_case->path("notes.zarr")).size() == 8);
    for (const char* name : {"t.nc", "d.csv", "data"})
        QVERIFY(!QFileInfo::exists(m_case->path(name)));
}

void CommandsTest::exportsEndResults()
{
    const Outcome outcome = runLow({QStringLiteral("--out"), QStringLiteral("results")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
    QVERIFY(QFileInfo::exists(m_case->path("results/stitch.tracks.gpkg")));
    QVERIFY(QFileInfo::exists(m_case->path("results/stitch.summary.json")));
    QVERIFY(outcome.out.contains(m_case->path("results/stitch.tracks.gpkg")));
    QCOMPARE(QDir(m_case->path("results")).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void CommandsTest::knowsRuns()
{
    const Outcome empty = m_case->call({QStringLiteral("status")});
    QCOMPARE(empty.code, 0);
    QVERIFY(empty.out.isEmpty());
    const Outcome none = m_case->call({QStringLiteral("status"), QStringLiteral("last")});
    QCOMPARE(none.code, 4);
    const Outcome run = runLow({QStringLiteral("--name"), QStringLiteral("my low")});
    const QString folder = run.out.section(QLatin1Char('\n'), 0, 0);
    const QString name = QFileInfo(folder).fileName();
    for (const QString& words : {folder, name, QStringLiteral("last")}) {
        const Outcome status = m_case->call({QStringLiteral("status"), words, QStringLiteral("--json")});
        QCOMPARE(status.json().value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
        QCOMPARE(status.json().value(QStringLiteral("nodes")).toArray().size(), 3);
    }
    QVERIFY(m_case->call({QStringLiteral("status")}).out.contains(name));
    const Outcome wrong = m_case->call({QStringLiteral("status"), name.left(name.size() - 1)});
    QCOMPARE(wrong.code, 4);
    QVERIFY2(wrong.err.contains(QStringLiteral("did you mean '%1'").arg(name)), qPrintable(wrong.err));
    const Outcome cancel = m_case->call({QStringLiteral("cancel"), QStringLiteral("last")});
    QCOMPARE(cancel.code, 1);
    QVERIFY2(cancel.err.contains(QStringLiteral("is not running: it is finished")), qPrintable(cancel.err));
}

void CommandsTest::readsAPipelineFromStdin()
{
    const auto process = m_case->start({QStringLiteral("check"), QStringLiteral("-"), QStringLiteral("--base"), m_case->folder.path()});
    QFile file(m_pipeline);
    QVERIFY(file.open(QIODevice::ReadOnly));
    process->write(file.readAll());
    process->closeWriteChannel();
    const Outcome outcome = SampleCase::finish(*process);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
}

void CommandsTest::drawsBarsOnATerminalOnly()
{
    const Outcome plain = runLow();
    QVERIFY(!plain.err.contains(QLatin1Char('\x1b')));
    // script(1) gives the program a terminal
    if (QStandardPaths::findExecutable(QStringLiteral("script")).isEmpty())
        QSKIP("script(1) is not installed, which gives programs a terminal");
    const auto onTerminal = [&](const QString& term, const QString& noColour) {
        QProcess process;
        QProcessEnvironment environment = m_case->environment;
        environment.insert(QStringLiteral("TERM"), term);
        if (!noColour.isEmpty())
            environment.insert(QStringLiteral("NO_COLOR"), noColour);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_case->folder.path());
        process.start(QStringLiteral("script"),
            {QStringLiteral("-qec"),
                SampleCase::program() + QStringLiteral(" run low.terrella --set stitch.range=%1").arg(QTime::currentTime().msec() / 100.0 + 1.0),
                QStringLiteral("/dev/null")});
        return SampleCase::finish(process).out;
    };
    const QString bars = onTerminal(QStringLiteral("xterm"), {});
    QVERIFY2(bars.contains(QStringLiteral("\x1b[")) && bars.contains(QStringLiteral("\x1b[32m")) && bars.contains(QStringLiteral("100 %")),
        qPrintable(bars));
    QVERIFY(!onTerminal(QStringLiteral("xterm"), QStringLiteral("1")).contains(QStringLiteral("\x1b[32m")));
    QVERIFY(!onTerminal(QStringLiteral("dumb"), {}).contains(QLatin1Char('\x1b')));
}

void CommandsTest::serves()
{
    const auto process = m_case->start({QStringLiteral("serve")});
    QVERIFY(process->waitForReadyRead(10000));
    QFile file(m_pipeline);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const auto send = [&](int id, const char* method, const QJsonObject& params) {
        process->write(QJsonDocument(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("method"), QLatin1String(method)},
                                         {QStringLiteral("params"), params}})
                           .toJson(QJsonDocument::Compact)
            + '\n');
    };
    send(1, "modules", {});
    process->write("nonsense\n\n{\"half\n");
    send(2, "check", {{QStringLiteral("document"), document}, {QStringLiteral("base"), m_case->folder.path()}});
    send(3, "plan", {{QStringLiteral("document"), document}, {QStringLiteral("base"), m_case->folder.path()}});
    send(4, "describe", {{QStringLiteral("path"), m_case->path("low.nc")}});
    send(5, "describe", {{QStringLiteral("path"), m_case->path("none.nc")}});
    send(6, "describbe", {});
    send(7, "check", {{QStringLiteral("document"), 5}});
    process->closeWriteChannel();
    const Outcome outcome = SampleCase::finish(*process);
    QCOMPARE(outcome.code, 0);
    std::map<int, QJsonObject> answers;
    int withoutId = 0;
    for (const QJsonObject& line : outcome.lines()) {
        if (line.contains(QStringLiteral("ready")))
            QCOMPARE(line.value(QStringLiteral("version")).toString(), QStringLiteral(TERRELLA_VERSION));
        else if (line.value(QStringLiteral("id")).isDouble())
            answers[line.value(QStringLiteral("id")).toInt()] = line;
        else
            ++withoutId;
    }
    QCOMPARE(withoutId, 2);
    QCOMPARE(answers.size(), std::size_t(7));
    const auto result = [&](int id) { return answers[id].value(QStringLiteral("result")).toObject(); };
    const auto code = [&](int id) { return answers[id].value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString(); };
    QVERIFY(result(1).value(QStringLiteral("modules")).toArray().size() >= 6);
    for (const QJsonValue& problem : result(2).value(QStringLiteral("problems")).toArray())
        QCOMPARE(problem.toObject().value(QStringLiteral("severity")).toString(), QStringLiteral("warning")); // there is no wind
    QVERIFY(result(2).value(QStringLiteral("nodes")).toObject().value(QStringLiteral("stitch")).toObject().value(QStringLiteral("ok")).toBool());
    QCOMPARE(result(3).value(QStringLiteral("nodes")).toArray().size(), 3);
    QCOMPARE(result(4).value(QStringLiteral("type")).toString(), QStringLiteral("cube"));
    QCOMPARE(code(5), QStringLiteral("not_found"));
    QCOMPARE(code(6), QStringLiteral("usage"));
    QCOMPARE(code(7), QStringLiteral("usage"));
}

void CommandsTest::isReadySoon()
{
    // A ratio, not a time: being ready may cost no more than a few times what the program costs that does nothing.
    const auto best = [&](const QStringList& arguments) {
        qint64 nanoseconds = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto process = m_case->start(arguments);
            process->waitForReadyRead(20000);
            nanoseconds = std::min(nanoseconds, timer.nsecsElapsed());
            process->closeWriteChannel();
            process->waitForFinished();
        }
        return nanoseconds;
    };
    const qint64 version = best({QStringLiteral("--version")});
    const qint64 ready = best({QStringLiteral("serve")});
    qInfo("serve ready after %.0f ms, --version answers after %.0f ms", double(ready) * 1e-6, double(version) * 1e-6);
    QVERIFY(ready < 3 * version);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
