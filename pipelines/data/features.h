// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace terrella {

/// Values of one column; only the vector that its type names is filled. Missing: NaN, INT64_MIN, null string.
struct ColumnValues {
    std::vector<double> real;    ///< Real and Time
    std::vector<qint64> integer; ///< Integer
    std::vector<QString> text;   ///< Text
};

/// A vector layer or plain table, in memory: cyclone tracks, stations, polygons, series. Rows of a trajectory lie together, in time order.
class Features {
public:
    FeaturesSignature info;            ///< info.rows is kept by rowCount()
    std::vector<ColumnValues> columns; ///< as info.columns
    std::vector<double> lon;           ///< Point geometry: degrees east
    std::vector<double> lat;           ///< Point geometry: degrees north
    std::vector<QByteArray> wkb;       ///< Line and Polygon geometry

    [[nodiscard]] std::size_t rowCount() const;
    /// Adds a column and returns its index; existing rows get missing values.
    int addColumn(ColumnInfo column);
    [[nodiscard]] const std::vector<double>* reals(const QString& name) const;
    [[nodiscard]] const std::vector<qint64>* integers(const QString& name) const;
    /// Same number of rows everywhere, geometry as announced.
    [[nodiscard]] Result<void> checkConsistent() const;
};

/// Reads GeoPackage, GeoJSON, CSV (lon/lat columns found by name), shapefile … through OGR. `layer` empty: the first.
Result<std::shared_ptr<const Features>> readFeatures(const QString& path, const QString& layer = {});
Result<std::shared_ptr<const FeaturesSignature>> describeFeatures(const QString& path, const QString& layer = {});

/// Writes by extension: .gpkg, .geojson, .csv. Trajectories in a GeoPackage get a second layer "tracks" of lines.
/// Times are ISO text where the calendar has no real dates (360_day …). Published by rename.
Result<void> writeFeatures(const Features& features, const QString& path);

} // namespace terrella
