// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace terrella::learning::test {

inline quint32 crc32(const QByteArray& data)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : data) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

/// Another text of the same length for a record of an archive, with its checksum wherever that stands.
inline bool replaceRecord(const QString& path, const QByteArray& name, const QByteArray& before, const QByteArray& after)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray content = file.readAll();
    const qsizetype at = content.indexOf(before, content.indexOf(name));
    if (at <= 0 || before.size() != after.size())
        return false;
    content.replace(at, before.size(), after);
    const auto bytes = [](quint32 crc) { return QByteArray(reinterpret_cast<const char*>(&crc), 4); };
    content.replace(bytes(crc32(before)), bytes(crc32(after)));
    file.seek(0);
    return file.write(content) == content.size();
}

} // namespace terrella::learning::test
