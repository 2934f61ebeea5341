// SPDX-License-Identifier: GPL-3.0-or-later
// Groups, variables and mapped nodes from the command line, with real processes.
#include "tests/cli/sample_case.h"

#include <QCoreApplication>

using namespace terrella::test;

namespace {

/// The engine with the fixture's modules.
SampleCase engineCase()
{
    SampleCase out;
    out.environment.insert(QStringLiteral("TERRELLA_PLUGIN_PATH"), QCoreApplication::applicationDirPath() + QStringLiteral("/plugins"));
    return out;
}

QByteArray mapped(int count, int bad)
{
    QJsonArray values;
    for (int i = 1; i <= count; ++i)
        values.append(QJsonArray{i, i == bad ? QStringLiteral("fail") : QStringLiteral("plain")});
    const QJsonObject map{{QStringLiteral("over"), QStringLiteral("rows")},
        {QStringLiteral("parameters"), QJsonArray{QStringLiteral("value"), QStringLiteral("behaviour")}}, {QStringLiteral("values"), values}};
    const QJsonObject node{
        {QStringLiteral("id"), QStringLiteral("a")}, {QStringLiteral("module"), QStringLiteral("engine.make_number")}, {QStringLiteral("map"), map}};
    return QJsonDocument(
        QJsonObject{{QStringLiteral("terrella"), 1}, {QStringLiteral("nodes"), QJsonArray{node}}, {QStringLiteral("links"), QJsonArray()}})
        .toJson();
}

const QByteArray kGroup = R"({ "terrella_group": 1, "id": "group.triple", "title": "Triple sum", "summary": "Adds a number to three.",
  "help": "# Triple sum\n\nAdds what comes in to three and a range.",
  "nodes": [ { "id": "three", "module": "engine.make_number", "parameters": { "value": 3 } }, { "id": "sum", "module": "engine.add_numbers" } ],
  "links": [ { "from": "three.number", "to": "sum.numbers" } ],
  "inputs": [ { "key": "number", "to": [ "sum.numbers" ] } ],
  "outputs": [ { "key": "total", "from": "sum.sum" } ],
  "parameters": [ { "key": "margin", "title": "Margin", "of": [ "sum.range" ] } ] })";

const QByteArray kUser = R"({ "terrella": 1, "variables": { "height": 2 },
  "nodes": [ { "id": "a", "module": "engine.make_number", "parameters": { "value": "${height}" } },
             { "id": "t", "module": "group.triple", "parameters": { "margin": 1 } } ],
  "links": [ { "from": "a.number", "to": "t.number" } ] })";

double valueIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return -1e9;
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("content")).toObject().value(QLatin1String("value")).toDouble();
}

/// The path behind "node.port" on stdout.
QString resultPath(const Outcome& outcome, const QString& name)
{
    for (const QString& line : outcome.out.split(QLatin1Char('\n'))) {
        if (line.startsWith(name + QLatin1Char('\t')))
            return line.section(QLatin1Char('\t'), 1);
    }
    return {};
}

QStringList finishedRuns(const Outcome& outcome)
{
    QStringList out;
    for (const QJsonObject& event : outcome.lines()) {
        const QString node = event.value(QLatin1String("node")).toString();
        if (event.value(QLatin1String("type")).toString() == QLatin1String("finished") && node.contains(QLatin1Char('#')))
            out.append(node);
    }
    return out;
}

} // namespace

class GroupsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void elevenOfTwelve();
    void groupsAreModules();
    void groupsRun();
    void variablesFromTheCommandLine();
    void resumedWithTheGroupItBeganWith();
};

void GroupsTest::elevenOfTwelve()
{
    const SampleCase sample = engineCase();
    const QString file = sample.write(QStringLiteral("twelve.terrella"), mapped(12, 7));
    const Outcome first = sample.call({QStringLiteral("run"), file});
    QVERIFY2(first.code == 0, qPrintable(first.both()));
    QVERIFY2(first.err.contains(QStringLiteral("a: warning: 7, fail failed and is left out: No number can be found.")), qPrintable(first.both()));
    const QString path = resultPath(first, QStringLiteral("a.number"));
    QFile result(path);
    QVERIFY2(result.open(QIODevice::ReadOnly), qPrintable(first.both()));
    const QJsonArray rows
        = QJsonDocument::fromJson(result.readAll()).object().value(QLatin1String("content")).toObject().value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), 11);
    QCOMPARE(first.out.count(QStringLiteral(".number\t")), 1); // the runs are no results of their own

    sample.write(QStringLiteral("twelve.terrella"), mapped(12, 0));
    const Outcome whole = sample.call({QStringLiteral("run"), file, QStringLiteral("--json")});
    QVERIFY2(whole.code == 0, qPrintable(whole.both()));
    QCOMPARE(finishedRuns(whole), QStringList{QStringLiteral("a#07")});
    sample.write(QStringLiteral("twelve.terrella"), mapped(13, 0));
    const Outcome more = sample.call({QStringLiteral("run"), file, QStringLiteral("--json")});
    QVERIFY2(more.code == 0, qPrintable(more.both()));
    QCOMPARE(finishedRuns(more), QStringList{QStringLiteral("a#13")});
}

void GroupsTest::groupsAreModules()
{
    SampleCase sample = engineCase();
    QDir(sample.folder.path()).mkpath(QStringLiteral("home/.local/share/terrella/groups"));
    sample.write(QStringLiteral("home/.local/share/terrella/groups/triple.terrella-group"), kGroup);
    const Outcome list = sample.call({QStringLiteral("modules"), QStringLiteral("triple")});
    QVERIFY2(
        list.out.contains(QStringLiteral("group.triple")) && list.out.contains(QStringLiteral("Adds a number to three.")), qPrintable(list.both()));
    const Outcome help = sample.call({QStringLiteral("help"), QStringLiteral("group.triple")});
    QVERIFY2(help.code == 0 && help.out.contains(QStringLiteral("margin")) && help.out.contains(QStringLiteral("Adds what comes in to three")),
        qPrintable(help.both()));
    QDir(sample.folder.path()).mkpath(QStringLiteral("elsewhere"));
    QVERIFY(QFile::rename(sample.path("home/.local/share/terrella/groups/triple.terrella-group"), sample.path("elsewhere/triple.terrella-group")));
    QCOMPARE(sample.call({QStringLiteral("help"), QStringLiteral("group.triple")}).code, 2);
    sample.environment.insert(QStringLiteral("TERRELLA_GROUP_PATH"), sample.path("elsewhere"));
    QCOMPARE(sample.call({QStringLiteral("help"), QStringLiteral("group.triple")}).code, 0);
    sample.write(QStringLiteral("elsewhere/bad.terrella-group"), "{}");
    const Outcome bad = sample.call({QStringLiteral("modules")});
    QVERIFY2(bad.err.contains(QStringLiteral("bad.terrella-group' is not used:")), qPrintable(bad.both()));
}

void GroupsTest::groupsRun()
{
    const SampleCase sample = engineCase();
    sample.write(QStringLiteral("triple.terrella-group"), kGroup); // beside the pipeline
    const QString file = sample.write(QStringLiteral("user.terrella"), kUser);
    const Outcome check = sample.call({QStringLiteral("check"), file});
    QVERIFY2(check.code == 0, qPrintable(check.both()));
    const Outcome run = sample.call({QStringLiteral("run"), file});
    QVERIFY2(run.code == 0, qPrintable(run.both()));
    QCOMPARE(valueIn(resultPath(run, QStringLiteral("t.total"))), 6.0);
    const Outcome set = sample.call({QStringLiteral("run"), file, QStringLiteral("--set"), QStringLiteral("t.margin=5")});
    QCOMPARE(valueIn(resultPath(set, QStringLiteral("t.total"))), 10.0);
    const Outcome wrong = sample.call({QStringLiteral("check"), file, QStringLiteral("--set"), QStringLiteral("t.margin=500")});
    QCOMPARE(wrong.code, 3);
    QVERIFY2(wrong.out.contains(QStringLiteral("t.margin: error:")), qPrintable(wrong.both()));
    const Outcome inner = sample.call({QStringLiteral("run"), file, QStringLiteral("--to"), QStringLiteral("t/three"), QStringLiteral("--dry-run")});
    QVERIFY2(
        inner.code == 0 && inner.out.contains(QStringLiteral("t/three")) && !inner.out.contains(QStringLiteral("t/sum")), qPrintable(inner.both()));
    QVERIFY(QFile::remove(sample.path("triple.terrella-group")));
    const Outcome missing = sample.call({QStringLiteral("check"), file});
    QCOMPARE(missing.code, 3);
    QVERIFY2(missing.out.contains(QStringLiteral("There is no group 'group.triple'.")), qPrintable(missing.both()));
}

void GroupsTest::variablesFromTheCommandLine()
{
    const SampleCase sample = engineCase();
    sample.write(QStringLiteral("triple.terrella-group"), kGroup);
    const QString file = sample.write(QStringLiteral("user.terrella"), kUser);
    const Outcome run = sample.call({QStringLiteral("run"), file, QStringLiteral("--var"), QStringLiteral("height=20")});
    QVERIFY2(run.code == 0, qPrintable(run.both()));
    QCOMPARE(valueIn(resultPath(run, QStringLiteral("t.total"))), 24.0);
    const Outcome wrong = sample.call({QStringLiteral("run"), file, QStringLiteral("--var"), QStringLiteral("hight=20")});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains(QStringLiteral("the pipeline has no variable 'hight'")) && wrong.err.contains(QStringLiteral("height")),
        qPrintable(wrong.both()));
    const Outcome type = sample.call({QStringLiteral("check"), file, QStringLiteral("--var"), QStringLiteral("height=tall")});
    QCOMPARE(type.code, 3);
    QVERIFY2(type.out.contains(QStringLiteral("a.value: error: 'value' must be a number; it is 'tall'.")), qPrintable(type.both()));
}

void GroupsTest::resumedWithTheGroupItBeganWith()
{
    const SampleCase sample = engineCase();
    QByteArray failing = kGroup;
    failing.replace("\"value\": 3", "\"value\": 3, \"gate\": \"" + sample.path("gate").toUtf8() + "\"");
    sample.write(QStringLiteral("triple.terrella-group"), failing);
    const QString file = sample.write(QStringLiteral("user.terrella"), kUser);
    const auto process = sample.start({QStringLiteral("run"), file});
    QTRY_VERIFY_WITH_TIMEOUT(!sample.filesBelow("runs").isEmpty(), 20000);
    QTest::qWait(500);
    process->kill();
    process->waitForFinished(5000);
    QVERIFY(QFile::remove(sample.path("triple.terrella-group"))); // the run's folder holds it
    sample.write(QStringLiteral("gate"), "");
    const Outcome resumed = sample.call({QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last")});
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both()));
    QCOMPARE(valueIn(resultPath(resumed, QStringLiteral("t.total"))), 6.0);
}

QTEST_GUILESS_MAIN(GroupsTest)
#include "groups_test.moc"
