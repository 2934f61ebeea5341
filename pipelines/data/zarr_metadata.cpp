// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/zarr_metadata.h"

#include "pipelines/core/json.h"
#include "pipelines/data/disk_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CubeWriter)
};

QJsonArray numbers(const std::vector<std::size_t>& values)
{
    QJsonArray out;
    for (const std::size_t value : values)
        out.append(static_cast<qint64>(value));
    return out;
}

QJsonObject arrayMetadata(const std::vector<std::size_t>& shape, const std::vector<std::size_t>& chunk, const char* type, const QJsonValue& fill,
    const QJsonValue& compressor = {})
{
    return QJsonObject{{QStringLiteral("zarr_format"), 2}, {QStringLiteral("shape"), numbers(shape)}, {QStringLiteral("chunks"), numbers(chunk)},
        {QStringLiteral("dtype"), QLatin1String(type)}, {QStringLiteral("compressor"), compressor}, {QStringLiteral("fill_value"), fill},
        {QStringLiteral("filters"), QJsonValue()}, {QStringLiteral("order"), QStringLiteral("C")}};
}

std::vector<std::size_t> shapeOf(const CfFile& file, const CfArray& array)
{
    std::vector<std::size_t> out;
    for (const int d : array.dimensions)
        out.push_back(file.dimensions[static_cast<std::size_t>(d)].size);
    return out;
}

QStringList namesOf(const CfFile& file, const CfArray& array)
{
    QStringList out;
    for (const int d : array.dimensions)
        out.append(file.dimensions[static_cast<std::size_t>(d)].name);
    return out;
}

QJsonValue compressorOf(int level)
{
    return level > 0 ? QJsonValue(QJsonObject{{QStringLiteral("id"), QStringLiteral("zlib")}, {QStringLiteral("level"), level}}) : QJsonValue();
}

} // namespace

Result<void> writeZarrChunk(const QString& path, const void* data, std::size_t bytes, int compression)
{
    if (compression == 0)
        return writeWholeFile(path, data, bytes);
    // Qt puts four bytes of length before the zlib stream.
    const QByteArray deflated = qCompress(static_cast<const uchar*>(data), static_cast<qsizetype>(bytes), compression);
    return writeWholeFile(path, deflated.constData() + 4, static_cast<std::size_t>(deflated.size() - 4));
}

Result<void> ZarrMetadata::put(const QString& name, const QJsonObject& json)
{
    m_consolidated.emplace_back(name, json);
    const QByteArray text = prettyJson(json);
    return writeWholeFile(m_folder + QLatin1Char('/') + name, text.constData(), static_cast<std::size_t>(text.size()));
}

Result<void> ZarrMetadata::putArray(const QString& name, const QJsonObject& metadata, QJsonObject attributes, const QStringList& dimensions)
{
    if (!QDir().mkpath(m_folder + QLatin1Char('/') + name))
        return Error{ErrorCode::Disk, Tr::tr("Cannot write '%1': no folder '%2' can be made in it.").arg(m_folder, name), {}};
    attributes.insert(QStringLiteral("_ARRAY_DIMENSIONS"), QJsonArray::fromStringList(dimensions));
    TRY_DO(put(name + QStringLiteral("/.zarray"), metadata));
    return put(name + QStringLiteral("/.zattrs"), attributes);
}

Result<void> ZarrMetadata::putCoordinate(const CfFile& file, const CfArray& array, int compression)
{
    const std::vector<std::size_t> shape = shapeOf(file, array);
    QStringList chunkName;
    for (std::size_t d = 0; d < shape.size(); ++d)
        chunkName.append(QStringLiteral("0"));
    const QJsonObject metadata = arrayMetadata(shape, shape, "<f8", QJsonValue(), compressorOf(compression));
    TRY_DO(putArray(array.name, metadata, array.attributes, namesOf(file, array)));
    const QString path = m_folder + QLatin1Char('/') + array.name + QLatin1Char('/') + chunkName.join(QLatin1Char('.'));
    return writeZarrChunk(path, array.values.data(), array.values.size() * sizeof(double), compression);
}

Result<void> ZarrMetadata::putVariable(const CfFile& file, const CfArray& array, const ZarrStorage& storage)
{
    QJsonObject attributes = array.attributes;
    if (!array.crs.isEmpty()) // GDAL's own place for it
        attributes.insert(QStringLiteral("_CRS"), QJsonObject{{QStringLiteral("wkt"), array.crs}});
    if (storage.packing) {
        attributes.insert(QStringLiteral("scale_factor"), storage.packing->scale);
        attributes.insert(QStringLiteral("add_offset"), storage.packing->offset);
    }
    const QJsonValue fill = storage.packing ? QJsonValue(Packing::missing) : QJsonValue(QStringLiteral("NaN"));
    return putArray(array.name,
        arrayMetadata(shapeOf(file, array), storage.chunk, storage.packing ? "<i2" : "<f4", fill, compressorOf(storage.compression)), attributes,
        namesOf(file, array));
}

Result<void> ZarrMetadata::write(const CfFile& file, const std::vector<ZarrStorage>& storage, int compression)
{
    TRY_DO(put(QStringLiteral(".zgroup"), QJsonObject{{QStringLiteral("zarr_format"), 2}}));
    TRY_DO(put(QStringLiteral(".zattrs"), file.attributes));
    for (const CfArray& array : file.coordinates)
        TRY_DO(putCoordinate(file, array, compression));
    for (const CfGridMapping& mapping : file.gridMappings) {
        TRY_DO(putArray(mapping.name, arrayMetadata({}, {}, "<i4", QJsonValue()), mapping.attributes, {}));
        const qint32 nothing = 0;
        TRY_DO(writeWholeFile(m_folder + QLatin1Char('/') + mapping.name + QStringLiteral("/0"), &nothing, sizeof nothing));
    }
    for (std::size_t v = 0; v < file.variables.size(); ++v)
        TRY_DO(putVariable(file, file.variables[v], storage[v]));
    QByteArray text = "{\n  \"metadata\": {";
    for (std::size_t i = 0; i < m_consolidated.size(); ++i)
        text += (i == 0 ? "\n    " : ",\n    ") + canonicalJson(m_consolidated[i].first) + ": " + canonicalJson(m_consolidated[i].second);
    text += "\n  },\n  \"zarr_consolidated_format\": 1\n}\n";
    return writeWholeFile(m_folder + QStringLiteral("/.zmetadata"), text.constData(), static_cast<std::size_t>(text.size()));
}

} // namespace terrella
