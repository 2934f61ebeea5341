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
        const auto asked = cluster->with(node.resources);
        if (!asked)
            return asked.error().whileDoing(Tr::tr("looking at what '%1' asks for on '%2'").arg(id, node.place));
        if (const QStringList wrong = problemsOf(*asked); !wrong.isEmpty())
            return Error{ErrorCode::Invalid, Tr::tr("Cluster '%1': %2").arg(node.place, wrong.join(QLatin1Char(' '))), {}};
    }
    return {};
}

Result<std::vector<PartPlan>> PlacedRun::plan(const Document& document, const RunOptions& options, const std::stop_token& stop)
{
    TRY_DO(checkPlaces(document));
    Checker checker(m_host);
    TRY(const Checked known, checked(checker, document, options, {}, stop));
    const Expansion& expansion = known.expansion;
    FileIdentities files(m_store.identitiesPath());
    const Foresight foresight = foresee(m_host, m_store, files, expansion, expansion.document.orderOutsideLoops(), options, {false, stop, {}});
    (void)files.save();
    const JobPlanHow how = planHow(expansion, checker.expandedCheck(), known.data);
    const std::vector<PlannedJob> jobs = planJobs(expansion, how);
    const Sites sites(expansion, jobs, how);
    std::vector<PartPlan> out;
    for (const PlannedJob& job : jobs) {
        TRY(PartPlan plan, planOf(job, sites, foresight, checker.expandedCheck(), options.name, stop));
        for (const std::size_t other : job.after) {
            if (!out[other].isThere)
                plan.after.push_back(static_cast<int>(other));
        }
        out.push_back(std::move(plan));
    }
    return out;
}

Result<PlacedRun::Checked> PlacedRun::checked(
    Checker& checker, const Document& document, const RunOptions& options, const SayFunction& say, const std::stop_token& stop)
{
    Checked out{checker.expanded(document, options.baseFolder), {}};
    if (const DocumentCheck& check = checker.checkExpansion(out.expansion, options.baseFolder); check.hasErrors())
        return invalid(check);
    out.data = dataOnClusters(m_host, out.expansion);
    if (out.data.nodes.empty())
        return out;
    std::set<QString> clusters;
    for (const auto& [id, cluster] : out.data.nodes)
        clusters.insert(cluster);
    for (const QString& name : clusters) {
        TRY(Site * there, site(name, say, stop));
        const auto ask = [&] { return askForData(out.data, there->client, there->folder, m_host, m_store, out.expansion, options, stop); };
        TRY_DO(say ? persist(there->client, ask, say, stop) : ask());
    }
    TRY_DO(out.data.checkLinks(out.expansion));
    checker.setGiven(out.data.signatures);
    out.expansion = checker.expanded(document, options.baseFolder); // over members of what lies there
    if (const DocumentCheck& check = checker.checkExpansion(out.expansion, options.baseFolder); check.hasErrors())
        return invalid(check);
    return out;
}

Result<PartPlan> PlacedRun::planOf(const PlannedJob& job, const Sites& sites, const Foresight& foresight, const DocumentCheck& check,
    const QString& run, const std::stop_token& stop)
{
    PartPlan plan;
    plan.part = {job.place, job.wave, {}, job.resources};
    std::vector<JobLane> lanes;
    std::set<QString> nodes;
    const QStringList shown = shownNodes(sites.expansion(), job.nodes());
    plan.part.nodes = {shown.begin(), shown.end()};
    for (const JobLane& lane : job.lanes) {
        if (!mustRun(foresight, lane.nodes))
            continue;
        lanes.push_back(lane);
        nodes.insert(lane.nodes.begin(), lane.nodes.end());
    }
    plan.isThere = lanes.empty();
    TRY(Site * there, site(job.place, {}, stop));
    TRY(const Cluster asked, there->client.cluster().with(job.resources));
    const QString name = QStringLiteral("terrella-plan");
    std::map<int, RemotePart> parts;
    for (const JobLane& lane : lanes)
        parts[lane.number];
    const auto script = [&] {
        std::map<int, const RemotePart*> known;
        for (const auto& [member, part] : parts)
            known[member] = &part;
        return jobScript(asked, slurmJob(name, there->folder, run, asked, known));
    };
    plan.members = job.isArray ? static_cast<int>(lanes.size()) : 0;
    plan.script = script(); // as far as it is known before results are made here
    if (plan.isThere)
        return plan;
    for (const QString& id : neededFromHere(sites, foresight, nodes))
        plan.madeHereFirst.append(id);
    if (!plan.madeHereFirst.isEmpty())
        return plan;
    StageList all;
    std::set<QString> wanted;
    for (const JobLane& lane : lanes) {
        RemotePart& remote = parts[lane.number];
        TRY(remote, makeRemotePart(m_host, m_store, sites, foresight, lane.nodes, there->folder));
        all.add(remote.stage);
        wanted.insert(remote.wanted.begin(), remote.wanted.end());
    }
    plan.script = script();
    TRY(plan.send, Staging(there->client, m_store, there->folder, QStringLiteral("plan")).lacking(all, stop));
    for (const QString& key : plan.send.objects)
        plan.sendBytes += bytesAt(m_store.folder(key));
    for (const StagedFile& file : plan.send.files)
        plan.sendBytes += file.bytes;
    plan.files = plan.send.objects.size() + static_cast<qint64>(plan.send.files.size());
    for (const QString& id : wanted) {
        plan.bringBack.append(id);
        plan.bringBytes += check.nodes.at(id).storedBytes;
    }
    return plan;
}

/// The same for clusters that share a working folder.
QString PlacedRun::siteOf(const QString& place) const
{
    const auto cluster = m_clusters.find(place);
    return cluster ? QStringList{cluster->host, cluster->sshConfig, cluster->folder}.join(QLatin1Char('\n')) : place;
}

JobPlanHow PlacedRun::planHow(const Expansion& expansion, const DocumentCheck& check, const ClusterData& data) const
{
    return {[this](const QString& place) { return siteOf(place); },
        [&](const QString& id) {
            if (isJoin(expansion.document.nodes.at(id).module) || data.references.count(id) > 0)
                return true;
            if (data.nodes.count(id) > 0)
                return false;
            const auto found = check.nodes.find(id); // cubes that take no room in the store only refer to what does
            return found != check.nodes.end() && !found->second.outputs.empty() && found->second.storedBytes <= 0.0
                && std::ranges::all_of(found->second.outputs, [](const auto& output) { return typeOf(output.second) == DataType::Cube; });
        }};
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
    const auto count = static_cast<qint64>(checker.expanded(document, options.baseFolder).document.nodes.size());
    QJsonObject start{{QStringLiteral("nodes"), count}, {QStringLiteral("jobs"), options.jobs}, {QStringLiteral("memory"), options.memory}};
    if (resumed)
        start.insert(QLatin1String("resumed"), true);
    const QDateTime started = QDateTime::currentDateTimeUtc();
    emitEvent({{}, QStringLiteral("run_started"), {}, -1.0, options.name, start});
    QJsonObject nodes;
    QJsonArray jobs;
    const auto say = [&](const QString& sentence) { emitEvent({{}, QStringLiteral("log"), {}, -1.0, sentence, {}}); };
    const auto attempt = [&]() -> Result<void> {
        TRY(const Checked known, checked(checker, document, options, say, stop));
        Work work{*this, whole, folder, stop, emitEvent, known.expansion, checker.expandedCheck(), known.data};
        const Result<void> ended = work.all();
        nodes = work.provenance;
        jobs = work.jobs;
        return ended;
    };
    const Result<void> done = attempt();
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
            {QStringLiteral("state"), done ? QStringLiteral("finished") : errorCodeName(done.error().code)}, {QStringLiteral("nodes"), nodes},
            {QStringLiteral("places"), jobs}}));
    return done ? written : done;
}

} // namespace terrella
