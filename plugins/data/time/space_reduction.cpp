// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/space_reduction.h"

#include "pipelines/data/cell_areas.h"
#include "pipelines/modules/walk_slabs.h"
#include "plugins/data/kernels/weighted_statistics.h"
#include "plugins/data/space/region_cells.h"

namespace terrella::data {

std::vector<double> cellWeights(const Grid& grid, const SpaceGrouping& grouping, std::size_t step)
{
    constexpr double radius = 6371229.0; // of the spherical Earth of weather models, in metres
    std::vector<double> out(grid.size(), 1.0);
    if (grouping.byArea && grid.kind == GridKind::LatLon) {
        out = areasOfRegularGrid(grid.lat, grid.lon, grid.periodic);
    } else if (grouping.byArea && grid.kind != GridKind::Cells) {
        const std::size_t first = grid.steps > 1 ? step * grid.size() : 0;
        out = areasOfCurvilinearGrid(
            std::span(grid.lat).subspan(first, grid.size()), std::span(grid.lon).subspan(first, grid.size()), grid.ny, grid.nx);
    }
    const std::vector<double> shares = grouping.byShare && grouping.region ? sharesInRegion(grid, *grouping.region, step) : std::vector<double>();
    for (std::size_t j = 0; j < grid.ny; ++j) {
        for (std::size_t i = 0; i < grid.nx; ++i) {
            const LatLon centre = grid.at(j, i, grid.steps > 1 ? step : 0);
            double& weight = out[j * grid.nx + i];
            if (grouping.byArea && grid.kind != GridKind::Cells)
                weight *= radius * radius;
            if (grouping.byShare && grouping.region)
                weight *= shares[j * grid.nx + i];
            else if (grouping.region && !grouping.region->contains(centre.lon, centre.lat))
                weight = 0.0;
        }
    }
    return out;
}

Result<void> reduceFields(RunContext& context, const WalkInput& input, const WalkOutput& output, const SpaceGrouping& grouping)
{
    const CubeSignature& source = input.cube->signature();
    const Variable& variable = source.variables[static_cast<std::size_t>(input.variable)];
    const Grid& grid = *source.gridOf(variable);
    const std::vector<double> still = cellWeights(grid, grouping);
    const std::size_t lines = grouping.span == SpaceSpan::Zonal ? grid.ny : grouping.span == SpaceSpan::Meridional ? grid.nx : 1;
    // What is left of the field has another shape: it is written by the kernel.
    const CellRange all{0, lines};
    const std::size_t rowLength = grouping.span == SpaceSpan::Meridional ? grid.nx : 1;
    return walkFields(context, {input}, {}, [&](const FieldStep& step) -> Result<void> {
        const std::vector<double> moved = grid.steps > 1 && step.step > 0 ? cellWeights(grid, grouping, step.step) : std::vector<double>();
        const double* weights = moved.empty() ? still.data() : moved.data();
        const float* values = step.in[0].data();
        std::vector<std::pair<float, double>> scratch;
        std::vector<float> out(lines);
        for (std::size_t line = 0; line < lines; ++line) {
            WeightedLine part{values, weights, grid.size(), 1};
            if (grouping.span == SpaceSpan::Zonal)
                part = {values + line * grid.nx, weights + line * grid.nx, grid.nx, 1};
            else if (grouping.span == SpaceSpan::Meridional)
                part = {values + line, weights + line, grid.ny, grid.nx};
            out[line] = weightedStatistic(part, grouping.statistic, grouping.percent, grouping.leastShare, scratch);
        }
        return writeSlab(output, step.step, 1, all, rowLength, out, context.stopToken());
    });
}

} // namespace terrella::data
