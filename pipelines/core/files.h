// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>
#include <QString>

namespace terrella {

/// Writes a whole file beside its final name, flushes it to disk and renames it: readers see the old file or the new one.
Result<void> publishFile(const QString& path, const QByteArray& content);

/// Writes a whole file in place, without waiting for the disk: for files in a folder that is published whole afterwards.
Result<void> writeFile(const QString& path, const QByteArray& content);

/// Renames a finished folder to its final name. If the final name exists already (another process was faster with the
/// same content), the new folder is removed and the existing one stands.
Result<void> publishFolder(const QString& temporary, const QString& path);

/// Renames a finished file or folder to its final name, over whatever is there: readers see the old one or the new one. What was there is removed.
Result<void> publishOver(const QString& temporary, const QString& path);

/// Bytes free for this user where path lies (the nearest existing parent counts).
Result<qint64> freeBytes(const QString& path);

/// Bytes of a file, or of all files below a folder; 0 where there is nothing.
qint64 bytesAt(const QString& path);

/// "1.4 GB", "312 kB": decimal units, at most three figures.
QString bytesText(qint64 bytes);

} // namespace terrella
