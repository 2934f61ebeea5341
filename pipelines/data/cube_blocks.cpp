// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube_blocks.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CubeCopy)
};

constexpr std::size_t blockValues = std::size_t{1} << 23; // 32 MiB
constexpr std::size_t pieceValues = std::size_t{1} << 21; // 8 MiB: read well within 200 ms

/// A block along its first axis of more than one, so that it can be stopped.
Result<void> readInPieces(const Cube& cube, int variable, const Window& window, std::span<float> values, const std::stop_token& stop)
{
    std::size_t d = 0;
    while (d < window.count.size() && window.count[d] == 1)
        ++d;
    if (d == window.count.size() || values.size() <= pieceValues)
        return cube.read(variable, window, values);
    const std::size_t one = values.size() / window.count[d];
    const std::size_t many = std::max<std::size_t>(1, pieceValues / one);
    Window piece = window;
    for (std::size_t i = 0; i < window.count[d]; i += many) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Tr::tr("Stopped while copying."), {}};
        piece.start[d] = window.start[d] + i;
        piece.count[d] = std::min(many, window.count[d] - i);
        TRY_DO(cube.read(variable, piece, values.subspan(i * one, piece.count[d] * one)));
    }
    return {};
}

} // namespace

std::vector<Window> blocksOf(const std::vector<std::size_t>& shape, std::size_t mostValues)
{
    std::vector<std::size_t> block(shape.size(), 1);
    std::size_t values = 1;
    for (std::size_t d = shape.size(); d-- > 0;) {
        block[d] = std::min(shape[d], d + 1 == shape.size() ? shape[d] : std::max<std::size_t>(1, mostValues / values));
        values *= block[d];
        if (block[d] < shape[d])
            break;
    }
    std::vector<Window> out;
    Window window{std::vector<std::size_t>(shape.size(), 0), block};
    for (;;) {
        for (std::size_t d = 0; d < shape.size(); ++d)
            window.count[d] = std::min(block[d], shape[d] - window.start[d]);
        out.push_back(window);
        std::size_t d = shape.size();
        while (d-- > 0) {
            window.start[d] += block[d];
            if (window.start[d] < shape[d])
                break;
            window.start[d] = 0;
        }
        if (d == static_cast<std::size_t>(-1))
            return out;
    }
}

std::vector<Window> blocksOfChunks(const std::vector<std::size_t>& shape, const std::vector<std::size_t>& chunk, std::size_t mostValues)
{
    std::vector<std::size_t> chunks(shape.size());
    std::size_t inChunk = 1;
    for (std::size_t d = 0; d < shape.size(); ++d) {
        chunks[d] = (shape[d] + chunk[d] - 1) / chunk[d];
        inChunk *= chunk[d];
    }
    std::vector<Window> out = blocksOf(chunks, std::max<std::size_t>(1, mostValues / inChunk));
    for (Window& window : out) // from chunks to values
        for (std::size_t d = 0; d < shape.size(); ++d) {
            window.start[d] *= chunk[d];
            window.count[d] = std::min(window.count[d] * chunk[d], shape[d] - window.start[d]);
        }
    return out;
}

void copyPart(const Window& block, std::span<const float> values, const Window& part, std::span<float> out)
{
    const std::size_t dims = part.count.size();
    const std::size_t row = dims == 0 ? 1 : part.count.back();
    std::vector<std::size_t> at(dims, 0);
    for (std::size_t to = 0; to < out.size(); to += row) {
        std::size_t from = 0;
        for (std::size_t d = 0; d < dims; ++d)
            from = from * block.count[d] + part.start[d] - block.start[d] + at[d];
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(from), row, out.begin() + static_cast<std::ptrdiff_t>(to));
        for (std::size_t d = dims; d-- > 1;) { // the last is the row
            if (++at[d - 1] < part.count[d - 1])
                break;
            at[d - 1] = 0;
        }
    }
}

Result<void> forEachBlock(
    const Cube& cube, const std::vector<int>& variables, const ProgressFunction& progress, const std::stop_token& stop, const TakeBlock& take)
{
    const CubeSignature& signature = cube.signature();
    std::vector<std::vector<Window>> windows(signature.variables.size());
    for (const int v : variables)
        windows[static_cast<std::size_t>(v)] = blocksOf(signature.shapeOf(signature.variables[static_cast<std::size_t>(v)]), blockValues);
    return forEachBlock(cube, windows, progress, stop, take);
}

Result<void> forEachBlock(const Cube& cube, const std::vector<std::vector<Window>>& windows, const ProgressFunction& progress,
    const std::stop_token& stop, const TakeBlock& take)
{
    double total = 0.0;
    for (const std::vector<Window>& list : windows)
        for (const Window& window : list)
            total += static_cast<double>(window.size());
    std::vector<float> values;
    double done = 0.0;
    for (std::size_t v = 0; v < windows.size(); ++v) {
        for (const Window& window : windows[v]) {
            if (stop.stop_requested())
                return Error{ErrorCode::Cancelled, Tr::tr("Stopped while copying."), {}};
            values.resize(window.size());
            TRY_DO(readInPieces(cube, static_cast<int>(v), window, values, stop));
            TRY_DO(take(static_cast<int>(v), window, values));
            done += static_cast<double>(window.size());
            if (progress)
                progress(done / total);
        }
    }
    return {};
}

Result<std::shared_ptr<const Cube>> copyToZarr(const Cube& cube, const QString& path, const ProgressFunction& progress, std::stop_token stop)
{
    TRY(const auto writer, createZarr(path, cube.sharedSignature()));
    std::vector<int> variables;
    for (std::size_t v = 0; v < cube.signature().variables.size(); ++v)
        variables.push_back(static_cast<int>(v));
    TRY_DO(forEachBlock(cube, variables, progress, stop,
        [&](int variable, const Window& window, std::span<const float> values) { return writer->write(variable, window, values); }));
    return writer->finish();
}

} // namespace terrella
