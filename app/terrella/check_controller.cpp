// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/check_controller.h"

#include "app/terrella/document_controller.h"
#include "pipelines/core/json.h"
#include "pipelines/places/engine_client.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>

namespace terrella {
namespace {

/// Edits that change where things stand but nothing that is computed.
bool isCosmetic(const Edit& edit)
{
    if (const auto* list = std::get_if<EditList>(&edit))
        return std::ranges::all_of(list->edits, isCosmetic);
    if (const auto* inside = std::get_if<InGroup>(&edit))
        return std::ranges::all_of(inside->edits, isCosmetic);
    return std::holds_alternative<MoveNode>(edit) || std::holds_alternative<SetNote>(edit) || std::holds_alternative<SetViews>(edit)
        || std::holds_alternative<SetLabel>(edit) || std::holds_alternative<SetFrames>(edit);
}

/// A node of the document or inside one of its groups; the runs of a mapped node are never shown one by one.
bool mayBeShown(const PipelineModel& model, const QString& node)
{
    return model.whole().nodes.contains(node) || (node.contains(QLatin1Char('/')) && !node.contains(QLatin1Char('#')));
}

} // namespace

CheckController::CheckController(PipelineModel& model, DocumentController& document, EngineClient& engine, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_document(document),
      m_engine(engine)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(120);
    connect(&m_timer, &QTimer::timeout, this, &CheckController::check);
    connect(&model, &PipelineModel::edited, this, [this](const Edit& edit) {
        if (!isCosmetic(edit))
            checkSoon();
    });
    connect(&document, &DocumentController::opened, this, [this] {
        m_nodes = {};
        checkSoon();
    });
}

void CheckController::checkSoon() { m_timer.start(); }

void CheckController::check()
{
    for (qint64* outstanding : {&m_check, &m_plan})
        if (const qint64 id = std::exchange(*outstanding, 0))
            m_engine.cancel(id);
    if (m_model.whole().nodes.empty()) {
        m_nodes = {};
        m_model.setProblems({});
        Q_EMIT checked();
        return;
    }
    const auto document = parseJson(m_model.whole().toText(), m_document.name());
    if (!document)
        return;
    m_check = m_engine.check(*document, m_document.baseFolder(), this, [this, asked = *document](const Result<QJsonObject>& answer) {
        if (!answer) {
            if (answer.error().code != ErrorCode::Cancelled)
                m_check = 0;
            return;
        }
        m_check = 0;
        takeCheck(*answer);
        m_plan = m_engine.plan(asked, m_document.baseFolder(), {}, this, [this](const Result<QJsonObject>& plan) {
            if (!plan && plan.error().code == ErrorCode::Cancelled)
                return;
            m_plan = 0;
            if (plan)
                takePlan(*plan);
        });
    });
}

void CheckController::takeCheck(const QJsonObject& answer)
{
    m_nodes = answer.value(QLatin1String("nodes")).toObject();
    std::vector<Problem> problems;
    const QJsonArray list = answer.value(QLatin1String("problems")).toArray();
    for (const QJsonValue& problem : list)
        problems.push_back(problemFromJson(problem.toObject()));
    for (auto it = m_nodes.begin(); it != m_nodes.end(); ++it) {
        NodeState state = m_model.state(it.key());
        state.runs = it.value().toObject().value(QLatin1String("runs")).toInt();
        if (state.runs > 0)
            m_model.setState(it.key(), state);
    }
    m_model.setProblems(std::move(problems));
    Q_EMIT checked();
}

void CheckController::takePlan(const QJsonObject& answer)
{
    const QJsonArray nodes = answer.value(QLatin1String("nodes")).toArray();
    for (const QJsonValue& entry : nodes) {
        const QJsonObject planned = entry.toObject();
        const QString node = planned.value(QLatin1String("id")).toString();
        if (!mayBeShown(m_model, node))
            continue;
        NodeState state = m_model.state(node);
        if (state.mark == NodeMark::Running || state.mark == NodeMark::Waiting)
            continue;
        const bool reuse = planned.value(QLatin1String("reuse")).toBool();
        if (state.mark != NodeMark::Failed || reuse) {
            state.mark = reuse ? NodeMark::UpToDate : NodeMark::WillRun;
            if (!reuse)
                state.thumbnail = {};
            m_model.setState(node, state);
        }
        if (!reuse)
            continue;
        QMap<QString, QString> outputs;
        const QJsonObject files = planned.value(QLatin1String("outputs")).toObject();
        for (auto it = files.begin(); it != files.end(); ++it)
            outputs.insert(it.key(), it.value().toString());
        if (!outputs.isEmpty())
            Q_EMIT reusable(node, outputs);
    }
}

QJsonObject CheckController::outputOf(const QString& node, const QString& port) const
{
    return m_nodes.value(node).toObject().value(QLatin1String("outputs")).toObject().value(port).toObject();
}

} // namespace terrella
