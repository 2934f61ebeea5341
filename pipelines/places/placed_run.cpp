// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/placed_run.h"

#include "pipelines/core/error_code.h"
#include "pipelines/graph/checker.h"
#include "pipelines/places/patience.h"
#include "pipelines/places/placed_work.h"
#include "pipelines/run/cancel_watch.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlacedRun)
};

Error invalid(const DocumentCheck& check)
{
    QStringList sentences;
    for (const Problem& problem : check.all()) {
        if (problem.severity == Severity::Error)
            sentences.append(problem.node.isEmpty() ? problem.message : QStringLiteral("%1: %2").arg(problem.node, problem.message));
    }
    return {ErrorCode::Invalid, sentences.join(QLatin1Char('\n')), {}};
}

} // namespace

PlacedRun::PlacedRun(PluginHost& host, Store& store, ClusterList clusters, SshConnection::Ask ask)
    : m_host(host),
      m_store(store),
      m_clusters(std::move(clusters)),
      m_ask(ask)
{
}

PlacedRun::~PlacedRun() = default;

Result<PlacedRun::Site*> PlacedRun::site(const QString& name, const SayFunction& say, const std::stop_token& stop)
{
    if (const auto known = m_sites.find(name); known != m_sites.end())
        return known->second.get();
    TRY(const Cluster cluster, m_clusters.find(name));
    std::unique_ptr<Site> made(new Site{ClusterClient(cluster, m_ask), {}});
    const auto prepare = [&]() -> Result<void> {
        TRY(made->folder, made->client.prepare(stop));
        return {};
    };
    TRY_DO(say ? persist(made->client, prepare, say, stop) : prepare());
    return (m_sites[name] = std::move(made)).get();
}

Result<void> PlacedRun::checkPlaces(const Document& document) const
{
    for (const auto& [id, node] : document.nodes) {
        if (node.place.isEmpty())
            continue;
        const auto cluster = m_clusters.find(node.place);
        if (!cluster)
            return Error{cluster.error().code,
                Tr::tr("The node '%1' is placed on '%2'. %3 '--place here' runs everything on this machine.")
                    .arg(id, node.place, cluster.error().message),
                {}};
        if (const QStringList wrong = problemsOf(*cluster); !wrong.isEmpty())
            return Error{ErrorCode::Invalid, Tr::tr("Cluster '%1': %2").arg(node.place, wrong.join(QLatin1Char(' '))), {}};
    }
    return {};
}

Result<std::vector<PartPlan>> PlacedRun::plan(const Document& document, const RunOptions& options, const std::stop_token& stop)
{
    TRY_DO(checkPlaces(document));
    Checker checker(m_host);
    const Expansion expansion = checker.expanded(document, options.baseFolder);
    const DocumentCheck& check = checker.checkExpansion(expansion, options.baseFolder);
    if (check.hasErrors())
        return invalid(check);
    FileIdentities files(m_store.identitiesPath());
    const Foresight foresight = foresee(m_host, m_store, files, expansion, expansion.document.orderOutsideLoops(), options, {false, stop, {}});
    (void)files.save();
    std::vector<PartPlan> out;
    for (const PlacedPart& part : splitByPlace(document)) {
        PartPlan plan;
        plan.part = part;
        const std::set<QString> nodes = nodesOfPart(expansion, part);
        plan.isThere = !mustRun(foresight, nodes);
        for (const QString& id : sourcesOf(expansion, nodes)) {
            if (!foresight.at(id).isThere())
                plan.madeHereFirst.append(id);
        }
        TRY(Site * there, site(part.place, {}, stop));
        const SlurmJob job{
            QStringLiteral("terrella-plan"), there->folder + QStringLiteral("/jobs/terrella-plan"), Depot::storePath(there->folder), {}};
        plan.script = jobScript(there->client.cluster(), job);
        if (!plan.isThere && plan.madeHereFirst.isEmpty()) {
            TRY(const RemotePart remote, makeRemotePart(m_host, m_store, expansion, foresight, nodes, there->folder));
            TRY(plan.send, Staging(there->client, m_store, there->folder, QStringLiteral("plan")).lacking(remote.stage, stop));
            for (const QString& key : plan.send.objects)
                plan.sendBytes += bytesAt(m_store.folder(key));
            for (const StagedFile& file : plan.send.files)
                plan.sendBytes += file.bytes;
            plan.files = plan.send.objects.size() + static_cast<qint64>(plan.send.files.size());
            for (const QString& id : remote.wanted) {
                plan.bringBack.append(id);
                plan.bringBytes += checker.expandedCheck().nodes.at(id).storedBytes;
            }
        }
        out.push_back(std::move(plan));
    }
    return out;
}

Result<void> PlacedRun::runInFolder(
    const Document& document, const RunOptions& options, const RunFolder& folder, std::stop_token stop, const RunListener& listener)
{
    TRY_DO(checkPlaces(document));
    Document frozen = withAbsolutePaths(document, m_host, options.baseFolder);
    if (!options.toNode.isEmpty()) {
        if (frozen.nodes.count(options.toNode) == 0)
            return Error{
                ErrorCode::Usage, Tr::tr("A run on a cluster can go to a node of the pipeline, not into the group of '%1'.").arg(options.toNode), {}};
        frozen = frozen.upTo(options.toNode);
    }
    TRY_DO(folder.begin(frozen, options.name, options.toJson()));
    return execute(frozen, options, folder, false, stop, listener);
}

Result<void> PlacedRun::resume(const RunFolder& folder, std::stop_token stop, const RunListener& listener)
{
    TRY(const QJsonObject information, folder.information());
    TRY(const Document frozen, Document::load(folder.pipelinePath()));
    {
        TRY_DO(EventLog::open(folder.eventsPath())); // refuses while another process works on it
    }
    TRY_DO(folder.beginAgain());
    return execute(frozen, RunOptions::fromJson(information.value(QLatin1String("options")).toObject()), folder, true, stop, listener);
}

Result<void> PlacedRun::execute(const Document& document, const RunOptions& options, const RunFolder& folder, bool resumed,
    const std::stop_token& outer, const RunListener& listener)
{
    TRY(const auto events, EventLog::open(folder.eventsPath()));
    const CancelWatch watch(folder.cancelPath(), outer);
    const std::stop_token stop = watch.token();
    std::mutex mutex;
    const auto emitEvent = [&](RunEvent event) {
        const std::lock_guard lock(mutex);
        const RunEvent written = events->write(std::move(event));
        if (listener)
            listener(written);
    };
    Checker checker(m_host);
    RunOptions whole = options;
    whole.toNode.clear(); // the document goes no further
    Work work{*this, document, whole, folder, stop, emitEvent, checker.expanded(document, options.baseFolder), {}, {}, {}, {}};
    QJsonObject start{{QStringLiteral("nodes"), static_cast<qint64>(work.expansion.document.nodes.size())}, {QStringLiteral("jobs"), options.jobs},
        {QStringLiteral("memory"), options.memory}};
    if (resumed)
        start.insert(QLatin1String("resumed"), true);
    const QDateTime started = QDateTime::currentDateTimeUtc();
    emitEvent({{}, QStringLiteral("run_started"), {}, -1.0, options.name, start});
    const DocumentCheck& check = checker.checkExpansion(work.expansion, options.baseFolder);
    const Result<void> done = check.hasErrors() ? Result<void>(invalid(check)) : work.all();
    if (done)
        emitEvent({{}, QStringLiteral("run_finished"), {}, -1.0, {}, {}});
    else
        emitEvent({{}, done.error().code == ErrorCode::Cancelled ? QStringLiteral("run_cancelled") : QStringLiteral("run_failed"), {}, -1.0,
            done.error().message, {{QStringLiteral("code"), errorCodeName(done.error().code)}}});
    const auto written = publishFile(folder.provenancePath(),
        prettyJson({{QStringLiteral("terrella"), QLatin1String(TERRELLA_VERSION)}, {QStringLiteral("run"), options.name},
            {QStringLiteral("pipeline"), options.pipeline}, {QStringLiteral("store"), m_store.root()},
            {QStringLiteral("started"), started.toString(Qt::ISODateWithMs)},
            {QStringLiteral("ended"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
            {QStringLiteral("state"), done ? QStringLiteral("finished") : errorCodeName(done.error().code)},
            {QStringLiteral("nodes"), work.provenance}, {QStringLiteral("places"), work.jobs}}));
    return done ? written : done;
}

} // namespace terrella
