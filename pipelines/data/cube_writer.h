// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cube.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace terrella {

/// How values are cut into chunks: whole fields (fast to draw and to walk by time step) or whole time axes of tiles of
/// cells (fast to walk as series).
enum class ChunkLayout { Fields, Series };

/// Writes a cube as CF Zarr v2, deflated or raw, whole chunks only, into a temporary folder beside its final name. finish() publishes it by
/// rename; a writer destroyed before that leaves nothing behind. write() may be called from any thread.
class CubeWriter {
public:
    virtual ~CubeWriter() = default;
    [[nodiscard]] virtual const CubeSignature& signature() const = 0;
    /// Windows that do not fill whole chunks are gathered in memory until the chunk is whole.
    virtual Result<void> write(int variable, const Window& window, std::span<const float> values) = 0;
    /// Publishes and reopens. Errors: Disk (named, with what was free), Failed when chunks are missing.
    virtual Result<std::shared_ptr<const Cube>> finish() = 0;
};

Result<std::unique_ptr<CubeWriter>> createZarr(
    const QString& path, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout = ChunkLayout::Fields);

/// Fraction done, 0 … 1.
using ProgressFunction = std::function<void(double)>;

/// Copies a whole cube in blocks of bounded memory.
Result<std::shared_ptr<const Cube>> copyToZarr(
    const Cube& cube, const QString& path, const ProgressFunction& progress = {}, std::stop_token stop = {});

/// NetCDF-4 with CF attributes and a history line. Published by rename.
Result<void> exportNetCdf(
    const Cube& cube, const QString& path, const QString& history, const ProgressFunction& progress = {}, std::stop_token stop = {});
/// Cloud-optimised GeoTIFF: one variable (the only one, or the named one), bands are its time steps and levels. Regular and projected grids.
Result<void> exportCog(
    const Cube& cube, const QString& variable, const QString& path, const ProgressFunction& progress = {}, std::stop_token stop = {});

} // namespace terrella
