// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/features.h"

#include <QJsonObject>
#include <QString>

namespace terrella {

/// What a GeoPackage layer's metadata keeps of a table beyond what its columns say, and back.
QJsonObject featuresToJson(const FeaturesSignature& info);
FeaturesSignature featuresFromJson(const QJsonObject& json);

/// The metadata item that holds it.
inline constexpr const char* featuresMetadataItem = "TERRELLA_TABLE";

/// Whether dates of this calendar are dates to everybody else.
bool hasRealDates(Calendar calendar);

/// Plain header, ISO times, positions as columns "lon" and "lat" in front, lines and polygons as WKT in a column "wkt".
Result<void> writeCsv(const Features& features, const QString& path);
/// RFC 7946.
Result<void> writeGeoJson(const Features& features, const QString& path);
Result<void> writeGeoPackage(const Features& features, const QString& path);

} // namespace terrella
