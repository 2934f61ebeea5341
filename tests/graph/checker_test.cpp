// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/checker.h"
#include "pipelines/graph/edit.h"
#include "pipelines/graph/mending.h"
#include "tests/run/pipeline_builder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using Builder = terrella::testing::PipelineBuilder;

namespace {

/// a → sum → total, with b beside.
Document sums()
{
    return Builder()
        .node("a", "engine.make_number")
        .node("b", "engine.make_number")
        .node("sum", "engine.add_numbers")
        .node("total", "engine.add_numbers")
        .link("a", "number", "sum", "numbers")
        .link("sum", "sum", "total", "numbers")
        .link("b", "number", "total", "numbers")
        .document;
}

QStringList codes(const DocumentCheck& check)
{
    QStringList out;
    for (const Problem& problem : check.all())
        out.append(problem.node + QLatin1Char(' ') + problem.code);
    return out;
}

std::set<QString> ids(std::initializer_list<const char*> list)
{
    std::set<QString> out;
    for (const char* id : list)
        out.insert(QLatin1String(id));
    return out;
}

} // namespace

class CheckerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodDocumentHasNoProblems();
    void problems_data();
    void problems();
    void problemsOfSourcesAreNotRepeated();
    void loopsAreListedAndTheRestIsChecked();
    void fixesMend();
    void mendingTakesTheFirstFixOfEach();
    void nodesThatNeedTooMuchAreFound();
    void onlyWhatChangedIsCheckedAgain();
    void changedFilesAreCheckedAgain();
    void modulesMayWarn();

private:
    PluginHost m_host{{QCoreApplication::applicationDirPath() + QStringLiteral("/plugins")}};
};

void CheckerTest::goodDocumentHasNoProblems()
{
    Checker checker(m_host);
    const DocumentCheck& check = checker.check(sums(), {});
    QCOMPARE(codes(check), QStringList());
    QVERIFY(!check.hasErrors());
    QCOMPARE(check.nodes.size(), 4u);
    const Signature& signature = check.nodes.at(QStringLiteral("total")).outputs.at(QStringLiteral("sum"));
    QCOMPARE(std::get<std::shared_ptr<const ReportSignature>>(signature)->title, QStringLiteral("number+number++"));
}

void CheckerTest::problems_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const auto row
        = [](const char* name, const char* module, const QJsonObject& parameters, const char* code, const char* says, const char* version = "") {
              QTest::newRow(name) << parameters << QString(QLatin1String(module)) << QString(QLatin1String(version)) << QString(QLatin1String(code))
                                  << QString::fromUtf8(says);
          };
    row("unknown module", "engine.make_numbers", {}, "module.unknown", "make_number");
    row("plugin of another API", "foreign.do_nothing", {}, "module.unknown", "API");
    row("newer document", "engine.make_number", {}, "module.version", "version 2.0.0", "2.0.0");
    row("range", "engine.make_number", {{QStringLiteral("value"), 5000}}, "parameter.range", "1000");
    row("type", "engine.make_number", {{QStringLiteral("value"), QStringLiteral("five")}}, "parameter.invalid", "value");
    row("choice", "engine.make_number", {{QStringLiteral("behaviour"), QStringLiteral("dance")}}, "parameter.", "dance");
    row("unknown parameter", "engine.make_number", {{QStringLiteral("valeu"), 5}}, "parameter.unknown", "it has: value, file");
    row("required parameter", "engine.open_file", {}, "parameter.missing", "file");
    row("module's own", "engine.make_number", {{QStringLiteral("value"), 666}}, "number.refused", "666 is refused.");
    row("no input", "engine.add_numbers", {}, "input.missing", "Nothing is connected to 'numbers' (report).");
}

void CheckerTest::problems()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(QString, module);
    QFETCH(QString, version);
    QFETCH(QString, code);
    QFETCH(QString, says);
    const Document document = Builder().node("n", module.toLatin1().constData(), parameters, version.toLatin1().constData()).document;
    Checker checker(m_host);
    const auto all = checker.check(document, {}).all();
    QCOMPARE(all.size(), 1u);
    QVERIFY2(all.front().code.startsWith(code), qPrintable(all.front().code));
    QVERIFY2(all.front().message.contains(says), qPrintable(all.front().message));
    QCOMPARE(all.front().node, QStringLiteral("n"));
    QCOMPARE(all.front().severity, code == QLatin1String("module.version") ? Severity::Warning : Severity::Error);
    if (code.startsWith(QLatin1String("parameter.")))
        QVERIFY(!all.front().parameter.isEmpty());
}

void CheckerTest::problemsOfSourcesAreNotRepeated()
{
    Document document = sums();
    document.nodes.at(QStringLiteral("a")).parameters = {{QStringLiteral("value"), 666}};
    document.nodes.at(QStringLiteral("b")).module = QStringLiteral("not.installed");
    Checker checker(m_host);
    const DocumentCheck& check = checker.check(document, {});
    QCOMPARE(codes(check), (QStringList{QStringLiteral("a number.refused"), QStringLiteral("b module.unknown")}));
    QVERIFY(check.nodes.at(QStringLiteral("total")).outputs.empty());
    QVERIFY(!check.nodes.at(QStringLiteral("total")).hasErrors());
}

void CheckerTest::loopsAreListedAndTheRestIsChecked()
{
    Document document = sums();
    document.links.insert({QStringLiteral("total"), QStringLiteral("sum"), QStringLiteral("sum"), QStringLiteral("numbers")});
    document.nodes.at(QStringLiteral("b")).parameters = {{QStringLiteral("value"), 666}};
    Checker checker(m_host);
    const DocumentCheck& check = checker.check(document, {});
    QCOMPARE(codes(check), (QStringList{QStringLiteral("sum graph.cycle"), QStringLiteral("b number.refused")}));
    QCOMPARE(check.problems.front().message, QStringLiteral("These nodes form a loop: sum, total. Remove one of the links between them."));
    QVERIFY(check.hasErrors());
}

void CheckerTest::fixesMend()
{
    Document document = Builder(Builder{sums()})
                            .node("mean", "engine.take_mean")
                            .node("c", "engine.make_number", {{QStringLiteral("odd"), 1}})
                            .link("a", "number", "mean", "cube")   // a report is no cube
                            .link("a", "nubmer", "sum", "numbers") // no such output
                            .link("b", "number", "sum", "number")  // no such input
                            .link("a", "number", "sum", "offset")
                            .link("b", "number", "sum", "offset") // one too many
                            .document;
    Checker checker(m_host);
    QCOMPARE(codes(checker.check(document, {})),
        (QStringList{QStringLiteral("c parameter.unknown"), QStringLiteral("mean port.type"), QStringLiteral("sum port.unknown"),
            QStringLiteral("sum port.unknown"), QStringLiteral("sum input.many")}));
    QStringList messages;
    for (const Problem& problem : checker.check(document, {}).all())
        messages.append(problem.message);
    QVERIFY(messages.contains(QStringLiteral("'cube' takes cube; 'a.number' gives report.")));
    QVERIFY(messages.contains(QStringLiteral("'a' (engine.make_number) has no output 'nubmer'; it has: number.")));
    QVERIFY(messages.contains(QStringLiteral("'engine.add_numbers' has no input 'number'; it has: numbers, offset.")));
    QVERIFY(messages.contains(QStringLiteral("'offset' takes one link; 2 are connected. Remove all but one.")));
    for (const Problem& problem : checker.check(document, {}).all()) {
        QVERIFY(!problem.fixes.empty());
        const auto edit = editFromJson(problem.fixes.front().edit);
        QVERIFY(edit);
        QVERIFY(apply(document, *edit));
    }
    QCOMPARE(codes(checker.check(document, {})), QStringList{QStringLiteral("mean input.missing")});
}

void CheckerTest::mendingTakesTheFirstFixOfEach()
{
    Document document = Builder(Builder{sums()})
                            .node("c", "engine.make_number", {{QStringLiteral("valeu"), 5}})
                            .node("d", "engine.make_number", {{QStringLiteral("value"), 5000}})
                            .node("e", "engine.make_number", {{QStringLiteral("value"), 666}}) // nobody knows a way out
                            .node("f", "engine.make_numbr")
                            .link("total", "sum", "sum", "numbers")
                            .document;
    const Document before = document;
    Checker checker(m_host);
    QVERIFY(mend(document, checker, {}, [](const Problem&) { return false; }).empty());
    QCOMPARE(document, before);
    std::vector<Mended> done
        = mend(document, checker, {}, [](const Problem& problem) { return problem.code.startsWith(QLatin1String("parameter.")); });
    QStringList titles;
    for (const Mended& item : done)
        titles.append(item.problem.node + QLatin1Char(' ') + item.fix.title);
    QCOMPARE(titles, (QStringList{QStringLiteral("c Rename it to 'value'"), QStringLiteral("d Set 'value' to 1000")}));
    done = mend(document, checker, {}, [](const Problem&) { return true; });
    QCOMPARE(done.size(), 2u); // the loop and the module
    QCOMPARE(codes(checker.check(document, {})), QStringList{QStringLiteral("e number.refused")});
    QCOMPARE(document.nodes.at(QStringLiteral("c")).parameters, (QJsonObject{{QStringLiteral("value"), 5}}));
    QCOMPARE(document.nodes.at(QStringLiteral("f")).module, QStringLiteral("engine.make_number"));
}

void CheckerTest::nodesThatNeedTooMuchAreFound()
{
    const Document document = Builder().node("make", "engine.make_cube").document; // six values of four bytes
    Checker checker(m_host);
    QCOMPARE(codes(checker.check(document, {})), QStringList());
    checker.setLimits({1 << 20, 23, QStringLiteral("/store")});
    QCOMPARE(codes(checker.check(document, {})), QStringList{QStringLiteral("make disk.short")});
    QVERIFY(!checker.check(document, {}).hasErrors());
    checker.setLimits({1 << 20, 24, QStringLiteral("/store")});
    QCOMPARE(codes(checker.check(document, {})), QStringList());
    QCOMPARE(checker.check(document, {}).nodes.at(QStringLiteral("make")).storedBytes, 24.0);
}

void CheckerTest::onlyWhatChangedIsCheckedAgain()
{
    Checker checker(m_host);
    Document document = sums();
    checker.check(document, {});
    QCOMPARE(checker.checkedAgain(), ids({"a", "b", "sum", "total"}));
    checker.check(document, {});
    QCOMPARE(checker.checkedAgain(), ids({}));

    document.nodes.at(QStringLiteral("a")).x = 100;
    document.nodes.at(QStringLiteral("a")).label = QStringLiteral("moved");
    checker.check(document, {});
    QCOMPARE(checker.checkedAgain(), ids({}));

    // Another value, the same signature: nothing that hangs on it.
    document.nodes.at(QStringLiteral("a")).parameters = {{QStringLiteral("value"), 2}};
    checker.check(document, {});
    QCOMPARE(checker.checkedAgain(), ids({"a"}));

    // Another signature: what hangs on it, and nothing beside.
    document.nodes.at(QStringLiteral("sum")).parameters = {{QStringLiteral("label"), QStringLiteral("!")}};
    checker.check(document, {});
    QCOMPARE(checker.checkedAgain(), ids({"sum", "total"}));

    // A source with problems, and mended.
    document.nodes.at(QStringLiteral("a")).parameters = {{QStringLiteral("value"), 666}};
    QVERIFY(checker.check(document, {}).hasErrors());
    QCOMPARE(checker.checkedAgain(), ids({"a", "sum", "total"}));
    document.nodes.at(QStringLiteral("a")).parameters = {};
    QVERIFY(!checker.check(document, {}).hasErrors());
    QCOMPARE(checker.checkedAgain(), ids({"a", "sum", "total"}));

    document.links.erase({QStringLiteral("b"), QStringLiteral("number"), QStringLiteral("total"), QStringLiteral("numbers")});
    checker.check(document, {});
    QCOMPARE(checker.checkedAgain(), ids({"total"}));
    document.nodes.erase(QStringLiteral("b"));
    QCOMPARE(checker.check(document, {}).nodes.size(), 3u);
    QCOMPARE(checker.checkedAgain(), ids({}));
}

void CheckerTest::changedFilesAreCheckedAgain()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("n.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("1") == 1);
    file.close();
    Checker checker(m_host);
    const Document document = Builder().node("a", "engine.make_number", {{QStringLiteral("file"), QStringLiteral("n.txt")}}).document;
    checker.check(document, folder.path());
    checker.check(document, folder.path());
    QCOMPARE(checker.checkedAgain(), ids({}));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("22") == 2);
    file.close();
    checker.check(document, folder.path());
    QCOMPARE(checker.checkedAgain(), ids({"a"}));
    QVERIFY(file.remove());
    checker.check(document, folder.path());
    QCOMPARE(checker.checkedAgain(), ids({"a"}));
}

void CheckerTest::modulesMayWarn()
{
    Checker checker(m_host);
    const DocumentCheck& check = checker.check(Builder().node("a", "engine.make_number", {{QStringLiteral("value"), 13}}).document, {});
    QCOMPARE(codes(check), QStringList{QStringLiteral("a number.unlucky")});
    QVERIFY(!check.hasErrors());
    QCOMPARE(check.nodes.at(QStringLiteral("a")).outputs.size(), 1u);
}

QTEST_GUILESS_MAIN(CheckerTest)
#include "checker_test.moc"
