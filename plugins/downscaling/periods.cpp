// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/periods.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/alignment.h"
#include "pipelines/modules/matching.h"
#include "pipelines/modules/proposals.h"
#include "plugins/data/time/time_groups.h"
#include "plugins/data/variable_choice.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Downscaling)
};

const QString kPorts[3]{QStringLiteral("reference"), QStringLiteral("historical"), QStringLiteral("projection")};
const QString kTraining = QStringLiteral("training");

bool liesOnGrid(const CubeSignature& cube, const Variable& variable)
{
    return cube.gridOf(variable) && (cube.dimensionOf(variable, AxisKind::X) >= 0 || cube.dimensionOf(variable, AxisKind::Cell) >= 0);
}

QString reasonAgainst(const CubeSignature& cube, const Variable& variable)
{
    if (cube.dimensionOf(variable, AxisKind::Time) < 0)
        return Tr::tr("'%1' has no time axis, so it has no distribution to compare.").arg(variable.name);
    if (!liesOnGrid(cube, variable))
        return Tr::tr("'%1' does not lie on a grid.").arg(variable.name);
    return {};
}

/// One pair after the other; what is wrong goes to check.
class Pairing {
public:
    Pairing(const Periods& periods, const Parameters& parameters, bool sameGrids, CheckResult& check)
        : m_periods(periods),
          m_parameters(parameters),
          m_sameGrids(sameGrids),
          m_check(check)
    {
    }

    std::optional<ModelPair> make(int variable, int historical, int projection)
    {
        ModelPair pair;
        pair.reference = variable;
        pair.historical = historical;
        pair.projection = projection;
        const CheckedVariable there = m_periods.in(pair, 0), model = m_periods.in(pair, 1), later = m_periods.in(pair, 2);
        if (!requireTime(there, m_check) || !requireTime(model, m_check) || !requireTime(later, m_check))
            return std::nullopt;
        const auto fromHistorical = requireSameUnits(there, model, m_check);
        const auto fromProjection = m_periods.hasProjection ? requireSameUnits(there, later, m_check) : fromHistorical;
        if (!fromHistorical || !fromProjection || !sameGrids(there, model, later) || !sameSlices(pair))
            return std::nullopt;
        pair.fromHistorical = *fromHistorical;
        pair.fromProjection = *fromProjection;
        const auto one = steps(there), two = steps(model);
        if (!one || !two || !sameStep(there, model) || (m_periods.hasProjection && !sameStep(there, later)))
            return std::nullopt;
        pair.referenceSteps = *one;
        pair.historicalSteps = *two;
        return pair;
    }

private:
    bool sameGrids(const CheckedVariable& there, const CheckedVariable& model, const CheckedVariable& later)
    {
        if (m_sameGrids)
            return requireSameCells(there, model, m_check) && (!m_periods.hasProjection || requireSameCells(there, later, m_check));
        return requireOverlapInSpace(there, model, m_check) && (!m_periods.hasProjection || requireSameCells(model, later, m_check));
    }

    bool sameSlices(ModelPair& pair)
    {
        const auto count = [&](int which) {
            const CheckedVariable variable = m_periods.in(pair, which);
            return sliceCount(variable.cube, variable.variable);
        };
        const std::size_t all = count(2);
        pair.oneReference = count(0) == 1;
        pair.oneHistorical = count(1) == 1;
        for (const int which : {0, 1}) {
            if (count(which) == 1 || count(which) == all)
                continue;
            m_check.error(QStringLiteral("level.mismatch"),
                Tr::tr("'%1' has %2 levels and members here and %3 in what is to be adjusted; select the same ones, or one.")
                    .arg(m_periods.in(pair, which).info().name)
                    .arg(count(which))
                    .arg(all),
                kPorts[which]);
            return false;
        }
        return true;
    }

    std::optional<StepRange> steps(const CheckedVariable& variable)
    {
        const Axis& time = *variable.time();
        const std::optional<Period> period = m_parameters.period(kTraining);
        if (!period)
            return StepRange{0, time.size()};
        const auto bounds = period->bounds(time.calendar);
        if (!bounds) {
            m_check.error(QStringLiteral("parameter.form"), bounds.error().message, {}, kTraining);
            return std::nullopt;
        }
        if (!requirePeriod(variable, *period, kTraining, m_check))
            return std::nullopt;
        const auto first = static_cast<std::size_t>(std::ranges::lower_bound(time.values, bounds->first) - time.values.begin());
        const auto end = static_cast<std::size_t>(std::ranges::upper_bound(time.values, bounds->second) - time.values.begin());
        return StepRange{first, end - first};
    }

    bool sameStep(const CheckedVariable& there, const CheckedVariable& model)
    {
        constexpr double tolerance = 0.2, hour = 3600.0;
        const double one = data::usualStep(there.time()->values), two = data::usualStep(model.time()->values);
        if (one <= 0.0 || two <= 0.0 || std::abs(one - two) <= tolerance * one)
            return true;
        m_check.error(QStringLiteral("time.step"),
            Tr::tr("%1 has a step of %2 hours and the reference one of %3: their distributions cannot be compared. Aggregate one of them first.")
                .arg(model.name())
                .arg(two / hour)
                .arg(one / hour),
            model.place.port);
        return false;
    }

    const Periods& m_periods;
    const Parameters& m_parameters;
    const bool m_sameGrids;
    CheckResult& m_check;
};

/// Without a training period all steps of both are compared; that they cover other years is said.
void warnOfYears(const Periods& periods, const ModelPair& pair, const Parameters& parameters, CheckResult& check)
{
    const Axis &there = *periods.in(pair, 0).time(), &model = *periods.in(pair, 1).time();
    if (parameters.isSet(kTraining) || there.size() == 0 || model.size() == 0)
        return;
    const auto year = [](const Axis& time, double seconds) { return fromSeconds(seconds, time.calendar).year; };
    const int first = year(there, there.values.front()), last = year(there, there.values.back());
    const int firstModel = year(model, model.values.front()), lastModel = year(model, model.values.back());
    if (first == firstModel && last == lastModel)
        return;
    Problem& problem = check.warning(QStringLiteral("period.differ"),
        Tr::tr(
            "The reference covers %1 to %2 and the model %3 to %4: their difference holds changes of the climate as well. Choose a training period.")
            .arg(first)
            .arg(last)
            .arg(firstModel)
            .arg(lastModel),
        {}, kTraining);
    const int from = std::max(first, firstModel), to = std::min(last, lastModel);
    if (from <= to)
        problem.proposals = {proposePeriodValue(kTraining, toSeconds({from, 1, 1, 0, 0, 0.0}, there.calendar),
            toSeconds({to, 12, daysInMonth(to, 12, there.calendar), 0, 0, 0.0}, there.calendar), there.calendar)};
}

} // namespace

CheckedVariable Periods::in(const ModelPair& pair, int which) const
{
    const QString& port = which == 2 && !hasProjection ? kPorts[1] : kPorts[which];
    return {which == 0   ? *reference
            : which == 1 ? *historical
                         : *projection,
        which == 0       ? pair.reference
            : which == 1 ? pair.historical
                         : pair.projection,
        {port, 0}};
}

std::optional<Periods> periodsOf(const CheckInput& input)
{
    Periods out{input.get<CubeSignature>(kPorts[0]), input.get<CubeSignature>(kPorts[1]), input.get<CubeSignature>(kPorts[2])};
    out.hasProjection = out.projection != nullptr;
    if (!out.hasProjection)
        out.projection = out.historical;
    return out.reference && out.historical ? std::optional(out) : std::nullopt;
}

Result<PeriodCubes> periodCubes(const RunInput& input)
{
    PeriodCubes out{input.get<Cube>(kPorts[0]), input.get<Cube>(kPorts[1]), input.get<Cube>(kPorts[2])};
    if (!out.projection)
        out.projection = out.historical;
    if (!out.reference || !out.historical)
        return Error{ErrorCode::Invalid, Tr::tr("A reference and a model are needed."), {}};
    return out;
}

Periods periodsOf(const PeriodCubes& cubes)
{
    return {cubes.reference->sharedSignature(), cubes.historical->sharedSignature(), cubes.projection->sharedSignature(),
        cubes.projection != cubes.historical};
}

PeriodCubes alignedCubes(const PeriodCubes& cubes, const ModelPair& pair, bool sameGrids)
{
    const CubeSignature& like = cubes.projection->signature();
    PeriodCubes out = cubes;
    out.historical = alignedTo(like, pair.projection, cubes.historical, pair.historical);
    if (sameGrids)
        out.reference = alignedTo(like, pair.projection, cubes.reference, pair.reference);
    return out;
}

int partnerOf(const CubeSignature& source, int variable, const CubeSignature& other)
{
    const Variable& wanted = source.variables[static_cast<std::size_t>(variable)];
    const int named = other.find(wanted.name);
    if (named >= 0 && other.variables[static_cast<std::size_t>(named)].name == wanted.name)
        return named;
    if (const int found = wanted.standardName.isEmpty() ? -1 : other.find(wanted.standardName); found >= 0)
        return found;
    const auto only = [](const CubeSignature& cube) {
        int found = -1;
        for (int v = 0; v < static_cast<int>(cube.variables.size()); ++v) {
            if (!reasonAgainst(cube, cube.variables[static_cast<std::size_t>(v)]).isEmpty())
                continue;
            if (found >= 0)
                return -1;
            found = v;
        }
        return found;
    };
    return only(source) == variable ? only(other) : -1;
}

std::vector<ModelPair> pairVariables(const Periods& periods, const Parameters& parameters, bool sameGrids, CheckResult& check)
{
    const auto reason = [&](const Variable& candidate) {
        if (const QString why = reasonAgainst(*periods.reference, candidate); !why.isEmpty())
            return why;
        const int index = periods.reference->find(candidate.name);
        for (const int which : {1, 2}) {
            const CubeSignature& model = which == 1 ? *periods.historical : *periods.projection;
            const int partner = partnerOf(*periods.reference, index, model);
            if (partner < 0)
                return Tr::tr("The model (%1) has nothing like '%2'; it has: %3.").arg(kPorts[which], candidate.name, model.variableList());
            if (const QString why = reasonAgainst(model, model.variables[static_cast<std::size_t>(partner)]); !why.isEmpty())
                return why;
        }
        return QString();
    };
    std::vector<ModelPair> out;
    Pairing pairing(periods, parameters, sameGrids, check);
    for (const int index : data::chooseVariables(*periods.reference, parameters, kPorts[0], QStringLiteral("variables"), reason, check)) {
        const int historical = partnerOf(*periods.reference, index, *periods.historical);
        const int projection = partnerOf(*periods.reference, index, *periods.projection);
        if (const auto pair = pairing.make(index, historical, projection))
            out.push_back(*pair);
        if (check.hasErrors())
            return {};
    }
    if (!out.empty())
        warnOfYears(periods, out.front(), parameters, check);
    return out;
}

bool isPrecipitation(const Variable& variable)
{
    static const QRegularExpression standard(QStringLiteral("precipitation|rainfall|snowfall"));
    static const QRegularExpression name(QStringLiteral("^(pr|prec|precip|precipitation|rain|rainfall|tp|rr|prcp|snow|snowfall)$"));
    return variable.standardName.isEmpty() ? name.match(variable.name.toLower()).hasMatch() : standard.match(variable.standardName).hasMatch();
}

double wetThreshold(const QString& unit)
{
    for (const char* water : {"mm d-1", "kg m-2 d-1", "mm", "kg m-2"}) { // rates, then sums of a day
        if (const auto conversion = units::conversion(QLatin1String(water), unit))
            return (*conversion)(1.0);
    }
    return std::nan("");
}

bool isRatioQuantity(const Variable& variable)
{
    static const QRegularExpression standard(QStringLiteral("wind_speed|speed_of_gust|shortwave|runoff|specific_humidity|mixing_ratio"));
    static const QRegularExpression name(QStringLiteral("^(sfcwind|ws|wind|rsds|ssrd|huss|hus|q)$"));
    if (isPrecipitation(variable))
        return true;
    return variable.standardName.isEmpty() ? name.match(variable.name.toLower()).hasMatch() : standard.match(variable.standardName).hasMatch();
}

bool isTemperature(const Variable& variable) { return units::sameDimension(variable.units, QStringLiteral("K")); }

} // namespace terrella::downscale
