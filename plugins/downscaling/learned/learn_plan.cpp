// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learn_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "plugins/downscaling/periods.h"
#include "plugins/downscaling/step_keys.h"
#include "plugins/learning/training_parameters.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DownscaleLearn)
};

QString coarsePort() { return QStringLiteral("data"); }
QString referencePort() { return QStringLiteral("reference"); }
QString staticsPort() { return QStringLiteral("statics"); }

class Planner {
public:
    Planner(const Parameters& parameters, const CubeSignature& coarse, const CubeSignature& reference, CheckResult& check)
        : m_parameters(parameters),
          m_coarse(coarse),
          m_reference(reference),
          m_check(check)
    {
    }

    std::optional<LearnPlan> make(const CubeSignature* statics)
    {
        if (!findTarget() || !findGrids() || !findPredictors() || (statics && !findStatics(*statics)) || !matchSteps())
            return std::nullopt;
        auto split = learning::splitTime(m_parameters, m_plan.time, m_check);
        if (!split)
            return std::nullopt;
        m_plan.split = *std::move(split);
        m_plan.cycle = cyclesOf(m_plan.time, m_plan.split.training);
        if (m_parameters.flag(QStringLiteral("local")))
            m_plan.form = isRatioQuantity(target().info()) ? LocalForm::Factor : LocalForm::Sum;
        m_plan.targetInfo = target().info();
        if (!findNetwork())
            return std::nullopt;
        m_plan.rules.training = m_plan.split.training;
        m_plan.rules.validation = m_plan.split.validation;
        m_plan.conserve = m_parameters.flag(QStringLiteral("conserve"));
        m_plan.nonNegative = chosen(m_parameters, "non_negative", isRatioQuantity(target().info()));
        makeCard(statics);
        m_check.leastBytes = learning::leastTrainingBytes(m_plan.rules, m_plan.frame);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] CheckedVariable target() const { return {m_reference, m_plan.target, {referencePort(), 0}}; }
    [[nodiscard]] CheckedVariable coarse(int variable) const { return {m_coarse, variable, {coarsePort(), 0}}; }
    [[nodiscard]] CheckedVariable base() const { return coarse(m_base); }

    /// Whether a variable of the reference can be learnt: it has times, cells, one level, and the coarse cube has the same quantity.
    bool isLearnable(int v) const
    {
        const Variable& variable = m_reference.variables[static_cast<std::size_t>(v)];
        const Axis* time = m_reference.axisOf(variable, AxisKind::Time);
        const int partner = partnerOf(m_reference, v, m_coarse);
        return time && time->size() > 1 && m_reference.gridOf(variable) && sliceCount(m_reference, v) == 1 && partner >= 0
            && units::sameDimension(coarse(partner).info().units, variable.units);
    }

    bool findTarget()
    {
        const QString parameter = QStringLiteral("target"), name = m_parameters.text(parameter);
        if (!name.isEmpty()) {
            m_plan.target = m_reference.find(name);
            if (m_plan.target < 0) {
                variableMissing(m_reference, name, referencePort(), parameter, m_check);
                return false;
            }
        }
        for (int v = 0; name.isEmpty() && v < static_cast<int>(m_reference.variables.size()); ++v) {
            if (!isLearnable(v))
                continue;
            if (m_plan.target < 0) {
                m_plan.target = v;
                continue;
            }
            m_check.warning(QStringLiteral("variable.ambiguous"),
                Tr::tr("'%1' is learnt; name another variable of the reference to learn that.").arg(target().info().name), referencePort(),
                parameter);
            break;
        }
        m_base = m_plan.target < 0 ? -1 : partnerOf(m_reference, m_plan.target, m_coarse);
        if (m_base < 0) {
            m_check.error(QStringLiteral("variable.missing"),
                Tr::tr("The coarse data must hold the quantity that is learnt. The reference has %1; the coarse data have %2.")
                    .arg(m_reference.variableList(), m_coarse.variableList()),
                coarsePort(), parameter);
            return false;
        }
        for (const CheckedVariable& variable : {target(), base()}) {
            if (!isOneField(variable) || !requireLatLon(variable, m_check) || !requireTime(variable, m_check))
                return false;
        }
        const auto conversion = requireSameUnits(target(), base(), m_check);
        if (conversion)
            m_plan.toTarget = *conversion;
        return conversion.has_value();
    }

    bool isOneField(const CheckedVariable& variable)
    {
        if (sliceCount(variable.cube, variable.variable) == 1)
            return true;
        m_check.error(QStringLiteral("level.many"), Tr::tr("%1 has levels or members; select one.").arg(variable.name()), variable.place.port);
        return false;
    }

    bool findGrids()
    {
        const Grid& coarseGrid = *base().grid();
        m_plan.fine = *target().grid();
        const std::size_t factor = factorBetween(coarseGrid, m_plan.fine);
        if (factor == 0) {
            m_check.error(QStringLiteral("grid.factor"),
                Tr::tr(
                    "The finer grid must cut every coarse cell into 2 by 2 to 8 by 8 cells of its own: %1 lies on %2 by %3 cells and %4 on %5 by %6, "
                    "in other places or another order. Bring them to such grids of one region with data.regrid, as of 1° and 0.25°.")
                    .arg(base().nameBeside(target()))
                    .arg(coarseGrid.ny)
                    .arg(coarseGrid.nx)
                    .arg(target().nameBeside(base()))
                    .arg(m_plan.fine.ny)
                    .arg(m_plan.fine.nx),
                coarsePort());
            return false;
        }
        m_plan.blocks = {coarseGrid.ny, coarseGrid.nx, factor, coarseGrid.periodic && m_plan.fine.periodic};
        return true;
    }

    /// Why a variable cannot be a predictor; empty where it can.
    QString objection(int v) const
    {
        const CheckedVariable variable = coarse(v);
        const Grid* grid = variable.grid();
        const Axis* time = variable.time();
        if (!grid || !shareCells(*grid, *base().grid()))
            return Tr::tr("%1 does not lie on the cells of %2; regrid it first.").arg(variable.name(), base().name());
        if (!time || time->values != base().time()->values || time->calendar != base().time()->calendar)
            return Tr::tr("%1 does not have the steps of %2; bring them to the same steps first.").arg(variable.name(), base().name());
        if (sliceCount(m_coarse, v) != 1)
            return Tr::tr("%1 has levels or members; select one.").arg(variable.name());
        return {};
    }

    /// What is interpolated is the first of them.
    bool findPredictors()
    {
        const QString parameter = QStringLiteral("predictors");
        const QStringList names = m_parameters.texts(parameter);
        m_plan.predictors = {m_base};
        for (const QString& name : names) {
            const int v = m_coarse.find(name);
            if (v < 0) {
                variableMissing(m_coarse, name, coarsePort(), parameter, m_check);
                return false;
            }
            if (const QString why = objection(v); !why.isEmpty()) {
                m_check.error(QStringLiteral("grid.mismatch"), why, coarsePort(), parameter);
                return false;
            }
            if (std::ranges::find(m_plan.predictors, v) == m_plan.predictors.end())
                m_plan.predictors.push_back(v);
        }
        for (int v = 0; names.isEmpty() && v < static_cast<int>(m_coarse.variables.size()); ++v) {
            if (v != m_base && objection(v).isEmpty())
                m_plan.predictors.push_back(v);
        }
        return true;
    }

    /// All fixed fields on the fine cells.
    bool findStatics(const CubeSignature& statics)
    {
        for (int v = 0; v < static_cast<int>(statics.variables.size()); ++v) {
            const CheckedVariable variable{statics, v, {staticsPort(), 0}};
            const bool isFixed = !variable.time() || variable.time()->size() == 1;
            if (isFixed && variable.grid() && sliceCount(statics, v) == 1 && shareCells(m_plan.fine, *variable.grid()))
                m_plan.statics.push_back(v);
        }
        if (!m_plan.statics.empty())
            return true;
        m_check.error(QStringLiteral("grid.mismatch"),
            Tr::tr("None of the fixed fields (%1) has one time and lies on the cells of %2; regrid them to it with data.regrid.")
                .arg(statics.variableList(), target().name()),
            staticsPort());
        return false;
    }

    bool matchSteps()
    {
        if (!requireSameCalendar(target(), base(), m_check))
            return false;
        const Axis &there = *target().time(), &model = *base().time();
        const StepKeys keys(there, model);
        std::map<qint64, std::size_t> known;
        for (std::size_t t = 0; t < model.size(); ++t)
            known.emplace(keys.of(model.values[t], model.calendar), t);
        m_plan.time = there;
        m_plan.time.values.clear();
        for (std::size_t t = 0; t < there.size(); ++t) {
            const auto found = known.find(keys.of(there.values[t], there.calendar));
            if (found == known.end())
                continue;
            m_plan.time.values.push_back(there.values[t]);
            m_plan.coarseSteps.push_back(found->second);
            m_plan.steps.push_back(t);
        }
        if (!m_plan.steps.empty())
            return true;
        m_check.error(QStringLiteral("time.no_overlap"),
            Tr::tr("A network learns from times that the reference and the coarse data have in common, and there are none."), coarsePort());
        return false;
    }

    bool findNetwork()
    {
        learning::NetworkSpec spec;
        spec.kind = *learning::parseNetworkKind(m_parameters.text(QStringLiteral("network")));
        spec.inputs = static_cast<int>(m_plan.channels() + m_plan.cycle.channels());
        spec.base = static_cast<int>(m_parameters.integer(QStringLiteral("base")));
        spec.activation = learning::Activation::None;
        const qint64 depth = m_parameters.integer(QStringLiteral("depth"));
        if (spec.kind == learning::NetworkKind::Esrgan) {
            spec.blocks = static_cast<int>(depth);
            spec.pools = {static_cast<int>(m_plan.blocks.factor)}; // its trunk works on the coarse cells
        } else if (spec.kind != learning::NetworkKind::Srcnn) {
            spec.pools.assign(static_cast<std::size_t>(depth), 2);
        }
        auto network = learning::planNetwork(spec);
        if (!network) {
            m_check.error(QStringLiteral("network.invalid"), network.error().message, {}, QStringLiteral("network"));
            return false;
        }
        learning::TrainingRules& rules = m_plan.rules;
        rules.network = *std::move(network);
        learning::readTraining(m_parameters, rules);
        rules.plateau = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("plateau")));
        m_plan.frame = learning::Frame::around(
            m_plan.fine.ny, m_plan.fine.nx, m_plan.blocks.periodic, static_cast<std::size_t>(spec.divisor()), learning::kWrap);
        return true;
    }

    void addChannel(const CheckedVariable& variable)
    {
        const Variable& info = variable.info();
        const bool known = !info.units.trimmed().isEmpty() && units::isKnown(info.units);
        if (!known)
            m_check.warning(QStringLiteral("units.missing"),
                Tr::tr("%1 states no units that are known; it is taken as a plain number.").arg(variable.name()), variable.place.port);
        m_plan.card.inputs.push_back({info.name, info.standardName, known ? info.units : QStringLiteral("1"), {}});
    }

    void makeCard(const CubeSignature* statics)
    {
        learning::ModelCard& card = m_plan.card;
        const learning::TrainingRules& rules = m_plan.rules;
        card.task = QStringLiteral("downscaling");
        for (const int v : m_plan.predictors) {
            addChannel(coarse(v));
            card.inputs.back().anomaly = chosen(m_parameters, "anomalies", !isRatioQuantity(coarse(v).info()));
        }
        card.cycleChannels = m_plan.cycle.channels();
        for (const int v : m_plan.statics)
            addChannel({*statics, v, {staticsPort(), 0}});
        const Variable& variable = target().info();
        card.outputs = {{variable.name, variable.standardName, variable.units, variable.longName}};
        card.divisor = static_cast<std::size_t>(rules.network.spec.divisor());
        card.radius = static_cast<std::size_t>(rules.network.spec.receptiveRadius());
        card.wrap = m_plan.blocks.periodic ? learning::kWrap : 0;
        card.bytesPerCell = rules.network.spec.bytesPerCell() / 3.0; // nothing is kept for the way back
        QJsonObject training{{QStringLiteral("periods"), m_plan.split.periods}, {QStringLiteral("optimiser"), QStringLiteral("Adam")},
            {QStringLiteral("learning_rate"), rules.adam.rate}, {QStringLiteral("batch"), static_cast<qint64>(rules.batch)},
            {QStringLiteral("epochs_at_most"), static_cast<qint64>(rules.epochs)}, {QStringLiteral("patience"), static_cast<qint64>(rules.patience)},
            {QStringLiteral("plateau"), static_cast<qint64>(rules.plateau)}, {QStringLiteral("patch"), static_cast<qint64>(rules.patch)},
            {QStringLiteral("seed"), static_cast<qint64>(rules.seed)}, {QStringLiteral("calendar"), calendarName(m_plan.time.calendar)}};
        card.json
            = {{QStringLiteral("format"), 1}, {QStringLiteral("title"), Tr::tr("%1, %2 times finer").arg(variable.name).arg(m_plan.blocks.factor)},
                {QStringLiteral("made_by"), QStringLiteral("downscale.learn")}, {QStringLiteral("network"), rules.network.spec.toJson()},
                {QStringLiteral("loss"), rules.loss.toJson()}, {QStringLiteral("training"), training},
                {QStringLiteral("grid"), learning::gridOnCard(m_plan.fine)}, {QStringLiteral("factor"), static_cast<qint64>(m_plan.blocks.factor)},
                {QStringLiteral("predictors"), static_cast<qint64>(m_plan.predictors.size())}, {QStringLiteral("conserve"), m_plan.conserve},
                {QStringLiteral("non_negative"), m_plan.nonNegative}};
    }

    const Parameters& m_parameters;
    const CubeSignature& m_coarse;
    const CubeSignature& m_reference;
    CheckResult& m_check;
    int m_base = -1;
    LearnPlan m_plan;
};

} // namespace

std::optional<LearnPlan> planLearn(
    const Parameters& parameters, const CubeSignature& coarse, const CubeSignature& reference, const CubeSignature* statics, CheckResult& check)
{
    return Planner(parameters, coarse, reference, check).make(statics);
}

bool chosen(const Parameters& parameters, const char* parameter, bool automatically)
{
    const QString choice = parameters.text(QLatin1String(parameter));
    return choice == QLatin1String("yes") || (choice != QLatin1String("no") && automatically);
}

} // namespace terrella::downscale
