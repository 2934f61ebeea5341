// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/json.h"
#include "pipelines/run/keys.h"
#include "pipelines/run/node_reason.h"
#include "pipelines/run/sha256.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <set>
#include <thread>

using namespace terrella;

namespace {

ModuleSpec spec()
{
    ModuleSpec out;
    out.id = QStringLiteral("a.b");
    out.version = QStringLiteral("1.0.0");
    ParameterSpec range;
    range.key = QStringLiteral("range");
    range.type = ParameterType::Real;
    ParameterSpec files;
    files.key = QStringLiteral("files");
    files.type = ParameterType::Files;
    out.parameters = {range, files};
    return out;
}

/// Old, so that its identity may be remembered.
void write(const QString& path, const QByteArray& content, qint64 secondsAgo = 3600)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.flush();
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-secondsAgo), QFileDevice::FileModificationTime));
}

QJsonObject withFile(const QString& path) { return {{QStringLiteral("files"), QJsonArray{path}}, {QStringLiteral("range"), 8}}; }

} // namespace

class KeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digestsAreSha256_data();
    void digestsAreSha256();
    void identityIsTheDigestOfTheContent();
    void manyThreadsReadAFileOnce();
    void largeFilesAreAnnouncedOnce();
    void identitiesAreRememberedByStamp();
    void freshFilesAreNotRemembered();
    void severalProcessesShareOneMemory();
    void damagedMemoryIsForgotten();
    void foldersAreDigestsOfTheirFiles();
    void missingFilesAreNamed();
    void keysIgnoreNamesAndPlaces();
    void keysSeeEverythingElse();
    void reasonsSayWhatChanged();

private:
    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
};

void KeysTest::digestsAreSha256_data()
{
    QTest::addColumn<bool>("portable");
    QTest::newRow("as fast as the processor can") << false;
    QTest::newRow("portable") << true;
}

void KeysTest::digestsAreSha256()
{
    QFETCH(bool, portable);
    if (!portable && !Sha256::isAccelerated())
        QSKIP("NOT TESTED: this processor has no SHA instructions.");
    const auto digest = [&](const QByteArray& data, std::size_t step) {
        Sha256 hash(portable);
        const std::span<const char> all(data.constData(), static_cast<std::size_t>(data.size()));
        for (std::size_t at = 0; at < all.size(); at += step)
            hash.add(all.subspan(at, std::min(step, all.size() - at)));
        return hash.hex();
    };
    // FIPS 180-4's examples, as published by NIST.
    QCOMPARE(digest("abc", 64), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 64),
        QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    QByteArray data;
    for (int size = 0; size < 300; ++size) {
        const QByteArray expected = QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex();
        for (const std::size_t step : {1u, 7u, 63u, 64u, 65u, 300u})
            QCOMPARE(digest(data, step), expected);
        data.append(static_cast<char>(size * 37));
    }
    const QByteArray million(1'000'000, 'a');
    QCOMPARE(digest(million, 4096), QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

void KeysTest::manyThreadsReadAFileOnce()
{
    write(path("shared"), QByteArray(3'000'000, 'y'));
    FileIdentities files(path("i0.json"));
    std::vector<QString> found(8);
    {
        std::vector<std::jthread> threads;
        for (QString& answer : found)
            threads.emplace_back([&] { answer = *files.identity(path("shared")); });
    }
    for (const QString& answer : found)
        QCOMPARE(answer, found.front());
}

void KeysTest::largeFilesAreAnnouncedOnce()
{
    QFile file(path("large"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(300LL << 20)); // sparse, and just written
    file.close();
    FileIdentities files(path("i9.json"));
    QStringList told;
    const auto large = [&](const QString& which, qint64 bytes) { told.append(QStringLiteral("%1 %2").arg(which).arg(bytes)); };
    const auto first = files.identity(path("large"), {}, large);
    const auto second = files.identity(path("large"), {}, large); // known, although it was fresh: it was given time to settle
    QVERIFY(first && second && *first == *second);
    QCOMPARE(told, QStringList{QStringLiteral("%1 %2").arg(path("large")).arg(300LL << 20)});
}

void KeysTest::identityIsTheDigestOfTheContent()
{
    const QByteArray content(10'000'000, 'x'); // more than one block
    write(path("big"), content);
    FileIdentities files(path("i1.json"));
    const auto identity = files.identity(path("big"));
    QVERIFY(identity);
    QCOMPARE(*identity, QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
    std::stop_source stop;
    stop.request_stop();
    FileIdentities others(path("i1b.json"));
    QCOMPARE(others.identity(path("big"), stop.get_token()).error().code, ErrorCode::Cancelled);
}

void KeysTest::identitiesAreRememberedByStamp()
{
    const QString file = path("remembered");
    write(file, "1");
    const QDateTime time = QFileInfo(file).lastModified();
    QString before;
    {
        FileIdentities files(path("i2.json"));
        before = *files.identity(file);
        QVERIFY(files.save());
    }
    // Other content under the same stamp is not looked at: this is how we see that the memory serves.
    QFile handle(file);
    QVERIFY(handle.open(QIODevice::ReadWrite) && handle.write("2") == 1 && handle.flush());
    QVERIFY(handle.setFileTime(time, QFileDevice::FileModificationTime));
    handle.close();
    FileIdentities again(path("i2.json"));
    QCOMPARE(*again.identity(file), before);
    QVERIFY(handle.open(QIODevice::ReadWrite) && handle.setFileTime(time.addMSecs(-5), QFileDevice::FileModificationTime));
    handle.close();
    QVERIFY(*again.identity(file) != before);
}

void KeysTest::freshFilesAreNotRemembered()
{
    write(path("fresh"), "1", 0);
    FileIdentities files(path("i3.json"));
    QVERIFY(files.identity(path("fresh")));
    QVERIFY(files.save());
    QVERIFY(!QFile::exists(path("i3.json")));
}

void KeysTest::severalProcessesShareOneMemory()
{
    write(path("one"), "1");
    write(path("two"), "2");
    FileIdentities a(path("i4.json"));
    FileIdentities b(path("i4.json"));
    QVERIFY(a.identity(path("one")) && b.identity(path("two")));
    QVERIFY(a.save() && b.save());
    QCOMPARE(readJsonFile(path("i4.json"))->size(), 2);
}

void KeysTest::damagedMemoryIsForgotten()
{
    write(path("f"), "1");
    write(path("i5.json"), "{\"half");
    FileIdentities files(path("i5.json"));
    QVERIFY(files.identity(path("f")));
    QVERIFY(files.save());
    QCOMPARE(readJsonFile(path("i5.json"))->size(), 1);
}

void KeysTest::foldersAreDigestsOfTheirFiles()
{
    write(path("z.zarr/.zgroup"), "{}");
    write(path("z.zarr/t2/0.0"), "abc");
    FileIdentities files(path("i6.json"));
    const QString before = *files.identity(path("z.zarr"));
    QVERIFY(QDir().rename(path("z.zarr"), path("moved.zarr")));
    QCOMPARE(*files.identity(path("moved.zarr")), before);
    write(path("moved.zarr/t2/0.0"), "abd", 2700);
    QVERIFY(*files.identity(path("moved.zarr")) != before);
    write(path("moved.zarr/t2/0.0"), "abc", 1800);
    QCOMPARE(*files.identity(path("moved.zarr")), before);
    QVERIFY(QFile::rename(path("moved.zarr/t2/0.0"), path("moved.zarr/t2/0.1")));
    QVERIFY(*files.identity(path("moved.zarr")) != before);
}

void KeysTest::missingFilesAreNamed()
{
    FileIdentities files(path("i7.json"));
    const auto key = nodeKey(spec(), withFile(path("nowhere.nc")), {}, files);
    QVERIFY(!key);
    QVERIFY2(key.error().message.contains(QStringLiteral("nowhere.nc")), qPrintable(key.error().message));
    QVERIFY(nodeKey(spec(), withFile(QStringLiteral("/vsicurl/https://example.org/a.nc")), {}, files));
}

void KeysTest::keysIgnoreNamesAndPlaces()
{
    FileIdentities files(path("i8.json"));
    write(path("old.nc"), "content");
    const auto before = nodeKey(spec(), withFile(path("old.nc")), {}, files);
    QVERIFY(before);
    QCOMPARE(before->size(), 64);
    QDir().mkpath(path("elsewhere"));
    QVERIFY(QFile::rename(path("old.nc"), path("elsewhere/new.nc")));
    QCOMPARE(*nodeKey(spec(), withFile(path("elsewhere/new.nc")), {}, files), *before);
    write(path("elsewhere/new.nc"), "Content", 1800);
    QVERIFY(*nodeKey(spec(), withFile(path("elsewhere/new.nc")), {}, files) != *before);
}

void KeysTest::keysSeeEverythingElse()
{
    const QJsonObject parameters{{QStringLiteral("range"), 8}};
    const QString key = nodeKey(spec(), parameters, FileParameters(), {{QStringLiteral("in"), {QStringLiteral("k1"), QStringLiteral("k2")}}});
    std::set<QString> keys{key};
    ModuleSpec other = spec();
    other.version = QStringLiteral("1.0.1");
    keys.insert(nodeKey(other, parameters, FileParameters(), {{QStringLiteral("in"), {QStringLiteral("k1"), QStringLiteral("k2")}}}));
    other = spec();
    other.id = QStringLiteral("a.c");
    keys.insert(nodeKey(other, parameters, FileParameters(), {{QStringLiteral("in"), {QStringLiteral("k1"), QStringLiteral("k2")}}}));
    keys.insert(
        nodeKey(spec(), {{QStringLiteral("range"), 6}}, FileParameters(), {{QStringLiteral("in"), {QStringLiteral("k1"), QStringLiteral("k2")}}}));
    keys.insert(nodeKey(spec(), parameters, FileParameters(), {{QStringLiteral("in"), {QStringLiteral("k2"), QStringLiteral("k1")}}}));
    keys.insert(nodeKey(spec(), parameters, FileParameters(), {{QStringLiteral("on"), {QStringLiteral("k1"), QStringLiteral("k2")}}}));
    keys.insert(nodeKey(spec(), parameters, FileParameters(), {}));
    QCOMPARE(keys.size(), 7u);
    QVERIFY(outputKey(key, QStringLiteral("a")) != outputKey(key, QStringLiteral("b")));
    const QJsonObject reference{{QStringLiteral("files"), QJsonArray{QStringLiteral("/x/a.nc")}}, {QStringLiteral("options"), QJsonObject{}}};
    QJsonObject moved = reference;
    moved.insert(QStringLiteral("files"), QJsonArray{QStringLiteral("/y/b.nc")});
    QCOMPARE(referenceKey(reference, {QStringLiteral("id")}), referenceKey(moved, {QStringLiteral("id")}));
    moved.insert(QStringLiteral("options"), QJsonObject{{QStringLiteral("variables"), 1}});
    QVERIFY(referenceKey(reference, {QStringLiteral("id")}) != referenceKey(moved, {QStringLiteral("id")}));
}

void KeysTest::reasonsSayWhatChanged()
{
    NodeBasis before;
    before.key = QStringLiteral("k");
    before.version = QStringLiteral("1.0.0");
    before.parameters = {{QStringLiteral("range"), 8}, {QStringLiteral("label"), QString()}, {QStringLiteral("exact"), false}};
    before.files[QStringLiteral("files")] = {{QStringLiteral("/d/a.nc"), QStringLiteral("1")}, {QStringLiteral("/d/b.nc"), QStringLiteral("2")}};
    before.inputs[QStringLiteral("msl")] = {{QStringLiteral("n"), QStringLiteral("p"), QStringLiteral("i1"), {}}};
    const QJsonObject latest = before.toJson();
    const auto reason = [](const QJsonObject& then, const NodeBasis& present) { return sentenceOf(differencesSince(then, present)); };
    QCOMPARE(reason(latest, before), QString());

    NodeBasis now = before;
    now.parameters = {{QStringLiteral("range"), 6.5}, {QStringLiteral("label"), QStringLiteral("x")}, {QStringLiteral("exact"), true},
        {QStringLiteral("many"), QJsonArray{1, QStringLiteral("two")}}};
    QCOMPARE(reason(latest, now),
        QStringLiteral("'exact' changed from no to yes, 'label' changed from nothing to x, "
                       "'many' changed from nothing to 1, two, 'range' changed from 8 to 6.5"));
    now = before;
    now.version = QStringLiteral("1.1.0");
    now.inputs[QStringLiteral("msl")].front().key = QStringLiteral("i2");
    QCOMPARE(reason(latest, now), QStringLiteral("version 1.0.0 → 1.1.0, input 'msl' changed"));
    now = before;
    now.inputs[QStringLiteral("msl")].front().key.clear();
    now.inputs[QStringLiteral("wind")] = now.inputs[QStringLiteral("msl")];
    QCOMPARE(reason(latest, now), QStringLiteral("input 'msl' changed, input 'wind' changed"));
    now = before;
    now.files[QStringLiteral("files")][1].second = QStringLiteral("3");
    QCOMPARE(reason(latest, now), QStringLiteral("the content of b.nc changed"));
    now.files[QStringLiteral("files")] = {{QStringLiteral("/e/c.nc"), QStringLiteral("9")}};
    QCOMPARE(reason(latest, now), QStringLiteral("'files' changed from a.nc, b.nc to c.nc"));
}

QTEST_APPLESS_MAIN(KeysTest)
#include "keys_test.moc"
