// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/checksum.h"
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/core/worker_pool.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <numeric>

using namespace terrella;

class CoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tryPassesErrorsOn()
    {
        const auto half = [](int x) -> Result<int> {
            if (x % 2 != 0)
                return Error{ErrorCode::Invalid, QStringLiteral("%1 is odd").arg(x), {}};
            return x / 2;
        };
        const auto quarter = [&](int x) -> Result<int> {
            TRY(const int once, half(x));
            TRY(const int twice, half(once));
            return twice;
        };
        QCOMPARE(*quarter(12), 3);
        QVERIFY(!quarter(6));
        QCOMPARE(quarter(6).error().message, QStringLiteral("3 is odd"));
    }

    void checksumsAreThoseOfXxHash()
    {
        // xxHash 0.8: `xxh128sum` of nothing and of "abc".
        QCOMPARE(Checksum().hex(), QByteArray("99aa06d3014798d86001c324468d497f"));
        Checksum once;
        once.add(std::span("abc", 3));
        QCOMPARE(once.hex(), QByteArray("06b05ab6733a618578af5f94892f3950"));
        Checksum inPieces;
        for (const char* piece : {"a", "b", "c"})
            inPieces.add(std::span(piece, 1));
        QCOMPARE(inPieces.hex(), once.hex());
    }

    void errorsKeepTheirTrail()
    {
        const Error inner{ErrorCode::Disk, QStringLiteral("full"), {}};
        const Error outer = inner.whileDoing(QStringLiteral("writing")).whileDoing(QStringLiteral("publishing"));
        QCOMPARE(outer.trail, (QStringList{QStringLiteral("writing"), QStringLiteral("publishing")}));
        QCOMPARE(outer.code, ErrorCode::Disk);
    }

    void canonicalJsonSortsAndIsShort()
    {
        const QJsonObject object{{QStringLiteral("b"), 1.5}, {QStringLiteral("a"), QJsonArray{1, true, QJsonValue::Null, QStringLiteral("x\"y")}}};
        QCOMPARE(canonicalJson(object), QByteArray("{\"a\":[1,true,null,\"x\\\"y\"],\"b\":1.5}"));
    }

    void numbersReadBackTheSame_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("tenth") << 0.1 << "0.1";
        QTest::newRow("whole") << 100380.0 << "100380";
        QTest::newRow("negative zero") << -0.0 << "0";
        QTest::newRow("small") << 3.5e-5 << "3.5e-05";
        QTest::newRow("pi") << 3.141592653589793 << "3.141592653589793";
        QTest::newRow("2^53-1") << 9007199254740991.0 << "9007199254740991";
    }
    void numbersReadBackTheSame()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(numberText(value), text);
        QCOMPARE(text.toDouble(), value);
    }

    void prettyJsonIsStable()
    {
        const QJsonObject object{
            {QStringLiteral("list"), QJsonArray{QJsonObject{{QStringLiteral("id"), 1}}}}, {QStringLiteral("flat"), QJsonArray{1, 2}}};
        const QByteArray text = prettyJson(object);
        QCOMPARE(text, QByteArray("{\n  \"flat\": [1,2],\n  \"list\": [\n    {\n      \"id\": 1\n    }\n  ]\n}\n"));
        const auto again = parseJson(text, QStringLiteral("text"));
        QVERIFY(again);
        QCOMPARE(prettyJson(*again), text);
    }

    void badJsonNamesLineAndColumn()
    {
        const auto result = parseJson("{\n  \"a\": }\n", QStringLiteral("storm.terrella"));
        QVERIFY(!result);
        QVERIFY2(result.error().message.startsWith(QStringLiteral("'storm.terrella' is not valid JSON: line 2, column")),
            qPrintable(result.error().message));
    }

    void publishedFilesAreWholeOrAbsent()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.json"));
        QVERIFY(publishFile(path, "one"));
        QVERIFY(publishFile(path, "two"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("two"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        const auto refused = publishFile(folder.filePath(QStringLiteral("no/such/folder/a")), "x");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Disk);
        QVERIFY(refused.error().message.contains(QStringLiteral("no/such/folder/a")));
    }

    void theFirstPublishedFolderStands()
    {
        const QTemporaryDir folder;
        for (const char* name : {"t1", "t2"}) {
            QDir(folder.path()).mkdir(QLatin1String(name));
            QVERIFY(publishFile(folder.filePath(QLatin1String(name) + QStringLiteral("/who")), name));
        }
        const QString final = folder.filePath(QStringLiteral("ab/object"));
        QVERIFY(publishFolder(folder.filePath(QStringLiteral("t1")), final));
        QVERIFY(publishFolder(folder.filePath(QStringLiteral("t2")), final));
        QFile who(final + QStringLiteral("/who"));
        QVERIFY(who.open(QIODevice::ReadOnly));
        QCOMPARE(who.readAll(), QByteArray("t1"));
        QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("t2"))));
    }

    void bytesReadWell()
    {
        QCOMPARE(bytesText(0), QStringLiteral("0 B"));
        QCOMPARE(bytesText(999), QStringLiteral("999 B"));
        QCOMPARE(bytesText(1000), QStringLiteral("1.00 kB"));
        QCOMPARE(bytesText(312400), QStringLiteral("312 kB"));
        QCOMPARE(bytesText(1440000000), QStringLiteral("1.44 GB"));
        QCOMPARE(bytesText(999900), QStringLiteral("1.00 MB"));
    }

    void poolRunsEveryJob()
    {
        std::atomic<int> sum{0};
        std::atomic<int> done{0};
        WorkerPool pool(3);
        for (int i = 1; i <= 1000; ++i)
            pool.submit([&, i] {
                sum += i;
                ++done;
                done.notify_all();
            });
        for (int seen = done; seen < 1000; seen = done)
            done.wait(seen);
        QCOMPARE(sum.load(), 500500);
    }

    void poolDropsWhatHasNotBegun()
    {
        std::atomic<int> begun{0};
        std::atomic<bool> go{false};
        {
            std::jthread later; // joined after the pool has been asked to stop
            WorkerPool pool(1);
            pool.submit([&] {
                ++begun;
                begun.notify_all();
                go.wait(false);
            });
            begun.wait(0);
            for (int i = 0; i < 100; ++i)
                pool.submit([&] { ++begun; });
            later = std::jthread([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                go = true;
                go.notify_all();
            });
        }
        QVERIFY2(begun < 101, "jobs that had not begun were run after all");
    }

    void parallelForVisitsEachIndexOnce()
    {
        std::vector<std::atomic<int>> visits(10'000);
        parallelFor(visits.size(), 4, {}, [&](std::size_t i) { ++visits[i]; });
        for (const auto& count : visits)
            QCOMPARE(count.load(), 1);
    }

    void parallelForStopsWhenAsked()
    {
        std::stop_source source;
        std::atomic<int> visits{0};
        parallelFor(1'000'000, 2, source.get_token(), [&](std::size_t) {
            if (++visits == 10)
                source.request_stop();
        });
        QVERIFY(visits < 1000);
    }
};

QTEST_GUILESS_MAIN(CoreTest)
#include "core_test.moc"
