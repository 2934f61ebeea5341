// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/quantile_map.h"

#include "plugins/data/planning.h"
#include "plugins/downscaling/aligned_pairs.h"
#include "plugins/downscaling/distribution/series_map.h"

#include <QCoreApplication>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::QuantileMap)
};

/// Parts of the year for which there is something to adjust and nothing to learn from.
void warnOfGaps(const MappingPlan& mapping, const QString& name, RunContext& context)
{
    const std::size_t count = mapping.projection.count(), reach = std::min(mapping.window / 2, (count - 1) / 2);
    std::size_t lacking = 0;
    for (std::size_t g = 0; g < count; ++g) {
        std::size_t there = 0, model = 0;
        for (std::size_t k = 0; k < 2 * reach + 1; ++k) {
            const std::size_t near = (g + count - reach + k) % count;
            there += mapping.reference.of(near).size();
            model += mapping.historical.of(near).size();
        }
        if (std::min(there, model) < mapping.rules.atLeast)
            lacking += mapping.projection.of(g).size();
    }
    if (lacking > 0)
        context.warn(Tr::tr("For the time of the year of %1 of %2 steps of '%3' the training period has too few values; the result is missing there.")
                         .arg(lacking)
                         .arg(mapping.times.size())
                         .arg(name));
}

} // namespace

CheckResult QuantileMap::check(const CheckInput& input) const
{
    CheckResult result;
    if (const auto periods = periodsOf(input)) {
        if (const auto plan = planQuantileMap(*periods, input.parameters, result))
            result.outputs[QStringLiteral("data")] = plan->signature;
    }
    return result;
}

Result<Outputs> QuantileMap::run(const RunInput& input, RunContext& context) const
{
    TRY(const PeriodCubes cubes, periodCubes(input));
    const Periods periods = periodsOf(cubes);
    CheckResult problems;
    const auto plan = planQuantileMap(periods, input.parameters, problems);
    if (!plan)
        return data::firstError(problems);
    return adjustPairs(context, cubes, plan->pairs, true, plan->signature, ChunkLayout::Series,
        [&](RunContext& part, const AlignedPair& aligned, CubeWriter& writer) -> Result<void> {
            const MappingPlan mapping = mappingPlan(aligned.periods, aligned.pair, plan->rules[aligned.index], plan->grouping, plan->window);
            warnOfGaps(mapping, plan->signature->variables[aligned.index].name, context);
            return mapSeries(part, aligned.cubes, aligned.pair, mapping, writer, static_cast<int>(aligned.index));
        });
}

} // namespace terrella::downscale
