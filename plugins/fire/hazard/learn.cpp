// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/learn.h"

#include "pipelines/core/json.h"
#include "plugins/fire/hazard/learn_scores.h"
#include "plugins/learning/kernels/logit_regression.h"
#include "plugins/learning/trained_card.h"
#include "plugins/learning/training_parameters.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireLearn)
};

QString title() { return Tr::tr("Learning burned area"); }

std::optional<LearnPlan> planOf(const Parameters& parameters, const CubeSignature& drivers, const std::shared_ptr<const CubeSignature>& burnedArea,
    const std::shared_ptr<const CubeSignature>& fireWeather, CheckResult& check)
{
    return planLearn(parameters, drivers, burnedArea.get(), fireWeather.get(), check);
}

/// One run of the module, with what it needs at hand.
class Learner {
public:
    Learner(LearnPlan& plan, RunContext& context) : m_plan(plan), m_context(context) {}

    Result<Outputs> run(const Cube& drivers, const Cube* burnedArea, const Cube* fireWeather)
    {
        TRY(const learning::Backend* const backend, learning::backend());
        SubProgress reading(m_context, 0.0, 0.1), training(m_context, 0.1, 0.9);
        TRY(const auto data, LearnData::make(m_plan, drivers, burnedArea, fireWeather, reading));
        if (data->overfull() > 0)
            m_context.warn(Tr::tr("In %1 cells and steps more was burned than the cell's area; they count as burned wholly.").arg(data->overfull()));
        TRY(const auto climatology, MonthlyClimatology::make(m_plan, *data, m_context));
        TRY(const auto onDrivers, FireRegression::make(m_plan, *data, climatology, false, m_context));
        std::optional<FireRegression> onFireWeather;
        if (fireWeather) {
            TRY(auto made, FireRegression::make(m_plan, *data, climatology, true, m_context));
            onFireWeather.emplace(std::move(made));
        }
        m_plan.rules.firstGuess = learning::logitOf(data->meanFraction());
        m_plan.rules.identity = identity(*backend);
        TRY(auto trained, learning::train(*backend, m_plan.rules, *data, training));
        TRY(const auto network, backend->build(m_plan.rules.network, trained.parameters, trained.buffers));
        TRY(const auto scored, scoreTest(m_plan, *data, *network, climatology, onDrivers, onFireWeather ? &*onFireWeather : nullptr, m_context));
        m_context.progress(0.98, Tr::tr("scored on the years of the test"));
        const QJsonObject card = cardOf(*data, trained, scored, *backend);
        const QString path = m_context.scratchFolder() + QStringLiteral("/model.pt");
        TRY_DO(network->save(path, {{"card.json", prettyJson(card).toStdString()}, {"climatology.f32", climatology.bytes()}}));
        m_context.progress(1.0);
        return Outputs{{QStringLiteral("model"), std::make_shared<const Model>(Model{path, card})},
            {QStringLiteral("report"), std::make_shared<const Report>(Report{title(), reportOf(card, trained, scored, *data)})}};
    }

private:
    /// What a state of training that was left behind must agree with, beside parameters and inputs, by which its folder is known.
    QByteArray identity(const learning::Backend& backend) const
    {
        return backend.version().toUtf8() + canonicalJson(m_plan.card.json) + canonicalJson(m_plan.rules.loss.toJson());
    }

    QJsonObject cardOf(
        const LearnData& data, const learning::Training& trained, const std::vector<Scored>& scored, const learning::Backend& backend) const
    {
        learning::ModelCard card = m_plan.card;
        learning::noteTraining(card, data.ranges(), data.correlation(), trained, backend);
        card.json.insert(QStringLiteral("scores"), toJson(scored));
        card.json.insert(QStringLiteral("climatology"), true);
        return learning::toJson(card);
    }

    QJsonObject reportOf(const QJsonObject& card, const learning::Training& trained, const std::vector<Scored>& scored, const LearnData& data) const
    {
        QJsonObject reliability;
        for (const Scored& one : scored)
            reliability.insert(one.key, reliabilityJson(one.scores));
        QJsonObject out;
        for (const char* key : {"network", "loss", "training", "scores", "coarsened_by", "versions"})
            out.insert(QLatin1String(key), card.value(QLatin1String(key)));
        out.insert(QStringLiteral("curves"), learning::curvesOf(trained.epochs));
        out.insert(QStringLiteral("reliability"), reliability);
        out.insert(QStringLiteral("weights"), static_cast<qint64>(trained.parameters.size()));
        out.insert(QStringLiteral("burned_area_km2"), data.totalBurned() * 1e-6);
        out.insert(QStringLiteral("overfull_cells"), static_cast<qint64>(data.overfull()));
        out.insert(QStringLiteral("test_pairs"), scored.front().scores.pairs);
        return out;
    }

    LearnPlan& m_plan;
    RunContext& m_context;
};

} // namespace

CheckResult Learn::check(const CheckInput& input) const
{
    CheckResult result;
    const auto drivers = input.get<CubeSignature>(QStringLiteral("drivers"));
    if (!drivers)
        return result;
    const auto plan = planOf(input.parameters, *drivers, input.get<CubeSignature>(QStringLiteral("burned_area")),
        input.get<CubeSignature>(QStringLiteral("fire_weather")), result);
    if (plan) {
        QJsonObject card = learning::toJson(plan->card);
        card.insert(QStringLiteral("climatology"), true);
        result.outputs[QStringLiteral("model")] = std::make_shared<const ModelSignature>(ModelSignature{card});
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{title()});
    }
    return result;
}

Result<Outputs> Learn::run(const RunInput& input, RunContext& context) const
{
    const auto drivers = input.get<Cube>(QStringLiteral("drivers")), burnedArea = input.get<Cube>(QStringLiteral("burned_area")),
               fireWeather = input.get<Cube>(QStringLiteral("fire_weather"));
    if (!drivers)
        return Error{ErrorCode::Invalid, Tr::tr("There are no drivers."), {}};
    CheckResult problems;
    auto plan = planOf(input.parameters, drivers->signature(), burnedArea ? burnedArea->sharedSignature() : nullptr,
        fireWeather ? fireWeather->sharedSignature() : nullptr, problems);
    if (!plan)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    return Learner(*plan, context).run(*drivers, burnedArea.get(), fireWeather.get());
}

} // namespace terrella::fire
