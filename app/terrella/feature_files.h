// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileInfo>
#include <QStringList>

namespace terrella {

/// Whether a file holds features (points, lines, polygons, tables), by its name.
inline bool isFeatureFile(const QString& path)
{
    static const QStringList suffixes{QStringLiteral("gpkg"), QStringLiteral("geojson"), QStringLiteral("shp"), QStringLiteral("fgb"),
        QStringLiteral("kml"), QStringLiteral("csv")};
    return suffixes.contains(QFileInfo(path).suffix().toLower());
}

} // namespace terrella
