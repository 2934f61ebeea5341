// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes whose work is a file outside the store: never twice, and never over what somebody else wrote.
#include "tests/run/engine_fixture.h"

#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

Document writing(double value, const QString& file, const QJsonObject& more = {})
{
    QJsonObject parameters = more;
    parameters.insert(QStringLiteral("file"), file);
    return PipelineBuilder()
        .number("number", with("value", value))
        .node("write", "engine.write_number", parameters)
        .link("number", "number", "write", "number")
        .document;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

QString reasonOf(EngineFixture& engine)
{
    const RunEvent* event = engine.find("started", "write");
    return event ? event->message : QString();
}

} // namespace

class EffectsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writtenOnce();
    void goneIsWrittenAgain();
    void changedByOthersIsLeftAlone();
    void othersFilesAreLeftAlone();
    void ownFilesAreReplaced();
    void ownFileOfARunThatDied();
    void movedProject();
    void copiedProject();
};

void EffectsTest::writtenOnce()
{
    EngineFixture engine;
    const Document document = writing(7, engine.path("out.txt"));
    QVERIFY(engine.run(document));
    QCOMPARE(contentOf(engine.path("out.txt")), QByteArray("7"));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("reused"), (QStringList{QStringLiteral("number"), QStringLiteral("write")}));
    QCOMPARE(lines(engine.plan(document)).last(), QStringLiteral("write reuse nothing changed"));
    // the same content with another time is the same file
    QFile file(engine.path("out.txt"));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("reused").size(), 2);
}

void EffectsTest::goneIsWrittenAgain()
{
    EngineFixture engine;
    const Document document = writing(7, engine.path("out.txt"));
    QVERIFY(engine.run(document));
    QVERIFY(QFile::remove(engine.path("out.txt")));
    QCOMPARE(lines(engine.plan(document)).last(), QStringLiteral("write run out.txt, which it wrote, is gone"));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("finished"), QStringList{QStringLiteral("write")});
    QCOMPARE(reasonOf(engine), QStringLiteral("out.txt, which it wrote, is gone"));
    QCOMPARE(contentOf(engine.path("out.txt")), QByteArray("7"));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("reused").size(), 2);
}

void EffectsTest::changedByOthersIsLeftAlone()
{
    EngineFixture engine;
    const Document document = writing(7, engine.path("out.txt"));
    QVERIFY(engine.run(document));
    engine.write("out.txt", "8");
    QCOMPARE(lines(engine.plan(document)).last(), QStringLiteral("write run out.txt, which it wrote, was changed by something else"));
    QVERIFY(!engine.run(document));
    QCOMPARE(engine.find("failed", "write")->message, QStringLiteral("'%1' is not mine.").arg(engine.path("out.txt")));
    QCOMPARE(contentOf(engine.path("out.txt")), QByteArray("8"));
}

void EffectsTest::othersFilesAreLeftAlone()
{
    EngineFixture engine;
    engine.write("out.txt", "precious");
    QVERIFY(!engine.run(writing(7, engine.path("out.txt"))));
    QCOMPARE(contentOf(engine.path("out.txt")), QByteArray("precious"));
}

void EffectsTest::ownFilesAreReplaced()
{
    EngineFixture engine;
    QVERIFY(engine.run(writing(7, engine.path("out.txt"))));
    QVERIFY(engine.run(writing(8, engine.path("out.txt"))));
    QCOMPARE(contentOf(engine.path("out.txt")), QByteArray("8"));
    // the result of the first is in the store, but its file is not there any more
    QVERIFY(engine.run(writing(7, engine.path("out.txt"))));
    QCOMPARE(engine.nodesWith("finished"), QStringList{QStringLiteral("write")});
    QCOMPARE(contentOf(engine.path("out.txt")), QByteArray("7"));
}

void EffectsTest::ownFileOfARunThatDied()
{
    EngineFixture engine;
    const Document document = writing(7, engine.path("out.txt"), with("die_after", true));
    QVERIFY(!engine.run(document));
    QCOMPARE(contentOf(engine.path("out.txt")), QByteArray("7"));
    QVERIFY(engine.run(writing(7, engine.path("out.txt")))); // knows it for its own though no result names it
}

void EffectsTest::movedProject()
{
    EngineFixture engine;
    QVERIFY(QDir().mkpath(engine.path("here")));
    engine.options.pipeline = engine.path("here/p.terrella");
    QVERIFY(engine.run(writing(7, engine.path("here/out.txt"))));
    QVERIFY(QDir().rename(engine.path("here"), engine.path("there")));
    engine.options.pipeline = engine.path("there/renamed.terrella");
    QVERIFY(engine.run(writing(7, engine.path("there/out.txt"))));
    QCOMPARE(engine.nodesWith("reused"), (QStringList{QStringLiteral("number"), QStringLiteral("write")}));
}

void EffectsTest::copiedProject()
{
    EngineFixture engine;
    QVERIFY(QDir().mkpath(engine.path("a")) && QDir().mkpath(engine.path("b")));
    const auto run = [&](const char* folder) {
        engine.options.pipeline = engine.path(folder) + QStringLiteral("/p.terrella");
        return engine.run(writing(7, engine.path(folder) + QStringLiteral("/out.txt"))).hasValue();
    };
    QVERIFY(run("a"));
    QVERIFY(run("b")); // the copy has no file yet
    QCOMPARE(engine.nodesWith("finished"), QStringList{QStringLiteral("write")});
    for (const char* folder : {"a", "b", "a"}) { // and then neither is written again for the other's sake
        QVERIFY(run(folder));
        QCOMPARE(engine.nodesWith("reused").size(), 2);
    }
    QCOMPARE(contentOf(engine.path("a/out.txt")), QByteArray("7"));
}

QTEST_GUILESS_MAIN(EffectsTest)
#include "effects_test.moc"
