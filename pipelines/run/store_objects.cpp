// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/run/store.h"
#include "pipelines/run/store_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

constexpr int kFormat = 1;
constexpr int kAttempts = 10;
const QString kRecord = QStringLiteral("/object.json");
const QString kChecksums = QStringLiteral("checksums.txt");
const QString kStamps = QStringLiteral("stamps.txt");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

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
        if (then.count(path) == 0 && path.contains(QLatin1Char('/')))
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
    TRY(const QJsonObject json, readJsonFile(place + kRecord));
    const QJsonValue outputs = json.value(QLatin1String("outputs"));
    if (json.value(QLatin1String("format")).toInt() != kFormat || json.value(QLatin1String("key")).toString() != key || !outputs.isObject())
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is not the record of a result.").arg(place + kRecord), {}};
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
    std::map<QString, QString> out;
    const QJsonObject outputs = json.value(QLatin1String("outputs")).toObject();
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
    const QString path = folder(key) + QLatin1Char('/') + kChecksums;
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::Unreadable,
            Tr::tr("There are no checksums '%1': an earlier version made this result, or somebody removed them.").arg(path), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    return parseChecksums(file.readAll(), path);
}

Result<void> Store::check(const QString& key, const std::stop_token& stop) const
{
    const QString place = folder(key);
    if (stampsHold(place, contentOf(place + QLatin1Char('/') + kStamps)))
        return {};
    TRY_DO(verify(key, stop));
    return {};
}

Result<void> Store::verify(const QString& key, const std::stop_token& stop) const
{
    const QString place = folder(key);
    TRY(const Checksums then, checksums(key));
    const QByteArray before = stampsText(place, then);
    TRY(const Checksums now, checksumsBelow(place, {kChecksums, kStamps}, stop));
    TRY_DO(compare(place, then, now));
    const QString stamps = place + QLatin1Char('/') + kStamps;
    if (contentOf(stamps) != before)
        (void)publishFile(stamps, before); // in a store that cannot be written everything is read again the next time
    return {};
}

Result<void> Store::publish(const QString& key, const QString& workFolder, const QJsonObject& record, bool replace)
{
    if (!replace && has(key)) {
        abandon(workFolder);
        return {};
    }
    QJsonObject json = record;
    json.insert(QLatin1String("format"), kFormat);
    json.insert(QLatin1String("key"), key);
    TRY_DO(writePlainly(workFolder + kRecord, prettyJson(json)));
    TRY(const Checksums sums, checksumsBelow(workFolder, {kChecksums, kStamps}));
    TRY_DO(writePlainly(workFolder + QLatin1Char('/') + kChecksums, checksumsText(sums)));
    TRY_DO(writePlainly(workFolder + QLatin1Char('/') + kStamps, stampsText(workFolder, sums)));
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

QString Store::moveAway(const QString& key) const
{
    const QString away = m_root + QStringLiteral("/unfinished/") + nameOfProcess(key.left(16));
    QDir().mkpath(m_root + QStringLiteral("/unfinished"));
    return std::rename(QFile::encodeName(folder(key)).constData(), QFile::encodeName(away).constData()) == 0 ? away : QString();
}

} // namespace terrella
