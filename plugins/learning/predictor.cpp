// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/predictor.h"

#include "pipelines/modules/run_context.h"

#include <algorithm>

namespace terrella::learning {

namespace {

/// Copies what counts of a tile's result into the whole field.
void putCore(const PredictionRules& rules, const Tile& tile, std::span<const float> values, std::span<float> out)
{
    const Frame& frame = rules.frame;
    const std::size_t s = rules.scale, columns = tile.window.columns * s, nx = frame.nx * s;
    const std::size_t lastRow = std::min(tile.core.row + tile.core.rows, frame.ny);
    const std::size_t firstColumn = std::max(tile.core.column, frame.left);
    const std::size_t lastColumn = std::min(tile.core.column + tile.core.columns, frame.left + frame.nx);
    if (firstColumn >= lastColumn)
        return;
    for (std::size_t channel = 0; channel < rules.outputs; ++channel) {
        for (std::size_t row = tile.core.row * s; row < lastRow * s; ++row) {
            const std::size_t from = (channel * tile.window.rows * s + row - tile.window.row * s) * columns + (firstColumn - tile.window.column) * s;
            const std::size_t to = (channel * frame.ny * s + row) * nx + (firstColumn - frame.left) * s;
            std::copy_n(
                values.begin() + static_cast<std::ptrdiff_t>(from), (lastColumn - firstColumn) * s, out.begin() + static_cast<std::ptrdiff_t>(to));
        }
    }
}

} // namespace

Result<void> predictField(
    const Network& network, const PredictionRules& rules, std::span<const float> in, std::span<float> out, const std::stop_token& stop)
{
    const Frame& frame = rules.frame;
    const std::size_t size = rules.tile == 0 ? std::max(frame.rows, frame.columns) : rules.tile;
    std::vector<float> window, values;
    for (const Tile& tile : tilesOf(frame, std::max(size, rules.divisor), rules.radius, rules.divisor)) {
        if (stop.stop_requested())
            return RunContext::cancelledError();
        const std::size_t cells = tile.window.rows * tile.window.columns;
        window.resize(rules.inputs * cells);
        values.resize(rules.outputs * cells * rules.scale * rules.scale);
        for (std::size_t channel = 0; channel < rules.inputs; ++channel)
            cutWindow(frame, tile.window, in.subspan(channel * frame.ny * frame.nx, frame.ny * frame.nx),
                std::span(window).subspan(channel * cells, cells));
        TRY_DO(network.predict({1, rules.inputs, tile.window.rows, tile.window.columns, window}, values));
        putCore(rules, tile, values, out);
    }
    return {};
}

} // namespace terrella::learning
