// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube_export.h"

#include "pipelines/data/cube_blocks.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CubeExport)
};

constexpr std::size_t leastChunkValues = std::size_t{1} << 14;  // 64 KiB: smaller fields share a chunk over time
constexpr std::size_t mostChunkValues = std::size_t{1} << 20;   // 4 MiB, within HDF5's chunk cache
constexpr std::size_t seriesChunkValues = std::size_t{1} << 18; // 1 MiB

} // namespace

std::vector<std::size_t> exportChunks(const CubeSignature& signature, const Variable& variable, const ExportSettings& settings)
{
    const std::vector<std::size_t> shape = signature.shapeOf(variable);
    std::vector<std::size_t> chunk(shape.size(), 1);
    const int time = signature.dimensionOf(variable, AxisKind::Time);
    std::size_t values = 1;
    const auto take = [&](std::size_t d, std::size_t limit) {
        chunk[d] = std::min(shape[d], std::max<std::size_t>(1, limit / values));
        values *= chunk[d];
    };
    const bool series = settings.layout == ChunkLayout::Series && time >= 0;
    if (series)
        take(static_cast<std::size_t>(time), mostChunkValues);
    for (std::size_t d = shape.size(); d-- > 0;) { // whole rows, then as many rows as fit
        if (static_cast<int>(d) != time && d + 2 >= shape.size())
            take(d, series ? seriesChunkValues : mostChunkValues);
    }
    if (!series && time >= 0 && values < leastChunkValues)
        take(static_cast<std::size_t>(time), leastChunkValues);
    for (std::size_t d = 0; d < shape.size(); ++d) {
        const auto wanted = settings.chunks.find(signature.axes[static_cast<std::size_t>(variable.axes[d])].name);
        if (wanted != settings.chunks.end())
            chunk[d] = std::clamp<std::size_t>(wanted->second, 1, shape[d]);
    }
    return chunk;
}

std::vector<std::vector<Window>> exportBlocks(const CubeSignature& signature, const ExportSettings& settings)
{
    std::vector<std::vector<Window>> out;
    // A source is usually kept as fields: chunks that are long in time read all of them once for each block.
    const bool longInTime = settings.layout == ChunkLayout::Series || !settings.chunks.empty();
    const std::size_t most = longInTime ? std::max(mostChunkValues, settings.memory / 4 / sizeof(float)) : mostChunkValues;
    for (const Variable& variable : signature.variables)
        out.push_back(blocksOfChunks(signature.shapeOf(variable), exportChunks(signature, variable, settings), most));
    return out;
}

std::size_t largestChunk(const CubeSignature& signature, const ExportSettings& settings)
{
    std::size_t most = 0;
    for (const Variable& variable : signature.variables) {
        std::size_t values = 1;
        for (const std::size_t n : exportChunks(signature, variable, settings))
            values *= n;
        most = std::max(most, values);
    }
    return most;
}

Result<void> inPieces(const Window& block, std::span<const float> values, const std::vector<std::size_t>& chunk, const std::stop_token& stop,
    const std::function<Result<void>(const Window& part, std::span<const float> values)>& take)
{
    if (values.size() <= mostChunkValues)
        return take(block, values);
    std::vector<float> part;
    for (Window& window : blocksOfChunks(block.count, chunk, mostChunkValues)) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Tr::tr("Stopped while writing."), {}};
        for (std::size_t d = 0; d < window.start.size(); ++d)
            window.start[d] += block.start[d];
        part.resize(window.size());
        copyPart(block, values, window, part);
        TRY_DO(take(window, part));
    }
    return {};
}

QJsonObject globalAttributes(QJsonObject attributes, const ExportSettings& settings)
{
    const QString before = attributes.value(QLatin1String("history")).toString();
    for (auto it = settings.attributes.begin(); it != settings.attributes.end(); ++it)
        attributes.insert(it.key(), it.value());
    if (!settings.history.isEmpty())
        attributes.insert(QStringLiteral("history"), before.isEmpty() ? settings.history : settings.history + QLatin1Char('\n') + before);
    return attributes;
}

} // namespace terrella
