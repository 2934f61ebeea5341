// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/execution.h"

#include "pipelines/core/error_code.h"
#include "pipelines/data/gdal_scope.h"
#include "pipelines/run/explain.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <thread>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Runner)
};

/// A node does not start beside others with less than this.
constexpr qint64 kLeastMemory = 64LL << 20;

/// A node that took longer may have left much that is free, and would be missed by the next: it lies in places that do not fit what that needs.
constexpr double kSecondsToTidy = 0.2;

/// To the system, what is free within this process. Takes a millisecond or so.
void giveMemoryBack()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

QJsonObject pathsJson(const std::map<QString, QString>& paths)
{
    QJsonObject out;
    for (const auto& [port, path] : paths)
        out.insert(port, path);
    return out;
}

} // namespace

Execution::Execution(
    PluginHost& host, Store& store, const Expansion& expansion, const RunOptions& options, const DocumentCheck& check, EmitFunction emit)
    : m_host(host),
      m_store(store),
      m_expansion(expansion),
      m_options(options),
      m_check(check),
      m_emit(std::move(emit)),
      m_files(store.identitiesPath()),
      m_costs(costsPath(store)),
      m_jobs(options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))),
      m_order(expansion.document.orderOutsideLoops()),
      m_freeMemory(options.memory),
      m_pool(std::min(m_jobs, std::max(1, static_cast<int>(m_order.size()))))
{
    for (const auto& [id, node] : expansion.document.nodes) {
        m_tasks[id].node = &node;
        m_tasks[id].joins = expansion.joinedBy(id) != nullptr;
    }
    for (const Link& link : expansion.document.links) {
        m_tasks[link.toNode].links.push_back(link);
        m_tasks[link.toNode].sources.insert(link.fromNode);
        m_tasks[link.fromNode].dependants.insert(link.toNode);
    }
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_tasks[m_order[i]].place = i;
}

Result<void> Execution::run(const std::stop_token& stop)
{
    {
        const GdalScope scope; // sets its own limit when it is the first
    }
    limitGdalCache(static_cast<std::size_t>(std::max<qint64>(0, m_options.memory)) / 16);
    const std::stop_callback forward(stop, [this] { m_stop.request_stop(); });
    for (const QString& id : m_order)
        m_emit({{}, QStringLiteral("queued"), id, -1.0, {}, {}});
    lookAhead();
    for (const QString& id : m_order) {
        const Task& task = m_tasks.at(id);
        if (task.state == State::Waiting && task.sources.empty())
            m_ready.emplace(task.place, id);
    }
    for (;;) {
        startReady();
        if (m_running == 0)
            break;
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return !m_done.empty(); });
        auto [id, outcome] = std::move(m_done.front());
        m_done.pop_front();
        lock.unlock();
        settle(id, std::move(outcome));
    }
    (void)m_files.save(); // only costs time when it fails
    return conclude(stop);
}

void Execution::lookAhead()
{
    const auto large = [this](const QString& node, const QString& path, qint64 bytes) {
        m_emit({{}, QStringLiteral("log"), node, -1.0, NodeJob::readingText(path, bytes), {}});
    };
    m_foresight = foresee(m_host, m_store, m_files, m_expansion, m_order, m_options, {true, m_stop.get_token(), large});
    if (m_stop.stop_requested())
        return;
    std::vector<QString> unmade, given;
    for (const QString& id : m_order) {
        if (m_options.given.count(id) > 0) {
            m_tasks.at(id).state = State::Done;
            given.push_back(id);
        } else if (m_foresight.at(id).isLeftUnmade()) {
            m_tasks.at(id).state = State::Done; // all of them, before one releases another
            unmade.push_back(id);
        }
    }
    for (const QString& id : given)
        takeGiven(id);
    for (const QString& id : unmade)
        leaveUnmade(id);
}

/// The node's result was made elsewhere and is in the store.
void Execution::takeGiven(const QString& id)
{
    Task& task = m_tasks.at(id);
    const ForeseenNode& node = m_foresight.at(id);
    task.outcome.kind = NodeOutcome::Kind::Reused;
    task.outcome.basis = node.basis;
    task.outcome.reason = Tr::tr("made elsewhere");
    task.outcome.outputKeys = node.outputKeys;
    task.outcome.outputPaths = m_store.filesOf(node.basis.key, node.stored.record);
    m_emit({{}, QStringLiteral("reused"), id, -1.0, task.outcome.reason,
        {{QStringLiteral("key"), node.basis.key}, {QStringLiteral("outputs"), pathsJson(task.outcome.outputPaths)}, {QStringLiteral("given"), true},
            {QStringLiteral("seconds"), 0.0}, {QStringLiteral("bytes"), 0}}});
    release(task);
}

/// The node gives nothing but the keys that its outputs had.
void Execution::leaveUnmade(const QString& id)
{
    Task& task = m_tasks.at(id);
    const ForeseenNode& node = m_foresight.at(id);
    task.outcome.kind = NodeOutcome::Kind::Unneeded;
    task.outcome.basis = node.basis;
    task.outcome.reason = notNeededText();
    if (node.stored.isDamaged)
        removeDamaged(id);
    for (const Link& link : m_expansion.document.links) {
        if (link.fromNode == id)
            task.outcome.outputKeys[link.fromPort] = node.outputKey(link.fromPort);
    }
    m_emit({{}, QStringLiteral("reused"), id, -1.0, task.outcome.reason,
        {{QStringLiteral("key"), node.basis.key}, {QStringLiteral("outputs"), QJsonObject()}, {QStringLiteral("needed"), false},
            {QStringLiteral("seconds"), 0.0}, {QStringLiteral("bytes"), 0}}});
    release(task);
}

/// A damaged result that nobody needs made again is not kept to be found damaged by every run.
void Execution::removeDamaged(const QString& id)
{
    const ForeseenNode& node = m_foresight.at(id);
    const auto lock = m_store.lock(node.basis.key, m_stop.get_token());
    if (!lock || !lookUp(m_store, node.basis, m_files, m_stop.get_token()).isDamaged)
        return; // made again meanwhile
    if (const QString away = m_store.moveAway(node.basis.key); !away.isEmpty())
        m_store.abandon(away);
    m_emit({{}, QStringLiteral("log"), id, -1.0, Tr::tr("Removed from the store, and not needed: %1").arg(node.stored.outdated), {}});
}

/// What waits for nothing else is ready.
void Execution::release(const Task& task)
{
    const QString& id = task.node->id;
    for (const QString& other : task.dependants) {
        Task& next = m_tasks.at(other);
        next.sources.erase(id);
        if (next.sources.empty() && next.state == State::Waiting)
            m_ready.emplace(next.place, other);
    }
}

/// A node that must be made waits for what comes in, and that is made after all where it was left.
void Execution::demand(const QString& id)
{
    Task& task = m_tasks.at(id);
    task.state = State::Waiting;
    QStringList lost;
    for (const Link& link : task.links) {
        const Task& source = m_tasks.at(link.fromNode);
        if (source.state == State::Done && source.outcome.kind == NodeOutcome::Kind::Unneeded)
            demand(link.fromNode);
        if (source.state != State::Done)
            task.sources.insert(link.fromNode);
        if (source.state == State::Failed || source.state == State::Skipped)
            lost.append(link.fromNode);
    }
    if (task.sources.empty())
        m_ready.emplace(task.place, id);
    for (const QString& source : lost)
        skipDependants(source);
}

void Execution::startReady()
{
    while (!m_ready.empty() && m_running < m_jobs && !m_stop.stop_requested()) {
        const auto slots = std::min<std::size_t>(m_ready.size(), static_cast<std::size_t>(m_jobs - m_running));
        const qint64 share = m_freeMemory / static_cast<qint64>(slots);
        if (share < kLeastMemory && m_running > 0)
            return; // until one of those that run gives its memory back
        const QString id = m_ready.begin()->second;
        m_ready.erase(m_ready.begin());
        start(id, share);
    }
}

InputValues Execution::inputsOf(const QString& id) const
{
    InputValues out;
    for (const Link& link : m_tasks.at(id).links) {
        if (m_tasks.at(link.fromNode).state != State::Done)
            continue; // joined without it
        const NodeOutcome& source = m_tasks.at(link.fromNode).outcome;
        const auto path = source.outputPaths.find(link.fromPort);
        out[link.toPort].push_back(
            {link.fromNode, link.fromPort, source.outputKeys.at(link.fromPort), path == source.outputPaths.end() ? QString() : path->second});
    }
    return out;
}

void Execution::start(const QString& id, qint64 memory)
{
    Task& task = m_tasks.at(id);
    task.state = State::Running;
    task.memory = memory;
    m_freeMemory -= memory;
    ++m_running;

    if (m_check.nodes.at(id).hasErrors()) {
        refuse(id);
        return;
    }
    QStringList warnings = task.joins ? leaveOutFailed(task) : QStringList();
    for (const Problem& problem : m_check.nodes.at(id).problems)
        warnings.append(problem.message);
    const ModuleSpec* spec = m_host.find(task.node->module);
    const auto module = m_host.load(task.node->module); // checking has found both before
    const auto threads = [this] { return std::max(1, m_jobs / std::max(1, m_running.load())); };
    NodeJob::Given given{task.less ? *task.less : *task.node, *spec, **module, inputsOf(id), warnings, m_options.baseFolder, m_options.pipeline,
        m_foresight.at(id).latest, {threads, static_cast<std::size_t>(std::max<qint64>(memory, 0))}};
    m_pool.submit([this, id, given = std::move(given)]() mutable {
        const int measured = m_meter.begin();
        NodeOutcome outcome = NodeJob(m_store, m_files, std::move(given), m_emit, m_stop.get_token()).run();
        outcome.memory = m_meter.end(measured);
        if (outcome.seconds > kSecondsToTidy)
            giveMemoryBack();
        const std::lock_guard lock(m_mutex);
        m_done.emplace_back(id, std::move(outcome));
        m_wake.notify_one();
    });
}

/// A run of a mapped node that checking found impossible, while others are good: it fails as if it had been tried.
void Execution::refuse(const QString& id)
{
    NodeOutcome outcome;
    outcome.kind = NodeOutcome::Kind::Failed;
    const auto& problems = m_check.nodes.at(id).problems;
    outcome.error = {ErrorCode::Invalid, std::ranges::find(problems, Severity::Error, &Problem::severity)->message, {}};
    const std::lock_guard lock(m_mutex);
    m_done.emplace_back(id, std::move(outcome));
}

void Execution::settle(const QString& id, NodeOutcome outcome)
{
    Task& task = m_tasks.at(id);
    --m_running;
    m_freeMemory += task.memory;
    task.outcome = std::move(outcome);
    const NodeOutcome& out = task.outcome;
    switch (out.kind) {
    case NodeOutcome::Kind::Finished:
    case NodeOutcome::Kind::Reused: {
        task.state = State::Done;
        const bool reused = out.kind == NodeOutcome::Kind::Reused;
        if (!reused && out.blocksReused == 0) // a part of the work says little of the whole
            rememberCost(task);
        QJsonObject details{{QStringLiteral("key"), out.basis.key}, {QStringLiteral("outputs"), pathsJson(out.outputPaths)},
            {QStringLiteral("seconds"), out.seconds}, {QStringLiteral("bytes"), out.bytes}};
        if (out.blocksComputed + out.blocksReused > 0)
            details.insert(QLatin1String("blocks"),
                QJsonObject{{QStringLiteral("computed"), static_cast<qint64>(out.blocksComputed)},
                    {QStringLiteral("reused"), static_cast<qint64>(out.blocksReused)}});
        m_emit({{}, reused ? QStringLiteral("reused") : QStringLiteral("finished"), id, -1.0, reused ? out.reason : QString(), details});
        release(task);
        return;
    }
    case NodeOutcome::Kind::Unneeded: // is not run
    case NodeOutcome::Kind::Lacking: demand(id); return;
    case NodeOutcome::Kind::Failed:
        task.state = State::Failed;
        m_emit({{}, QStringLiteral("failed"), id, -1.0, out.error.message,
            {{QStringLiteral("code"), errorCodeName(out.error.code)}, {QStringLiteral("trail"), QJsonArray::fromStringList(out.error.trail)}}});
        if (!m_options.keepGoing && m_expansion.memberLabel(id).isEmpty())
            m_stop.request_stop();
        skipDependants(id);
        return;
    case NodeOutcome::Kind::Cancelled:
        task.state = State::Cancelled;
        m_emit({{}, QStringLiteral("cancelled"), id, -1.0, {}, {}});
        return;
    }
}

void Execution::rememberCost(const Task& task) const
{
    const NodeOutcome& out = task.outcome;
    CostSample sample{out.basis.version, out.seconds, out.memory, fileBytes(out.basis.files), out.bytes, 0};
    for (const Link& link : task.links)
        sample.bytesIn += m_tasks.at(link.fromNode).outcome.bytes;
    sample.cells = cellsOf(m_check, task.links, task.node->id);
    m_costs.add(task.node->module, sample);
}

void Execution::skipDependants(const QString& id)
{
    std::set<QString> open = m_tasks.at(id).dependants, waitingJoins;
    while (!open.empty()) {
        const QString next = *open.begin();
        open.erase(open.begin());
        Task& task = m_tasks.at(next);
        if (task.state != State::Waiting)
            continue;
        if (task.joins) {
            waitingJoins.insert(next);
            continue;
        }
        task.state = State::Skipped;
        m_emit({{}, QStringLiteral("skipped"), next, -1.0, Tr::tr("'%1' failed, on which this depends").arg(id), {}});
        open.insert(task.dependants.begin(), task.dependants.end());
    }
    for (const QString& join : waitingJoins)
        goOnWithout(m_tasks.at(join), join);
}

/// A join whose last source has ended begins with what there is; where there is nothing it has failed.
void Execution::goOnWithout(Task& task, const QString& id)
{
    std::erase_if(task.sources, [&](const QString& source) {
        const State state = m_tasks.at(source).state;
        return state == State::Failed || state == State::Skipped;
    });
    if (!task.sources.empty())
        return;
    const bool any = std::ranges::any_of(task.links, [&](const Link& link) { return m_tasks.at(link.fromNode).state == State::Done; });
    if (any) {
        m_ready.emplace(task.place, id);
        return;
    }
    task.state = State::Failed;
    task.outcome.error = {ErrorCode::Failed, allFailed(task), {}};
    m_emit({{}, QStringLiteral("failed"), id, -1.0, task.outcome.error.message,
        {{QStringLiteral("code"), errorCodeName(ErrorCode::Failed)}, {QStringLiteral("trail"), QJsonArray()}}});
    skipDependants(id);
}

/// Why a node gave nothing, looking through what was left out because of another.
QString Execution::failureOf(const QString& id) const
{
    const Task& task = m_tasks.at(id);
    if (task.state == State::Failed)
        return task.outcome.error.message;
    for (const Link& link : task.links) {
        const State state = m_tasks.at(link.fromNode).state;
        if (state == State::Failed || state == State::Skipped)
            return failureOf(link.fromNode);
    }
    return {};
}

QString Execution::allFailed(const Task& task) const
{
    return Tr::tr("None of the %n run(s) gave a result. The first said: %1", nullptr, static_cast<int>(task.links.size()))
        .arg(failureOf(task.links.front().fromNode));
}

/// Takes the runs that gave nothing out of a join's values; what is to be said of each.
QStringList Execution::leaveOutFailed(Task& task) const
{
    QStringList warnings;
    const auto isGone = [this](const Link& link) { return m_tasks.at(link.fromNode).state != State::Done; };
    const QJsonArray labels = task.node->parameters.value(QLatin1String("labels")).toArray();
    for (std::size_t i = 0; i < task.links.size(); ++i) { // in the order of the runs
        if (isGone(task.links[i]))
            warnings.append(
                Tr::tr("%1 failed and is left out: %2").arg(labels.at(static_cast<qsizetype>(i)).toString(), failureOf(task.links[i].fromNode)));
    }
    if (!warnings.isEmpty()) {
        task.less = *task.node;
        std::vector<Link> links = task.links;
        leaveOut(*task.less, links, isGone);
    }
    return warnings;
}

/// A run of a mapped node whose other runs were joined without it.
bool Execution::isMadeUpFor(const QString& id) const
{
    return std::ranges::any_of(m_expansion.ownersOf(id), [&](const Outer* outer) {
        return outer->isMap && !outer->joinFor.empty() && m_expansion.joinedBy(id) != outer
            && std::ranges::all_of(outer->joinFor, [&](const auto& join) {
                   const auto task = m_tasks.find(join.second);
                   return task != m_tasks.end() && task->second.state == State::Done;
               });
    });
}

Result<void> Execution::conclude(const std::stop_token& stop)
{
    QStringList failed;
    bool unfinished = false;
    for (const QString& id : m_order) {
        Task& task = m_tasks.at(id);
        if (task.state == State::Waiting) {
            task.state = State::Skipped;
            unfinished = true;
            m_emit({{}, QStringLiteral("skipped"), id, -1.0,
                stop.stop_requested() ? Tr::tr("the run was cancelled") : Tr::tr("the run stopped at the first failure"), {}});
        } else if (task.state == State::Cancelled) {
            unfinished = true;
        } else if (task.state == State::Failed && !isMadeUpFor(id)) {
            failed.append(QStringLiteral("%1: %2").arg(id, task.outcome.error.message));
        }
    }
    if (stop.stop_requested() && unfinished)
        return RunContext::cancelledError();
    if (!failed.isEmpty())
        return Error{ErrorCode::Failed, Tr::tr("%n node(s) failed. ", nullptr, static_cast<int>(failed.size())) + failed.join(QLatin1Char('\n')), {}};
    return {};
}

QJsonObject Execution::provenance() const
{
    static const std::map<State, QString> kStates{{State::Waiting, QStringLiteral("waiting")}, {State::Running, QStringLiteral("running")},
        {State::Done, QStringLiteral("finished")}, {State::Failed, QStringLiteral("failed")}, {State::Cancelled, QStringLiteral("cancelled")},
        {State::Skipped, QStringLiteral("skipped")}};
    QJsonObject out;
    for (const auto& [id, task] : m_tasks) {
        const bool isUnneeded = task.state == State::Done && task.outcome.kind == NodeOutcome::Kind::Unneeded;
        const bool reused = isUnneeded || (task.state == State::Done && task.outcome.kind == NodeOutcome::Kind::Reused);
        QJsonObject node = task.outcome.basis.toJson();
        node.insert(QLatin1String("module"), task.node->module);
        node.insert(QLatin1String("state"), reused ? QStringLiteral("reused") : kStates.at(task.state));
        node.insert(QLatin1String("seconds"), task.outcome.seconds);
        QJsonObject outputs;
        for (const auto& [port, path] : task.outcome.outputPaths)
            outputs.insert(port, QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("key"), task.outcome.outputKeys.at(port)}});
        if (isUnneeded) {
            node.insert(QLatin1String("needed"), false);
            for (const auto& [port, key] : task.outcome.outputKeys)
                outputs.insert(port, QJsonObject{{QStringLiteral("key"), key}});
        }
        node.insert(QLatin1String("outputs"), outputs);
        if (!task.outcome.error.message.isEmpty())
            node.insert(QLatin1String("error"), task.outcome.error.message);
        out.insert(id, node);
    }
    return out;
}

} // namespace terrella
