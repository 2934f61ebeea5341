// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/mean_year.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "plugins/data/time/reduction.h"

#include <algorithm>

namespace terrella::downscale {

std::shared_ptr<const CubeSignature> meanYearSignature(const CubeSignature& source, int variable, std::size_t parts)
{
    const Variable& known = source.variables[static_cast<std::size_t>(variable)];
    constexpr double day = 86400.0;
    std::vector<double> times;
    for (std::size_t part = 0; part < parts; ++part)
        times.push_back(day * static_cast<double>(part));
    AxisChanges changes;
    changes.axes[AxisKind::Time] = withValues(*source.axisOf(known, AxisKind::Time), std::move(times));
    SignatureBuilder builder;
    builder.addVariable(source, known, changes);
    return builder.build();
}

Result<std::shared_ptr<const Cube>> meanYear(
    RunContext& context, const Cube& cube, int variable, const StepRange& range, const YearParts& parts, std::size_t window, const QString& path)
{
    const CubeSignature& signature = cube.signature();
    const Axis& time = *signature.axisOf(signature.variables[static_cast<std::size_t>(variable)], AxisKind::Time);
    const YearGroups groups = groupSteps(time, range, parts);
    const std::size_t count = groups.count(), reach = std::min(window / 2, (count - 1) / 2);
    // Once round the year, and the days around its ends on either side.
    std::vector<std::size_t> steps;
    data::ReductionSchedule schedule;
    for (std::size_t k = 0; k < count + 2 * reach; ++k) {
        const auto own = groups.of((count - reach + k) % count);
        schedule.groups.push_back({steps.size(), own.size()});
        for (const std::uint32_t step : own)
            steps.push_back(range.first + step);
    }
    for (std::size_t part = 0; part < count; ++part)
        schedule.windows.push_back({part, 2 * reach + 1});
    TRY(const std::unique_ptr<CubeWriter> writer, createZarr(path, meanYearSignature(signature, variable, count)));
    const std::size_t slices = sliceCount(signature, variable);
    TRY_DO(eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
        data::Reduction reduction{{&cube, variable, slice, steps}, schedule, {{data::Statistic::Mean, 0.0, {writer.get(), 0, slice}}}, {}};
        reduction.atLeast.assign(count, 1);
        return data::reduceSteps(part, reduction);
    }));
    return writer->finish();
}

std::vector<std::size_t> partOfEachStep(const Axis& time, const YearParts& parts)
{
    std::vector<std::size_t> out;
    for (const double seconds : time.values)
        out.push_back(parts.of(seconds, time.calendar));
    return out;
}

} // namespace terrella::downscale
