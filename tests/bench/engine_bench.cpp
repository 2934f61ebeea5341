// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine itself costs. Prints the numbers beside their budgets; fails only where the work was not done.
#include "tests/data/grid_file.h"
#include "tests/run/engine_fixture.h"

#include <QTest>

#include <chrono>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// n/2 numbers and a row of sums that takes one of them at each step.
Document ladder(int nodes)
{
    PipelineBuilder builder;
    QString before;
    for (int i = 0; i < nodes / 2; ++i) {
        const QByteArray number = "n" + QByteArray::number(i);
        const QByteArray sum = "s" + QByteArray::number(i);
        builder.number(number.constData(), with("value", i));
        QStringList sources{QString::fromLatin1(number)};
        if (!before.isEmpty())
            sources.append(before + QStringLiteral(".sum"));
        builder.sum(sum.constData(), sources);
        before = QString::fromLatin1(sum);
    }
    return builder.document;
}

double millisecondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double leastOf(int times, const std::function<void()>& work)
{
    double least = millisecondsOf(work);
    for (int i = 1; i < times; ++i)
        least = std::min(least, millisecondsOf(work));
    return least;
}

/// Makes n results by hand, as small as results can be: a folder with an output and a record, made aside and moved to its place.
bool makeByHand(const QString& root, int n)
{
    const auto write = [](const QString& path, int bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray(bytes, 'x')) == bytes;
    };
    bool good = QDir().mkpath(root + QStringLiteral("/made"));
    for (int i = 0; i < n && good; ++i) {
        const QString work = QStringLiteral("%1/work%2").arg(root).arg(i);
        good = QDir().mkdir(work) && write(work + QStringLiteral("/output"), 80) && write(work + QStringLiteral("/record"), 1000)
            && QDir().rename(work, QStringLiteral("%1/made/%2").arg(root).arg(i));
    }
    return good;
}

void say(const char* what, double milliseconds, const char* budget) { qInfo("%-58s %8.2f ms   budget %s", what, milliseconds, budget); }

} // namespace

class EngineBench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void document();
    void checking();
    void checkingCubes();
    void running();
};

void EngineBench::document()
{
    const Document ladder200 = ladder(200);
    const QByteArray text = ladder200.toText();
    say("read a pipeline of 200 nodes", leastOf(5, [&] { QVERIFY(Document::parse(text, QStringLiteral("x"))); }), "-");
    say("write a pipeline of 200 nodes", leastOf(5, [&] { QCOMPARE(ladder200.toText(), text); }), "-");
}

void EngineBench::checking()
{
    PluginHost host({fixturePlugins()});
    Document document = ladder(200);
    QVERIFY(host.load(QStringLiteral("engine.make_number")));
    say("check a pipeline of 200 nodes for the first time", leastOf(5, [&] { QVERIFY(!Checker(host).check(document, {}).hasErrors()); }), "50 ms");
    Checker checker(host);
    checker.check(document, {});
    say("check it again, one parameter changed",
        leastOf(5,
            [&] {
                Node& node = document.nodes.at(QStringLiteral("n5"));
                node.parameters = with("value", node.parameters.value(QStringLiteral("value")).toDouble() + 1.0);
                QVERIFY(!checker.check(document, {}).hasErrors());
                QCOMPARE(checker.checkedAgain().size(), 1u);
            }),
        "-");
}

/// 20 files of 0.25° fields, each opened, cut, derived from and cut again in rows of nodes; memory and disk are looked at as well.
void EngineBench::checkingCubes()
{
    QTemporaryDir folder;
    constexpr int kRows = 20, kLength = 10;
    for (int i = 0; i < kRows; ++i) {
        test::GridFile file(folder.filePath(QStringLiteral("f%1.zarr").arg(i)), "Zarr");
        file.time(test::counted(8), "days since 2001-01-01");
        file.latLon(test::counted(721, 90, -0.25), test::counted(1440, 0, 0.25));
        for (const char* name : {"u10", "v10"})
            file.variable(name, {"time", "lat", "lon"}, test::GridFile::Type::Float, {}, {{"units", "m s-1"}});
        file.close();
    }
    PipelineBuilder builder;
    for (int i = 0; i < kRows; ++i) {
        QByteArray before;
        for (int k = 0; k < kLength; ++k) {
            const QByteArray id = "n" + QByteArray::number(i) + "_" + QByteArray::number(k);
            if (k == 0)
                builder.node(id.constData(), "data.open", with("files", QJsonArray{QStringLiteral("f%1.zarr").arg(i)}));
            else if (k == kLength - 1)
                builder.node(id.constData(), "data.derive");
            else
                builder.node(id.constData(), "data.select", with("region", QJsonArray{-60 + k, -50, 60 - k, 60}));
            if (k > 0)
                builder.link(before.constData(), "data", id.constData(), "data");
            before = id;
        }
    }
    PluginHost host(PluginHost::defaultFolders());
    QVERIFY(host.load(QStringLiteral("data.open")));
    const auto check = [&](Checker& checker) {
        checker.setLimits({2LL << 30, 1LL << 40, QStringLiteral("/")});
        const DocumentCheck& found = checker.check(builder.document, folder.path());
        QVERIFY2(!found.hasErrors(), found.hasErrors() ? qPrintable(found.all().front().message) : "");
    };
    say("check 200 nodes on 20 files of 0.25°, the first time", millisecondsOf([&] {
        Checker checker(host);
        check(checker);
    }),
        "50 ms");
    say("the same by another checker, headers known",
        leastOf(5,
            [&] {
                Checker checker(host);
                check(checker);
            }),
        "50 ms");
    Checker checker(host);
    check(checker);
    int turn = 0;
    say("again, a parameter of one node changed",
        leastOf(5,
            [&] {
                builder.document.nodes.at(QStringLiteral("n3_8")).parameters = with("region", QJsonArray{-50, -40, 50, 40 + ++turn});
                check(checker);
                QCOMPARE(checker.checkedAgain().size(), 2u);
            }),
        "-");
    say("again, nothing changed", leastOf(5, [&] { check(checker); }), "-");
}

void EngineBench::running()
{
    EngineFixture engine;
    engine.options.jobs = 2;
    const Document document = ladder(100);
    QVERIFY(engine.host().load(QStringLiteral("engine.make_number"))); // once for any number of nodes
    // What a file costs depends on the disk and on what was removed from it lately: from 10 µs to more than 1 ms.
    const double byHand = millisecondsOf([&] { QVERIFY(makeByHand(engine.path("hand"), 100)); }) / 100.0;
    const double perNode = millisecondsOf([&] { QVERIFY(engine.run(document)); }) / 100.0;
    say("run 100 nodes that do nothing, per node", perNode, "2 ms");
    say("a folder of two files made by hand, here and now", byHand, "-");
    QCOMPARE(engine.nodesWith("finished").size(), 100);
    say("run them again, nothing changed, altogether", leastOf(5, [&] { QVERIFY(engine.run(document)); }), "200 ms");
    QCOMPARE(engine.nodesWith("reused").size(), 100);
    say("plan them", leastOf(5, [&] { QCOMPARE(engine.plan(document).size(), 100u); }), "-");
}

QTEST_GUILESS_MAIN(EngineBench)
#include "engine_bench.moc"
