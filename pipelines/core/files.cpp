// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Files)
};
} // namespace

Result<void> publishFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return Error{ErrorCode::Disk, Tr::tr("Cannot write '%1': %2.").arg(path, file.errorString()), {}};
    return {};
}

Result<void> writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return Error{ErrorCode::Disk, Tr::tr("Cannot write '%1': %2.").arg(path, file.errorString()), {}};
    return {};
}

Result<void> publishFolder(const QString& temporary, const QString& path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (std::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(path).constData()) == 0)
        return {};
    const int reason = errno;
    if ((reason == EEXIST || reason == ENOTEMPTY) && QFileInfo::exists(path)) {
        QDir(temporary).removeRecursively();
        return {};
    }
    return Error{ErrorCode::Disk, Tr::tr("Cannot move '%1' to '%2': %3.").arg(temporary, path, QString::fromLocal8Bit(std::strerror(reason))), {}};
}

Result<void> publishOver(const QString& temporary, const QString& path)
{
    const QByteArray from = QFile::encodeName(temporary);
    const QByteArray to = QFile::encodeName(path);
    if (std::rename(from.constData(), to.constData()) == 0)
        return {};
    int reason = errno;
    if (reason == EEXIST || reason == ENOTEMPTY || reason == ENOTDIR || reason == EISDIR) { // a folder is in the way, or is to go over a file
        if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_EXCHANGE) == 0) {
            QFileInfo(temporary).isDir() ? QDir(temporary).removeRecursively() : QFile::remove(temporary);
            return {};
        }
        reason = errno;
        const QString away = temporary + QStringLiteral(".former"); // a file system that cannot exchange two names
        if (QDir().rename(path, away) && std::rename(from.constData(), to.constData()) == 0) {
            QFileInfo(away).isDir() ? QDir(away).removeRecursively() : QFile::remove(away);
            return {};
        }
    }
    return Error{ErrorCode::Disk, Tr::tr("Cannot move '%1' to '%2': %3.").arg(temporary, path, QString::fromLocal8Bit(std::strerror(reason))), {}};
}

Result<qint64> freeBytes(const QString& path)
{
    QFileInfo place(path);
    while (!place.exists() && place.absolutePath() != place.absoluteFilePath())
        place = QFileInfo(place.absolutePath());
    // Asks the file system itself: a table of mounts lacks the root in a chroot or a container.
    struct statvfs room {};
    if (::statvfs(QFile::encodeName(place.absoluteFilePath()).constData(), &room) != 0)
        return Error{ErrorCode::Disk, Tr::tr("Cannot tell how much space is free at '%1'.").arg(path), {}};
    return static_cast<qint64>(room.f_bavail) * static_cast<qint64>(room.f_frsize);
}

qint64 bytesAt(const QString& path)
{
    const QFileInfo file(path);
    if (!file.isDir())
        return file.size();
    qint64 sum = 0;
    QDirIterator it(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        sum += it.fileInfo().size();
    }
    return sum;
}

QString bytesText(qint64 bytes)
{
    static const char* const units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(bytes);
    int unit = 0;
    while (value >= 999.5 && unit < 5) {
        value /= 1000.0;
        ++unit;
    }
    const int decimals = unit == 0 || value >= 99.95 ? 0 : (value >= 9.995 ? 1 : 2);
    return QStringLiteral("%1 %2").arg(value, 0, 'f', decimals).arg(QLatin1String(units[unit]));
}

} // namespace terrella
