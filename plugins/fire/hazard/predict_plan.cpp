// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/predict_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "plugins/learning/cell_areas.h"
#include "plugins/learning/tiling.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FirePredict)
};

QString driversPort() { return QStringLiteral("drivers"); }
QString modelPort() { return QStringLiteral("model"); }

class Planner {
public:
    Planner(const Parameters& parameters, const CubeSignature& drivers, CheckResult& check)
        : m_parameters(parameters),
          m_drivers(drivers),
          m_check(check)
    {
    }

    std::optional<PredictPlan> make(const ModelSignature& model)
    {
        if (!readModel(model) || !findUnits())
            return std::nullopt;
        auto matched = learning::matchChannels(m_drivers, m_plan.card, driversPort(), m_check);
        if (!matched)
            return std::nullopt;
        m_plan.drivers = *std::move(matched);
        if (!findSteps() || !findGrid())
            return std::nullopt;
        makeSignature();
        m_plan.rules = learning::predictionRules(m_plan.card, m_plan.grid.ny, m_plan.grid.nx, m_plan.grid.periodic);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] CheckedVariable driver(int variable) const { return {m_drivers, variable, {driversPort(), 0}}; }

    bool readModel(const ModelSignature& model)
    {
        auto card = learning::readCard(model.card, Tr::tr("the model"));
        if (!card) {
            m_check.error(QStringLiteral("model.card"), card.error().message, modelPort());
            return false;
        }
        m_plan.card = *std::move(card);
        if (m_plan.card.scale != 1 || m_plan.card.outputs.size() != 1) {
            m_check.error(QStringLiteral("model.task"), Tr::tr("The model does not tell one value for each cell; it was made for something else."),
                modelPort());
            return false;
        }
        return true;
    }

    bool findUnits()
    {
        const learning::CardOutput& output = m_plan.card.outputs.front();
        if (const auto fraction = units::conversion(output.units, QStringLiteral("1"))) {
            m_plan.fromNetwork = *fraction;
        } else if (const auto area = units::conversion(output.units, QStringLiteral("m2"))) {
            m_plan.fromNetwork = *area;
            m_plan.givesArea = true;
        } else {
            m_check.error(QStringLiteral("model.task"),
                Tr::tr("The model gives '%1' in '%2', which is neither an area nor a fraction of the cell.").arg(output.name, output.units),
                modelPort());
            return false;
        }
        const QString wanted = m_parameters.text(QStringLiteral("units"));
        const auto conversion = units::conversion(QStringLiteral("m2"), wanted);
        if (!conversion) {
            m_check.error(
                QStringLiteral("units.dimension"), Tr::tr("'%1' is no unit of area; take ha, km2 or m2.").arg(wanted), {}, QStringLiteral("units"));
            return false;
        }
        m_plan.toUnits = *conversion;
        return true;
    }

    bool findSteps()
    {
        m_plan.timed = m_plan.drivers.front().variable;
        for (const MatchedVariable& matched : m_plan.drivers) {
            if (driver(matched.variable).time()) {
                m_plan.timed = matched.variable;
                break;
            }
        }
        const CheckedVariable first = driver(m_plan.timed);
        if (!first.grid()) {
            m_check.error(QStringLiteral("grid.missing"), Tr::tr("%1 does not lie on a grid.").arg(first.name()), driversPort());
            return false;
        }
        for (const MatchedVariable& matched : m_plan.drivers) {
            const CheckedVariable other = driver(matched.variable);
            if (!requireSameGrid(first, other, m_check) || !requireSameTimes(first, other, m_check))
                return false;
            if (sliceCount(m_drivers, matched.variable) != 1) {
                m_check.error(QStringLiteral("level.many"), Tr::tr("%1 has levels or members; select one.").arg(other.name()), driversPort());
                return false;
            }
        }
        if (const Axis* time = first.time())
            m_plan.time = *time;
        return true;
    }

    bool findGrid()
    {
        m_plan.fine = *driver(m_plan.timed).grid();
        if (m_plan.fine.kind == GridKind::Cells || m_plan.fine.steps > 1) {
            m_check.error(QStringLiteral("grid.kind"),
                Tr::tr("The drivers lie on single cells or on a mesh that moves; a network needs rows and columns. Regrid them first."),
                driversPort());
            return false;
        }
        const QJsonObject trained = m_plan.card.json.value(QLatin1String("grid")).toObject();
        const double there = trained.value(QLatin1String("cell_degrees")).toDouble();
        const double here = learning::gridOnCard(m_plan.fine).value(QLatin1String("cell_degrees")).toDouble();
        const auto asked = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("coarsen")));
        m_plan.coarsen = asked > 0      ? asked
            : there > 0.0 && here > 0.0 ? static_cast<std::size_t>(std::clamp(std::round(there / here), 1.0, 64.0))
                                        : 1;
        if (m_plan.coarsen > 1 && m_plan.fine.kind != GridKind::LatLon) {
            m_check.error(QStringLiteral("grid.kind"),
                Tr::tr("Only grids of latitudes and longitudes are made coarser here; take 1, or regrid the data first."), driversPort(),
                QStringLiteral("coarsen"));
            return false;
        }
        const double size = here * static_cast<double>(m_plan.coarsen);
        if (there > 0.0 && here > 0.0 && std::abs(size - there) > 0.05 * there)
            m_check.warning(QStringLiteral("grid.resolution"),
                Tr::tr("The model was trained on cells of %1° and is run on cells of %2°; networks do not carry over well from one size to another.")
                    .arg(there)
                    .arg(size),
                driversPort(), QStringLiteral("coarsen"));
        m_plan.grid = learning::coarsened(m_plan.fine, m_plan.coarsen);
        const bool wanted = m_parameters.flag(QStringLiteral("climatology")), carried = m_plan.card.json.value(QLatin1String("climatology")).toBool();
        m_plan.climatology = wanted && carried && learning::isGridOfCard(trained, m_plan.grid);
        if (wanted && carried && !m_plan.climatology)
            m_check.warning(QStringLiteral("climatology.grid"),
                Tr::tr("The model's climatology is of another grid and is left out; there is nothing to compare the prediction with."), driversPort(),
                QStringLiteral("climatology"));
        m_plan.distance = m_parameters.flag(QStringLiteral("distance"));
        return true;
    }

    void makeSignature()
    {
        SignatureBuilder builder(m_drivers.attributes);
        AxisChanges changes;
        if (m_plan.coarsen > 1) {
            const Variable& like = driver(m_plan.timed).info();
            changes.axes[AxisKind::Y] = withValues(*m_drivers.axisOf(like, AxisKind::Y), m_plan.grid.lat);
            changes.axes[AxisKind::X] = withValues(*m_drivers.axisOf(like, AxisKind::X), m_plan.grid.lon);
            changes.grid = m_plan.grid;
        }
        const auto add = [&](const char* name, const QString& longName, const QString& unit) {
            Variable variable = driver(m_plan.timed).info();
            variable.name = QLatin1String(name);
            variable.longName = longName;
            variable.standardName.clear();
            variable.units = unit;
            variable.cellMethods.clear();
            variable.storedType = QStringLiteral("float32");
            variable.attributes = {};
            return builder.addVariable(m_drivers, variable, changes);
        };
        const QString unit = m_parameters.text(QStringLiteral("units")), one = QStringLiteral("1");
        m_plan.area = add("burned_area", Tr::tr("burned area in the cell, predicted"), unit);
        m_plan.fraction = add("burned_fraction", Tr::tr("burned fraction of the cell, predicted"), one);
        if (m_plan.climatology)
            m_plan.areaOfClimatology = add("burned_area_climatology", Tr::tr("mean burned area of the month in the years of training"), unit);
        if (m_plan.distance) {
            m_plan.trainingDistance
                = add("training_distance", Tr::tr("distance of the drivers to those of the training (Mahalanobis, 1: usual)"), one);
            m_plan.outside = add("channels_outside", Tr::tr("share of the drivers outside the range of the training"), one);
        }
        m_plan.signature = builder.build();
    }

    const Parameters& m_parameters;
    const CubeSignature& m_drivers;
    CheckResult& m_check;
    PredictPlan m_plan;
};

} // namespace

std::optional<PredictPlan> planPrediction(const Parameters& parameters, const CubeSignature& drivers, const ModelSignature& model, CheckResult& check)
{
    return Planner(parameters, drivers, check).make(model);
}

} // namespace terrella::fire
