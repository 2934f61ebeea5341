// SPDX-License-Identifier: GPL-3.0-or-later
// Zarr v2 for others: whole chunks, deflated, packed where that is asked for.
#include "pipelines/data/cube_export.h"

#include "pipelines/core/worker_pool.h"
#include "pipelines/data/cube_blocks.h"
#include "pipelines/data/disk_file.h"
#include "pipelines/data/zarr_metadata.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <mutex>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CubeWriter)
};

static_assert(std::endian::native == std::endian::little, "chunks are written as they lie in memory");

/// One chunk: where it begins in the array, as indices of chunks.
using ChunkIndex = std::vector<std::size_t>;

class ChunkFiles {
public:
    ChunkFiles(QString folder, std::vector<std::size_t> chunk, const ExportSettings& settings, const Packing* packing)
        : m_folder(std::move(folder)),
          m_chunk(std::move(chunk)),
          m_settings(settings),
          m_packing(packing)
    {
    }

    /// Every chunk of a window of whole chunks, on several threads.
    Result<void> write(const Window& window, std::span<const float> values) const
    {
        const std::vector<ChunkIndex> chunks = chunksOf(window);
        std::mutex mutex;
        std::optional<Error> failure;
        parallelFor(chunks.size(), m_settings.threads, m_settings.stop, [&](std::size_t i) {
            const auto done = writeOne(chunks[i], window, values);
            const std::lock_guard lock(mutex);
            if (!done && !failure)
                failure = done.error();
        });
        if (m_settings.stop.stop_requested())
            return Error{ErrorCode::Cancelled, Tr::tr("Stopped while writing."), {}};
        return failure ? Result<void>(*failure) : Result<void>();
    }

private:
    [[nodiscard]] std::vector<ChunkIndex> chunksOf(const Window& window) const
    {
        std::vector<std::size_t> counts;
        for (std::size_t d = 0; d < m_chunk.size(); ++d)
            counts.push_back((window.count[d] + m_chunk[d] - 1) / m_chunk[d]);
        std::vector<ChunkIndex> out;
        for (const Window& one : blocksOf(counts, 1)) { // rows of chunks
            const std::size_t last = m_chunk.empty() ? 1 : one.count.back();
            for (std::size_t k = 0; k < last; ++k) {
                ChunkIndex index = one.start;
                for (std::size_t d = 0; d < index.size(); ++d)
                    index[d] += window.start[d] / m_chunk[d];
                if (!index.empty())
                    index.back() += k;
                out.push_back(std::move(index));
            }
        }
        return out;
    }

    /// The values of one chunk, NaN where it leaves the array. False where there is nothing but NaN.
    bool gather(const ChunkIndex& index, const Window& window, std::span<const float> values, std::vector<float>& out) const
    {
        std::size_t size = 1;
        for (const std::size_t n : m_chunk)
            size *= n;
        out.assign(size, std::numeric_limits<float>::quiet_NaN());
        const std::size_t dims = m_chunk.size();
        if (dims == 0) {
            out[0] = values[0];
            return !std::isnan(out[0]);
        }
        std::vector<std::size_t> begin(dims), count(dims), at(dims, 0);
        for (std::size_t d = 0; d < dims; ++d) {
            begin[d] = index[d] * m_chunk[d] - window.start[d];
            count[d] = std::min(m_chunk[d], window.count[d] - begin[d]);
        }
        bool any = false;
        for (;;) { // row by row of the last dimension
            std::size_t from = 0, to = 0;
            for (std::size_t d = 0; d < dims; ++d) {
                from = from * window.count[d] + begin[d] + at[d];
                to = to * m_chunk[d] + at[d];
            }
            for (std::size_t i = 0; i < count.back(); ++i) {
                const float value = values[from + i];
                if (!std::isnan(value)) { // every NaN is written as the same one
                    out[to + i] = value;
                    any = true;
                }
            }
            std::size_t d = dims - 1;
            while (d-- > 0) {
                if (++at[d] < count[d])
                    break;
                at[d] = 0;
            }
            if (d == static_cast<std::size_t>(-1))
                return any;
        }
    }

    Result<void> writeOne(const ChunkIndex& index, const Window& window, std::span<const float> values) const
    {
        std::vector<float> chunk;
        if (!gather(index, window, values, chunk))
            return {}; // reads as the fill value
        std::vector<std::int16_t> packed;
        const void* data = chunk.data();
        std::size_t bytes = chunk.size() * sizeof(float);
        if (m_packing) {
            packed.resize(chunk.size());
            m_packing->pack(chunk, packed);
            data = packed.data();
            bytes = packed.size() * sizeof(std::int16_t);
        }
        QStringList name;
        for (const std::size_t i : index)
            name.append(QString::number(i));
        const QString path = m_folder + QLatin1Char('/') + (name.isEmpty() ? QStringLiteral("0") : name.join(QLatin1Char('.')));
        return writeZarrChunk(path, data, bytes, m_settings.compression);
    }

    QString m_folder;
    std::vector<std::size_t> m_chunk;
    const ExportSettings& m_settings;
    const Packing* m_packing;
};

Result<void> writeInto(const QString& folder, const Cube& cube, const ExportSettings& settings)
{
    const CubeSignature& signature = cube.signature();
    TRY(CfFile file, layOut(signature, {.bounds = true, .indices = true}));
    file.attributes = globalAttributes(std::move(file.attributes), settings);
    std::vector<ZarrStorage> storage;
    std::vector<ChunkFiles> chunks;
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const Packing* packing = settings.packing.empty() ? nullptr : &settings.packing[v];
        storage.push_back({exportChunks(signature, signature.variables[v], settings), settings.compression, packing});
        chunks.emplace_back(folder + QLatin1Char('/') + file.variables[v].name, storage.back().chunk, settings, packing);
    }
    TRY_DO(ZarrMetadata(folder).write(file, storage, settings.compression));
    return forEachBlock(cube, exportBlocks(signature, settings), settings.progress, settings.stop,
        [&](int variable, const Window& window, std::span<const float> values) {
            return chunks[static_cast<std::size_t>(variable)].write(window, values);
        });
}

} // namespace

Result<void> exportZarr(const Cube& cube, const QString& path, const ExportSettings& settings)
{
    const QString target = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (QFileInfo::exists(target))
        return Error{ErrorCode::Disk, Tr::tr("'%1' exists already; choose another name or remove it first.").arg(path), {}};
    if (cube.signature().variables.empty())
        return Error{ErrorCode::Invalid, Tr::tr("There is no variable to write into '%1'.").arg(path), {}};
    TRY(TemporaryFolder folder, TemporaryFolder::beside(target));
    if (auto done = writeInto(folder.path(), cube, settings); !done) {
        Error error = std::move(done).error();
        error.message.replace(folder.path(), path);
        return error;
    }
    return folder.publishAs(target);
}

} // namespace terrella
