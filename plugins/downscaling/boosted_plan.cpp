// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/boosted_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/alignment.h"
#include "pipelines/modules/matching.h"
#include "plugins/downscaling/interpolator.h"
#include "plugins/downscaling/step_keys.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::BoostedTrees)
};

class Planner {
public:
    Planner(const ModuleSpec& spec, const Periods& periods, const Parameters& parameters, CheckResult& check)
        : m_spec(spec),
          m_periods(periods),
          m_parameters(parameters),
          m_check(check)
    {
    }

    std::optional<BoostedPlan> make(const CubeSignature* elevation)
    {
        const std::vector<ModelPair> pairs = pairVariables(m_periods, m_parameters, false, m_check);
        if (pairs.empty())
            return std::nullopt;
        if (pairs.size() > 1 && m_parameters.texts(QStringLiteral("variables")).size() != 1) {
            // Trees are made for one variable; the first that the reference has, which is said.
            m_check.warning(QStringLiteral("variable.ambiguous"),
                Tr::tr("'%1' is predicted; choose another variable to predict that.").arg(m_periods.in(pairs.front(), 0).info().name), {},
                QStringLiteral("variables"));
        }
        m_plan.pair = pairs.front();
        const CheckedVariable there = m_periods.in(m_plan.pair, 0), model = m_periods.in(m_plan.pair, 1);
        if (!isOneField(there) || !requireSameCalendar(there, model, m_check) || !canInterpolate(model, *there.grid(), FieldMethod::Bilinear, m_check)
            || !findPredictors() || !matchSteps() || (elevation && !findHeights(*elevation)))
            return std::nullopt;
        readRules();
        describe();
        return std::move(m_plan);
    }

private:
    bool isOneField(const CheckedVariable& variable)
    {
        if (sliceCount(variable.cube, variable.variable) == 1)
            return true;
        m_check.error(
            QStringLiteral("level.many"), Tr::tr("%1 has several levels or members; select one of them.").arg(variable.name()), variable.place.port);
        return false;
    }

    /// All variables of the model on its cells, at its times, that the projection has too.
    bool findPredictors()
    {
        const CubeSignature &model = *m_periods.historical, &later = *m_periods.projection;
        const Variable& first = m_periods.in(m_plan.pair, 1).info();
        for (int v = 0; v < static_cast<int>(model.variables.size()); ++v) {
            const Variable& variable = model.variables[static_cast<std::size_t>(v)];
            if (variable.grid != first.grid || model.axisOf(variable, AxisKind::Time) != model.axisOf(first, AxisKind::Time)
                || sliceCount(model, v) != 1)
                continue;
            const int there = v == m_plan.pair.historical ? m_plan.pair.projection : later.find(variable.name);
            if (there < 0) {
                m_check.warning(QStringLiteral("variable.absent"), Tr::tr("The projection has no '%1', so it is no predictor.").arg(variable.name),
                    QStringLiteral("projection"));
                continue;
            }
            const auto conversion
                = requireSameUnits({model, v, {QStringLiteral("historical"), 0}}, {later, there, {QStringLiteral("projection"), 0}}, m_check);
            if (!conversion)
                return false;
            if (!conversion->isIdentity() && v != m_plan.pair.historical)
                continue; // said; only the predicted variable is converted
            m_plan.names.append(variable.name);
            m_plan.historical.push_back(v);
            m_plan.projection.push_back(there);
        }
        return isOneField(m_periods.in(m_plan.pair, 1)) && isOneField(m_periods.in(m_plan.pair, 2));
    }

    bool matchSteps()
    {
        const Axis &there = *m_periods.in(m_plan.pair, 0).time(), &model = *m_periods.in(m_plan.pair, 1).time();
        const StepKeys keys(there, model);
        std::map<qint64, std::size_t> known;
        const StepRange& range = m_plan.pair.historicalSteps;
        for (std::size_t t = range.first; t < range.first + range.count; ++t)
            known.emplace(keys.of(model.values[t], model.calendar), t);
        const StepRange& own = m_plan.pair.referenceSteps;
        for (std::size_t t = own.first; t < own.first + own.count; ++t) {
            if (const auto found = known.find(keys.of(there.values[t], there.calendar)); found != known.end()) {
                m_plan.referenceSteps.push_back(t);
                m_plan.historicalSteps.push_back(found->second);
            }
        }
        if (m_plan.referenceSteps.empty()) {
            m_check.error(QStringLiteral("time.no_overlap"),
                Tr::tr("Trees learn from days that reference and model have in common, and there are none in the training period."),
                QStringLiteral("historical"), QStringLiteral("training"));
            return false;
        }
        const auto year = [&](std::size_t step) { return fromSeconds(there.values[step], there.calendar).year; };
        const int last = year(m_plan.referenceSteps.back()), held = static_cast<int>(m_parameters.integer(QStringLiteral("validation_years")));
        m_plan.validationSteps
            = static_cast<std::size_t>(std::ranges::count_if(m_plan.referenceSteps, [&](std::size_t step) { return year(step) > last - held; }));
        if (m_plan.validationSteps < m_plan.referenceSteps.size())
            return true;
        m_check.warning(QStringLiteral("period.short"),
            Tr::tr("The training period has not more than %1 years: none is left to tell when to stop, so all trees are kept.").arg(held), {},
            QStringLiteral("validation_years"));
        m_plan.validationSteps = 0;
        return true;
    }

    bool findHeights(const CubeSignature& elevation)
    {
        const QString port = QStringLiteral("elevation");
        const auto matched = matchVariable(elevation, m_spec.input(port)->variables.front(), {}, port, {}, m_check);
        if (!matched)
            return false;
        m_plan.height = matched->variable;
        m_plan.toMetres = matched->conversion;
        const CheckedVariable height{elevation, matched->variable, {port, 0}};
        if (height.time() && height.time()->size() != 1) {
            m_check.error(QStringLiteral("level.many"),
                Tr::tr("%1 has %2 time steps; heights are one field.").arg(height.name()).arg(height.time()->size()), port);
            return false;
        }
        if (!isOneField(height))
            return false;
        const CheckedVariable there = m_periods.in(m_plan.pair, 0), model = m_periods.in(m_plan.pair, 1);
        return requireSameCells(there, height, m_check) && canInterpolate(height, *model.grid(), FieldMethod::Conservative, m_check);
    }

    void readRules()
    {
        const auto whole = [&](const char* key) { return m_parameters.integer(QLatin1String(key)); };
        m_plan.lowest = isRatioQuantity(m_periods.in(m_plan.pair, 0).info()) ? 0.0 : std::nan("");
        m_plan.samples = static_cast<std::size_t>(whole("samples"));
        m_plan.rules = {static_cast<int>(whole("trees")), static_cast<int>(whole("depth")), m_parameters.real(QStringLiteral("learning_rate")),
            m_parameters.real(QStringLiteral("regularisation")), m_parameters.real(QStringLiteral("least_leaf")),
            m_parameters.real(QStringLiteral("row_share")), static_cast<int>(whole("patience")), static_cast<std::uint64_t>(whole("seed"))};
    }

    void describe()
    {
        const CheckedVariable there = m_periods.in(m_plan.pair, 0), later = m_periods.in(m_plan.pair, 2);
        Variable made = later.info();
        made.name = there.info().name;
        made.units = there.info().units;
        made.storedType = QStringLiteral("float32");
        made.attributes[QStringLiteral("downscaling")] = QStringLiteral("boosted trees");
        AxisChanges changes;
        changes.axes = {{AxisKind::Y, std::nullopt}, {AxisKind::X, std::nullopt}, {AxisKind::Cell, std::nullopt}};
        const FieldGrid target = fieldGridOf(there.cube, there.variable);
        changes.added = target.axes;
        changes.grid = target.grid;
        SignatureBuilder builder(m_periods.projection->attributes);
        builder.addVariable(later.cube, std::move(made), changes);
        m_plan.signature = builder.build();
    }

    const ModuleSpec& m_spec;
    const Periods& m_periods;
    const Parameters& m_parameters;
    CheckResult& m_check;
    BoostedPlan m_plan;
};

} // namespace

std::optional<BoostedPlan> planBoostedTrees(
    const ModuleSpec& spec, const Periods& periods, const CubeSignature* elevation, const Parameters& parameters, CheckResult& check)
{
    return Planner(spec, periods, parameters, check).make(elevation);
}

} // namespace terrella::downscale
