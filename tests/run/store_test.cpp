// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/json.h"
#include "pipelines/run/process_identity.h"
#include "pipelines/run/store.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace terrella;

namespace {

const QString kKey = QString(64, QLatin1Char('a'));

Value report(double value) { return std::make_shared<const Report>(Report{QStringLiteral("number"), {{QStringLiteral("value"), value}}}); }

/// Makes a result of one report in the store.
Result<void> put(Store& store, const QString& key, double value, bool replace = false)
{
    TRY(const QString work, store.beginObject(key));
    TRY(const QString name, saveValue(report(value), work, QStringLiteral("out")));
    return store.publish(key, work,
        {{QStringLiteral("outputs"), QJsonObject{{QStringLiteral("out"), name}}},
            {QStringLiteral("bytes"), QJsonObject{{QStringLiteral("out"), QFileInfo(work + QLatin1Char('/') + name).size()}}}},
        replace);
}

double valueIn(const Store& store, const QString& key)
{
    const auto values = store.load(key);
    return values ? std::get<std::shared_ptr<const Report>>(values->at(QStringLiteral("out")))->content.value(QStringLiteral("value")).toDouble()
                  : -1.0;
}

QStringList entries(const QString& folder) { return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

void overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

} // namespace

class StoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void publishesWholeResults();
    void theFasterOneStands();
    void replacesWhenAsked();
    void damagedResultsCountAsNone_data();
    void damagedResultsCountAsNone();
    void abandonedWorkIsRemovedWhenItsProcessIsGone();
    void locksExcludeAndAreReleased();
    void lockWaitsCanBeCancelled();
    void latestIsPerPipelineAndNode();
    void fullOrForbiddenPlacesAreSentences();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString object(const char* name) const
    {
        return m_folder->path() + QStringLiteral("/objects/aa/") + kKey + QLatin1Char('/') + QLatin1String(name);
    }
};

void StoreTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void StoreTest::publishesWholeResults()
{
    Store store(m_folder->path());
    QVERIFY(!store.has(kKey));
    QCOMPARE(store.record(kKey).error().code, ErrorCode::NotFound);
    QVERIFY(put(store, kKey, 4));
    QVERIFY(store.has(kKey));
    QCOMPARE(valueIn(store, kKey), 4.0);
    QCOMPARE(store.files(kKey)->at(QStringLiteral("out")), object("out.report.json"));
    QCOMPARE(entries(m_folder->path() + QStringLiteral("/unfinished")), QStringList());
    const auto work = store.beginObject(kKey);
    QVERIFY(work && QDir(*work).exists());
    store.abandon(*work);
    QVERIFY(!QDir(*work).exists());
}

void StoreTest::theFasterOneStands()
{
    Store store(m_folder->path());
    QVERIFY(put(store, kKey, 1) && put(store, kKey, 2));
    QCOMPARE(valueIn(store, kKey), 1.0);
    QCOMPARE(entries(m_folder->path() + QStringLiteral("/unfinished")), QStringList());
}

void StoreTest::replacesWhenAsked()
{
    Store store(m_folder->path());
    QVERIFY(put(store, kKey, 1) && put(store, kKey, 2, true));
    QCOMPARE(valueIn(store, kKey), 2.0);
    QCOMPARE(entries(m_folder->path() + QStringLiteral("/unfinished")), QStringList());
}

void StoreTest::damagedResultsCountAsNone_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("half a record") << "object.json" << QByteArray("{\"format\": 1, \"outp");
    QTest::newRow("empty record") << "object.json" << QByteArray();
    QTest::newRow("another's record") << "object.json" << QByteArray("{\"format\": 1, \"key\": \"b\", \"outputs\": {}}");
    QTest::newRow("another format") << "object.json" << QByteArray("{\"format\": 9, \"key\": \"" + kKey.toLatin1() + "\", \"outputs\": {}}");
    QTest::newRow("wrong types") << "object.json" << QByteArray("{\"format\": 1, \"key\": \"" + kKey.toLatin1() + "\", \"outputs\": 4}");
    QTest::newRow("file cut short") << "out.report.json" << QByteArray("{");
}

void StoreTest::damagedResultsCountAsNone()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    Store store(m_folder->path());
    QVERIFY(put(store, kKey, 1));
    overwrite(object(file.toLatin1().constData()), content);
    QVERIFY(!store.has(kKey));
    QVERIFY(!store.load(kKey));
    QVERIFY(put(store, kKey, 2));
    QCOMPARE(valueIn(store, kKey), 2.0);
    QCOMPARE(entries(m_folder->path() + QStringLiteral("/unfinished")), QStringList());
}

void StoreTest::abandonedWorkIsRemovedWhenItsProcessIsGone()
{
    QProcess child;
    child.start(QStringLiteral("true"), QStringList());
    QVERIFY(child.waitForStarted());
    const qint64 dead = child.processId();
    QVERIFY(child.waitForFinished());

    const ProcessIdentity self = ProcessIdentity::current();
    QString host = self.host;
    host.replace(QLatin1Char('.'), QLatin1Char('-'));
    const QDir work(m_folder->path() + QStringLiteral("/unfinished"));
    const auto folder = [&](qint64 pid, qint64 started, const QString& where) {
        const QString name = QStringLiteral("key.%1.%2.%3.1").arg(where).arg(pid).arg(started);
        work.mkpath(name);
        overwrite(work.filePath(name + QStringLiteral("/half")), "x");
        return name;
    };
    const QString gone = folder(dead, 1, host);
    const QString recycled = folder(self.pid, self.started + 1, host); // our number, but an earlier process
    const QString alive = folder(self.pid, self.started, host);
    const QString elsewhere = folder(1, 1, QStringLiteral("another-host"));
    work.mkpath(QStringLiteral("nonsense"));

    Store store(m_folder->path());
    const auto mine = store.beginObject(kKey);
    QVERIFY(mine);
    QVERIFY(!work.exists(gone) && !work.exists(recycled) && !work.exists(QStringLiteral("nonsense")));
    QVERIFY(work.exists(alive) && work.exists(elsewhere) && QDir(*mine).exists());
}

void StoreTest::locksExcludeAndAreReleased()
{
    Store store(m_folder->path());
    std::atomic<int> inside{0};
    std::atomic<int> most{0};
    std::atomic<int> waited{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int k = 0; k < 5; ++k) {
                    const auto lock = store.lock(kKey, {}, [&] { ++waited; });
                    const int now = ++inside;
                    most = std::max(most.load(), now);
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    --inside;
                }
            });
        }
    }
    QCOMPARE(most.load(), 1);
    QVERIFY(waited > 0);
    QCOMPARE(entries(m_folder->path() + QStringLiteral("/locks")), QStringList());
    const auto one = store.lock(kKey, {});
    const auto other = store.lock(QString(64, QLatin1Char('b')), {}); // another key waits for nobody
    QVERIFY(one && other);
}

void StoreTest::lockWaitsCanBeCancelled()
{
    Store store(m_folder->path());
    const auto held = store.lock(kKey, {});
    std::stop_source stop;
    const auto waiting = store.lock(kKey, stop.get_token(), [&] { stop.request_stop(); });
    QVERIFY(!waiting);
    QCOMPARE(waiting.error().code, ErrorCode::Cancelled);
}

void StoreTest::latestIsPerPipelineAndNode()
{
    Store store(m_folder->path());
    const QJsonObject basis{{QStringLiteral("key"), QStringLiteral("k")}};
    store.setLatest(QStringLiteral("a.b"), QStringLiteral("/x.terrella"), QStringLiteral("n"), basis);
    QCOMPARE(store.latest(QStringLiteral("a.b"), QStringLiteral("/x.terrella"), QStringLiteral("n")), basis);
    QVERIFY(store.latest(QStringLiteral("a.b"), QStringLiteral("/y.terrella"), QStringLiteral("n")).isEmpty());
    QVERIFY(store.latest(QStringLiteral("a.b"), QStringLiteral("/x.terrella"), QStringLiteral("m")).isEmpty());
    QVERIFY(store.latest(QStringLiteral("a.c"), QStringLiteral("/x.terrella"), QStringLiteral("n")).isEmpty());
}

void StoreTest::fullOrForbiddenPlacesAreSentences()
{
    overwrite(m_folder->filePath(QStringLiteral("file")), "x");
    Store store(m_folder->filePath(QStringLiteral("file/store")));
    const auto work = store.beginObject(kKey);
    QVERIFY(!work);
    QCOMPARE(work.error().code, ErrorCode::Disk);
    QVERIFY2(work.error().message.contains(QStringLiteral("TERRELLA_STORE")), qPrintable(work.error().message));
    const auto lock = store.lock(kKey, {});
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::Disk);
}

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
