// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/climatology_set.h"

#include "plugins/data/variable_choice.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Climatology)
};

/// Waves need the year as a whole.
bool checkHarmonics(const Axis& axis, const ClimatologyRule& rule, const ClimatologyPlan& plan, const QString& port, CheckResult& check)
{
    if (rule.harmonics == 0)
        return true;
    const bool hasLeapDay = std::ranges::any_of(plan.times, [&](double seconds) {
        const DateTime date = fromSeconds(seconds, axis.calendar);
        return date.month == 2 && date.day == 29;
    });
    const std::size_t needed = partsOfYear(rule, axis.calendar, hasLeapDay) * plan.hours;
    if (plan.times.size() == needed)
        return true;
    check.error(QStringLiteral("period.short"),
        Tr::tr("Waves of the year need data at all times of a year; of %1 there are %2 in the reference period.").arg(needed).arg(plan.times.size()),
        port, QStringLiteral("harmonics"));
    return false;
}

} // namespace

int ClimatologySet::timeAxisOf(const CubeSignature& signature, int variable)
{
    const Variable& info = signature.variables[static_cast<std::size_t>(variable)];
    const int dimension = signature.dimensionOf(info, AxisKind::Time);
    return dimension < 0 ? -1 : info.axes[static_cast<std::size_t>(dimension)];
}

QString reasonAgainstClimatology(const CubeSignature& source, const Variable& variable)
{
    const Axis* time = source.axisOf(variable, AxisKind::Time);
    return time && !time->values.empty() ? QString() : Tr::tr("'%1' has no time axis.").arg(variable.name);
}

std::optional<ClimatologySet> planClimatologies(const CubeSignature& source, const Parameters& parameters, const QString& port, CheckResult& check)
{
    const std::optional<ClimatologyRule> rule = readClimatologyRule(parameters, check);
    if (!rule)
        return std::nullopt;
    ClimatologySet out;
    out.rule = *rule;
    out.variables = chooseVariables(
        source, parameters, port, QStringLiteral("variables"), [&](const Variable& variable) { return reasonAgainstClimatology(source, variable); },
        check);
    for (const int variable : out.variables) {
        const int axisIndex = ClimatologySet::timeAxisOf(source, variable);
        if (check.hasErrors() || out.plans.contains(axisIndex))
            continue;
        const Axis& axis = source.axes[static_cast<std::size_t>(axisIndex)];
        const std::optional<StepRange> reference = referenceSteps(axis, parameters, port, check);
        if (!reference)
            continue;
        ClimatologyPlan plan = planClimatology(axis, *reference, *rule);
        if (plan.times.empty())
            check.error(QStringLiteral("period.empty"), Tr::tr("The reference period has nothing but a 29 February, which is left out."), port,
                QStringLiteral("leap_day"));
        else if (checkHarmonics(axis, *rule, plan, port, check))
            out.plans.emplace(axisIndex, std::move(plan));
    }
    return check.hasErrors() ? std::nullopt : std::optional(std::move(out));
}

} // namespace terrella::data
