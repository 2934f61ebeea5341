// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/store.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/modules/run_context.h"
#include "pipelines/run/process_identity.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

constexpr int kFormat = 1;
constexpr auto kRetry = std::chrono::milliseconds(20);
/// Work folders of other machines, which cannot be asked whether their process lives, are left alone for so long.
constexpr qint64 kElsewhereDays = 30;

Error diskError(const QString& what, const QString& path, const QString& reason)
{
    const auto free = freeBytes(path);
    const QString space = free ? Tr::tr(" %1 are free there.").arg(bytesText(*free)) : QString();
    return {ErrorCode::Disk, Tr::tr("%1 '%2': %3.%4 Make room, or choose another place with TERRELLA_STORE.").arg(what, path, reason, space), {}};
}

QString errnoText(int reason) { return QString::fromLocal8Bit(std::strerror(reason)); }

/// "key.host.pid.started.n"; the host's own dots become dashes.
QString workName(const QString& key)
{
    static std::atomic<int> number{0};
    const ProcessIdentity self = ProcessIdentity::current();
    QString host = self.host;
    host.replace(QLatin1Char('.'), QLatin1Char('-'));
    return QStringLiteral("%1.%2.%3.%4.%5").arg(key.left(16), host).arg(self.pid).arg(self.started).arg(++number);
}

bool isAbandoned(const QFileInfo& folder)
{
    const QStringList parts = folder.fileName().split(QLatin1Char('.'));
    if (parts.size() < 5)
        return true;
    const ProcessIdentity here = ProcessIdentity::current();
    QString host = here.host;
    host.replace(QLatin1Char('.'), QLatin1Char('-'));
    if (parts.at(1) != host)
        return folder.lastModified().daysTo(QDateTime::currentDateTime()) > kElsewhereDays;
    return livenessOf({here.host, parts.at(2).toLongLong(), parts.at(3).toLongLong()}) == Liveness::Gone;
}

} // namespace

StoreLock::~StoreLock()
{
    if (m_descriptor < 0)
        return;
    // Removed while still held: whoever has opened it meanwhile will see that it is no longer the file of that name.
    ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_descriptor);
}

Store::Store(QString root) : m_root(QDir(root).absolutePath()) {}

QString Store::defaultRoot()
{
    const QString chosen = qEnvironmentVariable("TERRELLA_STORE");
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/terrella/store");
}

QString Store::identitiesPath() const { return m_root + QStringLiteral("/identities.json"); }

QString Store::objectFolder(const QString& key) const { return m_root + QStringLiteral("/objects/") + key.left(2) + QLatin1Char('/') + key; }

bool Store::has(const QString& key) const { return record(key).hasValue(); }

Result<QJsonObject> Store::record(const QString& key) const
{
    const QString folder = objectFolder(key);
    TRY(const QJsonObject json, readJsonFile(folder + QStringLiteral("/object.json")));
    const QJsonValue outputs = json.value(QLatin1String("outputs"));
    if (json.value(QLatin1String("format")).toInt() != kFormat || json.value(QLatin1String("key")).toString() != key || !outputs.isObject())
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is not the record of a result.").arg(folder + QStringLiteral("/object.json")), {}};
    const QJsonObject bytes = json.value(QLatin1String("bytes")).toObject();
    const QJsonObject names = outputs.toObject();
    for (auto it = names.begin(); it != names.end(); ++it) {
        const QFileInfo file(folder + QLatin1Char('/') + it.value().toString());
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
        out[it.key()] = objectFolder(key) + QLatin1Char('/') + it.value().toString();
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

Result<std::unique_ptr<StoreLock>> Store::lock(const QString& key, const std::stop_token& stop, const std::function<void()>& waiting)
{
    const QString path = m_root + QStringLiteral("/locks/") + key;
    const QByteArray name = QFile::encodeName(path);
    QDir().mkpath(m_root + QStringLiteral("/locks"));
    bool told = false;
    for (;;) {
        const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor < 0)
            return diskError(Tr::tr("Cannot write"), path, errnoText(errno));
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
            struct stat held = {};
            struct stat named = {};
            ::fstat(descriptor, &held);
            if (::stat(name.constData(), &named) == 0 && named.st_ino == held.st_ino)
                return std::make_unique<StoreLock>(descriptor, path);
            ::close(descriptor); // removed by the one who held it: try the new file
            continue;
        }
        const int reason = errno;
        ::close(descriptor);
        if (reason != EWOULDBLOCK && reason != EINTR)
            return std::make_unique<StoreLock>(-1, path); // no locks here: both compute, one publishes
        if (!std::exchange(told, true) && waiting)
            waiting();
        std::mutex mutex;
        std::unique_lock guard(mutex);
        std::condition_variable_any wake;
        wake.wait_for(guard, stop, kRetry, [] { return false; });
        if (stop.stop_requested())
            return RunContext::cancelledError();
    }
}

Result<QString> Store::beginObject(const QString& key)
{
    std::call_once(m_cleaned, [this] { removeAbandoned(); });
    const QString folder = m_root + QStringLiteral("/unfinished/") + workName(key);
    if (!QDir().mkpath(folder))
        return diskError(Tr::tr("Cannot make the folder"), folder, errnoText(errno));
    return folder;
}

Result<void> Store::publish(const QString& key, const QString& workFolder, const QJsonObject& record, bool replace)
{
    QJsonObject json = record;
    json.insert(QLatin1String("format"), kFormat);
    json.insert(QLatin1String("key"), key);
    // Plain, without flushing to the disk: the rename publishes it, and record() refuses what a power cut would leave.
    QFile file(workFolder + QStringLiteral("/object.json"));
    const QByteArray text = prettyJson(json);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return diskError(Tr::tr("Cannot write"), file.fileName(), file.errorString());
    file.close();
    if (!replace && has(key)) {
        abandon(workFolder);
        return {};
    }
    const QString folder = objectFolder(key);
    QDir().mkpath(QFileInfo(folder).absolutePath());
    const QByteArray from = QFile::encodeName(workFolder);
    const QByteArray to = QFile::encodeName(folder);
    for (int attempt = 0;; ++attempt) {
        if (std::rename(from.constData(), to.constData()) == 0)
            return {};
        const int reason = errno;
        if ((reason != EEXIST && reason != ENOTEMPTY) || attempt == 10)
            return diskError(Tr::tr("Cannot publish the result at"), folder, errnoText(reason));
        // A broken or outdated result is in the way: out with it, whole.
        const QString away = m_root + QStringLiteral("/unfinished/") + workName(key);
        if (std::rename(to.constData(), QFile::encodeName(away).constData()) == 0)
            QDir(away).removeRecursively();
    }
}

void Store::abandon(const QString& workFolder) { QDir(workFolder).removeRecursively(); }

void Store::removeAbandoned()
{
    const QFileInfoList folders = QDir(m_root + QStringLiteral("/unfinished")).entryInfoList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        if (isAbandoned(folder))
            QDir(folder.absoluteFilePath()).removeRecursively();
    }
}

namespace {

QString latestPath(const QString& root, const QString& module, const QString& pipeline, const QString& node)
{
    const QByteArray name = QCryptographicHash::hash((pipeline + QLatin1Char('\n') + node).toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("%1/latest/%2/%3.json").arg(root, module, QString::fromLatin1(name));
}

} // namespace

QJsonObject Store::latest(const QString& module, const QString& pipeline, const QString& node) const
{
    const auto json = readJsonFile(latestPath(m_root, module, pipeline, node));
    return json ? *json : QJsonObject();
}

void Store::setLatest(const QString& module, const QString& pipeline, const QString& node, const QJsonObject& basis)
{
    const QString path = latestPath(m_root, module, pipeline, node);
    const QByteArray text = canonicalJson(basis);
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.readAll() == text)
        return;
    file.close();
    QDir().mkpath(QFileInfo(path).absolutePath());
    // Nothing hangs on this file but a sentence; a half-written one reads as none.
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

} // namespace terrella
