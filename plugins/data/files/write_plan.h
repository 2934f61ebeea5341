// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube_writer.h"
#include "pipelines/modules/module.h"

#include <map>
#include <optional>
#include <vector>

namespace terrella::data {

enum class FileFormat { NetCdf, Zarr, Cog, GeoPackage, GeoJson, Csv, Json };
/// "netcdf", "zarr", … as the parameter spells them.
QString formatKey(FileFormat format);
/// "NetCDF-4", "Zarr", …: for people.
QString formatTitle(FileFormat format);

/// One file that is to be written from a cube.
struct CubeFile {
    QString path;
    std::vector<int> variables;
    std::size_t firstStep = 0;
    std::size_t steps = 0; ///< 0: all
};

/// What data.write will do with its input, made from signatures alone.
struct WritePlan {
    QString path;
    FileFormat format = FileFormat::NetCdf;
    std::vector<CubeFile> files; ///< cubes only
    bool packs = false;
    int compression = 4;
    ChunkLayout layout = ChunkLayout::Fields;
    std::map<QString, std::size_t> chunks;
    QJsonObject attributes;
};

/// Nothing where a problem went to `check`.
std::optional<WritePlan> planWrite(const Signature& input, const Parameters& parameters, CheckResult& check);

/// The name with something put before its extension: "a/t2m.nc" and "_1999" make "a/t2m_1999.nc".
QString withSuffix(const QString& path, const QString& suffix);

} // namespace terrella::data
