// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/disk_file.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DiskFile)
};
} // namespace

Error diskError(const QString& path, int reason)
{
    const QString why = QString::fromLocal8Bit(std::strerror(reason));
    const auto free = freeBytes(path);
    if (free && (reason == ENOSPC || reason == EDQUOT || reason == EFBIG))
        return Error{ErrorCode::Disk,
            Tr::tr("Cannot write '%1': %2; %3 are free there. Free some space or write elsewhere.").arg(path, why, bytesText(*free)), {}};
    return Error{ErrorCode::Disk, Tr::tr("Cannot write '%1': %2.").arg(path, why), {}};
}

Result<DiskFile> DiskFile::open(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return diskError(path, errno);
    return DiskFile(path, descriptor);
}

DiskFile::DiskFile(DiskFile&& other) noexcept : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

DiskFile::~DiskFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> DiskFile::writeAt(std::size_t offset, const void* data, std::size_t bytes)
{
    const char* from = static_cast<const char*>(data);
    while (bytes > 0) {
        const ssize_t written = ::pwrite(m_descriptor, from, bytes, static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return diskError(m_path, written < 0 ? errno : ENOSPC);
        from += written;
        offset += static_cast<std::size_t>(written);
        bytes -= static_cast<std::size_t>(written);
    }
    return {};
}

Result<void> DiskFile::close()
{
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return diskError(m_path, errno);
    return {};
}

Result<void> writeWholeFile(const QString& path, const void* data, std::size_t bytes)
{
    TRY(DiskFile file, DiskFile::open(path));
    TRY_DO(file.writeAt(0, data, bytes));
    return file.close();
}

Result<TemporaryFolder> TemporaryFolder::beside(const QString& finalPath)
{
    const QFileInfo target(finalPath);
    const QString parent = target.absolutePath();
    if (!QDir().mkpath(parent))
        return Error{
            ErrorCode::Disk, Tr::tr("Cannot write '%1': the folder '%2' cannot be made; check its name and your rights.").arg(finalPath, parent), {}};
    QByteArray pattern = QFile::encodeName(QStringLiteral("%1/.%2.XXXXXX").arg(parent, target.fileName()));
    if (!::mkdtemp(pattern.data()))
        return diskError(finalPath, errno);
    ::chmod(pattern.constData(), 0755); // as any folder of the user's; mkdtemp makes it private
    return TemporaryFolder(QFile::decodeName(pattern));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}

TemporaryFolder::~TemporaryFolder()
{
    if (!m_path.isEmpty())
        QDir(m_path).removeRecursively();
}

Result<void> TemporaryFolder::publishAs(const QString& finalPath)
{
    TRY_DO(publishFolder(m_path, finalPath));
    m_path.clear();
    return {};
}

Result<void> TemporaryFolder::publishFileAs(const QString& name, const QString& finalPath)
{
    if (std::rename(QFile::encodeName(filePath(name)).constData(), QFile::encodeName(finalPath).constData()) != 0)
        return diskError(finalPath, errno);
    return {};
}

} // namespace terrella
