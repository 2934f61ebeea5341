// SPDX-License-Identifier: GPL-3.0-or-later
// Tables through OGR.
#include "pipelines/data/features_io.h"

#include "pipelines/core/json.h"
#include "pipelines/data/classic_netcdf.h"
#include "pipelines/data/gdal_scope.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <ogrsf_frmts.h>

#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FeaturesReader)
};

/// Where a column's values come from.
struct Source {
    int field = -1;
    OGRFieldType type = OFTString;
};

struct Layer {
    std::unique_ptr<GDALDataset> dataset;
    OGRLayer* layer = nullptr;
    FeaturesSignature info;
    std::vector<Source> sources; ///< by column
    std::unique_ptr<OGRCoordinateTransformation> toGeographic;
    bool from0to360 = false;
};

Result<Layer> openLayer(const QString& path, const QString& name, const GdalScope& scope)
{
    if (!path.startsWith(QLatin1String("/vsi")) && !QFileInfo::exists(path))
        return Error{ErrorCode::NotFound, Tr::tr("There is no file '%1'.").arg(path), {}};
    if (const QFileInfo file(path); file.exists() && !file.isFile() && !file.isDir())
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is no file but a device or a pipe; choose a data file.").arg(path), {}};
    if (isDamagedClassic(path))
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' begins like a NetCDF file, but its header is damaged or not whole.").arg(path), {}};
    const char* const options[] = {"AUTODETECT_TYPE=YES", "AUTODETECT_SIZE_LIMIT=4000000", "KEEP_GEOM_COLUMNS=NO", "EMPTY_STRING_AS_NULL=YES",
        "X_POSSIBLE_NAMES=lon,longitude,lon_deg,longitude_deg,long,lng,x,decimallongitude,centroid_lon",
        "Y_POSSIBLE_NAMES=lat,latitude,lat_deg,latitude_deg,y,decimallatitude,centroid_lat", "GEOM_POSSIBLE_NAMES=wkt,geometry,geom,the_geom,_wkt",
        nullptr};
    // options that a driver does not know are no fault here
    const GdalOption quiet("GDAL_VALIDATE_OPEN_OPTIONS", "NO");
    Layer out;
    out.dataset.reset(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options));
    if (!out.dataset)
        return scope.error(ErrorCode::Unreadable,
            Tr::tr("'%1' is not a table or vector layer that can be read; GeoPackage, GeoJSON, CSV and shapefiles can.").arg(path));
    QStringList names;
    for (int i = 0; i < out.dataset->GetLayerCount(); ++i)
        names.append(QString::fromUtf8(out.dataset->GetLayer(i)->GetName()));
    if (names.isEmpty())
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' holds no layer.").arg(path), {}};
    out.layer = name.isEmpty() ? out.dataset->GetLayer(0) : out.dataset->GetLayerByName(name.toUtf8().constData());
    if (!out.layer)
        return Error{ErrorCode::NotFound, Tr::tr("No layer '%1' in '%2'; it has: %3.").arg(name, path, names.join(QStringLiteral(", "))), {}};
    return out;
}

GeometryKind kindOf(OGRwkbGeometryType type)
{
    switch (wkbFlatten(type)) {
    case wkbPoint:
    case wkbMultiPoint: return GeometryKind::Point;
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCircularString:
    case wkbCompoundCurve:
    case wkbMultiCurve: return GeometryKind::Line;
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface: return GeometryKind::Polygon;
    default: return GeometryKind::None;
    }
}

bool looksLikeTime(const QString& name)
{
    static const QSet<QString> names{QStringLiteral("time"), QStringLiteral("date"), QStringLiteral("datetime"), QStringLiteral("date_time"),
        QStringLiteral("iso_time"), QStringLiteral("timestamp"), QStringLiteral("valid_time"), QStringLiteral("start"), QStringLiteral("end"),
        QStringLiteral("start_time"), QStringLiteral("end_time")};
    return names.contains(name.toLower());
}

bool standsForNothing(const QString& text)
{
    static const QSet<QString> words{QString(), QStringLiteral("na"), QStringLiteral("n/a"), QStringLiteral("nan"), QStringLiteral("null"),
        QStringLiteral("none"), QStringLiteral("-"), QStringLiteral("--")};
    return words.contains(text.trimmed().toLower());
}

/// What a table of unknown origin keeps as text: times, known by the column's name and its first entry; and, in a CSV file, numbers among
/// words for "missing".
void findTextTypes(Layer& table)
{
    const bool csv = EQUAL(table.dataset->GetDriverName(), "CSV");
    std::vector<std::size_t> times;
    std::vector<std::size_t> numbers;
    for (std::size_t c = 0; c < table.info.columns.size(); ++c) {
        if (table.sources[c].type != OFTString)
            continue;
        if (looksLikeTime(table.info.columns[c].name))
            times.push_back(c);
        else if (csv)
            numbers.push_back(c);
    }
    std::set<std::size_t> seen; // columns with a number at least
    table.layer->ResetReading();
    while (!times.empty() || !numbers.empty()) {
        const std::unique_ptr<OGRFeature> feature(table.layer->GetNextFeature());
        if (!feature)
            break;
        const auto textOf = [&](std::size_t c) { return QString::fromUtf8(feature->GetFieldAsString(table.sources[c].field)); };
        std::erase_if(times, [&](std::size_t c) {
            if (!feature->IsFieldSetAndNotNull(table.sources[c].field))
                return false;
            if (parseIso(textOf(c), table.info.calendar))
                table.info.columns[c].type = ColumnType::Time;
            return true;
        });
        std::erase_if(numbers, [&](std::size_t c) {
            if (!feature->IsFieldSetAndNotNull(table.sources[c].field))
                return false;
            bool isNumber = false;
            textOf(c).toDouble(&isNumber);
            if (isNumber)
                seen.insert(c);
            return !isNumber && !standsForNothing(textOf(c));
        });
    }
    for (const std::size_t c : numbers)
        if (seen.contains(c))
            table.info.columns[c].type = ColumnType::Real;
    table.layer->ResetReading();
}

void describeColumns(Layer& table, const FeaturesSignature& kept)
{
    std::map<QString, ColumnInfo> known;
    for (const ColumnInfo& column : kept.columns)
        known.emplace(column.name, column);
    const OGRFeatureDefn* definition = table.layer->GetLayerDefn();
    for (int f = 0; f < definition->GetFieldCount(); ++f) {
        const OGRFieldDefn* field = definition->GetFieldDefn(f);
        ColumnInfo column;
        column.name = QString::fromUtf8(field->GetNameRef());
        switch (field->GetType()) {
        case OFTInteger:
        case OFTInteger64: column.type = ColumnType::Integer; break;
        case OFTReal: column.type = ColumnType::Real; break;
        case OFTDate:
        case OFTDateTime: column.type = ColumnType::Time; break;
        default: column.type = ColumnType::Text; break;
        }
        if (const auto it = known.find(column.name); it != known.end())
            column = it->second;
        table.info.columns.push_back(column);
        table.sources.push_back({f, field->GetType()});
    }
}

Result<Layer> describeLayer(const QString& path, const QString& name, const GdalScope& scope)
{
    TRY(Layer table, openLayer(path, name, scope));
    FeaturesSignature kept;
    if (const char* text = table.layer->GetMetadataItem(featuresMetadataItem))
        if (const auto json = parseJson(QByteArray(text), path)) {
            kept = featuresFromJson(*json);
            table.from0to360 = json->value(QLatin1String("longitudes")).toString() == QLatin1String("0..360");
        }
    table.info.featureType = kept.featureType;
    table.info.calendar = kept.calendar;
    table.info.attributes = kept.attributes;
    describeColumns(table, kept);
    if (kept.columns.empty())
        findTextTypes(table);

    OGRwkbGeometryType type = table.layer->GetGeomType();
    if (wkbFlatten(type) == wkbUnknown || wkbFlatten(type) == wkbGeometryCollection) {
        table.layer->ResetReading();
        const std::unique_ptr<OGRFeature> first(table.layer->GetNextFeature());
        if (first && first->GetGeometryRef())
            type = first->GetGeometryRef()->getGeometryType();
        table.layer->ResetReading();
    }
    table.info.geometry = kindOf(type);
    if (const GIntBig rows = table.layer->GetFeatureCount(); rows >= 0)
        table.info.rows = rows;
    if (const OGRSpatialReference* crs = table.layer->GetSpatialRef(); crs && table.info.geometry != GeometryKind::None) {
        OGRSpatialReference from(*crs);
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        OGRSpatialReference to;
        to.importFromEPSG(4326);
        to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (!from.IsLocal() && !from.IsSame(&to)) {
            table.toGeographic.reset(OGRCreateCoordinateTransformation(&from, &to));
            if (!table.toGeographic)
                return scope.error(
                    ErrorCode::Unsupported, Tr::tr("The reference system of '%1' cannot be turned into longitudes and latitudes.").arg(path));
        }
    }
    return table;
}

double timeOf(const OGRFeature& feature, const Source& source, Calendar calendar)
{
    if (source.type == OFTDate || source.type == OFTDateTime) {
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
        float second = 0.0F;
        if (!feature.GetFieldAsDateTime(source.field, &year, &month, &day, &hour, &minute, &second, &zone)
            || !isValidDate(year, month, day, calendar))
            return std::nan("");
        const double fine = std::round(static_cast<double>(second) * 1e3) / 1e3; // kept as float, to the millisecond
        const double east = zone > 1 ? (zone - 100) * 15.0 * 60.0 : 0.0;         // quarters of an hour around 100
        return toSeconds({year, month, day, hour, minute, 0.0}, calendar) + fine - east;
    }
    const auto time = parseIso(QString::fromUtf8(feature.GetFieldAsString(source.field)), calendar);
    return time ? toSeconds(*time, calendar) : std::nan("");
}

double numberOf(const OGRFeature& feature, const Source& source)
{
    if (source.type != OFTString)
        return feature.GetFieldAsDouble(source.field);
    bool isNumber = false;
    const double value = QString::fromUtf8(feature.GetFieldAsString(source.field)).toDouble(&isNumber);
    return isNumber ? value : std::nan("");
}

void readRow(OGRFeature& feature, const Layer& table, Features& out)
{
    for (std::size_t c = 0; c < out.columns.size(); ++c) {
        const Source& source = table.sources[c];
        ColumnValues& values = out.columns[c];
        const bool present = feature.IsFieldSetAndNotNull(source.field) != 0;
        switch (out.info.columns[c].type) {
        case ColumnType::Integer:
            values.integer.push_back(present ? static_cast<qint64>(feature.GetFieldAsInteger64(source.field)) : std::numeric_limits<qint64>::min());
            break;
        case ColumnType::Real: values.real.push_back(present ? numberOf(feature, source) : std::nan("")); break;
        case ColumnType::Text: values.text.push_back(present ? QString::fromUtf8(feature.GetFieldAsString(source.field)) : QString()); break;
        case ColumnType::Time: values.real.push_back(present ? timeOf(feature, source, out.info.calendar) : std::nan("")); break;
        }
    }
    if (out.info.geometry == GeometryKind::None)
        return;
    OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry && table.toGeographic && geometry->transform(table.toGeographic.get()) != OGRERR_NONE)
        geometry = nullptr;
    if (out.info.geometry == GeometryKind::Point) {
        const OGRPoint* point = nullptr;
        if (geometry && wkbFlatten(geometry->getGeometryType()) == wkbPoint)
            point = geometry->toPoint();
        else if (geometry && wkbFlatten(geometry->getGeometryType()) == wkbMultiPoint && geometry->toMultiPoint()->getNumGeometries() > 0)
            point = geometry->toMultiPoint()->getGeometryRef(0);
        const bool there = point && !point->IsEmpty();
        const double lon = there ? point->getX() : std::nan("");
        out.lon.push_back(table.from0to360 && lon < 0.0 ? lon + 360.0 : lon);
        out.lat.push_back(there ? point->getY() : std::nan(""));
        return;
    }
    QByteArray wkb;
    if (geometry) {
        wkb.resize(static_cast<qsizetype>(geometry->WkbSize()));
        geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    }
    out.wkb.push_back(std::move(wkb));
}

} // namespace

Result<std::shared_ptr<const FeaturesSignature>> describeFeatures(const QString& path, const QString& layer)
{
    GdalScope scope;
    TRY(Layer table, describeLayer(path, layer, scope));
    return std::make_shared<const FeaturesSignature>(std::move(table.info));
}

Result<std::shared_ptr<const Features>> readFeatures(const QString& path, const QString& layer)
{
    GdalScope scope;
    TRY(Layer table, describeLayer(path, layer, scope));
    auto out = std::make_shared<Features>();
    out->info = table.info;
    out->columns.resize(table.info.columns.size());
    scope.clear();
    table.layer->ResetReading();
    while (const std::unique_ptr<OGRFeature> feature{table.layer->GetNextFeature()})
        readRow(*feature, table, *out);
    if (!scope.reason().isEmpty())
        return scope.error(ErrorCode::Unreadable,
            Tr::tr("'%1' can be read up to row %2 only; the file is damaged or was cut short.").arg(path).arg(out->rowCount()));
    out->info.rows = static_cast<qint64>(out->rowCount());
    return std::shared_ptr<const Features>(std::move(out));
}

} // namespace terrella
