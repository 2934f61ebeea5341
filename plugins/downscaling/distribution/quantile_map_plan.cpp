// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/quantile_map_plan.h"

#include "pipelines/data/signature_builder.h"

#include <cmath>

namespace terrella::downscale {

namespace {

QString describeRules(const QuantileMapPlan& plan, const MappingRules& rules)
{
    const QString method = rules.mapping == Mapping::Empirical ? QStringLiteral("empirical quantile mapping")
        : rules.mapping == Mapping::Detrended                  ? QStringLiteral("detrended quantile mapping")
                                                               : QStringLiteral("quantile delta mapping");
    const QString kind = rules.change == Change::Additive ? QStringLiteral("additive") : QStringLiteral("multiplicative");
    const QString by = plan.grouping == YearGrouping::None ? QStringLiteral("all days together")
        : plan.grouping == YearGrouping::Month             ? QStringLiteral("by month")
                                                           : QStringLiteral("by day of the year, %1 days together").arg(plan.window);
    return QStringLiteral("%1, %2, %3 quantiles, %4").arg(method, kind).arg(rules.nodes).arg(by);
}

} // namespace

std::optional<QuantileMapPlan> planQuantileMap(const Periods& periods, const Parameters& parameters, CheckResult& check)
{
    QuantileMapPlan plan;
    plan.grouping = readGrouping(parameters);
    plan.window = readWindow(parameters, plan.grouping, check);
    plan.pairs = pairVariables(periods, parameters, true, check);
    SignatureBuilder builder(periods.projection->attributes);
    for (const ModelPair& pair : plan.pairs) {
        const Variable& reference = periods.in(pair, 0).info();
        plan.rules.push_back(readMappingRules(parameters, reference));
        checkThreshold(reference, parameters, check);
        checkKind(reference, plan.rules.back().change, std::isfinite(plan.rules.back().lowest), check);
        Variable made = periods.in(pair, 2).info();
        made.units = reference.units;
        made.storedType = QStringLiteral("float32");
        made.attributes[QStringLiteral("bias_adjustment")] = describeRules(plan, plan.rules.back());
        builder.addVariable(*periods.projection, std::move(made));
    }
    if (check.hasErrors())
        return std::nullopt;
    plan.signature = builder.build();
    return plan;
}

MappingPlan mappingPlan(const Periods& periods, const ModelPair& pair, const MappingRules& rules, YearGrouping grouping, std::size_t window)
{
    const Axis &there = *periods.in(pair, 0).time(), &model = *periods.in(pair, 1).time(), &later = *periods.in(pair, 2).time();
    const YearParts parts = commonParts(grouping, {there.calendar, model.calendar, later.calendar});
    MappingPlan out;
    out.rules = rules;
    out.window = window;
    out.reference = groupSteps(there, pair.referenceSteps, parts);
    out.historical = groupSteps(model, pair.historicalSteps, parts);
    out.projection = groupSteps(later, {0, later.size()}, parts);
    const double middle = 0.5 * (later.values.front() + later.values.back()), half = 0.5 * (later.values.back() - later.values.front());
    for (const double seconds : later.values)
        out.times.push_back(half > 0.0 ? (seconds - middle) / half : 0.0);
    return out;
}

} // namespace terrella::downscale
