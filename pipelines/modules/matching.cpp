// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/matching.h"

#include "pipelines/modules/names.h"
#include "pipelines/modules/proposals.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Matching)
};

/// What a person would call the need: "msl" or "air_pressure_at_mean_sea_level".
QString wantedName(const VariableNeed& need) { return need.standardName.isEmpty() ? need.names.join(QStringLiteral(" / ")) : need.standardName; }

constexpr int kMostFixes = 3;

/// Names and standard names of the cube that somebody who asked for one of `wanted` may have meant.
QStringList nearestVariables(const CubeSignature& cube, const QStringList& wanted)
{
    QStringList names;
    for (const Variable& variable : cube.variables) {
        names.append(variable.name);
        if (!variable.standardName.isEmpty())
            names.append(variable.standardName);
    }
    QStringList near;
    for (const QString& name : wanted) {
        for (const QString& candidate : nearestNames(name, names)) {
            if (!near.contains(candidate) && near.size() < kMostFixes)
                near.append(candidate);
        }
    }
    return near;
}

QString nothingFound(const CubeSignature& cube, const QStringList& near, const QString& sentence)
{
    if (cube.variables.empty())
        return sentence + Tr::tr("; the data hold no variables.");
    constexpr std::size_t few = 12;
    QString out = sentence;
    out += cube.variables.size() <= few ? Tr::tr("; there are: %1.").arg(cube.variableList())
                                        : Tr::tr(" among %1 variables.").arg(cube.variables.size());
    if (!near.isEmpty())
        out += QLatin1Char(' ') + Tr::tr("Did you mean %1?").arg(alternatives(near));
    return out;
}

/// "msl is in hPa and is converted to Pa." Where the number tells more than the units, as for fractions, the factor is said.
QString conversionText(const Variable& variable, const QString& wanted, const UnitConversion& conversion)
{
    const bool bare = units::sameDimension(wanted, QStringLiteral("1"));
    return bare ? Tr::tr("%1 is in %2 and is converted to %3: multiplied by %4.")
                      .arg(variable.name, variable.units, wanted == QLatin1String("1") ? Tr::tr("a fraction of 1") : wanted)
                      .arg(conversion.scale)
                : Tr::tr("%1 is in %2 and is converted to %3.").arg(variable.name, variable.units, wanted);
}

/// All variables for which the test holds.
template <class Test>
std::vector<int> allWhere(const CubeSignature& cube, const Test& test)
{
    std::vector<int> out;
    for (std::size_t v = 0; v < cube.variables.size(); ++v) {
        if (test(cube.variables[v]))
            out.push_back(static_cast<int>(v));
    }
    return out;
}

/// By standard name, then by the usual names in their order, at last without regard to case. Several: undecided.
std::vector<int> candidatesFor(const CubeSignature& cube, const VariableNeed& need)
{
    if (!need.standardName.isEmpty()) {
        const auto same = allWhere(cube, [&](const Variable& variable) { return variable.standardName == need.standardName; });
        const auto usual = allWhere(
            cube, [&](const Variable& variable) { return variable.standardName == need.standardName && need.names.contains(variable.name); });
        if (same.size() > 1 && usual.size() == 1)
            return usual;
        if (!same.empty())
            return same;
    }
    for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        for (const QString& name : need.names) {
            const auto named = allWhere(cube, [&](const Variable& variable) { return variable.name.compare(name, sensitivity) == 0; });
            if (!named.empty())
                return named;
        }
    }
    return {};
}

/// One is a mass on an area and the other a depth: kg m-2 s-1 beside mm day-1.
bool differByDensity(const QString& from, const QString& to)
{
    const auto times = [](const QString& units) { return QStringLiteral("(%1) (kg m-3)").arg(units::canonical(units)); };
    return units::sameDimension(times(from), to) || units::sameDimension(from, times(to));
}

/// Those whose units convert, beside one variable: what may be used in its place.
QStringList variablesIn(const CubeSignature& cube, const QString& units, int beside = -1)
{
    QStringList out;
    for (std::size_t v = 0; v < cube.variables.size() && out.size() < kMostFixes; ++v) {
        const Variable& variable = cube.variables[v];
        if (static_cast<int>(v) != beside && !variable.units.trimmed().isEmpty() && units::sameDimension(variable.units, units))
            out.append(variable.name);
    }
    return out;
}

void proposeNames(Problem& problem, const QString& parameter, const QStringList& names)
{
    for (const QString& name : names) {
        if (!parameter.isEmpty())
            problem.proposals.push_back(proposeVariable(parameter, name));
    }
}

std::optional<int> findVariable(const CubeSignature& cube, const VariableNeed& need, const QString& explicitName, const QString& port,
    const QString& parameter, CheckResult& check)
{
    if (!explicitName.isEmpty()) {
        const int found = cube.find(explicitName);
        if (found >= 0)
            return found;
        variableMissing(cube, explicitName, port, parameter, check);
        return std::nullopt;
    }
    const std::vector<int> found = candidatesFor(cube, need);
    if (found.size() == 1)
        return found.front();
    if (found.size() > 1) {
        QStringList names;
        for (const int index : found)
            names.append(cube.variables[static_cast<std::size_t>(index)].name);
        proposeNames(check.error(QStringLiteral("variable.ambiguous"),
                         Tr::tr("More than one variable could be '%1'; name one: %2.").arg(wantedName(need), alternatives(names)), port, parameter),
            parameter, names);
        return std::nullopt;
    }
    if (need.required) {
        QString usual;
        if (!need.standardName.isEmpty() && !need.names.isEmpty())
            usual = Tr::tr(" (usually called %1)").arg(need.names.mid(0, 4).join(QStringLiteral(", ")));
        QStringList wanted = need.names;
        if (!need.standardName.isEmpty())
            wanted.prepend(need.standardName);
        const QStringList near = nearestVariables(cube, wanted);
        Problem& problem = check.error(QStringLiteral("variable.missing"),
            nothingFound(cube, near, Tr::tr("There is no variable '%1'%2").arg(wantedName(need), usual)), port, parameter);
        // What is called so and what is in such units; a name alone is not enough.
        const QStringList fitting = need.units.isEmpty() ? near : variablesIn(cube, need.units);
        proposeNames(problem, parameter, fitting);
    }
    return std::nullopt;
}

} // namespace

Problem& variableMissing(const CubeSignature& cube, const QString& name, const QString& port, const QString& parameter, CheckResult& check)
{
    const QStringList near = nearestVariables(cube, {name});
    Problem& problem
        = check.error(QStringLiteral("variable.missing"), nothingFound(cube, near, Tr::tr("There is no variable '%1'").arg(name)), port, parameter);
    for (const QString& other : near)
        problem.proposals.push_back(proposeReplacement(parameter, name, other));
    return problem;
}

std::optional<MatchedVariable> matchVariable(const CubeSignature& cube, const VariableNeed& need, const QString& explicitName, const QString& port,
    const QString& parameter, CheckResult& check, std::span<const int> links)
{
    const std::optional<int> found = findVariable(cube, need, explicitName, port, parameter, check);
    if (!found)
        return std::nullopt;
    const Variable& variable = cube.variables[static_cast<std::size_t>(*found)];
    const InputPlace place{port, links.empty() ? 0 : links[static_cast<std::size_t>(*found)]};
    MatchedVariable out{*found, {}};
    if (need.units.isEmpty() || variable.units == need.units)
        return out;
    const auto refuse = [&](const char* code, const QString& message) -> Problem& {
        Problem& problem = check.error(QLatin1String(code), message, port, parameter);
        problem.link = place.link;
        return problem;
    };
    if (variable.units.trimmed().isEmpty()) {
        const Proposal stated = proposeStatedUnits(place, variable.name, need.units);
        if (need.units == QLatin1String("1")) {
            Problem& problem = check.warning(
                QStringLiteral("units.missing"), Tr::tr("'%1' states no units and is taken as a plain number.").arg(variable.name), port, parameter);
            problem.link = place.link;
            problem.proposals = {stated};
            return out;
        }
        refuse("units.missing",
            Tr::tr("'%1' states no units, and something that converts to %2 is needed; say which they are where the data are opened.")
                .arg(variable.name, need.units))
            .proposals
            = {stated};
        return std::nullopt;
    }
    const Result<UnitConversion> conversion = units::conversion(variable.units, need.units);
    if (!conversion) {
        const bool known = units::isKnown(variable.units);
        Problem& problem = refuse(known ? "units.dimension" : "units.unknown",
            known ? Tr::tr("'%1' is in %2, which does not convert to %3; choose another variable.").arg(variable.name, variable.units, need.units)
                  : Tr::tr("'%1' is in '%2', which is no known unit; something that converts to %3 is needed.")
                        .arg(variable.name, variable.units, need.units));
        if (known && differByDensity(variable.units, need.units))
            problem.proposals.push_back(proposeDepthOfWater(place, variable.name, need.units));
        proposeNames(problem, parameter, variablesIn(cube, need.units, *found));
        return std::nullopt;
    }
    out.conversion = *conversion;
    if (!out.conversion.isIdentity()) {
        Problem& problem = check.warning(QStringLiteral("units.converted"), conversionText(variable, need.units, out.conversion), port, parameter);
        problem.link = place.link;
        problem.proposals = {proposeUnits(place, variable.name, need.units)};
    }
    return out;
}

} // namespace terrella
