// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/predict_burned_area.h"

#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/fire/hazard/learn_baselines.h"
#include "plugins/fire/hazard/predict_plan.h"
#include "plugins/learning/cell_areas.h"
#include "plugins/learning/kernels/coarsening.h"
#include "plugins/learning/tiling.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <memory>
#include <semaphore>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FirePredict)
};

QString title() { return QCoreApplication::translate("terrella::FirePredict", "Predicted burned area"); }

/// Everything that one run needs for its kernel.
class Prediction {
public:
    Prediction(const PredictPlan& plan, const learning::Network& network, std::optional<MonthlyClimatology> climatology, std::size_t tile,
        const RunContext& context)
        : m_plan(plan),
          m_network(network),
          m_climatology(std::move(climatology)),
          m_domain(plan.card.ranges(), plan.card.correlation),
          m_fineAreas(learning::cellAreas(plan.fine)),
          m_areas(plan.coarsen == 1 ? m_fineAreas : learning::cellAreas(plan.grid)),
          m_rules(plan.rules),
          m_stop(context.stopToken())
    {
        if (plan.coarsen > 1)
            sumAreas();
        m_rules.tile = learning::tileFor(m_rules, plan.card, tile);
        m_room = std::make_unique<std::counting_semaphore<>>(learning::tilesAtOnce(m_rules, plan.card, static_cast<double>(context.memoryLimit())));
    }

    [[nodiscard]] const std::vector<double>& areas() const { return m_areas; }

    Result<void> predict(const FieldStep& step) const
    {
        const std::size_t cells = m_areas.size(), channels = m_plan.drivers.size();
        std::vector<float> raw(channels * cells), in(channels * cells), out(cells);
        readChannels(step, raw, in);
        {
            m_room->acquire();
            const auto leave = [](std::counting_semaphore<>* room) { room->release(); }; // whatever happens
            const std::unique_ptr<std::counting_semaphore<>, decltype(leave)> inside(m_room.get(), leave);
            TRY_DO(learning::predictField(m_network, m_rules, in, out, m_stop));
        }
        const std::vector<float>* usual
            = m_climatology && m_plan.time ? &m_climatology->of(m_plan.time->values[step.step], m_plan.time->calendar) : nullptr;
        for (std::size_t c = 0; c < cells; ++c) {
            bool known = false;
            for (std::size_t k = 0; k < channels; ++k)
                known = known || !std::isnan(raw[k * cells + c]);
            if (!known || (usual && std::isnan((*usual)[c])))
                continue; // no drivers, or a place where nothing can burn: NaN stays
            const double value = m_plan.fromNetwork(static_cast<double>(out[c]));
            const double fraction = m_plan.givesArea ? value / m_areas[c] : value;
            step.out[at(m_plan.area)][c] = static_cast<float>(m_plan.toUnits(fraction * m_areas[c]));
            step.out[at(m_plan.fraction)][c] = static_cast<float>(fraction);
            if (usual && m_plan.areaOfClimatology >= 0)
                step.out[at(m_plan.areaOfClimatology)][c] = static_cast<float>(m_plan.toUnits(static_cast<double>((*usual)[c]) * m_areas[c]));
            if (m_plan.distance)
                tellDistance(step, c, raw, in);
        }
        return {};
    }

private:
    static std::size_t at(int variable) { return static_cast<std::size_t>(variable); }

    void sumAreas()
    {
        const std::size_t columns = m_plan.grid.nx;
        std::ranges::fill(m_areas, 0.0);
        for (std::size_t j = 0; j < m_plan.fine.ny; ++j) {
            for (std::size_t i = 0; i < m_plan.fine.nx; ++i)
                m_areas[j / m_plan.coarsen * columns + i / m_plan.coarsen] += m_fineAreas[j * m_plan.fine.nx + i];
        }
    }

    void readChannels(const FieldStep& step, std::vector<float>& raw, std::vector<float>& in) const
    {
        const std::size_t cells = m_areas.size();
        const learning::Coarsening blocks{m_plan.fine.ny, m_plan.fine.nx, m_plan.coarsen};
        std::vector<float> converted;
        for (std::size_t k = 0; k < m_plan.drivers.size(); ++k) {
            converted.assign(step.in[k].begin(), step.in[k].end());
            m_plan.drivers[k].conversion.apply(converted);
            const auto field = std::span(raw).subspan(k * cells, cells);
            learning::averageBlocks(blocks, converted, m_fineAreas, field);
            const learning::ChannelRange& range = m_plan.card.inputs[k].range;
            for (std::size_t c = 0; c < cells; ++c)
                in[k * cells + c] = std::isnan(field[c]) ? 0.0F : static_cast<float>(range.normalised(static_cast<double>(field[c])));
        }
    }

    void tellDistance(const FieldStep& step, std::size_t c, const std::vector<float>& raw, const std::vector<float>& in) const
    {
        const std::size_t cells = m_areas.size(), channels = m_plan.drivers.size();
        std::vector<double> values(channels), normalised(channels);
        for (std::size_t k = 0; k < channels; ++k) {
            values[k] = static_cast<double>(raw[k * cells + c]);
            normalised[k] = static_cast<double>(in[k * cells + c]);
        }
        step.out[at(m_plan.trainingDistance)][c] = static_cast<float>(m_domain.distance(normalised));
        step.out[at(m_plan.outside)][c] = static_cast<float>(m_domain.outside(values));
    }

    const PredictPlan& m_plan;
    const learning::Network& m_network;
    const std::optional<MonthlyClimatology> m_climatology;
    const learning::TrainingDomain m_domain;
    const std::vector<double> m_fineAreas;
    std::vector<double> m_areas;
    learning::PredictionRules m_rules;
    const std::stop_token m_stop;
    std::unique_ptr<std::counting_semaphore<>> m_room;
};

/// Totals over everything that was predicted, read from the result, since some of it may be of an earlier run.
Result<QJsonObject> totalsOf(const PredictPlan& plan, const Cube& cube, const std::vector<double>& areas, RunContext& context)
{
    const std::size_t steps = plan.time ? plan.time->size() : 1;
    double total = 0.0, usual = 0.0, known = 0.0, unlike = 0.0, distance = 0.0;
    std::vector<float> area(areas.size()), other(areas.size());
    for (std::size_t step = 0; step < steps; ++step) {
        if (context.cancelled())
            return RunContext::cancelledError();
        TRY_DO(cube.readField(plan.area, step, 0, area));
        for (const float value : area)
            total += std::isnan(value) ? 0.0 : static_cast<double>(value);
        if (plan.areaOfClimatology >= 0) {
            TRY_DO(cube.readField(plan.areaOfClimatology, step, 0, other));
            for (const float value : other)
                usual += std::isnan(value) ? 0.0 : static_cast<double>(value);
        }
        for (const int variable : {plan.outside, plan.trainingDistance}) {
            if (variable < 0)
                continue;
            TRY_DO(cube.readField(variable, step, 0, other));
            for (std::size_t c = 0; c < other.size(); ++c) {
                if (std::isnan(other[c]))
                    continue;
                if (variable == plan.trainingDistance) {
                    distance += areas[c] * static_cast<double>(other[c]);
                } else {
                    known += areas[c];
                    unlike += other[c] > 0.0F ? areas[c] : 0.0;
                }
            }
        }
    }
    QJsonObject out{{QStringLiteral("steps"), static_cast<qint64>(steps)}, {QStringLiteral("burned_area"), total}};
    if (plan.areaOfClimatology >= 0)
        out.insert(QStringLiteral("burned_area_climatology"), usual);
    if (plan.distance && known > 0.0) {
        out.insert(QStringLiteral("area_share_outside"), unlike / known);
        out.insert(QStringLiteral("mean_training_distance"), distance / known);
    }
    return out;
}

} // namespace

CheckResult PredictBurnedArea::check(const CheckInput& input) const
{
    CheckResult result;
    const auto drivers = input.get<CubeSignature>(QStringLiteral("drivers"));
    const auto model = input.get<ModelSignature>(QStringLiteral("model"));
    if (!drivers || !model)
        return result;
    if (const auto plan = planPrediction(input.parameters, *drivers, *model, result)) {
        result.outputs[QStringLiteral("prediction")] = plan->signature;
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{title()});
    }
    return result;
}

Result<Outputs> PredictBurnedArea::run(const RunInput& input, RunContext& context) const
{
    const auto drivers = input.get<Cube>(QStringLiteral("drivers"));
    const auto model = input.get<Model>(QStringLiteral("model"));
    if (!drivers || !model)
        return Error{ErrorCode::Invalid, Tr::tr("Drivers or model are missing."), {}};
    CheckResult problems;
    const auto plan = planPrediction(input.parameters, drivers->signature(), ModelSignature{model->card}, problems);
    if (!plan)
        return data::firstError(problems);

    TRY(const learning::Backend* const backend, learning::backend());
    learning::ExtraFiles extra{{"climatology.f32", {}}};
    TRY(const auto network, backend->open(model->path, extra));
    TRY_DO(learning::tryNetwork(plan->card, *network));
    auto climatology = plan->climatology ? MonthlyClimatology::fromBytes(extra["climatology.f32"], plan->grid.size()) : std::nullopt;
    if (plan->climatology && !climatology)
        return Error{ErrorCode::Unreadable,
            Tr::tr("The model's card promises a climatology, and '%1' does not hold it; switch it off, or train again.").arg(model->path), {}};
    const auto tile = static_cast<std::size_t>(input.parameters.integer(QStringLiteral("tile")));
    const Prediction prediction(*plan, *network, std::move(climatology), tile, context);

    TRY(const auto writer, context.createCube(QStringLiteral("prediction"), plan->signature, ChunkLayout::Fields));
    std::vector<WalkInput> reads;
    std::vector<WalkOutput> writes;
    for (const MatchedVariable& driver : plan->drivers)
        reads.push_back({drivers.get(), driver.variable, 0});
    for (int v = 0; v < static_cast<int>(plan->signature->variables.size()); ++v)
        writes.push_back({writer.get(), v, 0});
    SubProgress part(context, 0.0, 0.95);
    TRY_DO(walkFieldsOnto(
        part, reads, writes, [&](const FieldStep& step) { return prediction.predict(step); }, reusable()));
    TRY(std::shared_ptr<const Cube> cube, writer->finish());
    TRY(QJsonObject report, totalsOf(*plan, *cube, prediction.areas(), context));
    report.insert(QStringLiteral("units"), input.parameters.text(QStringLiteral("units")));
    report.insert(QStringLiteral("model"), plan->card.json.value(QLatin1String("title")));
    report.insert(QStringLiteral("scores_of_model"), plan->card.json.value(QLatin1String("scores")));
    return Outputs{
        {QStringLiteral("prediction"), std::move(cube)}, {QStringLiteral("report"), std::make_shared<const Report>(Report{title(), report})}};
}

} // namespace terrella::fire
