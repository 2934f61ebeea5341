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

/// A stretch of a file of raw values.
struct ChunkPlace {
    QString file;
    std::size_t offset = 0; ///< bytes
    bool isMissing = false; ///< nothing but NaN: there is no file
};

/// Writes a cube as CF Zarr v2, deflated or raw, whole chunks only, into a temporary folder beside its final name. finish() publishes it by
/// rename; a writer destroyed before that leaves nothing behind. write() may be called from any thread.
class CubeWriter {
public:
    virtual ~CubeWriter() = default;
    [[nodiscard]] virtual const CubeSignature& signature() const = 0;
    /// Windows that do not fill whole chunks are gathered in memory until the chunk is whole.
    virtual Result<void> write(int variable, const Window& window, std::span<const float> values) = 0;
    /// The file or folder that it makes, or empty.
    [[nodiscard]] virtual QString target() const { return {}; }
    /// Where the values of a window lie in one piece, once they are on disk; the file is empty before that. Nothing where they never lie so.
    /// From then on the file may be linked elsewhere: it is replaced and never changed.
    [[nodiscard]] virtual std::optional<ChunkPlace> placeOf([[maybe_unused]] int variable, [[maybe_unused]] const Window& window) { return {}; }
    /// Takes over a file that holds the values of this window and nothing else by a hard link; false where they must be written instead.
    virtual bool adopt([[maybe_unused]] int variable, [[maybe_unused]] const Window& window, [[maybe_unused]] const QString& file,
        [[maybe_unused]] std::span<const float> values)
    {
        return false;
    }
    /// Publishes and reopens. Errors: Disk (named, with what was free), Failed when chunks are missing.
    virtual Result<std::shared_ptr<const Cube>> finish() = 0;
};

/// Memory that a writer may gather parts of chunks in, all variables together.
inline constexpr std::size_t kGatherBytes = std::size_t{256} << 20;
Result<std::unique_ptr<CubeWriter>> createZarr(const QString& path, std::shared_ptr<const CubeSignature> signature,
    ChunkLayout layout = ChunkLayout::Fields, std::size_t gatherBytes = kGatherBytes);

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
