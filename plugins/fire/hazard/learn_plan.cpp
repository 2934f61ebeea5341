// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/learn_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "plugins/learning/cell_areas.h"
#include "plugins/learning/training_parameters.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireLearn)
};

const char* const kTargetNames[]{
    "burned_area", "burned_area_fraction", "burned_fraction", "burnt_area", "ba", "fcci_ba", "gwis_ba", "mcd64_ba", "burntFractionAll"};
const char* const kIndexNames[]{"fwi", "fire_weather_index", "fwinx", "FWI"};

QString driversPort() { return QStringLiteral("drivers"); }
QString targetPort() { return QStringLiteral("burned_area"); }
QString weatherPort() { return QStringLiteral("fire_weather"); }

template <std::size_t N>
int findByNames(const CubeSignature& cube, const char* const (&names)[N])
{
    for (const char* name : names) {
        for (std::size_t v = 0; v < cube.variables.size(); ++v) {
            if (cube.variables[v].name.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
                return static_cast<int>(v);
        }
    }
    return -1;
}

class Planner {
public:
    Planner(const Parameters& parameters, const CubeSignature& drivers, const CubeSignature* burnedArea, CheckResult& check)
        : m_parameters(parameters),
          m_drivers(drivers),
          m_target(burnedArea ? *burnedArea : drivers),
          m_check(check)
    {
        m_plan.targetIsDriver = !burnedArea;
        m_place = m_plan.targetIsDriver ? driversPort() : targetPort();
    }

    std::optional<LearnPlan> make(const CubeSignature* fireWeather)
    {
        if (!findTarget() || !findUnits() || !findDrivers() || !findFireWeather(fireWeather) || !findGrid() || !findNetwork())
            return std::nullopt;
        auto split = learning::splitTime(m_parameters, m_plan.time, m_check);
        if (!split)
            return std::nullopt;
        m_plan.split = *std::move(split);
        m_plan.rules.training = m_plan.split.training;
        m_plan.rules.validation = m_plan.split.validation;
        if (!fitsNetwork())
            return std::nullopt;
        makeCard();
        m_check.leastBytes = learning::leastTrainingBytes(m_plan.rules, m_plan.frame);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Variable& target() const { return m_target.variables[static_cast<std::size_t>(m_plan.target)]; }
    [[nodiscard]] CheckedVariable checkedTarget() const { return {m_target, m_plan.target, {m_place, 0}}; }

    bool findTarget()
    {
        const QString parameter = QStringLiteral("burned_area"), name = m_parameters.text(parameter);
        m_plan.target = name.isEmpty() ? findByNames(m_target, kTargetNames) : m_target.find(name);
        if (m_plan.target < 0 && name.isEmpty() && !m_plan.targetIsDriver && m_target.variables.size() == 1)
            m_plan.target = 0;
        if (m_plan.target < 0) {
            if (!name.isEmpty())
                variableMissing(m_target, name, m_place, parameter, m_check);
            else
                m_check.error(QStringLiteral("variable.missing"),
                    Tr::tr("No burned area is found; there are: %1. Name it, or connect the cube that holds it.").arg(m_target.variableList()),
                    m_place, parameter);
            return false;
        }
        const CheckedVariable checked = checkedTarget();
        const Axis* time = requireTime(checked, m_check);
        if (!time)
            return false;
        m_plan.time = *time;
        if (sliceCount(m_target, m_plan.target) != 1) {
            m_check.error(QStringLiteral("level.many"), Tr::tr("'%1' has levels or members; select one.").arg(target().name), m_place);
            return false;
        }
        return true;
    }

    bool findUnits()
    {
        if (target().units.trimmed().isEmpty()) {
            m_check.error(QStringLiteral("units.missing"),
                Tr::tr("'%1' states no units; say where the data are opened whether they are ha, km2, m2, or a fraction (1, %).").arg(target().name),
                m_place, QStringLiteral("burned_area"));
            return false;
        }
        if (const auto area = units::conversion(target().units, QStringLiteral("m2"))) {
            m_plan.targetConversion = *area;
        } else if (const auto fraction = units::conversion(target().units, QStringLiteral("1"))) {
            m_plan.targetConversion = *fraction;
            m_plan.targetIsFraction = true;
        } else {
            m_check.error(QStringLiteral("units.dimension"),
                Tr::tr("'%1' is in %2, which is neither an area nor a fraction; choose another variable.")
                    .arg(target().name, units::display(target().units)),
                m_place, QStringLiteral("burned_area"));
            return false;
        }
        return true;
    }

    /// Why a variable cannot be a driver; empty where it can.
    QString objection(int v) const
    {
        const Variable& variable = m_drivers.variables[static_cast<std::size_t>(v)];
        if (m_plan.targetIsDriver && v == m_plan.target)
            return Tr::tr("'%1' is the burned area itself.").arg(variable.name);
        const Grid *mine = m_drivers.gridOf(variable), *theirs = m_target.gridOf(target());
        if (!mine || !theirs)
            return Tr::tr("'%1' does not lie on a grid.").arg(variable.name);
        if (!shareCells(*theirs, *mine))
            return Tr::tr("'%1' does not lie on the cells of '%2'; regrid it first.").arg(variable.name, target().name);
        if (sliceCount(m_drivers, v) != 1)
            return Tr::tr("'%1' has levels or members; select one.").arg(variable.name);
        const Axis* time = m_drivers.axisOf(variable, AxisKind::Time);
        if (time && (time->values != m_plan.time.values || time->calendar != m_plan.time.calendar))
            return Tr::tr("'%1' does not have the steps of '%2'; bring them to the same steps first.").arg(variable.name, target().name);
        return {};
    }

    bool findDrivers()
    {
        const QString parameter = QStringLiteral("drivers");
        const QStringList names = m_parameters.texts(parameter);
        for (const QString& name : names) {
            const int v = m_drivers.find(name);
            if (v < 0) {
                variableMissing(m_drivers, name, driversPort(), parameter, m_check);
                return false;
            }
            if (std::ranges::find(m_plan.drivers, v) != m_plan.drivers.end()) {
                m_check.error(QStringLiteral("variable.twice"), Tr::tr("'%1' is among the drivers twice.").arg(name), driversPort(), parameter);
                return false;
            }
            if (const QString why = objection(v); !why.isEmpty()) {
                m_check.error(QStringLiteral("grid.mismatch"), why, driversPort(), parameter);
                return false;
            }
            m_plan.drivers.push_back(v);
        }
        QStringList objections;
        for (int v = 0; names.isEmpty() && v < static_cast<int>(m_drivers.variables.size()); ++v) {
            if (const QString why = objection(v); why.isEmpty())
                m_plan.drivers.push_back(v);
            else
                objections.append(why);
        }
        if (m_plan.drivers.empty()) {
            m_check.error(QStringLiteral("variable.missing"),
                Tr::tr("There is nothing to learn from. %1")
                    .arg(objections.isEmpty() ? Tr::tr("The drivers hold no variable.") : objections.join(QLatin1Char(' '))),
                driversPort(), parameter);
            return false;
        }
        return true;
    }

    bool findFireWeather(const CubeSignature* cube)
    {
        const QString parameter = QStringLiteral("fire_weather"), name = m_parameters.text(parameter);
        if (!cube)
            return true;
        m_plan.fireWeather = name.isEmpty() ? findByNames(*cube, kIndexNames) : cube->find(name);
        if (m_plan.fireWeather < 0) {
            variableMissing(*cube, name.isEmpty() ? QStringLiteral("fwi") : name, weatherPort(), parameter, m_check);
            return false;
        }
        const CheckedVariable checked{*cube, m_plan.fireWeather, {weatherPort(), 0}};
        if (sliceCount(*cube, m_plan.fireWeather) != 1) {
            m_check.error(QStringLiteral("level.many"), Tr::tr("'%1' has levels or members; select one.").arg(checked.info().name), weatherPort());
            return false;
        }
        return requireSameGrid(checkedTarget(), checked, m_check) && requireSameTimes(checkedTarget(), checked, m_check);
    }

    bool findGrid()
    {
        m_plan.fine = *m_target.gridOf(target());
        m_plan.coarsen = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("coarsen")));
        if (m_plan.fine.kind == GridKind::Cells || m_plan.fine.steps > 1) {
            m_check.error(QStringLiteral("grid.kind"),
                Tr::tr("'%1' lies on single cells or on a mesh that moves; a network needs rows and columns. Regrid it first.").arg(target().name),
                m_place);
            return false;
        }
        if (m_plan.coarsen > 1 && m_plan.fine.kind != GridKind::LatLon) {
            m_check.error(QStringLiteral("grid.kind"),
                Tr::tr("Only grids of latitudes and longitudes are made coarser here; take 1, or regrid the data first."), m_place,
                QStringLiteral("coarsen"));
            return false;
        }
        m_plan.grid = learning::coarsened(m_plan.fine, m_plan.coarsen);
        return true;
    }

    bool findNetwork()
    {
        learning::NetworkSpec spec;
        spec.kind = *learning::parseNetworkKind(m_parameters.text(QStringLiteral("network")));
        spec.inputs = static_cast<int>(m_plan.drivers.size());
        spec.base = static_cast<int>(m_parameters.integer(QStringLiteral("base")));
        spec.batchNorm = m_parameters.flag(QStringLiteral("batch_norm"));
        spec.pools.assign(static_cast<std::size_t>(m_parameters.integer(QStringLiteral("depth"))), 2);
        if (m_parameters.isSet(QStringLiteral("pools"))) {
            spec.pools.clear();
            for (const QString& text : m_parameters.texts(QStringLiteral("pools")))
                spec.pools.push_back(text.trimmed().toInt());
        }
        auto network = learning::planNetwork(spec);
        if (!network) {
            m_check.error(QStringLiteral("network.invalid"), network.error().message, {}, QStringLiteral("pools"));
            return false;
        }
        learning::TrainingRules& rules = m_plan.rules;
        rules.network = *std::move(network);
        learning::readTraining(m_parameters, rules);
        rules.loss.alpha = m_parameters.real(QStringLiteral("alpha"));
        rules.loss.beta = m_parameters.real(QStringLiteral("beta"));
        rules.loss.gamma = m_parameters.real(QStringLiteral("gamma"));
        const auto divisor = static_cast<std::size_t>(spec.divisor());
        m_plan.frame = learning::Frame::around(m_plan.grid.ny, m_plan.grid.nx, m_plan.grid.periodic, divisor, learning::kWrap);
        return true;
    }

    /// Batch normalisation needs two values of a channel at least.
    bool fitsNetwork()
    {
        const auto divisor = static_cast<std::size_t>(m_plan.rules.network.spec.divisor());
        const auto side = [&](std::size_t length) {
            return (m_plan.rules.patch == 0 ? length : std::min(length, std::max(divisor, m_plan.rules.patch / divisor * divisor))) / divisor;
        };
        if (side(m_plan.frame.rows) * side(m_plan.frame.columns) >= 2)
            return true;
        m_check.error(QStringLiteral("network.deep"),
            Tr::tr("A network of that depth makes a single cell of %1 by %2 cells, from which nothing can be learnt; take fewer levels or larger "
                   "patches.")
                .arg(m_plan.grid.ny)
                .arg(m_plan.grid.nx),
            {}, QStringLiteral("depth"));
        return false;
    }

    void makeCard()
    {
        learning::ModelCard& card = m_plan.card;
        const learning::TrainingRules& rules = m_plan.rules;
        card.task = QStringLiteral("burned_fraction");
        for (const int v : m_plan.drivers) {
            const Variable& variable = m_drivers.variables[static_cast<std::size_t>(v)];
            const bool known = !variable.units.trimmed().isEmpty() && units::isKnown(variable.units);
            if (!known)
                m_check.warning(QStringLiteral("units.missing"),
                    Tr::tr("'%1' states no units that are known; it is taken as a plain number.").arg(variable.name), driversPort(),
                    QStringLiteral("drivers"));
            card.inputs.push_back({variable.name, variable.standardName, known ? variable.units : QStringLiteral("1"), {}});
        }
        card.outputs = {{QStringLiteral("burned_fraction"), {}, QStringLiteral("1"), QStringLiteral("fraction of the cell that burns in one step")}};
        card.divisor = static_cast<std::size_t>(rules.network.spec.divisor());
        card.radius = static_cast<std::size_t>(rules.network.spec.receptiveRadius());
        card.wrap = m_plan.grid.periodic ? learning::kWrap : 0;
        card.bytesPerCell = rules.network.spec.bytesPerCell() / 3.0; // nothing is kept for the way back
        QJsonObject training{{QStringLiteral("periods"), m_plan.split.periods}, {QStringLiteral("optimiser"), QStringLiteral("Adam")},
            {QStringLiteral("learning_rate"), rules.adam.rate}, {QStringLiteral("batch"), static_cast<qint64>(rules.batch)},
            {QStringLiteral("epochs_at_most"), static_cast<qint64>(rules.epochs)}, {QStringLiteral("patience"), static_cast<qint64>(rules.patience)},
            {QStringLiteral("patch"), static_cast<qint64>(rules.patch)}, {QStringLiteral("seed"), static_cast<qint64>(rules.seed)},
            {QStringLiteral("calendar"), calendarName(m_plan.time.calendar)}};
        card.json = {{QStringLiteral("format"), 1}, {QStringLiteral("title"), Tr::tr("Burned area from %1 drivers").arg(card.inputs.size())},
            {QStringLiteral("made_by"), QStringLiteral("fire.learn")}, {QStringLiteral("network"), rules.network.spec.toJson()},
            {QStringLiteral("loss"), rules.loss.toJson()}, {QStringLiteral("training"), training},
            {QStringLiteral("grid"), learning::gridOnCard(m_plan.grid)}, {QStringLiteral("coarsened_by"), static_cast<qint64>(m_plan.coarsen)},
            {QStringLiteral("target"),
                QJsonObject{{QStringLiteral("name"), target().name}, {QStringLiteral("units"), target().units},
                    {QStringLiteral("long_name"), target().longName}}}};
    }

    const Parameters& m_parameters;
    const CubeSignature& m_drivers;
    const CubeSignature& m_target;
    CheckResult& m_check;
    QString m_place;
    LearnPlan m_plan;
};

} // namespace

std::optional<LearnPlan> planLearn(
    const Parameters& parameters, const CubeSignature& drivers, const CubeSignature* burnedArea, const CubeSignature* fireWeather, CheckResult& check)
{
    return Planner(parameters, drivers, burnedArea, check).make(fireWeather);
}

} // namespace terrella::fire
