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
    void checksumsTellContentsApart();
    void damageInsideFilesIsNoticed_data();
    void damageInsideFilesIsNoticed();
    void touchedAndCopiedResultsStayGood();
    void abandonedWorkIsRemovedWhenItsProcessIsGone();
    void locksExcludeAndAreReleased();
    void lockWaitsCanBeCancelled();
    void latestIsPerPipelineAndNode();
    void latestOfOthersIsSeenAndTidied();
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
    QCOMPARE(entries(object("")), (QStringList{QStringLiteral("object.json"), QStringLiteral("out.report.json")})); // making files costs most
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
    QTest::newRow("half a record") << "object.json" << QByteArray("{\"format\": 2, \"outp");
    QTest::newRow("empty record") << "object.json" << QByteArray();
    QTest::newRow("another's record") << "object.json" << QByteArray("{\"format\": 2, \"key\": \"b\", \"outputs\": {}}");
    QTest::newRow("another format") << "object.json" << QByteArray("{\"format\": 9, \"key\": \"" + kKey.toLatin1() + "\", \"outputs\": {}}");
    QTest::newRow("an earlier format") << "object.json" << QByteArray("{\"format\": 1, \"key\": \"" + kKey.toLatin1() + "\", \"outputs\": {}}");
    QTest::newRow("wrong types") << "object.json" << QByteArray("{\"format\": 2, \"key\": \"" + kKey.toLatin1() + "\", \"outputs\": 4}");
    QTest::newRow("no check") << "object.json" << QByteArray("{\"format\": 2, \"key\": \"" + kKey.toLatin1() + "\", \"outputs\": {}}");
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

/// A result of several files in folders, like a cube's.
Result<void> putFolder(Store& store, const QString& key)
{
    TRY(const QString work, store.beginObject(key));
    QDir(work).mkpath(QStringLiteral("out.zarr/t2"));
    for (int i = 0; i < 4; ++i)
        overwrite(QStringLiteral("%1/out.zarr/t2/0.%2").arg(work).arg(i), QByteArray(1000, char('a' + i / 2)));
    return store.publish(key, work, {{QStringLiteral("outputs"), QJsonObject{{QStringLiteral("out"), QStringLiteral("out.zarr")}}}});
}

void StoreTest::checksumsTellContentsApart()
{
    Store store(m_folder->path());
    QVERIFY(putFolder(store, kKey));
    const auto sums = store.checksums(kKey);
    QVERIFY(sums);
    QCOMPARE(sums->size(), 5u); // with the list of the four in the folder
    const auto sum = [&](const char* name) { return sums->at(QStringLiteral("out.zarr/t2/") + QLatin1String(name)); };
    QCOMPARE(sum("0.0"), sum("0.1"));
    QVERIFY(sum("0.0") != sum("0.2"));
    QCOMPARE(sum("0.3").bytes, 1000);
    // printf 'a%.0s' {1..1000} | xxh128sum
    QCOMPARE(sum("0.0").checksum, QStringLiteral("b01da365eddaa29cb3e7af627147db7c"));
    QFile file(object("checksums.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(sum("0.0").checksum.toLatin1() + " 1000 out.zarr/t2/0.0\n"));
    QVERIFY(store.check(kKey) && store.verify(kKey));
    QVERIFY(!store.check(QString(64, QLatin1Char('b'))));
}

void StoreTest::damageInsideFilesIsNoticed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("sentence");
    const QByteArray flipped = QByteArray(999, 'a') + 'b';
    QTest::newRow("one byte") << "out.zarr/t2/0.1" << flipped << "its content is not what was written";
    QTest::newRow("cut short") << "out.zarr/t2/0.1" << flipped.left(10) << "it has 10 bytes instead of 1000";
    QTest::newRow("gone") << "out.zarr/t2/0.1" << QByteArray() << "it is missing";
    QTest::newRow("one more") << "out.zarr/t2/0.7" << flipped << "it was not there when the result was made";
    QTest::newRow("checksums") << "checksums.txt" << QByteArray("nonsense\n") << "its content is not what was written";
    QTest::newRow("no checksums") << "checksums.txt" << QByteArray() << "it is missing";
}

void StoreTest::damageInsideFilesIsNoticed()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, sentence);
    Store store(m_folder->path());
    QVERIFY(putFolder(store, kKey));
    QTest::qWait(10); // two writes in one tick of the file system's clock have one time
    const QString path = object(qPrintable(file));
    if (content.isEmpty())
        QVERIFY(QFile::remove(path));
    else
        overwrite(path, content);
    const auto checked = store.check(kKey);
    QVERIFY(!checked);
    QVERIFY2(checked.error().message.contains(sentence), qPrintable(checked.error().message));
    QVERIFY(!store.check(kKey)); // and it stays so
    QVERIFY(!store.verify(kKey));
    QVERIFY(store.record(kKey)); // which the record alone does not tell
    const auto work = store.beginObject(kKey);
    QVERIFY(work);
    overwrite(*work + QStringLiteral("/out.zarr"), "new");
    QVERIFY(store.publish(kKey, *work, {{QStringLiteral("outputs"), QJsonObject{{QStringLiteral("out"), QStringLiteral("out.zarr")}}}}, true));
    QVERIFY(store.check(kKey) && store.verify(kKey));
}

void StoreTest::touchedAndCopiedResultsStayGood()
{
    const auto stampIn = [](const QString& folder) {
        return readJsonFile(folder + QStringLiteral("/objects/aa/") + kKey + QStringLiteral("/object.json"))
            ->value(QLatin1String("stamp"))
            .toString();
    };
    Store store(m_folder->filePath(QStringLiteral("one")));
    QVERIFY(putFolder(store, kKey));
    const QString first = stampIn(store.root());
    QCOMPARE(first.size(), 32);
    QVERIFY(store.check(kKey));
    QCOMPARE(stampIn(store.root()), first);
    QFile touched(store.folder(kKey) + QStringLiteral("/out.zarr/t2/0.2"));
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    touched.close();
    QVERIFY(store.check(kKey));
    QVERIFY(stampIn(store.root()) != first); // learnt anew

    const QString copy = m_folder->filePath(QStringLiteral("two"));
    QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), store.root(), copy}), 0);
    const Store second(copy);
    QVERIFY(second.check(kKey));
    QVERIFY(stampIn(copy) != stampIn(store.root()));
    QVERIFY(second.check(kKey));
    const QString moved = m_folder->filePath(QStringLiteral("three"));
    QVERIFY(QDir().rename(copy, moved));
    const QString before = stampIn(moved);
    QVERIFY(Store(moved).check(kKey));
    QCOMPARE(stampIn(moved), before); // moving touches no file
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
    const QString x = m_folder->filePath(QStringLiteral("x.terrella"));
    const QString y = m_folder->filePath(QStringLiteral("y.terrella"));
    overwrite(x, "{}");
    const QJsonObject basis{{QStringLiteral("key"), QStringLiteral("k")}};
    store.setLatest(QStringLiteral("a.b"), x, QStringLiteral("n"), basis);
    QCOMPARE(store.latest(QStringLiteral("a.b"), x, QStringLiteral("n")), basis);
    QVERIFY(store.latest(QStringLiteral("a.b"), y, QStringLiteral("n")).isEmpty());
    QVERIFY(store.latest(QStringLiteral("a.b"), x, QStringLiteral("m")).isEmpty());
    QVERIFY(store.latest(QStringLiteral("a.c"), x, QStringLiteral("n")).isEmpty());
    // A copy in another folder is the same pipeline, and so is one that was renamed: the file of the former name is gone.
    QCOMPARE(store.latest(QStringLiteral("a.b"), QStringLiteral("/elsewhere/x.terrella"), QStringLiteral("n")), basis);
    QVERIFY(QFile::remove(x));
    QCOMPARE(store.latest(QStringLiteral("a.b"), y, QStringLiteral("n")), basis);
}

void StoreTest::latestOfOthersIsSeenAndTidied()
{
    const QString pipeline = QStringLiteral("/x.terrella");
    const auto basis = [](int number) { return QJsonObject{{QStringLiteral("number"), number}}; };
    const auto in = [&](const Store& store, const char* node) { return store.latest(QStringLiteral("a.b"), pipeline, QLatin1String(node)); };
    Store one(m_folder->path()), other(m_folder->path());
    one.setLatest(QStringLiteral("a.b"), pipeline, QStringLiteral("n"), basis(1));
    other.setLatest(QStringLiteral("a.b"), pipeline, QStringLiteral("m"), basis(2));
    other.setLatest(QStringLiteral("a.b"), pipeline, QStringLiteral("n"), basis(3));
    QCOMPARE(in(one, "n"), basis(3));
    QCOMPARE(in(one, "m"), basis(2));

    const QStringList files = entries(m_folder->path() + QStringLiteral("/latest"));
    QCOMPARE(files.size(), 1); // one for the pipeline, whatever its nodes
    QFile file(m_folder->path() + QStringLiteral("/latest/") + files.front());
    QVERIFY(file.open(QIODevice::Append) && file.write("{\"module\": \"a.b\", \"no") > 0); // cut short
    file.close();
    QCOMPARE(in(one, "n"), basis(3));
    one.setLatest(QStringLiteral("a.b"), pipeline, QStringLiteral("n"), basis(4));
    QCOMPARE(in(other, "n"), basis(4));
    QCOMPARE(in(Store(m_folder->path()), "n"), basis(4));

    const qint64 before = file.size();
    one.setLatest(QStringLiteral("a.b"), pipeline, QStringLiteral("n"), basis(4)); // nothing new
    QCOMPARE(file.size(), before);
    for (int i = 0; i < 1000; ++i)
        one.setLatest(QStringLiteral("a.b"), pipeline, QStringLiteral("n"), basis(i));
    QVERIFY2(file.size() < 30'000, qPrintable(QString::number(file.size())));
    QCOMPARE(in(other, "n"), basis(999));
    QCOMPARE(in(other, "m"), basis(2));
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
