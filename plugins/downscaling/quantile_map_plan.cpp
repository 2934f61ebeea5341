// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/quantile_map_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/proposals.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::QuantileMap)
};

/// What the value of a variable has to be multiplied by to be millimetres of water a day; NaN where it is no rate of water.
double millimetresADay(const QString& unit)
{
    for (const char* wanted : {"kg m-2 d-1", "mm d-1"}) {
        if (const auto conversion = units::conversion(unit, QLatin1String(wanted)))
            return conversion->scale;
    }
    return std::nan("");
}

/// Limits that are plausible in millimetres a day but not in kg m-2 s-1 are a mistake of units.
void checkThreshold(const Variable& variable, const Parameters& parameters, CheckResult& check)
{
    constexpr double heavyRain = 100.0, digits = 1e4;
    const QString key = QStringLiteral("wet_threshold");
    const double limit = parameters.real(key), factor = millimetresADay(variable.units);
    if (!std::isfinite(limit) || !std::isfinite(factor) || limit * factor <= heavyRain)
        return;
    const double exact = limit / factor, unit = std::pow(10.0, std::floor(std::log10(exact)));
    const double rounded = std::round(exact / unit * digits) / digits * unit;
    check
        .error(QStringLiteral("parameter.range"),
            Tr::tr("The wet-day threshold counts in the units of '%1', %2: it would be %3 mm a day.")
                .arg(variable.name, units::display(variable.units))
                .arg(limit * factor),
            {}, key)
        .proposals
        = {proposeValue(Tr::tr("Use %1, which is %2 mm a day").arg(rounded).arg(limit), key, rounded)};
}

void checkKind(const Variable& variable, const MappingRules& rules, CheckResult& check)
{
    const QString key = QStringLiteral("kind");
    if (rules.change == Change::Multiplicative && isTemperature(variable))
        check
            .warning(QStringLiteral("method.unfit"),
                Tr::tr("'%1' is a temperature: its zero is no nothing, and factors of it mean little. Differences fit.").arg(variable.name), {}, key)
            .proposals
            = {proposeValue(Tr::tr("Use differences"), key, QStringLiteral("additive"))};
    if (rules.change == Change::Additive && isPrecipitation(variable) && std::isnan(rules.lowest))
        check.warning(QStringLiteral("method.unfit"), Tr::tr("Differences may make '%1' negative. Factors cannot.").arg(variable.name), {}, key)
            .proposals
            = {proposeValue(Tr::tr("Use factors"), key, QStringLiteral("multiplicative")),
                proposeValue(Tr::tr("Keep results from 0 on"), QStringLiteral("lowest"), 0.0)};
}

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

YearGrouping readGrouping(const Parameters& parameters)
{
    const QString by = parameters.text(QStringLiteral("grouping"));
    return by == QLatin1String("none") ? YearGrouping::None : by == QLatin1String("month") ? YearGrouping::Month : YearGrouping::Day;
}

MappingRules readMappingRules(const Parameters& parameters, const Variable& variable)
{
    MappingRules out;
    const QString method = parameters.text(QStringLiteral("method")), kind = parameters.text(QStringLiteral("kind"));
    out.mapping = method == QLatin1String("eqm") ? Mapping::Empirical
        : method == QLatin1String("dqm")         ? Mapping::Detrended
                                                 : Mapping::DeltaPreserving;
    const bool isRatio = kind == QLatin1String("multiplicative") || (kind == QLatin1String("automatic") && isRatioQuantity(variable));
    out.change = isRatio ? Change::Multiplicative : Change::Additive;
    out.between = parameters.text(QStringLiteral("interpolation")) == QLatin1String("nearest") ? Between::Nearest : Between::Linear;
    out.nodes = static_cast<std::size_t>(parameters.integer(QStringLiteral("nodes")));
    out.endNodes = parameters.text(QStringLiteral("tails")) == QLatin1String("extremes");
    if (const double most = parameters.real(QStringLiteral("largest_factor")); std::isfinite(most))
        out.largestFactor = most;
    out.dry = isRatio ? parameters.real(QStringLiteral("wet_threshold")) : std::nan("");
    out.adaptsFrequency = parameters.flag(QStringLiteral("adapt_frequency")) && std::isfinite(out.dry);
    out.lowest = parameters.real(QStringLiteral("lowest"));
    out.trendDegree = static_cast<int>(parameters.integer(QStringLiteral("trend_degree")));
    out.ranksInWindow = parameters.flag(QStringLiteral("rank_window"));
    out.atLeast = static_cast<std::size_t>(parameters.integer(QStringLiteral("minimum_count")));
    out.seed = static_cast<std::uint64_t>(parameters.integer(QStringLiteral("seed")));
    return out;
}

std::optional<QuantileMapPlan> planQuantileMap(const Periods& periods, const Parameters& parameters, CheckResult& check)
{
    QuantileMapPlan plan;
    plan.grouping = readGrouping(parameters);
    plan.window = plan.grouping == YearGrouping::Day ? static_cast<std::size_t>(parameters.integer(QStringLiteral("window"))) : 1;
    if (plan.window % 2 == 0) {
        check
            .error(QStringLiteral("parameter.range"), Tr::tr("%1 days have no middle: choose an odd number.").arg(plan.window), {},
                QStringLiteral("window"))
            .proposals
            = {proposeValue(Tr::tr("Use %1 days").arg(plan.window + 1), QStringLiteral("window"), static_cast<qint64>(plan.window + 1))};
        return std::nullopt;
    }
    plan.pairs = pairVariables(periods, parameters, true, check);
    SignatureBuilder builder(periods.projection->attributes);
    for (const ModelPair& pair : plan.pairs) {
        const Variable& reference = periods.in(pair, 0).info();
        plan.rules.push_back(readMappingRules(parameters, reference));
        checkThreshold(reference, parameters, check);
        checkKind(reference, plan.rules.back(), check);
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
