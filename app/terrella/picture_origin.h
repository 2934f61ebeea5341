// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace terrella {

/// What made a picture: {"terrella_picture": 1, "version", "saved", "folder", "name", "pipeline", "results": {"node.port": key}, "modules": {id:
/// version}}. It travels inside the file, in the place that the format has for such words, and opens again as the pipeline and view it came from.

/// Puts it into a finished file of the kind that its ending says: PNG (iTXt), JPEG (comments), GIF (comments), SVG (metadata), PDF (document
/// information). Published by rename. Unsupported for other kinds; MP4 and WebM take originText() as a comment when they are made.
Result<void> writeOrigin(const QString& path, const QJsonObject& origin);
/// Empty where the file holds none. Reads the whole file, whatever its kind: not for the GUI thread.
QJsonObject readOrigin(const QString& path);

/// As one word of plain letters: "terrella-origin:…:end".
QByteArray originText(const QJsonObject& origin);
/// The first one in these bytes.
QJsonObject originIn(const QByteArray& bytes);

/// Whether a file of this name may hold an origin.
[[nodiscard]] bool mayHoldOrigin(const QString& path);

} // namespace terrella
