// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as GeoPackage and GeoJSON.
#include "pipelines/data/features_io.h"

#include "pipelines/core/json.h"
#include "pipelines/data/disk_file.h"
#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/track_lines.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include <cerrno>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FeaturesWriter)
};

using Dataset = std::unique_ptr<GDALDataset>;

/// Dates with whole milliseconds since 1582 are the same to everybody; anything else is kept as ISO text.
bool fitsDateTime(const std::vector<double>& times, Calendar calendar)
{
    if (!hasRealDates(calendar))
        return false;
    const double first = toSeconds({1582, 10, 15, 0, 0, 0}, calendar);
    const double last = toSeconds({9999, 12, 31, 0, 0, 0}, calendar);
    for (const double t : times)
        if (!std::isnan(t) && !(t >= first && t <= last && std::round(t * 1e3) / 1e3 == t))
            return false;
    return true;
}

QString layerName(const Features& features)
{
    if (features.info.featureType == QLatin1String("trajectory"))
        return QStringLiteral("track_points");
    if (features.info.featureType == QLatin1String("timeSeries"))
        return QStringLiteral("stations");
    switch (features.info.geometry) {
    case GeometryKind::Point: return QStringLiteral("points");
    case GeometryKind::Line: return QStringLiteral("lines");
    case GeometryKind::Polygon: return QStringLiteral("polygons");
    case GeometryKind::None: break;
    }
    return QStringLiteral("table");
}

/// Longitudes over 180° go west for programs that draw −180 … 180. Where that cannot be undone exactly, they stay.
bool westernLongitudes(const Features& features)
{
    bool beyond = false;
    for (const double lon : features.lon) {
        if (lon < 0.0 || lon > 360.0)
            return false;
        beyond = beyond || lon > 180.0;
    }
    return beyond;
}

/// The type of all geometries, where they have one in common.
OGRwkbGeometryType geometryType(const Features& features)
{
    if (features.info.geometry == GeometryKind::None)
        return wkbNone;
    if (features.info.geometry == GeometryKind::Point)
        return wkbPoint;
    OGRwkbGeometryType common = wkbNone;
    for (const QByteArray& wkb : features.wkb) {
        if (wkb.isEmpty())
            continue;
        OGRGeometry* geometry = nullptr;
        if (OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &geometry, static_cast<size_t>(wkb.size())) != OGRERR_NONE)
            return wkbUnknown;
        const OGRwkbGeometryType type = geometry->getGeometryType();
        OGRGeometryFactory::destroyGeometry(geometry);
        if (common != wkbNone && common != type)
            return wkbUnknown;
        common = type;
    }
    if (common == wkbNone)
        return features.info.geometry == GeometryKind::Line ? wkbLineString : wkbPolygon;
    return common;
}

class TableWriter {
public:
    TableWriter(const Features& features, bool geoPackage, const RowWatch& watch) : m_features(features), m_geoPackage(geoPackage), m_watch(watch) {}

    Result<void> write(GDALDataset& dataset, const QString& name, OGRSpatialReference& crs);

private:
    Result<void> createFields(OGRLayer& layer);
    void fill(OGRFeature& feature, std::size_t row) const;

    const Features& m_features;
    bool m_geoPackage;
    const RowWatch& m_watch;
    bool m_western = false;
    std::vector<bool> m_asDateTime; // by column
};

Result<void> TableWriter::createFields(OGRLayer& layer)
{
    for (std::size_t c = 0; c < m_features.columns.size(); ++c) {
        const ColumnInfo& info = m_features.info.columns[c];
        OGRFieldType type = OFTString;
        bool dateTime = false;
        switch (info.type) {
        case ColumnType::Integer: type = OFTInteger64; break;
        case ColumnType::Real: type = OFTReal; break;
        case ColumnType::Text: break;
        case ColumnType::Time:
            dateTime = m_geoPackage && fitsDateTime(m_features.columns[c].real, m_features.info.calendar);
            type = dateTime ? OFTDateTime : OFTString;
            break;
        }
        m_asDateTime.push_back(dateTime);
        OGRFieldDefn field(info.name.toUtf8().constData(), type);
        if (layer.CreateField(&field) != OGRERR_NONE)
            return Error{ErrorCode::Invalid, Tr::tr("The column '%1' cannot be written; rename it.").arg(info.name), {}};
    }
    return {};
}

void TableWriter::fill(OGRFeature& feature, std::size_t row) const
{
    for (std::size_t c = 0; c < m_features.columns.size(); ++c) {
        const int field = static_cast<int>(c);
        const ColumnValues& values = m_features.columns[c];
        switch (m_features.info.columns[c].type) {
        case ColumnType::Integer:
            if (values.integer[row] != std::numeric_limits<qint64>::min())
                feature.SetField(field, static_cast<GIntBig>(values.integer[row]));
            break;
        case ColumnType::Real:
            if (!std::isnan(values.real[row]))
                feature.SetField(field, values.real[row]);
            break;
        case ColumnType::Text:
            if (!values.text[row].isNull())
                feature.SetField(field, values.text[row].toUtf8().constData());
            break;
        case ColumnType::Time: {
            const double t = values.real[row];
            if (std::isnan(t))
                break;
            if (m_asDateTime[c]) {
                const DateTime date = fromSeconds(t, m_features.info.calendar);
                feature.SetField(field, date.year, date.month, date.day, date.hour, date.minute, static_cast<float>(date.second), 100); // 100: UTC
            } else {
                const QString zone = !m_geoPackage && hasRealDates(m_features.info.calendar) ? QStringLiteral("Z") : QString();
                feature.SetField(field, (isoText(t, m_features.info.calendar) + zone).toUtf8().constData());
            }
            break;
        }
        }
    }
    if (m_features.info.geometry == GeometryKind::Point) {
        const double lon = m_features.lon[row];
        if (!std::isnan(lon) && !std::isnan(m_features.lat[row]))
            feature.SetGeometryDirectly(new OGRPoint(m_western && lon > 180.0 ? lon - 360.0 : lon, m_features.lat[row]));
    } else if (m_features.info.geometry != GeometryKind::None && !m_features.wkb[row].isEmpty()) {
        OGRGeometry* geometry = nullptr;
        const QByteArray& wkb = m_features.wkb[row];
        if (OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &geometry, static_cast<size_t>(wkb.size())) == OGRERR_NONE)
            feature.SetGeometryDirectly(geometry);
    }
}

Result<void> TableWriter::write(GDALDataset& dataset, const QString& name, OGRSpatialReference& crs)
{
    const OGRwkbGeometryType type = geometryType(m_features);
    // an index over many points costs more than it brings to a reader who loads the table whole
    CPLStringList options;
    if (m_geoPackage)
        options.SetNameValue("SPATIAL_INDEX", m_features.rowCount() > 100'000 ? "NO" : "YES");
    else {
        options.SetNameValue("RFC7946", "YES");
        options.SetNameValue("WRITE_NAME", "NO");
        options.SetNameValue("WRITE_BBOX", "NO");
    }
    OGRLayer* layer = dataset.CreateLayer(name.toUtf8().constData(), type == wkbNone ? nullptr : &crs, type, options.List());
    if (!layer)
        return Error{ErrorCode::Disk, Tr::tr("The layer '%1' cannot be made.").arg(name), {}};
    TRY_DO(createFields(*layer));
    m_western = m_features.info.geometry == GeometryKind::Point && westernLongitudes(m_features);
    if (m_geoPackage) {
        QJsonObject json = featuresToJson(m_features.info);
        if (m_western)
            json.insert(QStringLiteral("longitudes"), QStringLiteral("0..360"));
        layer->SetMetadataItem(featuresMetadataItem, canonicalJson(json).constData());
    }
    const std::unique_ptr<OGRFeature> feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    const std::size_t rows = m_features.rowCount();
    for (std::size_t row = 0; row < rows; ++row) {
        TRY_DO(m_watch.at(row));
        feature->Reset();
        fill(*feature, row);
        if (layer->CreateFeature(feature.get()) != OGRERR_NONE)
            return Error{ErrorCode::Disk, Tr::tr("Row %1 of the layer '%2' cannot be written.").arg(row + 1).arg(name), {}};
    }
    return {};
}

/// One line for each track, split where it crosses the dateline.
Result<void> writeTrackLines(GDALDataset& dataset, const Features& features, OGRSpatialReference& crs)
{
    const std::vector<TrackLine> lines = trackLines(features);
    if (lines.empty())
        return {};
    OGRLayer* layer = dataset.CreateLayer("tracks", &crs, wkbMultiLineString, nullptr);
    if (!layer)
        return Error{ErrorCode::Disk, Tr::tr("The layer '%1' cannot be made.").arg(QStringLiteral("tracks")), {}};
    for (const auto& [name, type] : {std::pair{"track_id", OFTInteger64}, {"start", OFTString}, {"end", OFTString}, {"points", OFTInteger64}}) {
        OGRFieldDefn field(name, type);
        if (layer->CreateField(&field) != OGRERR_NONE)
            return Error{ErrorCode::Disk, Tr::tr("The layer '%1' cannot be made.").arg(QStringLiteral("tracks")), {}};
    }
    for (const TrackLine& line : lines) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField(0, static_cast<GIntBig>(line.id));
        if (!line.start.isEmpty())
            feature.SetField(1, line.start.toUtf8().constData());
        if (!line.end.isEmpty())
            feature.SetField(2, line.end.toUtf8().constData());
        feature.SetField(3, static_cast<GIntBig>(line.points));
        auto shape = std::make_unique<OGRMultiLineString>();
        for (const auto& part : line.parts) {
            if (part.size() < 2)
                continue;
            auto* piece = new OGRLineString;
            for (const LatLon& p : part)
                piece->addPoint(p.lon, p.lat);
            shape->addGeometryDirectly(piece);
        }
        if (!shape->IsEmpty())
            feature.SetGeometryDirectly(shape.release());
        if (layer->CreateFeature(&feature) != OGRERR_NONE)
            return Error{ErrorCode::Disk, Tr::tr("The layer '%1' cannot be written.").arg(QStringLiteral("tracks")), {}};
    }
    return {};
}

/// Says that the disk is full or the place not writable where GDAL only says that something failed.
Error plainError(const Error& error, const GdalScope& scope, const QString& path)
{
    if (error.code != ErrorCode::Disk)
        return error;
    Error out = scope.error(ErrorCode::Disk, Tr::tr("Cannot write '%1': %2").arg(path, error.message));
    const QString reasons = out.trail.join(QLatin1Char('\n'));
    if (reasons.contains(QLatin1String("is full")) || reasons.contains(QLatin1String("No space")) || reasons.contains(QLatin1String("I/O error")))
        out.message = diskError(path, ENOSPC).message;
    return out;
}

/// A file in memory that GDAL writes without a look at whether it could: freed again in any case.
class MemoryFile {
public:
    explicit MemoryFile(const QByteArray& name) : m_name(name) {}
    ~MemoryFile()
    {
        if (!m_name.isEmpty())
            VSIUnlink(m_name.constData());
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    Result<void> copyTo(const QString& path) const
    {
        vsi_l_offset bytes = 0;
        const GByte* data = VSIGetMemFileBuffer(m_name.constData(), &bytes, FALSE);
        return writeWholeFile(path, data, static_cast<std::size_t>(bytes));
    }

private:
    QByteArray m_name;
};

Result<void> writeThrough(
    const char* driverName, const Features& features, const QString& path, const ProgressFunction& progress, const std::stop_token& stop)
{
    TRY_DO(features.checkConsistent());
    const bool geoPackage = qstrcmp(driverName, "GPKG") == 0;
    TRY(TemporaryFolder folder, TemporaryFolder::beside(path));
    const QString name = QFileInfo(path).fileName();
    const QByteArray temporary = (geoPackage ? QString() : QStringLiteral("/vsimem")).toUtf8() + folder.filePath(name).toUtf8();
    const MemoryFile inMemory(geoPackage ? QByteArray() : temporary);
    GdalScope scope;
    const GdalOption date("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z"); // the same content is the same file
    const GdalOption synchronous("OGR_SQLITE_SYNCHRONOUS", "OFF");         // nobody sees it before it is renamed
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverName);
    if (!driver)
        return Error{ErrorCode::Unsupported, Tr::tr("GDAL was built without its driver '%1'.").arg(QLatin1String(driverName)), {}};
    Dataset dataset(driver->Create(temporary.constData(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset)
        return plainError(Error{ErrorCode::Disk, Tr::tr("the file cannot be made."), {}}, scope, path);
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const bool known = !features.info.crs.isEmpty()
        && crs.SetFromUserInput(features.info.crs.toUtf8().constData(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) == OGRERR_NONE;
    if (!known)
        crs.importFromEPSG(4326);

    const RowWatch watch(features.rowCount(), progress, stop);
    const bool transactions = dataset->TestCapability(ODsCTransactions) != 0;
    const auto fill = [&]() -> Result<void> {
        if (transactions && dataset->StartTransaction() != OGRERR_NONE)
            return Error{ErrorCode::Disk, Tr::tr("the file cannot be written."), {}};
        TRY_DO(TableWriter(features, geoPackage, watch).write(*dataset, geoPackage ? layerName(features) : QFileInfo(path).completeBaseName(), crs));
        if (geoPackage && features.info.featureType == QLatin1String("trajectory") && features.info.geometry == GeometryKind::Point)
            TRY_DO(writeTrackLines(*dataset, features, crs));
        if (transactions && dataset->CommitTransaction() != OGRERR_NONE)
            return Error{ErrorCode::Disk, Tr::tr("the file cannot be written."), {}};
        return {};
    };
    auto done = fill();
    if (!done && transactions)
        dataset->RollbackTransaction();
    dataset.reset(); // the rest is written here
    if (!done)
        return plainError(done.error(), scope, path);
    if (!scope.reason().isEmpty())
        return plainError(Error{ErrorCode::Disk, scope.reason(), {}}, scope, path);
    if (!geoPackage) {
        if (auto copied = inMemory.copyTo(folder.filePath(name)); !copied) {
            Error error = std::move(copied).error();
            error.message.replace(folder.filePath(name), path);
            return error;
        }
    }
    if (progress)
        progress(1.0);
    return folder.publishFileAs(name, path);
}

} // namespace

Result<void> writeGeoPackage(const Features& features, const QString& path, const ProgressFunction& progress, std::stop_token stop)
{
    return writeThrough("GPKG", features, path, progress, stop);
}

Result<void> writeGeoJson(const Features& features, const QString& path, const ProgressFunction& progress, std::stop_token stop)
{
    return writeThrough("GeoJSON", features, path, progress, stop);
}

Result<void> writeFeatures(const Features& features, const QString& path)
{
    TRY_DO(features.checkConsistent());
    const QString target = QFileInfo(path).absoluteFilePath();
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("gpkg"))
        return writeGeoPackage(features, target);
    if (suffix == QLatin1String("geojson") || suffix == QLatin1String("json"))
        return writeGeoJson(features, target);
    if (suffix == QLatin1String("csv"))
        return writeCsv(features, target);
    return Error{ErrorCode::Unsupported, Tr::tr("A table cannot be written as '%1'; the name must end in .gpkg, .geojson or .csv.").arg(path), {}};
}

} // namespace terrella
