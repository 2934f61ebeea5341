// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/serve_loop.h"

#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <semaphore>
#include <set>

using namespace terrella;
using namespace terrella::cli;
using namespace std::chrono_literals;

namespace {

/// Gathers what the loop writes.
class Answers {
public:
    void add(const QByteArray& line)
    {
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(QJsonDocument::fromJson(line).object());
        m_whole = m_whole && line.endsWith('\n') && line.count('\n') == 1;
    }
    std::vector<QJsonObject> lines()
    {
        const std::lock_guard lock(m_mutex);
        return m_lines;
    }
    bool whole()
    {
        const std::lock_guard lock(m_mutex);
        return m_whole;
    }
    /// Position of an answer to that request, −1 for none.
    int positionOf(int id)
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].value(QLatin1String("id")) == QJsonValue(id))
                return static_cast<int>(i);
        }
        return -1;
    }

private:
    std::mutex m_mutex;
    std::vector<QJsonObject> m_lines;
    bool m_whole = true;
};

QByteArray request(int id, const char* method)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("method"), QLatin1String(method)}}).toJson(QJsonDocument::Compact);
}

QString codeOf(const QJsonObject& answer) { return answer.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString(); }

} // namespace

class ServeLoopTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersEveryRequestOnce();
    void answersMalformedLines_data();
    void answersMalformedLines();
    void newestIsAnsweredFirst();
    void cancelsWhatWaits();
    void cancelsWhatRunsAndDropsItsAnswer();
    void neverBlocksTheReader();
    void survivesAThrowingHandler();
    void endsOnShutdown();
};

void ServeLoopTest::answersEveryRequestOnce()
{
    Answers answers;
    ServeLoop loop(
        [](const QString& method, const QJsonObject&, const std::stop_token&) -> Result<QJsonObject> {
            if (method == QLatin1String("bad"))
                return Error{ErrorCode::NotFound, QStringLiteral("Not there."), {QStringLiteral("looking")}};
            return QJsonObject{{QStringLiteral("method"), method}};
        },
        [&](const QByteArray& line) { answers.add(line); }, 4);
    constexpr int count = 400;
    for (int i = 0; i < count; ++i)
        QVERIFY(loop.take(request(i, i % 7 == 0 ? "bad" : "good")));
    QVERIFY(loop.drain(10s));
    QCOMPARE(answers.lines().size(), std::size_t(count));
    QVERIFY(answers.whole());
    std::set<int> ids;
    for (const QJsonObject& answer : answers.lines()) {
        const int id = answer.value(QLatin1String("id")).toInt(-1);
        ids.insert(id);
        if (id % 7 == 0)
            QCOMPARE(codeOf(answer), QStringLiteral("not_found"));
        else
            QCOMPARE(answer.value(QLatin1String("result")).toObject().value(QLatin1String("method")).toString(), QStringLiteral("good"));
    }
    QCOMPARE(ids.size(), std::size_t(count));
}

void ServeLoopTest::answersMalformedLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("half an object") << QByteArray("{\"id\": 1, \"method\"");
    QTest::newRow("an array") << QByteArray("[1, 2]");
    QTest::newRow("no method") << QByteArray("{\"id\": 1}");
    QTest::newRow("method is a number") << QByteArray("{\"id\": 1, \"method\": 5}");
    QTest::newRow("params is a text") << QByteArray("{\"id\": 1, \"method\": \"x\", \"params\": \"y\"}");
    QTest::newRow("no id") << QByteArray("{\"method\": \"x\"}");
    QTest::newRow("bytes that are no text") << QByteArray("\xff\xfe\x00\x01", 4);
}

void ServeLoopTest::answersMalformedLines()
{
    QFETCH(QByteArray, line);
    Answers answers;
    std::atomic<int> calls = 0;
    ServeLoop loop(
        [&](const QString&, const QJsonObject&, const std::stop_token&) -> Result<QJsonObject> {
            ++calls;
            return QJsonObject();
        },
        [&](const QByteArray& written) { answers.add(written); }, 1);
    QVERIFY(loop.take(line));
    QVERIFY(loop.drain(5s));
    QCOMPARE(answers.lines().size(), std::size_t(1));
    QCOMPARE(codeOf(answers.lines().front()), QStringLiteral("usage"));
    QCOMPARE(calls.load(), 0);
    QVERIFY(loop.take(request(2, "still alive")));
    QVERIFY(loop.drain(5s));
    QCOMPARE(calls.load(), 1);
}

void ServeLoopTest::newestIsAnsweredFirst()
{
    Answers answers;
    std::binary_semaphore begun(0), go(0);
    ServeLoop loop(
        [&](const QString& method, const QJsonObject&, const std::stop_token&) -> Result<QJsonObject> {
            if (method == QLatin1String("wait")) {
                begun.release();
                go.acquire();
            }
            return QJsonObject();
        },
        [&](const QByteArray& line) { answers.add(line); }, 1);
    loop.take(request(0, "wait"));
    begun.acquire();
    for (int i = 1; i <= 5; ++i)
        loop.take(request(i, "quick"));
    go.release();
    QVERIFY(loop.drain(5s));
    QCOMPARE(answers.positionOf(0), 0);
    for (int i = 1; i < 5; ++i)
        QVERIFY(answers.positionOf(i) > answers.positionOf(i + 1));
}

void ServeLoopTest::cancelsWhatWaits()
{
    Answers answers;
    std::binary_semaphore begun(0), go(0);
    std::atomic<int> quick = 0;
    ServeLoop loop(
        [&](const QString& method, const QJsonObject&, const std::stop_token&) -> Result<QJsonObject> {
            if (method == QLatin1String("wait")) {
                begun.release();
                go.acquire();
            } else {
                ++quick;
            }
            return QJsonObject();
        },
        [&](const QByteArray& line) { answers.add(line); }, 1);
    loop.take(request(0, "wait"));
    begun.acquire();
    loop.take(request(1, "quick"));
    loop.take("{\"method\": \"cancel\", \"params\": {\"id\": 1}}");
    loop.take("{\"method\": \"cancel\", \"params\": {\"id\": 99}}"); // never asked: no answer, no harm
    go.release();
    QVERIFY(loop.drain(5s));
    QCOMPARE(quick.load(), 0);
    QCOMPARE(answers.lines().size(), std::size_t(2));
    QCOMPARE(codeOf(answers.lines()[static_cast<std::size_t>(answers.positionOf(1))]), QStringLiteral("cancelled"));
}

void ServeLoopTest::cancelsWhatRunsAndDropsItsAnswer()
{
    Answers answers;
    std::binary_semaphore begun(0);
    std::atomic<bool> sawStop = false;
    ServeLoop loop(
        [&](const QString&, const QJsonObject&, const std::stop_token& stop) -> Result<QJsonObject> {
            begun.release();
            for (int i = 0; i < 500 && !stop.stop_requested(); ++i)
                std::this_thread::sleep_for(10ms);
            sawStop = stop.stop_requested();
            return QJsonObject();
        },
        [&](const QByteArray& line) { answers.add(line); }, 1);
    loop.take(request(7, "long"));
    begun.acquire();
    loop.take("{\"id\": 8, \"method\": \"cancel\", \"params\": {\"id\": 7}}");
    QVERIFY(loop.drain(5s));
    QVERIFY(sawStop.load());
    QCOMPARE(answers.lines().size(), std::size_t(2)); // one for each, not two for 7
    QCOMPARE(codeOf(answers.lines()[static_cast<std::size_t>(answers.positionOf(7))]), QStringLiteral("cancelled"));
    QVERIFY(answers.positionOf(8) >= 0);
}

void ServeLoopTest::neverBlocksTheReader()
{
    Answers answers;
    std::counting_semaphore<8> go(0);
    ServeLoop loop(
        [&](const QString&, const QJsonObject&, const std::stop_token&) -> Result<QJsonObject> {
            go.acquire();
            return QJsonObject();
        },
        [&](const QByteArray& line) { answers.add(line); }, 2);
    loop.take(request(0, "stuck"));
    loop.take(request(1, "stuck"));
    loop.take("no request"); // answered although every worker is stuck
    for (int i = 0; i < 500 && answers.lines().empty(); ++i)
        QTest::qSleep(10);
    QCOMPARE(answers.lines().size(), std::size_t(1));
    QVERIFY(!loop.drain(10ms));
    go.release(2);
    QVERIFY(loop.drain(5s));
    QCOMPARE(answers.lines().size(), std::size_t(3));
}

void ServeLoopTest::survivesAThrowingHandler()
{
    Answers answers;
    ServeLoop loop(
        [](const QString&, const QJsonObject&, const std::stop_token&) -> Result<QJsonObject> { throw std::runtime_error("a library threw this"); },
        [&](const QByteArray& line) { answers.add(line); }, 1);
    loop.take(request(1, "x"));
    QVERIFY(loop.drain(5s));
    QCOMPARE(codeOf(answers.lines().at(0)), QStringLiteral("failed"));
    QVERIFY(QString::fromUtf8(QJsonDocument(answers.lines().at(0)).toJson()).contains(QStringLiteral("a library threw this")));
}

void ServeLoopTest::endsOnShutdown()
{
    Answers answers;
    ServeLoop loop([](const QString&, const QJsonObject&, const std::stop_token&) -> Result<QJsonObject> { return QJsonObject(); },
        [&](const QByteArray& line) { answers.add(line); }, 1);
    QVERIFY(!loop.take(request(3, "shutdown")));
    QVERIFY(loop.drain(5s));
    QCOMPARE(answers.positionOf(3), 0);
}

QTEST_GUILESS_MAIN(ServeLoopTest)
#include "serve_loop_test.moc"
