// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/climatology_run.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "plugins/data/kernels/harmonics.h"

#include <QTemporaryDir>

#include <algorithm>

namespace terrella::data {

namespace {

Result<void> reduceSlices(RunContext& context, const Cube& cube, int variable, const ClimatologyPlan& plan, std::uint32_t atLeast,
    const std::vector<ClimatologyOutput>& outputs)
{
    return eachPart(context, sliceCount(cube.signature(), variable), [&](RunContext& part, std::size_t slice) {
        Reduction reduction{{&cube, variable, slice, plan.steps}, plan.schedule, {}, {}, plan.target};
        reduction.atLeast.assign(plan.schedule.windows.size(), atLeast);
        for (const ClimatologyOutput& output : outputs)
            reduction.outputs.push_back({output.statistic, output.percent, {output.writer, output.variable, slice}});
        return reduceSteps(part, reduction);
    });
}

} // namespace

Result<void> computeClimatology(RunContext& context, const Cube& cube, int variable, const ClimatologyRule& rule, const ClimatologyPlan& plan,
    std::uint32_t atLeast, const std::vector<ClimatologyOutput>& outputs)
{
    if (rule.harmonics == 0)
        return reduceSlices(context, cube, variable, plan, atLeast, outputs);

    QTemporaryDir folder(context.scratchFolder() + QStringLiteral("/climatology-XXXXXX"));
    SignatureBuilder builder;
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        const CubeSignature& target = outputs[k].writer->signature();
        Variable copy = target.variables[static_cast<std::size_t>(outputs[k].variable)];
        copy.name = QStringLiteral("raw%1").arg(k);
        builder.addVariable(target, std::move(copy));
    }
    TRY(const std::unique_ptr<CubeWriter> writer, createZarr(folder.filePath(QStringLiteral("raw.zarr")), builder.build()));
    std::vector<ClimatologyOutput> raw = outputs;
    for (std::size_t k = 0; k < raw.size(); ++k) {
        raw[k].writer = writer.get();
        raw[k].variable = static_cast<int>(k);
    }
    SubProgress first(context, 0.0, 0.7), second(context, 0.7, 1.0);
    TRY_DO(reduceSlices(first, cube, variable, plan, atLeast, raw));
    TRY(const std::shared_ptr<const Cube> unsmoothed, writer->finish());
    const HarmonicFit fit(plan.times.size() / plan.hours, rule.harmonics);
    return eachPart(second, sliceCount(cube.signature(), variable), [&](RunContext& part, std::size_t slice) -> Result<void> {
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            const int source = unsmoothed->signature().find(QStringLiteral("raw%1").arg(k));
            SubProgress one(
                part, static_cast<double>(k) / static_cast<double>(outputs.size()), static_cast<double>(k + 1) / static_cast<double>(outputs.size()));
            TRY_DO(walkSeries(one, {{unsmoothed.get(), source, slice}}, {{outputs[k].writer, outputs[k].variable, slice}},
                [&](const SeriesTile& tile) -> Result<void> {
                    std::ranges::copy(tile.in[0], tile.out[0].begin());
                    for (std::size_t c = 0; c < tile.cells; ++c) {
                        for (std::size_t hour = 0; hour < plan.hours; ++hour)
                            fit.smooth(tile.out[0].subspan(hour * tile.cells + c), plan.hours * tile.cells);
                    }
                    return {};
                }));
        }
        return {};
    });
}

} // namespace terrella::data
