// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace terrella {

/// Files that views name (a relief, a picture below the data), as a pipeline in that folder keeps them: relative, unless far away.
QJsonArray viewsWithRelativeFiles(const QJsonArray& views, const QString& folder);
/// The inverse.
QJsonObject viewWithWholeFiles(const QJsonObject& view, const QString& folder);

} // namespace terrella
