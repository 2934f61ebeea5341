// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/proposals.h"

#include "pipelines/data/units.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Proposals)
};

ProposedStep insertion(const char* module, QJsonObject parameters, const InputPlace& place)
{
    return {ProposedStep::Kind::Insert, QString::fromLatin1(module), std::move(parameters), place};
}

} // namespace

Proposal proposeUnits(const InputPlace& place, const QString& variable, const QString& units)
{
    return {Tr::tr("Convert %1 to %2 here").arg(variable, units::display(units)),
        {insertion("data.convert_units", {{QStringLiteral("variable"), variable}, {QStringLiteral("units"), units}}, place)}};
}

Proposal proposeDepthOfWater(const InputPlace& place, const QString& variable, const QString& units)
{
    Proposal out = proposeUnits(place, variable, units);
    out.title = Tr::tr("Convert %1 to %2 here, as liquid water").arg(variable, units::display(units));
    out.steps.front().parameters.insert(QStringLiteral("liquid_water"), true);
    return out;
}

Proposal proposeCalendar(const InputPlace& place, Calendar calendar, const QString& name)
{
    const QString other = calendarName(calendar);
    return {Tr::tr("Convert %1 to the calendar %2").arg(name.isEmpty() ? place.port : name, other),
        {insertion("data.convert_calendar", {{QStringLiteral("calendar"), other}}, place)}};
}

Proposal proposeRegrid(const InputPlace& place, const InputPlace& like, const QString& method, const QString& name, const QString& likeName)
{
    QJsonObject parameters;
    if (!method.isEmpty())
        parameters.insert(QStringLiteral("method"), method);
    ProposedStep step = insertion("data.regrid", std::move(parameters), place);
    step.like = like;
    return {Tr::tr("Regrid %1 to the grid of %2").arg(name.isEmpty() ? place.port : name, likeName.isEmpty() ? like.port : likeName), {step}};
}

Proposal proposePeriod(const std::vector<InputPlace>& places, double first, double last, Calendar calendar)
{
    // Whole seconds: a fraction would only be cut off in the text.
    const QString begin = isoText(std::floor(first), calendar);
    const QString end = isoText(std::ceil(last), calendar);
    Proposal out{Tr::tr("Select %1 to %2").arg(begin.left(10), end.left(10)), {}};
    for (const InputPlace& place : places)
        out.steps.push_back(insertion("data.select", {{QStringLiteral("period"), QJsonArray{begin, end}}}, place));
    return out;
}

Proposal proposePeriodValue(const QString& parameter, double first, double last, Calendar calendar)
{
    const auto day = [calendar](double seconds) { return isoText(seconds, calendar).left(10); };
    return proposeValue(Tr::tr("Take %1 to %2").arg(day(first), day(last)), parameter, QJsonArray{day(first), day(last)});
}

Proposal proposeValue(const QString& title, const QString& parameter, const QJsonValue& value)
{
    return {title, {{ProposedStep::Kind::Set, {}, {{parameter, value}}, {}}}};
}

Proposal proposeVariable(const QString& parameter, const QString& name) { return proposeValue(Tr::tr("Use '%1'").arg(name), parameter, name); }

Proposal proposeReplacement(const QString& parameter, const QString& wrong, const QString& name)
{
    return {Tr::tr("Use '%1' instead of '%2'").arg(name, wrong), {{ProposedStep::Kind::Replace, {}, {{parameter, QJsonArray{wrong, name}}}, {}}}};
}

Proposal proposeStatedUnits(const InputPlace& place, const QString& variable, const QString& units)
{
    ProposedStep step{ProposedStep::Kind::SetAtSource, QStringLiteral("data.open"),
        {{QStringLiteral("assume_units"), QJsonArray{variable + QLatin1Char('=') + units}}}, place};
    step.variable = variable;
    return {Tr::tr("Take %1 as %2 where it is opened").arg(variable, units::display(units)), {step}};
}

} // namespace terrella
