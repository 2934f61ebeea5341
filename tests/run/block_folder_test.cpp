// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/block_folder.h"
#include "pipelines/run/store.h"
#include "pipelines/run/store_eviction.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace terrella;

namespace {

constexpr Digest kFamily{1, 2};

std::vector<float> values(std::size_t count, float first)
{
    std::vector<float> out(count);
    std::iota(out.begin(), out.end(), first);
    return out;
}

std::span<const std::byte> bytesOf(const std::vector<float>& block) { return std::as_bytes(std::span(block)); }

Digest key(std::uint64_t number) { return {number, 77}; }

} // namespace

class BlockFolderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    QString path() const { return m_root->path() + QStringLiteral("/blocks/family"); }
    bool holds(const Digest& which, const std::vector<float>& expected) const
    {
        BlockFolder folder(path(), kFamily);
        std::vector<float> out(expected.size());
        return folder.has(which) && folder.load(which, std::as_writable_bytes(std::span(out)), nullptr)
            && std::memcmp(out.data(), expected.data(), out.size() * sizeof(float)) == 0;
    }
    std::vector<StoredObject> blocks() const { return listBlocks(Store(m_root->path())); }
    QStringList files(const char* pattern) const { return QDir(path()).entryList({QLatin1String(pattern)}, QDir::Files); }

private Q_SLOTS:
    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void nothingIsMadeBeforeSomethingIsKept()
    {
        const BlockFolder folder(path(), kFamily);
        QVERIFY(!folder.has(key(1)));
        QVERIFY(!QFile::exists(path()));
    }

    void blocksComeBack()
    {
        const std::vector<float> missing(50, std::numeric_limits<float>::quiet_NaN());
        {
            BlockFolder one(path(), kFamily), other(path(), kFamily);
            one.keep(key(1), bytesOf(values(100, 1)));
            other.keep(key(2), bytesOf(values(3, 2)));
            one.keep(key(3), bytesOf(values(10, 3)));
            one.keep(key(4), bytesOf(missing));
            QVERIFY(one.has(key(1)) && !one.has(key(2)));
        }
        QVERIFY(holds(key(1), values(100, 1)));
        QVERIFY(holds(key(2), values(3, 2)));
        QVERIFY(holds(key(3), values(10, 3)));
        QVERIFY(holds(key(4), missing));
        QVERIFY(!holds(key(1), values(99, 1)));
        QVERIFY(!holds(key(5), values(1, 1)));
    }

    void filesAreLinked()
    {
        const QString chunk = m_root->filePath(QStringLiteral("chunk"));
        QFile file(chunk);
        const auto both = values(20, 5);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char*>(both.data()), 80);
        file.close();
        const std::vector<float> first(both.begin(), both.begin() + 10), second(both.begin() + 10, both.end());
        {
            BlockFolder folder(path(), kFamily);
            folder.keepPlace(key(1), digestOfBytes(first.data(), 40), 40, {chunk, 0, false});
            folder.keepPlace(key(2), digestOfBytes(second.data(), 40), 40, {chunk, 40, false});
            folder.keepPlace(key(3), digestOfBytes(both.data(), 80), 80, {chunk, 0, false});
            folder.keepPlace(key(4), Digest{9, 9}, 40, {chunk, 0, false}); // says another content
        }
        QCOMPARE(files("*.block").size(), 1);   // one file for all of them
        QCOMPARE(blocks().front().bytes, 4096); // of the index; the chunk counts where it came from
        QVERIFY(QFile::remove(chunk));
        QVERIFY(holds(key(1), first));
        QVERIFY(holds(key(2), second));
        QVERIFY(!holds(key(4), first));
        QCOMPARE(blocks().front().bytes, 2 * 4096);

        BlockFolder folder(path(), kFamily);
        std::vector<float> out(10), all(20);
        QString found;
        QVERIFY(folder.load(key(1), std::as_writable_bytes(std::span(out)), &found));
        QVERIFY(found.isEmpty()); // others lie in the same file
        QVERIFY(folder.load(key(3), std::as_writable_bytes(std::span(all)), &found));
        QVERIFY(QFile::exists(found));
    }

    void everyDamageIsNoticed()
    {
        const auto block = values(64, 3);
        {
            BlockFolder folder(path(), kFamily);
            folder.keep(key(1), bytesOf(block));
        }
        for (const char* pattern : {"*.index", "*.pack"}) {
            const QString name = path() + QLatin1Char('/') + files(pattern).front();
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            const QByteArray whole = file.readAll();
            for (qsizetype at = 0; at < whole.size(); ++at) {
                QByteArray changed = whole;
                changed[at] = static_cast<char>(changed.at(at) ^ 4);
                file.seek(0);
                file.write(changed);
                file.flush();
                QVERIFY2(!holds(key(1), block), qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(pattern)).arg(at)));
            }
            for (qsizetype size = 0; size < whole.size(); size += 7) {
                file.seek(0);
                file.write(whole);
                file.flush();
                file.resize(size);
                QVERIFY(!holds(key(1), block));
            }
            file.resize(0);
            file.seek(0);
            file.write(whole);
            file.flush();
            QVERIFY(holds(key(1), block));
        }
    }

    void boxesAreListed()
    {
        const auto box = values(12, 1);
        {
            BlockFolder folder(path(), kFamily);
            folder.keepBox(key(1), {4, 2}, bytesOf(box));
            folder.keepBox(key(1), {10, 1}, bytesOf(values(6, 0)));
            folder.keepBox(key(2), {0, 9}, bytesOf(box));
        }
        BlockFolder folder(path(), kFamily);
        QCOMPARE(folder.boxes(key(1)).size(), 2u);
        QVERIFY(!folder.has(key(1)));
        std::vector<float> out(12);
        QVERIFY(folder.loadBox(key(1), {4, 2}, std::as_writable_bytes(std::span(out))));
        QCOMPARE(out, box);
        QVERIFY(!folder.loadBox(key(1), {4, 3}, std::as_writable_bytes(std::span(out))));
    }

    void foldersAreListed()
    {
        QVERIFY(blocks().empty());
        {
            BlockFolder folder(path(), kFamily);
            folder.keep(key(1), bytesOf(values(1000, 1)));
        }
        const auto folders = blocks();
        QCOMPARE(folders.size(), 1u);
        QCOMPARE(folders.front().key, QStringLiteral("family"));
        QVERIFY(folders.front().bytes >= 4000);
    }

    void takenAwayWhileInUse()
    {
        BlockFolder folder(path(), kFamily);
        folder.keep(key(1), bytesOf(values(10, 1)));
        QVERIFY(QDir(path()).removeRecursively());
        std::vector<float> out(10);
        QVERIFY(!folder.load(key(1), std::as_writable_bytes(std::span(out)), nullptr));
        QVERIFY(!folder.has(key(1)));
        folder.keep(key(2), bytesOf(values(10, 1))); // does no harm
    }
};

QTEST_GUILESS_MAIN(BlockFolderTest)
#include "block_folder_test.moc"
