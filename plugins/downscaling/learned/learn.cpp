// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learn.h"

#include "pipelines/core/json.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/learned/learn_scores.h"
#include "plugins/learning/trained_card.h"
#include "plugins/learning/training_parameters.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DownscaleLearn)
};

QString title() { return Tr::tr("Learning to downscale"); }

/// One run of the module, with what it needs at hand.
class Learner {
public:
    Learner(LearnPlan& plan, RunContext& context) : m_plan(plan), m_context(context) {}

    Result<Outputs> run(const Cube& coarse, const Cube& reference, const Cube* statics)
    {
        TRY(const learning::Backend* const backend, learning::backend());
        SubProgress reading(m_context, 0.0, 0.1), training(m_context, 0.1, 0.9);
        TRY(const auto data, LearnData::make(m_plan, coarse, reference, statics, reading));
        m_plan.rules.identity = backend->version().toUtf8() + canonicalJson(m_plan.card.json) + canonicalJson(m_plan.rules.loss.toJson());
        TRY(auto trained, learning::train(*backend, m_plan.rules, *data, training));
        TRY(const auto network, backend->build(m_plan.rules.network, trained.parameters, trained.buffers));
        TRY(const LearnScores scores, scoreTest(m_plan, *data, *network, m_context));
        m_context.progress(0.98, Tr::tr("scored on the years of the test"));
        const QJsonObject card = cardOf(*data, trained, scores, *backend);
        const QString path = m_context.scratchFolder() + QStringLiteral("/model.pt");
        TRY_DO(network->save(path, {{"card.json", prettyJson(card).toStdString()}, {LearnedClimate::kFile, data->field().climate().bytes()}}));
        m_context.progress(1.0);
        return Outputs{{QStringLiteral("model"), std::make_shared<const Model>(Model{path, card})},
            {QStringLiteral("report"), std::make_shared<const Report>(Report{title(), reportOf(card, trained, scores)})}};
    }

private:
    QJsonObject cardOf(const LearnData& data, const learning::Training& trained, const LearnScores& scores, const learning::Backend& backend) const
    {
        learning::ModelCard card = m_plan.card;
        learning::noteTraining(card, data.ranges(), data.correlation(), trained, backend);
        const learning::ChannelRange& residual = data.field().residual();
        card.json.insert(
            QStringLiteral("residual"), QJsonObject{{QStringLiteral("mean"), residual.mean}, {QStringLiteral("deviation"), residual.deviation}});
        card.json.insert(QStringLiteral("climate"), data.field().climate().toJson());
        card.json.insert(QStringLiteral("scores"), toJson(scores));
        card.json.insert(QStringLiteral("verdict"), verdictOf(scores, card.outputs.front().units));
        return learning::toJson(card);
    }

    static QJsonObject reportOf(const QJsonObject& card, const learning::Training& trained, const LearnScores& scores)
    {
        QJsonObject out;
        for (const char* key : {"network", "loss", "training", "scores", "verdict", "factor", "conserve", "non_negative", "versions"})
            out.insert(QLatin1String(key), card.value(QLatin1String(key)));
        out.insert(QStringLiteral("curves"), learning::curvesOf(trained.epochs));
        out.insert(QStringLiteral("weights"), static_cast<qint64>(trained.parameters.size()));
        out.insert(QStringLiteral("test_pairs"), scores.pairs);
        out.insert(QStringLiteral("own_climate"), scores.ownClimate);
        return out;
    }

    LearnPlan& m_plan;
    RunContext& m_context;
};

} // namespace

CheckResult Learn::check(const CheckInput& input) const
{
    CheckResult result;
    const auto coarse = input.get<CubeSignature>(QStringLiteral("data")), reference = input.get<CubeSignature>(QStringLiteral("reference")),
               statics = input.get<CubeSignature>(QStringLiteral("statics"));
    if (!coarse || !reference)
        return result;
    if (const auto plan = planLearn(input.parameters, *coarse, *reference, statics.get(), result)) {
        result.outputs[QStringLiteral("model")] = std::make_shared<const ModelSignature>(ModelSignature{learning::toJson(plan->card)});
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{title()});
    }
    return result;
}

Result<Outputs> Learn::run(const RunInput& input, RunContext& context) const
{
    const auto coarse = input.get<Cube>(QStringLiteral("data")), reference = input.get<Cube>(QStringLiteral("reference")),
               statics = input.get<Cube>(QStringLiteral("statics"));
    if (!coarse || !reference)
        return Error{ErrorCode::Invalid, Tr::tr("Coarse data or reference are missing."), {}};
    CheckResult problems;
    auto plan = planLearn(input.parameters, coarse->signature(), reference->signature(), statics ? &statics->signature() : nullptr, problems);
    if (!plan)
        return data::firstError(problems);
    return Learner(*plan, context).run(*coarse, *reference, statics.get());
}

} // namespace terrella::downscale
