// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/predict_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "plugins/downscaling/learned/learn_plan.h"
#include "plugins/learning/tiling.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DownscalePredict)
};

QString coarsePort() { return QStringLiteral("data"); }
QString staticsPort() { return QStringLiteral("statics"); }
QString modelPort() { return QStringLiteral("model"); }

/// A card with some of the channels alone.
learning::ModelCard partOf(const learning::ModelCard& card, std::size_t first, std::size_t count)
{
    learning::ModelCard out = card;
    const auto from = card.inputs.begin() + static_cast<std::ptrdiff_t>(first);
    out.inputs.assign(from, from + static_cast<std::ptrdiff_t>(count));
    return out;
}

class Planner {
public:
    Planner(const Parameters& parameters, const CubeSignature& coarse, const CubeSignature* statics, CheckResult& check)
        : m_parameters(parameters),
          m_coarse(coarse),
          m_statics(statics),
          m_check(check)
    {
    }

    std::optional<PredictPlan> make(const ModelSignature& model)
    {
        if (!readModel(model) || !matchPredictors() || !findGrid() || !matchStatics() || !findClimate())
            return std::nullopt;
        m_plan.conserve = chosen(m_parameters, "conserve", m_plan.card.json.value(QLatin1String("conserve")).toBool());
        m_plan.nonNegative = chosen(m_parameters, "non_negative", m_plan.card.json.value(QLatin1String("non_negative")).toBool());
        m_plan.distance = m_parameters.flag(QStringLiteral("distance"));
        makeSignature();
        const bool takesCoarse = m_plan.card.scale > 1;
        m_plan.rules = learning::predictionRules(
            m_plan.card, takesCoarse ? m_plan.blocks.ny : m_plan.fine.ny, takesCoarse ? m_plan.blocks.nx : m_plan.fine.nx, m_plan.blocks.periodic);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] CheckedVariable base() const { return {m_coarse, m_plan.predictors.front().variable, {coarsePort(), 0}}; }

    bool refuse(const QString& why)
    {
        m_check.error(QStringLiteral("model.task"), why, modelPort());
        return false;
    }

    bool readModel(const ModelSignature& model)
    {
        auto card = learning::readCard(model.card, Tr::tr("the model"));
        if (!card) {
            m_check.error(QStringLiteral("model.card"), card.error().message, modelPort());
            return false;
        }
        m_plan.card = *std::move(card);
        const QJsonObject& json = m_plan.card.json;
        // A network of a scale of its own takes coarse fields as they are.
        const auto scale = static_cast<int>(std::min<std::size_t>(m_plan.card.scale, 1000)), channels = static_cast<int>(m_plan.card.inputs.size());
        const int factor = json.value(QLatin1String("factor")).toInt(scale > 1 ? scale : 0);
        const int predictors = json.value(QLatin1String("predictors")).toInt(scale > 1 ? channels : 0);
        if (factor < 2 || factor > 8 || predictors < 1 || predictors > channels || m_plan.card.outputs.size() != 1)
            return refuse(Tr::tr(
                "The model's card does not say how many times finer it makes a field ('factor', or 'scale' of a network that takes coarse fields "
                "as they are, 2 to 8) and how many of its inputs are coarse ('predictors'); it was made for something else. Take one of "
                "downscale.learn."));
        if (scale > 1 && (factor != scale || predictors != channels))
            return refuse(Tr::tr("The network makes coarse fields %1 times finer itself ('scale'), so 'factor' must be %1 as well and all %2 of its "
                                 "inputs coarse; the card says %3 and %4.")
                              .arg(scale)
                              .arg(channels)
                              .arg(factor)
                              .arg(predictors));
        m_plan.blocks.factor = static_cast<std::size_t>(factor);
        m_plan.whole
            = json.value(QLatin1String("gives")).toString(scale > 1 ? QStringLiteral("field") : QStringLiteral("addition")) == QLatin1String("field");
        m_predictors = static_cast<std::size_t>(predictors);
        const QJsonObject residual = json.value(QLatin1String("residual")).toObject();
        m_plan.residual.mean = residual.value(QLatin1String("mean")).toDouble(0.0);
        m_plan.residual.deviation = residual.value(QLatin1String("deviation")).toDouble(1.0);
        const auto toTarget = units::conversion(m_plan.card.inputs.front().units, m_plan.card.outputs.front().units);
        m_otherQuantity = !toTarget && m_plan.whole;
        if (m_otherQuantity && (chosen(m_parameters, "conserve", json.value(QLatin1String("conserve")).toBool())))
            return refuse(Tr::tr("The model gives another quantity than its first input, whose means over coarse cells cannot be kept."));
        if (m_otherQuantity)
            return true;
        if (!toTarget)
            return refuse(Tr::tr("The model adds to its first input, and its card gives that and the output in units that do not convert: %1")
                              .arg(toTarget.error().message));
        m_plan.toTarget = *toTarget;
        return true;
    }

    bool matchPredictors()
    {
        auto matched = learning::matchChannels(m_coarse, partOf(m_plan.card, 0, m_predictors), coarsePort(), m_check);
        if (!matched)
            return false;
        m_plan.predictors = *std::move(matched);
        if (!requireLatLon(base(), m_check))
            return false;
        for (const MatchedVariable& predictor : m_plan.predictors) {
            const CheckedVariable other{m_coarse, predictor.variable, {coarsePort(), 0}};
            if (!requireSameGrid(base(), other, m_check) || !requireSameTimes(base(), other, m_check))
                return false;
            if (sliceCount(m_coarse, predictor.variable) != 1) {
                m_check.error(QStringLiteral("level.many"), Tr::tr("%1 has levels or members; select one.").arg(other.name()), coarsePort());
                return false;
            }
        }
        return true;
    }

    bool findGrid()
    {
        constexpr double pole = 90.0 + 1e-3, sizeShare = 0.05;
        const Grid& grid = *base().grid();
        if (grid.ny < 2 || grid.nx < 2) {
            m_check.error(QStringLiteral("grid.small"),
                Tr::tr("%1 has %2 by %3 cells; two rows and columns at least tell how large cells are.").arg(base().name()).arg(grid.ny).arg(grid.nx),
                coarsePort());
            return false;
        }
        m_plan.blocks = {grid.ny, grid.nx, m_plan.blocks.factor, grid.periodic};
        m_plan.fine = refined(grid, m_plan.blocks.factor);
        if (std::abs(m_plan.fine.lat.front()) > pole || std::abs(m_plan.fine.lat.back()) > pole) {
            m_check.error(QStringLiteral("grid.pole"),
                Tr::tr("The outermost cells of %1 reach beyond a pole; leave these rows out with data.select.").arg(base().name()), coarsePort());
            return false;
        }
        const double there = m_plan.card.json.value(QLatin1String("grid")).toObject().value(QLatin1String("cell_degrees")).toDouble();
        const double here = learning::gridOnCard(m_plan.fine).value(QLatin1String("cell_degrees")).toDouble();
        if (there > 0.0 && std::abs(here - there) > sizeShare * there)
            m_check.warning(QStringLiteral("grid.resolution"),
                Tr::tr("The model was trained to make cells of %1° and is to make cells of %2°; networks do not carry over well from one size to "
                       "another.")
                    .arg(there)
                    .arg(here),
                coarsePort());
        return true;
    }

    bool matchStatics()
    {
        const std::size_t wanted = m_plan.card.inputs.size() - m_predictors;
        if (wanted == 0)
            return true;
        if (!m_statics) {
            QStringList names;
            for (std::size_t k = m_predictors; k < m_plan.card.inputs.size(); ++k)
                names.append(m_plan.card.inputs[k].name);
            m_check.error(QStringLiteral("input.missing"),
                Tr::tr("The model was trained with fixed fields on the finer grid (%1); connect them.").arg(names.join(QStringLiteral(", "))),
                staticsPort());
            return false;
        }
        auto matched = learning::matchChannels(*m_statics, partOf(m_plan.card, m_predictors, wanted), staticsPort(), m_check);
        if (!matched)
            return false;
        m_plan.statics = *std::move(matched);
        for (const MatchedVariable& one : m_plan.statics) {
            const CheckedVariable variable{*m_statics, one.variable, {staticsPort(), 0}};
            const bool isFixed = (!variable.time() || variable.time()->size() == 1) && sliceCount(*m_statics, one.variable) == 1;
            if (isFixed && variable.grid() && factorBetween(*base().grid(), *variable.grid()) == m_plan.blocks.factor)
                continue;
            m_check.error(QStringLiteral("grid.mismatch"),
                Tr::tr(
                    "%1 must be one field on the cells that every cell of %2 is cut into, %3 by %3; select one time of it, and bring it to that grid "
                    "with data.regrid.")
                    .arg(variable.nameBeside(base()), base().name())
                    .arg(m_plan.blocks.factor),
                staticsPort());
            return false;
        }
        m_plan.fine = *CheckedVariable{*m_statics, m_plan.statics.front().variable, {staticsPort(), 0}}.grid(); // its coordinates exactly
        return true;
    }

    /// Whether what the model knows of places holds here, and what is usual.
    bool findClimate()
    {
        m_plan.climate = m_plan.card.json.value(QLatin1String("climate")).toObject();
        const QJsonObject grid = m_plan.card.json.value(QLatin1String("grid")).toObject();
        m_plan.modelCells = static_cast<std::size_t>(
            std::max(0, grid.value(QLatin1String("rows")).toInt()) * std::max(0, grid.value(QLatin1String("columns")).toInt()));
        m_plan.sameGrid = learning::isGridOfCard(grid, m_plan.fine);
        if (m_plan.climate.value(QLatin1String("local")).toString(QStringLiteral("none")) != QLatin1String("none") && !m_plan.sameGrid) {
            m_check.error(QStringLiteral("grid.other"),
                Tr::tr(
                    "The model corrects every cell of its own grid (%1 by %2 cells), and %3 would be brought to another (%4 by %5). Bring the coarse "
                    "data to the cells of the training, or train a model without the regression in each cell.")
                    .arg(grid.value(QLatin1String("rows")).toInt())
                    .arg(grid.value(QLatin1String("columns")).toInt())
                    .arg(base().name())
                    .arg(m_plan.fine.ny)
                    .arg(m_plan.fine.nx),
                coarsePort());
            return false;
        }
        if (const Axis* axis = base().time())
            m_plan.times = *axis;
        const bool toldTime
            = m_plan.climate.value(QLatin1String("year_harmonics")).toInt() + m_plan.climate.value(QLatin1String("day_harmonics")).toInt() > 0;
        if (toldTime && m_plan.times.values.empty()) {
            m_check.error(QStringLiteral("time.missing"),
                Tr::tr("The model is told of the time of the year and the day, and %1 has no times.").arg(base().name()), coarsePort());
            return false;
        }
        if (!m_plan.climate.value(QLatin1String("means")).toArray().contains(true))
            return true;
        const QString parameter = QStringLiteral("climate"), choice = m_parameters.text(parameter);
        const bool isLong = haveOwnClimate(m_plan.times.values);
        m_plan.ownClimate = choice == QLatin1String("own") || (choice == QLatin1String("auto") && isLong);
        if (!m_plan.ownClimate && !m_plan.sameGrid) {
            m_check.error(QStringLiteral("grid.other"),
                Tr::tr("The model sees how far %1 is from what is usual there, and it knows that of its own grid alone. Let it follow from the data "
                       "themselves, which should cover ten years or more.")
                    .arg(base().name()),
                coarsePort(), parameter);
            return false;
        }
        if (m_plan.ownClimate && !isLong)
            m_check.warning(QStringLiteral("period.short"),
                Tr::tr("%1 covers less than ten years: its means are weather more than climate.").arg(base().name()), coarsePort(), parameter);
        if (m_plan.ownClimate && m_plan.times.values.empty()) {
            m_check.error(
                QStringLiteral("time.missing"), Tr::tr("%1 has no times to tell what is usual.").arg(base().name()), coarsePort(), parameter);
            return false;
        }
        return true;
    }

    void makeSignature()
    {
        SignatureBuilder builder(m_coarse.attributes);
        const Variable& like = base().info();
        AxisChanges changes;
        changes.axes[AxisKind::Y] = withValues(*m_coarse.axisOf(like, AxisKind::Y), m_plan.fine.lat);
        changes.axes[AxisKind::X] = withValues(*m_coarse.axisOf(like, AxisKind::X), m_plan.fine.lon);
        changes.grid = m_plan.fine;
        const auto add = [&](const learning::CardOutput& output, const QString& cellMethods) {
            Variable variable = like;
            variable.name = output.name;
            variable.longName = output.longName;
            variable.standardName = output.standardName;
            variable.units = output.units;
            variable.cellMethods = cellMethods;
            variable.storedType = QStringLiteral("float32");
            variable.attributes = {};
            return builder.addVariable(m_coarse, variable, changes);
        };
        const QString one = QStringLiteral("1");
        learning::CardOutput prediction = m_plan.card.outputs.front();
        if (prediction.standardName.isEmpty() && !m_otherQuantity)
            prediction.standardName = like.standardName;
        add(prediction, like.cellMethods);
        if (m_plan.distance) {
            m_plan.trainingDistance = add(
                {QStringLiteral("training_distance"), {}, one, Tr::tr("distance of the predictors to those of the training (Mahalanobis, 1: usual)")},
                {});
            m_plan.outside
                = add({QStringLiteral("channels_outside"), {}, one, Tr::tr("share of the predictors outside the range of the training")}, {});
        }
        m_plan.signature = builder.build();
    }

    const Parameters& m_parameters;
    const CubeSignature& m_coarse;
    const CubeSignature* m_statics;
    CheckResult& m_check;
    std::size_t m_predictors = 0;
    bool m_otherQuantity = false;
    PredictPlan m_plan;
};

} // namespace

std::optional<PredictPlan> planPrediction(
    const Parameters& parameters, const CubeSignature& coarse, const CubeSignature* statics, const ModelSignature& model, CheckResult& check)
{
    return Planner(parameters, coarse, statics, check).make(model);
}

} // namespace terrella::downscale
