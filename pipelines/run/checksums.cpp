// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/checksums.h"

#include "pipelines/core/checksum.h"
#include "pipelines/modules/run_context.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <set>
#include <sys/stat.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

constexpr qsizetype kBlock = 64 << 10;

Result<FileChecksum> checksumOfFile(const QString& path, QByteArray& block, const std::stop_token& stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    Checksum sum;
    FileChecksum out;
    for (;;) {
        if (stop.stop_requested())
            return RunContext::cancelledError();
        const qint64 count = file.read(block.data(), block.size());
        if (count < 0)
            return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
        if (count == 0)
            break;
        sum.add(std::span(block.constData(), static_cast<std::size_t>(count)));
        out.bytes += count;
    }
    out.checksum = QString::fromLatin1(sum.hex());
    return out;
}

/// "bytes nanoseconds name" of a file, or of a folder where the name ends with a slash; only the name where there is nothing of that kind.
QByteArray stampLine(const QByteArray& base, const QByteArray& name)
{
    const bool folder = name.endsWith('/');
    struct stat info = {};
    if (::stat((base + name).constData(), &info) != 0 || S_ISDIR(info.st_mode) != folder)
        return name + '\n';
    const qint64 changed = static_cast<qint64>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
    return QByteArray::number(folder ? 0 : static_cast<qint64>(info.st_size)) + ' ' + QByteArray::number(changed) + ' ' + name + '\n';
}

} // namespace

Result<Checksums> checksumsBelow(const QString& folder, const QStringList& except, const std::stop_token& stop)
{
    Checksums out;
    const QDir base(folder);
    QByteArray block(kBlock, Qt::Uninitialized);
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString name = base.relativeFilePath(path);
        if (except.contains(name))
            continue;
        TRY(out[name], checksumOfFile(path, block, stop));
    }
    return out;
}

QByteArray checksumsText(const Checksums& checksums)
{
    QByteArray out;
    for (const auto& [path, sum] : checksums)
        out += sum.checksum.toLatin1() + ' ' + QByteArray::number(sum.bytes) + ' ' + path.toUtf8() + '\n';
    return out;
}

Result<Checksums> parseChecksums(const QByteArray& text, const QString& nameForErrors)
{
    Checksums out;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype end = text.indexOf('\n', begin);
        const QByteArray line = text.mid(begin, end - begin);
        const qsizetype first = line.indexOf(' ');
        const qsizetype second = line.indexOf(' ', first + 1);
        bool ok = false;
        const qint64 bytes = line.mid(first + 1, second - first - 1).toLongLong(&ok);
        if (end < 0 || first != 32 || second < 0 || !ok || second + 1 == line.size())
            return Error{ErrorCode::Unreadable, Tr::tr("'%1' is not a list of checksums.").arg(nameForErrors), {}};
        out[QString::fromUtf8(line.mid(second + 1))] = {QString::fromLatin1(line.left(32)), bytes};
        begin = end + 1;
    }
    return out;
}

FileChecksum checksumOf(const QByteArray& text)
{
    Checksum sum;
    sum.add(std::span(text.constData(), static_cast<std::size_t>(text.size())));
    return {QString::fromLatin1(sum.hex()), text.size()};
}

QString stampOf(const QString& folder, const Checksums& paths)
{
    QByteArray text;
    std::set<QByteArray> folders;
    const QByteArray base = QFile::encodeName(folder) + '/';
    for (const auto& [path, sum] : paths) {
        const QByteArray name = QFile::encodeName(path);
        text += stampLine(base, name);
        for (qsizetype slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1))
            folders.insert(name.left(slash + 1));
    }
    for (const QByteArray& name : folders)
        text += stampLine(base, name);
    return checksumOf(text).checksum;
}

} // namespace terrella
