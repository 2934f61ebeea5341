// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cube.h"
#include "pipelines/data/cube_writer.h"
#include "pipelines/data/zarr_boxes.h"

#include <QString>

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace terrella {

/// Takes the windows of one variable and writes raw float32 chunk files of Zarr v2 into a folder, named "0.3.0". A window that covers
/// a chunk goes straight to its file. Others are gathered in memory until the chunk is whole; past the budget the oldest gathered chunks
/// move into their files, where the rest is put in place. Chunks of nothing but NaN get no file: Zarr reads them as the fill value.
/// NaNs are all written as one bit pattern, so that equal values give equal bytes. Any thread.
class ZarrChunks {
public:
    ZarrChunks(QString folder, std::vector<std::size_t> shape, std::vector<std::size_t> chunk, std::size_t budgetBytes);

    Result<void> write(const Window& window, std::span<const float> values);
    /// How many chunks are not whole yet, and the first of them as chunk indices.
    struct Missing {
        std::size_t count = 0;
        std::vector<std::size_t> first;
    };
    [[nodiscard]] Missing missing() const;
    [[nodiscard]] const std::vector<std::size_t>& chunkShape() const { return m_chunk; }
    /// As CubeWriter says.
    std::optional<ChunkPlace> placeOf(const Window& window);
    bool adopt(const Window& window, const QString& file);

private:
    struct Partial {
        std::vector<float> values;         ///< whole chunk; empty once moved to its file
        std::vector<std::uint64_t> filled; ///< one bit per value
        std::size_t missing = 0;
        std::uint64_t age = 0;
        bool anyValue = false; ///< not only NaN
    };
    enum class State : std::uint8_t { Untouched, Partial, Whole, Shared /* whole, and its file may have other names */ };
    using Overlap = zarr::Overlap;

    [[nodiscard]] QString fileOf(const std::vector<std::size_t>& chunk) const;
    [[nodiscard]] std::vector<std::size_t> chunkAt(std::size_t number) const;
    [[nodiscard]] std::size_t numberOf(const std::vector<std::size_t>& chunk) const;
    /// Values of the chunk that lie inside the array.
    [[nodiscard]] std::size_t valuesInside(const std::vector<std::size_t>& chunk) const;
    Result<void> writeOne(const std::vector<std::size_t>& chunk, const Window& window, std::span<const float> values);
    Result<void> writeWhole(const std::vector<std::size_t>& chunk, const Overlap& part, const Window& window, std::span<const float> values);
    Result<void> gather(const std::vector<std::size_t>& chunk, const Overlap& part, const Window& window, std::span<const float> values);
    Result<void> patchFile(const QString& path, const Overlap& part, const Window& window, std::span<const float> values) const;
    Result<void> moveOldest();
    Result<void> unshare(std::size_t number);

    QString m_folder;
    std::vector<std::size_t> m_shape;
    std::vector<std::size_t> m_chunk;
    std::vector<std::size_t> m_chunks; ///< how many along each axis
    std::size_t m_chunkValues = 1;
    std::size_t m_budget;

    mutable std::mutex m_mutex; ///< of everything below
    std::vector<State> m_states;
    std::map<std::size_t, Partial> m_partial; ///< by chunk number
    std::size_t m_held = 0;                   ///< bytes gathered
    std::uint64_t m_clock = 0;
};

} // namespace terrella
