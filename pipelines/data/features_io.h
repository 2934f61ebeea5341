// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cube_writer.h"
#include "pipelines/data/features.h"

#include <QJsonObject>
#include <QString>

#include <stop_token>

namespace terrella {

/// What a GeoPackage layer's metadata keeps of a table beyond what its columns say, and back.
QJsonObject featuresToJson(const FeaturesSignature& info);
FeaturesSignature featuresFromJson(const QJsonObject& json);

/// The metadata item that holds it.
inline constexpr const char* featuresMetadataItem = "TERRELLA_TABLE";

/// Whether dates of this calendar are dates to everybody else.
bool hasRealDates(Calendar calendar);

/// Plain header, ISO times, positions as columns "lon" and "lat" in front, lines and polygons as WKT in a column "wkt".
Result<void> writeCsv(const Features& features, const QString& path, const ProgressFunction& progress = {}, std::stop_token stop = {});
/// RFC 7946.
Result<void> writeGeoJson(const Features& features, const QString& path, const ProgressFunction& progress = {}, std::stop_token stop = {});
Result<void> writeGeoPackage(const Features& features, const QString& path, const ProgressFunction& progress = {}, std::stop_token stop = {});

/// Told of every row, says now and then how far it is, and when to stop.
class RowWatch {
public:
    RowWatch(std::size_t rows, const ProgressFunction& progress, std::stop_token stop) : m_rows(rows), m_progress(progress), m_stop(std::move(stop))
    {
    }
    /// Error Cancelled where stop is requested.
    Result<void> at(std::size_t row) const;

private:
    std::size_t m_rows;
    const ProgressFunction& m_progress;
    std::stop_token m_stop;
};

} // namespace terrella
