// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/run_controller.h"

#include "app/terrella/document_controller.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace terrella {

RunController::RunController(PipelineModel& model, DocumentController& document, RunsModel& runs, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_document(document),
      m_runs(runs)
{
    connect(&document, &DocumentController::opened, this, [this] {
        m_results.clear();
        if (std::exchange(m_current, nullptr)) // the run goes on; its nodes are not on the canvas any more
            Q_EMIT runningChanged(false);
    });
}

RunController::~RunController() = default;

RunController::Followed* RunController::add(std::unique_ptr<LocalRun> run, const QString& name)
{
    auto followed = std::make_unique<Followed>();
    followed->run = std::move(run);
    followed->summary.name = name;
    followed->summary.started = QDateTime::currentDateTimeUtc();
    Followed* raw = followed.get();
    m_followed.push_back(std::move(followed));
    connect(raw->run.get(), &LocalRun::started, this, [this, raw](const QString& folder) {
        raw->summary.path = folder;
        m_runs.update(raw->summary);
    });
    connect(raw->run.get(), &LocalRun::happened, this, [this, raw](const RunEvent& event) { take(*raw, event); });
    connect(raw->run.get(), &LocalRun::ended, this, [this, raw](RunState state, const QString& message) { end(*raw, state, message); });
    connect(raw->run.get(), &LocalRun::startFailed, this, [this, raw](const QString& sentences, int, const QJsonObject& details) {
        if (raw == m_current) {
            m_current = nullptr;
            settleMarks(RunState::Failed);
            Q_EMIT runningChanged(false);
            if (const QJsonArray list = details.value(QLatin1String("problems")).toArray(); !list.isEmpty()) {
                std::vector<Problem> problems;
                for (const QJsonValue& problem : list)
                    problems.push_back(problemFromJson(problem.toObject()));
                m_model.setProblems(std::move(problems));
            }
        }
        Q_EMIT said(QDateTime::currentDateTimeUtc(), {}, sentences);
        Q_EMIT startFailed(sentences);
        Q_EMIT ended(RunState::Failed, sentences);
    });
    return raw;
}

void RunController::start(const QString& toNode)
{
    if (m_current)
        return;
    const QString outer = toNode.section(QLatin1Char('/'), 0, 0);
    const auto concerned = toNode.isEmpty() ? std::set<QString>() : m_model.whole().upstreamOf(outer);
    for (const auto& [id, node] : m_model.whole().nodes) {
        if (!toNode.isEmpty() && !concerned.contains(id))
            continue;
        NodeState state = m_model.state(id);
        state.mark = NodeMark::Waiting;
        state.error.clear();
        state.warning.clear();
        state.progress.clear();
        m_model.setState(id, state);
    }
    LocalRunOptions options;
    options.name = QFileInfo(m_document.name()).completeBaseName();
    options.baseFolder = m_document.baseFolder();
    options.toNode = toNode;
    m_current = add(std::make_unique<LocalRun>(), options.name);
    m_current->run->startDocument(m_model.whole(), options);
    Q_EMIT runningChanged(true);
}

void RunController::stop()
{
    if (m_current)
        if (const auto done = m_current->run->cancel(); !done)
            Q_EMIT said(QDateTime::currentDateTimeUtc(), {}, done.error().message);
}

void RunController::stopRun(const QString& folder)
{
    for (const auto& followed : m_followed)
        if (followed->summary.path == folder)
            if (const auto done = followed->run->cancel(); !done)
                Q_EMIT said(QDateTime::currentDateTimeUtc(), {}, done.error().message);
}

void RunController::resumeRun(const QString& folder)
{
    Followed* followed = add(std::make_unique<LocalRun>(), QFileInfo(folder).fileName());
    followed->run->resume(folder);
}

void RunController::follow(const RunSummary& run)
{
    Followed* followed = add(std::make_unique<LocalRun>(), run.name);
    followed->summary = run;
    if (const auto attached = followed->run->attach(run.path); !attached)
        Q_EMIT said(QDateTime::currentDateTimeUtc(), {}, attached.error().message);
}

void RunController::take(Followed& followed, const RunEvent& event)
{
    const bool isInner = event.node.contains(QLatin1Char('/')) || event.node.contains(QLatin1Char('#')) || event.node.contains(QLatin1Char(':'));
    if (!event.node.isEmpty() && !isInner) { // a group and a mapped node tell of what is inside
        double& fraction = followed.fractions[event.node];
        if (event.type == QLatin1String("finished") || event.type == QLatin1String("reused") || event.type == QLatin1String("failed")
            || event.type == QLatin1String("skipped"))
            fraction = 1.0;
        else if (event.type == QLatin1String("progress") && event.fraction >= 0.0)
            fraction = event.fraction;
        followed.unchanged += event.type == QLatin1String("reused") ? 1 : 0;
        double sum = 0.0;
        for (const auto& [node, part] : followed.fractions)
            sum += part;
        followed.summary.fraction = sum / static_cast<double>(followed.fractions.size());
        if (event.type == QLatin1String("progress"))
            followed.summary.message
                = m_current == &followed ? QStringLiteral("%1 · %2").arg(m_model.titleOf(event.node), event.message) : event.message;
        else if (event.type == QLatin1String("started"))
            followed.summary.message = m_current == &followed ? m_model.titleOf(event.node) : event.node;
        if (!followed.summary.path.isEmpty())
            m_runs.update(followed.summary);
    }
    const bool isWorthSaying = event.type == QLatin1String("log") || event.type == QLatin1String("warning") || event.type == QLatin1String("failed");
    if (isWorthSaying && (!isInner || event.type != QLatin1String("warning")))
        Q_EMIT said(event.time, event.node, event.message);
    if (&followed == m_current)
        takeForCanvas(event);
}

void RunController::takeForCanvas(const RunEvent& event)
{
    const QString& node = event.node;
    // Also of what is inside groups, which may be opened later; the runs of a mapped node are never shown one by one.
    if (!m_model.whole().nodes.contains(node) && (!node.contains(QLatin1Char('/')) || node.contains(QLatin1Char('#'))))
        return;
    NodeState state = m_model.state(node);
    const auto is = [&event](const char* type) { return event.type == QLatin1String(type); };
    if (is("queued")) {
        state.mark = NodeMark::Waiting;
    } else if (is("started")) {
        state.mark = NodeMark::Running;
        state.fraction = 0.0;
        state.progress.clear();
        state.error.clear();
    } else if (is("progress")) {
        state.mark = NodeMark::Running;
        state.fraction = event.fraction;
        state.progress = event.message;
    } else if (is("warning")) {
        state.warning = event.message;
    } else if (is("finished") || is("reused")) {
        state.mark = NodeMark::UpToDate;
        state.progress.clear();
        state.error.clear();
    } else if (is("failed")) {
        state.mark = NodeMark::Failed;
        state.error = event.message;
    } else if (is("cancelled") || is("skipped")) {
        state.mark = NodeMark::WillRun;
    }
    m_model.setState(node, state);
    if (is("measure"))
        Q_EMIT measured(node, event.details.value(QLatin1String("curve")).toString(), event.details.value(QLatin1String("at")).toDouble(),
            event.details.value(QLatin1String("value")).toDouble());
    if (is("started") || is("reused"))
        Q_EMIT begun(node);
    if (is("started"))
        Q_EMIT said(event.time, node, tr("started"));
    if (!is("finished") && !is("reused"))
        return;
    if (!event.details.value(QLatin1String("needed")).toBool(true)) {
        Q_EMIT said(event.time, node, tr("not needed: what is made from it is there"));
        m_results.erase(node); // nothing to show
        return;
    }
    QMap<QString, QString> outputs;
    const QJsonObject files = event.details.value(QLatin1String("outputs")).toObject();
    for (auto it = files.begin(); it != files.end(); ++it)
        outputs.insert(it.key(), it.value().toString());
    m_results[node] = outputs;
    Q_EMIT said(event.time, node, is("reused") ? tr("unchanged, taken from the store") : tr("done"));
    Q_EMIT nodeFinished(node);
}

void RunController::end(Followed& followed, RunState state, const QString& message)
{
    followed.summary.state = state;
    followed.summary.ended = QDateTime::currentDateTimeUtc();
    followed.summary.fraction = state == RunState::Finished ? 1.0 : followed.summary.fraction;
    const double seconds = static_cast<double>(followed.summary.started.msecsTo(followed.summary.ended)) / 1000.0;
    const QString took = seconds < 10.0 ? tr("%1 s").arg(seconds, 0, 'f', 1)
        : seconds < 120.0               ? tr("%1 s").arg(qRound(seconds))
                                        : tr("%1 min").arg(qRound(seconds / 60.0));
    const int count = static_cast<int>(followed.fractions.size());
    followed.summary.message = state != RunState::Finished ? message
        : followed.unchanged > 0                           ? tr("%1 · %2 of %3 nodes unchanged").arg(took).arg(followed.unchanged).arg(count)
        : count == 1                                       ? tr("%1 · 1 node").arg(took)
                                                           : tr("%1 · %2 nodes").arg(took).arg(count);
    if (!followed.summary.path.isEmpty())
        m_runs.update(followed.summary);
    Q_EMIT said(
        followed.summary.ended, {}, tr("%1: %2").arg(followed.summary.name, state == RunState::Finished ? followed.summary.message : message));
    const bool isCurrent = &followed == m_current;
    if (isCurrent) {
        m_current = nullptr;
        settleMarks(state);
        Q_EMIT runningChanged(false);
        Q_EMIT ended(state, message);
    }
}

void RunController::settleMarks(RunState)
{
    std::vector<QString> shown;
    for (const Document* document : {&m_model.whole(), &m_model.document()}) {
        for (const auto& [id, node] : document->nodes)
            shown.push_back(id);
    }
    for (const QString& id : shown) {
        NodeState state = m_model.state(id);
        if (state.mark != NodeMark::Running && state.mark != NodeMark::Waiting)
            continue;
        state.mark = NodeMark::WillRun;
        state.progress.clear();
        m_model.setState(id, state);
    }
}

QMap<QString, QString> RunController::resultsOf(const QString& node) const
{
    const auto it = m_results.find(node);
    return it == m_results.end() ? QMap<QString, QString>() : it->second;
}

void RunController::setResults(const QString& node, const QMap<QString, QString>& outputs) { m_results[node] = outputs; }

} // namespace terrella
