// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/mapping_rules.h"

#include "pipelines/modules/proposals.h"
#include "plugins/downscaling/periods.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Downscaling)
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

} // namespace

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

void checkKind(const Variable& variable, Change change, bool hasLowest, CheckResult& check)
{
    const QString key = QStringLiteral("kind");
    if (change == Change::Multiplicative && isTemperature(variable))
        check
            .warning(QStringLiteral("method.unfit"),
                Tr::tr("'%1' is a temperature: its zero is no nothing, and factors of it mean little. Differences fit.").arg(variable.name), {}, key)
            .proposals
            = {proposeValue(Tr::tr("Use differences"), key, QStringLiteral("additive"))};
    if (change == Change::Additive && isPrecipitation(variable) && !hasLowest)
        check.warning(QStringLiteral("method.unfit"), Tr::tr("Differences may make '%1' negative. Factors cannot.").arg(variable.name), {}, key)
            .proposals
            = {proposeValue(Tr::tr("Use factors"), key, QStringLiteral("multiplicative")),
                proposeValue(Tr::tr("Keep results from 0 on"), QStringLiteral("lowest"), 0.0)};
}

YearGrouping readGrouping(const Parameters& parameters)
{
    const QString by = parameters.text(QStringLiteral("grouping"));
    return by == QLatin1String("none") ? YearGrouping::None : by == QLatin1String("month") ? YearGrouping::Month : YearGrouping::Day;
}

std::size_t readWindow(const Parameters& parameters, YearGrouping grouping, CheckResult& check)
{
    const QString key = QStringLiteral("window");
    const qint64 days = grouping == YearGrouping::Day ? parameters.integer(key) : 1;
    if (days % 2 == 0)
        check
            .error(QStringLiteral("parameter.range"),
                QCoreApplication::translate("terrella::Downscaling", "%1 days have no middle: choose an odd number.").arg(days), {}, key)
            .proposals
            = {proposeValue(QCoreApplication::translate("terrella::Downscaling", "Use %1 days").arg(days + 1), key, days + 1)};
    return static_cast<std::size_t>(days);
}

FieldMethod readSpatialMethod(const Parameters& parameters)
{
    const QString method = parameters.text(QStringLiteral("spatial"));
    return method == QLatin1String("bicubic") ? FieldMethod::Bicubic
        : method == QLatin1String("bilinear") ? FieldMethod::Bilinear
                                              : FieldMethod::Conservative;
}

MappingRules readChange(const Parameters& parameters, const Variable& variable)
{
    MappingRules out;
    const QString kind = parameters.text(QStringLiteral("kind"));
    const bool isRatio = kind == QLatin1String("multiplicative") || (kind == QLatin1String("automatic") && isRatioQuantity(variable));
    out.change = isRatio ? Change::Multiplicative : Change::Additive;
    if (const double most = parameters.real(QStringLiteral("largest_factor")); std::isfinite(most))
        out.largestFactor = most;
    return out;
}

MappingRules readMappingRules(const Parameters& parameters, const Variable& variable)
{
    MappingRules out = readChange(parameters, variable);
    const QString method = parameters.text(QStringLiteral("method"));
    out.mapping = method == QLatin1String("eqm") ? Mapping::Empirical
        : method == QLatin1String("dqm")         ? Mapping::Detrended
                                                 : Mapping::DeltaPreserving;
    out.between = parameters.text(QStringLiteral("interpolation")) == QLatin1String("nearest") ? Between::Nearest : Between::Linear;
    out.nodes = static_cast<std::size_t>(parameters.integer(QStringLiteral("nodes")));
    out.endNodes = parameters.text(QStringLiteral("tails")) == QLatin1String("extremes");
    out.dry = out.change == Change::Multiplicative ? parameters.real(QStringLiteral("wet_threshold")) : std::nan("");
    out.adaptsFrequency = parameters.flag(QStringLiteral("adapt_frequency")) && std::isfinite(out.dry);
    out.lowest = parameters.real(QStringLiteral("lowest"));
    out.trendDegree = static_cast<int>(parameters.integer(QStringLiteral("trend_degree")));
    out.ranksInWindow = parameters.flag(QStringLiteral("rank_window"));
    out.atLeast = static_cast<std::size_t>(parameters.integer(QStringLiteral("minimum_count")));
    out.seed = static_cast<std::uint64_t>(parameters.integer(QStringLiteral("seed")));
    return out;
}

} // namespace terrella::downscale
