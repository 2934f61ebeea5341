// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cf_layout.h"
#include "pipelines/data/pack.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace terrella {

/// How the values of a data variable are stored.
struct ZarrStorage {
    std::vector<std::size_t> chunk;
    int compression = 0;              ///< zlib, 0 (raw) … 9
    const Packing* packing = nullptr; ///< int16; else float32
};

/// Writes one chunk's values as a file; compression as in ZarrStorage.
Result<void> writeZarrChunk(const QString& path, const void* data, std::size_t bytes, int compression);

/// Writes the files of a Zarr v2 folder that are no chunks of data variables: metadata, coordinates, grid mappings, .zmetadata.
class ZarrMetadata {
public:
    explicit ZarrMetadata(QString folder) : m_folder(std::move(folder)) {}
    /// storage: by variable. compression: of the coordinates (zlib ends with a checksum, which raw values lack).
    Result<void> write(const CfFile& file, const std::vector<ZarrStorage>& storage, int compression = 0);

private:
    Result<void> put(const QString& name, const QJsonObject& json);
    Result<void> putArray(const QString& name, const QJsonObject& metadata, QJsonObject attributes, const QStringList& dimensions);
    Result<void> putCoordinate(const CfFile& file, const CfArray& array, int compression);
    Result<void> putVariable(const CfFile& file, const CfArray& array, const ZarrStorage& storage);

    QString m_folder;
    std::vector<std::pair<QString, QJsonObject>> m_consolidated; // in the order of the signature, which readers keep
};

} // namespace terrella
