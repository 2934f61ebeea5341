// SPDX-License-Identifier: GPL-3.0-or-later
// Which results go when the store is too large. The program is its own child: --hold STORE KEY FILE holds a result until FILE is there.
#include "pipelines/run/store_eviction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace terrella;

namespace {

QString keyOf(int number) { return QStringLiteral("%1").arg(number, 64, 16, QLatin1Char('0')); }

/// A result of one file of so many bytes that took so long.
Result<void> put(Store& store, const QString& key, qint64 bytes, double seconds = 1.0)
{
    TRY(const QString work, store.beginObject(key));
    QFile file(work + QStringLiteral("/out.report.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(bytes, 'x')) != bytes)
        return Error{};
    file.close();
    return store.publish(key, work,
        {{QStringLiteral("module"), QStringLiteral("a.b")}, {QStringLiteral("seconds"), seconds},
            {QStringLiteral("outputs"), QJsonObject{{QStringLiteral("out"), QStringLiteral("out.report.json")}}},
            {QStringLiteral("bytes"), QJsonObject{{QStringLiteral("out"), bytes}}}});
}

void setUsed(const Store& store, const QString& key, int hoursAgo)
{
    QFile file(store.folder(key) + QStringLiteral("/object.json"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-3600LL * hoursAgo), QFileDevice::FileModificationTime));
}

StoredObject object(const char* key, qint64 bytes, int hoursAgo, double seconds)
{
    StoredObject out;
    out.key = QLatin1String(key);
    out.bytes = bytes;
    out.seconds = seconds;
    out.used = QDateTime::currentDateTime().addSecs(-3600LL * hoursAgo);
    out.readable = true;
    return out;
}

QStringList keysOf(const std::vector<StoredObject>& objects)
{
    QStringList out;
    for (const StoredObject& one : objects)
        out.append(one.key);
    return out;
}

int holdAsChild(const QStringList& arguments)
{
    Store store(arguments.at(2));
    store.hold(arguments.at(3));
    fputs(store.has(arguments.at(3)) ? "held\n" : "absent\n", stdout);
    fflush(stdout);
    while (!QFileInfo::exists(arguments.at(4)))
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return 0;
}

} // namespace

class StoreEvictionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void theLeastRecentlyUsedGoFirst();
    void whatWasDearToMakeStaysLonger();
    void brokenOnesGoFirstAndPinnedOnesNever();
    void evictsToTheLimitAndRemembers();
    void pinsOutliveTheirResults();
    void whatAResultIsMadeOfStaysWithIt();
    void blocksCountAndGo();
    void usingAResultMakesItYoung();
    void heldByAnotherProcess();
    void holdingAndEvictingAtOnce();
    void smallRunsAreOnlyAddedUp();
    void aStoreThatCannotBeWrittenIsASentence();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString root() const { return m_folder->filePath(QStringLiteral("store")); }
};

void StoreEvictionTest::theLeastRecentlyUsedGoFirst()
{
    const std::vector<StoredObject> objects{object("young", 100, 1, 1), object("old", 100, 30, 1), object("older", 100, 40, 1)};
    const QDateTime now = QDateTime::currentDateTime();
    QCOMPARE(keysOf(chooseVictims(objects, {}, 300, now)), QStringList());
    QCOMPARE(keysOf(chooseVictims(objects, {}, 299, now)), QStringList({QStringLiteral("older")}));
    QCOMPARE(keysOf(chooseVictims(objects, {}, 150, now)), QStringList({QStringLiteral("older"), QStringLiteral("old")}));
    QCOMPARE(keysOf(chooseVictims(objects, {QStringLiteral("older")}, 250, now)), QStringList({QStringLiteral("old")}));
    QCOMPARE(chooseVictims(objects, {}, 0, now).size(), 3u);
}

void StoreEvictionTest::whatWasDearToMakeStaysLonger()
{
    const QDateTime now = QDateTime::currentDateTime();
    // Three of a kind, and one that took a hundred times as long for its bytes: it counts as used eight times as recently, not more.
    std::vector<StoredObject> objects{object("a", 1000, 10, 1), object("b", 1000, 11, 1), object("c", 1000, 12, 1), object("dear", 1000, 70, 100)};
    QCOMPARE(keysOf(chooseVictims(objects, {}, 3500, now)), QStringList({QStringLiteral("c")}));
    objects.back() = object("dear", 1000, 100, 100);
    QCOMPARE(keysOf(chooseVictims(objects, {}, 3500, now)), QStringList({QStringLiteral("dear")}));
    // And one that takes no time to make again goes before older ones.
    objects.back() = object("cheap", 1000, 3, 0.01);
    QCOMPARE(keysOf(chooseVictims(objects, {}, 3500, now)), QStringList({QStringLiteral("cheap")}));
}

void StoreEvictionTest::brokenOnesGoFirstAndPinnedOnesNever()
{
    std::vector<StoredObject> objects{object("old", 100, 40, 1), object("broken", 100, 1, 1), object("pinned", 100, 90, 1)};
    objects.at(1).readable = false;
    objects.at(2).pinned = QStringLiteral("somebody");
    const QDateTime now = QDateTime::currentDateTime();
    QCOMPARE(keysOf(chooseVictims(objects, {}, 250, now)), QStringList({QStringLiteral("broken")}));
    QCOMPARE(keysOf(chooseVictims(objects, {}, 0, now)), QStringList({QStringLiteral("broken"), QStringLiteral("old")}));
}

void StoreEvictionTest::evictsToTheLimitAndRemembers()
{
    Store store(root());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(put(store, keyOf(i), 100'000));
        setUsed(store, keyOf(i), 10 - i);
    }
    const qint64 one = listObjects(store).front().bytes;
    QVERIFY2(one >= 100'000 && one < 130'000, qPrintable(QString::number(one)));
    const auto done = evict(store, 3 * one);
    QVERIFY(done);
    QCOMPARE(done->before, 5 * one);
    QCOMPARE(done->after, 3 * one);
    QCOMPARE(done->evicted, 2u);
    QVERIFY(!store.has(keyOf(0)) && !store.has(keyOf(1)) && store.has(keyOf(2)) && store.has(keyOf(4)));
    QVERIFY(QDir(store.root() + QStringLiteral("/unfinished")).isEmpty());
    QVERIFY(qAbs(store.evicted().find(keyOf(1)).secsTo(QDateTime::currentDateTime())) < 60);
    QVERIFY(!store.evicted().find(keyOf(2)).isValid());
    const Store other(root());
    QVERIFY(other.evicted().find(keyOf(0)).isValid() && !other.evicted().find(keyOf(9)).isValid());
    store.evicted().add(std::vector<QString>(100'000, keyOf(9))); // the older half is forgotten before the next
    QVERIFY(other.evicted().find(keyOf(9)).isValid());
    store.evicted().add({keyOf(7)});
    QVERIFY(other.evicted().find(keyOf(9)).isValid() && other.evicted().find(keyOf(7)).isValid() && !other.evicted().find(keyOf(0)).isValid());
    QVERIFY(QFileInfo(store.root() + QStringLiteral("/evicted.txt")).size() < 3'000'000);
}

void StoreEvictionTest::pinsOutliveTheirResults()
{
    Store store(root());
    QVERIFY(put(store, keyOf(1), 1000) && put(store, keyOf(2), 1000));
    QVERIFY(store.pin(keyOf(1), QStringLiteral("the paper's figure")));
    const auto done = evict(store, 0);
    QVERIFY(done);
    QCOMPARE(done->evicted, 1u);
    QCOMPARE(done->pinned, done->after);
    QVERIFY(store.has(keyOf(1)));
    QCOMPARE(store.pins().at(keyOf(1)), QStringLiteral("the paper's figure"));
    QVERIFY(store.unpin(keyOf(1)) && store.unpin(keyOf(1)));
    QVERIFY(evict(store, 0));
    QVERIFY(!store.has(keyOf(1)));
}

void StoreEvictionTest::whatAResultIsMadeOfStaysWithIt()
{
    const QDateTime now = QDateTime::currentDateTime();
    const auto object = [&](const char* key, qint64 bytes, int hours, const QStringList& parts = {}) {
        StoredObject out;
        out.key = QLatin1String(key);
        out.bytes = bytes;
        out.used = now.addSecs(-3600LL * hours);
        out.readable = true;
        out.parts = parts;
        return out;
    };
    const QStringList parts{QStringLiteral("one"), QStringLiteral("two")};
    const std::vector<StoredObject> objects{
        object("one", 100, 50), object("two", 100, 40), object("joined", 100, 1, parts), object("other", 100, 10)};
    // Its parts are as young as it is.
    QCOMPARE(keysOf(chooseVictims(objects, {}, 300, now)), QStringList({QStringLiteral("other")}));
    // It goes before them: without one of them it would be of no use.
    const QStringList all = keysOf(chooseVictims(objects, {}, 0, now));
    QCOMPARE(all.size(), 4);
    QVERIFY(all.indexOf(QStringLiteral("joined")) < all.indexOf(QStringLiteral("one")));
    QVERIFY(all.indexOf(QStringLiteral("joined")) < all.indexOf(QStringLiteral("two")));
    // Where it is held or pinned they stay.
    QCOMPARE(keysOf(chooseVictims(objects, {QStringLiteral("joined")}, 0, now)), QStringList({QStringLiteral("other")}));
    std::vector<StoredObject> pinned = objects;
    pinned[2].pinned = QStringLiteral("somebody");
    QCOMPARE(keysOf(chooseVictims(pinned, {}, 0, now)), QStringList({QStringLiteral("other")}));
}

void StoreEvictionTest::blocksCountAndGo()
{
    // A folder of blocks shares one file with a result and holds one of its own.
    Store store(root());
    QVERIFY(put(store, keyOf(1), 100'000) && put(store, keyOf(2), 100'000));
    setUsed(store, keyOf(1), 5);
    const QString folder = root() + QStringLiteral("/blocks/family");
    QVERIFY(QDir().mkpath(folder));
    const QByteArray result = QFile::encodeName(store.folder(keyOf(1)) + QStringLiteral("/out.report.json"));
    QCOMPARE(::link(result.constData(), QFile::encodeName(folder + QStringLiteral("/shared")).constData()), 0);
    QFile own(folder + QStringLiteral("/own"));
    QVERIFY(own.open(QIODevice::WriteOnly) && own.write(QByteArray(8192, 'x')) == 8192);
    own.close();
    const std::array<timespec, 2> fourHoursAgo{timespec{::time(nullptr) - 4 * 3600, 0}, timespec{::time(nullptr) - 4 * 3600, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(folder).constData(), fourHoursAgo.data(), 0), 0); // older than what is to stay
    QVERIFY(store.check(keyOf(1)));                                                                    // a further name of a file is no change of it
    QCOMPARE(listBlocks(store).front().bytes, 8192);
    const qint64 one = listObjects(store).front().bytes;
    // Evicting the result frees nothing but its records while the blocks hold its file: they go as well.
    const auto done = evict(store, one + 20'000);
    QVERIFY(done);
    QCOMPARE(done->before, 2 * one + 8192);
    QVERIFY2(done->after <= one + 20'000, qPrintable(QString::number(done->after)));
    QCOMPARE(done->evicted, 1u);
    QVERIFY(store.has(keyOf(2)) && !store.has(keyOf(1)) && !QDir(folder).exists());
}

void StoreEvictionTest::usingAResultMakesItYoung()
{
    Store store(root());
    QVERIFY(put(store, keyOf(1), 1000) && put(store, keyOf(2), 1000));
    setUsed(store, keyOf(1), 9);
    setUsed(store, keyOf(2), 8);
    store.hold(keyOf(1));
    QVERIFY(store.check(keyOf(1)));
    store.release();
    const qint64 one = listObjects(store).front().bytes;
    QVERIFY(evict(store, one));
    QVERIFY(store.has(keyOf(1)) && !store.has(keyOf(2)));
}

void StoreEvictionTest::heldByAnotherProcess()
{
    Store store(root());
    QVERIFY(put(store, keyOf(1), 1000) && put(store, keyOf(2), 1000));
    const QString gate = m_folder->filePath(QStringLiteral("gate"));
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), root(), keyOf(1), gate});
    QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), 30'000);
    QCOMPARE(child.readLine().trimmed(), QByteArray("held"));
    const auto done = evict(store, 0);
    QVERIFY(done);
    QCOMPARE(done->evicted, 1u);
    QCOMPARE(done->inUse, done->after);
    QVERIFY(store.has(keyOf(1)) && !store.has(keyOf(2)));
    child.kill(); // its lease is worth nothing any more
    QVERIFY(child.waitForFinished(30'000));
    QVERIFY(evict(store, 0));
    QVERIFY(!store.has(keyOf(1)));
    QCOMPARE(QDir(root() + QStringLiteral("/leases")).entryList(QDir::Files), QStringList({QStringLiteral("gate")}));
}

void StoreEvictionTest::holdingAndEvictingAtOnce()
{
    // Whoever holds first and then looks: what is there stays there.
    Store maker(root());
    std::atomic<bool> over{false};
    std::atomic<int> vanished{0};
    std::atomic<int> found{0};
    std::jthread evicting([&] {
        while (!over)
            (void)evict(maker, 0);
    });
    for (int round = 0; round < 60; ++round) {
        const QString key = keyOf(round);
        QVERIFY(put(maker, key, 5000));
        Store user(root());
        user.hold(key);
        if (!user.has(key))
            continue;
        ++found;
        for (int look = 0; look < 20; ++look)
            vanished += user.check(key) && QFileInfo::exists(user.folder(key)) ? 0 : 1;
    }
    over = true;
    evicting.join();
    QCOMPARE(vanished.load(), 0);
    QVERIFY(found > 0);
    QVERIFY(evict(maker, 0));
    QCOMPARE(listObjects(maker).size(), 0u);
}

void StoreEvictionTest::smallRunsAreOnlyAddedUp()
{
    Store store(root());
    for (int i = 0; i < 4; ++i)
        QVERIFY(put(store, keyOf(i), 100'000));
    const qint64 one = listObjects(store).front().bytes;
    const qint64 limit = 5 * one;
    const auto first = keepBelow(store, limit, 4 * one);
    QVERIFY(first && *first); // nothing is known yet: it looks
    QCOMPARE((*first)->after, 4 * one);
    const auto second = keepBelow(store, limit, one);
    QVERIFY(second && !*second); // 5 of 5
    QVERIFY(put(store, keyOf(5), 100'000) && put(store, keyOf(6), 100'000));
    const auto third = keepBelow(store, limit, one);
    QVERIFY(third && *third);
    QCOMPARE((*third)->before, 6 * one);
    QVERIFY((*third)->after <= limit / 10 * 9);
    QCOMPARE((*third)->evicted, 2u);
}

void StoreEvictionTest::aStoreThatCannotBeWrittenIsASentence()
{
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Store store(file.fileName() + QStringLiteral("/store"));
    store.hold(keyOf(1)); // does nothing
    const auto done = evict(store, 0);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Disk);
    QVERIFY2(done.error().message.contains(QStringLiteral("nothing was evicted")), qPrintable(done.error().message));
    QCOMPARE(store.pin(keyOf(1), QStringLiteral("x")).error().code, ErrorCode::Disk);
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc >= 5 && qstrcmp(argv[1], "--hold") == 0)
        return holdAsChild(QCoreApplication::arguments());
    StoreEvictionTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "store_eviction_test.moc"
