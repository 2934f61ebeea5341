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

/// Size and time of last change of files, and times of the folders below: different when somebody has touched them. One line for each:
/// bytes, nanoseconds since 1970, path. Reads nothing of the files. `paths`: those of the checksums.
QByteArray stampsText(const QString& folder, const Checksums& paths);
/// Whether everything is as it was.
bool stampsHold(const QString& folder, const QByteArray& stamps);

} // namespace terrella
