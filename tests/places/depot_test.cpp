// SPDX-License-Identifier: GPL-3.0-or-later
// What a working folder of a cluster takes in, and what it refuses.
#include "pipelines/core/files.h"
#include "pipelines/places/staging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

class DepotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesFiles();
    void goesOnWithAPart();
    void refusesWhatChangedOnTheWay();
    void takesResults();
    void refusesPaths();
};

namespace {

QString identityOf(const QByteArray& content) { return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()); }

void write(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QVERIFY(writeFile(path, content));
}

QJsonObject request(const QStringList& objects, const QString& identity = {}, const QString& name = QStringLiteral("a b.nc"))
{
    QJsonArray files;
    if (!identity.isEmpty())
        files.append(QJsonObject{{QStringLiteral("identity"), identity}, {QStringLiteral("name"), name}});
    return {{QStringLiteral("transfer"), QStringLiteral("t-1")}, {QStringLiteral("objects"), QJsonArray::fromStringList(objects)},
        {QStringLiteral("files"), files}};
}

qsizetype lacking(const Depot& depot, const QJsonObject& wanted, const char* what)
{
    const auto answer = depot.lacks(wanted);
    return answer ? answer->value(QLatin1String(what)).toArray().size() : -1;
}

} // namespace

void DepotTest::takesFiles()
{
    QTemporaryDir folder;
    const Depot depot(folder.path());
    const QByteArray content("some fields");
    const QString identity = identityOf(content);
    const QJsonObject wanted = request({}, identity);
    QCOMPARE(lacking(depot, wanted, "files"), 1);
    write(folder.filePath(QStringLiteral("incoming/t-1/files/%1/a b.nc").arg(identity)), content);
    const auto taken = depot.take(wanted);
    QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().message));
    QCOMPARE(lacking(depot, wanted, "files"), 0);
    QFile file(Depot::filePath(folder.path(), identity, QStringLiteral("a b.nc")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("incoming/t-1"))));
    // One that somebody has changed there since is sent anew.
    file.close();
    write(file.fileName(), "other fields, longer");
    QCOMPARE(lacking(depot, wanted, "files"), 1);
}

void DepotTest::goesOnWithAPart()
{
    QTemporaryDir folder;
    const Depot depot(folder.path());
    const QByteArray content("0123456789");
    const QJsonObject wanted = request({}, identityOf(content));
    const QString part = folder.filePath(QStringLiteral("incoming/t-1/parts/") + identityOf(content));
    write(part, content.left(4));
    const auto answer = depot.lacks(wanted);
    QVERIFY(answer);
    QCOMPARE(answer->value(QLatin1String("files")).toArray().first().toObject().value(QLatin1String("have")).toInt(), 4);
    write(part, content);
    QVERIFY(depot.take(wanted));
    QCOMPARE(lacking(depot, wanted, "files"), 0);
}

void DepotTest::refusesWhatChangedOnTheWay()
{
    QTemporaryDir folder;
    const Depot depot(folder.path());
    const QJsonObject wanted = request({}, identityOf("right"));
    const QString part = folder.filePath(QStringLiteral("incoming/t-1/parts/") + identityOf("right"));
    write(part, "wrong");
    const auto refused = depot.take(wanted);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unreadable);
    QVERIFY2(refused.error().message.contains(QStringLiteral("did not arrive as it was sent")), qPrintable(refused.error().message));
    QVERIFY(!QFile::exists(part)); // so that it is sent from its beginning
    QCOMPARE(lacking(depot, wanted, "files"), 1);
}

void DepotTest::takesResults()
{
    QTemporaryDir folder;
    const Depot depot(folder.path());
    const QString key = identityOf("a node");
    // As a store on another machine would have it.
    Store sender(folder.filePath(QStringLiteral("incoming/t-1")));
    const auto work = sender.beginObject(key);
    QVERIFY(work);
    write(*work + QStringLiteral("/table.json"), "{}");
    QVERIFY(sender.publish(key, *work,
        {{QStringLiteral("outputs"), QJsonObject{{QStringLiteral("table"), QStringLiteral("table.json")}}},
            {QStringLiteral("bytes"), QJsonObject{}}}));
    QCOMPARE(lacking(depot, request({key}), "objects"), 1);
    const QString file = sender.folder(key) + QStringLiteral("/table.json");
    write(file, "[]");
    QVERIFY(!depot.take(request({key}))); // damaged: of the same size, but another content
    QVERIFY(!QFile::exists(file));
    QCOMPARE(lacking(depot, request({key}), "objects"), 1);

    const auto again = sender.beginObject(key);
    QVERIFY(again);
    write(*again + QStringLiteral("/table.json"), "{}");
    QVERIFY(sender.publish(key, *again,
        {{QStringLiteral("outputs"), QJsonObject{{QStringLiteral("table"), QStringLiteral("table.json")}}},
            {QStringLiteral("bytes"), QJsonObject{}}}));
    const auto taken = depot.take(request({key}));
    QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().message));
    QCOMPARE(lacking(depot, request({key}), "objects"), 0);
    QVERIFY(Store(Depot::storePath(folder.path())).check(key));
}

void DepotTest::refusesPaths()
{
    QTemporaryDir folder;
    const Depot depot(folder.path());
    const QString identity = identityOf("x");
    for (const QString& name : {QStringLiteral("../x"), QStringLiteral(".."), QString()})
        QVERIFY2(!depot.lacks(request({}, identity, name)), qPrintable(name));
    QVERIFY(!depot.lacks(request({}, QStringLiteral("../../etc"))));
    QVERIFY(!depot.lacks(request({QStringLiteral("../../etc")})));
    QJsonObject transfer = request({}, identity);
    transfer.insert(QLatin1String("transfer"), QStringLiteral("../t"));
    QVERIFY(!depot.take(transfer));
}

QTEST_GUILESS_MAIN(DepotTest)
#include "depot_test.moc"
