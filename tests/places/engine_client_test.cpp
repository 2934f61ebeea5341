// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's line to the engine, with the real one and with shells that play a bad one.
#include "pipelines/places/engine_client.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace terrella;

namespace {

constexpr int kSoon = 10000;

struct Answer {
    int times = 0;
    bool fine = false;
    QJsonObject result;
    Error error;
    EngineClient::Callback callback()
    {
        return [this](Result<QJsonObject> answer) {
            ++times;
            fine = answer.hasValue();
            if (answer)
                result = *answer;
            else
                error = answer.error();
        };
    }
};

} // namespace

class EngineClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksTheRealEngine();
    void startsTheRealEngineAgainWhenItIsKilled();
    void asksAgainWhatADeadEngineLeftUnanswered();
    void givesUpOnARequestThatKills();
    void readsAnswersInPieces();
    void passesOverNoise();
    void givesUpOnAnEngineThatAlwaysDies();
    void saysThatThereIsNoProgram();
    void cancels();
    void forgetsWhoIsGone();
    void answersEverythingWhenStopped();
    void refusesWhenNotStarted();
    void killsAnEngineThatIsNeverReady();

private:
    static void playEngine(EngineClient& client, const QString& script)
    {
        client.setProgram(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script});
    }
};

void EngineClientTest::asksTheRealEngine()
{
    EngineClient client;
    QSignalSpy ready(&client, &EngineClient::ready);
    Answer modules, wrong;
    client.start();
    client.modules({}, this, modules.callback()); // before it is ready
    client.request(QStringLiteral("no such method"), {}, this, wrong.callback());
    QTRY_COMPARE_WITH_TIMEOUT(modules.times, 1, kSoon);
    QTRY_COMPARE_WITH_TIMEOUT(wrong.times, 1, kSoon);
    QCOMPARE(ready.size(), 1);
    QCOMPARE(ready.first().first().toString(), QStringLiteral(TERRELLA_VERSION));
    QVERIFY2(modules.fine, qPrintable(modules.error.message));
    QVERIFY(modules.result.value(QStringLiteral("modules")).toArray().size() >= 6);
    QCOMPARE(wrong.error.code, ErrorCode::Usage);
}

void EngineClientTest::startsTheRealEngineAgainWhenItIsKilled()
{
    EngineClient client;
    QSignalSpy ready(&client, &EngineClient::ready);
    QSignalSpy lost(&client, &EngineClient::lost);
    client.start();
    for (int round = 1; round <= 3; ++round) {
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), round, kSoon);
        QVERIFY(client.processId() > 0);
        ::kill(static_cast<pid_t>(client.processId()), SIGKILL);
        Answer modules; // asked while it dies: answered all the same
        client.modules({}, this, modules.callback());
        QTRY_COMPARE_WITH_TIMEOUT(modules.times, 1, kSoon);
        QVERIFY2(modules.fine, qPrintable(modules.error.message));
        QCOMPARE(lost.size(), round);
        QVERIFY(!lost.last().at(2).toBool());
    }
}

void EngineClientTest::asksAgainWhatADeadEngineLeftUnanswered()
{
    QTemporaryDir folder;
    EngineClient client;
    // The first one reads the request and dies; the second answers.
    playEngine(client,
        QStringLiteral(
            "echo '{\"ready\":true,\"version\":\"t\"}'; read line; if [ ! -e %1/died ]; then touch %1/died; echo 'out of luck' >&2; kill -9 $$; fi; "
            "echo '{\"id\":1,\"result\":{\"done\":true}}'; read line")
            .arg(folder.path()));
    QSignalSpy lost(&client, &EngineClient::lost);
    Answer answer;
    client.start();
    QCOMPARE(client.request(QStringLiteral("x"), {}, this, answer.callback()), 1);
    QTRY_COMPARE_WITH_TIMEOUT(answer.times, 1, kSoon);
    QVERIFY(answer.fine);
    QVERIFY(answer.result.value(QStringLiteral("done")).toBool());
    QCOMPARE(lost.size(), 1);
    QVERIFY2(lost.first().at(0).toString().contains(QStringLiteral("signal 9")), qPrintable(lost.first().at(0).toString()));
    QCOMPARE(lost.first().at(1).toString(), QStringLiteral("out of luck"));
}

void EngineClientTest::givesUpOnARequestThatKills()
{
    EngineClient client;
    playEngine(client, QStringLiteral("echo '{\"ready\":true}'; read line; exit 3"));
    Answer answer;
    client.start();
    client.request(QStringLiteral("poison"), {}, this, answer.callback());
    QTRY_COMPARE_WITH_TIMEOUT(answer.times, 1, kSoon);
    QVERIFY(!answer.fine);
    QCOMPARE(answer.error.code, ErrorCode::Failed);
    QVERIFY2(answer.error.message.contains(QStringLiteral("code 3")), qPrintable(answer.error.message));
}

void EngineClientTest::readsAnswersInPieces()
{
    EngineClient client;
    playEngine(client,
        QStringLiteral("printf '{\"rea'; sleep 0.1; printf 'dy\":true}\\n'; read line; printf '{\"id\":1,\"resu'; sleep 0.2; printf "
                       "'lt\":{\"n\":1}}\\n{\"id\":2,\"re'; sleep 0.1; "
                       "printf 'sult\":{\"n\":2}}\\n'; read line"));
    Answer first, second;
    client.start();
    client.request(QStringLiteral("a"), {}, this, first.callback());
    client.request(QStringLiteral("b"), {}, this, second.callback());
    QTRY_COMPARE_WITH_TIMEOUT(second.times, 1, kSoon);
    QCOMPARE(first.result.value(QStringLiteral("n")).toInt(), 1);
    QCOMPARE(second.result.value(QStringLiteral("n")).toInt(), 2);
}

void EngineClientTest::passesOverNoise()
{
    EngineClient client;
    playEngine(client,
        QStringLiteral("echo 'Warning 1: a library speaks'; echo '{\"ready\":true}'; read line; echo '[]'; echo '{\"id\":99,\"result\":{}}'; echo "
                       "'{\"id\":null,\"error\":{}}'; echo; "
                       "echo '{\"id\":1,\"error\":{\"code\":\"not_found\",\"message\":\"Gone.\",\"trail\":[\"looking\"]}}'; read line"));
    Answer answer;
    client.start();
    client.request(QStringLiteral("a"), {}, this, answer.callback());
    QTRY_COMPARE_WITH_TIMEOUT(answer.times, 1, kSoon);
    QCOMPARE(answer.error, (Error{ErrorCode::NotFound, QStringLiteral("Gone."), {QStringLiteral("looking")}}));
}

void EngineClientTest::givesUpOnAnEngineThatAlwaysDies()
{
    EngineClient client;
    playEngine(client, QStringLiteral("echo 'no licence' >&2; exit 7"));
    QSignalSpy lost(&client, &EngineClient::lost);
    Answer answer;
    client.start();
    client.request(QStringLiteral("a"), {}, this, answer.callback());
    QTRY_COMPARE_WITH_TIMEOUT(answer.times, 1, 20000);
    QVERIFY(!answer.fine);
    QCOMPARE(lost.size(), 5);
    QVERIFY(lost.last().at(2).toBool());
    QCOMPARE(lost.last().at(1).toString(), QStringLiteral("no licence"));
    QTest::qWait(300);
    QCOMPARE(lost.size(), 5); // and it is left alone
    Answer later;
    client.request(QStringLiteral("a"), {}, this, later.callback());
    QTRY_COMPARE_WITH_TIMEOUT(later.times, 1, kSoon);
    QVERIFY(!later.fine);
    // until somebody starts it again
    playEngine(client, QStringLiteral("echo '{\"ready\":true}'; read line"));
    QSignalSpy ready(&client, &EngineClient::ready);
    client.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kSoon);
}

void EngineClientTest::saysThatThereIsNoProgram()
{
    EngineClient client;
    client.setProgram(QStringLiteral("/nowhere/terrella-run"));
    QSignalSpy lost(&client, &EngineClient::lost);
    client.start();
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty() && lost.last().at(2).toBool(), 20000);
    QVERIFY2(lost.last().at(0).toString().contains(QStringLiteral("/nowhere/terrella-run")), qPrintable(lost.last().at(0).toString()));
}

void EngineClientTest::cancels()
{
    QTemporaryDir folder;
    EngineClient client;
    playEngine(client,
        QStringLiteral("echo '{\"ready\":true}'; while read line; do echo \"$line\" >>%1/seen; case $line in *cancel*) echo "
                       "'{\"id\":1,\"result\":{}}';; esac; done")
            .arg(folder.path()));
    QSignalSpy ready(&client, &EngineClient::ready);
    client.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kSoon);
    Answer answer;
    const qint64 id = client.request(QStringLiteral("slow"), {}, this, answer.callback());
    client.cancel(id);
    QCOMPARE(answer.times, 1);
    QCOMPARE(answer.error.code, ErrorCode::Cancelled);
    client.cancel(id); // twice is no harm
    const auto seen = [&] {
        QFile file(folder.filePath(QStringLiteral("seen")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(seen().contains("\"method\":\"cancel\""), kSoon);
    QTest::qWait(100);
    QCOMPARE(answer.times, 1); // the late answer is dropped
}

void EngineClientTest::forgetsWhoIsGone()
{
    EngineClient client;
    playEngine(
        client, QStringLiteral("echo '{\"ready\":true}'; read a; read b; echo '{\"id\":1,\"result\":{}}'; echo '{\"id\":2,\"result\":{}}'; read c"));
    client.start();
    Answer gone, here;
    auto context = std::make_unique<QObject>();
    client.request(QStringLiteral("a"), {}, context.get(), gone.callback());
    client.request(QStringLiteral("b"), {}, this, here.callback());
    context.reset();
    QTRY_COMPARE_WITH_TIMEOUT(here.times, 1, kSoon);
    QCOMPARE(gone.times, 0);
}

void EngineClientTest::answersEverythingWhenStopped()
{
    EngineClient client;
    playEngine(client, QStringLiteral("echo '{\"ready\":true}'; cat >/dev/null"));
    QSignalSpy ready(&client, &EngineClient::ready);
    QSignalSpy lost(&client, &EngineClient::lost);
    client.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kSoon);
    Answer answer;
    client.request(QStringLiteral("a"), {}, this, answer.callback());
    client.stop();
    QCOMPARE(answer.times, 1);
    QCOMPARE(answer.error.code, ErrorCode::Cancelled);
    QTest::qWait(200);
    QVERIFY(lost.isEmpty()); // that was no death
}

void EngineClientTest::refusesWhenNotStarted()
{
    EngineClient client;
    Answer answer;
    client.request(QStringLiteral("a"), {}, this, answer.callback());
    QCOMPARE(answer.times, 0); // never from within request()
    QTRY_COMPARE_WITH_TIMEOUT(answer.times, 1, kSoon);
    QCOMPARE(answer.error.code, ErrorCode::Failed);
}

void EngineClientTest::killsAnEngineThatIsNeverReady()
{
    EngineClient client;
    client.setReadyTimeout(std::chrono::milliseconds(200));
    playEngine(client, QStringLiteral("exec sleep 60"));
    QSignalSpy lost(&client, &EngineClient::lost);
    client.start();
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), kSoon);
    QVERIFY2(lost.first().at(0).toString().contains(QStringLiteral("signal 9")), qPrintable(lost.first().at(0).toString()));
}

QTEST_GUILESS_MAIN(EngineClientTest)
#include "engine_client_test.moc"
