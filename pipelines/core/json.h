// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QJsonValue>

namespace terrella {

/// Reads one JSON object. The error names the file, line and column.
Result<QJsonObject> readJsonFile(const QString& path);
Result<QJsonObject> parseJson(const QByteArray& text, const QString& nameForErrors);

/// Canonical text: sorted keys, no white space, shortest numbers that read back the same. Equal values give equal bytes.
QByteArray canonicalJson(const QJsonValue& value);

/// What a person reads and diffs: sorted keys, two spaces, newline at the end. Byte-stable.
QByteArray prettyJson(const QJsonObject& object);

/// Shortest text that reads back as the same double.
QString numberText(double value);

} // namespace terrella
