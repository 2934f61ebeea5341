// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/cube_writer.h"
#include "pipelines/data/pack.h"

#include <map>

namespace terrella {

/// How a cube is written into a file for others. All optional.
struct ExportSettings {
    QString history;                             ///< one line; put above the history of the data
    QJsonObject attributes;                      ///< of the whole file, over those of the data
    int compression = 1;                         ///< deflate, 0 (none) … 9
    ChunkLayout layout = ChunkLayout::Fields;    ///< not GeoTIFF
    std::map<QString, std::size_t> chunks;       ///< by name of an axis: its length of a chunk, over what the layout says
    std::vector<Packing> packing;                ///< by variable; empty: float32
    int threads = 1;                             ///< for compressing (Zarr)
    std::size_t memory = std::size_t{256} << 20; ///< bytes; a part of it holds blocks where chunks are long in time
    ProgressFunction progress;
    std::stop_token stop;
};

/// NetCDF-4 by the CF conventions, checksums (Fletcher 32) on every array. Published by rename.
Result<void> exportNetCdf(const Cube& cube, const QString& path, const ExportSettings& settings);
/// Zarr v2 by the CF conventions, chunks deflated (zlib). `path` must not exist. Published by rename.
Result<void> exportZarr(const Cube& cube, const QString& path, const ExportSettings& settings);
/// Cloud-optimised GeoTIFF of a cube of one variable.
Result<void> exportCog(const Cube& cube, const QString& path, const ExportSettings& settings);
/// Whether a GeoTIFF can hold the variable's grid, or why not.
Result<void> checkCog(const CubeSignature& signature, const Variable& variable);

/// Shape of the chunks of one variable.
std::vector<std::size_t> exportChunks(const CubeSignature& signature, const Variable& variable, const ExportSettings& settings);
/// The blocks in which a cube is handed to a writer, by variable: whole chunks, small enough to stop between them.
std::vector<std::vector<Window>> exportBlocks(const CubeSignature& signature, const ExportSettings& settings);
/// Values of the largest chunk of any variable.
std::size_t largestChunk(const CubeSignature& signature, const ExportSettings& settings);
/// Hands the chunks of a block on in pieces that are compressed well within 200 ms; Cancelled once stop is requested.
Result<void> inPieces(const Window& block, std::span<const float> values, const std::vector<std::size_t>& chunk, const std::stop_token& stop,
    const std::function<Result<void>(const Window& part, std::span<const float> values)>& take);
/// The attributes of the data with the settings' over them and the history's line on top.
QJsonObject globalAttributes(QJsonObject attributes, const ExportSettings& settings);

} // namespace terrella
