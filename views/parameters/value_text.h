// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonValue>
#include <QString>

namespace terrella {

/// Fields show regions and periods as a person writes them; these read them back. Empty text is null: no limit.

/// "0–50°N, 100–180°E", "10°S–50°N, 170°E–160°W" or four numbers "west, south, east, north" → [west, south, east, north]; "500 km
/// around 18.5°N, 131°E" and the geometry of GeoJSON → that geometry.
Result<QJsonValue> parseRegionText(const QString& text);
QString regionFieldText(const QJsonValue& value);

/// "2020-07-01 – 2020-10-31", also with "to" or "/"; either side may be missing: "2020-07-01 –" → ["2020-07-01", ""].
Result<QJsonValue> parsePeriodText(const QString& text);
QString periodFieldText(const QJsonValue& value);

/// A number with a point, also with a comma where that cannot be meant otherwise, and "1e5".
Result<QJsonValue> parseNumberText(const QString& text, bool isInteger);

} // namespace terrella
