// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/stored_record.h"

#include <QCoreApplication>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::OpenModel)
};

constexpr qint64 kLargest = 64 << 20; ///< of a record
constexpr qsizetype kEndSize = 22, kEntrySize = 46, kLocalSize = 30;

quint32 word(const QByteArray& bytes, qsizetype at) { return qFromLittleEndian<quint32>(bytes.constData() + at); }
quint16 half(const QByteArray& bytes, qsizetype at) { return qFromLittleEndian<quint16>(bytes.constData() + at); }

/// The directory at the end of the archive; empty where there is none.
QByteArray directoryOf(QFile& file)
{
    const qint64 tail = std::min<qint64>(file.size(), 65536 + kEndSize);
    file.seek(file.size() - tail);
    const QByteArray end = file.read(tail);
    const qsizetype at = end.lastIndexOf(QByteArray("PK\5\6", 4));
    if (at < 0 || end.size() - at < kEndSize)
        return {};
    const qint64 bytes = word(end, at + 12), offset = word(end, at + 16);
    if (offset + bytes > file.size() || bytes > kLargest || !file.seek(offset))
        return {};
    return file.read(bytes);
}

quint32 checksumOf(const QByteArray& data)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : data) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

} // namespace

Result<std::optional<QByteArray>> readStoredRecord(const QString& archive, const QByteArray& ending)
{
    using Found = std::optional<QByteArray>;
    QFile file(archive);
    if (!file.exists())
        return Error{ErrorCode::NotFound, Tr::tr("There is no file '%1'.").arg(archive), {}};
    const auto damaged = [&] { return Error{ErrorCode::Unreadable, Tr::tr("'%1' is no TorchScript model, or it is damaged.").arg(archive), {}}; };
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' cannot be read: %2.").arg(archive, file.errorString()), {}};
    const QByteArray directory = directoryOf(file);
    if (directory.isEmpty())
        return damaged();
    for (qsizetype at = 0; at + kEntrySize <= directory.size() && word(directory, at) == 0x02014B50U;) {
        const qsizetype nameSize = half(directory, at + 28), next = at + kEntrySize + nameSize + half(directory, at + 30) + half(directory, at + 32);
        if (!directory.mid(at + kEntrySize, nameSize).endsWith(ending)) {
            at = next;
            continue;
        }
        const qint64 bytes = word(directory, at + 20), offset = word(directory, at + 42);
        if (half(directory, at + 10) != 0 || bytes > kLargest || !file.seek(offset))
            return damaged();
        const QByteArray local = file.read(kLocalSize);
        if (local.size() != kLocalSize || !file.seek(offset + kLocalSize + half(local, 26) + half(local, 28)))
            return damaged();
        const QByteArray content = file.read(bytes);
        if (content.size() != bytes || checksumOf(content) != word(directory, at + 16))
            return damaged();
        return Found(content);
    }
    return Found();
}

} // namespace terrella::data
