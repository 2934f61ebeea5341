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

Result<void> forEachBlock(const Cube& cube, const std::vector<int>& variables, const ProgressFunction& progress, const std::stop_token& stop,
    const std::function<Result<void>(int, const Window&, std::span<const float>)>& take)
{
    const CubeSignature& signature = cube.signature();
    std::vector<std::pair<int, Window>> blocks;
    double total = 0.0;
    for (const int v : variables)
        for (Window& window : blocksOf(signature.shapeOf(signature.variables[static_cast<std::size_t>(v)]), blockValues)) {
            total += static_cast<double>(window.size());
            blocks.emplace_back(v, std::move(window));
        }
    std::vector<float> values;
    double done = 0.0;
    for (const auto& [variable, window] : blocks) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Tr::tr("Stopped while copying."), {}};
        values.resize(window.size());
        TRY_DO(cube.read(variable, window, values));
        TRY_DO(take(variable, window, values));
        done += static_cast<double>(window.size());
        if (progress)
            progress(done / total);
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
