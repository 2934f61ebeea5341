// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <stop_token>

namespace terrella {

/// What a file holds, by its XXH3-128 (32 hexadecimal digits) and size.
struct FileChecksum {
    QString checksum;
    qint64 bytes = 0;
    bool operator==(const FileChecksum&) const = default;
};
using Checksums = std::map<QString, FileChecksum>; ///< by path, relative to the folder

/// Reads every file below a folder, save those directly in it that `except` names. Errors: Unreadable, Cancelled.
Result<Checksums> checksumsBelow(const QString& folder, const QStringList& except, const std::stop_token& stop = {});
/// One line for each file: checksum, bytes, path, with a blank between.
QByteArray checksumsText(const Checksums& checksums);
Result<Checksums> parseChecksums(const QByteArray& text, const QString& nameForErrors);

/// Of a text in memory, as it is when written to a file.
FileChecksum checksumOf(const QByteArray& text);

/// XXH3-128 of the sizes and times of last change of these files and of the times of the folders below: different when somebody has touched them, or
/// one is gone. Reads nothing of the files.
QString stampOf(const QString& folder, const Checksums& paths);

} // namespace terrella
