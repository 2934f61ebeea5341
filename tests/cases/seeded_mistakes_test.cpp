// SPDX-License-Identifier: GPL-3.0-or-later
// Mistakes that people make, each a small pipeline on files made here: caught by check with its code, place and sentence, without any data being
// read (the kernel is asked which files were opened), and mended by its first fix where it has one.
#include "pipelines/graph/edit.h"
#include "pipelines/run/runner.h"
#include "tests/cases/mistakes.h"
#include "tests/cases/opened_files.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using namespace terrella::test;

namespace {

const Problem* find(const std::vector<Problem>& problems, const Mistake& mistake)
{
    for (const Problem& problem : problems) {
        if (problem.code == QLatin1String(mistake.code) && problem.node == QLatin1String(mistake.node))
            return &problem;
    }
    return nullptr;
}

QString listed(const std::vector<Problem>& problems)
{
    QString out;
    for (const Problem& problem : problems)
        out += QStringLiteral("\n  %1.%2%3 [%4] %5").arg(problem.node, problem.port, problem.parameter, problem.code, problem.message);
    return out;
}

} // namespace

class SeededMistakesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readingIsSeen();
    void caughtAndMended_data();
    void caughtAndMended();
    void theCommandDoesTheSame();

private:
    [[nodiscard]] QString base() const { return m_folder.path() + QStringLiteral("/files"); }
    void run(const Document& document);

    QTemporaryDir m_folder;
    std::unique_ptr<PluginHost> m_host;
    std::vector<Mistake> m_mistakes;
    std::unique_ptr<OpenedFiles> m_opened;
};

void SeededMistakesTest::initTestCase()
{
    QVERIFY(QDir().mkpath(base()));
    writeFiles(base());
    m_host = std::make_unique<PluginHost>(PluginHost::defaultFolders());
    m_mistakes = allMistakes();
    QVERIFY(m_mistakes.size() >= 30);
    m_opened = std::make_unique<OpenedFiles>(base());
    QVERIFY(m_opened->isWorking());
}

/// What the other tests rely on: a reading of data is noticed, in this process and in another.
void SeededMistakesTest::readingIsSeen()
{
    const auto cube = openCube({base() + QStringLiteral("/weather.zarr")});
    QVERIFY(cube);
    QCOMPARE(m_opened->takeData(), QStringList());
    std::vector<float> field(63);
    QVERIFY((*cube)->readField(0, 3, 0, field));
    const QStringList opened = m_opened->takeData();
    QCOMPARE(opened.size(), 1);
    QVERIFY2(opened.front().startsWith(QLatin1String("msl/")), qPrintable(opened.front()));
    QProcess other;
    other.setStandardOutputFile(QProcess::nullDevice());
    other.start(QStringLiteral("head"), {QStringLiteral("-c1"), base() + QStringLiteral("/hpa.zarr/msl/0.0.0")});
    QVERIFY(other.waitForFinished());
    QCOMPARE(m_opened->takeData(), QStringList{QStringLiteral("msl/0.0.0")});
}

void SeededMistakesTest::caughtAndMended_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t k = 0; k < m_mistakes.size(); ++k)
        QTest::newRow(m_mistakes[k].name) << static_cast<int>(k);
}

void SeededMistakesTest::caughtAndMended()
{
    QFETCH(int, index);
    const Mistake& mistake = m_mistakes[static_cast<std::size_t>(index)];
    Checker checker(*m_host);
    checker.setLimits(mistake.limits);
    m_opened->take();
    const std::vector<Problem> problems = checker.check(mistake.document, base()).all();
    QCOMPARE(m_opened->takeData(), QStringList());

    const Problem* problem = find(problems, mistake);
    QVERIFY2(problem, qPrintable(listed(problems)));
    QCOMPARE(problem->parameter.isEmpty() ? problem->port : problem->parameter, QLatin1String(mistake.where));
    QVERIFY2(problem->message.startsWith(mistake.says), qPrintable(problem->message));
    QCOMPARE(problem->fixes.empty() ? QString() : problem->fixes.front().title, mistake.fix);
    if (mistake.fix.isEmpty())
        return;

    Document mended = mistake.document;
    const Result<Edit> edit = editFromJson(problem->fixes.front().edit);
    QVERIFY(edit);
    const Result<Edit> inverse = apply(mended, *edit);
    QVERIFY2(inverse, inverse ? "" : qPrintable(inverse.error().message));
    const std::vector<Problem> left = checker.check(mended, base()).all();
    QCOMPARE(m_opened->takeData(), QStringList());
    QVERIFY2(!find(left, mistake), qPrintable(listed(left)));
    QVERIFY2(!checker.check(mended, base()).hasErrors(), qPrintable(listed(left)));
    if (mistake.runs)
        run(mended);
    // One step back, and everything is as it was.
    QVERIFY(apply(mended, *inverse));
    QCOMPARE(mended, mistake.document);
}

void SeededMistakesTest::run(const Document& document)
{
    Store store(m_folder.path() + QStringLiteral("/store"));
    RunOptions options;
    options.baseFolder = base();
    options.jobs = 2;
    const QString log = m_folder.path() + QStringLiteral("/events.jsonl");
    QFile::remove(log);
    const auto events = EventLog::open(log);
    QVERIFY(events);
    QString failures;
    const Result<void> done = Runner(*m_host, store).run(document, options, **events, {}, [&](const RunEvent& event) {
        if (event.type == QLatin1String("failed"))
            failures += event.node + QStringLiteral(": ") + event.message;
    });
    QVERIFY2(done, qPrintable(failures));
}

/// All the way: the program finds the mistake and opens no data, mends it into another folder, and the mended pipeline has none.
void SeededMistakesTest::theCommandDoesTheSame()
{
    const QString program = qEnvironmentVariable("TERRELLA_RUN");
    const QString pipeline = m_folder.path() + QStringLiteral("/drawn/wrong.terrella"), mended = m_folder.path() + QStringLiteral("/mended.terrella");
    QVERIFY(QDir().mkpath(m_folder.path() + QStringLiteral("/drawn")));
    QVERIFY(lows("../files/kelvin.zarr", with("merge_distance", -1)).save(pipeline));
    const auto call = [&program](const QStringList& arguments, QString* printed) {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60000))
            return -1;
        *printed = QString::fromUtf8(process.readAllStandardOutput());
        return process.exitCode();
    };
    QString printed;
    m_opened->take();
    QCOMPARE(call({QStringLiteral("check"), pipeline}, &printed), 3);
    QCOMPARE(m_opened->takeData(), QStringList());
    QVERIFY2(
        printed.contains(QString::fromUtf8("detect.merge_distance: error: 'merge_distance' must be at least 0 degrees; it is −1. [parameter.range]\n"
                                           "    to mend: Set 'merge_distance' to 0 | Take the default, 6\n")),
        qPrintable(printed));
    const QStringList fix{QStringLiteral("check"), pipeline, QStringLiteral("--fix"), QStringLiteral("all"), QStringLiteral("--out"), mended};
    QCOMPARE(call(fix, &printed), 0);
    QVERIFY2(printed.contains(QString::fromUtf8("detect: mended: Set 'merge_distance' to 0\n"))
            && printed.contains(QString::fromUtf8("detect: mended: Use 'sp'\n")),
        qPrintable(printed));
    QCOMPARE(m_opened->takeData(), QStringList());
    const auto document = Document::load(mended);
    QVERIFY(document);
    QCOMPARE(document->nodes.at(QStringLiteral("open")).parameters, with("files", QJsonArray{QStringLiteral("files/kelvin.zarr")}));
    QCOMPARE(call({QStringLiteral("check"), mended}, &printed), 0);
    QVERIFY(call({QStringLiteral("check"), pipeline, QStringLiteral("--fix"), QStringLiteral("all")}, &printed) == 2);
}

QTEST_GUILESS_MAIN(SeededMistakesTest)
#include "seeded_mistakes_test.moc"
