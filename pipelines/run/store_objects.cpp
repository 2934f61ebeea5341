// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/run/store.h"
#include "pipelines/run/store_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

constexpr int kFormat = 2;
constexpr int kAttempts = 10;
const QString kRecord = QStringLiteral("object.json");
const QString kChecksums = QStringLiteral("checksums.txt");
const QString kStamp = QStringLiteral("stamp");
const QString kCheck = QStringLiteral("check");

QString recordPath(const QString& place) { return place + QLatin1Char('/') + kRecord; }

/// Of all that a record says, but for when its files were last seen to be whole.
QString checkOf(QJsonObject record)
{
    record.remove(kCheck);
    record.remove(kStamp);
    return checksumOf(canonicalJson(record)).checksum;
}

QJsonObject checksumsJson(const Checksums& checksums)
{
    QJsonObject out;
    for (const auto& [name, sum] : checksums)
        out.insert(name, QJsonArray{sum.checksum, sum.bytes});
    return out;
}

bool isInFolder(const QString& path) { return path.contains(QLatin1Char('/')); }

/// Plain, without flushing to the disk: the rename publishes it, and check() refuses what a power cut would leave.
Result<void> writePlainly(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return storeDiskError(Tr::tr("Cannot write"), path, file.errorString());
    return {};
}

Error damaged(const QString& path, const QString& what) { return {ErrorCode::Unreadable, Tr::tr("'%1' is damaged: %2").arg(path, what), {}}; }

/// Files beside the outputs may be anybody's (a viewer's notes); inside an output every file counts.
Result<void> compare(const QString& folder, const Checksums& then, const Checksums& now)
{
    for (const auto& [path, sum] : then) {
        const auto found = now.find(path);
        const QString name = folder + QLatin1Char('/') + path;
        if (found == now.end())
            return damaged(name, Tr::tr("it is missing."));
        if (found->second.bytes != sum.bytes)
            return damaged(name, Tr::tr("it has %1 bytes instead of %2.").arg(found->second.bytes).arg(sum.bytes));
        if (found->second != sum)
            return damaged(name, Tr::tr("its content is not what was written."));
    }
    for (const auto& [path, sum] : now) {
        if (then.count(path) == 0 && isInFolder(path))
            return damaged(folder + QLatin1Char('/') + path, Tr::tr("it was not there when the result was made."));
    }
    return {};
}

} // namespace

QString Store::folder(const QString& key) const { return m_root + QStringLiteral("/objects/") + key.left(2) + QLatin1Char('/') + key; }

bool Store::has(const QString& key) const { return record(key).hasValue(); }

Result<QJsonObject> Store::record(const QString& key) const
{
    const QString place = folder(key);
    const QString path = recordPath(place);
    TRY(const QJsonObject json, readJsonFile(path));
    const int format = json.value(QLatin1String("format")).toInt();
    if (format > 0 && format < kFormat)
        return Error{ErrorCode::NotFound, Tr::tr("An earlier version made the result '%1'.").arg(path), {}};
    const QJsonValue outputs = json.value(QLatin1String("outputs"));
    if (format != kFormat || json.value(QLatin1String("key")).toString() != key || !outputs.isObject())
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is not the record of a result.").arg(path), {}};
    if (json.value(kCheck).toString() != checkOf(json))
        return damaged(path, Tr::tr("its content is not what was written."));
    const QJsonObject bytes = json.value(QLatin1String("bytes")).toObject();
    const QJsonObject names = outputs.toObject();
    for (auto it = names.begin(); it != names.end(); ++it) {
        const QFileInfo file(place + QLatin1Char('/') + it.value().toString());
        const QJsonValue size = bytes.value(it.key());
        if (!file.exists() || (file.isFile() && size.isDouble() && file.size() != size.toInteger()))
            return Error{ErrorCode::Unreadable, Tr::tr("'%1' is missing or incomplete.").arg(file.filePath()), {}};
    }
    return json;
}

Result<std::map<QString, QString>> Store::files(const QString& key) const
{
    TRY(const QJsonObject json, record(key));
    return filesOf(key, json);
}

std::map<QString, QString> Store::filesOf(const QString& key, const QJsonObject& record) const
{
    std::map<QString, QString> out;
    const QJsonObject outputs = record.value(QLatin1String("outputs")).toObject();
    for (auto it = outputs.begin(); it != outputs.end(); ++it)
        out[it.key()] = folder(key) + QLatin1Char('/') + it.value().toString();
    return out;
}

Result<std::map<QString, Value>> Store::load(const QString& key) const
{
    TRY(const auto paths, files(key));
    std::map<QString, Value> out;
    for (const auto& [port, path] : paths) {
        TRY(Value value, loadValue(path));
        out.emplace(port, std::move(value));
    }
    return out;
}

Result<Checksums> Store::checksums(const QString& key) const
{
    TRY(const QJsonObject json, record(key));
    return checksumsOf(key, json);
}

Result<Checksums> Store::checksumsOf(const QString& key, const QJsonObject& record) const
{
    Checksums out;
    const QJsonObject plain = record.value(QLatin1String("checksums")).toObject();
    for (auto it = plain.begin(); it != plain.end(); ++it)
        out[it.key()] = {it.value().toArray().at(0).toString(), it.value().toArray().at(1).toInteger()};
    const auto list = out.find(kChecksums);
    if (list == out.end())
        return out;
    const QString path = folder(key) + QLatin1Char('/') + kChecksums;
    QFile file(path);
    if (!file.exists())
        return damaged(path, Tr::tr("it is missing."));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    const QByteArray text = file.readAll();
    if (checksumOf(text) != list->second)
        return damaged(path, Tr::tr("its content is not what was written."));
    TRY(const Checksums nested, parseChecksums(text, path));
    out.insert(nested.begin(), nested.end());
    return out;
}

Result<void> Store::check(const QString& key, const std::stop_token& stop) const
{
    TRY(const QJsonObject json, record(key));
    return check(key, json, stop);
}

Result<void> Store::check(const QString& key, const QJsonObject& record, const std::stop_token& stop) const
{
    TRY(const Checksums then, checksumsOf(key, record));
    if (stampOf(folder(key), then) == record.value(kStamp).toString())
        return {};
    return verify(key, stop);
}

Result<void> Store::verify(const QString& key, const std::stop_token& stop) const
{
    const QString place = folder(key);
    TRY(QJsonObject json, record(key));
    TRY(const Checksums then, checksumsOf(key, json));
    const QString stamp = stampOf(place, then); // before reading: what changes meanwhile is looked at again
    TRY(const Checksums now, checksumsBelow(place, {kRecord}, stop));
    TRY_DO(compare(place, then, now));
    if (json.value(kStamp).toString() != stamp) {
        json.insert(kStamp, stamp);
        (void)publishFile(recordPath(place), prettyJson(json)); // in a store that cannot be written everything is read again the next time
    }
    return {};
}

/// The list of what lies in folders is a file of its own, which the record lists with the others.
Result<void> Store::finish(const QString& key, const QString& workFolder, QJsonObject record)
{
    TRY(Checksums sums, checksumsBelow(workFolder, {kRecord, kChecksums}));
    Checksums nested;
    for (auto it = sums.begin(); it != sums.end();) {
        const auto at = it++;
        if (isInFolder(at->first))
            nested.insert(sums.extract(at));
    }
    if (!nested.empty()) {
        const QByteArray text = checksumsText(nested);
        TRY_DO(writePlainly(workFolder + QLatin1Char('/') + kChecksums, text));
        sums[kChecksums] = checksumOf(text);
    }
    record.insert(QLatin1String("format"), kFormat);
    record.insert(QLatin1String("key"), key);
    record.insert(QLatin1String("checksums"), checksumsJson(sums));
    record.insert(kCheck, checkOf(record));
    sums.merge(nested);
    record.insert(kStamp, stampOf(workFolder, sums));
    return writePlainly(recordPath(workFolder), prettyJson(record));
}

Result<void> Store::publish(const QString& key, const QString& workFolder, const QJsonObject& record, bool replace)
{
    if (!replace && has(key)) {
        abandon(workFolder);
        return {};
    }
    TRY_DO(finish(key, workFolder, record));
    const QString place = folder(key);
    QDir().mkpath(QFileInfo(place).absolutePath());
    const QByteArray from = QFile::encodeName(workFolder);
    const QByteArray to = QFile::encodeName(place);
    for (int attempt = 0;; ++attempt) {
        if (std::rename(from.constData(), to.constData()) == 0)
            return {};
        const int reason = errno;
        if (replace && ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_EXCHANGE) == 0) {
            abandon(workFolder); // which is the former result now; nobody has seen the place empty
            return {};
        }
        if ((reason != EEXIST && reason != ENOTEMPTY) || attempt == kAttempts)
            return storeDiskError(Tr::tr("Cannot publish the result at"), place, errnoText(reason));
        if (const QString away = moveAway(key); !away.isEmpty()) // a broken or outdated result is in the way
            QDir(away).removeRecursively();
    }
}

Result<void> Store::adopt(const QString& key, const Store& from, const std::stop_token& stop)
{
    TRY_DO(from.verify(key, stop));
    if (check(key, stop))
        return {};
    if (const QString away = moveAway(key); !away.isEmpty())
        QDir(away).removeRecursively();
    return publishFolder(from.folder(key), folder(key));
}

QString Store::moveAway(const QString& key) const
{
    const QString away = m_root + QStringLiteral("/unfinished/") + nameOfProcess(key.left(16));
    QDir().mkpath(m_root + QStringLiteral("/unfinished"));
    return std::rename(QFile::encodeName(folder(key)).constData(), QFile::encodeName(away).constData()) == 0 ? away : QString();
}

} // namespace terrella
