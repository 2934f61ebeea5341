// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/store.h"

#include "pipelines/core/files.h"
#include "pipelines/modules/run_context.h"
#include "pipelines/run/store_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

constexpr auto kRetry = std::chrono::milliseconds(20);

/// The byte of the locks' file that belongs to a key: one of 2^60, so that no two keys meet.
struct flock byteOf(const QString& key)
{
    struct flock out = {};
    out.l_type = F_WRLCK;
    out.l_whence = SEEK_SET;
    out.l_start = static_cast<off_t>(key.left(15).toULongLong(nullptr, 16));
    out.l_len = 1;
    return out;
}

/// A description of its own for each lock: those of one description do not exclude one another.
Result<int> openLocks(const QString& root, const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == ENOENT && QDir().mkpath(root))
        descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return storeDiskError(Tr::tr("Cannot write"), path, errnoText(errno));
    return descriptor;
}

} // namespace

StoreLock::~StoreLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Store::Store(QString root) : m_root(QDir(root).absolutePath()), m_lease(m_root), m_latest(m_root), m_evicted(m_root) {}

QString Store::defaultRoot()
{
    const QString chosen = qEnvironmentVariable("TERRELLA_STORE");
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/terrella/store");
}

QString Store::identitiesPath() const { return m_root + QStringLiteral("/identities.json"); }

Result<std::unique_ptr<StoreLock>> Store::lock(const QString& key, const std::stop_token& stop, const std::function<void()>& waiting)
{
    const QString path = m_root + QStringLiteral("/locks.bytes");
    TRY(const int descriptor, openLocks(m_root, path));
    auto lock = std::make_unique<StoreLock>(descriptor);
    bool told = false;
    for (;;) {
        struct flock byte = byteOf(key);
        if (::fcntl(descriptor, F_OFD_SETLK, &byte) == 0)
            return lock;
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            return std::make_unique<StoreLock>(-1); // no locks here: both compute, one publishes
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
    const QString folder = m_root + QStringLiteral("/unfinished/") + nameOfProcess(key.left(16));
    if (!QDir().mkpath(folder))
        return storeDiskError(Tr::tr("Cannot make the folder"), folder, errnoText(errno));
    return folder;
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

void Store::hold(const QString& key)
{
    m_lease.hold(key);
    // The time of this file is when the result was used last; its stamp tells of the others.
    ::utimensat(AT_FDCWD, QFile::encodeName(folder(key) + QStringLiteral("/object.json")).constData(), nullptr, 0);
}

Result<void> Store::pin(const QString& key, const QString& why)
{
    QDir().mkpath(m_root + QStringLiteral("/pins"));
    const QString path = m_root + QStringLiteral("/pins/") + key;
    if (!publishFile(path, why.toUtf8() + '\n'))
        return storeDiskError(Tr::tr("Cannot pin the result with"), path, errnoText(errno));
    return {};
}

Result<void> Store::unpin(const QString& key)
{
    QFile file(m_root + QStringLiteral("/pins/") + key);
    if (file.exists() && !file.remove())
        return storeDiskError(Tr::tr("Cannot unpin the result by removing"), file.fileName(), file.errorString());
    return {};
}

std::map<QString, QString> Store::pins() const
{
    std::map<QString, QString> out;
    const QFileInfoList files = QDir(m_root + QStringLiteral("/pins")).entryInfoList(QDir::Files);
    for (const QFileInfo& info : files) {
        QFile file(info.absoluteFilePath());
        const QString why = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
        out[info.fileName()] = why.isEmpty() ? info.fileName() : why;
    }
    return out;
}

} // namespace terrella
