// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/series_map.h"

#include "pipelines/data/consecutive_cube.h"
#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"

#include <algorithm>

namespace terrella::downscale {

namespace {

constexpr std::size_t kColumns = 16; ///< cells that are turned into series together: as many values as share a line of the cache

/// in[t * cells + c] → columns[c * steps + t] for some cells.
void takeColumns(std::span<const float> in, std::size_t cells, std::size_t first, std::size_t count, std::size_t steps, std::vector<float>& columns)
{
    columns.resize(kColumns * steps);
    for (std::size_t t = 0; t < steps; ++t) {
        const float* line = in.data() + t * cells + first;
        for (std::size_t c = 0; c < count; ++c)
            columns[c * steps + t] = line[c];
    }
}

void mapTile(const SeriesTile& tile, const MappingPlan& mapping, const ModelPair& pair)
{
    const std::size_t there = pair.referenceSteps.count, model = pair.historicalSteps.count, later = tile.steps - there - model;
    QuantileMapper mapper(mapping);
    std::vector<float> columns, results(kColumns * later);
    for (std::size_t first = 0; first < tile.cells; first += kColumns) {
        const std::size_t count = std::min(kColumns, tile.cells - first);
        takeColumns(tile.in[0], tile.cells, first, count, tile.steps, columns);
        for (std::size_t c = 0; c < count; ++c) {
            const std::span<const float> all = std::span<const float>(columns).subspan(c * tile.steps, tile.steps);
            mapper.map(all.first(there), all.subspan(there, model), all.last(later), tile.firstCell + first + c,
                std::span(results).subspan(c * later, later));
        }
        for (std::size_t t = 0; t < later; ++t) {
            for (std::size_t c = 0; c < count; ++c)
                tile.out[0][t * tile.cells + first + c] = results[c * later + t];
        }
    }
}

} // namespace

Result<void> mapSeries(
    RunContext& context, const PeriodCubes& cubes, const ModelPair& pair, const MappingPlan& mapping, CubeWriter& writer, int variable)
{
    const std::size_t slices = sliceCount(writer.signature(), variable);
    return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
        const ConsecutiveCube all({{cubes.reference, pair.reference, pair.referenceSlice(slice)},
            {cubes.historical, pair.historical, pair.historicalSlice(slice), pair.fromHistorical},
            {cubes.projection, pair.projection, slice, pair.fromProjection}});
        std::vector<std::size_t> steps;
        const auto take = [&steps](std::size_t first, std::size_t number) {
            for (std::size_t t = 0; t < number; ++t)
                steps.push_back(first + t);
        };
        take(pair.referenceSteps.first, pair.referenceSteps.count);
        take(all.firstStep(1) + pair.historicalSteps.first, pair.historicalSteps.count);
        take(all.firstStep(2), mapping.times.size());
        return walkSeries(part, {{&all, 0, 0, steps}}, {{&writer, variable, slice}}, [&](const SeriesTile& tile) -> Result<void> {
            mapTile(tile, mapping, pair);
            return {};
        });
    });
}

} // namespace terrella::downscale
