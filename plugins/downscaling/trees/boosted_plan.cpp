// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/trees/boosted_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/alignment.h"
#include "pipelines/modules/matching.h"
#include "plugins/downscaling/interpolator.h"
#include "plugins/downscaling/step_keys.h"
#include "plugins/learning/model_card.h"

#include <QCoreApplication>
#include <QJsonArray>

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

    std::optional<BoostedPlan> make(const CubeSignature* elevation, const ModelSignature* model)
    {
        m_plan.learns = model == nullptr;
        m_plan.perCell = m_parameters.text(QStringLiteral("models")) == QLatin1String("cell");
        if ((model && !readCard(*model)) || !choosePair())
            return std::nullopt;
        const CheckedVariable there = m_periods.in(m_plan.pair, 0), coarse = m_periods.in(m_plan.pair, 1);
        if (!isOneField(there) || !canInterpolate(coarse, *there.grid(), FieldMethod::Bilinear, m_check))
            return std::nullopt;
        if (model ? !matchPredictors() || !isCardsGrid(*there.grid()) : !requireSameCalendar(there, coarse, m_check) || !findPredictors())
            return std::nullopt;
        if (!isOneField(coarse) || !isOneField(m_periods.in(m_plan.pair, 2)) || (m_plan.learns && !matchSteps()) || !findHeights(elevation))
            return std::nullopt;
        readRules();
        if (m_plan.learns)
            writeCard(*there.grid());
        describe();
        return std::move(m_plan);
    }

private:
    bool refuse(const QString& why)
    {
        m_check.error(QStringLiteral("model.card"), why, QStringLiteral("model"));
        return false;
    }

    bool readCard(const ModelSignature& model)
    {
        m_plan.card = model.card;
        const QString kind = model.card.value(QLatin1String("models")).toString();
        const bool isWhole = !model.card.value(QLatin1String("inputs")).toArray().isEmpty() && model.card.contains(QLatin1String("base"))
            && model.card.contains(QLatin1String("variable"));
        if (model.card.value(QLatin1String("task")) != QLatin1String("downscaling")
            || (kind != QLatin1String("shared") && kind != QLatin1String("cell")) || !isWhole)
            return refuse(Tr::tr("The model is none of this module's: its card does not name trees, their inputs and the variable that they predict. "
                                 "Take one that was made here."));
        m_plan.perCell = kind == QLatin1String("cell");
        return true;
    }

    /// Trees are made for one variable; the first that the reference has, or that of the card.
    bool choosePair()
    {
        const std::vector<ModelPair> pairs = pairVariables(m_periods, m_parameters, false, m_check);
        if (pairs.empty())
            return false;
        m_plan.pair = pairs.front();
        if (!m_plan.learns) {
            std::erase_if(
                m_check.problems, [](const Problem& problem) { return problem.code == QLatin1String("period.differ"); }); // nothing is learnt
            const QString wanted = m_plan.card.value(QLatin1String("variable")).toString();
            const auto found = std::ranges::find_if(pairs, [&](const ModelPair& pair) { return m_periods.in(pair, 0).info().name == wanted; });
            if (found == pairs.end())
                return refuse(Tr::tr("The model predicts '%1', and the reference, whose cells are those of the result, has: %2.")
                                  .arg(wanted, m_periods.reference->variableList()));
            m_plan.pair = *found;
        } else if (pairs.size() > 1 && m_parameters.texts(QStringLiteral("variables")).size() != 1) {
            m_check.warning(QStringLiteral("variable.ambiguous"),
                Tr::tr("'%1' is predicted; choose another variable to predict that.").arg(m_periods.in(pairs.front(), 0).info().name), {},
                QStringLiteral("variables"));
        }
        return true;
    }

    /// The inputs of the card in what is downscaled.
    bool matchPredictors()
    {
        const CubeSignature& later = *m_periods.projection;
        const QString port = m_periods.hasProjection ? QStringLiteral("projection") : QStringLiteral("historical");
        const QString base = m_plan.card.value(QLatin1String("base")).toString();
        for (const QJsonValue& value : m_plan.card.value(QLatin1String("inputs")).toArray()) {
            TreePredictor one{value[QLatin1String("name")].toString(), value[QLatin1String("standard_name")].toString(),
                value[QLatin1String("units")].toString(), -1, -1, {}, {}};
            VariableNeed need{one.standardName, {one.name}, one.units, true};
            if (const int named = later.find(one.name); named >= 0 && later.variables[static_cast<std::size_t>(named)].name == one.name)
                need.standardName.clear();
            const auto matched = matchVariable(later, need, {}, port, {}, m_check);
            if (!matched)
                return false;
            one.projection = one.historical = matched->variable;
            one.fromProjection = one.fromHistorical = matched->conversion;
            if (one.name == base)
                m_plan.base = m_plan.predictors.size();
            m_plan.predictors.push_back(std::move(one));
        }
        m_plan.pair.projection = m_plan.predictors[m_plan.base].projection;
        return shareAxes();
    }

    /// What is downscaled must lie on the same cells and steps.
    bool shareAxes()
    {
        const CheckedVariable base = m_periods.in(m_plan.pair, 2);
        return std::ranges::all_of(m_plan.predictors, [&](const TreePredictor& one) {
            const CheckedVariable other{base.cube, one.projection, base.place};
            return requireSameGrid(base, other, m_check) && requireSameTimes(base, other, m_check) && isOneField(other);
        });
    }

    bool isCardsGrid(const Grid& grid)
    {
        if (!m_plan.perCell || learning::isGridOfCard(m_plan.card.value(QLatin1String("grid")).toObject(), grid))
            return true;
        return refuse(Tr::tr("Each cell has trees of its own in this model, and the reference has other cells than those that it was made for."));
    }

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
            const bool isBase = v == m_plan.pair.historical;
            if (variable.grid != first.grid || model.axisOf(variable, AxisKind::Time) != model.axisOf(first, AxisKind::Time)
                || (sliceCount(model, v) != 1 && !isBase))
                continue;
            const int there = isBase ? m_plan.pair.projection : later.find(variable.name);
            if (there < 0) {
                m_check.warning(QStringLiteral("variable.absent"), Tr::tr("The projection has no '%1', so it is no predictor.").arg(variable.name),
                    QStringLiteral("projection"));
                continue;
            }
            TreePredictor one{variable.name, variable.standardName, variable.units, v, there, {}, {}};
            if (isBase) {
                one.units = m_periods.in(m_plan.pair, 0).info().units;
                one.fromHistorical = m_plan.pair.fromHistorical;
                one.fromProjection = m_plan.pair.fromProjection;
                m_plan.base = m_plan.predictors.size();
            } else if (m_periods.hasProjection) {
                const auto conversion
                    = requireSameUnits({model, v, {QStringLiteral("historical"), 0}}, {later, there, {QStringLiteral("projection"), 0}}, m_check);
                if (!conversion)
                    return false;
                one.fromProjection = *conversion;
            }
            m_plan.predictors.push_back(std::move(one));
        }
        return shareAxes();
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
        holdOutYears(there);
        return true;
    }

    /// The last years are judged by, those before tell when to stop; where too few are left to learn from, they are given up one after the other.
    void holdOutYears(const Axis& time)
    {
        const auto year = [&](std::size_t step) { return fromSeconds(time.values[step], time.calendar).year; };
        const int last = year(m_plan.referenceSteps.back());
        const auto after = [&](int first) {
            return static_cast<std::size_t>(std::ranges::count_if(m_plan.referenceSteps, [&](std::size_t step) { return year(step) > first; }));
        };
        const auto years = [&](const char* key) { return static_cast<int>(m_parameters.integer(QLatin1String(key))); };
        int test = years("test_years"), validation = years("validation_years");
        const auto give = [&](int& held, const char* key, const QString& consequence) {
            if (held == 0 || after(last - test - validation) < m_plan.referenceSteps.size())
                return;
            m_check.warning(QStringLiteral("period.short"),
                Tr::tr("The training period is too short to hold %1 years back: %2").arg(held).arg(consequence), {}, QLatin1String(key));
            held = 0;
        };
        give(test, "test_years", Tr::tr("there will be no scores."));
        give(validation, "validation_years", Tr::tr("none tells when to stop, so all trees are kept."));
        m_plan.testSteps = after(last - test);
        m_plan.validationSteps = after(last - test - validation) - m_plan.testSteps;
    }

    bool findHeights(const CubeSignature* connected)
    {
        const QString port = QStringLiteral("elevation");
        const bool wanted = m_plan.learns ? !m_plan.perCell : m_plan.card.value(QLatin1String("elevation")).toBool();
        if (!m_plan.learns && wanted && !connected)
            return refuse(Tr::tr("The trees were made with heights; connect those of the fine cells."));
        if (connected && !wanted)
            m_check.warning(QStringLiteral("input.unused"),
                m_plan.perCell ? Tr::tr("The height of a cell is always the same, and each cell has trees of its own: heights tell them nothing.")
                               : Tr::tr("The trees were made without heights; they are not used."),
                port);
        if (!connected || !wanted)
            return true;
        const CubeSignature& elevation = *connected;
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
        const Variable& reference = m_periods.in(m_plan.pair, 0).info();
        m_plan.lowest = isRatioQuantity(reference) ? 0.0 : std::nan("");
        m_plan.threshold = isPrecipitation(reference) ? wetThreshold(reference.units) : std::nan("");
        m_plan.samples = static_cast<std::size_t>(whole("samples"));
        m_plan.rules = {static_cast<int>(whole("trees")), static_cast<int>(whole("depth")), m_parameters.real(QStringLiteral("learning_rate")),
            m_parameters.real(QStringLiteral("regularisation")), m_parameters.real(QStringLiteral("least_leaf")),
            m_parameters.real(QStringLiteral("row_share")), static_cast<int>(whole("patience")), static_cast<std::uint64_t>(whole("seed"))};
    }

    void writeCard(const Grid& grid)
    {
        const Variable& reference = m_periods.in(m_plan.pair, 0).info();
        QJsonArray inputs;
        for (const TreePredictor& one : m_plan.predictors)
            inputs.append(QJsonObject{
                {QStringLiteral("name"), one.name}, {QStringLiteral("standard_name"), one.standardName}, {QStringLiteral("units"), one.units}});
        m_plan.card = {{QStringLiteral("task"), QStringLiteral("downscaling")},
            {QStringLiteral("format"),
                m_plan.perCell ? QStringLiteral("XGBoost UBJSON of each cell: qCompress, base64") : QStringLiteral("XGBoost JSON")},
            {QStringLiteral("models"), m_plan.perCell ? QStringLiteral("cell") : QStringLiteral("shared")}, {QStringLiteral("inputs"), inputs},
            {QStringLiteral("base"), m_plan.predictors[m_plan.base].name}, {QStringLiteral("variable"), reference.name},
            {QStringLiteral("units"), reference.units}, {QStringLiteral("elevation"), m_plan.height >= 0},
            {QStringLiteral("target"), QStringLiteral("what is to be added to the interpolated value")},
            {QStringLiteral("seed"), static_cast<qint64>(m_plan.rules.seed)}};
        if (m_plan.perCell)
            m_plan.card.insert(QStringLiteral("grid"), learning::gridOnCard(grid));
        const Axis& time = *m_periods.in(m_plan.pair, 0).time();
        const auto at = [&](std::size_t step) { return isoText(time.values[m_plan.referenceSteps[step]], time.calendar); };
        m_plan.card.insert(QStringLiteral("trained_from"), at(0));
        m_plan.card.insert(QStringLiteral("trained_to"), at(m_plan.trainingSteps() - 1));
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

QStringList BoostedPlan::names() const
{
    QStringList out;
    for (const TreePredictor& one : predictors)
        out.append(one.name);
    return out;
}

std::optional<BoostedPlan> planBoostedTrees(const ModuleSpec& spec, const Periods& periods, const CubeSignature* elevation,
    const ModelSignature* model, const Parameters& parameters, CheckResult& check)
{
    return Planner(spec, periods, parameters, check).make(elevation, model);
}

} // namespace terrella::downscale
