// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/anomaly_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "plugins/data/time/statistic_names.h"
#include "plugins/data/variable_choice.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Anomaly)
};

/// Anomalies that have a CF standard name of their own (standard name table 79); those of other quantities have none.
QString anomalyName(const QString& standardName)
{
    static const QStringList known{QStringLiteral("air_temperature"), QStringLiteral("air_pressure"), QStringLiteral("geopotential"),
        QStringLiteral("geopotential_height"), QStringLiteral("surface_temperature")};
    return known.contains(standardName) ? standardName + QStringLiteral("_anomaly") : QString();
}

/// Days are counted alike, so that they can be told apart by month and day.
bool calendarsAgree(Calendar a, Calendar b)
{
    const auto real = [](Calendar calendar) {
        return calendar == Calendar::Standard || calendar == Calendar::ProlepticGregorian || calendar == Calendar::Julian
            || calendar == Calendar::None;
    };
    const auto hasOrdinaryDays = [&](Calendar calendar) { return real(calendar) || calendar == Calendar::NoLeap || calendar == Calendar::AllLeap; };
    return a == b || (hasOrdinaryDays(a) && hasOrdinaryDays(b));
}

class Planner {
public:
    Planner(const CubeSignature& data, const Parameters& parameters, CheckResult& check) : m_data(data), m_parameters(parameters), m_check(check)
    {
        const QString kind = parameters.text(QStringLiteral("operation"));
        m_plan.kind = kind == QLatin1String("difference") ? AnomalyKind::Difference
            : kind == QLatin1String("ratio")              ? AnomalyKind::Ratio
                                                          : AnomalyKind::Standardised;
    }

    std::optional<AnomalyPlan> make(const CubeSignature* climatology, const CubeSignature* spread)
    {
        const bool ready = climatology ? matchClimatology(*climatology, spread) : planOwn();
        if (!ready || m_check.hasErrors())
            return std::nullopt;
        describe();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Variable& variable(int index) const { return m_data.variables[static_cast<std::size_t>(index)]; }

    bool planOwn()
    {
        m_plan.own = planClimatologies(m_data, m_parameters, QStringLiteral("data"), m_check);
        if (!m_plan.own)
            return false;
        SignatureBuilder scratch;
        for (std::size_t k = 0; k < m_plan.own->variables.size(); ++k) {
            const int index = m_plan.own->variables[k];
            const ClimatologyPlan& plan = m_plan.own->planOf(m_data, index);
            const Axis& time = *m_data.axisOf(variable(index), AxisKind::Time);
            AnomalyVariable made;
            made.source = index;
            made.ownSteps = matchSteps(time, m_plan.own->rule, plan.keys);
            warnOfGaps(time, made.ownSteps, index);
            AxisChanges changes;
            changes.axes[AxisKind::Time] = withValues(time, plan.times);
            for (const char* name : {"mean", "spread"}) {
                Variable copy = variable(index);
                copy.name = QLatin1String(name) + QString::number(k);
                if (copy.name.startsWith(QLatin1Char('m')) || m_plan.kind == AnomalyKind::Standardised)
                    scratch.addVariable(m_data, std::move(copy), changes);
            }
            m_plan.variables.push_back(std::move(made));
        }
        m_plan.scratch = scratch.build();
        return true;
    }

    bool matchClimatology(const CubeSignature& climatology, const CubeSignature* spread)
    {
        if (m_plan.kind == AnomalyKind::Standardised && !spread) {
            m_check.error(QStringLiteral("input.missing"),
                Tr::tr("Standardised values need standard deviations as well: connect them, or leave the climatology open to have both made here."),
                QStringLiteral("spread"));
            return false;
        }
        const auto reason = [&](const Variable& candidate) {
            const QString noTime = reasonAgainstClimatology(m_data, candidate);
            if (!noTime.isEmpty() || climatology.find(candidate.name) >= 0)
                return noTime;
            return Tr::tr("The climatology has no variable '%1'; it has: %2.").arg(candidate.name, climatology.variableList());
        };
        for (const int index : chooseVariables(m_data, m_parameters, QStringLiteral("data"), QStringLiteral("variables"), reason, m_check)) {
            AnomalyVariable made;
            made.source = index;
            made.mean = match(index, climatology, QStringLiteral("climatology"), false);
            if (m_plan.kind == AnomalyKind::Standardised)
                made.spread = match(index, *spread, QStringLiteral("spread"), true);
            m_plan.variables.push_back(std::move(made));
        }
        return true;
    }

    MatchedField match(int index, const CubeSignature& other, const QString& port, bool isSpread)
    {
        MatchedField out;
        const Variable& mine = variable(index);
        out.variable = other.find(mine.name);
        if (out.variable < 0) {
            m_check.error(
                QStringLiteral("variable.missing"), Tr::tr("There is no variable '%1'; there are: %2.").arg(mine.name, other.variableList()), port);
            return out;
        }
        const CheckedVariable here{m_data, index, {QStringLiteral("data")}}, there{other, out.variable, {port}};
        matchUnits(here, there, isSpread, out);
        if (here.grid() || there.grid())
            requireSameGrid(here, there, m_check);
        const std::size_t slices = sliceCount(m_data, index), theirSlices = sliceCount(other, out.variable);
        out.oneSlice = theirSlices == 1;
        if (theirSlices != 1 && theirSlices != slices)
            m_check.error(QStringLiteral("level.mismatch"),
                Tr::tr("'%1' has %2 levels and members in the data and %3 here; select the same ones.").arg(mine.name).arg(slices).arg(theirSlices),
                port);
        matchTimes(here, there, out);
        return out;
    }

    void matchUnits(const CheckedVariable& here, const CheckedVariable& there, bool isSpread, MatchedField& out)
    {
        if (!isSpread) {
            out.conversion = requireSameUnits(here, there, m_check).value_or(UnitConversion{});
            return;
        }
        const QString wanted = differenceUnits(here.info().units);
        const Result<UnitConversion> conversion = units::conversion(differenceUnits(there.info().units), wanted);
        if (!conversion) {
            m_check.error(QStringLiteral("units.dimension"),
                Tr::tr("'%1' is in '%2' here and in '%3' in the data; convert one of them first.")
                    .arg(here.info().name, there.info().units, here.info().units),
                there.place.port);
            return;
        }
        out.conversion = *conversion;
        if (!conversion->isIdentity())
            m_check.warning(QStringLiteral("units.converted"),
                Tr::tr("'%1' is in %2 and is converted to %3.").arg(here.info().name, there.info().units, wanted), there.place.port);
    }

    void matchTimes(const CheckedVariable& here, const CheckedVariable& there, MatchedField& out)
    {
        const Axis* year = there.time();
        if (!year)
            return;
        const Axis& time = *here.time();
        if (!calendarsAgree(time.calendar, year->calendar)) {
            requireSameCalendar(here, there, m_check);
            return;
        }
        const std::optional<ClimatologyRule> rule = ruleOfClimatology(*year);
        if (!rule) {
            m_check.error(QStringLiteral("time.mismatch"),
                Tr::tr("The %1 times of the climatology are not those of one year of days, months or seasons.").arg(year->size()), there.place.port);
            return;
        }
        std::vector<qint64> keys;
        for (const double seconds : year->values)
            keys.push_back(*rule->keyOf(seconds, year->calendar));
        out.steps = matchSteps(time, *rule, keys);
        warnOfGaps(time, out.steps, here.variable);
    }

    void warnOfGaps(const Axis& time, const std::vector<std::size_t>& steps, int index)
    {
        const auto missing = std::ranges::count(steps, kNoStep);
        if (missing == 0)
            return;
        const auto first = static_cast<std::size_t>(std::ranges::find(steps, kNoStep) - steps.begin());
        m_check.warning(QStringLiteral("climatology.gap"),
            Tr::tr("The climatology has nothing for %1 of %2 time steps of '%3', the first one %4; the result is missing there.")
                .arg(missing)
                .arg(steps.size())
                .arg(variable(index).name, isoText(time.values[first], time.calendar)),
            QStringLiteral("data"));
    }

    void describe()
    {
        SignatureBuilder builder(m_data.attributes);
        for (const AnomalyVariable& made : m_plan.variables) {
            Variable out = variable(made.source);
            const QString what = out.longName.isEmpty() ? out.name : out.longName;
            out.storedType = QStringLiteral("float32");
            out.standardName = m_plan.kind == AnomalyKind::Difference ? anomalyName(out.standardName) : QString();
            switch (m_plan.kind) {
            case AnomalyKind::Difference:
                out.units = differenceUnits(out.units);
                out.longName = QStringLiteral("Anomaly of %1").arg(what);
                break;
            case AnomalyKind::Ratio:
                out.units = QStringLiteral("1");
                out.longName = QStringLiteral("Ratio anomaly of %1").arg(what);
                break;
            case AnomalyKind::Standardised:
                out.units = QStringLiteral("1");
                out.longName = QStringLiteral("Standardised anomaly of %1").arg(what);
                break;
            }
            builder.addVariable(m_data, std::move(out));
        }
        m_plan.signature = builder.build();
    }

    const CubeSignature& m_data;
    const Parameters& m_parameters;
    CheckResult& m_check;
    AnomalyPlan m_plan;
};

} // namespace

std::optional<AnomalyPlan> planAnomaly(
    const CubeSignature& data, const CubeSignature* climatology, const CubeSignature* spread, const Parameters& parameters, CheckResult& check)
{
    return Planner(data, parameters, check).make(climatology, spread);
}

} // namespace terrella::data
