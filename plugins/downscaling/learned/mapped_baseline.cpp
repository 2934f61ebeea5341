// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/mapped_baseline.h"

#include "plugins/downscaling/periods.h"
#include "plugins/downscaling/year_parts.h"

#include <algorithm>
#include <array>

namespace terrella::downscale {

namespace {

constexpr std::size_t kEnough = 10; ///< values of a month

Axis timesOf(const LearnPlan& plan, const std::vector<std::size_t>& samples)
{
    Axis out = plan.time;
    out.values.clear();
    for (const std::size_t sample : samples)
        out.values.push_back(plan.time.values[sample]);
    return out;
}

bool knowsMonths(const Axis& training, const Axis& test)
{
    std::array<std::size_t, 13> known{};
    for (const double seconds : training.values)
        ++known[static_cast<std::size_t>(fromSeconds(seconds, training.calendar).month)];
    return std::ranges::all_of(
        test.values, [&](double seconds) { return known[static_cast<std::size_t>(fromSeconds(seconds, test.calendar).month)] >= kEnough; });
}

} // namespace

MappingPlan mappedBaseline(const LearnPlan& plan, Mapping mapping)
{
    const Axis training = timesOf(plan, plan.split.training), test = timesOf(plan, plan.split.test);
    const YearGrouping grouping = knowsMonths(training, test) ? YearGrouping::Month : YearGrouping::None;
    const YearParts parts = commonParts(grouping, {plan.time.calendar});
    MappingPlan out;
    out.rules.mapping = mapping;
    out.rules.change = isRatioQuantity(plan.targetInfo) ? Change::Multiplicative : Change::Additive;
    out.rules.lowest = plan.nonNegative ? 0.0 : out.rules.lowest;
    out.reference = out.historical = groupSteps(training, {0, training.size()}, parts);
    out.projection = groupSteps(test, {0, test.size()}, parts);
    out.times.assign(test.size(), 0.0); // only of what is detrended
    return out;
}

} // namespace terrella::downscale
