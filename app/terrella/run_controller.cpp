// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/run_controller.h"

#include "app/terrella/document_controller.h"
#include "app/terrella/run_of_document.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

/// Of a group or of one of the runs of a mapped node: those tell of it themselves.
bool isInside(const QString& node) { return node.contains(QLatin1Char('/')) || node.contains(QLatin1Char('#')) || node.contains(QLatin1Char(':')); }

QStringList placesOf(const Document& document)
{
    QStringList out;
    for (const auto& [id, node] : document.nodes) {
        if (!node.place.isEmpty() && node.place != QLatin1String("here") && !out.contains(node.place))
            out.append(node.place);
    }
    return out;
}

} // namespace

RunController::RunController(PipelineModel& model, DocumentController& document, RunsModel& runs, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_document(document),
      m_runs(runs)
{
    connect(&document, &DocumentController::opened, this, [this] {
        m_results.clear();
        m_raises.clear();
        if (std::exchange(m_current, nullptr)) // the run goes on; its nodes are not on the canvas any more
            Q_EMIT runningChanged(false);
        for (const auto& followed : m_followed)
            bringToCanvas(*followed);
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
        m_runs.setPlaces(folder, raw->places);
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
    m_raises.clear();
    LocalRunOptions options;
    options.name = QFileInfo(m_document.name()).completeBaseName();
    options.baseFolder = m_document.baseFolder();
    options.toNode = toNode;
    m_current = add(std::make_unique<LocalRun>(), options.name);
    m_current->places = placesOf(toNode.isEmpty() ? m_model.whole() : m_model.whole().upTo(outer));
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

void RunController::resumeRun(const QString& folder, const QStringList& resources)
{
    const QModelIndex row = m_runs.indexOf(folder);
    const RunSummary* known = m_runs.runAt(row);
    Followed* followed = add(std::make_unique<LocalRun>(), known ? known->name : QFileInfo(folder).fileName());
    followed->places = m_runs.placesOf(row);
    if (!m_current && isOfCanvas(folder)) {
        m_current = followed;
        Q_EMIT runningChanged(true);
    }
    followed->run->resume(folder, resources);
}

void RunController::raiseRun(const QString& folder)
{
    const JobList* jobs = m_runs.jobsOf(folder);
    const QJsonObject raise = jobs ? jobs->raise() : QJsonObject();
    if (raise.isEmpty() || m_current)
        return;
    const QJsonObject change = raise.value(QLatin1String("edit")).toObject();
    if (isOfCanvas(folder)) {
        const auto edit = editFromJson(change);
        const auto done = edit ? m_model.applyToWhole(*edit, raiseText(raise)) : Result<void>(edit.error());
        if (done)
            start();
        else
            Q_EMIT startFailed(done.error().message);
        return;
    }
    QStringList resources;
    QJsonArray edits = change.value(QLatin1String("edits")).toArray();
    if (edits.isEmpty())
        edits.append(change);
    for (const QJsonValue& edit : edits)
        resources.append(QStringLiteral("%1.%2=%3")
                             .arg(edit.toObject().value(QLatin1String("id")).toString(), raise.value(QLatin1String("key")).toString(),
                                 raise.value(QLatin1String("to")).toString()));
    resumeRun(folder, resources);
}

void RunController::follow(const RunSummary& run, const QStringList& places)
{
    Followed* followed = add(std::make_unique<LocalRun>(), run.name);
    followed->summary = run;
    followed->places = places;
    bringToCanvas(*followed);
    if (m_current == followed)
        return;
    if (const auto attached = followed->run->attach(run.path); !attached)
        Q_EMIT said(QDateTime::currentDateTimeUtc(), {}, attached.error().message);
}

bool RunController::isOfCanvas(const QString& folder) const
{
    const auto opened = RunFolder::open(folder);
    const auto frozen = opened ? Document::load(opened->pipelinePath()) : Result<Document>(opened.error());
    return frozen && isRunOf(*frozen, m_model.whole());
}

void RunController::bringToCanvas(Followed& followed)
{
    const QString folder = followed.summary.path;
    if (m_current || followed.run->isOver() || folder.isEmpty() || followed.summary.state != RunState::Running || !isOfCanvas(folder))
        return;
    followed.fractions.clear();
    followed.unchanged = 0;
    followed.jobs = {};
    followed.seen = 0;
    if (const auto attached = followed.run->attach(folder); !attached)
        return;
    m_current = &followed;
    Q_EMIT runningChanged(true);
}

void RunController::take(Followed& followed, const RunEvent& event)
{
    const bool isNews = ++followed.seen > followed.told;
    followed.told = std::max(followed.told, followed.seen);
    takeProgress(followed, event);
    takeJob(followed, event);
    const bool isInner = isInside(event.node);
    const bool isWorthSaying = event.type == QLatin1String("log") || event.type == QLatin1String("warning") || event.type == QLatin1String("failed");
    if (isNews && isWorthSaying && (!isInner || event.type != QLatin1String("warning")))
        Q_EMIT said(event.time, event.node, event.message);
    if (&followed == m_current)
        takeForCanvas(event, isNews);
    if (isNews)
        Q_EMIT told(followed.summary.path, event);
}

void RunController::takeProgress(Followed& followed, const RunEvent& event)
{
    if (event.node.isEmpty() || isInside(event.node) || event.type == QLatin1String("job")) // a group and a mapped node tell of what is inside
        return;
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
        followed.summary.message = m_current == &followed ? QStringLiteral("%1 · %2").arg(m_model.titleOf(event.node), event.message) : event.message;
    else if (event.type == QLatin1String("started"))
        followed.summary.message = m_current == &followed ? m_model.titleOf(event.node) : event.node;
    if (!followed.summary.path.isEmpty())
        m_runs.update(followed.summary);
}

/// How a job stands, in the list and on the nodes that it runs: what it waits for.
void RunController::takeJob(Followed& followed, const RunEvent& event)
{
    const auto job = JobInfo::fromEvent(event);
    if (!job)
        return;
    followed.jobs.take(event);
    if (!followed.summary.path.isEmpty())
        m_runs.setJobs(followed.summary.path, followed.jobs);
    if (&followed != m_current)
        return;
    if (!job->raise.isEmpty()) {
        for (const QString& node : job->nodes)
            m_raises[node] = {followed.summary.path, job->raise};
    }
    if (job->task)
        return;
    for (const QString& node : job->nodes) {
        NodeState state = m_model.state(node);
        if (state.mark == NodeMark::UpToDate || state.mark == NodeMark::Failed)
            continue;
        if (job->isWaiting()) {
            state.mark = NodeMark::Waiting; // what was sent before is no progress of the node
            state.progress = jobStateText(*job);
        } else if (state.mark == NodeMark::Waiting) {
            state.progress = job->isOver() ? QString() : jobStateText(*job);
        }
        m_model.setState(node, state);
    }
}

void RunController::takeForCanvas(const RunEvent& event, bool isNews)
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
        state.progress.clear();
    }
    m_model.setState(node, state);
    if (is("measure"))
        Q_EMIT measured(node, event.details.value(QLatin1String("curve")).toString(), event.details.value(QLatin1String("at")).toDouble(),
            event.details.value(QLatin1String("value")).toDouble());
    if (is("started") || is("reused"))
        Q_EMIT begun(node);
    if (is("started") && isNews)
        Q_EMIT said(event.time, node, tr("started"));
    if (is("finished") || is("reused"))
        takeResult(event, isNews);
}

void RunController::takeResult(const RunEvent& event, bool isNews)
{
    const QString& node = event.node;
    if (!event.details.value(QLatin1String("needed")).toBool(true)) {
        if (isNews)
            Q_EMIT said(event.time, node, tr("not needed: what is made from it is there"));
        m_results.erase(node); // nothing to show
        return;
    }
    QMap<QString, QString> outputs;
    const QJsonObject files = event.details.value(QLatin1String("outputs")).toObject();
    for (auto it = files.begin(); it != files.end(); ++it)
        outputs.insert(it.key(), it.value().toString());
    m_results[node] = outputs;
    if (isNews)
        Q_EMIT said(event.time, node, event.type == QLatin1String("reused") ? tr("unchanged, taken from the store") : tr("done"));
    Q_EMIT nodeFinished(node);
}

void RunController::end(Followed& followed, RunState state, const QString& message)
{
    followed.summary.state = state;
    followed.summary.ended = QDateTime::currentDateTimeUtc();
    followed.summary.fraction = state == RunState::Finished ? 1.0 : followed.summary.fraction;
    const double seconds = static_cast<double>(followed.summary.started.msecsTo(followed.summary.ended)) / 1000.0;
    const QString took = seconds < 10.0 ? tr("%1 s").arg(seconds, 0, 'f', 1) : elapsedText(seconds);
    const int count = static_cast<int>(followed.fractions.size());
    followed.summary.message = state != RunState::Finished ? message
        : followed.unchanged > 0                           ? tr("%1 of %2 nodes unchanged").arg(followed.unchanged).arg(count)
        : count == 1                                       ? tr("1 node")
                                                           : tr("%1 nodes").arg(count);
    if (!followed.summary.path.isEmpty())
        m_runs.update(followed.summary);
    Q_EMIT said(followed.summary.ended, {},
        tr("%1: %2").arg(followed.summary.name, state == RunState::Finished ? tr("%1 · %2").arg(took, followed.summary.message) : message));
    const bool isCurrent = &followed == m_current;
    if (isCurrent) {
        m_current = nullptr;
        settleMarks(state);
        Q_EMIT runningChanged(false);
        Q_EMIT ended(state, message);
        if (const JobInfo* job = followed.jobs.telling(); state == RunState::Failed && !followed.jobs.raise().isEmpty())
            Q_EMIT raiseOffered(followed.summary.path, job && !job->sentence.isEmpty() ? job->sentence : message, followed.jobs.raise());
    }
}

std::pair<QString, QJsonObject> RunController::raiseFor(const QString& node) const
{
    const auto found = m_raises.find(node);
    return found == m_raises.end() ? std::pair<QString, QJsonObject>() : found->second;
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
