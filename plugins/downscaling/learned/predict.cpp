// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/predict.h"

#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/kernels/cell_regressions.h"
#include "plugins/downscaling/learned/predict_plan.h"
#include "plugins/learning/tiling.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <cmath>
#include <memory>
#include <semaphore>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DownscalePredict)
};

QString title() { return Tr::tr("Downscaled by a network"); }

/// What is usual: in what is predicted, and in what tells how far that is from the training.
struct Climates {
    LearnedClimate used, training;
};

/// Everything that one run needs for its kernel.
class Prediction {
public:
    /// statics: of the network's last channels, in the units of the card.
    Prediction(const PredictPlan& plan, const learning::Network& network, std::vector<std::vector<float>> statics, Climates climates,
        std::size_t tile, const RunContext& context)
        : m_plan(plan),
          m_network(network),
          m_statics(std::move(statics)),
          m_training(std::move(climates.training)),
          m_field(plan.fine, plan.blocks, plan.toTarget, plan.conserve, plan.nonNegative),
          m_domain(plan.card.ranges(), plan.card.correlation),
          m_rules(plan.rules),
          m_stop(context.stopToken())
    {
        m_field.setResidual(plan.residual);
        m_field.setClimate(std::move(climates.used));
        m_field.setWhole(plan.whole);
        m_rules.tile = learning::tileFor(m_rules, plan.card, tile == 0 ? 0 : std::max<std::size_t>(1, tile / plan.card.scale));
        m_room = std::make_unique<std::counting_semaphore<>>(learning::tilesAtOnce(m_rules, plan.card, static_cast<double>(context.memoryLimit())));
    }

    [[nodiscard]] const LearnedField& field() const { return m_field; }

    Result<void> predict(const FieldStep& step) const
    {
        const std::size_t cells = m_field.cells();
        std::vector<float> raw(m_plan.card.inputs.size() * cells), in(m_plan.card.channels() * m_rules.frame.ny * m_rules.frame.nx),
            coarse(step.in.front().begin(), step.in.front().end());
        m_plan.predictors.front().conversion.apply(coarse);
        const std::vector<double> terms = termsOf(step.step);
        readChannels(step, terms, raw, in);
        {
            m_room->acquire();
            const auto leave = [](std::counting_semaphore<>* room) { room->release(); }; // whatever happens
            const std::unique_ptr<std::counting_semaphore<>, decltype(leave)> inside(m_room.get(), leave);
            TRY_DO(learning::predictField(m_network, m_rules, in, step.out.front(), m_stop));
        }
        m_field.complete(coarse, terms, step.out.front());
        if (m_plan.distance)
            tellDistance(step, raw);
        return {};
    }

private:
    [[nodiscard]] std::vector<double> termsOf(std::size_t step) const
    {
        const CycleRule& cycle = m_field.climate().cycle();
        if (m_plan.times.values.empty()) // nothing is told of the time
            return std::vector<double>(cycle.terms(), 1.0);
        return cycleTermsAt(cycle, m_plan.times.values[step], m_plan.times.calendar);
    }

    /// raw: as they are or as anomalies from the climate of the training, for the distance. in: as the network sees them.
    void readChannels(const FieldStep& step, std::span<const double> terms, std::span<float> raw, std::span<float> in) const
    {
        const std::size_t cells = m_field.cells(), each = m_rules.frame.ny * m_rules.frame.nx, predictors = m_plan.predictors.size();
        std::vector<float> converted, seen(cells);
        for (std::size_t k = 0; k < m_plan.card.inputs.size(); ++k) {
            const auto field = raw.subspan(k * cells, cells);
            const learning::CardChannel& channel = m_plan.card.inputs[k];
            if (k >= predictors) {
                std::ranges::copy(m_statics[k - predictors], field.begin());
                std::ranges::copy(field, seen.begin());
            } else {
                const auto grow = [&](const LearnedClimate& climate, std::span<float> out) {
                    converted.assign(step.in[k].begin(), step.in[k].end());
                    m_plan.predictors[k].conversion.apply(converted);
                    if (channel.anomaly)
                        climate.takeMean(k, terms, converted);
                    growBilinear(m_plan.blocks, converted, out);
                };
                if (channel.anomaly && m_plan.ownClimate)
                    grow(m_training, field);
                grow(m_field.climate(), seen); // last: what is left in `converted` is what the network sees
                if (!channel.anomaly || !m_plan.ownClimate)
                    std::ranges::copy(seen, field.begin());
            }
            const std::vector<float>& shown = m_plan.card.scale > 1 ? converted : seen;
            for (std::size_t c = 0; c < each; ++c)
                in[k * each + c] = std::isnan(shown[c]) ? 0.0F : static_cast<float>(channel.range.normalised(static_cast<double>(shown[c])));
        }
        const CycleRule& cycle = m_field.climate().cycle();
        for (std::size_t k = 0; k < std::min(cycle.channels(), m_plan.card.cycleChannels); ++k)
            std::ranges::fill(in.subspan((m_plan.card.inputs.size() + k) * each, each), static_cast<float>(terms[cycle.termOf(k)]));
    }

    void tellDistance(const FieldStep& step, std::span<const float> raw) const
    {
        const std::size_t cells = m_field.cells(), channels = m_plan.card.inputs.size();
        std::vector<double> values(channels), normalised(channels);
        for (std::size_t c = 0; c < cells; ++c) {
            if (std::isnan(step.out.front()[c]))
                continue;
            for (std::size_t k = 0; k < channels; ++k) {
                values[k] = static_cast<double>(raw[k * cells + c]);
                normalised[k] = std::isnan(values[k]) ? 0.0 : m_plan.card.inputs[k].range.normalised(values[k]);
            }
            step.out[static_cast<std::size_t>(m_plan.trainingDistance)][c] = static_cast<float>(m_domain.distance(normalised));
            step.out[static_cast<std::size_t>(m_plan.outside)][c] = static_cast<float>(m_domain.outside(values));
        }
    }

    const PredictPlan& m_plan;
    const learning::Network& m_network;
    const std::vector<std::vector<float>> m_statics;
    const LearnedClimate m_training;
    LearnedField m_field;
    const learning::TrainingDomain m_domain;
    learning::PredictionRules m_rules;
    const std::stop_token m_stop;
    std::unique_ptr<std::counting_semaphore<>> m_room;
};

/// Bytes that one step needs at least: fields of all channels as they are and as the network sees them, the first guess and what it is made of, what
/// the regression in each cell knows, and a tile on its way through the network.
double leastBytes(const PredictPlan& plan, std::size_t askedTile)
{
    constexpr double others = 6.0;
    const auto cells = static_cast<double>(plan.blocks.fineCells());
    const double inputs = static_cast<double>(plan.card.inputs.size()), seen = static_cast<double>(plan.rules.frame.ny * plan.rules.frame.nx);
    const double outputs = static_cast<double>(plan.signature->variables.size());
    const bool isLocal = plan.climate.value(QLatin1String("local")).toString(QStringLiteral("none")) != QLatin1String("none");
    const double harmonics
        = plan.climate.value(QLatin1String("year_harmonics")).toDouble() + plan.climate.value(QLatin1String("day_harmonics")).toDouble();
    const double fields
        = cells * (inputs + outputs + others + (isLocal ? 2.0 + 2.0 * harmonics : 0.0)) + seen * static_cast<double>(plan.card.channels());
    const std::size_t tile = learning::tileFor(plan.rules, plan.card, askedTile == 0 ? 0 : std::max<std::size_t>(1, askedTile / plan.card.scale));
    const double side = static_cast<double>(tile + 2 * (plan.rules.radius + plan.rules.divisor));
    const double whole = static_cast<double>(plan.rules.frame.rows * plan.rules.frame.columns);
    return fields * sizeof(float) + cells * sizeof(double) + plan.card.bytesPerCell * (tile == 0 ? whole : std::min(whole, side * side));
}

/// What is usual in the data themselves, in the units of the card.
Result<std::vector<std::vector<float>>> ownMeans(const PredictPlan& plan, const Cube& coarse, const LearnedClimate& training, RunContext& context)
{
    std::vector<std::vector<float>> out(plan.predictors.size());
    std::vector<float> field(plan.blocks.ny * plan.blocks.nx);
    for (std::size_t k = 0; k < out.size(); ++k) {
        if (!training.hasMean(k))
            continue;
        CellRegressions cells(field.size(), training.cycle().terms(), 1);
        for (std::size_t step = 0; step < plan.times.size(); ++step) {
            if (context.cancelled())
                return RunContext::cancelledError();
            TRY_DO(coarse.readField(plan.predictors[k].variable, step, 0, field));
            plan.predictors[k].conversion.apply(field);
            cells.addField(cycleTermsAt(training.cycle(), plan.times.values[step], plan.times.calendar), field);
        }
        out[k] = cells.solveAll();
    }
    return out;
}

Result<Climates> climatesOf(const PredictPlan& plan, const Cube& coarse, const std::string& bytes, RunContext& context)
{
    Climates out;
    if (plan.climate.isEmpty())
        return out;
    const std::size_t factor = plan.blocks.factor;
    TRY(out.training, LearnedClimate::fromBytes(plan.climate, bytes, plan.predictors.size(), plan.modelCells / (factor * factor), plan.modelCells));
    out.used = out.training;
    if (!plan.ownClimate)
        return out;
    TRY(auto means, ownMeans(plan, coarse, out.training, context));
    out.used = out.training.withMeans(std::move(means));
    if (!plan.sameGrid)
        out.training = out.used; // of its own grid nothing holds here
    return out;
}

/// Means over everything that was predicted, read from the result, since some of it may be of an earlier run.
Result<QJsonObject> meansOf(const PredictPlan& plan, const Cube& cube, const std::vector<double>& areas, RunContext& context)
{
    const Variable& variable = cube.signature().variables.front();
    const Axis* time = cube.signature().axisOf(variable, AxisKind::Time);
    const std::size_t steps = time ? time->size() : 1, variables = cube.signature().variables.size();
    std::vector<double> sums(variables, 0.0), weights(variables, 0.0);
    double unlike = 0.0;
    std::vector<float> field(areas.size());
    for (std::size_t step = 0; step < steps; ++step) {
        for (std::size_t v = 0; v < variables; ++v) {
            if (context.cancelled())
                return RunContext::cancelledError();
            TRY_DO(cube.readField(static_cast<int>(v), step, 0, field));
            for (std::size_t c = 0; c < field.size(); ++c) {
                if (std::isnan(field[c]))
                    continue;
                sums[v] += areas[c] * static_cast<double>(field[c]);
                weights[v] += areas[c];
                unlike += static_cast<int>(v) == plan.outside && field[c] > 0.0F ? areas[c] : 0.0;
            }
        }
    }
    QJsonObject out{{QStringLiteral("steps"), static_cast<qint64>(steps)}, {QStringLiteral("factor"), static_cast<qint64>(plan.blocks.factor)},
        {QStringLiteral("units"), variable.units}, {QStringLiteral("conserve"), plan.conserve}, {QStringLiteral("non_negative"), plan.nonNegative}};
    if (weights.front() > 0.0)
        out.insert(QStringLiteral("mean"), sums.front() / weights.front());
    if (plan.distance && weights.front() > 0.0) {
        out.insert(QStringLiteral("mean_training_distance"), sums[static_cast<std::size_t>(plan.trainingDistance)] / weights.front());
        out.insert(QStringLiteral("area_share_outside"), unlike / weights.front());
    }
    return out;
}

} // namespace

CheckResult Predict::check(const CheckInput& input) const
{
    CheckResult result;
    const auto coarse = input.get<CubeSignature>(QStringLiteral("data")), statics = input.get<CubeSignature>(QStringLiteral("statics"));
    const auto model = input.get<ModelSignature>(QStringLiteral("model"));
    if (!coarse || !model)
        return result;
    if (const auto plan = planPrediction(input.parameters, *coarse, statics.get(), *model, result)) {
        result.outputs[QStringLiteral("data")] = plan->signature;
        result.leastBytes = leastBytes(*plan, static_cast<std::size_t>(input.parameters.integer(QStringLiteral("tile"))));
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{title()});
    }
    return result;
}

Result<Outputs> Predict::run(const RunInput& input, RunContext& context) const
{
    const auto coarse = input.get<Cube>(QStringLiteral("data")), statics = input.get<Cube>(QStringLiteral("statics"));
    const auto model = input.get<Model>(QStringLiteral("model"));
    if (!coarse || !model)
        return Error{ErrorCode::Invalid, Tr::tr("Coarse data or model are missing."), {}};
    CheckResult problems;
    const auto plan
        = planPrediction(input.parameters, coarse->signature(), statics ? &statics->signature() : nullptr, ModelSignature{model->card}, problems);
    if (!plan)
        return data::firstError(problems);

    TRY(const learning::Backend* const backend, learning::backend());
    learning::ExtraFiles files{{LearnedClimate::kFile, {}}};
    TRY(const auto network, backend->open(model->path, files));
    TRY_DO(learning::tryNetwork(plan->card, *network));
    std::vector<std::vector<float>> fixed;
    QCryptographicHash hash(QCryptographicHash::Sha256); // blocks of an earlier run with other heights are not used
    for (const MatchedVariable& one : plan->statics) {
        TRY(std::vector<float> field, readWhole(context, {statics.get(), one.variable, 0}));
        one.conversion.apply(field);
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(field.data()), static_cast<qsizetype>(field.size() * sizeof(float))));
        fixed.push_back(std::move(field));
    }
    TRY(Climates climates, climatesOf(*plan, *coarse, files.at(LearnedClimate::kFile), context));
    hash.addData(QByteArray::fromStdString(climates.used.bytes()));
    const auto tile = static_cast<std::size_t>(input.parameters.integer(QStringLiteral("tile")));
    const Prediction prediction(*plan, *network, std::move(fixed), std::move(climates), tile, context);

    TRY(const auto writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    std::vector<WalkInput> reads;
    std::vector<WalkOutput> writes;
    for (const MatchedVariable& predictor : plan->predictors)
        reads.push_back({coarse.get(), predictor.variable, 0});
    for (int v = 0; v < static_cast<int>(plan->signature->variables.size()); ++v)
        writes.push_back({writer.get(), v, 0});
    SubProgress part(context, 0.0, 0.95);
    TRY_DO(walkFieldsOnto(
        part, reads, writes, [&](const FieldStep& step) { return prediction.predict(step); }, reusable(hash.result())));
    TRY(std::shared_ptr<const Cube> cube, writer->finish());
    TRY(QJsonObject report, meansOf(*plan, *cube, prediction.field().areas(), context));
    report.insert(QStringLiteral("model"), plan->card.json.value(QLatin1String("title")));
    report.insert(QStringLiteral("own_climate"), plan->ownClimate);
    report.insert(QStringLiteral("verdict_of_model"), plan->card.json.value(QLatin1String("verdict")));
    report.insert(QStringLiteral("scores_of_model"), plan->card.json.value(QLatin1String("scores")));
    return Outputs{{QStringLiteral("data"), std::move(cube)}, {QStringLiteral("report"), std::make_shared<const Report>(Report{title(), report})}};
}

} // namespace terrella::downscale
