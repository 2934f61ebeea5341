// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluation/evaluate_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/alignment.h"
#include "pipelines/modules/matching.h"
#include "plugins/downscaling/evaluation/evaluation_table.h"
#include "plugins/downscaling/periods.h"
#include "plugins/downscaling/step_keys.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Evaluate)
};

const auto kReference = [] { return QStringLiteral("reference"); };

class Planner {
public:
    Planner(const std::map<QString, std::shared_ptr<const CubeSignature>>& cubes, const Parameters& parameters, CheckResult& check)
        : m_cubes(cubes),
          m_reference(*cubes.at(kReference())),
          m_parameters(parameters),
          m_check(check)
    {
    }

    std::optional<EvaluationPlan> make()
    {
        if (!chooseReference() || !addCompetitors() || !matchSteps())
            return std::nullopt;
        m_plan.bins = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("bins")));
        m_plan.spectrumSteps = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("spectrum_steps")));
        m_plan.threshold = m_parameters.real(QStringLiteral("wet_threshold"));
        if (!std::isfinite(m_plan.threshold) && isPrecipitation(there().info()))
            m_plan.threshold = wetThreshold(there().info().units);
        describe();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] CheckedVariable there() const { return {m_reference, m_plan.reference, {kReference(), 0}}; }
    [[nodiscard]] CheckedVariable of(const Competitor& one) const { return {*m_cubes.at(one.port), one.variable, {one.port, 0}}; }

    bool isOneField(const CheckedVariable& variable)
    {
        if (!variable.grid()) {
            m_check.error(QStringLiteral("grid.missing"), Tr::tr("%1 does not lie on a grid.").arg(variable.name()), variable.place.port);
            return false;
        }
        const std::size_t slices = sliceCount(variable.cube, variable.variable);
        if (slices == 1)
            return true;
        m_check.error(QStringLiteral("level.many"),
            Tr::tr("%1 has %2 levels and members; select one of them, or their mean.").arg(variable.name()).arg(slices), variable.place.port);
        return false;
    }

    /// One field a step, or members of an ensemble and nothing else.
    bool countMembers(const CheckedVariable& variable, Competitor& one)
    {
        const Axis* members = variable.cube.axisOf(variable.info(), AxisKind::Member);
        if (!members || !variable.grid() || sliceCount(variable.cube, variable.variable) != members->size())
            return isOneField(variable);
        one.members = members->size();
        return true;
    }

    bool chooseReference()
    {
        const QString key = QStringLiteral("variable"), wanted = m_parameters.text(key);
        if (!wanted.isEmpty()) {
            m_plan.reference = m_reference.find(wanted);
            if (m_plan.reference < 0)
                variableMissing(m_reference, wanted, kReference(), key, m_check);
        } else {
            for (int v = 0; v < static_cast<int>(m_reference.variables.size()) && m_plan.reference < 0; ++v) {
                const Variable& variable = m_reference.variables[static_cast<std::size_t>(v)];
                const bool fits = m_reference.gridOf(variable) && m_reference.dimensionOf(variable, AxisKind::Time) >= 0;
                if (fits && partnerOf(m_reference, v, *m_cubes.at(QStringLiteral("prediction"))) >= 0)
                    m_plan.reference = v;
            }
            if (m_plan.reference < 0)
                m_check.error(QStringLiteral("variable.missing"),
                    Tr::tr("Reference (%1) and prediction (%2) have no variable in common that has time and place.")
                        .arg(m_reference.variableList(), m_cubes.at(QStringLiteral("prediction"))->variableList()),
                    kReference(), key);
        }
        return m_plan.reference >= 0 && requireTime(there(), m_check) && isOneField(there());
    }

    bool addCompetitors()
    {
        const std::pair<const char*, const char*> ports[]{{"prediction", "prediction"}, {"baseline", "baseline"}, {"coarse", "bilinear"}};
        for (const auto& [port, key] : ports) {
            const auto found = m_cubes.find(QLatin1String(port));
            if (found == m_cubes.end() || !found->second)
                continue;
            Competitor one{found->first, QLatin1String(key), {}, partnerOf(m_reference, m_plan.reference, *found->second), 1, {}, {}};
            one.label = m_parameters.text(one.key + QStringLiteral("_name"));
            if (one.variable < 0) {
                m_check.error(QStringLiteral("variable.missing"),
                    Tr::tr("There is nothing like '%1' here; there are: %2.").arg(there().info().name, found->second->variableList()), one.port);
                return false;
            }
            if (!checkCompetitor(one))
                return false;
            m_plan.competitors.push_back(std::move(one));
        }
        if (m_plan.competitors.size() == 1)
            m_check.warning(QStringLiteral("baseline.missing"),
                Tr::tr("Nothing to compare with: connect the coarse data, so that the scores of bilinear interpolation stand beside."),
                QStringLiteral("coarse"));
        return true;
    }

    bool checkCompetitor(Competitor& one)
    {
        const CheckedVariable variable = of(one);
        const auto conversion = requireSameUnits(there(), variable, m_check);
        if (!requireTime(variable, m_check) || !countMembers(variable, one) || !conversion || !requireSameCalendar(there(), variable, m_check))
            return false;
        one.conversion = *conversion;
        const bool isCoarse = one.port == QLatin1String("coarse");
        return isCoarse ? canInterpolate(variable, *there().grid(), FieldMethod::Bilinear, m_check) : requireSameCells(there(), variable, m_check);
    }

    /// Steps of the chosen years that all have.
    bool matchSteps()
    {
        const Axis& time = *there().time();
        std::pair<double, double> bounds{-HUGE_VAL, HUGE_VAL};
        const QString key = QStringLiteral("years");
        if (const auto period = m_parameters.period(key)) {
            const auto read = period->bounds(time.calendar);
            if (!read) {
                m_check.error(QStringLiteral("parameter.form"), read.error().message, {}, key);
                return false;
            }
            if (!requirePeriod(there(), *period, key, m_check))
                return false;
            bounds = *read;
        }
        std::vector<std::map<qint64, std::size_t>> known;
        std::vector<StepKeys> keys;
        for (const Competitor& one : m_plan.competitors) {
            const Axis& other = *of(one).time();
            keys.emplace_back(time, other);
            known.emplace_back();
            for (std::size_t t = 0; t < other.size(); ++t)
                known.back().emplace(keys.back().of(other.values[t], other.calendar), t);
        }
        for (std::size_t t = 0; t < time.size(); ++t) {
            if (time.values[t] < bounds.first || time.values[t] > bounds.second)
                continue;
            std::vector<std::size_t> matched;
            for (std::size_t k = 0; k < known.size(); ++k) {
                const auto found = known[k].find(keys[k].of(time.values[t], time.calendar));
                if (found != known[k].end())
                    matched.push_back(found->second);
            }
            if (matched.size() != known.size())
                continue;
            m_plan.steps.push_back(t);
            for (std::size_t k = 0; k < known.size(); ++k)
                m_plan.competitors[k].steps.push_back(matched[k]);
        }
        if (!m_plan.steps.empty())
            return true;
        m_check.error(QStringLiteral("time.no_overlap"), Tr::tr("Reference and predictions have no time step in common in the chosen years."),
            QStringLiteral("prediction"), m_parameters.isSet(key) ? key : QString());
        return false;
    }

    void describe()
    {
        AxisChanges changes;
        for (const AxisKind kind : {AxisKind::Time, AxisKind::Member, AxisKind::Other, AxisKind::Level})
            changes.axes[kind] = std::nullopt;
        SignatureBuilder builder(m_reference.attributes);
        for (const Competitor& one : m_plan.competitors) {
            addMap(builder, changes, one, "bias", QStringLiteral("Mean error"));
            addMap(builder, changes, one, "rmse", QStringLiteral("Root mean square error"));
            addMap(builder, changes, one, "p98_bias", QStringLiteral("Error of the 98th percentile"));
            if (one.members > 1)
                addMap(builder, changes, one, "spread", QStringLiteral("Spread of the ensemble"));
        }
        m_plan.maps = builder.build();
        m_plan.table = std::make_shared<const FeaturesSignature>(scoreColumns(there().info().units));
        if (const Competitor& last = m_plan.competitors.back(); last.key == QLatin1String("bilinear"))
            m_plan.scratch = broughtTo(fieldGridOf(m_reference, m_plan.reference), of(last).cube, {last.variable}, last.steps);
    }

    void addMap(SignatureBuilder& builder, const AxisChanges& changes, const Competitor& one, const char* measure, const QString& what)
    {
        Variable made = there().info();
        const QString name = made.longName.isEmpty() ? made.name : made.longName;
        made.name = QStringLiteral("%1_%2").arg(QLatin1String(measure), one.key);
        made.standardName.clear();
        made.longName = QStringLiteral("%1 of %2 (%3)").arg(what, name, one.label);
        made.units = unitsOfDifferences(made.units);
        made.cellMethods = QStringLiteral("time: mean");
        made.storedType = QStringLiteral("float32");
        made.attributes = {};
        builder.addVariable(m_reference, std::move(made), changes);
    }

    const std::map<QString, std::shared_ptr<const CubeSignature>>& m_cubes;
    const CubeSignature& m_reference;
    const Parameters& m_parameters;
    CheckResult& m_check;
    EvaluationPlan m_plan;
};

} // namespace

std::optional<EvaluationPlan> planEvaluation(
    const std::map<QString, std::shared_ptr<const CubeSignature>>& cubes, const Parameters& parameters, CheckResult& check)
{
    return Planner(cubes, parameters, check).make();
}

} // namespace terrella::downscale
